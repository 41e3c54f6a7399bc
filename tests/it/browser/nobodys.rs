//! The pages in a language that nobody speaks: long, with accents on every letter, written from the right. It is made of the wordings of
//! the catalogues when the test runs and known to one process alone, which this one starts; so a word that is not looked up, a text that is
//! cut and a page that is too wide are seen before a translator meets them.

use std::fmt::Write as _;
use std::process::Command;

use touchstone::domain::locale::catalog;
use touchstone::domain::locale::lang::Lang;

use super::{browser, told_of};
use crate::support;
use crate::support::crowd;
use crate::support::database::{Database, Engine};

/// CLDR's name for a language of this kind: accents, longer, from right to left.
const CODE: &str = "ar-XB";

/// Says to the process that it is the one that knows the language.
const INSIDE: &str = "TOUCHSTONE_TEST_NOBODYS_LANGUAGE";

const PLAIN: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const ACCENTED: &str = "áƀçđéƒǧĥíĵķľḿñóƥʠřšťúṽŵẋýžÁßÇĐÉƑǦĤÍĴĶĽḾÑÓƤǪŘŠŤÚṼŴẊÝŽ";

/// A wording as nobody says it: each letter with an accent, half as long again; gaps and the blanks at its ends stay.
fn said(en: &str) -> String {
    let (mut told, mut letters, mut depth) = (String::new(), 0, 0);
    for c in en.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        let accented = PLAIN.chars().position(|plain| plain == c && depth == 0).and_then(|at| ACCENTED.chars().nth(at));
        letters += usize::from(accented.is_some());
        told.push(accented.unwrap_or(c));
    }
    let end = told.trim_end().len();
    let longer: String = (0..letters / 2).map(|n| if n % 7 == 0 { ' ' } else { 'ẽ' }).collect();
    told.insert_str(end, longer.trim_end());
    told
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}

/// The catalogue, made of the wordings of another one: the template has no contexts for the words of tables.
fn catalogue() -> String {
    let template = polib::po_file::parse(&support::root().join("locales/zh.po")).expect("a catalogue");
    let mut text = format!(
        "msgid \"\"\nmsgstr \"\"\n\"Language: {CODE}\\n\"\n\"X-Name: Ñóƀóđý\\n\"\n\"X-Short: XB\\n\"\n\"X-Direction: rtl\\n\"\n\
         \"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Content-Transfer-Encoding: 8bit\\n\"\n\"MIME-Version: 1.0\\n\"\n\
         \"Plural-Forms: nplurals=6; plural=n % 6;\\n\"\n"
    );
    for message in template.messages() {
        let context = message.msgctxt().filter(|context| !context.is_empty());
        text.push('\n');
        if let Some(context) = context {
            writeln!(text, "msgctxt {}", quoted(context)).expect("a text");
        }
        writeln!(text, "msgid {}", quoted(message.msgid())).expect("a text");
        if message.is_plural() {
            let (one, other) = (message.msgid(), message.msgid_plural().expect("a form"));
            writeln!(text, "msgid_plural {}", quoted(other)).expect("a text");
            // Zero, one, two, few, many, other: as Arabic has them.
            for form in 0..6 {
                writeln!(text, "msgstr[{form}] {}", quoted(&said(if form == 1 { one } else { other }))).expect("a text");
            }
        } else {
            writeln!(text, "msgstr {}", quoted(&said(message.msgid()))).expect("a text");
        }
    }
    text
}

#[test]
fn a_wording_is_said_with_accents_longer_and_with_its_gaps() {
    assert_eq!(said("{n} questions "), "{n} ʠúéšťíóñš ẽẽẽ ");
    assert_eq!((said(", "), said("OK")), (", ".to_owned(), "ÓĶ".to_owned()));
    assert_eq!(PLAIN.chars().count(), ACCENTED.chars().count());
    let read = catalog::read(CODE, &catalogue()).expect("a catalogue");
    assert_eq!((read.dir, read.categories().count(), read.find("", "Sign out")), ("rtl", 6, Some("Šíǧñ óúť ẽẽ")));
    // It is known to one process alone, and shipped to nobody.
    assert!(std::env::var_os(INSIDE).is_some() || Lang::all().iter().all(|lang| lang.code() != CODE));
}

/// What the style sheet may say by side: the columns of a table that its author aligned so.
const BY_SIDE: [&str; 2] = [".to-left", ".to-right"];

#[test]
fn the_style_sheet_knows_start_and_end_and_no_left_or_right() {
    let css = std::fs::read_to_string(support::root().join("src/web/frame/assets/app.css")).expect("readable");
    let (mut wrong, mut read) = (Vec::new(), 0);
    for rule in css.split('}') {
        let (selector, declarations) = rule.rsplit_once('{').unwrap_or(("", rule));
        for declaration in declarations.split(';') {
            let Some((name, value)) = declaration.split_once(':') else { continue };
            let (name, value) = (name.trim(), value.trim());
            read += 1;
            let of_a_side = name.split('-').any(|part| matches!(part, "left" | "right"))
                || (matches!(name, "text-align" | "float" | "clear") && matches!(value, "left" | "right"));
            let sides: Vec<&str> = value.split_whitespace().collect();
            let uneven = matches!(name, "margin" | "padding" | "inset" | "border-width") && sides.len() == 4 && sides[1] != sides[3];
            if (of_a_side || uneven) && !BY_SIDE.iter().any(|known| selector.trim().ends_with(known)) {
                wrong.push(format!("{}: {declaration}", selector.trim()));
            }
        }
    }
    assert!(read > 500, "only {read} declarations were read");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// In the process that knows the language; elsewhere there is nothing to tell.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "another test runs it, in a process of its own"]
async fn told_in_a_process_of_its_own() {
    if std::env::var_os(INSIDE).is_none() {
        return;
    }
    catalog::also(CODE, &catalogue()).expect("added");
    assert!(Lang::from_code(CODE).is_some_and(|lang| lang.dir() == "rtl"), "known before anybody asked");
    let Some(database) = Database::new(Engine::Sqlite).await else { return };
    let mut set = support::folder("gold_sets/mandarin-sg");
    crowd::replace(&mut set, "project.toml", "languages = [\"en\", \"zh\"]", &format!("languages = [\"en\", \"zh\", \"{CODE}\"]"));
    // What a rule tells people is written in every language of its project; of other texts another language stands in.
    let project = set.files.get_mut("project.toml").expect("a project");
    *project = String::from_utf8_lossy(project).replace("because = { ", &format!("because = {{ {CODE} = \"…\", ")).into_bytes();
    told_of(set, "nobodys.mjs", database.app().await, &[]).await;
}

#[test]
fn a_language_of_nobodys_is_cut_nowhere_and_no_word_is_left_out() {
    if browser().is_none() {
        return;
    }
    let mut child = Command::new(std::env::current_exe().expect("this program"));
    child.args(["--exact", "browser::nobodys::told_in_a_process_of_its_own", "--ignored", "--nocapture"]).env(INSIDE, "1");
    let done = child.output().expect("ran");
    let told = String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success() && told.contains("pages in a language of nobody's"), "{told}");
}
