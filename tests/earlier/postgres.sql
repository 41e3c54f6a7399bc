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

INSERT INTO public._sqlx_migrations VALUES (1, 'foundation', '2026-11-27 19:39:26.829994+00', true, '\x2dc992746e87477e11d6fa63c0aaeed3eef07b91fcde8682f40d596058a7728031f5a1e1efadf629bdd83989e293d56d', 41908704);
INSERT INTO public._sqlx_migrations VALUES (2, 'pipeline', '2026-11-27 19:39:26.872922+00', true, '\x0fc7eb2db901dc0b7a1a55968336f822e2b5167a37866ce79f8997617e68033d472fa60641d70e35e8352d39824f3656', 25022555);
INSERT INTO public._sqlx_migrations VALUES (3, 'accounts', '2026-11-27 19:39:26.898254+00', true, '\x0aceec030ca37c4fca845c8ae5fb9d42fc0513dd51d9fcd419f9e201fe0d03603a6d3ad2d85499fe60e914531f42cc19', 18323379);
INSERT INTO public._sqlx_migrations VALUES (4, 'proof', '2026-11-27 19:39:26.916898+00', true, '\x35be572c8630087a1059fbeec6f7b1ba25cf0f82196f17dc3cdf63d1b34f5d79d328f45b765eb9a475e44489b962e716', 18467399);


--
-- Data for Name: annotator; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.annotator VALUES ('01a19b8e-f600-7000-8000-000000000128', '01a19b8e-f600-7000-8000-000000000007', '01a19b8e-f600-7000-8000-000000000006', 'mandarin-sg', 'active', 1793611200000000);
INSERT INTO public.annotator VALUES ('01a19b8e-f600-7000-8000-00000000012f', '01a19b8e-f600-7000-8000-000000000020', '01a19b8e-f600-7000-8000-00000000001f', 'mandarin-sg', 'active', 1793611200000000);


--
-- Data for Name: answer; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.answer VALUES ('01a19b8e-f600-7000-8000-000000000017', '01a19b8e-f600-7000-8000-00000000000f', '01a19b8e-f600-7000-8000-000000000011', 1, 1, '{"claims":{"c1":{"sources":["s1"],"verdict":"supported"}}}', 1793611200000000);
INSERT INTO public.answer VALUES ('01a19b8e-f600-7000-8000-000000000018', '01a19b8e-f600-7000-8000-00000000000f', '01a19b8e-f600-7000-8000-000000000012', 1, 1, '{"option":"a"}', 1793611200000000);
INSERT INTO public.answer VALUES ('01a19b8e-f600-7000-8000-000000000019', '01a19b8e-f600-7000-8000-00000000000f', '01a19b8e-f600-7000-8000-000000000013', 1, 1, '{"value":-3}', 1793611200000000);
INSERT INTO public.answer VALUES ('01a19b8e-f600-7000-8000-00000000001a', '01a19b8e-f600-7000-8000-00000000000f', '01a19b8e-f600-7000-8000-000000000014', 1, 1, '{"option":"b"}', 1793611200000000);
INSERT INTO public.answer VALUES ('01a19b8e-f600-7000-8000-00000000001b', '01a19b8e-f600-7000-8000-00000000000f', '01a19b8e-f600-7000-8000-000000000015', 1, 1, '{"option":"a"}', 1793611200000000);
INSERT INTO public.answer VALUES ('01a19b8e-f600-7000-8000-000000000030', '01a19b8e-f600-7000-8000-000000000028', '01a19b8e-f600-7000-8000-00000000002a', 1, 1, '{"option":"a"}', 1793611200000000);
INSERT INTO public.answer VALUES ('01a19b8e-f600-7000-8000-000000000031', '01a19b8e-f600-7000-8000-000000000028', '01a19b8e-f600-7000-8000-00000000002b', 1, 1, '{"spans":[{"end":7,"label":"food","start":0},{"end":15,"label":"travel","start":11}]}', 1793611200000000);
INSERT INTO public.answer VALUES ('01a19b8e-f600-7000-8000-000000000032', '01a19b8e-f600-7000-8000-000000000028', '01a19b8e-f600-7000-8000-00000000002c', 1, 1, '{"option":"b"}', 1793611200000000);
INSERT INTO public.answer VALUES ('01a19b8e-f600-7000-8000-000000000033', '01a19b8e-f600-7000-8000-000000000028', '01a19b8e-f600-7000-8000-00000000002d', 1, 1, '{"option":"a"}', 1793611200000000);
INSERT INTO public.answer VALUES ('01a19b8e-f600-7000-8000-000000000034', '01a19b8e-f600-7000-8000-000000000028', '01a19b8e-f600-7000-8000-00000000002e', 1, 1, '{"scales":{"accuracy":5}}', 1793611200000000);
INSERT INTO public.answer VALUES ('01a19b8e-f600-7000-8000-000000000048', '01a19b8e-f600-7000-8000-000000000041', '01a19b8e-f600-7000-8000-000000000043', 1, 1, '{"text":"quickly"}', 1793611200000000);
INSERT INTO public.answer VALUES ('01a19b8e-f600-7000-8000-000000000049', '01a19b8e-f600-7000-8000-000000000041', '01a19b8e-f600-7000-8000-000000000044', 1, 1, 'null', 1793611200000000);
INSERT INTO public.answer VALUES ('01a19b8e-f600-7000-8000-00000000004a', '01a19b8e-f600-7000-8000-000000000041', '01a19b8e-f600-7000-8000-000000000045', 1, 1, '{"option":"a"}', 1793611200000000);
INSERT INTO public.answer VALUES ('01a19b8e-f600-7000-8000-00000000004b', '01a19b8e-f600-7000-8000-000000000041', '01a19b8e-f600-7000-8000-000000000046', 1, 1, 'null', 1793611200000000);
INSERT INTO public.answer VALUES ('01a19b8e-f600-7000-8000-000000000060', '01a19b8e-f600-7000-8000-000000000058', '01a19b8e-f600-7000-8000-00000000005a', 1, 1, '{"categories":[],"severity":"none"}', 1793611200000000);
INSERT INTO public.answer VALUES ('01a19b8e-f600-7000-8000-000000000061', '01a19b8e-f600-7000-8000-000000000058', '01a19b8e-f600-7000-8000-00000000005b', 1, 1, '{"option":"a"}', 1793611200000000);
INSERT INTO public.answer VALUES ('01a19b8e-f600-7000-8000-000000000062', '01a19b8e-f600-7000-8000-000000000058', '01a19b8e-f600-7000-8000-00000000005c', 1, 1, '{"words":{"blurf":false,"quonk":false,"river":true,"stone":true}}', 1793611200000000);
INSERT INTO public.answer VALUES ('01a19b8e-f600-7000-8000-000000000063', '01a19b8e-f600-7000-8000-000000000058', '01a19b8e-f600-7000-8000-00000000005d', 1, 1, '{"option":"b"}', 1793611200000000);
INSERT INTO public.answer VALUES ('01a19b8e-f600-7000-8000-000000000064', '01a19b8e-f600-7000-8000-000000000058', '01a19b8e-f600-7000-8000-00000000005e', 1, 1, '{"option":"a"}', 1793611200000000);
INSERT INTO public.answer VALUES ('01a19b8e-f600-7000-8000-000000000079', '01a19b8e-f600-7000-8000-000000000071', '01a19b8e-f600-7000-8000-000000000073', 1, 1, '{"option":"a"}', 1793611200000000);
INSERT INTO public.answer VALUES ('01a19b8e-f600-7000-8000-00000000007a', '01a19b8e-f600-7000-8000-000000000071', '01a19b8e-f600-7000-8000-000000000074', 1, 1, '{"text":"She has two cats."}', 1793611200000000);
INSERT INTO public.answer VALUES ('01a19b8e-f600-7000-8000-00000000007b', '01a19b8e-f600-7000-8000-000000000071', '01a19b8e-f600-7000-8000-000000000075', 1, 1, '{"option":"b"}', 1793611200000000);
INSERT INTO public.answer VALUES ('01a19b8e-f600-7000-8000-00000000007c', '01a19b8e-f600-7000-8000-000000000071', '01a19b8e-f600-7000-8000-000000000076', 1, 1, '{"option":"a"}', 1793611200000000);
INSERT INTO public.answer VALUES ('01a19b8e-f600-7000-8000-00000000007d', '01a19b8e-f600-7000-8000-000000000071', '01a19b8e-f600-7000-8000-000000000077', 1, 1, '{"claims":{"c1":{"sources":["s1"],"verdict":"supported"}}}', 1793611200000000);
INSERT INTO public.answer VALUES ('01a19b8e-f600-7000-8000-000000000091', '01a19b8e-f600-7000-8000-00000000008a', '01a19b8e-f600-7000-8000-00000000008c', 1, 1, '{"gaps":{"1":"cat","2":"mat"}}', 1793611200000000);
INSERT INTO public.answer VALUES ('01a19b8e-f600-7000-8000-000000000092', '01a19b8e-f600-7000-8000-00000000008a', '01a19b8e-f600-7000-8000-00000000008d', 1, 1, '{"option":"b"}', 1793611200000000);
INSERT INTO public.answer VALUES ('01a19b8e-f600-7000-8000-000000000093', '01a19b8e-f600-7000-8000-00000000008a', '01a19b8e-f600-7000-8000-00000000008e', 1, 1, '{"option":"a"}', 1793611200000000);
INSERT INTO public.answer VALUES ('01a19b8e-f600-7000-8000-000000000094', '01a19b8e-f600-7000-8000-00000000008a', '01a19b8e-f600-7000-8000-00000000008f', 1, 1, '{"words":{"blurf":false,"quonk":false,"river":true,"stone":true}}', 1793611200000000);
INSERT INTO public.answer VALUES ('01a19b8e-f600-7000-8000-0000000000d8', '01a19b8e-f600-7000-8000-0000000000d4', '01a19b8e-f600-7000-8000-0000000000d6', 1, 1, '{"text":"We can begin now."}', 1793611200000000);
INSERT INTO public.answer VALUES ('01a19b8e-f600-7000-8000-0000000000e7', '01a19b8e-f600-7000-8000-0000000000e3', '01a19b8e-f600-7000-8000-0000000000e5', 1, 1, '{"text":"A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. "}', 1793611200000000);
INSERT INTO public.answer VALUES ('01a19b8e-f600-7000-8000-0000000000f1', '01a19b8e-f600-7000-8000-0000000000ed', '01a19b8e-f600-7000-8000-0000000000ef', 1, 1, '{"text":"A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. "}', 1793611200000000);
INSERT INTO public.answer VALUES ('01a19b8e-f600-7000-8000-000000000112', '01a19b8e-f600-7000-8000-00000000010e', '01a19b8e-f600-7000-8000-000000000110', 1, 1, '{"text":"A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. "}', 1793611200000000);
INSERT INTO public.answer VALUES ('01a19b8e-f600-7000-8000-00000000011c', '01a19b8e-f600-7000-8000-000000000118', '01a19b8e-f600-7000-8000-00000000011a', 1, 1, '{"text":"We can begin now."}', 1793611200000000);


--
-- Data for Name: appeal; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.appeal VALUES ('01a19bcb-ff00-7000-8000-00000000013a', '01a19b8e-f600-7000-8000-000000000136', '01a19b8e-f600-7000-8000-000000000039', 'mandarin-sg', 'question', 'The key of the second item is wrong.', 'open', 1793615200000000, 1794824800000000, NULL, NULL, NULL);


--
-- Data for Name: application; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.application VALUES ('01a19b8e-f600-7000-8000-000000000069', '01a19b8e-f600-7000-8000-000000000068', 'mandarin-sg', '01a19b7c-a680-7000-8000-000000000000', 'screening', '{"name": "Ann", "residence": "SG"}', 'ann
person4@example.sg', 2, 1, 1793611200000000, 1793611200000000, 1793611200000000);
INSERT INTO public.application VALUES ('01a19b8e-f600-7000-8000-000000000050', '01a19b8e-f600-7000-8000-00000000004f', 'mandarin-sg', '01a19b7c-a680-7000-8000-000000000000', 'needs_decision', '{"name": "Ann", "residence": "SG"}', 'ann
person3@example.sg', 2, 1, 1793611200000000, 1793611200000000, 1793611200000000);
INSERT INTO public.application VALUES ('01a19b8e-f600-7000-8000-000000000082', '01a19b8e-f600-7000-8000-000000000081', 'mandarin-sg', '01a19b7c-a680-7000-8000-000000000000', 'needs_decision', '{"name": "Ann", "residence": "SG"}', 'ann
person5@example.sg', 2, 1, 1793611200000000, 1793611200000000, 1793611200000000);
INSERT INTO public.application VALUES ('01a19b8e-f600-7000-8000-000000000007', '01a19b8e-f600-7000-8000-000000000006', 'mandarin-sg', '01a19b7c-a680-7000-8000-000000000000', 'onboarded', '{"name": "Ann", "residence": "SG"}', 'ann
person0@example.sg', 2, 1, 1793611200000000, 1793611200000000, 1793611200000000);
INSERT INTO public.application VALUES ('01a19b8e-f600-7000-8000-000000000020', '01a19b8e-f600-7000-8000-00000000001f', 'mandarin-sg', '01a19b7c-a680-7000-8000-000000000000', 'onboarded', '{"name": "Ann", "residence": "SG"}', 'ann
person1@example.sg', 2, 1, 1793611200000000, 1793611200000000, 1793611200000000);
INSERT INTO public.application VALUES ('01a19b8e-f600-7000-8000-000000000039', '01a19b8e-f600-7000-8000-000000000038', 'mandarin-sg', '01a19b7c-a680-7000-8000-000000000000', 'rejected', '{"name": "Ann", "residence": "SG"}', 'ann
person2@example.sg', 2, 1, 1793611200000000, 1793611200000000, 1793611200000000);
INSERT INTO public.application VALUES ('01a19bde-4e80-7000-8000-000000000176', '01a19bde-4e80-7000-8000-000000000175', 'mandarin-sg', '01a19bcb-ff00-7000-8000-000000000147', 'screening', '{"name": "Ann", "residence": "SG"}', 'ann
open@example.sg', 2, 1, 1793616400000000, 1793616400000000, 1793616400000000);


--
-- Data for Name: attempt; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.attempt VALUES ('01a19b8e-f600-7000-8000-00000000000f', '01a19b8e-f600-7000-8000-000000000006', 'mandarin-sg', '01a19b7c-a680-7000-8000-000000000000', 'first', 1, 'handed_in', 1, 1152921504606847104, 1793611200000000, 1793612400000000, 0, NULL, 1793611200000000, 5, '7316044731c0b0a2d681aa948b5034cfbbb668ba242b5a75161e6689d86e1455');
INSERT INTO public.attempt VALUES ('01a19b8e-f600-7000-8000-000000000028', '01a19b8e-f600-7000-8000-00000000001f', 'mandarin-sg', '01a19b7c-a680-7000-8000-000000000000', 'first', 1, 'handed_in', 1, 2954361355555045504, 1793611200000000, 1793612400000000, 0, NULL, 1793611200000000, 5, '4df7258fc1a83d47356e8a349cd3f794663721ccf48fce4536f644f3e4b3484f');
INSERT INTO public.attempt VALUES ('01a19b8e-f600-7000-8000-000000000041', '01a19b8e-f600-7000-8000-000000000038', 'mandarin-sg', '01a19b7c-a680-7000-8000-000000000000', 'first', 1, 'handed_in', 1, 4755801206503243904, 1793611200000000, 1793612400000000, 0, NULL, 1793611200000000, 4, 'a5f008bd548fd0df5fc937fd78c3090823856a25c72dd58619ea7a5b0ec5beb0');
INSERT INTO public.attempt VALUES ('01a19b8e-f600-7000-8000-000000000058', '01a19b8e-f600-7000-8000-00000000004f', 'mandarin-sg', '01a19b7c-a680-7000-8000-000000000000', 'first', 1, 'handed_in', 1, 6413125869375586432, 1793611200000000, 1793612400000000, 0, NULL, 1793611200000000, 5, '73bcc04090db8b1ae121ae62ee346cadc504917d921df371c5cd0346ab09663a');
INSERT INTO public.attempt VALUES ('01a19b8e-f600-7000-8000-000000000071', '01a19b8e-f600-7000-8000-000000000068', 'mandarin-sg', '01a19b7c-a680-7000-8000-000000000000', 'first', 1, 'handed_in', 1, 8214565720323784832, 1793611200000000, 1793612400000000, 0, NULL, 1793611200000000, 5, '1106062a85984057c67ff290e12a4d5f2b579bd9a75ec258efef70a89add8be8');
INSERT INTO public.attempt VALUES ('01a19b8e-f600-7000-8000-00000000008a', '01a19b8e-f600-7000-8000-000000000081', 'mandarin-sg', '01a19b7c-a680-7000-8000-000000000000', 'first', 1, 'handed_in', 1, -8430738502437568384, 1793611200000000, 1793612400000000, 0, NULL, 1793611200000000, 4, 'ba111a6da6b505b1ca431da74f3757078866c734c064fdab44def50df8154f97');
INSERT INTO public.attempt VALUES ('01a19b8e-f600-7000-8000-0000000000d4', '01a19b8e-f600-7000-8000-000000000006', 'mandarin-sg', '01a19b7c-a680-7000-8000-000000000000', 'writing', 1, 'handed_in', 1, -3098476543630901120, 1793611200000000, 1793614800000000, 0, NULL, 1793611200000000, 1, '6cd261b04385c7e396725c000b7796c358e00daf3a8122a3220592eb7a29f0ab');
INSERT INTO public.attempt VALUES ('01a19b8e-f600-7000-8000-0000000000e3', '01a19b8e-f600-7000-8000-00000000001f', 'mandarin-sg', '01a19b7c-a680-7000-8000-000000000000', 'writing', 1, 'handed_in', 1, -2017612633061982080, 1793611200000000, 1793614800000000, 0, NULL, 1793611200000000, 1, '3644a1d3333d36c8fd6aea96914473f4ba27125975fb59d9a19818050f08d116');
INSERT INTO public.attempt VALUES ('01a19b8e-f600-7000-8000-0000000000ed', '01a19b8e-f600-7000-8000-00000000004f', 'mandarin-sg', '01a19b7c-a680-7000-8000-000000000000', 'writing', 1, 'handed_in', 1, -1297036692682702720, 1793611200000000, 1793614800000000, 0, NULL, 1793611200000000, 1, '373d7ad87831928ba64e47dc73f5dbc1516980ce6c6a0871c52408e4689032e3');
INSERT INTO public.attempt VALUES ('01a19b8e-f600-7000-8000-00000000010e', '01a19b8e-f600-7000-8000-000000000068', 'mandarin-sg', '01a19b7c-a680-7000-8000-000000000000', 'writing', 1, 'handed_in', 1, 1081145385545629824, 1793611200000000, 1793614800000000, 0, NULL, 1793611200000000, 1, '6f4d5f6095dd0da06f5b76ff8075e98a73db67a663c69d81d33a47b8a573893b');
INSERT INTO public.attempt VALUES ('01a19b8e-f600-7000-8000-000000000118', '01a19b8e-f600-7000-8000-000000000081', 'mandarin-sg', '01a19b7c-a680-7000-8000-000000000000', 'writing', 1, 'handed_in', 1, 1801721325924909184, 1793611200000000, 1793614800000000, 0, NULL, 1793611200000000, 1, 'f0644726ad5b1474a7b48ad4f913ab33510d12fb32328b70f3ed8a06fbe058c5');
INSERT INTO public.attempt VALUES ('01a19bde-4e80-7000-8000-00000000017e', '01a19bde-4e80-7000-8000-000000000175', 'mandarin-sg', '01a19bcb-ff00-7000-8000-000000000147', 'first', 1, 'open', 1, 9151595917793558656, 1793616400000000, 1793617600000000, 0, NULL, NULL, NULL, NULL);


--
-- Data for Name: attempt_signal; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: consent; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.consent VALUES ('01a19b8e-f600-7000-8000-000000000009', '01a19b8e-f600-7000-8000-000000000007', 'selection', '2026-11', 1793611200000000, NULL);
INSERT INTO public.consent VALUES ('01a19b8e-f600-7000-8000-00000000000a', '01a19b8e-f600-7000-8000-000000000007', 'automated_scoring', '2026-11', 1793611200000000, NULL);
INSERT INTO public.consent VALUES ('01a19b8e-f600-7000-8000-00000000000b', '01a19b8e-f600-7000-8000-000000000007', 'sensitive_content', '2026-11', 1793611200000000, NULL);
INSERT INTO public.consent VALUES ('01a19b8e-f600-7000-8000-000000000022', '01a19b8e-f600-7000-8000-000000000020', 'selection', '2026-11', 1793611200000000, NULL);
INSERT INTO public.consent VALUES ('01a19b8e-f600-7000-8000-000000000023', '01a19b8e-f600-7000-8000-000000000020', 'automated_scoring', '2026-11', 1793611200000000, NULL);
INSERT INTO public.consent VALUES ('01a19b8e-f600-7000-8000-000000000024', '01a19b8e-f600-7000-8000-000000000020', 'sensitive_content', '2026-11', 1793611200000000, NULL);
INSERT INTO public.consent VALUES ('01a19b8e-f600-7000-8000-00000000003b', '01a19b8e-f600-7000-8000-000000000039', 'selection', '2026-11', 1793611200000000, NULL);
INSERT INTO public.consent VALUES ('01a19b8e-f600-7000-8000-00000000003c', '01a19b8e-f600-7000-8000-000000000039', 'automated_scoring', '2026-11', 1793611200000000, NULL);
INSERT INTO public.consent VALUES ('01a19b8e-f600-7000-8000-00000000003d', '01a19b8e-f600-7000-8000-000000000039', 'sensitive_content', '2026-11', 1793611200000000, NULL);
INSERT INTO public.consent VALUES ('01a19b8e-f600-7000-8000-000000000052', '01a19b8e-f600-7000-8000-000000000050', 'selection', '2026-11', 1793611200000000, NULL);
INSERT INTO public.consent VALUES ('01a19b8e-f600-7000-8000-000000000053', '01a19b8e-f600-7000-8000-000000000050', 'automated_scoring', '2026-11', 1793611200000000, NULL);
INSERT INTO public.consent VALUES ('01a19b8e-f600-7000-8000-000000000054', '01a19b8e-f600-7000-8000-000000000050', 'sensitive_content', '2026-11', 1793611200000000, NULL);
INSERT INTO public.consent VALUES ('01a19b8e-f600-7000-8000-00000000006b', '01a19b8e-f600-7000-8000-000000000069', 'selection', '2026-11', 1793611200000000, NULL);
INSERT INTO public.consent VALUES ('01a19b8e-f600-7000-8000-00000000006c', '01a19b8e-f600-7000-8000-000000000069', 'automated_scoring', '2026-11', 1793611200000000, NULL);
INSERT INTO public.consent VALUES ('01a19b8e-f600-7000-8000-00000000006d', '01a19b8e-f600-7000-8000-000000000069', 'sensitive_content', '2026-11', 1793611200000000, NULL);
INSERT INTO public.consent VALUES ('01a19b8e-f600-7000-8000-000000000084', '01a19b8e-f600-7000-8000-000000000082', 'selection', '2026-11', 1793611200000000, NULL);
INSERT INTO public.consent VALUES ('01a19b8e-f600-7000-8000-000000000085', '01a19b8e-f600-7000-8000-000000000082', 'automated_scoring', '2026-11', 1793611200000000, NULL);
INSERT INTO public.consent VALUES ('01a19b8e-f600-7000-8000-000000000086', '01a19b8e-f600-7000-8000-000000000082', 'sensitive_content', '2026-11', 1793611200000000, NULL);
INSERT INTO public.consent VALUES ('01a19bde-4e80-7000-8000-000000000178', '01a19bde-4e80-7000-8000-000000000176', 'selection', '2026-11', 1793616400000000, NULL);
INSERT INTO public.consent VALUES ('01a19bde-4e80-7000-8000-000000000179', '01a19bde-4e80-7000-8000-000000000176', 'automated_scoring', '2026-11', 1793616400000000, NULL);
INSERT INTO public.consent VALUES ('01a19bde-4e80-7000-8000-00000000017a', '01a19bde-4e80-7000-8000-000000000176', 'sensitive_content', '2026-11', 1793616400000000, NULL);


--
-- Data for Name: contest; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.contest VALUES ('01a19bcb-ff00-7000-8000-000000000145', 'mandarin-sg', 'read-1', '01a19b7c-a680-7000-8000-000000000000', 'author', '01a19bcb-ff00-7000-8000-000000000144', NULL, 'Two answers are right.', 'open', 1793615200000000, NULL, NULL, NULL, NULL);


--
-- Data for Name: decision; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.decision VALUES ('01a19b8e-f600-7000-8000-00000000009f', '01a19b8e-f600-7000-8000-000000000069', '01a19b8e-f600-7000-8000-000000000071', 'first', 'passed', '["above_the_line"]', '', NULL, 1793611200000000, 1793611200000000, 'screening', NULL);
INSERT INTO public.decision VALUES ('01a19b8e-f600-7000-8000-0000000000aa', '01a19b8e-f600-7000-8000-000000000050', '01a19b8e-f600-7000-8000-000000000058', 'first', 'passed', '["above_the_line"]', '', NULL, 1793611200000000, 1793611200000000, 'screening', NULL);
INSERT INTO public.decision VALUES ('01a19b8e-f600-7000-8000-0000000000ba', '01a19b8e-f600-7000-8000-000000000082', '01a19b8e-f600-7000-8000-00000000008a', 'first', 'passed', '["above_the_line"]', '', NULL, 1793611200000000, 1793611200000000, 'screening', NULL);
INSERT INTO public.decision VALUES ('01a19b8e-f600-7000-8000-0000000000c5', '01a19b8e-f600-7000-8000-000000000007', '01a19b8e-f600-7000-8000-00000000000f', 'first', 'passed', '["above_the_line"]', '', NULL, 1793611200000000, 1793611200000000, 'screening', NULL);
INSERT INTO public.decision VALUES ('01a19b8e-f600-7000-8000-0000000000d0', '01a19b8e-f600-7000-8000-000000000020', '01a19b8e-f600-7000-8000-000000000028', 'first', 'passed', '["above_the_line"]', '', NULL, 1793611200000000, 1793611200000000, 'screening', NULL);
INSERT INTO public.decision VALUES ('01a19b8e-f600-7000-8000-0000000000df', '01a19b8e-f600-7000-8000-000000000007', '01a19b8e-f600-7000-8000-0000000000d4', 'writing', 'passed', '["above_the_line"]', '', NULL, 1793611200000000, 1793611200000000, 'screening', NULL);
INSERT INTO public.decision VALUES ('01a19b8e-f600-7000-8000-000000000101', '01a19b8e-f600-7000-8000-000000000020', '01a19b8e-f600-7000-8000-0000000000e3', 'writing', 'passed', '["above_the_line"]', '', NULL, 1793611200000000, 1793611200000000, 'screening', NULL);
INSERT INTO public.decision VALUES ('01a19b8e-f600-7000-8000-000000000109', '01a19b8e-f600-7000-8000-000000000050', '01a19b8e-f600-7000-8000-0000000000ed', 'writing', 'passed', '["above_the_line"]', '', NULL, 1793611200000000, 1793611200000000, 'screening', NULL);
INSERT INTO public.decision VALUES ('01a19b8e-f600-7000-8000-000000000123', '01a19b8e-f600-7000-8000-000000000082', '01a19b8e-f600-7000-8000-000000000118', 'writing', 'passed', '["above_the_line"]', '', NULL, 1793611200000000, 1793611200000000, 'screening', NULL);
INSERT INTO public.decision VALUES ('01a19b8e-f600-7000-8000-00000000012b', '01a19b8e-f600-7000-8000-000000000007', NULL, NULL, 'onboarded', '["all_stages_passed"]', 'seen', '01a19b8e-f600-7000-8000-000000000127', 1793611200000000, 1793614800000000, 'needs_decision', NULL);
INSERT INTO public.decision VALUES ('01a19b8e-f600-7000-8000-000000000132', '01a19b8e-f600-7000-8000-000000000020', NULL, NULL, 'onboarded', '["all_stages_passed"]', 'seen', '01a19b8e-f600-7000-8000-000000000127', 1793611200000000, 1793614800000000, 'needs_decision', NULL);
INSERT INTO public.decision VALUES ('01a19b8e-f600-7000-8000-000000000136', '01a19b8e-f600-7000-8000-000000000039', '01a19b8e-f600-7000-8000-000000000041', 'first', 'rejected', '["below_the_line"]', 'seen', '01a19b8e-f600-7000-8000-000000000127', 1793611200000000, 1793614800000000, 'needs_decision', NULL);


--
-- Data for Name: delivery; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: dossier; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.dossier VALUES ('01a19b8e-f600-7000-8000-00000000009f', '{"acts":[{"actor":"01a19b8e-f600-7000-8000-000000000068","at":1793611200000000,"event":"01a19b8e-f600-7000-8000-00000000006a","kind":"application.begun"},{"actor":"01a19b8e-f600-7000-8000-000000000068","at":1793611200000000,"event":"01a19b8e-f600-7000-8000-00000000006e","kind":"application.submitted"},{"actor":"01a19b8e-f600-7000-8000-000000000068","at":1793611200000000,"event":"01a19b8e-f600-7000-8000-00000000006f","kind":"candidate.eligible"}],"application":{"id":"01a19b8e-f600-7000-8000-000000000069","project":"mandarin-sg","version":"01a19b7c-a680-7000-8000-000000000000"},"attempts":[{"attempt":"01a19b8e-f600-7000-8000-000000000071","block":0,"ends_at":1793612400000000,"handed_in":{"at":1793611200000000,"digest":"1106062a85984057c67ff290e12a4d5f2b579bd9a75ec258efef70a89add8be8"},"items":[{"answers":[{"id":"01a19b8e-f600-7000-8000-000000000079","response":{"option":"a"},"revision":1,"saved_at":1793611200000000}],"block":0,"grade":{"answer":"01a19b8e-f600-7000-8000-000000000079","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"read-3","place":"01a19b8e-f600-7000-8000-000000000073","position":0,"shown":{"lists":{"options":[["a","z3hfcf"],["b","nff35q"]]},"swapped":false}},{"answers":[{"id":"01a19b8e-f600-7000-8000-00000000007a","response":{"text":"She has two cats."},"revision":1,"saved_at":1793611200000000}],"block":0,"grade":{"answer":"01a19b8e-f600-7000-8000-00000000007a","brier":null,"counts":true,"explanation":{"changes_elsewhere":0,"edits":0,"mistakes":[1,1]},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"word-3","place":"01a19b8e-f600-7000-8000-000000000074","position":1,"shown":{"swapped":false}},{"answers":[{"id":"01a19b8e-f600-7000-8000-00000000007b","response":{"option":"b"},"revision":1,"saved_at":1793611200000000}],"block":0,"grade":{"answer":"01a19b8e-f600-7000-8000-00000000007b","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"read-1","place":"01a19b8e-f600-7000-8000-000000000075","position":2,"shown":{"lists":{"options":[["a","u6rthb"],["b","drzeve"],["c","umvayy"]]},"swapped":false}},{"answers":[{"id":"01a19b8e-f600-7000-8000-00000000007c","response":{"option":"a"},"revision":1,"saved_at":1793611200000000}],"block":0,"grade":{"answer":"01a19b8e-f600-7000-8000-00000000007c","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"read-2","place":"01a19b8e-f600-7000-8000-000000000076","position":3,"shown":{"lists":{"options":[["b","z3udd3"],["a","24xk6a"],["c","225xfv"]]},"swapped":false}},{"answers":[{"id":"01a19b8e-f600-7000-8000-00000000007d","response":{"claims":{"c1":{"sources":["s1"],"verdict":"supported"}}},"revision":1,"saved_at":1793611200000000}],"block":0,"grade":{"answer":"01a19b8e-f600-7000-8000-00000000007d","brier":null,"counts":true,"explanation":{"claims":{"c1":1}},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"fact-1","place":"01a19b8e-f600-7000-8000-000000000077","position":4,"shown":{"lists":{"claims":[["c1","z4pbnw"]],"sources":[["s1","wsd2tq"]]},"swapped":false}}],"number":1,"result":{"at":1793611200000000,"outcome":"pass","ruling":{"because":"statistic","bounds":[0.19999999999999996,0.8],"counted":5,"doubt":{"interval":[0.5407418735600994,0.9957892554855106],"share":0.8571428571428571,"standard_error":0.12371791482634838,"wrong_fail":0.882351,"wrong_pass":0.117649},"floors":[],"outcome":"pass","presented":5,"rules":"decision-1","statistic":0.882351,"sum":5}},"seed":"8214565720323784832","sheets":[],"stage":"first","started_at":1793611200000000,"state":"handed_in","version":{"content_hash":"ed8f9764768409efc69bf75da70fa36cc86559f1fa9b421e89935e7b0a31bbf6","id":"01a19b7c-a680-7000-8000-000000000000","number":1}}],"corrected":null,"decision":{"at":1793611200000000,"attempt":"01a19b8e-f600-7000-8000-000000000071","decided_by":null,"id":"01a19b8e-f600-7000-8000-00000000009f","letter_at":1793611200000000,"note":"","outcome":"passed","reasons":["above_the_line"],"stage":"first","status_before":"screening"},"dossier":1,"earlier_decisions":[],"letter":{"body":{"en":"Your result is above the line of this stage.\n\nThis was decided automatically from your answers.\n\nNext: Writing.","zh":"您在这一阶段的成绩高于合格线。\n\n以上根据您的作答自动作出决定。\n\n下一步：写作。"},"subject":{"en":"You passed: First","zh":"您已通过：第一关"}},"programs":{"decision":"decision-1","eligibility":"eligibility-1","grader":"grader-1"},"requirements":{"overall":"eligible","requirements":[{"counted":null,"requirement":"residence","verdict":"met"}],"rules":"eligibility-1","today":"2026-11-02"}}', '98463e3520af1e88738259dce59912f3c359bbdd34b1094e1ab4f0f7a184494a', 1793611200000000);
INSERT INTO public.dossier VALUES ('01a19b8e-f600-7000-8000-0000000000aa', '{"acts":[{"actor":"01a19b8e-f600-7000-8000-00000000004f","at":1793611200000000,"event":"01a19b8e-f600-7000-8000-000000000051","kind":"application.begun"},{"actor":"01a19b8e-f600-7000-8000-00000000004f","at":1793611200000000,"event":"01a19b8e-f600-7000-8000-000000000055","kind":"application.submitted"},{"actor":"01a19b8e-f600-7000-8000-00000000004f","at":1793611200000000,"event":"01a19b8e-f600-7000-8000-000000000056","kind":"candidate.eligible"}],"application":{"id":"01a19b8e-f600-7000-8000-000000000050","project":"mandarin-sg","version":"01a19b7c-a680-7000-8000-000000000000"},"attempts":[{"attempt":"01a19b8e-f600-7000-8000-000000000058","block":0,"ends_at":1793612400000000,"handed_in":{"at":1793611200000000,"digest":"73bcc04090db8b1ae121ae62ee346cadc504917d921df371c5cd0346ab09663a"},"items":[{"answers":[{"id":"01a19b8e-f600-7000-8000-000000000060","response":{"categories":[],"severity":"none"},"revision":1,"saved_at":1793611200000000}],"block":0,"grade":{"answer":"01a19b8e-f600-7000-8000-000000000060","brier":null,"counts":true,"explanation":{"categories_f1":1,"hit":false,"severity":1},"grader":"grader-1","hit":false,"positive":false,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"label-3","place":"01a19b8e-f600-7000-8000-00000000005a","position":0,"shown":{"swapped":false}},{"answers":[{"id":"01a19b8e-f600-7000-8000-000000000061","response":{"option":"a"},"revision":1,"saved_at":1793611200000000}],"block":0,"grade":{"answer":"01a19b8e-f600-7000-8000-000000000061","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"read-3","place":"01a19b8e-f600-7000-8000-00000000005b","position":1,"shown":{"lists":{"options":[["b","zbyhvx"],["a","zgp4gx"]]},"swapped":false}},{"answers":[{"id":"01a19b8e-f600-7000-8000-000000000062","response":{"words":{"blurf":false,"quonk":false,"river":true,"stone":true}},"revision":1,"saved_at":1793611200000000}],"block":0,"grade":{"answer":"01a19b8e-f600-7000-8000-000000000062","brier":null,"counts":true,"explanation":{"invented":2,"invented_refused":2,"real":2,"real_taken":2},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"word-4","place":"01a19b8e-f600-7000-8000-00000000005c","position":2,"shown":{"swapped":false,"words":["quonk","river","blurf","stone"]}},{"answers":[{"id":"01a19b8e-f600-7000-8000-000000000063","response":{"option":"b"},"revision":1,"saved_at":1793611200000000}],"block":0,"grade":{"answer":"01a19b8e-f600-7000-8000-000000000063","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"read-1","place":"01a19b8e-f600-7000-8000-00000000005d","position":3,"shown":{"lists":{"options":[["a","c3mt6r"],["c","2swqhu"],["b","abz6ez"]]},"swapped":false}},{"answers":[{"id":"01a19b8e-f600-7000-8000-000000000064","response":{"option":"a"},"revision":1,"saved_at":1793611200000000}],"block":0,"grade":{"answer":"01a19b8e-f600-7000-8000-000000000064","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"read-2","place":"01a19b8e-f600-7000-8000-00000000005e","position":4,"shown":{"lists":{"options":[["a","jpgwra"],["b","5rcssn"],["c","4zjv5n"]]},"swapped":false}}],"number":1,"result":{"at":1793611200000000,"outcome":"pass","ruling":{"because":"statistic","bounds":[0.19999999999999996,0.8],"counted":5,"doubt":{"interval":[0.5407418735600994,0.9957892554855106],"share":0.8571428571428571,"standard_error":0.12371791482634838,"wrong_fail":0.882351,"wrong_pass":0.117649},"floors":[],"outcome":"pass","presented":5,"rules":"decision-1","statistic":0.882351,"sum":5}},"seed":"6413125869375586432","sheets":[],"stage":"first","started_at":1793611200000000,"state":"handed_in","version":{"content_hash":"ed8f9764768409efc69bf75da70fa36cc86559f1fa9b421e89935e7b0a31bbf6","id":"01a19b7c-a680-7000-8000-000000000000","number":1}}],"corrected":null,"decision":{"at":1793611200000000,"attempt":"01a19b8e-f600-7000-8000-000000000058","decided_by":null,"id":"01a19b8e-f600-7000-8000-0000000000aa","letter_at":1793611200000000,"note":"","outcome":"passed","reasons":["above_the_line"],"stage":"first","status_before":"screening"},"dossier":1,"earlier_decisions":[],"letter":{"body":{"en":"Your result is above the line of this stage.\n\nThis was decided automatically from your answers.\n\nNext: Writing.","zh":"您在这一阶段的成绩高于合格线。\n\n以上根据您的作答自动作出决定。\n\n下一步：写作。"},"subject":{"en":"You passed: First","zh":"您已通过：第一关"}},"programs":{"decision":"decision-1","eligibility":"eligibility-1","grader":"grader-1"},"requirements":{"overall":"eligible","requirements":[{"counted":null,"requirement":"residence","verdict":"met"}],"rules":"eligibility-1","today":"2026-11-02"}}', '918e788a88e154bcda5322f4a938c5b85ebab5a662433896d8f0df1f6f8f6bc9', 1793611200000000);
INSERT INTO public.dossier VALUES ('01a19b8e-f600-7000-8000-0000000000ba', '{"acts":[{"actor":"01a19b8e-f600-7000-8000-000000000081","at":1793611200000000,"event":"01a19b8e-f600-7000-8000-000000000083","kind":"application.begun"},{"actor":"01a19b8e-f600-7000-8000-000000000081","at":1793611200000000,"event":"01a19b8e-f600-7000-8000-000000000087","kind":"application.submitted"},{"actor":"01a19b8e-f600-7000-8000-000000000081","at":1793611200000000,"event":"01a19b8e-f600-7000-8000-000000000088","kind":"candidate.eligible"}],"application":{"id":"01a19b8e-f600-7000-8000-000000000082","project":"mandarin-sg","version":"01a19b7c-a680-7000-8000-000000000000"},"attempts":[{"attempt":"01a19b8e-f600-7000-8000-00000000008a","block":0,"ends_at":1793612400000000,"handed_in":{"at":1793611200000000,"digest":"ba111a6da6b505b1ca431da74f3757078866c734c064fdab44def50df8154f97"},"items":[{"answers":[{"id":"01a19b8e-f600-7000-8000-000000000091","response":{"gaps":{"1":"cat","2":"mat"}},"revision":1,"saved_at":1793611200000000}],"block":0,"grade":{"answer":"01a19b8e-f600-7000-8000-000000000091","brier":null,"counts":true,"explanation":{"gaps":{"1":1,"2":1}},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"word-2","place":"01a19b8e-f600-7000-8000-00000000008c","position":0,"shown":{"swapped":false}},{"answers":[{"id":"01a19b8e-f600-7000-8000-000000000092","response":{"option":"b"},"revision":1,"saved_at":1793611200000000}],"block":0,"grade":{"answer":"01a19b8e-f600-7000-8000-000000000092","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"read-1","place":"01a19b8e-f600-7000-8000-00000000008d","position":1,"shown":{"lists":{"options":[["c","4q4th5"],["a","sdsmgt"],["b","bj3cus"]]},"swapped":false}},{"answers":[{"id":"01a19b8e-f600-7000-8000-000000000093","response":{"option":"a"},"revision":1,"saved_at":1793611200000000}],"block":0,"grade":{"answer":"01a19b8e-f600-7000-8000-000000000093","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"read-2","place":"01a19b8e-f600-7000-8000-00000000008e","position":2,"shown":{"lists":{"options":[["c","ueebvc"],["a","bzh4nc"],["b","bfkztj"]]},"swapped":false}},{"answers":[{"id":"01a19b8e-f600-7000-8000-000000000094","response":{"words":{"blurf":false,"quonk":false,"river":true,"stone":true}},"revision":1,"saved_at":1793611200000000}],"block":0,"grade":{"answer":"01a19b8e-f600-7000-8000-000000000094","brier":null,"counts":true,"explanation":{"invented":2,"invented_refused":2,"real":2,"real_taken":2},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"word-4","place":"01a19b8e-f600-7000-8000-00000000008f","position":3,"shown":{"swapped":false,"words":["blurf","stone","river","quonk"]}}],"number":1,"result":{"at":1793611200000000,"outcome":"pass","ruling":{"because":"statistic","bounds":[0.19999999999999996,0.8],"counted":4,"doubt":{"interval":[0.4781762498950186,0.9949492366205319],"share":0.8333333333333334,"standard_error":0.14085904245475275,"wrong_fail":0.8319300000000002,"wrong_pass":0.16806999999999983},"floors":[],"outcome":"pass","presented":4,"rules":"decision-1","statistic":0.8319300000000002,"sum":4}},"seed":"-8430738502437568384","sheets":[],"stage":"first","started_at":1793611200000000,"state":"handed_in","version":{"content_hash":"ed8f9764768409efc69bf75da70fa36cc86559f1fa9b421e89935e7b0a31bbf6","id":"01a19b7c-a680-7000-8000-000000000000","number":1}}],"corrected":null,"decision":{"at":1793611200000000,"attempt":"01a19b8e-f600-7000-8000-00000000008a","decided_by":null,"id":"01a19b8e-f600-7000-8000-0000000000ba","letter_at":1793611200000000,"note":"","outcome":"passed","reasons":["above_the_line"],"stage":"first","status_before":"screening"},"dossier":1,"earlier_decisions":[],"letter":{"body":{"en":"Your result is above the line of this stage.\n\nThis was decided automatically from your answers.\n\nNext: Writing.","zh":"您在这一阶段的成绩高于合格线。\n\n以上根据您的作答自动作出决定。\n\n下一步：写作。"},"subject":{"en":"You passed: First","zh":"您已通过：第一关"}},"programs":{"decision":"decision-1","eligibility":"eligibility-1","grader":"grader-1"},"requirements":{"overall":"eligible","requirements":[{"counted":null,"requirement":"residence","verdict":"met"}],"rules":"eligibility-1","today":"2026-11-02"}}', '1831364e34af5ea9aff8a2d1988d3b83315d3ee27ea304a87d70a6a93e79a1f4', 1793611200000000);
INSERT INTO public.dossier VALUES ('01a19b8e-f600-7000-8000-0000000000c5', '{"acts":[{"actor":"01a19b8e-f600-7000-8000-000000000006","at":1793611200000000,"event":"01a19b8e-f600-7000-8000-000000000008","kind":"application.begun"},{"actor":"01a19b8e-f600-7000-8000-000000000006","at":1793611200000000,"event":"01a19b8e-f600-7000-8000-00000000000c","kind":"application.submitted"},{"actor":"01a19b8e-f600-7000-8000-000000000006","at":1793611200000000,"event":"01a19b8e-f600-7000-8000-00000000000d","kind":"candidate.eligible"}],"application":{"id":"01a19b8e-f600-7000-8000-000000000007","project":"mandarin-sg","version":"01a19b7c-a680-7000-8000-000000000000"},"attempts":[{"attempt":"01a19b8e-f600-7000-8000-00000000000f","block":0,"ends_at":1793612400000000,"handed_in":{"at":1793611200000000,"digest":"7316044731c0b0a2d681aa948b5034cfbbb668ba242b5a75161e6689d86e1455"},"items":[{"answers":[{"id":"01a19b8e-f600-7000-8000-000000000017","response":{"claims":{"c1":{"sources":["s1"],"verdict":"supported"}}},"revision":1,"saved_at":1793611200000000}],"block":0,"grade":{"answer":"01a19b8e-f600-7000-8000-000000000017","brier":null,"counts":true,"explanation":{"claims":{"c1":1}},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"fact-1","place":"01a19b8e-f600-7000-8000-000000000011","position":0,"shown":{"lists":{"claims":[["c1","qaqy5j"]],"sources":[["s1","juyf2z"]]},"swapped":false}},{"answers":[{"id":"01a19b8e-f600-7000-8000-000000000018","response":{"option":"a"},"revision":1,"saved_at":1793611200000000}],"block":0,"grade":{"answer":"01a19b8e-f600-7000-8000-000000000018","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"read-3","place":"01a19b8e-f600-7000-8000-000000000012","position":1,"shown":{"lists":{"options":[["b","qax2qu"],["a","wbc3cy"]]},"swapped":false}},{"answers":[{"id":"01a19b8e-f600-7000-8000-000000000019","response":{"value":-3},"revision":1,"saved_at":1793611200000000}],"block":0,"grade":{"answer":"01a19b8e-f600-7000-8000-000000000019","brier":null,"counts":true,"explanation":{"counts":true,"distance":0,"wrong_side":false},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"compare-1","place":"01a19b8e-f600-7000-8000-000000000013","position":2,"shown":{"swapped":false}},{"answers":[{"id":"01a19b8e-f600-7000-8000-00000000001a","response":{"option":"b"},"revision":1,"saved_at":1793611200000000}],"block":0,"grade":{"answer":"01a19b8e-f600-7000-8000-00000000001a","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"read-1","place":"01a19b8e-f600-7000-8000-000000000014","position":3,"shown":{"lists":{"options":[["b","prj6p5"],["a","4fwavp"],["c","nzkede"]]},"swapped":false}},{"answers":[{"id":"01a19b8e-f600-7000-8000-00000000001b","response":{"option":"a"},"revision":1,"saved_at":1793611200000000}],"block":0,"grade":{"answer":"01a19b8e-f600-7000-8000-00000000001b","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"read-2","place":"01a19b8e-f600-7000-8000-000000000015","position":4,"shown":{"lists":{"options":[["b","gvagzu"],["c","nehrm3"],["a","tq2qju"]]},"swapped":false}}],"number":1,"result":{"at":1793611200000000,"outcome":"pass","ruling":{"because":"statistic","bounds":[0.19999999999999996,0.8],"counted":5,"doubt":{"interval":[0.5407418735600994,0.9957892554855106],"share":0.8571428571428571,"standard_error":0.12371791482634838,"wrong_fail":0.882351,"wrong_pass":0.117649},"floors":[],"outcome":"pass","presented":5,"rules":"decision-1","statistic":0.882351,"sum":5}},"seed":"1152921504606847104","sheets":[],"stage":"first","started_at":1793611200000000,"state":"handed_in","version":{"content_hash":"ed8f9764768409efc69bf75da70fa36cc86559f1fa9b421e89935e7b0a31bbf6","id":"01a19b7c-a680-7000-8000-000000000000","number":1}}],"corrected":null,"decision":{"at":1793611200000000,"attempt":"01a19b8e-f600-7000-8000-00000000000f","decided_by":null,"id":"01a19b8e-f600-7000-8000-0000000000c5","letter_at":1793611200000000,"note":"","outcome":"passed","reasons":["above_the_line"],"stage":"first","status_before":"screening"},"dossier":1,"earlier_decisions":[],"letter":{"body":{"en":"Your result is above the line of this stage.\n\nThis was decided automatically from your answers.\n\nNext: Writing.","zh":"您在这一阶段的成绩高于合格线。\n\n以上根据您的作答自动作出决定。\n\n下一步：写作。"},"subject":{"en":"You passed: First","zh":"您已通过：第一关"}},"programs":{"decision":"decision-1","eligibility":"eligibility-1","grader":"grader-1"},"requirements":{"overall":"eligible","requirements":[{"counted":null,"requirement":"residence","verdict":"met"}],"rules":"eligibility-1","today":"2026-11-02"}}', 'f3ef725dbebef97e9294084b367293a424819ec3124e9956efe9d2b6b88a0500', 1793611200000000);
INSERT INTO public.dossier VALUES ('01a19b8e-f600-7000-8000-0000000000d0', '{"acts":[{"actor":"01a19b8e-f600-7000-8000-00000000001f","at":1793611200000000,"event":"01a19b8e-f600-7000-8000-000000000021","kind":"application.begun"},{"actor":"01a19b8e-f600-7000-8000-00000000001f","at":1793611200000000,"event":"01a19b8e-f600-7000-8000-000000000025","kind":"application.submitted"},{"actor":"01a19b8e-f600-7000-8000-00000000001f","at":1793611200000000,"event":"01a19b8e-f600-7000-8000-000000000026","kind":"candidate.eligible"}],"application":{"id":"01a19b8e-f600-7000-8000-000000000020","project":"mandarin-sg","version":"01a19b7c-a680-7000-8000-000000000000"},"attempts":[{"attempt":"01a19b8e-f600-7000-8000-000000000028","block":0,"ends_at":1793612400000000,"handed_in":{"at":1793611200000000,"digest":"4df7258fc1a83d47356e8a349cd3f794663721ccf48fce4536f644f3e4b3484f"},"items":[{"answers":[{"id":"01a19b8e-f600-7000-8000-000000000030","response":{"option":"a"},"revision":1,"saved_at":1793611200000000}],"block":0,"grade":{"answer":"01a19b8e-f600-7000-8000-000000000030","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"read-3","place":"01a19b8e-f600-7000-8000-00000000002a","position":0,"shown":{"lists":{"options":[["b","rfyaeq"],["a","4hqyfy"]]},"swapped":false}},{"answers":[{"id":"01a19b8e-f600-7000-8000-000000000031","response":{"spans":[{"end":7,"label":"food","start":0},{"end":15,"label":"travel","start":11}]},"revision":1,"saved_at":1793611200000000}],"block":0,"grade":{"answer":"01a19b8e-f600-7000-8000-000000000031","brier":null,"counts":true,"explanation":{"marked":11,"true_positive":11,"wanted":11},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"label-2","place":"01a19b8e-f600-7000-8000-00000000002b","position":1,"shown":{"swapped":false}},{"answers":[{"id":"01a19b8e-f600-7000-8000-000000000032","response":{"option":"b"},"revision":1,"saved_at":1793611200000000}],"block":0,"grade":{"answer":"01a19b8e-f600-7000-8000-000000000032","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"read-1","place":"01a19b8e-f600-7000-8000-00000000002c","position":2,"shown":{"lists":{"options":[["c","xuhxp6"],["a","5pfw3x"],["b","rygfjp"]]},"swapped":false}},{"answers":[{"id":"01a19b8e-f600-7000-8000-000000000033","response":{"option":"a"},"revision":1,"saved_at":1793611200000000}],"block":0,"grade":{"answer":"01a19b8e-f600-7000-8000-000000000033","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"read-2","place":"01a19b8e-f600-7000-8000-00000000002d","position":3,"shown":{"lists":{"options":[["a","atgfkf"],["c","32xavu"],["b","2v6nn6"]]},"swapped":false}},{"answers":[{"id":"01a19b8e-f600-7000-8000-000000000034","response":{"scales":{"accuracy":5}},"revision":1,"saved_at":1793611200000000}],"block":0,"grade":{"answer":"01a19b8e-f600-7000-8000-000000000034","brier":null,"counts":true,"explanation":{"scales":{"accuracy":1}},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"rate-1","place":"01a19b8e-f600-7000-8000-00000000002e","position":4,"shown":{"swapped":false}}],"number":1,"result":{"at":1793611200000000,"outcome":"pass","ruling":{"because":"statistic","bounds":[0.19999999999999996,0.8],"counted":5,"doubt":{"interval":[0.5407418735600994,0.9957892554855106],"share":0.8571428571428571,"standard_error":0.12371791482634838,"wrong_fail":0.882351,"wrong_pass":0.117649},"floors":[],"outcome":"pass","presented":5,"rules":"decision-1","statistic":0.882351,"sum":5}},"seed":"2954361355555045504","sheets":[],"stage":"first","started_at":1793611200000000,"state":"handed_in","version":{"content_hash":"ed8f9764768409efc69bf75da70fa36cc86559f1fa9b421e89935e7b0a31bbf6","id":"01a19b7c-a680-7000-8000-000000000000","number":1}}],"corrected":null,"decision":{"at":1793611200000000,"attempt":"01a19b8e-f600-7000-8000-000000000028","decided_by":null,"id":"01a19b8e-f600-7000-8000-0000000000d0","letter_at":1793611200000000,"note":"","outcome":"passed","reasons":["above_the_line"],"stage":"first","status_before":"screening"},"dossier":1,"earlier_decisions":[],"letter":{"body":{"en":"Your result is above the line of this stage.\n\nThis was decided automatically from your answers.\n\nNext: Writing.","zh":"您在这一阶段的成绩高于合格线。\n\n以上根据您的作答自动作出决定。\n\n下一步：写作。"},"subject":{"en":"You passed: First","zh":"您已通过：第一关"}},"programs":{"decision":"decision-1","eligibility":"eligibility-1","grader":"grader-1"},"requirements":{"overall":"eligible","requirements":[{"counted":null,"requirement":"residence","verdict":"met"}],"rules":"eligibility-1","today":"2026-11-02"}}', 'f65052be788f5c7f59642e89a7f2c65b881489cd34c2c1287da5819b9f6001e1', 1793611200000000);
INSERT INTO public.dossier VALUES ('01a19b8e-f600-7000-8000-0000000000df', '{"acts":[{"actor":"01a19b8e-f600-7000-8000-000000000006","at":1793611200000000,"event":"01a19b8e-f600-7000-8000-000000000008","kind":"application.begun"},{"actor":"01a19b8e-f600-7000-8000-000000000006","at":1793611200000000,"event":"01a19b8e-f600-7000-8000-00000000000c","kind":"application.submitted"},{"actor":"01a19b8e-f600-7000-8000-000000000006","at":1793611200000000,"event":"01a19b8e-f600-7000-8000-00000000000d","kind":"candidate.eligible"},{"actor":"worker","at":1793611200000000,"event":"01a19b8e-f600-7000-8000-0000000000c7","kind":"decision.made"}],"application":{"id":"01a19b8e-f600-7000-8000-000000000007","project":"mandarin-sg","version":"01a19b7c-a680-7000-8000-000000000000"},"attempts":[{"attempt":"01a19b8e-f600-7000-8000-0000000000d4","block":0,"ends_at":1793614800000000,"handed_in":{"at":1793611200000000,"digest":"6cd261b04385c7e396725c000b7796c358e00daf3a8122a3220592eb7a29f0ab"},"items":[{"answers":[{"id":"01a19b8e-f600-7000-8000-0000000000d8","response":{"text":"We can begin now."},"revision":1,"saved_at":1793611200000000}],"block":0,"grade":{"answer":"01a19b8e-f600-7000-8000-0000000000d8","brier":null,"counts":true,"explanation":{"chrf":1,"chrf_among_references":0.561026936026936,"chrf_of_content":0.21155032575469052,"forbidden":[],"length":4,"length_ok":true,"missing":[]},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"write-2","place":"01a19b8e-f600-7000-8000-0000000000d6","position":0,"shown":{"swapped":false}}],"number":1,"result":{"at":1793611200000000,"outcome":"pass","ruling":{"cut":0.65,"doubt":{"interval":[0.8824021609275967,1],"share":1,"standard_error":0.06,"wrong_fail":0.9999999972834562,"wrong_pass":2.7165437677112436e-9},"responses":1,"rules":"decision-1","score":1,"se":0.06}},"seed":"-3098476543630901120","sheets":[],"stage":"writing","started_at":1793611200000000,"state":"handed_in","version":{"content_hash":"ed8f9764768409efc69bf75da70fa36cc86559f1fa9b421e89935e7b0a31bbf6","id":"01a19b7c-a680-7000-8000-000000000000","number":1}}],"corrected":null,"decision":{"at":1793611200000000,"attempt":"01a19b8e-f600-7000-8000-0000000000d4","decided_by":null,"id":"01a19b8e-f600-7000-8000-0000000000df","letter_at":1793611200000000,"note":"","outcome":"passed","reasons":["above_the_line"],"stage":"writing","status_before":"screening"},"dossier":1,"earlier_decisions":[{"at":1793611200000000,"decision":"01a19b8e-f600-7000-8000-0000000000c5","outcome":"passed","stage":"first","undone":false}],"letter":{"body":{"en":"Your result is above the line of this stage.\n\nThis was decided automatically from your answers.","zh":"您在这一阶段的成绩高于合格线。\n\n以上根据您的作答自动作出决定。"},"subject":{"en":"You passed: Writing","zh":"您已通过：写作"}},"programs":{"decision":"decision-1","eligibility":"eligibility-1","grader":"grader-1"},"requirements":{"overall":"eligible","requirements":[{"counted":null,"requirement":"residence","verdict":"met"}],"rules":"eligibility-1","today":"2026-11-02"}}', '08c3d77228a790f948d24efba28d5f83eefc02f57b4cb5a35ced6f504b46523d', 1793611200000000);
INSERT INTO public.dossier VALUES ('01a19b8e-f600-7000-8000-000000000101', '{"acts":[{"actor":"01a19b8e-f600-7000-8000-00000000001f","at":1793611200000000,"event":"01a19b8e-f600-7000-8000-000000000021","kind":"application.begun"},{"actor":"01a19b8e-f600-7000-8000-00000000001f","at":1793611200000000,"event":"01a19b8e-f600-7000-8000-000000000025","kind":"application.submitted"},{"actor":"01a19b8e-f600-7000-8000-00000000001f","at":1793611200000000,"event":"01a19b8e-f600-7000-8000-000000000026","kind":"candidate.eligible"},{"actor":"worker","at":1793611200000000,"event":"01a19b8e-f600-7000-8000-0000000000d2","kind":"decision.made"}],"application":{"id":"01a19b8e-f600-7000-8000-000000000020","project":"mandarin-sg","version":"01a19b7c-a680-7000-8000-000000000000"},"attempts":[{"attempt":"01a19b8e-f600-7000-8000-0000000000e3","block":0,"ends_at":1793614800000000,"handed_in":{"at":1793611200000000,"digest":"3644a1d3333d36c8fd6aea96914473f4ba27125975fb59d9a19818050f08d116"},"items":[{"answers":[{"id":"01a19b8e-f600-7000-8000-0000000000e7","response":{"text":"A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. "},"revision":1,"saved_at":1793611200000000}],"block":0,"grade":{"answer":"01a19b8e-f600-7000-8000-0000000000e7","brier":null,"counts":true,"explanation":{"language_ok":null,"length":60,"length_ok":true},"grader":"grader-1","hit":false,"positive":true,"score":null,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"write-1","place":"01a19b8e-f600-7000-8000-0000000000e5","position":0,"shown":{"swapped":false}}],"number":1,"result":{"at":1793611200000000,"outcome":"pass","ruling":{"cut":0.65,"doubt":{"interval":[0.8824021609275967,1],"share":1,"standard_error":0.06,"wrong_fail":0.9999999972834562,"wrong_pass":2.7165437677112436e-9},"responses":1,"rules":"decision-1","score":1,"se":0.06}},"seed":"-2017612633061982080","sheets":[{"adjudication":false,"place":"01a19b8e-f600-7000-8000-0000000000e5","reviewer":"01a19b8e-f600-7000-8000-0000000000f7","sheet":{"cannot_score":null,"cause":null,"comments":{"style":"seen","task":"seen"},"levels":{"style":1,"task":1},"reason":null},"total":1},{"adjudication":false,"place":"01a19b8e-f600-7000-8000-0000000000e5","reviewer":"01a19b8e-f600-7000-8000-0000000000fc","sheet":{"cannot_score":null,"cause":null,"comments":{"style":"seen","task":"seen"},"levels":{"style":1,"task":1},"reason":null},"total":1}],"stage":"writing","started_at":1793611200000000,"state":"handed_in","version":{"content_hash":"ed8f9764768409efc69bf75da70fa36cc86559f1fa9b421e89935e7b0a31bbf6","id":"01a19b7c-a680-7000-8000-000000000000","number":1}}],"corrected":null,"decision":{"at":1793611200000000,"attempt":"01a19b8e-f600-7000-8000-0000000000e3","decided_by":null,"id":"01a19b8e-f600-7000-8000-000000000101","letter_at":1793611200000000,"note":"","outcome":"passed","reasons":["above_the_line"],"stage":"writing","status_before":"screening"},"dossier":1,"earlier_decisions":[{"at":1793611200000000,"decision":"01a19b8e-f600-7000-8000-0000000000d0","outcome":"passed","stage":"first","undone":false}],"letter":{"body":{"en":"Your result is above the line of this stage.\n\nThis was decided automatically from your answers.","zh":"您在这一阶段的成绩高于合格线。\n\n以上根据您的作答自动作出决定。"},"subject":{"en":"You passed: Writing","zh":"您已通过：写作"}},"programs":{"decision":"decision-1","eligibility":"eligibility-1","grader":"grader-1"},"requirements":{"overall":"eligible","requirements":[{"counted":null,"requirement":"residence","verdict":"met"}],"rules":"eligibility-1","today":"2026-11-02"}}', '057e0b975ef06b0bc17c68f50969619e1913ff7b6e5ed7115a88af7f182f0f08', 1793611200000000);
INSERT INTO public.dossier VALUES ('01a19b8e-f600-7000-8000-000000000109', '{"acts":[{"actor":"01a19b8e-f600-7000-8000-00000000004f","at":1793611200000000,"event":"01a19b8e-f600-7000-8000-000000000051","kind":"application.begun"},{"actor":"01a19b8e-f600-7000-8000-00000000004f","at":1793611200000000,"event":"01a19b8e-f600-7000-8000-000000000055","kind":"application.submitted"},{"actor":"01a19b8e-f600-7000-8000-00000000004f","at":1793611200000000,"event":"01a19b8e-f600-7000-8000-000000000056","kind":"candidate.eligible"},{"actor":"worker","at":1793611200000000,"event":"01a19b8e-f600-7000-8000-0000000000ac","kind":"decision.made"}],"application":{"id":"01a19b8e-f600-7000-8000-000000000050","project":"mandarin-sg","version":"01a19b7c-a680-7000-8000-000000000000"},"attempts":[{"attempt":"01a19b8e-f600-7000-8000-0000000000ed","block":0,"ends_at":1793614800000000,"handed_in":{"at":1793611200000000,"digest":"373d7ad87831928ba64e47dc73f5dbc1516980ce6c6a0871c52408e4689032e3"},"items":[{"answers":[{"id":"01a19b8e-f600-7000-8000-0000000000f1","response":{"text":"A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. "},"revision":1,"saved_at":1793611200000000}],"block":0,"grade":{"answer":"01a19b8e-f600-7000-8000-0000000000f1","brier":null,"counts":true,"explanation":{"language_ok":null,"length":60,"length_ok":true},"grader":"grader-1","hit":false,"positive":true,"score":null,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"write-1","place":"01a19b8e-f600-7000-8000-0000000000ef","position":0,"shown":{"swapped":false}}],"number":1,"result":{"at":1793611200000000,"outcome":"pass","ruling":{"cut":0.65,"doubt":{"interval":[0.8824021609275967,1],"share":1,"standard_error":0.06,"wrong_fail":0.9999999972834562,"wrong_pass":2.7165437677112436e-9},"responses":1,"rules":"decision-1","score":1,"se":0.06}},"seed":"-1297036692682702720","sheets":[{"adjudication":false,"place":"01a19b8e-f600-7000-8000-0000000000ef","reviewer":"01a19b8e-f600-7000-8000-0000000000f7","sheet":{"cannot_score":null,"cause":null,"comments":{"style":"seen","task":"seen"},"levels":{"style":1,"task":1},"reason":null},"total":1},{"adjudication":false,"place":"01a19b8e-f600-7000-8000-0000000000ef","reviewer":"01a19b8e-f600-7000-8000-0000000000fc","sheet":{"cannot_score":null,"cause":null,"comments":{"style":"seen","task":"seen"},"levels":{"style":1,"task":1},"reason":null},"total":1}],"stage":"writing","started_at":1793611200000000,"state":"handed_in","version":{"content_hash":"ed8f9764768409efc69bf75da70fa36cc86559f1fa9b421e89935e7b0a31bbf6","id":"01a19b7c-a680-7000-8000-000000000000","number":1}}],"corrected":null,"decision":{"at":1793611200000000,"attempt":"01a19b8e-f600-7000-8000-0000000000ed","decided_by":null,"id":"01a19b8e-f600-7000-8000-000000000109","letter_at":1793611200000000,"note":"","outcome":"passed","reasons":["above_the_line"],"stage":"writing","status_before":"screening"},"dossier":1,"earlier_decisions":[{"at":1793611200000000,"decision":"01a19b8e-f600-7000-8000-0000000000aa","outcome":"passed","stage":"first","undone":false}],"letter":{"body":{"en":"Your result is above the line of this stage.\n\nThis was decided automatically from your answers.","zh":"您在这一阶段的成绩高于合格线。\n\n以上根据您的作答自动作出决定。"},"subject":{"en":"You passed: Writing","zh":"您已通过：写作"}},"programs":{"decision":"decision-1","eligibility":"eligibility-1","grader":"grader-1"},"requirements":{"overall":"eligible","requirements":[{"counted":null,"requirement":"residence","verdict":"met"}],"rules":"eligibility-1","today":"2026-11-02"}}', '6a47ed81c578ac2e4835c3b9b4729228d335d04e9bd6c33a978d2c4f293314da', 1793611200000000);
INSERT INTO public.dossier VALUES ('01a19b8e-f600-7000-8000-000000000123', '{"acts":[{"actor":"01a19b8e-f600-7000-8000-000000000081","at":1793611200000000,"event":"01a19b8e-f600-7000-8000-000000000083","kind":"application.begun"},{"actor":"01a19b8e-f600-7000-8000-000000000081","at":1793611200000000,"event":"01a19b8e-f600-7000-8000-000000000087","kind":"application.submitted"},{"actor":"01a19b8e-f600-7000-8000-000000000081","at":1793611200000000,"event":"01a19b8e-f600-7000-8000-000000000088","kind":"candidate.eligible"},{"actor":"worker","at":1793611200000000,"event":"01a19b8e-f600-7000-8000-0000000000bc","kind":"decision.made"}],"application":{"id":"01a19b8e-f600-7000-8000-000000000082","project":"mandarin-sg","version":"01a19b7c-a680-7000-8000-000000000000"},"attempts":[{"attempt":"01a19b8e-f600-7000-8000-000000000118","block":0,"ends_at":1793614800000000,"handed_in":{"at":1793611200000000,"digest":"f0644726ad5b1474a7b48ad4f913ab33510d12fb32328b70f3ed8a06fbe058c5"},"items":[{"answers":[{"id":"01a19b8e-f600-7000-8000-00000000011c","response":{"text":"We can begin now."},"revision":1,"saved_at":1793611200000000}],"block":0,"grade":{"answer":"01a19b8e-f600-7000-8000-00000000011c","brier":null,"counts":true,"explanation":{"chrf":1,"chrf_among_references":0.561026936026936,"chrf_of_content":0.21155032575469052,"forbidden":[],"length":4,"length_ok":true,"missing":[]},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"write-2","place":"01a19b8e-f600-7000-8000-00000000011a","position":0,"shown":{"swapped":false}}],"number":1,"result":{"at":1793611200000000,"outcome":"pass","ruling":{"cut":0.65,"doubt":{"interval":[0.8824021609275967,1],"share":1,"standard_error":0.06,"wrong_fail":0.9999999972834562,"wrong_pass":2.7165437677112436e-9},"responses":1,"rules":"decision-1","score":1,"se":0.06}},"seed":"1801721325924909184","sheets":[],"stage":"writing","started_at":1793611200000000,"state":"handed_in","version":{"content_hash":"ed8f9764768409efc69bf75da70fa36cc86559f1fa9b421e89935e7b0a31bbf6","id":"01a19b7c-a680-7000-8000-000000000000","number":1}}],"corrected":null,"decision":{"at":1793611200000000,"attempt":"01a19b8e-f600-7000-8000-000000000118","decided_by":null,"id":"01a19b8e-f600-7000-8000-000000000123","letter_at":1793611200000000,"note":"","outcome":"passed","reasons":["above_the_line"],"stage":"writing","status_before":"screening"},"dossier":1,"earlier_decisions":[{"at":1793611200000000,"decision":"01a19b8e-f600-7000-8000-0000000000ba","outcome":"passed","stage":"first","undone":false}],"letter":{"body":{"en":"Your result is above the line of this stage.\n\nThis was decided automatically from your answers.","zh":"您在这一阶段的成绩高于合格线。\n\n以上根据您的作答自动作出决定。"},"subject":{"en":"You passed: Writing","zh":"您已通过：写作"}},"programs":{"decision":"decision-1","eligibility":"eligibility-1","grader":"grader-1"},"requirements":{"overall":"eligible","requirements":[{"counted":null,"requirement":"residence","verdict":"met"}],"rules":"eligibility-1","today":"2026-11-02"}}', '83468bf497e1aaceeb017d856dd06509d9d1749a7c07604490ea5256e20f2e50', 1793611200000000);
INSERT INTO public.dossier VALUES ('01a19b8e-f600-7000-8000-000000000132', '{"acts":[{"actor":"01a19b8e-f600-7000-8000-00000000001f","at":1793611200000000,"event":"01a19b8e-f600-7000-8000-000000000021","kind":"application.begun"},{"actor":"01a19b8e-f600-7000-8000-00000000001f","at":1793611200000000,"event":"01a19b8e-f600-7000-8000-000000000025","kind":"application.submitted"},{"actor":"01a19b8e-f600-7000-8000-00000000001f","at":1793611200000000,"event":"01a19b8e-f600-7000-8000-000000000026","kind":"candidate.eligible"},{"actor":"worker","at":1793611200000000,"event":"01a19b8e-f600-7000-8000-0000000000d2","kind":"decision.made"},{"actor":"worker","at":1793611200000000,"event":"01a19b8e-f600-7000-8000-000000000103","kind":"decision.made"}],"application":{"id":"01a19b8e-f600-7000-8000-000000000020","project":"mandarin-sg","version":"01a19b7c-a680-7000-8000-000000000000"},"attempts":[{"attempt":"01a19b8e-f600-7000-8000-000000000028","block":0,"ends_at":1793612400000000,"handed_in":{"at":1793611200000000,"digest":"4df7258fc1a83d47356e8a349cd3f794663721ccf48fce4536f644f3e4b3484f"},"items":[{"answers":[{"id":"01a19b8e-f600-7000-8000-000000000030","response":{"option":"a"},"revision":1,"saved_at":1793611200000000}],"block":0,"grade":{"answer":"01a19b8e-f600-7000-8000-000000000030","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"read-3","place":"01a19b8e-f600-7000-8000-00000000002a","position":0,"shown":{"lists":{"options":[["b","rfyaeq"],["a","4hqyfy"]]},"swapped":false}},{"answers":[{"id":"01a19b8e-f600-7000-8000-000000000031","response":{"spans":[{"end":7,"label":"food","start":0},{"end":15,"label":"travel","start":11}]},"revision":1,"saved_at":1793611200000000}],"block":0,"grade":{"answer":"01a19b8e-f600-7000-8000-000000000031","brier":null,"counts":true,"explanation":{"marked":11,"true_positive":11,"wanted":11},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"label-2","place":"01a19b8e-f600-7000-8000-00000000002b","position":1,"shown":{"swapped":false}},{"answers":[{"id":"01a19b8e-f600-7000-8000-000000000032","response":{"option":"b"},"revision":1,"saved_at":1793611200000000}],"block":0,"grade":{"answer":"01a19b8e-f600-7000-8000-000000000032","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"read-1","place":"01a19b8e-f600-7000-8000-00000000002c","position":2,"shown":{"lists":{"options":[["c","xuhxp6"],["a","5pfw3x"],["b","rygfjp"]]},"swapped":false}},{"answers":[{"id":"01a19b8e-f600-7000-8000-000000000033","response":{"option":"a"},"revision":1,"saved_at":1793611200000000}],"block":0,"grade":{"answer":"01a19b8e-f600-7000-8000-000000000033","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"read-2","place":"01a19b8e-f600-7000-8000-00000000002d","position":3,"shown":{"lists":{"options":[["a","atgfkf"],["c","32xavu"],["b","2v6nn6"]]},"swapped":false}},{"answers":[{"id":"01a19b8e-f600-7000-8000-000000000034","response":{"scales":{"accuracy":5}},"revision":1,"saved_at":1793611200000000}],"block":0,"grade":{"answer":"01a19b8e-f600-7000-8000-000000000034","brier":null,"counts":true,"explanation":{"scales":{"accuracy":1}},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"rate-1","place":"01a19b8e-f600-7000-8000-00000000002e","position":4,"shown":{"swapped":false}}],"number":1,"result":{"at":1793611200000000,"outcome":"pass","ruling":{"because":"statistic","bounds":[0.19999999999999996,0.8],"counted":5,"doubt":{"interval":[0.5407418735600994,0.9957892554855106],"share":0.8571428571428571,"standard_error":0.12371791482634838,"wrong_fail":0.882351,"wrong_pass":0.117649},"floors":[],"outcome":"pass","presented":5,"rules":"decision-1","statistic":0.882351,"sum":5}},"seed":"2954361355555045504","sheets":[],"stage":"first","started_at":1793611200000000,"state":"handed_in","version":{"content_hash":"ed8f9764768409efc69bf75da70fa36cc86559f1fa9b421e89935e7b0a31bbf6","id":"01a19b7c-a680-7000-8000-000000000000","number":1}},{"attempt":"01a19b8e-f600-7000-8000-0000000000e3","block":0,"ends_at":1793614800000000,"handed_in":{"at":1793611200000000,"digest":"3644a1d3333d36c8fd6aea96914473f4ba27125975fb59d9a19818050f08d116"},"items":[{"answers":[{"id":"01a19b8e-f600-7000-8000-0000000000e7","response":{"text":"A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. A considered text. "},"revision":1,"saved_at":1793611200000000}],"block":0,"grade":{"answer":"01a19b8e-f600-7000-8000-0000000000e7","brier":null,"counts":true,"explanation":{"language_ok":null,"length":60,"length_ok":true},"grader":"grader-1","hit":false,"positive":true,"score":null,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"write-1","place":"01a19b8e-f600-7000-8000-0000000000e5","position":0,"shown":{"swapped":false}}],"number":1,"result":{"at":1793611200000000,"outcome":"pass","ruling":{"cut":0.65,"doubt":{"interval":[0.8824021609275967,1],"share":1,"standard_error":0.06,"wrong_fail":0.9999999972834562,"wrong_pass":2.7165437677112436e-9},"responses":1,"rules":"decision-1","score":1,"se":0.06}},"seed":"-2017612633061982080","sheets":[{"adjudication":false,"place":"01a19b8e-f600-7000-8000-0000000000e5","reviewer":"01a19b8e-f600-7000-8000-0000000000f7","sheet":{"cannot_score":null,"cause":null,"comments":{"style":"seen","task":"seen"},"levels":{"style":1,"task":1},"reason":null},"total":1},{"adjudication":false,"place":"01a19b8e-f600-7000-8000-0000000000e5","reviewer":"01a19b8e-f600-7000-8000-0000000000fc","sheet":{"cannot_score":null,"cause":null,"comments":{"style":"seen","task":"seen"},"levels":{"style":1,"task":1},"reason":null},"total":1}],"stage":"writing","started_at":1793611200000000,"state":"handed_in","version":{"content_hash":"ed8f9764768409efc69bf75da70fa36cc86559f1fa9b421e89935e7b0a31bbf6","id":"01a19b7c-a680-7000-8000-000000000000","number":1}}],"corrected":null,"decision":{"at":1793611200000000,"attempt":null,"decided_by":"01a19b8e-f600-7000-8000-000000000127","id":"01a19b8e-f600-7000-8000-000000000132","letter_at":1793614800000000,"note":"seen","outcome":"onboarded","reasons":["all_stages_passed"],"stage":null,"status_before":"needs_decision"},"dossier":1,"earlier_decisions":[{"at":1793611200000000,"decision":"01a19b8e-f600-7000-8000-0000000000d0","outcome":"passed","stage":"first","undone":false},{"at":1793611200000000,"decision":"01a19b8e-f600-7000-8000-000000000101","outcome":"passed","stage":"writing","undone":false}],"letter":{"body":{"en":"You passed every stage.\n\nThis was decided by a person.\n\nThe platform has been told and will write to you about the contract and the first tasks. Some of your work will be checked, so that its quality can be shown; you will see how.","zh":"您通过了所有阶段。\n\n以上由工作人员作出决定。\n\n平台已收到通知，会就合同和首批任务与您联系。您的部分工作会被抽查以证明质量，您可以看到抽查的方式。"},"subject":{"en":"Welcome: you are accepted for Base","zh":"欢迎加入：基础"}},"programs":{"decision":"decision-1","eligibility":"eligibility-1","grader":"grader-1"},"requirements":{"overall":"eligible","requirements":[{"counted":null,"requirement":"residence","verdict":"met"}],"rules":"eligibility-1","today":"2026-11-02"}}', '378974b1638da02656a7b7a190d1dde6efcaba35174ee1a8abe56fdfdd3df063', 1793611200000000);
INSERT INTO public.dossier VALUES ('01a19b8e-f600-7000-8000-000000000136', '{"acts":[{"actor":"01a19b8e-f600-7000-8000-000000000038","at":1793611200000000,"event":"01a19b8e-f600-7000-8000-00000000003a","kind":"application.begun"},{"actor":"01a19b8e-f600-7000-8000-000000000038","at":1793611200000000,"event":"01a19b8e-f600-7000-8000-00000000003e","kind":"application.submitted"},{"actor":"01a19b8e-f600-7000-8000-000000000038","at":1793611200000000,"event":"01a19b8e-f600-7000-8000-00000000003f","kind":"candidate.eligible"}],"application":{"id":"01a19b8e-f600-7000-8000-000000000039","project":"mandarin-sg","version":"01a19b7c-a680-7000-8000-000000000000"},"attempts":[{"attempt":"01a19b8e-f600-7000-8000-000000000041","block":0,"ends_at":1793612400000000,"handed_in":{"at":1793611200000000,"digest":"a5f008bd548fd0df5fc937fd78c3090823856a25c72dd58619ea7a5b0ec5beb0"},"items":[{"answers":[{"id":"01a19b8e-f600-7000-8000-000000000048","response":{"text":"quickly"},"revision":1,"saved_at":1793611200000000}],"block":0,"grade":{"answer":"01a19b8e-f600-7000-8000-000000000048","brier":null,"counts":true,"explanation":{"best_similarity":1},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"word-1","place":"01a19b8e-f600-7000-8000-000000000043","position":0,"shown":{"swapped":false}},{"answers":[{"id":"01a19b8e-f600-7000-8000-000000000049","response":null,"revision":1,"saved_at":1793611200000000}],"block":0,"grade":{"answer":"01a19b8e-f600-7000-8000-000000000049","brier":null,"counts":true,"explanation":{"unanswered":true},"grader":"grader-1","hit":false,"positive":true,"score":0,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"read-1","place":"01a19b8e-f600-7000-8000-000000000044","position":1,"shown":{"lists":{"options":[["b","ggnng4"],["a","ssertd"],["c","qnnby6"]]},"swapped":false}},{"answers":[{"id":"01a19b8e-f600-7000-8000-00000000004a","response":{"option":"a"},"revision":1,"saved_at":1793611200000000}],"block":0,"grade":{"answer":"01a19b8e-f600-7000-8000-00000000004a","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"read-2","place":"01a19b8e-f600-7000-8000-000000000045","position":2,"shown":{"lists":{"options":[["a","gyx5m3"],["b","fty2g5"],["c","5br4e2"]]},"swapped":false}},{"answers":[{"id":"01a19b8e-f600-7000-8000-00000000004b","response":null,"revision":1,"saved_at":1793611200000000}],"block":0,"grade":{"answer":"01a19b8e-f600-7000-8000-00000000004b","brier":null,"counts":true,"explanation":{"unanswered":true},"grader":"grader-1","hit":false,"positive":true,"score":0,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"fact-1","place":"01a19b8e-f600-7000-8000-000000000046","position":3,"shown":{"lists":{"claims":[["c1","fe4xbq"]],"sources":[["s1","f6afet"]]},"swapped":false}}],"number":1,"result":{"at":1793611200000000,"outcome":"below_the_line","ruling":{"because":"statistic","bounds":[0.19999999999999996,0.8],"counted":4,"doubt":{"interval":[0.14663279963467318,0.8533672003653269],"share":0.5,"standard_error":0.1889822365046136,"wrong_fail":0.16307999999999984,"wrong_pass":0.8369200000000001},"floors":[],"outcome":"below_the_line","presented":4,"rules":"decision-1","statistic":0.16307999999999984,"sum":2}},"seed":"4755801206503243904","sheets":[],"stage":"first","started_at":1793611200000000,"state":"handed_in","version":{"content_hash":"ed8f9764768409efc69bf75da70fa36cc86559f1fa9b421e89935e7b0a31bbf6","id":"01a19b7c-a680-7000-8000-000000000000","number":1}}],"corrected":null,"decision":{"at":1793611200000000,"attempt":"01a19b8e-f600-7000-8000-000000000041","decided_by":"01a19b8e-f600-7000-8000-000000000127","id":"01a19b8e-f600-7000-8000-000000000136","letter_at":1793614800000000,"note":"seen","outcome":"rejected","reasons":["below_the_line"],"stage":"first","status_before":"needs_decision"},"dossier":1,"earlier_decisions":[],"letter":{"body":{"en":"Your result is below the line of this stage. Another attempt with other questions can change that.\n\nThis was decided by a person.\n\nIf you think that this is wrong, write to us until 16 Nov 2026; somebody else will look at it. We do not show the questions or their answers: others will meet them.","zh":"您在这一阶段的成绩低于合格线。再次参加（题目不同）可以改变这一结果。\n\n以上由工作人员作出决定。\n\n如果您认为有误，请在 2026年11月16日 前来信，我们会请另一位工作人员查看。我们不公布题目和答案，因为还会有人遇到它们。"},"subject":{"en":"We cannot accept your application: Base","zh":"我们不能接受您的申请：基础"}},"programs":{"decision":"decision-1","eligibility":"eligibility-1","grader":"grader-1"},"requirements":{"overall":"eligible","requirements":[{"counted":null,"requirement":"residence","verdict":"met"}],"rules":"eligibility-1","today":"2026-11-02"}}', 'cc887cbbcaa829158be09e045d8bb787dac2edd78dd99b4fe4b0a8d1388a867a', 1793611200000000);
INSERT INTO public.dossier VALUES ('01a19b8e-f600-7000-8000-00000000012b', '{"acts":[{"actor":"01a19b8e-f600-7000-8000-000000000006","at":1793611200000000,"event":"01a19b8e-f600-7000-8000-000000000008","kind":"application.begun"},{"actor":"01a19b8e-f600-7000-8000-000000000006","at":1793611200000000,"event":"01a19b8e-f600-7000-8000-00000000000c","kind":"application.submitted"},{"actor":"01a19b8e-f600-7000-8000-000000000006","at":1793611200000000,"event":"01a19b8e-f600-7000-8000-00000000000d","kind":"candidate.eligible"},{"actor":"worker","at":1793611200000000,"event":"01a19b8e-f600-7000-8000-0000000000c7","kind":"decision.made"},{"actor":"worker","at":1793611200000000,"event":"01a19b8e-f600-7000-8000-0000000000e1","kind":"decision.made"}],"application":{"id":"01a19b8e-f600-7000-8000-000000000007","project":"mandarin-sg","version":"01a19b7c-a680-7000-8000-000000000000"},"attempts":[{"attempt":"01a19b8e-f600-7000-8000-00000000000f","block":0,"ends_at":1793612400000000,"handed_in":{"at":1793611200000000,"digest":"7316044731c0b0a2d681aa948b5034cfbbb668ba242b5a75161e6689d86e1455"},"items":[{"answers":[{"id":"01a19b8e-f600-7000-8000-000000000017","response":{"claims":{"c1":{"sources":["s1"],"verdict":"supported"}}},"revision":1,"saved_at":1793611200000000}],"block":0,"grade":{"answer":"01a19b8e-f600-7000-8000-000000000017","brier":null,"counts":true,"explanation":{"claims":{"c1":1}},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"fact-1","place":"01a19b8e-f600-7000-8000-000000000011","position":0,"shown":{"lists":{"claims":[["c1","qaqy5j"]],"sources":[["s1","juyf2z"]]},"swapped":false}},{"answers":[{"id":"01a19b8e-f600-7000-8000-000000000018","response":{"option":"a"},"revision":1,"saved_at":1793611200000000}],"block":0,"grade":{"answer":"01a19b8e-f600-7000-8000-000000000018","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"read-3","place":"01a19b8e-f600-7000-8000-000000000012","position":1,"shown":{"lists":{"options":[["b","qax2qu"],["a","wbc3cy"]]},"swapped":false}},{"answers":[{"id":"01a19b8e-f600-7000-8000-000000000019","response":{"value":-3},"revision":1,"saved_at":1793611200000000}],"block":0,"grade":{"answer":"01a19b8e-f600-7000-8000-000000000019","brier":null,"counts":true,"explanation":{"counts":true,"distance":0,"wrong_side":false},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"compare-1","place":"01a19b8e-f600-7000-8000-000000000013","position":2,"shown":{"swapped":false}},{"answers":[{"id":"01a19b8e-f600-7000-8000-00000000001a","response":{"option":"b"},"revision":1,"saved_at":1793611200000000}],"block":0,"grade":{"answer":"01a19b8e-f600-7000-8000-00000000001a","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"read-1","place":"01a19b8e-f600-7000-8000-000000000014","position":3,"shown":{"lists":{"options":[["b","prj6p5"],["a","4fwavp"],["c","nzkede"]]},"swapped":false}},{"answers":[{"id":"01a19b8e-f600-7000-8000-00000000001b","response":{"option":"a"},"revision":1,"saved_at":1793611200000000}],"block":0,"grade":{"answer":"01a19b8e-f600-7000-8000-00000000001b","brier":null,"counts":true,"explanation":{"right":true},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"read-2","place":"01a19b8e-f600-7000-8000-000000000015","position":4,"shown":{"lists":{"options":[["b","gvagzu"],["c","nehrm3"],["a","tq2qju"]]},"swapped":false}}],"number":1,"result":{"at":1793611200000000,"outcome":"pass","ruling":{"because":"statistic","bounds":[0.19999999999999996,0.8],"counted":5,"doubt":{"interval":[0.5407418735600994,0.9957892554855106],"share":0.8571428571428571,"standard_error":0.12371791482634838,"wrong_fail":0.882351,"wrong_pass":0.117649},"floors":[],"outcome":"pass","presented":5,"rules":"decision-1","statistic":0.882351,"sum":5}},"seed":"1152921504606847104","sheets":[],"stage":"first","started_at":1793611200000000,"state":"handed_in","version":{"content_hash":"ed8f9764768409efc69bf75da70fa36cc86559f1fa9b421e89935e7b0a31bbf6","id":"01a19b7c-a680-7000-8000-000000000000","number":1}},{"attempt":"01a19b8e-f600-7000-8000-0000000000d4","block":0,"ends_at":1793614800000000,"handed_in":{"at":1793611200000000,"digest":"6cd261b04385c7e396725c000b7796c358e00daf3a8122a3220592eb7a29f0ab"},"items":[{"answers":[{"id":"01a19b8e-f600-7000-8000-0000000000d8","response":{"text":"We can begin now."},"revision":1,"saved_at":1793611200000000}],"block":0,"grade":{"answer":"01a19b8e-f600-7000-8000-0000000000d8","brier":null,"counts":true,"explanation":{"chrf":1,"chrf_among_references":0.561026936026936,"chrf_of_content":0.21155032575469052,"forbidden":[],"length":4,"length_ok":true,"missing":[]},"grader":"grader-1","hit":true,"positive":true,"score":1,"version":"01a19b7c-a680-7000-8000-000000000000"},"item":"write-2","place":"01a19b8e-f600-7000-8000-0000000000d6","position":0,"shown":{"swapped":false}}],"number":1,"result":{"at":1793611200000000,"outcome":"pass","ruling":{"cut":0.65,"doubt":{"interval":[0.8824021609275967,1],"share":1,"standard_error":0.06,"wrong_fail":0.9999999972834562,"wrong_pass":2.7165437677112436e-9},"responses":1,"rules":"decision-1","score":1,"se":0.06}},"seed":"-3098476543630901120","sheets":[],"stage":"writing","started_at":1793611200000000,"state":"handed_in","version":{"content_hash":"ed8f9764768409efc69bf75da70fa36cc86559f1fa9b421e89935e7b0a31bbf6","id":"01a19b7c-a680-7000-8000-000000000000","number":1}}],"corrected":null,"decision":{"at":1793611200000000,"attempt":null,"decided_by":"01a19b8e-f600-7000-8000-000000000127","id":"01a19b8e-f600-7000-8000-00000000012b","letter_at":1793614800000000,"note":"seen","outcome":"onboarded","reasons":["all_stages_passed"],"stage":null,"status_before":"needs_decision"},"dossier":1,"earlier_decisions":[{"at":1793611200000000,"decision":"01a19b8e-f600-7000-8000-0000000000c5","outcome":"passed","stage":"first","undone":false},{"at":1793611200000000,"decision":"01a19b8e-f600-7000-8000-0000000000df","outcome":"passed","stage":"writing","undone":false}],"letter":{"body":{"en":"You passed every stage.\n\nThis was decided by a person.\n\nThe platform has been told and will write to you about the contract and the first tasks. Some of your work will be checked, so that its quality can be shown; you will see how.","zh":"您通过了所有阶段。\n\n以上由工作人员作出决定。\n\n平台已收到通知，会就合同和首批任务与您联系。您的部分工作会被抽查以证明质量，您可以看到抽查的方式。"},"subject":{"en":"Welcome: you are accepted for Base","zh":"欢迎加入：基础"}},"programs":{"decision":"decision-1","eligibility":"eligibility-1","grader":"grader-1"},"requirements":{"overall":"eligible","requirements":[{"counted":null,"requirement":"residence","verdict":"met"}],"rules":"eligibility-1","today":"2026-11-02"}}', '1dc1aa27d913fe483e340a00679f812c0efaef323763352b158fae23b4ea5ac1', 1793611200000000);


--
-- Data for Name: evidence; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: form_item; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.form_item VALUES ('01a19b8e-f600-7000-8000-000000000011', '01a19b8e-f600-7000-8000-00000000000f', 0, 0, 'fact-1', '{"lists": {"claims": [["c1", "qaqy5j"]], "sources": [["s1", "juyf2z"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b8e-f600-7000-8000-000000000012', '01a19b8e-f600-7000-8000-00000000000f', 1, 0, 'read-3', '{"lists": {"options": [["b", "qax2qu"], ["a", "wbc3cy"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b8e-f600-7000-8000-000000000013', '01a19b8e-f600-7000-8000-00000000000f', 2, 0, 'compare-1', '{"swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b8e-f600-7000-8000-000000000014', '01a19b8e-f600-7000-8000-00000000000f', 3, 0, 'read-1', '{"lists": {"options": [["b", "prj6p5"], ["a", "4fwavp"], ["c", "nzkede"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b8e-f600-7000-8000-000000000015', '01a19b8e-f600-7000-8000-00000000000f', 4, 0, 'read-2', '{"lists": {"options": [["b", "gvagzu"], ["c", "nehrm3"], ["a", "tq2qju"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b8e-f600-7000-8000-00000000002a', '01a19b8e-f600-7000-8000-000000000028', 0, 0, 'read-3', '{"lists": {"options": [["b", "rfyaeq"], ["a", "4hqyfy"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b8e-f600-7000-8000-00000000002b', '01a19b8e-f600-7000-8000-000000000028', 1, 0, 'label-2', '{"swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b8e-f600-7000-8000-00000000002c', '01a19b8e-f600-7000-8000-000000000028', 2, 0, 'read-1', '{"lists": {"options": [["c", "xuhxp6"], ["a", "5pfw3x"], ["b", "rygfjp"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b8e-f600-7000-8000-00000000002d', '01a19b8e-f600-7000-8000-000000000028', 3, 0, 'read-2', '{"lists": {"options": [["a", "atgfkf"], ["c", "32xavu"], ["b", "2v6nn6"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b8e-f600-7000-8000-00000000002e', '01a19b8e-f600-7000-8000-000000000028', 4, 0, 'rate-1', '{"swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b8e-f600-7000-8000-000000000043', '01a19b8e-f600-7000-8000-000000000041', 0, 0, 'word-1', '{"swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b8e-f600-7000-8000-000000000044', '01a19b8e-f600-7000-8000-000000000041', 1, 0, 'read-1', '{"lists": {"options": [["b", "ggnng4"], ["a", "ssertd"], ["c", "qnnby6"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b8e-f600-7000-8000-000000000045', '01a19b8e-f600-7000-8000-000000000041', 2, 0, 'read-2', '{"lists": {"options": [["a", "gyx5m3"], ["b", "fty2g5"], ["c", "5br4e2"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b8e-f600-7000-8000-000000000046', '01a19b8e-f600-7000-8000-000000000041', 3, 0, 'fact-1', '{"lists": {"claims": [["c1", "fe4xbq"]], "sources": [["s1", "f6afet"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b8e-f600-7000-8000-00000000005a', '01a19b8e-f600-7000-8000-000000000058', 0, 0, 'label-3', '{"swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b8e-f600-7000-8000-00000000005b', '01a19b8e-f600-7000-8000-000000000058', 1, 0, 'read-3', '{"lists": {"options": [["b", "zbyhvx"], ["a", "zgp4gx"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b8e-f600-7000-8000-00000000005c', '01a19b8e-f600-7000-8000-000000000058', 2, 0, 'word-4', '{"words": ["quonk", "river", "blurf", "stone"], "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b8e-f600-7000-8000-00000000005d', '01a19b8e-f600-7000-8000-000000000058', 3, 0, 'read-1', '{"lists": {"options": [["a", "c3mt6r"], ["c", "2swqhu"], ["b", "abz6ez"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b8e-f600-7000-8000-00000000005e', '01a19b8e-f600-7000-8000-000000000058', 4, 0, 'read-2', '{"lists": {"options": [["a", "jpgwra"], ["b", "5rcssn"], ["c", "4zjv5n"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b8e-f600-7000-8000-000000000073', '01a19b8e-f600-7000-8000-000000000071', 0, 0, 'read-3', '{"lists": {"options": [["a", "z3hfcf"], ["b", "nff35q"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b8e-f600-7000-8000-000000000074', '01a19b8e-f600-7000-8000-000000000071', 1, 0, 'word-3', '{"swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b8e-f600-7000-8000-000000000075', '01a19b8e-f600-7000-8000-000000000071', 2, 0, 'read-1', '{"lists": {"options": [["a", "u6rthb"], ["b", "drzeve"], ["c", "umvayy"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b8e-f600-7000-8000-000000000076', '01a19b8e-f600-7000-8000-000000000071', 3, 0, 'read-2', '{"lists": {"options": [["b", "z3udd3"], ["a", "24xk6a"], ["c", "225xfv"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b8e-f600-7000-8000-000000000077', '01a19b8e-f600-7000-8000-000000000071', 4, 0, 'fact-1', '{"lists": {"claims": [["c1", "z4pbnw"]], "sources": [["s1", "wsd2tq"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b8e-f600-7000-8000-00000000008c', '01a19b8e-f600-7000-8000-00000000008a', 0, 0, 'word-2', '{"swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b8e-f600-7000-8000-00000000008d', '01a19b8e-f600-7000-8000-00000000008a', 1, 0, 'read-1', '{"lists": {"options": [["c", "4q4th5"], ["a", "sdsmgt"], ["b", "bj3cus"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b8e-f600-7000-8000-00000000008e', '01a19b8e-f600-7000-8000-00000000008a', 2, 0, 'read-2', '{"lists": {"options": [["c", "ueebvc"], ["a", "bzh4nc"], ["b", "bfkztj"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b8e-f600-7000-8000-00000000008f', '01a19b8e-f600-7000-8000-00000000008a', 3, 0, 'word-4', '{"words": ["blurf", "stone", "river", "quonk"], "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b8e-f600-7000-8000-0000000000d6', '01a19b8e-f600-7000-8000-0000000000d4', 0, 0, 'write-2', '{"swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b8e-f600-7000-8000-0000000000e5', '01a19b8e-f600-7000-8000-0000000000e3', 0, 0, 'write-1', '{"swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b8e-f600-7000-8000-0000000000ef', '01a19b8e-f600-7000-8000-0000000000ed', 0, 0, 'write-1', '{"swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b8e-f600-7000-8000-000000000110', '01a19b8e-f600-7000-8000-00000000010e', 0, 0, 'write-1', '{"swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19b8e-f600-7000-8000-00000000011a', '01a19b8e-f600-7000-8000-000000000118', 0, 0, 'write-2', '{"swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19bde-4e80-7000-8000-000000000180', '01a19bde-4e80-7000-8000-00000000017e', 0, 0, 'word-1', '{"swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19bde-4e80-7000-8000-000000000181', '01a19bde-4e80-7000-8000-00000000017e', 1, 0, 'read-3', '{"lists": {"options": [["b", "rmtpe3"], ["a", "fa2ymm"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19bde-4e80-7000-8000-000000000182', '01a19bde-4e80-7000-8000-00000000017e', 2, 0, 'word-6', '{"lists": {"left": [["b", "kzrw2s"], ["a", "zvxt6g"]], "right": [["z", "hqcac3"], ["y", "3qp6fb"], ["x", "g445xz"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19bde-4e80-7000-8000-000000000183', '01a19bde-4e80-7000-8000-00000000017e', 3, 0, 'read-1', '{"lists": {"options": [["a", "sjscpm"], ["c", "bp3xhr"], ["b", "ht4djz"]]}, "swapped": false}', false);
INSERT INTO public.form_item VALUES ('01a19bde-4e80-7000-8000-000000000184', '01a19bde-4e80-7000-8000-00000000017e', 4, 0, 'read-2', '{"lists": {"options": [["a", "rkq4w4"], ["c", "xvydug"], ["b", "sh5mwn"]]}, "swapped": false}', false);


--
-- Data for Name: gold_item; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.gold_item VALUES ('01a19b7c-a680-7000-8000-000000000000', 'core', 0, 'read-1', 'choice', 'reading', 'harbour', '{"confidence":false,"kind":"choice","lang":"en","options":[{"id":"a","text":"At dawn"},{"id":"b","text":"At noon"},{"id":"c","text":"At dusk"}],"prompt":{"en":"Task read-1.","zh":"Task read-1.（中文）"},"seconds":30}', '{"id":"read-1","key":"b","kind":"choice","lang":"en","options":[{"id":"a","text":"At dawn"},{"id":"b","text":"At noon"},{"id":"c","text":"At dusk"}],"prompt":{"en":"Task read-1.","zh":"Task read-1.（中文）"},"rationale":"Because.","seconds":30,"skill":"reading","stimulus":"harbour"}');
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
INSERT INTO public.gold_item VALUES ('01a19b7c-a680-7000-8000-000000000000', 'core', 16, 'write-2', 'rewrite', 'writing', NULL, '{"confidence":false,"content":"At this point in time we are in a position to begin.","kind":"rewrite","lang":"en","length":{"max":12,"min":2},"prompt":{"en":"Task write-2.","zh":"Task write-2.（中文）"},"seconds":30}', '{"content":"At this point in time we are in a position to begin.","id":"write-2","key":["We can begin now.","We can now begin."],"kind":"rewrite","lang":"en","length":{"max":12,"min":2},"must":["begin"],"prompt":{"en":"Task write-2.","zh":"Task write-2.（中文）"},"rationale":"Because.","seconds":30,"skill":"writing"}');
INSERT INTO public.gold_item VALUES ('01a19b7c-a680-7000-8000-000000000000', 'core', 17, 'read-3', 'choice', 'reading', 'dot', '{"confidence":false,"kind":"choice","lang":"en","options":[{"id":"a","text":"Round"},{"id":"b","text":"Square"}],"prompt":{"en":"Task read-3.","zh":"Task read-3.（中文）"},"seconds":30}', '{"id":"read-3","key":"a","kind":"choice","lang":"en","options":[{"id":"a","text":"Round"},{"id":"b","text":"Square"}],"prompt":{"en":"Task read-3.","zh":"Task read-3.（中文）"},"rationale":"Because.","seconds":30,"skill":"reading","stimulus":"dot"}');
INSERT INTO public.gold_item VALUES ('01a19b7c-a680-7000-8000-000000000000', 'hidden', 0, 'hidden-1', 'choice', 'words', NULL, '{"confidence":false,"kind":"choice","lang":"en","options":[{"id":"a","text":"At the pier"},{"id":"b","text":"At the market"},{"id":"c","text":"At the school"}],"prompt":{"en":"Where was it sold?","zh":"在哪里卖的？"},"seconds":30}', '{"id":"hidden-1","key":"c","kind":"choice","lang":"en","options":[{"id":"a","text":"At the pier"},{"id":"b","text":"At the market"},{"id":"c","text":"At the school"}],"prompt":{"en":"Where was it sold?","zh":"在哪里卖的？"},"rationale":"Because.","seconds":30,"skill":"words"}');
INSERT INTO public.gold_item VALUES ('01a19bcb-ff00-7000-8000-000000000147', 'core', 0, 'read-1', 'choice', 'reading', 'harbour', '{"confidence":false,"kind":"choice","lang":"en","options":[{"id":"a","text":"At dawn"},{"id":"b","text":"At noon"},{"id":"c","text":"At dusk"}],"prompt":{"en":"Task read-1.","zh":"Task read-1.（中文）"},"seconds":30}', '{"id":"read-1","key":"c","kind":"choice","lang":"en","options":[{"id":"a","text":"At dawn"},{"id":"b","text":"At noon"},{"id":"c","text":"At dusk"}],"prompt":{"en":"Task read-1.","zh":"Task read-1.（中文）"},"rationale":"Because.","seconds":30,"skill":"reading","stimulus":"harbour"}');
INSERT INTO public.gold_item VALUES ('01a19bcb-ff00-7000-8000-000000000147', 'core', 1, 'read-2', 'choice', 'reading', 'harbour', '{"confidence":false,"kind":"choice","lang":"en","options":[{"id":"a","text":"A ferry"},{"id":"b","text":"A barge"},{"id":"c","text":"A yacht"}],"prompt":{"en":"Task read-2.","zh":"Task read-2.（中文）"},"seconds":30}', '{"id":"read-2","key":"a","kind":"choice","lang":"en","options":[{"id":"a","text":"A ferry"},{"id":"b","text":"A barge"},{"id":"c","text":"A yacht"}],"prompt":{"en":"Task read-2.","zh":"Task read-2.（中文）"},"rationale":"Because.","seconds":30,"skill":"reading","stimulus":"harbour"}');
INSERT INTO public.gold_item VALUES ('01a19bcb-ff00-7000-8000-000000000147', 'core', 2, 'word-1', 'short_text', 'words', NULL, '{"confidence":false,"kind":"short_text","lang":"en","prompt":{"en":"Task word-1.","zh":"Task word-1.（中文）"},"seconds":30}', '{"id":"word-1","key":["quickly","fast"],"kind":"short_text","lang":"en","prompt":{"en":"Task word-1.","zh":"Task word-1.（中文）"},"rationale":"Because.","seconds":30,"skill":"words"}');
INSERT INTO public.gold_item VALUES ('01a19bcb-ff00-7000-8000-000000000147', 'core', 3, 'word-2', 'cloze', 'words', NULL, '{"confidence":false,"hints":{"1":"c"},"kind":"cloze","lang":"en","prompt":{"en":"Task word-2.","zh":"Task word-2.（中文）"},"seconds":30,"text":"The {{1}} sat on the {{2}}."}', '{"hints":{"1":"c"},"id":"word-2","key":{"1":["cat"],"2":["mat","rug"]},"kind":"cloze","lang":"en","prompt":{"en":"Task word-2.","zh":"Task word-2.（中文）"},"rationale":"Because.","seconds":30,"skill":"words","text":"The {{1}} sat on the {{2}}."}');
INSERT INTO public.gold_item VALUES ('01a19bcb-ff00-7000-8000-000000000147', 'core', 4, 'word-3', 'repair', 'words', NULL, '{"confidence":false,"content":"She have two cat.","kind":"repair","lang":"en","prompt":{"en":"Task word-3.","zh":"Task word-3.（中文）"},"seconds":30}', '{"content":"She have two cat.","id":"word-3","key":[{"accept":["has"],"quote":"have"},{"accept":["cats"],"quote":"cat"}],"kind":"repair","lang":"en","prompt":{"en":"Task word-3.","zh":"Task word-3.（中文）"},"rationale":"Because.","seconds":30,"skill":"words"}');
INSERT INTO public.gold_item VALUES ('01a19bcb-ff00-7000-8000-000000000147', 'core', 5, 'word-4', 'word_decision', 'words', NULL, '{"confidence":false,"kind":"word_decision","lang":"en","prompt":{"en":"Task word-4.","zh":"Task word-4.（中文）"},"seconds":30,"words":["stone","blurf","river","quonk"]}', '{"id":"word-4","key":["stone","river"],"kind":"word_decision","lang":"en","prompt":{"en":"Task word-4.","zh":"Task word-4.（中文）"},"rationale":"Because.","seconds":30,"skill":"words","words":["stone","blurf","river","quonk"]}');
INSERT INTO public.gold_item VALUES ('01a19bcb-ff00-7000-8000-000000000147', 'core', 6, 'word-5', 'order', 'words', NULL, '{"confidence":false,"elements":[{"id":"a","text":"First"},{"id":"b","text":"Then"},{"id":"c","text":"Finally"}],"kind":"order","lang":"en","prompt":{"en":"Task word-5.","zh":"Task word-5.（中文）"},"seconds":30}', '{"elements":[{"id":"a","text":"First"},{"id":"b","text":"Then"},{"id":"c","text":"Finally"}],"id":"word-5","key":["a","b","c"],"kind":"order","lang":"en","prompt":{"en":"Task word-5.","zh":"Task word-5.（中文）"},"rationale":"Because.","seconds":30,"skill":"words"}');
INSERT INTO public.gold_item VALUES ('01a19bcb-ff00-7000-8000-000000000147', 'core', 7, 'word-6', 'match', 'words', NULL, '{"confidence":false,"kind":"match","lang":"en","left":[{"id":"a","text":"hot"},{"id":"b","text":"big"}],"prompt":{"en":"Task word-6.","zh":"Task word-6.（中文）"},"right":[{"id":"x","text":"cold"},{"id":"y","text":"small"},{"id":"z","text":"red"}],"seconds":30}', '{"id":"word-6","key":{"a":"x","b":"y"},"kind":"match","lang":"en","left":[{"id":"a","text":"hot"},{"id":"b","text":"big"}],"prompt":{"en":"Task word-6.","zh":"Task word-6.（中文）"},"rationale":"Because.","right":[{"id":"x","text":"cold"},{"id":"y","text":"small"},{"id":"z","text":"red"}],"seconds":30,"skill":"words"}');
INSERT INTO public.gold_item VALUES ('01a19bcb-ff00-7000-8000-000000000147', 'core', 8, 'label-1', 'classify', 'words', NULL, '{"confidence":false,"content":"Where can I eat noodles tonight?","kind":"classify","lang":"en","multiple":false,"prompt":{"en":"Task label-1.","zh":"Task label-1.（中文）"},"seconds":30,"taxonomy":"topic"}', '{"content":"Where can I eat noodles tonight?","id":"label-1","key":["food"],"kind":"classify","lang":"en","prompt":{"en":"Task label-1.","zh":"Task label-1.（中文）"},"rationale":"Because.","seconds":30,"skill":"words","taxonomy":"topic"}');
INSERT INTO public.gold_item VALUES ('01a19bcb-ff00-7000-8000-000000000147', 'core', 9, 'label-2', 'spans', 'words', NULL, '{"confidence":false,"content":"Noodles in Rome, please.","kind":"spans","lang":"en","prompt":{"en":"Task label-2.","zh":"Task label-2.（中文）"},"seconds":30,"taxonomy":"topic"}', '{"content":"Noodles in Rome, please.","id":"label-2","key":[{"label":"food","quote":"Noodles"},{"label":"travel","quote":"Rome"}],"kind":"spans","lang":"en","prompt":{"en":"Task label-2.","zh":"Task label-2.（中文）"},"rationale":"Because.","seconds":30,"skill":"words","taxonomy":"topic"}');
INSERT INTO public.gold_item VALUES ('01a19bcb-ff00-7000-8000-000000000147', 'core', 10, 'label-3', 'flag', 'words', NULL, '{"confidence":false,"content":"How do I boil an egg?","kind":"flag","lang":"en","prompt":{"en":"Task label-3.","zh":"Task label-3.（中文）"},"seconds":30,"severities":"harm","taxonomy":"topic"}', '{"content":"How do I boil an egg?","id":"label-3","key":{"categories":[],"severity":"none"},"kind":"flag","lang":"en","prompt":{"en":"Task label-3.","zh":"Task label-3.（中文）"},"rationale":"Because.","seconds":30,"severities":"harm","skill":"words","taxonomy":"topic"}');
INSERT INTO public.gold_item VALUES ('01a19bcb-ff00-7000-8000-000000000147', 'core', 11, 'rate-1', 'rating', 'words', NULL, '{"confidence":false,"content":"Water boils at 100 degrees at sea level.","kind":"rating","lang":"en","prompt":{"en":"Task rate-1.","zh":"Task rate-1.（中文）"},"scales":"answer","seconds":30}', '{"content":"Water boils at 100 degrees at sea level.","id":"rate-1","key":{"accuracy":5},"kind":"rating","lang":"en","prompt":{"en":"Task rate-1.","zh":"Task rate-1.（中文）"},"rationale":"Because.","scales":"answer","seconds":30,"skill":"words"}');
INSERT INTO public.gold_item VALUES ('01a19bcb-ff00-7000-8000-000000000147', 'core', 12, 'compare-1', 'compare', 'words', NULL, '{"a":"Paris is in France.","b":"Paris is in Spain.","confidence":false,"kind":"compare","lang":"en","prompt":{"en":"Task compare-1.","zh":"Task compare-1.（中文）"},"seconds":30,"strength":3}', '{"a":"Paris is in France.","b":"Paris is in Spain.","id":"compare-1","key":-3,"kind":"compare","lang":"en","prompt":{"en":"Task compare-1.","zh":"Task compare-1.（中文）"},"rationale":"Because.","seconds":30,"skill":"words"}');
INSERT INTO public.gold_item VALUES ('01a19bcb-ff00-7000-8000-000000000147', 'core', 13, 'fact-1', 'fact_check', 'words', NULL, '{"claims":[{"id":"c1","text":"The shop opens at nine."}],"confidence":false,"kind":"fact_check","lang":"en","prompt":{"en":"Task fact-1.","zh":"Task fact-1.（中文）"},"seconds":30,"sources":[{"id":"s1","text":"Open from nine.","title":"Sign"}]}', '{"claims":[{"id":"c1","text":"The shop opens at nine."}],"id":"fact-1","key":{"c1":{"sources":["s1"],"verdict":"supported"}},"kind":"fact_check","lang":"en","prompt":{"en":"Task fact-1.","zh":"Task fact-1.（中文）"},"rationale":"Because.","seconds":30,"skill":"words","sources":[{"id":"s1","text":"Open from nine.","title":"Sign"}]}');
INSERT INTO public.gold_item VALUES ('01a19bcb-ff00-7000-8000-000000000147', 'core', 14, 'multi-1', 'multi_choice', 'words', NULL, '{"confidence":false,"kind":"multi_choice","lang":"en","options":[{"id":"a","text":"red"},{"id":"b","text":"seven"},{"id":"c","text":"blue"}],"prompt":{"en":"Task multi-1.","zh":"Task multi-1.（中文）"},"seconds":30}', '{"id":"multi-1","key":["a","c"],"kind":"multi_choice","lang":"en","options":[{"id":"a","text":"red"},{"id":"b","text":"seven"},{"id":"c","text":"blue"}],"prompt":{"en":"Task multi-1.","zh":"Task multi-1.（中文）"},"rationale":"Because.","seconds":30,"skill":"words"}');
INSERT INTO public.gold_item VALUES ('01a19bcb-ff00-7000-8000-000000000147', 'core', 15, 'write-1', 'essay', 'writing', NULL, '{"confidence":false,"kind":"essay","lang":"en","length":{"max":100,"min":50},"prompt":{"en":"Task write-1.","zh":"Task write-1.（中文）"},"response_lang":"en","seconds":30}', '{"id":"write-1","kind":"essay","lang":"en","length":{"max":100,"min":50},"prompt":{"en":"Task write-1.","zh":"Task write-1.（中文）"},"rationale":"Because.","response_lang":"en","rubric":"plain","seconds":30,"skill":"writing"}');
INSERT INTO public.gold_item VALUES ('01a19bcb-ff00-7000-8000-000000000147', 'core', 16, 'write-2', 'rewrite', 'writing', NULL, '{"confidence":false,"content":"At this point in time we are in a position to begin.","kind":"rewrite","lang":"en","length":{"max":12,"min":2},"prompt":{"en":"Task write-2.","zh":"Task write-2.（中文）"},"seconds":30}', '{"content":"At this point in time we are in a position to begin.","id":"write-2","key":["We can begin now.","We can now begin."],"kind":"rewrite","lang":"en","length":{"max":12,"min":2},"must":["begin"],"prompt":{"en":"Task write-2.","zh":"Task write-2.（中文）"},"rationale":"Because.","seconds":30,"skill":"writing"}');
INSERT INTO public.gold_item VALUES ('01a19bcb-ff00-7000-8000-000000000147', 'core', 17, 'read-3', 'choice', 'reading', 'dot', '{"confidence":false,"kind":"choice","lang":"en","options":[{"id":"a","text":"Round"},{"id":"b","text":"Square"}],"prompt":{"en":"Task read-3.","zh":"Task read-3.（中文）"},"seconds":30}', '{"id":"read-3","key":"a","kind":"choice","lang":"en","options":[{"id":"a","text":"Round"},{"id":"b","text":"Square"}],"prompt":{"en":"Task read-3.","zh":"Task read-3.（中文）"},"rationale":"Because.","seconds":30,"skill":"reading","stimulus":"dot"}');
INSERT INTO public.gold_item VALUES ('01a19bcb-ff00-7000-8000-000000000147', 'hidden', 0, 'hidden-1', 'choice', 'words', NULL, '{"confidence":false,"kind":"choice","lang":"en","options":[{"id":"a","text":"At the pier"},{"id":"b","text":"At the market"},{"id":"c","text":"At the school"}],"prompt":{"en":"Where was it sold?","zh":"在哪里卖的？"},"seconds":30}', '{"id":"hidden-1","key":"b","kind":"choice","lang":"en","options":[{"id":"a","text":"At the pier"},{"id":"b","text":"At the market"},{"id":"c","text":"At the school"}],"prompt":{"en":"Where was it sold?","zh":"在哪里卖的？"},"rationale":"Because.","seconds":30,"skill":"words"}');


--
-- Data for Name: gold_media; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.gold_media VALUES ('a379e995ad81da757a6ef35ed60ad32fcb64ed8beb88773567b68043acf5b50a', 'image/png', '\x89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082');


--
-- Data for Name: gold_set_version; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.gold_set_version VALUES ('01a19b7c-a680-7000-8000-000000000000', 'mandarin-sg', 1, 'ed8f9764768409efc69bf75da70fa36cc86559f1fa9b421e89935e7b0a31bbf6', '79bd2fb41c2953a0f3d9391147edb579a2ac63b2c8211fa9bf8d7d9a435ae8c8', '{"anchors":[{"item":"write-1","levels":{"style":0,"task":1},"response":"A text.","use":"training"}],"banks":{"core":[{"id":"read-1","key":"b","kind":"choice","lang":"en","options":[{"id":"a","text":"At dawn"},{"id":"b","text":"At noon"},{"id":"c","text":"At dusk"}],"prompt":{"en":"Task read-1.","zh":"Task read-1.（中文）"},"rationale":"Because.","seconds":30,"skill":"reading","stimulus":"harbour"},{"id":"read-2","key":"a","kind":"choice","lang":"en","options":[{"id":"a","text":"A ferry"},{"id":"b","text":"A barge"},{"id":"c","text":"A yacht"}],"prompt":{"en":"Task read-2.","zh":"Task read-2.（中文）"},"rationale":"Because.","seconds":30,"skill":"reading","stimulus":"harbour"},{"id":"word-1","key":["quickly","fast"],"kind":"short_text","lang":"en","prompt":{"en":"Task word-1.","zh":"Task word-1.（中文）"},"rationale":"Because.","seconds":30,"skill":"words"},{"hints":{"1":"c"},"id":"word-2","key":{"1":["cat"],"2":["mat","rug"]},"kind":"cloze","lang":"en","prompt":{"en":"Task word-2.","zh":"Task word-2.（中文）"},"rationale":"Because.","seconds":30,"skill":"words","text":"The {{1}} sat on the {{2}}."},{"content":"She have two cat.","id":"word-3","key":[{"accept":["has"],"quote":"have"},{"accept":["cats"],"quote":"cat"}],"kind":"repair","lang":"en","prompt":{"en":"Task word-3.","zh":"Task word-3.（中文）"},"rationale":"Because.","seconds":30,"skill":"words"},{"id":"word-4","key":["stone","river"],"kind":"word_decision","lang":"en","prompt":{"en":"Task word-4.","zh":"Task word-4.（中文）"},"rationale":"Because.","seconds":30,"skill":"words","words":["stone","blurf","river","quonk"]},{"elements":[{"id":"a","text":"First"},{"id":"b","text":"Then"},{"id":"c","text":"Finally"}],"id":"word-5","key":["a","b","c"],"kind":"order","lang":"en","prompt":{"en":"Task word-5.","zh":"Task word-5.（中文）"},"rationale":"Because.","seconds":30,"skill":"words"},{"id":"word-6","key":{"a":"x","b":"y"},"kind":"match","lang":"en","left":[{"id":"a","text":"hot"},{"id":"b","text":"big"}],"prompt":{"en":"Task word-6.","zh":"Task word-6.（中文）"},"rationale":"Because.","right":[{"id":"x","text":"cold"},{"id":"y","text":"small"},{"id":"z","text":"red"}],"seconds":30,"skill":"words"},{"content":"Where can I eat noodles tonight?","id":"label-1","key":["food"],"kind":"classify","lang":"en","prompt":{"en":"Task label-1.","zh":"Task label-1.（中文）"},"rationale":"Because.","seconds":30,"skill":"words","taxonomy":"topic"},{"content":"Noodles in Rome, please.","id":"label-2","key":[{"label":"food","quote":"Noodles"},{"label":"travel","quote":"Rome"}],"kind":"spans","lang":"en","prompt":{"en":"Task label-2.","zh":"Task label-2.（中文）"},"rationale":"Because.","seconds":30,"skill":"words","taxonomy":"topic"},{"content":"How do I boil an egg?","id":"label-3","key":{"categories":[],"severity":"none"},"kind":"flag","lang":"en","prompt":{"en":"Task label-3.","zh":"Task label-3.（中文）"},"rationale":"Because.","seconds":30,"severities":"harm","skill":"words","taxonomy":"topic"},{"content":"Water boils at 100 degrees at sea level.","id":"rate-1","key":{"accuracy":5},"kind":"rating","lang":"en","prompt":{"en":"Task rate-1.","zh":"Task rate-1.（中文）"},"rationale":"Because.","scales":"answer","seconds":30,"skill":"words"},{"a":"Paris is in France.","b":"Paris is in Spain.","id":"compare-1","key":-3,"kind":"compare","lang":"en","prompt":{"en":"Task compare-1.","zh":"Task compare-1.（中文）"},"rationale":"Because.","seconds":30,"skill":"words"},{"claims":[{"id":"c1","text":"The shop opens at nine."}],"id":"fact-1","key":{"c1":{"sources":["s1"],"verdict":"supported"}},"kind":"fact_check","lang":"en","prompt":{"en":"Task fact-1.","zh":"Task fact-1.（中文）"},"rationale":"Because.","seconds":30,"skill":"words","sources":[{"id":"s1","text":"Open from nine.","title":"Sign"}]},{"id":"multi-1","key":["a","c"],"kind":"multi_choice","lang":"en","options":[{"id":"a","text":"red"},{"id":"b","text":"seven"},{"id":"c","text":"blue"}],"prompt":{"en":"Task multi-1.","zh":"Task multi-1.（中文）"},"rationale":"Because.","seconds":30,"skill":"words"},{"id":"write-1","kind":"essay","lang":"en","length":{"max":100,"min":50},"prompt":{"en":"Task write-1.","zh":"Task write-1.（中文）"},"rationale":"Because.","response_lang":"en","rubric":"plain","seconds":30,"skill":"writing"},{"content":"At this point in time we are in a position to begin.","id":"write-2","key":["We can begin now.","We can now begin."],"kind":"rewrite","lang":"en","length":{"max":12,"min":2},"must":["begin"],"prompt":{"en":"Task write-2.","zh":"Task write-2.（中文）"},"rationale":"Because.","seconds":30,"skill":"writing"},{"id":"read-3","key":"a","kind":"choice","lang":"en","options":[{"id":"a","text":"Round"},{"id":"b","text":"Square"}],"prompt":{"en":"Task read-3.","zh":"Task read-3.（中文）"},"rationale":"Because.","seconds":30,"skill":"reading","stimulus":"dot"}],"hidden":[{"id":"hidden-1","key":"c","kind":"choice","lang":"en","options":[{"id":"a","text":"At the pier"},{"id":"b","text":"At the market"},{"id":"c","text":"At the school"}],"prompt":{"en":"Where was it sold?","zh":"在哪里卖的？"},"rationale":"Because.","seconds":30,"skill":"words"}]},"guidelines":{"en":"# Rules\n","zh":"# 规则\n"},"media":{"dot.png":{"blake3":"a379e995ad81da757a6ef35ed60ad32fcb64ed8beb88773567b68043acf5b50a","bytes":70,"mime":"image/png"}},"practice":[],"project":{"audit":{"appeal_days":14,"bank":"hidden","chart":{"kind":"ewma","lambda":0.2,"limits":3},"critical":"refer","decision":{"alpha":0.02,"beta":0.1,"forced":"refer","kind":"sequential","max_items":80,"min_items":20,"p_master":0.9,"p_nonmaster":0.75},"exposure":1,"first_week":5,"per_week":5,"recalibrate_days":180,"recalibrate_share":0.5,"repeat":false,"report_from":1,"review_share":0.1,"step":[{"action":"message","text":{"en":"We send you the rules.","zh":"我们把规则发给您。"}}],"window":20},"engagement":"contractor","guidelines":{"en":"guidelines.en.md","zh":"guidelines.zh.md"},"id":"mandarin-sg","pay":{"amount":"12.00","currency":"USD","per":"hour"},"requirement":[{"countries":["SG"],"id":"residence","kind":"residence","text":{"en":"I live in Singapore.","zh":"我住在新加坡。"},"why":{"en":"The work is about how people write there.","zh":"工作与当地的用语有关。"}}],"stage":[{"attempts":1,"bank":"core","cooldown_days":7,"decision":{"confidence":0.8,"cut":0.7,"forced":"refer","kind":"cut"},"draw":[{"items":2,"skill":"reading"},{"items":2,"skill":"words"}],"id":"first","kind":"test","minutes":20,"title":{"en":"First","zh":"第一关"}},{"attempts":1,"bank":"core","cooldown_days":7,"decision":{"confidence":0.8,"cut":0.65,"forced":"refer","kind":"cut"},"draw":[{"items":1,"skill":"writing"}],"id":"writing","kind":"review","minutes":60,"review":{"adjudicator":"third","blind":true,"differ_levels":2,"differ_side":true,"differ_total":0.15,"due_days":3,"reviewers":2,"se_floor":0.06,"seeded":0.05,"training_agreement":0.8,"training_responses":0},"title":{"en":"Writing","zh":"写作"}}],"summary":{"en":"A small set for tests.","zh":"测试用的小题集。"},"time_zone":"Asia/Singapore","title":{"en":"Base","zh":"基础"}},"rubrics":{"rubric":[{"criterion":[{"id":"task","levels":[{"text":{"en":"No","zh":"否"},"value":0},{"text":{"en":"Yes","zh":"是"},"value":1}],"title":{"en":"Task","zh":"任务"},"weight":0.6},{"id":"style","levels":[{"text":{"en":"No","zh":"否"},"value":0},{"text":{"en":"Yes","zh":"是"},"value":1}],"title":{"en":"Style","zh":"文体"},"weight":0.4}],"id":"plain","title":{"en":"Plain","zh":"朴素"}}]},"stimuli":{"dot":{"alt":{"en":"A dot.","zh":"A dot.（中文）"},"id":"dot","image":"dot.png","lang":"en","title":"Dot"},"harbour":{"id":"harbour","lang":"en","text":"The ferry leaves at noon.","title":"Harbour"}},"taxonomies":{"scales":[{"id":"answer","scale":[{"id":"accuracy","max":5,"min":1,"text":{"en":"Accuracy","zh":"准确"}}],"title":{"en":"Answer","zh":"回答"}}],"severities":[{"id":"harm","level":[{"id":"none","text":{"en":"None","zh":"无"}},{"id":"high","text":{"en":"High","zh":"高"}}],"title":{"en":"Harm","zh":"危害"}}],"taxonomy":[{"id":"topic","label":[{"id":"food","title":{"en":"Food","zh":"饮食"}},{"id":"travel","title":{"en":"Travel","zh":"出行"}}],"title":{"en":"Topic","zh":"主题"}}]}}', 19, 0, 'retired', 1793610000000000, 'an author');
INSERT INTO public.gold_set_version VALUES ('01a19bcb-ff00-7000-8000-000000000147', 'mandarin-sg', 2, '72fe6177b469bf2f2c4ef824a0f1b28db8431d7a697471f14dc3fb39933e8ffd', '79bd2fb41c2953a0f3d9391147edb579a2ac63b2c8211fa9bf8d7d9a435ae8c8', '{"anchors":[{"item":"write-1","levels":{"style":0,"task":1},"response":"A text.","use":"training"}],"banks":{"core":[{"id":"read-1","key":"c","kind":"choice","lang":"en","options":[{"id":"a","text":"At dawn"},{"id":"b","text":"At noon"},{"id":"c","text":"At dusk"}],"prompt":{"en":"Task read-1.","zh":"Task read-1.（中文）"},"rationale":"Because.","seconds":30,"skill":"reading","stimulus":"harbour"},{"id":"read-2","key":"a","kind":"choice","lang":"en","options":[{"id":"a","text":"A ferry"},{"id":"b","text":"A barge"},{"id":"c","text":"A yacht"}],"prompt":{"en":"Task read-2.","zh":"Task read-2.（中文）"},"rationale":"Because.","seconds":30,"skill":"reading","stimulus":"harbour"},{"id":"word-1","key":["quickly","fast"],"kind":"short_text","lang":"en","prompt":{"en":"Task word-1.","zh":"Task word-1.（中文）"},"rationale":"Because.","seconds":30,"skill":"words"},{"hints":{"1":"c"},"id":"word-2","key":{"1":["cat"],"2":["mat","rug"]},"kind":"cloze","lang":"en","prompt":{"en":"Task word-2.","zh":"Task word-2.（中文）"},"rationale":"Because.","seconds":30,"skill":"words","text":"The {{1}} sat on the {{2}}."},{"content":"She have two cat.","id":"word-3","key":[{"accept":["has"],"quote":"have"},{"accept":["cats"],"quote":"cat"}],"kind":"repair","lang":"en","prompt":{"en":"Task word-3.","zh":"Task word-3.（中文）"},"rationale":"Because.","seconds":30,"skill":"words"},{"id":"word-4","key":["stone","river"],"kind":"word_decision","lang":"en","prompt":{"en":"Task word-4.","zh":"Task word-4.（中文）"},"rationale":"Because.","seconds":30,"skill":"words","words":["stone","blurf","river","quonk"]},{"elements":[{"id":"a","text":"First"},{"id":"b","text":"Then"},{"id":"c","text":"Finally"}],"id":"word-5","key":["a","b","c"],"kind":"order","lang":"en","prompt":{"en":"Task word-5.","zh":"Task word-5.（中文）"},"rationale":"Because.","seconds":30,"skill":"words"},{"id":"word-6","key":{"a":"x","b":"y"},"kind":"match","lang":"en","left":[{"id":"a","text":"hot"},{"id":"b","text":"big"}],"prompt":{"en":"Task word-6.","zh":"Task word-6.（中文）"},"rationale":"Because.","right":[{"id":"x","text":"cold"},{"id":"y","text":"small"},{"id":"z","text":"red"}],"seconds":30,"skill":"words"},{"content":"Where can I eat noodles tonight?","id":"label-1","key":["food"],"kind":"classify","lang":"en","prompt":{"en":"Task label-1.","zh":"Task label-1.（中文）"},"rationale":"Because.","seconds":30,"skill":"words","taxonomy":"topic"},{"content":"Noodles in Rome, please.","id":"label-2","key":[{"label":"food","quote":"Noodles"},{"label":"travel","quote":"Rome"}],"kind":"spans","lang":"en","prompt":{"en":"Task label-2.","zh":"Task label-2.（中文）"},"rationale":"Because.","seconds":30,"skill":"words","taxonomy":"topic"},{"content":"How do I boil an egg?","id":"label-3","key":{"categories":[],"severity":"none"},"kind":"flag","lang":"en","prompt":{"en":"Task label-3.","zh":"Task label-3.（中文）"},"rationale":"Because.","seconds":30,"severities":"harm","skill":"words","taxonomy":"topic"},{"content":"Water boils at 100 degrees at sea level.","id":"rate-1","key":{"accuracy":5},"kind":"rating","lang":"en","prompt":{"en":"Task rate-1.","zh":"Task rate-1.（中文）"},"rationale":"Because.","scales":"answer","seconds":30,"skill":"words"},{"a":"Paris is in France.","b":"Paris is in Spain.","id":"compare-1","key":-3,"kind":"compare","lang":"en","prompt":{"en":"Task compare-1.","zh":"Task compare-1.（中文）"},"rationale":"Because.","seconds":30,"skill":"words"},{"claims":[{"id":"c1","text":"The shop opens at nine."}],"id":"fact-1","key":{"c1":{"sources":["s1"],"verdict":"supported"}},"kind":"fact_check","lang":"en","prompt":{"en":"Task fact-1.","zh":"Task fact-1.（中文）"},"rationale":"Because.","seconds":30,"skill":"words","sources":[{"id":"s1","text":"Open from nine.","title":"Sign"}]},{"id":"multi-1","key":["a","c"],"kind":"multi_choice","lang":"en","options":[{"id":"a","text":"red"},{"id":"b","text":"seven"},{"id":"c","text":"blue"}],"prompt":{"en":"Task multi-1.","zh":"Task multi-1.（中文）"},"rationale":"Because.","seconds":30,"skill":"words"},{"id":"write-1","kind":"essay","lang":"en","length":{"max":100,"min":50},"prompt":{"en":"Task write-1.","zh":"Task write-1.（中文）"},"rationale":"Because.","response_lang":"en","rubric":"plain","seconds":30,"skill":"writing"},{"content":"At this point in time we are in a position to begin.","id":"write-2","key":["We can begin now.","We can now begin."],"kind":"rewrite","lang":"en","length":{"max":12,"min":2},"must":["begin"],"prompt":{"en":"Task write-2.","zh":"Task write-2.（中文）"},"rationale":"Because.","seconds":30,"skill":"writing"},{"id":"read-3","key":"a","kind":"choice","lang":"en","options":[{"id":"a","text":"Round"},{"id":"b","text":"Square"}],"prompt":{"en":"Task read-3.","zh":"Task read-3.（中文）"},"rationale":"Because.","seconds":30,"skill":"reading","stimulus":"dot"}],"hidden":[{"id":"hidden-1","key":"b","kind":"choice","lang":"en","options":[{"id":"a","text":"At the pier"},{"id":"b","text":"At the market"},{"id":"c","text":"At the school"}],"prompt":{"en":"Where was it sold?","zh":"在哪里卖的？"},"rationale":"Because.","seconds":30,"skill":"words"}]},"guidelines":{"en":"# Rules\n","zh":"# 规则\n"},"media":{"dot.png":{"blake3":"a379e995ad81da757a6ef35ed60ad32fcb64ed8beb88773567b68043acf5b50a","bytes":70,"mime":"image/png"}},"practice":[],"project":{"audit":{"appeal_days":14,"bank":"hidden","chart":{"kind":"ewma","lambda":0.2,"limits":3},"critical":"refer","decision":{"alpha":0.02,"beta":0.1,"forced":"refer","kind":"sequential","max_items":80,"min_items":20,"p_master":0.9,"p_nonmaster":0.75},"exposure":1,"first_week":5,"per_week":5,"recalibrate_days":180,"recalibrate_share":0.5,"repeat":false,"report_from":1,"review_share":0.1,"step":[{"action":"message","text":{"en":"We send you the rules.","zh":"我们把规则发给您。"}}],"window":20},"engagement":"contractor","guidelines":{"en":"guidelines.en.md","zh":"guidelines.zh.md"},"id":"mandarin-sg","pay":{"amount":"12.00","currency":"USD","per":"hour"},"requirement":[{"countries":["SG"],"id":"residence","kind":"residence","text":{"en":"I live in Singapore.","zh":"我住在新加坡。"},"why":{"en":"The work is about how people write there.","zh":"工作与当地的用语有关。"}}],"stage":[{"attempts":1,"bank":"core","cooldown_days":7,"decision":{"confidence":0.8,"cut":0.7,"forced":"refer","kind":"cut"},"draw":[{"items":2,"skill":"reading"},{"items":2,"skill":"words"}],"id":"first","kind":"test","minutes":20,"title":{"en":"First","zh":"第一关"}},{"attempts":1,"bank":"core","cooldown_days":7,"decision":{"confidence":0.8,"cut":0.65,"forced":"refer","kind":"cut"},"draw":[{"items":1,"skill":"writing"}],"id":"writing","kind":"review","minutes":60,"review":{"adjudicator":"third","blind":true,"differ_levels":2,"differ_side":true,"differ_total":0.15,"due_days":3,"reviewers":2,"se_floor":0.06,"seeded":0.05,"training_agreement":0.8,"training_responses":0},"title":{"en":"Writing","zh":"写作"}}],"summary":{"en":"A small set for tests.","zh":"测试用的小题集。"},"time_zone":"Asia/Singapore","title":{"en":"Base","zh":"基础"}},"rubrics":{"rubric":[{"criterion":[{"id":"task","levels":[{"text":{"en":"No","zh":"否"},"value":0},{"text":{"en":"Yes","zh":"是"},"value":1}],"title":{"en":"Task","zh":"任务"},"weight":0.6},{"id":"style","levels":[{"text":{"en":"No","zh":"否"},"value":0},{"text":{"en":"Yes","zh":"是"},"value":1}],"title":{"en":"Style","zh":"文体"},"weight":0.4}],"id":"plain","title":{"en":"Plain","zh":"朴素"}}]},"stimuli":{"dot":{"alt":{"en":"A dot.","zh":"A dot.（中文）"},"id":"dot","image":"dot.png","lang":"en","title":"Dot"},"harbour":{"id":"harbour","lang":"en","text":"The ferry leaves at noon.","title":"Harbour"}},"taxonomies":{"scales":[{"id":"answer","scale":[{"id":"accuracy","max":5,"min":1,"text":{"en":"Accuracy","zh":"准确"}}],"title":{"en":"Answer","zh":"回答"}}],"severities":[{"id":"harm","level":[{"id":"none","text":{"en":"None","zh":"无"}},{"id":"high","text":{"en":"High","zh":"高"}}],"title":{"en":"Harm","zh":"危害"}}],"taxonomy":[{"id":"topic","label":[{"id":"food","title":{"en":"Food","zh":"饮食"}},{"id":"travel","title":{"en":"Travel","zh":"出行"}}],"title":{"en":"Topic","zh":"主题"}}]}}', 19, 0, 'published', 1793615200000000, 'an author');


--
-- Data for Name: gold_version_media; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.gold_version_media VALUES ('01a19b7c-a680-7000-8000-000000000000', 'dot.png', 'a379e995ad81da757a6ef35ed60ad32fcb64ed8beb88773567b68043acf5b50a');
INSERT INTO public.gold_version_media VALUES ('01a19bcb-ff00-7000-8000-000000000147', 'dot.png', 'a379e995ad81da757a6ef35ed60ad32fcb64ed8beb88773567b68043acf5b50a');


--
-- Data for Name: gold_warning; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: grade; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.grade VALUES ('01a19b8e-f600-7000-8000-000000000098', '01a19b8e-f600-7000-8000-000000000073', '01a19b8e-f600-7000-8000-000000000079', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793611200000000);
INSERT INTO public.grade VALUES ('01a19b8e-f600-7000-8000-000000000099', '01a19b8e-f600-7000-8000-000000000074', '01a19b8e-f600-7000-8000-00000000007a', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"changes_elsewhere":0,"edits":0,"mistakes":[1.0,1.0]}', 1793611200000000);
INSERT INTO public.grade VALUES ('01a19b8e-f600-7000-8000-00000000009a', '01a19b8e-f600-7000-8000-000000000075', '01a19b8e-f600-7000-8000-00000000007b', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793611200000000);
INSERT INTO public.grade VALUES ('01a19b8e-f600-7000-8000-00000000009b', '01a19b8e-f600-7000-8000-000000000076', '01a19b8e-f600-7000-8000-00000000007c', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793611200000000);
INSERT INTO public.grade VALUES ('01a19b8e-f600-7000-8000-00000000009c', '01a19b8e-f600-7000-8000-000000000077', '01a19b8e-f600-7000-8000-00000000007d', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"claims":{"c1":1.0}}', 1793611200000000);
INSERT INTO public.grade VALUES ('01a19b8e-f600-7000-8000-0000000000a3', '01a19b8e-f600-7000-8000-00000000005a', '01a19b8e-f600-7000-8000-000000000060', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, false, false, NULL, '{"categories_f1":1.0,"hit":false,"severity":1.0}', 1793611200000000);
INSERT INTO public.grade VALUES ('01a19b8e-f600-7000-8000-0000000000a4', '01a19b8e-f600-7000-8000-00000000005b', '01a19b8e-f600-7000-8000-000000000061', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793611200000000);
INSERT INTO public.grade VALUES ('01a19b8e-f600-7000-8000-0000000000a5', '01a19b8e-f600-7000-8000-00000000005c', '01a19b8e-f600-7000-8000-000000000062', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"invented":2,"invented_refused":2,"real":2,"real_taken":2}', 1793611200000000);
INSERT INTO public.grade VALUES ('01a19b8e-f600-7000-8000-0000000000a6', '01a19b8e-f600-7000-8000-00000000005d', '01a19b8e-f600-7000-8000-000000000063', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793611200000000);
INSERT INTO public.grade VALUES ('01a19b8e-f600-7000-8000-0000000000a7', '01a19b8e-f600-7000-8000-00000000005e', '01a19b8e-f600-7000-8000-000000000064', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793611200000000);
INSERT INTO public.grade VALUES ('01a19b8e-f600-7000-8000-0000000000ae', '01a19b8e-f600-7000-8000-000000000043', '01a19b8e-f600-7000-8000-000000000048', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"best_similarity":1.0}', 1793611200000000);
INSERT INTO public.grade VALUES ('01a19b8e-f600-7000-8000-0000000000af', '01a19b8e-f600-7000-8000-000000000044', '01a19b8e-f600-7000-8000-000000000049', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 0, true, true, false, NULL, '{"unanswered":true}', 1793611200000000);
INSERT INTO public.grade VALUES ('01a19b8e-f600-7000-8000-0000000000b0', '01a19b8e-f600-7000-8000-000000000045', '01a19b8e-f600-7000-8000-00000000004a', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793611200000000);
INSERT INTO public.grade VALUES ('01a19b8e-f600-7000-8000-0000000000b1', '01a19b8e-f600-7000-8000-000000000046', '01a19b8e-f600-7000-8000-00000000004b', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 0, true, true, false, NULL, '{"unanswered":true}', 1793611200000000);
INSERT INTO public.grade VALUES ('01a19b8e-f600-7000-8000-0000000000b4', '01a19b8e-f600-7000-8000-00000000008c', '01a19b8e-f600-7000-8000-000000000091', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"gaps":{"1":1,"2":1}}', 1793611200000000);
INSERT INTO public.grade VALUES ('01a19b8e-f600-7000-8000-0000000000b5', '01a19b8e-f600-7000-8000-00000000008d', '01a19b8e-f600-7000-8000-000000000092', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793611200000000);
INSERT INTO public.grade VALUES ('01a19b8e-f600-7000-8000-0000000000b6', '01a19b8e-f600-7000-8000-00000000008e', '01a19b8e-f600-7000-8000-000000000093', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793611200000000);
INSERT INTO public.grade VALUES ('01a19b8e-f600-7000-8000-0000000000b7', '01a19b8e-f600-7000-8000-00000000008f', '01a19b8e-f600-7000-8000-000000000094', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"invented":2,"invented_refused":2,"real":2,"real_taken":2}', 1793611200000000);
INSERT INTO public.grade VALUES ('01a19b8e-f600-7000-8000-0000000000be', '01a19b8e-f600-7000-8000-000000000011', '01a19b8e-f600-7000-8000-000000000017', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"claims":{"c1":1.0}}', 1793611200000000);
INSERT INTO public.grade VALUES ('01a19b8e-f600-7000-8000-0000000000bf', '01a19b8e-f600-7000-8000-000000000012', '01a19b8e-f600-7000-8000-000000000018', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793611200000000);
INSERT INTO public.grade VALUES ('01a19b8e-f600-7000-8000-0000000000c0', '01a19b8e-f600-7000-8000-000000000013', '01a19b8e-f600-7000-8000-000000000019', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"counts":true,"distance":0,"wrong_side":false}', 1793611200000000);
INSERT INTO public.grade VALUES ('01a19b8e-f600-7000-8000-0000000000c1', '01a19b8e-f600-7000-8000-000000000014', '01a19b8e-f600-7000-8000-00000000001a', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793611200000000);
INSERT INTO public.grade VALUES ('01a19b8e-f600-7000-8000-0000000000c2', '01a19b8e-f600-7000-8000-000000000015', '01a19b8e-f600-7000-8000-00000000001b', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793611200000000);
INSERT INTO public.grade VALUES ('01a19b8e-f600-7000-8000-0000000000c9', '01a19b8e-f600-7000-8000-00000000002a', '01a19b8e-f600-7000-8000-000000000030', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793611200000000);
INSERT INTO public.grade VALUES ('01a19b8e-f600-7000-8000-0000000000ca', '01a19b8e-f600-7000-8000-00000000002b', '01a19b8e-f600-7000-8000-000000000031', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"marked":11,"true_positive":11,"wanted":11}', 1793611200000000);
INSERT INTO public.grade VALUES ('01a19b8e-f600-7000-8000-0000000000cb', '01a19b8e-f600-7000-8000-00000000002c', '01a19b8e-f600-7000-8000-000000000032', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793611200000000);
INSERT INTO public.grade VALUES ('01a19b8e-f600-7000-8000-0000000000cc', '01a19b8e-f600-7000-8000-00000000002d', '01a19b8e-f600-7000-8000-000000000033', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793611200000000);
INSERT INTO public.grade VALUES ('01a19b8e-f600-7000-8000-0000000000cd', '01a19b8e-f600-7000-8000-00000000002e', '01a19b8e-f600-7000-8000-000000000034', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"scales":{"accuracy":1.0}}', 1793611200000000);
INSERT INTO public.grade VALUES ('01a19b8e-f600-7000-8000-0000000000dc', '01a19b8e-f600-7000-8000-0000000000d6', '01a19b8e-f600-7000-8000-0000000000d8', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"chrf":1.0,"chrf_among_references":0.561026936026936,"chrf_of_content":0.21155032575469052,"forbidden":[],"length":4,"length_ok":true,"missing":[]}', 1793611200000000);
INSERT INTO public.grade VALUES ('01a19b8e-f600-7000-8000-0000000000eb', '01a19b8e-f600-7000-8000-0000000000e5', '01a19b8e-f600-7000-8000-0000000000e7', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', NULL, true, true, false, NULL, '{"language_ok":null,"length":60,"length_ok":true}', 1793611200000000);
INSERT INTO public.grade VALUES ('01a19b8e-f600-7000-8000-0000000000f5', '01a19b8e-f600-7000-8000-0000000000ef', '01a19b8e-f600-7000-8000-0000000000f1', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', NULL, true, true, false, NULL, '{"language_ok":null,"length":60,"length_ok":true}', 1793611200000000);
INSERT INTO public.grade VALUES ('01a19b8e-f600-7000-8000-000000000116', '01a19b8e-f600-7000-8000-000000000110', '01a19b8e-f600-7000-8000-000000000112', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', NULL, true, true, false, NULL, '{"language_ok":null,"length":60,"length_ok":true}', 1793611200000000);
INSERT INTO public.grade VALUES ('01a19b8e-f600-7000-8000-000000000120', '01a19b8e-f600-7000-8000-00000000011a', '01a19b8e-f600-7000-8000-00000000011c', '01a19b7c-a680-7000-8000-000000000000', 'grader-1', 1, true, true, true, NULL, '{"chrf":1.0,"chrf_among_references":0.561026936026936,"chrf_of_content":0.21155032575469052,"forbidden":[],"length":4,"length_ok":true,"missing":[]}', 1793611200000000);
INSERT INTO public.grade VALUES ('01a19bde-4e80-7000-8000-00000000014d', '01a19b8e-f600-7000-8000-000000000011', '01a19b8e-f600-7000-8000-000000000017', '01a19bcb-ff00-7000-8000-000000000147', 'grader-1', 1, true, true, true, NULL, '{"claims":{"c1":1.0}}', 1793616400000000);
INSERT INTO public.grade VALUES ('01a19bde-4e80-7000-8000-00000000014e', '01a19b8e-f600-7000-8000-000000000012', '01a19b8e-f600-7000-8000-000000000018', '01a19bcb-ff00-7000-8000-000000000147', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793616400000000);
INSERT INTO public.grade VALUES ('01a19bde-4e80-7000-8000-00000000014f', '01a19b8e-f600-7000-8000-000000000013', '01a19b8e-f600-7000-8000-000000000019', '01a19bcb-ff00-7000-8000-000000000147', 'grader-1', 1, true, true, true, NULL, '{"counts":true,"distance":0,"wrong_side":false}', 1793616400000000);
INSERT INTO public.grade VALUES ('01a19bde-4e80-7000-8000-000000000150', '01a19b8e-f600-7000-8000-000000000014', '01a19b8e-f600-7000-8000-00000000001a', '01a19bcb-ff00-7000-8000-000000000147', 'grader-1', 0, true, true, false, NULL, '{"right":false}', 1793616400000000);
INSERT INTO public.grade VALUES ('01a19bde-4e80-7000-8000-000000000151', '01a19b8e-f600-7000-8000-000000000015', '01a19b8e-f600-7000-8000-00000000001b', '01a19bcb-ff00-7000-8000-000000000147', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793616400000000);
INSERT INTO public.grade VALUES ('01a19bde-4e80-7000-8000-000000000154', '01a19b8e-f600-7000-8000-00000000002a', '01a19b8e-f600-7000-8000-000000000030', '01a19bcb-ff00-7000-8000-000000000147', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793616400000000);
INSERT INTO public.grade VALUES ('01a19bde-4e80-7000-8000-000000000155', '01a19b8e-f600-7000-8000-00000000002b', '01a19b8e-f600-7000-8000-000000000031', '01a19bcb-ff00-7000-8000-000000000147', 'grader-1', 1, true, true, true, NULL, '{"marked":11,"true_positive":11,"wanted":11}', 1793616400000000);
INSERT INTO public.grade VALUES ('01a19bde-4e80-7000-8000-000000000156', '01a19b8e-f600-7000-8000-00000000002c', '01a19b8e-f600-7000-8000-000000000032', '01a19bcb-ff00-7000-8000-000000000147', 'grader-1', 0, true, true, false, NULL, '{"right":false}', 1793616400000000);
INSERT INTO public.grade VALUES ('01a19bde-4e80-7000-8000-000000000157', '01a19b8e-f600-7000-8000-00000000002d', '01a19b8e-f600-7000-8000-000000000033', '01a19bcb-ff00-7000-8000-000000000147', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793616400000000);
INSERT INTO public.grade VALUES ('01a19bde-4e80-7000-8000-000000000158', '01a19b8e-f600-7000-8000-00000000002e', '01a19b8e-f600-7000-8000-000000000034', '01a19bcb-ff00-7000-8000-000000000147', 'grader-1', 1, true, true, true, NULL, '{"scales":{"accuracy":1.0}}', 1793616400000000);
INSERT INTO public.grade VALUES ('01a19bde-4e80-7000-8000-00000000015b', '01a19b8e-f600-7000-8000-000000000043', '01a19b8e-f600-7000-8000-000000000048', '01a19bcb-ff00-7000-8000-000000000147', 'grader-1', 1, true, true, true, NULL, '{"best_similarity":1.0}', 1793616400000000);
INSERT INTO public.grade VALUES ('01a19bde-4e80-7000-8000-00000000015c', '01a19b8e-f600-7000-8000-000000000044', '01a19b8e-f600-7000-8000-000000000049', '01a19bcb-ff00-7000-8000-000000000147', 'grader-1', 0, true, true, false, NULL, '{"unanswered":true}', 1793616400000000);
INSERT INTO public.grade VALUES ('01a19bde-4e80-7000-8000-00000000015d', '01a19b8e-f600-7000-8000-000000000045', '01a19b8e-f600-7000-8000-00000000004a', '01a19bcb-ff00-7000-8000-000000000147', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793616400000000);
INSERT INTO public.grade VALUES ('01a19bde-4e80-7000-8000-00000000015e', '01a19b8e-f600-7000-8000-000000000046', '01a19b8e-f600-7000-8000-00000000004b', '01a19bcb-ff00-7000-8000-000000000147', 'grader-1', 0, true, true, false, NULL, '{"unanswered":true}', 1793616400000000);
INSERT INTO public.grade VALUES ('01a19bde-4e80-7000-8000-000000000160', '01a19b8e-f600-7000-8000-00000000005a', '01a19b8e-f600-7000-8000-000000000060', '01a19bcb-ff00-7000-8000-000000000147', 'grader-1', 1, true, false, false, NULL, '{"categories_f1":1.0,"hit":false,"severity":1.0}', 1793616400000000);
INSERT INTO public.grade VALUES ('01a19bde-4e80-7000-8000-000000000161', '01a19b8e-f600-7000-8000-00000000005b', '01a19b8e-f600-7000-8000-000000000061', '01a19bcb-ff00-7000-8000-000000000147', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793616400000000);
INSERT INTO public.grade VALUES ('01a19bde-4e80-7000-8000-000000000162', '01a19b8e-f600-7000-8000-00000000005c', '01a19b8e-f600-7000-8000-000000000062', '01a19bcb-ff00-7000-8000-000000000147', 'grader-1', 1, true, true, true, NULL, '{"invented":2,"invented_refused":2,"real":2,"real_taken":2}', 1793616400000000);
INSERT INTO public.grade VALUES ('01a19bde-4e80-7000-8000-000000000163', '01a19b8e-f600-7000-8000-00000000005d', '01a19b8e-f600-7000-8000-000000000063', '01a19bcb-ff00-7000-8000-000000000147', 'grader-1', 0, true, true, false, NULL, '{"right":false}', 1793616400000000);
INSERT INTO public.grade VALUES ('01a19bde-4e80-7000-8000-000000000164', '01a19b8e-f600-7000-8000-00000000005e', '01a19b8e-f600-7000-8000-000000000064', '01a19bcb-ff00-7000-8000-000000000147', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793616400000000);
INSERT INTO public.grade VALUES ('01a19bde-4e80-7000-8000-000000000167', '01a19b8e-f600-7000-8000-000000000073', '01a19b8e-f600-7000-8000-000000000079', '01a19bcb-ff00-7000-8000-000000000147', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793616400000000);
INSERT INTO public.grade VALUES ('01a19bde-4e80-7000-8000-000000000168', '01a19b8e-f600-7000-8000-000000000074', '01a19b8e-f600-7000-8000-00000000007a', '01a19bcb-ff00-7000-8000-000000000147', 'grader-1', 1, true, true, true, NULL, '{"changes_elsewhere":0,"edits":0,"mistakes":[1.0,1.0]}', 1793616400000000);
INSERT INTO public.grade VALUES ('01a19bde-4e80-7000-8000-000000000169', '01a19b8e-f600-7000-8000-000000000075', '01a19b8e-f600-7000-8000-00000000007b', '01a19bcb-ff00-7000-8000-000000000147', 'grader-1', 0, true, true, false, NULL, '{"right":false}', 1793616400000000);
INSERT INTO public.grade VALUES ('01a19bde-4e80-7000-8000-00000000016a', '01a19b8e-f600-7000-8000-000000000076', '01a19b8e-f600-7000-8000-00000000007c', '01a19bcb-ff00-7000-8000-000000000147', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793616400000000);
INSERT INTO public.grade VALUES ('01a19bde-4e80-7000-8000-00000000016b', '01a19b8e-f600-7000-8000-000000000077', '01a19b8e-f600-7000-8000-00000000007d', '01a19bcb-ff00-7000-8000-000000000147', 'grader-1', 1, true, true, true, NULL, '{"claims":{"c1":1.0}}', 1793616400000000);
INSERT INTO public.grade VALUES ('01a19bde-4e80-7000-8000-00000000016e', '01a19b8e-f600-7000-8000-00000000008c', '01a19b8e-f600-7000-8000-000000000091', '01a19bcb-ff00-7000-8000-000000000147', 'grader-1', 1, true, true, true, NULL, '{"gaps":{"1":1,"2":1}}', 1793616400000000);
INSERT INTO public.grade VALUES ('01a19bde-4e80-7000-8000-00000000016f', '01a19b8e-f600-7000-8000-00000000008d', '01a19b8e-f600-7000-8000-000000000092', '01a19bcb-ff00-7000-8000-000000000147', 'grader-1', 0, true, true, false, NULL, '{"right":false}', 1793616400000000);
INSERT INTO public.grade VALUES ('01a19bde-4e80-7000-8000-000000000170', '01a19b8e-f600-7000-8000-00000000008e', '01a19b8e-f600-7000-8000-000000000093', '01a19bcb-ff00-7000-8000-000000000147', 'grader-1', 1, true, true, true, NULL, '{"right":true}', 1793616400000000);
INSERT INTO public.grade VALUES ('01a19bde-4e80-7000-8000-000000000171', '01a19b8e-f600-7000-8000-00000000008f', '01a19b8e-f600-7000-8000-000000000094', '01a19bcb-ff00-7000-8000-000000000147', 'grader-1', 1, true, true, true, NULL, '{"invented":2,"invented_refused":2,"real":2,"real_taken":2}', 1793616400000000);


--
-- Data for Name: hidden_check; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.hidden_check VALUES ('01a19bcb-ff00-7000-8000-000000000142', '01a19b8e-f600-7000-8000-00000000012f', '01a19b7c-a680-7000-8000-000000000000', 'hidden-1', '{"lists": {"options": [["b", "x4hjh5"], ["c", "ftmw4f"], ["a", "5qmbhw"]]}, "swapped": false}', 1793615200000000, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.hidden_check VALUES ('01a19bcb-ff00-7000-8000-00000000013d', '01a19b8e-f600-7000-8000-000000000128', '01a19b7c-a680-7000-8000-000000000000', 'hidden-1', '{"lists": {"options": [["c", "4z2ygb"], ["a", "jwjkyp"], ["b", "g42w5c"]]}, "swapped": false}', 1793615200000000, '{"option":"b"}', 1793615200000000, 1, true, true, true, '{"right":true}', 'grader-1', 1793616400000000);


--
-- Data for Name: idempotency; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: job; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.job VALUES ('01a19b85-ce40-7000-8000-000000000003', 'look', '{"set": "mandarin-sg"}', 'waiting', 1793697000000000, 0, NULL, NULL, NULL, 'look mandarin-sg 20760');
INSERT INTO public.job VALUES ('01a19b8e-f600-7000-8000-000000000080', 'grade', '{"attempt": "01a19b8e-f600-7000-8000-000000000071"}', 'done', 1793611200000000, 1, NULL, NULL, NULL, 'grade 01a19b8e-f600-7000-8000-000000000071');
INSERT INTO public.job VALUES ('01a19b8e-f600-7000-8000-000000000067', 'grade', '{"attempt": "01a19b8e-f600-7000-8000-000000000058"}', 'done', 1793611200000000, 1, NULL, NULL, NULL, 'grade 01a19b8e-f600-7000-8000-000000000058');
INSERT INTO public.job VALUES ('01a19b8e-f600-7000-8000-00000000004e', 'grade', '{"attempt": "01a19b8e-f600-7000-8000-000000000041"}', 'done', 1793611200000000, 1, NULL, NULL, NULL, 'grade 01a19b8e-f600-7000-8000-000000000041');
INSERT INTO public.job VALUES ('01a19b8e-f600-7000-8000-000000000097', 'grade', '{"attempt": "01a19b8e-f600-7000-8000-00000000008a"}', 'done', 1793611200000000, 1, NULL, NULL, NULL, 'grade 01a19b8e-f600-7000-8000-00000000008a');
INSERT INTO public.job VALUES ('01a19b8e-f600-7000-8000-00000000001e', 'grade', '{"attempt": "01a19b8e-f600-7000-8000-00000000000f"}', 'done', 1793611200000000, 1, NULL, NULL, NULL, 'grade 01a19b8e-f600-7000-8000-00000000000f');
INSERT INTO public.job VALUES ('01a19b8e-f600-7000-8000-000000000037', 'grade', '{"attempt": "01a19b8e-f600-7000-8000-000000000028"}', 'done', 1793611200000000, 1, NULL, NULL, NULL, 'grade 01a19b8e-f600-7000-8000-000000000028');
INSERT INTO public.job VALUES ('01a19b85-ce40-7000-8000-000000000002', 'rescore', '{"version": "01a19b7c-a680-7000-8000-000000000000"}', 'done', 1793610600000000, 1, NULL, NULL, NULL, 'rescore 01a19b7c-a680-7000-8000-000000000000');
INSERT INTO public.job VALUES ('01a19b8e-f600-7000-8000-0000000000db', 'grade', '{"attempt": "01a19b8e-f600-7000-8000-0000000000d4"}', 'done', 1793611200000000, 1, NULL, NULL, NULL, 'grade 01a19b8e-f600-7000-8000-0000000000d4');
INSERT INTO public.job VALUES ('01a19b8e-f600-7000-8000-0000000000ea', 'grade', '{"attempt": "01a19b8e-f600-7000-8000-0000000000e3"}', 'done', 1793611200000000, 1, NULL, NULL, NULL, 'grade 01a19b8e-f600-7000-8000-0000000000e3');
INSERT INTO public.job VALUES ('01a19b8e-f600-7000-8000-0000000000f4', 'grade', '{"attempt": "01a19b8e-f600-7000-8000-0000000000ed"}', 'done', 1793611200000000, 1, NULL, NULL, NULL, 'grade 01a19b8e-f600-7000-8000-0000000000ed');
INSERT INTO public.job VALUES ('01a19b8e-f600-7000-8000-000000000115', 'grade', '{"attempt": "01a19b8e-f600-7000-8000-00000000010e"}', 'done', 1793611200000000, 1, NULL, NULL, NULL, 'grade 01a19b8e-f600-7000-8000-00000000010e');
INSERT INTO public.job VALUES ('01a19b8e-f600-7000-8000-00000000011f', 'grade', '{"attempt": "01a19b8e-f600-7000-8000-000000000118"}', 'done', 1793611200000000, 1, NULL, NULL, NULL, 'grade 01a19b8e-f600-7000-8000-000000000118');
INSERT INTO public.job VALUES ('01a19bcb-ff00-7000-8000-000000000140', 'grade_check', '{"check": "01a19bcb-ff00-7000-8000-00000000013d"}', 'done', 1793615200000000, 1, NULL, NULL, NULL, 'check 01a19bcb-ff00-7000-8000-00000000013d');
INSERT INTO public.job VALUES ('01a19bd5-26c0-7000-8000-000000000149', 'rescore', '{"version": "01a19bcb-ff00-7000-8000-000000000147"}', 'done', 1793615800000000, 1, NULL, NULL, NULL, 'rescore 01a19bcb-ff00-7000-8000-000000000147');


--
-- Data for Name: knock; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: lease; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.lease VALUES ('sealer', 'test', 1793616415000000);


--
-- Data for Name: ledger_event; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-0000000000a8', 1793611200000000, 'attempt.scored', 'worker', '01a19b8e-f600-7000-8000-000000000058', '{"grader":"grader-1","outcome":"pass","ruling":{"because":"statistic","bounds":[0.19999999999999996,0.8],"counted":5,"doubt":{"interval":[0.5407418735600994,0.9957892554855106],"share":0.8571428571428571,"standard_error":0.12371791482634838,"wrong_fail":0.882351,"wrong_pass":0.117649},"floors":[],"outcome":"pass","presented":5,"rules":"decision-1","statistic":0.882351,"sum":5},"stage":"first"}', 35, '7fca5ce9ecd647a572288d4b95bf88abb4fb5991ffa8ce4496af6d6aef8f7ee7', '1da592a2457c7be320f45c867270c2b9a6031a51f0b14c54e15f0e8130712a89');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-0000000000ac', 1793611200000000, 'decision.made', 'worker', '01a19b8e-f600-7000-8000-000000000050', '{"by":"machine","decision":"01a19b8e-f600-7000-8000-0000000000aa","dossier":"918e788a88e154bcda5322f4a938c5b85ebab5a662433896d8f0df1f6f8f6bc9","outcome":"passed","stage":"first"}', 36, '1da592a2457c7be320f45c867270c2b9a6031a51f0b14c54e15f0e8130712a89', '09e00c234fc9e54cb0344d5ae1f93856b37a2e76a4a72fa655a01e34b2408971');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-0000000000e8', 1793611200000000, 'attempt.handed_in', '01a19b8e-f600-7000-8000-00000000001f', '01a19b8e-f600-7000-8000-0000000000e3', '{"answers":1,"digest":"3644a1d3333d36c8fd6aea96914473f4ba27125975fb59d9a19818050f08d116","number":1,"stage":"writing"}', 49, '3c7c9a5222d9b3ae2a0f6716db8565e5e68b0e32b4a083d2cd2622e1bca9e65a', 'beec2d89be2f8747276eb37ab3fb1b93be3c60470f29bfbcd6cdee95f1b0e6cb');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-0000000000fe', 1793611200000000, 'review.saved', '01a19b8e-f600-7000-8000-0000000000fc', '01a19b8e-f600-7000-8000-0000000000ec', '{"adjudication":false,"sheet":"01a19b8e-f600-7000-8000-0000000000fd"}', 54, 'ebbed003e197092224f9d465ec3207d96532adf7f0495854d0bf14147ac8579b', '9049bc8e5f8f06134533bb88ff243cd6c7aa815db37a2d1d516be75e12960cde');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-0000000000ff', 1793611200000000, 'attempt.scored', 'worker', '01a19b8e-f600-7000-8000-0000000000e3', '{"grader":"grader-1","outcome":"pass","ruling":{"cut":0.65,"doubt":{"interval":[0.8824021609275967,1],"share":1,"standard_error":0.06,"wrong_fail":0.9999999972834562,"wrong_pass":2.7165437677112436e-9},"responses":1,"rules":"decision-1","score":1,"se":0.06},"stage":"writing"}', 55, '9049bc8e5f8f06134533bb88ff243cd6c7aa815db37a2d1d516be75e12960cde', '2654b5496557b495b10e83e7225e3b701bf4d359e65ee63b561d124247fe5150');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-000000000103', 1793611200000000, 'decision.made', 'worker', '01a19b8e-f600-7000-8000-000000000020', '{"by":"machine","decision":"01a19b8e-f600-7000-8000-000000000101","dossier":"057e0b975ef06b0bc17c68f50969619e1913ff7b6e5ed7115a88af7f182f0f08","outcome":"passed","stage":"writing"}', 56, '2654b5496557b495b10e83e7225e3b701bf4d359e65ee63b561d124247fe5150', '333a39b00a2501331a6a9b6d68e103e1ec2cf4dfaad3da731d9743c56e5c30f6');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-000000000106', 1793611200000000, 'review.saved', '01a19b8e-f600-7000-8000-0000000000fc', '01a19b8e-f600-7000-8000-0000000000f6', '{"adjudication":false,"sheet":"01a19b8e-f600-7000-8000-000000000105"}', 57, '333a39b00a2501331a6a9b6d68e103e1ec2cf4dfaad3da731d9743c56e5c30f6', '14ed6136ba609ff5c252731669f33535acd67f7c1cbce18f6c2173c5e81c10bc');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-000000000107', 1793611200000000, 'attempt.scored', 'worker', '01a19b8e-f600-7000-8000-0000000000ed', '{"grader":"grader-1","outcome":"pass","ruling":{"cut":0.65,"doubt":{"interval":[0.8824021609275967,1],"share":1,"standard_error":0.06,"wrong_fail":0.9999999972834562,"wrong_pass":2.7165437677112436e-9},"responses":1,"rules":"decision-1","score":1,"se":0.06},"stage":"writing"}', 58, '14ed6136ba609ff5c252731669f33535acd67f7c1cbce18f6c2173c5e81c10bc', '93db1f77ae3779fb07e7229e3a8a8456382659b6cc246c014755af2824479f2b');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-00000000010b', 1793611200000000, 'decision.made', 'worker', '01a19b8e-f600-7000-8000-000000000050', '{"by":"machine","decision":"01a19b8e-f600-7000-8000-000000000109","dossier":"6a47ed81c578ac2e4835c3b9b4729228d335d04e9bd6c33a978d2c4f293314da","outcome":"passed","stage":"writing"}', 59, '93db1f77ae3779fb07e7229e3a8a8456382659b6cc246c014755af2824479f2b', 'd35c16c9bdcbcece60a23cbbc24e21a9c7b4ed1361d9039f1f0ff3b879e4ba2e');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-000000000130', 1793611200000000, 'candidate.onboarded', '01a19b8e-f600-7000-8000-000000000127', '01a19b8e-f600-7000-8000-00000000012f', '{"application":"01a19b8e-f600-7000-8000-000000000020"}', 68, 'e2205c4a42ad4f91d1a8ffff39bd4c209920f29d9ca5c9e88a69f7acfacddc45', '6d1af67eccab4f4ab30f5b6a483c359a0044c36983e04e4c4748eafa4d3805c5');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-000000000134', 1793611200000000, 'decision.made', '01a19b8e-f600-7000-8000-000000000127', '01a19b8e-f600-7000-8000-000000000020', '{"decision":"01a19b8e-f600-7000-8000-000000000132","dossier":"378974b1638da02656a7b7a190d1dde6efcaba35174ee1a8abe56fdfdd3df063","outcome":"onboarded","reasons":["all_stages_passed"],"stage":null}', 69, '6d1af67eccab4f4ab30f5b6a483c359a0044c36983e04e4c4748eafa4d3805c5', '4a2858153fe0fd69f690e8069f58d1487435ef5c9a7abaf0928ea5e60a93a099');
INSERT INTO public.ledger_event VALUES ('01a19b7c-a680-7000-8000-000000000001', 1793610000000000, 'gold_set.imported', 'an author', '01a19b7c-a680-7000-8000-000000000000', '{"content_hash":"ed8f9764768409efc69bf75da70fa36cc86559f1fa9b421e89935e7b0a31bbf6","items":19,"number":1,"set":"mandarin-sg"}', 1, '0000000000000000000000000000000000000000000000000000000000000000', '26d2c754610e164146c472420e55b959bbe96077a9628b5a02482622bec3bd60');
INSERT INTO public.ledger_event VALUES ('01a19b85-ce40-7000-8000-000000000004', 1793610600000000, 'gold_set.published', 'another author', '01a19b7c-a680-7000-8000-000000000000', '{"acknowledged":[],"number":1,"set":"mandarin-sg"}', 2, '26d2c754610e164146c472420e55b959bbe96077a9628b5a02482622bec3bd60', 'd1d47223e841c1e4cb8a4b5bb9863dd7fe4b733811c8846f358d795e9d13de4a');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-000000000008', 1793611200000000, 'application.begun', '01a19b8e-f600-7000-8000-000000000006', '01a19b8e-f600-7000-8000-000000000007', '{"project":"mandarin-sg"}', 3, 'd1d47223e841c1e4cb8a4b5bb9863dd7fe4b733811c8846f358d795e9d13de4a', 'c5b7275f131669717a5135dcd7624ad04aa260bc9140605e8f25b4a094c746ba');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-00000000000c', 1793611200000000, 'application.submitted', '01a19b8e-f600-7000-8000-000000000006', '01a19b8e-f600-7000-8000-000000000007', '{"overall":"eligible","rules":"eligibility-1","verdicts":[["residence","met"]],"version":"01a19b7c-a680-7000-8000-000000000000"}', 4, 'c5b7275f131669717a5135dcd7624ad04aa260bc9140605e8f25b4a094c746ba', '03d611da275c68e7bd540a1bdbed29a3067bcc964de3cd6380ad006a81d2364e');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-00000000000d', 1793611200000000, 'candidate.eligible', '01a19b8e-f600-7000-8000-000000000006', '01a19b8e-f600-7000-8000-000000000007', '{"project":"mandarin-sg"}', 5, '03d611da275c68e7bd540a1bdbed29a3067bcc964de3cd6380ad006a81d2364e', '99ccbf2f82b2da7c403965594259ea54379ea3b3b4dbe4a3de918a9d05a6c593');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-000000000016', 1793611200000000, 'attempt.started', '01a19b8e-f600-7000-8000-000000000006', '01a19b8e-f600-7000-8000-00000000000f', '{"items":5,"number":1,"seed":1152921504606847104,"stage":"first","version":"01a19b7c-a680-7000-8000-000000000000"}', 6, '99ccbf2f82b2da7c403965594259ea54379ea3b3b4dbe4a3de918a9d05a6c593', '8e6239c82af6682947a6deec0b15489f2759cc3b670efb10ce7b4f3d983f293c');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-00000000001c', 1793611200000000, 'attempt.handed_in', '01a19b8e-f600-7000-8000-000000000006', '01a19b8e-f600-7000-8000-00000000000f', '{"answers":5,"digest":"7316044731c0b0a2d681aa948b5034cfbbb668ba242b5a75161e6689d86e1455","number":1,"stage":"first"}', 7, '8e6239c82af6682947a6deec0b15489f2759cc3b670efb10ce7b4f3d983f293c', 'bac432b2e6ff91b8e2031b84d87416fce7df24185ddd6851488c180193d8661d');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-000000000021', 1793611200000000, 'application.begun', '01a19b8e-f600-7000-8000-00000000001f', '01a19b8e-f600-7000-8000-000000000020', '{"project":"mandarin-sg"}', 8, 'bac432b2e6ff91b8e2031b84d87416fce7df24185ddd6851488c180193d8661d', 'bf10b00a66af7827955f690f2a10777436bd9de57594bb497dae26caf9b1d441');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-000000000025', 1793611200000000, 'application.submitted', '01a19b8e-f600-7000-8000-00000000001f', '01a19b8e-f600-7000-8000-000000000020', '{"overall":"eligible","rules":"eligibility-1","verdicts":[["residence","met"]],"version":"01a19b7c-a680-7000-8000-000000000000"}', 9, 'bf10b00a66af7827955f690f2a10777436bd9de57594bb497dae26caf9b1d441', 'aff96571bd160a6e0654761f5599f2402a636e64442ecf114e9fc3178261bc1b');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-000000000026', 1793611200000000, 'candidate.eligible', '01a19b8e-f600-7000-8000-00000000001f', '01a19b8e-f600-7000-8000-000000000020', '{"project":"mandarin-sg"}', 10, 'aff96571bd160a6e0654761f5599f2402a636e64442ecf114e9fc3178261bc1b', '3bdc39a7d2a1d310b19f5126e468de1cd4f3437b5b69f9893e96353d3d48d3d4');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-00000000002f', 1793611200000000, 'attempt.started', '01a19b8e-f600-7000-8000-00000000001f', '01a19b8e-f600-7000-8000-000000000028', '{"items":5,"number":1,"seed":2954361355555045504,"stage":"first","version":"01a19b7c-a680-7000-8000-000000000000"}', 11, '3bdc39a7d2a1d310b19f5126e468de1cd4f3437b5b69f9893e96353d3d48d3d4', '45dcd8c612ba85b40f5d1111fc8d93138f4926b00a77cde2fa753802c75dfbe5');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-000000000035', 1793611200000000, 'attempt.handed_in', '01a19b8e-f600-7000-8000-00000000001f', '01a19b8e-f600-7000-8000-000000000028', '{"answers":5,"digest":"4df7258fc1a83d47356e8a349cd3f794663721ccf48fce4536f644f3e4b3484f","number":1,"stage":"first"}', 12, '45dcd8c612ba85b40f5d1111fc8d93138f4926b00a77cde2fa753802c75dfbe5', '9f9cb7036598ffd1766db71dd8b50df1d0f0f8c0567377a618550fb9a5a21d50');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-00000000003a', 1793611200000000, 'application.begun', '01a19b8e-f600-7000-8000-000000000038', '01a19b8e-f600-7000-8000-000000000039', '{"project":"mandarin-sg"}', 13, '9f9cb7036598ffd1766db71dd8b50df1d0f0f8c0567377a618550fb9a5a21d50', 'c381c41de838f09f73e99da83576f7452334eb5442c79e5604f72260652fa998');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-00000000003e', 1793611200000000, 'application.submitted', '01a19b8e-f600-7000-8000-000000000038', '01a19b8e-f600-7000-8000-000000000039', '{"overall":"eligible","rules":"eligibility-1","verdicts":[["residence","met"]],"version":"01a19b7c-a680-7000-8000-000000000000"}', 14, 'c381c41de838f09f73e99da83576f7452334eb5442c79e5604f72260652fa998', '0837bb134d27bce2e19d47b577a452e00fafcb06fd45a57acf9e8dca36be9d3a');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-00000000003f', 1793611200000000, 'candidate.eligible', '01a19b8e-f600-7000-8000-000000000038', '01a19b8e-f600-7000-8000-000000000039', '{"project":"mandarin-sg"}', 15, '0837bb134d27bce2e19d47b577a452e00fafcb06fd45a57acf9e8dca36be9d3a', 'fe9761d599176b3a249bbe083103b83fcb409fc2973be5ae700f9593bf7d5746');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-000000000047', 1793611200000000, 'attempt.started', '01a19b8e-f600-7000-8000-000000000038', '01a19b8e-f600-7000-8000-000000000041', '{"items":4,"number":1,"seed":4755801206503243904,"stage":"first","version":"01a19b7c-a680-7000-8000-000000000000"}', 16, 'fe9761d599176b3a249bbe083103b83fcb409fc2973be5ae700f9593bf7d5746', 'c5880c5842276c973f538f4732dbedf2f3600d0d03774b2fb284d3fc05449c8d');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-00000000004c', 1793611200000000, 'attempt.handed_in', '01a19b8e-f600-7000-8000-000000000038', '01a19b8e-f600-7000-8000-000000000041', '{"answers":4,"digest":"a5f008bd548fd0df5fc937fd78c3090823856a25c72dd58619ea7a5b0ec5beb0","number":1,"stage":"first"}', 17, 'c5880c5842276c973f538f4732dbedf2f3600d0d03774b2fb284d3fc05449c8d', '8ebf4c912b77bae43afea3692156e67ae7ad233de46187b8fceb7e3c9a5fbec8');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-000000000051', 1793611200000000, 'application.begun', '01a19b8e-f600-7000-8000-00000000004f', '01a19b8e-f600-7000-8000-000000000050', '{"project":"mandarin-sg"}', 18, '8ebf4c912b77bae43afea3692156e67ae7ad233de46187b8fceb7e3c9a5fbec8', '903ed1b9c1ee01b2a725a33b59a927b3c36b4ede1bc3a905ba3a0d98d1a56c90');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-000000000055', 1793611200000000, 'application.submitted', '01a19b8e-f600-7000-8000-00000000004f', '01a19b8e-f600-7000-8000-000000000050', '{"overall":"eligible","rules":"eligibility-1","verdicts":[["residence","met"]],"version":"01a19b7c-a680-7000-8000-000000000000"}', 19, '903ed1b9c1ee01b2a725a33b59a927b3c36b4ede1bc3a905ba3a0d98d1a56c90', '4408790a2eb09f2569908ab18368b9fd8a541e9a0f566fca6f1251aa6bf61be0');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-000000000056', 1793611200000000, 'candidate.eligible', '01a19b8e-f600-7000-8000-00000000004f', '01a19b8e-f600-7000-8000-000000000050', '{"project":"mandarin-sg"}', 20, '4408790a2eb09f2569908ab18368b9fd8a541e9a0f566fca6f1251aa6bf61be0', 'e6d57d47bc79eb83e36ab69aaa771f3ec376cd31a8059e9923b4748759991cd0');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-00000000005f', 1793611200000000, 'attempt.started', '01a19b8e-f600-7000-8000-00000000004f', '01a19b8e-f600-7000-8000-000000000058', '{"items":5,"number":1,"seed":6413125869375586432,"stage":"first","version":"01a19b7c-a680-7000-8000-000000000000"}', 21, 'e6d57d47bc79eb83e36ab69aaa771f3ec376cd31a8059e9923b4748759991cd0', 'd096141cf1b50f44ec5c9e0b20ab6dbb7bb2ef6fb004d44d0850ba8936a26b8a');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-000000000065', 1793611200000000, 'attempt.handed_in', '01a19b8e-f600-7000-8000-00000000004f', '01a19b8e-f600-7000-8000-000000000058', '{"answers":5,"digest":"73bcc04090db8b1ae121ae62ee346cadc504917d921df371c5cd0346ab09663a","number":1,"stage":"first"}', 22, 'd096141cf1b50f44ec5c9e0b20ab6dbb7bb2ef6fb004d44d0850ba8936a26b8a', '4310c4ed847e6f578966e0de26d48158cfc3c4ff850bc5915fb095591ea25727');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-00000000006a', 1793611200000000, 'application.begun', '01a19b8e-f600-7000-8000-000000000068', '01a19b8e-f600-7000-8000-000000000069', '{"project":"mandarin-sg"}', 23, '4310c4ed847e6f578966e0de26d48158cfc3c4ff850bc5915fb095591ea25727', 'fe855776d62ff37a5dc113ffbca64cc71a42f749b4d8046492a11b63e304c8f1');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-00000000006e', 1793611200000000, 'application.submitted', '01a19b8e-f600-7000-8000-000000000068', '01a19b8e-f600-7000-8000-000000000069', '{"overall":"eligible","rules":"eligibility-1","verdicts":[["residence","met"]],"version":"01a19b7c-a680-7000-8000-000000000000"}', 24, 'fe855776d62ff37a5dc113ffbca64cc71a42f749b4d8046492a11b63e304c8f1', '29a6574fa2457f00aade42dc4c1581d423580f6ea241b560319b7bff66ea5a46');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-00000000006f', 1793611200000000, 'candidate.eligible', '01a19b8e-f600-7000-8000-000000000068', '01a19b8e-f600-7000-8000-000000000069', '{"project":"mandarin-sg"}', 25, '29a6574fa2457f00aade42dc4c1581d423580f6ea241b560319b7bff66ea5a46', 'd36c58a1b1962b8421dd3df4f19eb4ecb52b0648485e1dbc6ef408163a0a6ead');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-000000000078', 1793611200000000, 'attempt.started', '01a19b8e-f600-7000-8000-000000000068', '01a19b8e-f600-7000-8000-000000000071', '{"items":5,"number":1,"seed":8214565720323784832,"stage":"first","version":"01a19b7c-a680-7000-8000-000000000000"}', 26, 'd36c58a1b1962b8421dd3df4f19eb4ecb52b0648485e1dbc6ef408163a0a6ead', '4dcc149fdee32fc52c4ca88fa4878ba6a7071fab526dd5497cb2cb124664e48c');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-00000000007e', 1793611200000000, 'attempt.handed_in', '01a19b8e-f600-7000-8000-000000000068', '01a19b8e-f600-7000-8000-000000000071', '{"answers":5,"digest":"1106062a85984057c67ff290e12a4d5f2b579bd9a75ec258efef70a89add8be8","number":1,"stage":"first"}', 27, '4dcc149fdee32fc52c4ca88fa4878ba6a7071fab526dd5497cb2cb124664e48c', 'c64920e30e11996185cd7763e2b006a51863614b1f2402aba1218eb7bee2617c');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-000000000083', 1793611200000000, 'application.begun', '01a19b8e-f600-7000-8000-000000000081', '01a19b8e-f600-7000-8000-000000000082', '{"project":"mandarin-sg"}', 28, 'c64920e30e11996185cd7763e2b006a51863614b1f2402aba1218eb7bee2617c', '13fe2f9d79c475740d1a0fcec2c0d60a6641ac83805761fb824b4c1ec8e9e7e8');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-000000000087', 1793611200000000, 'application.submitted', '01a19b8e-f600-7000-8000-000000000081', '01a19b8e-f600-7000-8000-000000000082', '{"overall":"eligible","rules":"eligibility-1","verdicts":[["residence","met"]],"version":"01a19b7c-a680-7000-8000-000000000000"}', 29, '13fe2f9d79c475740d1a0fcec2c0d60a6641ac83805761fb824b4c1ec8e9e7e8', '5aaa184edad4689e2d25ef103c3e9115b130ffb2d1c72dbda36bd33e9506c7d6');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-000000000088', 1793611200000000, 'candidate.eligible', '01a19b8e-f600-7000-8000-000000000081', '01a19b8e-f600-7000-8000-000000000082', '{"project":"mandarin-sg"}', 30, '5aaa184edad4689e2d25ef103c3e9115b130ffb2d1c72dbda36bd33e9506c7d6', '8ee2ce2b16c06289a15d6f236ff6abc9ee1b2394a048301686cf7a9c9c983453');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-000000000090', 1793611200000000, 'attempt.started', '01a19b8e-f600-7000-8000-000000000081', '01a19b8e-f600-7000-8000-00000000008a', '{"items":4,"number":1,"seed":-8430738502437568384,"stage":"first","version":"01a19b7c-a680-7000-8000-000000000000"}', 31, '8ee2ce2b16c06289a15d6f236ff6abc9ee1b2394a048301686cf7a9c9c983453', '984db6ebc416adfff8bbf6e72e9229517ef96d6409c1662ca9c528f0e7e2a0f8');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-000000000095', 1793611200000000, 'attempt.handed_in', '01a19b8e-f600-7000-8000-000000000081', '01a19b8e-f600-7000-8000-00000000008a', '{"answers":4,"digest":"ba111a6da6b505b1ca431da74f3757078866c734c064fdab44def50df8154f97","number":1,"stage":"first"}', 32, '984db6ebc416adfff8bbf6e72e9229517ef96d6409c1662ca9c528f0e7e2a0f8', '59eba9256170c8fdb159dfa96d5b1638c099315eb35f56c57250bb7f80dd2649');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-00000000009d', 1793611200000000, 'attempt.scored', 'worker', '01a19b8e-f600-7000-8000-000000000071', '{"grader":"grader-1","outcome":"pass","ruling":{"because":"statistic","bounds":[0.19999999999999996,0.8],"counted":5,"doubt":{"interval":[0.5407418735600994,0.9957892554855106],"share":0.8571428571428571,"standard_error":0.12371791482634838,"wrong_fail":0.882351,"wrong_pass":0.117649},"floors":[],"outcome":"pass","presented":5,"rules":"decision-1","statistic":0.882351,"sum":5},"stage":"first"}', 33, '59eba9256170c8fdb159dfa96d5b1638c099315eb35f56c57250bb7f80dd2649', '5141c51ce7bae010c35cd798e0f58445a303190fbd4dfa99e560bba8718f370b');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-0000000000a1', 1793611200000000, 'decision.made', 'worker', '01a19b8e-f600-7000-8000-000000000069', '{"by":"machine","decision":"01a19b8e-f600-7000-8000-00000000009f","dossier":"98463e3520af1e88738259dce59912f3c359bbdd34b1094e1ab4f0f7a184494a","outcome":"passed","stage":"first"}', 34, '5141c51ce7bae010c35cd798e0f58445a303190fbd4dfa99e560bba8718f370b', '7fca5ce9ecd647a572288d4b95bf88abb4fb5991ffa8ce4496af6d6aef8f7ee7');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-0000000000b2', 1793611200000000, 'attempt.scored', 'worker', '01a19b8e-f600-7000-8000-000000000041', '{"grader":"grader-1","outcome":"below_the_line","ruling":{"because":"statistic","bounds":[0.19999999999999996,0.8],"counted":4,"doubt":{"interval":[0.14663279963467318,0.8533672003653269],"share":0.5,"standard_error":0.1889822365046136,"wrong_fail":0.16307999999999984,"wrong_pass":0.8369200000000001},"floors":[],"outcome":"below_the_line","presented":4,"rules":"decision-1","statistic":0.16307999999999984,"sum":2},"stage":"first"}', 37, '09e00c234fc9e54cb0344d5ae1f93856b37a2e76a4a72fa655a01e34b2408971', '28470c15af6f91d4a5b09d97381bf76470432385c95aeb25f8a416861c655bdd');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-0000000000b8', 1793611200000000, 'attempt.scored', 'worker', '01a19b8e-f600-7000-8000-00000000008a', '{"grader":"grader-1","outcome":"pass","ruling":{"because":"statistic","bounds":[0.19999999999999996,0.8],"counted":4,"doubt":{"interval":[0.4781762498950186,0.9949492366205319],"share":0.8333333333333334,"standard_error":0.14085904245475275,"wrong_fail":0.8319300000000002,"wrong_pass":0.16806999999999983},"floors":[],"outcome":"pass","presented":4,"rules":"decision-1","statistic":0.8319300000000002,"sum":4},"stage":"first"}', 38, '28470c15af6f91d4a5b09d97381bf76470432385c95aeb25f8a416861c655bdd', '7db9cf09d14377236d4dc6c599dfa628843e75fe1e0c2c00091df32c404db365');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-0000000000bc', 1793611200000000, 'decision.made', 'worker', '01a19b8e-f600-7000-8000-000000000082', '{"by":"machine","decision":"01a19b8e-f600-7000-8000-0000000000ba","dossier":"1831364e34af5ea9aff8a2d1988d3b83315d3ee27ea304a87d70a6a93e79a1f4","outcome":"passed","stage":"first"}', 39, '7db9cf09d14377236d4dc6c599dfa628843e75fe1e0c2c00091df32c404db365', 'd01b0b4f88732310cd55a5ea20e5626de8406d330580a6f3f2c2f31c99ec078b');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-0000000000c3', 1793611200000000, 'attempt.scored', 'worker', '01a19b8e-f600-7000-8000-00000000000f', '{"grader":"grader-1","outcome":"pass","ruling":{"because":"statistic","bounds":[0.19999999999999996,0.8],"counted":5,"doubt":{"interval":[0.5407418735600994,0.9957892554855106],"share":0.8571428571428571,"standard_error":0.12371791482634838,"wrong_fail":0.882351,"wrong_pass":0.117649},"floors":[],"outcome":"pass","presented":5,"rules":"decision-1","statistic":0.882351,"sum":5},"stage":"first"}', 40, 'd01b0b4f88732310cd55a5ea20e5626de8406d330580a6f3f2c2f31c99ec078b', 'bdc2e2c135ed8437cd8dfe7736f610423b6bb6d48abe83a3c218c939951ee8f7');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-0000000000c7', 1793611200000000, 'decision.made', 'worker', '01a19b8e-f600-7000-8000-000000000007', '{"by":"machine","decision":"01a19b8e-f600-7000-8000-0000000000c5","dossier":"f3ef725dbebef97e9294084b367293a424819ec3124e9956efe9d2b6b88a0500","outcome":"passed","stage":"first"}', 41, 'bdc2e2c135ed8437cd8dfe7736f610423b6bb6d48abe83a3c218c939951ee8f7', 'e5830b417066997a9346d54774f8c67ee20c03ebab3d21a9bb2594a9a8ce9ae9');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-0000000000ce', 1793611200000000, 'attempt.scored', 'worker', '01a19b8e-f600-7000-8000-000000000028', '{"grader":"grader-1","outcome":"pass","ruling":{"because":"statistic","bounds":[0.19999999999999996,0.8],"counted":5,"doubt":{"interval":[0.5407418735600994,0.9957892554855106],"share":0.8571428571428571,"standard_error":0.12371791482634838,"wrong_fail":0.882351,"wrong_pass":0.117649},"floors":[],"outcome":"pass","presented":5,"rules":"decision-1","statistic":0.882351,"sum":5},"stage":"first"}', 42, 'e5830b417066997a9346d54774f8c67ee20c03ebab3d21a9bb2594a9a8ce9ae9', 'ffd05f1388faa3ba8b239d111913938baa127975961ee88dffac7d80eb47ccad');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-0000000000d2', 1793611200000000, 'decision.made', 'worker', '01a19b8e-f600-7000-8000-000000000020', '{"by":"machine","decision":"01a19b8e-f600-7000-8000-0000000000d0","dossier":"f65052be788f5c7f59642e89a7f2c65b881489cd34c2c1287da5819b9f6001e1","outcome":"passed","stage":"first"}', 43, 'ffd05f1388faa3ba8b239d111913938baa127975961ee88dffac7d80eb47ccad', '74a7ef58697f20f62a4fa0a9fc742adbec71fad1d81c4f55f9c42b18ff918f06');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-0000000000d7', 1793611200000000, 'attempt.started', '01a19b8e-f600-7000-8000-000000000006', '01a19b8e-f600-7000-8000-0000000000d4', '{"items":1,"number":1,"seed":-3098476543630901120,"stage":"writing","version":"01a19b7c-a680-7000-8000-000000000000"}', 44, '74a7ef58697f20f62a4fa0a9fc742adbec71fad1d81c4f55f9c42b18ff918f06', '49aaad1344e5139d6996b2b8662858dea104cd95c65151311359d1c275d4dde7');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-0000000000d9', 1793611200000000, 'attempt.handed_in', '01a19b8e-f600-7000-8000-000000000006', '01a19b8e-f600-7000-8000-0000000000d4', '{"answers":1,"digest":"6cd261b04385c7e396725c000b7796c358e00daf3a8122a3220592eb7a29f0ab","number":1,"stage":"writing"}', 45, '49aaad1344e5139d6996b2b8662858dea104cd95c65151311359d1c275d4dde7', 'e7e2f7c8c5f48309929cda6552079ca1efe3cff96dad67fa34bfe66e2c57b7d9');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-0000000000dd', 1793611200000000, 'attempt.scored', 'worker', '01a19b8e-f600-7000-8000-0000000000d4', '{"grader":"grader-1","outcome":"pass","ruling":{"cut":0.65,"doubt":{"interval":[0.8824021609275967,1],"share":1,"standard_error":0.06,"wrong_fail":0.9999999972834562,"wrong_pass":2.7165437677112436e-9},"responses":1,"rules":"decision-1","score":1,"se":0.06},"stage":"writing"}', 46, 'e7e2f7c8c5f48309929cda6552079ca1efe3cff96dad67fa34bfe66e2c57b7d9', '5c64e70e251c7a7e8d7a737223fcb0681c2077862b183cea3fdcddf9b9cd3a9d');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-0000000000e1', 1793611200000000, 'decision.made', 'worker', '01a19b8e-f600-7000-8000-000000000007', '{"by":"machine","decision":"01a19b8e-f600-7000-8000-0000000000df","dossier":"08c3d77228a790f948d24efba28d5f83eefc02f57b4cb5a35ced6f504b46523d","outcome":"passed","stage":"writing"}', 47, '5c64e70e251c7a7e8d7a737223fcb0681c2077862b183cea3fdcddf9b9cd3a9d', 'c17f1b864c5f3a0aac2c757b7bb06cc7d2a864c0bfe8c7b12223ed8e639d4972');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-0000000000e6', 1793611200000000, 'attempt.started', '01a19b8e-f600-7000-8000-00000000001f', '01a19b8e-f600-7000-8000-0000000000e3', '{"items":1,"number":1,"seed":-2017612633061982080,"stage":"writing","version":"01a19b7c-a680-7000-8000-000000000000"}', 48, 'c17f1b864c5f3a0aac2c757b7bb06cc7d2a864c0bfe8c7b12223ed8e639d4972', '3c7c9a5222d9b3ae2a0f6716db8565e5e68b0e32b4a083d2cd2622e1bca9e65a');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-0000000000f0', 1793611200000000, 'attempt.started', '01a19b8e-f600-7000-8000-00000000004f', '01a19b8e-f600-7000-8000-0000000000ed', '{"items":1,"number":1,"seed":-1297036692682702720,"stage":"writing","version":"01a19b7c-a680-7000-8000-000000000000"}', 50, 'beec2d89be2f8747276eb37ab3fb1b93be3c60470f29bfbcd6cdee95f1b0e6cb', '10fd04fc9357c1da1ac075d2e201e148595b74c6617206e485b777e761c16082');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-0000000000f2', 1793611200000000, 'attempt.handed_in', '01a19b8e-f600-7000-8000-00000000004f', '01a19b8e-f600-7000-8000-0000000000ed', '{"answers":1,"digest":"373d7ad87831928ba64e47dc73f5dbc1516980ce6c6a0871c52408e4689032e3","number":1,"stage":"writing"}', 51, '10fd04fc9357c1da1ac075d2e201e148595b74c6617206e485b777e761c16082', 'd50224b06e6ac92e62a1d2204bc461551ff01d9db60cd44b3b5bd0712445d2e6');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-0000000000f9', 1793611200000000, 'review.saved', '01a19b8e-f600-7000-8000-0000000000f7', '01a19b8e-f600-7000-8000-0000000000ec', '{"adjudication":false,"sheet":"01a19b8e-f600-7000-8000-0000000000f8"}', 52, 'd50224b06e6ac92e62a1d2204bc461551ff01d9db60cd44b3b5bd0712445d2e6', '1c7198cb37a83b203ae6b239ac21f3811567f247c8833b714cdf326075b0ccd4');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-0000000000fb', 1793611200000000, 'review.saved', '01a19b8e-f600-7000-8000-0000000000f7', '01a19b8e-f600-7000-8000-0000000000f6', '{"adjudication":false,"sheet":"01a19b8e-f600-7000-8000-0000000000fa"}', 53, '1c7198cb37a83b203ae6b239ac21f3811567f247c8833b714cdf326075b0ccd4', 'ebbed003e197092224f9d465ec3207d96532adf7f0495854d0bf14147ac8579b');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-000000000111', 1793611200000000, 'attempt.started', '01a19b8e-f600-7000-8000-000000000068', '01a19b8e-f600-7000-8000-00000000010e', '{"items":1,"number":1,"seed":1081145385545629824,"stage":"writing","version":"01a19b7c-a680-7000-8000-000000000000"}', 60, 'd35c16c9bdcbcece60a23cbbc24e21a9c7b4ed1361d9039f1f0ff3b879e4ba2e', '87b3bf9e5431e20ed74ca85150c192b2e34c2f91c07448375456545e31b0ea22');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-000000000113', 1793611200000000, 'attempt.handed_in', '01a19b8e-f600-7000-8000-000000000068', '01a19b8e-f600-7000-8000-00000000010e', '{"answers":1,"digest":"6f4d5f6095dd0da06f5b76ff8075e98a73db67a663c69d81d33a47b8a573893b","number":1,"stage":"writing"}', 61, '87b3bf9e5431e20ed74ca85150c192b2e34c2f91c07448375456545e31b0ea22', '1d9b262e81584d24d3be415672e05c3d7473233a1207ec88c027c4f3d44435e9');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-00000000011b', 1793611200000000, 'attempt.started', '01a19b8e-f600-7000-8000-000000000081', '01a19b8e-f600-7000-8000-000000000118', '{"items":1,"number":1,"seed":1801721325924909184,"stage":"writing","version":"01a19b7c-a680-7000-8000-000000000000"}', 62, '1d9b262e81584d24d3be415672e05c3d7473233a1207ec88c027c4f3d44435e9', '280405386f3785c82e52964149668efed8918c8c62b268a99eee49df5bd4bc9e');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-00000000011d', 1793611200000000, 'attempt.handed_in', '01a19b8e-f600-7000-8000-000000000081', '01a19b8e-f600-7000-8000-000000000118', '{"answers":1,"digest":"f0644726ad5b1474a7b48ad4f913ab33510d12fb32328b70f3ed8a06fbe058c5","number":1,"stage":"writing"}', 63, '280405386f3785c82e52964149668efed8918c8c62b268a99eee49df5bd4bc9e', '1a298d824a89336e249bb37be50fde486590c2f3ebb8807292043042d51b6e85');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-000000000121', 1793611200000000, 'attempt.scored', 'worker', '01a19b8e-f600-7000-8000-000000000118', '{"grader":"grader-1","outcome":"pass","ruling":{"cut":0.65,"doubt":{"interval":[0.8824021609275967,1],"share":1,"standard_error":0.06,"wrong_fail":0.9999999972834562,"wrong_pass":2.7165437677112436e-9},"responses":1,"rules":"decision-1","score":1,"se":0.06},"stage":"writing"}', 64, '1a298d824a89336e249bb37be50fde486590c2f3ebb8807292043042d51b6e85', '8d4a9d9905fd3b849f9bc572039118604c19293e6168f97ef3299ce71f679add');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-000000000125', 1793611200000000, 'decision.made', 'worker', '01a19b8e-f600-7000-8000-000000000082', '{"by":"machine","decision":"01a19b8e-f600-7000-8000-000000000123","dossier":"83468bf497e1aaceeb017d856dd06509d9d1749a7c07604490ea5256e20f2e50","outcome":"passed","stage":"writing"}', 65, '8d4a9d9905fd3b849f9bc572039118604c19293e6168f97ef3299ce71f679add', '917a47fc99fa855816f769a12c23753098d8e1cc895bb28a222a94394b494ddb');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-000000000129', 1793611200000000, 'candidate.onboarded', '01a19b8e-f600-7000-8000-000000000127', '01a19b8e-f600-7000-8000-000000000128', '{"application":"01a19b8e-f600-7000-8000-000000000007"}', 66, '917a47fc99fa855816f769a12c23753098d8e1cc895bb28a222a94394b494ddb', 'c0ec7d8ed16c06b46fbc31c135e016737d5281fc0b4c4f66f67f1f530e43aa3d');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-00000000012d', 1793611200000000, 'decision.made', '01a19b8e-f600-7000-8000-000000000127', '01a19b8e-f600-7000-8000-000000000007', '{"decision":"01a19b8e-f600-7000-8000-00000000012b","dossier":"1dc1aa27d913fe483e340a00679f812c0efaef323763352b158fae23b4ea5ac1","outcome":"onboarded","reasons":["all_stages_passed"],"stage":null}', 67, 'c0ec7d8ed16c06b46fbc31c135e016737d5281fc0b4c4f66f67f1f530e43aa3d', 'e2205c4a42ad4f91d1a8ffff39bd4c209920f29d9ca5c9e88a69f7acfacddc45');
INSERT INTO public.ledger_event VALUES ('01a19b8e-f600-7000-8000-000000000138', 1793611200000000, 'decision.made', '01a19b8e-f600-7000-8000-000000000127', '01a19b8e-f600-7000-8000-000000000039', '{"decision":"01a19b8e-f600-7000-8000-000000000136","dossier":"cc887cbbcaa829158be09e045d8bb787dac2edd78dd99b4fe4b0a8d1388a867a","outcome":"rejected","reasons":["below_the_line"],"stage":"first"}', 70, '4a2858153fe0fd69f690e8069f58d1487435ef5c9a7abaf0928ea5e60a93a099', '30fb24f9af79780c8f784d27edc19ccbbb12760650962baccc416233c314e181');
INSERT INTO public.ledger_event VALUES ('01a19bcb-ff00-7000-8000-00000000013b', 1793615200000000, 'appeal.sent', '01a19b8e-f600-7000-8000-000000000038', '01a19b8e-f600-7000-8000-000000000039', '{"appeal":"01a19bcb-ff00-7000-8000-00000000013a","decision":"01a19b8e-f600-7000-8000-000000000136","grounds":"question"}', 71, '30fb24f9af79780c8f784d27edc19ccbbb12760650962baccc416233c314e181', '47143b06e7de8fb768c44b0f879f1e087edd6b3441dc2ac95701e79b7267e579');
INSERT INTO public.ledger_event VALUES ('01a19bcb-ff00-7000-8000-00000000013e', 1793615200000000, 'check.asked', 'platform', '01a19b8e-f600-7000-8000-000000000128', '{"check":"01a19bcb-ff00-7000-8000-00000000013d"}', 72, '47143b06e7de8fb768c44b0f879f1e087edd6b3441dc2ac95701e79b7267e579', 'c6976cff4952d040d4d2ad566bcb899e15c8c0d945600fec3ec867af11d02a5f');
INSERT INTO public.ledger_event VALUES ('01a19bcb-ff00-7000-8000-00000000013f', 1793615200000000, 'check.answered', 'platform', '01a19b8e-f600-7000-8000-000000000128', '{"check":"01a19bcb-ff00-7000-8000-00000000013d"}', 73, 'c6976cff4952d040d4d2ad566bcb899e15c8c0d945600fec3ec867af11d02a5f', '8dad8860557037946d617996fdd0bcbc95a978910ff3b95c04d20d5a3444132e');
INSERT INTO public.ledger_event VALUES ('01a19bcb-ff00-7000-8000-000000000141', 1793615200000000, 'check.graded', 'worker', '01a19b8e-f600-7000-8000-000000000128', '{"check":"01a19bcb-ff00-7000-8000-00000000013d","grader":"grader-1","score":0,"version":"01a19b7c-a680-7000-8000-000000000000"}', 74, '8dad8860557037946d617996fdd0bcbc95a978910ff3b95c04d20d5a3444132e', '18c2288c5c23b46bd2ff2c8c6da452e6219915c072aa5f5baedc99a9db06730a');
INSERT INTO public.ledger_event VALUES ('01a19bcb-ff00-7000-8000-000000000143', 1793615200000000, 'check.asked', 'platform', '01a19b8e-f600-7000-8000-00000000012f', '{"check":"01a19bcb-ff00-7000-8000-000000000142"}', 75, '18c2288c5c23b46bd2ff2c8c6da452e6219915c072aa5f5baedc99a9db06730a', 'b80d4404ef79fd0b670b65f841802ceecced34afc7d190c3a2aec37cde96682e');
INSERT INTO public.ledger_event VALUES ('01a19bcb-ff00-7000-8000-000000000146', 1793615200000000, 'contest.raised', '01a19bcb-ff00-7000-8000-000000000144', '01a19bcb-ff00-7000-8000-000000000145', '{"contest":"01a19bcb-ff00-7000-8000-000000000145","item":"read-1","source":"author"}', 76, 'b80d4404ef79fd0b670b65f841802ceecced34afc7d190c3a2aec37cde96682e', 'd4c90391a9f0ba4a0bed4cf2e6b94616550f453262945999e464cf888de36c6f');
INSERT INTO public.ledger_event VALUES ('01a19bcb-ff00-7000-8000-000000000148', 1793615200000000, 'gold_set.imported', 'an author', '01a19bcb-ff00-7000-8000-000000000147', '{"content_hash":"72fe6177b469bf2f2c4ef824a0f1b28db8431d7a697471f14dc3fb39933e8ffd","items":19,"number":2,"set":"mandarin-sg"}', 77, 'd4c90391a9f0ba4a0bed4cf2e6b94616550f453262945999e464cf888de36c6f', '3ed8a189d98bf43b8d069b491f476a5860bff3923902f1185562263fa01f994a');
INSERT INTO public.ledger_event VALUES ('01a19bd5-26c0-7000-8000-00000000014b', 1793615800000000, 'gold_set.published', 'another author', '01a19bcb-ff00-7000-8000-000000000147', '{"acknowledged":[],"number":2,"set":"mandarin-sg"}', 78, '3ed8a189d98bf43b8d069b491f476a5860bff3923902f1185562263fa01f994a', '5f55c708f0702b456721bbf27787efe59c5f51e26801ae080b1e170dd94fca53');
INSERT INTO public.ledger_event VALUES ('01a19bde-4e80-7000-8000-000000000153', 1793616400000000, 'attempt.rescored', 'worker', '01a19b8e-f600-7000-8000-00000000000f', '{"after":"refer","before":"pass","grader":"grader-1","version":"01a19bcb-ff00-7000-8000-000000000147"}', 79, '5f55c708f0702b456721bbf27787efe59c5f51e26801ae080b1e170dd94fca53', '6f094ceb8314f4599d967b29702387230bbdddf219c2913c74920a4c7b6de433');
INSERT INTO public.ledger_event VALUES ('01a19bde-4e80-7000-8000-00000000015a', 1793616400000000, 'attempt.rescored', 'worker', '01a19b8e-f600-7000-8000-000000000028', '{"after":"refer","before":"pass","grader":"grader-1","version":"01a19bcb-ff00-7000-8000-000000000147"}', 80, '6f094ceb8314f4599d967b29702387230bbdddf219c2913c74920a4c7b6de433', '4f3093626f8152bac7e5e3f64ac91e269088503c490476b5faee6536039ac539');
INSERT INTO public.ledger_event VALUES ('01a19bde-4e80-7000-8000-00000000015f', 1793616400000000, 'attempt.rescored', 'worker', '01a19b8e-f600-7000-8000-000000000041', '{"after":"below_the_line","before":"below_the_line","grader":"grader-1","version":"01a19bcb-ff00-7000-8000-000000000147"}', 81, '4f3093626f8152bac7e5e3f64ac91e269088503c490476b5faee6536039ac539', '3bb3a5d66d91a020ed9b6b6c650db207ff7f09a9c96c828531aaf9a89d337bc9');
INSERT INTO public.ledger_event VALUES ('01a19bde-4e80-7000-8000-000000000166', 1793616400000000, 'attempt.rescored', 'worker', '01a19b8e-f600-7000-8000-000000000058', '{"after":"refer","before":"pass","grader":"grader-1","version":"01a19bcb-ff00-7000-8000-000000000147"}', 82, '3bb3a5d66d91a020ed9b6b6c650db207ff7f09a9c96c828531aaf9a89d337bc9', 'f1d0472a0d33cc7990c35060868f8c7ee78938ae5cfc671ce7c485c83a9358c5');
INSERT INTO public.ledger_event VALUES ('01a19bde-4e80-7000-8000-00000000016d', 1793616400000000, 'attempt.rescored', 'worker', '01a19b8e-f600-7000-8000-000000000071', '{"after":"refer","before":"pass","grader":"grader-1","version":"01a19bcb-ff00-7000-8000-000000000147"}', 83, 'f1d0472a0d33cc7990c35060868f8c7ee78938ae5cfc671ce7c485c83a9358c5', 'a29867810c70031395681c2bfd04494625a88ee2cc954dac33428409a6e8988e');
INSERT INTO public.ledger_event VALUES ('01a19bde-4e80-7000-8000-000000000173', 1793616400000000, 'attempt.rescored', 'worker', '01a19b8e-f600-7000-8000-00000000008a', '{"after":"refer","before":"pass","grader":"grader-1","version":"01a19bcb-ff00-7000-8000-000000000147"}', 84, 'a29867810c70031395681c2bfd04494625a88ee2cc954dac33428409a6e8988e', '9f6aefce1679d5db9751d723291bba9f6a756ed3826f107db9d7a634c59bf984');
INSERT INTO public.ledger_event VALUES ('01a19bde-4e80-7000-8000-000000000174', 1793616400000000, 'check.regraded', 'worker', '01a19b8e-f600-7000-8000-000000000128', '{"after":1,"before":0,"check":"01a19bcb-ff00-7000-8000-00000000013d","grader":"grader-1","version":"01a19bcb-ff00-7000-8000-000000000147"}', 85, '9f6aefce1679d5db9751d723291bba9f6a756ed3826f107db9d7a634c59bf984', '6031db29446b9e274aa77bf8c1b4669a9e763d7a1ef6003424fac5fcd6a5817f');
INSERT INTO public.ledger_event VALUES ('01a19bde-4e80-7000-8000-000000000177', 1793616400000000, 'application.begun', '01a19bde-4e80-7000-8000-000000000175', '01a19bde-4e80-7000-8000-000000000176', '{"project":"mandarin-sg"}', 86, '6031db29446b9e274aa77bf8c1b4669a9e763d7a1ef6003424fac5fcd6a5817f', 'db64169179a791f965d0e5bf873dc23f428a79f90b39e33990fd01bbbd35c0e9');
INSERT INTO public.ledger_event VALUES ('01a19bde-4e80-7000-8000-00000000017b', 1793616400000000, 'application.submitted', '01a19bde-4e80-7000-8000-000000000175', '01a19bde-4e80-7000-8000-000000000176', '{"overall":"eligible","rules":"eligibility-1","verdicts":[["residence","met"]],"version":"01a19bcb-ff00-7000-8000-000000000147"}', 87, 'db64169179a791f965d0e5bf873dc23f428a79f90b39e33990fd01bbbd35c0e9', '92c0d4bcb8d6cc3fea9eb36b6c3049ac79ba1ec157b92424da56f7a78b217327');
INSERT INTO public.ledger_event VALUES ('01a19bde-4e80-7000-8000-00000000017c', 1793616400000000, 'candidate.eligible', '01a19bde-4e80-7000-8000-000000000175', '01a19bde-4e80-7000-8000-000000000176', '{"project":"mandarin-sg"}', 88, '92c0d4bcb8d6cc3fea9eb36b6c3049ac79ba1ec157b92424da56f7a78b217327', 'd44b0e45484bb151f53b38a7389198284c7378eae1dcf0bf7164496a9691b764');
INSERT INTO public.ledger_event VALUES ('01a19bde-4e80-7000-8000-000000000185', 1793616400000000, 'attempt.started', '01a19bde-4e80-7000-8000-000000000175', '01a19bde-4e80-7000-8000-00000000017e', '{"items":5,"number":1,"seed":9151595917793558656,"stage":"first","version":"01a19bcb-ff00-7000-8000-000000000147"}', 89, 'd44b0e45484bb151f53b38a7389198284c7378eae1dcf0bf7164496a9691b764', 'd3062c339843d6c94a50f1ff57fdf7836dcd00bc9293d50a756ea05cbafa032a');
INSERT INTO public.ledger_event VALUES ('01a19bde-4e80-7000-8000-000000000189', 1793616400000000, 'staff.added', 'command-line', '01a19bde-4e80-7000-8000-000000000188', '{"roles":["mandarin-sg recruiter"]}', 90, 'd3062c339843d6c94a50f1ff57fdf7836dcd00bc9293d50a756ea05cbafa032a', '012899548d15d6eed52f35c7957dbd49115b763d6cf4cb18301649e55ccee3a1');
INSERT INTO public.ledger_event VALUES ('01a19bde-4e80-7000-8000-00000000018c', 1793616400000000, 'token.created', 'command-line', '01a19bde-4e80-7000-8000-00000000018b', '{"project":"mandarin-sg","scopes":["events:read"]}', 91, '012899548d15d6eed52f35c7957dbd49115b763d6cf4cb18301649e55ccee3a1', '99680ccd57d333478af31f49c5cff4f509c14a271c146ac8b40fcf18038ff7bd');


--
-- Data for Name: mail; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.mail VALUES ('01a19b8e-f600-7000-8000-0000000000a0', '01a19b8e-f600-7000-8000-000000000068', '01a19b8e-f600-7000-8000-00000000009f', 'You passed: First', '您已通过：第一关', 'Your result is above the line of this stage.

This was decided automatically from your answers.

Next: Writing.', '您在这一阶段的成绩高于合格线。

以上根据您的作答自动作出决定。

下一步：写作。', 1793611200000000, NULL, 0, NULL);
INSERT INTO public.mail VALUES ('01a19b8e-f600-7000-8000-0000000000ab', '01a19b8e-f600-7000-8000-00000000004f', '01a19b8e-f600-7000-8000-0000000000aa', 'You passed: First', '您已通过：第一关', 'Your result is above the line of this stage.

This was decided automatically from your answers.

Next: Writing.', '您在这一阶段的成绩高于合格线。

以上根据您的作答自动作出决定。

下一步：写作。', 1793611200000000, NULL, 0, NULL);
INSERT INTO public.mail VALUES ('01a19b8e-f600-7000-8000-0000000000bb', '01a19b8e-f600-7000-8000-000000000081', '01a19b8e-f600-7000-8000-0000000000ba', 'You passed: First', '您已通过：第一关', 'Your result is above the line of this stage.

This was decided automatically from your answers.

Next: Writing.', '您在这一阶段的成绩高于合格线。

以上根据您的作答自动作出决定。

下一步：写作。', 1793611200000000, NULL, 0, NULL);
INSERT INTO public.mail VALUES ('01a19b8e-f600-7000-8000-0000000000c6', '01a19b8e-f600-7000-8000-000000000006', '01a19b8e-f600-7000-8000-0000000000c5', 'You passed: First', '您已通过：第一关', 'Your result is above the line of this stage.

This was decided automatically from your answers.

Next: Writing.', '您在这一阶段的成绩高于合格线。

以上根据您的作答自动作出决定。

下一步：写作。', 1793611200000000, NULL, 0, NULL);
INSERT INTO public.mail VALUES ('01a19b8e-f600-7000-8000-0000000000d1', '01a19b8e-f600-7000-8000-00000000001f', '01a19b8e-f600-7000-8000-0000000000d0', 'You passed: First', '您已通过：第一关', 'Your result is above the line of this stage.

This was decided automatically from your answers.

Next: Writing.', '您在这一阶段的成绩高于合格线。

以上根据您的作答自动作出决定。

下一步：写作。', 1793611200000000, NULL, 0, NULL);
INSERT INTO public.mail VALUES ('01a19b8e-f600-7000-8000-0000000000e0', '01a19b8e-f600-7000-8000-000000000006', '01a19b8e-f600-7000-8000-0000000000df', 'You passed: Writing', '您已通过：写作', 'Your result is above the line of this stage.

This was decided automatically from your answers.', '您在这一阶段的成绩高于合格线。

以上根据您的作答自动作出决定。', 1793611200000000, NULL, 0, NULL);
INSERT INTO public.mail VALUES ('01a19b8e-f600-7000-8000-000000000102', '01a19b8e-f600-7000-8000-00000000001f', '01a19b8e-f600-7000-8000-000000000101', 'You passed: Writing', '您已通过：写作', 'Your result is above the line of this stage.

This was decided automatically from your answers.', '您在这一阶段的成绩高于合格线。

以上根据您的作答自动作出决定。', 1793611200000000, NULL, 0, NULL);
INSERT INTO public.mail VALUES ('01a19b8e-f600-7000-8000-00000000010a', '01a19b8e-f600-7000-8000-00000000004f', '01a19b8e-f600-7000-8000-000000000109', 'You passed: Writing', '您已通过：写作', 'Your result is above the line of this stage.

This was decided automatically from your answers.', '您在这一阶段的成绩高于合格线。

以上根据您的作答自动作出决定。', 1793611200000000, NULL, 0, NULL);
INSERT INTO public.mail VALUES ('01a19b8e-f600-7000-8000-000000000124', '01a19b8e-f600-7000-8000-000000000081', '01a19b8e-f600-7000-8000-000000000123', 'You passed: Writing', '您已通过：写作', 'Your result is above the line of this stage.

This was decided automatically from your answers.', '您在这一阶段的成绩高于合格线。

以上根据您的作答自动作出决定。', 1793611200000000, NULL, 0, NULL);
INSERT INTO public.mail VALUES ('01a19b8e-f600-7000-8000-00000000012c', '01a19b8e-f600-7000-8000-000000000006', '01a19b8e-f600-7000-8000-00000000012b', 'Welcome: you are accepted for Base', '欢迎加入：基础', 'You passed every stage.

This was decided by a person.

The platform has been told and will write to you about the contract and the first tasks. Some of your work will be checked, so that its quality can be shown; you will see how.', '您通过了所有阶段。

以上由工作人员作出决定。

平台已收到通知，会就合同和首批任务与您联系。您的部分工作会被抽查以证明质量，您可以看到抽查的方式。', 1793614800000000, NULL, 0, NULL);
INSERT INTO public.mail VALUES ('01a19b8e-f600-7000-8000-000000000133', '01a19b8e-f600-7000-8000-00000000001f', '01a19b8e-f600-7000-8000-000000000132', 'Welcome: you are accepted for Base', '欢迎加入：基础', 'You passed every stage.

This was decided by a person.

The platform has been told and will write to you about the contract and the first tasks. Some of your work will be checked, so that its quality can be shown; you will see how.', '您通过了所有阶段。

以上由工作人员作出决定。

平台已收到通知，会就合同和首批任务与您联系。您的部分工作会被抽查以证明质量，您可以看到抽查的方式。', 1793614800000000, NULL, 0, NULL);
INSERT INTO public.mail VALUES ('01a19b8e-f600-7000-8000-000000000137', '01a19b8e-f600-7000-8000-000000000038', '01a19b8e-f600-7000-8000-000000000136', 'We cannot accept your application: Base', '我们不能接受您的申请：基础', 'Your result is below the line of this stage. Another attempt with other questions can change that.

This was decided by a person.

If you think that this is wrong, write to us until 16 Nov 2026; somebody else will look at it. We do not show the questions or their answers: others will meet them.', '您在这一阶段的成绩低于合格线。再次参加（题目不同）可以改变这一结果。

以上由工作人员作出决定。

如果您认为有误，请在 2026年11月16日 前来信，我们会请另一位工作人员查看。我们不公布题目和答案，因为还会有人遇到它们。', 1793614800000000, NULL, 0, NULL);


--
-- Data for Name: outbox; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.outbox VALUES ('01a19b85-ce40-7000-8000-000000000005', '01a19b85-ce40-7000-8000-000000000004', 'mandarin-sg', 1793610600000000, 'gold_set.published', '{"object":"01a19b7c-a680-7000-8000-000000000000"}', 1, NULL);
INSERT INTO public.outbox VALUES ('01a19b8e-f600-7000-8000-00000000000e', '01a19b8e-f600-7000-8000-00000000000d', 'mandarin-sg', 1793611200000000, 'candidate.eligible', '{"object":"01a19b8e-f600-7000-8000-000000000007"}', 2, NULL);
INSERT INTO public.outbox VALUES ('01a19b8e-f600-7000-8000-00000000001d', '01a19b8e-f600-7000-8000-00000000001c', 'mandarin-sg', 1793611200000000, 'attempt.handed_in', '{"attempt":"01a19b8e-f600-7000-8000-00000000000f"}', 3, NULL);
INSERT INTO public.outbox VALUES ('01a19b8e-f600-7000-8000-000000000027', '01a19b8e-f600-7000-8000-000000000026', 'mandarin-sg', 1793611200000000, 'candidate.eligible', '{"object":"01a19b8e-f600-7000-8000-000000000020"}', 4, NULL);
INSERT INTO public.outbox VALUES ('01a19b8e-f600-7000-8000-000000000036', '01a19b8e-f600-7000-8000-000000000035', 'mandarin-sg', 1793611200000000, 'attempt.handed_in', '{"attempt":"01a19b8e-f600-7000-8000-000000000028"}', 5, NULL);
INSERT INTO public.outbox VALUES ('01a19b8e-f600-7000-8000-000000000040', '01a19b8e-f600-7000-8000-00000000003f', 'mandarin-sg', 1793611200000000, 'candidate.eligible', '{"object":"01a19b8e-f600-7000-8000-000000000039"}', 6, NULL);
INSERT INTO public.outbox VALUES ('01a19b8e-f600-7000-8000-00000000004d', '01a19b8e-f600-7000-8000-00000000004c', 'mandarin-sg', 1793611200000000, 'attempt.handed_in', '{"attempt":"01a19b8e-f600-7000-8000-000000000041"}', 7, NULL);
INSERT INTO public.outbox VALUES ('01a19b8e-f600-7000-8000-000000000057', '01a19b8e-f600-7000-8000-000000000056', 'mandarin-sg', 1793611200000000, 'candidate.eligible', '{"object":"01a19b8e-f600-7000-8000-000000000050"}', 8, NULL);
INSERT INTO public.outbox VALUES ('01a19b8e-f600-7000-8000-000000000066', '01a19b8e-f600-7000-8000-000000000065', 'mandarin-sg', 1793611200000000, 'attempt.handed_in', '{"attempt":"01a19b8e-f600-7000-8000-000000000058"}', 9, NULL);
INSERT INTO public.outbox VALUES ('01a19b8e-f600-7000-8000-000000000070', '01a19b8e-f600-7000-8000-00000000006f', 'mandarin-sg', 1793611200000000, 'candidate.eligible', '{"object":"01a19b8e-f600-7000-8000-000000000069"}', 10, NULL);
INSERT INTO public.outbox VALUES ('01a19b8e-f600-7000-8000-00000000007f', '01a19b8e-f600-7000-8000-00000000007e', 'mandarin-sg', 1793611200000000, 'attempt.handed_in', '{"attempt":"01a19b8e-f600-7000-8000-000000000071"}', 11, NULL);
INSERT INTO public.outbox VALUES ('01a19b8e-f600-7000-8000-000000000089', '01a19b8e-f600-7000-8000-000000000088', 'mandarin-sg', 1793611200000000, 'candidate.eligible', '{"object":"01a19b8e-f600-7000-8000-000000000082"}', 12, NULL);
INSERT INTO public.outbox VALUES ('01a19b8e-f600-7000-8000-000000000096', '01a19b8e-f600-7000-8000-000000000095', 'mandarin-sg', 1793611200000000, 'attempt.handed_in', '{"attempt":"01a19b8e-f600-7000-8000-00000000008a"}', 13, NULL);
INSERT INTO public.outbox VALUES ('01a19b8e-f600-7000-8000-00000000009e', '01a19b8e-f600-7000-8000-00000000009d', 'mandarin-sg', 1793611200000000, 'attempt.scored', '{"object":"01a19b8e-f600-7000-8000-000000000071"}', 14, NULL);
INSERT INTO public.outbox VALUES ('01a19b8e-f600-7000-8000-0000000000a2', '01a19b8e-f600-7000-8000-0000000000a1', 'mandarin-sg', 1793611200000000, 'decision.made', '{"object":"01a19b8e-f600-7000-8000-000000000069"}', 15, NULL);
INSERT INTO public.outbox VALUES ('01a19b8e-f600-7000-8000-0000000000a9', '01a19b8e-f600-7000-8000-0000000000a8', 'mandarin-sg', 1793611200000000, 'attempt.scored', '{"object":"01a19b8e-f600-7000-8000-000000000058"}', 16, NULL);
INSERT INTO public.outbox VALUES ('01a19b8e-f600-7000-8000-0000000000ad', '01a19b8e-f600-7000-8000-0000000000ac', 'mandarin-sg', 1793611200000000, 'decision.made', '{"object":"01a19b8e-f600-7000-8000-000000000050"}', 17, NULL);
INSERT INTO public.outbox VALUES ('01a19b8e-f600-7000-8000-0000000000b3', '01a19b8e-f600-7000-8000-0000000000b2', 'mandarin-sg', 1793611200000000, 'attempt.scored', '{"object":"01a19b8e-f600-7000-8000-000000000041"}', 18, NULL);
INSERT INTO public.outbox VALUES ('01a19b8e-f600-7000-8000-0000000000b9', '01a19b8e-f600-7000-8000-0000000000b8', 'mandarin-sg', 1793611200000000, 'attempt.scored', '{"object":"01a19b8e-f600-7000-8000-00000000008a"}', 19, NULL);
INSERT INTO public.outbox VALUES ('01a19b8e-f600-7000-8000-0000000000bd', '01a19b8e-f600-7000-8000-0000000000bc', 'mandarin-sg', 1793611200000000, 'decision.made', '{"object":"01a19b8e-f600-7000-8000-000000000082"}', 20, NULL);
INSERT INTO public.outbox VALUES ('01a19b8e-f600-7000-8000-0000000000c4', '01a19b8e-f600-7000-8000-0000000000c3', 'mandarin-sg', 1793611200000000, 'attempt.scored', '{"object":"01a19b8e-f600-7000-8000-00000000000f"}', 21, NULL);
INSERT INTO public.outbox VALUES ('01a19b8e-f600-7000-8000-0000000000c8', '01a19b8e-f600-7000-8000-0000000000c7', 'mandarin-sg', 1793611200000000, 'decision.made', '{"object":"01a19b8e-f600-7000-8000-000000000007"}', 22, NULL);
INSERT INTO public.outbox VALUES ('01a19b8e-f600-7000-8000-0000000000cf', '01a19b8e-f600-7000-8000-0000000000ce', 'mandarin-sg', 1793611200000000, 'attempt.scored', '{"object":"01a19b8e-f600-7000-8000-000000000028"}', 23, NULL);
INSERT INTO public.outbox VALUES ('01a19b8e-f600-7000-8000-0000000000d3', '01a19b8e-f600-7000-8000-0000000000d2', 'mandarin-sg', 1793611200000000, 'decision.made', '{"object":"01a19b8e-f600-7000-8000-000000000020"}', 24, NULL);
INSERT INTO public.outbox VALUES ('01a19b8e-f600-7000-8000-0000000000da', '01a19b8e-f600-7000-8000-0000000000d9', 'mandarin-sg', 1793611200000000, 'attempt.handed_in', '{"attempt":"01a19b8e-f600-7000-8000-0000000000d4"}', 25, NULL);
INSERT INTO public.outbox VALUES ('01a19b8e-f600-7000-8000-0000000000de', '01a19b8e-f600-7000-8000-0000000000dd', 'mandarin-sg', 1793611200000000, 'attempt.scored', '{"object":"01a19b8e-f600-7000-8000-0000000000d4"}', 26, NULL);
INSERT INTO public.outbox VALUES ('01a19b8e-f600-7000-8000-0000000000e2', '01a19b8e-f600-7000-8000-0000000000e1', 'mandarin-sg', 1793611200000000, 'decision.made', '{"object":"01a19b8e-f600-7000-8000-000000000007"}', 27, NULL);
INSERT INTO public.outbox VALUES ('01a19b8e-f600-7000-8000-0000000000e9', '01a19b8e-f600-7000-8000-0000000000e8', 'mandarin-sg', 1793611200000000, 'attempt.handed_in', '{"attempt":"01a19b8e-f600-7000-8000-0000000000e3"}', 28, NULL);
INSERT INTO public.outbox VALUES ('01a19b8e-f600-7000-8000-0000000000f3', '01a19b8e-f600-7000-8000-0000000000f2', 'mandarin-sg', 1793611200000000, 'attempt.handed_in', '{"attempt":"01a19b8e-f600-7000-8000-0000000000ed"}', 29, NULL);
INSERT INTO public.outbox VALUES ('01a19b8e-f600-7000-8000-000000000100', '01a19b8e-f600-7000-8000-0000000000ff', 'mandarin-sg', 1793611200000000, 'attempt.scored', '{"object":"01a19b8e-f600-7000-8000-0000000000e3"}', 30, NULL);
INSERT INTO public.outbox VALUES ('01a19b8e-f600-7000-8000-000000000104', '01a19b8e-f600-7000-8000-000000000103', 'mandarin-sg', 1793611200000000, 'decision.made', '{"object":"01a19b8e-f600-7000-8000-000000000020"}', 31, NULL);
INSERT INTO public.outbox VALUES ('01a19b8e-f600-7000-8000-000000000108', '01a19b8e-f600-7000-8000-000000000107', 'mandarin-sg', 1793611200000000, 'attempt.scored', '{"object":"01a19b8e-f600-7000-8000-0000000000ed"}', 32, NULL);
INSERT INTO public.outbox VALUES ('01a19b8e-f600-7000-8000-00000000010c', '01a19b8e-f600-7000-8000-00000000010b', 'mandarin-sg', 1793611200000000, 'decision.made', '{"object":"01a19b8e-f600-7000-8000-000000000050"}', 33, NULL);
INSERT INTO public.outbox VALUES ('01a19b8e-f600-7000-8000-000000000114', '01a19b8e-f600-7000-8000-000000000113', 'mandarin-sg', 1793611200000000, 'attempt.handed_in', '{"attempt":"01a19b8e-f600-7000-8000-00000000010e"}', 34, NULL);
INSERT INTO public.outbox VALUES ('01a19b8e-f600-7000-8000-00000000011e', '01a19b8e-f600-7000-8000-00000000011d', 'mandarin-sg', 1793611200000000, 'attempt.handed_in', '{"attempt":"01a19b8e-f600-7000-8000-000000000118"}', 35, NULL);
INSERT INTO public.outbox VALUES ('01a19b8e-f600-7000-8000-000000000122', '01a19b8e-f600-7000-8000-000000000121', 'mandarin-sg', 1793611200000000, 'attempt.scored', '{"object":"01a19b8e-f600-7000-8000-000000000118"}', 36, NULL);
INSERT INTO public.outbox VALUES ('01a19b8e-f600-7000-8000-000000000126', '01a19b8e-f600-7000-8000-000000000125', 'mandarin-sg', 1793611200000000, 'decision.made', '{"object":"01a19b8e-f600-7000-8000-000000000082"}', 37, NULL);
INSERT INTO public.outbox VALUES ('01a19b8e-f600-7000-8000-00000000012a', '01a19b8e-f600-7000-8000-000000000129', 'mandarin-sg', 1793611200000000, 'candidate.onboarded', '{"object":"01a19b8e-f600-7000-8000-000000000128"}', 38, NULL);
INSERT INTO public.outbox VALUES ('01a19b8e-f600-7000-8000-00000000012e', '01a19b8e-f600-7000-8000-00000000012d', 'mandarin-sg', 1793611200000000, 'decision.made', '{"object":"01a19b8e-f600-7000-8000-000000000007"}', 39, NULL);
INSERT INTO public.outbox VALUES ('01a19b8e-f600-7000-8000-000000000131', '01a19b8e-f600-7000-8000-000000000130', 'mandarin-sg', 1793611200000000, 'candidate.onboarded', '{"object":"01a19b8e-f600-7000-8000-00000000012f"}', 40, NULL);
INSERT INTO public.outbox VALUES ('01a19b8e-f600-7000-8000-000000000135', '01a19b8e-f600-7000-8000-000000000134', 'mandarin-sg', 1793611200000000, 'decision.made', '{"object":"01a19b8e-f600-7000-8000-000000000020"}', 41, NULL);
INSERT INTO public.outbox VALUES ('01a19b8e-f600-7000-8000-000000000139', '01a19b8e-f600-7000-8000-000000000138', 'mandarin-sg', 1793611200000000, 'decision.made', '{"object":"01a19b8e-f600-7000-8000-000000000039"}', 42, NULL);
INSERT INTO public.outbox VALUES ('01a19bcb-ff00-7000-8000-00000000013c', '01a19bcb-ff00-7000-8000-00000000013b', 'mandarin-sg', 1793615200000000, 'appeal.sent', '{"object":"01a19b8e-f600-7000-8000-000000000039"}', 43, NULL);
INSERT INTO public.outbox VALUES ('01a19bd5-26c0-7000-8000-00000000014c', '01a19bd5-26c0-7000-8000-00000000014b', 'mandarin-sg', 1793615800000000, 'gold_set.published', '{"object":"01a19bcb-ff00-7000-8000-000000000147"}', 44, NULL);
INSERT INTO public.outbox VALUES ('01a19bde-4e80-7000-8000-00000000017d', '01a19bde-4e80-7000-8000-00000000017c', 'mandarin-sg', 1793616400000000, 'candidate.eligible', '{"object":"01a19bde-4e80-7000-8000-000000000176"}', 45, NULL);


--
-- Data for Name: person; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.person VALUES ('01a19b8e-f600-7000-8000-000000000006', 'person0@example.sg', NULL, NULL, 1793611200000000, NULL);
INSERT INTO public.person VALUES ('01a19b8e-f600-7000-8000-00000000001f', 'person1@example.sg', NULL, NULL, 1793611200000000, NULL);
INSERT INTO public.person VALUES ('01a19b8e-f600-7000-8000-000000000038', 'person2@example.sg', NULL, NULL, 1793611200000000, NULL);
INSERT INTO public.person VALUES ('01a19b8e-f600-7000-8000-00000000004f', 'person3@example.sg', NULL, NULL, 1793611200000000, NULL);
INSERT INTO public.person VALUES ('01a19b8e-f600-7000-8000-000000000068', 'person4@example.sg', NULL, NULL, 1793611200000000, NULL);
INSERT INTO public.person VALUES ('01a19b8e-f600-7000-8000-000000000081', 'person5@example.sg', NULL, NULL, 1793611200000000, NULL);
INSERT INTO public.person VALUES ('01a19b8e-f600-7000-8000-0000000000f7', NULL, NULL, NULL, 1793611200000000, NULL);
INSERT INTO public.person VALUES ('01a19b8e-f600-7000-8000-0000000000fc', NULL, NULL, NULL, 1793611200000000, NULL);
INSERT INTO public.person VALUES ('01a19b8e-f600-7000-8000-00000000010d', NULL, NULL, NULL, 1793611200000000, NULL);
INSERT INTO public.person VALUES ('01a19b8e-f600-7000-8000-000000000127', 'recruiter@example.sg', NULL, NULL, 1793611200000000, NULL);
INSERT INTO public.person VALUES ('01a19bcb-ff00-7000-8000-000000000144', 'author@example.sg', NULL, NULL, 1793615200000000, NULL);
INSERT INTO public.person VALUES ('01a19bde-4e80-7000-8000-000000000175', 'open@example.sg', NULL, NULL, 1793616400000000, NULL);
INSERT INTO public.person VALUES ('01a19bde-4e80-7000-8000-000000000188', 'tan@example.sg', 'Tan', NULL, 1793616400000000, NULL);


--
-- Data for Name: rescore; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.rescore VALUES ('01a19bde-4e80-7000-8000-000000000152', 'mandarin-sg', '01a19bcb-ff00-7000-8000-000000000147', '01a19b8e-f600-7000-8000-00000000000f', '[{"item": "read-1", "after": 0.0, "before": 1.0, "position": 3}]', 'pass', 'refer', '{"sum": 4.0, "doubt": {"share": 0.7142857142857143, "interval": [0.3587654210023252, 0.9567281317072583], "wrong_fail": 0.579825, "wrong_pass": 0.42017499999999997, "standard_error": 0.15971914124998499}, "rules": "decision-1", "bounds": [0.19999999999999996, 0.8], "floors": [], "because": "forced", "counted": 5, "outcome": "refer", "presented": 5, "statistic": 0.579825}', 'open', 1793616400000000, NULL, NULL, NULL);
INSERT INTO public.rescore VALUES ('01a19bde-4e80-7000-8000-000000000159', 'mandarin-sg', '01a19bcb-ff00-7000-8000-000000000147', '01a19b8e-f600-7000-8000-000000000028', '[{"item": "read-1", "after": 0.0, "before": 1.0, "position": 2}]', 'pass', 'refer', '{"sum": 4.0, "doubt": {"share": 0.7142857142857143, "interval": [0.3587654210023252, 0.9567281317072583], "wrong_fail": 0.579825, "wrong_pass": 0.42017499999999997, "standard_error": 0.15971914124998499}, "rules": "decision-1", "bounds": [0.19999999999999996, 0.8], "floors": [], "because": "forced", "counted": 5, "outcome": "refer", "presented": 5, "statistic": 0.579825}', 'open', 1793616400000000, NULL, NULL, NULL);
INSERT INTO public.rescore VALUES ('01a19bde-4e80-7000-8000-000000000165', 'mandarin-sg', '01a19bcb-ff00-7000-8000-000000000147', '01a19b8e-f600-7000-8000-000000000058', '[{"item": "read-1", "after": 0.0, "before": 1.0, "position": 3}]', 'pass', 'refer', '{"sum": 4.0, "doubt": {"share": 0.7142857142857143, "interval": [0.3587654210023252, 0.9567281317072583], "wrong_fail": 0.579825, "wrong_pass": 0.42017499999999997, "standard_error": 0.15971914124998499}, "rules": "decision-1", "bounds": [0.19999999999999996, 0.8], "floors": [], "because": "forced", "counted": 5, "outcome": "refer", "presented": 5, "statistic": 0.579825}', 'open', 1793616400000000, NULL, NULL, NULL);
INSERT INTO public.rescore VALUES ('01a19bde-4e80-7000-8000-00000000016c', 'mandarin-sg', '01a19bcb-ff00-7000-8000-000000000147', '01a19b8e-f600-7000-8000-000000000071', '[{"item": "read-1", "after": 0.0, "before": 1.0, "position": 2}]', 'pass', 'refer', '{"sum": 4.0, "doubt": {"share": 0.7142857142857143, "interval": [0.3587654210023252, 0.9567281317072583], "wrong_fail": 0.579825, "wrong_pass": 0.42017499999999997, "standard_error": 0.15971914124998499}, "rules": "decision-1", "bounds": [0.19999999999999996, 0.8], "floors": [], "because": "forced", "counted": 5, "outcome": "refer", "presented": 5, "statistic": 0.579825}', 'open', 1793616400000000, NULL, NULL, NULL);
INSERT INTO public.rescore VALUES ('01a19bde-4e80-7000-8000-000000000172', 'mandarin-sg', '01a19bcb-ff00-7000-8000-000000000147', '01a19b8e-f600-7000-8000-00000000008a', '[{"item": "read-1", "after": 0.0, "before": 1.0, "position": 1}]', 'pass', 'refer', '{"sum": 3.0, "doubt": {"share": 0.6666666666666666, "interval": [0.28358206388191054, 0.9472550494736831], "wrong_fail": 0.4717799999999997, "wrong_pass": 0.5282200000000004, "standard_error": 0.1781741612749496}, "rules": "decision-1", "bounds": [0.19999999999999996, 0.8], "floors": [], "because": "forced", "counted": 4, "outcome": "refer", "presented": 4, "statistic": 0.4717799999999997}', 'open', 1793616400000000, NULL, NULL, NULL);


--
-- Data for Name: retired_item; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: review_sheet; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.review_sheet VALUES ('01a19b8e-f600-7000-8000-0000000000f8', '01a19b8e-f600-7000-8000-0000000000ec', '01a19b8e-f600-7000-8000-0000000000f7', false, 1793613000000000, '{"cause": null, "levels": {"task": 1, "style": 1}, "reason": null, "comments": {"task": "seen", "style": "seen"}, "cannot_score": null}', 1, 1793611200000000);
INSERT INTO public.review_sheet VALUES ('01a19b8e-f600-7000-8000-0000000000fa', '01a19b8e-f600-7000-8000-0000000000f6', '01a19b8e-f600-7000-8000-0000000000f7', false, 1793613000000000, '{"cause": null, "levels": {"task": 1, "style": 1}, "reason": null, "comments": {"task": "seen", "style": "seen"}, "cannot_score": null}', 1, 1793611200000000);
INSERT INTO public.review_sheet VALUES ('01a19b8e-f600-7000-8000-0000000000fd', '01a19b8e-f600-7000-8000-0000000000ec', '01a19b8e-f600-7000-8000-0000000000fc', false, 1793613000000000, '{"cause": null, "levels": {"task": 1, "style": 1}, "reason": null, "comments": {"task": "seen", "style": "seen"}, "cannot_score": null}', 1, 1793611200000000);
INSERT INTO public.review_sheet VALUES ('01a19b8e-f600-7000-8000-000000000105', '01a19b8e-f600-7000-8000-0000000000f6', '01a19b8e-f600-7000-8000-0000000000fc', false, 1793613000000000, '{"cause": null, "levels": {"task": 1, "style": 1}, "reason": null, "comments": {"task": "seen", "style": "seen"}, "cannot_score": null}', 1, 1793611200000000);


--
-- Data for Name: review_task; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.review_task VALUES ('01a19b8e-f600-7000-8000-0000000000ec', '01a19b8e-f600-7000-8000-0000000000e5', '01a19b8e-f600-7000-8000-0000000000e3', 'mandarin-sg', 'plain', 'done', NULL, 1, 0, 1793611200000000, 1793870400000000);
INSERT INTO public.review_task VALUES ('01a19b8e-f600-7000-8000-0000000000f6', '01a19b8e-f600-7000-8000-0000000000ef', '01a19b8e-f600-7000-8000-0000000000ed', 'mandarin-sg', 'plain', 'done', NULL, 1, 0, 1793611200000000, 1793870400000000);
INSERT INTO public.review_task VALUES ('01a19b8e-f600-7000-8000-000000000117', '01a19b8e-f600-7000-8000-000000000110', '01a19b8e-f600-7000-8000-00000000010e', 'mandarin-sg', 'plain', 'waiting', NULL, NULL, NULL, 1793611200000000, 1793870400000000);


--
-- Data for Name: session; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: setting; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: sign_in; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: staff; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.staff VALUES ('01a19bde-4e80-7000-8000-000000000188', '$argon2id$v=19$m=19456,t=2,p=1$hwEAAAAAAAAHBwcHBwcHBw$Vzjkv8dtM/fJPOb1I3825SqBdNZ4hSRZB1so3dv1J08', 'QYAQAAAAAAAAABYHA4DQOBYHA4DQOBYH', 0, 1793616400000000, NULL);


--
-- Data for Name: staff_role; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.staff_role VALUES ('01a19bde-4e80-7000-8000-000000000188', 'mandarin-sg', 'recruiter');


--
-- Data for Name: stage_result; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.stage_result VALUES ('01a19b8e-f600-7000-8000-000000000071', '01a19b8e-f600-7000-8000-000000000069', 'first', 'pass', '{"sum": 5.0, "doubt": {"share": 0.8571428571428571, "interval": [0.5407418735600994, 0.9957892554855106], "wrong_fail": 0.882351, "wrong_pass": 0.117649, "standard_error": 0.12371791482634838}, "rules": "decision-1", "bounds": [0.19999999999999996, 0.8], "floors": [], "because": "statistic", "counted": 5, "outcome": "pass", "presented": 5, "statistic": 0.882351}', 1793611200000000);
INSERT INTO public.stage_result VALUES ('01a19b8e-f600-7000-8000-000000000058', '01a19b8e-f600-7000-8000-000000000050', 'first', 'pass', '{"sum": 5.0, "doubt": {"share": 0.8571428571428571, "interval": [0.5407418735600994, 0.9957892554855106], "wrong_fail": 0.882351, "wrong_pass": 0.117649, "standard_error": 0.12371791482634838}, "rules": "decision-1", "bounds": [0.19999999999999996, 0.8], "floors": [], "because": "statistic", "counted": 5, "outcome": "pass", "presented": 5, "statistic": 0.882351}', 1793611200000000);
INSERT INTO public.stage_result VALUES ('01a19b8e-f600-7000-8000-000000000041', '01a19b8e-f600-7000-8000-000000000039', 'first', 'below_the_line', '{"sum": 2.0, "doubt": {"share": 0.5, "interval": [0.14663279963467318, 0.8533672003653269], "wrong_fail": 0.16307999999999984, "wrong_pass": 0.8369200000000001, "standard_error": 0.1889822365046136}, "rules": "decision-1", "bounds": [0.19999999999999996, 0.8], "floors": [], "because": "statistic", "counted": 4, "outcome": "below_the_line", "presented": 4, "statistic": 0.16307999999999984}', 1793611200000000);
INSERT INTO public.stage_result VALUES ('01a19b8e-f600-7000-8000-00000000008a', '01a19b8e-f600-7000-8000-000000000082', 'first', 'pass', '{"sum": 4.0, "doubt": {"share": 0.8333333333333334, "interval": [0.4781762498950186, 0.9949492366205319], "wrong_fail": 0.8319300000000002, "wrong_pass": 0.16806999999999983, "standard_error": 0.14085904245475275}, "rules": "decision-1", "bounds": [0.19999999999999996, 0.8], "floors": [], "because": "statistic", "counted": 4, "outcome": "pass", "presented": 4, "statistic": 0.8319300000000002}', 1793611200000000);
INSERT INTO public.stage_result VALUES ('01a19b8e-f600-7000-8000-00000000000f', '01a19b8e-f600-7000-8000-000000000007', 'first', 'pass', '{"sum": 5.0, "doubt": {"share": 0.8571428571428571, "interval": [0.5407418735600994, 0.9957892554855106], "wrong_fail": 0.882351, "wrong_pass": 0.117649, "standard_error": 0.12371791482634838}, "rules": "decision-1", "bounds": [0.19999999999999996, 0.8], "floors": [], "because": "statistic", "counted": 5, "outcome": "pass", "presented": 5, "statistic": 0.882351}', 1793611200000000);
INSERT INTO public.stage_result VALUES ('01a19b8e-f600-7000-8000-000000000028', '01a19b8e-f600-7000-8000-000000000020', 'first', 'pass', '{"sum": 5.0, "doubt": {"share": 0.8571428571428571, "interval": [0.5407418735600994, 0.9957892554855106], "wrong_fail": 0.882351, "wrong_pass": 0.117649, "standard_error": 0.12371791482634838}, "rules": "decision-1", "bounds": [0.19999999999999996, 0.8], "floors": [], "because": "statistic", "counted": 5, "outcome": "pass", "presented": 5, "statistic": 0.882351}', 1793611200000000);
INSERT INTO public.stage_result VALUES ('01a19b8e-f600-7000-8000-0000000000d4', '01a19b8e-f600-7000-8000-000000000007', 'writing', 'pass', '{"se": 0.06, "cut": 0.65, "doubt": {"share": 1.0, "interval": [0.8824021609275967, 1.0], "wrong_fail": 0.9999999972834562, "wrong_pass": 0.0000000027165437677112436, "standard_error": 0.06}, "rules": "decision-1", "score": 1.0, "responses": 1}', 1793611200000000);
INSERT INTO public.stage_result VALUES ('01a19b8e-f600-7000-8000-0000000000e3', '01a19b8e-f600-7000-8000-000000000020', 'writing', 'pass', '{"se": 0.06, "cut": 0.65, "doubt": {"share": 1.0, "interval": [0.8824021609275967, 1.0], "wrong_fail": 0.9999999972834562, "wrong_pass": 0.0000000027165437677112436, "standard_error": 0.06}, "rules": "decision-1", "score": 1.0, "responses": 1}', 1793611200000000);
INSERT INTO public.stage_result VALUES ('01a19b8e-f600-7000-8000-0000000000ed', '01a19b8e-f600-7000-8000-000000000050', 'writing', 'pass', '{"se": 0.06, "cut": 0.65, "doubt": {"share": 1.0, "interval": [0.8824021609275967, 1.0], "wrong_fail": 0.9999999972834562, "wrong_pass": 0.0000000027165437677112436, "standard_error": 0.06}, "rules": "decision-1", "score": 1.0, "responses": 1}', 1793611200000000);
INSERT INTO public.stage_result VALUES ('01a19b8e-f600-7000-8000-000000000118', '01a19b8e-f600-7000-8000-000000000082', 'writing', 'pass', '{"se": 0.06, "cut": 0.65, "doubt": {"share": 1.0, "interval": [0.8824021609275967, 1.0], "wrong_fail": 0.9999999972834562, "wrong_pass": 0.0000000027165437677112436, "standard_error": 0.06}, "rules": "decision-1", "score": 1.0, "responses": 1}', 1793611200000000);


--
-- Data for Name: token; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.token VALUES ('01a19bde-4e80-7000-8000-00000000018b', NULL, 'mandarin-sg', 'api', '0ce3cc02414a11658d1cd5da0de4b7264d61dd7c7a9eed3a3e3a7ee3cd3122ca', '["events:read"]', 1793616400000000, 1796208400000000, NULL, NULL);


--
-- Data for Name: webhook; Type: TABLE DATA; Schema: public; Owner: -
--



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


