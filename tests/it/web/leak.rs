//! Whoever holds the dossiers that staff without the right to keys may read guesses keys no better than whoever holds none; what
//! auditors hold gives
//! them all, so the guesser is a good one.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use touchstone::domain::accounts::Role;
use touchstone::domain::gold_set::item::PresentedBody;
use touchstone::domain::kernel::sealed::Reveal;
use touchstone_measure::draw::Stream;

use super::staff_of_project;
use crate::api::{PROJECT, World};
use crate::support::crowd;
use crate::support::database::{TestApp, on_both};

const DOSSIERS: usize = 200;
/// About two of three pass, and have a dossier.
const PEOPLE: usize = 300;
const ROUNDS: usize = 100;

/// What speaks for an option of an item: by item and option, the best score with which they stand together anywhere in a document.
type Evidence = BTreeMap<(String, String), f64>;

/// Collects items, responses and scores that stand in one object, or in objects inside it, wherever that is.
fn gather(value: &Value, found: &mut Evidence) {
    fn strings<'v>(value: &'v Value, under: &str, into: &mut Vec<&'v str>) {
        match value {
            Value::Object(fields) => {
                for (name, inner) in fields {
                    if name == under
                        && let Some(text) = inner.as_str()
                    {
                        into.push(text);
                    }
                    strings(inner, under, into);
                }
            }
            Value::Array(list) => list.iter().for_each(|inner| strings(inner, under, into)),
            _ => {}
        }
    }
    fn best(value: &Value) -> Option<f64> {
        match value {
            Value::Object(fields) => fields.iter().filter_map(|(n, v)| if n == "score" { v.as_f64() } else { best(v) }).reduce(f64::max),
            Value::Array(list) => list.iter().filter_map(best).reduce(f64::max),
            _ => None,
        }
    }
    match value {
        Value::Object(fields) => {
            if let (Some(item), Some(score)) = (fields.get("item").and_then(Value::as_str), best(value)) {
                let mut options = Vec::new();
                strings(value, "option", &mut options);
                for option in options {
                    let known = found.entry((item.to_owned(), option.to_owned())).or_insert(0.0);
                    *known = known.max(score);
                }
            }
            fields.values().for_each(|inner| gather(inner, found));
        }
        Value::Array(list) => list.iter().for_each(|inner| gather(inner, found)),
        _ => {}
    }
}

async fn dossiers_give_no_key_away(t: TestApp) {
    let world = World::with(t, crowd::base()).await;
    let app = &world.t.app;
    let mut decided = Vec::new();
    for n in 0..PEOPLE {
        let (person, application) = crowd::applied(app, None).await;
        // Each knows four items of five, as simulated people do; everybody answers something.
        let answer = |at: usize, item: &str, own: Value| match (n + at) % 5 {
            0 if matches!(item, "read-1" | "read-2") => serde_json::json!({ "option": (["a", "b", "c"][(n / 5) % 3]) }),
            _ => own,
        };
        crowd::respond(app, person, "first", answer).await;
        decided.push((person, application));
        if n % 40 == 39 {
            world.settle().await;
        }
    }
    world.settle().await;
    let (_, content) = app.published(PROJECT).await.expect("open");
    let keyed: Vec<(String, BTreeSet<String>, Vec<String>)> = content
        .banks
        .values()
        .flatten()
        .filter_map(|item| {
            let PresentedBody::Choice(shown) = &item.presented.body else { return None };
            let right = item.right_answers(&Reveal::for_the_store());
            let key = right.iter().filter_map(|answer| answer["option"].as_str()).map(str::to_owned).collect();
            Some((item.head.id.clone(), key, shown.options.iter().map(|o| o.id.clone()).collect()))
        })
        .collect();
    assert!(keyed.len() >= 2, "{keyed:?}");
    let (mut of_staff, mut of_auditors, mut texts) = (Evidence::new(), Evidence::new(), Vec::new());
    let recruiter = world.token(Some("tan@example.sg"), &["candidates:read"]).await;
    let mut held = 0;
    for (_, application) in &decided {
        let record = recruiter.get(&format!("/candidates/{application}")).await.ok();
        gather(&record, &mut of_staff);
        for decision in record["decisions"].as_array().expect("decisions") {
            let path = format!("/candidates/{application}/decisions/{}/dossier", decision["id"].as_str().expect("an id"));
            let shown = recruiter.get(&path).await.ok();
            gather(&shown, &mut of_staff);
            texts.push(shown.to_string());
            let whole = app
                .dossier(
                    PROJECT,
                    *application,
                    decision["id"].as_str().expect("an id").parse().expect("an id"),
                    touchstone::app::accounts::reader::Reader::House,
                )
                .await;
            let whole: Value = serde_json::from_str(whole.expect("there").document.reveal(&Reveal::for_an_author())).expect("JSON");
            gather(&whole, &mut of_auditors);
            held += 1;
        }
        texts.push(record.to_string());
    }
    assert!(held >= DOSSIERS, "{held}");
    let pages = staff_of_project(&world, "recruiter@example.sg", Role::Recruiter).await;
    for (_, application) in decided.iter().take(3) {
        for decision in app.record(PROJECT, *application, touchstone::app::accounts::reader::Reader::House).await.expect("there").decisions
        {
            texts.push(pages.get(&format!("/candidates/{application}/decisions/{}", decision.id)).await.text);
        }
    }
    let ids: BTreeSet<&str> = content.banks.values().flatten().map(|i| i.head.id.as_str()).collect();
    assert!(texts.iter().all(|text| ids.iter().all(|id| !text.contains(&format!("\"{id}\"")) && !text.contains(&format!(">{id}<")))));
    // Each guesser names the option for which most speaks, and any one where nothing does.
    let mut chance = Stream::new(20_261_126);
    let mut guess = |evidence: &Evidence| -> f64 {
        let mut right = 0;
        for _ in 0..ROUNDS {
            for (item, key, options) in &keyed {
                let score = |o: &String| evidence.get(&(item.clone(), o.clone())).copied().unwrap_or(0.0);
                let most = options.iter().map(score).fold(0.0, f64::max);
                let among: Vec<&String> = options.iter().filter(|o| score(o) >= most).collect();
                right += usize::from(key.contains(among[usize::try_from(chance.below(among.len() as u64)).expect("small")]));
            }
        }
        right as f64 / (ROUNDS * keyed.len()) as f64
    };
    let (none, staff, auditors) = (guess(&Evidence::new()), guess(&of_staff), guess(&of_auditors));
    let n = (ROUNDS * keyed.len()) as f64;
    let error = (none * (1.0 - none) / n + staff * (1.0 - staff) / n).sqrt();
    assert!((staff - none).abs() <= 1.96 * error, "with {staff}, without {none}, standard error {error}");
    assert!(auditors > 0.99, "the guesser is no good: {auditors}");
    // Not by luck: nothing was found that speaks for any option.
    assert_eq!(of_staff, Evidence::new());
}

on_both!(dossiers_give_no_key, super::dossiers_give_no_key_away);
