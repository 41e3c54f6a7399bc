//! The sources against the import table: no room imports from a room above it, no files import each other in a circle, and what one room
//! owns is named nowhere else. No file and no line is longer than can be read.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::support;
use crate::support::imports;

/// Room, and the rooms that it may import.
const MAY_IMPORT: [(&str, &[&str]); 14] = [
    ("measure", &[]),
    ("domain", &["measure"]),
    ("formats", &["domain"]),
    ("store", &["domain"]),
    ("app", &["store", "domain", "measure"]),
    ("http", &["app", "domain"]),
    ("adapters", &["app", "domain"]),
    ("api", &["http", "app", "domain"]),
    ("web", &["http", "adapters", "app", "domain", "measure"]),
    ("server", &["api", "web", "http", "adapters", "app", "domain"]),
    ("config", &[]),
    ("telemetry", &[]),
    ("cli", &["server", "adapters", "config", "telemetry", "app", "formats", "domain", "measure", "store"]),
    ("main", &["cli"]),
];

/// Crate, and where it may be named.
const OWNED: [(&str, &str); 5] = [
    ("sqlx", "store"),
    ("strsim", "measure/text"),
    ("jieba_rs", "measure/text"),
    ("whatlang", "measure/text"),
    ("rand_chacha", "measure/draw"),
];

fn sources(at: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(at).expect("there") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

fn all() -> Vec<(String, String)> {
    let mut all = Vec::new();
    for (home, room) in [("src", ""), ("crates/measure/src", "measure/")] {
        let root = support::root().join(home);
        let mut files = Vec::new();
        sources(&root, &mut files);
        assert!(files.len() > 30, "only {} sources were found in {home}", files.len());
        let name = |p: &Path| format!("{room}{}", p.strip_prefix(&root).expect("inside").with_extension("").to_string_lossy());
        all.extend(files.iter().map(|p| (name(p), std::fs::read_to_string(p).expect("readable"))));
    }
    all
}

/// How a room is named by the others: the ground floor is a package of its own.
fn named(room: &str) -> Vec<String> {
    if room == "measure" { vec!["touchstone_measure".to_owned()] } else { vec![format!("crate::{room}"), format!("touchstone::{room}")] }
}

/// The code of a file: comments and its tests left out.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    text.lines().map(|l| l.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

#[test]
fn no_room_imports_from_above() {
    for (file, text) in all() {
        let room = file.split('/').next().expect("a room");
        if file == "lib" {
            continue;
        }
        let (_, allowed) =
            MAY_IMPORT.iter().find(|(name, _)| *name == room).unwrap_or_else(|| panic!("{file}: the table has no room \"{room}\""));
        for (other, _) in MAY_IMPORT.iter().filter(|(other, _)| *other != room && !allowed.contains(other)) {
            for path in named(other) {
                let named = code(&text)
                    .match_indices(&path)
                    .any(|(at, _)| !code(&text)[at + path.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '_'));
                assert!(!named, "{file} names {path}; {room} may import {allowed:?}");
            }
        }
    }
}

/// Who imports from whom in each package.
fn by_package() -> [imports::Imports; 2] {
    // Tests that stand in a file of their own are no part of the house.
    let (measure, rest): (Vec<_>, Vec<_>) =
        all().into_iter().filter(|(file, _)| !file.ends_with("/tests")).partition(|(file, _)| file.starts_with("measure/"));
    let measure: Vec<_> = measure.into_iter().map(|(file, text)| (file["measure/".len()..].to_owned(), text)).collect();
    [imports::of("touchstone", &rest), imports::of("touchstone_measure", &measure)]
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    for imports in by_package() {
        let seen: usize = imports.values().map(BTreeMap::len).sum();
        assert!(seen > 100, "only {seen} imports were found");
        let edges: BTreeMap<_, BTreeSet<_>> = imports.iter().map(|(file, from)| (file, from.keys().collect())).collect();
        if let Some(circle) = imports::circles(&edges).first() {
            let inside = |file: &&imports::Module| imports[*file].iter().filter(|(from, _)| circle.contains(from));
            let lines: Vec<String> = circle
                .iter()
                .flat_map(|file| inside(file).map(|(from, names)| format!("{} takes {names:?} from {}", file.join("::"), from.join("::"))))
                .collect();
            panic!("{} files import each other in a circle; what two of them need wants a third:\n{}", circle.len(), lines.join("\n"));
        }
    }
}

/// The rooms of each floor from the ground up, as the table in `src/lib.rs` has them; a part of a room may stand apart, by its path.
fn rooms_by_floor() -> BTreeMap<String, Vec<imports::Module>> {
    let text = std::fs::read_to_string(support::root().join("src/lib.rs")).expect("readable");
    let table = text.split("| floor | its rooms, from the ground up |").nth(1).expect("the table of rooms");
    let rows = table.lines().skip(1).take_while(|line| line.starts_with("//! |")).filter(|line| line.contains('`'));
    let named = |cell: &str| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
    let mut floors: BTreeMap<String, Vec<imports::Module>> = BTreeMap::new();
    for row in rows {
        let mut cells = row.split('|').skip(1);
        let floor = named(cells.next().expect("a floor")).remove(0);
        let rooms = named(cells.next().expect("rooms"));
        floors.entry(floor).or_default().extend(rooms.iter().map(|room| room.split('/').map(str::to_owned).collect()));
    }
    floors
}

#[test]
fn on_its_floor_a_room_imports_only_from_rooms_before_it() {
    let (floors, [house, _]) = (rooms_by_floor(), by_package());
    assert_eq!(floors.keys().map(String::as_str).collect::<Vec<_>>(), ["app", "domain", "store", "web"]);
    for (floor, rooms) in &floors {
        // The part of a room that stands apart is the longest path that a file begins with.
        let place = |file: &[String]| {
            let of = |(at, room): (usize, &imports::Module)| file.starts_with(room).then_some((room.len(), at));
            rooms.iter().enumerate().filter_map(of).max().map(|(_, at)| at)
        };
        let mut seen = BTreeSet::new();
        // The floor's own file gathers what its rooms have, and is none.
        let on_it = |file: &imports::Module| (file.len() > 1 && file[0] == *floor).then(|| file[1..].to_vec());
        for (file, from) in house.iter().filter_map(|(file, from)| on_it(file).map(|file| (file, from))) {
            let own = place(&file).unwrap_or_else(|| panic!("the table has no room for {floor}::{}", file.join("::")));
            seen.insert(own);
            for (other, names) in from.iter().filter_map(|(other, names)| on_it(other).map(|other| (other, names))) {
                let below = place(&other).unwrap_or_else(|| panic!("the table has no room for {floor}::{}", other.join("::")));
                assert!(
                    below <= own,
                    "{floor}::{} takes {names:?} from {floor}::{}, whose room stands behind its own",
                    file.join("::"),
                    other.join("::")
                );
            }
        }
        for (_, room) in rooms.iter().enumerate().filter(|(at, _)| !seen.contains(at)) {
            let path = support::root().join(format!("src/{floor}/{}", room.join("/")));
            assert!(path.is_dir() || path.with_extension("rs").is_file(), "{floor} has no room {}", room.join("/"));
        }
    }
}

/// What the reading of imports rests on, held against sources that were made up.
#[test]
fn a_circle_of_files_is_found_whatever_way_it_is_written() {
    let circles_of = |files: &[(&str, &str)]| {
        let files: Vec<_> = files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        let imports = imports::of("house", &files);
        let edges: BTreeMap<_, BTreeSet<_>> =
            imports.iter().map(|(file, from)| (file.join("::"), from.keys().map(|f| f.join("::")).collect())).collect();
        imports::circles(&edges).into_iter().map(|c| c.into_iter().collect::<Vec<_>>().join(" ")).collect::<Vec<_>>()
    };
    let lib = ("lib", "mod a; mod b; mod c;");
    let none: [&str; 0] = [];
    assert_eq!(circles_of(&[lib, ("a", "use crate::b::{self, One}; struct A;"), ("b", "pub struct One;"), ("c", "")]), none);
    assert_eq!(
        circles_of(&[lib, ("a", "use crate::b::{c, One as Two}; pub struct A;"), ("b", "fn f(_: super::a::A) {}"), ("c", "")]),
        ["a b"]
    );
    assert_eq!(
        circles_of(&[
            lib,
            ("a", "use super::b; fn f() { x!(b::g()) }"),
            ("b", "pub fn g() {} use house::c::C;"),
            ("c", "fn h() { crate::a::f() }")
        ]),
        ["a b c"]
    );
    // A module that is named and of which nothing is taken is no import, and neither is what only tests take.
    let tests = "pub struct B; #[cfg(test)] mod tests { use crate::a::A; }";
    assert_eq!(circles_of(&[lib, ("a", "use crate::b; pub struct A(b::B);"), ("b", tests), ("c", "")]), none);
    let field =
        "pub struct B { #[cfg(test)] a: Vec<crate::a::A>, #[cfg(test)] last: crate::a::A } #[cfg(test)] fn f<T, U>() { crate::a::f() }";
    assert_eq!(circles_of(&[lib, ("a", "use crate::b; pub struct A(b::B);"), ("b", field), ("c", "")]), none);
    let after = "pub struct B { #[cfg(test)] n: u8, a: crate::a::A }";
    assert_eq!(circles_of(&[lib, ("a", "use crate::b; pub struct A(b::B);"), ("b", after), ("c", "")]), ["a b"]);
    // What a file hands on is an import of where it stands; a door that hands on what lies inside it ties nobody.
    let inside = [
        ("lib", "mod a;"),
        ("a/mod", "mod b; mod c; pub use b::B; pub use c::C;"),
        ("a/b", "pub struct B;"),
        ("a/c", "pub struct C(super::B);"),
    ];
    assert_eq!(circles_of(&inside), none);
    let through = [
        ("lib", "mod a;"),
        ("a/mod", "mod b; mod c; pub use b::B; fn f(_: B) { c::C; }"),
        ("a/b", "pub struct B;"),
        ("a/c", "pub struct C(super::B);"),
    ];
    assert_eq!(circles_of(&through), none, "c takes what stands in b");
    let tied = [("lib", "mod a;"), ("a/mod", "mod c; pub struct A; fn f() { c::C; }"), ("a/c", "pub struct C(super::A);")];
    assert_eq!(circles_of(&tied), ["a a::c"]);
    let rows = [("lib", "mod a;"), ("a/mod", "kinds! { One, c; } pub struct A;"), ("a/c", "pub struct C(super::A);")];
    assert_eq!(circles_of(&rows), ["a a::c"], "declared by a macro");
    let around = [lib, ("a", "pub use crate::b::B;"), ("b", "pub struct B; use crate::c::C;"), ("c", "pub struct C(crate::a::B);")];
    assert_eq!(circles_of(&around), ["a b c"]);
}

#[test]
fn crates_are_named_only_where_they_belong() {
    for (file, text) in all() {
        for (name, home) in OWNED {
            let named = code(&text).lines().any(|l| l.contains(&format!("{name}::")) || l.contains(&format!("use {name}")));
            assert!(!named || file.starts_with(home), "{file} names {name}, which belongs in {home}");
        }
        let web = ["http/", "api/", "web/", "server"].iter().any(|home| file.starts_with(home));
        assert!(web || !code(&text).contains("actix_web::"), "{file} names actix_web, which belongs to http, api, web and server");
    }
}

#[test]
fn the_command_line_uses_the_store_only_to_keep_it() {
    for (file, text) in all().into_iter().filter(|(file, _)| file.starts_with("cli")) {
        for line in code(&text).lines().filter(|l| l.contains("crate::store")) {
            let known = ["store::admin", "store::Target", "store::StoreError"].iter().any(|k| line.contains(k));
            assert!(known, "{file}: {}", line.trim());
        }
    }
}

#[test]
fn only_four_places_make_the_right_to_reveal() {
    for (file, text) in all() {
        let places = [
            ("Reveal::for_the_store", &["store/", "domain/gold_set/check/", "domain/gold_set/stored"][..]),
            ("Reveal::for_an_author", &["cli/", "domain/gold_set/check/", "app/gold_set/authoring"]),
            ("Reveal::for_grading", &["app/grading"]),
            ("Reveal::for_training", &["app/reviewing/training"]),
        ];
        for (right, homes) in places {
            assert!(!code(&text).contains(right) || homes.iter().any(|h| file.starts_with(h)), "{file} makes {right}");
        }
    }
}

#[test]
fn every_file_says_what_belongs_in_it_and_no_name_hides_it() {
    for (file, text) in all() {
        assert!(text.starts_with("//! "), "{file} does not open with a line that says what belongs in it");
        let stem = file.rsplit('/').next().expect("a name");
        assert!(!["utils", "util", "helpers", "common", "misc", "manager"].contains(&stem), "{file}: the name hides what lives there");
    }
}

#[test]
fn no_room_grows_past_four_hundred_lines() {
    for (file, text) in all() {
        let lines = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default().lines().count();
        assert!(lines <= 400, "{file} has {lines} lines without its tests; split it by meaning");
    }
}

/// What belongs to one project, country or language.
const OF_ONE: [&str; 7] = ["Singapore", "NRIC", "Samaritans", "HSK", "SGT", "mandarin-sg", "\"zh\""];

/// Where a table by country or language stands, or what a program made of the tests' own answers; the names of rooms end with a stroke.
const TABLES: [&str; 5] = [
    "src/domain/locale/",
    "crates/measure/src/text/",
    // The names of simulated people, by the language that a project asks for.
    "src/cli/demo/scene.rs",
    // What a command without `--lang` has always taken; stored calls rely on it.
    "src/cli/score/arguments.rs",
    // Examples of the API's answers, written by the tests.
    "src/api/examples.json",
];

/// Every file under a folder, of whatever kind, by its path from the root.
fn everything(folder: &str, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(support::root().join(folder)).expect("there") {
        let entry = entry.expect("an entry");
        let name = format!("{folder}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() { everything(&name, found) } else { found.push(name) }
    }
}

/// The lines of a file that are no tests, comments among them, each with its number.
fn without_tests(name: &str, text: &str) -> Vec<(usize, String)> {
    let is_tests = name.ends_with("/tests.rs") || name.contains("/tests/");
    let text = if is_tests { "" } else { text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default() };
    text.lines().enumerate().map(|(n, line)| (n + 1, line.to_owned())).collect()
}

#[test]
fn nothing_in_the_sources_knows_one_project_country_or_language() {
    let (mut files, mut found, mut searched) = (Vec::new(), Vec::new(), 0);
    for home in ["src", "crates/measure/src"] {
        everything(home, &mut files);
    }
    for name in files {
        // A font or a picture holds no words.
        let Ok(text) = String::from_utf8(std::fs::read(support::root().join(&name)).expect("readable")) else { continue };
        let is_table = TABLES.iter().any(|table| if table.ends_with('/') { name.starts_with(table) } else { name == *table });
        for (n, line) in without_tests(&name, &text).into_iter().filter(|_| !is_table) {
            searched += 1;
            found.extend(OF_ONE.iter().filter(|word| line.contains(**word)).map(|word| format!("{name}:{n}: {word}: {}", line.trim())));
        }
    }
    assert!(searched > 30_000, "only {searched} lines were searched");
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_line_of_a_test_is_no_source_and_a_comment_is_one() {
    let text = "// Singapore\nfn a() {}\n#[cfg(test)]\nmod tests {\n    // NRIC\n}\n";
    assert_eq!(without_tests("src/a.rs", text).iter().map(|(n, _)| *n).collect::<Vec<_>>(), [1, 2]);
    assert!(without_tests("src/a/tests.rs", text).is_empty());
}

/// The most characters of a line, those of strings and markup too.
const WIDEST: usize = 140;

/// Where code stands that people write.
const WRITTEN: [&str; 5] = ["src", "crates", "tests", "benches", "fuzz"];

/// What stands there and is not theirs: data, packages and what was built.
const OTHERS: [&str; 3] = ["tests/oracles", "tests/browser/node_modules", "fuzz/target"];

/// The code under a folder, by its path from the root: files of Rust and of scripts, without those that a tool made smaller.
fn written(folder: &str, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(support::root().join(folder)).expect("there") {
        let entry = entry.expect("an entry");
        let name = format!("{folder}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            if !OTHERS.contains(&name.as_str()) {
                written(&name, found);
            }
        } else if [".rs", ".mjs", ".js"].iter().any(|code| name.ends_with(code)) && !name.contains(".min.") {
            found.push(name);
        }
    }
}

#[test]
fn no_line_is_wider_than_a_page() {
    let mut wide = Vec::new();
    for home in WRITTEN {
        let mut files = Vec::new();
        written(home, &mut files);
        assert!(!files.is_empty(), "nothing was found in {home}");
        for name in files {
            let text = std::fs::read_to_string(support::root().join(&name)).expect("readable");
            let widths = text.lines().map(|l| l.chars().count()).enumerate();
            wide.extend(widths.filter(|(_, w)| *w > WIDEST).map(|(n, w)| format!("{name}:{}: {w} characters", n + 1)));
        }
    }
    assert!(wide.is_empty(), "lines over {WIDEST} characters:\n{}", wide.join("\n"));
}
