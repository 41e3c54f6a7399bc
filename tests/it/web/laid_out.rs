//! Attempts that hold chosen items of the published set, on the ordinary pages of a sitting;
//! and what the grader makes of what was answered there.

use serde_json::{Value, json};
use touchstone::app::sitting::attempt::NewAttempt;
use touchstone::domain::gold_set::item::drawn;
use touchstone::domain::gold_set::item::{Item, ItemKind};
use touchstone::domain::gold_set::stored::Content;
use touchstone::domain::kernel::chance::Seed;
use touchstone::domain::kernel::id::AttemptId;
use touchstone::domain::kernel::sealed::Reveal;
use touchstone::store::accounts::people;
use touchstone::store::sitting::answers;

use crate::api::{PROJECT, World};

/// Items of one attempt.
const AT_ONCE: usize = 40;

/// Whether the key says that there is nothing: no label, no mark, no mistake.
pub fn is_nothing(item: &Item) -> bool {
    let Some(own) = item.own_answer(&Reveal::for_grading()) else { return false };
    let empty = |field: &str| own[field].as_array().is_some_and(Vec::is_empty);
    let shown = json!(item.presented.body);
    empty("labels") || empty("spans") || empty("categories") || (item.head.kind == ItemKind::Repair && own["text"] == shown["content"])
}

/// Every keyed item; or of each kind a few, all whose key says "nothing", and a test's own probes.
pub fn chosen(content: &Content, all: bool) -> Vec<&Item> {
    let keyed = |i: &&Item| i.own_answer(&Reveal::for_grading()).is_some();
    let items: Vec<&Item> = content.banks.values().flatten().filter(keyed).collect();
    let of_kind = |kind: ItemKind| {
        let of: Vec<&Item> = items.iter().copied().filter(|i| i.head.kind == kind).collect();
        let step = (of.len() / 2).max(1);
        of.into_iter()
            .enumerate()
            .filter(move |(i, item)| all || i % step == 0 || is_nothing(item) || item.head.id.starts_with("probe-"))
            .map(|(_, item)| item)
    };
    ItemKind::ALL.iter().flat_map(|kind| of_kind(*kind)).collect()
}

/// Opens attempts of a person that hold these items, each on a page of its own; they are numbered from `first`.
pub async fn open(world: &World, email: &str, stage: &str, first: i64, items: &[&Item]) -> Vec<AttemptId> {
    let email = email.to_owned();
    let found = world.t.app.db().read("person", move |tx| {
        let email = email.clone();
        Box::pin(async move { people::by_email(tx, &email).await })
    });
    let person = found.await.expect("read").expect("somebody");
    let (version, _) = world.t.app.published(PROJECT).await.expect("published");
    let mut opened = Vec::new();
    for (number, items) in (first..).zip(items.chunks(AT_ONCE)) {
        let place = |(i, item): (usize, &&Item)| (item.head.id.clone(), 0, json!(drawn::draw(item, Seed(7), &i.to_string())));
        let items = items.iter().enumerate().map(place).collect();
        let new =
            NewAttempt { person, project: PROJECT.to_owned(), version, stage: stage.to_owned(), number, seed: 7, seconds: 36_000, items };
        opened.push(world.t.app.open_attempt(new).await.expect("opened").0.id);
    }
    opened
}

/// What is stored of each item of an attempt: its id, its kind, the latest response as it is stored, and the grader's score of it.
pub async fn graded(world: &World, attempt: AttemptId) -> Vec<(String, &'static str, Value, Option<f64>)> {
    let read =
        world.t.app.db().read("graded", move |tx| {
            Box::pin(async move { Ok((answers::form(tx, attempt).await?, answers::answers(tx, attempt).await?)) })
        });
    let (form, list) = read.await.expect("read");
    let (_, content) = world.t.app.published(PROJECT).await.expect("published");
    let one = |place: &touchstone::domain::sitting::FormItem| {
        let item = content.item(&place.item).expect("there");
        let latest = list.iter().filter(|a| a.form_item == place.id).max_by_key(|a| a.revision);
        let stored = latest.map_or(Value::Null, |a| a.response.clone());
        let answer = touchstone::domain::sitting::answered::answer_of(&stored);
        let grade = item.grade(&item.grade_context(&content.shared), &answer, &Reveal::for_grading()).expect("a response");
        (place.item.clone(), item.head.kind.name(), stored, grade.score)
    };
    form.iter().map(one).collect()
}
