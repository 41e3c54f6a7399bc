//! A sitting as the candidate sees it: starting, items as they are shown, answers in shown ids, skipping. Nothing here opens a key.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::Serialize;
use serde_json::{Value, json};

use crate::app::applying::progress::StageState;
use crate::app::applying::record::{Rows, own};
use crate::app::gold_set::shelf::{NOT_PREPARED, still_published};
use crate::app::kernel::command::{At, Happened, Stop, not_found, refused};
use crate::app::{App, AppError};
use crate::domain::applying::status::Status;
use crate::domain::gold_set::item::drawn::{self, Stored};
use crate::domain::gold_set::item::{AnyAnswer, Item, Legend, Presented};
use crate::domain::gold_set::stimulus::{PresentedStimulus, Stimulus};
use crate::domain::gold_set::stored::Content;
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::chance::Seed;
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::id::{AttemptId, FormItemId, PersonId, VersionId};
use crate::domain::kernel::moment::Moment;
use crate::domain::project::Stage;
use crate::domain::sitting::answered::{SKIPPED, is_skip};
use crate::domain::sitting::{Answer, Attempt, FormItem, Refusal, State, adaptive, answered, form};
use crate::store::StoreError;
use crate::store::gold_set::retired;
use crate::store::sitting::{answers, drawn as kept, flags};

/// One item as it is shown, with the answer so far.
#[derive(Clone, Debug, Serialize, schemars::JsonSchema)]
pub struct ShownItem {
    /// The id that answers name.
    pub id: String,
    /// Its place from 1, in the order of the whole attempt.
    pub number: usize,
    /// The item.
    pub item: Presented,
    /// Its stimulus; media by their name outside.
    #[schemars(with = "Option<PresentedStimulus<'static>>")]
    pub stimulus: Option<Value>,
    /// What its labels, scales and severities mean.
    #[schemars(with = "Option<Legend>")]
    pub legend: Value,
    /// The latest response in shown ids; `null` is unanswered.
    #[schemars(with = "Option<AnyAnswer>")]
    pub response: Value,
    /// What the person's page held beside the response when it was saved last: fields that are no answer yet.
    #[serde(skip)]
    pub held: Vec<(String, String)>,
    /// When it was saved last.
    #[serde(skip)]
    pub saved: Option<Moment>,
    /// Whether it was skipped for its content.
    pub skipped: bool,
    /// Whether it is marked to come back to.
    pub flagged: bool,
    /// The revision that the next save names.
    pub revision: i64,
}

/// A sitting: the attempt, and the items of the open block (of all where there are no blocks).
#[derive(Clone, Debug)]
pub struct Sitting {
    /// The attempt.
    pub attempt: Attempt,
    /// The content of its version.
    pub content: Arc<Content>,
    /// Items that may be answered now.
    pub items: Vec<ShownItem>,
    /// At most so many items in all.
    pub at_most: usize,
    /// Items of earlier blocks.
    pub before: usize,
}

/// The store's refusals of a save or hand-in as answers to a request.
pub(in crate::app) fn refusal(refusal: Refusal) -> AppError {
    let no = |code, detail: &str| AppError::Refused { code, detail: detail.to_owned() };
    match refusal {
        Refusal::NotFound => AppError::NotFound("there is no such attempt or item".to_owned()),
        Refusal::NotOpen => no("attempt_closed", "the attempt was handed in"),
        Refusal::Checking => no("being_checked", "the block was handed in and is being checked"),
        Refusal::OtherBlock => no("block_closed", "the item is of a block that is not open"),
        Refusal::SkipsUsed => no("skips_used", "as many items were skipped as this stage allows; please write to us"),
        Refusal::SeatTaken => no("seat_taken", "the test was opened in another tab or device"),
        Refusal::TooManyRevisions => no("too_many_revisions", "the answer was changed as often as it may be; what was saved last counts"),
        Refusal::TimeIsUp => no("deadline_passed", "the time is up"),
        Refusal::Stale(revision) => {
            AppError::Refused { code: "stale", detail: format!("the answer was changed meanwhile; its revision is {revision}") }
        }
    }
}

/// What a stimulus shows, with media named as they are outside.
pub(in crate::app) fn stimulus(content: &Content, item: &Item) -> Option<Value> {
    content.stimulus(item).map(|stimulus| shown_stimulus(content, stimulus))
}

/// A stimulus as it is shown, with media named as they are outside.
#[must_use]
pub fn shown_stimulus(content: &Content, stimulus: &Stimulus) -> Value {
    let mut shown = serde_json::to_value(stimulus.presented()).unwrap_or_default();
    for field in ["image", "video"] {
        if let Some(hash) = shown.get(field).and_then(Value::as_str).and_then(|name| content.media.get(name)) {
            shown[field] = json!(format!("/media/{hash}"));
        }
    }
    shown
}

/// What the labels, scales and severities that an item names mean.
pub(in crate::app) fn legend(content: &Content, item: &Item) -> Value {
    let shared = &content.shared;
    let named = item.presented.body.shown().named();
    let parts = [
        ("taxonomy", named.taxonomy.map(|id| json!(shared.taxonomies.get(id)))),
        ("severities", named.severities.map(|id| json!(shared.severities.get(id)))),
        ("scales", named.scales.map(|id| json!(shared.scales.get(id)))),
    ];
    let all: serde_json::Map<String, Value> = parts.into_iter().filter_map(|(name, part)| Some((name.to_owned(), part?))).collect();
    if all.is_empty() { Value::Null } else { Value::Object(all) }
}

fn latest(list: &[Answer], item: FormItemId) -> Option<&Answer> {
    list.iter().filter(|a| a.form_item == item).max_by_key(|a| a.revision)
}

fn shown(
    content: &Content,
    place: &FormItem,
    number: usize,
    list: &[Answer],
    flagged: &[FormItemId],
) -> Result<Option<ShownItem>, StoreError> {
    let Some(item) = content.item(&place.item) else { return Ok(None) };
    let drawn = kept::of_place(place)?;
    let answer = latest(list, place.id);
    let given = |a: &Answer| drawn.as_given(&item.presented.body, &Stored(answered::answer_of(&a.response))).0;
    let skipped = answer.is_some_and(|a| is_skip(&a.response));
    Ok(Some(ShownItem {
        id: place.id.to_string(),
        number,
        item: drawn.presented(&item.presented),
        stimulus: stimulus(content, item),
        legend: legend(content, item),
        response: answer.filter(|_| !skipped).map_or(Value::Null, given),
        held: answer.map(|a| answered::held(&a.response)).unwrap_or_default(),
        saved: answer.map(|a| a.saved_at),
        skipped,
        flagged: flagged.contains(&place.id),
        revision: answer.map_or(0, |a| a.revision),
    }))
}

/// The stage's plan, where it may be started now.
fn may_start<'c>(rows: &Rows, content: &'c Content, stage: &str, now: Moment) -> Result<&'c Stage, Stop> {
    let (_, plan) = content.stage(stage).ok_or_else(|| not_found("stage"))?;
    let all = rows.stages(content, now);
    let standing = all.iter().find(|s| s.stage == stage).ok_or_else(|| not_found("stage"))?;
    match standing.state {
        StageState::NotStarted => Ok(plan),
        StageState::NotPassed => {
            let from = standing.retry_at.map_or_else(String::new, |m| m.to_string());
            Err(refused("too_early", format!("another attempt is possible from {from}")))
        }
        StageState::NoAttemptsLeft => Err(refused("attempt_limit", "no attempt is left")),
        other => Err(refused("illegal_transition", format!("the stage is {}", json!(other).as_str().unwrap_or_default()))),
    }
}

/// The places of a new form, with what is drawn for each.
fn drawn_form(at: &At, plan: &Stage, bank: &adaptive::Bank<'_>, seed: Seed) -> Vec<FormItem> {
    let adaptive::Bank { content, retired, met, .. } = *bank;
    let places = if adaptive::is_adaptive(plan) {
        adaptive::next_block(plan, bank, &[], seed, 0)
    } else {
        let live = |bank: &str| content.bank(bank).into_iter().filter(|i| !retired.contains(&i.head.id)).collect();
        form::assemble(plan, live, met, seed)
    };
    let place = |(i, p): (usize, form::Place)| FormItem {
        id: FormItemId::from_uuid(at.uuid()),
        position: i64::try_from(i).unwrap_or(0),
        block: p.block,
        shown: content.item(&p.item).map_or(Value::Null, |item| json!(drawn::draw(item, seed, &i.to_string()))),
        item: p.item,
    };
    places.into_iter().enumerate().map(place).collect()
}

impl App {
    /// Starts an attempt at a stage: the form is drawn, the clock starts.
    ///
    /// # Errors
    /// [`AppError::Refused`] where the stage cannot be started: too early, no attempt left, another stage first, one open already;
    /// [`AppError::ClockInDoubt`].
    pub async fn start_attempt(&self, person: PersonId, project: &str, stage: &str) -> Result<AttemptId, AppError> {
        self.clock.sure()?;
        loop {
            let (version, content) = self.published(project).await?;
            let retired = self.retired_items(project).await?.into_iter().map(|r| r.item).collect();
            self.find_strengths(&content, stage, retired).await?;
            match self.start_on(person, project, stage, version, content).await {
                // An item was retired, or another version published, between the two: what follows from that is found first.
                Err(AppError::Refused { code: NOT_PREPARED, .. }) => {}
                outcome => return outcome,
            }
        }
    }

    async fn start_on(
        &self,
        person: PersonId,
        project: &str,
        stage: &str,
        version: VersionId,
        content: Arc<Content>,
    ) -> Result<AttemptId, AppError> {
        let input = (person, project.to_owned(), stage.to_owned(), version, content);
        self.command("start attempt", input, |tx, at, (person, project, stage, version, content)| {
            Box::pin(async move {
                still_published(tx, &project, version).await?;
                // What a held decision opens is not open before its letter is out: starting would tell of it.
                let application = own(tx, person, &project).await?;
                let real = Rows::of(tx, application).await?;
                let rows = real.clone().told(at.now);
                let status = rows.application.status;
                let Status::Screening(_) = status else {
                    return Err(refused("illegal_transition", format!("the application is {}", status.as_str())));
                };
                crate::app::accounts::resting::may_begin(tx, person, &project).await?;
                let plan = may_start(&rows, &content, &stage, at.now)?;
                // Nor is what a held decision has closed: an attempt at a stage that is passed meanwhile would be used up for nothing.
                if !matches!(real.application.status, Status::Screening(_)) || may_start(&real, &content, &stage, at.now).is_err() {
                    return Err(refused("being_decided", "a person is deciding on this application; you hear of it within the hour"));
                }
                let id = AttemptId::from_uuid(at.uuid());
                let bytes: [u8; 16] = *at.uuid().as_bytes();
                let seed = i64::from_le_bytes([bytes[8], bytes[9], bytes[10], bytes[11], bytes[12], bytes[13], bytes[14], bytes[15]]);
                #[expect(clippy::cast_possible_truncation, reason = "a limit of minutes times a small factor")]
                let seconds = (f64::from(plan.minutes) * 60.0 * rows.application.time_factor).round() as i64;
                let number = i64::try_from(rows.attempts.iter().filter(|a| a.stage == stage).count()).unwrap_or(0) + 1;
                let attempt = Attempt {
                    id,
                    person,
                    project: project.clone(),
                    version,
                    stage: stage.clone(),
                    number,
                    state: State::Open,
                    seat: 1,
                    seed,
                    started_at: at.now,
                    ends_at: at.now.plus_seconds(seconds),
                    block: 0,
                    checking_since: None,
                };
                let met: BTreeSet<String> = answers::items_met(tx, person, &project).await?.into_iter().collect();
                let retired = retired::retired(tx, &project).await?.into_iter().map(|r| r.item).collect();
                let strengths = adaptive::known_strengths(plan, &content, &retired);
                let strengths = strengths.ok_or_else(|| refused(NOT_PREPARED, "an item was retired meanwhile"))?;
                let bank = adaptive::Bank { content: &content, retired: &retired, met: &met, strengths: &strengths };
                let form = drawn_form(&at, plan, &bank, Seed(seed.cast_unsigned()));
                answers::insert_attempt(tx, &attempt, &form).await?;
                let n = at.lays_out(id, &form);
                let body =
                    json!({ "stage": stage, "number": number, "items": n, "places": n, "seed": seed, "version": version.to_string() });
                let what =
                    Happened { kind: EventKind::AttemptStarted, actor: Actor::Person(person), subject: id.uuid(), body, project: None };
                at.tell(tx, what).await?;
                Ok(id)
            })
        })
        .await
    }

    /// A person's own sitting: the items of the open block. After it was handed in, no items.
    ///
    /// # Errors
    /// [`AppError::NotFound`], also where it is somebody else's.
    pub async fn sitting(&self, person: PersonId, id: AttemptId) -> Result<Sitting, AppError> {
        let now = self.clock.now();
        let found = self.db.read("sitting", move |tx| {
            Box::pin(async move {
                let Some(mut attempt) = answers::attempt(tx, id).await? else { return Ok(None) };
                if attempt.state == State::Void && crate::app::deciding::redress::void_is_held(tx, &attempt, now).await? {
                    attempt.state = State::HandedIn;
                }
                Ok(Some((answers::form(tx, id).await?, answers::latest(tx, id).await?, flags::flagged(tx, id).await?, attempt)))
            })
        });
        let (form, list, flagged, attempt) =
            found.await?.filter(|(.., a)| a.person == person).ok_or_else(|| AppError::NotFound("there is no such attempt".to_owned()))?;
        let content = self.content(attempt.version).await?;
        let open = attempt.state == State::Open && attempt.checking_since.is_none();
        let numbered = form.iter().enumerate().filter(|(_, p)| open && p.block == attempt.block);
        let items: Result<Vec<_>, StoreError> =
            numbered.filter_map(|(i, p)| shown(&content, p, i + 1, &list, &flagged).transpose()).collect();
        let items = items?;
        let before = form.iter().filter(|p| p.block < attempt.block).count();
        let at_most = match content.stage(&attempt.stage).map(|(_, s)| &s.decision) {
            Some(decision) => decision.last_item().map_or(form.len(), |most| {
                // A fixed form is known to its end; one whose blocks are chosen is not.
                let chosen = content.stage(&attempt.stage).is_some_and(|(_, s)| adaptive::is_adaptive(s));
                let whole = if chosen { most } else { form.len() };
                whole.max(form.iter().filter(|p| p.block <= attempt.block).count())
            }),
            None => form.len(),
        };
        Ok(Sitting { attempt, content, items, at_most, before })
    }

    /// A person's own attempt by itself: one row.
    pub(in crate::app) async fn own_attempt(&self, person: PersonId, id: AttemptId) -> Result<Attempt, AppError> {
        let found = self.db.look("own attempt", move |tx| Box::pin(answers::attempt(tx, id))).await?;
        found.filter(|a| a.person == person).ok_or_else(|| AppError::NotFound("there is no such attempt".to_owned()))
    }

    /// Skips an item for its content. Where the bank has another of its kind and skill, that one comes at the end of the block; else the
    /// item is left out of every count.
    ///
    /// # Errors
    /// [`AppError::Refused`] where the stage's skips are used up, or the item cannot be answered any more.
    pub async fn skip(&self, person: PersonId, attempt: AttemptId, item: FormItemId, seat: i64) -> Result<bool, AppError> {
        let own = self.own_attempt(person, attempt).await?;
        let input = (attempt, item, seat, self.content(own.version).await?);
        self.command("skip", input, |tx, at, (id, item, seat, content)| {
            Box::pin(async move {
                let attempt = answers::attempt_to_hand_in(tx, id).await?.ok_or_else(|| not_found("attempt"))?;
                attempt.takes_answers(seat, at.now).map_err(refusal)?;
                let form = answers::form(tx, id).await?;
                let list = answers::latest(tx, id).await?;
                let place = form.iter().find(|p| p.id == item && p.block == attempt.block).ok_or_else(|| refusal(Refusal::OtherBlock))?;
                let skipped = form.iter().filter(|p| latest(&list, p.id).is_some_and(|a| is_skip(&a.response))).count();
                let (_, stage) = content.stage(&attempt.stage).ok_or_else(|| not_found("stage"))?;
                if skipped >= stage.skips as usize {
                    return Err(refusal(Refusal::SkipsUsed).into());
                }
                let revision = latest(&list, item).map_or(0, |a| a.revision) + 1;
                let answer = Answer {
                    id: crate::domain::kernel::id::AnswerId::from_uuid(at.uuid()),
                    form_item: item,
                    revision,
                    response: json!({ SKIPPED: true }),
                    saved_at: at.now,
                };
                answers::insert_answer(tx, id, seat, &answer).await?;
                let own = content.item(&place.item).ok_or_else(|| not_found("item"))?;
                let mut met = answers::items_met(tx, attempt.person, &attempt.project).await?;
                met.extend(retired::retired(tx, &attempt.project).await?.into_iter().map(|r| r.item));
                let bank = content.banks.values().find(|items| items.iter().any(|i| i.head.id == own.head.id));
                let another = bank.into_iter().flatten().find(|i| {
                    let alone = i.head.stimulus.is_none() && i.head.twin().is_none();
                    let enemy =
                        stage.enemies.iter().filter(|g| g.contains(&i.head.id)).flatten().any(|e| form.iter().any(|p| p.item == *e));
                    alone && !enemy && i.head.kind == own.head.kind && i.head.skill == own.head.skill && !met.contains(&i.head.id)
                });
                let Some(another) = another else { return Ok(false) };
                let seed = Seed(attempt.seed.cast_unsigned());
                let position = i64::try_from(form.len()).unwrap_or(0);
                let new = FormItem {
                    id: FormItemId::from_uuid(at.uuid()),
                    position,
                    block: attempt.block,
                    item: another.head.id.clone(),
                    shown: json!(drawn::draw(another, seed, &position.to_string())),
                };
                super::laying_out::add(tx, &at, (id, Actor::Person(attempt.person)), &[new]).await?;
                Ok(true)
            })
        })
        .await
    }

    /// Takes the seat for this tab or device.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where the attempt is somebody else's, [`AppError::Refused`] where it is not open.
    pub async fn take_own_seat(&self, person: PersonId, id: AttemptId) -> Result<i64, AppError> {
        self.own_attempt(person, id).await?;
        self.take_seat(id).await?.map_err(refusal)
    }
}
