//! A key is corrected by the controls of its item: what stands in them is the key, what is changed there is the corrected one, and JSON
//! says what they do not.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use touchstone::domain::accounts::Role;
use touchstone::domain::gold_set::contest::ContestState;
use touchstone::domain::gold_set::item::{Item, ItemKind};
use touchstone::domain::kernel::sealed::Reveal;

use super::{Browser, Page, staff_of_project};
use crate::api::{PROJECT, World};
use crate::support::crowd;
use crate::support::database::{TestApp, on_both};

type Fields = Vec<(String, String)>;

/// What the page says of a field that came twice.
const TWICE: &str = "This came twice, and which of the two is meant cannot be told";

/// The value of an attribute in a tag, as it was meant.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let rest = tag.split_once(&format!(" {name}=\""))?.1;
    Some(meant(rest.split('"').next()?))
}

fn meant(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// The form with an id, as a browser would send it without script, without the fields that the page gives anew and without its buttons.
fn filled_in(page: &Page, id: &str) -> Fields {
    let from = page.text.find(&format!("<form id=\"{id}\"")).unwrap_or_else(|| panic!("no form: {}", page.text));
    let form = &page.text[from..][..page.text[from..].find("</form>").expect("its end")];
    let (mut found, mut select): (Fields, Option<(String, Option<String>)>) = (Vec::new(), None);
    for piece in form.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').expect("a tag");
        let own = attribute(tag, "form").is_none() && !tag.ends_with(" disabled");
        let (kind, checked) = (attribute(tag, "type").unwrap_or_default(), tag.ends_with(" checked"));
        let name = attribute(tag, "name").filter(|_| own);
        match (tag.split(' ').next().unwrap_or_default(), name) {
            ("input", Some(name)) if checked || !["radio", "checkbox"].contains(&kind.as_str()) => {
                found.push((name, attribute(tag, "value").unwrap_or_default()));
            }
            ("textarea", Some(name)) => found.push((name, meant(text.strip_prefix('\n').unwrap_or(text)))),
            ("select", Some(name)) => select = Some((name, None)),
            ("option", _) if tag.ends_with(" selected") || select.as_ref().is_some_and(|(_, first)| first.is_none()) => {
                select = select.map(|(name, _)| (name, attribute(tag, "value")));
            }
            ("/select", _) => found.extend(select.take().map(|(name, value)| (name, value.unwrap_or_default()))),
            _ => {}
        }
    }
    found.retain(|(name, _)| !["csrf", "once", "project"].contains(&name.as_str()));
    found
}

fn set(fields: &mut Fields, name: &str, value: &str) {
    fields.retain(|(n, _)| n != name);
    fields.push((name.to_owned(), value.to_owned()));
}

async fn send(author: &Browser, contest: &str, fields: &Fields) -> Page {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    author.post(contest, contest, &fields).await
}

async fn questioned(author: &Browser, item: &str) -> String {
    let place = format!("/gold-sets/{PROJECT}/1/items/{item}");
    let asked = author.post(&place, &format!("{place}/question"), &[("reason", "this is wrong")]).await;
    assert_eq!(asked.status, 303, "{item}: {}", asked.text);
    asked.place
}

/// The key of an item in the newest draft.
async fn corrected(world: &World, item: &str) -> Value {
    let number = world.t.app.gold_set_versions().await.expect("read").iter().map(|v| v.number).max().expect("a version");
    let (_, content) = world.t.app.version(PROJECT, number).await.expect("there");
    let line: Value = serde_json::from_str(content.item(item).expect("there").line.reveal(&Reveal::for_an_author())).expect("JSON");
    line["key"].clone()
}

/// A change of what stands in the controls of a kind.
fn change(item: &Item, own: &Value, fields: &mut Fields) {
    let shown = json!(item.presented.body);
    let other = |list: &str, than: &Value| {
        let ids = shown[list].as_array().expect("a list").iter().filter_map(|o| o["id"].as_str());
        ids.into_iter().find(|id| *id != than).expect("another").to_owned()
    };
    let first = |table: &Value| table.as_object().and_then(|t| t.keys().next().cloned()).expect("one");
    match item.head.kind {
        ItemKind::Choice => set(fields, "option", &other("options", &own["option"])),
        ItemKind::MultiChoice => set(fields, "options", &other("options", &own["options"][0])),
        ItemKind::Order => {
            let place = |n: usize| format!("place.{}", own["order"][n].as_str().expect("an id"));
            set(fields, &place(0), "2");
            set(fields, &place(1), "1");
        }
        ItemKind::Rank => {
            let place = |n: usize| format!("place.{}", own["ranking"][n][0].as_str().expect("an id"));
            set(fields, &place(0), "2");
            set(fields, &place(1), "1");
        }
        ItemKind::Match => {
            let left = first(&own["pairs"]);
            set(fields, &format!("pair.{left}"), &other("right", &own["pairs"][&left]));
        }
        ItemKind::Compare => set(fields, "value", if own["value"] == json!(1) { "-1" } else { "1" }),
        ItemKind::FactCheck => {
            let claim = first(&own["claims"]);
            let was = own["claims"][&claim]["verdict"] == json!("refuted");
            set(fields, &format!("verdict.{claim}"), if was { "supported" } else { "refuted" });
        }
        ItemKind::WordDecision => {
            let real = own["words"][shown["words"][0].as_str().expect("a word")] == json!(true);
            set(fields, "word.0", if real { "false" } else { "true" });
        }
        ItemKind::Classify => set(fields, "labels", "not-a-label"),
        ItemKind::Spans => {
            fields.retain(|(name, _)| name != "span");
            set(fields, "none", "1");
        }
        ItemKind::Flag => {
            fields.retain(|(name, _)| !["categories", "severity"].contains(&name.as_str()));
            set(fields, "none", "1");
        }
        ItemKind::Cloze => {
            let gap = fields.iter().find(|(name, _)| name.starts_with("accept.")).expect("a gap").0.clone();
            set(fields, &gap, "another word\nand one more");
        }
        ItemKind::ShortText => set(fields, "accept", "one way\n another way \n\n"),
        ItemKind::Rating => {
            let scale = fields.iter().find(|(name, _)| name.starts_with("right.")).expect("a scale").0.clone();
            set(fields, &scale, "１，2 2");
        }
        ItemKind::Rewrite => set(fields, "reference.0", "Another text\n\nof two parts."),
        ItemKind::Repair => {
            fields.retain(|(name, _)| !name.contains('.'));
            set(fields, "none", "1");
        }
        ItemKind::Essay => {}
    }
}

/// The first item of each kind whose key says something, with the answer that the key itself gives.
async fn of_each_kind(world: &World) -> BTreeMap<ItemKind, (Item, Value)> {
    let (_, content) = world.t.app.published(PROJECT).await.expect("published");
    let mut found = BTreeMap::new();
    for item in content.banks.values().flatten().filter(|i| !super::laid_out::is_nothing(i)) {
        let own = item.own_answer(&Reveal::for_an_author()).unwrap_or(Value::Null);
        found.entry(item.head.kind).or_insert_with(|| (item.clone(), own));
    }
    assert_eq!(found.len(), ItemKind::ALL.len(), "one of every kind");
    found
}

async fn by_controls(t: TestApp) {
    let world = World::new(t).await;
    let author = staff_of_project(&world, "author@example.sg", Role::Author).await;
    for (kind, (item, own)) in of_each_kind(&world).await {
        let id = &item.head.id;
        let contest = questioned(&author, id).await;
        let page = author.get(&contest).await;
        if kind == ItemKind::Essay {
            assert!(!page.text.contains("value=\"corrected\"") && !page.text.contains("name=\"key\""), "people score it: {}", page.text);
            continue;
        }
        // As the page came, it says the key as it stands: nothing is corrected, by controls alone.
        let mut fields = filled_in(&page, "item");
        set(&mut fields, "what", "corrected");
        set(&mut fields, "answer", "it was looked up");
        let same = send(&author, &contest, &fields).await;
        assert!(same.status == 422 && same.text.contains("id=\"f-controls-error\""), "{kind:?} {} {}", same.status, same.text);
        assert!(same.text.contains("This is what the item has already"), "{kind:?}: {}", same.text);
        let mut again = filled_in(&same, "item");
        let mut before = fields.clone();
        again.sort();
        before.sort();
        assert_eq!(again, before, "{kind:?}: nothing that was filled in is lost");
        // Changed there it is another key; what the set's check says of it stands beside the controls.
        change(&item, &own, &mut fields);
        if kind == ItemKind::Classify {
            let unknown = send(&author, &contest, &fields).await;
            assert!(unknown.status == 422 && unknown.text.contains("id=\"f-controls-error\""), "{}", unknown.text);
            continue;
        }
        let both = fields
            .iter()
            .cloned()
            .chain([("key".to_owned(), "\"of another kind\"".to_owned())])
            .filter(|f| f.0 != "key" || !f.1.is_empty());
        let refused = send(&author, &contest, &both.collect()).await;
        assert!(
            refused.status == 422 && refused.text.contains("the JSON says another one"),
            "{kind:?}: {} {}",
            refused.status,
            refused.text
        );
        // No page has a control of one value twice: which of them is meant cannot be told, and nothing is done.
        let of_one = |name: &str| name == "option" || ["place.", "verdict.", "word.", "pair."].iter().any(|start| name.starts_with(start));
        if let Some(again) = fields.iter().find(|(name, value)| of_one(name) && !value.is_empty()).cloned() {
            let twice = send(&author, &contest, &fields.iter().cloned().chain([again]).collect()).await;
            // Of lines, two places of one are no order already.
            let says = if kind == ItemKind::Order { "Every line needs a place of its own." } else { TWICE };
            let told = twice.text.contains("<form id=\"item\"") && twice.text.contains(says);
            assert!(twice.status == 422 && told, "{kind:?}: {}", twice.text);
        }
        // Nor one of the form's own fields: the page comes back and says which.
        for (name, value, at) in [
            ("what", "retired", "f-what-error"),
            ("key", "\"x\"", "f-key-error"),
            ("answer", "another reason", "f-reason-error"),
            ("retired_for", "leaked", "f-retired_for-error"),
        ] {
            let again = [(name.to_owned(), value.to_owned())];
            let first = (!fields.iter().any(|(known, _)| known == name)).then(|| again[0].clone());
            let twice = send(&author, &contest, &fields.iter().cloned().chain(first).chain(again).collect()).await;
            let told =
                twice.text.contains(&format!("id=\"{at}\"")) && twice.text.contains(TWICE) && twice.text.contains("it was looked up");
            assert!(twice.status == 422 && told, "{kind:?} {name}: {} {}", twice.status, twice.text);
        }
        let settled = send(&author, &contest, &fields).await;
        assert_eq!(settled.status, 303, "{kind:?}: {}", settled.text);
        let told = author.get(&contest).await.text;
        let keys = told.split_once("<dt>Key before</dt>").expect("both keys").1;
        assert!(!keys.contains("<code>{") && !keys.contains("<code>["), "{kind:?}: keys are told in words: {keys}");
        assert!(told.contains("Marked in it is the key of the published version"), "{kind:?}: {told}");
        let key = corrected(&world, id).await;
        match kind {
            ItemKind::Choice => assert_ne!(key, own["option"]),
            ItemKind::MultiChoice => assert_eq!(key.as_array().map(Vec::len), Some(1)),
            ItemKind::Order => assert_eq!((&key[0], &key[1]), (&own["order"][1], &own["order"][0])),
            ItemKind::Spans | ItemKind::Repair => assert_eq!(key, json!([])),
            ItemKind::Flag => assert_eq!(key["categories"], json!([])),
            ItemKind::Cloze => assert!(key.to_string().contains("[\"another word\",\"and one more\"]"), "{key}"),
            ItemKind::ShortText => assert_eq!(key, json!(["one way", " another way "])),
            ItemKind::Rating => assert!(key.to_string().contains("[1,2,2]"), "{key}"),
            ItemKind::Rewrite => assert!(key.as_array().expect("a list").contains(&json!("Another text\n\nof two parts.")), "{key}"),
            _ => {}
        }
    }
}

async fn quoting(t: TestApp) {
    let world = World::new(t).await;
    let author = staff_of_project(&world, "author@example.sg", Role::Author).await;
    let kinds = of_each_kind(&world).await;
    let (item, own) = &kinds[&ItemKind::Spans];
    let contest = questioned(&author, &item.head.id).await;
    // Without script a mark is taken away, and one is added by quoting: each time the page comes back, and nothing is done.
    let mut fields = filled_in(&author.get(&contest).await, "item");
    let marks = |fields: &Fields| fields.iter().filter(|(name, _)| name == "span").count();
    let had = marks(&fields);
    set(&mut fields, "answer", "half typed");
    set(&mut fields, "remove", "0");
    let without = send(&author, &contest, &fields).await;
    assert!(without.status == 200 && without.text.contains("half typed"), "{} {}", without.status, without.text);
    let mut fields = filled_in(&without, "item");
    assert_eq!(marks(&fields), had - 1);
    let text = json!(item.presented.body)["content"].as_str().expect("a text").to_owned();
    let quote: String = text.chars().take(2).collect();
    let label = own["spans"][0]["label"].as_str().expect("a label");
    for (name, value) in [("go", "stay"), ("quote", "no such words"), ("occurrence", "1"), ("label", label)] {
        set(&mut fields, name, value);
    }
    let wrong = send(&author, &contest, &fields).await;
    assert!(
        wrong.status == 422 && wrong.text.contains("no such words") && wrong.text.contains("id=\"f-controls-error\""),
        "{}",
        wrong.text
    );
    set(&mut fields, "quote", &quote);
    let added = send(&author, &contest, &fields).await;
    let mut fields = filled_in(&added, "item");
    assert_eq!((added.status, marks(&fields)), (200, had));
    assert!(world.t.app.contests(PROJECT).await.expect("read").iter().all(|c| c.state == ContestState::Open), "nothing was done yet");
    // A button that nobody knows does nothing.
    let mut unknown = fields.clone();
    set(&mut unknown, "go", "elsewhere");
    assert_eq!(send(&author, &contest, &unknown).await.status, 422);
    set(&mut fields, "what", "corrected");
    let settled = send(&author, &contest, &fields).await;
    assert_eq!(settled.status, 303, "{}", settled.text);
    let key = corrected(&world, &item.head.id).await;
    assert!(key.as_array().expect("a list").contains(&json!({ "quote": quote, "occurrence": 1, "label": label })), "{key}");
}

async fn as_json(t: TestApp) {
    let world = World::new(t).await;
    let author = staff_of_project(&world, "author@example.sg", Role::Author).await;
    let kinds = of_each_kind(&world).await;
    let (item, own) = &kinds[&ItemKind::Choice];
    let contest = questioned(&author, &item.head.id).await;
    let page = author.get(&contest).await;
    assert!(page.text.contains("Left empty, the answer counts. Filled in, this counts as long as the answer is left as it stands"));
    let mut fields = filled_in(&page, "item");
    set(&mut fields, "what", "corrected");
    set(&mut fields, "answer", "it was looked up");
    let mut other = fields.clone();
    change(item, own, &mut other);
    let other = other.iter().find(|(name, _)| name == "option").expect("an option").1.clone();
    for (json, said) in [("noon", "This is not JSON"), ("\"no-such-option\"", "E2")] {
        set(&mut fields, "key", json);
        let refused = send(&author, &contest, &fields).await;
        assert!(refused.status == 422 && refused.text.contains(said) && refused.text.contains("id=\"f-key-error\""), "{}", refused.text);
        assert!(
            refused.text.contains("<details open>") && refused.text.contains(&json.replace('"', "&quot;")),
            "it is seen: {}",
            refused.text
        );
    }
    // The same in both is no contradiction.
    set(&mut fields, "key", &json!(other).to_string());
    set(&mut fields, "option", &other);
    let settled = send(&author, &contest, &fields).await;
    assert_eq!(settled.status, 303, "{}", settled.text);
    assert_eq!(corrected(&world, &item.head.id).await, json!(other));
    // What was chosen in a tab that came too late is told with its key, whichever field said it.
    set(&mut fields, "key", "");
    let late = author.post("/contests", &contest, &fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect::<Vec<_>>()).await;
    let chosen = format!("<code>{}</code>", json!(other).to_string().replace('"', "&quot;"));
    assert!(late.status == 409 && late.text.contains(&chosen), "{} {}", late.status, late.text);
}

async fn several(t: TestApp) {
    let mut small = crowd::base();
    crowd::replace(&mut small, "core.jsonl", "\"key\": \"b\"", "\"key\": [\"c\", \"b\"]");
    crowd::replace(
        &mut small,
        "core.jsonl",
        "{\"id\": \"c\", \"text\": \"A yacht\"}], \"key\": \"a\"",
        "{\"id\": \"c\", \
        \"text\": \"A yacht\"}], \"key\": [\"a\"]",
    );
    let world = World::with(t, small).await;
    let author = staff_of_project(&world, "author@example.sg", Role::Author).await;
    let of = |fields: &Fields| fields.iter().filter(|(name, _)| name == "option").map(|(_, id)| id.clone()).collect::<Vec<_>>();
    // As they stand, two right options and a list of one are what the items have already.
    for (item, stands) in [("read-1", vec!["b", "c"]), ("read-2", vec!["a"])] {
        let contest = questioned(&author, item).await;
        let page = author.get(&contest).await;
        let mut fields = filled_in(&page, "item");
        assert_eq!(of(&fields), stands, "{item}: {}", page.text);
        assert!(page.text.contains("Right options: whoever chooses any one of them is right"), "{}", page.text);
        set(&mut fields, "what", "corrected");
        set(&mut fields, "answer", "it was looked up");
        let same = send(&author, &contest, &fields).await;
        assert!(same.status == 422 && same.text.contains("This is what the item has already"), "{item}: {} {}", same.status, same.text);
        let with = |more: &[&str]| -> Fields {
            let rest = fields.iter().filter(|(name, _)| name != "option").cloned();
            rest.chain(more.iter().map(|id| ("option".to_owned(), (*id).to_owned()))).collect()
        };
        // Every option, none, one that is not offered, one twice: nothing is done, and the page says so at the controls.
        for wrong in [&["a", "b", "c"][..], &[], &["a", "no-such"], &["c", "c"]] {
            let refused = send(&author, &contest, &with(wrong)).await;
            let told = refused.text.contains("id=\"f-controls-error\"");
            assert!(refused.status == 422 && told, "{item} {wrong:?}: {} {}", refused.status, refused.text);
        }
        let settled = send(&author, &contest, &with(&["c", "a"])).await;
        assert_eq!(settled.status, 303, "{item}: {}", settled.text);
        assert_eq!(corrected(&world, item).await, json!(["a", "c"]), "{item}");
        // Whoever looks at the corrected item sees both marked; as candidates see it, nothing is, and one is chosen.
        let number = world.t.app.gold_set_versions().await.expect("read").iter().map(|v| v.number).max().expect("a version");
        let place = format!("/gold-sets/{PROJECT}/{number}/items/{item}");
        let boxes = |text: &str, kind: &str| {
            let tags = text.split("<input ").filter(|tag| tag.contains("name=\"option\"") && tag.contains(&format!("type=\"{kind}\"")));
            let tags: Vec<bool> = tags.map(|tag| tag.split('>').next().is_some_and(|tag| tag.ends_with(" checked"))).collect();
            (tags.len(), tags.iter().filter(|checked| **checked).count())
        };
        let shown = author.get(&format!("{place}?key=1")).await.text;
        assert_eq!((boxes(&shown, "checkbox"), boxes(&shown, "radio")), ((3, 2), (0, 0)), "{shown}");
        let plain = author.get(&place).await.text;
        assert_eq!((boxes(&plain, "checkbox"), boxes(&plain, "radio")), ((0, 0), (3, 0)), "{plain}");
    }
}

on_both!(several_options_of_a_choice_may_be_right, super::several);
on_both!(a_key_of_every_kind_is_corrected_by_controls_without_script, super::by_controls);
on_both!(a_stretch_of_a_key_is_quoted_and_taken_away_without_script, super::quoting);
on_both!(a_key_as_json_counts_where_the_controls_say_nothing_else, super::as_json);
