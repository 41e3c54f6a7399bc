//! Every page of the table in the languages that the product speaks, as everybody who comes to it sees it, with a demo's data: no English
//! word of ours stands on one.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use touchstone::domain::accounts::Role;
use touchstone::server;

use super::demo::{empty, links, run_with, served};
use super::{Browser, Page, add_staff};
use crate::api::World;
use crate::support::database::Engine;
use crate::support::{folder, root};

/// What is nobody's wording: scripts, styles, ids, and what people typed.
const SKIPPED: [&str; 6] = ["script", "style", "code", "pre", "textarea", "kbd"];

/// What ends at once.
const VOID: [&str; 9] = ["area", "base", "br", "col", "hr", "img", "input", "link", "meta"];

/// Attributes that are read aloud or shown.
const TOLD: [&str; 6] = ["aria-label", "title", "placeholder", "alt", "data-words", "data-label"];

fn unescaped(text: &str) -> String {
    text.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&#39;", "'").replace("&amp;", "&")
}

/// The attributes of a tag.
fn attributes(tag: &str) -> Vec<(&str, &str)> {
    let (mut all, mut rest) = (Vec::new(), tag);
    while let Some((before, after)) = rest.split_once("=\"") {
        let (value, next) = after.split_once('"').unwrap_or((after, ""));
        all.push((before.rsplit(char::is_whitespace).next().unwrap_or_default(), value));
        rest = next;
    }
    all
}

/// The texts of a page that are in its own language: those between tags, and those that are read aloud.
fn texts(html: &str) -> Vec<String> {
    let (mut told, mut rest) = (Vec::new(), html);
    let mut open: Vec<(&str, bool)> = Vec::new();
    while let Some((text, after)) = rest.split_once('<') {
        if !open.last().is_some_and(|(_, skipped)| *skipped) {
            told.push(unescaped(text));
        }
        let (tag, next) = after.split_once('>').unwrap_or((after, ""));
        rest = next;
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        if tag.starts_with('/') {
            while let Some((opened, _)) = open.pop() {
                if opened == name {
                    break;
                }
            }
            continue;
        }
        let all = attributes(tag);
        let value = |name: &str| all.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
        let outside = open.last().is_some_and(|(_, skipped)| *skipped);
        let other = name != "html" && value("lang").is_some() || value("translate") == Some("no") || SKIPPED.contains(&name);
        if !outside && !other {
            told.extend(all.iter().filter(|(name, _)| TOLD.contains(name)).map(|(_, value)| unescaped(value)));
        }
        if !VOID.contains(&name) && !name.starts_with('!') {
            open.push((name, outside || other));
        }
    }
    told.retain(|text| !text.trim().is_empty());
    told
}

/// The words of Latin letters in a text, in lower case; what is joined by a dash, a stroke or an underscore is an id.
fn words(text: &str) -> BTreeSet<String> {
    let tokens = text.split(|c: char| c.is_whitespace() || ('\u{2e80}'..='\u{ffef}').contains(&c));
    let tokens = tokens.filter(|token| !token.contains(['@', '/', '_', '-', '\\']));
    let words = tokens.flat_map(|token| token.split(|c: char| !(c.is_alphabetic() || c == '\'')));
    words.filter(|w| w.chars().count() > 1 && w.chars().all(char::is_alphabetic)).map(str::to_lowercase).collect()
}

/// Of a catalogue: the words of the English, and those of the translations.
fn of_catalogue(lang: &str) -> (BTreeSet<String>, BTreeSet<String>) {
    let text = std::fs::read_to_string(root().join(format!("locales/{lang}.po"))).expect("readable");
    let (mut english, mut own, mut is_english) = (BTreeSet::new(), BTreeSet::new(), true);
    for line in text.lines() {
        if line.starts_with("msg") {
            is_english = line.starts_with("msgid") || line.starts_with("msgctxt");
        }
        let Some((_, quoted)) = line.split_once('"') else { continue };
        // What stands in a gap is filled in.
        let mut plain = String::new();
        for (n, part) in quoted.replace("\\n", " ").split(['{', '}']).enumerate() {
            plain.push_str(if n % 2 == 0 { part } else { " " });
        }
        if is_english { english.extend(words(&plain)) } else { own.extend(words(&plain)) }
    }
    (english, own)
}

/// The words of a set's texts in a language, and of texts that stand in one for all.
fn of_set(set: &str, lang: &str) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for bytes in folder(format!("gold_sets/{set}")).files.values() {
        let text = String::from_utf8_lossy(bytes);
        for mark in [format!("{lang} = \""), format!("\"{lang}\": \"")] {
            for rest in text.split(mark.as_str()).skip(1) {
                let end = rest.char_indices().find(|(at, c)| *c == '"' && !rest[..*at].ends_with('\\')).map_or(rest.len(), |(at, _)| at);
                all.extend(words(&rest[..end]));
            }
        }
    }
    all
}

/// The words of what countries, zones and languages are called in a language.
fn of_tables(lang: &str) -> BTreeSet<String> {
    let text = std::fs::read_to_string(root().join(format!("locales/names/{lang}.tsv"))).expect("readable");
    text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split('\t').nth(2)).flat_map(words).collect()
}

/// What a demo's simulated people are called and write.
const OF_A_DEMO: &str = "Simulated";

/// A text of so many words that stands in the set is the set's, whatever language it is in.
const A_SENTENCE: usize = 6;

/// The same of a whole text of the set, such as an element or a title.
const A_WHOLE_TEXT: usize = 2;

/// A choice without the letter that stands before it; of a text that is named within quotes, what is quoted of it.
fn named(text: &str) -> &str {
    let quoted = text.split_once('“').and_then(|(_, rest)| rest.split_once('”')).map(|(inside, _)| inside.trim_end_matches('…'));
    let lettered = text.split_once(". ").filter(|(letter, _)| letter.len() == 1).map(|(_, rest)| rest);
    quoted.or(lettered).unwrap_or(text).trim()
}

/// What tells English of ours on a page: its words that no text in the page's language has.
struct Told {
    english: BTreeSet<String>,
    /// Every text of the set, as it stands in its files.
    of_set: String,
    tag: &'static str,
}

impl Told {
    fn new(set: &str, lang: &str, tag: &'static str) -> Self {
        let (english, own) = of_catalogue(lang);
        // A member of a demo's staff is called "(demo)", people Hui Min and Jun Hao; English is a language.
        let known: BTreeSet<String> =
            of_set(set, lang).into_iter().chain(of_tables(lang)).chain(["demo", "min", "jun", "english"].map(str::to_owned)).collect();
        let files = folder(format!("gold_sets/{set}")).files;
        let of_set = files.values().map(|bytes| String::from_utf8_lossy(bytes).replace("\\\"", "\"")).collect::<Vec<_>>().join("\n");
        Self { english: english.into_iter().filter(|w| !own.contains(w) && !known.contains(w)).collect(), of_set, tag }
    }

    /// The texts of a page in which English of ours stands, each with its words.
    fn english(&self, html: &str) -> Vec<String> {
        let found = |text: &String| {
            let (length, named) = (|text: &str| text.split_whitespace().count(), named(text));
            let of_set = length(named) >= A_WHOLE_TEXT && self.of_set.contains(&format!("\"{named}"));
            let ours = if of_set { text.replace(named, " ") } else { text.clone() };
            let words: Vec<String> = words(&ours).intersection(&self.english).cloned().collect();
            let of_set = length(text) >= A_SENTENCE && self.of_set.contains(text.trim());
            (!words.is_empty() && !of_set && !text.contains(OF_A_DEMO))
                .then(|| format!("{}: {}", words.join(" "), text.trim().chars().take(160).collect::<String>()))
        };
        texts(html).iter().filter_map(found).collect()
    }
}

/// The row of the table that a path is of.
fn row_of<'r>(rows: &'r [(bool, &'static str)], gets: bool, path: &str) -> Option<&'r &'static str> {
    let parts: Vec<&str> = path.split(['?', '#']).next().unwrap_or_default().split('/').collect();
    let fits = |row: &str| {
        let own: Vec<&str> = row.split('/').collect();
        own.len() == parts.len() && own.iter().zip(&parts).all(|(o, p)| o == p || (o.starts_with('{') && !p.is_empty()))
    };
    // A row that names the part comes before one that takes any.
    let mut found: Vec<&(bool, &str)> = rows.iter().filter(|(g, row)| *g == gets && fits(row)).collect();
    found.sort_by_key(|(_, row)| row.matches('{').count());
    found.first().map(|(_, row)| row)
}

/// Forms of a page: where each is sent, and what it sends with every box ticked and its first button pressed.
fn forms(here: &str, html: &str) -> Vec<(String, Vec<(String, String)>)> {
    let mut all = Vec::new();
    let tag = |rest: &str| rest.split('>').next().unwrap_or_default().to_owned();
    let value = |tag: &str, name: &str| attributes(tag).into_iter().find(|(known, _)| *known == name).map(|(_, value)| unescaped(value));
    for form in html.split("<form").skip(1) {
        let form = form.split("</form>").next().unwrap_or_default();
        let head = tag(form);
        if !head.contains("method=\"post\"") {
            continue;
        }
        let action = value(&head, "action").unwrap_or_else(|| here.to_owned());
        let inputs = form.split("<input").skip(1).map(tag);
        let sent = inputs.filter(|tag| matches!(value(tag, "type").as_deref(), Some("hidden" | "checkbox")));
        let mut fields: Vec<(String, String)> = sent.filter_map(|tag| Some((value(&tag, "name")?, value(&tag, "value")?))).collect();
        // A button that only asks for the page in another language is none.
        let mut buttons = form.split("<button").skip(1).map(tag).filter_map(|tag| Some((value(&tag, "name")?, value(&tag, "value")?)));
        fields.extend(buttons.find(|(name, value)| name != "read-in" && !(name == "go" && value.len() == 2)));
        all.push((action, fields));
    }
    all
}

/// What a crawl has seen, and what it found.
struct Crawl {
    rows: Vec<(bool, &'static str)>,
    told: Told,
    /// By row: how many pages of it were looked at.
    seen: BTreeMap<(bool, &'static str), usize>,
    found: BTreeSet<String>,
}

/// Pages of one row that are looked at, by each who comes.
fn most() -> usize {
    if std::env::var_os("TOUCHSTONE_TEST_FULL").is_some() { 12 } else { 3 }
}

/// Forms that end what the crawl needs: the session, its language, the project that staff work in, an application.
const LEFT_OUT: [&str; 5] = ["/sign-out", "/lang", "/theme", "/staff/project", "/apply/{project}/withdraw"];

/// A form: the row that takes it, and the button that is pressed.
type Kind = (&'static str, Option<(String, String)>);

impl Crawl {
    fn look(&mut self, who: &str, gets: bool, path: &str, page: &Page) {
        assert!(page.status < 500, "{who}: {path}: {} {}", page.status, page.text);
        // What is not there, and what leads to where one signs in, says nothing of its own.
        let is_there = page.status == 200 || (page.status == 303 && !page.place.contains("/sign-in"));
        if let Some(row) = row_of(&self.rows, gets, path).filter(|_| !gets || is_there) {
            *self.seen.entry((gets, row)).or_default() += 1;
        }
        if page.headers.get("content-type").is_some_and(|t| t.starts_with("text/html")) && page.text.contains("<html") {
            assert!(page.text.contains(&format!("<html lang=\"{}\"", self.told.tag)), "{who}: {path} is not in {}", self.told.tag);
            let verb = if gets { "GET" } else { "POST" };
            self.found.extend(self.told.english(&page.text).into_iter().map(|text| format!("{verb} {path}: {text}")));
        }
    }

    /// Follows links from some pages on; the forms that stand on them, one of a kind.
    async fn follow(&mut self, who: &str, browser: &Browser, from: Vec<String>) -> BTreeMap<Kind, (String, Vec<(String, String)>)> {
        let mut next = VecDeque::from(from);
        let (mut done, mut of_row, mut found) = (BTreeSet::new(), BTreeMap::<&'static str, usize>::new(), BTreeMap::new());
        while let Some(path) = next.pop_front() {
            let path = path.split('#').next().unwrap_or_default().to_owned();
            let Some(row) = row_of(&self.rows, true, &path).copied() else { continue };
            let count = of_row.entry(row).or_default();
            if *count >= most() || !done.insert(path.clone()) {
                continue;
            }
            *count += 1;
            let page = browser.get(&path).await;
            self.look(who, true, &path, &page);
            next.extend(links(&page.text));
            if let Some(attempt) = path.strip_prefix("/test/").and_then(|rest| rest.split('/').next()) {
                next.extend(["", "/review", "/end"].map(|part| format!("/test/{attempt}{part}")));
            }
            if page.place.starts_with('/') {
                next.push_back(page.place.clone());
            }
            for (to, fields) in forms(&path, &page.text) {
                if let Some(row) = row_of(&self.rows, false, &to).copied().filter(|row| !LEFT_OUT.contains(row)) {
                    found.entry((row, fields.last().cloned())).or_insert((to, fields));
                }
            }
        }
        found
    }

    /// Follows links, sends a form of each kind that stands there, and follows links from where they lead.
    async fn of(&mut self, who: &str, browser: &Browser, from: &[&str]) {
        let found = self.follow(who, browser, from.iter().map(|path| (*path).to_owned()).collect()).await;
        let mut led = Vec::new();
        for (to, fields) in found.into_values() {
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            let page = browser.post_raw(&to, &fields, &[]).await;
            self.look(who, false, &to, &page);
            led.extend(Some(page.place).filter(|place| place.starts_with('/')));
        }
        self.follow(who, browser, led).await;
    }
}

/// Rows for which so small a demo may have nothing: what waits for a person who may see it, and what others left in the middle.
const SOMETIMES: [&str; 10] = [
    // Of twelve people none may have come so far.
    "/annotators/{annotator}",
    // Nor may anybody's work have changed.
    "/signals/{signal}",
    // Nor may rules have asked for anything.
    "/measures/{measure}",
    "/me/measures/{measure}",
    "/adjudicate/{sheet}",
    "/appeals/{appeal}",
    "/candidates/{candidate}/help",
    "/candidates/{candidate}/documents/{document}",
    "/me/decisions/{decision}/appeal",
    "/review/{sheet}",
];

async fn no_english(set: &'static str, lang: &'static str, tag: &'static str) {
    let Some(database) = empty(Engine::Sqlite).await else { return };
    let arguments: &'static [&'static str] = Box::leak(Box::new(["demo", "--people", "12", "--project", set]));
    let (code, told) = run_with(&database.target, arguments, set).await;
    assert_eq!(code, Some(0), "{told}");
    let world = served(database).await;
    let rows: Vec<(bool, &'static str)> = server::pages().into_iter().map(|page| (page.gets, page.path)).collect();
    let mut crawl = Crawl { rows, told: Told::new(set, lang, tag), seen: BTreeMap::new(), found: BTreeSet::new() };
    everybody(&world, &mut crawl, set, lang).await;
    let unseen = crawl.rows.iter().filter(|row| row.0 && !crawl.seen.contains_key(row) && !SOMETIMES.contains(&row.1));
    let unseen: Vec<&str> = unseen.map(|row| row.1).collect();
    println!("{} pages of {} rows; unseen: {unseen:?}", crawl.seen.values().sum::<usize>(), crawl.seen.len());
    assert!(crawl.found.is_empty(), "{}", crawl.found.into_iter().collect::<Vec<_>>().join("\n"));
    assert_eq!(unseen, Vec::<&str>::new(), "rows of the table that nobody came to");
}

/// What anybody comes to, also by the address that a mail has.
const OPEN: [&str; 9] = [
    "/",
    "/sign-in",
    "/sign-in/code?mail=none",
    "/sign-in/link?secret=none",
    "/staff/sign-in",
    "/privacy",
    "/help",
    "/accessibility",
    "/docs/api/problems",
];

/// Everybody for whom there is a page.
async fn everybody(world: &World, crawl: &mut Crawl, set: &str, lang: &str) {
    let speaking = || {
        let browser = Browser::new(world);
        browser.set_cookie("ts_lang", lang);
        browser
    };
    let open = [format!("/p/{set}"), format!("/p/{set}/guidelines"), format!("/apply/{set}")];
    let open: Vec<&str> = open.iter().map(String::as_str).chain(OPEN).collect();
    crawl.of("anybody", &speaking(), &open).await;
    for who in ["candidate@demo.example", "person0000@simulated.example", "person0003@simulated.example", "new@simulated.example"] {
        let browser = speaking();
        browser.sign_in(world, who).await;
        let (start, check) = (format!("/apply/{set}"), format!("/apply/{set}/check"));
        crawl.of(who, &browser, &["/me", "/me/messages", "/me/record", &start, &check]).await;
    }
    // Somebody new with every role, who has no training yet.
    add_staff(world, "new@demo.example", set, Role::ALL, false).await;
    let browser = speaking();
    browser.sign_in_staff("new@demo.example").await;
    crawl.of("somebody new", &browser, &["/staff", "/training", "/adjudicate"]).await;
    let password = world.t.app.demo_password().await.expect("a demo");
    for who in ["recruiter", "recruiter2", "reviewer", "adjudicator", "auditor", "author", "author2", "admin"] {
        let (browser, email) = (speaking(), format!("{who}@demo.example"));
        let signed_in = browser.post("/staff/sign-in", "/staff/sign-in", &[("email", &email), ("password", &password)]).await;
        assert_eq!(signed_in.place, "/staff", "{who}: {}", signed_in.text);
        browser.post("/staff", "/staff/project", &[("project", set)]).await;
        crawl.of(who, &browser, &["/staff"]).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_in_chinese_has_no_english_of_ours() {
    no_english("mandarin-sg", "zh", "zh-Hans").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_in_spanish_has_no_english_of_ours() {
    no_english("spanish-mx", "es", "es").await;
}

#[test]
fn an_english_word_of_ours_is_found_and_what_is_marked_is_not() {
    let told = Told::new("mandarin-sg", "zh", "zh-Hans");
    let page = |main: &str| format!("<html lang=\"zh-Hans\"><body><main>{main}</main></body></html>");
    let count = |main: &str| told.english(&page(main)).len();
    assert_eq!(count("<p>Your stages</p><p>阶段</p><button aria-label=\"Sign out\">关</button>"), 2);
    assert_eq!(count("<p>试金石 JSON</p><p lang=\"en\">Your stages</p><p>所选 <span lang=\"\">the <b>stage</b></span></p>"), 0);
    assert_eq!(count("<code>the stage</code><p translate=\"no\">the stage</p><p>{\"a\"}</p>"), 0);
    let told = Told::new("spanish-mx", "es", "es");
    assert_eq!(told.english("<html lang=\"es\"><p>No se encontró the page</p><p>No hay nada</p>").len(), 1);
}
