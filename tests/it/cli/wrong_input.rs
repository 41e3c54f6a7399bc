//! Wrong input to every command: a message that says what is wrong and what would be right, and the exit code of the documentation.

use super::{texts, touchstone};

fn run(database: &str, arguments: &[&str], input: &str) -> (i32, String, String) {
    texts(&touchstone(database, arguments, input))
}

#[test]
fn a_misspelt_database_is_told_and_made_nowhere() {
    let folder = tempfile::tempdir().expect("a folder");
    let good = format!("sqlite:{}/t.db", folder.path().display());
    for (address, said) in [
        ("postgress://u:secret@h/n", "\"postgress:\" is no kind of database"),
        ("sqlit:t.db", "\"sqlit:\" is no kind of database"),
        ("sqlite::memory:", "a database in memory keeps nothing"),
    ] {
        let (code, _, told) = run("", &["migrate", "--database", address], "");
        assert!(code == 3 && told.contains(said) && told.contains("sqlite:PATH") && !told.contains("secret"), "{address}: {code} {told}");
        let (code, _, told) = run(&good, &["copy", address], "");
        assert!(code == 3 && told.contains("the database to copy into") && told.contains(said), "{address}: {code} {told}");
    }
}

#[test]
fn a_file_that_is_not_there_or_is_a_folder_is_named() {
    for arguments in [
        vec!["agree", "tests"],
        vec!["aggregate", "tests"],
        vec!["items", "stats", "tests"],
        vec!["items", "calibrate", "tests"],
        vec!["score", "tests"],
        vec!["score", "-", "--bank", "tests"],
        vec!["grade", "--set", "tests/sets/base", "--responses", "tests"],
    ] {
        let (code, _, told) = run("", &arguments, "{\"response\":\"a\",\"item\":\"x\"}\n");
        assert!(code == 3 && told.contains("tests: this is a folder"), "{arguments:?}: {code} {told}");
    }
    for arguments in [vec!["agree", "none.csv"], vec!["score", "-", "--bank", "none.csv"]] {
        let (code, _, told) = run("", &arguments, "{\"response\":\"a\",\"item\":\"x\"}\n");
        assert!(code == 3 && told.contains("none.csv: No such file"), "{arguments:?}: {code} {told}");
    }
}

#[test]
fn a_password_that_is_not_taken_is_wrong_usage_in_words() {
    let folder = tempfile::tempdir().expect("a folder");
    let database = format!("sqlite:{}/t.db", folder.path().display());
    assert_eq!(run(&database, &["migrate"], "").0, 0);
    assert_eq!(run(&database, &["gold", "import", "tests/sets/base"], "").0, 0);
    let add = ["user", "add", "lin.tan@example.sg", "--name", "Lin", "--role", "base:author", "--password-file", "-"];
    for (password, said) in [
        ("short", "at least 12 characters"),
        ("abcdefghijkl", "follow each other"),
        ("123456789012", "follow each other"),
        ("password1234", "a word that many people take"),
        ("aaaabbbbccccdddd", "follow each other"),
        ("lin.tan1987", "at least 12 characters"),
        ("lin.tan198703", "the address or the name"),
    ] {
        let (code, _, told) = run(&database, &add, password);
        assert!(code == 2 && told.starts_with("error: password: ") && told.contains(said), "{password}: {code} {told}");
        assert!(!told.contains("field(s)"), "{told}");
    }
    let folder = ["user", "add", "lin.tan@example.sg", "--name", "Lin", "--role", "base:author", "--password-file", "tests"];
    let (code, _, told) = run(&database, &folder, "");
    assert!(code == 3 && told.contains("from tests: it is a folder"), "{code} {told}");
    assert_eq!(run(&database, &add, "a good phrase of five words").0, 0);
}

#[test]
fn figures_say_what_they_rest_on() {
    let person = |p: i32| format!("{p},{},{},{}", p % 2, i32::from(p % 4 > 1), i32::from(p > 3));
    let rows = ["p,i,j,k".to_owned()].into_iter().chain((0..8).map(person)).collect::<Vec<_>>().join("\n");
    let (code, _, told) = run("", &["items", "calibrate", "-", "--model", "1"], &rows);
    assert!(code == 0 && told.contains("fitted on 8 people") && told.contains("3 of 3 items have fewer than 50 answers"), "{code} {told}");
    let (_, out, _) = run("", &["items", "calibrate", "-", "--model", "1", "--json"], &rows);
    let document: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!((&document["people"], &document["enough"]), (&8.into(), &50.into()));
    let labels = "task,worker,label\n1,a,x\n1,b,x\n2,a,y\n2,b,x\n";
    let (code, out, told) = run("", &["aggregate", "-", "--workers"], labels);
    assert!(code == 0 && out.starts_with("WORKER") && told.contains("the answers come without --workers"), "{out} {told}");
    let (_, _, told) = run("", &["gold", "check", "gold_sets/mandarin-sg"], "");
    assert!(told.contains("checked 666 items and 17 to practise on in "), "{told}");
}

#[test]
fn help_is_broken_once_and_offers_a_database_where_one_is_read() {
    for (arguments, reads) in [
        (vec!["agree", "--help"], false),
        (vec!["score", "--help"], false),
        (vec!["aggregate", "--help"], false),
        (vec!["plan", "--help"], false),
        (vec!["items", "stats", "--help"], false),
        (vec!["items", "calibrate", "--help"], true),
        (vec!["gold", "check", "--help"], false),
        (vec!["gold", "import", "--help"], true),
        (vec!["fsck", "--help"], true),
    ] {
        let (code, help, _) = run("", &arguments, "");
        assert_eq!((code, help.contains("--database")), (0, reads), "{arguments:?}: {help}");
    }
    // A database that is given all the same is no fault.
    let labels = "task,worker,label\n1,a,x\n1,b,x\n";
    assert_eq!(run("", &["aggregate", "-", "--database", "sqlite:none.db"], labels).0, 0);
    let (_, help, _) = run("", &["--help"], "");
    assert!(help.contains("publish, rebase, list, show, export"), "{help}");
}
