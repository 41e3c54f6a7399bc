//! The catalogues in `locales/` hold every wording of the sources, no other, with the same gaps: wordings are read off the sources' tokens.
//! `TOUCHSTONE_WRITE_SNAPSHOTS=1` writes `locales/touchstone.pot`, from which translators' tools bring a catalogue up to date.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use touchstone::domain::locale::lang::Lang;

use crate::support::root;

/// What the sources say: context (none for a word of a table, which is looked up with one where it is shown), English, and the other form
/// of what counts.
type Wordings = BTreeMap<(Option<String>, String), Option<String>>;

fn literal(tree: &TokenTree) -> Option<String> {
    let TokenTree::Literal(literal) = tree else { return None };
    syn::parse_str::<syn::LitStr>(&literal.to_string()).ok().map(|text| text.value())
}

/// The arguments of a call, each as its tokens.
fn arguments(stream: TokenStream) -> Vec<Vec<TokenTree>> {
    let mut all = vec![Vec::new()];
    for tree in stream {
        match &tree {
            TokenTree::Punct(p) if p.as_char() == ',' => all.push(Vec::new()),
            _ => all.last_mut().expect("one").push(tree),
        }
    }
    all
}

fn texts(stream: TokenStream) -> Vec<Option<String>> {
    arguments(stream).iter().map(|a| if let [one] = a.as_slice() { literal(one) } else { None }).collect()
}

fn read(stream: TokenStream, found: &mut Wordings) {
    let trees: Vec<TokenTree> = stream.into_iter().collect();
    let named = |at: Option<usize>, name: &str| matches!(at.and_then(|at| trees.get(at)), Some(TokenTree::Ident(i)) if i == name);
    let sign = |at: Option<usize>, c: char| matches!(at.and_then(|at| trees.get(at)), Some(TokenTree::Punct(p)) if p.as_char() == c);
    for (at, tree) in trees.iter().enumerate() {
        let TokenTree::Group(group) = tree else { continue };
        read(group.stream(), found);
        if group.delimiter() != Delimiter::Parenthesis {
            continue;
        }
        let said = texts(group.stream());
        let text = |n: usize| said.get(n).cloned().flatten();
        let (before, third) = (at.checked_sub(1), at.checked_sub(2));
        if named(before, "t") && sign(third, '.') {
            found.extend(text(0).map(|en| ((Some(String::new()), en), None)));
        } else if named(before, "tc") && sign(third, '.') {
            found.extend(text(0).zip(text(1)).map(|(context, en)| ((Some(context), en), None)));
        } else if named(before, "word") {
            found.extend(text(0).map(|en| ((None, en), None)));
        } else if sign(before, '!') && named(third, "say") {
            found.extend(text(1).map(|en| ((Some(String::new()), en), None)));
        } else if sign(before, '!') && named(third, "many") {
            found.extend(text(2).map(|one| ((Some(String::new()), one), text(3))));
        }
    }
}

fn files(folder: &Path, all: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder").map(|e| e.expect("an entry").path()) {
        if entry.is_dir() {
            files(&entry, all);
        } else if entry.extension().is_some_and(|e| e == "rs") && !entry.ends_with("domain/locale/lang.rs") {
            all.push(entry);
        }
    }
}

fn of_sources() -> Wordings {
    let (mut all, mut found) = (Vec::new(), Wordings::new());
    files(&root().join("src"), &mut all);
    for path in all {
        let text = std::fs::read_to_string(&path).expect("a file");
        let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        read(text.parse().unwrap_or_else(|error| panic!("{}: {error}", path.display())), &mut found);
    }
    found
}

/// The names of a text's gaps.
fn gaps(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}

/// A language with its messages: context, English, the forms that it has.
fn catalogues() -> Vec<(Lang, polib::catalog::Catalog)> {
    let read = |lang: &Lang| {
        let path = root().join(format!("locales/{}.po", lang.code()));
        (*lang, polib::po_file::parse(&path).unwrap_or_else(|error| panic!("{}: {error:?}", path.display())))
    };
    let all: Vec<_> = Lang::all().iter().filter(|lang| **lang != Lang::EN).map(read).collect();
    let files = std::fs::read_dir(root().join("locales")).expect("there").filter_map(Result::ok);
    let files = files.filter(|f| f.path().extension().is_some_and(|e| e == "po")).count();
    assert_eq!(all.len(), files, "a catalogue that cannot be read is no language");
    all
}

#[test]
fn every_wording_of_the_sources_is_in_every_catalogue_with_the_same_gaps_and_nothing_else_is() {
    let sources = of_sources();
    assert!(sources.len() > 1_700, "{}", sources.len());
    for (lang, catalogue) in catalogues() {
        let code = lang.code();
        let mut known: BTreeMap<(String, String), usize> = BTreeMap::new();
        for message in catalogue.messages() {
            let key = (message.msgctxt().unwrap_or_default().to_owned(), message.msgid().to_owned());
            assert!(message.is_translated() && !message.flags().is_fuzzy(), "{code}: {key:?} has no words yet");
            assert_eq!(*known.entry(key.clone()).and_modify(|n| *n += 1).or_insert(1), 1, "{code}: {key:?} stands twice");
            let forms = if message.is_plural() {
                message.msgstr_plural().expect("forms").clone()
            } else {
                vec![message.msgstr().expect("a form").to_owned()]
            };
            let of_source: BTreeSet<&str> =
                gaps(message.msgid()).into_iter().chain(message.msgid_plural().map(gaps).unwrap_or_default()).collect();
            for form in &forms {
                let own = gaps(form);
                assert!(own.is_subset(&of_source), "{code}: {form:?} has a gap that {key:?} has not");
                let missing: Vec<_> = gaps(message.msgid()).difference(&own).copied().filter(|gap| *gap != "n").collect();
                assert!(missing.is_empty(), "{code}: {form:?} lacks {missing:?}");
            }
            let used = |((context, en), other): (&(Option<String>, String), &Option<String>)| {
                *en == key.1 && context.as_ref().is_none_or(|c| *c == key.0) && other.is_some() == message.is_plural()
            };
            assert!(sources.iter().any(used), "{code}: {key:?} is in no source");
        }
        for (context, en) in sources.keys() {
            let there = match context {
                Some(context) => known.contains_key(&(context.clone(), en.clone())),
                None => known.keys().any(|(_, id)| id == en),
            };
            assert!(there || en.is_empty(), "{code}: {context:?} {en:?} has no words");
        }
    }
}

/// Forms of CLDR: as many as the language has, chosen as CLDR's own samples are (`plurals.xml`, integers of each category).
#[test]
fn what_counts_has_the_forms_of_cldr() {
    for (lang, catalogue) in catalogues() {
        let all = touchstone::domain::locale::catalog::all();
        let categories = all.iter().find(|c| c.code == lang.code()).expect("read").categories().count();
        for message in catalogue.messages().filter(|m| m.is_plural()) {
            assert_eq!(message.msgstr_plural().expect("forms").len(), categories, "{}: {}", lang.code(), message.msgid());
        }
    }
    let said = |code: &str, n: u64| Lang::offered(code).count(("{n} day", "{n} days"), n, &[]);
    for (code, n, words) in [
        ("en", 1, "1 day"),
        ("en", 0, "0 days"),
        ("es", 1, "1 día"),
        ("es", 16, "16 días"),
        ("es", 1_000_000, "1.000.000 días"),
        ("zh", 1, "1 天"),
        ("zh", 5, "5 天"),
    ] {
        assert_eq!(said(code, n), words, "{code}");
    }
}

/// A language that has no catalogue is a project's all the same: its texts are the project's, the product's words are English and say so.
#[test]
fn a_language_without_a_catalogue_reads_english_and_says_so() {
    let lang = Lang::offered("ja");
    assert_eq!((lang.code(), lang.tag(), lang.t("Sign in")), ("ja", "en", "Sign in"));
    assert_eq!(Lang::from_code("ja"), Some(lang), "known since it is offered");
    assert_eq!(Lang::from_code("xx"), None, "what people send makes no language");
    assert!(Lang::all().iter().all(|known| *known != lang));
}

/// CLDR's inheritance: Spanish of Peru is Spanish, Chinese of Taiwan is written otherwise than Chinese of China.
#[test]
fn a_variety_of_a_language_reads_what_cldr_lets_it_inherit() {
    let (peru, spanish) = (Lang::offered("es-PE"), Lang::offered("es"));
    assert_eq!((peru.code(), peru.tag(), peru.t("Sign in")), ("es-PE", "es", spanish.t("Sign in")));
    assert!(peru != spanish, "a project's texts stand under its own code");
    assert_eq!(Lang::offered("zh-CN").t("Sign in"), Lang::offered("zh").t("Sign in"));
    assert_eq!((Lang::offered("zh-TW").tag(), Lang::offered("zh-TW").t("Sign in")), ("en", "Sign in"));
}

#[test]
fn the_template_for_translators_is_that_of_the_sources() {
    let mut text =
        String::from("msgid \"\"\nmsgstr \"\"\n\"Project-Id-Version: touchstone\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n");
    for ((context, en), other) in of_sources().iter().filter(|((_, en), _)| !en.is_empty()) {
        text.push('\n');
        if let Some(context) = context.as_ref().filter(|c| !c.is_empty()) {
            writeln!(text, "msgctxt {context:?}").expect("a text");
        }
        let quoted = |t: &str| format!("\"{}\"", t.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"));
        writeln!(text, "msgid {}", quoted(en)).expect("a text");
        match other {
            Some(other) => writeln!(text, "msgid_plural {}\nmsgstr[0] \"\"\nmsgstr[1] \"\"", quoted(other)).expect("a text"),
            None => writeln!(text, "msgstr \"\"").expect("a text"),
        }
    }
    let path = root().join("locales/touchstone.pot");
    if std::env::var_os("TOUCHSTONE_WRITE_SNAPSHOTS").is_some() {
        std::fs::write(&path, &text).expect("written");
    }
    assert!(std::fs::read_to_string(&path).expect("there") == text, "a wording changed: write the template anew, and the catalogues");
}
