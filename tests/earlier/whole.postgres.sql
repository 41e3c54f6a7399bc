--
-- PostgreSQL database dump
--



SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: _sqlx_migrations; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public._sqlx_migrations (
    version bigint NOT NULL,
    description text NOT NULL,
    installed_on timestamp with time zone DEFAULT now() NOT NULL,
    success boolean NOT NULL,
    checksum bytea NOT NULL,
    execution_time bigint NOT NULL
);


--
-- Name: annotator; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.annotator (
    id uuid NOT NULL,
    application_id uuid NOT NULL,
    person_id uuid NOT NULL,
    project text NOT NULL,
    state text NOT NULL,
    onboarded_at bigint NOT NULL,
    CONSTRAINT annotator_state_check CHECK ((state = ANY (ARRAY['active'::text, 'paused'::text, 'ended'::text])))
);


--
-- Name: answer; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.answer (
    id uuid NOT NULL,
    attempt_id uuid NOT NULL,
    form_item_id uuid NOT NULL,
    revision bigint NOT NULL,
    seat bigint NOT NULL,
    response text NOT NULL,
    saved_at bigint NOT NULL,
    CONSTRAINT answer_revision_check CHECK ((revision >= 1))
);


--
-- Name: appeal; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.appeal (
    id uuid NOT NULL,
    decision_id uuid NOT NULL,
    application_id uuid NOT NULL,
    project text NOT NULL,
    grounds text NOT NULL,
    text text NOT NULL,
    state text NOT NULL,
    sent_at bigint NOT NULL,
    due_at bigint NOT NULL,
    answer text,
    answered_by uuid,
    answered_at bigint,
    CONSTRAINT appeal_check CHECK (((state = 'open'::text) = (answered_by IS NULL))),
    CONSTRAINT appeal_check1 CHECK (((answered_by IS NULL) = (answered_at IS NULL))),
    CONSTRAINT appeal_check2 CHECK (((answered_by IS NULL) = (answer IS NULL))),
    CONSTRAINT appeal_grounds_check CHECK ((grounds = ANY (ARRAY['question'::text, 'technical'::text, 'facts'::text, 'procedure'::text, 'other'::text]))),
    CONSTRAINT appeal_state_check CHECK ((state = ANY (ARRAY['open'::text, 'upheld'::text, 'overturned'::text, 'corrected'::text])))
);


--
-- Name: application; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.application (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    project text NOT NULL,
    version_id uuid NOT NULL,
    status text NOT NULL,
    profile jsonb NOT NULL,
    search text NOT NULL,
    revision bigint NOT NULL,
    time_factor double precision NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    submitted_at bigint,
    CONSTRAINT application_time_factor_check CHECK ((time_factor >= (1.0)::double precision))
);


--
-- Name: attempt; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.attempt (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    project text NOT NULL,
    version_id uuid NOT NULL,
    stage text NOT NULL,
    number bigint NOT NULL,
    state text NOT NULL,
    seat bigint NOT NULL,
    seed bigint NOT NULL,
    started_at bigint NOT NULL,
    ends_at bigint NOT NULL,
    block bigint NOT NULL,
    checking_since bigint,
    handed_in_at bigint,
    answers bigint,
    digest text,
    CONSTRAINT attempt_check CHECK ((ends_at > started_at)),
    CONSTRAINT attempt_check1 CHECK (((state = 'handed_in'::text) = (handed_in_at IS NOT NULL))),
    CONSTRAINT attempt_check2 CHECK (((handed_in_at IS NULL) = (digest IS NULL))),
    CONSTRAINT attempt_number_check CHECK ((number >= 1)),
    CONSTRAINT attempt_state_check CHECK ((state = ANY (ARRAY['open'::text, 'handed_in'::text, 'void'::text])))
);


--
-- Name: attempt_signal; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.attempt_signal (
    id uuid NOT NULL,
    attempt_id uuid NOT NULL,
    form_item_id uuid,
    kind text NOT NULL,
    amount bigint NOT NULL,
    at bigint NOT NULL,
    CONSTRAINT attempt_signal_amount_check CHECK ((amount >= 0)),
    CONSTRAINT attempt_signal_kind_check CHECK ((kind = ANY (ARRAY['paste'::text, 'leave'::text])))
);


--
-- Name: consent; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.consent (
    id uuid NOT NULL,
    application_id uuid NOT NULL,
    purpose text NOT NULL,
    wording text NOT NULL,
    given_at bigint NOT NULL,
    withdrawn_at bigint
);


--
-- Name: contest; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.contest (
    id uuid NOT NULL,
    project text NOT NULL,
    item_id text NOT NULL,
    version_id uuid NOT NULL,
    source text NOT NULL,
    raised_by uuid,
    appeal_id uuid,
    reason text NOT NULL,
    state text NOT NULL,
    at bigint NOT NULL,
    settled_by uuid,
    settled_at bigint,
    answer text,
    new_version uuid,
    CONSTRAINT contest_check CHECK (((state = 'open'::text) = (settled_by IS NULL))),
    CONSTRAINT contest_check1 CHECK (((settled_by IS NULL) = (settled_at IS NULL))),
    CONSTRAINT contest_check2 CHECK (((state = 'corrected'::text) = (new_version IS NOT NULL))),
    CONSTRAINT contest_source_check CHECK ((source = ANY (ARRAY['reviewer'::text, 'candidate'::text, 'statistic'::text, 'author'::text]))),
    CONSTRAINT contest_state_check CHECK ((state = ANY (ARRAY['open'::text, 'upheld'::text, 'corrected'::text, 'retired'::text])))
);


--
-- Name: decision; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.decision (
    id uuid NOT NULL,
    application_id uuid NOT NULL,
    attempt_id uuid,
    stage text,
    outcome text NOT NULL,
    reasons jsonb NOT NULL,
    note text NOT NULL,
    decided_by uuid,
    at bigint NOT NULL,
    letter_at bigint NOT NULL,
    status_before text NOT NULL,
    undone_at bigint,
    CONSTRAINT decision_check CHECK (((decided_by IS NOT NULL) OR (outcome = 'passed'::text))),
    CONSTRAINT decision_outcome_check CHECK ((outcome = ANY (ARRAY['passed'::text, 'not_passed'::text, 'rejected'::text, 'onboarded'::text, 'void'::text])))
);


--
-- Name: delivery; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.delivery (
    id uuid NOT NULL,
    webhook_id uuid NOT NULL,
    message_id uuid NOT NULL,
    state text NOT NULL,
    attempts bigint NOT NULL,
    due_at bigint NOT NULL,
    status bigint,
    note text,
    tried_at bigint,
    CONSTRAINT delivery_attempts_check CHECK ((attempts >= 0)),
    CONSTRAINT delivery_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'done'::text, 'failed'::text])))
);


--
-- Name: dossier; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.dossier (
    decision_id uuid NOT NULL,
    document text NOT NULL,
    hash text NOT NULL,
    at bigint NOT NULL
);


--
-- Name: evidence; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.evidence (
    id uuid NOT NULL,
    application_id uuid NOT NULL,
    requirement text NOT NULL,
    name text NOT NULL,
    mime text NOT NULL,
    bytes bytea NOT NULL,
    hash text NOT NULL,
    uploaded_at bigint NOT NULL,
    verdict text,
    reason text,
    judged_by uuid,
    judged_at bigint,
    CONSTRAINT evidence_check CHECK (((verdict IS NULL) = (judged_by IS NULL))),
    CONSTRAINT evidence_verdict_check CHECK ((verdict = ANY (ARRAY['accepted'::text, 'rejected'::text])))
);


--
-- Name: form_item; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.form_item (
    id uuid NOT NULL,
    attempt_id uuid NOT NULL,
    "position" bigint NOT NULL,
    block bigint NOT NULL,
    item_id text NOT NULL,
    shown jsonb NOT NULL,
    flagged boolean NOT NULL
);


--
-- Name: gold_item; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.gold_item (
    version_id uuid NOT NULL,
    bank text NOT NULL,
    "position" bigint NOT NULL,
    item_id text NOT NULL,
    kind text NOT NULL,
    skill text NOT NULL,
    stimulus text,
    presented text NOT NULL,
    sealed text NOT NULL
);


--
-- Name: gold_media; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.gold_media (
    hash text NOT NULL,
    mime text NOT NULL,
    bytes bytea NOT NULL
);


--
-- Name: gold_set_version; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.gold_set_version (
    id uuid NOT NULL,
    set_id text NOT NULL,
    number bigint NOT NULL,
    content_hash text NOT NULL,
    presented_hash text NOT NULL,
    document text NOT NULL,
    items bigint NOT NULL,
    warnings bigint NOT NULL,
    state text NOT NULL,
    imported_at bigint NOT NULL,
    imported_by text NOT NULL,
    CONSTRAINT gold_set_version_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text, 'retired'::text])))
);


--
-- Name: gold_version_media; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.gold_version_media (
    version_id uuid NOT NULL,
    name text NOT NULL,
    hash text NOT NULL
);


--
-- Name: gold_warning; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.gold_warning (
    version_id uuid NOT NULL,
    "position" bigint NOT NULL,
    code text NOT NULL,
    place text NOT NULL,
    message text NOT NULL,
    acknowledged_by text
);


--
-- Name: grade; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.grade (
    id uuid NOT NULL,
    form_item_id uuid NOT NULL,
    answer_id uuid,
    version_id uuid NOT NULL,
    grader text NOT NULL,
    score double precision,
    counts boolean NOT NULL,
    positive boolean NOT NULL,
    hit boolean NOT NULL,
    brier double precision,
    explanation text NOT NULL,
    graded_at bigint NOT NULL,
    CONSTRAINT grade_score_check CHECK (((score >= (0.0)::double precision) AND (score <= (1.0)::double precision)))
);


--
-- Name: hidden_check; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.hidden_check (
    id uuid NOT NULL,
    annotator_id uuid NOT NULL,
    version_id uuid NOT NULL,
    item_id text NOT NULL,
    shown jsonb NOT NULL,
    asked_at bigint NOT NULL,
    response text,
    answered_at bigint,
    score double precision,
    counts boolean,
    positive boolean,
    hit boolean,
    explanation text,
    grader text,
    graded_at bigint,
    CONSTRAINT hidden_check_check CHECK (((response IS NULL) = (answered_at IS NULL))),
    CONSTRAINT hidden_check_check1 CHECK (((graded_at IS NULL) OR (answered_at IS NOT NULL))),
    CONSTRAINT hidden_check_score_check CHECK (((score >= (0.0)::double precision) AND (score <= (1.0)::double precision)))
);


--
-- Name: idempotency; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.idempotency (
    scope text NOT NULL,
    idem_key text NOT NULL,
    request_hash text NOT NULL,
    status bigint NOT NULL,
    response text NOT NULL,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL
);


--
-- Name: job; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.job (
    id uuid NOT NULL,
    kind text NOT NULL,
    payload jsonb NOT NULL,
    state text NOT NULL,
    run_at bigint NOT NULL,
    attempts bigint NOT NULL,
    locked_until bigint,
    locked_by text,
    last_error text,
    dedup_key text,
    CONSTRAINT job_attempts_check CHECK ((attempts >= 0)),
    CONSTRAINT job_check CHECK (((state = 'running'::text) = (locked_until IS NOT NULL))),
    CONSTRAINT job_check1 CHECK (((locked_until IS NULL) = (locked_by IS NULL))),
    CONSTRAINT job_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text])))
);


--
-- Name: knock; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.knock (
    id uuid NOT NULL,
    door text NOT NULL,
    at bigint NOT NULL
);


--
-- Name: lease; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.lease (
    name text NOT NULL,
    holder text NOT NULL,
    expires_at bigint NOT NULL
);


--
-- Name: ledger_event; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.ledger_event (
    id uuid NOT NULL,
    at bigint NOT NULL,
    kind text NOT NULL,
    actor text NOT NULL,
    subject uuid,
    body text NOT NULL,
    number bigint,
    previous_hash text,
    hash text,
    CONSTRAINT ledger_event_check CHECK (((number IS NULL) = (hash IS NULL))),
    CONSTRAINT ledger_event_check1 CHECK (((number IS NULL) = (previous_hash IS NULL)))
);


--
-- Name: mail; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.mail (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    decision_id uuid,
    subject_en text NOT NULL,
    subject_zh text NOT NULL,
    body_en text NOT NULL,
    body_zh text NOT NULL,
    due_at bigint NOT NULL,
    sent_at bigint,
    attempts bigint NOT NULL,
    last_error text,
    CONSTRAINT mail_attempts_check CHECK ((attempts >= 0))
);


--
-- Name: outbox; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.outbox (
    id uuid NOT NULL,
    event_id uuid NOT NULL,
    project text NOT NULL,
    at bigint NOT NULL,
    topic text NOT NULL,
    body text NOT NULL,
    number bigint,
    delivered_at bigint
);


--
-- Name: person; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.person (
    id uuid NOT NULL,
    email text,
    display_name text,
    lang text,
    created_at bigint NOT NULL,
    erased_at bigint,
    CONSTRAINT person_lang_check CHECK ((lang = ANY (ARRAY['en'::text, 'zh'::text])))
);


--
-- Name: rescore; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.rescore (
    id uuid NOT NULL,
    project text NOT NULL,
    version_id uuid NOT NULL,
    attempt_id uuid NOT NULL,
    items jsonb NOT NULL,
    outcome_before text NOT NULL,
    outcome_after text NOT NULL,
    ruling jsonb NOT NULL,
    state text NOT NULL,
    at bigint NOT NULL,
    decided_by uuid,
    decided_at bigint,
    reason text,
    CONSTRAINT rescore_check CHECK (((state = 'open'::text) = (decided_by IS NULL))),
    CONSTRAINT rescore_check1 CHECK (((decided_by IS NULL) = (decided_at IS NULL))),
    CONSTRAINT rescore_state_check CHECK ((state = ANY (ARRAY['open'::text, 'applied'::text, 'kept'::text])))
);


--
-- Name: retired_item; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.retired_item (
    set_id text NOT NULL,
    item_id text NOT NULL,
    reason text NOT NULL,
    note text NOT NULL,
    retired_by uuid NOT NULL,
    at bigint NOT NULL,
    CONSTRAINT retired_item_reason_check CHECK ((reason = ANY (ARRAY['wrong'::text, 'leaked'::text, 'dated'::text, 'too_easy'::text, 'too_hard'::text, 'unfair'::text, 'unclear'::text])))
);


--
-- Name: review_sheet; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.review_sheet (
    id uuid NOT NULL,
    task_id uuid NOT NULL,
    reviewer uuid NOT NULL,
    adjudication boolean NOT NULL,
    leased_until bigint NOT NULL,
    sheet jsonb,
    total double precision,
    saved_at bigint,
    CONSTRAINT review_sheet_check CHECK (((saved_at IS NULL) = (total IS NULL)))
);


--
-- Name: review_task; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.review_task (
    id uuid NOT NULL,
    form_item_id uuid NOT NULL,
    attempt_id uuid NOT NULL,
    project text NOT NULL,
    rubric text NOT NULL,
    state text NOT NULL,
    why text,
    score double precision,
    difference double precision,
    created_at bigint NOT NULL,
    due_at bigint NOT NULL,
    CONSTRAINT review_task_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'differ'::text, 'done'::text])))
);


--
-- Name: session; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.session (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    secret_hash text NOT NULL,
    staff boolean NOT NULL,
    seen_at bigint NOT NULL,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    revoked_at bigint,
    CONSTRAINT session_check CHECK ((expires_at > created_at))
);


--
-- Name: setting; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.setting (
    key text NOT NULL,
    value text NOT NULL
);


--
-- Name: sign_in; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sign_in (
    id uuid NOT NULL,
    email text NOT NULL,
    code_hash text NOT NULL,
    link_hash text NOT NULL,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    tries bigint NOT NULL,
    used_at bigint,
    CONSTRAINT sign_in_check CHECK ((expires_at > created_at)),
    CONSTRAINT sign_in_tries_check CHECK ((tries >= 0))
);


--
-- Name: staff; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.staff (
    person_id uuid NOT NULL,
    password_hash text NOT NULL,
    totp_secret text,
    totp_step bigint NOT NULL,
    created_at bigint NOT NULL,
    disabled_at bigint
);


--
-- Name: staff_role; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.staff_role (
    person_id uuid NOT NULL,
    project text NOT NULL,
    role text NOT NULL,
    CONSTRAINT staff_role_role_check CHECK ((role = ANY (ARRAY['reviewer'::text, 'adjudicator'::text, 'recruiter'::text, 'auditor'::text, 'author'::text, 'admin'::text])))
);


--
-- Name: stage_result; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.stage_result (
    attempt_id uuid NOT NULL,
    application_id uuid NOT NULL,
    stage text NOT NULL,
    outcome text NOT NULL,
    ruling jsonb NOT NULL,
    at bigint NOT NULL,
    CONSTRAINT stage_result_outcome_check CHECK ((outcome = ANY (ARRAY['pass'::text, 'refer'::text, 'below_the_line'::text])))
);


--
-- Name: token; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.token (
    id uuid NOT NULL,
    person_id uuid,
    project text NOT NULL,
    kind text NOT NULL,
    secret_hash text NOT NULL,
    scopes jsonb NOT NULL,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    used_at bigint,
    revoked_at bigint,
    CONSTRAINT token_check CHECK ((expires_at > created_at)),
    CONSTRAINT token_kind_check CHECK ((kind = ANY (ARRAY['api'::text, 'sign_in'::text])))
);


--
-- Name: webhook; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.webhook (
    id uuid NOT NULL,
    project text NOT NULL,
    url text NOT NULL,
    secret text NOT NULL,
    previous_secret text,
    state text NOT NULL,
    "position" bigint NOT NULL,
    failing_since bigint,
    created_at bigint NOT NULL,
    CONSTRAINT webhook_state_check CHECK ((state = ANY (ARRAY['on'::text, 'off'::text])))
);


--
-- Data for Name: _sqlx_migrations; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public._sqlx_migrations VALUES (1, 'foundation', '2026-11-28 13:21:04.946766+00', true, '\x2dc992746e87477e11d6fa63c0aaeed3eef07b91fcde8682f40d596058a7728031f5a1e1efadf629bdd83989e293d56d', 37441039);
INSERT INTO public._sqlx_migrations VALUES (2, 'pipeline', '2026-11-28 13:21:04.98563+00', true, '\x0fc7eb2db901dc0b7a1a55968336f822e2b5167a37866ce79f8997617e68033d472fa60641d70e35e8352d39824f3656', 15805126);
INSERT INTO public._sqlx_migrations VALUES (3, 'accounts', '2026-11-28 13:21:05.001616+00', true, '\x0aceec030ca37c4fca845c8ae5fb9d42fc0513dd51d9fcd419f9e201fe0d03603a6d3ad2d85499fe60e914531f42cc19', 13731006);
INSERT INTO public._sqlx_migrations VALUES (4, 'proof', '2026-11-28 13:21:05.015534+00', true, '\x35be572c8630087a1059fbeec6f7b1ba25cf0f82196f17dc3cdf63d1b34f5d79d328f45b765eb9a475e44489b962e716', 11468187);


--
-- Data for Name: annotator; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.annotator VALUES ('01a19b7d-90e0-7000-8000-000000000091', '01a19b7d-90e0-7000-8000-000000000030', '01a19b7d-90e0-7000-8000-00000000002f', 'mandarin-sg', 'active', 1793610060000000);


--
-- Data for Name: answer; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.answer VALUES ('01a19b7d-90e0-7000-8000-000000000040', '01a19b7d-90e0-7000-8000-000000000038', '01a19b7d-90e0-7000-8000-00000000003a', 1, 1, '{"option":"a"}', 1793610060000000);
INSERT INTO public.answer VALUES ('01a19b7d-90e0-7000-8000-000000000041', '01a19b7d-90e0-7000-8000-000000000038', '01a19b7d-90e0-7000-8000-00000000003b', 1, 1, '{"labels":["food"]}', 1793610060000000);
INSERT INTO public.answer VALUES ('01a19b7d-90e0-7000-8000-000000000042', '01a19b7d-90e0-7000-8000-000000000038', '01a19b7d-90e0-7000-8000-00000000003c', 1, 1, '{"option":"c"}', 1793610060000000);
INSERT INTO public.answer VALUES ('01a19b7d-90e0-7000-8000-000000000043', '01a19b7d-90e0-7000-8000-000000000038', '01a19b7d-90e0-7000-8000-00000000003d', 1, 1, '{"option":"a"}', 1793610060000000);
INSERT INTO public.answer VALUES ('01a19b7d-90e0-7000-8000-000000000044', '01a19b7d-90e0-7000-8000-000000000038', '01a19b7d-90e0-7000-8000-00000000003e', 1, 1, '{"spans":[{"end":7,"label":"food","start":0},{"end":15,"label":"travel","start":11}]}', 1793610060000000);
INSERT INTO public.answer VALUES ('01a19b7d-90e0-7000-8000-00000000005c', '01a19b7d-90e0-7000-8000-000000000053', '01a19b7d-90e0-7000-8000-000000000055', 1, 1, '{"option":"c"}', 1793610060000000);
INSERT INTO public.answer VALUES ('01a19b7d-90e0-7000-8000-00000000005d', '01a19b7d-90e0-7000-8000-000000000053', '01a19b7d-90e0-7000-8000-000000000056', 1, 1, '{"option":"a"}', 1793610060000000);
INSERT INTO public.answer VALUES ('01a19b7d-90e0-7000-8000-000000000062', '01a19b7d-90e0-7000-8000-000000000053', '01a19b7d-90e0-7000-8000-000000000057', 1, 1, '{"option":"b"}', 1793610060000000);
INSERT INTO public.answer VALUES ('01a19b7d-90e0-7000-8000-000000000063', '01a19b7d-90e0-7000-8000-000000000053', '01a19b7d-90e0-7000-8000-000000000058', 1, 1, '{"option":"c"}', 1793610060000000);
INSERT INTO public.answer VALUES ('01a19b7d-90e0-7000-8000-00000000007b', '01a19b7d-90e0-7000-8000-000000000077', '01a19b7d-90e0-7000-8000-000000000079', 1, 1, '{"text":"A considered text by lin@example.sg. A considered text by lin@example.sg. A considered text by lin@example.sg. A considered text by lin@example.sg. A considered text by lin@example.sg. A considered text by lin@example.sg. A considered text by lin@example.sg. A considered text by lin@example.sg. A considered text by lin@example.sg. A considered text by lin@example.sg. A considered text by lin@example.sg. A considered text by lin@example.sg. "}', 1793610060000000);
INSERT INTO public.answer VALUES ('01a19b7d-90e0-7000-8000-0000000000a9', '01a19b7d-90e0-7000-8000-0000000000a1', '01a19b7d-90e0-7000-8000-0000000000a3', 1, 1, '{"text":"quickly"}', 1793610060000000);
INSERT INTO public.answer VALUES ('01a19b7d-90e0-7000-8000-0000000000aa', '01a19b7d-90e0-7000-8000-0000000000a1', '01a19b7d-90e0-7000-8000-0000000000a4', 1, 1, '{"option":"a"}', 1793610060000000);
INSERT INTO public.answer VALUES ('01a19b7d-90e0-7000-8000-0000000000ab', '01a19b7d-90e0-7000-8000-0000000000a1', '01a19b7d-90e0-7000-8000-0000000000a5', 1, 1, '{"labels":["food"]}', 1793610060000000);
INSERT INTO public.answer VALUES ('01a19b7d-90e0-7000-8000-0000000000ac', '01a19b7d-90e0-7000-8000-0000000000a1', '01a19b7d-90e0-7000-8000-0000000000a6', 1, 1, '{"option":"c"}', 1793610060000000);
INSERT INTO public.answer VALUES ('01a19b7d-90e0-7000-8000-0000000000ad', '01a19b7d-90e0-7000-8000-0000000000a1', '01a19b7d-90e0-7000-8000-0000000000a7', 1, 1, '{"option":"a"}', 1793610060000000);
INSERT INTO public.answer VALUES ('01a19b7d-90e0-7000-8000-0000000000c5', '01a19b7d-90e0-7000-8000-0000000000bc', '01a19b7d-90e0-7000-8000-0000000000be', 1, 1, '{"option":"a"}', 1793610060000000);
INSERT INTO public.answer VALUES ('01a19b7d-90e0-7000-8000-0000000000c6', '01a19b7d-90e0-7000-8000-0000000000bc', '01a19b7d-90e0-7000-8000-0000000000bf', 1, 1, '{"option":"a"}', 1793610060000000);
INSERT INTO public.answer VALUES ('01a19b7d-90e0-7000-8000-0000000000cb', '01a19b7d-90e0-7000-8000-0000000000bc', '01a19b7d-90e0-7000-8000-0000000000c0', 1, 1, '{"option":"b"}', 1793610060000000);
INSERT INTO public.answer VALUES ('01a19b7d-90e0-7000-8000-0000000000cc', '01a19b7d-90e0-7000-8000-0000000000bc', '01a19b7d-90e0-7000-8000-0000000000c1', 1, 1, '{"option":"a"}', 1793610060000000);
INSERT INTO public.answer VALUES ('01a19b7d-90e0-7000-8000-0000000000e4', '01a19b7d-90e0-7000-8000-0000000000e0', '01a19b7d-90e0-7000-8000-0000000000e2', 1, 1, '{"text":"A considered text by differ@example.sg. A considered text by differ@example.sg. A considered text by differ@example.sg. A considered text by differ@example.sg. A considered text by differ@example.sg. A considered text by differ@example.sg. A considered text by differ@example.sg. A considered text by differ@example.sg. A considered text by differ@example.sg. A considered text by differ@example.sg. A considered text by differ@example.sg. A considered text by differ@example.sg. "}', 1793610060000000);
INSERT INTO public.answer VALUES ('01a19b7d-90e0-7000-8000-000000000102', '01a19b7d-90e0-7000-8000-0000000000fb', '01a19b7d-90e0-7000-8000-0000000000fd', 1, 1, '{"pairs":{"a":"x","b":"y"}}', 1793610060000000);
INSERT INTO public.answer VALUES ('01a19b7d-90e0-7000-8000-000000000103', '01a19b7d-90e0-7000-8000-0000000000fb', '01a19b7d-90e0-7000-8000-0000000000fe', 1, 1, '{"option":"c"}', 1793610060000000);
INSERT INTO public.answer VALUES ('01a19b7d-90e0-7000-8000-000000000104', '01a19b7d-90e0-7000-8000-0000000000fb', '01a19b7d-90e0-7000-8000-0000000000ff', 1, 1, '{"option":"a"}', 1793610060000000);
INSERT INTO public.answer VALUES ('01a19b7d-90e0-7000-8000-000000000105', '01a19b7d-90e0-7000-8000-0000000000fb', '01a19b7d-90e0-7000-8000-000000000100', 1, 1, '{"gaps":{"1":"cat","2":"mat"}}', 1793610060000000);
INSERT INTO public.answer VALUES ('01a19b7d-90e0-7000-8000-00000000011c', '01a19b7d-90e0-7000-8000-000000000113', '01a19b7d-90e0-7000-8000-000000000115', 1, 1, '{"option":"a"}', 1793610060000000);
INSERT INTO public.answer VALUES ('01a19b7d-90e0-7000-8000-00000000011d', '01a19b7d-90e0-7000-8000-000000000113', '01a19b7d-90e0-7000-8000-000000000116', 1, 1, '{"option":"b"}', 1793610060000000);
INSERT INTO public.answer VALUES ('01a19b7d-90e0-7000-8000-000000000122', '01a19b7d-90e0-7000-8000-000000000113', '01a19b7d-90e0-7000-8000-000000000117', 1, 1, '{"option":"b"}', 1793610060000000);
INSERT INTO public.answer VALUES ('01a19b7d-90e0-7000-8000-000000000123', '01a19b7d-90e0-7000-8000-000000000113', '01a19b7d-90e0-7000-8000-000000000118', 1, 1, '{"option":"b"}', 1793610060000000);
INSERT INTO public.answer VALUES ('01a19b7d-90e0-7000-8000-00000000013b', '01a19b7d-90e0-7000-8000-000000000137', '01a19b7d-90e0-7000-8000-000000000139', 1, 1, '{"text":"A considered text by wait@example.sg. A considered text by wait@example.sg. A considered text by wait@example.sg. A considered text by wait@example.sg. A considered text by wait@example.sg. A considered text by wait@example.sg. A considered text by wait@example.sg. A considered text by wait@example.sg. A considered text by wait@example.sg. A considered text by wait@example.sg. A considered text by wait@example.sg. A considered text by wait@example.sg. "}', 1793610060000000);
INSERT INTO public.answer VALUES ('01a19b7d-90e0-7000-8000-000000000154', '01a19b7d-90e0-7000-8000-00000000014c', '01a19b7d-90e0-7000-8000-00000000014e', 1, 1, '{"option":"a"}', 1793610060000000);
INSERT INTO public.answer VALUES ('01a19b7d-90e0-7000-8000-000000000155', '01a19b7d-90e0-7000-8000-00000000014c', '01a19b7d-90e0-7000-8000-00000000014f', 1, 1, '{"claims":{"c1":{"sources":["s1"],"verdict":"supported"}}}', 1793610060000000);
INSERT INTO public.answer VALUES ('01a19b7d-90e0-7000-8000-000000000156', '01a19b7d-90e0-7000-8000-00000000014c', '01a19b7d-90e0-7000-8000-000000000150', 1, 1, '{"option":"c"}', 1793610060000000);
INSERT INTO public.answer VALUES ('01a19b7d-90e0-7000-8000-000000000157', '01a19b7d-90e0-7000-8000-00000000014c', '01a19b7d-90e0-7000-8000-000000000151', 1, 1, '{"option":"a"}', 1793610060000000);
INSERT INTO public.answer VALUES ('01a19b7d-90e0-7000-8000-000000000158', '01a19b7d-90e0-7000-8000-00000000014c', '01a19b7d-90e0-7000-8000-000000000152', 1, 1, '{"text":"We can begin now."}', 1793610060000000);
INSERT INTO public.answer VALUES ('01a19b7d-90e0-7000-8000-000000000170', '01a19b7d-90e0-7000-8000-000000000167', '01a19b7d-90e0-7000-8000-000000000169', 1, 1, '{"option":"a"}', 1793610060000000);
INSERT INTO public.answer VALUES ('01a19b7d-90e0-7000-8000-000000000171', '01a19b7d-90e0-7000-8000-000000000167', '01a19b7d-90e0-7000-8000-00000000016a', 1, 1, '{"option":"a"}', 1793610060000000);
INSERT INTO public.answer VALUES ('01a19b7d-90e0-7000-8000-000000000176', '01a19b7d-90e0-7000-8000-000000000167', '01a19b7d-90e0-7000-8000-00000000016b', 1, 1, '{"option":"b"}', 1793610060000000);
INSERT INTO public.answer VALUES ('01a19b7d-90e0-7000-8000-000000000177', '01a19b7d-90e0-7000-8000-000000000167', '01a19b7d-90e0-7000-8000-00000000016c', 1, 1, '{"option":"c"}', 1793610060000000);
INSERT INTO public.answer VALUES ('01a19b7d-90e0-7000-8000-00000000018f', '01a19b7d-90e0-7000-8000-00000000018b', '01a19b7d-90e0-7000-8000-00000000018d', 1, 1, '{"text":"A considered text by held@example.sg. A considered text by held@example.sg. A considered text by held@example.sg. A considered text by held@example.sg. A considered text by held@example.sg. A considered text by held@example.sg. A considered text by held@example.sg. A considered text by held@example.sg. A considered text by held@example.sg. A considered text by held@example.sg. A considered text by held@example.sg. A considered text by held@example.sg. "}', 1793610060000000);
INSERT INTO public.answer VALUES ('01a19bb6-0600-7000-8000-0000000001ba', '01a19bb6-0600-7000-8000-0000000001b2', '01a19bb6-0600-7000-8000-0000000001b4', 1, 1, '{"gaps":{"1":"cat","2":"mat"}}', 1793613760000000);
INSERT INTO public.answer VALUES ('01a19bb6-0600-7000-8000-0000000001bb', '01a19bb6-0600-7000-8000-0000000001b2', '01a19bb6-0600-7000-8000-0000000001b5', 1, 1, 'null', 1793613760000000);
INSERT INTO public.answer VALUES ('01a19bb6-0600-7000-8000-0000000001bc', '01a19bb6-0600-7000-8000-0000000001b2', '01a19bb6-0600-7000-8000-0000000001b6', 1, 1, '{"categories":[],"severity":"none"}', 1793613760000000);
INSERT INTO public.answer VALUES ('01a19bb6-0600-7000-8000-0000000001bd', '01a19bb6-0600-7000-8000-0000000001b2', '01a19bb6-0600-7000-8000-0000000001b7', 1, 1, 'null', 1793613760000000);
INSERT INTO public.answer VALUES ('01a19bb6-0600-7000-8000-0000000001be', '01a19bb6-0600-7000-8000-0000000001b2', '01a19bb6-0600-7000-8000-0000000001b8', 1, 1, '{"option":"a"}', 1793613760000000);
INSERT INTO public.answer VALUES ('01a19bee-7b20-7000-8000-0000000001e7', '01a19bee-7b20-7000-8000-0000000001e0', '01a19bee-7b20-7000-8000-0000000001e2', 1, 1, '{"option":"c"}', 1793617460000000);
INSERT INTO public.answer VALUES ('01a19bee-7b20-7000-8000-0000000001e8', '01a19bee-7b20-7000-8000-0000000001e0', '01a19bee-7b20-7000-8000-0000000001e3', 1, 1, 'null', 1793617460000000);
INSERT INTO public.answer VALUES ('01a19bee-7b20-7000-8000-0000000001e9', '01a19bee-7b20-7000-8000-0000000001e0', '01a19bee-7b20-7000-8000-0000000001e4', 1, 1, '{"labels":["food"]}', 1793617460000000);
INSERT INTO public.answer VALUES ('01a19bee-7b20-7000-8000-0000000001ea', '01a19bee-7b20-7000-8000-0000000001e0', '01a19bee-7b20-7000-8000-0000000001e5', 1, 1, 'null', 1793617460000000);
INSERT INTO public.answer VALUES ('01a19c26-f040-7000-8000-00000000020f', '01a19c26-f040-7000-8000-000000000207', '01a19c26-f040-7000-8000-000000000209', 1, 1, '{"scales":{"accuracy":5}}', 1793621160000000);
INSERT INTO public.answer VALUES ('01a19c26-f040-7000-8000-000000000210', '01a19c26-f040-7000-8000-000000000207', '01a19c26-f040-7000-8000-00000000020a', 1, 1, 'null', 1793621160000000);
INSERT INTO public.answer VALUES ('01a19c26-f040-7000-8000-000000000211', '01a19c26-f040-7000-8000-000000000207', '01a19c26-f040-7000-8000-00000000020b', 1, 1, '{"pairs":{"a":"x","b":"y"}}', 1793621160000000);
INSERT INTO public.answer VALUES ('01a19c26-f040-7000-8000-000000000212', '01a19c26-f040-7000-8000-000000000207', '01a19c26-f040-7000-8000-00000000020c', 1, 1, 'null', 1793621160000000);
INSERT INTO public.answer VALUES ('01a19c26-f040-7000-8000-000000000213', '01a19c26-f040-7000-8000-000000000207', '01a19c26-f040-7000-8000-00000000020d', 1, 1, '{"option":"a"}', 1793621160000000);
INSERT INTO public.answer VALUES ('01a19c5f-6560-7000-8000-000000000257', '01a19c5f-6560-7000-8000-00000000022e', '01a19c5f-6560-7000-8000-000000000231', 1, 1, '{"option":"a"}', 1793624860000000);
INSERT INTO public.answer VALUES ('01a19c5f-6560-7000-8000-000000000260', '01a19c5f-6560-7000-8000-00000000023e', '01a19c5f-6560-7000-8000-000000000243', 1, 1, '{"option":"c"}', 1793624860000000);
INSERT INTO public.answer VALUES ('01a19c5f-6560-7000-8000-000000000266', '01a19c5f-6560-7000-8000-00000000024f', '01a19c5f-6560-7000-8000-000000000252', 1, 1, '{"option":"a"}', 1793624860000000);
INSERT INTO public.answer VALUES ('01a19ccf-1720-7000-8000-000000000367', '01a19ccf-1720-7000-8000-00000000035b', '01a19ccf-1720-7000-8000-000000000361', 1, 1, '{"option":"a"}', 1793632180000000);
INSERT INTO public.answer VALUES ('01a19c5f-6560-7000-8000-000000000256', '01a19c5f-6560-7000-8000-00000000022e', '01a19c5f-6560-7000-8000-000000000230', 1, 1, '{"option":"b"}', 1793624860000000);
INSERT INTO public.answer VALUES ('01a19c5f-6560-7000-8000-00000000025f', '01a19c5f-6560-7000-8000-00000000023e', '01a19c5f-6560-7000-8000-000000000242', 1, 1, '{"claims":{"c1":{"sources":["s1"],"verdict":"supported"}}}', 1793624860000000);
INSERT INTO public.answer VALUES ('01a19ccf-1720-7000-8000-0000000002f4', '01a19ccd-4260-7000-8000-000000000290', '01a19ccd-4260-7000-8000-000000000294', 1, 1, '{"options":["a","c"]}', 1793632180000000);
INSERT INTO public.answer VALUES ('01a19ccf-1720-7000-8000-000000000366', '01a19ccf-1720-7000-8000-00000000035b', '01a19ccf-1720-7000-8000-000000000360', 1, 1, 'null', 1793632180000000);
INSERT INTO public.answer VALUES ('01a1c6a8-4940-7000-8000-0000000003cf', '01a1c6a8-4940-7000-8000-0000000003c4', '01a1c6a8-4940-7000-8000-0000000003c9', 1, 1, 'null', 1794334280000000);
INSERT INTO public.answer VALUES ('01a1c6a8-4940-7000-8000-000000000420', '01a1c6a8-4940-7000-8000-000000000417', '01a1c6a8-4940-7000-8000-000000000419', 1, 1, '{"option":"a"}', 1794334280000000);
INSERT INTO public.answer VALUES ('01a19c5f-6560-7000-8000-000000000258', '01a19c5f-6560-7000-8000-00000000022e', '01a19c5f-6560-7000-8000-000000000232', 1, 1, '{"order":["a","b","c"]}', 1793624860000000);
INSERT INTO public.answer VALUES ('01a19ccf-1720-7000-8000-0000000002f3', '01a19ccd-4260-7000-8000-000000000290', '01a19ccd-4260-7000-8000-000000000293', 1, 1, '{"option":"a"}', 1793632180000000);
INSERT INTO public.answer VALUES ('01a19ccf-1720-7000-8000-0000000002f6', '01a19ccd-4260-7000-8000-000000000290', '01a19ccd-4260-7000-8000-000000000296', 1, 1, '{"option":"a"}', 1793632180000000);
INSERT INTO public.answer VALUES ('01a19ccf-1720-7000-8000-000000000363', '01a19ccf-1720-7000-8000-00000000035b', '01a19ccf-1720-7000-8000-00000000035d', 1, 1, '{"categories":[],"severity":"none"}', 1793632180000000);
INSERT INTO public.answer VALUES ('01a19d07-8c40-7000-8000-000000000380', '01a19d07-8c40-7000-8000-000000000376', '01a19d07-8c40-7000-8000-000000000379', 1, 1, 'null', 1793635880000000);
INSERT INTO public.answer VALUES ('01a1c6a8-4940-7000-8000-0000000003cc', '01a1c6a8-4940-7000-8000-0000000003c4', '01a1c6a8-4940-7000-8000-0000000003c6', 1, 1, 'null', 1794334280000000);
INSERT INTO public.answer VALUES ('01a19c5f-6560-7000-8000-000000000259', '01a19c5f-6560-7000-8000-00000000022e', '01a19c5f-6560-7000-8000-000000000233', 1, 1, '{"text":"She has two cats."}', 1793624860000000);
INSERT INTO public.answer VALUES ('01a19ccf-1720-7000-8000-000000000365', '01a19ccf-1720-7000-8000-00000000035b', '01a19ccf-1720-7000-8000-00000000035f', 1, 1, '{"claims":{"c1":{"sources":["s1"],"verdict":"supported"}}}', 1793632180000000);
INSERT INTO public.answer VALUES ('01a1c63a-6c40-7000-8000-000000000399', '01a1c63a-6c40-7000-8000-000000000390', '01a1c63a-6c40-7000-8000-000000000392', 1, 1, '{"option":"b"}', 1794327080000000);
INSERT INTO public.answer VALUES ('01a1c6a8-4940-7000-8000-0000000003cd', '01a1c6a8-4940-7000-8000-0000000003c4', '01a1c6a8-4940-7000-8000-0000000003c7', 1, 1, 'null', 1794334280000000);
INSERT INTO public.answer VALUES ('01a1c6a8-4940-7000-8000-000000000406', '01a1c6a8-4940-7000-8000-0000000003fc', '01a1c6a8-4940-7000-8000-000000000400', 1, 1, '{"option":"b"}', 1794334280000000);
INSERT INTO public.answer VALUES ('01a19c5f-6560-7000-8000-00000000025d', '01a19c5f-6560-7000-8000-00000000023e', '01a19c5f-6560-7000-8000-000000000240', 1, 1, '{"order":["a","b","c"]}', 1793624860000000);
INSERT INTO public.answer VALUES ('01a19c5f-6560-7000-8000-000000000261', '01a19c5f-6560-7000-8000-00000000023e', '01a19c5f-6560-7000-8000-000000000244', 1, 1, '{"option":"a"}', 1793624860000000);
INSERT INTO public.answer VALUES ('01a19c5f-6560-7000-8000-000000000265', '01a19c5f-6560-7000-8000-00000000024f', '01a19c5f-6560-7000-8000-000000000251', 1, 1, '{"option":"b"}', 1793624860000000);
INSERT INTO public.answer VALUES ('01a19c5f-6560-7000-8000-000000000268', '01a19c5f-6560-7000-8000-00000000024f', '01a19c5f-6560-7000-8000-000000000254', 1, 1, '{"order":["a","b","c"]}', 1793624860000000);
INSERT INTO public.answer VALUES ('01a1c6a8-4940-7000-8000-000000000407', '01a1c6a8-4940-7000-8000-0000000003fc', '01a1c6a8-4940-7000-8000-000000000401', 1, 1, '{"option":"a"}', 1794334280000000);
INSERT INTO public.answer VALUES ('01a1c6a8-4940-7000-8000-00000000043c', '01a1c6a8-4940-7000-8000-000000000432', '01a1c6a8-4940-7000-8000-000000000437', 1, 1, '{"order":["a","b","c"]}', 1794334280000000);
INSERT INTO public.answer VALUES ('01a19c5f-6560-7000-8000-00000000025e', '01a19c5f-6560-7000-8000-00000000023e', '01a19c5f-6560-7000-8000-000000000241', 1, 1, '{"option":"a"}', 1793624860000000);
INSERT INTO public.answer VALUES ('01a19ccf-1720-7000-8000-0000000002f5', '01a19ccd-4260-7000-8000-000000000290', '01a19ccd-4260-7000-8000-000000000295', 1, 1, '{"option":"b"}', 1793632180000000);
INSERT INTO public.answer VALUES ('01a19ccf-1720-7000-8000-000000000364', '01a19ccf-1720-7000-8000-00000000035b', '01a19ccf-1720-7000-8000-00000000035e', 1, 1, 'null', 1793632180000000);
INSERT INTO public.answer VALUES ('01a19d07-8c40-7000-8000-00000000037f', '01a19d07-8c40-7000-8000-000000000376', '01a19d07-8c40-7000-8000-000000000378', 1, 1, 'null', 1793635880000000);
INSERT INTO public.answer VALUES ('01a1c63a-6c40-7000-8000-00000000039a', '01a1c63a-6c40-7000-8000-000000000390', '01a1c63a-6c40-7000-8000-000000000393', 1, 1, '{"option":"c"}', 1794327080000000);
INSERT INTO public.answer VALUES ('01a1c6a8-4940-7000-8000-0000000003d0', '01a1c6a8-4940-7000-8000-0000000003c4', '01a1c6a8-4940-7000-8000-0000000003ca', 1, 1, 'null', 1794334280000000);
INSERT INTO public.answer VALUES ('01a1c6a8-4940-7000-8000-000000000404', '01a1c6a8-4940-7000-8000-0000000003fc', '01a1c6a8-4940-7000-8000-0000000003fe', 1, 1, '{"option":"a"}', 1794334280000000);
INSERT INTO public.answer VALUES ('01a1c6a8-4940-7000-8000-000000000408', '01a1c6a8-4940-7000-8000-0000000003fc', '01a1c6a8-4940-7000-8000-000000000402', 1, 1, '{"options":["a","c"]}', 1794334280000000);
INSERT INTO public.answer VALUES ('01a1c6a8-4940-7000-8000-000000000439', '01a1c6a8-4940-7000-8000-000000000432', '01a1c6a8-4940-7000-8000-000000000434', 1, 1, '{"option":"b"}', 1794334280000000);
INSERT INTO public.answer VALUES ('01a19c5f-6560-7000-8000-000000000267', '01a19c5f-6560-7000-8000-00000000024f', '01a19c5f-6560-7000-8000-000000000253', 1, 1, '{"spans":[{"end":7,"label":"food","start":0},{"end":15,"label":"travel","start":11}]}', 1793624860000000);
INSERT INTO public.answer VALUES ('01a1c6a8-4940-7000-8000-0000000003ce', '01a1c6a8-4940-7000-8000-0000000003c4', '01a1c6a8-4940-7000-8000-0000000003c8', 1, 1, 'null', 1794334280000000);
INSERT INTO public.answer VALUES ('01a1c6a8-4940-7000-8000-000000000405', '01a1c6a8-4940-7000-8000-0000000003fc', '01a1c6a8-4940-7000-8000-0000000003ff', 1, 1, '{"words":{"blurf":false,"quonk":false,"river":true,"stone":true}}', 1794334280000000);
INSERT INTO public.answer VALUES ('01a1c6a8-4940-7000-8000-00000000043a', '01a1c6a8-4940-7000-8000-000000000432', '01a1c6a8-4940-7000-8000-000000000435', 1, 1, '{"option":"a"}', 1794334280000000);
INSERT INTO public.answer VALUES ('01a19ccf-1720-7000-8000-0000000002f2', '01a19ccd-4260-7000-8000-000000000290', '01a19ccd-4260-7000-8000-000000000292', 1, 1, '{"order":["a","b","c"]}', 1793632180000000);
INSERT INTO public.answer VALUES ('01a1c6a8-4940-7000-8000-000000000421', '01a1c6a8-4940-7000-8000-000000000417', '01a1c6a8-4940-7000-8000-00000000041a', 1, 1, '{"option":"c"}', 1794334280000000);
INSERT INTO public.answer VALUES ('01a1c6a8-4940-7000-8000-000000000426', '01a1c6a8-4940-7000-8000-000000000417', '01a1c6a8-4940-7000-8000-00000000041b', 1, 1, 'null', 1794334280000000);
INSERT INTO public.answer VALUES ('01a1c6a8-4940-7000-8000-00000000043b', '01a1c6a8-4940-7000-8000-000000000432', '01a1c6a8-4940-7000-8000-000000000436', 1, 1, '{"words":{"blurf":false,"quonk":false,"river":true,"stone":true}}', 1794334280000000);


--
-- Data for Name: appeal; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.appeal VALUES ('01a19bee-7b20-7000-8000-0000000001cd', '01a19bb6-0600-7000-8000-0000000001c9', '01a19bb6-0600-7000-8000-0000000001aa', 'mandarin-sg', 'question', 'Question 1 was wrong:
the text says noon.', 'overturned', 1793617460000000, 1794827060000000, 'We looked again.', '01a19b7d-90e0-7000-8000-00000000002d', 1793617460000000);
INSERT INTO public.appeal VALUES ('01a19c26-f040-7000-8000-0000000001f8', '01a19bee-7b20-7000-8000-0000000001f4', '01a19bee-7b20-7000-8000-0000000001d8', 'mandarin-sg', 'question', 'Question 1 was wrong:
the text says noon.', 'upheld', 1793621160000000, 1794830760000000, 'We looked again.', '01a19b7d-90e0-7000-8000-00000000002d', 1793621160000000);
INSERT INTO public.appeal VALUES ('01a19c5f-6560-7000-8000-000000000222', '01a19c26-f040-7000-8000-00000000021e', '01a19c26-f040-7000-8000-0000000001ff', 'mandarin-sg', 'question', 'Question 1 was wrong:
the text says noon.', 'open', 1793624860000000, 1794834460000000, NULL, NULL, NULL);


--
-- Data for Name: application; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.application VALUES ('01a1c6a8-4940-7000-8000-0000000003e7', '01a1c6a8-4940-7000-8000-0000000003e6', 'mandarin-sg', '01a19cce-2cc0-7000-8000-0000000002a7', 'withdrawn', '{"name": "withdrawn", "degrees": [{"isced": 6, "awarded": "2019-07", "country": "SG", "in_progress": false}], "residence": "SG"}', 'withdrawn
withdrawn@example.sg', 2, 1, 1794334280000000, 1794334280000000, 1794334280000000);
INSERT INTO public.application VALUES ('01a19bb6-0600-7000-8000-0000000001aa', '01a19bb6-0600-7000-8000-0000000001a9', 'mandarin-sg', '01a19b7c-a680-7000-8000-000000000000', 'screening', '{"name": "ong", "degrees": [{"isced": 6, "awarded": "2019-07", "country": "SG", "in_progress": false}], "residence": "SG"}', 'ong
ong@example.sg', 2, 1, 1793613760000000, 1793617460000000, 1793613760000000);
INSERT INTO public.application VALUES ('01a19c5f-6560-7000-8000-000000000247', '01a19c5f-6560-7000-8000-000000000246', 'mandarin-sg', '01a19b7c-a680-7000-8000-000000000000', 'needs_decision', '{"name": "opens0", "degrees": [{"isced": 6, "awarded": "2019-07", "country": "SG", "in_progress": false}], "residence": "SG"}', 'opens0
opens0@example.sg', 2, 1, 1793624860000000, 1793624860000000, 1793624860000000);
INSERT INTO public.application VALUES ('01a19c5f-6560-7000-8000-000000000236', '01a19c5f-6560-7000-8000-000000000235', 'mandarin-sg', '01a19b7c-a680-7000-8000-000000000000', 'screening', '{"name": "keeps0", "degrees": [{"isced": 6, "awarded": "2019-07", "country": "SG", "in_progress": false}], "residence": "SG"}', 'keeps0
keeps0@example.sg', 2, 1, 1793624860000000, 1793624860000000, 1793624860000000);
INSERT INTO public.application VALUES ('01a19b7d-90e0-7000-8000-000000000030', '01a19b7d-90e0-7000-8000-00000000002f', 'mandarin-sg', '01a19b7c-a680-7000-8000-000000000000', 'onboarded', '{"name": "lin", "degrees": [{"isced": 6, "awarded": "2019-07", "country": "SG", "in_progress": false}], "residence": "SG"}', 'lin
lin@example.sg', 2, 1, 1793610060000000, 1793610060000000, 1793610060000000);
INSERT INTO public.application VALUES ('01a1c6a8-4940-7000-8000-0000000003f1', '01a1c6a8-4940-7000-8000-0000000003f0', 'mandarin-sg', '01a19cce-2cc0-7000-8000-0000000002a7', 'draft', '{}', '', 1, 1, 1794334280000000, 1794334280000000, NULL);
INSERT INTO public.application VALUES ('01a19bee-7b20-7000-8000-0000000001d8', '01a19bee-7b20-7000-8000-0000000001d7', 'mandarin-sg', '01a19b7c-a680-7000-8000-000000000000', 'rejected', '{"name": "ng", "degrees": [{"isced": 6, "awarded": "2019-07", "country": "SG", "in_progress": false}], "residence": "SG"}', 'ng
ng@example.sg', 2, 1, 1793617460000000, 1793617460000000, 1793617460000000);
INSERT INTO public.application VALUES ('01a19b7d-90e0-7000-8000-000000000099', '01a19b7d-90e0-7000-8000-000000000098', 'mandarin-sg', '01a19b7c-a680-7000-8000-000000000000', 'needs_decision', '{"name": "differ", "degrees": [{"isced": 6, "awarded": "2019-07", "country": "SG", "in_progress": false}], "residence": "SG"}', 'differ
differ@example.sg', 2, 1, 1793610060000000, 1793610060000000, 1793610060000000);
INSERT INTO public.application VALUES ('01a19c26-f040-7000-8000-0000000001ff', '01a19c26-f040-7000-8000-0000000001fe', 'mandarin-sg', '01a19b7c-a680-7000-8000-000000000000', 'rejected', '{"name": "teo", "degrees": [{"isced": 6, "awarded": "2019-07", "country": "SG", "in_progress": false}], "residence": "SG"}', 'teo
teo@example.sg', 2, 1, 1793621160000000, 1793621160000000, 1793621160000000);
INSERT INTO public.application VALUES ('01a19b7d-90e0-7000-8000-0000000000f3', '01a19b7d-90e0-7000-8000-0000000000f2', 'mandarin-sg', '01a19b7c-a680-7000-8000-000000000000', 'screening', '{"name": "wait", "degrees": [{"isced": 6, "awarded": "2019-07", "country": "SG", "in_progress": false}], "residence": "SG"}', 'wait
wait@example.sg', 2, 1, 1793610060000000, 1793610060000000, 1793610060000000);
INSERT INTO public.application VALUES ('01a19b7d-90e0-7000-8000-000000000144', '01a19b7d-90e0-7000-8000-000000000143', 'mandarin-sg', '01a19b7c-a680-7000-8000-000000000000', 'screening', '{"name": "held", "degrees": [{"isced": 6, "awarded": "2019-07", "country": "SG", "in_progress": false}], "residence": "SG"}', 'held
held@example.sg', 2, 1, 1793610060000000, 1793610060000000, 1793610060000000);
INSERT INTO public.application VALUES ('01a19ccd-4260-7000-8000-000000000288', '01a19ccd-4260-7000-8000-000000000287', 'mandarin-sg', '01a19b7c-a680-7000-8000-000000000000', 'screening', '{"name": "late0", "degrees": [{"isced": 6, "awarded": "2019-07", "country": "SG", "in_progress": false}], "residence": "SG"}', 'late0
late0@example.sg', 2, 1, 1793632060000000, 1793632180000000, 1793632060000000);
INSERT INTO public.application VALUES ('01a19c5f-6560-7000-8000-000000000226', '01a19c5f-6560-7000-8000-000000000225', 'mandarin-sg', '01a19b7c-a680-7000-8000-000000000000', 'screening', '{"name": "knows0", "degrees": [{"isced": 6, "awarded": "2019-07", "country": "SG", "in_progress": false}], "residence": "SG"}', 'knows0
knows0@example.sg', 2, 1, 1793624860000000, 1793632180000000, 1793624860000000);
INSERT INTO public.application VALUES ('01a19ccf-1720-7000-8000-000000000353', '01a19ccf-1720-7000-8000-000000000352', 'mandarin-sg', '01a19cce-2cc0-7000-8000-0000000002a7', 'needs_decision', '{"name": "tay", "degrees": [{"isced": 6, "awarded": "2019-07", "country": "SG", "in_progress": false}], "residence": "SG"}', 'tay
tay@example.sg', 2, 1, 1793632180000000, 1794334280000000, 1793632180000000);
INSERT INTO public.application VALUES ('01a19ccf-1720-7000-8000-00000000032d', '01a19ccf-1720-7000-8000-00000000032c', 'mandarin-sg', '01a19cce-2cc0-7000-8000-0000000002a7', 'screening', '{"name": "zhang", "degrees": [{"isced": 6, "awarded": "2019-07", "country": "SG", "in_progress": false}], "residence": "SG"}', 'zhang
zhang@example.sg', 2, 1, 1793632180000000, 1793632180000000, 1793632180000000);
INSERT INTO public.application VALUES ('01a1c6a8-4940-7000-8000-0000000003bc', '01a1c6a8-4940-7000-8000-0000000003bb', 'mandarin-sg', '01a19cce-2cc0-7000-8000-0000000002a7', 'screening', '{"name": "undone", "degrees": [{"isced": 6, "awarded": "2019-07", "country": "SG", "in_progress": false}], "residence": "SG"}', 'undone
undone@example.sg', 2, 1, 1794334280000000, 1794334280000000, 1794334280000000);
INSERT INTO public.application VALUES ('01a1c6a8-4940-7000-8000-0000000003aa', '01a1c6a8-4940-7000-8000-0000000003a9', 'mandarin-sg', '01a19cce-2cc0-7000-8000-0000000002a7', 'screening', '{"name": "void", "degrees": [{"isced": 6, "awarded": "2019-07", "country": "SG", "in_progress": false}], "residence": "SG"}', 'void
void@example.sg', 2, 1.5, 1794334280000000, 1794334280000000, 1794334280000000);
INSERT INTO public.application VALUES ('01a1c6a8-4940-7000-8000-0000000003f4', '01a1c6a8-4940-7000-8000-0000000003f3', 'mandarin-sg', '01a19cce-2cc0-7000-8000-0000000002a7', 'screening', '{"name": "block", "degrees": [{"isced": 6, "awarded": "2019-07", "country": "SG", "in_progress": false}], "residence": "SG"}', 'block
block@example.sg', 2, 1, 1794334280000000, 1794334280000000, 1794334280000000);
INSERT INTO public.application VALUES ('01a1c6a8-4940-7000-8000-000000000441', '01a1c6a8-4940-7000-8000-000000000440', 'mandarin-sg', '01a19cce-2cc0-7000-8000-0000000002a7', 'screening', '{"name": "heldletter", "degrees": [{"isced": 6, "awarded": "2019-07", "country": "SG", "in_progress": false}], "residence": "SG"}', 'heldletter
heldletter@example.sg', 2, 1, 1794334280000000, 1794334280000000, 1794334280000000);
INSERT INTO public.application VALUES ('01a1c6a8-4940-7000-8000-00000000042a', '01a1c6a8-4940-7000-8000-000000000429', 'mandarin-sg', '01a19cce-2cc0-7000-8000-0000000002a7', 'screening', '{"name": "handed", "degrees": [{"isced": 6, "awarded": "2019-07", "country": "SG", "in_progress": false}], "residence": "SG"}', 'handed
handed@example.sg', 2, 1, 1794334280000000, 1794334280000000, 1794334280000000);


--
-- Data for Name: attempt; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.attempt VALUES ('01a19b7d-90e0-7000-8000-000000000038', '01a19b7d-90e0-7000-8000-00000000002f', 'mandarin-sg', '01a19b7c-a680-7000-8000-000000000000', 'first', 1, 'handed_in', 1, 4107282860161892480, 1793610060000000, 1793611260000000, 0, NULL, 1793610060000000, 5, '1e4107c99de82e7c8145a43a72f06bb3c6189470e11d3700c7b541003e0be21d');
INSERT INTO public.attempt VALUES ('01a19bee-7b20-7000-8000-0000000001e0', '01a19bee-7b20-7000-8000-0000000001d7', 'mandarin-sg', '01a19b7c-a680-7000-8000-000000000000', 'first', 1, 'handed_in', 1, -2233503940199055232, 1793617460000000, 1793618660000000, 0, NULL, 1793617460000000, 4, 'b23d8c9547a992de040b78bdcdd15f5939904e3dc63b623a7551e449932dbe60');
INSERT INTO public.attempt VALUES ('01a19b7d-90e0-7000-8000-000000000053', '01a19b7d-90e0-7000-8000-00000000002f', 'mandarin-sg', '01a19b7c-a680-7000-8000-000000000000', 'ladder', 1, 'handed_in', 1, 6052837899185946752, 1793610060000000, 1793611260000000, 1, NULL, 1793610060000000, 4, '98f5aaa7e98f393421e98a7771d584f009e4c283852ddebe603be8bced4ca101');
INSERT INTO public.attempt VALUES ('01a19b7d-90e0-7000-8000-000000000077', '01a19b7d-90e0-7000-8000-00000000002f', 'mandarin-sg', '01a19b7c-a680-7000-8000-000000000000', 'writing', 1, 'handed_in', 1, 8646911284551352448, 1793610060000000, 1793613660000000, 0, NULL, 1793610060000000, 1, '4d97a21c9a17fe086d28499b30c49dffba330d3e9571f6c437935b9c36880bf2');
INSERT INTO public.attempt VALUES ('01a19b7d-90e0-7000-8000-0000000000a1', '01a19b7d-90e0-7000-8000-000000000098', 'mandarin-sg', '01a19b7c-a680-7000-8000-000000000000', 'first', 1, 'handed_in', 1, -6773413839565225856, 1793610060000000, 1793611260000000, 0, NULL, 1793610060000000, 5, 'f6c41fd0e017fc4262409e982b2bcde18b7dbd3bbd0ee7b644ee4fe351657765');
INSERT INTO public.attempt VALUES ('01a19c26-f040-7000-8000-000000000207', '01a19c26-f040-7000-8000-0000000001fe', 'mandarin-sg', '01a19b7c-a680-7000-8000-000000000000', 'first', 1, 'handed_in', 1, 577023702256844928, 1793621160000000, 1793622360000000, 0, NULL, 1793621160000000, 5, '54095314beb836891bcbae0c12a0e50d12350d0237059c0f7f957a96393dbe86');
INSERT INTO public.attempt VALUES ('01a19b7d-90e0-7000-8000-0000000000bc', '01a19b7d-90e0-7000-8000-000000000098', 'mandarin-sg', '01a19b7c-a680-7000-8000-000000000000', 'ladder', 1, 'handed_in', 1, -4827858800541171584, 1793610060000000, 1793611260000000, 1, NULL, 1793610060000000, 4, 'd8be0f0ef77a03627f29d92cbc9e6bb02d6fc622913915219e993695b0ffcac0');
INSERT INTO public.attempt VALUES ('01a19b7d-90e0-7000-8000-0000000000e0', '01a19b7d-90e0-7000-8000-000000000098', 'mandarin-sg', '01a19b7c-a680-7000-8000-000000000000', 'writing', 1, 'handed_in', 1, -2233785415175765888, 1793610060000000, 1793613660000000, 0, NULL, 1793610060000000, 1, '4890c803c27ff4395a80f3a02d209556034d739ad64a318a4f3c48fee29edbbe');
INSERT INTO public.attempt VALUES ('01a19b7d-90e0-7000-8000-0000000000fb', '01a19b7d-90e0-7000-8000-0000000000f2', 'mandarin-sg', '01a19b7c-a680-7000-8000-000000000000', 'first', 1, 'handed_in', 1, -288230376151711616, 1793610060000000, 1793611260000000, 0, NULL, 1793610060000000, 4, 'd77fde9bc2fafb1d5048d1e801a0ad0fe547689c4a36b679131ca7a33094bea9');
INSERT INTO public.attempt VALUES ('01a19c5f-6560-7000-8000-00000000022e', '01a19c5f-6560-7000-8000-000000000225', 'mandarin-sg', '01a19b7c-a680-7000-8000-000000000000', 'first', 1, 'handed_in', 1, 3387269869736034432, 1793624860000000, 1793626060000000, 0, NULL, 1793624860000000, 4, '84deb8dbfb863a06f76f91139aa81ada06816da2d2df69ba7f42a4feedab8eb7');
INSERT INTO public.attempt VALUES ('01a19c5f-6560-7000-8000-00000000023e', '01a19c5f-6560-7000-8000-000000000235', 'mandarin-sg', '01a19b7c-a680-7000-8000-000000000000', 'first', 1, 'handed_in', 1, 4540191374342881408, 1793624860000000, 1793626060000000, 0, NULL, 1793624860000000, 5, 'cb035fea2bd194d648936558e135bb6ac60686c2be5e732394057358534ee43a');
INSERT INTO public.attempt VALUES ('01a19b7d-90e0-7000-8000-000000000113', '01a19b7d-90e0-7000-8000-0000000000f2', 'mandarin-sg', '01a19b7c-a680-7000-8000-000000000000', 'ladder', 1, 'handed_in', 1, 1441433355735269504, 1793610060000000, 1793611260000000, 1, NULL, 1793610060000000, 4, '797dc86b14058d3abacf37116d60c104587eb339652792b91f7619c66da355ba');
INSERT INTO public.attempt VALUES ('01a19b7d-90e0-7000-8000-000000000137', '01a19b7d-90e0-7000-8000-0000000000f2', 'mandarin-sg', '01a19b7c-a680-7000-8000-000000000000', 'writing', 1, 'handed_in', 1, 4035506741100675200, 1793610060000000, 1793613660000000, 0, NULL, 1793610060000000, 1, '4ce8d126dd5c8ab690fb7005ea90441d81a2985705d6478ae0eb5dd1e4a110b6');
INSERT INTO public.attempt VALUES ('01a19b7d-90e0-7000-8000-00000000014c', '01a19b7d-90e0-7000-8000-000000000143', 'mandarin-sg', '01a19b7c-a680-7000-8000-000000000000', 'first', 1, 'handed_in', 1, 5548716215897161856, 1793610060000000, 1793611260000000, 0, NULL, 1793610060000000, 5, '8e2efb9929e7d414127376f6710baf085a3719b97b14a40b6edb3cd4188c4044');
INSERT INTO public.attempt VALUES ('01a19c5f-6560-7000-8000-00000000024f', '01a19c5f-6560-7000-8000-000000000246', 'mandarin-sg', '01a19b7c-a680-7000-8000-000000000000', 'first', 1, 'handed_in', 1, 5765170472987656320, 1793624860000000, 1793626060000000, 0, NULL, 1793624860000000, 4, '5b183beae91026b9cbe3de7b6a9ee9024c5201436ad77e925a0cb8f3f43a8c14');
INSERT INTO public.attempt VALUES ('01a19ccd-4260-7000-8000-000000000290', '01a19ccd-4260-7000-8000-000000000287', 'mandarin-sg', '01a19b7c-a680-7000-8000-000000000000', 'first', 1, 'handed_in', 1, -7997829988256579456, 1793632060000000, 1793633260000000, 0, NULL, 1793632180000000, 5, '49ec52b381070e538ee13153e4364a98edb25d62f360ddd61c6a8a472ecb2d8f');
INSERT INTO public.attempt VALUES ('01a19b7d-90e0-7000-8000-000000000167', '01a19b7d-90e0-7000-8000-000000000143', 'mandarin-sg', '01a19b7c-a680-7000-8000-000000000000', 'ladder', 1, 'handed_in', 1, 7494271254921216128, 1793610060000000, 1793611260000000, 1, NULL, 1793610060000000, 4, '9fbfc6f3359ebbc4e4292cade1c82ef8b9f8afc915b04ecd48dad46236ee542c');
INSERT INTO public.attempt VALUES ('01a19b7d-90e0-7000-8000-00000000018b', '01a19b7d-90e0-7000-8000-000000000143', 'mandarin-sg', '01a19b7c-a680-7000-8000-000000000000', 'writing', 1, 'handed_in', 1, -8358399433422929792, 1793610060000000, 1793613660000000, 0, NULL, 1793610060000000, 1, '60ba1f029526be11deb706c96bfa9b07834a5c308bf760e1156fdd8a89c94e38');
INSERT INTO public.attempt VALUES ('01a19bb6-0600-7000-8000-0000000001b2', '01a19bb6-0600-7000-8000-0000000001a9', 'mandarin-sg', '01a19b7c-a680-7000-8000-000000000000', 'first', 1, 'handed_in', 1, -5548153265943740288, 1793613760000000, 1793614960000000, 0, NULL, 1793613760000000, 5, '25573e031f9a4a6542798c0e89c9796b2dcb950a3e282a8a9a1900a58ca9567b');
INSERT INTO public.attempt VALUES ('01a19ccf-1720-7000-8000-00000000035b', '01a19ccf-1720-7000-8000-000000000352', 'mandarin-sg', '01a19cce-2cc0-7000-8000-0000000002a7', 'first', 1, 'handed_in', 1, 6630143076419502208, 1793632180000000, 1793633380000000, 0, NULL, 1793632180000000, 5, '9c5eee55374a074fdd1113f27155d2e0866e79596a16a76ac73973859710de3c');
INSERT INTO public.attempt VALUES ('01a1c63a-6c40-7000-8000-000000000390', '01a19ccf-1720-7000-8000-000000000352', 'mandarin-sg', '01a19cce-2cc0-7000-8000-0000000002a7', 'ladder', 2, 'handed_in', 1, -7997548513279868800, 1794327080000000, 1794331880000000, 1, NULL, 1794334280000000, 2, '99783e80b91d85a30b8acb2270350db46994df096ae5083bb2009e7bfd5e8abd');
INSERT INTO public.attempt VALUES ('01a19d07-8c40-7000-8000-000000000376', '01a19ccf-1720-7000-8000-000000000352', 'mandarin-sg', '01a19cce-2cc0-7000-8000-0000000002a7', 'ladder', 1, 'handed_in', 1, 8575698115443556480, 1793635880000000, 1793637080000000, 0, NULL, 1793635880000000, 2, '68fface16370006cc3879759c6de4e8df0aedda05351f5b55d6f96d6a5de6a19');
INSERT INTO public.attempt VALUES ('01a1c6a8-4940-7000-8000-0000000003b2', '01a1c6a8-4940-7000-8000-0000000003a9', 'mandarin-sg', '01a19cce-2cc0-7000-8000-0000000002a7', 'first', 1, 'void', 1, -5547590315990318976, 1794334280000000, 1794335480000000, 0, NULL, NULL, NULL, NULL);
INSERT INTO public.attempt VALUES ('01a1c6a8-4940-7000-8000-000000000417', '01a1c6a8-4940-7000-8000-0000000003f3', 'mandarin-sg', '01a19cce-2cc0-7000-8000-0000000002a7', 'ladder', 1, 'open', 1, 1730508156817113216, 1794334280000000, 1794335480000000, 1, NULL, NULL, NULL, NULL);
INSERT INTO public.attempt VALUES ('01a1c6a8-4940-7000-8000-0000000003c4', '01a1c6a8-4940-7000-8000-0000000003bb', 'mandarin-sg', '01a19cce-2cc0-7000-8000-0000000002a7', 'first', 1, 'void', 1, -4250553623307616128, 1794334280000000, 1794335480000000, 0, NULL, NULL, NULL, NULL);
INSERT INTO public.attempt VALUES ('01a1c6a8-4940-7000-8000-0000000003fc', '01a1c6a8-4940-7000-8000-0000000003f3', 'mandarin-sg', '01a19cce-2cc0-7000-8000-0000000002a7', 'first', 1, 'handed_in', 1, -215328357183651712, 1794334280000000, 1794335480000000, 0, NULL, 1794334280000000, 5, '92dc1994657c86d3f08d5f406e227892ac6480ffc33aa3ad07bbd03fd65330d0');
INSERT INTO public.attempt VALUES ('01a1c6a8-4940-7000-8000-000000000432', '01a1c6a8-4940-7000-8000-000000000429', 'mandarin-sg', '01a19cce-2cc0-7000-8000-0000000002a7', 'first', 1, 'handed_in', 1, 3676063195841167488, 1794334280000000, 1794335480000000, 0, NULL, 1794334280000000, 4, 'c9f198d311992fc785dd6760a4bb8d6a643e2e9489bb623cdf63537760aedf12');
INSERT INTO public.attempt VALUES ('01a1c6a8-4940-7000-8000-000000000449', '01a1c6a8-4940-7000-8000-000000000440', 'mandarin-sg', '01a19cce-2cc0-7000-8000-0000000002a7', 'first', 1, 'open', 1, 5333387858713510016, 1794334280000000, 1794335480000000, 0, NULL, NULL, NULL, NULL);


--
-- Data for Name: attempt_signal; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.attempt_signal VALUES ('01a1c6a8-4940-7000-8000-000000000427', '01a1c6a8-4940-7000-8000-000000000417', '01a1c6a8-4940-7000-8000-00000000041b', 'paste', 120, 1794334280000000);
INSERT INTO public.attempt_signal VALUES ('01a1c6a8-4940-7000-8000-000000000428', '01a1c6a8-4940-7000-8000-000000000417', '01a1c6a8-4940-7000-8000-00000000041b', 'leave', 61500, 1794334280000000);


--
-- Data for Name: consent; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.consent VALUES ('01a19b7d-90e0-7000-8000-000000000032', '01a19b7d-90e0-7000-8000-000000000030', 'selection', '2026-11', 1793610060000000, NULL);
INSERT INTO public.consent VALUES ('01a19b7d-90e0-7000-8000-000000000033', '01a19b7d-90e0-7000-8000-000000000030', 'automated_scoring', '2026-11', 1793610060000000, NULL);
INSERT INTO public.consent VALUES ('01a19b7d-90e0-7000-8000-000000000034', '01a19b7d-90e0-7000-8000-000000000030', 'sensitive_content', '2026-11', 1793610060000000, NULL);
INSERT INTO public.consent VALUES ('01a19b7d-90e0-7000-8000-00000000009b', '01a19b7d-90e0-7000-8000-000000000099', 'selection', '2026-11', 1793610060000000, NULL);
INSERT INTO public.consent VALUES ('01a19b7d-90e0-7000-8000-00000000009c', '01a19b7d-90e0-7000-8000-000000000099', 'automated_scoring', '2026-11', 1793610060000000, NULL);
INSERT INTO public.consent VALUES ('01a19b7d-90e0-7000-8000-00000000009d', '01a19b7d-90e0-7000-8000-000000000099', 'sensitive_content', '2026-11', 1793610060000000, NULL);
INSERT INTO public.consent VALUES ('01a19b7d-90e0-7000-8000-0000000000f5', '01a19b7d-90e0-7000-8000-0000000000f3', 'selection', '2026-11', 1793610060000000, NULL);
INSERT INTO public.consent VALUES ('01a19b7d-90e0-7000-8000-0000000000f6', '01a19b7d-90e0-7000-8000-0000000000f3', 'automated_scoring', '2026-11', 1793610060000000, NULL);
INSERT INTO public.consent VALUES ('01a19b7d-90e0-7000-8000-0000000000f7', '01a19b7d-90e0-7000-8000-0000000000f3', 'sensitive_content', '2026-11', 1793610060000000, NULL);
INSERT INTO public.consent VALUES ('01a19b7d-90e0-7000-8000-000000000146', '01a19b7d-90e0-7000-8000-000000000144', 'selection', '2026-11', 1793610060000000, NULL);
INSERT INTO public.consent VALUES ('01a19b7d-90e0-7000-8000-000000000147', '01a19b7d-90e0-7000-8000-000000000144', 'automated_scoring', '2026-11', 1793610060000000, NULL);
INSERT INTO public.consent VALUES ('01a19b7d-90e0-7000-8000-000000000148', '01a19b7d-90e0-7000-8000-000000000144', 'sensitive_content', '2026-11', 1793610060000000, NULL);
INSERT INTO public.consent VALUES ('01a19bb6-0600-7000-8000-0000000001ac', '01a19bb6-0600-7000-8000-0000000001aa', 'selection', '2026-11', 1793613760000000, NULL);
INSERT INTO public.consent VALUES ('01a19bb6-0600-7000-8000-0000000001ad', '01a19bb6-0600-7000-8000-0000000001aa', 'automated_scoring', '2026-11', 1793613760000000, NULL);
INSERT INTO public.consent VALUES ('01a19bb6-0600-7000-8000-0000000001ae', '01a19bb6-0600-7000-8000-0000000001aa', 'sensitive_content', '2026-11', 1793613760000000, NULL);
INSERT INTO public.consent VALUES ('01a19bee-7b20-7000-8000-0000000001da', '01a19bee-7b20-7000-8000-0000000001d8', 'selection', '2026-11', 1793617460000000, NULL);
INSERT INTO public.consent VALUES ('01a19bee-7b20-7000-8000-0000000001db', '01a19bee-7b20-7000-8000-0000000001d8', 'automated_scoring', '2026-11', 1793617460000000, NULL);
INSERT INTO public.consent VALUES ('01a19bee-7b20-7000-8000-0000000001dc', '01a19bee-7b20-7000-8000-0000000001d8', 'sensitive_content', '2026-11', 1793617460000000, NULL);
INSERT INTO public.consent VALUES ('01a19c26-f040-7000-8000-000000000201', '01a19c26-f040-7000-8000-0000000001ff', 'selection', '2026-11', 1793621160000000, NULL);
INSERT INTO public.consent VALUES ('01a19c26-f040-7000-8000-000000000202', '01a19c26-f040-7000-8000-0000000001ff', 'automated_scoring', '2026-11', 1793621160000000, NULL);
INSERT INTO public.consent VALUES ('01a19c26-f040-7000-8000-000000000203', '01a19c26-f040-7000-8000-0000000001ff', 'sensitive_content', '2026-11', 1793621160000000, NULL);
INSERT INTO public.consent VALUES ('01a19c5f-6560-7000-8000-000000000228', '01a19c5f-6560-7000-8000-000000000226', 'selection', '2026-11', 1793624860000000, NULL);
INSERT INTO public.consent VALUES ('01a19c5f-6560-7000-8000-000000000229', '01a19c5f-6560-7000-8000-000000000226', 'automated_scoring', '2026-11', 1793624860000000, NULL);
INSERT INTO public.consent VALUES ('01a19c5f-6560-7000-8000-00000000022a', '01a19c5f-6560-7000-8000-000000000226', 'sensitive_content', '2026-11', 1793624860000000, NULL);
INSERT INTO public.consent VALUES ('01a19c5f-6560-7000-8000-000000000238', '01a19c5f-6560-7000-8000-000000000236', 'selection', '2026-11', 1793624860000000, NULL);
INSERT INTO public.consent VALUES ('01a19c5f-6560-7000-8000-000000000239', '01a19c5f-6560-7000-8000-000000000236', 'automated_scoring', '2026-11', 1793624860000000, NULL);
INSERT INTO public.consent VALUES ('01a19c5f-6560-7000-8000-00000000023a', '01a19c5f-6560-7000-8000-000000000236', 'sensitive_content', '2026-11', 1793624860000000, NULL);
INSERT INTO public.consent VALUES ('01a19c5f-6560-7000-8000-000000000249', '01a19c5f-6560-7000-8000-000000000247', 'selection', '2026-11', 1793624860000000, NULL);
INSERT INTO public.consent VALUES ('01a19c5f-6560-7000-8000-00000000024a', '01a19c5f-6560-7000-8000-000000000247', 'automated_scoring', '2026-11', 1793624860000000, NULL);
INSERT INTO public.consent VALUES ('01a19c5f-6560-7000-8000-00000000024b', '01a19c5f-6560-7000-8000-000000000247', 'sensitive_content', '2026-11', 1793624860000000, NULL);
INSERT INTO public.consent VALUES ('01a19ccd-4260-7000-8000-00000000028a', '01a19ccd-4260-7000-8000-000000000288', 'selection', '2026-11', 1793632060000000, NULL);
INSERT INTO public.consent VALUES ('01a19ccd-4260-7000-8000-00000000028b', '01a19ccd-4260-7000-8000-000000000288', 'automated_scoring', '2026-11', 1793632060000000, NULL);
INSERT INTO public.consent VALUES ('01a19ccd-4260-7000-8000-00000000028c', '01a19ccd-4260-7000-8000-000000000288', 'sensitive_content', '2026-11', 1793632060000000, NULL);
INSERT INTO public.consent VALUES ('01a19ccf-1720-7000-8000-00000000032f', '01a19ccf-1720-7000-8000-00000000032d', 'selection', '2026-11', 1793632180000000, NULL);
INSERT INTO public.consent VALUES ('01a19ccf-1720-7000-8000-000000000330', '01a19ccf-1720-7000-8000-00000000032d', 'automated_scoring', '2026-11', 1793632180000000, NULL);
INSERT INTO public.consent VALUES ('01a19ccf-1720-7000-8000-000000000331', '01a19ccf-1720-7000-8000-00000000032d', 'sensitive_content', '2026-11', 1793632180000000, NULL);
INSERT INTO public.consent VALUES ('01a19ccf-1720-7000-8000-000000000355', '01a19ccf-1720-7000-8000-000000000353', 'selection', '2026-11', 1793632180000000, NULL);
INSERT INTO public.consent VALUES ('01a19ccf-1720-7000-8000-000000000356', '01a19ccf-1720-7000-8000-000000000353', 'automated_scoring', '2026-11', 1793632180000000, NULL);
INSERT INTO public.consent VALUES ('01a19ccf-1720-7000-8000-000000000357', '01a19ccf-1720-7000-8000-000000000353', 'sensitive_content', '2026-11', 1793632180000000, NULL);
INSERT INTO public.consent VALUES ('01a1c6a8-4940-7000-8000-0000000003ac', '01a1c6a8-4940-7000-8000-0000000003aa', 'selection', '2026-11', 1794334280000000, NULL);
INSERT INTO public.consent VALUES ('01a1c6a8-4940-7000-8000-0000000003ad', '01a1c6a8-4940-7000-8000-0000000003aa', 'automated_scoring', '2026-11', 1794334280000000, NULL);
INSERT INTO public.consent VALUES ('01a1c6a8-4940-7000-8000-0000000003ae', '01a1c6a8-4940-7000-8000-0000000003aa', 'sensitive_content', '2026-11', 1794334280000000, NULL);
INSERT INTO public.consent VALUES ('01a1c6a8-4940-7000-8000-0000000003be', '01a1c6a8-4940-7000-8000-0000000003bc', 'selection', '2026-11', 1794334280000000, NULL);
INSERT INTO public.consent VALUES ('01a1c6a8-4940-7000-8000-0000000003bf', '01a1c6a8-4940-7000-8000-0000000003bc', 'automated_scoring', '2026-11', 1794334280000000, NULL);
INSERT INTO public.consent VALUES ('01a1c6a8-4940-7000-8000-0000000003c0', '01a1c6a8-4940-7000-8000-0000000003bc', 'sensitive_content', '2026-11', 1794334280000000, NULL);
INSERT INTO public.consent VALUES ('01a1c6a8-4940-7000-8000-0000000003e9', '01a1c6a8-4940-7000-8000-0000000003e7', 'selection', '2026-11', 1794334280000000, NULL);
INSERT INTO public.consent VALUES ('01a1c6a8-4940-7000-8000-0000000003ea', '01a1c6a8-4940-7000-8000-0000000003e7', 'automated_scoring', '2026-11', 1794334280000000, NULL);
INSERT INTO public.consent VALUES ('01a1c6a8-4940-7000-8000-0000000003eb', '01a1c6a8-4940-7000-8000-0000000003e7', 'sensitive_content', '2026-11', 1794334280000000, NULL);
INSERT INTO public.consent VALUES ('01a1c6a8-4940-7000-8000-0000000003f6', '01a1c6a8-4940-7000-8000-0000000003f4', 'selection', '2026-11', 1794334280000000, NULL);
INSERT INTO public.consent VALUES ('01a1c6a8-4940-7000-8000-0000000003f7', '01a1c6a8-4940-7000-8000-0000000003f4', 'automated_scoring', '2026-11', 1794334280000000, NULL);
INSERT INTO public.consent VALUES ('01a1c6a8-4940-7000-8000-0000000003f8', '01a1c6a8-4940-7000-8000-0000000003f4', 'sensitive_content', '2026-11', 1794334280000000, NULL);
INSERT INTO public.consent VALUES ('01a1c6a8-4940-7000-8000-00000000042c', '01a1c6a8-4940-7000-8000-00000000042a', 'selection', '2026-11', 1794334280000000, NULL);
INSERT INTO public.consent VALUES ('01a1c6a8-4940-7000-8000-00000000042d', '01a1c6a8-4940-7000-8000-00000000042a', 'automated_scoring', '2026-11', 1794334280000000, NULL);
INSERT INTO public.consent VALUES ('01a1c6a8-4940-7000-8000-00000000042e', '01a1c6a8-4940-7000-8000-00000000042a', 'sensitive_content', '2026-11', 1794334280000000, NULL);
INSERT INTO public.consent VALUES ('01a1c6a8-4940-7000-8000-000000000443', '01a1c6a8-4940-7000-8000-000000000441', 'selection', '2026-11', 1794334280000000, NULL);
INSERT INTO public.consent VALUES ('01a1c6a8-4940-7000-8000-000000000444', '01a1c6a8-4940-7000-8000-000000000441', 'automated_scoring', '2026-11', 1794334280000000, NULL);
INSERT INTO public.consent VALUES ('01a1c6a8-4940-7000-8000-000000000445', '01a1c6a8-4940-7000-8000-000000000441', 'sensitive_content', '2026-11', 1794334280000000, NULL);


--
-- Data for Name: contest; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.contest VALUES ('01a19cce-2cc0-7000-8000-0000000002a2', 'mandarin-sg', 'word-1', '01a19b7c-a680-7000-8000-000000000000', 'author', '01a19b7d-90e0-7000-8000-00000000000c', NULL, 'I doubt it', 'upheld', 1793632120000000, '01a19b7d-90e0-7000-8000-00000000000c', 1793632120000000, 'it stands', NULL);
INSERT INTO public.contest VALUES ('01a19cce-2cc0-7000-8000-0000000002a5', 'mandarin-sg', 'read-1', '01a19b7c-a680-7000-8000-000000000000', 'author', '01a19b7d-90e0-7000-8000-00000000000c', NULL, 'I doubt it', 'corrected', 1793632120000000, '01a19b7d-90e0-7000-8000-00000000000c', 1793632120000000, 'the text says noon', '01a19cce-2cc0-7000-8000-0000000002a7');
INSERT INTO public.contest VALUES ('01a19cce-2cc0-7000-8000-0000000002aa', 'mandarin-sg', 'word-6', '01a19b7c-a680-7000-8000-000000000000', 'author', '01a19b7d-90e0-7000-8000-00000000000c', NULL, 'I doubt it', 'retired', 1793632120000000, '01a19b7d-90e0-7000-8000-00000000000c', 1793632120000000, 'it is on a forum', NULL);
INSERT INTO public.contest VALUES ('01a19cce-2cc0-7000-8000-0000000002ad', 'mandarin-sg', 'word-2', '01a19b7c-a680-7000-8000-000000000000', 'author', '01a19b7d-90e0-7000-8000-00000000000c', NULL, 'I doubt it', 'open', 1793632120000000, NULL, NULL, NULL, NULL);


--
-- Data for Name: decision; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.decision VALUES ('01a19b7d-90e0-7000-8000-00000000004f', '01a19b7d-90e0-7000-8000-000000000030', '01a19b7d-90e0-7000-8000-000000000038', 'first', 'passed', '["above_the_line"]', '', NULL, 1793610060000000, 1793610060000000, 'screening', NULL);
INSERT INTO public.decision VALUES ('01a19b7d-90e0-7000-8000-000000000073', '01a19b7d-90e0-7000-8000-000000000030', '01a19b7d-90e0-7000-8000-000000000053', 'ladder', 'passed', '["above_the_line"]', '', NULL, 1793610060000000, 1793610060000000, 'screening', NULL);
INSERT INTO public.decision VALUES ('01a19b7d-90e0-7000-8000-000000000087', '01a19b7d-90e0-7000-8000-000000000030', '01a19b7d-90e0-7000-8000-000000000077', 'writing', 'passed', '["above_the_line"]', '', NULL, 1793610060000000, 1793610060000000, 'screening', NULL);
INSERT INTO public.decision VALUES ('01a19b7d-90e0-7000-8000-000000000094', '01a19b7d-90e0-7000-8000-000000000030', NULL, NULL, 'onboarded', '["all_stages_passed"]', 'looked at', '01a19b7d-90e0-7000-8000-000000000008', 1793610060000000, 1793613660000000, 'needs_decision', NULL);
INSERT INTO public.decision VALUES ('01a19b7d-90e0-7000-8000-0000000000b8', '01a19b7d-90e0-7000-8000-000000000099', '01a19b7d-90e0-7000-8000-0000000000a1', 'first', 'passed', '["above_the_line"]', '', NULL, 1793610060000000, 1793610060000000, 'screening', NULL);
INSERT INTO public.decision VALUES ('01a19b7d-90e0-7000-8000-0000000000dc', '01a19b7d-90e0-7000-8000-000000000099', '01a19b7d-90e0-7000-8000-0000000000bc', 'ladder', 'passed', '["above_the_line"]', '', NULL, 1793610060000000, 1793610060000000, 'screening', NULL);
INSERT INTO public.decision VALUES ('01a19b7d-90e0-7000-8000-00000000010f', '01a19b7d-90e0-7000-8000-0000000000f3', '01a19b7d-90e0-7000-8000-0000000000fb', 'first', 'passed', '["above_the_line"]', '', NULL, 1793610060000000, 1793610060000000, 'screening', NULL);
INSERT INTO public.decision VALUES ('01a19b7d-90e0-7000-8000-000000000133', '01a19b7d-90e0-7000-8000-0000000000f3', '01a19b7d-90e0-7000-8000-000000000113', 'ladder', 'passed', '["above_the_line"]', '', NULL, 1793610060000000, 1793610060000000, 'screening', NULL);
INSERT INTO public.decision VALUES ('01a19b7d-90e0-7000-8000-000000000163', '01a19b7d-90e0-7000-8000-000000000144', '01a19b7d-90e0-7000-8000-00000000014c', 'first', 'passed', '["above_the_line"]', '', NULL, 1793610060000000, 1793610060000000, 'screening', NULL);
INSERT INTO public.decision VALUES ('01a19b7d-90e0-7000-8000-000000000187', '01a19b7d-90e0-7000-8000-000000000144', '01a19b7d-90e0-7000-8000-000000000167', 'ladder', 'passed', '["above_the_line"]', '', NULL, 1793610060000000, 1793610060000000, 'screening', NULL);
INSERT INTO public.decision VALUES ('01a19bb6-0600-7000-8000-0000000001c9', '01a19bb6-0600-7000-8000-0000000001aa', '01a19bb6-0600-7000-8000-0000000001b2', 'first', 'rejected', '["below_the_line"]', 'looked at', '01a19b7d-90e0-7000-8000-000000000008', 1793613760000000, 1793617360000000, 'needs_decision', 1793617460000000);
INSERT INTO public.decision VALUES ('01a19bee-7b20-7000-8000-0000000001d0', '01a19bb6-0600-7000-8000-0000000001aa', '01a19bb6-0600-7000-8000-0000000001b2', 'first', 'passed', '["appeal"]', 'We looked again.', '01a19b7d-90e0-7000-8000-00000000002d', 1793617460000000, 1793621060000000, 'rejected', NULL);
INSERT INTO public.decision VALUES ('01a19bee-7b20-7000-8000-0000000001f4', '01a19bee-7b20-7000-8000-0000000001d8', '01a19bee-7b20-7000-8000-0000000001e0', 'first', 'rejected', '["below_the_line"]', 'looked at', '01a19b7d-90e0-7000-8000-000000000008', 1793617460000000, 1793621060000000, 'needs_decision', NULL);
INSERT INTO public.decision VALUES ('01a19c26-f040-7000-8000-00000000021e', '01a19c26-f040-7000-8000-0000000001ff', '01a19c26-f040-7000-8000-000000000207', 'first', 'rejected', '["below_the_line"]', 'looked at', '01a19b7d-90e0-7000-8000-000000000008', 1793621160000000, 1793624760000000, 'needs_decision', NULL);
INSERT INTO public.decision VALUES ('01a19c5f-6560-7000-8000-00000000027f', '01a19c5f-6560-7000-8000-000000000236', '01a19c5f-6560-7000-8000-00000000023e', 'first', 'passed', '["above_the_line"]', '', NULL, 1793624860000000, 1793624860000000, 'screening', NULL);
INSERT INTO public.decision VALUES ('01a19ccf-1720-7000-8000-000000000309', '01a19ccd-4260-7000-8000-000000000288', '01a19ccd-4260-7000-8000-000000000290', 'first', 'passed', '["key_corrected"]', 'the key was wrong', '01a19b7d-90e0-7000-8000-000000000008', 1793632180000000, 1793635780000000, 'needs_decision', NULL);
INSERT INTO public.decision VALUES ('01a19c5f-6560-7000-8000-000000000283', '01a19c5f-6560-7000-8000-000000000226', '01a19c5f-6560-7000-8000-00000000022e', 'first', 'rejected', '["below_the_line"]', 'looked at', '01a19b7d-90e0-7000-8000-000000000008', 1793624860000000, 1793628460000000, 'needs_decision', 1793632180000000);
INSERT INTO public.decision VALUES ('01a19ccf-1720-7000-8000-00000000030f', '01a19c5f-6560-7000-8000-000000000226', '01a19c5f-6560-7000-8000-00000000022e', 'first', 'passed', '["key_corrected"]', 'the key was wrong', '01a19b7d-90e0-7000-8000-000000000008', 1793632180000000, 1793635780000000, 'rejected', NULL);
INSERT INTO public.decision VALUES ('01a19ccf-1720-7000-8000-000000000372', '01a19ccf-1720-7000-8000-000000000353', '01a19ccf-1720-7000-8000-00000000035b', 'first', 'passed', '["score_in_band_reviewed"]', 'looked at', '01a19b7d-90e0-7000-8000-000000000008', 1793632180000000, 1793635780000000, 'needs_decision', NULL);
INSERT INTO public.decision VALUES ('01a19d07-8c40-7000-8000-00000000038c', '01a19ccf-1720-7000-8000-000000000353', '01a19d07-8c40-7000-8000-000000000376', 'ladder', 'not_passed', '["below_the_line"]', 'looked at', '01a19b7d-90e0-7000-8000-00000000002d', 1793635880000000, 1793639480000000, 'needs_decision', NULL);
INSERT INTO public.decision VALUES ('01a1c6a8-4940-7000-8000-0000000003db', '01a1c6a8-4940-7000-8000-0000000003bc', '01a1c6a8-4940-7000-8000-0000000003c4', 'first', 'rejected', '["below_the_line"]', '', '01a19b7d-90e0-7000-8000-000000000008', 1794334280000000, 1794337880000000, 'needs_decision', 1794334280000000);
INSERT INTO public.decision VALUES ('01a1c6a8-4940-7000-8000-0000000003e2', '01a1c6a8-4940-7000-8000-0000000003bc', '01a1c6a8-4940-7000-8000-0000000003c4', 'first', 'void', '["technical_problem"]', 'looked at', '01a19b7d-90e0-7000-8000-00000000002d', 1794334280000000, 1794337880000000, 'needs_decision', NULL);
INSERT INTO public.decision VALUES ('01a1c6a8-4940-7000-8000-000000000413', '01a1c6a8-4940-7000-8000-0000000003f4', '01a1c6a8-4940-7000-8000-0000000003fc', 'first', 'passed', '["above_the_line"]', '', NULL, 1794334280000000, 1794334280000000, 'screening', NULL);


--
-- Data for Name: delivery; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.delivery VALUES ('01a19ccf-1720-7000-8000-000000000335', '01a19ccf-1720-7000-8000-000000000322', '01a19ccf-1720-7000-8000-00000000030c', 'done', 1, 1793632180000000, 200, 'taken', 1793632180000000);
INSERT INTO public.delivery VALUES ('01a19ccf-1720-7000-8000-000000000336', '01a19ccf-1720-7000-8000-000000000322', '01a19ccf-1720-7000-8000-000000000312', 'done', 1, 1793632180000000, 200, 'taken', 1793632180000000);
INSERT INTO public.delivery VALUES ('01a19ccf-1720-7000-8000-000000000337', '01a19ccf-1720-7000-8000-000000000322', '01a19ccf-1720-7000-8000-000000000334', 'done', 1, 1793632180000000, 200, 'taken', 1793632180000000);
INSERT INTO public.delivery VALUES ('01a19ccf-1720-7000-8000-000000000338', '01a19ccf-1720-7000-8000-000000000325', '01a19ccf-1720-7000-8000-00000000030c', 'waiting', 1, 1793632185000000, NULL, 'no answer', 1793632180000000);
INSERT INTO public.delivery VALUES ('01a19ccf-1720-7000-8000-000000000339', '01a19ccf-1720-7000-8000-000000000325', '01a19ccf-1720-7000-8000-000000000312', 'waiting', 1, 1793632185000000, NULL, 'no answer', 1793632180000000);
INSERT INTO public.delivery VALUES ('01a19ccf-1720-7000-8000-00000000033a', '01a19ccf-1720-7000-8000-000000000325', '01a19ccf-1720-7000-8000-000000000334', 'waiting', 1, 1793632185000000, NULL, 'no answer', 1793632180000000);
INSERT INTO public.delivery VALUES ('01a19ccf-1720-7000-8000-00000000033b', '01a19ccf-1720-7000-8000-000000000328', '01a19ccf-1720-7000-8000-00000000030c', 'waiting', 1, 1793632185000000, NULL, 'no answer', 1793632180000000);
INSERT INTO public.delivery VALUES ('01a19ccf-1720-7000-8000-00000000033c', '01a19ccf-1720-7000-8000-000000000328', '01a19ccf-1720-7000-8000-000000000312', 'waiting', 1, 1793632185000000, NULL, 'no answer', 1793632180000000);
INSERT INTO public.delivery VALUES ('01a19ccf-1720-7000-8000-00000000033d', '01a19ccf-1720-7000-8000-000000000328', '01a19ccf-1720-7000-8000-000000000334', 'waiting', 1, 1793632185000000, NULL, 'no answer', 1793632180000000);


--
-- Data for Name: dossier; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.dossier VALUES ('01a19b7d-90e0-7000-8000-00000000004f', '{"acts":[{"actor":"01a19b7d-90e0-7000-8000-00000000002f","at":1793610060000000,"event":"01a19b7d-90e0-7000-8000-000000000031","kind":"application.begun"},{"actor":"01a19b7d-90e0-7000-8000-00000000002f","at":1793610060000000,"event":"01a19b7d-90e0-7000-8000-000000000035","kind":"application.submitted"},{"actor":"01a19b7d-90e0-7000-8000-00000000002f","at":1793610060000000,"event":"01a19b7d-90e0-7000-8000-000000000036","kind":"candidate.eligible"}],"application":{"id":"01a19b7d-90e0-7000-8000-000000000030","project":"mandarin-sg","version":"01a19b7c-a680-7000-8000-000000000000"},"attempts":[{"attempt":"01a19b7d-90e0-7000-8000-000000000038","block":0,"ends_at":1793611260000000,"handed_in":{"at":1793610060000000,"digest":"1e4107c99de82e7c8145a43a72f06bb3c6189470e11d3700c7b541003e0be21d"},"items":[{"answers":[{"id":"01a19b7d-90e0-7000-8000-000000000040","response":{"option":"a"},"revision":1,"saved_at":1793610060000000}],"block":0,"grade":{"answer":"01a19b7d-90e0-7000-8000-000000000040","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"read-3","place":"01a19b7d-90e0-7000-8000-00000000003a","position":0,"shown":{"lists":{"options":[["b","xjjjxf"],["a","ghrnyb"]]},"swapped":false}},{"answers":[{"id":"01a19b7d-90e0-7000-8000-000000000041","response":{"labels":["food"]},"revision":1,"saved_at":1793610060000000}],"block":0,"grade":{"answer":"01a19b7d-90e0-7000-8000-000000000041","brier":null,"counts":true,"explanation":{"extra":0,"missed":0,"right":1},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"label-1","place":"01a19b7d-90e0-7000-8000-00000000003b","position":1,"shown":{"swapped":false}},{"answers":[{"id":"01a19b7d-90e0-7000-8000-000000000042","response":{"option":"c"},"revision":1,"saved_at":1793610060000000}],"block":0,"grade":{"answer":"01a19b7d-90e0-7000-8000-000000000042","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"read-1","place":"01a19b7d-90e0-7000-8000-00000000003c","position":2,"shown":{"lists":{"options":[["b","upzzx5"],["a","6xyugg"],["c","g44ppk"]]},"swapped":false}},{"answers":[{"id":"01a19b7d-90e0-7000-8000-000000000043","response":{"option":"a"},"revision":1,"saved_at":1793610060000000}],"block":0,"grade":{"answer":"01a19b7d-90e0-7000-8000-000000000043","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"read-2","place":"01a19b7d-90e0-7000-8000-00000000003d","position":3,"shown":{"lists":{"options":[["b","renje5"],["a","qp43c3"],["c","vwpyjp"]]},"swapped":false}},{"answers":[{"id":"01a19b7d-90e0-7000-8000-000000000044","response":{"spans":[{"end":7,"label":"food","start":0},{"end":15,"label":"travel","start":11}]},"revision":1,"saved_at":1793610060000000}],"block":0,"grade":{"answer":"01a19b7d-90e0-7000-8000-000000000044","brier":null,"counts":true,"explanation":{"marked":11,"true_positive":11,"wanted":11},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"label-2","place":"01a19b7d-90e0-7000-8000-00000000003e","position":4,"shown":{"swapped":false}}],"number":1,"result":{"at":1793610060000000,"outcome":"pass","ruling":{"because":"statistic","bounds":[0.19999999999999996,0.8],"counted":5,"doubt":{"interval":[0.5407418735600994,0.9957892554855106],"share":0.8571428571428571,"standard_error":0.12371791482634838,"wrong_fail":0.882351,"wrong_pass":0.117649},"floors":[],"outcome":"pass","presented":5,"rules":"decision-1","statistic":0.882351,"sum":5}},"seed":"4107282860161892480","sheets":[],"stage":"first","started_at":1793610060000000,"state":"handed_in","version":{"content_hash":"f3dee96a638c9b779ff6d1e46c1b93b0c3965c013a1bd42da9aff0d6f81e45ce","id":"01a19b7c-a680-7000-8000-000000000000","number":1}}],"corrected":null,"decision":{"at":1793610060000000,"attempt":"01a19b7d-90e0-7000-8000-000000000038","decided_by":null,"id":"01a19b7d-90e0-7000-8000-00000000004f","letter_at":1793610060000000,"note":"","outcome":"passed","reasons":["above_the_line"],"stage":"first","status_before":"screening"},"dossier":1,"earlier_decisions":[],"letter":{"body":{"en":"Your result is above the line of this stage.\n\nThis was decided automatically from your answers.\n\nNext: Ladder.","zh":"您在这一阶段的成绩高于合格线。\n\n以上根据您的作答自动作出决定。\n\n下一步：阶梯。"},"subject":{"en":"You passed: First","zh":"您已通过：第一关"}},"programs":{"decision":"decision-1","eligibility":"eligibility-1","grader":"grader-1"},"requirements":{"overall":"needs_evidence","requirements":[{"counted":null,"requirement":"residence","verdict":"met"},{"counted":null,"requirement":"degree","verdict":"needs_evidence"}],"rules":"eligibility-1","today":"2026-11-02"}}', '1354cb7c9f5ee53545c649e6ae6b87c801db8906e10c2558844644e194316e05', 1793610060000000);
INSERT INTO public.dossier VALUES ('01a19b7d-90e0-7000-8000-000000000073', '{"acts":[{"actor":"01a19b7d-90e0-7000-8000-00000000002f","at":1793610060000000,"event":"01a19b7d-90e0-7000-8000-000000000031","kind":"application.begun"},{"actor":"01a19b7d-90e0-7000-8000-00000000002f","at":1793610060000000,"event":"01a19b7d-90e0-7000-8000-000000000035","kind":"application.submitted"},{"actor":"01a19b7d-90e0-7000-8000-00000000002f","at":1793610060000000,"event":"01a19b7d-90e0-7000-8000-000000000036","kind":"candidate.eligible"},{"actor":"worker","at":1793610060000000,"event":"01a19b7d-90e0-7000-8000-000000000051","kind":"decision.made"}],"application":{"id":"01a19b7d-90e0-7000-8000-000000000030","project":"mandarin-sg","version":"01a19b7c-a680-7000-8000-000000000000"},"attempts":[{"attempt":"01a19b7d-90e0-7000-8000-000000000053","block":1,"ends_at":1793611260000000,"handed_in":{"at":1793610060000000,"digest":"98f5aaa7e98f393421e98a7771d584f009e4c283852ddebe603be8bced4ca101"},"items":[{"answers":[{"id":"01a19b7d-90e0-7000-8000-00000000005c","response":{"option":"c"},"revision":1,"saved_at":1793610060000000}],"block":0,"grade":{"answer":"01a19b7d-90e0-7000-8000-00000000005c","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"pool-5","place":"01a19b7d-90e0-7000-8000-000000000055","position":0,"shown":{"lists":{"options":[["c","mgrqjv"],["b","ujyp6y"],["a","twqsxn"]]},"swapped":false}},{"answers":[{"id":"01a19b7d-90e0-7000-8000-00000000005d","response":{"option":"a"},"revision":1,"saved_at":1793610060000000}],"block":0,"grade":{"answer":"01a19b7d-90e0-7000-8000-00000000005d","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"pool-6","place":"01a19b7d-90e0-7000-8000-000000000056","position":1,"shown":{"lists":{"options":[["b","23xzdy"],["c","3fmuux"],["a","evebhe"]]},"swapped":false}},{"answers":[{"id":"01a19b7d-90e0-7000-8000-000000000062","response":{"option":"b"},"revision":1,"saved_at":1793610060000000}],"block":1,"grade":{"answer":"01a19b7d-90e0-7000-8000-000000000062","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"pool-1","place":"01a19b7d-90e0-7000-8000-000000000057","position":2,"shown":{"lists":{"options":[["c","ukshda"],["b","ge4qus"],["a","5djcuc"]]},"swapped":false}},{"answers":[{"id":"01a19b7d-90e0-7000-8000-000000000063","response":{"option":"c"},"revision":1,"saved_at":1793610060000000}],"block":1,"grade":{"answer":"01a19b7d-90e0-7000-8000-000000000063","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"pool-11","place":"01a19b7d-90e0-7000-8000-000000000058","position":3,"shown":{"lists":{"options":[["a","a43kyw"],["c","h3rg5w"],["b","ssdb4j"]]},"swapped":false}},{"answers":[],"block":2,"grade":null,"item":"pool-0","place":"01a19b7d-90e0-7000-8000-000000000059","position":4,"shown":{"lists":{"options":[["a","gcbdat"],["b","aaqtec"],["c","pu25bu"]]},"swapped":false}},{"answers":[],"block":2,"grade":null,"item":"pool-7","place":"01a19b7d-90e0-7000-8000-00000000005a","position":5,"shown":{"lists":{"options":[["c","p3zeyx"],["a","qb3g3y"],["b","dyvhqm"]]},"swapped":false}}],"number":1,"result":{"at":1793610060000000,"outcome":"pass","ruling":{"because":"statistic","bounds":[-2.197224577336219,2.1972245773362196],"counted":4,"doubt":{"interval":[0.4781762498950186,0.9949492366205319],"share":0.8333333333333334,"standard_error":0.14085904245475275,"wrong_fail":0.40950999999999976,"wrong_pass":0.010240000000000027},"floors":[],"outcome":"pass","presented":4,"rules":"decision-1","statistic":3.243720864865315,"sum":4}},"seed":"6052837899185946752","sheets":[],"stage":"ladder","started_at":1793610060000000,"state":"handed_in","version":{"content_hash":"f3dee96a638c9b779ff6d1e46c1b93b0c3965c013a1bd42da9aff0d6f81e45ce","id":"01a19b7c-a680-7000-8000-000000000000","number":1}}],"corrected":null,"decision":{"at":1793610060000000,"attempt":"01a19b7d-90e0-7000-8000-000000000053","decided_by":null,"id":"01a19b7d-90e0-7000-8000-000000000073","letter_at":1793610060000000,"note":"","outcome":"passed","reasons":["above_the_line"],"stage":"ladder","status_before":"screening"},"dossier":1,"earlier_decisions":[{"at":1793610060000000,"decision":"01a19b7d-90e0-7000-8000-00000000004f","outcome":"passed","stage":"first","undone":false}],"letter":{"body":{"en":"Your result is above the line of this stage.\n\nThis was decided automatically from your answers.\n\nNext: Writing.","zh":"您在这一阶段的成绩高于合格线。\n\n以上根据您的作答自动作出决定。\n\n下一步：写作。"},"subject":{"en":"You passed: Ladder","zh":"您已通过：阶梯"}},"programs":{"decision":"decision-1","eligibility":"eligibility-1","grader":"grader-1"},"requirements":{"overall":"needs_evidence","requirements":[{"counted":null,"requirement":"residence","verdict":"met"},{"counted":null,"requirement":"degree","verdict":"needs_evidence"}],"rules":"eligibility-1","today":"2026-11-02"}}', '79b757d1891af081a3f54da59172ecb4654e9ee8b4e34525b1fc992868134485', 1793610060000000);
INSERT INTO public.dossier VALUES ('01a19b7d-90e0-7000-8000-000000000087', '{"acts":[{"actor":"01a19b7d-90e0-7000-8000-00000000002f","at":1793610060000000,"event":"01a19b7d-90e0-7000-8000-000000000031","kind":"application.begun"},{"actor":"01a19b7d-90e0-7000-8000-00000000002f","at":1793610060000000,"event":"01a19b7d-90e0-7000-8000-000000000035","kind":"application.submitted"},{"actor":"01a19b7d-90e0-7000-8000-00000000002f","at":1793610060000000,"event":"01a19b7d-90e0-7000-8000-000000000036","kind":"candidate.eligible"},{"actor":"worker","at":1793610060000000,"event":"01a19b7d-90e0-7000-8000-000000000051","kind":"decision.made"},{"actor":"worker","at":1793610060000000,"event":"01a19b7d-90e0-7000-8000-000000000075","kind":"decision.made"}],"application":{"id":"01a19b7d-90e0-7000-8000-000000000030","project":"mandarin-sg","version":"01a19b7c-a680-7000-8000-000000000000"},"attempts":[{"attempt":"01a19b7d-90e0-7000-8000-000000000077","block":0,"ends_at":1793613660000000,"handed_in":{"at":1793610060000000,"digest":"4d97a21c9a17fe086d28499b30c49dffba330d3e9571f6c437935b9c36880bf2"},"items":[{"answers":[{"id":"01a19b7d-90e0-7000-8000-00000000007b","response":{"text":"A considered text by lin@example.sg. A considered text by lin@example.sg. A considered text by lin@example.sg. A considered text by lin@example.sg. A considered text by lin@example.sg. A considered text by lin@example.sg. A considered text by lin@example.sg. A considered text by lin@example.sg. A considered text by lin@example.sg. A considered text by lin@example.sg. A considered text by lin@example.sg. A considered text by lin@example.sg. "},"revision":1,"saved_at":1793610060000000}],"block":0,"grade":{"answer":"01a19b7d-90e0-7000-8000-00000000007b","brier":null,"counts":true,"explanation":{"language_ok":true,"length":60,"length_ok":true},"grader":"grader-1","hit":false,"positive":true,"score":null,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"write-1","place":"01a19b7d-90e0-7000-8000-000000000079","position":0,"shown":{"swapped":false}}],"number":1,"result":{"at":1793610060000000,"outcome":"pass","ruling":{"cut":0.65,"doubt":{"interval":[0.8824021609275967,1],"share":1,"standard_error":0.06,"wrong_fail":0.9999999972834562,"wrong_pass":2.7165437677112436e-9},"responses":1,"rules":"decision-1","score":1,"se":0.06}},"seed":"8646911284551352448","sheets":[{"adjudication":false,"place":"01a19b7d-90e0-7000-8000-000000000079","reviewer":"01a19b7d-90e0-7000-8000-000000000014","sheet":{"cannot_score":null,"cause":null,"comments":{"style":"seen","task":"seen"},"levels":{"style":1,"task":1},"reason":null},"total":1},{"adjudication":false,"place":"01a19b7d-90e0-7000-8000-000000000079","reviewer":"01a19b7d-90e0-7000-8000-000000000018","sheet":{"cannot_score":null,"cause":null,"comments":{"style":"seen","task":"seen"},"levels":{"style":1,"task":1},"reason":null},"total":1}],"stage":"writing","started_at":1793610060000000,"state":"handed_in","version":{"content_hash":"f3dee96a638c9b779ff6d1e46c1b93b0c3965c013a1bd42da9aff0d6f81e45ce","id":"01a19b7c-a680-7000-8000-000000000000","number":1}}],"corrected":null,"decision":{"at":1793610060000000,"attempt":"01a19b7d-90e0-7000-8000-000000000077","decided_by":null,"id":"01a19b7d-90e0-7000-8000-000000000087","letter_at":1793610060000000,"note":"","outcome":"passed","reasons":["above_the_line"],"stage":"writing","status_before":"screening"},"dossier":1,"earlier_decisions":[{"at":1793610060000000,"decision":"01a19b7d-90e0-7000-8000-00000000004f","outcome":"passed","stage":"first","undone":false},{"at":1793610060000000,"decision":"01a19b7d-90e0-7000-8000-000000000073","outcome":"passed","stage":"ladder","undone":false}],"letter":{"body":{"en":"Your result is above the line of this stage.\n\nThis was decided automatically from your answers.","zh":"您在这一阶段的成绩高于合格线。\n\n以上根据您的作答自动作出决定。"},"subject":{"en":"You passed: Writing","zh":"您已通过：写作"}},"programs":{"decision":"decision-1","eligibility":"eligibility-1","grader":"grader-1"},"requirements":{"overall":"needs_evidence","requirements":[{"counted":null,"requirement":"residence","verdict":"met"},{"counted":null,"requirement":"degree","verdict":"needs_evidence"}],"rules":"eligibility-1","today":"2026-11-02"}}', 'a950f4eef8aba6df40d0a43bc231f34d82ebbd48fb60c647563f845de28ad101', 1793610060000000);
INSERT INTO public.dossier VALUES ('01a19b7d-90e0-7000-8000-000000000094', '{"acts":[{"actor":"01a19b7d-90e0-7000-8000-00000000002f","at":1793610060000000,"event":"01a19b7d-90e0-7000-8000-000000000031","kind":"application.begun"},{"actor":"01a19b7d-90e0-7000-8000-00000000002f","at":1793610060000000,"event":"01a19b7d-90e0-7000-8000-000000000035","kind":"application.submitted"},{"actor":"01a19b7d-90e0-7000-8000-00000000002f","at":1793610060000000,"event":"01a19b7d-90e0-7000-8000-000000000036","kind":"candidate.eligible"},{"actor":"worker","at":1793610060000000,"event":"01a19b7d-90e0-7000-8000-000000000051","kind":"decision.made"},{"actor":"worker","at":1793610060000000,"event":"01a19b7d-90e0-7000-8000-000000000075","kind":"decision.made"},{"actor":"worker","at":1793610060000000,"event":"01a19b7d-90e0-7000-8000-000000000089","kind":"decision.made"},{"actor":"01a19b7d-90e0-7000-8000-00000000002f","at":1793610060000000,"event":"01a19b7d-90e0-7000-8000-00000000008c","kind":"application.document"},{"actor":"01a19b7d-90e0-7000-8000-000000000008","at":1793610060000000,"event":"01a19b7d-90e0-7000-8000-00000000008d","kind":"application.document"},{"actor":"01a19b7d-90e0-7000-8000-00000000002f","at":1793610060000000,"event":"01a19b7d-90e0-7000-8000-00000000008f","kind":"application.document"},{"actor":"01a19b7d-90e0-7000-8000-000000000008","at":1793610060000000,"event":"01a19b7d-90e0-7000-8000-000000000090","kind":"application.document"}],"application":{"id":"01a19b7d-90e0-7000-8000-000000000030","project":"mandarin-sg","version":"01a19b7c-a680-7000-8000-000000000000"},"attempts":[{"attempt":"01a19b7d-90e0-7000-8000-000000000038","block":0,"ends_at":1793611260000000,"handed_in":{"at":1793610060000000,"digest":"1e4107c99de82e7c8145a43a72f06bb3c6189470e11d3700c7b541003e0be21d"},"items":[{"answers":[{"id":"01a19b7d-90e0-7000-8000-000000000040","response":{"option":"a"},"revision":1,"saved_at":1793610060000000}],"block":0,"grade":{"answer":"01a19b7d-90e0-7000-8000-000000000040","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"read-3","place":"01a19b7d-90e0-7000-8000-00000000003a","position":0,"shown":{"lists":{"options":[["b","xjjjxf"],["a","ghrnyb"]]},"swapped":false}},{"answers":[{"id":"01a19b7d-90e0-7000-8000-000000000041","response":{"labels":["food"]},"revision":1,"saved_at":1793610060000000}],"block":0,"grade":{"answer":"01a19b7d-90e0-7000-8000-000000000041","brier":null,"counts":true,"explanation":{"extra":0,"missed":0,"right":1},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"label-1","place":"01a19b7d-90e0-7000-8000-00000000003b","position":1,"shown":{"swapped":false}},{"answers":[{"id":"01a19b7d-90e0-7000-8000-000000000042","response":{"option":"c"},"revision":1,"saved_at":1793610060000000}],"block":0,"grade":{"answer":"01a19b7d-90e0-7000-8000-000000000042","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"read-1","place":"01a19b7d-90e0-7000-8000-00000000003c","position":2,"shown":{"lists":{"options":[["b","upzzx5"],["a","6xyugg"],["c","g44ppk"]]},"swapped":false}},{"answers":[{"id":"01a19b7d-90e0-7000-8000-000000000043","response":{"option":"a"},"revision":1,"saved_at":1793610060000000}],"block":0,"grade":{"answer":"01a19b7d-90e0-7000-8000-000000000043","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"read-2","place":"01a19b7d-90e0-7000-8000-00000000003d","position":3,"shown":{"lists":{"options":[["b","renje5"],["a","qp43c3"],["c","vwpyjp"]]},"swapped":false}},{"answers":[{"id":"01a19b7d-90e0-7000-8000-000000000044","response":{"spans":[{"end":7,"label":"food","start":0},{"end":15,"label":"travel","start":11}]},"revision":1,"saved_at":1793610060000000}],"block":0,"grade":{"answer":"01a19b7d-90e0-7000-8000-000000000044","brier":null,"counts":true,"explanation":{"marked":11,"true_positive":11,"wanted":11},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"label-2","place":"01a19b7d-90e0-7000-8000-00000000003e","position":4,"shown":{"swapped":false}}],"number":1,"result":{"at":1793610060000000,"outcome":"pass","ruling":{"because":"statistic","bounds":[0.19999999999999996,0.8],"counted":5,"doubt":{"interval":[0.5407418735600994,0.9957892554855106],"share":0.8571428571428571,"standard_error":0.12371791482634838,"wrong_fail":0.882351,"wrong_pass":0.117649},"floors":[],"outcome":"pass","presented":5,"rules":"decision-1","statistic":0.882351,"sum":5}},"seed":"4107282860161892480","sheets":[],"stage":"first","started_at":1793610060000000,"state":"handed_in","version":{"content_hash":"f3dee96a638c9b779ff6d1e46c1b93b0c3965c013a1bd42da9aff0d6f81e45ce","id":"01a19b7c-a680-7000-8000-000000000000","number":1}},{"attempt":"01a19b7d-90e0-7000-8000-000000000053","block":1,"ends_at":1793611260000000,"handed_in":{"at":1793610060000000,"digest":"98f5aaa7e98f393421e98a7771d584f009e4c283852ddebe603be8bced4ca101"},"items":[{"answers":[{"id":"01a19b7d-90e0-7000-8000-00000000005c","response":{"option":"c"},"revision":1,"saved_at":1793610060000000}],"block":0,"grade":{"answer":"01a19b7d-90e0-7000-8000-00000000005c","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"pool-5","place":"01a19b7d-90e0-7000-8000-000000000055","position":0,"shown":{"lists":{"options":[["c","mgrqjv"],["b","ujyp6y"],["a","twqsxn"]]},"swapped":false}},{"answers":[{"id":"01a19b7d-90e0-7000-8000-00000000005d","response":{"option":"a"},"revision":1,"saved_at":1793610060000000}],"block":0,"grade":{"answer":"01a19b7d-90e0-7000-8000-00000000005d","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"pool-6","place":"01a19b7d-90e0-7000-8000-000000000056","position":1,"shown":{"lists":{"options":[["b","23xzdy"],["c","3fmuux"],["a","evebhe"]]},"swapped":false}},{"answers":[{"id":"01a19b7d-90e0-7000-8000-000000000062","response":{"option":"b"},"revision":1,"saved_at":1793610060000000}],"block":1,"grade":{"answer":"01a19b7d-90e0-7000-8000-000000000062","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"pool-1","place":"01a19b7d-90e0-7000-8000-000000000057","position":2,"shown":{"lists":{"options":[["c","ukshda"],["b","ge4qus"],["a","5djcuc"]]},"swapped":false}},{"answers":[{"id":"01a19b7d-90e0-7000-8000-000000000063","response":{"option":"c"},"revision":1,"saved_at":1793610060000000}],"block":1,"grade":{"answer":"01a19b7d-90e0-7000-8000-000000000063","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"pool-11","place":"01a19b7d-90e0-7000-8000-000000000058","position":3,"shown":{"lists":{"options":[["a","a43kyw"],["c","h3rg5w"],["b","ssdb4j"]]},"swapped":false}},{"answers":[],"block":2,"grade":null,"item":"pool-0","place":"01a19b7d-90e0-7000-8000-000000000059","position":4,"shown":{"lists":{"options":[["a","gcbdat"],["b","aaqtec"],["c","pu25bu"]]},"swapped":false}},{"answers":[],"block":2,"grade":null,"item":"pool-7","place":"01a19b7d-90e0-7000-8000-00000000005a","position":5,"shown":{"lists":{"options":[["c","p3zeyx"],["a","qb3g3y"],["b","dyvhqm"]]},"swapped":false}}],"number":1,"result":{"at":1793610060000000,"outcome":"pass","ruling":{"because":"statistic","bounds":[-2.197224577336219,2.1972245773362196],"counted":4,"doubt":{"interval":[0.4781762498950186,0.9949492366205319],"share":0.8333333333333334,"standard_error":0.14085904245475275,"wrong_fail":0.40950999999999976,"wrong_pass":0.010240000000000027},"floors":[],"outcome":"pass","presented":4,"rules":"decision-1","statistic":3.243720864865315,"sum":4}},"seed":"6052837899185946752","sheets":[],"stage":"ladder","started_at":1793610060000000,"state":"handed_in","version":{"content_hash":"f3dee96a638c9b779ff6d1e46c1b93b0c3965c013a1bd42da9aff0d6f81e45ce","id":"01a19b7c-a680-7000-8000-000000000000","number":1}},{"attempt":"01a19b7d-90e0-7000-8000-000000000077","block":0,"ends_at":1793613660000000,"handed_in":{"at":1793610060000000,"digest":"4d97a21c9a17fe086d28499b30c49dffba330d3e9571f6c437935b9c36880bf2"},"items":[{"answers":[{"id":"01a19b7d-90e0-7000-8000-00000000007b","response":{"text":"A considered text by lin@example.sg. A considered text by lin@example.sg. A considered text by lin@example.sg. A considered text by lin@example.sg. A considered text by lin@example.sg. A considered text by lin@example.sg. A considered text by lin@example.sg. A considered text by lin@example.sg. A considered text by lin@example.sg. A considered text by lin@example.sg. A considered text by lin@example.sg. A considered text by lin@example.sg. "},"revision":1,"saved_at":1793610060000000}],"block":0,"grade":{"answer":"01a19b7d-90e0-7000-8000-00000000007b","brier":null,"counts":true,"explanation":{"language_ok":true,"length":60,"length_ok":true},"grader":"grader-1","hit":false,"positive":true,"score":null,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"write-1","place":"01a19b7d-90e0-7000-8000-000000000079","position":0,"shown":{"swapped":false}}],"number":1,"result":{"at":1793610060000000,"outcome":"pass","ruling":{"cut":0.65,"doubt":{"interval":[0.8824021609275967,1],"share":1,"standard_error":0.06,"wrong_fail":0.9999999972834562,"wrong_pass":2.7165437677112436e-9},"responses":1,"rules":"decision-1","score":1,"se":0.06}},"seed":"8646911284551352448","sheets":[{"adjudication":false,"place":"01a19b7d-90e0-7000-8000-000000000079","reviewer":"01a19b7d-90e0-7000-8000-000000000014","sheet":{"cannot_score":null,"cause":null,"comments":{"style":"seen","task":"seen"},"levels":{"style":1,"task":1},"reason":null},"total":1},{"adjudication":false,"place":"01a19b7d-90e0-7000-8000-000000000079","reviewer":"01a19b7d-90e0-7000-8000-000000000018","sheet":{"cannot_score":null,"cause":null,"comments":{"style":"seen","task":"seen"},"levels":{"style":1,"task":1},"reason":null},"total":1}],"stage":"writing","started_at":1793610060000000,"state":"handed_in","version":{"content_hash":"f3dee96a638c9b779ff6d1e46c1b93b0c3965c013a1bd42da9aff0d6f81e45ce","id":"01a19b7c-a680-7000-8000-000000000000","number":1}}],"corrected":null,"decision":{"at":1793610060000000,"attempt":null,"decided_by":"01a19b7d-90e0-7000-8000-000000000008","id":"01a19b7d-90e0-7000-8000-000000000094","letter_at":1793613660000000,"note":"looked at","outcome":"onboarded","reasons":["all_stages_passed"],"stage":null,"status_before":"needs_decision"},"dossier":1,"earlier_decisions":[{"at":1793610060000000,"decision":"01a19b7d-90e0-7000-8000-00000000004f","outcome":"passed","stage":"first","undone":false},{"at":1793610060000000,"decision":"01a19b7d-90e0-7000-8000-000000000073","outcome":"passed","stage":"ladder","undone":false},{"at":1793610060000000,"decision":"01a19b7d-90e0-7000-8000-000000000087","outcome":"passed","stage":"writing","undone":false}],"letter":{"body":{"en":"You passed every stage.\n\nThis was decided by a person.\n\nThe platform has been told and will write to you about the contract and the first tasks. Some of your work will be checked, so that its quality can be shown; you will see how.","zh":"您通过了所有阶段。\n\n以上由工作人员作出决定。\n\n平台已收到通知，会就合同和首批任务与您联系。您的部分工作会被抽查以证明质量，您可以看到抽查的方式。"},"subject":{"en":"Welcome: you are accepted for Base","zh":"欢迎加入：基础"}},"programs":{"decision":"decision-1","eligibility":"eligibility-1","grader":"grader-1"},"requirements":{"overall":"eligible","requirements":[{"counted":null,"requirement":"residence","verdict":"met"},{"counted":null,"requirement":"degree","verdict":"met"}],"rules":"eligibility-1","today":"2026-11-02"}}', 'f3e5aad70102a5b60898dcf8d73c3841bcbaf87cf640a06006354140b2f7ea7b', 1793610060000000);
INSERT INTO public.dossier VALUES ('01a19b7d-90e0-7000-8000-0000000000b8', '{"acts":[{"actor":"01a19b7d-90e0-7000-8000-000000000098","at":1793610060000000,"event":"01a19b7d-90e0-7000-8000-00000000009a","kind":"application.begun"},{"actor":"01a19b7d-90e0-7000-8000-000000000098","at":1793610060000000,"event":"01a19b7d-90e0-7000-8000-00000000009e","kind":"application.submitted"},{"actor":"01a19b7d-90e0-7000-8000-000000000098","at":1793610060000000,"event":"01a19b7d-90e0-7000-8000-00000000009f","kind":"candidate.eligible"}],"application":{"id":"01a19b7d-90e0-7000-8000-000000000099","project":"mandarin-sg","version":"01a19b7c-a680-7000-8000-000000000000"},"attempts":[{"attempt":"01a19b7d-90e0-7000-8000-0000000000a1","block":0,"ends_at":1793611260000000,"handed_in":{"at":1793610060000000,"digest":"f6c41fd0e017fc4262409e982b2bcde18b7dbd3bbd0ee7b644ee4fe351657765"},"items":[{"answers":[{"id":"01a19b7d-90e0-7000-8000-0000000000a9","response":{"text":"quickly"},"revision":1,"saved_at":1793610060000000}],"block":0,"grade":{"answer":"01a19b7d-90e0-7000-8000-0000000000a9","brier":null,"counts":true,"explanation":{"best_similarity":1},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"word-1","place":"01a19b7d-90e0-7000-8000-0000000000a3","position":0,"shown":{"swapped":false}},{"answers":[{"id":"01a19b7d-90e0-7000-8000-0000000000aa","response":{"option":"a"},"revision":1,"saved_at":1793610060000000}],"block":0,"grade":{"answer":"01a19b7d-90e0-7000-8000-0000000000aa","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"read-3","place":"01a19b7d-90e0-7000-8000-0000000000a4","position":1,"shown":{"lists":{"options":[["a","ckajez"],["b","6qgvnn"]]},"swapped":false}},{"answers":[{"id":"01a19b7d-90e0-7000-8000-0000000000ab","response":{"labels":["food"]},"revision":1,"saved_at":1793610060000000}],"block":0,"grade":{"answer":"01a19b7d-90e0-7000-8000-0000000000ab","brier":null,"counts":true,"explanation":{"extra":0,"missed":0,"right":1},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"label-1","place":"01a19b7d-90e0-7000-8000-0000000000a5","position":2,"shown":{"swapped":false}},{"answers":[{"id":"01a19b7d-90e0-7000-8000-0000000000ac","response":{"option":"c"},"revision":1,"saved_at":1793610060000000}],"block":0,"grade":{"answer":"01a19b7d-90e0-7000-8000-0000000000ac","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"read-1","place":"01a19b7d-90e0-7000-8000-0000000000a6","position":3,"shown":{"lists":{"options":[["a","nj6hwz"],["b","q5vhxn"],["c","wjbscn"]]},"swapped":false}},{"answers":[{"id":"01a19b7d-90e0-7000-8000-0000000000ad","response":{"option":"a"},"revision":1,"saved_at":1793610060000000}],"block":0,"grade":{"answer":"01a19b7d-90e0-7000-8000-0000000000ad","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"read-2","place":"01a19b7d-90e0-7000-8000-0000000000a7","position":4,"shown":{"lists":{"options":[["b","weu3vh"],["a","q636x6"],["c","semn6d"]]},"swapped":false}}],"number":1,"result":{"at":1793610060000000,"outcome":"pass","ruling":{"because":"statistic","bounds":[0.19999999999999996,0.8],"counted":5,"doubt":{"interval":[0.5407418735600994,0.9957892554855106],"share":0.8571428571428571,"standard_error":0.12371791482634838,"wrong_fail":0.882351,"wrong_pass":0.117649},"floors":[],"outcome":"pass","presented":5,"rules":"decision-1","statistic":0.882351,"sum":5}},"seed":"-6773413839565225856","sheets":[],"stage":"first","started_at":1793610060000000,"state":"handed_in","version":{"content_hash":"f3dee96a638c9b779ff6d1e46c1b93b0c3965c013a1bd42da9aff0d6f81e45ce","id":"01a19b7c-a680-7000-8000-000000000000","number":1}}],"corrected":null,"decision":{"at":1793610060000000,"attempt":"01a19b7d-90e0-7000-8000-0000000000a1","decided_by":null,"id":"01a19b7d-90e0-7000-8000-0000000000b8","letter_at":1793610060000000,"note":"","outcome":"passed","reasons":["above_the_line"],"stage":"first","status_before":"screening"},"dossier":1,"earlier_decisions":[],"letter":{"body":{"en":"Your result is above the line of this stage.\n\nThis was decided automatically from your answers.\n\nNext: Ladder.","zh":"您在这一阶段的成绩高于合格线。\n\n以上根据您的作答自动作出决定。\n\n下一步：阶梯。"},"subject":{"en":"You passed: First","zh":"您已通过：第一关"}},"programs":{"decision":"decision-1","eligibility":"eligibility-1","grader":"grader-1"},"requirements":{"overall":"needs_evidence","requirements":[{"counted":null,"requirement":"residence","verdict":"met"},{"counted":null,"requirement":"degree","verdict":"needs_evidence"}],"rules":"eligibility-1","today":"2026-11-02"}}', '5c7e1f01bcc774b306d79bb6911a0841306f3d6b2de30d3522425426b9fe16f9', 1793610060000000);
INSERT INTO public.dossier VALUES ('01a19b7d-90e0-7000-8000-0000000000dc', '{"acts":[{"actor":"01a19b7d-90e0-7000-8000-000000000098","at":1793610060000000,"event":"01a19b7d-90e0-7000-8000-00000000009a","kind":"application.begun"},{"actor":"01a19b7d-90e0-7000-8000-000000000098","at":1793610060000000,"event":"01a19b7d-90e0-7000-8000-00000000009e","kind":"application.submitted"},{"actor":"01a19b7d-90e0-7000-8000-000000000098","at":1793610060000000,"event":"01a19b7d-90e0-7000-8000-00000000009f","kind":"candidate.eligible"},{"actor":"worker","at":1793610060000000,"event":"01a19b7d-90e0-7000-8000-0000000000ba","kind":"decision.made"}],"application":{"id":"01a19b7d-90e0-7000-8000-000000000099","project":"mandarin-sg","version":"01a19b7c-a680-7000-8000-000000000000"},"attempts":[{"attempt":"01a19b7d-90e0-7000-8000-0000000000bc","block":1,"ends_at":1793611260000000,"handed_in":{"at":1793610060000000,"digest":"d8be0f0ef77a03627f29d92cbc9e6bb02d6fc622913915219e993695b0ffcac0"},"items":[{"answers":[{"id":"01a19b7d-90e0-7000-8000-0000000000c5","response":{"option":"a"},"revision":1,"saved_at":1793610060000000}],"block":0,"grade":{"answer":"01a19b7d-90e0-7000-8000-0000000000c5","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"pool-9","place":"01a19b7d-90e0-7000-8000-0000000000be","position":0,"shown":{"lists":{"options":[["c","csdef5"],["b","dweqzf"],["a","5w5z5m"]]},"swapped":false}},{"answers":[{"id":"01a19b7d-90e0-7000-8000-0000000000c6","response":{"option":"a"},"revision":1,"saved_at":1793610060000000}],"block":0,"grade":{"answer":"01a19b7d-90e0-7000-8000-0000000000c6","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"pool-3","place":"01a19b7d-90e0-7000-8000-0000000000bf","position":1,"shown":{"lists":{"options":[["a","abr6kq"],["c","fvmkkv"],["b","4hdt4h"]]},"swapped":false}},{"answers":[{"id":"01a19b7d-90e0-7000-8000-0000000000cb","response":{"option":"b"},"revision":1,"saved_at":1793610060000000}],"block":1,"grade":{"answer":"01a19b7d-90e0-7000-8000-0000000000cb","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"pool-4","place":"01a19b7d-90e0-7000-8000-0000000000c0","position":2,"shown":{"lists":{"options":[["a","h5mzeg"],["b","pxcv2r"],["c","4yswwf"]]},"swapped":false}},{"answers":[{"id":"01a19b7d-90e0-7000-8000-0000000000cc","response":{"option":"a"},"revision":1,"saved_at":1793610060000000}],"block":1,"grade":{"answer":"01a19b7d-90e0-7000-8000-0000000000cc","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"pool-0","place":"01a19b7d-90e0-7000-8000-0000000000c1","position":3,"shown":{"lists":{"options":[["b","bny65m"],["a","jjhknk"],["c","d4k3sj"]]},"swapped":false}},{"answers":[],"block":2,"grade":null,"item":"pool-5","place":"01a19b7d-90e0-7000-8000-0000000000c2","position":4,"shown":{"lists":{"options":[["a","j5tdwg"],["c","ux3s26"],["b","ecgyeb"]]},"swapped":false}},{"answers":[],"block":2,"grade":null,"item":"pool-6","place":"01a19b7d-90e0-7000-8000-0000000000c3","position":5,"shown":{"lists":{"options":[["a","duj224"],["b","hm2gq5"],["c","trswgy"]]},"swapped":false}}],"number":1,"result":{"at":1793610060000000,"outcome":"pass","ruling":{"because":"statistic","bounds":[-2.197224577336219,2.1972245773362196],"counted":4,"doubt":{"interval":[0.4781762498950186,0.9949492366205319],"share":0.8333333333333334,"standard_error":0.14085904245475275,"wrong_fail":0.40950999999999976,"wrong_pass":0.010240000000000027},"floors":[],"outcome":"pass","presented":4,"rules":"decision-1","statistic":3.243720864865315,"sum":4}},"seed":"-4827858800541171584","sheets":[],"stage":"ladder","started_at":1793610060000000,"state":"handed_in","version":{"content_hash":"f3dee96a638c9b779ff6d1e46c1b93b0c3965c013a1bd42da9aff0d6f81e45ce","id":"01a19b7c-a680-7000-8000-000000000000","number":1}}],"corrected":null,"decision":{"at":1793610060000000,"attempt":"01a19b7d-90e0-7000-8000-0000000000bc","decided_by":null,"id":"01a19b7d-90e0-7000-8000-0000000000dc","letter_at":1793610060000000,"note":"","outcome":"passed","reasons":["above_the_line"],"stage":"ladder","status_before":"screening"},"dossier":1,"earlier_decisions":[{"at":1793610060000000,"decision":"01a19b7d-90e0-7000-8000-0000000000b8","outcome":"passed","stage":"first","undone":false}],"letter":{"body":{"en":"Your result is above the line of this stage.\n\nThis was decided automatically from your answers.\n\nNext: Writing.","zh":"您在这一阶段的成绩高于合格线。\n\n以上根据您的作答自动作出决定。\n\n下一步：写作。"},"subject":{"en":"You passed: Ladder","zh":"您已通过：阶梯"}},"programs":{"decision":"decision-1","eligibility":"eligibility-1","grader":"grader-1"},"requirements":{"overall":"needs_evidence","requirements":[{"counted":null,"requirement":"residence","verdict":"met"},{"counted":null,"requirement":"degree","verdict":"needs_evidence"}],"rules":"eligibility-1","today":"2026-11-02"}}', '5d1db5c9723f18a7dfb079e1ff48e50ccd06ffe6f73d6af7ba7ff20ba56af5c7', 1793610060000000);
INSERT INTO public.dossier VALUES ('01a19bb6-0600-7000-8000-0000000001c9', '{"acts":[{"actor":"01a19bb6-0600-7000-8000-0000000001a9","at":1793613760000000,"event":"01a19bb6-0600-7000-8000-0000000001ab","kind":"application.begun"},{"actor":"01a19bb6-0600-7000-8000-0000000001a9","at":1793613760000000,"event":"01a19bb6-0600-7000-8000-0000000001af","kind":"application.submitted"},{"actor":"01a19bb6-0600-7000-8000-0000000001a9","at":1793613760000000,"event":"01a19bb6-0600-7000-8000-0000000001b0","kind":"candidate.eligible"}],"application":{"id":"01a19bb6-0600-7000-8000-0000000001aa","project":"mandarin-sg","version":"01a19b7c-a680-7000-8000-000000000000"},"attempts":[{"attempt":"01a19bb6-0600-7000-8000-0000000001b2","block":0,"ends_at":1793614960000000,"handed_in":{"at":1793613760000000,"digest":"25573e031f9a4a6542798c0e89c9796b2dcb950a3e282a8a9a1900a58ca9567b"},"items":[{"answers":[{"id":"01a19bb6-0600-7000-8000-0000000001ba","response":{"gaps":{"1":"cat","2":"mat"}},"revision":1,"saved_at":1793613760000000}],"block":0,"grade":{"answer":"01a19bb6-0600-7000-8000-0000000001ba","brier":null,"counts":true,"explanation":{"gaps":{"1":1,"2":1}},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"word-2","place":"01a19bb6-0600-7000-8000-0000000001b4","position":0,"shown":{"swapped":false}},{"answers":[{"id":"01a19bb6-0600-7000-8000-0000000001bb","response":null,"revision":1,"saved_at":1793613760000000}],"block":0,"grade":{"answer":"01a19bb6-0600-7000-8000-0000000001bb","brier":null,"counts":true,"explanation":{"unanswered":true},"grader":"grader-1","hit":false,"positive":true,"score":0,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"read-3","place":"01a19bb6-0600-7000-8000-0000000001b5","position":1,"shown":{"lists":{"options":[["a","xcxkn6"],["b","p6a56t"]]},"swapped":false}},{"answers":[{"id":"01a19bb6-0600-7000-8000-0000000001bc","response":{"categories":[],"severity":"none"},"revision":1,"saved_at":1793613760000000}],"block":0,"grade":{"answer":"01a19bb6-0600-7000-8000-0000000001bc","brier":null,"counts":true,"explanation":{"categories_f1":1,"hit":false,"severity":1},"grader":"grader-1","hit":false,"positive":false,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"label-3","place":"01a19bb6-0600-7000-8000-0000000001b6","position":2,"shown":{"swapped":false}},{"answers":[{"id":"01a19bb6-0600-7000-8000-0000000001bd","response":null,"revision":1,"saved_at":1793613760000000}],"block":0,"grade":{"answer":"01a19bb6-0600-7000-8000-0000000001bd","brier":null,"counts":true,"explanation":{"unanswered":true},"grader":"grader-1","hit":false,"positive":true,"score":0,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"read-1","place":"01a19bb6-0600-7000-8000-0000000001b7","position":3,"shown":{"lists":{"options":[["a","3sx5ng"],["b","hr5jhg"],["c","gmdnew"]]},"swapped":false}},{"answers":[{"id":"01a19bb6-0600-7000-8000-0000000001be","response":{"option":"a"},"revision":1,"saved_at":1793613760000000}],"block":0,"grade":{"answer":"01a19bb6-0600-7000-8000-0000000001be","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"read-2","place":"01a19bb6-0600-7000-8000-0000000001b8","position":4,"shown":{"lists":{"options":[["c","u6tbg5"],["b","nmjszq"],["a","bpk62g"]]},"swapped":false}}],"number":1,"result":{"at":1793613760000000,"outcome":"refer","ruling":{"because":"forced","bounds":[0.19999999999999996,0.8],"counted":5,"doubt":{"interval":[0.22277809550351213,0.8818827512429749],"share":0.5714285714285714,"standard_error":0.1749635530559413,"wrong_fail":0.25569000000000014,"wrong_pass":0.7443099999999998},"floors":[],"outcome":"refer","presented":5,"rules":"decision-1","statistic":0.25569000000000014,"sum":3}},"seed":"-5548153265943740288","sheets":[],"stage":"first","started_at":1793613760000000,"state":"handed_in","version":{"content_hash":"f3dee96a638c9b779ff6d1e46c1b93b0c3965c013a1bd42da9aff0d6f81e45ce","id":"01a19b7c-a680-7000-8000-000000000000","number":1}}],"corrected":null,"decision":{"at":1793613760000000,"attempt":"01a19bb6-0600-7000-8000-0000000001b2","decided_by":"01a19b7d-90e0-7000-8000-000000000008","id":"01a19bb6-0600-7000-8000-0000000001c9","letter_at":1793617360000000,"note":"looked at","outcome":"rejected","reasons":["below_the_line"],"stage":"first","status_before":"needs_decision"},"dossier":1,"earlier_decisions":[],"letter":{"body":{"en":"Your result is below the line of this stage. Another attempt with other questions can change that.\n\nThis was decided by a person.\n\nIf you think that this is wrong, write to us until 16 Nov 2026; somebody else will look at it. We do not show the questions or their answers: others will meet them.","zh":"您在这一阶段的成绩低于合格线。再次参加（题目不同）可以改变这一结果。\n\n以上由工作人员作出决定。\n\n如果您认为有误，请在 2026年11月16日 前来信，我们会请另一位工作人员查看。我们不公布题目和答案，因为还会有人遇到它们。"},"subject":{"en":"We cannot accept your application: Base","zh":"我们不能接受您的申请：基础"}},"programs":{"decision":"decision-1","eligibility":"eligibility-1","grader":"grader-1"},"requirements":{"overall":"needs_evidence","requirements":[{"counted":null,"requirement":"residence","verdict":"met"},{"counted":null,"requirement":"degree","verdict":"needs_evidence"}],"rules":"eligibility-1","today":"2026-11-02"}}', 'f5a308bfd9724e8190b06a9eaca4df2812291ab5b4c285e1905c37be6f5fe2b1', 1793613760000000);
INSERT INTO public.dossier VALUES ('01a19c26-f040-7000-8000-00000000021e', '{"acts":[{"actor":"01a19c26-f040-7000-8000-0000000001fe","at":1793621160000000,"event":"01a19c26-f040-7000-8000-000000000200","kind":"application.begun"},{"actor":"01a19c26-f040-7000-8000-0000000001fe","at":1793621160000000,"event":"01a19c26-f040-7000-8000-000000000204","kind":"application.submitted"},{"actor":"01a19c26-f040-7000-8000-0000000001fe","at":1793621160000000,"event":"01a19c26-f040-7000-8000-000000000205","kind":"candidate.eligible"}],"application":{"id":"01a19c26-f040-7000-8000-0000000001ff","project":"mandarin-sg","version":"01a19b7c-a680-7000-8000-000000000000"},"attempts":[{"attempt":"01a19c26-f040-7000-8000-000000000207","block":0,"ends_at":1793622360000000,"handed_in":{"at":1793621160000000,"digest":"54095314beb836891bcbae0c12a0e50d12350d0237059c0f7f957a96393dbe86"},"items":[{"answers":[{"id":"01a19c26-f040-7000-8000-00000000020f","response":{"scales":{"accuracy":5}},"revision":1,"saved_at":1793621160000000}],"block":0,"grade":{"answer":"01a19c26-f040-7000-8000-00000000020f","brier":null,"counts":true,"explanation":{"scales":{"accuracy":1}},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"rate-1","place":"01a19c26-f040-7000-8000-000000000209","position":0,"shown":{"swapped":false}},{"answers":[{"id":"01a19c26-f040-7000-8000-000000000210","response":null,"revision":1,"saved_at":1793621160000000}],"block":0,"grade":{"answer":"01a19c26-f040-7000-8000-000000000210","brier":null,"counts":true,"explanation":{"unanswered":true},"grader":"grader-1","hit":false,"positive":true,"score":0,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"read-3","place":"01a19c26-f040-7000-8000-00000000020a","position":1,"shown":{"lists":{"options":[["b","u3ywyp"],["a","rmnm4s"]]},"swapped":false}},{"answers":[{"id":"01a19c26-f040-7000-8000-000000000211","response":{"pairs":{"a":"x","b":"y"}},"revision":1,"saved_at":1793621160000000}],"block":0,"grade":{"answer":"01a19c26-f040-7000-8000-000000000211","brier":null,"counts":true,"explanation":{"pairs":{"a":1,"b":1}},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"word-6","place":"01a19c26-f040-7000-8000-00000000020b","position":2,"shown":{"lists":{"left":[["b","5jr4zt"],["a","h3tpqt"]],"right":[["x","mvkags"],["z","prxba3"],["y","3bnezk"]]},"swapped":false}},{"answers":[{"id":"01a19c26-f040-7000-8000-000000000212","response":null,"revision":1,"saved_at":1793621160000000}],"block":0,"grade":{"answer":"01a19c26-f040-7000-8000-000000000212","brier":null,"counts":true,"explanation":{"unanswered":true},"grader":"grader-1","hit":false,"positive":true,"score":0,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"read-1","place":"01a19c26-f040-7000-8000-00000000020c","position":3,"shown":{"lists":{"options":[["c","6hcrxm"],["a","kzu24q"],["b","s3kxtp"]]},"swapped":false}},{"answers":[{"id":"01a19c26-f040-7000-8000-000000000213","response":{"option":"a"},"revision":1,"saved_at":1793621160000000}],"block":0,"grade":{"answer":"01a19c26-f040-7000-8000-000000000213","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"read-2","place":"01a19c26-f040-7000-8000-00000000020d","position":4,"shown":{"lists":{"options":[["c","6qsrwb"],["a","xqkkx6"],["b","rmggdb"]]},"swapped":false}}],"number":1,"result":{"at":1793621160000000,"outcome":"refer","ruling":{"because":"forced","bounds":[0.19999999999999996,0.8],"counted":5,"doubt":{"interval":[0.22277809550351213,0.8818827512429749],"share":0.5714285714285714,"standard_error":0.1749635530559413,"wrong_fail":0.25569000000000014,"wrong_pass":0.7443099999999998},"floors":[],"outcome":"refer","presented":5,"rules":"decision-1","statistic":0.25569000000000014,"sum":3}},"seed":"577023702256844928","sheets":[],"stage":"first","started_at":1793621160000000,"state":"handed_in","version":{"content_hash":"f3dee96a638c9b779ff6d1e46c1b93b0c3965c013a1bd42da9aff0d6f81e45ce","id":"01a19b7c-a680-7000-8000-000000000000","number":1}}],"corrected":null,"decision":{"at":1793621160000000,"attempt":"01a19c26-f040-7000-8000-000000000207","decided_by":"01a19b7d-90e0-7000-8000-000000000008","id":"01a19c26-f040-7000-8000-00000000021e","letter_at":1793624760000000,"note":"looked at","outcome":"rejected","reasons":["below_the_line"],"stage":"first","status_before":"needs_decision"},"dossier":1,"earlier_decisions":[],"letter":{"body":{"en":"Your result is below the line of this stage. Another attempt with other questions can change that.\n\nThis was decided by a person.\n\nIf you think that this is wrong, write to us until 16 Nov 2026; somebody else will look at it. We do not show the questions or their answers: others will meet them.","zh":"您在这一阶段的成绩低于合格线。再次参加（题目不同）可以改变这一结果。\n\n以上由工作人员作出决定。\n\n如果您认为有误，请在 2026年11月16日 前来信，我们会请另一位工作人员查看。我们不公布题目和答案，因为还会有人遇到它们。"},"subject":{"en":"We cannot accept your application: Base","zh":"我们不能接受您的申请：基础"}},"programs":{"decision":"decision-1","eligibility":"eligibility-1","grader":"grader-1"},"requirements":{"overall":"needs_evidence","requirements":[{"counted":null,"requirement":"residence","verdict":"met"},{"counted":null,"requirement":"degree","verdict":"needs_evidence"}],"rules":"eligibility-1","today":"2026-11-02"}}', '19f75313973faf514c9e05f1ea01b64770c4ee690d67968a47f9437c9ae339f8', 1793621160000000);
INSERT INTO public.dossier VALUES ('01a19c5f-6560-7000-8000-000000000283', '{"acts":[{"actor":"01a19c5f-6560-7000-8000-000000000225","at":1793624860000000,"event":"01a19c5f-6560-7000-8000-000000000227","kind":"application.begun"},{"actor":"01a19c5f-6560-7000-8000-000000000225","at":1793624860000000,"event":"01a19c5f-6560-7000-8000-00000000022b","kind":"application.submitted"},{"actor":"01a19c5f-6560-7000-8000-000000000225","at":1793624860000000,"event":"01a19c5f-6560-7000-8000-00000000022c","kind":"candidate.eligible"}],"application":{"id":"01a19c5f-6560-7000-8000-000000000226","project":"mandarin-sg","version":"01a19b7c-a680-7000-8000-000000000000"},"attempts":[{"attempt":"01a19c5f-6560-7000-8000-00000000022e","block":0,"ends_at":1793626060000000,"handed_in":{"at":1793624860000000,"digest":"84deb8dbfb863a06f76f91139aa81ada06816da2d2df69ba7f42a4feedab8eb7"},"items":[{"answers":[{"id":"01a19c5f-6560-7000-8000-000000000256","response":{"option":"b"},"revision":1,"saved_at":1793624860000000}],"block":0,"grade":{"answer":"01a19c5f-6560-7000-8000-000000000256","brier":null,"counts":true,"explanation":{"right":false},"grader":"grader-1","hit":false,"positive":true,"score":0,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"read-1","place":"01a19c5f-6560-7000-8000-000000000230","position":0,"shown":{"lists":{"options":[["b","sf32sw"],["a","mkdtfa"],["c","w4vkzv"]]},"swapped":false}},{"answers":[{"id":"01a19c5f-6560-7000-8000-000000000257","response":{"option":"a"},"revision":1,"saved_at":1793624860000000}],"block":0,"grade":{"answer":"01a19c5f-6560-7000-8000-000000000257","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"read-2","place":"01a19c5f-6560-7000-8000-000000000231","position":1,"shown":{"lists":{"options":[["c","yptpdg"],["b","xxhzsy"],["a","4u4tvu"]]},"swapped":false}},{"answers":[{"id":"01a19c5f-6560-7000-8000-000000000258","response":{"order":["a","b","c"]},"revision":1,"saved_at":1793624860000000}],"block":0,"grade":{"answer":"01a19c5f-6560-7000-8000-000000000258","brier":null,"counts":true,"explanation":{"inversions":0,"tau":1},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"word-5","place":"01a19c5f-6560-7000-8000-000000000232","position":2,"shown":{"lists":{"elements":[["c","xh4v4x"],["a","nvuhwv"],["b","tja5fy"]]},"swapped":false}},{"answers":[{"id":"01a19c5f-6560-7000-8000-000000000259","response":{"text":"She has two cats."},"revision":1,"saved_at":1793624860000000}],"block":0,"grade":{"answer":"01a19c5f-6560-7000-8000-000000000259","brier":null,"counts":true,"explanation":{"changes_elsewhere":0,"edits":0,"mistakes":[1,1]},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"word-3","place":"01a19c5f-6560-7000-8000-000000000233","position":3,"shown":{"swapped":false}}],"number":1,"result":{"at":1793624860000000,"outcome":"refer","ruling":{"because":"forced","bounds":[0.19999999999999996,0.8],"counted":4,"doubt":{"interval":[0.28358206388191054,0.9472550494736831],"share":0.6666666666666666,"standard_error":0.1781741612749496,"wrong_fail":0.4717799999999997,"wrong_pass":0.5282200000000004},"floors":[],"outcome":"refer","presented":4,"rules":"decision-1","statistic":0.4717799999999997,"sum":3}},"seed":"3387269869736034432","sheets":[],"stage":"first","started_at":1793624860000000,"state":"handed_in","version":{"content_hash":"f3dee96a638c9b779ff6d1e46c1b93b0c3965c013a1bd42da9aff0d6f81e45ce","id":"01a19b7c-a680-7000-8000-000000000000","number":1}}],"corrected":null,"decision":{"at":1793624860000000,"attempt":"01a19c5f-6560-7000-8000-00000000022e","decided_by":"01a19b7d-90e0-7000-8000-000000000008","id":"01a19c5f-6560-7000-8000-000000000283","letter_at":1793628460000000,"note":"looked at","outcome":"rejected","reasons":["below_the_line"],"stage":"first","status_before":"needs_decision"},"dossier":1,"earlier_decisions":[],"letter":{"body":{"en":"Your result is below the line of this stage. Another attempt with other questions can change that.\n\nThis was decided by a person.\n\nIf you think that this is wrong, write to us until 16 Nov 2026; somebody else will look at it. We do not show the questions or their answers: others will meet them.","zh":"您在这一阶段的成绩低于合格线。再次参加（题目不同）可以改变这一结果。\n\n以上由工作人员作出决定。\n\n如果您认为有误，请在 2026年11月16日 前来信，我们会请另一位工作人员查看。我们不公布题目和答案，因为还会有人遇到它们。"},"subject":{"en":"We cannot accept your application: Base","zh":"我们不能接受您的申请：基础"}},"programs":{"decision":"decision-1","eligibility":"eligibility-1","grader":"grader-1"},"requirements":{"overall":"needs_evidence","requirements":[{"counted":null,"requirement":"residence","verdict":"met"},{"counted":null,"requirement":"degree","verdict":"needs_evidence"}],"rules":"eligibility-1","today":"2026-11-02"}}', 'd07ad297bd40b955619ddb423f23ed43750c1663b66e246b01853abc458da1d5', 1793624860000000);
INSERT INTO public.dossier VALUES ('01a19ccf-1720-7000-8000-000000000372', '{"acts":[{"actor":"01a19ccf-1720-7000-8000-000000000352","at":1793632180000000,"event":"01a19ccf-1720-7000-8000-000000000354","kind":"application.begun"},{"actor":"01a19ccf-1720-7000-8000-000000000352","at":1793632180000000,"event":"01a19ccf-1720-7000-8000-000000000358","kind":"application.submitted"},{"actor":"01a19ccf-1720-7000-8000-000000000352","at":1793632180000000,"event":"01a19ccf-1720-7000-8000-000000000359","kind":"candidate.eligible"}],"application":{"id":"01a19ccf-1720-7000-8000-000000000353","project":"mandarin-sg","version":"01a19cce-2cc0-7000-8000-0000000002a7"},"attempts":[{"attempt":"01a19ccf-1720-7000-8000-00000000035b","block":0,"ends_at":1793633380000000,"handed_in":{"at":1793632180000000,"digest":"9c5eee55374a074fdd1113f27155d2e0866e79596a16a76ac73973859710de3c"},"items":[{"answers":[{"id":"01a19ccf-1720-7000-8000-000000000363","response":{"categories":[],"severity":"none"},"revision":1,"saved_at":1793632180000000}],"block":0,"grade":{"answer":"01a19ccf-1720-7000-8000-000000000363","brier":null,"counts":true,"explanation":{"categories_f1":1,"hit":false,"severity":1},"grader":"grader-1","hit":false,"positive":false,"score":1,"version":"01a19cce-2cc0-7000-8000-0000000002a7"},"item":"label-3","place":"01a19ccf-1720-7000-8000-00000000035d","position":0,"shown":{"swapped":false}},{"answers":[{"id":"01a19ccf-1720-7000-8000-000000000364","response":null,"revision":1,"saved_at":1793632180000000}],"block":0,"grade":{"answer":"01a19ccf-1720-7000-8000-000000000364","brier":null,"counts":true,"explanation":{"unanswered":true},"grader":"grader-1","hit":false,"positive":true,"score":0,"version":"01a19cce-2cc0-7000-8000-0000000002a7"},"item":"read-3","place":"01a19ccf-1720-7000-8000-00000000035e","position":1,"shown":{"lists":{"options":[["b","m5fymq"],["a","5yepbs"]]},"swapped":false}},{"answers":[{"id":"01a19ccf-1720-7000-8000-000000000365","response":{"claims":{"c1":{"sources":["s1"],"verdict":"supported"}}},"revision":1,"saved_at":1793632180000000}],"block":0,"grade":{"answer":"01a19ccf-1720-7000-8000-000000000365","brier":null,"counts":true,"explanation":{"claims":{"c1":1}},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19cce-2cc0-7000-8000-0000000002a7"},"item":"fact-1","place":"01a19ccf-1720-7000-8000-00000000035f","position":2,"shown":{"lists":{"claims":[["c1","qmenxy"]],"sources":[["s1","3y5ahg"]]},"swapped":false}},{"answers":[{"id":"01a19ccf-1720-7000-8000-000000000366","response":null,"revision":1,"saved_at":1793632180000000}],"block":0,"grade":{"answer":"01a19ccf-1720-7000-8000-000000000366","brier":null,"counts":true,"explanation":{"unanswered":true},"grader":"grader-1","hit":false,"positive":true,"score":0,"version":"01a19cce-2cc0-7000-8000-0000000002a7"},"item":"read-1","place":"01a19ccf-1720-7000-8000-000000000360","position":3,"shown":{"lists":{"options":[["a","mcwwkf"],["c","sq5xfs"],["b","fm4hra"]]},"swapped":false}},{"answers":[{"id":"01a19ccf-1720-7000-8000-000000000367","response":{"option":"a"},"revision":1,"saved_at":1793632180000000}],"block":0,"grade":{"answer":"01a19ccf-1720-7000-8000-000000000367","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19cce-2cc0-7000-8000-0000000002a7"},"item":"read-2","place":"01a19ccf-1720-7000-8000-000000000361","position":4,"shown":{"lists":{"options":[["b","23t6ph"],["a","grfxvt"],["c","3fuf2y"]]},"swapped":false}}],"number":1,"result":{"at":1793632180000000,"outcome":"refer","ruling":{"because":"forced","bounds":[0.19999999999999996,0.8],"counted":5,"doubt":{"interval":[0.22277809550351213,0.8818827512429749],"share":0.5714285714285714,"standard_error":0.1749635530559413,"wrong_fail":0.25569000000000014,"wrong_pass":0.7443099999999998},"floors":[],"outcome":"refer","presented":5,"rules":"decision-1","statistic":0.25569000000000014,"sum":3}},"seed":"6630143076419502208","sheets":[],"stage":"first","started_at":1793632180000000,"state":"handed_in","version":{"content_hash":"4ade51b9dd30deb9c67b67c5113df073c39a10a6ee3bfaa6860c3a251ceba304","id":"01a19cce-2cc0-7000-8000-0000000002a7","number":2}}],"corrected":null,"decision":{"at":1793632180000000,"attempt":"01a19ccf-1720-7000-8000-00000000035b","decided_by":"01a19b7d-90e0-7000-8000-000000000008","id":"01a19ccf-1720-7000-8000-000000000372","letter_at":1793635780000000,"note":"looked at","outcome":"passed","reasons":["score_in_band_reviewed"],"stage":"first","status_before":"needs_decision"},"dossier":1,"earlier_decisions":[],"letter":{"body":{"en":"Your result was so near the line that a person looked at it and decided.\n\nThis was decided by a person.\n\nNext: Ladder.","zh":"您的成绩非常接近合格线，因此由工作人员查看后作出决定。\n\n以上由工作人员作出决定。\n\n下一步：阶梯。"},"subject":{"en":"You passed: First","zh":"您已通过：第一关"}},"programs":{"decision":"decision-1","eligibility":"eligibility-1","grader":"grader-1"},"requirements":{"overall":"needs_evidence","requirements":[{"counted":null,"requirement":"residence","verdict":"met"},{"counted":null,"requirement":"degree","verdict":"needs_evidence"}],"rules":"eligibility-1","today":"2026-11-02"}}', '48fe588a5f7a7a9ef7ca6529cfa3ffa2fd5092fab0db42208f5f3322b6051f2b', 1793632180000000);
INSERT INTO public.dossier VALUES ('01a19d07-8c40-7000-8000-00000000038c', '{"acts":[{"actor":"01a19ccf-1720-7000-8000-000000000352","at":1793632180000000,"event":"01a19ccf-1720-7000-8000-000000000354","kind":"application.begun"},{"actor":"01a19ccf-1720-7000-8000-000000000352","at":1793632180000000,"event":"01a19ccf-1720-7000-8000-000000000358","kind":"application.submitted"},{"actor":"01a19ccf-1720-7000-8000-000000000352","at":1793632180000000,"event":"01a19ccf-1720-7000-8000-000000000359","kind":"candidate.eligible"},{"actor":"01a19b7d-90e0-7000-8000-000000000008","at":1793632180000000,"event":"01a19ccf-1720-7000-8000-000000000374","kind":"decision.made"}],"application":{"id":"01a19ccf-1720-7000-8000-000000000353","project":"mandarin-sg","version":"01a19cce-2cc0-7000-8000-0000000002a7"},"attempts":[{"attempt":"01a19ccf-1720-7000-8000-00000000035b","block":0,"ends_at":1793633380000000,"handed_in":{"at":1793632180000000,"digest":"9c5eee55374a074fdd1113f27155d2e0866e79596a16a76ac73973859710de3c"},"items":[{"answers":[{"id":"01a19ccf-1720-7000-8000-000000000363","response":{"categories":[],"severity":"none"},"revision":1,"saved_at":1793632180000000}],"block":0,"grade":{"answer":"01a19ccf-1720-7000-8000-000000000363","brier":null,"counts":true,"explanation":{"categories_f1":1,"hit":false,"severity":1},"grader":"grader-1","hit":false,"positive":false,"score":1,"version":"01a19cce-2cc0-7000-8000-0000000002a7"},"item":"label-3","place":"01a19ccf-1720-7000-8000-00000000035d","position":0,"shown":{"swapped":false}},{"answers":[{"id":"01a19ccf-1720-7000-8000-000000000364","response":null,"revision":1,"saved_at":1793632180000000}],"block":0,"grade":{"answer":"01a19ccf-1720-7000-8000-000000000364","brier":null,"counts":true,"explanation":{"unanswered":true},"grader":"grader-1","hit":false,"positive":true,"score":0,"version":"01a19cce-2cc0-7000-8000-0000000002a7"},"item":"read-3","place":"01a19ccf-1720-7000-8000-00000000035e","position":1,"shown":{"lists":{"options":[["b","m5fymq"],["a","5yepbs"]]},"swapped":false}},{"answers":[{"id":"01a19ccf-1720-7000-8000-000000000365","response":{"claims":{"c1":{"sources":["s1"],"verdict":"supported"}}},"revision":1,"saved_at":1793632180000000}],"block":0,"grade":{"answer":"01a19ccf-1720-7000-8000-000000000365","brier":null,"counts":true,"explanation":{"claims":{"c1":1}},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19cce-2cc0-7000-8000-0000000002a7"},"item":"fact-1","place":"01a19ccf-1720-7000-8000-00000000035f","position":2,"shown":{"lists":{"claims":[["c1","qmenxy"]],"sources":[["s1","3y5ahg"]]},"swapped":false}},{"answers":[{"id":"01a19ccf-1720-7000-8000-000000000366","response":null,"revision":1,"saved_at":1793632180000000}],"block":0,"grade":{"answer":"01a19ccf-1720-7000-8000-000000000366","brier":null,"counts":true,"explanation":{"unanswered":true},"grader":"grader-1","hit":false,"positive":true,"score":0,"version":"01a19cce-2cc0-7000-8000-0000000002a7"},"item":"read-1","place":"01a19ccf-1720-7000-8000-000000000360","position":3,"shown":{"lists":{"options":[["a","mcwwkf"],["c","sq5xfs"],["b","fm4hra"]]},"swapped":false}},{"answers":[{"id":"01a19ccf-1720-7000-8000-000000000367","response":{"option":"a"},"revision":1,"saved_at":1793632180000000}],"block":0,"grade":{"answer":"01a19ccf-1720-7000-8000-000000000367","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19cce-2cc0-7000-8000-0000000002a7"},"item":"read-2","place":"01a19ccf-1720-7000-8000-000000000361","position":4,"shown":{"lists":{"options":[["b","23t6ph"],["a","grfxvt"],["c","3fuf2y"]]},"swapped":false}}],"number":1,"result":{"at":1793632180000000,"outcome":"refer","ruling":{"because":"forced","bounds":[0.19999999999999996,0.8],"counted":5,"doubt":{"interval":[0.22277809550351213,0.8818827512429749],"share":0.5714285714285714,"standard_error":0.1749635530559413,"wrong_fail":0.25569000000000014,"wrong_pass":0.7443099999999998},"floors":[],"outcome":"refer","presented":5,"rules":"decision-1","statistic":0.25569000000000014,"sum":3}},"seed":"6630143076419502208","sheets":[],"stage":"first","started_at":1793632180000000,"state":"handed_in","version":{"content_hash":"4ade51b9dd30deb9c67b67c5113df073c39a10a6ee3bfaa6860c3a251ceba304","id":"01a19cce-2cc0-7000-8000-0000000002a7","number":2}},{"attempt":"01a19d07-8c40-7000-8000-000000000376","block":0,"ends_at":1793637080000000,"handed_in":{"at":1793635880000000,"digest":"68fface16370006cc3879759c6de4e8df0aedda05351f5b55d6f96d6a5de6a19"},"items":[{"answers":[{"id":"01a19d07-8c40-7000-8000-00000000037f","response":null,"revision":1,"saved_at":1793635880000000}],"block":0,"grade":{"answer":"01a19d07-8c40-7000-8000-00000000037f","brier":null,"counts":true,"explanation":{"unanswered":true},"grader":"grader-1","hit":false,"positive":true,"score":0,"version":"01a19cce-2cc0-7000-8000-0000000002a7"},"item":"pool-3","place":"01a19d07-8c40-7000-8000-000000000378","position":0,"shown":{"lists":{"options":[["c","qbfp6s"],["b","wvhquq"],["a","svuuht"]]},"swapped":false}},{"answers":[{"id":"01a19d07-8c40-7000-8000-000000000380","response":null,"revision":1,"saved_at":1793635880000000}],"block":0,"grade":{"answer":"01a19d07-8c40-7000-8000-000000000380","brier":null,"counts":true,"explanation":{"unanswered":true},"grader":"grader-1","hit":false,"positive":true,"score":0,"version":"01a19cce-2cc0-7000-8000-0000000002a7"},"item":"pool-11","place":"01a19d07-8c40-7000-8000-000000000379","position":1,"shown":{"lists":{"options":[["c","dfrnmt"],["b","hdpesb"],["a","k4sftb"]]},"swapped":false}},{"answers":[],"block":1,"grade":null,"item":"pool-0","place":"01a19d07-8c40-7000-8000-00000000037a","position":2,"shown":{"lists":{"options":[["b","n4mg2n"],["c","kvfsjs"],["a","kj42c3"]]},"swapped":false}},{"answers":[],"block":1,"grade":null,"item":"pool-6","place":"01a19d07-8c40-7000-8000-00000000037b","position":3,"shown":{"lists":{"options":[["b","dctcdu"],["c","wqxxfc"],["a","nthfud"]]},"swapped":false}},{"answers":[],"block":2,"grade":null,"item":"pool-4","place":"01a19d07-8c40-7000-8000-00000000037c","position":4,"shown":{"lists":{"options":[["b","kxyj2e"],["a","f4ndc6"],["c","j4eukz"]]},"swapped":false}},{"answers":[],"block":2,"grade":null,"item":"pool-13","place":"01a19d07-8c40-7000-8000-00000000037d","position":5,"shown":{"lists":{"options":[["a","jbsemd"],["b","v4qcxs"],["c","nq4xkc"]]},"swapped":false}}],"number":1,"result":{"at":1793635880000000,"outcome":"below_the_line","ruling":{"because":"statistic","bounds":[-2.197224577336219,2.1972245773362196],"counted":2,"doubt":{"interval":[0.00840375865961265,0.7075982261787136],"share":0.25,"standard_error":0.19364916731037085,"wrong_fail":0.000999999999999999,"wrong_pass":0.784},"floors":[],"outcome":"below_the_line","presented":2,"rules":"decision-1","statistic":-3.5835189384561104,"sum":0}},"seed":"8575698115443556480","sheets":[],"stage":"ladder","started_at":1793635880000000,"state":"handed_in","version":{"content_hash":"4ade51b9dd30deb9c67b67c5113df073c39a10a6ee3bfaa6860c3a251ceba304","id":"01a19cce-2cc0-7000-8000-0000000002a7","number":2}}],"corrected":null,"decision":{"at":1793635880000000,"attempt":"01a19d07-8c40-7000-8000-000000000376","decided_by":"01a19b7d-90e0-7000-8000-00000000002d","id":"01a19d07-8c40-7000-8000-00000000038c","letter_at":1793639480000000,"note":"looked at","outcome":"not_passed","reasons":["below_the_line"],"stage":"ladder","status_before":"needs_decision"},"dossier":1,"earlier_decisions":[{"at":1793632180000000,"decision":"01a19ccf-1720-7000-8000-000000000372","outcome":"passed","stage":"first","undone":false}],"letter":{"body":{"en":"Your result is below the line of this stage. Another attempt with other questions can change that.\n\nThis was decided by a person.\n\nIf you think that this is wrong, write to us until 17 Nov 2026; somebody else will look at it. We do not show the questions or their answers: others will meet them.","zh":"您在这一阶段的成绩低于合格线。再次参加（题目不同）可以改变这一结果。\n\n以上由工作人员作出决定。\n\n如果您认为有误，请在 2026年11月17日 前来信，我们会请另一位工作人员查看。我们不公布题目和答案，因为还会有人遇到它们。"},"subject":{"en":"You did not pass this time (Ladder). You can try again from 10 Nov 2026.","zh":"这次没有通过（阶梯）。您可以从 2026年11月10日 起再次参加。"}},"programs":{"decision":"decision-1","eligibility":"eligibility-1","grader":"grader-1"},"requirements":{"overall":"needs_evidence","requirements":[{"counted":null,"requirement":"residence","verdict":"met"},{"counted":null,"requirement":"degree","verdict":"needs_evidence"}],"rules":"eligibility-1","today":"2026-11-03"}}', '326c4c3d8a473e31f398fefb57aba12488b7c4aad82c9f840466a37173b910ff', 1793635880000000);
INSERT INTO public.dossier VALUES ('01a19b7d-90e0-7000-8000-00000000010f', '{"acts":[{"actor":"01a19b7d-90e0-7000-8000-0000000000f2","at":1793610060000000,"event":"01a19b7d-90e0-7000-8000-0000000000f4","kind":"application.begun"},{"actor":"01a19b7d-90e0-7000-8000-0000000000f2","at":1793610060000000,"event":"01a19b7d-90e0-7000-8000-0000000000f8","kind":"application.submitted"},{"actor":"01a19b7d-90e0-7000-8000-0000000000f2","at":1793610060000000,"event":"01a19b7d-90e0-7000-8000-0000000000f9","kind":"candidate.eligible"}],"application":{"id":"01a19b7d-90e0-7000-8000-0000000000f3","project":"mandarin-sg","version":"01a19b7c-a680-7000-8000-000000000000"},"attempts":[{"attempt":"01a19b7d-90e0-7000-8000-0000000000fb","block":0,"ends_at":1793611260000000,"handed_in":{"at":1793610060000000,"digest":"d77fde9bc2fafb1d5048d1e801a0ad0fe547689c4a36b679131ca7a33094bea9"},"items":[{"answers":[{"id":"01a19b7d-90e0-7000-8000-000000000102","response":{"pairs":{"a":"x","b":"y"}},"revision":1,"saved_at":1793610060000000}],"block":0,"grade":{"answer":"01a19b7d-90e0-7000-8000-000000000102","brier":null,"counts":true,"explanation":{"pairs":{"a":1,"b":1}},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"word-6","place":"01a19b7d-90e0-7000-8000-0000000000fd","position":0,"shown":{"lists":{"left":[["b","2xyqpd"],["a","6ahg2z"]],"right":[["x","fxecnd"],["z","yutsgn"],["y","6acgmt"]]},"swapped":false}},{"answers":[{"id":"01a19b7d-90e0-7000-8000-000000000103","response":{"option":"c"},"revision":1,"saved_at":1793610060000000}],"block":0,"grade":{"answer":"01a19b7d-90e0-7000-8000-000000000103","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"read-1","place":"01a19b7d-90e0-7000-8000-0000000000fe","position":1,"shown":{"lists":{"options":[["b","yj2sjg"],["c","czc53y"],["a","mfvreq"]]},"swapped":false}},{"answers":[{"id":"01a19b7d-90e0-7000-8000-000000000104","response":{"option":"a"},"revision":1,"saved_at":1793610060000000}],"block":0,"grade":{"answer":"01a19b7d-90e0-7000-8000-000000000104","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"read-2","place":"01a19b7d-90e0-7000-8000-0000000000ff","position":2,"shown":{"lists":{"options":[["b","s4bbms"],["a","qdn22e"],["c","npxdfg"]]},"swapped":false}},{"answers":[{"id":"01a19b7d-90e0-7000-8000-000000000105","response":{"gaps":{"1":"cat","2":"mat"}},"revision":1,"saved_at":1793610060000000}],"block":0,"grade":{"answer":"01a19b7d-90e0-7000-8000-000000000105","brier":null,"counts":true,"explanation":{"gaps":{"1":1,"2":1}},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"word-2","place":"01a19b7d-90e0-7000-8000-000000000100","position":3,"shown":{"swapped":false}}],"number":1,"result":{"at":1793610060000000,"outcome":"pass","ruling":{"because":"statistic","bounds":[0.19999999999999996,0.8],"counted":4,"doubt":{"interval":[0.4781762498950186,0.9949492366205319],"share":0.8333333333333334,"standard_error":0.14085904245475275,"wrong_fail":0.8319300000000002,"wrong_pass":0.16806999999999983},"floors":[],"outcome":"pass","presented":4,"rules":"decision-1","statistic":0.8319300000000002,"sum":4}},"seed":"-288230376151711616","sheets":[],"stage":"first","started_at":1793610060000000,"state":"handed_in","version":{"content_hash":"f3dee96a638c9b779ff6d1e46c1b93b0c3965c013a1bd42da9aff0d6f81e45ce","id":"01a19b7c-a680-7000-8000-000000000000","number":1}}],"corrected":null,"decision":{"at":1793610060000000,"attempt":"01a19b7d-90e0-7000-8000-0000000000fb","decided_by":null,"id":"01a19b7d-90e0-7000-8000-00000000010f","letter_at":1793610060000000,"note":"","outcome":"passed","reasons":["above_the_line"],"stage":"first","status_before":"screening"},"dossier":1,"earlier_decisions":[],"letter":{"body":{"en":"Your result is above the line of this stage.\n\nThis was decided automatically from your answers.\n\nNext: Ladder.","zh":"您在这一阶段的成绩高于合格线。\n\n以上根据您的作答自动作出决定。\n\n下一步：阶梯。"},"subject":{"en":"You passed: First","zh":"您已通过：第一关"}},"programs":{"decision":"decision-1","eligibility":"eligibility-1","grader":"grader-1"},"requirements":{"overall":"needs_evidence","requirements":[{"counted":null,"requirement":"residence","verdict":"met"},{"counted":null,"requirement":"degree","verdict":"needs_evidence"}],"rules":"eligibility-1","today":"2026-11-02"}}', '44025332ec5352fd2c035f8da3c82a4a2da03cb99a4f6400da15f64d4c53c7d1', 1793610060000000);
INSERT INTO public.dossier VALUES ('01a19b7d-90e0-7000-8000-000000000133', '{"acts":[{"actor":"01a19b7d-90e0-7000-8000-0000000000f2","at":1793610060000000,"event":"01a19b7d-90e0-7000-8000-0000000000f4","kind":"application.begun"},{"actor":"01a19b7d-90e0-7000-8000-0000000000f2","at":1793610060000000,"event":"01a19b7d-90e0-7000-8000-0000000000f8","kind":"application.submitted"},{"actor":"01a19b7d-90e0-7000-8000-0000000000f2","at":1793610060000000,"event":"01a19b7d-90e0-7000-8000-0000000000f9","kind":"candidate.eligible"},{"actor":"worker","at":1793610060000000,"event":"01a19b7d-90e0-7000-8000-000000000111","kind":"decision.made"}],"application":{"id":"01a19b7d-90e0-7000-8000-0000000000f3","project":"mandarin-sg","version":"01a19b7c-a680-7000-8000-000000000000"},"attempts":[{"attempt":"01a19b7d-90e0-7000-8000-000000000113","block":1,"ends_at":1793611260000000,"handed_in":{"at":1793610060000000,"digest":"797dc86b14058d3abacf37116d60c104587eb339652792b91f7619c66da355ba"},"items":[{"answers":[{"id":"01a19b7d-90e0-7000-8000-00000000011c","response":{"option":"a"},"revision":1,"saved_at":1793610060000000}],"block":0,"grade":{"answer":"01a19b7d-90e0-7000-8000-00000000011c","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"pool-9","place":"01a19b7d-90e0-7000-8000-000000000115","position":0,"shown":{"lists":{"options":[["a","pe42ew"],["c","sdunx6"],["b","f643vt"]]},"swapped":false}},{"answers":[{"id":"01a19b7d-90e0-7000-8000-00000000011d","response":{"option":"b"},"revision":1,"saved_at":1793610060000000}],"block":0,"grade":{"answer":"01a19b7d-90e0-7000-8000-00000000011d","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"pool-7","place":"01a19b7d-90e0-7000-8000-000000000116","position":1,"shown":{"lists":{"options":[["c","wqydk4"],["a","wgg245"],["b","yckq5p"]]},"swapped":false}},{"answers":[{"id":"01a19b7d-90e0-7000-8000-000000000122","response":{"option":"b"},"revision":1,"saved_at":1793610060000000}],"block":1,"grade":{"answer":"01a19b7d-90e0-7000-8000-000000000122","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"pool-10","place":"01a19b7d-90e0-7000-8000-000000000117","position":2,"shown":{"lists":{"options":[["a","3ebg55"],["c","kyz23m"],["b","2kq2hj"]]},"swapped":false}},{"answers":[{"id":"01a19b7d-90e0-7000-8000-000000000123","response":{"option":"b"},"revision":1,"saved_at":1793610060000000}],"block":1,"grade":{"answer":"01a19b7d-90e0-7000-8000-000000000123","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"pool-1","place":"01a19b7d-90e0-7000-8000-000000000118","position":3,"shown":{"lists":{"options":[["c","skxsvt"],["b","jjsra6"],["a","c3n3vs"]]},"swapped":false}},{"answers":[],"block":2,"grade":null,"item":"pool-6","place":"01a19b7d-90e0-7000-8000-000000000119","position":4,"shown":{"lists":{"options":[["c","kjcmeb"],["b","5ptgfb"],["a","rt4smt"]]},"swapped":false}},{"answers":[],"block":2,"grade":null,"item":"pool-0","place":"01a19b7d-90e0-7000-8000-00000000011a","position":5,"shown":{"lists":{"options":[["b","dec6h3"],["c","tccyrt"],["a","sqjucz"]]},"swapped":false}}],"number":1,"result":{"at":1793610060000000,"outcome":"pass","ruling":{"because":"statistic","bounds":[-2.197224577336219,2.1972245773362196],"counted":4,"doubt":{"interval":[0.4781762498950186,0.9949492366205319],"share":0.8333333333333334,"standard_error":0.14085904245475275,"wrong_fail":0.40950999999999976,"wrong_pass":0.010240000000000027},"floors":[],"outcome":"pass","presented":4,"rules":"decision-1","statistic":3.243720864865315,"sum":4}},"seed":"1441433355735269504","sheets":[],"stage":"ladder","started_at":1793610060000000,"state":"handed_in","version":{"content_hash":"f3dee96a638c9b779ff6d1e46c1b93b0c3965c013a1bd42da9aff0d6f81e45ce","id":"01a19b7c-a680-7000-8000-000000000000","number":1}}],"corrected":null,"decision":{"at":1793610060000000,"attempt":"01a19b7d-90e0-7000-8000-000000000113","decided_by":null,"id":"01a19b7d-90e0-7000-8000-000000000133","letter_at":1793610060000000,"note":"","outcome":"passed","reasons":["above_the_line"],"stage":"ladder","status_before":"screening"},"dossier":1,"earlier_decisions":[{"at":1793610060000000,"decision":"01a19b7d-90e0-7000-8000-00000000010f","outcome":"passed","stage":"first","undone":false}],"letter":{"body":{"en":"Your result is above the line of this stage.\n\nThis was decided automatically from your answers.\n\nNext: Writing.","zh":"您在这一阶段的成绩高于合格线。\n\n以上根据您的作答自动作出决定。\n\n下一步：写作。"},"subject":{"en":"You passed: Ladder","zh":"您已通过：阶梯"}},"programs":{"decision":"decision-1","eligibility":"eligibility-1","grader":"grader-1"},"requirements":{"overall":"needs_evidence","requirements":[{"counted":null,"requirement":"residence","verdict":"met"},{"counted":null,"requirement":"degree","verdict":"needs_evidence"}],"rules":"eligibility-1","today":"2026-11-02"}}', 'd8e148f28312121dfa30298d92d043c87e2537943891eea83916899f45ff3d86', 1793610060000000);
INSERT INTO public.dossier VALUES ('01a19b7d-90e0-7000-8000-000000000163', '{"acts":[{"actor":"01a19b7d-90e0-7000-8000-000000000143","at":1793610060000000,"event":"01a19b7d-90e0-7000-8000-000000000145","kind":"application.begun"},{"actor":"01a19b7d-90e0-7000-8000-000000000143","at":1793610060000000,"event":"01a19b7d-90e0-7000-8000-000000000149","kind":"application.submitted"},{"actor":"01a19b7d-90e0-7000-8000-000000000143","at":1793610060000000,"event":"01a19b7d-90e0-7000-8000-00000000014a","kind":"candidate.eligible"}],"application":{"id":"01a19b7d-90e0-7000-8000-000000000144","project":"mandarin-sg","version":"01a19b7c-a680-7000-8000-000000000000"},"attempts":[{"attempt":"01a19b7d-90e0-7000-8000-00000000014c","block":0,"ends_at":1793611260000000,"handed_in":{"at":1793610060000000,"digest":"8e2efb9929e7d414127376f6710baf085a3719b97b14a40b6edb3cd4188c4044"},"items":[{"answers":[{"id":"01a19b7d-90e0-7000-8000-000000000154","response":{"option":"a"},"revision":1,"saved_at":1793610060000000}],"block":0,"grade":{"answer":"01a19b7d-90e0-7000-8000-000000000154","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"read-3","place":"01a19b7d-90e0-7000-8000-00000000014e","position":0,"shown":{"lists":{"options":[["b","p3uzfb"],["a","djb6ar"]]},"swapped":false}},{"answers":[{"id":"01a19b7d-90e0-7000-8000-000000000155","response":{"claims":{"c1":{"sources":["s1"],"verdict":"supported"}}},"revision":1,"saved_at":1793610060000000}],"block":0,"grade":{"answer":"01a19b7d-90e0-7000-8000-000000000155","brier":null,"counts":true,"explanation":{"claims":{"c1":1}},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"fact-1","place":"01a19b7d-90e0-7000-8000-00000000014f","position":1,"shown":{"lists":{"claims":[["c1","k5h25n"]],"sources":[["s1","tqvnzr"]]},"swapped":false}},{"answers":[{"id":"01a19b7d-90e0-7000-8000-000000000156","response":{"option":"c"},"revision":1,"saved_at":1793610060000000}],"block":0,"grade":{"answer":"01a19b7d-90e0-7000-8000-000000000156","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"read-1","place":"01a19b7d-90e0-7000-8000-000000000150","position":2,"shown":{"lists":{"options":[["a","uanhnf"],["b","344bqm"],["c","gmu342"]]},"swapped":false}},{"answers":[{"id":"01a19b7d-90e0-7000-8000-000000000157","response":{"option":"a"},"revision":1,"saved_at":1793610060000000}],"block":0,"grade":{"answer":"01a19b7d-90e0-7000-8000-000000000157","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"read-2","place":"01a19b7d-90e0-7000-8000-000000000151","position":3,"shown":{"lists":{"options":[["c","gyqr3t"],["b","durjrv"],["a","6afqud"]]},"swapped":false}},{"answers":[{"id":"01a19b7d-90e0-7000-8000-000000000158","response":{"text":"We can begin now."},"revision":1,"saved_at":1793610060000000}],"block":0,"grade":{"answer":"01a19b7d-90e0-7000-8000-000000000158","brier":null,"counts":true,"explanation":{"chrf":1,"chrf_among_references":0.561026936026936,"chrf_of_content":0.21155032575469052,"forbidden":[],"length":4,"length_ok":true,"missing":[]},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"write-2","place":"01a19b7d-90e0-7000-8000-000000000152","position":4,"shown":{"swapped":false}}],"number":1,"result":{"at":1793610060000000,"outcome":"pass","ruling":{"because":"statistic","bounds":[0.19999999999999996,0.8],"counted":5,"doubt":{"interval":[0.5407418735600994,0.9957892554855106],"share":0.8571428571428571,"standard_error":0.12371791482634838,"wrong_fail":0.882351,"wrong_pass":0.117649},"floors":[],"outcome":"pass","presented":5,"rules":"decision-1","statistic":0.882351,"sum":5}},"seed":"5548716215897161856","sheets":[],"stage":"first","started_at":1793610060000000,"state":"handed_in","version":{"content_hash":"f3dee96a638c9b779ff6d1e46c1b93b0c3965c013a1bd42da9aff0d6f81e45ce","id":"01a19b7c-a680-7000-8000-000000000000","number":1}}],"corrected":null,"decision":{"at":1793610060000000,"attempt":"01a19b7d-90e0-7000-8000-00000000014c","decided_by":null,"id":"01a19b7d-90e0-7000-8000-000000000163","letter_at":1793610060000000,"note":"","outcome":"passed","reasons":["above_the_line"],"stage":"first","status_before":"screening"},"dossier":1,"earlier_decisions":[],"letter":{"body":{"en":"Your result is above the line of this stage.\n\nThis was decided automatically from your answers.\n\nNext: Ladder.","zh":"您在这一阶段的成绩高于合格线。\n\n以上根据您的作答自动作出决定。\n\n下一步：阶梯。"},"subject":{"en":"You passed: First","zh":"您已通过：第一关"}},"programs":{"decision":"decision-1","eligibility":"eligibility-1","grader":"grader-1"},"requirements":{"overall":"needs_evidence","requirements":[{"counted":null,"requirement":"residence","verdict":"met"},{"counted":null,"requirement":"degree","verdict":"needs_evidence"}],"rules":"eligibility-1","today":"2026-11-02"}}', '2d9eba942cf9cd6130ce133fc03f646e970bce7bfdcfcc0eae3c7a5b871a93de', 1793610060000000);
INSERT INTO public.dossier VALUES ('01a19b7d-90e0-7000-8000-000000000187', '{"acts":[{"actor":"01a19b7d-90e0-7000-8000-000000000143","at":1793610060000000,"event":"01a19b7d-90e0-7000-8000-000000000145","kind":"application.begun"},{"actor":"01a19b7d-90e0-7000-8000-000000000143","at":1793610060000000,"event":"01a19b7d-90e0-7000-8000-000000000149","kind":"application.submitted"},{"actor":"01a19b7d-90e0-7000-8000-000000000143","at":1793610060000000,"event":"01a19b7d-90e0-7000-8000-00000000014a","kind":"candidate.eligible"},{"actor":"worker","at":1793610060000000,"event":"01a19b7d-90e0-7000-8000-000000000165","kind":"decision.made"}],"application":{"id":"01a19b7d-90e0-7000-8000-000000000144","project":"mandarin-sg","version":"01a19b7c-a680-7000-8000-000000000000"},"attempts":[{"attempt":"01a19b7d-90e0-7000-8000-000000000167","block":1,"ends_at":1793611260000000,"handed_in":{"at":1793610060000000,"digest":"9fbfc6f3359ebbc4e4292cade1c82ef8b9f8afc915b04ecd48dad46236ee542c"},"items":[{"answers":[{"id":"01a19b7d-90e0-7000-8000-000000000170","response":{"option":"a"},"revision":1,"saved_at":1793610060000000}],"block":0,"grade":{"answer":"01a19b7d-90e0-7000-8000-000000000170","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"pool-6","place":"01a19b7d-90e0-7000-8000-000000000169","position":0,"shown":{"lists":{"options":[["a","5sjhas"],["b","3bcqvp"],["c","bs462v"]]},"swapped":false}},{"answers":[{"id":"01a19b7d-90e0-7000-8000-000000000171","response":{"option":"a"},"revision":1,"saved_at":1793610060000000}],"block":0,"grade":{"answer":"01a19b7d-90e0-7000-8000-000000000171","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"pool-12","place":"01a19b7d-90e0-7000-8000-00000000016a","position":1,"shown":{"lists":{"options":[["b","dyvruv"],["c","wkw5rd"],["a","cjvrpe"]]},"swapped":false}},{"answers":[{"id":"01a19b7d-90e0-7000-8000-000000000176","response":{"option":"b"},"revision":1,"saved_at":1793610060000000}],"block":1,"grade":{"answer":"01a19b7d-90e0-7000-8000-000000000176","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"pool-1","place":"01a19b7d-90e0-7000-8000-00000000016b","position":2,"shown":{"lists":{"options":[["c","mhjzju"],["b","wuavwr"],["a","ckrcyy"]]},"swapped":false}},{"answers":[{"id":"01a19b7d-90e0-7000-8000-000000000177","response":{"option":"c"},"revision":1,"saved_at":1793610060000000}],"block":1,"grade":{"answer":"01a19b7d-90e0-7000-8000-000000000177","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"pool-2","place":"01a19b7d-90e0-7000-8000-00000000016c","position":3,"shown":{"lists":{"options":[["c","pffcnf"],["a","3j5j4h"],["b","cenkc3"]]},"swapped":false}},{"answers":[],"block":2,"grade":null,"item":"pool-9","place":"01a19b7d-90e0-7000-8000-00000000016d","position":4,"shown":{"lists":{"options":[["a","md5scc"],["c","embhff"],["b","h4qk5h"]]},"swapped":false}},{"answers":[],"block":2,"grade":null,"item":"pool-7","place":"01a19b7d-90e0-7000-8000-00000000016e","position":5,"shown":{"lists":{"options":[["c","qzj54g"],["b","v3d2h3"],["a","dhppar"]]},"swapped":false}}],"number":1,"result":{"at":1793610060000000,"outcome":"pass","ruling":{"because":"statistic","bounds":[-2.197224577336219,2.1972245773362196],"counted":4,"doubt":{"interval":[0.4781762498950186,0.9949492366205319],"share":0.8333333333333334,"standard_error":0.14085904245475275,"wrong_fail":0.40950999999999976,"wrong_pass":0.010240000000000027},"floors":[],"outcome":"pass","presented":4,"rules":"decision-1","statistic":3.243720864865315,"sum":4}},"seed":"7494271254921216128","sheets":[],"stage":"ladder","started_at":1793610060000000,"state":"handed_in","version":{"content_hash":"f3dee96a638c9b779ff6d1e46c1b93b0c3965c013a1bd42da9aff0d6f81e45ce","id":"01a19b7c-a680-7000-8000-000000000000","number":1}}],"corrected":null,"decision":{"at":1793610060000000,"attempt":"01a19b7d-90e0-7000-8000-000000000167","decided_by":null,"id":"01a19b7d-90e0-7000-8000-000000000187","letter_at":1793610060000000,"note":"","outcome":"passed","reasons":["above_the_line"],"stage":"ladder","status_before":"screening"},"dossier":1,"earlier_decisions":[{"at":1793610060000000,"decision":"01a19b7d-90e0-7000-8000-000000000163","outcome":"passed","stage":"first","undone":false}],"letter":{"body":{"en":"Your result is above the line of this stage.\n\nThis was decided automatically from your answers.\n\nNext: Writing.","zh":"您在这一阶段的成绩高于合格线。\n\n以上根据您的作答自动作出决定。\n\n下一步：写作。"},"subject":{"en":"You passed: Ladder","zh":"您已通过：阶梯"}},"programs":{"decision":"decision-1","eligibility":"eligibility-1","grader":"grader-1"},"requirements":{"overall":"needs_evidence","requirements":[{"counted":null,"requirement":"residence","verdict":"met"},{"counted":null,"requirement":"degree","verdict":"needs_evidence"}],"rules":"eligibility-1","today":"2026-11-02"}}', 'fa8a47e9da00037f22bebb750a7dde37869705ec32091197ccd91de3f4608f02', 1793610060000000);
INSERT INTO public.dossier VALUES ('01a19bee-7b20-7000-8000-0000000001d0', '{"acts":[{"actor":"01a19bb6-0600-7000-8000-0000000001a9","at":1793613760000000,"event":"01a19bb6-0600-7000-8000-0000000001ab","kind":"application.begun"},{"actor":"01a19bb6-0600-7000-8000-0000000001a9","at":1793613760000000,"event":"01a19bb6-0600-7000-8000-0000000001af","kind":"application.submitted"},{"actor":"01a19bb6-0600-7000-8000-0000000001a9","at":1793613760000000,"event":"01a19bb6-0600-7000-8000-0000000001b0","kind":"candidate.eligible"},{"actor":"01a19b7d-90e0-7000-8000-000000000008","at":1793613760000000,"event":"01a19bb6-0600-7000-8000-0000000001cb","kind":"decision.made"},{"actor":"01a19bb6-0600-7000-8000-0000000001a9","at":1793617460000000,"event":"01a19bee-7b20-7000-8000-0000000001ce","kind":"appeal.sent"}],"application":{"id":"01a19bb6-0600-7000-8000-0000000001aa","project":"mandarin-sg","version":"01a19b7c-a680-7000-8000-000000000000"},"attempts":[{"attempt":"01a19bb6-0600-7000-8000-0000000001b2","block":0,"ends_at":1793614960000000,"handed_in":{"at":1793613760000000,"digest":"25573e031f9a4a6542798c0e89c9796b2dcb950a3e282a8a9a1900a58ca9567b"},"items":[{"answers":[{"id":"01a19bb6-0600-7000-8000-0000000001ba","response":{"gaps":{"1":"cat","2":"mat"}},"revision":1,"saved_at":1793613760000000}],"block":0,"grade":{"answer":"01a19bb6-0600-7000-8000-0000000001ba","brier":null,"counts":true,"explanation":{"gaps":{"1":1,"2":1}},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"word-2","place":"01a19bb6-0600-7000-8000-0000000001b4","position":0,"shown":{"swapped":false}},{"answers":[{"id":"01a19bb6-0600-7000-8000-0000000001bb","response":null,"revision":1,"saved_at":1793613760000000}],"block":0,"grade":{"answer":"01a19bb6-0600-7000-8000-0000000001bb","brier":null,"counts":true,"explanation":{"unanswered":true},"grader":"grader-1","hit":false,"positive":true,"score":0,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"read-3","place":"01a19bb6-0600-7000-8000-0000000001b5","position":1,"shown":{"lists":{"options":[["a","xcxkn6"],["b","p6a56t"]]},"swapped":false}},{"answers":[{"id":"01a19bb6-0600-7000-8000-0000000001bc","response":{"categories":[],"severity":"none"},"revision":1,"saved_at":1793613760000000}],"block":0,"grade":{"answer":"01a19bb6-0600-7000-8000-0000000001bc","brier":null,"counts":true,"explanation":{"categories_f1":1,"hit":false,"severity":1},"grader":"grader-1","hit":false,"positive":false,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"label-3","place":"01a19bb6-0600-7000-8000-0000000001b6","position":2,"shown":{"swapped":false}},{"answers":[{"id":"01a19bb6-0600-7000-8000-0000000001bd","response":null,"revision":1,"saved_at":1793613760000000}],"block":0,"grade":{"answer":"01a19bb6-0600-7000-8000-0000000001bd","brier":null,"counts":true,"explanation":{"unanswered":true},"grader":"grader-1","hit":false,"positive":true,"score":0,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"read-1","place":"01a19bb6-0600-7000-8000-0000000001b7","position":3,"shown":{"lists":{"options":[["a","3sx5ng"],["b","hr5jhg"],["c","gmdnew"]]},"swapped":false}},{"answers":[{"id":"01a19bb6-0600-7000-8000-0000000001be","response":{"option":"a"},"revision":1,"saved_at":1793613760000000}],"block":0,"grade":{"answer":"01a19bb6-0600-7000-8000-0000000001be","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"read-2","place":"01a19bb6-0600-7000-8000-0000000001b8","position":4,"shown":{"lists":{"options":[["c","u6tbg5"],["b","nmjszq"],["a","bpk62g"]]},"swapped":false}}],"number":1,"result":{"at":1793613760000000,"outcome":"refer","ruling":{"because":"forced","bounds":[0.19999999999999996,0.8],"counted":5,"doubt":{"interval":[0.22277809550351213,0.8818827512429749],"share":0.5714285714285714,"standard_error":0.1749635530559413,"wrong_fail":0.25569000000000014,"wrong_pass":0.7443099999999998},"floors":[],"outcome":"refer","presented":5,"rules":"decision-1","statistic":0.25569000000000014,"sum":3}},"seed":"-5548153265943740288","sheets":[],"stage":"first","started_at":1793613760000000,"state":"handed_in","version":{"content_hash":"f3dee96a638c9b779ff6d1e46c1b93b0c3965c013a1bd42da9aff0d6f81e45ce","id":"01a19b7c-a680-7000-8000-000000000000","number":1}}],"corrected":null,"decision":{"at":1793617460000000,"attempt":"01a19bb6-0600-7000-8000-0000000001b2","decided_by":"01a19b7d-90e0-7000-8000-00000000002d","id":"01a19bee-7b20-7000-8000-0000000001d0","letter_at":1793621060000000,"note":"We looked again.","outcome":"passed","reasons":["appeal"],"stage":"first","status_before":"rejected"},"dossier":1,"earlier_decisions":[{"at":1793613760000000,"decision":"01a19bb6-0600-7000-8000-0000000001c9","outcome":"rejected","stage":"first","undone":true}],"letter":{"body":{"en":"You appealed. Somebody who had not decided looked at it, and the earlier decision was changed.\n\nThis was decided by a person.\n\nNext: Ladder.","zh":"您提出了申诉。未参与原决定的工作人员查看后，更改了之前的决定。\n\n以上由工作人员作出决定。\n\n下一步：阶梯。"},"subject":{"en":"You passed: First","zh":"您已通过：第一关"}},"programs":{"decision":"decision-1","eligibility":"eligibility-1","grader":"grader-1"},"requirements":{"overall":"needs_evidence","requirements":[{"counted":null,"requirement":"residence","verdict":"met"},{"counted":null,"requirement":"degree","verdict":"needs_evidence"}],"rules":"eligibility-1","today":"2026-11-02"}}', 'a636efc6f7637690c8af6e448726d238b58cd2dba7487da4a5cd3f73dd5a242e', 1793617460000000);
INSERT INTO public.dossier VALUES ('01a19bee-7b20-7000-8000-0000000001f4', '{"acts":[{"actor":"01a19bee-7b20-7000-8000-0000000001d7","at":1793617460000000,"event":"01a19bee-7b20-7000-8000-0000000001d9","kind":"application.begun"},{"actor":"01a19bee-7b20-7000-8000-0000000001d7","at":1793617460000000,"event":"01a19bee-7b20-7000-8000-0000000001dd","kind":"application.submitted"},{"actor":"01a19bee-7b20-7000-8000-0000000001d7","at":1793617460000000,"event":"01a19bee-7b20-7000-8000-0000000001de","kind":"candidate.eligible"}],"application":{"id":"01a19bee-7b20-7000-8000-0000000001d8","project":"mandarin-sg","version":"01a19b7c-a680-7000-8000-000000000000"},"attempts":[{"attempt":"01a19bee-7b20-7000-8000-0000000001e0","block":0,"ends_at":1793618660000000,"handed_in":{"at":1793617460000000,"digest":"b23d8c9547a992de040b78bdcdd15f5939904e3dc63b623a7551e449932dbe60"},"items":[{"answers":[{"id":"01a19bee-7b20-7000-8000-0000000001e7","response":{"option":"c"},"revision":1,"saved_at":1793617460000000}],"block":0,"grade":{"answer":"01a19bee-7b20-7000-8000-0000000001e7","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"read-1","place":"01a19bee-7b20-7000-8000-0000000001e2","position":0,"shown":{"lists":{"options":[["c","sjuzab"],["a","xxpeyz"],["b","hfaqdz"]]},"swapped":false}},{"answers":[{"id":"01a19bee-7b20-7000-8000-0000000001e8","response":null,"revision":1,"saved_at":1793617460000000}],"block":0,"grade":{"answer":"01a19bee-7b20-7000-8000-0000000001e8","brier":null,"counts":true,"explanation":{"unanswered":true},"grader":"grader-1","hit":false,"positive":true,"score":0,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"read-2","place":"01a19bee-7b20-7000-8000-0000000001e3","position":1,"shown":{"lists":{"options":[["b","pcemfe"],["a","pabtm5"],["c","3etnqr"]]},"swapped":false}},{"answers":[{"id":"01a19bee-7b20-7000-8000-0000000001e9","response":{"labels":["food"]},"revision":1,"saved_at":1793617460000000}],"block":0,"grade":{"answer":"01a19bee-7b20-7000-8000-0000000001e9","brier":null,"counts":true,"explanation":{"extra":0,"missed":0,"right":1},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"label-1","place":"01a19bee-7b20-7000-8000-0000000001e4","position":2,"shown":{"swapped":false}},{"answers":[{"id":"01a19bee-7b20-7000-8000-0000000001ea","response":null,"revision":1,"saved_at":1793617460000000}],"block":0,"grade":{"answer":"01a19bee-7b20-7000-8000-0000000001ea","brier":null,"counts":true,"explanation":{"unanswered":true},"grader":"grader-1","hit":false,"positive":true,"score":0,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"compare-1","place":"01a19bee-7b20-7000-8000-0000000001e5","position":3,"shown":{"swapped":false}}],"number":1,"result":{"at":1793617460000000,"outcome":"below_the_line","ruling":{"because":"statistic","bounds":[0.19999999999999996,0.8],"counted":4,"doubt":{"interval":[0.14663279963467318,0.8533672003653269],"share":0.5,"standard_error":0.1889822365046136,"wrong_fail":0.16307999999999984,"wrong_pass":0.8369200000000001},"floors":[],"outcome":"below_the_line","presented":4,"rules":"decision-1","statistic":0.16307999999999984,"sum":2}},"seed":"-2233503940199055232","sheets":[],"stage":"first","started_at":1793617460000000,"state":"handed_in","version":{"content_hash":"f3dee96a638c9b779ff6d1e46c1b93b0c3965c013a1bd42da9aff0d6f81e45ce","id":"01a19b7c-a680-7000-8000-000000000000","number":1}}],"corrected":null,"decision":{"at":1793617460000000,"attempt":"01a19bee-7b20-7000-8000-0000000001e0","decided_by":"01a19b7d-90e0-7000-8000-000000000008","id":"01a19bee-7b20-7000-8000-0000000001f4","letter_at":1793621060000000,"note":"looked at","outcome":"rejected","reasons":["below_the_line"],"stage":"first","status_before":"needs_decision"},"dossier":1,"earlier_decisions":[],"letter":{"body":{"en":"Your result is below the line of this stage. Another attempt with other questions can change that.\n\nThis was decided by a person.\n\nIf you think that this is wrong, write to us until 16 Nov 2026; somebody else will look at it. We do not show the questions or their answers: others will meet them.","zh":"您在这一阶段的成绩低于合格线。再次参加（题目不同）可以改变这一结果。\n\n以上由工作人员作出决定。\n\n如果您认为有误，请在 2026年11月16日 前来信，我们会请另一位工作人员查看。我们不公布题目和答案，因为还会有人遇到它们。"},"subject":{"en":"We cannot accept your application: Base","zh":"我们不能接受您的申请：基础"}},"programs":{"decision":"decision-1","eligibility":"eligibility-1","grader":"grader-1"},"requirements":{"overall":"needs_evidence","requirements":[{"counted":null,"requirement":"residence","verdict":"met"},{"counted":null,"requirement":"degree","verdict":"needs_evidence"}],"rules":"eligibility-1","today":"2026-11-02"}}', '7fb9d9beef42665557ebc8bea37ee7aacc328f253ccbd3096b9a18b1f44503be', 1793617460000000);
INSERT INTO public.dossier VALUES ('01a19c5f-6560-7000-8000-00000000027f', '{"acts":[{"actor":"01a19c5f-6560-7000-8000-000000000235","at":1793624860000000,"event":"01a19c5f-6560-7000-8000-000000000237","kind":"application.begun"},{"actor":"01a19c5f-6560-7000-8000-000000000235","at":1793624860000000,"event":"01a19c5f-6560-7000-8000-00000000023b","kind":"application.submitted"},{"actor":"01a19c5f-6560-7000-8000-000000000235","at":1793624860000000,"event":"01a19c5f-6560-7000-8000-00000000023c","kind":"candidate.eligible"}],"application":{"id":"01a19c5f-6560-7000-8000-000000000236","project":"mandarin-sg","version":"01a19b7c-a680-7000-8000-000000000000"},"attempts":[{"attempt":"01a19c5f-6560-7000-8000-00000000023e","block":0,"ends_at":1793626060000000,"handed_in":{"at":1793624860000000,"digest":"cb035fea2bd194d648936558e135bb6ac60686c2be5e732394057358534ee43a"},"items":[{"answers":[{"id":"01a19c5f-6560-7000-8000-00000000025d","response":{"order":["a","b","c"]},"revision":1,"saved_at":1793624860000000}],"block":0,"grade":{"answer":"01a19c5f-6560-7000-8000-00000000025d","brier":null,"counts":true,"explanation":{"inversions":0,"tau":1},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"word-5","place":"01a19c5f-6560-7000-8000-000000000240","position":0,"shown":{"lists":{"elements":[["a","bnuesm"],["b","e3b44q"],["c","mhgeua"]]},"swapped":false}},{"answers":[{"id":"01a19c5f-6560-7000-8000-00000000025e","response":{"option":"a"},"revision":1,"saved_at":1793624860000000}],"block":0,"grade":{"answer":"01a19c5f-6560-7000-8000-00000000025e","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"read-3","place":"01a19c5f-6560-7000-8000-000000000241","position":1,"shown":{"lists":{"options":[["a","bxdcbr"],["b","wcukvb"]]},"swapped":false}},{"answers":[{"id":"01a19c5f-6560-7000-8000-00000000025f","response":{"claims":{"c1":{"sources":["s1"],"verdict":"supported"}}},"revision":1,"saved_at":1793624860000000}],"block":0,"grade":{"answer":"01a19c5f-6560-7000-8000-00000000025f","brier":null,"counts":true,"explanation":{"claims":{"c1":1}},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"fact-1","place":"01a19c5f-6560-7000-8000-000000000242","position":2,"shown":{"lists":{"claims":[["c1","pe3sg5"]],"sources":[["s1","dngxzy"]]},"swapped":false}},{"answers":[{"id":"01a19c5f-6560-7000-8000-000000000260","response":{"option":"c"},"revision":1,"saved_at":1793624860000000}],"block":0,"grade":{"answer":"01a19c5f-6560-7000-8000-000000000260","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"read-1","place":"01a19c5f-6560-7000-8000-000000000243","position":3,"shown":{"lists":{"options":[["c","zpwsxf"],["a","pgjrzq"],["b","2kzrwv"]]},"swapped":false}},{"answers":[{"id":"01a19c5f-6560-7000-8000-000000000261","response":{"option":"a"},"revision":1,"saved_at":1793624860000000}],"block":0,"grade":{"answer":"01a19c5f-6560-7000-8000-000000000261","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"read-2","place":"01a19c5f-6560-7000-8000-000000000244","position":4,"shown":{"lists":{"options":[["b","p2jsb6"],["a","hpfaxw"],["c","rpmf2f"]]},"swapped":false}}],"number":1,"result":{"at":1793624860000000,"outcome":"pass","ruling":{"because":"statistic","bounds":[0.19999999999999996,0.8],"counted":5,"doubt":{"interval":[0.5407418735600994,0.9957892554855106],"share":0.8571428571428571,"standard_error":0.12371791482634838,"wrong_fail":0.882351,"wrong_pass":0.117649},"floors":[],"outcome":"pass","presented":5,"rules":"decision-1","statistic":0.882351,"sum":5}},"seed":"4540191374342881408","sheets":[],"stage":"first","started_at":1793624860000000,"state":"handed_in","version":{"content_hash":"f3dee96a638c9b779ff6d1e46c1b93b0c3965c013a1bd42da9aff0d6f81e45ce","id":"01a19b7c-a680-7000-8000-000000000000","number":1}}],"corrected":null,"decision":{"at":1793624860000000,"attempt":"01a19c5f-6560-7000-8000-00000000023e","decided_by":null,"id":"01a19c5f-6560-7000-8000-00000000027f","letter_at":1793624860000000,"note":"","outcome":"passed","reasons":["above_the_line"],"stage":"first","status_before":"screening"},"dossier":1,"earlier_decisions":[],"letter":{"body":{"en":"Your result is above the line of this stage.\n\nThis was decided automatically from your answers.\n\nNext: Ladder.","zh":"您在这一阶段的成绩高于合格线。\n\n以上根据您的作答自动作出决定。\n\n下一步：阶梯。"},"subject":{"en":"You passed: First","zh":"您已通过：第一关"}},"programs":{"decision":"decision-1","eligibility":"eligibility-1","grader":"grader-1"},"requirements":{"overall":"needs_evidence","requirements":[{"counted":null,"requirement":"residence","verdict":"met"},{"counted":null,"requirement":"degree","verdict":"needs_evidence"}],"rules":"eligibility-1","today":"2026-11-02"}}', 'b244754044e0683d455cfacef3b6e94ea5f0fb30af3de3af84269d0005e7e0c3', 1793624860000000);
INSERT INTO public.dossier VALUES ('01a19ccf-1720-7000-8000-000000000309', '{"acts":[{"actor":"01a19ccd-4260-7000-8000-000000000287","at":1793632060000000,"event":"01a19ccd-4260-7000-8000-000000000289","kind":"application.begun"},{"actor":"01a19ccd-4260-7000-8000-000000000287","at":1793632060000000,"event":"01a19ccd-4260-7000-8000-00000000028d","kind":"application.submitted"},{"actor":"01a19ccd-4260-7000-8000-000000000287","at":1793632060000000,"event":"01a19ccd-4260-7000-8000-00000000028e","kind":"candidate.eligible"}],"application":{"id":"01a19ccd-4260-7000-8000-000000000288","project":"mandarin-sg","version":"01a19b7c-a680-7000-8000-000000000000"},"attempts":[{"attempt":"01a19ccd-4260-7000-8000-000000000290","block":0,"ends_at":1793633260000000,"handed_in":{"at":1793632180000000,"digest":"49ec52b381070e538ee13153e4364a98edb25d62f360ddd61c6a8a472ecb2d8f"},"items":[{"answers":[{"id":"01a19ccf-1720-7000-8000-0000000002f2","response":{"order":["a","b","c"]},"revision":1,"saved_at":1793632180000000}],"block":0,"grade":{"answer":"01a19ccf-1720-7000-8000-0000000002f2","brier":null,"counts":true,"explanation":{"inversions":0,"tau":1},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19cce-2cc0-7000-8000-0000000002a7"},"item":"word-5","place":"01a19ccd-4260-7000-8000-000000000292","position":0,"shown":{"lists":{"elements":[["b","uhbh3e"],["a","6yqard"],["c","cntumb"]]},"swapped":false}},{"answers":[{"id":"01a19ccf-1720-7000-8000-0000000002f3","response":{"option":"a"},"revision":1,"saved_at":1793632180000000}],"block":0,"grade":{"answer":"01a19ccf-1720-7000-8000-0000000002f3","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19cce-2cc0-7000-8000-0000000002a7"},"item":"read-3","place":"01a19ccd-4260-7000-8000-000000000293","position":1,"shown":{"lists":{"options":[["b","mn6tw5"],["a","6tjq2s"]]},"swapped":false}},{"answers":[{"id":"01a19ccf-1720-7000-8000-0000000002f4","response":{"options":["a","c"]},"revision":1,"saved_at":1793632180000000}],"block":0,"grade":{"answer":"01a19ccf-1720-7000-8000-0000000002f4","brier":null,"counts":true,"explanation":{"missed":0,"right_picks":2,"wrong_picks":0},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19cce-2cc0-7000-8000-0000000002a7"},"item":"multi-1","place":"01a19ccd-4260-7000-8000-000000000294","position":2,"shown":{"lists":{"options":[["b","3at6bm"],["c","gfsjpf"],["a","tsjqva"]]},"swapped":false}},{"answers":[{"id":"01a19ccf-1720-7000-8000-0000000002f5","response":{"option":"b"},"revision":1,"saved_at":1793632180000000}],"block":0,"grade":{"answer":"01a19ccf-1720-7000-8000-0000000002f5","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19cce-2cc0-7000-8000-0000000002a7"},"item":"read-1","place":"01a19ccd-4260-7000-8000-000000000295","position":3,"shown":{"lists":{"options":[["b","zgfsd4"],["a","zkhbrp"],["c","pe64g3"]]},"swapped":false}},{"answers":[{"id":"01a19ccf-1720-7000-8000-0000000002f6","response":{"option":"a"},"revision":1,"saved_at":1793632180000000}],"block":0,"grade":{"answer":"01a19ccf-1720-7000-8000-0000000002f6","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19cce-2cc0-7000-8000-0000000002a7"},"item":"read-2","place":"01a19ccd-4260-7000-8000-000000000296","position":4,"shown":{"lists":{"options":[["a","yahxsg"],["b","r4thdd"],["c","zftnym"]]},"swapped":false}}],"number":1,"result":{"at":1793632180000000,"outcome":"refer","ruling":{"because":"forced","bounds":[0.19999999999999996,0.8],"counted":5,"doubt":{"interval":[0.3587654210023252,0.9567281317072583],"share":0.7142857142857143,"standard_error":0.15971914124998499,"wrong_fail":0.579825,"wrong_pass":0.42017499999999997},"floors":[],"outcome":"refer","presented":5,"rules":"decision-1","statistic":0.579825,"sum":4}},"seed":"-7997829988256579456","sheets":[],"stage":"first","started_at":1793632060000000,"state":"handed_in","version":{"content_hash":"f3dee96a638c9b779ff6d1e46c1b93b0c3965c013a1bd42da9aff0d6f81e45ce","id":"01a19b7c-a680-7000-8000-000000000000","number":1}}],"corrected":{"items":[{"after":1,"before":0,"item":"read-1","position":3}],"outcome_after":"pass","outcome_before":"refer","ruling":{"because":"statistic","bounds":[0.19999999999999996,0.8],"counted":5,"doubt":{"interval":[0.5407418735600994,0.9957892554855106],"share":0.8571428571428571,"standard_error":0.12371791482634838,"wrong_fail":0.882351,"wrong_pass":0.117649},"floors":[],"outcome":"pass","presented":5,"rules":"decision-1","statistic":0.882351,"sum":5},"version":"01a19cce-2cc0-7000-8000-0000000002a7"},"decision":{"at":1793632180000000,"attempt":"01a19ccd-4260-7000-8000-000000000290","decided_by":"01a19b7d-90e0-7000-8000-000000000008","id":"01a19ccf-1720-7000-8000-000000000309","letter_at":1793635780000000,"note":"the key was wrong","outcome":"passed","reasons":["key_corrected"],"stage":"first","status_before":"needs_decision"},"dossier":1,"earlier_decisions":[],"letter":{"body":{"en":"A scoring mistake of ours was corrected, and your result was computed again. Nobody is worse off by it.\n\nThis was decided by a person.\n\nNext: Ladder.","zh":"我们更正了评分中的一处错误，并重新计算了您的成绩。没有人因此受到不利影响。\n\n以上由工作人员作出决定。\n\n下一步：阶梯。"},"subject":{"en":"You passed: First","zh":"您已通过：第一关"}},"programs":{"decision":"decision-1","eligibility":"eligibility-1","grader":"grader-1"},"requirements":{"overall":"needs_evidence","requirements":[{"counted":null,"requirement":"residence","verdict":"met"},{"counted":null,"requirement":"degree","verdict":"needs_evidence"}],"rules":"eligibility-1","today":"2026-11-02"}}', '040f40b46295999423a7e59420acbc085b6a64a6fca1def3c29aac573ebe5d4d', 1793632180000000);
INSERT INTO public.dossier VALUES ('01a19ccf-1720-7000-8000-00000000030f', '{"acts":[{"actor":"01a19c5f-6560-7000-8000-000000000225","at":1793624860000000,"event":"01a19c5f-6560-7000-8000-000000000227","kind":"application.begun"},{"actor":"01a19c5f-6560-7000-8000-000000000225","at":1793624860000000,"event":"01a19c5f-6560-7000-8000-00000000022b","kind":"application.submitted"},{"actor":"01a19c5f-6560-7000-8000-000000000225","at":1793624860000000,"event":"01a19c5f-6560-7000-8000-00000000022c","kind":"candidate.eligible"},{"actor":"01a19b7d-90e0-7000-8000-000000000008","at":1793624860000000,"event":"01a19c5f-6560-7000-8000-000000000285","kind":"decision.made"}],"application":{"id":"01a19c5f-6560-7000-8000-000000000226","project":"mandarin-sg","version":"01a19b7c-a680-7000-8000-000000000000"},"attempts":[{"attempt":"01a19c5f-6560-7000-8000-00000000022e","block":0,"ends_at":1793626060000000,"handed_in":{"at":1793624860000000,"digest":"84deb8dbfb863a06f76f91139aa81ada06816da2d2df69ba7f42a4feedab8eb7"},"items":[{"answers":[{"id":"01a19c5f-6560-7000-8000-000000000256","response":{"option":"b"},"revision":1,"saved_at":1793624860000000}],"block":0,"grade":{"answer":"01a19c5f-6560-7000-8000-000000000256","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19cce-2cc0-7000-8000-0000000002a7"},"item":"read-1","place":"01a19c5f-6560-7000-8000-000000000230","position":0,"shown":{"lists":{"options":[["b","sf32sw"],["a","mkdtfa"],["c","w4vkzv"]]},"swapped":false}},{"answers":[{"id":"01a19c5f-6560-7000-8000-000000000257","response":{"option":"a"},"revision":1,"saved_at":1793624860000000}],"block":0,"grade":{"answer":"01a19c5f-6560-7000-8000-000000000257","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19cce-2cc0-7000-8000-0000000002a7"},"item":"read-2","place":"01a19c5f-6560-7000-8000-000000000231","position":1,"shown":{"lists":{"options":[["c","yptpdg"],["b","xxhzsy"],["a","4u4tvu"]]},"swapped":false}},{"answers":[{"id":"01a19c5f-6560-7000-8000-000000000258","response":{"order":["a","b","c"]},"revision":1,"saved_at":1793624860000000}],"block":0,"grade":{"answer":"01a19c5f-6560-7000-8000-000000000258","brier":null,"counts":true,"explanation":{"inversions":0,"tau":1},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19cce-2cc0-7000-8000-0000000002a7"},"item":"word-5","place":"01a19c5f-6560-7000-8000-000000000232","position":2,"shown":{"lists":{"elements":[["c","xh4v4x"],["a","nvuhwv"],["b","tja5fy"]]},"swapped":false}},{"answers":[{"id":"01a19c5f-6560-7000-8000-000000000259","response":{"text":"She has two cats."},"revision":1,"saved_at":1793624860000000}],"block":0,"grade":{"answer":"01a19c5f-6560-7000-8000-000000000259","brier":null,"counts":true,"explanation":{"changes_elsewhere":0,"edits":0,"mistakes":[1,1]},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19cce-2cc0-7000-8000-0000000002a7"},"item":"word-3","place":"01a19c5f-6560-7000-8000-000000000233","position":3,"shown":{"swapped":false}}],"number":1,"result":{"at":1793624860000000,"outcome":"refer","ruling":{"because":"forced","bounds":[0.19999999999999996,0.8],"counted":4,"doubt":{"interval":[0.28358206388191054,0.9472550494736831],"share":0.6666666666666666,"standard_error":0.1781741612749496,"wrong_fail":0.4717799999999997,"wrong_pass":0.5282200000000004},"floors":[],"outcome":"refer","presented":4,"rules":"decision-1","statistic":0.4717799999999997,"sum":3}},"seed":"3387269869736034432","sheets":[],"stage":"first","started_at":1793624860000000,"state":"handed_in","version":{"content_hash":"f3dee96a638c9b779ff6d1e46c1b93b0c3965c013a1bd42da9aff0d6f81e45ce","id":"01a19b7c-a680-7000-8000-000000000000","number":1}}],"corrected":{"items":[{"after":1,"before":0,"item":"read-1","position":0}],"outcome_after":"pass","outcome_before":"refer","ruling":{"because":"statistic","bounds":[0.19999999999999996,0.8],"counted":4,"doubt":{"interval":[0.4781762498950186,0.9949492366205319],"share":0.8333333333333334,"standard_error":0.14085904245475275,"wrong_fail":0.8319300000000002,"wrong_pass":0.16806999999999983},"floors":[],"outcome":"pass","presented":4,"rules":"decision-1","statistic":0.8319300000000002,"sum":4},"version":"01a19cce-2cc0-7000-8000-0000000002a7"},"decision":{"at":1793632180000000,"attempt":"01a19c5f-6560-7000-8000-00000000022e","decided_by":"01a19b7d-90e0-7000-8000-000000000008","id":"01a19ccf-1720-7000-8000-00000000030f","letter_at":1793635780000000,"note":"the key was wrong","outcome":"passed","reasons":["key_corrected"],"stage":"first","status_before":"rejected"},"dossier":1,"earlier_decisions":[{"at":1793624860000000,"decision":"01a19c5f-6560-7000-8000-000000000283","outcome":"rejected","stage":"first","undone":true}],"letter":{"body":{"en":"A scoring mistake of ours was corrected, and your result was computed again. Nobody is worse off by it.\n\nThis was decided by a person.\n\nNext: Ladder.","zh":"我们更正了评分中的一处错误，并重新计算了您的成绩。没有人因此受到不利影响。\n\n以上由工作人员作出决定。\n\n下一步：阶梯。"},"subject":{"en":"You passed: First","zh":"您已通过：第一关"}},"programs":{"decision":"decision-1","eligibility":"eligibility-1","grader":"grader-1"},"requirements":{"overall":"needs_evidence","requirements":[{"counted":null,"requirement":"residence","verdict":"met"},{"counted":null,"requirement":"degree","verdict":"needs_evidence"}],"rules":"eligibility-1","today":"2026-11-02"}}', '66ea92b12482046fb1875d78ea0d05e5a328caf56416ef906aeb39028c7afe50', 1793632180000000);
INSERT INTO public.dossier VALUES ('01a1c6a8-4940-7000-8000-0000000003db', '{"acts":[{"actor":"01a1c6a8-4940-7000-8000-0000000003bb","at":1794334280000000,"event":"01a1c6a8-4940-7000-8000-0000000003bd","kind":"application.begun"},{"actor":"01a1c6a8-4940-7000-8000-0000000003bb","at":1794334280000000,"event":"01a1c6a8-4940-7000-8000-0000000003c1","kind":"application.submitted"},{"actor":"01a1c6a8-4940-7000-8000-0000000003bb","at":1794334280000000,"event":"01a1c6a8-4940-7000-8000-0000000003c2","kind":"candidate.eligible"}],"application":{"id":"01a1c6a8-4940-7000-8000-0000000003bc","project":"mandarin-sg","version":"01a19cce-2cc0-7000-8000-0000000002a7"},"attempts":[{"attempt":"01a1c6a8-4940-7000-8000-0000000003c4","block":0,"ends_at":1794335480000000,"handed_in":{"at":1794334280000000,"digest":"79731968d7e00441c81989548fe6f857e7f686d28d2671037c4cdd51387b6933"},"items":[{"answers":[{"id":"01a1c6a8-4940-7000-8000-0000000003cc","response":null,"revision":1,"saved_at":1794334280000000}],"block":0,"grade":{"answer":"01a1c6a8-4940-7000-8000-0000000003cc","brier":null,"counts":true,"explanation":{"unanswered":true},"grader":"grader-1","hit":false,"positive":true,"score":0,"version":"01a19cce-2cc0-7000-8000-0000000002a7"},"item":"read-3","place":"01a1c6a8-4940-7000-8000-0000000003c6","position":0,"shown":{"lists":{"options":[["b","3f33jc"],["a","5phczt"]]},"swapped":false}},{"answers":[{"id":"01a1c6a8-4940-7000-8000-0000000003cd","response":null,"revision":1,"saved_at":1794334280000000}],"block":0,"grade":{"answer":"01a1c6a8-4940-7000-8000-0000000003cd","brier":null,"counts":true,"explanation":{"unanswered":true},"grader":"grader-1","hit":false,"positive":true,"score":0,"version":"01a19cce-2cc0-7000-8000-0000000002a7"},"item":"word-1","place":"01a1c6a8-4940-7000-8000-0000000003c7","position":1,"shown":{"swapped":false}},{"answers":[{"id":"01a1c6a8-4940-7000-8000-0000000003ce","response":null,"revision":1,"saved_at":1794334280000000}],"block":0,"grade":{"answer":"01a1c6a8-4940-7000-8000-0000000003ce","brier":null,"counts":true,"explanation":{"unanswered":true},"grader":"grader-1","hit":false,"positive":true,"score":0,"version":"01a19cce-2cc0-7000-8000-0000000002a7"},"item":"read-1","place":"01a1c6a8-4940-7000-8000-0000000003c8","position":2,"shown":{"lists":{"options":[["a","msjtab"],["c","fzpbzh"],["b","ve2s4h"]]},"swapped":false}},{"answers":[{"id":"01a1c6a8-4940-7000-8000-0000000003cf","response":null,"revision":1,"saved_at":1794334280000000}],"block":0,"grade":{"answer":"01a1c6a8-4940-7000-8000-0000000003cf","brier":null,"counts":true,"explanation":{"unanswered":true},"grader":"grader-1","hit":false,"positive":true,"score":0,"version":"01a19cce-2cc0-7000-8000-0000000002a7"},"item":"read-2","place":"01a1c6a8-4940-7000-8000-0000000003c9","position":3,"shown":{"lists":{"options":[["a","myq4fn"],["b","gzbfdg"],["c","rsn36v"]]},"swapped":false}},{"answers":[{"id":"01a1c6a8-4940-7000-8000-0000000003d0","response":null,"revision":1,"saved_at":1794334280000000}],"block":0,"grade":{"answer":"01a1c6a8-4940-7000-8000-0000000003d0","brier":null,"counts":true,"explanation":{"unanswered":true},"grader":"grader-1","hit":false,"positive":true,"score":0,"version":"01a19cce-2cc0-7000-8000-0000000002a7"},"item":"label-1","place":"01a1c6a8-4940-7000-8000-0000000003ca","position":4,"shown":{"swapped":false}}],"number":1,"result":{"at":1794334280000000,"outcome":"below_the_line","ruling":{"because":"statistic","bounds":[0.19999999999999996,0.8],"counted":5,"doubt":{"interval":[0.0042107445144894725,0.4592581264399004],"share":0.14285714285714285,"standard_error":0.12371791482634838,"wrong_fail":0.000729000000000001,"wrong_pass":0.999271},"floors":[],"outcome":"below_the_line","presented":5,"rules":"decision-1","statistic":0.000729000000000001,"sum":0}},"seed":"-4250553623307616128","sheets":[],"stage":"first","started_at":1794334280000000,"state":"handed_in","version":{"content_hash":"4ade51b9dd30deb9c67b67c5113df073c39a10a6ee3bfaa6860c3a251ceba304","id":"01a19cce-2cc0-7000-8000-0000000002a7","number":2}}],"corrected":null,"decision":{"at":1794334280000000,"attempt":"01a1c6a8-4940-7000-8000-0000000003c4","decided_by":"01a19b7d-90e0-7000-8000-000000000008","id":"01a1c6a8-4940-7000-8000-0000000003db","letter_at":1794337880000000,"note":"","outcome":"rejected","reasons":["below_the_line"],"stage":"first","status_before":"needs_decision"},"dossier":1,"earlier_decisions":[],"letter":{"body":{"en":"Your result is below the line of this stage. Another attempt with other questions can change that.\n\nThis was decided by a person.\n\nIf you think that this is wrong, write to us until 25 Nov 2026; somebody else will look at it. We do not show the questions or their answers: others will meet them.","zh":"您在这一阶段的成绩低于合格线。再次参加（题目不同）可以改变这一结果。\n\n以上由工作人员作出决定。\n\n如果您认为有误，请在 2026年11月25日 前来信，我们会请另一位工作人员查看。我们不公布题目和答案，因为还会有人遇到它们。"},"subject":{"en":"We cannot accept your application: Base","zh":"我们不能接受您的申请：基础"}},"programs":{"decision":"decision-1","eligibility":"eligibility-1","grader":"grader-1"},"requirements":{"overall":"needs_evidence","requirements":[{"counted":null,"requirement":"residence","verdict":"met"},{"counted":null,"requirement":"degree","verdict":"needs_evidence"}],"rules":"eligibility-1","today":"2026-11-11"}}', 'dbf61a96e1665c1bb4fa86c3f2387e15aac614eb3efa544693935bb0036fa548', 1794334280000000);
INSERT INTO public.dossier VALUES ('01a1c6a8-4940-7000-8000-0000000003e2', '{"acts":[{"actor":"01a1c6a8-4940-7000-8000-0000000003bb","at":1794334280000000,"event":"01a1c6a8-4940-7000-8000-0000000003bd","kind":"application.begun"},{"actor":"01a1c6a8-4940-7000-8000-0000000003bb","at":1794334280000000,"event":"01a1c6a8-4940-7000-8000-0000000003c1","kind":"application.submitted"},{"actor":"01a1c6a8-4940-7000-8000-0000000003bb","at":1794334280000000,"event":"01a1c6a8-4940-7000-8000-0000000003c2","kind":"candidate.eligible"},{"actor":"01a19b7d-90e0-7000-8000-000000000008","at":1794334280000000,"event":"01a1c6a8-4940-7000-8000-0000000003dd","kind":"decision.made"},{"actor":"01a19b7d-90e0-7000-8000-000000000008","at":1794334280000000,"event":"01a1c6a8-4940-7000-8000-0000000003df","kind":"decision.undone"}],"application":{"id":"01a1c6a8-4940-7000-8000-0000000003bc","project":"mandarin-sg","version":"01a19cce-2cc0-7000-8000-0000000002a7"},"attempts":[{"attempt":"01a1c6a8-4940-7000-8000-0000000003c4","block":0,"ends_at":1794335480000000,"handed_in":null,"items":[{"answers":[{"id":"01a1c6a8-4940-7000-8000-0000000003cc","response":null,"revision":1,"saved_at":1794334280000000}],"block":0,"grade":{"answer":"01a1c6a8-4940-7000-8000-0000000003cc","brier":null,"counts":true,"explanation":{"unanswered":true},"grader":"grader-1","hit":false,"positive":true,"score":0,"version":"01a19cce-2cc0-7000-8000-0000000002a7"},"item":"read-3","place":"01a1c6a8-4940-7000-8000-0000000003c6","position":0,"shown":{"lists":{"options":[["b","3f33jc"],["a","5phczt"]]},"swapped":false}},{"answers":[{"id":"01a1c6a8-4940-7000-8000-0000000003cd","response":null,"revision":1,"saved_at":1794334280000000}],"block":0,"grade":{"answer":"01a1c6a8-4940-7000-8000-0000000003cd","brier":null,"counts":true,"explanation":{"unanswered":true},"grader":"grader-1","hit":false,"positive":true,"score":0,"version":"01a19cce-2cc0-7000-8000-0000000002a7"},"item":"word-1","place":"01a1c6a8-4940-7000-8000-0000000003c7","position":1,"shown":{"swapped":false}},{"answers":[{"id":"01a1c6a8-4940-7000-8000-0000000003ce","response":null,"revision":1,"saved_at":1794334280000000}],"block":0,"grade":{"answer":"01a1c6a8-4940-7000-8000-0000000003ce","brier":null,"counts":true,"explanation":{"unanswered":true},"grader":"grader-1","hit":false,"positive":true,"score":0,"version":"01a19cce-2cc0-7000-8000-0000000002a7"},"item":"read-1","place":"01a1c6a8-4940-7000-8000-0000000003c8","position":2,"shown":{"lists":{"options":[["a","msjtab"],["c","fzpbzh"],["b","ve2s4h"]]},"swapped":false}},{"answers":[{"id":"01a1c6a8-4940-7000-8000-0000000003cf","response":null,"revision":1,"saved_at":1794334280000000}],"block":0,"grade":{"answer":"01a1c6a8-4940-7000-8000-0000000003cf","brier":null,"counts":true,"explanation":{"unanswered":true},"grader":"grader-1","hit":false,"positive":true,"score":0,"version":"01a19cce-2cc0-7000-8000-0000000002a7"},"item":"read-2","place":"01a1c6a8-4940-7000-8000-0000000003c9","position":3,"shown":{"lists":{"options":[["a","myq4fn"],["b","gzbfdg"],["c","rsn36v"]]},"swapped":false}},{"answers":[{"id":"01a1c6a8-4940-7000-8000-0000000003d0","response":null,"revision":1,"saved_at":1794334280000000}],"block":0,"grade":{"answer":"01a1c6a8-4940-7000-8000-0000000003d0","brier":null,"counts":true,"explanation":{"unanswered":true},"grader":"grader-1","hit":false,"positive":true,"score":0,"version":"01a19cce-2cc0-7000-8000-0000000002a7"},"item":"label-1","place":"01a1c6a8-4940-7000-8000-0000000003ca","position":4,"shown":{"swapped":false}}],"number":1,"result":{"at":1794334280000000,"outcome":"below_the_line","ruling":{"because":"statistic","bounds":[0.19999999999999996,0.8],"counted":5,"doubt":{"interval":[0.0042107445144894725,0.4592581264399004],"share":0.14285714285714285,"standard_error":0.12371791482634838,"wrong_fail":0.000729000000000001,"wrong_pass":0.999271},"floors":[],"outcome":"below_the_line","presented":5,"rules":"decision-1","statistic":0.000729000000000001,"sum":0}},"seed":"-4250553623307616128","sheets":[],"stage":"first","started_at":1794334280000000,"state":"void","version":{"content_hash":"4ade51b9dd30deb9c67b67c5113df073c39a10a6ee3bfaa6860c3a251ceba304","id":"01a19cce-2cc0-7000-8000-0000000002a7","number":2}}],"corrected":null,"decision":{"at":1794334280000000,"attempt":"01a1c6a8-4940-7000-8000-0000000003c4","decided_by":"01a19b7d-90e0-7000-8000-00000000002d","id":"01a1c6a8-4940-7000-8000-0000000003e2","letter_at":1794337880000000,"note":"looked at","outcome":"void","reasons":["technical_problem"],"stage":"first","status_before":"needs_decision"},"dossier":1,"earlier_decisions":[{"at":1794334280000000,"decision":"01a1c6a8-4940-7000-8000-0000000003db","outcome":"rejected","stage":"first","undone":true}],"letter":{"body":{"en":"A technical problem on our side got in the way. It does not count against you.\n\nThis was decided by a person.","zh":"我们这边出现了技术问题，不会对您造成不利影响。\n\n以上由工作人员作出决定。"},"subject":{"en":"Your attempt was made void (First); it does not count","zh":"您的这次作答已作废（第一关），不计入次数"}},"programs":{"decision":"decision-1","eligibility":"eligibility-1","grader":"grader-1"},"requirements":{"overall":"needs_evidence","requirements":[{"counted":null,"requirement":"residence","verdict":"met"},{"counted":null,"requirement":"degree","verdict":"needs_evidence"}],"rules":"eligibility-1","today":"2026-11-11"}}', 'bd51286593185756317451d57ec4f9de698114d5c2367e225079eebd04a4bfb9', 1794334280000000);
INSERT INTO public.dossier VALUES ('01a1c6a8-4940-7000-8000-000000000413', '{"acts":[{"actor":"01a1c6a8-4940-7000-8000-0000000003f3","at":1794334280000000,"event":"01a1c6a8-4940-7000-8000-0000000003f5","kind":"application.begun"},{"actor":"01a1c6a8-4940-7000-8000-0000000003f3","at":1794334280000000,"event":"01a1c6a8-4940-7000-8000-0000000003f9","kind":"application.submitted"},{"actor":"01a1c6a8-4940-7000-8000-0000000003f3","at":1794334280000000,"event":"01a1c6a8-4940-7000-8000-0000000003fa","kind":"candidate.eligible"}],"application":{"id":"01a1c6a8-4940-7000-8000-0000000003f4","project":"mandarin-sg","version":"01a19cce-2cc0-7000-8000-0000000002a7"},"attempts":[{"attempt":"01a1c6a8-4940-7000-8000-0000000003fc","block":0,"ends_at":1794335480000000,"handed_in":{"at":1794334280000000,"digest":"92dc1994657c86d3f08d5f406e227892ac6480ffc33aa3ad07bbd03fd65330d0"},"items":[{"answers":[{"id":"01a1c6a8-4940-7000-8000-000000000404","response":{"option":"a"},"revision":1,"saved_at":1794334280000000}],"block":0,"grade":{"answer":"01a1c6a8-4940-7000-8000-000000000404","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19cce-2cc0-7000-8000-0000000002a7"},"item":"read-3","place":"01a1c6a8-4940-7000-8000-0000000003fe","position":0,"shown":{"lists":{"options":[["b","axr3xu"],["a","2d4qgz"]]},"swapped":false}},{"answers":[{"id":"01a1c6a8-4940-7000-8000-000000000405","response":{"words":{"blurf":false,"quonk":false,"river":true,"stone":true}},"revision":1,"saved_at":1794334280000000}],"block":0,"grade":{"answer":"01a1c6a8-4940-7000-8000-000000000405","brier":null,"counts":true,"explanation":{"invented":2,"invented_refused":2,"real":2,"real_taken":2},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19cce-2cc0-7000-8000-0000000002a7"},"item":"word-4","place":"01a1c6a8-4940-7000-8000-0000000003ff","position":1,"shown":{"swapped":false,"words":["river","stone","quonk","blurf"]}},{"answers":[{"id":"01a1c6a8-4940-7000-8000-000000000406","response":{"option":"b"},"revision":1,"saved_at":1794334280000000}],"block":0,"grade":{"answer":"01a1c6a8-4940-7000-8000-000000000406","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19cce-2cc0-7000-8000-0000000002a7"},"item":"read-1","place":"01a1c6a8-4940-7000-8000-000000000400","position":2,"shown":{"lists":{"options":[["b","4hu3eq"],["a","4r2j3j"],["c","3krpnc"]]},"swapped":false}},{"answers":[{"id":"01a1c6a8-4940-7000-8000-000000000407","response":{"option":"a"},"revision":1,"saved_at":1794334280000000}],"block":0,"grade":{"answer":"01a1c6a8-4940-7000-8000-000000000407","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19cce-2cc0-7000-8000-0000000002a7"},"item":"read-2","place":"01a1c6a8-4940-7000-8000-000000000401","position":3,"shown":{"lists":{"options":[["b","kjq43m"],["c","axxx4x"],["a","5cukch"]]},"swapped":false}},{"answers":[{"id":"01a1c6a8-4940-7000-8000-000000000408","response":{"options":["a","c"]},"revision":1,"saved_at":1794334280000000}],"block":0,"grade":{"answer":"01a1c6a8-4940-7000-8000-000000000408","brier":null,"counts":true,"explanation":{"missed":0,"right_picks":2,"wrong_picks":0},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19cce-2cc0-7000-8000-0000000002a7"},"item":"multi-1","place":"01a1c6a8-4940-7000-8000-000000000402","position":4,"shown":{"lists":{"options":[["c","q6ytef"],["b","pctvrk"],["a","4y3qkp"]]},"swapped":false}}],"number":1,"result":{"at":1794334280000000,"outcome":"pass","ruling":{"because":"statistic","bounds":[0.19999999999999996,0.8],"counted":5,"doubt":{"interval":[0.5407418735600994,0.9957892554855106],"share":0.8571428571428571,"standard_error":0.12371791482634838,"wrong_fail":0.882351,"wrong_pass":0.117649},"floors":[],"outcome":"pass","presented":5,"rules":"decision-1","statistic":0.882351,"sum":5}},"seed":"-215328357183651712","sheets":[],"stage":"first","started_at":1794334280000000,"state":"handed_in","version":{"content_hash":"4ade51b9dd30deb9c67b67c5113df073c39a10a6ee3bfaa6860c3a251ceba304","id":"01a19cce-2cc0-7000-8000-0000000002a7","number":2}}],"corrected":null,"decision":{"at":1794334280000000,"attempt":"01a1c6a8-4940-7000-8000-0000000003fc","decided_by":null,"id":"01a1c6a8-4940-7000-8000-000000000413","letter_at":1794334280000000,"note":"","outcome":"passed","reasons":["above_the_line"],"stage":"first","status_before":"screening"},"dossier":1,"earlier_decisions":[],"letter":{"body":{"en":"Your result is above the line of this stage.\n\nThis was decided automatically from your answers.\n\nNext: Ladder.","zh":"您在这一阶段的成绩高于合格线。\n\n以上根据您的作答自动作出决定。\n\n下一步：阶梯。"},"subject":{"en":"You passed: First","zh":"您已通过：第一关"}},"programs":{"decision":"decision-1","eligibility":"eligibility-1","grader":"grader-1"},"requirements":{"overall":"needs_evidence","requirements":[{"counted":null,"requirement":"residence","verdict":"met"},{"counted":null,"requirement":"degree","verdict":"needs_evidence"}],"rules":"eligibility-1","today":"2026-11-11"}}', '421261b783833e371764943c822afeb969812194a9268df069d9081c5d23b5d4', 1794334280000000);


--
-- Data for Name: evidence; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.evidence VALUES ('01a19b7d-90e0-7000-8000-00000000008b', '01a19b7d-90e0-7000-8000-000000000030', 'degree', 'blurred.pdf', 'application/pdf', '\x255044462d312e34206120646567726565202525454f46', '6a9de0b9510bb586cdb243bfe4d4a436b5b30a12a0c0ab00e08051a30017dff0', 1793610060000000, 'rejected', 'It cannot be read.', '01a19b7d-90e0-7000-8000-000000000008', 1793610060000000);
INSERT INTO public.evidence VALUES ('01a19b7d-90e0-7000-8000-00000000008e', '01a19b7d-90e0-7000-8000-000000000030', 'degree', 'degree.pdf', 'application/pdf', '\x255044462d312e34206120646567726565202525454f46', '6a9de0b9510bb586cdb243bfe4d4a436b5b30a12a0c0ab00e08051a30017dff0', 1793610060000000, 'accepted', '', '01a19b7d-90e0-7000-8000-000000000008', 1793610060000000);
INSERT INTO public.evidence VALUES ('01a19b7d-90e0-7000-8000-000000000196', '01a19b7d-90e0-7000-8000-0000000000f3', 'degree', 'waits.pdf', 'application/pdf', '\x255044462d312e3420616e6f74686572202525454f46', 'c4cf5f33d8626badfcce81108baf134d55a39f330dc8b6cd61b2e955a1bf8e27', 1793610060000000, NULL, NULL, NULL, NULL);


--
-- Data for Name: form_item; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.form_item VALUES ('01a19b7d-90e0-7000-8000-00000000003a', '01a19b7d-90e0-7000-8000-000000000038', 0, 0, 'read-3', '{"lists": {"options": [["b", "xjjjxf"], ["a", "ghrnyb"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b7d-90e0-7000-8000-00000000003b', '01a19b7d-90e0-7000-8000-000000000038', 1, 0, 'label-1', '{"swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b7d-90e0-7000-8000-00000000003c', '01a19b7d-90e0-7000-8000-000000000038', 2, 0, 'read-1', '{"lists": {"options": [["b", "upzzx5"], ["a", "6xyugg"], ["c", "g44ppk"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b7d-90e0-7000-8000-00000000003d', '01a19b7d-90e0-7000-8000-000000000038', 3, 0, 'read-2', '{"lists": {"options": [["b", "renje5"], ["a", "qp43c3"], ["c", "vwpyjp"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b7d-90e0-7000-8000-00000000003e', '01a19b7d-90e0-7000-8000-000000000038', 4, 0, 'label-2', '{"swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b7d-90e0-7000-8000-000000000055', '01a19b7d-90e0-7000-8000-000000000053', 0, 0, 'pool-5', '{"lists": {"options": [["c", "mgrqjv"], ["b", "ujyp6y"], ["a", "twqsxn"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b7d-90e0-7000-8000-000000000056', '01a19b7d-90e0-7000-8000-000000000053', 1, 0, 'pool-6', '{"lists": {"options": [["b", "23xzdy"], ["c", "3fmuux"], ["a", "evebhe"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b7d-90e0-7000-8000-000000000057', '01a19b7d-90e0-7000-8000-000000000053', 2, 1, 'pool-1', '{"lists": {"options": [["c", "ukshda"], ["b", "ge4qus"], ["a", "5djcuc"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b7d-90e0-7000-8000-000000000058', '01a19b7d-90e0-7000-8000-000000000053', 3, 1, 'pool-11', '{"lists": {"options": [["a", "a43kyw"], ["c", "h3rg5w"], ["b", "ssdb4j"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b7d-90e0-7000-8000-000000000059', '01a19b7d-90e0-7000-8000-000000000053', 4, 2, 'pool-0', '{"lists": {"options": [["a", "gcbdat"], ["b", "aaqtec"], ["c", "pu25bu"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b7d-90e0-7000-8000-00000000005a', '01a19b7d-90e0-7000-8000-000000000053', 5, 2, 'pool-7', '{"lists": {"options": [["c", "p3zeyx"], ["a", "qb3g3y"], ["b", "dyvhqm"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b7d-90e0-7000-8000-000000000079', '01a19b7d-90e0-7000-8000-000000000077', 0, 0, 'write-1', '{"swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b7d-90e0-7000-8000-0000000000a3', '01a19b7d-90e0-7000-8000-0000000000a1', 0, 0, 'word-1', '{"swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b7d-90e0-7000-8000-0000000000a4', '01a19b7d-90e0-7000-8000-0000000000a1', 1, 0, 'read-3', '{"lists": {"options": [["a", "ckajez"], ["b", "6qgvnn"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b7d-90e0-7000-8000-0000000000a5', '01a19b7d-90e0-7000-8000-0000000000a1', 2, 0, 'label-1', '{"swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b7d-90e0-7000-8000-0000000000a6', '01a19b7d-90e0-7000-8000-0000000000a1', 3, 0, 'read-1', '{"lists": {"options": [["a", "nj6hwz"], ["b", "q5vhxn"], ["c", "wjbscn"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b7d-90e0-7000-8000-0000000000a7', '01a19b7d-90e0-7000-8000-0000000000a1', 4, 0, 'read-2', '{"lists": {"options": [["b", "weu3vh"], ["a", "q636x6"], ["c", "semn6d"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b7d-90e0-7000-8000-0000000000be', '01a19b7d-90e0-7000-8000-0000000000bc', 0, 0, 'pool-9', '{"lists": {"options": [["c", "csdef5"], ["b", "dweqzf"], ["a", "5w5z5m"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b7d-90e0-7000-8000-0000000000bf', '01a19b7d-90e0-7000-8000-0000000000bc', 1, 0, 'pool-3', '{"lists": {"options": [["a", "abr6kq"], ["c", "fvmkkv"], ["b", "4hdt4h"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b7d-90e0-7000-8000-0000000000c0', '01a19b7d-90e0-7000-8000-0000000000bc', 2, 1, 'pool-4', '{"lists": {"options": [["a", "h5mzeg"], ["b", "pxcv2r"], ["c", "4yswwf"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b7d-90e0-7000-8000-0000000000c1', '01a19b7d-90e0-7000-8000-0000000000bc', 3, 1, 'pool-0', '{"lists": {"options": [["b", "bny65m"], ["a", "jjhknk"], ["c", "d4k3sj"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b7d-90e0-7000-8000-0000000000c2', '01a19b7d-90e0-7000-8000-0000000000bc', 4, 2, 'pool-5', '{"lists": {"options": [["a", "j5tdwg"], ["c", "ux3s26"], ["b", "ecgyeb"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b7d-90e0-7000-8000-0000000000c3', '01a19b7d-90e0-7000-8000-0000000000bc', 5, 2, 'pool-6', '{"lists": {"options": [["a", "duj224"], ["b", "hm2gq5"], ["c", "trswgy"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b7d-90e0-7000-8000-0000000000e2', '01a19b7d-90e0-7000-8000-0000000000e0', 0, 0, 'write-1', '{"swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b7d-90e0-7000-8000-0000000000fd', '01a19b7d-90e0-7000-8000-0000000000fb', 0, 0, 'word-6', '{"lists": {"left": [["b", "2xyqpd"], ["a", "6ahg2z"]], "right": [["x", "fxecnd"], ["z", "yutsgn"], ["y", "6acgmt"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b7d-90e0-7000-8000-0000000000fe', '01a19b7d-90e0-7000-8000-0000000000fb', 1, 0, 'read-1', '{"lists": {"options": [["b", "yj2sjg"], ["c", "czc53y"], ["a", "mfvreq"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b7d-90e0-7000-8000-0000000000ff', '01a19b7d-90e0-7000-8000-0000000000fb', 2, 0, 'read-2', '{"lists": {"options": [["b", "s4bbms"], ["a", "qdn22e"], ["c", "npxdfg"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b7d-90e0-7000-8000-000000000100', '01a19b7d-90e0-7000-8000-0000000000fb', 3, 0, 'word-2', '{"swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b7d-90e0-7000-8000-000000000115', '01a19b7d-90e0-7000-8000-000000000113', 0, 0, 'pool-9', '{"lists": {"options": [["a", "pe42ew"], ["c", "sdunx6"], ["b", "f643vt"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b7d-90e0-7000-8000-000000000116', '01a19b7d-90e0-7000-8000-000000000113', 1, 0, 'pool-7', '{"lists": {"options": [["c", "wqydk4"], ["a", "wgg245"], ["b", "yckq5p"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b7d-90e0-7000-8000-000000000117', '01a19b7d-90e0-7000-8000-000000000113', 2, 1, 'pool-10', '{"lists": {"options": [["a", "3ebg55"], ["c", "kyz23m"], ["b", "2kq2hj"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b7d-90e0-7000-8000-000000000118', '01a19b7d-90e0-7000-8000-000000000113', 3, 1, 'pool-1', '{"lists": {"options": [["c", "skxsvt"], ["b", "jjsra6"], ["a", "c3n3vs"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b7d-90e0-7000-8000-000000000119', '01a19b7d-90e0-7000-8000-000000000113', 4, 2, 'pool-6', '{"lists": {"options": [["c", "kjcmeb"], ["b", "5ptgfb"], ["a", "rt4smt"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b7d-90e0-7000-8000-00000000011a', '01a19b7d-90e0-7000-8000-000000000113', 5, 2, 'pool-0', '{"lists": {"options": [["b", "dec6h3"], ["c", "tccyrt"], ["a", "sqjucz"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b7d-90e0-7000-8000-000000000139', '01a19b7d-90e0-7000-8000-000000000137', 0, 0, 'write-1', '{"swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b7d-90e0-7000-8000-00000000014e', '01a19b7d-90e0-7000-8000-00000000014c', 0, 0, 'read-3', '{"lists": {"options": [["b", "p3uzfb"], ["a", "djb6ar"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b7d-90e0-7000-8000-00000000014f', '01a19b7d-90e0-7000-8000-00000000014c', 1, 0, 'fact-1', '{"lists": {"claims": [["c1", "k5h25n"]], "sources": [["s1", "tqvnzr"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b7d-90e0-7000-8000-000000000150', '01a19b7d-90e0-7000-8000-00000000014c', 2, 0, 'read-1', '{"lists": {"options": [["a", "uanhnf"], ["b", "344bqm"], ["c", "gmu342"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b7d-90e0-7000-8000-000000000151', '01a19b7d-90e0-7000-8000-00000000014c', 3, 0, 'read-2', '{"lists": {"options": [["c", "gyqr3t"], ["b", "durjrv"], ["a", "6afqud"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b7d-90e0-7000-8000-000000000152', '01a19b7d-90e0-7000-8000-00000000014c', 4, 0, 'write-2', '{"swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b7d-90e0-7000-8000-000000000169', '01a19b7d-90e0-7000-8000-000000000167', 0, 0, 'pool-6', '{"lists": {"options": [["a", "5sjhas"], ["b", "3bcqvp"], ["c", "bs462v"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b7d-90e0-7000-8000-00000000018d', '01a19b7d-90e0-7000-8000-00000000018b', 0, 0, 'write-1', '{"swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b7d-90e0-7000-8000-00000000016a', '01a19b7d-90e0-7000-8000-000000000167', 1, 0, 'pool-12', '{"lists": {"options": [["b", "dyvruv"], ["c", "wkw5rd"], ["a", "cjvrpe"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b7d-90e0-7000-8000-00000000016b', '01a19b7d-90e0-7000-8000-000000000167', 2, 1, 'pool-1', '{"lists": {"options": [["c", "mhjzju"], ["b", "wuavwr"], ["a", "ckrcyy"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b7d-90e0-7000-8000-00000000016c', '01a19b7d-90e0-7000-8000-000000000167', 3, 1, 'pool-2', '{"lists": {"options": [["c", "pffcnf"], ["a", "3j5j4h"], ["b", "cenkc3"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b7d-90e0-7000-8000-00000000016d', '01a19b7d-90e0-7000-8000-000000000167', 4, 2, 'pool-9', '{"lists": {"options": [["a", "md5scc"], ["c", "embhff"], ["b", "h4qk5h"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b7d-90e0-7000-8000-00000000016e', '01a19b7d-90e0-7000-8000-000000000167', 5, 2, 'pool-7', '{"lists": {"options": [["c", "qzj54g"], ["b", "v3d2h3"], ["a", "dhppar"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19bb6-0600-7000-8000-0000000001b4', '01a19bb6-0600-7000-8000-0000000001b2', 0, 0, 'word-2', '{"swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19bb6-0600-7000-8000-0000000001b5', '01a19bb6-0600-7000-8000-0000000001b2', 1, 0, 'read-3', '{"lists": {"options": [["a", "xcxkn6"], ["b", "p6a56t"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19bb6-0600-7000-8000-0000000001b6', '01a19bb6-0600-7000-8000-0000000001b2', 2, 0, 'label-3', '{"swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19bb6-0600-7000-8000-0000000001b7', '01a19bb6-0600-7000-8000-0000000001b2', 3, 0, 'read-1', '{"lists": {"options": [["a", "3sx5ng"], ["b", "hr5jhg"], ["c", "gmdnew"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19bb6-0600-7000-8000-0000000001b8', '01a19bb6-0600-7000-8000-0000000001b2', 4, 0, 'read-2', '{"lists": {"options": [["c", "u6tbg5"], ["b", "nmjszq"], ["a", "bpk62g"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19d07-8c40-7000-8000-000000000378', '01a19d07-8c40-7000-8000-000000000376', 0, 0, 'pool-3', '{"lists": {"options": [["c", "qbfp6s"], ["b", "wvhquq"], ["a", "svuuht"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19d07-8c40-7000-8000-000000000379', '01a19d07-8c40-7000-8000-000000000376', 1, 0, 'pool-11', '{"lists": {"options": [["c", "dfrnmt"], ["b", "hdpesb"], ["a", "k4sftb"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19d07-8c40-7000-8000-00000000037a', '01a19d07-8c40-7000-8000-000000000376', 2, 1, 'pool-0', '{"lists": {"options": [["b", "n4mg2n"], ["c", "kvfsjs"], ["a", "kj42c3"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19d07-8c40-7000-8000-00000000037b', '01a19d07-8c40-7000-8000-000000000376', 3, 1, 'pool-6', '{"lists": {"options": [["b", "dctcdu"], ["c", "wqxxfc"], ["a", "nthfud"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19d07-8c40-7000-8000-00000000037c', '01a19d07-8c40-7000-8000-000000000376', 4, 2, 'pool-4', '{"lists": {"options": [["b", "kxyj2e"], ["a", "f4ndc6"], ["c", "j4eukz"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19d07-8c40-7000-8000-00000000037d', '01a19d07-8c40-7000-8000-000000000376', 5, 2, 'pool-13', '{"lists": {"options": [["a", "jbsemd"], ["b", "v4qcxs"], ["c", "nq4xkc"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a1c6a8-4940-7000-8000-0000000003c6', '01a1c6a8-4940-7000-8000-0000000003c4', 0, 0, 'read-3', '{"lists": {"options": [["b", "3f33jc"], ["a", "5phczt"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a1c6a8-4940-7000-8000-0000000003c7', '01a1c6a8-4940-7000-8000-0000000003c4', 1, 0, 'word-1', '{"swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a1c6a8-4940-7000-8000-0000000003c8', '01a1c6a8-4940-7000-8000-0000000003c4', 2, 0, 'read-1', '{"lists": {"options": [["a", "msjtab"], ["c", "fzpbzh"], ["b", "ve2s4h"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a1c6a8-4940-7000-8000-0000000003c9', '01a1c6a8-4940-7000-8000-0000000003c4', 3, 0, 'read-2', '{"lists": {"options": [["a", "myq4fn"], ["b", "gzbfdg"], ["c", "rsn36v"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a1c6a8-4940-7000-8000-0000000003ca', '01a1c6a8-4940-7000-8000-0000000003c4', 4, 0, 'label-1', '{"swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a1c6a8-4940-7000-8000-0000000003fe', '01a1c6a8-4940-7000-8000-0000000003fc', 0, 0, 'read-3', '{"lists": {"options": [["b", "axr3xu"], ["a", "2d4qgz"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a1c6a8-4940-7000-8000-0000000003ff', '01a1c6a8-4940-7000-8000-0000000003fc', 1, 0, 'word-4', '{"words": ["river", "stone", "quonk", "blurf"], "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a1c6a8-4940-7000-8000-000000000400', '01a1c6a8-4940-7000-8000-0000000003fc', 2, 0, 'read-1', '{"lists": {"options": [["b", "4hu3eq"], ["a", "4r2j3j"], ["c", "3krpnc"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a1c6a8-4940-7000-8000-000000000401', '01a1c6a8-4940-7000-8000-0000000003fc', 3, 0, 'read-2', '{"lists": {"options": [["b", "kjq43m"], ["c", "axxx4x"], ["a", "5cukch"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a1c6a8-4940-7000-8000-000000000402', '01a1c6a8-4940-7000-8000-0000000003fc', 4, 0, 'multi-1', '{"lists": {"options": [["c", "q6ytef"], ["b", "pctvrk"], ["a", "4y3qkp"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a1c6a8-4940-7000-8000-000000000434', '01a1c6a8-4940-7000-8000-000000000432', 0, 0, 'read-1', '{"lists": {"options": [["a", "6neypp"], ["b", "p3fnhr"], ["c", "623rf5"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a1c6a8-4940-7000-8000-000000000435', '01a1c6a8-4940-7000-8000-000000000432', 1, 0, 'read-2', '{"lists": {"options": [["b", "2ckhzu"], ["c", "bswm2t"], ["a", "hcgcay"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a1c6a8-4940-7000-8000-000000000436', '01a1c6a8-4940-7000-8000-000000000432', 2, 0, 'word-4', '{"words": ["blurf", "quonk", "stone", "river"], "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a1c6a8-4940-7000-8000-000000000437', '01a1c6a8-4940-7000-8000-000000000432', 3, 0, 'word-5', '{"lists": {"elements": [["c", "e4nhmb"], ["b", "pj6gfa"], ["a", "s3e2nr"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19bee-7b20-7000-8000-0000000001e2', '01a19bee-7b20-7000-8000-0000000001e0', 0, 0, 'read-1', '{"lists": {"options": [["c", "sjuzab"], ["a", "xxpeyz"], ["b", "hfaqdz"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19bee-7b20-7000-8000-0000000001e3', '01a19bee-7b20-7000-8000-0000000001e0', 1, 0, 'read-2', '{"lists": {"options": [["b", "pcemfe"], ["a", "pabtm5"], ["c", "3etnqr"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19bee-7b20-7000-8000-0000000001e4', '01a19bee-7b20-7000-8000-0000000001e0', 2, 0, 'label-1', '{"swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19bee-7b20-7000-8000-0000000001e5', '01a19bee-7b20-7000-8000-0000000001e0', 3, 0, 'compare-1', '{"swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19c26-f040-7000-8000-000000000209', '01a19c26-f040-7000-8000-000000000207', 0, 0, 'rate-1', '{"swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19c26-f040-7000-8000-00000000020a', '01a19c26-f040-7000-8000-000000000207', 1, 0, 'read-3', '{"lists": {"options": [["b", "u3ywyp"], ["a", "rmnm4s"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19c26-f040-7000-8000-00000000020b', '01a19c26-f040-7000-8000-000000000207', 2, 0, 'word-6', '{"lists": {"left": [["b", "5jr4zt"], ["a", "h3tpqt"]], "right": [["x", "mvkags"], ["z", "prxba3"], ["y", "3bnezk"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19c26-f040-7000-8000-00000000020c', '01a19c26-f040-7000-8000-000000000207', 3, 0, 'read-1', '{"lists": {"options": [["c", "6hcrxm"], ["a", "kzu24q"], ["b", "s3kxtp"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19c26-f040-7000-8000-00000000020d', '01a19c26-f040-7000-8000-000000000207', 4, 0, 'read-2', '{"lists": {"options": [["c", "6qsrwb"], ["a", "xqkkx6"], ["b", "rmggdb"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19c5f-6560-7000-8000-000000000230', '01a19c5f-6560-7000-8000-00000000022e', 0, 0, 'read-1', '{"lists": {"options": [["b", "sf32sw"], ["a", "mkdtfa"], ["c", "w4vkzv"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19c5f-6560-7000-8000-000000000231', '01a19c5f-6560-7000-8000-00000000022e', 1, 0, 'read-2', '{"lists": {"options": [["c", "yptpdg"], ["b", "xxhzsy"], ["a", "4u4tvu"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19c5f-6560-7000-8000-000000000232', '01a19c5f-6560-7000-8000-00000000022e', 2, 0, 'word-5', '{"lists": {"elements": [["c", "xh4v4x"], ["a", "nvuhwv"], ["b", "tja5fy"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19c5f-6560-7000-8000-000000000233', '01a19c5f-6560-7000-8000-00000000022e', 3, 0, 'word-3', '{"swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19c5f-6560-7000-8000-000000000240', '01a19c5f-6560-7000-8000-00000000023e', 0, 0, 'word-5', '{"lists": {"elements": [["a", "bnuesm"], ["b", "e3b44q"], ["c", "mhgeua"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19c5f-6560-7000-8000-000000000241', '01a19c5f-6560-7000-8000-00000000023e', 1, 0, 'read-3', '{"lists": {"options": [["a", "bxdcbr"], ["b", "wcukvb"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19c5f-6560-7000-8000-000000000242', '01a19c5f-6560-7000-8000-00000000023e', 2, 0, 'fact-1', '{"lists": {"claims": [["c1", "pe3sg5"]], "sources": [["s1", "dngxzy"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19c5f-6560-7000-8000-000000000243', '01a19c5f-6560-7000-8000-00000000023e', 3, 0, 'read-1', '{"lists": {"options": [["c", "zpwsxf"], ["a", "pgjrzq"], ["b", "2kzrwv"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19c5f-6560-7000-8000-000000000244', '01a19c5f-6560-7000-8000-00000000023e', 4, 0, 'read-2', '{"lists": {"options": [["b", "p2jsb6"], ["a", "hpfaxw"], ["c", "rpmf2f"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a1c63a-6c40-7000-8000-000000000392', '01a1c63a-6c40-7000-8000-000000000390', 0, 0, 'pool-7', '{"lists": {"options": [["c", "cw4mc4"], ["a", "ghptav"], ["b", "r3t3bh"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a1c63a-6c40-7000-8000-000000000393', '01a1c63a-6c40-7000-8000-000000000390', 1, 0, 'pool-5', '{"lists": {"options": [["b", "vdw6rt"], ["a", "hnrjab"], ["c", "c3c6xv"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a1c63a-6c40-7000-8000-000000000394', '01a1c63a-6c40-7000-8000-000000000390', 2, 1, 'pool-12', '{"lists": {"options": [["b", "dyer2b"], ["c", "e5ymgn"], ["a", "p3x6km"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a1c63a-6c40-7000-8000-000000000395', '01a1c63a-6c40-7000-8000-000000000390', 3, 1, 'pool-10', '{"lists": {"options": [["a", "gsurr3"], ["c", "utmzuq"], ["b", "j5pzr4"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a1c63a-6c40-7000-8000-000000000396', '01a1c63a-6c40-7000-8000-000000000390', 4, 2, 'pool-2', '{"lists": {"options": [["a", "brnyjp"], ["b", "a3p3qs"], ["c", "urjjzy"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a1c63a-6c40-7000-8000-000000000397', '01a1c63a-6c40-7000-8000-000000000390', 5, 2, 'pool-8', '{"lists": {"options": [["a", "nrrexk"], ["b", "fuygey"], ["c", "dtwkan"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a1c6a8-4940-7000-8000-000000000419', '01a1c6a8-4940-7000-8000-000000000417', 0, 0, 'pool-12', '{"lists": {"options": [["b", "arfx4h"], ["c", "2ebrt6"], ["a", "esf6sy"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a1c6a8-4940-7000-8000-00000000041a', '01a1c6a8-4940-7000-8000-000000000417', 1, 0, 'pool-11', '{"lists": {"options": [["a", "upyzcr"], ["c", "new4tr"], ["b", "ebubgc"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a1c6a8-4940-7000-8000-00000000041c', '01a1c6a8-4940-7000-8000-000000000417', 3, 1, 'pool-2', '{"lists": {"options": [["a", "4yuzrz"], ["b", "bgv4v2"], ["c", "e4yhh3"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a1c6a8-4940-7000-8000-00000000041d', '01a1c6a8-4940-7000-8000-000000000417', 4, 2, 'pool-0', '{"lists": {"options": [["a", "gtde5m"], ["c", "cvfrk6"], ["b", "zx5djw"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a1c6a8-4940-7000-8000-00000000041e', '01a1c6a8-4940-7000-8000-000000000417', 5, 2, 'pool-9', '{"lists": {"options": [["c", "skuzp4"], ["a", "sg3uju"], ["b", "z6at6n"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a1c6a8-4940-7000-8000-00000000041b', '01a1c6a8-4940-7000-8000-000000000417', 2, 1, 'pool-13', '{"lists": {"options": [["a", "degqug"], ["b", "n5yveg"], ["c", "s5xbqt"]]}, "swapped": false}', true);
INSERT INTO public.form_item VALUES ('01a19c5f-6560-7000-8000-000000000251', '01a19c5f-6560-7000-8000-00000000024f', 0, 0, 'read-1', '{"lists": {"options": [["c", "vhgyrg"], ["b", "aashag"], ["a", "fpqcpc"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19c5f-6560-7000-8000-000000000252', '01a19c5f-6560-7000-8000-00000000024f', 1, 0, 'read-2', '{"lists": {"options": [["a", "rbtr3z"], ["b", "jjuxen"], ["c", "55bcf5"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19c5f-6560-7000-8000-000000000253', '01a19c5f-6560-7000-8000-00000000024f', 2, 0, 'label-2', '{"swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19c5f-6560-7000-8000-000000000254', '01a19c5f-6560-7000-8000-00000000024f', 3, 0, 'word-5', '{"lists": {"elements": [["c", "fjzdnh"], ["a", "6j4ex3"], ["b", "scjwub"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19ccf-1720-7000-8000-00000000035d', '01a19ccf-1720-7000-8000-00000000035b', 0, 0, 'label-3', '{"swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19ccf-1720-7000-8000-00000000035e', '01a19ccf-1720-7000-8000-00000000035b', 1, 0, 'read-3', '{"lists": {"options": [["b", "m5fymq"], ["a", "5yepbs"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19ccf-1720-7000-8000-00000000035f', '01a19ccf-1720-7000-8000-00000000035b', 2, 0, 'fact-1', '{"lists": {"claims": [["c1", "qmenxy"]], "sources": [["s1", "3y5ahg"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19ccf-1720-7000-8000-000000000360', '01a19ccf-1720-7000-8000-00000000035b', 3, 0, 'read-1', '{"lists": {"options": [["a", "mcwwkf"], ["c", "sq5xfs"], ["b", "fm4hra"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19ccf-1720-7000-8000-000000000361', '01a19ccf-1720-7000-8000-00000000035b', 4, 0, 'read-2', '{"lists": {"options": [["b", "23t6ph"], ["a", "grfxvt"], ["c", "3fuf2y"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19ccd-4260-7000-8000-000000000292', '01a19ccd-4260-7000-8000-000000000290', 0, 0, 'word-5', '{"lists": {"elements": [["b", "uhbh3e"], ["a", "6yqard"], ["c", "cntumb"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19ccd-4260-7000-8000-000000000293', '01a19ccd-4260-7000-8000-000000000290', 1, 0, 'read-3', '{"lists": {"options": [["b", "mn6tw5"], ["a", "6tjq2s"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19ccd-4260-7000-8000-000000000294', '01a19ccd-4260-7000-8000-000000000290', 2, 0, 'multi-1', '{"lists": {"options": [["b", "3at6bm"], ["c", "gfsjpf"], ["a", "tsjqva"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19ccd-4260-7000-8000-000000000295', '01a19ccd-4260-7000-8000-000000000290', 3, 0, 'read-1', '{"lists": {"options": [["b", "zgfsd4"], ["a", "zkhbrp"], ["c", "pe64g3"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19ccd-4260-7000-8000-000000000296', '01a19ccd-4260-7000-8000-000000000290', 4, 0, 'read-2', '{"lists": {"options": [["a", "yahxsg"], ["b", "r4thdd"], ["c", "zftnym"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a1c6a8-4940-7000-8000-0000000003b4', '01a1c6a8-4940-7000-8000-0000000003b2', 0, 0, 'read-1', '{"lists": {"options": [["b", "5dcpkk"], ["a", "zkvawx"], ["c", "rywmbr"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a1c6a8-4940-7000-8000-0000000003b5', '01a1c6a8-4940-7000-8000-0000000003b2', 1, 0, 'read-2', '{"lists": {"options": [["b", "efnapx"], ["c", "tteha4"], ["a", "3t4hnj"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a1c6a8-4940-7000-8000-0000000003b6', '01a1c6a8-4940-7000-8000-0000000003b2', 2, 0, 'word-2', '{"swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a1c6a8-4940-7000-8000-0000000003b7', '01a1c6a8-4940-7000-8000-0000000003b2', 3, 0, 'word-4', '{"words": ["stone", "quonk", "blurf", "river"], "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a1c6a8-4940-7000-8000-00000000044b', '01a1c6a8-4940-7000-8000-000000000449', 0, 0, 'word-2', '{"swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a1c6a8-4940-7000-8000-00000000044c', '01a1c6a8-4940-7000-8000-000000000449', 1, 0, 'read-1', '{"lists": {"options": [["c", "42axuw"], ["b", "cuqatj"], ["a", "3mstw4"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a1c6a8-4940-7000-8000-00000000044d', '01a1c6a8-4940-7000-8000-000000000449', 2, 0, 'read-2', '{"lists": {"options": [["c", "bbchrx"], ["b", "6mq3tr"], ["a", "swmxcv"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a1c6a8-4940-7000-8000-00000000044e', '01a1c6a8-4940-7000-8000-000000000449', 3, 0, 'compare-1', '{"swapped": true}', false);


--
-- Data for Name: gold_item; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.gold_item VALUES ('01a19b7c-a680-7000-8000-000000000000', 'core', 0, 'read-1', 'choice', 'reading', 'harbour', '{"confidence":false,"kind":"choice","lang":"en","options":[{"id":"a","text":"At dawn"},{"id":"b","text":"At noon"},{"id":"c","text":"At dusk"}],"prompt":{"en":"Task read-1.","zh":"Task read-1.（中文）"},"seconds":30}', '{"id":"read-1","key":"c","kind":"choice","lang":"en","options":[{"id":"a","text":"At dawn"},{"id":"b","text":"At noon"},{"id":"c","text":"At dusk"}],"prompt":{"en":"Task read-1.","zh":"Task read-1.（中文）"},"rationale":"Because.","seconds":30,"skill":"reading","stimulus":"harbour"}');
INSERT INTO public.gold_item VALUES ('01a19b7c-a680-7000-8000-000000000000', 'core', 1, 'read-2', 'choice', 'reading', 'harbour', '{"confidence":false,"kind":"choice","lang":"en","options":[{"id":"a","text":"A ferry"},{"id":"b","text":"A barge"},{"id":"c","text":"A yacht"}],"prompt":{"en":"Task read-2.","zh":"Task read-2.（中文）"},"seconds":30}', '{"id":"read-2","key":"a","kind":"choice","lang":"en","options":[{"id":"a","text":"A ferry"},{"id":"b","text":"A barge"},{"id":"c","text":"A yacht"}],"prompt":{"en":"Task read-2.","zh":"Task read-2.（中文）"},"rationale":"Because.","seconds":30,"skill":"reading","stimulus":"harbour"}');
INSERT INTO public.gold_item VALUES ('01a19b7c-a680-7000-8000-000000000000', 'core', 2, 'word-1', 'short_text', 'words', NULL, '{"confidence":false,"kind":"short_text","lang":"en","prompt":{"en":"Task word-1.","zh":"Task word-1.（中文）"},"seconds":30}', '{"id":"word-1","key":["quickly","fast"],"kind":"short_text","lang":"en","prompt":{"en":"Task word-1.","zh":"Task word-1.（中文）"},"rationale":"Because.","seconds":30,"skill":"words"}');
INSERT INTO public.gold_item VALUES ('01a19b7c-a680-7000-8000-000000000000', 'core', 3, 'word-2', 'cloze', 'words', NULL, '{"confidence":false,"hints":{"1":"c"},"kind":"cloze","lang":"en","prompt":{"en":"Task word-2.","zh":"Task word-2.（中文）"},"seconds":30,"text":"The {{1}} sat on the {{2}}."}', '{"hints":{"1":"c"},"id":"word-2","key":{"1":["cat"],"2":["mat","rug"]},"kind":"cloze","lang":"en","prompt":{"en":"Task word-2.","zh":"Task word-2.（中文）"},"rationale":"Because.","seconds":30,"skill":"words","text":"The {{1}} sat on the {{2}}."}');
INSERT INTO public.gold_item VALUES ('01a19b7c-a680-7000-8000-000000000000', 'core', 4, 'word-3', 'repair', 'words', NULL, '{"confidence":false,"content":"She have two cat.","kind":"repair","lang":"en","prompt":{"en":"Task word-3.","zh":"Task word-3.（中文）"},"seconds":30}', '{"content":"She have two cat.","id":"word-3","key":[{"accept":["has"],"quote":"have"},{"accept":["cats"],"quote":"cat"}],"kind":"repair","lang":"en","prompt":{"en":"Task word-3.","zh":"Task word-3.（中文）"},"rationale":"Because.","seconds":30,"skill":"words"}');
INSERT INTO public.gold_item VALUES ('01a19b7c-a680-7000-8000-000000000000', 'core', 5, 'word-4', 'word_decision', 'words', NULL, '{"confidence":false,"kind":"word_decision","lang":"en","prompt":{"en":"Task word-4.","zh":"Task word-4.（中文）"},"seconds":30,"words":["stone","blurf","river","quonk"]}', '{"id":"word-4","key":["stone","river"],"kind":"word_decision","lang":"en","prompt":{"en":"Task word-4.","zh":"Task word-4.（中文）"},"rationale":"Because.","seconds":30,"skill":"words","words":["stone","blurf","river","quonk"]}');
INSERT INTO public.gold_item VALUES ('01a19b7c-a680-7000-8000-000000000000', 'core', 6, 'word-5', 'order', 'words', NULL, '{"confidence":false,"elements":[{"id":"a","text":"First"},{"id":"b","text":"Then"},{"id":"c","text":"Finally"}],"kind":"order","lang":"en","prompt":{"en":"Task word-5.","zh":"Task word-5.（中文）"},"seconds":30}', '{"elements":[{"id":"a","text":"First"},{"id":"b","text":"Then"},{"id":"c","text":"Finally"}],"id":"word-5","key":["a","b","c"],"kind":"order","lang":"en","prompt":{"en":"Task word-5.","zh":"Task word-5.（中文）"},"rationale":"Because.","seconds":30,"skill":"words"}');
INSERT INTO public.gold_item VALUES ('01a19b7c-a680-7000-8000-000000000000', 'core', 7, 'word-6', 'match', 'words', NULL, '{"confidence":false,"kind":"match","lang":"en","left":[{"id":"a","text":"hot"},{"id":"b","text":"big"}],"prompt":{"en":"Task word-6.","zh":"Task word-6.（中文）"},"right":[{"id":"x","text":"cold"},{"id":"y","text":"small"},{"id":"z","text":"red"}],"seconds":30}', '{"id":"word-6","key":{"a":"x","b":"y"},"kind":"match","lang":"en","left":[{"id":"a","text":"hot"},{"id":"b","text":"big"}],"prompt":{"en":"Task word-6.","zh":"Task word-6.（中文）"},"rationale":"Because.","right":[{"id":"x","text":"cold"},{"id":"y","text":"small"},{"id":"z","text":"red"}],"seconds":30,"skill":"words"}');
INSERT INTO public.gold_item VALUES ('01a19b7c-a680-7000-8000-000000000000', 'core', 8, 'label-1', 'classify', 'words', NULL, '{"confidence":false,"content":"Where can I eat noodles tonight?","kind":"classify","lang":"en","multiple":false,"prompt":{"en":"Task label-1.","zh":"Task label-1.（中文）"},"seconds":30,"taxonomy":"topic"}', '{"content":"Where can I eat noodles tonight?","id":"label-1","key":["food"],"kind":"classify","lang":"en","prompt":{"en":"Task label-1.","zh":"Task label-1.（中文）"},"rationale":"Because.","seconds":30,"skill":"words","taxonomy":"topic"}');
INSERT INTO public.gold_item VALUES ('01a19b7c-a680-7000-8000-000000000000', 'core', 9, 'label-2', 'spans', 'words', NULL, '{"confidence":false,"content":"Noodles in Rome, please.","kind":"spans","lang":"en","prompt":{"en":"Task label-2.","zh":"Task label-2.（中文）"},"seconds":30,"taxonomy":"topic"}', '{"content":"Noodles in Rome, please.","id":"label-2","key":[{"label":"food","quote":"Noodles"},{"label":"travel","quote":"Rome"}],"kind":"spans","lang":"en","prompt":{"en":"Task label-2.","zh":"Task label-2.（中文）"},"rationale":"Because.","seconds":30,"skill":"words","taxonomy":"topic"}');
INSERT INTO public.gold_item VALUES ('01a19b7c-a680-7000-8000-000000000000', 'core', 10, 'label-3', 'flag', 'words', NULL, '{"confidence":false,"content":"How do I boil an egg?","kind":"flag","lang":"en","prompt":{"en":"Task label-3.","zh":"Task label-3.（中文）"},"seconds":30,"severities":"harm","taxonomy":"topic"}', '{"content":"How do I boil an egg?","id":"label-3","key":{"categories":[],"severity":"none"},"kind":"flag","lang":"en","prompt":{"en":"Task label-3.","zh":"Task label-3.（中文）"},"rationale":"Because.","seconds":30,"severities":"harm","skill":"words","taxonomy":"topic"}');
INSERT INTO public.gold_item VALUES ('01a19b7c-a680-7000-8000-000000000000', 'core', 11, 'rate-1', 'rating', 'words', NULL, '{"confidence":false,"content":"Water boils at 100 degrees at sea level.","kind":"rating","lang":"en","prompt":{"en":"Task rate-1.","zh":"Task rate-1.（中文）"},"scales":"answer","seconds":30}', '{"content":"Water boils at 100 degrees at sea level.","id":"rate-1","key":{"accuracy":5},"kind":"rating","lang":"en","prompt":{"en":"Task rate-1.","zh":"Task rate-1.（中文）"},"rationale":"Because.","scales":"answer","seconds":30,"skill":"words"}');
INSERT INTO public.gold_item VALUES ('01a19b7c-a680-7000-8000-000000000000', 'core', 12, 'compare-1', 'compare', 'words', NULL, '{"a":"Paris is in France.","b":"Paris is in Spain.","confidence":false,"kind":"compare","lang":"en","prompt":{"en":"Task compare-1.","zh":"Task compare-1.（中文）"},"seconds":30,"strength":3}', '{"a":"Paris is in France.","b":"Paris is in Spain.","id":"compare-1","key":-3,"kind":"compare","lang":"en","prompt":{"en":"Task compare-1.","zh":"Task compare-1.（中文）"},"rationale":"Because.","seconds":30,"skill":"words"}');
INSERT INTO public.gold_item VALUES ('01a19b7c-a680-7000-8000-000000000000', 'core', 13, 'fact-1', 'fact_check', 'words', NULL, '{"claims":[{"id":"c1","text":"The shop opens at nine."}],"confidence":false,"kind":"fact_check","lang":"en","prompt":{"en":"Task fact-1.","zh":"Task fact-1.（中文）"},"seconds":30,"sources":[{"id":"s1","text":"Open from nine.","title":"Sign"}]}', '{"claims":[{"id":"c1","text":"The shop opens at nine."}],"id":"fact-1","key":{"c1":{"sources":["s1"],"verdict":"supported"}},"kind":"fact_check","lang":"en","prompt":{"en":"Task fact-1.","zh":"Task fact-1.（中文）"},"rationale":"Because.","seconds":30,"skill":"words","sources":[{"id":"s1","text":"Open from nine.","title":"Sign"}]}');
INSERT INTO public.gold_item VALUES ('01a19b7c-a680-7000-8000-000000000000', 'core', 14, 'multi-1', 'multi_choice', 'words', NULL, '{"confidence":false,"kind":"multi_choice","lang":"en","options":[{"id":"a","text":"red"},{"id":"b","text":"seven"},{"id":"c","text":"blue"}],"prompt":{"en":"Task multi-1.","zh":"Task multi-1.（中文）"},"seconds":30}', '{"id":"multi-1","key":["a","c"],"kind":"multi_choice","lang":"en","options":[{"id":"a","text":"red"},{"id":"b","text":"seven"},{"id":"c","text":"blue"}],"prompt":{"en":"Task multi-1.","zh":"Task multi-1.（中文）"},"rationale":"Because.","seconds":30,"skill":"words"}');
INSERT INTO public.gold_item VALUES ('01a19b7c-a680-7000-8000-000000000000', 'core', 15, 'write-1', 'essay', 'writing', NULL, '{"confidence":false,"kind":"essay","lang":"en","length":{"max":100,"min":50},"prompt":{"en":"Task write-1.","zh":"Task write-1.（中文）"},"response_lang":"en","seconds":30}', '{"id":"write-1","kind":"essay","lang":"en","length":{"max":100,"min":50},"prompt":{"en":"Task write-1.","zh":"Task write-1.（中文）"},"rationale":"Because.","response_lang":"en","rubric":"plain","seconds":30,"skill":"writing"}');
INSERT INTO public.gold_item VALUES ('01a19b7c-a680-7000-8000-000000000000', 'core', 16, 'write-2', 'rewrite', 'words', NULL, '{"confidence":false,"content":"At this point in time we are in a position to begin.","kind":"rewrite","lang":"en","length":{"max":12,"min":2},"prompt":{"en":"Task write-2.","zh":"Task write-2.（中文）"},"seconds":30}', '{"content":"At this point in time we are in a position to begin.","id":"write-2","key":["We can begin now.","We can now begin."],"kind":"rewrite","lang":"en","length":{"max":12,"min":2},"must":["begin"],"prompt":{"en":"Task write-2.","zh":"Task write-2.（中文）"},"rationale":"Because.","seconds":30,"skill":"words"}');
INSERT INTO public.gold_item VALUES ('01a19b7c-a680-7000-8000-000000000000', 'core', 17, 'read-3', 'choice', 'reading', 'dot', '{"confidence":false,"kind":"choice","lang":"en","options":[{"id":"a","text":"Round"},{"id":"b","text":"Square"}],"prompt":{"en":"Task read-3.","zh":"Task read-3.（中文）"},"seconds":30}', '{"id":"read-3","key":"a","kind":"choice","lang":"en","options":[{"id":"a","text":"Round"},{"id":"b","text":"Square"}],"prompt":{"en":"Task read-3.","zh":"Task read-3.（中文）"},"rationale":"Because.","seconds":30,"skill":"reading","stimulus":"dot"}');
INSERT INTO public.gold_item VALUES ('01a19b7c-a680-7000-8000-000000000000', 'hidden', 0, 'hidden-0', 'choice', 'words', NULL, '{"confidence":false,"kind":"choice","lang":"en","options":[{"id":"a","text":"a of 0"},{"id":"b","text":"b of 0"},{"id":"c","text":"c of 0"}],"prompt":{"en":"Which is number 0 of hidden?","zh":"哪一个是hidden的第0号？"},"seconds":30}', '{"id":"hidden-0","key":"a","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 0"},{"id":"b","text":"b of 0"},{"id":"c","text":"c of 0"}],"prompt":{"en":"Which is number 0 of hidden?","zh":"哪一个是hidden的第0号？"},"rationale":"Because.","seconds":30,"skill":"words"}');
INSERT INTO public.gold_item VALUES ('01a19b7c-a680-7000-8000-000000000000', 'hidden', 1, 'hidden-1', 'choice', 'words', NULL, '{"confidence":false,"kind":"choice","lang":"en","options":[{"id":"a","text":"a of 1"},{"id":"b","text":"b of 1"},{"id":"c","text":"c of 1"}],"prompt":{"en":"Which is number 1 of hidden?","zh":"哪一个是hidden的第1号？"},"seconds":30}', '{"id":"hidden-1","key":"b","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 1"},{"id":"b","text":"b of 1"},{"id":"c","text":"c of 1"}],"prompt":{"en":"Which is number 1 of hidden?","zh":"哪一个是hidden的第1号？"},"rationale":"Because.","seconds":30,"skill":"words"}');
INSERT INTO public.gold_item VALUES ('01a19b7c-a680-7000-8000-000000000000', 'hidden', 2, 'hidden-2', 'choice', 'words', NULL, '{"confidence":false,"kind":"choice","lang":"en","options":[{"id":"a","text":"a of 2"},{"id":"b","text":"b of 2"},{"id":"c","text":"c of 2"}],"prompt":{"en":"Which is number 2 of hidden?","zh":"哪一个是hidden的第2号？"},"seconds":30}', '{"id":"hidden-2","key":"c","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 2"},{"id":"b","text":"b of 2"},{"id":"c","text":"c of 2"}],"prompt":{"en":"Which is number 2 of hidden?","zh":"哪一个是hidden的第2号？"},"rationale":"Because.","seconds":30,"skill":"words"}');
INSERT INTO public.gold_item VALUES ('01a19b7c-a680-7000-8000-000000000000', 'hidden', 3, 'hidden-3', 'choice', 'words', NULL, '{"confidence":false,"kind":"choice","lang":"en","options":[{"id":"a","text":"a of 3"},{"id":"b","text":"b of 3"},{"id":"c","text":"c of 3"}],"prompt":{"en":"Which is number 3 of hidden?","zh":"哪一个是hidden的第3号？"},"seconds":30}', '{"id":"hidden-3","key":"a","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 3"},{"id":"b","text":"b of 3"},{"id":"c","text":"c of 3"}],"prompt":{"en":"Which is number 3 of hidden?","zh":"哪一个是hidden的第3号？"},"rationale":"Because.","seconds":30,"skill":"words"}');
INSERT INTO public.gold_item VALUES ('01a19b7c-a680-7000-8000-000000000000', 'hidden', 4, 'hidden-4', 'choice', 'words', NULL, '{"confidence":false,"kind":"choice","lang":"en","options":[{"id":"a","text":"a of 4"},{"id":"b","text":"b of 4"},{"id":"c","text":"c of 4"}],"prompt":{"en":"Which is number 4 of hidden?","zh":"哪一个是hidden的第4号？"},"seconds":30}', '{"id":"hidden-4","key":"b","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 4"},{"id":"b","text":"b of 4"},{"id":"c","text":"c of 4"}],"prompt":{"en":"Which is number 4 of hidden?","zh":"哪一个是hidden的第4号？"},"rationale":"Because.","seconds":30,"skill":"words"}');
INSERT INTO public.gold_item VALUES ('01a19b7c-a680-7000-8000-000000000000', 'pool', 0, 'pool-0', 'choice', 'ladder', NULL, '{"confidence":false,"kind":"choice","lang":"en","options":[{"id":"a","text":"a of 0"},{"id":"b","text":"b of 0"},{"id":"c","text":"c of 0"}],"prompt":{"en":"Which is number 0 of pool?","zh":"哪一个是pool的第0号？"},"seconds":30}', '{"id":"pool-0","key":"a","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 0"},{"id":"b","text":"b of 0"},{"id":"c","text":"c of 0"}],"prompt":{"en":"Which is number 0 of pool?","zh":"哪一个是pool的第0号？"},"rationale":"Because.","seconds":30,"skill":"ladder"}');
INSERT INTO public.gold_item VALUES ('01a19b7c-a680-7000-8000-000000000000', 'pool', 1, 'pool-1', 'choice', 'ladder', NULL, '{"confidence":false,"kind":"choice","lang":"en","options":[{"id":"a","text":"a of 1"},{"id":"b","text":"b of 1"},{"id":"c","text":"c of 1"}],"prompt":{"en":"Which is number 1 of pool?","zh":"哪一个是pool的第1号？"},"seconds":30}', '{"id":"pool-1","key":"b","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 1"},{"id":"b","text":"b of 1"},{"id":"c","text":"c of 1"}],"prompt":{"en":"Which is number 1 of pool?","zh":"哪一个是pool的第1号？"},"rationale":"Because.","seconds":30,"skill":"ladder"}');
INSERT INTO public.gold_item VALUES ('01a19b7c-a680-7000-8000-000000000000', 'pool', 2, 'pool-2', 'choice', 'ladder', NULL, '{"confidence":false,"kind":"choice","lang":"en","options":[{"id":"a","text":"a of 2"},{"id":"b","text":"b of 2"},{"id":"c","text":"c of 2"}],"prompt":{"en":"Which is number 2 of pool?","zh":"哪一个是pool的第2号？"},"seconds":30}', '{"id":"pool-2","key":"c","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 2"},{"id":"b","text":"b of 2"},{"id":"c","text":"c of 2"}],"prompt":{"en":"Which is number 2 of pool?","zh":"哪一个是pool的第2号？"},"rationale":"Because.","seconds":30,"skill":"ladder"}');
INSERT INTO public.gold_item VALUES ('01a19b7c-a680-7000-8000-000000000000', 'pool', 3, 'pool-3', 'choice', 'ladder', NULL, '{"confidence":false,"kind":"choice","lang":"en","options":[{"id":"a","text":"a of 3"},{"id":"b","text":"b of 3"},{"id":"c","text":"c of 3"}],"prompt":{"en":"Which is number 3 of pool?","zh":"哪一个是pool的第3号？"},"seconds":30}', '{"id":"pool-3","key":"a","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 3"},{"id":"b","text":"b of 3"},{"id":"c","text":"c of 3"}],"prompt":{"en":"Which is number 3 of pool?","zh":"哪一个是pool的第3号？"},"rationale":"Because.","seconds":30,"skill":"ladder"}');
INSERT INTO public.gold_item VALUES ('01a19b7c-a680-7000-8000-000000000000', 'pool', 4, 'pool-4', 'choice', 'ladder', NULL, '{"confidence":false,"kind":"choice","lang":"en","options":[{"id":"a","text":"a of 4"},{"id":"b","text":"b of 4"},{"id":"c","text":"c of 4"}],"prompt":{"en":"Which is number 4 of pool?","zh":"哪一个是pool的第4号？"},"seconds":30}', '{"id":"pool-4","key":"b","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 4"},{"id":"b","text":"b of 4"},{"id":"c","text":"c of 4"}],"prompt":{"en":"Which is number 4 of pool?","zh":"哪一个是pool的第4号？"},"rationale":"Because.","seconds":30,"skill":"ladder"}');
INSERT INTO public.gold_item VALUES ('01a19b7c-a680-7000-8000-000000000000', 'pool', 5, 'pool-5', 'choice', 'ladder', NULL, '{"confidence":false,"kind":"choice","lang":"en","options":[{"id":"a","text":"a of 5"},{"id":"b","text":"b of 5"},{"id":"c","text":"c of 5"}],"prompt":{"en":"Which is number 5 of pool?","zh":"哪一个是pool的第5号？"},"seconds":30}', '{"id":"pool-5","key":"c","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 5"},{"id":"b","text":"b of 5"},{"id":"c","text":"c of 5"}],"prompt":{"en":"Which is number 5 of pool?","zh":"哪一个是pool的第5号？"},"rationale":"Because.","seconds":30,"skill":"ladder"}');
INSERT INTO public.gold_item VALUES ('01a19b7c-a680-7000-8000-000000000000', 'pool', 6, 'pool-6', 'choice', 'ladder', NULL, '{"confidence":false,"kind":"choice","lang":"en","options":[{"id":"a","text":"a of 6"},{"id":"b","text":"b of 6"},{"id":"c","text":"c of 6"}],"prompt":{"en":"Which is number 6 of pool?","zh":"哪一个是pool的第6号？"},"seconds":30}', '{"id":"pool-6","key":"a","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 6"},{"id":"b","text":"b of 6"},{"id":"c","text":"c of 6"}],"prompt":{"en":"Which is number 6 of pool?","zh":"哪一个是pool的第6号？"},"rationale":"Because.","seconds":30,"skill":"ladder"}');
INSERT INTO public.gold_item VALUES ('01a19b7c-a680-7000-8000-000000000000', 'pool', 7, 'pool-7', 'choice', 'ladder', NULL, '{"confidence":false,"kind":"choice","lang":"en","options":[{"id":"a","text":"a of 7"},{"id":"b","text":"b of 7"},{"id":"c","text":"c of 7"}],"prompt":{"en":"Which is number 7 of pool?","zh":"哪一个是pool的第7号？"},"seconds":30}', '{"id":"pool-7","key":"b","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 7"},{"id":"b","text":"b of 7"},{"id":"c","text":"c of 7"}],"prompt":{"en":"Which is number 7 of pool?","zh":"哪一个是pool的第7号？"},"rationale":"Because.","seconds":30,"skill":"ladder"}');
INSERT INTO public.gold_item VALUES ('01a19b7c-a680-7000-8000-000000000000', 'pool', 8, 'pool-8', 'choice', 'ladder', NULL, '{"confidence":false,"kind":"choice","lang":"en","options":[{"id":"a","text":"a of 8"},{"id":"b","text":"b of 8"},{"id":"c","text":"c of 8"}],"prompt":{"en":"Which is number 8 of pool?","zh":"哪一个是pool的第8号？"},"seconds":30}', '{"id":"pool-8","key":"c","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 8"},{"id":"b","text":"b of 8"},{"id":"c","text":"c of 8"}],"prompt":{"en":"Which is number 8 of pool?","zh":"哪一个是pool的第8号？"},"rationale":"Because.","seconds":30,"skill":"ladder"}');
INSERT INTO public.gold_item VALUES ('01a19b7c-a680-7000-8000-000000000000', 'pool', 9, 'pool-9', 'choice', 'ladder', NULL, '{"confidence":false,"kind":"choice","lang":"en","options":[{"id":"a","text":"a of 9"},{"id":"b","text":"b of 9"},{"id":"c","text":"c of 9"}],"prompt":{"en":"Which is number 9 of pool?","zh":"哪一个是pool的第9号？"},"seconds":30}', '{"id":"pool-9","key":"a","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 9"},{"id":"b","text":"b of 9"},{"id":"c","text":"c of 9"}],"prompt":{"en":"Which is number 9 of pool?","zh":"哪一个是pool的第9号？"},"rationale":"Because.","seconds":30,"skill":"ladder"}');
INSERT INTO public.gold_item VALUES ('01a19b7c-a680-7000-8000-000000000000', 'pool', 10, 'pool-10', 'choice', 'ladder', NULL, '{"confidence":false,"kind":"choice","lang":"en","options":[{"id":"a","text":"a of 10"},{"id":"b","text":"b of 10"},{"id":"c","text":"c of 10"}],"prompt":{"en":"Which is number 10 of pool?","zh":"哪一个是pool的第10号？"},"seconds":30}', '{"id":"pool-10","key":"b","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 10"},{"id":"b","text":"b of 10"},{"id":"c","text":"c of 10"}],"prompt":{"en":"Which is number 10 of pool?","zh":"哪一个是pool的第10号？"},"rationale":"Because.","seconds":30,"skill":"ladder"}');
INSERT INTO public.gold_item VALUES ('01a19b7c-a680-7000-8000-000000000000', 'pool', 11, 'pool-11', 'choice', 'ladder', NULL, '{"confidence":false,"kind":"choice","lang":"en","options":[{"id":"a","text":"a of 11"},{"id":"b","text":"b of 11"},{"id":"c","text":"c of 11"}],"prompt":{"en":"Which is number 11 of pool?","zh":"哪一个是pool的第11号？"},"seconds":30}', '{"id":"pool-11","key":"c","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 11"},{"id":"b","text":"b of 11"},{"id":"c","text":"c of 11"}],"prompt":{"en":"Which is number 11 of pool?","zh":"哪一个是pool的第11号？"},"rationale":"Because.","seconds":30,"skill":"ladder"}');
INSERT INTO public.gold_item VALUES ('01a19b7c-a680-7000-8000-000000000000', 'pool', 12, 'pool-12', 'choice', 'ladder', NULL, '{"confidence":false,"kind":"choice","lang":"en","options":[{"id":"a","text":"a of 12"},{"id":"b","text":"b of 12"},{"id":"c","text":"c of 12"}],"prompt":{"en":"Which is number 12 of pool?","zh":"哪一个是pool的第12号？"},"seconds":30}', '{"id":"pool-12","key":"a","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 12"},{"id":"b","text":"b of 12"},{"id":"c","text":"c of 12"}],"prompt":{"en":"Which is number 12 of pool?","zh":"哪一个是pool的第12号？"},"rationale":"Because.","seconds":30,"skill":"ladder"}');
INSERT INTO public.gold_item VALUES ('01a19b7c-a680-7000-8000-000000000000', 'pool', 13, 'pool-13', 'choice', 'ladder', NULL, '{"confidence":false,"kind":"choice","lang":"en","options":[{"id":"a","text":"a of 13"},{"id":"b","text":"b of 13"},{"id":"c","text":"c of 13"}],"prompt":{"en":"Which is number 13 of pool?","zh":"哪一个是pool的第13号？"},"seconds":30}', '{"id":"pool-13","key":"b","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 13"},{"id":"b","text":"b of 13"},{"id":"c","text":"c of 13"}],"prompt":{"en":"Which is number 13 of pool?","zh":"哪一个是pool的第13号？"},"rationale":"Because.","seconds":30,"skill":"ladder"}');
INSERT INTO public.gold_item VALUES ('01a19cce-2cc0-7000-8000-0000000002a7', 'core', 0, 'read-1', 'choice', 'reading', 'harbour', '{"confidence":false,"kind":"choice","lang":"en","options":[{"id":"a","text":"At dawn"},{"id":"b","text":"At noon"},{"id":"c","text":"At dusk"}],"prompt":{"en":"Task read-1.","zh":"Task read-1.（中文）"},"seconds":30}', '{"id":"read-1","key":"b","kind":"choice","lang":"en","options":[{"id":"a","text":"At dawn"},{"id":"b","text":"At noon"},{"id":"c","text":"At dusk"}],"prompt":{"en":"Task read-1.","zh":"Task read-1.（中文）"},"rationale":"Because.","seconds":30,"skill":"reading","stimulus":"harbour"}');
INSERT INTO public.gold_item VALUES ('01a19cce-2cc0-7000-8000-0000000002a7', 'core', 1, 'read-2', 'choice', 'reading', 'harbour', '{"confidence":false,"kind":"choice","lang":"en","options":[{"id":"a","text":"A ferry"},{"id":"b","text":"A barge"},{"id":"c","text":"A yacht"}],"prompt":{"en":"Task read-2.","zh":"Task read-2.（中文）"},"seconds":30}', '{"id":"read-2","key":"a","kind":"choice","lang":"en","options":[{"id":"a","text":"A ferry"},{"id":"b","text":"A barge"},{"id":"c","text":"A yacht"}],"prompt":{"en":"Task read-2.","zh":"Task read-2.（中文）"},"rationale":"Because.","seconds":30,"skill":"reading","stimulus":"harbour"}');
INSERT INTO public.gold_item VALUES ('01a19cce-2cc0-7000-8000-0000000002a7', 'core', 2, 'word-1', 'short_text', 'words', NULL, '{"confidence":false,"kind":"short_text","lang":"en","prompt":{"en":"Task word-1.","zh":"Task word-1.（中文）"},"seconds":30}', '{"id":"word-1","key":["quickly","fast"],"kind":"short_text","lang":"en","prompt":{"en":"Task word-1.","zh":"Task word-1.（中文）"},"rationale":"Because.","seconds":30,"skill":"words"}');
INSERT INTO public.gold_item VALUES ('01a19cce-2cc0-7000-8000-0000000002a7', 'core', 3, 'word-2', 'cloze', 'words', NULL, '{"confidence":false,"hints":{"1":"c"},"kind":"cloze","lang":"en","prompt":{"en":"Task word-2.","zh":"Task word-2.（中文）"},"seconds":30,"text":"The {{1}} sat on the {{2}}."}', '{"hints":{"1":"c"},"id":"word-2","key":{"1":["cat"],"2":["mat","rug"]},"kind":"cloze","lang":"en","prompt":{"en":"Task word-2.","zh":"Task word-2.（中文）"},"rationale":"Because.","seconds":30,"skill":"words","text":"The {{1}} sat on the {{2}}."}');
INSERT INTO public.gold_item VALUES ('01a19cce-2cc0-7000-8000-0000000002a7', 'core', 4, 'word-3', 'repair', 'words', NULL, '{"confidence":false,"content":"She have two cat.","kind":"repair","lang":"en","prompt":{"en":"Task word-3.","zh":"Task word-3.（中文）"},"seconds":30}', '{"content":"She have two cat.","id":"word-3","key":[{"accept":["has"],"quote":"have"},{"accept":["cats"],"quote":"cat"}],"kind":"repair","lang":"en","prompt":{"en":"Task word-3.","zh":"Task word-3.（中文）"},"rationale":"Because.","seconds":30,"skill":"words"}');
INSERT INTO public.gold_item VALUES ('01a19cce-2cc0-7000-8000-0000000002a7', 'core', 5, 'word-4', 'word_decision', 'words', NULL, '{"confidence":false,"kind":"word_decision","lang":"en","prompt":{"en":"Task word-4.","zh":"Task word-4.（中文）"},"seconds":30,"words":["stone","blurf","river","quonk"]}', '{"id":"word-4","key":["stone","river"],"kind":"word_decision","lang":"en","prompt":{"en":"Task word-4.","zh":"Task word-4.（中文）"},"rationale":"Because.","seconds":30,"skill":"words","words":["stone","blurf","river","quonk"]}');
INSERT INTO public.gold_item VALUES ('01a19cce-2cc0-7000-8000-0000000002a7', 'core', 6, 'word-5', 'order', 'words', NULL, '{"confidence":false,"elements":[{"id":"a","text":"First"},{"id":"b","text":"Then"},{"id":"c","text":"Finally"}],"kind":"order","lang":"en","prompt":{"en":"Task word-5.","zh":"Task word-5.（中文）"},"seconds":30}', '{"elements":[{"id":"a","text":"First"},{"id":"b","text":"Then"},{"id":"c","text":"Finally"}],"id":"word-5","key":["a","b","c"],"kind":"order","lang":"en","prompt":{"en":"Task word-5.","zh":"Task word-5.（中文）"},"rationale":"Because.","seconds":30,"skill":"words"}');
INSERT INTO public.gold_item VALUES ('01a19cce-2cc0-7000-8000-0000000002a7', 'core', 7, 'word-6', 'match', 'words', NULL, '{"confidence":false,"kind":"match","lang":"en","left":[{"id":"a","text":"hot"},{"id":"b","text":"big"}],"prompt":{"en":"Task word-6.","zh":"Task word-6.（中文）"},"right":[{"id":"x","text":"cold"},{"id":"y","text":"small"},{"id":"z","text":"red"}],"seconds":30}', '{"id":"word-6","key":{"a":"x","b":"y"},"kind":"match","lang":"en","left":[{"id":"a","text":"hot"},{"id":"b","text":"big"}],"prompt":{"en":"Task word-6.","zh":"Task word-6.（中文）"},"rationale":"Because.","right":[{"id":"x","text":"cold"},{"id":"y","text":"small"},{"id":"z","text":"red"}],"seconds":30,"skill":"words"}');
INSERT INTO public.gold_item VALUES ('01a19cce-2cc0-7000-8000-0000000002a7', 'core', 8, 'label-1', 'classify', 'words', NULL, '{"confidence":false,"content":"Where can I eat noodles tonight?","kind":"classify","lang":"en","multiple":false,"prompt":{"en":"Task label-1.","zh":"Task label-1.（中文）"},"seconds":30,"taxonomy":"topic"}', '{"content":"Where can I eat noodles tonight?","id":"label-1","key":["food"],"kind":"classify","lang":"en","prompt":{"en":"Task label-1.","zh":"Task label-1.（中文）"},"rationale":"Because.","seconds":30,"skill":"words","taxonomy":"topic"}');
INSERT INTO public.gold_item VALUES ('01a19cce-2cc0-7000-8000-0000000002a7', 'core', 9, 'label-2', 'spans', 'words', NULL, '{"confidence":false,"content":"Noodles in Rome, please.","kind":"spans","lang":"en","prompt":{"en":"Task label-2.","zh":"Task label-2.（中文）"},"seconds":30,"taxonomy":"topic"}', '{"content":"Noodles in Rome, please.","id":"label-2","key":[{"label":"food","quote":"Noodles"},{"label":"travel","quote":"Rome"}],"kind":"spans","lang":"en","prompt":{"en":"Task label-2.","zh":"Task label-2.（中文）"},"rationale":"Because.","seconds":30,"skill":"words","taxonomy":"topic"}');
INSERT INTO public.gold_item VALUES ('01a19cce-2cc0-7000-8000-0000000002a7', 'core', 10, 'label-3', 'flag', 'words', NULL, '{"confidence":false,"content":"How do I boil an egg?","kind":"flag","lang":"en","prompt":{"en":"Task label-3.","zh":"Task label-3.（中文）"},"seconds":30,"severities":"harm","taxonomy":"topic"}', '{"content":"How do I boil an egg?","id":"label-3","key":{"categories":[],"severity":"none"},"kind":"flag","lang":"en","prompt":{"en":"Task label-3.","zh":"Task label-3.（中文）"},"rationale":"Because.","seconds":30,"severities":"harm","skill":"words","taxonomy":"topic"}');
INSERT INTO public.gold_item VALUES ('01a19cce-2cc0-7000-8000-0000000002a7', 'core', 11, 'rate-1', 'rating', 'words', NULL, '{"confidence":false,"content":"Water boils at 100 degrees at sea level.","kind":"rating","lang":"en","prompt":{"en":"Task rate-1.","zh":"Task rate-1.（中文）"},"scales":"answer","seconds":30}', '{"content":"Water boils at 100 degrees at sea level.","id":"rate-1","key":{"accuracy":5},"kind":"rating","lang":"en","prompt":{"en":"Task rate-1.","zh":"Task rate-1.（中文）"},"rationale":"Because.","scales":"answer","seconds":30,"skill":"words"}');
INSERT INTO public.gold_item VALUES ('01a19cce-2cc0-7000-8000-0000000002a7', 'core', 12, 'compare-1', 'compare', 'words', NULL, '{"a":"Paris is in France.","b":"Paris is in Spain.","confidence":false,"kind":"compare","lang":"en","prompt":{"en":"Task compare-1.","zh":"Task compare-1.（中文）"},"seconds":30,"strength":3}', '{"a":"Paris is in France.","b":"Paris is in Spain.","id":"compare-1","key":-3,"kind":"compare","lang":"en","prompt":{"en":"Task compare-1.","zh":"Task compare-1.（中文）"},"rationale":"Because.","seconds":30,"skill":"words"}');
INSERT INTO public.gold_item VALUES ('01a19cce-2cc0-7000-8000-0000000002a7', 'core', 13, 'fact-1', 'fact_check', 'words', NULL, '{"claims":[{"id":"c1","text":"The shop opens at nine."}],"confidence":false,"kind":"fact_check","lang":"en","prompt":{"en":"Task fact-1.","zh":"Task fact-1.（中文）"},"seconds":30,"sources":[{"id":"s1","text":"Open from nine.","title":"Sign"}]}', '{"claims":[{"id":"c1","text":"The shop opens at nine."}],"id":"fact-1","key":{"c1":{"sources":["s1"],"verdict":"supported"}},"kind":"fact_check","lang":"en","prompt":{"en":"Task fact-1.","zh":"Task fact-1.（中文）"},"rationale":"Because.","seconds":30,"skill":"words","sources":[{"id":"s1","text":"Open from nine.","title":"Sign"}]}');
INSERT INTO public.gold_item VALUES ('01a19cce-2cc0-7000-8000-0000000002a7', 'core', 14, 'multi-1', 'multi_choice', 'words', NULL, '{"confidence":false,"kind":"multi_choice","lang":"en","options":[{"id":"a","text":"red"},{"id":"b","text":"seven"},{"id":"c","text":"blue"}],"prompt":{"en":"Task multi-1.","zh":"Task multi-1.（中文）"},"seconds":30}', '{"id":"multi-1","key":["a","c"],"kind":"multi_choice","lang":"en","options":[{"id":"a","text":"red"},{"id":"b","text":"seven"},{"id":"c","text":"blue"}],"prompt":{"en":"Task multi-1.","zh":"Task multi-1.（中文）"},"rationale":"Because.","seconds":30,"skill":"words"}');
INSERT INTO public.gold_item VALUES ('01a19cce-2cc0-7000-8000-0000000002a7', 'core', 15, 'write-1', 'essay', 'writing', NULL, '{"confidence":false,"kind":"essay","lang":"en","length":{"max":100,"min":50},"prompt":{"en":"Task write-1.","zh":"Task write-1.（中文）"},"response_lang":"en","seconds":30}', '{"id":"write-1","kind":"essay","lang":"en","length":{"max":100,"min":50},"prompt":{"en":"Task write-1.","zh":"Task write-1.（中文）"},"rationale":"Because.","response_lang":"en","rubric":"plain","seconds":30,"skill":"writing"}');
INSERT INTO public.gold_item VALUES ('01a19cce-2cc0-7000-8000-0000000002a7', 'core', 16, 'write-2', 'rewrite', 'words', NULL, '{"confidence":false,"content":"At this point in time we are in a position to begin.","kind":"rewrite","lang":"en","length":{"max":12,"min":2},"prompt":{"en":"Task write-2.","zh":"Task write-2.（中文）"},"seconds":30}', '{"content":"At this point in time we are in a position to begin.","id":"write-2","key":["We can begin now.","We can now begin."],"kind":"rewrite","lang":"en","length":{"max":12,"min":2},"must":["begin"],"prompt":{"en":"Task write-2.","zh":"Task write-2.（中文）"},"rationale":"Because.","seconds":30,"skill":"words"}');
INSERT INTO public.gold_item VALUES ('01a19cce-2cc0-7000-8000-0000000002a7', 'core', 17, 'read-3', 'choice', 'reading', 'dot', '{"confidence":false,"kind":"choice","lang":"en","options":[{"id":"a","text":"Round"},{"id":"b","text":"Square"}],"prompt":{"en":"Task read-3.","zh":"Task read-3.（中文）"},"seconds":30}', '{"id":"read-3","key":"a","kind":"choice","lang":"en","options":[{"id":"a","text":"Round"},{"id":"b","text":"Square"}],"prompt":{"en":"Task read-3.","zh":"Task read-3.（中文）"},"rationale":"Because.","seconds":30,"skill":"reading","stimulus":"dot"}');
INSERT INTO public.gold_item VALUES ('01a19cce-2cc0-7000-8000-0000000002a7', 'hidden', 0, 'hidden-0', 'choice', 'words', NULL, '{"confidence":false,"kind":"choice","lang":"en","options":[{"id":"a","text":"a of 0"},{"id":"b","text":"b of 0"},{"id":"c","text":"c of 0"}],"prompt":{"en":"Which is number 0 of hidden?","zh":"哪一个是hidden的第0号？"},"seconds":30}', '{"id":"hidden-0","key":"a","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 0"},{"id":"b","text":"b of 0"},{"id":"c","text":"c of 0"}],"prompt":{"en":"Which is number 0 of hidden?","zh":"哪一个是hidden的第0号？"},"rationale":"Because.","seconds":30,"skill":"words"}');
INSERT INTO public.gold_item VALUES ('01a19cce-2cc0-7000-8000-0000000002a7', 'hidden', 1, 'hidden-1', 'choice', 'words', NULL, '{"confidence":false,"kind":"choice","lang":"en","options":[{"id":"a","text":"a of 1"},{"id":"b","text":"b of 1"},{"id":"c","text":"c of 1"}],"prompt":{"en":"Which is number 1 of hidden?","zh":"哪一个是hidden的第1号？"},"seconds":30}', '{"id":"hidden-1","key":"b","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 1"},{"id":"b","text":"b of 1"},{"id":"c","text":"c of 1"}],"prompt":{"en":"Which is number 1 of hidden?","zh":"哪一个是hidden的第1号？"},"rationale":"Because.","seconds":30,"skill":"words"}');
INSERT INTO public.gold_item VALUES ('01a19cce-2cc0-7000-8000-0000000002a7', 'hidden', 2, 'hidden-2', 'choice', 'words', NULL, '{"confidence":false,"kind":"choice","lang":"en","options":[{"id":"a","text":"a of 2"},{"id":"b","text":"b of 2"},{"id":"c","text":"c of 2"}],"prompt":{"en":"Which is number 2 of hidden?","zh":"哪一个是hidden的第2号？"},"seconds":30}', '{"id":"hidden-2","key":"c","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 2"},{"id":"b","text":"b of 2"},{"id":"c","text":"c of 2"}],"prompt":{"en":"Which is number 2 of hidden?","zh":"哪一个是hidden的第2号？"},"rationale":"Because.","seconds":30,"skill":"words"}');
INSERT INTO public.gold_item VALUES ('01a19cce-2cc0-7000-8000-0000000002a7', 'hidden', 3, 'hidden-3', 'choice', 'words', NULL, '{"confidence":false,"kind":"choice","lang":"en","options":[{"id":"a","text":"a of 3"},{"id":"b","text":"b of 3"},{"id":"c","text":"c of 3"}],"prompt":{"en":"Which is number 3 of hidden?","zh":"哪一个是hidden的第3号？"},"seconds":30}', '{"id":"hidden-3","key":"a","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 3"},{"id":"b","text":"b of 3"},{"id":"c","text":"c of 3"}],"prompt":{"en":"Which is number 3 of hidden?","zh":"哪一个是hidden的第3号？"},"rationale":"Because.","seconds":30,"skill":"words"}');
INSERT INTO public.gold_item VALUES ('01a19cce-2cc0-7000-8000-0000000002a7', 'hidden', 4, 'hidden-4', 'choice', 'words', NULL, '{"confidence":false,"kind":"choice","lang":"en","options":[{"id":"a","text":"a of 4"},{"id":"b","text":"b of 4"},{"id":"c","text":"c of 4"}],"prompt":{"en":"Which is number 4 of hidden?","zh":"哪一个是hidden的第4号？"},"seconds":30}', '{"id":"hidden-4","key":"b","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 4"},{"id":"b","text":"b of 4"},{"id":"c","text":"c of 4"}],"prompt":{"en":"Which is number 4 of hidden?","zh":"哪一个是hidden的第4号？"},"rationale":"Because.","seconds":30,"skill":"words"}');
INSERT INTO public.gold_item VALUES ('01a19cce-2cc0-7000-8000-0000000002a7', 'pool', 0, 'pool-0', 'choice', 'ladder', NULL, '{"confidence":false,"kind":"choice","lang":"en","options":[{"id":"a","text":"a of 0"},{"id":"b","text":"b of 0"},{"id":"c","text":"c of 0"}],"prompt":{"en":"Which is number 0 of pool?","zh":"哪一个是pool的第0号？"},"seconds":30}', '{"id":"pool-0","key":"a","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 0"},{"id":"b","text":"b of 0"},{"id":"c","text":"c of 0"}],"prompt":{"en":"Which is number 0 of pool?","zh":"哪一个是pool的第0号？"},"rationale":"Because.","seconds":30,"skill":"ladder"}');
INSERT INTO public.gold_item VALUES ('01a19cce-2cc0-7000-8000-0000000002a7', 'pool', 1, 'pool-1', 'choice', 'ladder', NULL, '{"confidence":false,"kind":"choice","lang":"en","options":[{"id":"a","text":"a of 1"},{"id":"b","text":"b of 1"},{"id":"c","text":"c of 1"}],"prompt":{"en":"Which is number 1 of pool?","zh":"哪一个是pool的第1号？"},"seconds":30}', '{"id":"pool-1","key":"b","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 1"},{"id":"b","text":"b of 1"},{"id":"c","text":"c of 1"}],"prompt":{"en":"Which is number 1 of pool?","zh":"哪一个是pool的第1号？"},"rationale":"Because.","seconds":30,"skill":"ladder"}');
INSERT INTO public.gold_item VALUES ('01a19cce-2cc0-7000-8000-0000000002a7', 'pool', 2, 'pool-2', 'choice', 'ladder', NULL, '{"confidence":false,"kind":"choice","lang":"en","options":[{"id":"a","text":"a of 2"},{"id":"b","text":"b of 2"},{"id":"c","text":"c of 2"}],"prompt":{"en":"Which is number 2 of pool?","zh":"哪一个是pool的第2号？"},"seconds":30}', '{"id":"pool-2","key":"c","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 2"},{"id":"b","text":"b of 2"},{"id":"c","text":"c of 2"}],"prompt":{"en":"Which is number 2 of pool?","zh":"哪一个是pool的第2号？"},"rationale":"Because.","seconds":30,"skill":"ladder"}');
INSERT INTO public.gold_item VALUES ('01a19cce-2cc0-7000-8000-0000000002a7', 'pool', 3, 'pool-3', 'choice', 'ladder', NULL, '{"confidence":false,"kind":"choice","lang":"en","options":[{"id":"a","text":"a of 3"},{"id":"b","text":"b of 3"},{"id":"c","text":"c of 3"}],"prompt":{"en":"Which is number 3 of pool?","zh":"哪一个是pool的第3号？"},"seconds":30}', '{"id":"pool-3","key":"a","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 3"},{"id":"b","text":"b of 3"},{"id":"c","text":"c of 3"}],"prompt":{"en":"Which is number 3 of pool?","zh":"哪一个是pool的第3号？"},"rationale":"Because.","seconds":30,"skill":"ladder"}');
INSERT INTO public.gold_item VALUES ('01a19cce-2cc0-7000-8000-0000000002a7', 'pool', 4, 'pool-4', 'choice', 'ladder', NULL, '{"confidence":false,"kind":"choice","lang":"en","options":[{"id":"a","text":"a of 4"},{"id":"b","text":"b of 4"},{"id":"c","text":"c of 4"}],"prompt":{"en":"Which is number 4 of pool?","zh":"哪一个是pool的第4号？"},"seconds":30}', '{"id":"pool-4","key":"b","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 4"},{"id":"b","text":"b of 4"},{"id":"c","text":"c of 4"}],"prompt":{"en":"Which is number 4 of pool?","zh":"哪一个是pool的第4号？"},"rationale":"Because.","seconds":30,"skill":"ladder"}');
INSERT INTO public.gold_item VALUES ('01a19cce-2cc0-7000-8000-0000000002a7', 'pool', 5, 'pool-5', 'choice', 'ladder', NULL, '{"confidence":false,"kind":"choice","lang":"en","options":[{"id":"a","text":"a of 5"},{"id":"b","text":"b of 5"},{"id":"c","text":"c of 5"}],"prompt":{"en":"Which is number 5 of pool?","zh":"哪一个是pool的第5号？"},"seconds":30}', '{"id":"pool-5","key":"c","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 5"},{"id":"b","text":"b of 5"},{"id":"c","text":"c of 5"}],"prompt":{"en":"Which is number 5 of pool?","zh":"哪一个是pool的第5号？"},"rationale":"Because.","seconds":30,"skill":"ladder"}');
INSERT INTO public.gold_item VALUES ('01a19cce-2cc0-7000-8000-0000000002a7', 'pool', 6, 'pool-6', 'choice', 'ladder', NULL, '{"confidence":false,"kind":"choice","lang":"en","options":[{"id":"a","text":"a of 6"},{"id":"b","text":"b of 6"},{"id":"c","text":"c of 6"}],"prompt":{"en":"Which is number 6 of pool?","zh":"哪一个是pool的第6号？"},"seconds":30}', '{"id":"pool-6","key":"a","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 6"},{"id":"b","text":"b of 6"},{"id":"c","text":"c of 6"}],"prompt":{"en":"Which is number 6 of pool?","zh":"哪一个是pool的第6号？"},"rationale":"Because.","seconds":30,"skill":"ladder"}');
INSERT INTO public.gold_item VALUES ('01a19cce-2cc0-7000-8000-0000000002a7', 'pool', 7, 'pool-7', 'choice', 'ladder', NULL, '{"confidence":false,"kind":"choice","lang":"en","options":[{"id":"a","text":"a of 7"},{"id":"b","text":"b of 7"},{"id":"c","text":"c of 7"}],"prompt":{"en":"Which is number 7 of pool?","zh":"哪一个是pool的第7号？"},"seconds":30}', '{"id":"pool-7","key":"b","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 7"},{"id":"b","text":"b of 7"},{"id":"c","text":"c of 7"}],"prompt":{"en":"Which is number 7 of pool?","zh":"哪一个是pool的第7号？"},"rationale":"Because.","seconds":30,"skill":"ladder"}');
INSERT INTO public.gold_item VALUES ('01a19cce-2cc0-7000-8000-0000000002a7', 'pool', 8, 'pool-8', 'choice', 'ladder', NULL, '{"confidence":false,"kind":"choice","lang":"en","options":[{"id":"a","text":"a of 8"},{"id":"b","text":"b of 8"},{"id":"c","text":"c of 8"}],"prompt":{"en":"Which is number 8 of pool?","zh":"哪一个是pool的第8号？"},"seconds":30}', '{"id":"pool-8","key":"c","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 8"},{"id":"b","text":"b of 8"},{"id":"c","text":"c of 8"}],"prompt":{"en":"Which is number 8 of pool?","zh":"哪一个是pool的第8号？"},"rationale":"Because.","seconds":30,"skill":"ladder"}');
INSERT INTO public.gold_item VALUES ('01a19cce-2cc0-7000-8000-0000000002a7', 'pool', 9, 'pool-9', 'choice', 'ladder', NULL, '{"confidence":false,"kind":"choice","lang":"en","options":[{"id":"a","text":"a of 9"},{"id":"b","text":"b of 9"},{"id":"c","text":"c of 9"}],"prompt":{"en":"Which is number 9 of pool?","zh":"哪一个是pool的第9号？"},"seconds":30}', '{"id":"pool-9","key":"a","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 9"},{"id":"b","text":"b of 9"},{"id":"c","text":"c of 9"}],"prompt":{"en":"Which is number 9 of pool?","zh":"哪一个是pool的第9号？"},"rationale":"Because.","seconds":30,"skill":"ladder"}');
INSERT INTO public.gold_item VALUES ('01a19cce-2cc0-7000-8000-0000000002a7', 'pool', 10, 'pool-10', 'choice', 'ladder', NULL, '{"confidence":false,"kind":"choice","lang":"en","options":[{"id":"a","text":"a of 10"},{"id":"b","text":"b of 10"},{"id":"c","text":"c of 10"}],"prompt":{"en":"Which is number 10 of pool?","zh":"哪一个是pool的第10号？"},"seconds":30}', '{"id":"pool-10","key":"b","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 10"},{"id":"b","text":"b of 10"},{"id":"c","text":"c of 10"}],"prompt":{"en":"Which is number 10 of pool?","zh":"哪一个是pool的第10号？"},"rationale":"Because.","seconds":30,"skill":"ladder"}');
INSERT INTO public.gold_item VALUES ('01a19cce-2cc0-7000-8000-0000000002a7', 'pool', 11, 'pool-11', 'choice', 'ladder', NULL, '{"confidence":false,"kind":"choice","lang":"en","options":[{"id":"a","text":"a of 11"},{"id":"b","text":"b of 11"},{"id":"c","text":"c of 11"}],"prompt":{"en":"Which is number 11 of pool?","zh":"哪一个是pool的第11号？"},"seconds":30}', '{"id":"pool-11","key":"c","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 11"},{"id":"b","text":"b of 11"},{"id":"c","text":"c of 11"}],"prompt":{"en":"Which is number 11 of pool?","zh":"哪一个是pool的第11号？"},"rationale":"Because.","seconds":30,"skill":"ladder"}');
INSERT INTO public.gold_item VALUES ('01a19cce-2cc0-7000-8000-0000000002a7', 'pool', 12, 'pool-12', 'choice', 'ladder', NULL, '{"confidence":false,"kind":"choice","lang":"en","options":[{"id":"a","text":"a of 12"},{"id":"b","text":"b of 12"},{"id":"c","text":"c of 12"}],"prompt":{"en":"Which is number 12 of pool?","zh":"哪一个是pool的第12号？"},"seconds":30}', '{"id":"pool-12","key":"a","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 12"},{"id":"b","text":"b of 12"},{"id":"c","text":"c of 12"}],"prompt":{"en":"Which is number 12 of pool?","zh":"哪一个是pool的第12号？"},"rationale":"Because.","seconds":30,"skill":"ladder"}');
INSERT INTO public.gold_item VALUES ('01a19cce-2cc0-7000-8000-0000000002a7', 'pool', 13, 'pool-13', 'choice', 'ladder', NULL, '{"confidence":false,"kind":"choice","lang":"en","options":[{"id":"a","text":"a of 13"},{"id":"b","text":"b of 13"},{"id":"c","text":"c of 13"}],"prompt":{"en":"Which is number 13 of pool?","zh":"哪一个是pool的第13号？"},"seconds":30}', '{"id":"pool-13","key":"b","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 13"},{"id":"b","text":"b of 13"},{"id":"c","text":"c of 13"}],"prompt":{"en":"Which is number 13 of pool?","zh":"哪一个是pool的第13号？"},"rationale":"Because.","seconds":30,"skill":"ladder"}');


--
-- Data for Name: gold_media; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.gold_media VALUES ('a379e995ad81da757a6ef35ed60ad32fcb64ed8beb88773567b68043acf5b50a', 'image/png', '\x89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082');


--
-- Data for Name: gold_set_version; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.gold_set_version VALUES ('01a19b7c-a680-7000-8000-000000000000', 'mandarin-sg', 1, 'f3dee96a638c9b779ff6d1e46c1b93b0c3965c013a1bd42da9aff0d6f81e45ce', '50377f7072385837142b1525da2743790effa88a884d6fdeb358b26cd516ee1d', '{"anchors":[{"item":"write-1","levels":{"style":0,"task":1},"response":"A text.","use":"training"}],"banks":{"core":[{"id":"read-1","key":"c","kind":"choice","lang":"en","options":[{"id":"a","text":"At dawn"},{"id":"b","text":"At noon"},{"id":"c","text":"At dusk"}],"prompt":{"en":"Task read-1.","zh":"Task read-1.（中文）"},"rationale":"Because.","seconds":30,"skill":"reading","stimulus":"harbour"},{"id":"read-2","key":"a","kind":"choice","lang":"en","options":[{"id":"a","text":"A ferry"},{"id":"b","text":"A barge"},{"id":"c","text":"A yacht"}],"prompt":{"en":"Task read-2.","zh":"Task read-2.（中文）"},"rationale":"Because.","seconds":30,"skill":"reading","stimulus":"harbour"},{"id":"word-1","key":["quickly","fast"],"kind":"short_text","lang":"en","prompt":{"en":"Task word-1.","zh":"Task word-1.（中文）"},"rationale":"Because.","seconds":30,"skill":"words"},{"hints":{"1":"c"},"id":"word-2","key":{"1":["cat"],"2":["mat","rug"]},"kind":"cloze","lang":"en","prompt":{"en":"Task word-2.","zh":"Task word-2.（中文）"},"rationale":"Because.","seconds":30,"skill":"words","text":"The {{1}} sat on the {{2}}."},{"content":"She have two cat.","id":"word-3","key":[{"accept":["has"],"quote":"have"},{"accept":["cats"],"quote":"cat"}],"kind":"repair","lang":"en","prompt":{"en":"Task word-3.","zh":"Task word-3.（中文）"},"rationale":"Because.","seconds":30,"skill":"words"},{"id":"word-4","key":["stone","river"],"kind":"word_decision","lang":"en","prompt":{"en":"Task word-4.","zh":"Task word-4.（中文）"},"rationale":"Because.","seconds":30,"skill":"words","words":["stone","blurf","river","quonk"]},{"elements":[{"id":"a","text":"First"},{"id":"b","text":"Then"},{"id":"c","text":"Finally"}],"id":"word-5","key":["a","b","c"],"kind":"order","lang":"en","prompt":{"en":"Task word-5.","zh":"Task word-5.（中文）"},"rationale":"Because.","seconds":30,"skill":"words"},{"id":"word-6","key":{"a":"x","b":"y"},"kind":"match","lang":"en","left":[{"id":"a","text":"hot"},{"id":"b","text":"big"}],"prompt":{"en":"Task word-6.","zh":"Task word-6.（中文）"},"rationale":"Because.","right":[{"id":"x","text":"cold"},{"id":"y","text":"small"},{"id":"z","text":"red"}],"seconds":30,"skill":"words"},{"content":"Where can I eat noodles tonight?","id":"label-1","key":["food"],"kind":"classify","lang":"en","prompt":{"en":"Task label-1.","zh":"Task label-1.（中文）"},"rationale":"Because.","seconds":30,"skill":"words","taxonomy":"topic"},{"content":"Noodles in Rome, please.","id":"label-2","key":[{"label":"food","quote":"Noodles"},{"label":"travel","quote":"Rome"}],"kind":"spans","lang":"en","prompt":{"en":"Task label-2.","zh":"Task label-2.（中文）"},"rationale":"Because.","seconds":30,"skill":"words","taxonomy":"topic"},{"content":"How do I boil an egg?","id":"label-3","key":{"categories":[],"severity":"none"},"kind":"flag","lang":"en","prompt":{"en":"Task label-3.","zh":"Task label-3.（中文）"},"rationale":"Because.","seconds":30,"severities":"harm","skill":"words","taxonomy":"topic"},{"content":"Water boils at 100 degrees at sea level.","id":"rate-1","key":{"accuracy":5},"kind":"rating","lang":"en","prompt":{"en":"Task rate-1.","zh":"Task rate-1.（中文）"},"rationale":"Because.","scales":"answer","seconds":30,"skill":"words"},{"a":"Paris is in France.","b":"Paris is in Spain.","id":"compare-1","key":-3,"kind":"compare","lang":"en","prompt":{"en":"Task compare-1.","zh":"Task compare-1.（中文）"},"rationale":"Because.","seconds":30,"skill":"words"},{"claims":[{"id":"c1","text":"The shop opens at nine."}],"id":"fact-1","key":{"c1":{"sources":["s1"],"verdict":"supported"}},"kind":"fact_check","lang":"en","prompt":{"en":"Task fact-1.","zh":"Task fact-1.（中文）"},"rationale":"Because.","seconds":30,"skill":"words","sources":[{"id":"s1","text":"Open from nine.","title":"Sign"}]},{"id":"multi-1","key":["a","c"],"kind":"multi_choice","lang":"en","options":[{"id":"a","text":"red"},{"id":"b","text":"seven"},{"id":"c","text":"blue"}],"prompt":{"en":"Task multi-1.","zh":"Task multi-1.（中文）"},"rationale":"Because.","seconds":30,"skill":"words"},{"id":"write-1","kind":"essay","lang":"en","length":{"max":100,"min":50},"prompt":{"en":"Task write-1.","zh":"Task write-1.（中文）"},"rationale":"Because.","response_lang":"en","rubric":"plain","seconds":30,"skill":"writing"},{"content":"At this point in time we are in a position to begin.","id":"write-2","key":["We can begin now.","We can now begin."],"kind":"rewrite","lang":"en","length":{"max":12,"min":2},"must":["begin"],"prompt":{"en":"Task write-2.","zh":"Task write-2.（中文）"},"rationale":"Because.","seconds":30,"skill":"words"},{"id":"read-3","key":"a","kind":"choice","lang":"en","options":[{"id":"a","text":"Round"},{"id":"b","text":"Square"}],"prompt":{"en":"Task read-3.","zh":"Task read-3.（中文）"},"rationale":"Because.","seconds":30,"skill":"reading","stimulus":"dot"}],"hidden":[{"id":"hidden-0","key":"a","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 0"},{"id":"b","text":"b of 0"},{"id":"c","text":"c of 0"}],"prompt":{"en":"Which is number 0 of hidden?","zh":"哪一个是hidden的第0号？"},"rationale":"Because.","seconds":30,"skill":"words"},{"id":"hidden-1","key":"b","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 1"},{"id":"b","text":"b of 1"},{"id":"c","text":"c of 1"}],"prompt":{"en":"Which is number 1 of hidden?","zh":"哪一个是hidden的第1号？"},"rationale":"Because.","seconds":30,"skill":"words"},{"id":"hidden-2","key":"c","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 2"},{"id":"b","text":"b of 2"},{"id":"c","text":"c of 2"}],"prompt":{"en":"Which is number 2 of hidden?","zh":"哪一个是hidden的第2号？"},"rationale":"Because.","seconds":30,"skill":"words"},{"id":"hidden-3","key":"a","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 3"},{"id":"b","text":"b of 3"},{"id":"c","text":"c of 3"}],"prompt":{"en":"Which is number 3 of hidden?","zh":"哪一个是hidden的第3号？"},"rationale":"Because.","seconds":30,"skill":"words"},{"id":"hidden-4","key":"b","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 4"},{"id":"b","text":"b of 4"},{"id":"c","text":"c of 4"}],"prompt":{"en":"Which is number 4 of hidden?","zh":"哪一个是hidden的第4号？"},"rationale":"Because.","seconds":30,"skill":"words"}],"pool":[{"id":"pool-0","key":"a","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 0"},{"id":"b","text":"b of 0"},{"id":"c","text":"c of 0"}],"prompt":{"en":"Which is number 0 of pool?","zh":"哪一个是pool的第0号？"},"rationale":"Because.","seconds":30,"skill":"ladder"},{"id":"pool-1","key":"b","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 1"},{"id":"b","text":"b of 1"},{"id":"c","text":"c of 1"}],"prompt":{"en":"Which is number 1 of pool?","zh":"哪一个是pool的第1号？"},"rationale":"Because.","seconds":30,"skill":"ladder"},{"id":"pool-2","key":"c","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 2"},{"id":"b","text":"b of 2"},{"id":"c","text":"c of 2"}],"prompt":{"en":"Which is number 2 of pool?","zh":"哪一个是pool的第2号？"},"rationale":"Because.","seconds":30,"skill":"ladder"},{"id":"pool-3","key":"a","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 3"},{"id":"b","text":"b of 3"},{"id":"c","text":"c of 3"}],"prompt":{"en":"Which is number 3 of pool?","zh":"哪一个是pool的第3号？"},"rationale":"Because.","seconds":30,"skill":"ladder"},{"id":"pool-4","key":"b","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 4"},{"id":"b","text":"b of 4"},{"id":"c","text":"c of 4"}],"prompt":{"en":"Which is number 4 of pool?","zh":"哪一个是pool的第4号？"},"rationale":"Because.","seconds":30,"skill":"ladder"},{"id":"pool-5","key":"c","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 5"},{"id":"b","text":"b of 5"},{"id":"c","text":"c of 5"}],"prompt":{"en":"Which is number 5 of pool?","zh":"哪一个是pool的第5号？"},"rationale":"Because.","seconds":30,"skill":"ladder"},{"id":"pool-6","key":"a","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 6"},{"id":"b","text":"b of 6"},{"id":"c","text":"c of 6"}],"prompt":{"en":"Which is number 6 of pool?","zh":"哪一个是pool的第6号？"},"rationale":"Because.","seconds":30,"skill":"ladder"},{"id":"pool-7","key":"b","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 7"},{"id":"b","text":"b of 7"},{"id":"c","text":"c of 7"}],"prompt":{"en":"Which is number 7 of pool?","zh":"哪一个是pool的第7号？"},"rationale":"Because.","seconds":30,"skill":"ladder"},{"id":"pool-8","key":"c","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 8"},{"id":"b","text":"b of 8"},{"id":"c","text":"c of 8"}],"prompt":{"en":"Which is number 8 of pool?","zh":"哪一个是pool的第8号？"},"rationale":"Because.","seconds":30,"skill":"ladder"},{"id":"pool-9","key":"a","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 9"},{"id":"b","text":"b of 9"},{"id":"c","text":"c of 9"}],"prompt":{"en":"Which is number 9 of pool?","zh":"哪一个是pool的第9号？"},"rationale":"Because.","seconds":30,"skill":"ladder"},{"id":"pool-10","key":"b","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 10"},{"id":"b","text":"b of 10"},{"id":"c","text":"c of 10"}],"prompt":{"en":"Which is number 10 of pool?","zh":"哪一个是pool的第10号？"},"rationale":"Because.","seconds":30,"skill":"ladder"},{"id":"pool-11","key":"c","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 11"},{"id":"b","text":"b of 11"},{"id":"c","text":"c of 11"}],"prompt":{"en":"Which is number 11 of pool?","zh":"哪一个是pool的第11号？"},"rationale":"Because.","seconds":30,"skill":"ladder"},{"id":"pool-12","key":"a","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 12"},{"id":"b","text":"b of 12"},{"id":"c","text":"c of 12"}],"prompt":{"en":"Which is number 12 of pool?","zh":"哪一个是pool的第12号？"},"rationale":"Because.","seconds":30,"skill":"ladder"},{"id":"pool-13","key":"b","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 13"},{"id":"b","text":"b of 13"},{"id":"c","text":"c of 13"}],"prompt":{"en":"Which is number 13 of pool?","zh":"哪一个是pool的第13号？"},"rationale":"Because.","seconds":30,"skill":"ladder"}]},"guidelines":{"en":"# Rules\n","zh":"# 规则\n"},"media":{"dot.png":{"blake3":"a379e995ad81da757a6ef35ed60ad32fcb64ed8beb88773567b68043acf5b50a","bytes":70,"mime":"image/png"}},"practice":[],"project":{"audit":{"appeal_days":14,"bank":"hidden","chart":{"kind":"ewma","lambda":0.2,"limits":3},"critical":"refer","decision":{"alpha":0.02,"beta":0.1,"forced":"refer","kind":"sequential","max_items":80,"min_items":20,"p_master":0.9,"p_nonmaster":0.75},"exposure":1,"first_week":5,"per_week":5,"recalibrate_days":180,"recalibrate_share":0.5,"repeat":false,"report_from":1,"review_share":0.1,"step":[{"action":"message","text":{"en":"We send you the rules.","zh":"我们把规则发给您。"}}],"window":20},"engagement":"contractor","guidelines":{"en":"guidelines.en.md","zh":"guidelines.zh.md"},"id":"mandarin-sg","pay":{"amount":"12.00","currency":"USD","per":"hour"},"requirement":[{"countries":["SG"],"id":"residence","kind":"residence","text":{"en":"I live in Singapore.","zh":"我住在新加坡。"},"why":{"en":"The work is about how people write there.","zh":"工作与当地的用语有关。"}},{"evidence":{"en":"A copy of the certificate.","zh":"证书副本。"},"id":"degree","kind":"degree","level":"bachelor","text":{"en":"I hold a Bachelor''s degree.","zh":"我拥有学士学位。"},"why":{"en":"The project asks for it.","zh":"本项目要求。"}}],"stage":[{"attempts":1,"bank":"core","cooldown_days":7,"decision":{"confidence":0.8,"cut":0.7,"forced":"refer","kind":"cut"},"draw":[{"items":2,"skill":"reading"},{"items":2,"skill":"words"}],"id":"first","kind":"test","minutes":20,"title":{"en":"First","zh":"第一关"}},{"attempts":2,"bank":"pool","block":2,"cooldown_days":7,"decision":{"alpha":0.1,"beta":0.1,"forced":"refer","kind":"sequential","max_items":6,"min_items":2,"p_master":0.9,"p_nonmaster":0.4},"draw":[{"items":6,"skill":"ladder"}],"id":"ladder","kind":"test","minutes":20,"title":{"en":"Ladder","zh":"阶梯"}},{"attempts":1,"bank":"core","cooldown_days":7,"decision":{"confidence":0.8,"cut":0.65,"forced":"refer","kind":"cut"},"draw":[{"items":1,"skill":"writing"}],"id":"writing","kind":"review","minutes":60,"review":{"adjudicator":"third","blind":true,"differ_levels":2,"differ_side":true,"differ_total":0.15,"due_days":3,"reviewers":2,"se_floor":0.06,"seeded":0.05,"training_agreement":0.8,"training_responses":6},"title":{"en":"Writing","zh":"写作"}}],"summary":{"en":"A small set for tests.","zh":"测试用的小题集。"},"time_zone":"Asia/Singapore","title":{"en":"Base","zh":"基础"}},"rubrics":{"rubric":[{"criterion":[{"id":"task","levels":[{"text":{"en":"No","zh":"否"},"value":0},{"text":{"en":"Yes","zh":"是"},"value":1}],"title":{"en":"Task","zh":"任务"},"weight":0.6},{"id":"style","levels":[{"text":{"en":"No","zh":"否"},"value":0},{"text":{"en":"Yes","zh":"是"},"value":1}],"title":{"en":"Style","zh":"文体"},"weight":0.4}],"id":"plain","title":{"en":"Plain","zh":"朴素"}}]},"stimuli":{"dot":{"alt":{"en":"A dot.","zh":"A dot.（中文）"},"id":"dot","image":"dot.png","lang":"en","title":"Dot"},"harbour":{"id":"harbour","lang":"en","text":"The ferry leaves at noon.","title":"Harbour"}},"taxonomies":{"scales":[{"id":"answer","scale":[{"id":"accuracy","max":5,"min":1,"text":{"en":"Accuracy","zh":"准确"}}],"title":{"en":"Answer","zh":"回答"}}],"severities":[{"id":"harm","level":[{"id":"none","text":{"en":"None","zh":"无"}},{"id":"high","text":{"en":"High","zh":"高"}}],"title":{"en":"Harm","zh":"危害"}}],"taxonomy":[{"id":"topic","label":[{"id":"food","title":{"en":"Food","zh":"饮食"}},{"id":"travel","title":{"en":"Travel","zh":"出行"}}],"title":{"en":"Topic","zh":"主题"}}]}}', 37, 0, 'retired', 1793610000000000, 'first-run');
INSERT INTO public.gold_set_version VALUES ('01a19cce-2cc0-7000-8000-0000000002a7', 'mandarin-sg', 2, '4ade51b9dd30deb9c67b67c5113df073c39a10a6ee3bfaa6860c3a251ceba304', '50377f7072385837142b1525da2743790effa88a884d6fdeb358b26cd516ee1d', '{"anchors":[{"item":"write-1","levels":{"style":0,"task":1},"response":"A text.","use":"training"}],"banks":{"core":[{"id":"read-1","key":"b","kind":"choice","lang":"en","options":[{"id":"a","text":"At dawn"},{"id":"b","text":"At noon"},{"id":"c","text":"At dusk"}],"prompt":{"en":"Task read-1.","zh":"Task read-1.（中文）"},"rationale":"Because.","seconds":30,"skill":"reading","stimulus":"harbour"},{"id":"read-2","key":"a","kind":"choice","lang":"en","options":[{"id":"a","text":"A ferry"},{"id":"b","text":"A barge"},{"id":"c","text":"A yacht"}],"prompt":{"en":"Task read-2.","zh":"Task read-2.（中文）"},"rationale":"Because.","seconds":30,"skill":"reading","stimulus":"harbour"},{"id":"word-1","key":["quickly","fast"],"kind":"short_text","lang":"en","prompt":{"en":"Task word-1.","zh":"Task word-1.（中文）"},"rationale":"Because.","seconds":30,"skill":"words"},{"hints":{"1":"c"},"id":"word-2","key":{"1":["cat"],"2":["mat","rug"]},"kind":"cloze","lang":"en","prompt":{"en":"Task word-2.","zh":"Task word-2.（中文）"},"rationale":"Because.","seconds":30,"skill":"words","text":"The {{1}} sat on the {{2}}."},{"content":"She have two cat.","id":"word-3","key":[{"accept":["has"],"quote":"have"},{"accept":["cats"],"quote":"cat"}],"kind":"repair","lang":"en","prompt":{"en":"Task word-3.","zh":"Task word-3.（中文）"},"rationale":"Because.","seconds":30,"skill":"words"},{"id":"word-4","key":["stone","river"],"kind":"word_decision","lang":"en","prompt":{"en":"Task word-4.","zh":"Task word-4.（中文）"},"rationale":"Because.","seconds":30,"skill":"words","words":["stone","blurf","river","quonk"]},{"elements":[{"id":"a","text":"First"},{"id":"b","text":"Then"},{"id":"c","text":"Finally"}],"id":"word-5","key":["a","b","c"],"kind":"order","lang":"en","prompt":{"en":"Task word-5.","zh":"Task word-5.（中文）"},"rationale":"Because.","seconds":30,"skill":"words"},{"id":"word-6","key":{"a":"x","b":"y"},"kind":"match","lang":"en","left":[{"id":"a","text":"hot"},{"id":"b","text":"big"}],"prompt":{"en":"Task word-6.","zh":"Task word-6.（中文）"},"rationale":"Because.","right":[{"id":"x","text":"cold"},{"id":"y","text":"small"},{"id":"z","text":"red"}],"seconds":30,"skill":"words"},{"content":"Where can I eat noodles tonight?","id":"label-1","key":["food"],"kind":"classify","lang":"en","prompt":{"en":"Task label-1.","zh":"Task label-1.（中文）"},"rationale":"Because.","seconds":30,"skill":"words","taxonomy":"topic"},{"content":"Noodles in Rome, please.","id":"label-2","key":[{"label":"food","quote":"Noodles"},{"label":"travel","quote":"Rome"}],"kind":"spans","lang":"en","prompt":{"en":"Task label-2.","zh":"Task label-2.（中文）"},"rationale":"Because.","seconds":30,"skill":"words","taxonomy":"topic"},{"content":"How do I boil an egg?","id":"label-3","key":{"categories":[],"severity":"none"},"kind":"flag","lang":"en","prompt":{"en":"Task label-3.","zh":"Task label-3.（中文）"},"rationale":"Because.","seconds":30,"severities":"harm","skill":"words","taxonomy":"topic"},{"content":"Water boils at 100 degrees at sea level.","id":"rate-1","key":{"accuracy":5},"kind":"rating","lang":"en","prompt":{"en":"Task rate-1.","zh":"Task rate-1.（中文）"},"rationale":"Because.","scales":"answer","seconds":30,"skill":"words"},{"a":"Paris is in France.","b":"Paris is in Spain.","id":"compare-1","key":-3,"kind":"compare","lang":"en","prompt":{"en":"Task compare-1.","zh":"Task compare-1.（中文）"},"rationale":"Because.","seconds":30,"skill":"words"},{"claims":[{"id":"c1","text":"The shop opens at nine."}],"id":"fact-1","key":{"c1":{"sources":["s1"],"verdict":"supported"}},"kind":"fact_check","lang":"en","prompt":{"en":"Task fact-1.","zh":"Task fact-1.（中文）"},"rationale":"Because.","seconds":30,"skill":"words","sources":[{"id":"s1","text":"Open from nine.","title":"Sign"}]},{"id":"multi-1","key":["a","c"],"kind":"multi_choice","lang":"en","options":[{"id":"a","text":"red"},{"id":"b","text":"seven"},{"id":"c","text":"blue"}],"prompt":{"en":"Task multi-1.","zh":"Task multi-1.（中文）"},"rationale":"Because.","seconds":30,"skill":"words"},{"id":"write-1","kind":"essay","lang":"en","length":{"max":100,"min":50},"prompt":{"en":"Task write-1.","zh":"Task write-1.（中文）"},"rationale":"Because.","response_lang":"en","rubric":"plain","seconds":30,"skill":"writing"},{"content":"At this point in time we are in a position to begin.","id":"write-2","key":["We can begin now.","We can now begin."],"kind":"rewrite","lang":"en","length":{"max":12,"min":2},"must":["begin"],"prompt":{"en":"Task write-2.","zh":"Task write-2.（中文）"},"rationale":"Because.","seconds":30,"skill":"words"},{"id":"read-3","key":"a","kind":"choice","lang":"en","options":[{"id":"a","text":"Round"},{"id":"b","text":"Square"}],"prompt":{"en":"Task read-3.","zh":"Task read-3.（中文）"},"rationale":"Because.","seconds":30,"skill":"reading","stimulus":"dot"}],"hidden":[{"id":"hidden-0","key":"a","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 0"},{"id":"b","text":"b of 0"},{"id":"c","text":"c of 0"}],"prompt":{"en":"Which is number 0 of hidden?","zh":"哪一个是hidden的第0号？"},"rationale":"Because.","seconds":30,"skill":"words"},{"id":"hidden-1","key":"b","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 1"},{"id":"b","text":"b of 1"},{"id":"c","text":"c of 1"}],"prompt":{"en":"Which is number 1 of hidden?","zh":"哪一个是hidden的第1号？"},"rationale":"Because.","seconds":30,"skill":"words"},{"id":"hidden-2","key":"c","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 2"},{"id":"b","text":"b of 2"},{"id":"c","text":"c of 2"}],"prompt":{"en":"Which is number 2 of hidden?","zh":"哪一个是hidden的第2号？"},"rationale":"Because.","seconds":30,"skill":"words"},{"id":"hidden-3","key":"a","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 3"},{"id":"b","text":"b of 3"},{"id":"c","text":"c of 3"}],"prompt":{"en":"Which is number 3 of hidden?","zh":"哪一个是hidden的第3号？"},"rationale":"Because.","seconds":30,"skill":"words"},{"id":"hidden-4","key":"b","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 4"},{"id":"b","text":"b of 4"},{"id":"c","text":"c of 4"}],"prompt":{"en":"Which is number 4 of hidden?","zh":"哪一个是hidden的第4号？"},"rationale":"Because.","seconds":30,"skill":"words"}],"pool":[{"id":"pool-0","key":"a","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 0"},{"id":"b","text":"b of 0"},{"id":"c","text":"c of 0"}],"prompt":{"en":"Which is number 0 of pool?","zh":"哪一个是pool的第0号？"},"rationale":"Because.","seconds":30,"skill":"ladder"},{"id":"pool-1","key":"b","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 1"},{"id":"b","text":"b of 1"},{"id":"c","text":"c of 1"}],"prompt":{"en":"Which is number 1 of pool?","zh":"哪一个是pool的第1号？"},"rationale":"Because.","seconds":30,"skill":"ladder"},{"id":"pool-2","key":"c","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 2"},{"id":"b","text":"b of 2"},{"id":"c","text":"c of 2"}],"prompt":{"en":"Which is number 2 of pool?","zh":"哪一个是pool的第2号？"},"rationale":"Because.","seconds":30,"skill":"ladder"},{"id":"pool-3","key":"a","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 3"},{"id":"b","text":"b of 3"},{"id":"c","text":"c of 3"}],"prompt":{"en":"Which is number 3 of pool?","zh":"哪一个是pool的第3号？"},"rationale":"Because.","seconds":30,"skill":"ladder"},{"id":"pool-4","key":"b","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 4"},{"id":"b","text":"b of 4"},{"id":"c","text":"c of 4"}],"prompt":{"en":"Which is number 4 of pool?","zh":"哪一个是pool的第4号？"},"rationale":"Because.","seconds":30,"skill":"ladder"},{"id":"pool-5","key":"c","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 5"},{"id":"b","text":"b of 5"},{"id":"c","text":"c of 5"}],"prompt":{"en":"Which is number 5 of pool?","zh":"哪一个是pool的第5号？"},"rationale":"Because.","seconds":30,"skill":"ladder"},{"id":"pool-6","key":"a","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 6"},{"id":"b","text":"b of 6"},{"id":"c","text":"c of 6"}],"prompt":{"en":"Which is number 6 of pool?","zh":"哪一个是pool的第6号？"},"rationale":"Because.","seconds":30,"skill":"ladder"},{"id":"pool-7","key":"b","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 7"},{"id":"b","text":"b of 7"},{"id":"c","text":"c of 7"}],"prompt":{"en":"Which is number 7 of pool?","zh":"哪一个是pool的第7号？"},"rationale":"Because.","seconds":30,"skill":"ladder"},{"id":"pool-8","key":"c","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 8"},{"id":"b","text":"b of 8"},{"id":"c","text":"c of 8"}],"prompt":{"en":"Which is number 8 of pool?","zh":"哪一个是pool的第8号？"},"rationale":"Because.","seconds":30,"skill":"ladder"},{"id":"pool-9","key":"a","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 9"},{"id":"b","text":"b of 9"},{"id":"c","text":"c of 9"}],"prompt":{"en":"Which is number 9 of pool?","zh":"哪一个是pool的第9号？"},"rationale":"Because.","seconds":30,"skill":"ladder"},{"id":"pool-10","key":"b","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 10"},{"id":"b","text":"b of 10"},{"id":"c","text":"c of 10"}],"prompt":{"en":"Which is number 10 of pool?","zh":"哪一个是pool的第10号？"},"rationale":"Because.","seconds":30,"skill":"ladder"},{"id":"pool-11","key":"c","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 11"},{"id":"b","text":"b of 11"},{"id":"c","text":"c of 11"}],"prompt":{"en":"Which is number 11 of pool?","zh":"哪一个是pool的第11号？"},"rationale":"Because.","seconds":30,"skill":"ladder"},{"id":"pool-12","key":"a","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 12"},{"id":"b","text":"b of 12"},{"id":"c","text":"c of 12"}],"prompt":{"en":"Which is number 12 of pool?","zh":"哪一个是pool的第12号？"},"rationale":"Because.","seconds":30,"skill":"ladder"},{"id":"pool-13","key":"b","kind":"choice","lang":"en","options":[{"id":"a","text":"a of 13"},{"id":"b","text":"b of 13"},{"id":"c","text":"c of 13"}],"prompt":{"en":"Which is number 13 of pool?","zh":"哪一个是pool的第13号？"},"rationale":"Because.","seconds":30,"skill":"ladder"}]},"guidelines":{"en":"# Rules\n","zh":"# 规则\n"},"media":{"dot.png":{"blake3":"a379e995ad81da757a6ef35ed60ad32fcb64ed8beb88773567b68043acf5b50a","bytes":70,"mime":"image/png"}},"practice":[],"project":{"audit":{"appeal_days":14,"bank":"hidden","chart":{"kind":"ewma","lambda":0.2,"limits":3},"critical":"refer","decision":{"alpha":0.02,"beta":0.1,"forced":"refer","kind":"sequential","max_items":80,"min_items":20,"p_master":0.9,"p_nonmaster":0.75},"exposure":1,"first_week":5,"per_week":5,"recalibrate_days":180,"recalibrate_share":0.5,"repeat":false,"report_from":1,"review_share":0.1,"step":[{"action":"message","text":{"en":"We send you the rules.","zh":"我们把规则发给您。"}}],"window":20},"engagement":"contractor","guidelines":{"en":"guidelines.en.md","zh":"guidelines.zh.md"},"id":"mandarin-sg","pay":{"amount":"12.00","currency":"USD","per":"hour"},"requirement":[{"countries":["SG"],"id":"residence","kind":"residence","text":{"en":"I live in Singapore.","zh":"我住在新加坡。"},"why":{"en":"The work is about how people write there.","zh":"工作与当地的用语有关。"}},{"evidence":{"en":"A copy of the certificate.","zh":"证书副本。"},"id":"degree","kind":"degree","level":"bachelor","text":{"en":"I hold a Bachelor''s degree.","zh":"我拥有学士学位。"},"why":{"en":"The project asks for it.","zh":"本项目要求。"}}],"stage":[{"attempts":1,"bank":"core","cooldown_days":7,"decision":{"confidence":0.8,"cut":0.7,"forced":"refer","kind":"cut"},"draw":[{"items":2,"skill":"reading"},{"items":2,"skill":"words"}],"id":"first","kind":"test","minutes":20,"title":{"en":"First","zh":"第一关"}},{"attempts":2,"bank":"pool","block":2,"cooldown_days":7,"decision":{"alpha":0.1,"beta":0.1,"forced":"refer","kind":"sequential","max_items":6,"min_items":2,"p_master":0.9,"p_nonmaster":0.4},"draw":[{"items":6,"skill":"ladder"}],"id":"ladder","kind":"test","minutes":20,"title":{"en":"Ladder","zh":"阶梯"}},{"attempts":1,"bank":"core","cooldown_days":7,"decision":{"confidence":0.8,"cut":0.65,"forced":"refer","kind":"cut"},"draw":[{"items":1,"skill":"writing"}],"id":"writing","kind":"review","minutes":60,"review":{"adjudicator":"third","blind":true,"differ_levels":2,"differ_side":true,"differ_total":0.15,"due_days":3,"reviewers":2,"se_floor":0.06,"seeded":0.05,"training_agreement":0.8,"training_responses":6},"title":{"en":"Writing","zh":"写作"}}],"summary":{"en":"A small set for tests.","zh":"测试用的小题集。"},"time_zone":"Asia/Singapore","title":{"en":"Base","zh":"基础"}},"rubrics":{"rubric":[{"criterion":[{"id":"task","levels":[{"text":{"en":"No","zh":"否"},"value":0},{"text":{"en":"Yes","zh":"是"},"value":1}],"title":{"en":"Task","zh":"任务"},"weight":0.6},{"id":"style","levels":[{"text":{"en":"No","zh":"否"},"value":0},{"text":{"en":"Yes","zh":"是"},"value":1}],"title":{"en":"Style","zh":"文体"},"weight":0.4}],"id":"plain","title":{"en":"Plain","zh":"朴素"}}]},"stimuli":{"dot":{"alt":{"en":"A dot.","zh":"A dot.（中文）"},"id":"dot","image":"dot.png","lang":"en","title":"Dot"},"harbour":{"id":"harbour","lang":"en","text":"The ferry leaves at noon.","title":"Harbour"}},"taxonomies":{"scales":[{"id":"answer","scale":[{"id":"accuracy","max":5,"min":1,"text":{"en":"Accuracy","zh":"准确"}}],"title":{"en":"Answer","zh":"回答"}}],"severities":[{"id":"harm","level":[{"id":"none","text":{"en":"None","zh":"无"}},{"id":"high","text":{"en":"High","zh":"高"}}],"title":{"en":"Harm","zh":"危害"}}],"taxonomy":[{"id":"topic","label":[{"id":"food","title":{"en":"Food","zh":"饮食"}},{"id":"travel","title":{"en":"Travel","zh":"出行"}}],"title":{"en":"Topic","zh":"主题"}}]}}', 37, 0, 'published', 1793632120000000, 'author@example.sg');


--
-- Data for Name: gold_version_media; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.gold_version_media VALUES ('01a19b7c-a680-7000-8000-000000000000', 'dot.png', 'a379e995ad81da757a6ef35ed60ad32fcb64ed8beb88773567b68043acf5b50a');
INSERT INTO public.gold_version_media VALUES ('01a19cce-2cc0-7000-8000-0000000002a7', 'dot.png', 'a379e995ad81da757a6ef35ed60ad32fcb64ed8beb88773567b68043acf5b50a');


--
-- Data for Name: gold_warning; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: grade; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.grade VALUES ('01a19b7d-90e0-7000-8000-000000000048', '01a19b7d-90e0-7000-8000-00000000003a', '01a19b7d-90e0-7000-8000-000000000040', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793610060000000);
INSERT INTO public.grade VALUES ('01a19b7d-90e0-7000-8000-000000000049', '01a19b7d-90e0-7000-8000-00000000003b', '01a19b7d-90e0-7000-8000-000000000041', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"extra":0,"missed":0,"right":1}', 1793610060000000);
INSERT INTO public.grade VALUES ('01a19b7d-90e0-7000-8000-00000000004a', '01a19b7d-90e0-7000-8000-00000000003c', '01a19b7d-90e0-7000-8000-000000000042', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793610060000000);
INSERT INTO public.grade VALUES ('01a19b7d-90e0-7000-8000-00000000004b', '01a19b7d-90e0-7000-8000-00000000003d', '01a19b7d-90e0-7000-8000-000000000043', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793610060000000);
INSERT INTO public.grade VALUES ('01a19b7d-90e0-7000-8000-00000000004c', '01a19b7d-90e0-7000-8000-00000000003e', '01a19b7d-90e0-7000-8000-000000000044', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"marked":11,"true_positive":11,"wanted":11}', 1793610060000000);
INSERT INTO public.grade VALUES ('01a19b7d-90e0-7000-8000-000000000060', '01a19b7d-90e0-7000-8000-000000000055', '01a19b7d-90e0-7000-8000-00000000005c', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793610060000000);
INSERT INTO public.grade VALUES ('01a19b7d-90e0-7000-8000-000000000061', '01a19b7d-90e0-7000-8000-000000000056', '01a19b7d-90e0-7000-8000-00000000005d', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793610060000000);
INSERT INTO public.grade VALUES ('01a19b7d-90e0-7000-8000-000000000068', '01a19b7d-90e0-7000-8000-000000000057', '01a19b7d-90e0-7000-8000-000000000062', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793610060000000);
INSERT INTO public.grade VALUES ('01a19b7d-90e0-7000-8000-000000000069', '01a19b7d-90e0-7000-8000-000000000058', '01a19b7d-90e0-7000-8000-000000000063', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793610060000000);
INSERT INTO public.grade VALUES ('01a19b7d-90e0-7000-8000-00000000007f', '01a19b7d-90e0-7000-8000-000000000079', '01a19b7d-90e0-7000-8000-00000000007b', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', NULL, true, true, false, NULL, '{"language_ok":true,"length":60,"length_ok":true}', 1793610060000000);
INSERT INTO public.grade VALUES ('01a19b7d-90e0-7000-8000-0000000000b1', '01a19b7d-90e0-7000-8000-0000000000a3', '01a19b7d-90e0-7000-8000-0000000000a9', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"best_similarity":1.0}', 1793610060000000);
INSERT INTO public.grade VALUES ('01a19b7d-90e0-7000-8000-0000000000b2', '01a19b7d-90e0-7000-8000-0000000000a4', '01a19b7d-90e0-7000-8000-0000000000aa', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793610060000000);
INSERT INTO public.grade VALUES ('01a19b7d-90e0-7000-8000-0000000000b3', '01a19b7d-90e0-7000-8000-0000000000a5', '01a19b7d-90e0-7000-8000-0000000000ab', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"extra":0,"missed":0,"right":1}', 1793610060000000);
INSERT INTO public.grade VALUES ('01a19b7d-90e0-7000-8000-0000000000b4', '01a19b7d-90e0-7000-8000-0000000000a6', '01a19b7d-90e0-7000-8000-0000000000ac', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793610060000000);
INSERT INTO public.grade VALUES ('01a19b7d-90e0-7000-8000-0000000000b5', '01a19b7d-90e0-7000-8000-0000000000a7', '01a19b7d-90e0-7000-8000-0000000000ad', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793610060000000);
INSERT INTO public.grade VALUES ('01a19b7d-90e0-7000-8000-0000000000c9', '01a19b7d-90e0-7000-8000-0000000000be', '01a19b7d-90e0-7000-8000-0000000000c5', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793610060000000);
INSERT INTO public.grade VALUES ('01a19b7d-90e0-7000-8000-0000000000ca', '01a19b7d-90e0-7000-8000-0000000000bf', '01a19b7d-90e0-7000-8000-0000000000c6', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793610060000000);
INSERT INTO public.grade VALUES ('01a19b7d-90e0-7000-8000-0000000000d1', '01a19b7d-90e0-7000-8000-0000000000c0', '01a19b7d-90e0-7000-8000-0000000000cb', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793610060000000);
INSERT INTO public.grade VALUES ('01a19b7d-90e0-7000-8000-0000000000d2', '01a19b7d-90e0-7000-8000-0000000000c1', '01a19b7d-90e0-7000-8000-0000000000cc', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793610060000000);
INSERT INTO public.grade VALUES ('01a19b7d-90e0-7000-8000-0000000000e8', '01a19b7d-90e0-7000-8000-0000000000e2', '01a19b7d-90e0-7000-8000-0000000000e4', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', NULL, true, true, false, NULL, '{"language_ok":true,"length":60,"length_ok":true}', 1793610060000000);
INSERT INTO public.grade VALUES ('01a19b7d-90e0-7000-8000-000000000109', '01a19b7d-90e0-7000-8000-0000000000fd', '01a19b7d-90e0-7000-8000-000000000102', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"pairs":{"a":1,"b":1}}', 1793610060000000);
INSERT INTO public.grade VALUES ('01a19b7d-90e0-7000-8000-00000000010a', '01a19b7d-90e0-7000-8000-0000000000fe', '01a19b7d-90e0-7000-8000-000000000103', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793610060000000);
INSERT INTO public.grade VALUES ('01a19b7d-90e0-7000-8000-00000000010b', '01a19b7d-90e0-7000-8000-0000000000ff', '01a19b7d-90e0-7000-8000-000000000104', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793610060000000);
INSERT INTO public.grade VALUES ('01a19b7d-90e0-7000-8000-00000000010c', '01a19b7d-90e0-7000-8000-000000000100', '01a19b7d-90e0-7000-8000-000000000105', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"gaps":{"1":1,"2":1}}', 1793610060000000);
INSERT INTO public.grade VALUES ('01a19b7d-90e0-7000-8000-000000000120', '01a19b7d-90e0-7000-8000-000000000115', '01a19b7d-90e0-7000-8000-00000000011c', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793610060000000);
INSERT INTO public.grade VALUES ('01a19b7d-90e0-7000-8000-000000000121', '01a19b7d-90e0-7000-8000-000000000116', '01a19b7d-90e0-7000-8000-00000000011d', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793610060000000);
INSERT INTO public.grade VALUES ('01a19b7d-90e0-7000-8000-000000000128', '01a19b7d-90e0-7000-8000-000000000117', '01a19b7d-90e0-7000-8000-000000000122', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793610060000000);
INSERT INTO public.grade VALUES ('01a19b7d-90e0-7000-8000-000000000129', '01a19b7d-90e0-7000-8000-000000000118', '01a19b7d-90e0-7000-8000-000000000123', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793610060000000);
INSERT INTO public.grade VALUES ('01a19b7d-90e0-7000-8000-00000000013f', '01a19b7d-90e0-7000-8000-000000000139', '01a19b7d-90e0-7000-8000-00000000013b', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', NULL, true, true, false, NULL, '{"language_ok":null,"length":60,"length_ok":true}', 1793610060000000);
INSERT INTO public.grade VALUES ('01a19b7d-90e0-7000-8000-00000000015c', '01a19b7d-90e0-7000-8000-00000000014e', '01a19b7d-90e0-7000-8000-000000000154', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793610060000000);
INSERT INTO public.grade VALUES ('01a19b7d-90e0-7000-8000-00000000015d', '01a19b7d-90e0-7000-8000-00000000014f', '01a19b7d-90e0-7000-8000-000000000155', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"claims":{"c1":1.0}}', 1793610060000000);
INSERT INTO public.grade VALUES ('01a19b7d-90e0-7000-8000-00000000015e', '01a19b7d-90e0-7000-8000-000000000150', '01a19b7d-90e0-7000-8000-000000000156', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793610060000000);
INSERT INTO public.grade VALUES ('01a19b7d-90e0-7000-8000-00000000015f', '01a19b7d-90e0-7000-8000-000000000151', '01a19b7d-90e0-7000-8000-000000000157', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793610060000000);
INSERT INTO public.grade VALUES ('01a19b7d-90e0-7000-8000-000000000160', '01a19b7d-90e0-7000-8000-000000000152', '01a19b7d-90e0-7000-8000-000000000158', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"chrf":1.0,"chrf_among_references":0.561026936026936,"chrf_of_content":0.21155032575469052,"forbidden":[],"length":4,"length_ok":true,"missing":[]}', 1793610060000000);
INSERT INTO public.grade VALUES ('01a19b7d-90e0-7000-8000-000000000174', '01a19b7d-90e0-7000-8000-000000000169', '01a19b7d-90e0-7000-8000-000000000170', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793610060000000);
INSERT INTO public.grade VALUES ('01a19b7d-90e0-7000-8000-000000000175', '01a19b7d-90e0-7000-8000-00000000016a', '01a19b7d-90e0-7000-8000-000000000171', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793610060000000);
INSERT INTO public.grade VALUES ('01a19b7d-90e0-7000-8000-00000000017c', '01a19b7d-90e0-7000-8000-00000000016b', '01a19b7d-90e0-7000-8000-000000000176', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793610060000000);
INSERT INTO public.grade VALUES ('01a19b7d-90e0-7000-8000-00000000017d', '01a19b7d-90e0-7000-8000-00000000016c', '01a19b7d-90e0-7000-8000-000000000177', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793610060000000);
INSERT INTO public.grade VALUES ('01a19b7d-90e0-7000-8000-000000000193', '01a19b7d-90e0-7000-8000-00000000018d', '01a19b7d-90e0-7000-8000-00000000018f', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', NULL, true, true, false, NULL, '{"language_ok":true,"length":60,"length_ok":true}', 1793610060000000);
INSERT INTO public.grade VALUES ('01a19bb6-0600-7000-8000-0000000001c2', '01a19bb6-0600-7000-8000-0000000001b4', '01a19bb6-0600-7000-8000-0000000001ba', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"gaps":{"1":1,"2":1}}', 1793613760000000);
INSERT INTO public.grade VALUES ('01a19bb6-0600-7000-8000-0000000001c3', '01a19bb6-0600-7000-8000-0000000001b5', '01a19bb6-0600-7000-8000-0000000001bb', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 0, true, true, false, NULL, '{"unanswered":true}', 1793613760000000);
INSERT INTO public.grade VALUES ('01a19bb6-0600-7000-8000-0000000001c4', '01a19bb6-0600-7000-8000-0000000001b6', '01a19bb6-0600-7000-8000-0000000001bc', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, false, false, NULL, '{"categories_f1":1.0,"hit":false,"severity":1.0}', 1793613760000000);
INSERT INTO public.grade VALUES ('01a19bb6-0600-7000-8000-0000000001c5', '01a19bb6-0600-7000-8000-0000000001b7', '01a19bb6-0600-7000-8000-0000000001bd', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 0, true, true, false, NULL, '{"unanswered":true}', 1793613760000000);
INSERT INTO public.grade VALUES ('01a19bb6-0600-7000-8000-0000000001c6', '01a19bb6-0600-7000-8000-0000000001b8', '01a19bb6-0600-7000-8000-0000000001be', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793613760000000);
INSERT INTO public.grade VALUES ('01a19bee-7b20-7000-8000-0000000001ee', '01a19bee-7b20-7000-8000-0000000001e2', '01a19bee-7b20-7000-8000-0000000001e7', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793617460000000);
INSERT INTO public.grade VALUES ('01a19bee-7b20-7000-8000-0000000001ef', '01a19bee-7b20-7000-8000-0000000001e3', '01a19bee-7b20-7000-8000-0000000001e8', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 0, true, true, false, NULL, '{"unanswered":true}', 1793617460000000);
INSERT INTO public.grade VALUES ('01a19bee-7b20-7000-8000-0000000001f0', '01a19bee-7b20-7000-8000-0000000001e4', '01a19bee-7b20-7000-8000-0000000001e9', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"extra":0,"missed":0,"right":1}', 1793617460000000);
INSERT INTO public.grade VALUES ('01a19bee-7b20-7000-8000-0000000001f1', '01a19bee-7b20-7000-8000-0000000001e5', '01a19bee-7b20-7000-8000-0000000001ea', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 0, true, true, false, NULL, '{"unanswered":true}', 1793617460000000);
INSERT INTO public.grade VALUES ('01a19c26-f040-7000-8000-000000000217', '01a19c26-f040-7000-8000-000000000209', '01a19c26-f040-7000-8000-00000000020f', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"scales":{"accuracy":1.0}}', 1793621160000000);
INSERT INTO public.grade VALUES ('01a19c26-f040-7000-8000-000000000218', '01a19c26-f040-7000-8000-00000000020a', '01a19c26-f040-7000-8000-000000000210', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 0, true, true, false, NULL, '{"unanswered":true}', 1793621160000000);
INSERT INTO public.grade VALUES ('01a19c26-f040-7000-8000-000000000219', '01a19c26-f040-7000-8000-00000000020b', '01a19c26-f040-7000-8000-000000000211', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"pairs":{"a":1,"b":1}}', 1793621160000000);
INSERT INTO public.grade VALUES ('01a19c26-f040-7000-8000-00000000021a', '01a19c26-f040-7000-8000-00000000020c', '01a19c26-f040-7000-8000-000000000212', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 0, true, true, false, NULL, '{"unanswered":true}', 1793621160000000);
INSERT INTO public.grade VALUES ('01a19c26-f040-7000-8000-00000000021b', '01a19c26-f040-7000-8000-00000000020d', '01a19c26-f040-7000-8000-000000000213', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793621160000000);
INSERT INTO public.grade VALUES ('01a19c5f-6560-7000-8000-00000000026c', '01a19c5f-6560-7000-8000-000000000230', '01a19c5f-6560-7000-8000-000000000256', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 0, true, true, false, NULL, '{"right":false}', 1793624860000000);
INSERT INTO public.grade VALUES ('01a19c5f-6560-7000-8000-00000000026d', '01a19c5f-6560-7000-8000-000000000231', '01a19c5f-6560-7000-8000-000000000257', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793624860000000);
INSERT INTO public.grade VALUES ('01a19c5f-6560-7000-8000-00000000026e', '01a19c5f-6560-7000-8000-000000000232', '01a19c5f-6560-7000-8000-000000000258', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"inversions":0,"tau":1.0}', 1793624860000000);
INSERT INTO public.grade VALUES ('01a19c5f-6560-7000-8000-00000000026f', '01a19c5f-6560-7000-8000-000000000233', '01a19c5f-6560-7000-8000-000000000259', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"changes_elsewhere":0,"edits":0,"mistakes":[1.0,1.0]}', 1793624860000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-0000000002df', '01a19c5f-6560-7000-8000-000000000230', '01a19c5f-6560-7000-8000-000000000256', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-0000000002e0', '01a19c5f-6560-7000-8000-000000000231', '01a19c5f-6560-7000-8000-000000000257', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-0000000002e1', '01a19c5f-6560-7000-8000-000000000232', '01a19c5f-6560-7000-8000-000000000258', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 1, true, true, true, NULL, '{"inversions":0,"tau":1.0}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-0000000002e2', '01a19c5f-6560-7000-8000-000000000233', '01a19c5f-6560-7000-8000-000000000259', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 1, true, true, true, NULL, '{"changes_elsewhere":0,"edits":0,"mistakes":[1.0,1.0]}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-0000000002ec', '01a19c5f-6560-7000-8000-000000000251', '01a19c5f-6560-7000-8000-000000000265', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-0000000002ed', '01a19c5f-6560-7000-8000-000000000252', '01a19c5f-6560-7000-8000-000000000266', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-0000000002ee', '01a19c5f-6560-7000-8000-000000000253', '01a19c5f-6560-7000-8000-000000000267', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 1, true, true, true, NULL, '{"marked":11,"true_positive":11,"wanted":11}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-0000000002ef', '01a19c5f-6560-7000-8000-000000000254', '01a19c5f-6560-7000-8000-000000000268', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 1, true, true, true, NULL, '{"inversions":0,"tau":1.0}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a19d07-8c40-7000-8000-000000000383', '01a19d07-8c40-7000-8000-000000000378', '01a19d07-8c40-7000-8000-00000000037f', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 0, true, true, false, NULL, '{"unanswered":true}', 1793635880000000);
INSERT INTO public.grade VALUES ('01a19d07-8c40-7000-8000-000000000384', '01a19d07-8c40-7000-8000-000000000379', '01a19d07-8c40-7000-8000-000000000380', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 0, true, true, false, NULL, '{"unanswered":true}', 1793635880000000);
INSERT INTO public.grade VALUES ('01a1c6a8-4940-7000-8000-000000000424', '01a1c6a8-4940-7000-8000-000000000419', '01a1c6a8-4940-7000-8000-000000000420', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1794334280000000);
INSERT INTO public.grade VALUES ('01a1c6a8-4940-7000-8000-000000000425', '01a1c6a8-4940-7000-8000-00000000041a', '01a1c6a8-4940-7000-8000-000000000421', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1794334280000000);
INSERT INTO public.grade VALUES ('01a19c5f-6560-7000-8000-000000000272', '01a19c5f-6560-7000-8000-000000000251', '01a19c5f-6560-7000-8000-000000000265', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 0, true, true, false, NULL, '{"right":false}', 1793624860000000);
INSERT INTO public.grade VALUES ('01a19c5f-6560-7000-8000-000000000273', '01a19c5f-6560-7000-8000-000000000252', '01a19c5f-6560-7000-8000-000000000266', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793624860000000);
INSERT INTO public.grade VALUES ('01a19c5f-6560-7000-8000-000000000274', '01a19c5f-6560-7000-8000-000000000253', '01a19c5f-6560-7000-8000-000000000267', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"marked":11,"true_positive":11,"wanted":11}', 1793624860000000);
INSERT INTO public.grade VALUES ('01a19c5f-6560-7000-8000-000000000275', '01a19c5f-6560-7000-8000-000000000254', '01a19c5f-6560-7000-8000-000000000268', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"inversions":0,"tau":1.0}', 1793624860000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-0000000002ba', '01a19b7d-90e0-7000-8000-0000000000a3', '01a19b7d-90e0-7000-8000-0000000000a9', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 1, true, true, true, NULL, '{"best_similarity":1.0}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-0000000002bb', '01a19b7d-90e0-7000-8000-0000000000a4', '01a19b7d-90e0-7000-8000-0000000000aa', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-0000000002bc', '01a19b7d-90e0-7000-8000-0000000000a5', '01a19b7d-90e0-7000-8000-0000000000ab', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 1, true, true, true, NULL, '{"extra":0,"missed":0,"right":1}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-0000000002bd', '01a19b7d-90e0-7000-8000-0000000000a6', '01a19b7d-90e0-7000-8000-0000000000ac', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 0, true, true, false, NULL, '{"right":false}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-0000000002be', '01a19b7d-90e0-7000-8000-0000000000a7', '01a19b7d-90e0-7000-8000-0000000000ad', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-0000000002fa', '01a19ccd-4260-7000-8000-000000000292', '01a19ccf-1720-7000-8000-0000000002f2', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"inversions":0,"tau":1.0}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-0000000002fb', '01a19ccd-4260-7000-8000-000000000293', '01a19ccf-1720-7000-8000-0000000002f3', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-0000000002fc', '01a19ccd-4260-7000-8000-000000000294', '01a19ccf-1720-7000-8000-0000000002f4', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"missed":0,"right_picks":2,"wrong_picks":0}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-0000000002fd', '01a19ccd-4260-7000-8000-000000000295', '01a19ccf-1720-7000-8000-0000000002f5', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 0, true, true, false, NULL, '{"right":false}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-0000000002fe', '01a19ccd-4260-7000-8000-000000000296', '01a19ccf-1720-7000-8000-0000000002f6', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-00000000036b', '01a19ccf-1720-7000-8000-00000000035d', '01a19ccf-1720-7000-8000-000000000363', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 1, true, false, false, NULL, '{"categories_f1":1.0,"hit":false,"severity":1.0}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-00000000036c', '01a19ccf-1720-7000-8000-00000000035e', '01a19ccf-1720-7000-8000-000000000364', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 0, true, true, false, NULL, '{"unanswered":true}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-00000000036d', '01a19ccf-1720-7000-8000-00000000035f', '01a19ccf-1720-7000-8000-000000000365', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 1, true, true, true, NULL, '{"claims":{"c1":1.0}}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-00000000036e', '01a19ccf-1720-7000-8000-000000000360', '01a19ccf-1720-7000-8000-000000000366', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 0, true, true, false, NULL, '{"unanswered":true}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-00000000036f', '01a19ccf-1720-7000-8000-000000000361', '01a19ccf-1720-7000-8000-000000000367', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a1c6a8-4940-7000-8000-0000000003d4', '01a1c6a8-4940-7000-8000-0000000003c6', '01a1c6a8-4940-7000-8000-0000000003cc', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 0, true, true, false, NULL, '{"unanswered":true}', 1794334280000000);
INSERT INTO public.grade VALUES ('01a1c6a8-4940-7000-8000-0000000003d5', '01a1c6a8-4940-7000-8000-0000000003c7', '01a1c6a8-4940-7000-8000-0000000003cd', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 0, true, true, false, NULL, '{"unanswered":true}', 1794334280000000);
INSERT INTO public.grade VALUES ('01a1c6a8-4940-7000-8000-0000000003d6', '01a1c6a8-4940-7000-8000-0000000003c8', '01a1c6a8-4940-7000-8000-0000000003ce', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 0, true, true, false, NULL, '{"unanswered":true}', 1794334280000000);
INSERT INTO public.grade VALUES ('01a1c6a8-4940-7000-8000-0000000003d7', '01a1c6a8-4940-7000-8000-0000000003c9', '01a1c6a8-4940-7000-8000-0000000003cf', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 0, true, true, false, NULL, '{"unanswered":true}', 1794334280000000);
INSERT INTO public.grade VALUES ('01a1c6a8-4940-7000-8000-0000000003d8', '01a1c6a8-4940-7000-8000-0000000003ca', '01a1c6a8-4940-7000-8000-0000000003d0', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 0, true, true, false, NULL, '{"unanswered":true}', 1794334280000000);
INSERT INTO public.grade VALUES ('01a19c5f-6560-7000-8000-000000000278', '01a19c5f-6560-7000-8000-000000000240', '01a19c5f-6560-7000-8000-00000000025d', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"inversions":0,"tau":1.0}', 1793624860000000);
INSERT INTO public.grade VALUES ('01a19c5f-6560-7000-8000-000000000279', '01a19c5f-6560-7000-8000-000000000241', '01a19c5f-6560-7000-8000-00000000025e', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793624860000000);
INSERT INTO public.grade VALUES ('01a19c5f-6560-7000-8000-00000000027a', '01a19c5f-6560-7000-8000-000000000242', '01a19c5f-6560-7000-8000-00000000025f', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"claims":{"c1":1.0}}', 1793624860000000);
INSERT INTO public.grade VALUES ('01a19c5f-6560-7000-8000-00000000027b', '01a19c5f-6560-7000-8000-000000000243', '01a19c5f-6560-7000-8000-000000000260', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793624860000000);
INSERT INTO public.grade VALUES ('01a19c5f-6560-7000-8000-00000000027c', '01a19c5f-6560-7000-8000-000000000244', '01a19c5f-6560-7000-8000-000000000261', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793624860000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-0000000002d9', '01a19c26-f040-7000-8000-000000000209', '01a19c26-f040-7000-8000-00000000020f', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 1, true, true, true, NULL, '{"scales":{"accuracy":1.0}}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-0000000002da', '01a19c26-f040-7000-8000-00000000020a', '01a19c26-f040-7000-8000-000000000210', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 0, true, true, false, NULL, '{"unanswered":true}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-0000000002db', '01a19c26-f040-7000-8000-00000000020b', '01a19c26-f040-7000-8000-000000000211', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 1, true, true, true, NULL, '{"pairs":{"a":1,"b":1}}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-0000000002dc', '01a19c26-f040-7000-8000-00000000020c', '01a19c26-f040-7000-8000-000000000212', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 0, true, true, false, NULL, '{"unanswered":true}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-0000000002dd', '01a19c26-f040-7000-8000-00000000020d', '01a19c26-f040-7000-8000-000000000213', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a1c6a8-4940-7000-8000-00000000040c', '01a1c6a8-4940-7000-8000-0000000003fe', '01a1c6a8-4940-7000-8000-000000000404', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1794334280000000);
INSERT INTO public.grade VALUES ('01a1c6a8-4940-7000-8000-00000000040d', '01a1c6a8-4940-7000-8000-0000000003ff', '01a1c6a8-4940-7000-8000-000000000405', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 1, true, true, true, NULL, '{"invented":2,"invented_refused":2,"real":2,"real_taken":2}', 1794334280000000);
INSERT INTO public.grade VALUES ('01a1c6a8-4940-7000-8000-00000000040e', '01a1c6a8-4940-7000-8000-000000000400', '01a1c6a8-4940-7000-8000-000000000406', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1794334280000000);
INSERT INTO public.grade VALUES ('01a1c6a8-4940-7000-8000-00000000040f', '01a1c6a8-4940-7000-8000-000000000401', '01a1c6a8-4940-7000-8000-000000000407', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1794334280000000);
INSERT INTO public.grade VALUES ('01a1c6a8-4940-7000-8000-000000000410', '01a1c6a8-4940-7000-8000-000000000402', '01a1c6a8-4940-7000-8000-000000000408', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 1, true, true, true, NULL, '{"missed":0,"right_picks":2,"wrong_picks":0}', 1794334280000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-0000000002b3', '01a19b7d-90e0-7000-8000-00000000003a', '01a19b7d-90e0-7000-8000-000000000040', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-0000000002b4', '01a19b7d-90e0-7000-8000-00000000003b', '01a19b7d-90e0-7000-8000-000000000041', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 1, true, true, true, NULL, '{"extra":0,"missed":0,"right":1}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-0000000002b5', '01a19b7d-90e0-7000-8000-00000000003c', '01a19b7d-90e0-7000-8000-000000000042', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 0, true, true, false, NULL, '{"right":false}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-0000000002b6', '01a19b7d-90e0-7000-8000-00000000003d', '01a19b7d-90e0-7000-8000-000000000043', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-0000000002b7', '01a19b7d-90e0-7000-8000-00000000003e', '01a19b7d-90e0-7000-8000-000000000044', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 1, true, true, true, NULL, '{"marked":11,"true_positive":11,"wanted":11}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-0000000002c1', '01a19b7d-90e0-7000-8000-0000000000fd', '01a19b7d-90e0-7000-8000-000000000102', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 1, true, true, true, NULL, '{"pairs":{"a":1,"b":1}}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-0000000002c2', '01a19b7d-90e0-7000-8000-0000000000fe', '01a19b7d-90e0-7000-8000-000000000103', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 0, true, true, false, NULL, '{"right":false}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-0000000002c3', '01a19b7d-90e0-7000-8000-0000000000ff', '01a19b7d-90e0-7000-8000-000000000104', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-0000000002c4', '01a19b7d-90e0-7000-8000-000000000100', '01a19b7d-90e0-7000-8000-000000000105', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 1, true, true, true, NULL, '{"gaps":{"1":1,"2":1}}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-0000000002d4', '01a19bee-7b20-7000-8000-0000000001e2', '01a19bee-7b20-7000-8000-0000000001e7', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 0, true, true, false, NULL, '{"right":false}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-0000000002d5', '01a19bee-7b20-7000-8000-0000000001e3', '01a19bee-7b20-7000-8000-0000000001e8', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 0, true, true, false, NULL, '{"unanswered":true}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-0000000002d6', '01a19bee-7b20-7000-8000-0000000001e4', '01a19bee-7b20-7000-8000-0000000001e9', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 1, true, true, true, NULL, '{"extra":0,"missed":0,"right":1}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-0000000002d7', '01a19bee-7b20-7000-8000-0000000001e5', '01a19bee-7b20-7000-8000-0000000001ea', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 0, true, true, false, NULL, '{"unanswered":true}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-000000000302', '01a19ccd-4260-7000-8000-000000000292', '01a19ccf-1720-7000-8000-0000000002f2', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 1, true, true, true, NULL, '{"inversions":0,"tau":1.0}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-000000000303', '01a19ccd-4260-7000-8000-000000000293', '01a19ccf-1720-7000-8000-0000000002f3', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-000000000304', '01a19ccd-4260-7000-8000-000000000294', '01a19ccf-1720-7000-8000-0000000002f4', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 1, true, true, true, NULL, '{"missed":0,"right_picks":2,"wrong_picks":0}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-000000000305', '01a19ccd-4260-7000-8000-000000000295', '01a19ccf-1720-7000-8000-0000000002f5', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-000000000306', '01a19ccd-4260-7000-8000-000000000296', '01a19ccf-1720-7000-8000-0000000002f6', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a1c671-5ac0-7000-8000-00000000039d', '01a1c63a-6c40-7000-8000-000000000392', '01a1c63a-6c40-7000-8000-000000000399', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1794330680000000);
INSERT INTO public.grade VALUES ('01a1c671-5ac0-7000-8000-00000000039e', '01a1c63a-6c40-7000-8000-000000000393', '01a1c63a-6c40-7000-8000-00000000039a', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1794330680000000);
INSERT INTO public.grade VALUES ('01a1c6a8-4940-7000-8000-0000000003a5', '01a1c63a-6c40-7000-8000-000000000394', NULL, '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 0, true, true, false, NULL, '{"unanswered":true}', 1794334280000000);
INSERT INTO public.grade VALUES ('01a1c6a8-4940-7000-8000-0000000003a6', '01a1c63a-6c40-7000-8000-000000000395', NULL, '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 0, true, true, false, NULL, '{"unanswered":true}', 1794334280000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-0000000002c7', '01a19b7d-90e0-7000-8000-00000000014e', '01a19b7d-90e0-7000-8000-000000000154', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-0000000002c8', '01a19b7d-90e0-7000-8000-00000000014f', '01a19b7d-90e0-7000-8000-000000000155', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 1, true, true, true, NULL, '{"claims":{"c1":1.0}}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-0000000002c9', '01a19b7d-90e0-7000-8000-000000000150', '01a19b7d-90e0-7000-8000-000000000156', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 0, true, true, false, NULL, '{"right":false}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-0000000002ca', '01a19b7d-90e0-7000-8000-000000000151', '01a19b7d-90e0-7000-8000-000000000157', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-0000000002cb', '01a19b7d-90e0-7000-8000-000000000152', '01a19b7d-90e0-7000-8000-000000000158', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 1, true, true, true, NULL, '{"chrf":1.0,"chrf_among_references":0.561026936026936,"chrf_of_content":0.21155032575469052,"forbidden":[],"length":4,"length_ok":true,"missing":[]}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-0000000002ce', '01a19bb6-0600-7000-8000-0000000001b4', '01a19bb6-0600-7000-8000-0000000001ba', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 1, true, true, true, NULL, '{"gaps":{"1":1,"2":1}}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-0000000002cf', '01a19bb6-0600-7000-8000-0000000001b5', '01a19bb6-0600-7000-8000-0000000001bb', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 0, true, true, false, NULL, '{"unanswered":true}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-0000000002d0', '01a19bb6-0600-7000-8000-0000000001b6', '01a19bb6-0600-7000-8000-0000000001bc', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 1, true, false, false, NULL, '{"categories_f1":1.0,"hit":false,"severity":1.0}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-0000000002d1', '01a19bb6-0600-7000-8000-0000000001b7', '01a19bb6-0600-7000-8000-0000000001bd', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 0, true, true, false, NULL, '{"unanswered":true}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-0000000002d2', '01a19bb6-0600-7000-8000-0000000001b8', '01a19bb6-0600-7000-8000-0000000001be', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-0000000002e5', '01a19c5f-6560-7000-8000-000000000240', '01a19c5f-6560-7000-8000-00000000025d', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 1, true, true, true, NULL, '{"inversions":0,"tau":1.0}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-0000000002e6', '01a19c5f-6560-7000-8000-000000000241', '01a19c5f-6560-7000-8000-00000000025e', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-0000000002e7', '01a19c5f-6560-7000-8000-000000000242', '01a19c5f-6560-7000-8000-00000000025f', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 1, true, true, true, NULL, '{"claims":{"c1":1.0}}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-0000000002e8', '01a19c5f-6560-7000-8000-000000000243', '01a19c5f-6560-7000-8000-000000000260', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 0, true, true, false, NULL, '{"right":false}', 1793632180000000);
INSERT INTO public.grade VALUES ('01a19ccf-1720-7000-8000-0000000002e9', '01a19c5f-6560-7000-8000-000000000244', '01a19c5f-6560-7000-8000-000000000261', '01a19cce-2cc0-7000-8000-0000000002a7', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793632180000000);


--
-- Data for Name: hidden_check; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.hidden_check VALUES ('01a19bb6-0600-7000-8000-000000000198', '01a19b7d-90e0-7000-8000-000000000091', '01a19b7c-a680-7000-8000-000000000000', 'hidden-3', '{"lists": {"options": [["b", "u6pjtq"], ["a", "bcbpfe"], ["c", "4nh56z"]]}, "swapped": false}', 1793613760000000, '{"option":"a"}', 1793613760000000, 1, true, true, true, '{"right":true}', 'grader-1', 1793613760000000);
INSERT INTO public.hidden_check VALUES ('01a19bb6-0600-7000-8000-00000000019d', '01a19b7d-90e0-7000-8000-000000000091', '01a19b7c-a680-7000-8000-000000000000', 'hidden-0', '{"lists": {"options": [["a", "fhahfk"], ["c", "rbg64m"], ["b", "tcrvek"]]}, "swapped": false}', 1793613760000000, 'null', 1793613760000000, 0, true, true, false, '{"unanswered":true}', 'grader-1', 1793613760000000);
INSERT INTO public.hidden_check VALUES ('01a19bb6-0600-7000-8000-0000000001a2', '01a19b7d-90e0-7000-8000-000000000091', '01a19b7c-a680-7000-8000-000000000000', 'hidden-1', '{"lists": {"options": [["c", "c6bqxb"], ["b", "s4wz32"], ["a", "fnturm"]]}, "swapped": false}', 1793613760000000, '{"option":"b"}', 1793613760000000, 1, true, true, true, '{"right":true}', 'grader-1', 1793613760000000);
INSERT INTO public.hidden_check VALUES ('01a19bb6-0600-7000-8000-0000000001a7', '01a19b7d-90e0-7000-8000-000000000091', '01a19b7c-a680-7000-8000-000000000000', 'hidden-2', '{"lists": {"options": [["b", "s5um2t"], ["c", "qm5mf5"], ["a", "2jarje"]]}, "swapped": false}', 1793613760000000, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);


--
-- Data for Name: idempotency; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.idempotency VALUES ('session 01a19cce-2cc0-7000-8000-00000000029b', '73c2ed757831df474b83aff97c8108d4', '3c60e047e1a7a60eba57762fbf491c1da4c4e4d04d7a7e4c8230d961fc162e92', 303, '/contests/01a19cce-2cc0-7000-8000-0000000002a2', 1793632120000000, 1793804920000000);
INSERT INTO public.idempotency VALUES ('session 01a19cce-2cc0-7000-8000-00000000029b', '793f03f431782bb436d908684f7cfd72', '7395d0d70f625e0621fd7922539b0dcaf28a7eaf18674203fb0911c35d5470b1', 303, '/contests/01a19cce-2cc0-7000-8000-0000000002a2', 1793632120000000, 1793804920000000);
INSERT INTO public.idempotency VALUES ('session 01a19cce-2cc0-7000-8000-00000000029b', '3f67ef5633fa3902538c2565b061386f', '8a07084e5ed5e914a6837b1a695741affac48f108cb92b1bd7194eb135383c44', 303, '/contests/01a19cce-2cc0-7000-8000-0000000002a5', 1793632120000000, 1793804920000000);
INSERT INTO public.idempotency VALUES ('session 01a19cce-2cc0-7000-8000-00000000029b', 'bc65687c6f6965033aa4cc5f0d8264b2', 'ed225d7ad2521bf6ba4875dd9aa853ec2e5fefb959c6a46581d5983fc7be0acc', 303, '/contests/01a19cce-2cc0-7000-8000-0000000002a5', 1793632120000000, 1793804920000000);
INSERT INTO public.idempotency VALUES ('session 01a19cce-2cc0-7000-8000-00000000029b', '74b92741e99a64f6e789739ecd924266', 'd7637a1ea7c3bb699b3b61fdc90ef82a9228ce88f4d69c673282e3d93b8fea75', 303, '/contests/01a19cce-2cc0-7000-8000-0000000002aa', 1793632120000000, 1793804920000000);
INSERT INTO public.idempotency VALUES ('session 01a19cce-2cc0-7000-8000-00000000029b', '26f433c00e31627b9f9f9aa017da98da', 'a5a4e4f8f2a7bd37e2cc51b47911b3c5ac2ee4d134edec39e8d82f2b08a1175d', 303, '/contests/01a19cce-2cc0-7000-8000-0000000002aa', 1793632120000000, 1793804920000000);
INSERT INTO public.idempotency VALUES ('session 01a19cce-2cc0-7000-8000-00000000029b', 'e9d84360d396f86782ffece9f49b65ea', '27d399df857534438ff6a03dcb907b14457d7ccd80df861db5bf24af6fceb8c1', 303, '/contests/01a19cce-2cc0-7000-8000-0000000002ad', 1793632120000000, 1793804920000000);
INSERT INTO public.idempotency VALUES ('session 01a19cce-2cc0-7000-8000-0000000002a0', '4f8926bc8b2324ada86f1e11912e9a9a', '659002b8ab6911526fb2391f2b21e5bf54bcc97a83262b23337684137cbcdc36', 303, '/gold-sets/mandarin-sg/2', 1793632180000000, 1793804980000000);
INSERT INTO public.idempotency VALUES ('token 01a19ccf-1720-7000-8000-000000000315', 'key-5', '02d7a23054f9ec355fb2538a16187ce3cadc6f77c325092f043e1f0995f231fe', 201, '{"id":"01a19ccf-1720-7000-8000-000000000322","secret":"whsec_IQMAAAAAAAAHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=","url":"/api/v1/webhooks/01a19ccf-1720-7000-8000-000000000322/deliveries"}', 1793632180000000, 1793804980000000);
INSERT INTO public.idempotency VALUES ('token 01a19ccf-1720-7000-8000-000000000315', 'key-6', '4d69b1c0e7291ed778e81f706f186c81ef02af118b10d76dfd0589d3b8460aff', 201, '{"id":"01a19ccf-1720-7000-8000-000000000325","secret":"whsec_JAMAAAAAAAAHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=","url":"/api/v1/webhooks/01a19ccf-1720-7000-8000-000000000325/deliveries"}', 1793632180000000, 1793804980000000);
INSERT INTO public.idempotency VALUES ('token 01a19ccf-1720-7000-8000-000000000315', 'key-7', 'd1538eccaedd340e9ce8239ae06c8b63b5107828c4290816bfc55539dce6db6c', 201, '{"id":"01a19ccf-1720-7000-8000-000000000328","secret":"whsec_JwMAAAAAAAAHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=","url":"/api/v1/webhooks/01a19ccf-1720-7000-8000-000000000328/deliveries"}', 1793632180000000, 1793804980000000);
INSERT INTO public.idempotency VALUES ('token 01a19ccf-1720-7000-8000-000000000315', 'key-8', '09ed825e389e79b17630c60d2c76039d5831e77c99f4c8a4a7cafefe4ba1e051', 200, '{"secret":"whsec_KgMAAAAAAAAHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc="}', 1793632180000000, 1793804980000000);
INSERT INTO public.idempotency VALUES ('token 01a19ccf-1720-7000-8000-000000000315', 'key-9', '348bc5810ab1b731283d07205a021f88640c118ff4a9d775a9d2643081b5c493', 200, '{}', 1793632180000000, 1793804980000000);


--
-- Data for Name: job; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.job VALUES ('01a19b7d-90e0-7000-8000-000000000047', 'grade', '{"attempt": "01a19b7d-90e0-7000-8000-000000000038"}', 'done', 1793610060000000, 1, NULL, NULL, NULL, 'grade 01a19b7d-90e0-7000-8000-000000000038');
INSERT INTO public.job VALUES ('01a19b7d-90e0-7000-8000-000000000002', 'rescore', '{"version": "01a19b7c-a680-7000-8000-000000000000"}', 'done', 1793610060000000, 1, NULL, NULL, NULL, 'rescore 01a19b7c-a680-7000-8000-000000000000');
INSERT INTO public.job VALUES ('01a19b7d-90e0-7000-8000-00000000005f', 'grade', '{"attempt": "01a19b7d-90e0-7000-8000-000000000053"}', 'done', 1793610060000000, 1, NULL, NULL, NULL, 'grade 01a19b7d-90e0-7000-8000-000000000053 0');
INSERT INTO public.job VALUES ('01a19b7d-90e0-7000-8000-000000000065', 'grade', '{"attempt": "01a19b7d-90e0-7000-8000-000000000053"}', 'done', 1793610060000000, 1, NULL, NULL, NULL, 'grade 01a19b7d-90e0-7000-8000-000000000053 1');
INSERT INTO public.job VALUES ('01a19b7d-90e0-7000-8000-00000000006c', 'grade', '{"attempt": "01a19b7d-90e0-7000-8000-000000000053"}', 'done', 1793610060000000, 1, NULL, NULL, NULL, 'grade 01a19b7d-90e0-7000-8000-000000000053');
INSERT INTO public.job VALUES ('01a19b7d-90e0-7000-8000-00000000007e', 'grade', '{"attempt": "01a19b7d-90e0-7000-8000-000000000077"}', 'done', 1793610060000000, 1, NULL, NULL, NULL, 'grade 01a19b7d-90e0-7000-8000-000000000077');
INSERT INTO public.job VALUES ('01a19b7d-90e0-7000-8000-0000000000b0', 'grade', '{"attempt": "01a19b7d-90e0-7000-8000-0000000000a1"}', 'done', 1793610060000000, 1, NULL, NULL, NULL, 'grade 01a19b7d-90e0-7000-8000-0000000000a1');
INSERT INTO public.job VALUES ('01a19b7d-90e0-7000-8000-0000000000c8', 'grade', '{"attempt": "01a19b7d-90e0-7000-8000-0000000000bc"}', 'done', 1793610060000000, 1, NULL, NULL, NULL, 'grade 01a19b7d-90e0-7000-8000-0000000000bc 0');
INSERT INTO public.job VALUES ('01a19b7d-90e0-7000-8000-0000000000ce', 'grade', '{"attempt": "01a19b7d-90e0-7000-8000-0000000000bc"}', 'done', 1793610060000000, 1, NULL, NULL, NULL, 'grade 01a19b7d-90e0-7000-8000-0000000000bc 1');
INSERT INTO public.job VALUES ('01a19b7d-90e0-7000-8000-0000000000d5', 'grade', '{"attempt": "01a19b7d-90e0-7000-8000-0000000000bc"}', 'done', 1793610060000000, 1, NULL, NULL, NULL, 'grade 01a19b7d-90e0-7000-8000-0000000000bc');
INSERT INTO public.job VALUES ('01a19b7d-90e0-7000-8000-0000000000e7', 'grade', '{"attempt": "01a19b7d-90e0-7000-8000-0000000000e0"}', 'done', 1793610060000000, 1, NULL, NULL, NULL, 'grade 01a19b7d-90e0-7000-8000-0000000000e0');
INSERT INTO public.job VALUES ('01a19b7d-90e0-7000-8000-000000000108', 'grade', '{"attempt": "01a19b7d-90e0-7000-8000-0000000000fb"}', 'done', 1793610060000000, 1, NULL, NULL, NULL, 'grade 01a19b7d-90e0-7000-8000-0000000000fb');
INSERT INTO public.job VALUES ('01a19b7d-90e0-7000-8000-00000000011f', 'grade', '{"attempt": "01a19b7d-90e0-7000-8000-000000000113"}', 'done', 1793610060000000, 1, NULL, NULL, NULL, 'grade 01a19b7d-90e0-7000-8000-000000000113 0');
INSERT INTO public.job VALUES ('01a19b7d-90e0-7000-8000-000000000125', 'grade', '{"attempt": "01a19b7d-90e0-7000-8000-000000000113"}', 'done', 1793610060000000, 1, NULL, NULL, NULL, 'grade 01a19b7d-90e0-7000-8000-000000000113 1');
INSERT INTO public.job VALUES ('01a19b7d-90e0-7000-8000-00000000012c', 'grade', '{"attempt": "01a19b7d-90e0-7000-8000-000000000113"}', 'done', 1793610060000000, 1, NULL, NULL, NULL, 'grade 01a19b7d-90e0-7000-8000-000000000113');
INSERT INTO public.job VALUES ('01a19b7d-90e0-7000-8000-00000000013e', 'grade', '{"attempt": "01a19b7d-90e0-7000-8000-000000000137"}', 'done', 1793610060000000, 1, NULL, NULL, NULL, 'grade 01a19b7d-90e0-7000-8000-000000000137');
INSERT INTO public.job VALUES ('01a19b7d-90e0-7000-8000-00000000015b', 'grade', '{"attempt": "01a19b7d-90e0-7000-8000-00000000014c"}', 'done', 1793610060000000, 1, NULL, NULL, NULL, 'grade 01a19b7d-90e0-7000-8000-00000000014c');
INSERT INTO public.job VALUES ('01a19b7d-90e0-7000-8000-000000000173', 'grade', '{"attempt": "01a19b7d-90e0-7000-8000-000000000167"}', 'done', 1793610060000000, 1, NULL, NULL, NULL, 'grade 01a19b7d-90e0-7000-8000-000000000167 0');
INSERT INTO public.job VALUES ('01a19b7d-90e0-7000-8000-000000000179', 'grade', '{"attempt": "01a19b7d-90e0-7000-8000-000000000167"}', 'done', 1793610060000000, 1, NULL, NULL, NULL, 'grade 01a19b7d-90e0-7000-8000-000000000167 1');
INSERT INTO public.job VALUES ('01a19b7d-90e0-7000-8000-000000000180', 'grade', '{"attempt": "01a19b7d-90e0-7000-8000-000000000167"}', 'done', 1793610060000000, 1, NULL, NULL, NULL, 'grade 01a19b7d-90e0-7000-8000-000000000167');
INSERT INTO public.job VALUES ('01a19b7d-90e0-7000-8000-000000000192', 'grade', '{"attempt": "01a19b7d-90e0-7000-8000-00000000018b"}', 'done', 1793610060000000, 1, NULL, NULL, NULL, 'grade 01a19b7d-90e0-7000-8000-00000000018b');
INSERT INTO public.job VALUES ('01a19bb6-0600-7000-8000-00000000019b', 'grade_check', '{"check": "01a19bb6-0600-7000-8000-000000000198"}', 'done', 1793613760000000, 1, NULL, NULL, NULL, 'check 01a19bb6-0600-7000-8000-000000000198');
INSERT INTO public.job VALUES ('01a19bb6-0600-7000-8000-0000000001a0', 'grade_check', '{"check": "01a19bb6-0600-7000-8000-00000000019d"}', 'done', 1793613760000000, 1, NULL, NULL, NULL, 'check 01a19bb6-0600-7000-8000-00000000019d');
INSERT INTO public.job VALUES ('01a19bb6-0600-7000-8000-0000000001a5', 'grade_check', '{"check": "01a19bb6-0600-7000-8000-0000000001a2"}', 'done', 1793613760000000, 1, NULL, NULL, NULL, 'check 01a19bb6-0600-7000-8000-0000000001a2');
INSERT INTO public.job VALUES ('01a19bb6-0600-7000-8000-0000000001c1', 'grade', '{"attempt": "01a19bb6-0600-7000-8000-0000000001b2"}', 'done', 1793613760000000, 1, NULL, NULL, NULL, 'grade 01a19bb6-0600-7000-8000-0000000001b2');
INSERT INTO public.job VALUES ('01a19bee-7b20-7000-8000-0000000001ed', 'grade', '{"attempt": "01a19bee-7b20-7000-8000-0000000001e0"}', 'done', 1793617460000000, 1, NULL, NULL, NULL, 'grade 01a19bee-7b20-7000-8000-0000000001e0');
INSERT INTO public.job VALUES ('01a19c26-f040-7000-8000-000000000216', 'grade', '{"attempt": "01a19c26-f040-7000-8000-000000000207"}', 'done', 1793621160000000, 1, NULL, NULL, NULL, 'grade 01a19c26-f040-7000-8000-000000000207');
INSERT INTO public.job VALUES ('01a19c5f-6560-7000-8000-00000000025c', 'grade', '{"attempt": "01a19c5f-6560-7000-8000-00000000022e"}', 'done', 1793624860000000, 1, NULL, NULL, NULL, 'grade 01a19c5f-6560-7000-8000-00000000022e');
INSERT INTO public.job VALUES ('01a19c5f-6560-7000-8000-00000000026b', 'grade', '{"attempt": "01a19c5f-6560-7000-8000-00000000024f"}', 'done', 1793624860000000, 1, NULL, NULL, NULL, 'grade 01a19c5f-6560-7000-8000-00000000024f');
INSERT INTO public.job VALUES ('01a19c5f-6560-7000-8000-000000000264', 'grade', '{"attempt": "01a19c5f-6560-7000-8000-00000000023e"}', 'done', 1793624860000000, 1, NULL, NULL, NULL, 'grade 01a19c5f-6560-7000-8000-00000000023e');
INSERT INTO public.job VALUES ('01a19ccf-1720-7000-8000-0000000002af', 'rescore', '{"version": "01a19cce-2cc0-7000-8000-0000000002a7"}', 'done', 1793632180000000, 1, NULL, NULL, NULL, 'rescore 01a19cce-2cc0-7000-8000-0000000002a7');
INSERT INTO public.job VALUES ('01a19ccf-1720-7000-8000-0000000002f9', 'grade', '{"attempt": "01a19ccd-4260-7000-8000-000000000290"}', 'done', 1793632180000000, 1, NULL, NULL, NULL, 'grade 01a19ccd-4260-7000-8000-000000000290');
INSERT INTO public.job VALUES ('01a19ccf-1720-7000-8000-0000000002ff', 'rescore', '{"attempt": "01a19ccd-4260-7000-8000-000000000290"}', 'done', 1793632180000000, 1, NULL, NULL, NULL, 'rescore attempt 01a19ccd-4260-7000-8000-000000000290');
INSERT INTO public.job VALUES ('01a19ccf-1720-7000-8000-00000000036a', 'grade', '{"attempt": "01a19ccf-1720-7000-8000-00000000035b"}', 'done', 1793632180000000, 1, NULL, NULL, NULL, 'grade 01a19ccf-1720-7000-8000-00000000035b');
INSERT INTO public.job VALUES ('01a19d07-8c40-7000-8000-000000000382', 'grade', '{"attempt": "01a19d07-8c40-7000-8000-000000000376"}', 'done', 1793635880000000, 1, NULL, NULL, NULL, 'grade 01a19d07-8c40-7000-8000-000000000376 0');
INSERT INTO public.job VALUES ('01a19d07-8c40-7000-8000-000000000387', 'grade', '{"attempt": "01a19d07-8c40-7000-8000-000000000376"}', 'done', 1793635880000000, 1, NULL, NULL, NULL, 'grade 01a19d07-8c40-7000-8000-000000000376');
INSERT INTO public.job VALUES ('01a1c63a-6c40-7000-8000-00000000039c', 'grade', '{"attempt": "01a1c63a-6c40-7000-8000-000000000390"}', 'done', 1794327080000000, 1, NULL, NULL, NULL, 'grade 01a1c63a-6c40-7000-8000-000000000390 0');
INSERT INTO public.job VALUES ('01a1c671-5ac0-7000-8000-00000000039f', 'look', '{"set": "mandarin-sg"}', 'waiting', 1794417080000000, 0, NULL, NULL, NULL, 'look mandarin-sg 20768');
INSERT INTO public.job VALUES ('01a19b7d-90e0-7000-8000-000000000003', 'look', '{"set": "mandarin-sg"}', 'done', 1793696460000000, 1, NULL, NULL, NULL, 'look mandarin-sg 20760');
INSERT INTO public.job VALUES ('01a1c6a8-4940-7000-8000-0000000003a2', 'grade', '{"attempt": "01a1c63a-6c40-7000-8000-000000000390"}', 'done', 1794334280000000, 1, NULL, NULL, NULL, 'grade 01a1c63a-6c40-7000-8000-000000000390');
INSERT INTO public.job VALUES ('01a1c6a8-4940-7000-8000-0000000003d3', 'grade', '{"attempt": "01a1c6a8-4940-7000-8000-0000000003c4"}', 'done', 1794334280000000, 1, NULL, NULL, NULL, 'grade 01a1c6a8-4940-7000-8000-0000000003c4');
INSERT INTO public.job VALUES ('01a1c6a8-4940-7000-8000-00000000040b', 'grade', '{"attempt": "01a1c6a8-4940-7000-8000-0000000003fc"}', 'done', 1794334280000000, 1, NULL, NULL, NULL, 'grade 01a1c6a8-4940-7000-8000-0000000003fc');
INSERT INTO public.job VALUES ('01a1c6a8-4940-7000-8000-000000000423', 'grade', '{"attempt": "01a1c6a8-4940-7000-8000-000000000417"}', 'done', 1794334280000000, 1, NULL, NULL, NULL, 'grade 01a1c6a8-4940-7000-8000-000000000417 0');
INSERT INTO public.job VALUES ('01a1c6a8-4940-7000-8000-00000000043f', 'grade', '{"attempt": "01a1c6a8-4940-7000-8000-000000000432"}', 'waiting', 1794334280000000, 0, NULL, NULL, NULL, 'grade 01a1c6a8-4940-7000-8000-000000000432');


--
-- Data for Name: knock; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.knock VALUES ('01a19cce-2cc0-7000-8000-000000000298', 'password from deb31d415ad39db344a22344335def56a317704476cbff3e225ef7434288e319', 1793632120000000);
INSERT INTO public.knock VALUES ('01a19cce-2cc0-7000-8000-000000000299', 'password of 5fe629e894e25083684fd13ecae071b0781675db9da36e48b37f793d6a8c5c81', 1793632120000000);
INSERT INTO public.knock VALUES ('01a19cce-2cc0-7000-8000-00000000029d', 'password from deb31d415ad39db344a22344335def56a317704476cbff3e225ef7434288e319', 1793632120000000);
INSERT INTO public.knock VALUES ('01a19cce-2cc0-7000-8000-00000000029e', 'password of f6d6694f708720878d15fbc420b1a838d3563aec4adf49cc08101371bdc2989e', 1793632120000000);
INSERT INTO public.knock VALUES ('01a19ccf-1720-7000-8000-00000000033f', 'mail from deb31d415ad39db344a22344335def56a317704476cbff3e225ef7434288e319', 1793632180000000);
INSERT INTO public.knock VALUES ('01a19ccf-1720-7000-8000-000000000340', 'mail to b85eb32531afce2d5933ae14e3cfeab11fb4163ca86ca9a3541f076eac515368', 1793632180000000);
INSERT INTO public.knock VALUES ('01a19ccf-1720-7000-8000-000000000344', 'code deb31d415ad39db344a22344335def56a317704476cbff3e225ef7434288e319', 1793632180000000);
INSERT INTO public.knock VALUES ('01a19ccf-1720-7000-8000-000000000348', 'mail from deb31d415ad39db344a22344335def56a317704476cbff3e225ef7434288e319', 1793632180000000);
INSERT INTO public.knock VALUES ('01a19ccf-1720-7000-8000-000000000349', 'mail to 10117ea9e36f11eb843f9e10e0361fd610103776878255c30f4d6aaa8c6726f8', 1793632180000000);
INSERT INTO public.knock VALUES ('01a19ccf-1720-7000-8000-00000000034d', 'password from deb31d415ad39db344a22344335def56a317704476cbff3e225ef7434288e319', 1793632180000000);
INSERT INTO public.knock VALUES ('01a19ccf-1720-7000-8000-00000000034e', 'password of 1b6629defb1aac2804cc011f7dccd154279170f4c87ced396f6a1ba61949904e', 1793632180000000);


--
-- Data for Name: lease; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.lease VALUES ('webhooks', 'test', 1793632240000000);
INSERT INTO public.lease VALUES ('sealer', 'test', 1794334295000000);


--
-- Data for Name: ledger_event; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-000000000096', 1793610060000000, 'decision.made', '01a19b7d-90e0-7000-8000-000000000008', '01a19b7d-90e0-7000-8000-000000000030', '{"decision":"01a19b7d-90e0-7000-8000-000000000094","dossier":"f3e5aad70102a5b60898dcf8d73c3841bcbaf87cf640a06006354140b2f7ea7b","outcome":"onboarded","reasons":["all_stages_passed"],"stage":null}', 38, '2185c2b1ea92d66a39bb8ede6a4fd4a0477d456bd9b54cd319590fc66d2ce3e6', '36c0323d87a7527e452998e10a9ff910c325ad5f430e73a1878f7aac84db68b3');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-0000000000d3', 1793610060000000, 'attempt.handed_in', 'worker', '01a19b7d-90e0-7000-8000-0000000000bc', '{"answers":4,"digest":"d8be0f0ef77a03627f29d92cbc9e6bb02d6fc622913915219e993695b0ffcac0","number":1,"stage":"ladder"}', 49, '10193596c9c433c46c722e6ebd5c1676019921b47c92f30b5e3c0b1927698ab4', '41110a65f2fe5509aa6e5a6f1b313b81b4583f7b9aca780bae37ff6ef4398730');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-0000000000ed', 1793610060000000, 'review.saved', '01a19b7d-90e0-7000-8000-000000000018', '01a19b7d-90e0-7000-8000-0000000000e9', '{"adjudication":false,"sheet":"01a19b7d-90e0-7000-8000-0000000000ec"}', 55, '86512b67dcadef924ae36907671cf0c8376098ae356f67b07e1f959d7c88e0b0', '05848628f16e087eaf8d18a368e97c035cc1be785e60d74f649cfceae3b96dbf');
INSERT INTO public.ledger_event VALUES ('01a19c26-f040-7000-8000-000000000200', 1793621160000000, 'application.begun', '01a19c26-f040-7000-8000-0000000001fe', '01a19c26-f040-7000-8000-0000000001ff', '{"project":"mandarin-sg"}', 119, 'd95821d3747c3882e79e34cdc477898773e5d71910f4fe0e55890f38f89e29cf', 'c986f540d912174e980344cafe0cb6246f170ee66196c37804eb1b4214099d55');
INSERT INTO public.ledger_event VALUES ('01a19c5f-6560-7000-8000-00000000023b', 1793624860000000, 'application.submitted', '01a19c5f-6560-7000-8000-000000000235', '01a19c5f-6560-7000-8000-000000000236', '{"overall":"needs_evidence","rules":"eligibility-1","verdicts":[["residence","met"],["degree","needs_evidence"]],"version":"01a19b7c-a680-7000-8000-000000000000"}', 132, 'a9ac335a62604248f1a45b28ce0e2da4f9c2b81d344db3ba2d14170958c75444', 'a9ce03d0fec3dbf24cbabfeb2aeeea310e2e4b52bc3dd1a5b48c136d58932c4e');
INSERT INTO public.ledger_event VALUES ('01a19c5f-6560-7000-8000-00000000023c', 1793624860000000, 'candidate.eligible', '01a19c5f-6560-7000-8000-000000000235', '01a19c5f-6560-7000-8000-000000000236', '{"project":"mandarin-sg"}', 133, 'a9ce03d0fec3dbf24cbabfeb2aeeea310e2e4b52bc3dd1a5b48c136d58932c4e', '2d60f0026aa245f39feb4496080b78ded7470e28c4ae9e7b382db6986eaeee2c');
INSERT INTO public.ledger_event VALUES ('01a19c5f-6560-7000-8000-000000000262', 1793624860000000, 'attempt.handed_in', '01a19c5f-6560-7000-8000-000000000235', '01a19c5f-6560-7000-8000-00000000023e', '{"answers":5,"digest":"cb035fea2bd194d648936558e135bb6ac60686c2be5e732394057358534ee43a","number":1,"stage":"first"}', 140, 'daa1538d986f2e623a5ac537cb12dec9bbd4cbb8b0aa8b2d0f842ea9c2484c38', '4e125a686f1cbd241923ccdc90e3fcf849a171fe8b930ac0cf6fa395d0836f85');
INSERT INTO public.ledger_event VALUES ('01a19c5f-6560-7000-8000-000000000269', 1793624860000000, 'attempt.handed_in', '01a19c5f-6560-7000-8000-000000000246', '01a19c5f-6560-7000-8000-00000000024f', '{"answers":4,"digest":"5b183beae91026b9cbe3de7b6a9ee9024c5201436ad77e925a0cb8f3f43a8c14","number":1,"stage":"first"}', 141, '4e125a686f1cbd241923ccdc90e3fcf849a171fe8b930ac0cf6fa395d0836f85', '79e68c0b718ee486e31728106c16812b0795b90ac8ac00ddc997e4f0106832d4');
INSERT INTO public.ledger_event VALUES ('01a19ccd-4260-7000-8000-00000000028d', 1793632060000000, 'application.submitted', '01a19ccd-4260-7000-8000-000000000287', '01a19ccd-4260-7000-8000-000000000288', '{"overall":"needs_evidence","rules":"eligibility-1","verdicts":[["residence","met"],["degree","needs_evidence"]],"version":"01a19b7c-a680-7000-8000-000000000000"}', 148, '5ca880cee30613929105edcd38510224db2ff0013b9b1defa4130bc30ef553f1', '396dfd15e4c610becad0d4bbb9475891fc623c03fb853eb3f8451fa0e409873a');
INSERT INTO public.ledger_event VALUES ('01a19ccd-4260-7000-8000-00000000028e', 1793632060000000, 'candidate.eligible', '01a19ccd-4260-7000-8000-000000000287', '01a19ccd-4260-7000-8000-000000000288', '{"project":"mandarin-sg"}', 149, '396dfd15e4c610becad0d4bbb9475891fc623c03fb853eb3f8451fa0e409873a', 'f9c738f8a48155af51d0ad0ed3ce2a87343cf09a59f3e8d25745e305cff27eaa');
INSERT INTO public.ledger_event VALUES ('01a19cce-2cc0-7000-8000-0000000002a6', 1793632120000000, 'contest.raised', '01a19b7d-90e0-7000-8000-00000000000c', '01a19cce-2cc0-7000-8000-0000000002a5', '{"contest":"01a19cce-2cc0-7000-8000-0000000002a5","item":"read-1","source":"author"}', 155, '7f673c14d1c188df51ab08027f0863700e500c15c81a1e53368c34107ae2b00d', '570ba785ec130daa50cd493f0e07f7e287c5ddde327c1e85841698ef8d6c8dbd');
INSERT INTO public.ledger_event VALUES ('01a19ccf-1720-7000-8000-0000000002b9', 1793632180000000, 'attempt.rescored', 'worker', '01a19b7d-90e0-7000-8000-000000000038', '{"after":"refer","before":"pass","grader":"grader-1","version":"01a19cce-2cc0-7000-8000-0000000002a7"}', 162, '5d890f9a5ee00e5650f14fbf272ac1eb10622982b4b4906bb9064d23cb063fbb', '25d85e6ce5e74e03a78353a3b38031286ec55c637ed7672627f5bc5ac7bd113f');
INSERT INTO public.ledger_event VALUES ('01a19ccf-1720-7000-8000-0000000002c6', 1793632180000000, 'attempt.rescored', 'worker', '01a19b7d-90e0-7000-8000-0000000000fb', '{"after":"refer","before":"pass","grader":"grader-1","version":"01a19cce-2cc0-7000-8000-0000000002a7"}', 164, '07e6fb1ba42d35633c011cb45252e6980bf090957ffe8f8cee771a33d920fc13', '8601739e6c7169f43dbc6ba13660b5c2b9c42f731e246f9fb1388cc72ed1c526');
INSERT INTO public.ledger_event VALUES ('01a19ccf-1720-7000-8000-0000000002d8', 1793632180000000, 'attempt.rescored', 'worker', '01a19bee-7b20-7000-8000-0000000001e0', '{"after":"below_the_line","before":"below_the_line","grader":"grader-1","version":"01a19cce-2cc0-7000-8000-0000000002a7"}', 167, 'ccf3da711f7f98b625ee80056546d2acaaee00905a0733cfdf9c29fe850ae9d9', '4a6085584350da06c978ad00d2fcbb118726e1405430831ac92024a410021b86');
INSERT INTO public.ledger_event VALUES ('01a19ccf-1720-7000-8000-000000000308', 1793632180000000, 'attempt.rescored', 'worker', '01a19ccd-4260-7000-8000-000000000290', '{"after":"pass","before":"refer","grader":"grader-1","version":"01a19cce-2cc0-7000-8000-0000000002a7"}', 174, '538a28d976246d0717c8db7035e4c055bcd171151b9fac5962a26abfc6d412dd', '3e8fb41a2f209554520a702592cc78f8b94268a55406a5e066ab306bbe601d7d');
INSERT INTO public.ledger_event VALUES ('01a19ccf-1720-7000-8000-00000000031f', 1793632180000000, 'token.created', 'command-line', '01a19ccf-1720-7000-8000-00000000031e', '{"project":"mandarin-sg","scopes":["events:read"]}', 183, '19500ec2b250e6c1d5d2ef9484b0a6b5b27c3d1fd3cd8ea8e1bb88eed42fecf9', 'b5469d6d681b67eb1daddff7f9a9604cabb25377cf172f9889648c4fd891f1d7');
INSERT INTO public.ledger_event VALUES ('01a19ccf-1720-7000-8000-00000000032e', 1793632180000000, 'application.begun', '01a19ccf-1720-7000-8000-00000000032c', '01a19ccf-1720-7000-8000-00000000032d', '{"project":"mandarin-sg"}', 189, '60cf42ea63068c7c24950277acd24342b6ea695d9530d169c70728077faf76dd', 'b7eba04fe119c54748f25ac7134204273f2e2058a823f1287aeaa1d8d1d38103');
INSERT INTO public.ledger_event VALUES ('01a1c6a8-4940-7000-8000-0000000003b0', 1794334280000000, 'candidate.eligible', '01a1c6a8-4940-7000-8000-0000000003a9', '01a1c6a8-4940-7000-8000-0000000003aa', '{"project":"mandarin-sg"}', 213, '199f25cb5ffbda2360fbc6132267c009415884842c8be91ff39f5ca68fcacd25', '31a584b69de0882697a668438d7e783e128396d09c16b9b3518b003a760a3493');
INSERT INTO public.ledger_event VALUES ('01a19b7c-a680-7000-8000-000000000001', 1793610000000000, 'gold_set.imported', 'first-run', '01a19b7c-a680-7000-8000-000000000000', '{"content_hash":"f3dee96a638c9b779ff6d1e46c1b93b0c3965c013a1bd42da9aff0d6f81e45ce","items":37,"number":1,"set":"mandarin-sg"}', 1, '0000000000000000000000000000000000000000000000000000000000000000', 'ed0904ca97783129d47da5e5abcc3e72777c0b996855087bd46024011f67562b');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-000000000004', 1793610060000000, 'gold_set.published', 'first-run', '01a19b7c-a680-7000-8000-000000000000', '{"acknowledged":[],"number":1,"set":"mandarin-sg"}', 2, 'ed0904ca97783129d47da5e5abcc3e72777c0b996855087bd46024011f67562b', 'd95c713b428521e537de927835c79d4b6c46f76f75aa502d6e4522ce8f05c894');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-000000000009', 1793610060000000, 'staff.added', 'command-line', '01a19b7d-90e0-7000-8000-000000000008', '{"roles":["mandarin-sg recruiter"]}', 3, 'd95c713b428521e537de927835c79d4b6c46f76f75aa502d6e4522ce8f05c894', 'a81bf5a688d7a3e9de68b5c4497a35ce0c145f59448bdb563f8d328d46ef43ae');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-00000000000d', 1793610060000000, 'staff.added', 'command-line', '01a19b7d-90e0-7000-8000-00000000000c', '{"roles":["mandarin-sg author"]}', 4, 'a81bf5a688d7a3e9de68b5c4497a35ce0c145f59448bdb563f8d328d46ef43ae', '7c87a8ef7bad18e5089abd4046fdb471d91ba173a129e3bac09735e178d23fcd');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-000000000011', 1793610060000000, 'staff.added', 'command-line', '01a19b7d-90e0-7000-8000-000000000010', '{"roles":["mandarin-sg author"]}', 5, '7c87a8ef7bad18e5089abd4046fdb471d91ba173a129e3bac09735e178d23fcd', '4244198bdcab1bb297a60d68df51555bd94a086c1fa3f03d9462d6cb79fe502c');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-000000000015', 1793610060000000, 'staff.added', 'command-line', '01a19b7d-90e0-7000-8000-000000000014', '{"roles":["mandarin-sg reviewer"]}', 6, '4244198bdcab1bb297a60d68df51555bd94a086c1fa3f03d9462d6cb79fe502c', '303fc3d75b236f05f32766f06fbbb54f6fedf408d49e5009163541e3fa49f564');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-000000000019', 1793610060000000, 'staff.added', 'command-line', '01a19b7d-90e0-7000-8000-000000000018', '{"roles":["mandarin-sg reviewer"]}', 7, '303fc3d75b236f05f32766f06fbbb54f6fedf408d49e5009163541e3fa49f564', '7b0d0ed674cca424bc9fec08f0598b0d43a198f78bed4392e9c9c00dc55a9c69');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-00000000001d', 1793610060000000, 'staff.added', 'command-line', '01a19b7d-90e0-7000-8000-00000000001c', '{"roles":["mandarin-sg reviewer","mandarin-sg adjudicator"]}', 8, '7b0d0ed674cca424bc9fec08f0598b0d43a198f78bed4392e9c9c00dc55a9c69', '93953a3e43464ace62786cd63ca453ff5a2106cda6739d28556cc43518393431');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-000000000021', 1793610060000000, 'staff.added', 'command-line', '01a19b7d-90e0-7000-8000-000000000020', '{"roles":["mandarin-sg auditor"]}', 9, '93953a3e43464ace62786cd63ca453ff5a2106cda6739d28556cc43518393431', 'e60bfd7aeff5b760c6c55f0d2427579a10b7bb5d3b035d2895f7ce4dfcf9bd89');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-000000000025', 1793610060000000, 'staff.added', 'command-line', '01a19b7d-90e0-7000-8000-000000000024', '{"roles":["mandarin-sg admin"]}', 10, 'e60bfd7aeff5b760c6c55f0d2427579a10b7bb5d3b035d2895f7ce4dfcf9bd89', '56a1eb1ca45b7f7af97d1a295319bd800155a967fb29787e4f8358868f8e9b05');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-000000000029', 1793610060000000, 'staff.added', 'command-line', '01a19b7d-90e0-7000-8000-000000000028', '{"roles":["mandarin-sg recruiter"]}', 11, '56a1eb1ca45b7f7af97d1a295319bd800155a967fb29787e4f8358868f8e9b05', '1b35ba91b9ce94ea49829f3511537b2cf08edbdef6801bbc68886fa031b65162');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-00000000002a', 1793610060000000, 'staff.disabled', 'command-line', '01a19b7d-90e0-7000-8000-000000000028', '{}', 12, '1b35ba91b9ce94ea49829f3511537b2cf08edbdef6801bbc68886fa031b65162', '3b0f9892da88adc0485a6e91f2ba5c2661a545cedbaa6878a8878846467ff7b0');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-00000000002e', 1793610060000000, 'staff.added', 'command-line', '01a19b7d-90e0-7000-8000-00000000002d', '{"roles":["mandarin-sg recruiter"]}', 13, '3b0f9892da88adc0485a6e91f2ba5c2661a545cedbaa6878a8878846467ff7b0', 'e528d9b43261245eb4715156eedd6a9d654b410731877ddec3f337e2f0ff41da');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-000000000031', 1793610060000000, 'application.begun', '01a19b7d-90e0-7000-8000-00000000002f', '01a19b7d-90e0-7000-8000-000000000030', '{"project":"mandarin-sg"}', 14, 'e528d9b43261245eb4715156eedd6a9d654b410731877ddec3f337e2f0ff41da', '4a492d704202a012022a7df016bd71a359ebfb5d92f4367a5ed2346d1046e53a');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-000000000035', 1793610060000000, 'application.submitted', '01a19b7d-90e0-7000-8000-00000000002f', '01a19b7d-90e0-7000-8000-000000000030', '{"overall":"needs_evidence","rules":"eligibility-1","verdicts":[["residence","met"],["degree","needs_evidence"]],"version":"01a19b7c-a680-7000-8000-000000000000"}', 15, '4a492d704202a012022a7df016bd71a359ebfb5d92f4367a5ed2346d1046e53a', '3676eb1bd5b65518607bfb496be894c07483bbef352e8aa33c3ce0681a503ad1');
INSERT INTO public.ledger_event VALUES ('01a19bee-7b20-7000-8000-0000000001d2', 1793617460000000, 'decision.corrected', '01a19b7d-90e0-7000-8000-00000000002d', '01a19bb6-0600-7000-8000-0000000001aa', '{"decision":"01a19bee-7b20-7000-8000-0000000001d0","dossier":"a636efc6f7637690c8af6e448726d238b58cd2dba7487da4a5cd3f73dd5a242e","outcome":"passed","reason":"appeal","stage":"first"}', 108, 'f9342b784cb3338ac05263f6bc7acc06c4eed3b97de92db3223ad6909060a685', '6bdcc91d706d0d05301ac39b7592954c5f073c1e683413c7181f83780ad78ffc');
INSERT INTO public.ledger_event VALUES ('01a19bee-7b20-7000-8000-0000000001d5', 1793617460000000, 'appeal.answered', '01a19b7d-90e0-7000-8000-00000000002d', '01a19bb6-0600-7000-8000-0000000001aa', '{"appeal":"01a19bee-7b20-7000-8000-0000000001cd","outcome":"overturned"}', 109, '6bdcc91d706d0d05301ac39b7592954c5f073c1e683413c7181f83780ad78ffc', '1dba8cc48e88c5337ede9203aa8cb9241cf4e2f33c44d24d3e186f042f5f9c16');
INSERT INTO public.ledger_event VALUES ('01a19ccd-4260-7000-8000-000000000297', 1793632060000000, 'attempt.started', '01a19ccd-4260-7000-8000-000000000287', '01a19ccd-4260-7000-8000-000000000290', '{"items":5,"number":1,"seed":-7997829988256579456,"stage":"first","version":"01a19b7c-a680-7000-8000-000000000000"}', 150, 'f9c738f8a48155af51d0ad0ed3ce2a87343cf09a59f3e8d25745e305cff27eaa', '92bc9b40dd2befaf41d365ecbded087cd71918d2a186881ffab6844346cdf92d');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-00000000009e', 1793610060000000, 'application.submitted', '01a19b7d-90e0-7000-8000-000000000098', '01a19b7d-90e0-7000-8000-000000000099', '{"overall":"needs_evidence","rules":"eligibility-1","verdicts":[["residence","met"],["degree","needs_evidence"]],"version":"01a19b7c-a680-7000-8000-000000000000"}', 40, 'f46de2c98102018b3a2d08999b6b0ed2c734d1fc3f6ec4bd21fca19f95a10b32', '2e42e32695048a04d1e0e4bf623c144f27caa6c3a4ff7ad571903c6714ea32d5');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-00000000009f', 1793610060000000, 'candidate.eligible', '01a19b7d-90e0-7000-8000-000000000098', '01a19b7d-90e0-7000-8000-000000000099', '{"project":"mandarin-sg"}', 41, '2e42e32695048a04d1e0e4bf623c144f27caa6c3a4ff7ad571903c6714ea32d5', 'ff77504dbb4e5ed2bc119f331c9af69d34607962641a8cd95a60cbe0cf9bbb3f');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-0000000000a8', 1793610060000000, 'attempt.started', '01a19b7d-90e0-7000-8000-000000000098', '01a19b7d-90e0-7000-8000-0000000000a1', '{"items":5,"number":1,"seed":-6773413839565225856,"stage":"first","version":"01a19b7c-a680-7000-8000-000000000000"}', 42, 'ff77504dbb4e5ed2bc119f331c9af69d34607962641a8cd95a60cbe0cf9bbb3f', '3f3036d43483be166afd9490a2d92a2479894f840937962c4fcaf5e4db2f792e');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-0000000000b6', 1793610060000000, 'attempt.scored', 'worker', '01a19b7d-90e0-7000-8000-0000000000a1', '{"grader":"grader-1","outcome":"pass","ruling":{"because":"statistic","bounds":[0.19999999999999996,0.8],"counted":5,"doubt":{"interval":[0.5407418735600994,0.9957892554855106],"share":0.8571428571428571,"standard_error":0.12371791482634838,"wrong_fail":0.882351,"wrong_pass":0.117649},"floors":[],"outcome":"pass","presented":5,"rules":"decision-1","statistic":0.882351,"sum":5},"stage":"first"}', 44, '6b8dd5b24bf8448a873c4c1334c9ef623ecd2b9895e8860ea1cb0be04f3e67e8', 'd7c62086afda9893702e8ff4e725f5a1134624635436ba98de164a31e365561d');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-0000000000ba', 1793610060000000, 'decision.made', 'worker', '01a19b7d-90e0-7000-8000-000000000099', '{"by":"machine","decision":"01a19b7d-90e0-7000-8000-0000000000b8","dossier":"5c7e1f01bcc774b306d79bb6911a0841306f3d6b2de30d3522425426b9fe16f9","outcome":"passed","stage":"first"}', 45, 'd7c62086afda9893702e8ff4e725f5a1134624635436ba98de164a31e365561d', 'e4cd6af01b52d7377429b1520305f64d66a7fad645aab66164fd2bb8177bc229');
INSERT INTO public.ledger_event VALUES ('01a19bb6-0600-7000-8000-0000000001cb', 1793613760000000, 'decision.made', '01a19b7d-90e0-7000-8000-000000000008', '01a19bb6-0600-7000-8000-0000000001aa', '{"decision":"01a19bb6-0600-7000-8000-0000000001c9","dossier":"f5a308bfd9724e8190b06a9eaca4df2812291ab5b4c285e1905c37be6f5fe2b1","outcome":"rejected","reasons":["below_the_line"],"stage":"first"}', 106, '8691eafcc9482b788fbb99474b60bf345f61cfed3370fc9efbb6069d132e2bc5', '392fb3fad171a07cdc363807a4291d958818e9ace811ee6b24962921e6e377ec');
INSERT INTO public.ledger_event VALUES ('01a19bee-7b20-7000-8000-0000000001d9', 1793617460000000, 'application.begun', '01a19bee-7b20-7000-8000-0000000001d7', '01a19bee-7b20-7000-8000-0000000001d8', '{"project":"mandarin-sg"}', 110, '1dba8cc48e88c5337ede9203aa8cb9241cf4e2f33c44d24d3e186f042f5f9c16', '4f98b3f7a34a8233b0f39401f93d263336200ac4e2bd3c155ebb43db2a3adcbc');
INSERT INTO public.ledger_event VALUES ('01a19c26-f040-7000-8000-000000000204', 1793621160000000, 'application.submitted', '01a19c26-f040-7000-8000-0000000001fe', '01a19c26-f040-7000-8000-0000000001ff', '{"overall":"needs_evidence","rules":"eligibility-1","verdicts":[["residence","met"],["degree","needs_evidence"]],"version":"01a19b7c-a680-7000-8000-000000000000"}', 120, 'c986f540d912174e980344cafe0cb6246f170ee66196c37804eb1b4214099d55', 'b076f311fc15c17c6ead329456a0bfbae2a128a583390cbfb63b5374f9f7cff5');
INSERT INTO public.ledger_event VALUES ('01a19c26-f040-7000-8000-000000000205', 1793621160000000, 'candidate.eligible', '01a19c26-f040-7000-8000-0000000001fe', '01a19c26-f040-7000-8000-0000000001ff', '{"project":"mandarin-sg"}', 121, 'b076f311fc15c17c6ead329456a0bfbae2a128a583390cbfb63b5374f9f7cff5', '42859d3dd588645922af46bfc2638917dfa23714914a67db07ceb918578c0865');
INSERT INTO public.ledger_event VALUES ('01a19c26-f040-7000-8000-000000000214', 1793621160000000, 'attempt.handed_in', '01a19c26-f040-7000-8000-0000000001fe', '01a19c26-f040-7000-8000-000000000207', '{"answers":5,"digest":"54095314beb836891bcbae0c12a0e50d12350d0237059c0f7f957a96393dbe86","number":1,"stage":"first"}', 123, '2108beb7da8febb48072a1bef31b069754d29920482ca38907078f0b630370f0', '0dfaaec82e3b95685d57ccf436cd6964851ba7dadf095cb6e3822ce53a91b487');
INSERT INTO public.ledger_event VALUES ('01a19c5f-6560-7000-8000-000000000237', 1793624860000000, 'application.begun', '01a19c5f-6560-7000-8000-000000000235', '01a19c5f-6560-7000-8000-000000000236', '{"project":"mandarin-sg"}', 131, 'be66e53b8b3191805f3265d355b544990d77d405433d80fa28254512712ae048', 'a9ac335a62604248f1a45b28ce0e2da4f9c2b81d344db3ba2d14170958c75444');
INSERT INTO public.ledger_event VALUES ('01a19c5f-6560-7000-8000-000000000255', 1793624860000000, 'attempt.started', '01a19c5f-6560-7000-8000-000000000246', '01a19c5f-6560-7000-8000-00000000024f', '{"items":4,"number":1,"seed":5765170472987656320,"stage":"first","version":"01a19b7c-a680-7000-8000-000000000000"}', 138, 'e841eb0eb7c690af5e4a89c3bedb37c35289180b4d0ba4a4fd8defec12be6efd', 'b0aaad3ee9a5b5a902046beb598aa8fbaab9ece60197afe3ced324ede6918e8a');
INSERT INTO public.ledger_event VALUES ('01a19ccf-1720-7000-8000-00000000031c', 1793632180000000, 'token.created', 'command-line', '01a19ccf-1720-7000-8000-00000000031b', '{"project":"mandarin-sg","scopes":["candidates:read","decisions:write"]}', 182, 'e8d2ebe63196ea814a33bac66cfcd8dc32ddfc225a0354af08141d576ee4a474', '19500ec2b250e6c1d5d2ef9484b0a6b5b27c3d1fd3cd8ea8e1bb88eed42fecf9');
INSERT INTO public.ledger_event VALUES ('01a19ccf-1720-7000-8000-000000000326', 1793632180000000, 'webhook.added', 'token 01a19ccf-1720-7000-8000-000000000315', '01a19ccf-1720-7000-8000-000000000325', '{"project":"mandarin-sg"}', 186, 'a2392ec92ae76fbe1a003a3c00a8c52d251ccfc888cf7f6181373968ec1f5fcf', 'd440f8d0add14accc0347ba45cbefb84ef8daca880b16b848ca6550bcf5d5fb2');
INSERT INTO public.ledger_event VALUES ('01a19ccf-1720-7000-8000-000000000362', 1793632180000000, 'attempt.started', '01a19ccf-1720-7000-8000-000000000352', '01a19ccf-1720-7000-8000-00000000035b', '{"items":5,"number":1,"seed":6630143076419502208,"stage":"first","version":"01a19cce-2cc0-7000-8000-0000000002a7"}', 198, '4018d605e3468e7c22f036089c88f939b08413209746754be04249f103a7af2c', '113a9155121e325bf3e4f7a2b586c9affc991a23a971f01f79619d4c826edcaa');
INSERT INTO public.ledger_event VALUES ('01a19ccf-1720-7000-8000-000000000374', 1793632180000000, 'decision.made', '01a19b7d-90e0-7000-8000-000000000008', '01a19ccf-1720-7000-8000-000000000353', '{"decision":"01a19ccf-1720-7000-8000-000000000372","dossier":"48fe588a5f7a7a9ef7ca6529cfa3ffa2fd5092fab0db42208f5f3322b6051f2b","outcome":"passed","reasons":["score_in_band_reviewed"],"stage":"first"}', 201, 'a9edd496deaabd43ed3f5c8538a7c9091b5e69211d318a097e81a0fef76668b8', '39b650c012da819e47c82652aad7420f1bdb572b9bda46331c164f3b666247d1');
INSERT INTO public.ledger_event VALUES ('01a1c6a8-4940-7000-8000-0000000003f5', 1794334280000000, 'application.begun', '01a1c6a8-4940-7000-8000-0000000003f3', '01a1c6a8-4940-7000-8000-0000000003f4', '{"project":"mandarin-sg"}', 232, '42a5e3af294898354b6b932c6f11ca794faea6b3615f7cf66e9d66bdc55bdb2a', 'e1966a4470956f833c62468b954c4c95364bc8801ca6eb287275593902dc8a89');
INSERT INTO public.ledger_event VALUES ('01a1c6a8-4940-7000-8000-00000000042b', 1794334280000000, 'application.begun', '01a1c6a8-4940-7000-8000-000000000429', '01a1c6a8-4940-7000-8000-00000000042a', '{"project":"mandarin-sg"}', 241, 'dbb5b6600d4f139b95df902e49d63578e5979fda946b949b76e815f3e8c89c24', 'cb32bda14123453f6ac291e16063a252466a985cdd887e63e2804b9129032804');
INSERT INTO public.ledger_event VALUES ('01a19bb6-0600-7000-8000-0000000001af', 1793613760000000, 'application.submitted', '01a19bb6-0600-7000-8000-0000000001a9', '01a19bb6-0600-7000-8000-0000000001aa', '{"overall":"needs_evidence","rules":"eligibility-1","verdicts":[["residence","met"],["degree","needs_evidence"]],"version":"01a19b7c-a680-7000-8000-000000000000"}', 101, '416c97f0a4fab8984afb97274f046aa53eae274c45e73bb136ee61209f30fed9', 'fae58c4a598c74c98d2f17b6b188076413512459989aa5594f305781116a9252');
INSERT INTO public.ledger_event VALUES ('01a19bb6-0600-7000-8000-0000000001b0', 1793613760000000, 'candidate.eligible', '01a19bb6-0600-7000-8000-0000000001a9', '01a19bb6-0600-7000-8000-0000000001aa', '{"project":"mandarin-sg"}', 102, 'fae58c4a598c74c98d2f17b6b188076413512459989aa5594f305781116a9252', '76a01e14cc2ff08280dadfb0fa2483cbeaab86390f595c374db0edeafa3d59c4');
INSERT INTO public.ledger_event VALUES ('01a19bb6-0600-7000-8000-0000000001b9', 1793613760000000, 'attempt.started', '01a19bb6-0600-7000-8000-0000000001a9', '01a19bb6-0600-7000-8000-0000000001b2', '{"items":5,"number":1,"seed":-5548153265943740288,"stage":"first","version":"01a19b7c-a680-7000-8000-000000000000"}', 103, '76a01e14cc2ff08280dadfb0fa2483cbeaab86390f595c374db0edeafa3d59c4', 'fa64897d43c29d02114d7a297f09800334deb2122a6ccb944568a0d5e3149e6e');
INSERT INTO public.ledger_event VALUES ('01a19bb6-0600-7000-8000-0000000001bf', 1793613760000000, 'attempt.handed_in', '01a19bb6-0600-7000-8000-0000000001a9', '01a19bb6-0600-7000-8000-0000000001b2', '{"answers":5,"digest":"25573e031f9a4a6542798c0e89c9796b2dcb950a3e282a8a9a1900a58ca9567b","number":1,"stage":"first"}', 104, 'fa64897d43c29d02114d7a297f09800334deb2122a6ccb944568a0d5e3149e6e', '13d42fa17f4a6636101b89414e01502cd3baa0fd7040ae145ccd92159187b07d');
INSERT INTO public.ledger_event VALUES ('01a19bee-7b20-7000-8000-0000000001e6', 1793617460000000, 'attempt.started', '01a19bee-7b20-7000-8000-0000000001d7', '01a19bee-7b20-7000-8000-0000000001e0', '{"items":4,"number":1,"seed":-2233503940199055232,"stage":"first","version":"01a19b7c-a680-7000-8000-000000000000"}', 113, '7271ec30734e0d5b070970e9b8458e229ab17e4fa9a5880e71f8a0a7642a73c9', 'ddff4649c5c493bf744e8000da8f7e4d94638581bc00362c48e8b16ed50ab0cb');
INSERT INTO public.ledger_event VALUES ('01a19c26-f040-7000-8000-000000000220', 1793621160000000, 'decision.made', '01a19b7d-90e0-7000-8000-000000000008', '01a19c26-f040-7000-8000-0000000001ff', '{"decision":"01a19c26-f040-7000-8000-00000000021e","dossier":"19f75313973faf514c9e05f1ea01b64770c4ee690d67968a47f9437c9ae339f8","outcome":"rejected","reasons":["below_the_line"],"stage":"first"}', 125, '07e3a29d1229f3346e323b0f9141bf1fdd71f6e99cd97bc199943c3bc34e42ac', 'f1e4cd2b897f52a89e6e21b3c10f51ee09f5b478ada61fd1f81c9a2921ccb0f2');
INSERT INTO public.ledger_event VALUES ('01a19ccd-4260-7000-8000-000000000289', 1793632060000000, 'application.begun', '01a19ccd-4260-7000-8000-000000000287', '01a19ccd-4260-7000-8000-000000000288', '{"project":"mandarin-sg"}', 147, 'bba79e2e5cc35707da11dfe226744a4ebd6804c3e8b29ea4895a71c6470698ca', '5ca880cee30613929105edcd38510224db2ff0013b9b1defa4130bc30ef553f1');
INSERT INTO public.ledger_event VALUES ('01a19ccf-1720-7000-8000-0000000002cd', 1793632180000000, 'attempt.rescored', 'worker', '01a19b7d-90e0-7000-8000-00000000014c', '{"after":"refer","before":"pass","grader":"grader-1","version":"01a19cce-2cc0-7000-8000-0000000002a7"}', 165, '8601739e6c7169f43dbc6ba13660b5c2b9c42f731e246f9fb1388cc72ed1c526', 'b2cfb818787858fde117dac967e48da2c2f322d61517cee6cad90d55a3f3efb5');
INSERT INTO public.ledger_event VALUES ('01a19ccf-1720-7000-8000-0000000002f7', 1793632180000000, 'attempt.handed_in', '01a19ccd-4260-7000-8000-000000000287', '01a19ccd-4260-7000-8000-000000000290', '{"answers":5,"digest":"49ec52b381070e538ee13153e4364a98edb25d62f360ddd61c6a8a472ecb2d8f","number":1,"stage":"first"}', 172, '71dc05626e487980671bcc755ca8ab9235760f332de3f9395189e27572aaa183', 'f3832d6c5588cddee943ac1497e976517ec7b09bc40a585883126befb6ccbd6c');
INSERT INTO public.ledger_event VALUES ('01a19ccf-1720-7000-8000-00000000030e', 1793632180000000, 'rescore.decided', '01a19b7d-90e0-7000-8000-000000000008', '01a19c5f-6560-7000-8000-000000000236', '{"after":"refer","rescore":"01a19ccf-1720-7000-8000-0000000002ea","state":"kept"}', 177, 'faac86f402de2d3f592c0284047403511addb61f8abb49cddf64aa3721019526', 'fd1e98557f936c4a610b235829d901f7a677115fd14fa183523d0da97915e427');
INSERT INTO public.ledger_event VALUES ('01a19ccf-1720-7000-8000-000000000320', 1793632180000000, 'token.revoked', 'command-line', '01a19ccf-1720-7000-8000-00000000031e', '{}', 184, 'b5469d6d681b67eb1daddff7f9a9604cabb25377cf172f9889648c4fd891f1d7', 'c901a09ecd43c59c909e1f5b5583edc5a8ea2c278e21a6999e24618072ac45b9');
INSERT INTO public.ledger_event VALUES ('01a19d07-8c40-7000-8000-00000000038a', 1793635880000000, 'attempt.scored', 'worker', '01a19d07-8c40-7000-8000-000000000376', '{"grader":"grader-1","outcome":"below_the_line","ruling":{"because":"statistic","bounds":[-2.197224577336219,2.1972245773362196],"counted":2,"doubt":{"interval":[0.00840375865961265,0.7075982261787136],"share":0.25,"standard_error":0.19364916731037085,"wrong_fail":0.000999999999999999,"wrong_pass":0.784},"floors":[],"outcome":"below_the_line","presented":2,"rules":"decision-1","statistic":-3.5835189384561104,"sum":0},"stage":"ladder"}', 205, '6854fc82eb59f2bdc1617d87b40eaea2a6e0f67f67ad352fd49fb553b1df5546', '24d4c20e385200fd302bd4361bbf0e5dea8c1ffa49dc4bb1d879df3c61714408');
INSERT INTO public.ledger_event VALUES ('01a19d07-8c40-7000-8000-00000000038e', 1793635880000000, 'decision.made', '01a19b7d-90e0-7000-8000-00000000002d', '01a19ccf-1720-7000-8000-000000000353', '{"decision":"01a19d07-8c40-7000-8000-00000000038c","dossier":"326c4c3d8a473e31f398fefb57aba12488b7c4aad82c9f840466a37173b910ff","outcome":"not_passed","reasons":["below_the_line"],"stage":"ladder"}', 206, '24d4c20e385200fd302bd4361bbf0e5dea8c1ffa49dc4bb1d879df3c61714408', '7f9e5e1fd02f824c91011166e565a038098434a31631af30664f1deb903c47e6');
INSERT INTO public.ledger_event VALUES ('01a1c6a8-4940-7000-8000-0000000003ec', 1794334280000000, 'application.submitted', '01a1c6a8-4940-7000-8000-0000000003e6', '01a1c6a8-4940-7000-8000-0000000003e7', '{"overall":"needs_evidence","rules":"eligibility-1","verdicts":[["residence","met"],["degree","needs_evidence"]],"version":"01a19cce-2cc0-7000-8000-0000000002a7"}', 228, '4dcffc7cd01bb7da3d0c3f6fc77f8c5a0e405ac1f554f13e17eb86cbffe3bab2', '36e9f4415d389de64f8fbf1401c4ca135579e3b2c4e82c156e90407b200dec25');
INSERT INTO public.ledger_event VALUES ('01a1c6a8-4940-7000-8000-0000000003ed', 1794334280000000, 'candidate.eligible', '01a1c6a8-4940-7000-8000-0000000003e6', '01a1c6a8-4940-7000-8000-0000000003e7', '{"project":"mandarin-sg"}', 229, '36e9f4415d389de64f8fbf1401c4ca135579e3b2c4e82c156e90407b200dec25', 'ffaa092b43675745521f1fa47ab6b06e4034c75adca764d9b2b40f2a5fb74845');
INSERT INTO public.ledger_event VALUES ('01a1c6a8-4940-7000-8000-00000000041f', 1794334280000000, 'attempt.started', '01a1c6a8-4940-7000-8000-0000000003f3', '01a1c6a8-4940-7000-8000-000000000417', '{"items":6,"number":1,"seed":1730508156817113216,"stage":"ladder","version":"01a19cce-2cc0-7000-8000-0000000002a7"}', 239, 'b17af3cad93cac2ec0379e4837ee1932746d769d450b6cb83743e2120b9ee46b', '0b685ff9f65706729021b4a882d1d9fc4fe7c1ea2f2ce80cedd67124272c492e');
INSERT INTO public.ledger_event VALUES ('01a1c6a8-4940-7000-8000-000000000422', 1794334280000000, 'attempt.block_handed_in', '01a1c6a8-4940-7000-8000-0000000003f3', '01a1c6a8-4940-7000-8000-000000000417', '{"block":0}', 240, '0b685ff9f65706729021b4a882d1d9fc4fe7c1ea2f2ce80cedd67124272c492e', 'dbb5b6600d4f139b95df902e49d63578e5979fda946b949b76e815f3e8c89c24');
INSERT INTO public.ledger_event VALUES ('01a1c6a8-4940-7000-8000-000000000446', 1794334280000000, 'application.submitted', '01a1c6a8-4940-7000-8000-000000000440', '01a1c6a8-4940-7000-8000-000000000441', '{"overall":"needs_evidence","rules":"eligibility-1","verdicts":[["residence","met"],["degree","needs_evidence"]],"version":"01a19cce-2cc0-7000-8000-0000000002a7"}', 247, '3408b27bd22bbeadfa4d7acb19541e0b11c34202ba6210800d3ae590cab8eb9f', 'ffaa7089a76d35bec03a4639a16a64e1be70e46d3d370fad18abcb60b78a617f');
INSERT INTO public.ledger_event VALUES ('01a19bb6-0600-7000-8000-0000000001c7', 1793613760000000, 'attempt.scored', 'worker', '01a19bb6-0600-7000-8000-0000000001b2', '{"grader":"grader-1","outcome":"refer","ruling":{"because":"forced","bounds":[0.19999999999999996,0.8],"counted":5,"doubt":{"interval":[0.22277809550351213,0.8818827512429749],"share":0.5714285714285714,"standard_error":0.1749635530559413,"wrong_fail":0.25569000000000014,"wrong_pass":0.7443099999999998},"floors":[],"outcome":"refer","presented":5,"rules":"decision-1","statistic":0.25569000000000014,"sum":3},"stage":"first"}', 105, '13d42fa17f4a6636101b89414e01502cd3baa0fd7040ae145ccd92159187b07d', '8691eafcc9482b788fbb99474b60bf345f61cfed3370fc9efbb6069d132e2bc5');
INSERT INTO public.ledger_event VALUES ('01a19bee-7b20-7000-8000-0000000001eb', 1793617460000000, 'attempt.handed_in', '01a19bee-7b20-7000-8000-0000000001d7', '01a19bee-7b20-7000-8000-0000000001e0', '{"answers":4,"digest":"b23d8c9547a992de040b78bdcdd15f5939904e3dc63b623a7551e449932dbe60","number":1,"stage":"first"}', 114, 'ddff4649c5c493bf744e8000da8f7e4d94638581bc00362c48e8b16ed50ab0cb', '79d6c5dc56c250c7d051913096bb04e4158f5fab3e7eae666e68d84e77f040f1');
INSERT INTO public.ledger_event VALUES ('01a19c5f-6560-7000-8000-000000000223', 1793624860000000, 'appeal.sent', '01a19c26-f040-7000-8000-0000000001fe', '01a19c26-f040-7000-8000-0000000001ff', '{"appeal":"01a19c5f-6560-7000-8000-000000000222","decision":"01a19c26-f040-7000-8000-00000000021e","grounds":"question"}', 126, 'f1e4cd2b897f52a89e6e21b3c10f51ee09f5b478ada61fd1f81c9a2921ccb0f2', '80a6cead2b399d191ad8a6e49a653b506716c6997c12daeda17be03da82a1811');
INSERT INTO public.ledger_event VALUES ('01a19c5f-6560-7000-8000-000000000248', 1793624860000000, 'application.begun', '01a19c5f-6560-7000-8000-000000000246', '01a19c5f-6560-7000-8000-000000000247', '{"project":"mandarin-sg"}', 135, '5df71cc4ec23726c06437d8052b2745b6a0aa79dfc4817f89b86f8494628a538', 'b64afa7c7eaa89c483d37dc1af3aea13a48ce61e5a52be90ae776f9a4c5eb20f');
INSERT INTO public.ledger_event VALUES ('01a19c5f-6560-7000-8000-00000000027d', 1793624860000000, 'attempt.scored', 'worker', '01a19c5f-6560-7000-8000-00000000023e', '{"grader":"grader-1","outcome":"pass","ruling":{"because":"statistic","bounds":[0.19999999999999996,0.8],"counted":5,"doubt":{"interval":[0.5407418735600994,0.9957892554855106],"share":0.8571428571428571,"standard_error":0.12371791482634838,"wrong_fail":0.882351,"wrong_pass":0.117649},"floors":[],"outcome":"pass","presented":5,"rules":"decision-1","statistic":0.882351,"sum":5},"stage":"first"}', 144, 'f2168539c8270ac5e83f67205d40efd9db0344258d034a723cefee0be664d720', 'edd8097fcce997e6e4126eae8d8be6470923f1d14c2095e7685a98764602d1bf');
INSERT INTO public.ledger_event VALUES ('01a19c5f-6560-7000-8000-000000000281', 1793624860000000, 'decision.made', 'worker', '01a19c5f-6560-7000-8000-000000000236', '{"by":"machine","decision":"01a19c5f-6560-7000-8000-00000000027f","dossier":"b244754044e0683d455cfacef3b6e94ea5f0fb30af3de3af84269d0005e7e0c3","outcome":"passed","stage":"first"}', 145, 'edd8097fcce997e6e4126eae8d8be6470923f1d14c2095e7685a98764602d1bf', '37744a4eccf533d66cecd85823b4c531dc411b0c881776268d748b89f0e22061');
INSERT INTO public.ledger_event VALUES ('01a19ccf-1720-7000-8000-0000000002de', 1793632180000000, 'attempt.rescored', 'worker', '01a19c26-f040-7000-8000-000000000207', '{"after":"refer","before":"refer","grader":"grader-1","version":"01a19cce-2cc0-7000-8000-0000000002a7"}', 168, '4a6085584350da06c978ad00d2fcbb118726e1405430831ac92024a410021b86', 'da31f048d562d1508aa24828a0a8ac017ccd7684a7c320bc962026a37c571a70');
INSERT INTO public.ledger_event VALUES ('01a19ccf-1720-7000-8000-00000000030b', 1793632180000000, 'decision.corrected', '01a19b7d-90e0-7000-8000-000000000008', '01a19ccd-4260-7000-8000-000000000288', '{"decision":"01a19ccf-1720-7000-8000-000000000309","dossier":"040f40b46295999423a7e59420acbc085b6a64a6fca1def3c29aac573ebe5d4d","outcome":"passed","reason":"key_corrected","stage":"first"}', 175, '3e8fb41a2f209554520a702592cc78f8b94268a55406a5e066ab306bbe601d7d', 'e64c4b18e08b4432ea5be79492a2f58d63e5804cc7005cd630c66bdf030a99ce');
INSERT INTO public.ledger_event VALUES ('01a19ccf-1720-7000-8000-00000000030d', 1793632180000000, 'rescore.decided', '01a19b7d-90e0-7000-8000-000000000008', '01a19ccd-4260-7000-8000-000000000288', '{"after":"pass","rescore":"01a19ccf-1720-7000-8000-000000000307","state":"applied"}', 176, 'e64c4b18e08b4432ea5be79492a2f58d63e5804cc7005cd630c66bdf030a99ce', 'faac86f402de2d3f592c0284047403511addb61f8abb49cddf64aa3721019526');
INSERT INTO public.ledger_event VALUES ('01a19ccf-1720-7000-8000-000000000351', 1793632180000000, 'session.opened', '01a19b7d-90e0-7000-8000-00000000002d', '01a19b7d-90e0-7000-8000-00000000002d', '{"staff":true}', 194, 'dfd5ae3a4adc993da8d3d539706675a9d071942a094703f446f55975d3087374', 'a7ccab0515d7077723fff5bd78f36c484c997bfa024bd6fae00af64ed2c8a2e7');
INSERT INTO public.ledger_event VALUES ('01a1c6a8-4940-7000-8000-0000000003e8', 1794334280000000, 'application.begun', '01a1c6a8-4940-7000-8000-0000000003e6', '01a1c6a8-4940-7000-8000-0000000003e7', '{"project":"mandarin-sg"}', 227, 'dfd90dbf4d6b0ae41b33c14f9fae974152441690dddf9981a5bddd07ad6094ad', '4dcffc7cd01bb7da3d0c3f6fc77f8c5a0e405ac1f554f13e17eb86cbffe3bab2');
INSERT INTO public.ledger_event VALUES ('01a1c6a8-4940-7000-8000-000000000411', 1794334280000000, 'attempt.scored', 'worker', '01a1c6a8-4940-7000-8000-0000000003fc', '{"grader":"grader-1","outcome":"pass","ruling":{"because":"statistic","bounds":[0.19999999999999996,0.8],"counted":5,"doubt":{"interval":[0.5407418735600994,0.9957892554855106],"share":0.8571428571428571,"standard_error":0.12371791482634838,"wrong_fail":0.882351,"wrong_pass":0.117649},"floors":[],"outcome":"pass","presented":5,"rules":"decision-1","statistic":0.882351,"sum":5},"stage":"first"}', 237, '2d4d8b262731a0046bd35bb46ceaf194edbaf9b4d167dd62c49ab7d0b16905f1', 'dd9811e8b251e9ef746dddf77de1b8e05ad88e9ef0235acfc9c7edf8f8d352cf');
INSERT INTO public.ledger_event VALUES ('01a1c6a8-4940-7000-8000-000000000415', 1794334280000000, 'decision.made', 'worker', '01a1c6a8-4940-7000-8000-0000000003f4', '{"by":"machine","decision":"01a1c6a8-4940-7000-8000-000000000413","dossier":"421261b783833e371764943c822afeb969812194a9268df069d9081c5d23b5d4","outcome":"passed","stage":"first"}', 238, 'dd9811e8b251e9ef746dddf77de1b8e05ad88e9ef0235acfc9c7edf8f8d352cf', 'b17af3cad93cac2ec0379e4837ee1932746d769d450b6cb83743e2120b9ee46b');
INSERT INTO public.ledger_event VALUES ('01a19bee-7b20-7000-8000-0000000001ce', 1793617460000000, 'appeal.sent', '01a19bb6-0600-7000-8000-0000000001a9', '01a19bb6-0600-7000-8000-0000000001aa', '{"appeal":"01a19bee-7b20-7000-8000-0000000001cd","decision":"01a19bb6-0600-7000-8000-0000000001c9","grounds":"question"}', 107, '392fb3fad171a07cdc363807a4291d958818e9ace811ee6b24962921e6e377ec', 'f9342b784cb3338ac05263f6bc7acc06c4eed3b97de92db3223ad6909060a685');
INSERT INTO public.ledger_event VALUES ('01a19bee-7b20-7000-8000-0000000001f6', 1793617460000000, 'decision.made', '01a19b7d-90e0-7000-8000-000000000008', '01a19bee-7b20-7000-8000-0000000001d8', '{"decision":"01a19bee-7b20-7000-8000-0000000001f4","dossier":"7fb9d9beef42665557ebc8bea37ee7aacc328f253ccbd3096b9a18b1f44503be","outcome":"rejected","reasons":["below_the_line"],"stage":"first"}', 116, 'fab36f2133d403bed482e7a50677601cae15232b5ace842aeccef9e9b4df75c9', '6b9035d23866a52769f73ed38bd6fb7c9077a034388bf3a9780830fdcf1846c7');
INSERT INTO public.ledger_event VALUES ('01a19c26-f040-7000-8000-0000000001fc', 1793621160000000, 'appeal.answered', '01a19b7d-90e0-7000-8000-00000000002d', '01a19bee-7b20-7000-8000-0000000001d8', '{"appeal":"01a19c26-f040-7000-8000-0000000001f8","outcome":"upheld"}', 118, '897c65c61c22eec6db365815693e6a39bcaaa08b085454f9db495542420ff323', 'd95821d3747c3882e79e34cdc477898773e5d71910f4fe0e55890f38f89e29cf');
INSERT INTO public.ledger_event VALUES ('01a19c5f-6560-7000-8000-00000000022b', 1793624860000000, 'application.submitted', '01a19c5f-6560-7000-8000-000000000225', '01a19c5f-6560-7000-8000-000000000226', '{"overall":"needs_evidence","rules":"eligibility-1","verdicts":[["residence","met"],["degree","needs_evidence"]],"version":"01a19b7c-a680-7000-8000-000000000000"}', 128, '182eb6a299a1e5aee671468f3465927966ac811dc35ac63ba6526e6a4d1e0302', '39f09051b422e53f98cea0f6377e8208069442b3be73c3f8f0ba29de34e47848');
INSERT INTO public.ledger_event VALUES ('01a19c5f-6560-7000-8000-00000000022c', 1793624860000000, 'candidate.eligible', '01a19c5f-6560-7000-8000-000000000225', '01a19c5f-6560-7000-8000-000000000226', '{"project":"mandarin-sg"}', 129, '39f09051b422e53f98cea0f6377e8208069442b3be73c3f8f0ba29de34e47848', 'cfff1d3f9dc6c16c8fffaec32ccfc2503edcd30ea0dbb289be7ac43cd6ee3098');
INSERT INTO public.ledger_event VALUES ('01a19cce-2cc0-7000-8000-0000000002a8', 1793632120000000, 'gold_set.imported', 'author@example.sg', '01a19cce-2cc0-7000-8000-0000000002a7', '{"content_hash":"4ade51b9dd30deb9c67b67c5113df073c39a10a6ee3bfaa6860c3a251ceba304","items":37,"number":2,"set":"mandarin-sg"}', 156, '570ba785ec130daa50cd493f0e07f7e287c5ddde327c1e85841698ef8d6c8dbd', 'c66b10bcc4158b35809dfbca3c074341406676f881316924743f85bc52370c99');
INSERT INTO public.ledger_event VALUES ('01a19cce-2cc0-7000-8000-0000000002ab', 1793632120000000, 'contest.raised', '01a19b7d-90e0-7000-8000-00000000000c', '01a19cce-2cc0-7000-8000-0000000002aa', '{"contest":"01a19cce-2cc0-7000-8000-0000000002aa","item":"word-6","source":"author"}', 158, '0cb0cb316da19f4bfca76c31882990fcf1f1a9401d6bc2236661fc9dbc9b3c19', '5e4fc224a7be42eb49a504f980bcc8b015e40af9491acf5faf83f8df51b3db2e');
INSERT INTO public.ledger_event VALUES ('01a19ccf-1720-7000-8000-0000000002b1', 1793632180000000, 'gold_set.published', 'author2@example.sg', '01a19cce-2cc0-7000-8000-0000000002a7', '{"acknowledged":[],"number":2,"set":"mandarin-sg"}', 161, 'f6a934f23443e629ac23bd7d48e0076cd35ea180cbc3106ce97096b0e9e3cf22', '5d890f9a5ee00e5650f14fbf272ac1eb10622982b4b4906bb9064d23cb063fbb');
INSERT INTO public.ledger_event VALUES ('01a19ccf-1720-7000-8000-000000000316', 1793632180000000, 'token.created', 'command-line', '01a19ccf-1720-7000-8000-000000000315', '{"project":"mandarin-sg","scopes":["webhooks:write","events:read","checks:write"]}', 180, 'cd4c56adf5cfc7bfe148b9053dcd586ace807648a5770068782f88b6a17ffc78', 'a7cce5442fab08d9d192e040d5efe4f5bc9b6674c641ed302bbdcad8027a0c60');
INSERT INTO public.ledger_event VALUES ('01a19d07-8c40-7000-8000-000000000381', 1793635880000000, 'attempt.block_handed_in', '01a19ccf-1720-7000-8000-000000000352', '01a19d07-8c40-7000-8000-000000000376', '{"block":0}', 203, '2f8d80722a637dc57cebc3792a9ad5a08c30f2c33fbad83916adf43235f924fd', '7fecce8496ce6c9436f7bd662ee77cbf804db2fabbeb0a31dd5d61998ce01651');
INSERT INTO public.ledger_event VALUES ('01a1c6a8-4940-7000-8000-0000000003ba', 1794334280000000, 'accommodation.granted', '01a19b7d-90e0-7000-8000-000000000008', '01a1c6a8-4940-7000-8000-0000000003aa', '{"factor":1.5}', 216, 'bc9b6525e513fd9074179b74aa40ffd68087f49a496c859af99493e3e35a9143', '265b3bfdea71a4d3415ac038c2ed670b615af78754e806c2d547ceba75050d6b');
INSERT INTO public.ledger_event VALUES ('01a1c6a8-4940-7000-8000-0000000003dd', 1794334280000000, 'decision.made', '01a19b7d-90e0-7000-8000-000000000008', '01a1c6a8-4940-7000-8000-0000000003bc', '{"decision":"01a1c6a8-4940-7000-8000-0000000003db","dossier":"dbf61a96e1665c1bb4fa86c3f2387e15aac614eb3efa544693935bb0036fa548","outcome":"rejected","reasons":["below_the_line"],"stage":"first"}', 223, 'aad62cfdfec542b76858df00e188214f7db365dce79898f38d6fde248cc0b10e', '24f34161ad55c4622e2b9ef83a0b43b4842e7e1fd7ed08e6c21e0018c47647f0');
INSERT INTO public.ledger_event VALUES ('01a1c6a8-4940-7000-8000-000000000403', 1794334280000000, 'attempt.started', '01a1c6a8-4940-7000-8000-0000000003f3', '01a1c6a8-4940-7000-8000-0000000003fc', '{"items":5,"number":1,"seed":-215328357183651712,"stage":"first","version":"01a19cce-2cc0-7000-8000-0000000002a7"}', 235, 'f353df19ea7b76c549f234063c8c0d44a3c4eb35b265bcba1e0898d6e92b1536', 'd890cdfc0ac2c63e1ec4d6bd5de12be45e2ba491fe3cea9aa2b3243fd283ffcb');
INSERT INTO public.ledger_event VALUES ('01a1c6a8-4940-7000-8000-000000000442', 1794334280000000, 'application.begun', '01a1c6a8-4940-7000-8000-000000000440', '01a1c6a8-4940-7000-8000-000000000441', '{"project":"mandarin-sg"}', 246, 'ae7949dddbbff53faa60dbe0a5e7b688895f11d9f67e06ded9bc6efbd216c26c', '3408b27bd22bbeadfa4d7acb19541e0b11c34202ba6210800d3ae590cab8eb9f');
INSERT INTO public.ledger_event VALUES ('01a19bee-7b20-7000-8000-0000000001dd', 1793617460000000, 'application.submitted', '01a19bee-7b20-7000-8000-0000000001d7', '01a19bee-7b20-7000-8000-0000000001d8', '{"overall":"needs_evidence","rules":"eligibility-1","verdicts":[["residence","met"],["degree","needs_evidence"]],"version":"01a19b7c-a680-7000-8000-000000000000"}', 111, '4f98b3f7a34a8233b0f39401f93d263336200ac4e2bd3c155ebb43db2a3adcbc', 'f27c268f429a3aa5503ba1264a7e568a8fef29e491d0a58137e12c99b70c71f2');
INSERT INTO public.ledger_event VALUES ('01a19bee-7b20-7000-8000-0000000001de', 1793617460000000, 'candidate.eligible', '01a19bee-7b20-7000-8000-0000000001d7', '01a19bee-7b20-7000-8000-0000000001d8', '{"project":"mandarin-sg"}', 112, 'f27c268f429a3aa5503ba1264a7e568a8fef29e491d0a58137e12c99b70c71f2', '7271ec30734e0d5b070970e9b8458e229ab17e4fa9a5880e71f8a0a7642a73c9');
INSERT INTO public.ledger_event VALUES ('01a19c26-f040-7000-8000-0000000001f9', 1793621160000000, 'appeal.sent', '01a19bee-7b20-7000-8000-0000000001d7', '01a19bee-7b20-7000-8000-0000000001d8', '{"appeal":"01a19c26-f040-7000-8000-0000000001f8","decision":"01a19bee-7b20-7000-8000-0000000001f4","grounds":"question"}', 117, '6b9035d23866a52769f73ed38bd6fb7c9077a034388bf3a9780830fdcf1846c7', '897c65c61c22eec6db365815693e6a39bcaaa08b085454f9db495542420ff323');
INSERT INTO public.ledger_event VALUES ('01a19c5f-6560-7000-8000-000000000227', 1793624860000000, 'application.begun', '01a19c5f-6560-7000-8000-000000000225', '01a19c5f-6560-7000-8000-000000000226', '{"project":"mandarin-sg"}', 127, '80a6cead2b399d191ad8a6e49a653b506716c6997c12daeda17be03da82a1811', '182eb6a299a1e5aee671468f3465927966ac811dc35ac63ba6526e6a4d1e0302');
INSERT INTO public.ledger_event VALUES ('01a19c5f-6560-7000-8000-00000000025a', 1793624860000000, 'attempt.handed_in', '01a19c5f-6560-7000-8000-000000000225', '01a19c5f-6560-7000-8000-00000000022e', '{"answers":4,"digest":"84deb8dbfb863a06f76f91139aa81ada06816da2d2df69ba7f42a4feedab8eb7","number":1,"stage":"first"}', 139, 'b0aaad3ee9a5b5a902046beb598aa8fbaab9ece60197afe3ced324ede6918e8a', 'daa1538d986f2e623a5ac537cb12dec9bbd4cbb8b0aa8b2d0f842ea9c2484c38');
INSERT INTO public.ledger_event VALUES ('01a19c5f-6560-7000-8000-000000000270', 1793624860000000, 'attempt.scored', 'worker', '01a19c5f-6560-7000-8000-00000000022e', '{"grader":"grader-1","outcome":"refer","ruling":{"because":"forced","bounds":[0.19999999999999996,0.8],"counted":4,"doubt":{"interval":[0.28358206388191054,0.9472550494736831],"share":0.6666666666666666,"standard_error":0.1781741612749496,"wrong_fail":0.4717799999999997,"wrong_pass":0.5282200000000004},"floors":[],"outcome":"refer","presented":4,"rules":"decision-1","statistic":0.4717799999999997,"sum":3},"stage":"first"}', 142, '79e68c0b718ee486e31728106c16812b0795b90ac8ac00ddc997e4f0106832d4', 'b5bb2929e93298684e844a48082231d3b35208757c0de167719765fb10a17eee');
INSERT INTO public.ledger_event VALUES ('01a19cce-2cc0-7000-8000-0000000002a1', 1793632120000000, 'session.opened', '01a19b7d-90e0-7000-8000-000000000010', '01a19b7d-90e0-7000-8000-000000000010', '{"staff":true}', 152, 'ffd37cdafec6144531775f19195359ab84a4ab23c09a60b5c4916e13d156240b', '32b8aa49589ef981d1fa38065c9bb15930ef0f679ff04edf648b2058710fee92');
INSERT INTO public.ledger_event VALUES ('01a19ccf-1720-7000-8000-0000000002e4', 1793632180000000, 'attempt.rescored', 'worker', '01a19c5f-6560-7000-8000-00000000022e', '{"after":"pass","before":"refer","grader":"grader-1","version":"01a19cce-2cc0-7000-8000-0000000002a7"}', 169, 'da31f048d562d1508aa24828a0a8ac017ccd7684a7c320bc962026a37c571a70', '9255cb90d0fd0122df0f815f774c127436b1828a7ea9a50a22d230068d98277f');
INSERT INTO public.ledger_event VALUES ('01a19ccf-1720-7000-8000-000000000319', 1793632180000000, 'token.created', 'command-line', '01a19ccf-1720-7000-8000-000000000318', '{"project":"mandarin-sg","scopes":["candidate"]}', 181, 'a7cce5442fab08d9d192e040d5efe4f5bc9b6674c641ed302bbdcad8027a0c60', 'e8d2ebe63196ea814a33bac66cfcd8dc32ddfc225a0354af08141d576ee4a474');
INSERT INTO public.ledger_event VALUES ('01a19ccf-1720-7000-8000-000000000323', 1793632180000000, 'webhook.added', 'token 01a19ccf-1720-7000-8000-000000000315', '01a19ccf-1720-7000-8000-000000000322', '{"project":"mandarin-sg"}', 185, 'c901a09ecd43c59c909e1f5b5583edc5a8ea2c278e21a6999e24618072ac45b9', 'a2392ec92ae76fbe1a003a3c00a8c52d251ccfc888cf7f6181373968ec1f5fcf');
INSERT INTO public.ledger_event VALUES ('01a19ccf-1720-7000-8000-00000000032b', 1793632180000000, 'webhook.rotated', 'token 01a19ccf-1720-7000-8000-000000000315', '01a19ccf-1720-7000-8000-000000000325', '{}', 188, '6ac36c8e649ec10ed3b6b6f97f0d37dde2ad87f50dd26c248d2a30b941843f15', '60cf42ea63068c7c24950277acd24342b6ea695d9530d169c70728077faf76dd');
INSERT INTO public.ledger_event VALUES ('01a19d07-8c40-7000-8000-00000000037e', 1793635880000000, 'attempt.started', '01a19ccf-1720-7000-8000-000000000352', '01a19d07-8c40-7000-8000-000000000376', '{"items":6,"number":1,"seed":8575698115443556480,"stage":"ladder","version":"01a19cce-2cc0-7000-8000-0000000002a7"}', 202, '39b650c012da819e47c82652aad7420f1bdb572b9bda46331c164f3b666247d1', '2f8d80722a637dc57cebc3792a9ad5a08c30f2c33fbad83916adf43235f924fd');
INSERT INTO public.ledger_event VALUES ('01a1c6a8-4940-7000-8000-0000000003a0', 1794334280000000, 'attempt.handed_in', 'worker', '01a1c63a-6c40-7000-8000-000000000390', '{"answers":2,"digest":"99783e80b91d85a30b8acb2270350db46994df096ae5083bb2009e7bfd5e8abd","number":2,"stage":"ladder"}', 209, '6ea7ef0904700b617775ea08d12c5e045497ed3772c3c5d52f0b2bd763717440', '5c2dd641b0be21622e73a362a9e205093ca04769794c8b007110b1d622ac6744');
INSERT INTO public.ledger_event VALUES ('01a1c6a8-4940-7000-8000-0000000003b9', 1794334280000000, 'attempt.voided', '01a19b7d-90e0-7000-8000-000000000008', '01a1c6a8-4940-7000-8000-0000000003b2', '{"from":"open","reason":"the page did not load"}', 215, '8977a7a794d2fd2df2b7f265d09638ff04e1d3e351fb914478e917e6e3775a3f', 'bc9b6525e513fd9074179b74aa40ffd68087f49a496c859af99493e3e35a9143');
INSERT INTO public.ledger_event VALUES ('01a1c6a8-4940-7000-8000-0000000003cb', 1794334280000000, 'attempt.started', '01a1c6a8-4940-7000-8000-0000000003bb', '01a1c6a8-4940-7000-8000-0000000003c4', '{"items":5,"number":1,"seed":-4250553623307616128,"stage":"first","version":"01a19cce-2cc0-7000-8000-0000000002a7"}', 220, '1b9580114618ee7494721a175798fa523bb8e7bf003526a9bbb22f79a22400eb', 'a235956eb3782e8559cee3d3b6c20f7a0bf108b326c2a2dd5ef3ebf1ec1c415b');
INSERT INTO public.ledger_event VALUES ('01a1c6a8-4940-7000-8000-0000000003d1', 1794334280000000, 'attempt.handed_in', '01a1c6a8-4940-7000-8000-0000000003bb', '01a1c6a8-4940-7000-8000-0000000003c4', '{"answers":5,"digest":"79731968d7e00441c81989548fe6f857e7f686d28d2671037c4cdd51387b6933","number":1,"stage":"first"}', 221, 'a235956eb3782e8559cee3d3b6c20f7a0bf108b326c2a2dd5ef3ebf1ec1c415b', '968eff2e02f0f4208e15e281b1983e04ef72a83eb5501b1835dae128e61cb382');
INSERT INTO public.ledger_event VALUES ('01a1c6a8-4940-7000-8000-0000000003f2', 1794334280000000, 'application.begun', '01a1c6a8-4940-7000-8000-0000000003f0', '01a1c6a8-4940-7000-8000-0000000003f1', '{"project":"mandarin-sg"}', 231, 'cc0cfd4a8142b96b9eeb6cb73d365b5f0cb15c6333c703253a81a362e110ce79', '42a5e3af294898354b6b932c6f11ca794faea6b3615f7cf66e9d66bdc55bdb2a');
INSERT INTO public.ledger_event VALUES ('01a1c6a8-4940-7000-8000-000000000438', 1794334280000000, 'attempt.started', '01a1c6a8-4940-7000-8000-000000000429', '01a1c6a8-4940-7000-8000-000000000432', '{"items":4,"number":1,"seed":3676063195841167488,"stage":"first","version":"01a19cce-2cc0-7000-8000-0000000002a7"}', 244, 'c0f24614485360f7c99970ac454de97818eaf94d66b9f404233d2dbf7e11574d', 'df003a39d322ce8b9d9b2b85492fc8560ca744aae481a55143137ed989ca30ed');
INSERT INTO public.ledger_event VALUES ('01a19bee-7b20-7000-8000-0000000001f2', 1793617460000000, 'attempt.scored', 'worker', '01a19bee-7b20-7000-8000-0000000001e0', '{"grader":"grader-1","outcome":"below_the_line","ruling":{"because":"statistic","bounds":[0.19999999999999996,0.8],"counted":4,"doubt":{"interval":[0.14663279963467318,0.8533672003653269],"share":0.5,"standard_error":0.1889822365046136,"wrong_fail":0.16307999999999984,"wrong_pass":0.8369200000000001},"floors":[],"outcome":"below_the_line","presented":4,"rules":"decision-1","statistic":0.16307999999999984,"sum":2},"stage":"first"}', 115, '79d6c5dc56c250c7d051913096bb04e4158f5fab3e7eae666e68d84e77f040f1', 'fab36f2133d403bed482e7a50677601cae15232b5ace842aeccef9e9b4df75c9');
INSERT INTO public.ledger_event VALUES ('01a19c26-f040-7000-8000-00000000020e', 1793621160000000, 'attempt.started', '01a19c26-f040-7000-8000-0000000001fe', '01a19c26-f040-7000-8000-000000000207', '{"items":5,"number":1,"seed":577023702256844928,"stage":"first","version":"01a19b7c-a680-7000-8000-000000000000"}', 122, '42859d3dd588645922af46bfc2638917dfa23714914a67db07ceb918578c0865', '2108beb7da8febb48072a1bef31b069754d29920482ca38907078f0b630370f0');
INSERT INTO public.ledger_event VALUES ('01a19c26-f040-7000-8000-00000000021c', 1793621160000000, 'attempt.scored', 'worker', '01a19c26-f040-7000-8000-000000000207', '{"grader":"grader-1","outcome":"refer","ruling":{"because":"forced","bounds":[0.19999999999999996,0.8],"counted":5,"doubt":{"interval":[0.22277809550351213,0.8818827512429749],"share":0.5714285714285714,"standard_error":0.1749635530559413,"wrong_fail":0.25569000000000014,"wrong_pass":0.7443099999999998},"floors":[],"outcome":"refer","presented":5,"rules":"decision-1","statistic":0.25569000000000014,"sum":3},"stage":"first"}', 124, '0dfaaec82e3b95685d57ccf436cd6964851ba7dadf095cb6e3822ce53a91b487', '07e3a29d1229f3346e323b0f9141bf1fdd71f6e99cd97bc199943c3bc34e42ac');
INSERT INTO public.ledger_event VALUES ('01a19c5f-6560-7000-8000-000000000234', 1793624860000000, 'attempt.started', '01a19c5f-6560-7000-8000-000000000225', '01a19c5f-6560-7000-8000-00000000022e', '{"items":4,"number":1,"seed":3387269869736034432,"stage":"first","version":"01a19b7c-a680-7000-8000-000000000000"}', 130, 'cfff1d3f9dc6c16c8fffaec32ccfc2503edcd30ea0dbb289be7ac43cd6ee3098', 'be66e53b8b3191805f3265d355b544990d77d405433d80fa28254512712ae048');
INSERT INTO public.ledger_event VALUES ('01a19c5f-6560-7000-8000-000000000245', 1793624860000000, 'attempt.started', '01a19c5f-6560-7000-8000-000000000235', '01a19c5f-6560-7000-8000-00000000023e', '{"items":5,"number":1,"seed":4540191374342881408,"stage":"first","version":"01a19b7c-a680-7000-8000-000000000000"}', 134, '2d60f0026aa245f39feb4496080b78ded7470e28c4ae9e7b382db6986eaeee2c', '5df71cc4ec23726c06437d8052b2745b6a0aa79dfc4817f89b86f8494628a538');
INSERT INTO public.ledger_event VALUES ('01a19c5f-6560-7000-8000-00000000024c', 1793624860000000, 'application.submitted', '01a19c5f-6560-7000-8000-000000000246', '01a19c5f-6560-7000-8000-000000000247', '{"overall":"needs_evidence","rules":"eligibility-1","verdicts":[["residence","met"],["degree","needs_evidence"]],"version":"01a19b7c-a680-7000-8000-000000000000"}', 136, 'b64afa7c7eaa89c483d37dc1af3aea13a48ce61e5a52be90ae776f9a4c5eb20f', 'c83919767b9988a467acf1e04850d6e21ffd82b8bc0aa975ce65246dfaf94e4c');
INSERT INTO public.ledger_event VALUES ('01a19c5f-6560-7000-8000-00000000024d', 1793624860000000, 'candidate.eligible', '01a19c5f-6560-7000-8000-000000000246', '01a19c5f-6560-7000-8000-000000000247', '{"project":"mandarin-sg"}', 137, 'c83919767b9988a467acf1e04850d6e21ffd82b8bc0aa975ce65246dfaf94e4c', 'e841eb0eb7c690af5e4a89c3bedb37c35289180b4d0ba4a4fd8defec12be6efd');
INSERT INTO public.ledger_event VALUES ('01a19c5f-6560-7000-8000-000000000276', 1793624860000000, 'attempt.scored', 'worker', '01a19c5f-6560-7000-8000-00000000024f', '{"grader":"grader-1","outcome":"refer","ruling":{"because":"forced","bounds":[0.19999999999999996,0.8],"counted":4,"doubt":{"interval":[0.28358206388191054,0.9472550494736831],"share":0.6666666666666666,"standard_error":0.1781741612749496,"wrong_fail":0.4717799999999997,"wrong_pass":0.5282200000000004},"floors":[],"outcome":"refer","presented":4,"rules":"decision-1","statistic":0.4717799999999997,"sum":3},"stage":"first"}', 143, 'b5bb2929e93298684e844a48082231d3b35208757c0de167719765fb10a17eee', 'f2168539c8270ac5e83f67205d40efd9db0344258d034a723cefee0be664d720');
INSERT INTO public.ledger_event VALUES ('01a19c5f-6560-7000-8000-000000000285', 1793624860000000, 'decision.made', '01a19b7d-90e0-7000-8000-000000000008', '01a19c5f-6560-7000-8000-000000000226', '{"decision":"01a19c5f-6560-7000-8000-000000000283","dossier":"d07ad297bd40b955619ddb423f23ed43750c1663b66e246b01853abc458da1d5","outcome":"rejected","reasons":["below_the_line"],"stage":"first"}', 146, '37744a4eccf533d66cecd85823b4c531dc411b0c881776268d748b89f0e22061', 'bba79e2e5cc35707da11dfe226744a4ebd6804c3e8b29ea4895a71c6470698ca');
INSERT INTO public.ledger_event VALUES ('01a19cce-2cc0-7000-8000-00000000029c', 1793632120000000, 'session.opened', '01a19b7d-90e0-7000-8000-00000000000c', '01a19b7d-90e0-7000-8000-00000000000c', '{"staff":true}', 151, '92bc9b40dd2befaf41d365ecbded087cd71918d2a186881ffab6844346cdf92d', 'ffd37cdafec6144531775f19195359ab84a4ab23c09a60b5c4916e13d156240b');
INSERT INTO public.ledger_event VALUES ('01a19cce-2cc0-7000-8000-0000000002a3', 1793632120000000, 'contest.raised', '01a19b7d-90e0-7000-8000-00000000000c', '01a19cce-2cc0-7000-8000-0000000002a2', '{"contest":"01a19cce-2cc0-7000-8000-0000000002a2","item":"word-1","source":"author"}', 153, '32b8aa49589ef981d1fa38065c9bb15930ef0f679ff04edf648b2058710fee92', '49fb0cacddec2929e5431845c434bda741c2b0db7bf98c0b58b2eb6108fbc203');
INSERT INTO public.ledger_event VALUES ('01a19cce-2cc0-7000-8000-0000000002a4', 1793632120000000, 'contest.settled', '01a19b7d-90e0-7000-8000-00000000000c', '01a19cce-2cc0-7000-8000-0000000002a2', '{"contest":"01a19cce-2cc0-7000-8000-0000000002a2","item":"word-1","retired_for":null,"state":"upheld"}', 154, '49fb0cacddec2929e5431845c434bda741c2b0db7bf98c0b58b2eb6108fbc203', '7f673c14d1c188df51ab08027f0863700e500c15c81a1e53368c34107ae2b00d');
INSERT INTO public.ledger_event VALUES ('01a19cce-2cc0-7000-8000-0000000002a9', 1793632120000000, 'contest.settled', '01a19b7d-90e0-7000-8000-00000000000c', '01a19cce-2cc0-7000-8000-0000000002a5', '{"contest":"01a19cce-2cc0-7000-8000-0000000002a5","item":"read-1","retired_for":null,"state":"corrected"}', 157, 'c66b10bcc4158b35809dfbca3c074341406676f881316924743f85bc52370c99', '0cb0cb316da19f4bfca76c31882990fcf1f1a9401d6bc2236661fc9dbc9b3c19');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-000000000036', 1793610060000000, 'candidate.eligible', '01a19b7d-90e0-7000-8000-00000000002f', '01a19b7d-90e0-7000-8000-000000000030', '{"project":"mandarin-sg"}', 16, '3676eb1bd5b65518607bfb496be894c07483bbef352e8aa33c3ce0681a503ad1', '7d93ce4309ce98fd5356cfb843d1daf112283152281eb9114b6b4426676b974f');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-00000000003f', 1793610060000000, 'attempt.started', '01a19b7d-90e0-7000-8000-00000000002f', '01a19b7d-90e0-7000-8000-000000000038', '{"items":5,"number":1,"seed":4107282860161892480,"stage":"first","version":"01a19b7c-a680-7000-8000-000000000000"}', 17, '7d93ce4309ce98fd5356cfb843d1daf112283152281eb9114b6b4426676b974f', '366a61654c556ce6a22765193b5f3731653b26c1e198d37737b624ae395625ff');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-000000000045', 1793610060000000, 'attempt.handed_in', '01a19b7d-90e0-7000-8000-00000000002f', '01a19b7d-90e0-7000-8000-000000000038', '{"answers":5,"digest":"1e4107c99de82e7c8145a43a72f06bb3c6189470e11d3700c7b541003e0be21d","number":1,"stage":"first"}', 18, '366a61654c556ce6a22765193b5f3731653b26c1e198d37737b624ae395625ff', '54a780eaf4f6b00238e888810baa37472555a6cdfd735b51a0dff01d34dd27db');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-00000000004d', 1793610060000000, 'attempt.scored', 'worker', '01a19b7d-90e0-7000-8000-000000000038', '{"grader":"grader-1","outcome":"pass","ruling":{"because":"statistic","bounds":[0.19999999999999996,0.8],"counted":5,"doubt":{"interval":[0.5407418735600994,0.9957892554855106],"share":0.8571428571428571,"standard_error":0.12371791482634838,"wrong_fail":0.882351,"wrong_pass":0.117649},"floors":[],"outcome":"pass","presented":5,"rules":"decision-1","statistic":0.882351,"sum":5},"stage":"first"}', 19, '54a780eaf4f6b00238e888810baa37472555a6cdfd735b51a0dff01d34dd27db', '2b669cdb7051990721b44be084cc0f30a3e77670c65a4f37166cb28bc8f04e14');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-000000000051', 1793610060000000, 'decision.made', 'worker', '01a19b7d-90e0-7000-8000-000000000030', '{"by":"machine","decision":"01a19b7d-90e0-7000-8000-00000000004f","dossier":"1354cb7c9f5ee53545c649e6ae6b87c801db8906e10c2558844644e194316e05","outcome":"passed","stage":"first"}', 20, '2b669cdb7051990721b44be084cc0f30a3e77670c65a4f37166cb28bc8f04e14', 'd479ff5b8520150daf428c8f469f8de7f9942a9ad9340f4e138502dafc6c82ff');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-00000000005b', 1793610060000000, 'attempt.started', '01a19b7d-90e0-7000-8000-00000000002f', '01a19b7d-90e0-7000-8000-000000000053', '{"items":6,"number":1,"seed":6052837899185946752,"stage":"ladder","version":"01a19b7c-a680-7000-8000-000000000000"}', 21, 'd479ff5b8520150daf428c8f469f8de7f9942a9ad9340f4e138502dafc6c82ff', '8e35e79510d1ef8e07f33a142be6a66eaa594963ca5f4c2dd0e57a5254fc46a9');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-00000000005e', 1793610060000000, 'attempt.block_handed_in', '01a19b7d-90e0-7000-8000-00000000002f', '01a19b7d-90e0-7000-8000-000000000053', '{"block":0}', 22, '8e35e79510d1ef8e07f33a142be6a66eaa594963ca5f4c2dd0e57a5254fc46a9', 'f6f614b7d78f47adbe5041cb2fb3fc7e271209d4e4527c39e7b609d6d6e34e7c');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-000000000064', 1793610060000000, 'attempt.block_handed_in', '01a19b7d-90e0-7000-8000-00000000002f', '01a19b7d-90e0-7000-8000-000000000053', '{"block":1}', 23, 'f6f614b7d78f47adbe5041cb2fb3fc7e271209d4e4527c39e7b609d6d6e34e7c', 'ea072b3511ac91602faf4eceeaa6e07a783314ddf5cb0deae484702b82d745b9');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-00000000006a', 1793610060000000, 'attempt.handed_in', 'worker', '01a19b7d-90e0-7000-8000-000000000053', '{"answers":4,"digest":"98f5aaa7e98f393421e98a7771d584f009e4c283852ddebe603be8bced4ca101","number":1,"stage":"ladder"}', 24, 'ea072b3511ac91602faf4eceeaa6e07a783314ddf5cb0deae484702b82d745b9', '480684a473659fc62014353f2eea0eb595305139f023b949c31ab1f11448c758');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-000000000071', 1793610060000000, 'attempt.scored', 'worker', '01a19b7d-90e0-7000-8000-000000000053', '{"grader":"grader-1","outcome":"pass","ruling":{"because":"statistic","bounds":[-2.197224577336219,2.1972245773362196],"counted":4,"doubt":{"interval":[0.4781762498950186,0.9949492366205319],"share":0.8333333333333334,"standard_error":0.14085904245475275,"wrong_fail":0.40950999999999976,"wrong_pass":0.010240000000000027},"floors":[],"outcome":"pass","presented":4,"rules":"decision-1","statistic":3.243720864865315,"sum":4},"stage":"ladder"}', 25, '480684a473659fc62014353f2eea0eb595305139f023b949c31ab1f11448c758', 'bde98d02e2d8cf34a5aa31099258e677eddbbbfc89c4c7933cde570049fff96f');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-000000000075', 1793610060000000, 'decision.made', 'worker', '01a19b7d-90e0-7000-8000-000000000030', '{"by":"machine","decision":"01a19b7d-90e0-7000-8000-000000000073","dossier":"79b757d1891af081a3f54da59172ecb4654e9ee8b4e34525b1fc992868134485","outcome":"passed","stage":"ladder"}', 26, 'bde98d02e2d8cf34a5aa31099258e677eddbbbfc89c4c7933cde570049fff96f', '8460085d3132c064220ec847348f91d67c7c3973e11d18fb00d215fec7047036');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-00000000007a', 1793610060000000, 'attempt.started', '01a19b7d-90e0-7000-8000-00000000002f', '01a19b7d-90e0-7000-8000-000000000077', '{"items":1,"number":1,"seed":8646911284551352448,"stage":"writing","version":"01a19b7c-a680-7000-8000-000000000000"}', 27, '8460085d3132c064220ec847348f91d67c7c3973e11d18fb00d215fec7047036', '89ba991cf1f7333749f2dc44f51561b03ac55d8b40f46be85948a9f9975f0eda');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-00000000007c', 1793610060000000, 'attempt.handed_in', '01a19b7d-90e0-7000-8000-00000000002f', '01a19b7d-90e0-7000-8000-000000000077', '{"answers":1,"digest":"4d97a21c9a17fe086d28499b30c49dffba330d3e9571f6c437935b9c36880bf2","number":1,"stage":"writing"}', 28, '89ba991cf1f7333749f2dc44f51561b03ac55d8b40f46be85948a9f9975f0eda', '87998168bced9260385c71302b8e5d1cfe1470d0690db92ddad95ac0d02f6f39');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-000000000082', 1793610060000000, 'review.saved', '01a19b7d-90e0-7000-8000-000000000014', '01a19b7d-90e0-7000-8000-000000000080', '{"adjudication":false,"sheet":"01a19b7d-90e0-7000-8000-000000000081"}', 29, '87998168bced9260385c71302b8e5d1cfe1470d0690db92ddad95ac0d02f6f39', 'e7e087f8606ebe27e2b4a2ecacade22724f35a7622e9a7626e5cbdc0c97e98d3');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-000000000084', 1793610060000000, 'review.saved', '01a19b7d-90e0-7000-8000-000000000018', '01a19b7d-90e0-7000-8000-000000000080', '{"adjudication":false,"sheet":"01a19b7d-90e0-7000-8000-000000000083"}', 30, 'e7e087f8606ebe27e2b4a2ecacade22724f35a7622e9a7626e5cbdc0c97e98d3', 'ac9c5906846f6d3a9dacb29bda08bf4f3c35669510048d074643963edb620f5c');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-000000000085', 1793610060000000, 'attempt.scored', 'worker', '01a19b7d-90e0-7000-8000-000000000077', '{"grader":"grader-1","outcome":"pass","ruling":{"cut":0.65,"doubt":{"interval":[0.8824021609275967,1],"share":1,"standard_error":0.06,"wrong_fail":0.9999999972834562,"wrong_pass":2.7165437677112436e-9},"responses":1,"rules":"decision-1","score":1,"se":0.06},"stage":"writing"}', 31, 'ac9c5906846f6d3a9dacb29bda08bf4f3c35669510048d074643963edb620f5c', 'aa1d7766de82fa2b99966d3cfca18d67e7006e47e6cd0d25c77b01a840ad488d');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-000000000089', 1793610060000000, 'decision.made', 'worker', '01a19b7d-90e0-7000-8000-000000000030', '{"by":"machine","decision":"01a19b7d-90e0-7000-8000-000000000087","dossier":"a950f4eef8aba6df40d0a43bc231f34d82ebbd48fb60c647563f845de28ad101","outcome":"passed","stage":"writing"}', 32, 'aa1d7766de82fa2b99966d3cfca18d67e7006e47e6cd0d25c77b01a840ad488d', '3f4c6468cf92f95a3274f359f3cf9f8c753ee10c7b972da0587ede0dd93f356f');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-00000000008c', 1793610060000000, 'application.document', '01a19b7d-90e0-7000-8000-00000000002f', '01a19b7d-90e0-7000-8000-000000000030', '{"document":"01a19b7d-90e0-7000-8000-00000000008b","what":"uploaded"}', 33, '3f4c6468cf92f95a3274f359f3cf9f8c753ee10c7b972da0587ede0dd93f356f', '49315ec6953ce51c9f12baa03929f0472066876a9f58bcf613b1d4e107c0655a');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-00000000008d', 1793610060000000, 'application.document', '01a19b7d-90e0-7000-8000-000000000008', '01a19b7d-90e0-7000-8000-000000000030', '{"document":"01a19b7d-90e0-7000-8000-00000000008b","what":"rejected"}', 34, '49315ec6953ce51c9f12baa03929f0472066876a9f58bcf613b1d4e107c0655a', 'e6869f4697f644f582a7ca6f08278afc72016925a3a838d1bc1a5e3afaf24b8b');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-00000000008f', 1793610060000000, 'application.document', '01a19b7d-90e0-7000-8000-00000000002f', '01a19b7d-90e0-7000-8000-000000000030', '{"document":"01a19b7d-90e0-7000-8000-00000000008e","what":"uploaded"}', 35, 'e6869f4697f644f582a7ca6f08278afc72016925a3a838d1bc1a5e3afaf24b8b', 'e8ffe8ffb16e9d2709e5cf89ff8672a646da0466ae9af113c48a20e6503c662b');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-000000000090', 1793610060000000, 'application.document', '01a19b7d-90e0-7000-8000-000000000008', '01a19b7d-90e0-7000-8000-000000000030', '{"document":"01a19b7d-90e0-7000-8000-00000000008e","what":"accepted"}', 36, 'e8ffe8ffb16e9d2709e5cf89ff8672a646da0466ae9af113c48a20e6503c662b', '2ba3d2a6bb8ede7eb4b9f8d668ba09b3cebab22382893eebff6afdda3e51a8d6');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-000000000092', 1793610060000000, 'candidate.onboarded', '01a19b7d-90e0-7000-8000-000000000008', '01a19b7d-90e0-7000-8000-000000000091', '{"application":"01a19b7d-90e0-7000-8000-000000000030"}', 37, '2ba3d2a6bb8ede7eb4b9f8d668ba09b3cebab22382893eebff6afdda3e51a8d6', '2185c2b1ea92d66a39bb8ede6a4fd4a0477d456bd9b54cd319590fc66d2ce3e6');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-00000000009a', 1793610060000000, 'application.begun', '01a19b7d-90e0-7000-8000-000000000098', '01a19b7d-90e0-7000-8000-000000000099', '{"project":"mandarin-sg"}', 39, '36c0323d87a7527e452998e10a9ff910c325ad5f430e73a1878f7aac84db68b3', 'f46de2c98102018b3a2d08999b6b0ed2c734d1fc3f6ec4bd21fca19f95a10b32');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-0000000000ae', 1793610060000000, 'attempt.handed_in', '01a19b7d-90e0-7000-8000-000000000098', '01a19b7d-90e0-7000-8000-0000000000a1', '{"answers":5,"digest":"f6c41fd0e017fc4262409e982b2bcde18b7dbd3bbd0ee7b644ee4fe351657765","number":1,"stage":"first"}', 43, '3f3036d43483be166afd9490a2d92a2479894f840937962c4fcaf5e4db2f792e', '6b8dd5b24bf8448a873c4c1334c9ef623ecd2b9895e8860ea1cb0be04f3e67e8');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-0000000000c4', 1793610060000000, 'attempt.started', '01a19b7d-90e0-7000-8000-000000000098', '01a19b7d-90e0-7000-8000-0000000000bc', '{"items":6,"number":1,"seed":-4827858800541171584,"stage":"ladder","version":"01a19b7c-a680-7000-8000-000000000000"}', 46, 'e4cd6af01b52d7377429b1520305f64d66a7fad645aab66164fd2bb8177bc229', '6deda89a9354e5935448af0046f1cbe9b9fbf5bfddd319c39d4bfe9f53a1522e');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-0000000000c7', 1793610060000000, 'attempt.block_handed_in', '01a19b7d-90e0-7000-8000-000000000098', '01a19b7d-90e0-7000-8000-0000000000bc', '{"block":0}', 47, '6deda89a9354e5935448af0046f1cbe9b9fbf5bfddd319c39d4bfe9f53a1522e', '39f126f622338940ed3792d1947f2eeb3b6a545cedb5b0b729b85ac49c75e166');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-0000000000cd', 1793610060000000, 'attempt.block_handed_in', '01a19b7d-90e0-7000-8000-000000000098', '01a19b7d-90e0-7000-8000-0000000000bc', '{"block":1}', 48, '39f126f622338940ed3792d1947f2eeb3b6a545cedb5b0b729b85ac49c75e166', '10193596c9c433c46c722e6ebd5c1676019921b47c92f30b5e3c0b1927698ab4');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-0000000000da', 1793610060000000, 'attempt.scored', 'worker', '01a19b7d-90e0-7000-8000-0000000000bc', '{"grader":"grader-1","outcome":"pass","ruling":{"because":"statistic","bounds":[-2.197224577336219,2.1972245773362196],"counted":4,"doubt":{"interval":[0.4781762498950186,0.9949492366205319],"share":0.8333333333333334,"standard_error":0.14085904245475275,"wrong_fail":0.40950999999999976,"wrong_pass":0.010240000000000027},"floors":[],"outcome":"pass","presented":4,"rules":"decision-1","statistic":3.243720864865315,"sum":4},"stage":"ladder"}', 50, '41110a65f2fe5509aa6e5a6f1b313b81b4583f7b9aca780bae37ff6ef4398730', '02bfc7060fb098f0420b06aa7d6fdab5197c54125ab1cdd273aed1859aaf2dfd');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-0000000000de', 1793610060000000, 'decision.made', 'worker', '01a19b7d-90e0-7000-8000-000000000099', '{"by":"machine","decision":"01a19b7d-90e0-7000-8000-0000000000dc","dossier":"5d1db5c9723f18a7dfb079e1ff48e50ccd06ffe6f73d6af7ba7ff20ba56af5c7","outcome":"passed","stage":"ladder"}', 51, '02bfc7060fb098f0420b06aa7d6fdab5197c54125ab1cdd273aed1859aaf2dfd', '11d3059360168591199f29136438bfc6113bb8761b14d65b68cd6865b664852f');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-0000000000e3', 1793610060000000, 'attempt.started', '01a19b7d-90e0-7000-8000-000000000098', '01a19b7d-90e0-7000-8000-0000000000e0', '{"items":1,"number":1,"seed":-2233785415175765888,"stage":"writing","version":"01a19b7c-a680-7000-8000-000000000000"}', 52, '11d3059360168591199f29136438bfc6113bb8761b14d65b68cd6865b664852f', 'e15073c2b8e774af9600b75bd7ed70fcc13b4bd8d6ecc479df2ec23ac5f99b71');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-0000000000e5', 1793610060000000, 'attempt.handed_in', '01a19b7d-90e0-7000-8000-000000000098', '01a19b7d-90e0-7000-8000-0000000000e0', '{"answers":1,"digest":"4890c803c27ff4395a80f3a02d209556034d739ad64a318a4f3c48fee29edbbe","number":1,"stage":"writing"}', 53, 'e15073c2b8e774af9600b75bd7ed70fcc13b4bd8d6ecc479df2ec23ac5f99b71', 'e787772530ee53c6145c7b91d4021ddf025af74b149fe60c13f846467bafcf7e');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-0000000000eb', 1793610060000000, 'review.saved', '01a19b7d-90e0-7000-8000-000000000014', '01a19b7d-90e0-7000-8000-0000000000e9', '{"adjudication":false,"sheet":"01a19b7d-90e0-7000-8000-0000000000ea"}', 54, 'e787772530ee53c6145c7b91d4021ddf025af74b149fe60c13f846467bafcf7e', '86512b67dcadef924ae36907671cf0c8376098ae356f67b07e1f959d7c88e0b0');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-0000000000ef', 1793610060000000, 'review.saved', '01a19b7d-90e0-7000-8000-00000000001c', '01a19b7d-90e0-7000-8000-0000000000e9', '{"adjudication":true,"sheet":"01a19b7d-90e0-7000-8000-0000000000ee"}', 56, '05848628f16e087eaf8d18a368e97c035cc1be785e60d74f649cfceae3b96dbf', '043cbe2cb38a66f718f4e93ce7039982380beae26a3146460186667e7fef26a5');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-0000000000f0', 1793610060000000, 'attempt.scored', 'worker', '01a19b7d-90e0-7000-8000-0000000000e0', '{"grader":"grader-1","outcome":"refer","ruling":{"cut":0.65,"doubt":{"interval":[0.020018007729972975,1],"share":1,"standard_error":0.5,"wrong_fail":0.758036347776927,"wrong_pass":0.24196365222307303},"responses":1,"rules":"decision-1","score":1,"se":0.5},"stage":"writing"}', 57, '043cbe2cb38a66f718f4e93ce7039982380beae26a3146460186667e7fef26a5', '93073964e2984ed19402d3dd1cfbcc24cba9b2feaf4eb96239a580e643d3c32a');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-0000000000f4', 1793610060000000, 'application.begun', '01a19b7d-90e0-7000-8000-0000000000f2', '01a19b7d-90e0-7000-8000-0000000000f3', '{"project":"mandarin-sg"}', 58, '93073964e2984ed19402d3dd1cfbcc24cba9b2feaf4eb96239a580e643d3c32a', 'ca045252664028ef732f83c66d5aa552bc4066ee537118c955c5a10bbcfef908');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-0000000000f8', 1793610060000000, 'application.submitted', '01a19b7d-90e0-7000-8000-0000000000f2', '01a19b7d-90e0-7000-8000-0000000000f3', '{"overall":"needs_evidence","rules":"eligibility-1","verdicts":[["residence","met"],["degree","needs_evidence"]],"version":"01a19b7c-a680-7000-8000-000000000000"}', 59, 'ca045252664028ef732f83c66d5aa552bc4066ee537118c955c5a10bbcfef908', 'f4a022e65a5cfd8cce6139deec8ac7129ddcd8e347176c71377e4e1818943aa7');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-0000000000f9', 1793610060000000, 'candidate.eligible', '01a19b7d-90e0-7000-8000-0000000000f2', '01a19b7d-90e0-7000-8000-0000000000f3', '{"project":"mandarin-sg"}', 60, 'f4a022e65a5cfd8cce6139deec8ac7129ddcd8e347176c71377e4e1818943aa7', '44bc9ab7f7f855e7396bd2b8f7ab6382ce52fd00f15acaad0463f820506f485d');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-000000000101', 1793610060000000, 'attempt.started', '01a19b7d-90e0-7000-8000-0000000000f2', '01a19b7d-90e0-7000-8000-0000000000fb', '{"items":4,"number":1,"seed":-288230376151711616,"stage":"first","version":"01a19b7c-a680-7000-8000-000000000000"}', 61, '44bc9ab7f7f855e7396bd2b8f7ab6382ce52fd00f15acaad0463f820506f485d', '4a54f01bef7a2402638d4f5a60800282131b09344c51daf6e97875205303d9f8');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-000000000106', 1793610060000000, 'attempt.handed_in', '01a19b7d-90e0-7000-8000-0000000000f2', '01a19b7d-90e0-7000-8000-0000000000fb', '{"answers":4,"digest":"d77fde9bc2fafb1d5048d1e801a0ad0fe547689c4a36b679131ca7a33094bea9","number":1,"stage":"first"}', 62, '4a54f01bef7a2402638d4f5a60800282131b09344c51daf6e97875205303d9f8', '43b5407ae874e798a9f36f953ca46cf36bb73512a2cbddd674af2901e55db558');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-00000000010d', 1793610060000000, 'attempt.scored', 'worker', '01a19b7d-90e0-7000-8000-0000000000fb', '{"grader":"grader-1","outcome":"pass","ruling":{"because":"statistic","bounds":[0.19999999999999996,0.8],"counted":4,"doubt":{"interval":[0.4781762498950186,0.9949492366205319],"share":0.8333333333333334,"standard_error":0.14085904245475275,"wrong_fail":0.8319300000000002,"wrong_pass":0.16806999999999983},"floors":[],"outcome":"pass","presented":4,"rules":"decision-1","statistic":0.8319300000000002,"sum":4},"stage":"first"}', 63, '43b5407ae874e798a9f36f953ca46cf36bb73512a2cbddd674af2901e55db558', '59138744849cfac75ee83b1716f673207b7b0d97f508fd4df8ffedf4ef762e30');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-000000000111', 1793610060000000, 'decision.made', 'worker', '01a19b7d-90e0-7000-8000-0000000000f3', '{"by":"machine","decision":"01a19b7d-90e0-7000-8000-00000000010f","dossier":"44025332ec5352fd2c035f8da3c82a4a2da03cb99a4f6400da15f64d4c53c7d1","outcome":"passed","stage":"first"}', 64, '59138744849cfac75ee83b1716f673207b7b0d97f508fd4df8ffedf4ef762e30', 'c868decd5dbd080750492d1cc55fb6ff5eb5464514f89814b5541fd69df76fcc');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-00000000011b', 1793610060000000, 'attempt.started', '01a19b7d-90e0-7000-8000-0000000000f2', '01a19b7d-90e0-7000-8000-000000000113', '{"items":6,"number":1,"seed":1441433355735269504,"stage":"ladder","version":"01a19b7c-a680-7000-8000-000000000000"}', 65, 'c868decd5dbd080750492d1cc55fb6ff5eb5464514f89814b5541fd69df76fcc', '0c22f9c3f0f102b3934f420ca8ab9b5718945dcd6b0cdbd80f0e9a77cd2aa724');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-00000000011e', 1793610060000000, 'attempt.block_handed_in', '01a19b7d-90e0-7000-8000-0000000000f2', '01a19b7d-90e0-7000-8000-000000000113', '{"block":0}', 66, '0c22f9c3f0f102b3934f420ca8ab9b5718945dcd6b0cdbd80f0e9a77cd2aa724', 'cd3b8a6fa76f539a4e54cd4922f0d914ac1238e5b6ba33a2b5ab03583971c9c5');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-000000000124', 1793610060000000, 'attempt.block_handed_in', '01a19b7d-90e0-7000-8000-0000000000f2', '01a19b7d-90e0-7000-8000-000000000113', '{"block":1}', 67, 'cd3b8a6fa76f539a4e54cd4922f0d914ac1238e5b6ba33a2b5ab03583971c9c5', 'd9d4a274b22227487d105aedaccb8095666dd4f66e090eb7365818dc7fb03cea');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-00000000012a', 1793610060000000, 'attempt.handed_in', 'worker', '01a19b7d-90e0-7000-8000-000000000113', '{"answers":4,"digest":"797dc86b14058d3abacf37116d60c104587eb339652792b91f7619c66da355ba","number":1,"stage":"ladder"}', 68, 'd9d4a274b22227487d105aedaccb8095666dd4f66e090eb7365818dc7fb03cea', 'd71d8af27f2779ca142446f6ad9b66f1fcffe6f747da7570ec7f3a2fd2f3fb12');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-000000000131', 1793610060000000, 'attempt.scored', 'worker', '01a19b7d-90e0-7000-8000-000000000113', '{"grader":"grader-1","outcome":"pass","ruling":{"because":"statistic","bounds":[-2.197224577336219,2.1972245773362196],"counted":4,"doubt":{"interval":[0.4781762498950186,0.9949492366205319],"share":0.8333333333333334,"standard_error":0.14085904245475275,"wrong_fail":0.40950999999999976,"wrong_pass":0.010240000000000027},"floors":[],"outcome":"pass","presented":4,"rules":"decision-1","statistic":3.243720864865315,"sum":4},"stage":"ladder"}', 69, 'd71d8af27f2779ca142446f6ad9b66f1fcffe6f747da7570ec7f3a2fd2f3fb12', '9b34bd0d0e52aef35b9bfa6cde69c56a3ab806ecb45e8772196f16d78a4356c3');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-000000000135', 1793610060000000, 'decision.made', 'worker', '01a19b7d-90e0-7000-8000-0000000000f3', '{"by":"machine","decision":"01a19b7d-90e0-7000-8000-000000000133","dossier":"d8e148f28312121dfa30298d92d043c87e2537943891eea83916899f45ff3d86","outcome":"passed","stage":"ladder"}', 70, '9b34bd0d0e52aef35b9bfa6cde69c56a3ab806ecb45e8772196f16d78a4356c3', '6040b36ec4b48a2c7e4ec66b180b18247faee9dcfcbcf43455ddc3f1e18f8d80');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-00000000013a', 1793610060000000, 'attempt.started', '01a19b7d-90e0-7000-8000-0000000000f2', '01a19b7d-90e0-7000-8000-000000000137', '{"items":1,"number":1,"seed":4035506741100675200,"stage":"writing","version":"01a19b7c-a680-7000-8000-000000000000"}', 71, '6040b36ec4b48a2c7e4ec66b180b18247faee9dcfcbcf43455ddc3f1e18f8d80', '0da3131097d35e5aafdf493832c770fa35fa2635bc2039eb158029f567c54d30');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-00000000013c', 1793610060000000, 'attempt.handed_in', '01a19b7d-90e0-7000-8000-0000000000f2', '01a19b7d-90e0-7000-8000-000000000137', '{"answers":1,"digest":"4ce8d126dd5c8ab690fb7005ea90441d81a2985705d6478ae0eb5dd1e4a110b6","number":1,"stage":"writing"}', 72, '0da3131097d35e5aafdf493832c770fa35fa2635bc2039eb158029f567c54d30', 'ffce75f41ec86615cbdb05652677b41cf37cdf58612850e4825278fe1195853a');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-000000000142', 1793610060000000, 'review.saved', '01a19b7d-90e0-7000-8000-000000000014', '01a19b7d-90e0-7000-8000-000000000140', '{"adjudication":false,"sheet":"01a19b7d-90e0-7000-8000-000000000141"}', 73, 'ffce75f41ec86615cbdb05652677b41cf37cdf58612850e4825278fe1195853a', 'e277701853d2a1407524bcc879659e1dd1687932c23f9044cd18d097039c6720');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-000000000145', 1793610060000000, 'application.begun', '01a19b7d-90e0-7000-8000-000000000143', '01a19b7d-90e0-7000-8000-000000000144', '{"project":"mandarin-sg"}', 74, 'e277701853d2a1407524bcc879659e1dd1687932c23f9044cd18d097039c6720', '72177f8506bcc0d062a1a647ce44cbfc75f2f88e69674a0bee0e8c1435d07bea');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-000000000149', 1793610060000000, 'application.submitted', '01a19b7d-90e0-7000-8000-000000000143', '01a19b7d-90e0-7000-8000-000000000144', '{"overall":"needs_evidence","rules":"eligibility-1","verdicts":[["residence","met"],["degree","needs_evidence"]],"version":"01a19b7c-a680-7000-8000-000000000000"}', 75, '72177f8506bcc0d062a1a647ce44cbfc75f2f88e69674a0bee0e8c1435d07bea', 'b5f4ec4b35ff0ce6dd550ed62131512fefc193f5f9334bf09b7b335426cb7e23');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-00000000014a', 1793610060000000, 'candidate.eligible', '01a19b7d-90e0-7000-8000-000000000143', '01a19b7d-90e0-7000-8000-000000000144', '{"project":"mandarin-sg"}', 76, 'b5f4ec4b35ff0ce6dd550ed62131512fefc193f5f9334bf09b7b335426cb7e23', '2449794ac222d8ec26f2e71191b9383231ae81390f5a3ea49ef11c4c986939af');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-000000000153', 1793610060000000, 'attempt.started', '01a19b7d-90e0-7000-8000-000000000143', '01a19b7d-90e0-7000-8000-00000000014c', '{"items":5,"number":1,"seed":5548716215897161856,"stage":"first","version":"01a19b7c-a680-7000-8000-000000000000"}', 77, '2449794ac222d8ec26f2e71191b9383231ae81390f5a3ea49ef11c4c986939af', 'a5e1b9c63e269d0f375e69560274652613501e3c3509927f0cd362368ce68c2f');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-000000000159', 1793610060000000, 'attempt.handed_in', '01a19b7d-90e0-7000-8000-000000000143', '01a19b7d-90e0-7000-8000-00000000014c', '{"answers":5,"digest":"8e2efb9929e7d414127376f6710baf085a3719b97b14a40b6edb3cd4188c4044","number":1,"stage":"first"}', 78, 'a5e1b9c63e269d0f375e69560274652613501e3c3509927f0cd362368ce68c2f', 'bf955ecef17bff5f7ac7e49015b7c88dbae8ffe59fa60c8f0078373851e6ee61');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-000000000161', 1793610060000000, 'attempt.scored', 'worker', '01a19b7d-90e0-7000-8000-00000000014c', '{"grader":"grader-1","outcome":"pass","ruling":{"because":"statistic","bounds":[0.19999999999999996,0.8],"counted":5,"doubt":{"interval":[0.5407418735600994,0.9957892554855106],"share":0.8571428571428571,"standard_error":0.12371791482634838,"wrong_fail":0.882351,"wrong_pass":0.117649},"floors":[],"outcome":"pass","presented":5,"rules":"decision-1","statistic":0.882351,"sum":5},"stage":"first"}', 79, 'bf955ecef17bff5f7ac7e49015b7c88dbae8ffe59fa60c8f0078373851e6ee61', 'b9a2ff3ebb58e8873d39c7ac420c023c8bdc834e33dda7f5b9d845bd882a1a6a');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-000000000165', 1793610060000000, 'decision.made', 'worker', '01a19b7d-90e0-7000-8000-000000000144', '{"by":"machine","decision":"01a19b7d-90e0-7000-8000-000000000163","dossier":"2d9eba942cf9cd6130ce133fc03f646e970bce7bfdcfcc0eae3c7a5b871a93de","outcome":"passed","stage":"first"}', 80, 'b9a2ff3ebb58e8873d39c7ac420c023c8bdc834e33dda7f5b9d845bd882a1a6a', '467192271ceaf0462a0116d7d135311f6892fbbe41b891291eaab4c7d702108b');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-00000000016f', 1793610060000000, 'attempt.started', '01a19b7d-90e0-7000-8000-000000000143', '01a19b7d-90e0-7000-8000-000000000167', '{"items":6,"number":1,"seed":7494271254921216128,"stage":"ladder","version":"01a19b7c-a680-7000-8000-000000000000"}', 81, '467192271ceaf0462a0116d7d135311f6892fbbe41b891291eaab4c7d702108b', '96520c29f3e9f00a8dedb82c1cb2747ea4281e476e681b255b7db94df220552e');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-000000000172', 1793610060000000, 'attempt.block_handed_in', '01a19b7d-90e0-7000-8000-000000000143', '01a19b7d-90e0-7000-8000-000000000167', '{"block":0}', 82, '96520c29f3e9f00a8dedb82c1cb2747ea4281e476e681b255b7db94df220552e', 'c8964a0ed33c848b94c585dbcd93cafd4e80a15c8c48d8b1b1e1d828d51c2888');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-000000000178', 1793610060000000, 'attempt.block_handed_in', '01a19b7d-90e0-7000-8000-000000000143', '01a19b7d-90e0-7000-8000-000000000167', '{"block":1}', 83, 'c8964a0ed33c848b94c585dbcd93cafd4e80a15c8c48d8b1b1e1d828d51c2888', '4a2d7d6075c9ebd1fbe26efe953c1a314fb1361ed16ee9913d2c243d1126353a');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-00000000017e', 1793610060000000, 'attempt.handed_in', 'worker', '01a19b7d-90e0-7000-8000-000000000167', '{"answers":4,"digest":"9fbfc6f3359ebbc4e4292cade1c82ef8b9f8afc915b04ecd48dad46236ee542c","number":1,"stage":"ladder"}', 84, '4a2d7d6075c9ebd1fbe26efe953c1a314fb1361ed16ee9913d2c243d1126353a', '976aa2cea707869bda85d450bb18396bade9db5aa25cf278c675fda130ff0fa8');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-000000000185', 1793610060000000, 'attempt.scored', 'worker', '01a19b7d-90e0-7000-8000-000000000167', '{"grader":"grader-1","outcome":"pass","ruling":{"because":"statistic","bounds":[-2.197224577336219,2.1972245773362196],"counted":4,"doubt":{"interval":[0.4781762498950186,0.9949492366205319],"share":0.8333333333333334,"standard_error":0.14085904245475275,"wrong_fail":0.40950999999999976,"wrong_pass":0.010240000000000027},"floors":[],"outcome":"pass","presented":4,"rules":"decision-1","statistic":3.243720864865315,"sum":4},"stage":"ladder"}', 85, '976aa2cea707869bda85d450bb18396bade9db5aa25cf278c675fda130ff0fa8', '7f45a180a3e8147a06e9de643a0e8aa3a1d625322f07835d380a20cab7f0e21b');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-000000000189', 1793610060000000, 'decision.made', 'worker', '01a19b7d-90e0-7000-8000-000000000144', '{"by":"machine","decision":"01a19b7d-90e0-7000-8000-000000000187","dossier":"fa8a47e9da00037f22bebb750a7dde37869705ec32091197ccd91de3f4608f02","outcome":"passed","stage":"ladder"}', 86, '7f45a180a3e8147a06e9de643a0e8aa3a1d625322f07835d380a20cab7f0e21b', '5959fd1272c120c2dd9fb385ea99377b663529d96e098f35fc07285c2889ef7b');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-00000000018e', 1793610060000000, 'attempt.started', '01a19b7d-90e0-7000-8000-000000000143', '01a19b7d-90e0-7000-8000-00000000018b', '{"items":1,"number":1,"seed":-8358399433422929792,"stage":"writing","version":"01a19b7c-a680-7000-8000-000000000000"}', 87, '5959fd1272c120c2dd9fb385ea99377b663529d96e098f35fc07285c2889ef7b', '5e8de4669792dc2e2e668322c7bb3ab200a840f6bece47478a8c41b52bce3ec2');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-000000000190', 1793610060000000, 'attempt.handed_in', '01a19b7d-90e0-7000-8000-000000000143', '01a19b7d-90e0-7000-8000-00000000018b', '{"answers":1,"digest":"60ba1f029526be11deb706c96bfa9b07834a5c308bf760e1156fdd8a89c94e38","number":1,"stage":"writing"}', 88, '5e8de4669792dc2e2e668322c7bb3ab200a840f6bece47478a8c41b52bce3ec2', '50cb45add0ba28db1928d5ba64e9b5b8b8e42da18f3ac7f2d69dce1c8dd8f75a');
INSERT INTO public.ledger_event VALUES ('01a19b7d-90e0-7000-8000-000000000197', 1793610060000000, 'application.document', '01a19b7d-90e0-7000-8000-0000000000f2', '01a19b7d-90e0-7000-8000-0000000000f3', '{"document":"01a19b7d-90e0-7000-8000-000000000196","what":"uploaded"}', 89, '50cb45add0ba28db1928d5ba64e9b5b8b8e42da18f3ac7f2d69dce1c8dd8f75a', 'fc0516c3abbfa06923a4d89b9be13e387fec00c1c5d96f0021d584558279fd09');
INSERT INTO public.ledger_event VALUES ('01a19bb6-0600-7000-8000-000000000199', 1793613760000000, 'check.asked', 'platform', '01a19b7d-90e0-7000-8000-000000000091', '{"check":"01a19bb6-0600-7000-8000-000000000198"}', 90, 'fc0516c3abbfa06923a4d89b9be13e387fec00c1c5d96f0021d584558279fd09', 'df2dc2c954a1acdfae825d3b52417d321b289a97297a8917ec4934a179bdab2f');
INSERT INTO public.ledger_event VALUES ('01a19bb6-0600-7000-8000-00000000019a', 1793613760000000, 'check.answered', 'platform', '01a19b7d-90e0-7000-8000-000000000091', '{"check":"01a19bb6-0600-7000-8000-000000000198"}', 91, 'df2dc2c954a1acdfae825d3b52417d321b289a97297a8917ec4934a179bdab2f', 'b5d226f3d047232a8a59135dcec04b706b79dfcb91ed51588f1e3a80d2987bdd');
INSERT INTO public.ledger_event VALUES ('01a19bb6-0600-7000-8000-00000000019c', 1793613760000000, 'check.graded', 'worker', '01a19b7d-90e0-7000-8000-000000000091', '{"check":"01a19bb6-0600-7000-8000-000000000198","grader":"grader-1","score":1,"version":"01a19b7c-a680-7000-8000-000000000000"}', 92, 'b5d226f3d047232a8a59135dcec04b706b79dfcb91ed51588f1e3a80d2987bdd', 'bb69103b5808b64125038d580f8749c90b09bf8ef9205fc8427d8e3af9868c0f');
INSERT INTO public.ledger_event VALUES ('01a19bb6-0600-7000-8000-00000000019e', 1793613760000000, 'check.asked', 'platform', '01a19b7d-90e0-7000-8000-000000000091', '{"check":"01a19bb6-0600-7000-8000-00000000019d"}', 93, 'bb69103b5808b64125038d580f8749c90b09bf8ef9205fc8427d8e3af9868c0f', '99a5ee2468b419822b6fbfbba872f63afa436c3049f93e07d6c41d49529a9914');
INSERT INTO public.ledger_event VALUES ('01a19bb6-0600-7000-8000-00000000019f', 1793613760000000, 'check.answered', 'platform', '01a19b7d-90e0-7000-8000-000000000091', '{"check":"01a19bb6-0600-7000-8000-00000000019d"}', 94, '99a5ee2468b419822b6fbfbba872f63afa436c3049f93e07d6c41d49529a9914', '60e838b29f165cefd99504bfafb98f1f1bf0e9b285f0a3b9cecd7d0451b43554');
INSERT INTO public.ledger_event VALUES ('01a19bb6-0600-7000-8000-0000000001a1', 1793613760000000, 'check.graded', 'worker', '01a19b7d-90e0-7000-8000-000000000091', '{"check":"01a19bb6-0600-7000-8000-00000000019d","grader":"grader-1","score":0,"version":"01a19b7c-a680-7000-8000-000000000000"}', 95, '60e838b29f165cefd99504bfafb98f1f1bf0e9b285f0a3b9cecd7d0451b43554', '1266127820004b1a2c0eac1bb4c27022e44d8d77a31b55aba9f369c3c5f08c5f');
INSERT INTO public.ledger_event VALUES ('01a19bb6-0600-7000-8000-0000000001a3', 1793613760000000, 'check.asked', 'platform', '01a19b7d-90e0-7000-8000-000000000091', '{"check":"01a19bb6-0600-7000-8000-0000000001a2"}', 96, '1266127820004b1a2c0eac1bb4c27022e44d8d77a31b55aba9f369c3c5f08c5f', 'ea4a339c54017843ea76c7a96ba491d2e9c26712c21a59cc4007ff9dbd33900b');
INSERT INTO public.ledger_event VALUES ('01a19bb6-0600-7000-8000-0000000001a4', 1793613760000000, 'check.answered', 'platform', '01a19b7d-90e0-7000-8000-000000000091', '{"check":"01a19bb6-0600-7000-8000-0000000001a2"}', 97, 'ea4a339c54017843ea76c7a96ba491d2e9c26712c21a59cc4007ff9dbd33900b', 'aa265824885cee3a8c7d7ef07710d9fa9ac8b5dc4c56f880d5d0eecc6eb29223');
INSERT INTO public.ledger_event VALUES ('01a19bb6-0600-7000-8000-0000000001a6', 1793613760000000, 'check.graded', 'worker', '01a19b7d-90e0-7000-8000-000000000091', '{"check":"01a19bb6-0600-7000-8000-0000000001a2","grader":"grader-1","score":1,"version":"01a19b7c-a680-7000-8000-000000000000"}', 98, 'aa265824885cee3a8c7d7ef07710d9fa9ac8b5dc4c56f880d5d0eecc6eb29223', 'de55208807ad4f8e6a3d2217fc4e85a6e3825b1e07f41032660106fe0e5e3939');
INSERT INTO public.ledger_event VALUES ('01a19bb6-0600-7000-8000-0000000001a8', 1793613760000000, 'check.asked', 'platform', '01a19b7d-90e0-7000-8000-000000000091', '{"check":"01a19bb6-0600-7000-8000-0000000001a7"}', 99, 'de55208807ad4f8e6a3d2217fc4e85a6e3825b1e07f41032660106fe0e5e3939', 'a89589c3a6c0c2946e15acc260b38942aa92accd30a5a7502a124a247d46eb1c');
INSERT INTO public.ledger_event VALUES ('01a19bb6-0600-7000-8000-0000000001ab', 1793613760000000, 'application.begun', '01a19bb6-0600-7000-8000-0000000001a9', '01a19bb6-0600-7000-8000-0000000001aa', '{"project":"mandarin-sg"}', 100, 'a89589c3a6c0c2946e15acc260b38942aa92accd30a5a7502a124a247d46eb1c', '416c97f0a4fab8984afb97274f046aa53eae274c45e73bb136ee61209f30fed9');
INSERT INTO public.ledger_event VALUES ('01a19ccf-1720-7000-8000-000000000300', 1793632180000000, 'attempt.scored', 'worker', '01a19ccd-4260-7000-8000-000000000290', '{"grader":"grader-1","outcome":"refer","ruling":{"because":"forced","bounds":[0.19999999999999996,0.8],"counted":5,"doubt":{"interval":[0.3587654210023252,0.9567281317072583],"share":0.7142857142857143,"standard_error":0.15971914124998499,"wrong_fail":0.579825,"wrong_pass":0.42017499999999997},"floors":[],"outcome":"refer","presented":5,"rules":"decision-1","statistic":0.579825,"sum":4},"stage":"first"}', 173, 'f3832d6c5588cddee943ac1497e976517ec7b09bc40a585883126befb6ccbd6c', '538a28d976246d0717c8db7035e4c055bcd171151b9fac5962a26abfc6d412dd');
INSERT INTO public.ledger_event VALUES ('01a19ccf-1720-7000-8000-000000000329', 1793632180000000, 'webhook.added', 'token 01a19ccf-1720-7000-8000-000000000315', '01a19ccf-1720-7000-8000-000000000328', '{"project":"mandarin-sg"}', 187, 'd440f8d0add14accc0347ba45cbefb84ef8daca880b16b848ca6550bcf5d5fb2', '6ac36c8e649ec10ed3b6b6f97f0d37dde2ad87f50dd26c248d2a30b941843f15');
INSERT INTO public.ledger_event VALUES ('01a19ccf-1720-7000-8000-000000000332', 1793632180000000, 'application.submitted', '01a19ccf-1720-7000-8000-00000000032c', '01a19ccf-1720-7000-8000-00000000032d', '{"overall":"needs_evidence","rules":"eligibility-1","verdicts":[["residence","met"],["degree","needs_evidence"]],"version":"01a19cce-2cc0-7000-8000-0000000002a7"}', 190, 'b7eba04fe119c54748f25ac7134204273f2e2058a823f1287aeaa1d8d1d38103', '82c8ac6db32ad10bf5153c8e4c2a9d88fadb4d9f5cbf49c5c02fe75f4853bac7');
INSERT INTO public.ledger_event VALUES ('01a19ccf-1720-7000-8000-000000000333', 1793632180000000, 'candidate.eligible', '01a19ccf-1720-7000-8000-00000000032c', '01a19ccf-1720-7000-8000-00000000032d', '{"project":"mandarin-sg"}', 191, '82c8ac6db32ad10bf5153c8e4c2a9d88fadb4d9f5cbf49c5c02fe75f4853bac7', '37289777c2c4ef33a6cb2dce6a6d1d41392eb836fe2a2b0305e16f66c39a97bf');
INSERT INTO public.ledger_event VALUES ('01a19cce-2cc0-7000-8000-0000000002ac', 1793632120000000, 'contest.settled', '01a19b7d-90e0-7000-8000-00000000000c', '01a19cce-2cc0-7000-8000-0000000002aa', '{"contest":"01a19cce-2cc0-7000-8000-0000000002aa","item":"word-6","retired_for":"leaked","state":"retired"}', 159, '5e4fc224a7be42eb49a504f980bcc8b015e40af9491acf5faf83f8df51b3db2e', 'd6e08a1ccfb802303b8d326b075a99c15ad8b922af350d26227b2300d4328cb7');
INSERT INTO public.ledger_event VALUES ('01a19cce-2cc0-7000-8000-0000000002ae', 1793632120000000, 'contest.raised', '01a19b7d-90e0-7000-8000-00000000000c', '01a19cce-2cc0-7000-8000-0000000002ad', '{"contest":"01a19cce-2cc0-7000-8000-0000000002ad","item":"word-2","source":"author"}', 160, 'd6e08a1ccfb802303b8d326b075a99c15ad8b922af350d26227b2300d4328cb7', 'f6a934f23443e629ac23bd7d48e0076cd35ea180cbc3106ce97096b0e9e3cf22');
INSERT INTO public.ledger_event VALUES ('01a19ccf-1720-7000-8000-0000000002c0', 1793632180000000, 'attempt.rescored', 'worker', '01a19b7d-90e0-7000-8000-0000000000a1', '{"after":"refer","before":"pass","grader":"grader-1","version":"01a19cce-2cc0-7000-8000-0000000002a7"}', 163, '25d85e6ce5e74e03a78353a3b38031286ec55c637ed7672627f5bc5ac7bd113f', '07e6fb1ba42d35633c011cb45252e6980bf090957ffe8f8cee771a33d920fc13');
INSERT INTO public.ledger_event VALUES ('01a19ccf-1720-7000-8000-0000000002d3', 1793632180000000, 'attempt.rescored', 'worker', '01a19bb6-0600-7000-8000-0000000001b2', '{"after":"refer","before":"refer","grader":"grader-1","version":"01a19cce-2cc0-7000-8000-0000000002a7"}', 166, 'b2cfb818787858fde117dac967e48da2c2f322d61517cee6cad90d55a3f3efb5', 'ccf3da711f7f98b625ee80056546d2acaaee00905a0733cfdf9c29fe850ae9d9');
INSERT INTO public.ledger_event VALUES ('01a19ccf-1720-7000-8000-0000000002eb', 1793632180000000, 'attempt.rescored', 'worker', '01a19c5f-6560-7000-8000-00000000023e', '{"after":"refer","before":"pass","grader":"grader-1","version":"01a19cce-2cc0-7000-8000-0000000002a7"}', 170, '9255cb90d0fd0122df0f815f774c127436b1828a7ea9a50a22d230068d98277f', '5e651a60fc82f0bc6ca5f63c9343930b5ec79a0e75922efc949d8454cc2adaf7');
INSERT INTO public.ledger_event VALUES ('01a19ccf-1720-7000-8000-0000000002f1', 1793632180000000, 'attempt.rescored', 'worker', '01a19c5f-6560-7000-8000-00000000024f', '{"after":"pass","before":"refer","grader":"grader-1","version":"01a19cce-2cc0-7000-8000-0000000002a7"}', 171, '5e651a60fc82f0bc6ca5f63c9343930b5ec79a0e75922efc949d8454cc2adaf7', '71dc05626e487980671bcc755ca8ab9235760f332de3f9395189e27572aaa183');
INSERT INTO public.ledger_event VALUES ('01a19ccf-1720-7000-8000-000000000311', 1793632180000000, 'decision.corrected', '01a19b7d-90e0-7000-8000-000000000008', '01a19c5f-6560-7000-8000-000000000226', '{"decision":"01a19ccf-1720-7000-8000-00000000030f","dossier":"66ea92b12482046fb1875d78ea0d05e5a328caf56416ef906aeb39028c7afe50","outcome":"passed","reason":"key_corrected","stage":"first"}', 178, 'fd1e98557f936c4a610b235829d901f7a677115fd14fa183523d0da97915e427', '7da0c384ebefb5bacd2efb68db67a820a3b3dae096f72ee30da03cb609160fbd');
INSERT INTO public.ledger_event VALUES ('01a19ccf-1720-7000-8000-000000000313', 1793632180000000, 'rescore.decided', '01a19b7d-90e0-7000-8000-000000000008', '01a19c5f-6560-7000-8000-000000000226', '{"after":"pass","rescore":"01a19ccf-1720-7000-8000-0000000002e3","state":"applied"}', 179, '7da0c384ebefb5bacd2efb68db67a820a3b3dae096f72ee30da03cb609160fbd', 'cd4c56adf5cfc7bfe148b9053dcd586ace807648a5770068782f88b6a17ffc78');
INSERT INTO public.ledger_event VALUES ('01a19ccf-1720-7000-8000-00000000033e', 1793632180000000, 'webhook.switched', 'token 01a19ccf-1720-7000-8000-000000000315', '01a19ccf-1720-7000-8000-000000000328', '{"state":"off"}', 192, '37289777c2c4ef33a6cb2dce6a6d1d41392eb836fe2a2b0305e16f66c39a97bf', 'ef4cac615c5d6eacca6a33e98ae9c0df1bd4f593a952337f45dfaa98f2782767');
INSERT INTO public.ledger_event VALUES ('01a19ccf-1720-7000-8000-000000000347', 1793632180000000, 'session.opened', '01a19ccf-1720-7000-8000-00000000032c', '01a19ccf-1720-7000-8000-00000000032c', '{"staff":false}', 193, 'ef4cac615c5d6eacca6a33e98ae9c0df1bd4f593a952337f45dfaa98f2782767', 'dfd5ae3a4adc993da8d3d539706675a9d071942a094703f446f55975d3087374');
INSERT INTO public.ledger_event VALUES ('01a19ccf-1720-7000-8000-000000000354', 1793632180000000, 'application.begun', '01a19ccf-1720-7000-8000-000000000352', '01a19ccf-1720-7000-8000-000000000353', '{"project":"mandarin-sg"}', 195, 'a7ccab0515d7077723fff5bd78f36c484c997bfa024bd6fae00af64ed2c8a2e7', 'c20b6e002fa4d9abf0c2c30e4b412823825a0ab9aedcaccdc6a2485705996f9e');
INSERT INTO public.ledger_event VALUES ('01a19ccf-1720-7000-8000-000000000358', 1793632180000000, 'application.submitted', '01a19ccf-1720-7000-8000-000000000352', '01a19ccf-1720-7000-8000-000000000353', '{"overall":"needs_evidence","rules":"eligibility-1","verdicts":[["residence","met"],["degree","needs_evidence"]],"version":"01a19cce-2cc0-7000-8000-0000000002a7"}', 196, 'c20b6e002fa4d9abf0c2c30e4b412823825a0ab9aedcaccdc6a2485705996f9e', 'eb3d265147208b3d6c329a89065fcc4073ad42bc8058d3fb4f2f570a7bad0fe7');
INSERT INTO public.ledger_event VALUES ('01a19ccf-1720-7000-8000-000000000359', 1793632180000000, 'candidate.eligible', '01a19ccf-1720-7000-8000-000000000352', '01a19ccf-1720-7000-8000-000000000353', '{"project":"mandarin-sg"}', 197, 'eb3d265147208b3d6c329a89065fcc4073ad42bc8058d3fb4f2f570a7bad0fe7', '4018d605e3468e7c22f036089c88f939b08413209746754be04249f103a7af2c');
INSERT INTO public.ledger_event VALUES ('01a19ccf-1720-7000-8000-000000000368', 1793632180000000, 'attempt.handed_in', '01a19ccf-1720-7000-8000-000000000352', '01a19ccf-1720-7000-8000-00000000035b', '{"answers":5,"digest":"9c5eee55374a074fdd1113f27155d2e0866e79596a16a76ac73973859710de3c","number":1,"stage":"first"}', 199, '113a9155121e325bf3e4f7a2b586c9affc991a23a971f01f79619d4c826edcaa', 'a3bd18010666c55b4bfbd37abc6fede6d09ec05c6d3157c73779a8339c1396a7');
INSERT INTO public.ledger_event VALUES ('01a1c63a-6c40-7000-8000-000000000398', 1794327080000000, 'attempt.started', '01a19ccf-1720-7000-8000-000000000352', '01a1c63a-6c40-7000-8000-000000000390', '{"items":6,"number":2,"seed":-7997548513279868800,"stage":"ladder","version":"01a19cce-2cc0-7000-8000-0000000002a7"}', 207, '7f9e5e1fd02f824c91011166e565a038098434a31631af30664f1deb903c47e6', '571ef3bbda8a072940ccdc6a2533fa2a38c443cf0d8afe62d14a3edbf81b88cf');
INSERT INTO public.ledger_event VALUES ('01a19ccf-1720-7000-8000-000000000370', 1793632180000000, 'attempt.scored', 'worker', '01a19ccf-1720-7000-8000-00000000035b', '{"grader":"grader-1","outcome":"refer","ruling":{"because":"forced","bounds":[0.19999999999999996,0.8],"counted":5,"doubt":{"interval":[0.22277809550351213,0.8818827512429749],"share":0.5714285714285714,"standard_error":0.1749635530559413,"wrong_fail":0.25569000000000014,"wrong_pass":0.7443099999999998},"floors":[],"outcome":"refer","presented":5,"rules":"decision-1","statistic":0.25569000000000014,"sum":3},"stage":"first"}', 200, 'a3bd18010666c55b4bfbd37abc6fede6d09ec05c6d3157c73779a8339c1396a7', 'a9edd496deaabd43ed3f5c8538a7c9091b5e69211d318a097e81a0fef76668b8');
INSERT INTO public.ledger_event VALUES ('01a19d07-8c40-7000-8000-000000000385', 1793635880000000, 'attempt.handed_in', 'worker', '01a19d07-8c40-7000-8000-000000000376', '{"answers":2,"digest":"68fface16370006cc3879759c6de4e8df0aedda05351f5b55d6f96d6a5de6a19","number":1,"stage":"ladder"}', 204, '7fecce8496ce6c9436f7bd662ee77cbf804db2fabbeb0a31dd5d61998ce01651', '6854fc82eb59f2bdc1617d87b40eaea2a6e0f67f67ad352fd49fb553b1df5546');
INSERT INTO public.ledger_event VALUES ('01a1c63a-6c40-7000-8000-00000000039b', 1794327080000000, 'attempt.block_handed_in', '01a19ccf-1720-7000-8000-000000000352', '01a1c63a-6c40-7000-8000-000000000390', '{"block":0}', 208, '571ef3bbda8a072940ccdc6a2533fa2a38c443cf0d8afe62d14a3edbf81b88cf', '6ea7ef0904700b617775ea08d12c5e045497ed3772c3c5d52f0b2bd763717440');
INSERT INTO public.ledger_event VALUES ('01a1c6a8-4940-7000-8000-0000000003b8', 1794334280000000, 'attempt.started', '01a1c6a8-4940-7000-8000-0000000003a9', '01a1c6a8-4940-7000-8000-0000000003b2', '{"items":4,"number":1,"seed":-5547590315990318976,"stage":"first","version":"01a19cce-2cc0-7000-8000-0000000002a7"}', 214, '31a584b69de0882697a668438d7e783e128396d09c16b9b3518b003a760a3493', '8977a7a794d2fd2df2b7f265d09638ff04e1d3e351fb914478e917e6e3775a3f');
INSERT INTO public.ledger_event VALUES ('01a1c6a8-4940-7000-8000-0000000003bd', 1794334280000000, 'application.begun', '01a1c6a8-4940-7000-8000-0000000003bb', '01a1c6a8-4940-7000-8000-0000000003bc', '{"project":"mandarin-sg"}', 217, '265b3bfdea71a4d3415ac038c2ed670b615af78754e806c2d547ceba75050d6b', 'a06be6dda96f83df2e4f051f3a668e0a26e684d2c3b529bcb9a79c3fae64e1d7');
INSERT INTO public.ledger_event VALUES ('01a1c6a8-4940-7000-8000-0000000003d9', 1794334280000000, 'attempt.scored', 'worker', '01a1c6a8-4940-7000-8000-0000000003c4', '{"grader":"grader-1","outcome":"below_the_line","ruling":{"because":"statistic","bounds":[0.19999999999999996,0.8],"counted":5,"doubt":{"interval":[0.0042107445144894725,0.4592581264399004],"share":0.14285714285714285,"standard_error":0.12371791482634838,"wrong_fail":0.000729000000000001,"wrong_pass":0.999271},"floors":[],"outcome":"below_the_line","presented":5,"rules":"decision-1","statistic":0.000729000000000001,"sum":0},"stage":"first"}', 222, '968eff2e02f0f4208e15e281b1983e04ef72a83eb5501b1835dae128e61cb382', 'aad62cfdfec542b76858df00e188214f7db365dce79898f38d6fde248cc0b10e');
INSERT INTO public.ledger_event VALUES ('01a1c6a8-4940-7000-8000-0000000003e1', 1794334280000000, 'attempt.voided', '01a19b7d-90e0-7000-8000-00000000002d', '01a1c6a8-4940-7000-8000-0000000003c4', '{"from":"handed_in","reason":"decision"}', 225, '8d726d74aa42bc5e45f2ff5a2fe0422cc51dd5d5fd076ae1266ee825c684c988', '49d440b1ec70c83b7ff9cc4f84298527f488b122b8529b0624dfee37497df22f');
INSERT INTO public.ledger_event VALUES ('01a1c6a8-4940-7000-8000-0000000003e4', 1794334280000000, 'decision.made', '01a19b7d-90e0-7000-8000-00000000002d', '01a1c6a8-4940-7000-8000-0000000003bc', '{"decision":"01a1c6a8-4940-7000-8000-0000000003e2","dossier":"bd51286593185756317451d57ec4f9de698114d5c2367e225079eebd04a4bfb9","outcome":"void","reasons":["technical_problem"],"stage":"first"}', 226, '49d440b1ec70c83b7ff9cc4f84298527f488b122b8529b0624dfee37497df22f', 'dfd90dbf4d6b0ae41b33c14f9fae974152441690dddf9981a5bddd07ad6094ad');
INSERT INTO public.ledger_event VALUES ('01a1c6a8-4940-7000-8000-00000000044f', 1794334280000000, 'attempt.started', '01a1c6a8-4940-7000-8000-000000000440', '01a1c6a8-4940-7000-8000-000000000449', '{"items":4,"number":1,"seed":5333387858713510016,"stage":"first","version":"01a19cce-2cc0-7000-8000-0000000002a7"}', 249, 'f09f7e899dd812dbc83dcc84f68f6171f5e40daf3a67cc85d904b0a1f1d35147', 'a4f87bbfe54f04e251d940de09f18354451b5bb99e86496f28c3f8e58293227e');
INSERT INTO public.ledger_event VALUES ('01a1c6a8-4940-7000-8000-0000000003a7', 1794334280000000, 'attempt.scored', 'worker', '01a1c63a-6c40-7000-8000-000000000390', '{"grader":"grader-1","outcome":"refer","ruling":{"because":"forced","bounds":[-2.197224577336219,2.1972245773362196],"counted":4,"doubt":{"interval":[0.14663279963467318,0.8533672003653269],"share":0.5,"standard_error":0.1889822365046136,"wrong_fail":0.00855999999999999,"wrong_pass":0.31744000000000017},"floors":[],"outcome":"refer","presented":4,"rules":"decision-1","statistic":-1.9616585060234528,"sum":2},"stage":"ladder"}', 210, '5c2dd641b0be21622e73a362a9e205093ca04769794c8b007110b1d622ac6744', '89467b9aa700fa2bf6398ae5f0c1e824b84ca5c64473104d3615afebbb05733b');
INSERT INTO public.ledger_event VALUES ('01a1c6a8-4940-7000-8000-0000000003ab', 1794334280000000, 'application.begun', '01a1c6a8-4940-7000-8000-0000000003a9', '01a1c6a8-4940-7000-8000-0000000003aa', '{"project":"mandarin-sg"}', 211, '89467b9aa700fa2bf6398ae5f0c1e824b84ca5c64473104d3615afebbb05733b', '8427d49711b379e5107c4584a8e71d98de12f8556584890af90bfbbbadcd1714');
INSERT INTO public.ledger_event VALUES ('01a1c6a8-4940-7000-8000-0000000003af', 1794334280000000, 'application.submitted', '01a1c6a8-4940-7000-8000-0000000003a9', '01a1c6a8-4940-7000-8000-0000000003aa', '{"overall":"needs_evidence","rules":"eligibility-1","verdicts":[["residence","met"],["degree","needs_evidence"]],"version":"01a19cce-2cc0-7000-8000-0000000002a7"}', 212, '8427d49711b379e5107c4584a8e71d98de12f8556584890af90bfbbbadcd1714', '199f25cb5ffbda2360fbc6132267c009415884842c8be91ff39f5ca68fcacd25');
INSERT INTO public.ledger_event VALUES ('01a1c6a8-4940-7000-8000-0000000003c1', 1794334280000000, 'application.submitted', '01a1c6a8-4940-7000-8000-0000000003bb', '01a1c6a8-4940-7000-8000-0000000003bc', '{"overall":"needs_evidence","rules":"eligibility-1","verdicts":[["residence","met"],["degree","needs_evidence"]],"version":"01a19cce-2cc0-7000-8000-0000000002a7"}', 218, 'a06be6dda96f83df2e4f051f3a668e0a26e684d2c3b529bcb9a79c3fae64e1d7', '910a0fa5109736a4a6638daa5a5990df41fda714f436e38bc9bebdccd38f0d7c');
INSERT INTO public.ledger_event VALUES ('01a1c6a8-4940-7000-8000-0000000003c2', 1794334280000000, 'candidate.eligible', '01a1c6a8-4940-7000-8000-0000000003bb', '01a1c6a8-4940-7000-8000-0000000003bc', '{"project":"mandarin-sg"}', 219, '910a0fa5109736a4a6638daa5a5990df41fda714f436e38bc9bebdccd38f0d7c', '1b9580114618ee7494721a175798fa523bb8e7bf003526a9bbb22f79a22400eb');
INSERT INTO public.ledger_event VALUES ('01a1c6a8-4940-7000-8000-0000000003df', 1794334280000000, 'decision.undone', '01a19b7d-90e0-7000-8000-000000000008', '01a1c6a8-4940-7000-8000-0000000003bc', '{"decision":"01a1c6a8-4940-7000-8000-0000000003db"}', 224, '24f34161ad55c4622e2b9ef83a0b43b4842e7e1fd7ed08e6c21e0018c47647f0', '8d726d74aa42bc5e45f2ff5a2fe0422cc51dd5d5fd076ae1266ee825c684c988');
INSERT INTO public.ledger_event VALUES ('01a1c6a8-4940-7000-8000-0000000003ef', 1794334280000000, 'application.withdrawn', '01a1c6a8-4940-7000-8000-0000000003e6', '01a1c6a8-4940-7000-8000-0000000003e7', '{"from":"screening"}', 230, 'ffaa092b43675745521f1fa47ab6b06e4034c75adca764d9b2b40f2a5fb74845', 'cc0cfd4a8142b96b9eeb6cb73d365b5f0cb15c6333c703253a81a362e110ce79');
INSERT INTO public.ledger_event VALUES ('01a1c6a8-4940-7000-8000-0000000003f9', 1794334280000000, 'application.submitted', '01a1c6a8-4940-7000-8000-0000000003f3', '01a1c6a8-4940-7000-8000-0000000003f4', '{"overall":"needs_evidence","rules":"eligibility-1","verdicts":[["residence","met"],["degree","needs_evidence"]],"version":"01a19cce-2cc0-7000-8000-0000000002a7"}', 233, 'e1966a4470956f833c62468b954c4c95364bc8801ca6eb287275593902dc8a89', 'fb6410afc672e5d4f5dc2e3d70b46b70a5f25817cb1915a8eab5f564b51b2ef0');
INSERT INTO public.ledger_event VALUES ('01a1c6a8-4940-7000-8000-0000000003fa', 1794334280000000, 'candidate.eligible', '01a1c6a8-4940-7000-8000-0000000003f3', '01a1c6a8-4940-7000-8000-0000000003f4', '{"project":"mandarin-sg"}', 234, 'fb6410afc672e5d4f5dc2e3d70b46b70a5f25817cb1915a8eab5f564b51b2ef0', 'f353df19ea7b76c549f234063c8c0d44a3c4eb35b265bcba1e0898d6e92b1536');
INSERT INTO public.ledger_event VALUES ('01a1c6a8-4940-7000-8000-000000000409', 1794334280000000, 'attempt.handed_in', '01a1c6a8-4940-7000-8000-0000000003f3', '01a1c6a8-4940-7000-8000-0000000003fc', '{"answers":5,"digest":"92dc1994657c86d3f08d5f406e227892ac6480ffc33aa3ad07bbd03fd65330d0","number":1,"stage":"first"}', 236, 'd890cdfc0ac2c63e1ec4d6bd5de12be45e2ba491fe3cea9aa2b3243fd283ffcb', '2d4d8b262731a0046bd35bb46ceaf194edbaf9b4d167dd62c49ab7d0b16905f1');
INSERT INTO public.ledger_event VALUES ('01a1c6a8-4940-7000-8000-00000000042f', 1794334280000000, 'application.submitted', '01a1c6a8-4940-7000-8000-000000000429', '01a1c6a8-4940-7000-8000-00000000042a', '{"overall":"needs_evidence","rules":"eligibility-1","verdicts":[["residence","met"],["degree","needs_evidence"]],"version":"01a19cce-2cc0-7000-8000-0000000002a7"}', 242, 'cb32bda14123453f6ac291e16063a252466a985cdd887e63e2804b9129032804', '50390188fec49f55a56be95b9e46203d7678c3ccc8550e6148edaa9c8adcebb8');
INSERT INTO public.ledger_event VALUES ('01a1c6a8-4940-7000-8000-000000000430', 1794334280000000, 'candidate.eligible', '01a1c6a8-4940-7000-8000-000000000429', '01a1c6a8-4940-7000-8000-00000000042a', '{"project":"mandarin-sg"}', 243, '50390188fec49f55a56be95b9e46203d7678c3ccc8550e6148edaa9c8adcebb8', 'c0f24614485360f7c99970ac454de97818eaf94d66b9f404233d2dbf7e11574d');
INSERT INTO public.ledger_event VALUES ('01a1c6a8-4940-7000-8000-00000000043d', 1794334280000000, 'attempt.handed_in', '01a1c6a8-4940-7000-8000-000000000429', '01a1c6a8-4940-7000-8000-000000000432', '{"answers":4,"digest":"c9f198d311992fc785dd6760a4bb8d6a643e2e9489bb623cdf63537760aedf12","number":1,"stage":"first"}', 245, 'df003a39d322ce8b9d9b2b85492fc8560ca744aae481a55143137ed989ca30ed', 'ae7949dddbbff53faa60dbe0a5e7b688895f11d9f67e06ded9bc6efbd216c26c');
INSERT INTO public.ledger_event VALUES ('01a1c6a8-4940-7000-8000-000000000447', 1794334280000000, 'candidate.eligible', '01a1c6a8-4940-7000-8000-000000000440', '01a1c6a8-4940-7000-8000-000000000441', '{"project":"mandarin-sg"}', 248, 'ffaa7089a76d35bec03a4639a16a64e1be70e46d3d370fad18abcb60b78a617f', 'f09f7e899dd812dbc83dcc84f68f6171f5e40daf3a67cc85d904b0a1f1d35147');


--
-- Data for Name: mail; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.mail VALUES ('01a19b7d-90e0-7000-8000-000000000050', '01a19b7d-90e0-7000-8000-00000000002f', '01a19b7d-90e0-7000-8000-00000000004f', 'You passed: First', '您已通过：第一关', 'Your result is above the line of this stage.

This was decided automatically from your answers.

Next: Ladder.', '您在这一阶段的成绩高于合格线。

以上根据您的作答自动作出决定。

下一步：阶梯。', 1793610060000000, 1793632180000000, 0, NULL);
INSERT INTO public.mail VALUES ('01a19b7d-90e0-7000-8000-000000000074', '01a19b7d-90e0-7000-8000-00000000002f', '01a19b7d-90e0-7000-8000-000000000073', 'You passed: Ladder', '您已通过：阶梯', 'Your result is above the line of this stage.

This was decided automatically from your answers.

Next: Writing.', '您在这一阶段的成绩高于合格线。

以上根据您的作答自动作出决定。

下一步：写作。', 1793610060000000, 1793632180000000, 0, NULL);
INSERT INTO public.mail VALUES ('01a19b7d-90e0-7000-8000-000000000088', '01a19b7d-90e0-7000-8000-00000000002f', '01a19b7d-90e0-7000-8000-000000000087', 'You passed: Writing', '您已通过：写作', 'Your result is above the line of this stage.

This was decided automatically from your answers.', '您在这一阶段的成绩高于合格线。

以上根据您的作答自动作出决定。', 1793610060000000, 1793632180000000, 0, NULL);
INSERT INTO public.mail VALUES ('01a19b7d-90e0-7000-8000-0000000000b9', '01a19b7d-90e0-7000-8000-000000000098', '01a19b7d-90e0-7000-8000-0000000000b8', 'You passed: First', '您已通过：第一关', 'Your result is above the line of this stage.

This was decided automatically from your answers.

Next: Ladder.', '您在这一阶段的成绩高于合格线。

以上根据您的作答自动作出决定。

下一步：阶梯。', 1793610060000000, 1793632180000000, 0, NULL);
INSERT INTO public.mail VALUES ('01a19b7d-90e0-7000-8000-0000000000dd', '01a19b7d-90e0-7000-8000-000000000098', '01a19b7d-90e0-7000-8000-0000000000dc', 'You passed: Ladder', '您已通过：阶梯', 'Your result is above the line of this stage.

This was decided automatically from your answers.

Next: Writing.', '您在这一阶段的成绩高于合格线。

以上根据您的作答自动作出决定。

下一步：写作。', 1793610060000000, 1793632180000000, 0, NULL);
INSERT INTO public.mail VALUES ('01a19b7d-90e0-7000-8000-000000000110', '01a19b7d-90e0-7000-8000-0000000000f2', '01a19b7d-90e0-7000-8000-00000000010f', 'You passed: First', '您已通过：第一关', 'Your result is above the line of this stage.

This was decided automatically from your answers.

Next: Ladder.', '您在这一阶段的成绩高于合格线。

以上根据您的作答自动作出决定。

下一步：阶梯。', 1793610060000000, 1793632180000000, 0, NULL);
INSERT INTO public.mail VALUES ('01a19b7d-90e0-7000-8000-000000000134', '01a19b7d-90e0-7000-8000-0000000000f2', '01a19b7d-90e0-7000-8000-000000000133', 'You passed: Ladder', '您已通过：阶梯', 'Your result is above the line of this stage.

This was decided automatically from your answers.

Next: Writing.', '您在这一阶段的成绩高于合格线。

以上根据您的作答自动作出决定。

下一步：写作。', 1793610060000000, 1793632180000000, 0, NULL);
INSERT INTO public.mail VALUES ('01a19b7d-90e0-7000-8000-000000000164', '01a19b7d-90e0-7000-8000-000000000143', '01a19b7d-90e0-7000-8000-000000000163', 'You passed: First', '您已通过：第一关', 'Your result is above the line of this stage.

This was decided automatically from your answers.

Next: Ladder.', '您在这一阶段的成绩高于合格线。

以上根据您的作答自动作出决定。

下一步：阶梯。', 1793610060000000, 1793632180000000, 0, NULL);
INSERT INTO public.mail VALUES ('01a19b7d-90e0-7000-8000-000000000188', '01a19b7d-90e0-7000-8000-000000000143', '01a19b7d-90e0-7000-8000-000000000187', 'You passed: Ladder', '您已通过：阶梯', 'Your result is above the line of this stage.

This was decided automatically from your answers.

Next: Writing.', '您在这一阶段的成绩高于合格线。

以上根据您的作答自动作出决定。

下一步：写作。', 1793610060000000, 1793632180000000, 0, NULL);
INSERT INTO public.mail VALUES ('01a19b7d-90e0-7000-8000-000000000095', '01a19b7d-90e0-7000-8000-00000000002f', '01a19b7d-90e0-7000-8000-000000000094', 'Welcome: you are accepted for Base', '欢迎加入：基础', 'You passed every stage.

This was decided by a person.

The platform has been told and will write to you about the contract and the first tasks. Some of your work will be checked, so that its quality can be shown; you will see how.', '您通过了所有阶段。

以上由工作人员作出决定。

平台已收到通知，会就合同和首批任务与您联系。您的部分工作会被抽查以证明质量，您可以看到抽查的方式。', 1793613660000000, 1793632180000000, 0, NULL);
INSERT INTO public.mail VALUES ('01a19bee-7b20-7000-8000-0000000001d4', '01a19bb6-0600-7000-8000-0000000001a9', NULL, 'Your appeal: The decision is changed: the stage is passed', '您的申诉：改变原决定：该阶段通过', 'Somebody who did not make the decision has read your appeal.

We looked again.

The decision is changed: the stage is passed.', '未参与原决定的工作人员已查看您的申诉。

We looked again.

改变原决定：该阶段通过。', 1793617460000000, 1793632180000000, 0, NULL);
INSERT INTO public.mail VALUES ('01a19bee-7b20-7000-8000-0000000001d1', '01a19bb6-0600-7000-8000-0000000001a9', '01a19bee-7b20-7000-8000-0000000001d0', 'You passed: First', '您已通过：第一关', 'You appealed. Somebody who had not decided looked at it, and the earlier decision was changed.

This was decided by a person.

Next: Ladder.', '您提出了申诉。未参与原决定的工作人员查看后，更改了之前的决定。

以上由工作人员作出决定。

下一步：阶梯。', 1793621060000000, 1793632180000000, 0, NULL);
INSERT INTO public.mail VALUES ('01a19bee-7b20-7000-8000-0000000001f5', '01a19bee-7b20-7000-8000-0000000001d7', '01a19bee-7b20-7000-8000-0000000001f4', 'We cannot accept your application: Base', '我们不能接受您的申请：基础', 'Your result is below the line of this stage. Another attempt with other questions can change that.

This was decided by a person.

If you think that this is wrong, write to us until 16 Nov 2026; somebody else will look at it. We do not show the questions or their answers: others will meet them.', '您在这一阶段的成绩低于合格线。再次参加（题目不同）可以改变这一结果。

以上由工作人员作出决定。

如果您认为有误，请在 2026年11月16日 前来信，我们会请另一位工作人员查看。我们不公布题目和答案，因为还会有人遇到它们。', 1793621060000000, 1793632180000000, 0, NULL);
INSERT INTO public.mail VALUES ('01a19c26-f040-7000-8000-0000000001fb', '01a19bee-7b20-7000-8000-0000000001d7', NULL, 'Your appeal: The decision stands', '您的申诉：维持原决定', 'Somebody who did not make the decision has read your appeal.

We looked again.

The decision stands.', '未参与原决定的工作人员已查看您的申诉。

We looked again.

维持原决定。', 1793621160000000, 1793632180000000, 0, NULL);
INSERT INTO public.mail VALUES ('01a19c26-f040-7000-8000-00000000021f', '01a19c26-f040-7000-8000-0000000001fe', '01a19c26-f040-7000-8000-00000000021e', 'We cannot accept your application: Base', '我们不能接受您的申请：基础', 'Your result is below the line of this stage. Another attempt with other questions can change that.

This was decided by a person.

If you think that this is wrong, write to us until 16 Nov 2026; somebody else will look at it. We do not show the questions or their answers: others will meet them.', '您在这一阶段的成绩低于合格线。再次参加（题目不同）可以改变这一结果。

以上由工作人员作出决定。

如果您认为有误，请在 2026年11月16日 前来信，我们会请另一位工作人员查看。我们不公布题目和答案，因为还会有人遇到它们。', 1793624760000000, 1793632180000000, 0, NULL);
INSERT INTO public.mail VALUES ('01a19c5f-6560-7000-8000-000000000280', '01a19c5f-6560-7000-8000-000000000235', '01a19c5f-6560-7000-8000-00000000027f', 'You passed: First', '您已通过：第一关', 'Your result is above the line of this stage.

This was decided automatically from your answers.

Next: Ladder.', '您在这一阶段的成绩高于合格线。

以上根据您的作答自动作出决定。

下一步：阶梯。', 1793624860000000, 1793632180000000, 0, NULL);
INSERT INTO public.mail VALUES ('01a1c6a8-4940-7000-8000-0000000003e3', '01a1c6a8-4940-7000-8000-0000000003bb', '01a1c6a8-4940-7000-8000-0000000003e2', 'Your attempt was made void (First); it does not count', '您的这次作答已作废（第一关），不计入次数', 'A technical problem on our side got in the way. It does not count against you.

This was decided by a person.', '我们这边出现了技术问题，不会对您造成不利影响。

以上由工作人员作出决定。', 1794337880000000, NULL, 0, NULL);
INSERT INTO public.mail VALUES ('01a19ccf-1720-7000-8000-000000000373', '01a19ccf-1720-7000-8000-000000000352', '01a19ccf-1720-7000-8000-000000000372', 'You passed: First', '您已通过：第一关', 'Your result was so near the line that a person looked at it and decided.

This was decided by a person.

Next: Ladder.', '您的成绩非常接近合格线，因此由工作人员查看后作出决定。

以上由工作人员作出决定。

下一步：阶梯。', 1793635780000000, NULL, 0, NULL);
INSERT INTO public.mail VALUES ('01a19ccf-1720-7000-8000-00000000030a', '01a19ccd-4260-7000-8000-000000000287', '01a19ccf-1720-7000-8000-000000000309', 'You passed: First', '您已通过：第一关', 'A scoring mistake of ours was corrected, and your result was computed again. Nobody is worse off by it.

This was decided by a person.

Next: Ladder.', '我们更正了评分中的一处错误，并重新计算了您的成绩。没有人因此受到不利影响。

以上由工作人员作出决定。

下一步：阶梯。', 1793635780000000, NULL, 0, NULL);
INSERT INTO public.mail VALUES ('01a1c6a8-4940-7000-8000-000000000414', '01a1c6a8-4940-7000-8000-0000000003f3', '01a1c6a8-4940-7000-8000-000000000413', 'You passed: First', '您已通过：第一关', 'Your result is above the line of this stage.

This was decided automatically from your answers.

Next: Ladder.', '您在这一阶段的成绩高于合格线。

以上根据您的作答自动作出决定。

下一步：阶梯。', 1794334280000000, NULL, 0, NULL);
INSERT INTO public.mail VALUES ('01a19ccf-1720-7000-8000-000000000310', '01a19c5f-6560-7000-8000-000000000225', '01a19ccf-1720-7000-8000-00000000030f', 'You passed: First', '您已通过：第一关', 'A scoring mistake of ours was corrected, and your result was computed again. Nobody is worse off by it.

This was decided by a person.

Next: Ladder.', '我们更正了评分中的一处错误，并重新计算了您的成绩。没有人因此受到不利影响。

以上由工作人员作出决定。

下一步：阶梯。', 1793635780000000, NULL, 0, NULL);
INSERT INTO public.mail VALUES ('01a19d07-8c40-7000-8000-00000000038d', '01a19ccf-1720-7000-8000-000000000352', '01a19d07-8c40-7000-8000-00000000038c', 'You did not pass this time (Ladder). You can try again from 10 Nov 2026.', '这次没有通过（阶梯）。您可以从 2026年11月10日 起再次参加。', 'Your result is below the line of this stage. Another attempt with other questions can change that.

This was decided by a person.

If you think that this is wrong, write to us until 17 Nov 2026; somebody else will look at it. We do not show the questions or their answers: others will meet them.', '您在这一阶段的成绩低于合格线。再次参加（题目不同）可以改变这一结果。

以上由工作人员作出决定。

如果您认为有误，请在 2026年11月17日 前来信，我们会请另一位工作人员查看。我们不公布题目和答案，因为还会有人遇到它们。', 1793639480000000, NULL, 0, NULL);


--
-- Data for Name: outbox; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.outbox VALUES ('01a19bb6-0600-7000-8000-0000000001b1', '01a19bb6-0600-7000-8000-0000000001b0', 'mandarin-sg', 1793613760000000, 'candidate.eligible', '{"object":"01a19bb6-0600-7000-8000-0000000001aa"}', 39, NULL);
INSERT INTO public.outbox VALUES ('01a19bb6-0600-7000-8000-0000000001c0', '01a19bb6-0600-7000-8000-0000000001bf', 'mandarin-sg', 1793613760000000, 'attempt.handed_in', '{"attempt":"01a19bb6-0600-7000-8000-0000000001b2"}', 40, NULL);
INSERT INTO public.outbox VALUES ('01a19bb6-0600-7000-8000-0000000001c8', '01a19bb6-0600-7000-8000-0000000001c7', 'mandarin-sg', 1793613760000000, 'attempt.scored', '{"object":"01a19bb6-0600-7000-8000-0000000001b2"}', 41, NULL);
INSERT INTO public.outbox VALUES ('01a19bb6-0600-7000-8000-0000000001cc', '01a19bb6-0600-7000-8000-0000000001cb', 'mandarin-sg', 1793613760000000, 'decision.made', '{"object":"01a19bb6-0600-7000-8000-0000000001aa"}', 42, NULL);
INSERT INTO public.outbox VALUES ('01a19bee-7b20-7000-8000-0000000001cf', '01a19bee-7b20-7000-8000-0000000001ce', 'mandarin-sg', 1793617460000000, 'appeal.sent', '{"object":"01a19bb6-0600-7000-8000-0000000001aa"}', 43, NULL);
INSERT INTO public.outbox VALUES ('01a19bee-7b20-7000-8000-0000000001d3', '01a19bee-7b20-7000-8000-0000000001d2', 'mandarin-sg', 1793617460000000, 'decision.corrected', '{"object":"01a19bb6-0600-7000-8000-0000000001aa"}', 44, NULL);
INSERT INTO public.outbox VALUES ('01a19bee-7b20-7000-8000-0000000001d6', '01a19bee-7b20-7000-8000-0000000001d5', 'mandarin-sg', 1793617460000000, 'appeal.answered', '{"object":"01a19bb6-0600-7000-8000-0000000001aa"}', 45, NULL);
INSERT INTO public.outbox VALUES ('01a19bee-7b20-7000-8000-0000000001df', '01a19bee-7b20-7000-8000-0000000001de', 'mandarin-sg', 1793617460000000, 'candidate.eligible', '{"object":"01a19bee-7b20-7000-8000-0000000001d8"}', 46, NULL);
INSERT INTO public.outbox VALUES ('01a19bee-7b20-7000-8000-0000000001ec', '01a19bee-7b20-7000-8000-0000000001eb', 'mandarin-sg', 1793617460000000, 'attempt.handed_in', '{"attempt":"01a19bee-7b20-7000-8000-0000000001e0"}', 47, NULL);
INSERT INTO public.outbox VALUES ('01a19bee-7b20-7000-8000-0000000001f3', '01a19bee-7b20-7000-8000-0000000001f2', 'mandarin-sg', 1793617460000000, 'attempt.scored', '{"object":"01a19bee-7b20-7000-8000-0000000001e0"}', 48, NULL);
INSERT INTO public.outbox VALUES ('01a19bee-7b20-7000-8000-0000000001f7', '01a19bee-7b20-7000-8000-0000000001f6', 'mandarin-sg', 1793617460000000, 'decision.made', '{"object":"01a19bee-7b20-7000-8000-0000000001d8"}', 49, NULL);
INSERT INTO public.outbox VALUES ('01a19c26-f040-7000-8000-0000000001fa', '01a19c26-f040-7000-8000-0000000001f9', 'mandarin-sg', 1793621160000000, 'appeal.sent', '{"object":"01a19bee-7b20-7000-8000-0000000001d8"}', 50, NULL);
INSERT INTO public.outbox VALUES ('01a19c26-f040-7000-8000-0000000001fd', '01a19c26-f040-7000-8000-0000000001fc', 'mandarin-sg', 1793621160000000, 'appeal.answered', '{"object":"01a19bee-7b20-7000-8000-0000000001d8"}', 51, NULL);
INSERT INTO public.outbox VALUES ('01a19c26-f040-7000-8000-000000000206', '01a19c26-f040-7000-8000-000000000205', 'mandarin-sg', 1793621160000000, 'candidate.eligible', '{"object":"01a19c26-f040-7000-8000-0000000001ff"}', 52, NULL);
INSERT INTO public.outbox VALUES ('01a19c26-f040-7000-8000-000000000215', '01a19c26-f040-7000-8000-000000000214', 'mandarin-sg', 1793621160000000, 'attempt.handed_in', '{"attempt":"01a19c26-f040-7000-8000-000000000207"}', 53, NULL);
INSERT INTO public.outbox VALUES ('01a19c26-f040-7000-8000-00000000021d', '01a19c26-f040-7000-8000-00000000021c', 'mandarin-sg', 1793621160000000, 'attempt.scored', '{"object":"01a19c26-f040-7000-8000-000000000207"}', 54, NULL);
INSERT INTO public.outbox VALUES ('01a19c5f-6560-7000-8000-00000000024e', '01a19c5f-6560-7000-8000-00000000024d', 'mandarin-sg', 1793624860000000, 'candidate.eligible', '{"object":"01a19c5f-6560-7000-8000-000000000247"}', 59, NULL);
INSERT INTO public.outbox VALUES ('01a19ccf-1720-7000-8000-000000000312', '01a19ccf-1720-7000-8000-000000000311', 'mandarin-sg', 1793632180000000, 'decision.corrected', '{"object":"01a19c5f-6560-7000-8000-000000000226"}', 73, NULL);
INSERT INTO public.outbox VALUES ('01a19ccf-1720-7000-8000-000000000369', '01a19ccf-1720-7000-8000-000000000368', 'mandarin-sg', 1793632180000000, 'attempt.handed_in', '{"attempt":"01a19ccf-1720-7000-8000-00000000035b"}', 76, NULL);
INSERT INTO public.outbox VALUES ('01a1c6a8-4940-7000-8000-0000000003c3', '01a1c6a8-4940-7000-8000-0000000003c2', 'mandarin-sg', 1794334280000000, 'candidate.eligible', '{"object":"01a1c6a8-4940-7000-8000-0000000003bc"}', 85, NULL);
INSERT INTO public.outbox VALUES ('01a1c6a8-4940-7000-8000-0000000003e5', '01a1c6a8-4940-7000-8000-0000000003e4', 'mandarin-sg', 1794334280000000, 'decision.made', '{"object":"01a1c6a8-4940-7000-8000-0000000003bc"}', 90, NULL);
INSERT INTO public.outbox VALUES ('01a1c6a8-4940-7000-8000-0000000003fb', '01a1c6a8-4940-7000-8000-0000000003fa', 'mandarin-sg', 1794334280000000, 'candidate.eligible', '{"object":"01a1c6a8-4940-7000-8000-0000000003f4"}', 92, NULL);
INSERT INTO public.outbox VALUES ('01a1c6a8-4940-7000-8000-00000000040a', '01a1c6a8-4940-7000-8000-000000000409', 'mandarin-sg', 1794334280000000, 'attempt.handed_in', '{"attempt":"01a1c6a8-4940-7000-8000-0000000003fc"}', 93, NULL);
INSERT INTO public.outbox VALUES ('01a1c6a8-4940-7000-8000-000000000431', '01a1c6a8-4940-7000-8000-000000000430', 'mandarin-sg', 1794334280000000, 'candidate.eligible', '{"object":"01a1c6a8-4940-7000-8000-00000000042a"}', 96, NULL);
INSERT INTO public.outbox VALUES ('01a19c26-f040-7000-8000-000000000221', '01a19c26-f040-7000-8000-000000000220', 'mandarin-sg', 1793621160000000, 'decision.made', '{"object":"01a19c26-f040-7000-8000-0000000001ff"}', 55, NULL);
INSERT INTO public.outbox VALUES ('01a19ccf-1720-7000-8000-0000000002f8', '01a19ccf-1720-7000-8000-0000000002f7', 'mandarin-sg', 1793632180000000, 'attempt.handed_in', '{"attempt":"01a19ccd-4260-7000-8000-000000000290"}', 70, NULL);
INSERT INTO public.outbox VALUES ('01a19d07-8c40-7000-8000-00000000038b', '01a19d07-8c40-7000-8000-00000000038a', 'mandarin-sg', 1793635880000000, 'attempt.scored', '{"object":"01a19d07-8c40-7000-8000-000000000376"}', 80, NULL);
INSERT INTO public.outbox VALUES ('01a19d07-8c40-7000-8000-00000000038f', '01a19d07-8c40-7000-8000-00000000038e', 'mandarin-sg', 1793635880000000, 'decision.made', '{"object":"01a19ccf-1720-7000-8000-000000000353"}', 81, NULL);
INSERT INTO public.outbox VALUES ('01a1c6a8-4940-7000-8000-0000000003ee', '01a1c6a8-4940-7000-8000-0000000003ed', 'mandarin-sg', 1794334280000000, 'candidate.eligible', '{"object":"01a1c6a8-4940-7000-8000-0000000003e7"}', 91, NULL);
INSERT INTO public.outbox VALUES ('01a1c6a8-4940-7000-8000-000000000448', '01a1c6a8-4940-7000-8000-000000000447', 'mandarin-sg', 1794334280000000, 'candidate.eligible', '{"object":"01a1c6a8-4940-7000-8000-000000000441"}', 98, NULL);
INSERT INTO public.outbox VALUES ('01a19c5f-6560-7000-8000-000000000224', '01a19c5f-6560-7000-8000-000000000223', 'mandarin-sg', 1793624860000000, 'appeal.sent', '{"object":"01a19c26-f040-7000-8000-0000000001ff"}', 56, NULL);
INSERT INTO public.outbox VALUES ('01a19c5f-6560-7000-8000-00000000027e', '01a19c5f-6560-7000-8000-00000000027d', 'mandarin-sg', 1793624860000000, 'attempt.scored', '{"object":"01a19c5f-6560-7000-8000-00000000023e"}', 65, NULL);
INSERT INTO public.outbox VALUES ('01a19c5f-6560-7000-8000-000000000282', '01a19c5f-6560-7000-8000-000000000281', 'mandarin-sg', 1793624860000000, 'decision.made', '{"object":"01a19c5f-6560-7000-8000-000000000236"}', 66, NULL);
INSERT INTO public.outbox VALUES ('01a19ccf-1720-7000-8000-00000000030c', '01a19ccf-1720-7000-8000-00000000030b', 'mandarin-sg', 1793632180000000, 'decision.corrected', '{"object":"01a19ccd-4260-7000-8000-000000000288"}', 72, NULL);
INSERT INTO public.outbox VALUES ('01a1c6a8-4940-7000-8000-000000000412', '01a1c6a8-4940-7000-8000-000000000411', 'mandarin-sg', 1794334280000000, 'attempt.scored', '{"object":"01a1c6a8-4940-7000-8000-0000000003fc"}', 94, NULL);
INSERT INTO public.outbox VALUES ('01a1c6a8-4940-7000-8000-000000000416', '01a1c6a8-4940-7000-8000-000000000415', 'mandarin-sg', 1794334280000000, 'decision.made', '{"object":"01a1c6a8-4940-7000-8000-0000000003f4"}', 95, NULL);
INSERT INTO public.outbox VALUES ('01a19c5f-6560-7000-8000-00000000022d', '01a19c5f-6560-7000-8000-00000000022c', 'mandarin-sg', 1793624860000000, 'candidate.eligible', '{"object":"01a19c5f-6560-7000-8000-000000000226"}', 57, NULL);
INSERT INTO public.outbox VALUES ('01a19ccf-1720-7000-8000-0000000002b2', '01a19ccf-1720-7000-8000-0000000002b1', 'mandarin-sg', 1793632180000000, 'gold_set.published', '{"object":"01a19cce-2cc0-7000-8000-0000000002a7"}', 69, NULL);
INSERT INTO public.outbox VALUES ('01a1c6a8-4940-7000-8000-0000000003de', '01a1c6a8-4940-7000-8000-0000000003dd', 'mandarin-sg', 1794334280000000, 'decision.made', '{"object":"01a1c6a8-4940-7000-8000-0000000003bc"}', 88, NULL);
INSERT INTO public.outbox VALUES ('01a19c5f-6560-7000-8000-00000000023d', '01a19c5f-6560-7000-8000-00000000023c', 'mandarin-sg', 1793624860000000, 'candidate.eligible', '{"object":"01a19c5f-6560-7000-8000-000000000236"}', 58, NULL);
INSERT INTO public.outbox VALUES ('01a19c5f-6560-7000-8000-000000000263', '01a19c5f-6560-7000-8000-000000000262', 'mandarin-sg', 1793624860000000, 'attempt.handed_in', '{"attempt":"01a19c5f-6560-7000-8000-00000000023e"}', 61, NULL);
INSERT INTO public.outbox VALUES ('01a19c5f-6560-7000-8000-00000000026a', '01a19c5f-6560-7000-8000-000000000269', 'mandarin-sg', 1793624860000000, 'attempt.handed_in', '{"attempt":"01a19c5f-6560-7000-8000-00000000024f"}', 62, NULL);
INSERT INTO public.outbox VALUES ('01a19ccd-4260-7000-8000-00000000028f', '01a19ccd-4260-7000-8000-00000000028e', 'mandarin-sg', 1793632060000000, 'candidate.eligible', '{"object":"01a19ccd-4260-7000-8000-000000000288"}', 68, NULL);
INSERT INTO public.outbox VALUES ('01a1c6a8-4940-7000-8000-0000000003a8', '01a1c6a8-4940-7000-8000-0000000003a7', 'mandarin-sg', 1794334280000000, 'attempt.scored', '{"object":"01a1c63a-6c40-7000-8000-000000000390"}', 83, NULL);
INSERT INTO public.outbox VALUES ('01a1c6a8-4940-7000-8000-0000000003b1', '01a1c6a8-4940-7000-8000-0000000003b0', 'mandarin-sg', 1794334280000000, 'candidate.eligible', '{"object":"01a1c6a8-4940-7000-8000-0000000003aa"}', 84, NULL);
INSERT INTO public.outbox VALUES ('01a1c6a8-4940-7000-8000-0000000003e0', '01a1c6a8-4940-7000-8000-0000000003df', 'mandarin-sg', 1794334280000000, 'decision.undone', '{"object":"01a1c6a8-4940-7000-8000-0000000003bc"}', 89, NULL);
INSERT INTO public.outbox VALUES ('01a1c6a8-4940-7000-8000-00000000043e', '01a1c6a8-4940-7000-8000-00000000043d', 'mandarin-sg', 1794334280000000, 'attempt.handed_in', '{"attempt":"01a1c6a8-4940-7000-8000-000000000432"}', 97, NULL);
INSERT INTO public.outbox VALUES ('01a19c5f-6560-7000-8000-00000000025b', '01a19c5f-6560-7000-8000-00000000025a', 'mandarin-sg', 1793624860000000, 'attempt.handed_in', '{"attempt":"01a19c5f-6560-7000-8000-00000000022e"}', 60, NULL);
INSERT INTO public.outbox VALUES ('01a19c5f-6560-7000-8000-000000000271', '01a19c5f-6560-7000-8000-000000000270', 'mandarin-sg', 1793624860000000, 'attempt.scored', '{"object":"01a19c5f-6560-7000-8000-00000000022e"}', 63, NULL);
INSERT INTO public.outbox VALUES ('01a1c6a8-4940-7000-8000-0000000003a1', '01a1c6a8-4940-7000-8000-0000000003a0', 'mandarin-sg', 1794334280000000, 'attempt.handed_in', '{"attempt":"01a1c63a-6c40-7000-8000-000000000390"}', 82, NULL);
INSERT INTO public.outbox VALUES ('01a1c6a8-4940-7000-8000-0000000003d2', '01a1c6a8-4940-7000-8000-0000000003d1', 'mandarin-sg', 1794334280000000, 'attempt.handed_in', '{"attempt":"01a1c6a8-4940-7000-8000-0000000003c4"}', 86, NULL);
INSERT INTO public.outbox VALUES ('01a19b7d-90e0-7000-8000-000000000005', '01a19b7d-90e0-7000-8000-000000000004', 'mandarin-sg', 1793610060000000, 'gold_set.published', '{"object":"01a19b7c-a680-7000-8000-000000000000"}', 1, NULL);
INSERT INTO public.outbox VALUES ('01a19b7d-90e0-7000-8000-000000000037', '01a19b7d-90e0-7000-8000-000000000036', 'mandarin-sg', 1793610060000000, 'candidate.eligible', '{"object":"01a19b7d-90e0-7000-8000-000000000030"}', 2, NULL);
INSERT INTO public.outbox VALUES ('01a19b7d-90e0-7000-8000-000000000046', '01a19b7d-90e0-7000-8000-000000000045', 'mandarin-sg', 1793610060000000, 'attempt.handed_in', '{"attempt":"01a19b7d-90e0-7000-8000-000000000038"}', 3, NULL);
INSERT INTO public.outbox VALUES ('01a19b7d-90e0-7000-8000-00000000004e', '01a19b7d-90e0-7000-8000-00000000004d', 'mandarin-sg', 1793610060000000, 'attempt.scored', '{"object":"01a19b7d-90e0-7000-8000-000000000038"}', 4, NULL);
INSERT INTO public.outbox VALUES ('01a19b7d-90e0-7000-8000-000000000052', '01a19b7d-90e0-7000-8000-000000000051', 'mandarin-sg', 1793610060000000, 'decision.made', '{"object":"01a19b7d-90e0-7000-8000-000000000030"}', 5, NULL);
INSERT INTO public.outbox VALUES ('01a19b7d-90e0-7000-8000-00000000006b', '01a19b7d-90e0-7000-8000-00000000006a', 'mandarin-sg', 1793610060000000, 'attempt.handed_in', '{"attempt":"01a19b7d-90e0-7000-8000-000000000053"}', 6, NULL);
INSERT INTO public.outbox VALUES ('01a19b7d-90e0-7000-8000-000000000072', '01a19b7d-90e0-7000-8000-000000000071', 'mandarin-sg', 1793610060000000, 'attempt.scored', '{"object":"01a19b7d-90e0-7000-8000-000000000053"}', 7, NULL);
INSERT INTO public.outbox VALUES ('01a19b7d-90e0-7000-8000-000000000076', '01a19b7d-90e0-7000-8000-000000000075', 'mandarin-sg', 1793610060000000, 'decision.made', '{"object":"01a19b7d-90e0-7000-8000-000000000030"}', 8, NULL);
INSERT INTO public.outbox VALUES ('01a19b7d-90e0-7000-8000-00000000007d', '01a19b7d-90e0-7000-8000-00000000007c', 'mandarin-sg', 1793610060000000, 'attempt.handed_in', '{"attempt":"01a19b7d-90e0-7000-8000-000000000077"}', 9, NULL);
INSERT INTO public.outbox VALUES ('01a19b7d-90e0-7000-8000-000000000086', '01a19b7d-90e0-7000-8000-000000000085', 'mandarin-sg', 1793610060000000, 'attempt.scored', '{"object":"01a19b7d-90e0-7000-8000-000000000077"}', 10, NULL);
INSERT INTO public.outbox VALUES ('01a19b7d-90e0-7000-8000-00000000008a', '01a19b7d-90e0-7000-8000-000000000089', 'mandarin-sg', 1793610060000000, 'decision.made', '{"object":"01a19b7d-90e0-7000-8000-000000000030"}', 11, NULL);
INSERT INTO public.outbox VALUES ('01a19b7d-90e0-7000-8000-000000000093', '01a19b7d-90e0-7000-8000-000000000092', 'mandarin-sg', 1793610060000000, 'candidate.onboarded', '{"object":"01a19b7d-90e0-7000-8000-000000000091"}', 12, NULL);
INSERT INTO public.outbox VALUES ('01a19b7d-90e0-7000-8000-000000000097', '01a19b7d-90e0-7000-8000-000000000096', 'mandarin-sg', 1793610060000000, 'decision.made', '{"object":"01a19b7d-90e0-7000-8000-000000000030"}', 13, NULL);
INSERT INTO public.outbox VALUES ('01a19b7d-90e0-7000-8000-0000000000a0', '01a19b7d-90e0-7000-8000-00000000009f', 'mandarin-sg', 1793610060000000, 'candidate.eligible', '{"object":"01a19b7d-90e0-7000-8000-000000000099"}', 14, NULL);
INSERT INTO public.outbox VALUES ('01a19b7d-90e0-7000-8000-0000000000af', '01a19b7d-90e0-7000-8000-0000000000ae', 'mandarin-sg', 1793610060000000, 'attempt.handed_in', '{"attempt":"01a19b7d-90e0-7000-8000-0000000000a1"}', 15, NULL);
INSERT INTO public.outbox VALUES ('01a19b7d-90e0-7000-8000-0000000000b7', '01a19b7d-90e0-7000-8000-0000000000b6', 'mandarin-sg', 1793610060000000, 'attempt.scored', '{"object":"01a19b7d-90e0-7000-8000-0000000000a1"}', 16, NULL);
INSERT INTO public.outbox VALUES ('01a19b7d-90e0-7000-8000-0000000000bb', '01a19b7d-90e0-7000-8000-0000000000ba', 'mandarin-sg', 1793610060000000, 'decision.made', '{"object":"01a19b7d-90e0-7000-8000-000000000099"}', 17, NULL);
INSERT INTO public.outbox VALUES ('01a19b7d-90e0-7000-8000-0000000000d4', '01a19b7d-90e0-7000-8000-0000000000d3', 'mandarin-sg', 1793610060000000, 'attempt.handed_in', '{"attempt":"01a19b7d-90e0-7000-8000-0000000000bc"}', 18, NULL);
INSERT INTO public.outbox VALUES ('01a19b7d-90e0-7000-8000-0000000000db', '01a19b7d-90e0-7000-8000-0000000000da', 'mandarin-sg', 1793610060000000, 'attempt.scored', '{"object":"01a19b7d-90e0-7000-8000-0000000000bc"}', 19, NULL);
INSERT INTO public.outbox VALUES ('01a19b7d-90e0-7000-8000-0000000000df', '01a19b7d-90e0-7000-8000-0000000000de', 'mandarin-sg', 1793610060000000, 'decision.made', '{"object":"01a19b7d-90e0-7000-8000-000000000099"}', 20, NULL);
INSERT INTO public.outbox VALUES ('01a19b7d-90e0-7000-8000-0000000000e6', '01a19b7d-90e0-7000-8000-0000000000e5', 'mandarin-sg', 1793610060000000, 'attempt.handed_in', '{"attempt":"01a19b7d-90e0-7000-8000-0000000000e0"}', 21, NULL);
INSERT INTO public.outbox VALUES ('01a19b7d-90e0-7000-8000-0000000000f1', '01a19b7d-90e0-7000-8000-0000000000f0', 'mandarin-sg', 1793610060000000, 'attempt.scored', '{"object":"01a19b7d-90e0-7000-8000-0000000000e0"}', 22, NULL);
INSERT INTO public.outbox VALUES ('01a19b7d-90e0-7000-8000-0000000000fa', '01a19b7d-90e0-7000-8000-0000000000f9', 'mandarin-sg', 1793610060000000, 'candidate.eligible', '{"object":"01a19b7d-90e0-7000-8000-0000000000f3"}', 23, NULL);
INSERT INTO public.outbox VALUES ('01a19b7d-90e0-7000-8000-000000000107', '01a19b7d-90e0-7000-8000-000000000106', 'mandarin-sg', 1793610060000000, 'attempt.handed_in', '{"attempt":"01a19b7d-90e0-7000-8000-0000000000fb"}', 24, NULL);
INSERT INTO public.outbox VALUES ('01a19b7d-90e0-7000-8000-00000000010e', '01a19b7d-90e0-7000-8000-00000000010d', 'mandarin-sg', 1793610060000000, 'attempt.scored', '{"object":"01a19b7d-90e0-7000-8000-0000000000fb"}', 25, NULL);
INSERT INTO public.outbox VALUES ('01a19b7d-90e0-7000-8000-000000000112', '01a19b7d-90e0-7000-8000-000000000111', 'mandarin-sg', 1793610060000000, 'decision.made', '{"object":"01a19b7d-90e0-7000-8000-0000000000f3"}', 26, NULL);
INSERT INTO public.outbox VALUES ('01a19b7d-90e0-7000-8000-00000000012b', '01a19b7d-90e0-7000-8000-00000000012a', 'mandarin-sg', 1793610060000000, 'attempt.handed_in', '{"attempt":"01a19b7d-90e0-7000-8000-000000000113"}', 27, NULL);
INSERT INTO public.outbox VALUES ('01a19b7d-90e0-7000-8000-000000000132', '01a19b7d-90e0-7000-8000-000000000131', 'mandarin-sg', 1793610060000000, 'attempt.scored', '{"object":"01a19b7d-90e0-7000-8000-000000000113"}', 28, NULL);
INSERT INTO public.outbox VALUES ('01a19b7d-90e0-7000-8000-000000000136', '01a19b7d-90e0-7000-8000-000000000135', 'mandarin-sg', 1793610060000000, 'decision.made', '{"object":"01a19b7d-90e0-7000-8000-0000000000f3"}', 29, NULL);
INSERT INTO public.outbox VALUES ('01a19b7d-90e0-7000-8000-00000000013d', '01a19b7d-90e0-7000-8000-00000000013c', 'mandarin-sg', 1793610060000000, 'attempt.handed_in', '{"attempt":"01a19b7d-90e0-7000-8000-000000000137"}', 30, NULL);
INSERT INTO public.outbox VALUES ('01a19b7d-90e0-7000-8000-00000000014b', '01a19b7d-90e0-7000-8000-00000000014a', 'mandarin-sg', 1793610060000000, 'candidate.eligible', '{"object":"01a19b7d-90e0-7000-8000-000000000144"}', 31, NULL);
INSERT INTO public.outbox VALUES ('01a19b7d-90e0-7000-8000-00000000015a', '01a19b7d-90e0-7000-8000-000000000159', 'mandarin-sg', 1793610060000000, 'attempt.handed_in', '{"attempt":"01a19b7d-90e0-7000-8000-00000000014c"}', 32, NULL);
INSERT INTO public.outbox VALUES ('01a19b7d-90e0-7000-8000-000000000162', '01a19b7d-90e0-7000-8000-000000000161', 'mandarin-sg', 1793610060000000, 'attempt.scored', '{"object":"01a19b7d-90e0-7000-8000-00000000014c"}', 33, NULL);
INSERT INTO public.outbox VALUES ('01a19b7d-90e0-7000-8000-000000000166', '01a19b7d-90e0-7000-8000-000000000165', 'mandarin-sg', 1793610060000000, 'decision.made', '{"object":"01a19b7d-90e0-7000-8000-000000000144"}', 34, NULL);
INSERT INTO public.outbox VALUES ('01a19b7d-90e0-7000-8000-00000000017f', '01a19b7d-90e0-7000-8000-00000000017e', 'mandarin-sg', 1793610060000000, 'attempt.handed_in', '{"attempt":"01a19b7d-90e0-7000-8000-000000000167"}', 35, NULL);
INSERT INTO public.outbox VALUES ('01a19b7d-90e0-7000-8000-000000000186', '01a19b7d-90e0-7000-8000-000000000185', 'mandarin-sg', 1793610060000000, 'attempt.scored', '{"object":"01a19b7d-90e0-7000-8000-000000000167"}', 36, NULL);
INSERT INTO public.outbox VALUES ('01a19b7d-90e0-7000-8000-00000000018a', '01a19b7d-90e0-7000-8000-000000000189', 'mandarin-sg', 1793610060000000, 'decision.made', '{"object":"01a19b7d-90e0-7000-8000-000000000144"}', 37, NULL);
INSERT INTO public.outbox VALUES ('01a19b7d-90e0-7000-8000-000000000191', '01a19b7d-90e0-7000-8000-000000000190', 'mandarin-sg', 1793610060000000, 'attempt.handed_in', '{"attempt":"01a19b7d-90e0-7000-8000-00000000018b"}', 38, NULL);
INSERT INTO public.outbox VALUES ('01a19c5f-6560-7000-8000-000000000277', '01a19c5f-6560-7000-8000-000000000276', 'mandarin-sg', 1793624860000000, 'attempt.scored', '{"object":"01a19c5f-6560-7000-8000-00000000024f"}', 64, NULL);
INSERT INTO public.outbox VALUES ('01a19ccf-1720-7000-8000-000000000301', '01a19ccf-1720-7000-8000-000000000300', 'mandarin-sg', 1793632180000000, 'attempt.scored', '{"object":"01a19ccd-4260-7000-8000-000000000290"}', 71, NULL);
INSERT INTO public.outbox VALUES ('01a19ccf-1720-7000-8000-000000000334', '01a19ccf-1720-7000-8000-000000000333', 'mandarin-sg', 1793632180000000, 'candidate.eligible', '{"object":"01a19ccf-1720-7000-8000-00000000032d"}', 74, NULL);
INSERT INTO public.outbox VALUES ('01a19ccf-1720-7000-8000-00000000035a', '01a19ccf-1720-7000-8000-000000000359', 'mandarin-sg', 1793632180000000, 'candidate.eligible', '{"object":"01a19ccf-1720-7000-8000-000000000353"}', 75, NULL);
INSERT INTO public.outbox VALUES ('01a19ccf-1720-7000-8000-000000000371', '01a19ccf-1720-7000-8000-000000000370', 'mandarin-sg', 1793632180000000, 'attempt.scored', '{"object":"01a19ccf-1720-7000-8000-00000000035b"}', 77, NULL);
INSERT INTO public.outbox VALUES ('01a19d07-8c40-7000-8000-000000000386', '01a19d07-8c40-7000-8000-000000000385', 'mandarin-sg', 1793635880000000, 'attempt.handed_in', '{"attempt":"01a19d07-8c40-7000-8000-000000000376"}', 79, NULL);
INSERT INTO public.outbox VALUES ('01a1c6a8-4940-7000-8000-0000000003da', '01a1c6a8-4940-7000-8000-0000000003d9', 'mandarin-sg', 1794334280000000, 'attempt.scored', '{"object":"01a1c6a8-4940-7000-8000-0000000003c4"}', 87, NULL);
INSERT INTO public.outbox VALUES ('01a19c5f-6560-7000-8000-000000000286', '01a19c5f-6560-7000-8000-000000000285', 'mandarin-sg', 1793624860000000, 'decision.made', '{"object":"01a19c5f-6560-7000-8000-000000000226"}', 67, NULL);
INSERT INTO public.outbox VALUES ('01a19ccf-1720-7000-8000-000000000375', '01a19ccf-1720-7000-8000-000000000374', 'mandarin-sg', 1793632180000000, 'decision.made', '{"object":"01a19ccf-1720-7000-8000-000000000353"}', 78, NULL);


--
-- Data for Name: person; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.person VALUES ('01a19b7d-90e0-7000-8000-000000000008', 'recruiter@example.sg', 'recruiter@example.sg', NULL, 1793610060000000, NULL);
INSERT INTO public.person VALUES ('01a19b7d-90e0-7000-8000-00000000000c', 'author@example.sg', 'author@example.sg', NULL, 1793610060000000, NULL);
INSERT INTO public.person VALUES ('01a19b7d-90e0-7000-8000-000000000010', 'author2@example.sg', 'author2@example.sg', NULL, 1793610060000000, NULL);
INSERT INTO public.person VALUES ('01a19b7d-90e0-7000-8000-000000000014', 'reviewer@example.sg', 'reviewer@example.sg', NULL, 1793610060000000, NULL);
INSERT INTO public.person VALUES ('01a19b7d-90e0-7000-8000-000000000018', 'reviewer2@example.sg', 'reviewer2@example.sg', NULL, 1793610060000000, NULL);
INSERT INTO public.person VALUES ('01a19b7d-90e0-7000-8000-00000000001c', 'adjudicator@example.sg', 'adjudicator@example.sg', NULL, 1793610060000000, NULL);
INSERT INTO public.person VALUES ('01a19b7d-90e0-7000-8000-000000000020', 'auditor@example.sg', 'auditor@example.sg', NULL, 1793610060000000, NULL);
INSERT INTO public.person VALUES ('01a19b7d-90e0-7000-8000-000000000024', 'admin@example.sg', 'admin@example.sg', NULL, 1793610060000000, NULL);
INSERT INTO public.person VALUES ('01a19b7d-90e0-7000-8000-000000000028', 'gone@example.sg', 'gone@example.sg', NULL, 1793610060000000, NULL);
INSERT INTO public.person VALUES ('01a19b7d-90e0-7000-8000-00000000002d', 'tan@example.sg', 'tan@example.sg', NULL, 1793610060000000, NULL);
INSERT INTO public.person VALUES ('01a19b7d-90e0-7000-8000-00000000002f', 'lin@example.sg', NULL, NULL, 1793610060000000, NULL);
INSERT INTO public.person VALUES ('01a19b7d-90e0-7000-8000-000000000098', 'differ@example.sg', NULL, NULL, 1793610060000000, NULL);
INSERT INTO public.person VALUES ('01a19b7d-90e0-7000-8000-0000000000f2', 'wait@example.sg', NULL, NULL, 1793610060000000, NULL);
INSERT INTO public.person VALUES ('01a19b7d-90e0-7000-8000-000000000143', 'held@example.sg', NULL, NULL, 1793610060000000, NULL);
INSERT INTO public.person VALUES ('01a19bb6-0600-7000-8000-0000000001a9', 'ong@example.sg', NULL, NULL, 1793613760000000, NULL);
INSERT INTO public.person VALUES ('01a19bee-7b20-7000-8000-0000000001d7', 'ng@example.sg', NULL, NULL, 1793617460000000, NULL);
INSERT INTO public.person VALUES ('01a19c26-f040-7000-8000-0000000001fe', 'teo@example.sg', NULL, NULL, 1793621160000000, NULL);
INSERT INTO public.person VALUES ('01a19c5f-6560-7000-8000-000000000225', 'knows0@example.sg', NULL, NULL, 1793624860000000, NULL);
INSERT INTO public.person VALUES ('01a19c5f-6560-7000-8000-000000000235', 'keeps0@example.sg', NULL, NULL, 1793624860000000, NULL);
INSERT INTO public.person VALUES ('01a19c5f-6560-7000-8000-000000000246', 'opens0@example.sg', NULL, NULL, 1793624860000000, NULL);
INSERT INTO public.person VALUES ('01a19ccd-4260-7000-8000-000000000287', 'late0@example.sg', NULL, NULL, 1793632060000000, NULL);
INSERT INTO public.person VALUES ('01a19ccf-1720-7000-8000-00000000032c', 'zhang@example.sg', NULL, 'zh', 1793632180000000, NULL);
INSERT INTO public.person VALUES ('01a19ccf-1720-7000-8000-000000000352', 'tay@example.sg', NULL, NULL, 1793632180000000, NULL);
INSERT INTO public.person VALUES ('01a1c6a8-4940-7000-8000-0000000003a9', 'void@example.sg', NULL, NULL, 1794334280000000, NULL);
INSERT INTO public.person VALUES ('01a1c6a8-4940-7000-8000-0000000003bb', 'undone@example.sg', NULL, NULL, 1794334280000000, NULL);
INSERT INTO public.person VALUES ('01a1c6a8-4940-7000-8000-0000000003e6', 'withdrawn@example.sg', NULL, NULL, 1794334280000000, NULL);
INSERT INTO public.person VALUES ('01a1c6a8-4940-7000-8000-0000000003f0', 'draft@example.sg', NULL, NULL, 1794334280000000, NULL);
INSERT INTO public.person VALUES ('01a1c6a8-4940-7000-8000-0000000003f3', 'block@example.sg', NULL, NULL, 1794334280000000, NULL);
INSERT INTO public.person VALUES ('01a1c6a8-4940-7000-8000-000000000429', 'handed@example.sg', NULL, NULL, 1794334280000000, NULL);
INSERT INTO public.person VALUES ('01a1c6a8-4940-7000-8000-000000000440', 'heldletter@example.sg', NULL, NULL, 1794334280000000, NULL);


--
-- Data for Name: rescore; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.rescore VALUES ('01a19ccf-1720-7000-8000-0000000002b8', 'mandarin-sg', '01a19cce-2cc0-7000-8000-0000000002a7', '01a19b7d-90e0-7000-8000-000000000038', '[{"item": "read-1", "after": 0.0, "before": 1.0, "position": 2}]', 'pass', 'refer', '{"sum": 4.0, "doubt": {"share": 0.7142857142857143, "interval": [0.3587654210023252, 0.9567281317072583], "wrong_fail": 0.579825, "wrong_pass": 0.42017499999999997, "standard_error": 0.15971914124998499}, "rules": "decision-1", "bounds": [0.19999999999999996, 0.8], "floors": [], "because": "forced", "counted": 5, "outcome": "refer", "presented": 5, "statistic": 0.579825}', 'open', 1793632180000000, NULL, NULL, NULL);
INSERT INTO public.rescore VALUES ('01a19ccf-1720-7000-8000-0000000002bf', 'mandarin-sg', '01a19cce-2cc0-7000-8000-0000000002a7', '01a19b7d-90e0-7000-8000-0000000000a1', '[{"item": "read-1", "after": 0.0, "before": 1.0, "position": 3}]', 'pass', 'refer', '{"sum": 4.0, "doubt": {"share": 0.7142857142857143, "interval": [0.3587654210023252, 0.9567281317072583], "wrong_fail": 0.579825, "wrong_pass": 0.42017499999999997, "standard_error": 0.15971914124998499}, "rules": "decision-1", "bounds": [0.19999999999999996, 0.8], "floors": [], "because": "forced", "counted": 5, "outcome": "refer", "presented": 5, "statistic": 0.579825}', 'open', 1793632180000000, NULL, NULL, NULL);
INSERT INTO public.rescore VALUES ('01a19ccf-1720-7000-8000-0000000002c5', 'mandarin-sg', '01a19cce-2cc0-7000-8000-0000000002a7', '01a19b7d-90e0-7000-8000-0000000000fb', '[{"item": "read-1", "after": 0.0, "before": 1.0, "position": 1}]', 'pass', 'refer', '{"sum": 3.0, "doubt": {"share": 0.6666666666666666, "interval": [0.28358206388191054, 0.9472550494736831], "wrong_fail": 0.4717799999999997, "wrong_pass": 0.5282200000000004, "standard_error": 0.1781741612749496}, "rules": "decision-1", "bounds": [0.19999999999999996, 0.8], "floors": [], "because": "forced", "counted": 4, "outcome": "refer", "presented": 4, "statistic": 0.4717799999999997}', 'open', 1793632180000000, NULL, NULL, NULL);
INSERT INTO public.rescore VALUES ('01a19ccf-1720-7000-8000-0000000002cc', 'mandarin-sg', '01a19cce-2cc0-7000-8000-0000000002a7', '01a19b7d-90e0-7000-8000-00000000014c', '[{"item": "read-1", "after": 0.0, "before": 1.0, "position": 2}]', 'pass', 'refer', '{"sum": 4.0, "doubt": {"share": 0.7142857142857143, "interval": [0.3587654210023252, 0.9567281317072583], "wrong_fail": 0.579825, "wrong_pass": 0.42017499999999997, "standard_error": 0.15971914124998499}, "rules": "decision-1", "bounds": [0.19999999999999996, 0.8], "floors": [], "because": "forced", "counted": 5, "outcome": "refer", "presented": 5, "statistic": 0.579825}', 'open', 1793632180000000, NULL, NULL, NULL);
INSERT INTO public.rescore VALUES ('01a19ccf-1720-7000-8000-0000000002f0', 'mandarin-sg', '01a19cce-2cc0-7000-8000-0000000002a7', '01a19c5f-6560-7000-8000-00000000024f', '[{"item": "read-1", "after": 1.0, "before": 0.0, "position": 0}]', 'refer', 'pass', '{"sum": 4.0, "doubt": {"share": 0.8333333333333334, "interval": [0.4781762498950186, 0.9949492366205319], "wrong_fail": 0.8319300000000002, "wrong_pass": 0.16806999999999983, "standard_error": 0.14085904245475275}, "rules": "decision-1", "bounds": [0.19999999999999996, 0.8], "floors": [], "because": "statistic", "counted": 4, "outcome": "pass", "presented": 4, "statistic": 0.8319300000000002}', 'open', 1793632180000000, NULL, NULL, NULL);
INSERT INTO public.rescore VALUES ('01a19ccf-1720-7000-8000-000000000307', 'mandarin-sg', '01a19cce-2cc0-7000-8000-0000000002a7', '01a19ccd-4260-7000-8000-000000000290', '[{"item": "read-1", "after": 1.0, "before": 0.0, "position": 3}]', 'refer', 'pass', '{"sum": 5.0, "doubt": {"share": 0.8571428571428571, "interval": [0.5407418735600994, 0.9957892554855106], "wrong_fail": 0.882351, "wrong_pass": 0.117649, "standard_error": 0.12371791482634838}, "rules": "decision-1", "bounds": [0.19999999999999996, 0.8], "floors": [], "because": "statistic", "counted": 5, "outcome": "pass", "presented": 5, "statistic": 0.882351}', 'applied', 1793632180000000, '01a19b7d-90e0-7000-8000-000000000008', 1793632180000000, 'the key was wrong');
INSERT INTO public.rescore VALUES ('01a19ccf-1720-7000-8000-0000000002ea', 'mandarin-sg', '01a19cce-2cc0-7000-8000-0000000002a7', '01a19c5f-6560-7000-8000-00000000023e', '[{"item": "read-1", "after": 0.0, "before": 1.0, "position": 3}]', 'pass', 'refer', '{"sum": 4.0, "doubt": {"share": 0.7142857142857143, "interval": [0.3587654210023252, 0.9567281317072583], "wrong_fail": 0.579825, "wrong_pass": 0.42017499999999997, "standard_error": 0.15971914124998499}, "rules": "decision-1", "bounds": [0.19999999999999996, 0.8], "floors": [], "because": "forced", "counted": 5, "outcome": "refer", "presented": 5, "statistic": 0.579825}', 'kept', 1793632180000000, '01a19b7d-90e0-7000-8000-000000000008', 1793632180000000, 'the key was wrong');
INSERT INTO public.rescore VALUES ('01a19ccf-1720-7000-8000-0000000002e3', 'mandarin-sg', '01a19cce-2cc0-7000-8000-0000000002a7', '01a19c5f-6560-7000-8000-00000000022e', '[{"item": "read-1", "after": 1.0, "before": 0.0, "position": 0}]', 'refer', 'pass', '{"sum": 4.0, "doubt": {"share": 0.8333333333333334, "interval": [0.4781762498950186, 0.9949492366205319], "wrong_fail": 0.8319300000000002, "wrong_pass": 0.16806999999999983, "standard_error": 0.14085904245475275}, "rules": "decision-1", "bounds": [0.19999999999999996, 0.8], "floors": [], "because": "statistic", "counted": 4, "outcome": "pass", "presented": 4, "statistic": 0.8319300000000002}', 'applied', 1793632180000000, '01a19b7d-90e0-7000-8000-000000000008', 1793632180000000, 'the key was wrong');


--
-- Data for Name: retired_item; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.retired_item VALUES ('mandarin-sg', 'word-6', 'leaked', 'it is on a forum', '01a19b7d-90e0-7000-8000-00000000000c', 1793632120000000);


--
-- Data for Name: review_sheet; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.review_sheet VALUES ('01a19b7d-90e0-7000-8000-000000000081', '01a19b7d-90e0-7000-8000-000000000080', '01a19b7d-90e0-7000-8000-000000000014', false, 1793611860000000, '{"cause": null, "levels": {"task": 1, "style": 1}, "reason": null, "comments": {"task": "seen", "style": "seen"}, "cannot_score": null}', 1, 1793610060000000);
INSERT INTO public.review_sheet VALUES ('01a19b7d-90e0-7000-8000-000000000083', '01a19b7d-90e0-7000-8000-000000000080', '01a19b7d-90e0-7000-8000-000000000018', false, 1793611860000000, '{"cause": null, "levels": {"task": 1, "style": 1}, "reason": null, "comments": {"task": "seen", "style": "seen"}, "cannot_score": null}', 1, 1793610060000000);
INSERT INTO public.review_sheet VALUES ('01a19b7d-90e0-7000-8000-0000000000ea', '01a19b7d-90e0-7000-8000-0000000000e9', '01a19b7d-90e0-7000-8000-000000000014', false, 1793611860000000, '{"cause": null, "levels": {"task": 1, "style": 1}, "reason": null, "comments": {"task": "seen", "style": "seen"}, "cannot_score": null}', 1, 1793610060000000);
INSERT INTO public.review_sheet VALUES ('01a19b7d-90e0-7000-8000-0000000000ec', '01a19b7d-90e0-7000-8000-0000000000e9', '01a19b7d-90e0-7000-8000-000000000018', false, 1793611860000000, '{"cause": null, "levels": {"task": 0, "style": 0}, "reason": null, "comments": {"task": "seen", "style": "seen"}, "cannot_score": null}', 0, 1793610060000000);
INSERT INTO public.review_sheet VALUES ('01a19b7d-90e0-7000-8000-0000000000ee', '01a19b7d-90e0-7000-8000-0000000000e9', '01a19b7d-90e0-7000-8000-00000000001c', true, 1793611860000000, '{"cause": "slip", "levels": {"task": 1, "style": 1}, "reason": "between the two", "comments": {"task": "seen", "style": "seen"}, "cannot_score": null}', 1, 1793610060000000);
INSERT INTO public.review_sheet VALUES ('01a19b7d-90e0-7000-8000-000000000141', '01a19b7d-90e0-7000-8000-000000000140', '01a19b7d-90e0-7000-8000-000000000014', false, 1793611860000000, '{"cause": null, "levels": {"task": 1, "style": 1}, "reason": null, "comments": {"task": "seen", "style": "seen"}, "cannot_score": null}', 1, 1793610060000000);
INSERT INTO public.review_sheet VALUES ('01a19b7d-90e0-7000-8000-000000000195', '01a19b7d-90e0-7000-8000-000000000194', '01a19b7d-90e0-7000-8000-000000000014', false, 1793611860000000, NULL, NULL, NULL);


--
-- Data for Name: review_task; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.review_task VALUES ('01a19b7d-90e0-7000-8000-000000000080', '01a19b7d-90e0-7000-8000-000000000079', '01a19b7d-90e0-7000-8000-000000000077', 'mandarin-sg', 'plain', 'done', NULL, 1, 0, 1793610060000000, 1793869260000000);
INSERT INTO public.review_task VALUES ('01a19b7d-90e0-7000-8000-0000000000e9', '01a19b7d-90e0-7000-8000-0000000000e2', '01a19b7d-90e0-7000-8000-0000000000e0', 'mandarin-sg', 'plain', 'done', NULL, 1, 1, 1793610060000000, 1793869260000000);
INSERT INTO public.review_task VALUES ('01a19b7d-90e0-7000-8000-000000000140', '01a19b7d-90e0-7000-8000-000000000139', '01a19b7d-90e0-7000-8000-000000000137', 'mandarin-sg', 'plain', 'waiting', NULL, NULL, NULL, 1793610060000000, 1793869260000000);
INSERT INTO public.review_task VALUES ('01a19b7d-90e0-7000-8000-000000000194', '01a19b7d-90e0-7000-8000-00000000018d', '01a19b7d-90e0-7000-8000-00000000018b', 'mandarin-sg', 'plain', 'waiting', NULL, NULL, NULL, 1793610060000000, 1793869260000000);


--
-- Data for Name: session; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.session VALUES ('01a19cce-2cc0-7000-8000-00000000029b', '01a19b7d-90e0-7000-8000-00000000000c', '6fe9377c044e8898535a9839efd6361e0f0ea825ffbc5bf332f449efcdf95505', true, 1793632120000000, 1793632120000000, 1793675320000000, NULL);
INSERT INTO public.session VALUES ('01a19cce-2cc0-7000-8000-0000000002a0', '01a19b7d-90e0-7000-8000-000000000010', '964bd87a3b8605277ad69e48d450be7de82418d402aa72fd80824b5274fca406', true, 1793632180000000, 1793632120000000, 1793675320000000, NULL);
INSERT INTO public.session VALUES ('01a19ccf-1720-7000-8000-000000000346', '01a19ccf-1720-7000-8000-00000000032c', 'b11784cb632e52c82770082befd731abec4fae28377487459a8269983f21bb85', false, 1793632180000000, 1793632180000000, 1793675380000000, NULL);
INSERT INTO public.session VALUES ('01a19ccf-1720-7000-8000-000000000350', '01a19b7d-90e0-7000-8000-00000000002d', '38bf1812abba9cd115ae22e7c83abb96b422712a9d7c14ce6f00d0e5d5e2f053', true, 1793632180000000, 1793632180000000, 1793675380000000, NULL);


--
-- Data for Name: setting; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: sign_in; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.sign_in VALUES ('01a19ccf-1720-7000-8000-000000000343', 'zhang@example.sg', '71996ca847a69fe72f10a44b33a635e34a9594e47f9f6e753a2147d12da8562b', '59d0612cff2ed93e7cd120bcbe645c7acc5f05625da98f40525da59e3f3c0afd', 1793632180000000, 1793632780000000, 0, 1793632180000000);
INSERT INTO public.sign_in VALUES ('01a19ccf-1720-7000-8000-00000000034c', 'lin@example.sg', 'c65a88397a37852fae4034d0d3e7d0ca024fd7e10fcd67f9864c89cae3c7fe6e', 'e786bab04382dfba08f1022756b69adff4b2b8f9ce2a4a52030d7dc5583a0e45', 1793632180000000, 1793632780000000, 0, NULL);


--
-- Data for Name: staff; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.staff VALUES ('01a19b7d-90e0-7000-8000-000000000008', '$argon2id$v=19$m=19456,t=2,p=1$BwAAAAAAAAAHBwcHBwcHBw$Qmc/SvDaG/IJwuDkqmJNbs55/LWWR5TWZmUC28iN7TA', NULL, 0, 1793610060000000, NULL);
INSERT INTO public.staff VALUES ('01a19b7d-90e0-7000-8000-00000000000c', '$argon2id$v=19$m=19456,t=2,p=1$CwAAAAAAAAAHBwcHBwcHBw$1S8sowT4Vzg/SD+KPv3wF+22hy5cyozflyk6gSLqaEA', NULL, 0, 1793610060000000, NULL);
INSERT INTO public.staff VALUES ('01a19b7d-90e0-7000-8000-000000000010', '$argon2id$v=19$m=19456,t=2,p=1$DwAAAAAAAAAHBwcHBwcHBw$fS4DbpGgIRGWRiio2n7duYl4uyF03JZAaRbwTnyDpX8', NULL, 0, 1793610060000000, NULL);
INSERT INTO public.staff VALUES ('01a19b7d-90e0-7000-8000-000000000014', '$argon2id$v=19$m=19456,t=2,p=1$EwAAAAAAAAAHBwcHBwcHBw$9QJdarAQ6BtSbF976OxRLBbHdgf+jmn/TLDxzW/dH0A', NULL, 0, 1793610060000000, NULL);
INSERT INTO public.staff VALUES ('01a19b7d-90e0-7000-8000-000000000018', '$argon2id$v=19$m=19456,t=2,p=1$FwAAAAAAAAAHBwcHBwcHBw$giE3G2edKAzyKRans3k2KBhq0gxO4a/Ozeuf7g/F10k', NULL, 0, 1793610060000000, NULL);
INSERT INTO public.staff VALUES ('01a19b7d-90e0-7000-8000-00000000001c', '$argon2id$v=19$m=19456,t=2,p=1$GwAAAAAAAAAHBwcHBwcHBw$IENrYp3NlzfMK3cE2h3axZ44O/t6RLFkP5hn3xhj1Ec', NULL, 0, 1793610060000000, NULL);
INSERT INTO public.staff VALUES ('01a19b7d-90e0-7000-8000-000000000020', '$argon2id$v=19$m=19456,t=2,p=1$HwAAAAAAAAAHBwcHBwcHBw$q6rA3fnt/ePfLHf9C6NBpcAm7Oi9uqu1OsGKU3fsywU', NULL, 0, 1793610060000000, NULL);
INSERT INTO public.staff VALUES ('01a19b7d-90e0-7000-8000-000000000024', '$argon2id$v=19$m=19456,t=2,p=1$IwAAAAAAAAAHBwcHBwcHBw$z+y+FI00F8/6efRocKU2eK/Nnf2p71B6IP6me4/xgz0', NULL, 0, 1793610060000000, NULL);
INSERT INTO public.staff VALUES ('01a19b7d-90e0-7000-8000-000000000028', '$argon2id$v=19$m=19456,t=2,p=1$JwAAAAAAAAAHBwcHBwcHBw$2vr2bMg8KFPD7YlzeNTMeVM+Ue4Fw92kqNntBTZnRCc', NULL, 0, 1793610060000000, 1793610060000000);
INSERT INTO public.staff VALUES ('01a19b7d-90e0-7000-8000-00000000002d', '$argon2id$v=19$m=19456,t=2,p=1$LAAAAAAAAAAHBwcHBwcHBw$amW3mjcnN6MPturhfjHMJWgy1PCXxEd4aL5zYF3a0kU', 'FMAAAAAAAAAAABYHA4DQOBYHA4DQOBYH', 59787739, 1793610060000000, NULL);


--
-- Data for Name: staff_role; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.staff_role VALUES ('01a19b7d-90e0-7000-8000-000000000008', 'mandarin-sg', 'recruiter');
INSERT INTO public.staff_role VALUES ('01a19b7d-90e0-7000-8000-00000000000c', 'mandarin-sg', 'author');
INSERT INTO public.staff_role VALUES ('01a19b7d-90e0-7000-8000-000000000010', 'mandarin-sg', 'author');
INSERT INTO public.staff_role VALUES ('01a19b7d-90e0-7000-8000-000000000014', 'mandarin-sg', 'reviewer');
INSERT INTO public.staff_role VALUES ('01a19b7d-90e0-7000-8000-000000000018', 'mandarin-sg', 'reviewer');
INSERT INTO public.staff_role VALUES ('01a19b7d-90e0-7000-8000-00000000001c', 'mandarin-sg', 'reviewer');
INSERT INTO public.staff_role VALUES ('01a19b7d-90e0-7000-8000-00000000001c', 'mandarin-sg', 'adjudicator');
INSERT INTO public.staff_role VALUES ('01a19b7d-90e0-7000-8000-000000000020', 'mandarin-sg', 'auditor');
INSERT INTO public.staff_role VALUES ('01a19b7d-90e0-7000-8000-000000000024', 'mandarin-sg', 'admin');
INSERT INTO public.staff_role VALUES ('01a19b7d-90e0-7000-8000-000000000028', 'mandarin-sg', 'recruiter');
INSERT INTO public.staff_role VALUES ('01a19b7d-90e0-7000-8000-00000000002d', 'mandarin-sg', 'recruiter');


--
-- Data for Name: stage_result; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.stage_result VALUES ('01a19b7d-90e0-7000-8000-000000000038', '01a19b7d-90e0-7000-8000-000000000030', 'first', 'pass', '{"sum": 5.0, "doubt": {"share": 0.8571428571428571, "interval": [0.5407418735600994, 0.9957892554855106], "wrong_fail": 0.882351, "wrong_pass": 0.117649, "standard_error": 0.12371791482634838}, "rules": "decision-1", "bounds": [0.19999999999999996, 0.8], "floors": [], "because": "statistic", "counted": 5, "outcome": "pass", "presented": 5, "statistic": 0.882351}', 1793610060000000);
INSERT INTO public.stage_result VALUES ('01a19b7d-90e0-7000-8000-000000000053', '01a19b7d-90e0-7000-8000-000000000030', 'ladder', 'pass', '{"sum": 4.0, "doubt": {"share": 0.8333333333333334, "interval": [0.4781762498950186, 0.9949492366205319], "wrong_fail": 0.40950999999999976, "wrong_pass": 0.010240000000000027, "standard_error": 0.14085904245475275}, "rules": "decision-1", "bounds": [-2.197224577336219, 2.1972245773362196], "floors": [], "because": "statistic", "counted": 4, "outcome": "pass", "presented": 4, "statistic": 3.243720864865315}', 1793610060000000);
INSERT INTO public.stage_result VALUES ('01a19b7d-90e0-7000-8000-000000000077', '01a19b7d-90e0-7000-8000-000000000030', 'writing', 'pass', '{"se": 0.06, "cut": 0.65, "doubt": {"share": 1.0, "interval": [0.8824021609275967, 1.0], "wrong_fail": 0.9999999972834562, "wrong_pass": 0.0000000027165437677112436, "standard_error": 0.06}, "rules": "decision-1", "score": 1.0, "responses": 1}', 1793610060000000);
INSERT INTO public.stage_result VALUES ('01a19b7d-90e0-7000-8000-0000000000a1', '01a19b7d-90e0-7000-8000-000000000099', 'first', 'pass', '{"sum": 5.0, "doubt": {"share": 0.8571428571428571, "interval": [0.5407418735600994, 0.9957892554855106], "wrong_fail": 0.882351, "wrong_pass": 0.117649, "standard_error": 0.12371791482634838}, "rules": "decision-1", "bounds": [0.19999999999999996, 0.8], "floors": [], "because": "statistic", "counted": 5, "outcome": "pass", "presented": 5, "statistic": 0.882351}', 1793610060000000);
INSERT INTO public.stage_result VALUES ('01a19b7d-90e0-7000-8000-0000000000bc', '01a19b7d-90e0-7000-8000-000000000099', 'ladder', 'pass', '{"sum": 4.0, "doubt": {"share": 0.8333333333333334, "interval": [0.4781762498950186, 0.9949492366205319], "wrong_fail": 0.40950999999999976, "wrong_pass": 0.010240000000000027, "standard_error": 0.14085904245475275}, "rules": "decision-1", "bounds": [-2.197224577336219, 2.1972245773362196], "floors": [], "because": "statistic", "counted": 4, "outcome": "pass", "presented": 4, "statistic": 3.243720864865315}', 1793610060000000);
INSERT INTO public.stage_result VALUES ('01a19b7d-90e0-7000-8000-0000000000e0', '01a19b7d-90e0-7000-8000-000000000099', 'writing', 'refer', '{"se": 0.5, "cut": 0.65, "doubt": {"share": 1.0, "interval": [0.020018007729972975, 1.0], "wrong_fail": 0.758036347776927, "wrong_pass": 0.24196365222307303, "standard_error": 0.5}, "rules": "decision-1", "score": 1.0, "responses": 1}', 1793610060000000);
INSERT INTO public.stage_result VALUES ('01a19b7d-90e0-7000-8000-0000000000fb', '01a19b7d-90e0-7000-8000-0000000000f3', 'first', 'pass', '{"sum": 4.0, "doubt": {"share": 0.8333333333333334, "interval": [0.4781762498950186, 0.9949492366205319], "wrong_fail": 0.8319300000000002, "wrong_pass": 0.16806999999999983, "standard_error": 0.14085904245475275}, "rules": "decision-1", "bounds": [0.19999999999999996, 0.8], "floors": [], "because": "statistic", "counted": 4, "outcome": "pass", "presented": 4, "statistic": 0.8319300000000002}', 1793610060000000);
INSERT INTO public.stage_result VALUES ('01a19b7d-90e0-7000-8000-000000000113', '01a19b7d-90e0-7000-8000-0000000000f3', 'ladder', 'pass', '{"sum": 4.0, "doubt": {"share": 0.8333333333333334, "interval": [0.4781762498950186, 0.9949492366205319], "wrong_fail": 0.40950999999999976, "wrong_pass": 0.010240000000000027, "standard_error": 0.14085904245475275}, "rules": "decision-1", "bounds": [-2.197224577336219, 2.1972245773362196], "floors": [], "because": "statistic", "counted": 4, "outcome": "pass", "presented": 4, "statistic": 3.243720864865315}', 1793610060000000);
INSERT INTO public.stage_result VALUES ('01a19b7d-90e0-7000-8000-00000000014c', '01a19b7d-90e0-7000-8000-000000000144', 'first', 'pass', '{"sum": 5.0, "doubt": {"share": 0.8571428571428571, "interval": [0.5407418735600994, 0.9957892554855106], "wrong_fail": 0.882351, "wrong_pass": 0.117649, "standard_error": 0.12371791482634838}, "rules": "decision-1", "bounds": [0.19999999999999996, 0.8], "floors": [], "because": "statistic", "counted": 5, "outcome": "pass", "presented": 5, "statistic": 0.882351}', 1793610060000000);
INSERT INTO public.stage_result VALUES ('01a19b7d-90e0-7000-8000-000000000167', '01a19b7d-90e0-7000-8000-000000000144', 'ladder', 'pass', '{"sum": 4.0, "doubt": {"share": 0.8333333333333334, "interval": [0.4781762498950186, 0.9949492366205319], "wrong_fail": 0.40950999999999976, "wrong_pass": 0.010240000000000027, "standard_error": 0.14085904245475275}, "rules": "decision-1", "bounds": [-2.197224577336219, 2.1972245773362196], "floors": [], "because": "statistic", "counted": 4, "outcome": "pass", "presented": 4, "statistic": 3.243720864865315}', 1793610060000000);
INSERT INTO public.stage_result VALUES ('01a19bb6-0600-7000-8000-0000000001b2', '01a19bb6-0600-7000-8000-0000000001aa', 'first', 'refer', '{"sum": 3.0, "doubt": {"share": 0.5714285714285714, "interval": [0.22277809550351213, 0.8818827512429749], "wrong_fail": 0.25569000000000014, "wrong_pass": 0.7443099999999998, "standard_error": 0.1749635530559413}, "rules": "decision-1", "bounds": [0.19999999999999996, 0.8], "floors": [], "because": "forced", "counted": 5, "outcome": "refer", "presented": 5, "statistic": 0.25569000000000014}', 1793613760000000);
INSERT INTO public.stage_result VALUES ('01a19bee-7b20-7000-8000-0000000001e0', '01a19bee-7b20-7000-8000-0000000001d8', 'first', 'below_the_line', '{"sum": 2.0, "doubt": {"share": 0.5, "interval": [0.14663279963467318, 0.8533672003653269], "wrong_fail": 0.16307999999999984, "wrong_pass": 0.8369200000000001, "standard_error": 0.1889822365046136}, "rules": "decision-1", "bounds": [0.19999999999999996, 0.8], "floors": [], "because": "statistic", "counted": 4, "outcome": "below_the_line", "presented": 4, "statistic": 0.16307999999999984}', 1793617460000000);
INSERT INTO public.stage_result VALUES ('01a19c26-f040-7000-8000-000000000207', '01a19c26-f040-7000-8000-0000000001ff', 'first', 'refer', '{"sum": 3.0, "doubt": {"share": 0.5714285714285714, "interval": [0.22277809550351213, 0.8818827512429749], "wrong_fail": 0.25569000000000014, "wrong_pass": 0.7443099999999998, "standard_error": 0.1749635530559413}, "rules": "decision-1", "bounds": [0.19999999999999996, 0.8], "floors": [], "because": "forced", "counted": 5, "outcome": "refer", "presented": 5, "statistic": 0.25569000000000014}', 1793621160000000);
INSERT INTO public.stage_result VALUES ('01a19c5f-6560-7000-8000-00000000022e', '01a19c5f-6560-7000-8000-000000000226', 'first', 'refer', '{"sum": 3.0, "doubt": {"share": 0.6666666666666666, "interval": [0.28358206388191054, 0.9472550494736831], "wrong_fail": 0.4717799999999997, "wrong_pass": 0.5282200000000004, "standard_error": 0.1781741612749496}, "rules": "decision-1", "bounds": [0.19999999999999996, 0.8], "floors": [], "because": "forced", "counted": 4, "outcome": "refer", "presented": 4, "statistic": 0.4717799999999997}', 1793624860000000);
INSERT INTO public.stage_result VALUES ('01a19c5f-6560-7000-8000-00000000024f', '01a19c5f-6560-7000-8000-000000000247', 'first', 'refer', '{"sum": 3.0, "doubt": {"share": 0.6666666666666666, "interval": [0.28358206388191054, 0.9472550494736831], "wrong_fail": 0.4717799999999997, "wrong_pass": 0.5282200000000004, "standard_error": 0.1781741612749496}, "rules": "decision-1", "bounds": [0.19999999999999996, 0.8], "floors": [], "because": "forced", "counted": 4, "outcome": "refer", "presented": 4, "statistic": 0.4717799999999997}', 1793624860000000);
INSERT INTO public.stage_result VALUES ('01a19c5f-6560-7000-8000-00000000023e', '01a19c5f-6560-7000-8000-000000000236', 'first', 'pass', '{"sum": 5.0, "doubt": {"share": 0.8571428571428571, "interval": [0.5407418735600994, 0.9957892554855106], "wrong_fail": 0.882351, "wrong_pass": 0.117649, "standard_error": 0.12371791482634838}, "rules": "decision-1", "bounds": [0.19999999999999996, 0.8], "floors": [], "because": "statistic", "counted": 5, "outcome": "pass", "presented": 5, "statistic": 0.882351}', 1793624860000000);
INSERT INTO public.stage_result VALUES ('01a1c6a8-4940-7000-8000-0000000003fc', '01a1c6a8-4940-7000-8000-0000000003f4', 'first', 'pass', '{"sum": 5.0, "doubt": {"share": 0.8571428571428571, "interval": [0.5407418735600994, 0.9957892554855106], "wrong_fail": 0.882351, "wrong_pass": 0.117649, "standard_error": 0.12371791482634838}, "rules": "decision-1", "bounds": [0.19999999999999996, 0.8], "floors": [], "because": "statistic", "counted": 5, "outcome": "pass", "presented": 5, "statistic": 0.882351}', 1794334280000000);
INSERT INTO public.stage_result VALUES ('01a19ccd-4260-7000-8000-000000000290', '01a19ccd-4260-7000-8000-000000000288', 'first', 'refer', '{"sum": 4.0, "doubt": {"share": 0.7142857142857143, "interval": [0.3587654210023252, 0.9567281317072583], "wrong_fail": 0.579825, "wrong_pass": 0.42017499999999997, "standard_error": 0.15971914124998499}, "rules": "decision-1", "bounds": [0.19999999999999996, 0.8], "floors": [], "because": "forced", "counted": 5, "outcome": "refer", "presented": 5, "statistic": 0.579825}', 1793632180000000);
INSERT INTO public.stage_result VALUES ('01a19ccf-1720-7000-8000-00000000035b', '01a19ccf-1720-7000-8000-000000000353', 'first', 'refer', '{"sum": 3.0, "doubt": {"share": 0.5714285714285714, "interval": [0.22277809550351213, 0.8818827512429749], "wrong_fail": 0.25569000000000014, "wrong_pass": 0.7443099999999998, "standard_error": 0.1749635530559413}, "rules": "decision-1", "bounds": [0.19999999999999996, 0.8], "floors": [], "because": "forced", "counted": 5, "outcome": "refer", "presented": 5, "statistic": 0.25569000000000014}', 1793632180000000);
INSERT INTO public.stage_result VALUES ('01a1c6a8-4940-7000-8000-0000000003c4', '01a1c6a8-4940-7000-8000-0000000003bc', 'first', 'below_the_line', '{"sum": 0.0, "doubt": {"share": 0.14285714285714285, "interval": [0.0042107445144894725, 0.4592581264399004], "wrong_fail": 0.000729000000000001, "wrong_pass": 0.999271, "standard_error": 0.12371791482634838}, "rules": "decision-1", "bounds": [0.19999999999999996, 0.8], "floors": [], "because": "statistic", "counted": 5, "outcome": "below_the_line", "presented": 5, "statistic": 0.000729000000000001}', 1794334280000000);
INSERT INTO public.stage_result VALUES ('01a19d07-8c40-7000-8000-000000000376', '01a19ccf-1720-7000-8000-000000000353', 'ladder', 'below_the_line', '{"sum": 0.0, "doubt": {"share": 0.25, "interval": [0.00840375865961265, 0.7075982261787136], "wrong_fail": 0.000999999999999999, "wrong_pass": 0.784, "standard_error": 0.19364916731037085}, "rules": "decision-1", "bounds": [-2.197224577336219, 2.1972245773362196], "floors": [], "because": "statistic", "counted": 2, "outcome": "below_the_line", "presented": 2, "statistic": -3.5835189384561104}', 1793635880000000);
INSERT INTO public.stage_result VALUES ('01a1c63a-6c40-7000-8000-000000000390', '01a19ccf-1720-7000-8000-000000000353', 'ladder', 'refer', '{"sum": 2.0, "doubt": {"share": 0.5, "interval": [0.14663279963467318, 0.8533672003653269], "wrong_fail": 0.00855999999999999, "wrong_pass": 0.31744000000000017, "standard_error": 0.1889822365046136}, "rules": "decision-1", "bounds": [-2.197224577336219, 2.1972245773362196], "floors": [], "because": "forced", "counted": 4, "outcome": "refer", "presented": 4, "statistic": -1.9616585060234528}', 1794334280000000);


--
-- Data for Name: token; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.token VALUES ('01a19ccf-1720-7000-8000-000000000315', NULL, 'mandarin-sg', 'api', '9b3cd26d4343f7b05610abdf3b5566847e872ce9d3d0730cb099e1d4d76525c6', '["webhooks:write", "events:read", "checks:write"]', 1793632180000000, 1796224180000000, NULL, NULL);
INSERT INTO public.token VALUES ('01a19ccf-1720-7000-8000-000000000318', '01a19b7d-90e0-7000-8000-00000000002f', 'mandarin-sg', 'api', 'f11f6762a823485446b10eae45930652499958789d71b537734b13632982b44e', '["candidate"]', 1793632180000000, 1796224180000000, NULL, NULL);
INSERT INTO public.token VALUES ('01a19ccf-1720-7000-8000-00000000031b', '01a19b7d-90e0-7000-8000-00000000002d', 'mandarin-sg', 'api', '2d5fa8c86d0720c6973a0a6e6113b77a32da2a73df6df270cc2b6cc56874c12a', '["candidates:read", "decisions:write"]', 1793632180000000, 1796224180000000, NULL, NULL);
INSERT INTO public.token VALUES ('01a19ccf-1720-7000-8000-00000000031e', NULL, 'mandarin-sg', 'api', 'e5b80babcba78c8ae63c225427ecf19d023ef214f892f41e28378ff0910773f5', '["events:read"]', 1793632180000000, 1796224180000000, NULL, 1793632180000000);


--
-- Data for Name: webhook; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.webhook VALUES ('01a19ccf-1720-7000-8000-000000000322', 'mandarin-sg', 'https://told.example/hook', 'IQMAAAAAAAAHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=', NULL, 'on', 74, NULL, 1793632180000000);
INSERT INTO public.webhook VALUES ('01a19ccf-1720-7000-8000-000000000325', 'mandarin-sg', 'https://fails.example/hook', 'KgMAAAAAAAAHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=', 'JAMAAAAAAAAHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=', 'on', 74, 1793632180000000, 1793632180000000);
INSERT INTO public.webhook VALUES ('01a19ccf-1720-7000-8000-000000000328', 'mandarin-sg', 'https://off.example/hook', 'JwMAAAAAAAAHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=', NULL, 'off', 74, NULL, 1793632180000000);


--
-- Name: _sqlx_migrations _sqlx_migrations_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public._sqlx_migrations
    ADD CONSTRAINT _sqlx_migrations_pkey PRIMARY KEY (version);


--
-- Name: annotator annotator_application_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.annotator
    ADD CONSTRAINT annotator_application_id_key UNIQUE (application_id);


--
-- Name: annotator annotator_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.annotator
    ADD CONSTRAINT annotator_pkey PRIMARY KEY (id);


--
-- Name: answer answer_attempt_id_form_item_id_revision_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.answer
    ADD CONSTRAINT answer_attempt_id_form_item_id_revision_key UNIQUE (attempt_id, form_item_id, revision);


--
-- Name: answer answer_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.answer
    ADD CONSTRAINT answer_pkey PRIMARY KEY (id);


--
-- Name: appeal appeal_decision_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.appeal
    ADD CONSTRAINT appeal_decision_id_key UNIQUE (decision_id);


--
-- Name: appeal appeal_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.appeal
    ADD CONSTRAINT appeal_pkey PRIMARY KEY (id);


--
-- Name: application application_person_id_project_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.application
    ADD CONSTRAINT application_person_id_project_key UNIQUE (person_id, project);


--
-- Name: application application_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.application
    ADD CONSTRAINT application_pkey PRIMARY KEY (id);


--
-- Name: attempt attempt_person_id_project_stage_number_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attempt
    ADD CONSTRAINT attempt_person_id_project_stage_number_key UNIQUE (person_id, project, stage, number);


--
-- Name: attempt attempt_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attempt
    ADD CONSTRAINT attempt_pkey PRIMARY KEY (id);


--
-- Name: attempt_signal attempt_signal_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attempt_signal
    ADD CONSTRAINT attempt_signal_pkey PRIMARY KEY (id);


--
-- Name: consent consent_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.consent
    ADD CONSTRAINT consent_pkey PRIMARY KEY (id);


--
-- Name: contest contest_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contest
    ADD CONSTRAINT contest_pkey PRIMARY KEY (id);


--
-- Name: decision decision_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.decision
    ADD CONSTRAINT decision_pkey PRIMARY KEY (id);


--
-- Name: delivery delivery_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.delivery
    ADD CONSTRAINT delivery_pkey PRIMARY KEY (id);


--
-- Name: delivery delivery_webhook_id_message_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.delivery
    ADD CONSTRAINT delivery_webhook_id_message_id_key UNIQUE (webhook_id, message_id);


--
-- Name: dossier dossier_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.dossier
    ADD CONSTRAINT dossier_pkey PRIMARY KEY (decision_id);


--
-- Name: evidence evidence_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.evidence
    ADD CONSTRAINT evidence_pkey PRIMARY KEY (id);


--
-- Name: form_item form_item_attempt_id_position_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.form_item
    ADD CONSTRAINT form_item_attempt_id_position_key UNIQUE (attempt_id, "position");


--
-- Name: form_item form_item_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.form_item
    ADD CONSTRAINT form_item_pkey PRIMARY KEY (id);


--
-- Name: gold_item gold_item_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.gold_item
    ADD CONSTRAINT gold_item_pkey PRIMARY KEY (version_id, item_id);


--
-- Name: gold_item gold_item_version_id_bank_position_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.gold_item
    ADD CONSTRAINT gold_item_version_id_bank_position_key UNIQUE (version_id, bank, "position");


--
-- Name: gold_media gold_media_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.gold_media
    ADD CONSTRAINT gold_media_pkey PRIMARY KEY (hash);


--
-- Name: gold_set_version gold_set_version_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.gold_set_version
    ADD CONSTRAINT gold_set_version_pkey PRIMARY KEY (id);


--
-- Name: gold_set_version gold_set_version_set_id_content_hash_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.gold_set_version
    ADD CONSTRAINT gold_set_version_set_id_content_hash_key UNIQUE (set_id, content_hash);


--
-- Name: gold_set_version gold_set_version_set_id_number_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.gold_set_version
    ADD CONSTRAINT gold_set_version_set_id_number_key UNIQUE (set_id, number);


--
-- Name: gold_version_media gold_version_media_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.gold_version_media
    ADD CONSTRAINT gold_version_media_pkey PRIMARY KEY (version_id, name);


--
-- Name: gold_warning gold_warning_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.gold_warning
    ADD CONSTRAINT gold_warning_pkey PRIMARY KEY (version_id, "position");


--
-- Name: grade grade_form_item_id_version_id_grader_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.grade
    ADD CONSTRAINT grade_form_item_id_version_id_grader_key UNIQUE (form_item_id, version_id, grader);


--
-- Name: grade grade_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.grade
    ADD CONSTRAINT grade_pkey PRIMARY KEY (id);


--
-- Name: hidden_check hidden_check_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.hidden_check
    ADD CONSTRAINT hidden_check_pkey PRIMARY KEY (id);


--
-- Name: idempotency idempotency_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.idempotency
    ADD CONSTRAINT idempotency_pkey PRIMARY KEY (scope, idem_key);


--
-- Name: job job_dedup_key_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job
    ADD CONSTRAINT job_dedup_key_key UNIQUE (dedup_key);


--
-- Name: job job_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job
    ADD CONSTRAINT job_pkey PRIMARY KEY (id);


--
-- Name: knock knock_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.knock
    ADD CONSTRAINT knock_pkey PRIMARY KEY (id);


--
-- Name: lease lease_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.lease
    ADD CONSTRAINT lease_pkey PRIMARY KEY (name);


--
-- Name: ledger_event ledger_event_hash_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_event
    ADD CONSTRAINT ledger_event_hash_key UNIQUE (hash);


--
-- Name: ledger_event ledger_event_number_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_event
    ADD CONSTRAINT ledger_event_number_key UNIQUE (number);


--
-- Name: ledger_event ledger_event_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_event
    ADD CONSTRAINT ledger_event_pkey PRIMARY KEY (id);


--
-- Name: mail mail_decision_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mail
    ADD CONSTRAINT mail_decision_id_key UNIQUE (decision_id);


--
-- Name: mail mail_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mail
    ADD CONSTRAINT mail_pkey PRIMARY KEY (id);


--
-- Name: outbox outbox_number_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_number_key UNIQUE (number);


--
-- Name: outbox outbox_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_pkey PRIMARY KEY (id);


--
-- Name: person person_email_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_email_key UNIQUE (email);


--
-- Name: person person_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_pkey PRIMARY KEY (id);


--
-- Name: rescore rescore_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.rescore
    ADD CONSTRAINT rescore_pkey PRIMARY KEY (id);


--
-- Name: rescore rescore_version_id_attempt_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.rescore
    ADD CONSTRAINT rescore_version_id_attempt_id_key UNIQUE (version_id, attempt_id);


--
-- Name: retired_item retired_item_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.retired_item
    ADD CONSTRAINT retired_item_pkey PRIMARY KEY (set_id, item_id);


--
-- Name: review_sheet review_sheet_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.review_sheet
    ADD CONSTRAINT review_sheet_pkey PRIMARY KEY (id);


--
-- Name: review_sheet review_sheet_task_id_reviewer_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.review_sheet
    ADD CONSTRAINT review_sheet_task_id_reviewer_key UNIQUE (task_id, reviewer);


--
-- Name: review_task review_task_form_item_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.review_task
    ADD CONSTRAINT review_task_form_item_id_key UNIQUE (form_item_id);


--
-- Name: review_task review_task_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.review_task
    ADD CONSTRAINT review_task_pkey PRIMARY KEY (id);


--
-- Name: session session_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_pkey PRIMARY KEY (id);


--
-- Name: session session_secret_hash_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_secret_hash_key UNIQUE (secret_hash);


--
-- Name: setting setting_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.setting
    ADD CONSTRAINT setting_pkey PRIMARY KEY (key);


--
-- Name: sign_in sign_in_link_hash_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sign_in
    ADD CONSTRAINT sign_in_link_hash_key UNIQUE (link_hash);


--
-- Name: sign_in sign_in_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sign_in
    ADD CONSTRAINT sign_in_pkey PRIMARY KEY (id);


--
-- Name: staff staff_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.staff
    ADD CONSTRAINT staff_pkey PRIMARY KEY (person_id);


--
-- Name: staff_role staff_role_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.staff_role
    ADD CONSTRAINT staff_role_pkey PRIMARY KEY (person_id, project, role);


--
-- Name: stage_result stage_result_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.stage_result
    ADD CONSTRAINT stage_result_pkey PRIMARY KEY (attempt_id);


--
-- Name: token token_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.token
    ADD CONSTRAINT token_pkey PRIMARY KEY (id);


--
-- Name: token token_secret_hash_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.token
    ADD CONSTRAINT token_secret_hash_key UNIQUE (secret_hash);


--
-- Name: webhook webhook_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.webhook
    ADD CONSTRAINT webhook_pkey PRIMARY KEY (id);


--
-- Name: appeal_by_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX appeal_by_state ON public.appeal USING btree (project, state, due_at);


--
-- Name: application_by_change; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX application_by_change ON public.application USING btree (project, updated_at, id);


--
-- Name: attempt_signal_by_attempt; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX attempt_signal_by_attempt ON public.attempt_signal USING btree (attempt_id, at);


--
-- Name: contest_by_item; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contest_by_item ON public.contest USING btree (project, item_id);


--
-- Name: decision_by_application; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX decision_by_application ON public.decision USING btree (application_id, at);


--
-- Name: delivery_due; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX delivery_due ON public.delivery USING btree (state, due_at);


--
-- Name: evidence_by_application; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX evidence_by_application ON public.evidence USING btree (application_id);


--
-- Name: hidden_check_by_annotator; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX hidden_check_by_annotator ON public.hidden_check USING btree (annotator_id, asked_at);


--
-- Name: job_by_time; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX job_by_time ON public.job USING btree (state, run_at);


--
-- Name: knock_by_door; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX knock_by_door ON public.knock USING btree (door, at);


--
-- Name: ledger_event_by_subject; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ledger_event_by_subject ON public.ledger_event USING btree (subject, at);


--
-- Name: mail_by_person; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX mail_by_person ON public.mail USING btree (person_id, due_at);


--
-- Name: rescore_by_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX rescore_by_state ON public.rescore USING btree (project, state, at);


--
-- Name: review_task_by_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX review_task_by_state ON public.review_task USING btree (project, state, created_at);


--
-- Name: stage_result_by_application; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX stage_result_by_application ON public.stage_result USING btree (application_id);


--
-- Name: annotator annotator_application_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.annotator
    ADD CONSTRAINT annotator_application_id_fkey FOREIGN KEY (application_id) REFERENCES public.application(id);


--
-- Name: annotator annotator_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.annotator
    ADD CONSTRAINT annotator_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);


--
-- Name: answer answer_attempt_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.answer
    ADD CONSTRAINT answer_attempt_id_fkey FOREIGN KEY (attempt_id) REFERENCES public.attempt(id);


--
-- Name: answer answer_form_item_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.answer
    ADD CONSTRAINT answer_form_item_id_fkey FOREIGN KEY (form_item_id) REFERENCES public.form_item(id);


--
-- Name: appeal appeal_answered_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.appeal
    ADD CONSTRAINT appeal_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES public.person(id);


--
-- Name: appeal appeal_application_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.appeal
    ADD CONSTRAINT appeal_application_id_fkey FOREIGN KEY (application_id) REFERENCES public.application(id);


--
-- Name: appeal appeal_decision_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.appeal
    ADD CONSTRAINT appeal_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES public.decision(id);


--
-- Name: application application_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.application
    ADD CONSTRAINT application_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);


--
-- Name: application application_version_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.application
    ADD CONSTRAINT application_version_id_fkey FOREIGN KEY (version_id) REFERENCES public.gold_set_version(id);


--
-- Name: attempt attempt_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attempt
    ADD CONSTRAINT attempt_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);


--
-- Name: attempt_signal attempt_signal_attempt_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attempt_signal
    ADD CONSTRAINT attempt_signal_attempt_id_fkey FOREIGN KEY (attempt_id) REFERENCES public.attempt(id);


--
-- Name: attempt_signal attempt_signal_form_item_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attempt_signal
    ADD CONSTRAINT attempt_signal_form_item_id_fkey FOREIGN KEY (form_item_id) REFERENCES public.form_item(id);


--
-- Name: attempt attempt_version_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attempt
    ADD CONSTRAINT attempt_version_id_fkey FOREIGN KEY (version_id) REFERENCES public.gold_set_version(id);


--
-- Name: consent consent_application_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.consent
    ADD CONSTRAINT consent_application_id_fkey FOREIGN KEY (application_id) REFERENCES public.application(id);


--
-- Name: contest contest_appeal_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contest
    ADD CONSTRAINT contest_appeal_id_fkey FOREIGN KEY (appeal_id) REFERENCES public.appeal(id);


--
-- Name: contest contest_new_version_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contest
    ADD CONSTRAINT contest_new_version_fkey FOREIGN KEY (new_version) REFERENCES public.gold_set_version(id);


--
-- Name: contest contest_raised_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contest
    ADD CONSTRAINT contest_raised_by_fkey FOREIGN KEY (raised_by) REFERENCES public.person(id);


--
-- Name: contest contest_settled_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contest
    ADD CONSTRAINT contest_settled_by_fkey FOREIGN KEY (settled_by) REFERENCES public.person(id);


--
-- Name: contest contest_version_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contest
    ADD CONSTRAINT contest_version_id_fkey FOREIGN KEY (version_id) REFERENCES public.gold_set_version(id);


--
-- Name: decision decision_application_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.decision
    ADD CONSTRAINT decision_application_id_fkey FOREIGN KEY (application_id) REFERENCES public.application(id);


--
-- Name: decision decision_attempt_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.decision
    ADD CONSTRAINT decision_attempt_id_fkey FOREIGN KEY (attempt_id) REFERENCES public.attempt(id);


--
-- Name: decision decision_decided_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.decision
    ADD CONSTRAINT decision_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES public.person(id);


--
-- Name: delivery delivery_message_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.delivery
    ADD CONSTRAINT delivery_message_id_fkey FOREIGN KEY (message_id) REFERENCES public.outbox(id);


--
-- Name: delivery delivery_webhook_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.delivery
    ADD CONSTRAINT delivery_webhook_id_fkey FOREIGN KEY (webhook_id) REFERENCES public.webhook(id);


--
-- Name: dossier dossier_decision_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.dossier
    ADD CONSTRAINT dossier_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES public.decision(id);


--
-- Name: evidence evidence_application_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.evidence
    ADD CONSTRAINT evidence_application_id_fkey FOREIGN KEY (application_id) REFERENCES public.application(id);


--
-- Name: evidence evidence_judged_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.evidence
    ADD CONSTRAINT evidence_judged_by_fkey FOREIGN KEY (judged_by) REFERENCES public.person(id);


--
-- Name: form_item form_item_attempt_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.form_item
    ADD CONSTRAINT form_item_attempt_id_fkey FOREIGN KEY (attempt_id) REFERENCES public.attempt(id);


--
-- Name: gold_item gold_item_version_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.gold_item
    ADD CONSTRAINT gold_item_version_id_fkey FOREIGN KEY (version_id) REFERENCES public.gold_set_version(id);


--
-- Name: gold_version_media gold_version_media_hash_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.gold_version_media
    ADD CONSTRAINT gold_version_media_hash_fkey FOREIGN KEY (hash) REFERENCES public.gold_media(hash);


--
-- Name: gold_version_media gold_version_media_version_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.gold_version_media
    ADD CONSTRAINT gold_version_media_version_id_fkey FOREIGN KEY (version_id) REFERENCES public.gold_set_version(id);


--
-- Name: gold_warning gold_warning_version_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.gold_warning
    ADD CONSTRAINT gold_warning_version_id_fkey FOREIGN KEY (version_id) REFERENCES public.gold_set_version(id);


--
-- Name: grade grade_answer_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.grade
    ADD CONSTRAINT grade_answer_id_fkey FOREIGN KEY (answer_id) REFERENCES public.answer(id);


--
-- Name: grade grade_form_item_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.grade
    ADD CONSTRAINT grade_form_item_id_fkey FOREIGN KEY (form_item_id) REFERENCES public.form_item(id);


--
-- Name: grade grade_version_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.grade
    ADD CONSTRAINT grade_version_id_fkey FOREIGN KEY (version_id) REFERENCES public.gold_set_version(id);


--
-- Name: hidden_check hidden_check_annotator_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.hidden_check
    ADD CONSTRAINT hidden_check_annotator_id_fkey FOREIGN KEY (annotator_id) REFERENCES public.annotator(id);


--
-- Name: hidden_check hidden_check_version_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.hidden_check
    ADD CONSTRAINT hidden_check_version_id_fkey FOREIGN KEY (version_id) REFERENCES public.gold_set_version(id);


--
-- Name: mail mail_decision_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mail
    ADD CONSTRAINT mail_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES public.decision(id);


--
-- Name: mail mail_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mail
    ADD CONSTRAINT mail_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);


--
-- Name: outbox outbox_event_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_event_id_fkey FOREIGN KEY (event_id) REFERENCES public.ledger_event(id);


--
-- Name: rescore rescore_attempt_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.rescore
    ADD CONSTRAINT rescore_attempt_id_fkey FOREIGN KEY (attempt_id) REFERENCES public.attempt(id);


--
-- Name: rescore rescore_decided_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.rescore
    ADD CONSTRAINT rescore_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES public.person(id);


--
-- Name: rescore rescore_version_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.rescore
    ADD CONSTRAINT rescore_version_id_fkey FOREIGN KEY (version_id) REFERENCES public.gold_set_version(id);


--
-- Name: retired_item retired_item_retired_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.retired_item
    ADD CONSTRAINT retired_item_retired_by_fkey FOREIGN KEY (retired_by) REFERENCES public.person(id);


--
-- Name: review_sheet review_sheet_reviewer_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.review_sheet
    ADD CONSTRAINT review_sheet_reviewer_fkey FOREIGN KEY (reviewer) REFERENCES public.person(id);


--
-- Name: review_sheet review_sheet_task_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.review_sheet
    ADD CONSTRAINT review_sheet_task_id_fkey FOREIGN KEY (task_id) REFERENCES public.review_task(id);


--
-- Name: review_task review_task_attempt_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.review_task
    ADD CONSTRAINT review_task_attempt_id_fkey FOREIGN KEY (attempt_id) REFERENCES public.attempt(id);


--
-- Name: review_task review_task_form_item_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.review_task
    ADD CONSTRAINT review_task_form_item_id_fkey FOREIGN KEY (form_item_id) REFERENCES public.form_item(id);


--
-- Name: session session_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);


--
-- Name: staff staff_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.staff
    ADD CONSTRAINT staff_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);


--
-- Name: staff_role staff_role_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.staff_role
    ADD CONSTRAINT staff_role_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.staff(person_id);


--
-- Name: stage_result stage_result_application_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.stage_result
    ADD CONSTRAINT stage_result_application_id_fkey FOREIGN KEY (application_id) REFERENCES public.application(id);


--
-- Name: stage_result stage_result_attempt_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.stage_result
    ADD CONSTRAINT stage_result_attempt_id_fkey FOREIGN KEY (attempt_id) REFERENCES public.attempt(id);


--
-- Name: token token_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.token
    ADD CONSTRAINT token_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);


--
-- PostgreSQL database dump complete
--


