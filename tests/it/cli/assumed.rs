//! What the measuring commands take for granted about their input is said, and is changed by a flag;
//! what is out of bounds is refused by name.
#![expect(clippy::format_push_string, reason = "inputs of a few lines are put together as they read")]

use serde_json::Value;

use super::{texts, touchstone};

fn run(arguments: &[&str], input: &str) -> (i32, String, String) {
    texts(&touchstone("sqlite:/nowhere/at/all.db", arguments, input))
}

fn percent(arguments: &[&str], input: &str) -> f64 {
    let (code, out, told) = run(&[arguments, &["--json"]].concat(), input);
    assert_eq!(code, 0, "{arguments:?} {told}");
    let document: Value = serde_json::from_str(&out).expect("JSON");
    document["coefficients"][0]["value"].as_f64().expect("a share")
}

#[test]
fn what_is_taken_for_granted_is_said_in_both_forms_and_changed_by_its_flag() {
    for (arguments, input, said) in [
        (
            vec!["agree", "-"],
            "unit,a,b\n1,x,x\n2,y,x\n",
            "a row is a unit named by \"unit\", and raters are a, b (--unit, --rater, --value)",
        ),
        (vec!["agree", "-"], "task,worker,label\n1,a,x\n1,b,x\n", "of unit \"task\" by rater \"worker\" with value \"label\""),
        (vec!["agree", "-"], "unit;a;b;\n1;x;x;\n", "cells are separated by semicolons (--separator)"),
        (vec!["agree", "-"], "unit,a,b,\n1,x,x,\n", "one column has no name and no values, and is left out"),
        (vec!["agree", "-"], "unit,a,b\n1,1,1.0\n2,2,1\n3,3,3\n", "\"1\" and \"1.0\" are one label (--as-written keeps them apart)"),
        (vec!["agree", "-"], "unit,a,b\n1,1,1\n2,2,1\n3,3,3\n", "labels are names, though all are numbers (--scale"),
        (vec!["agree", "-", "--scale", "ordinal"], "unit,a,b\n1,low,mid\n2,top,top\n", "low < mid < top (--categories gives another)"),
        (vec!["agree", "-", "--scale", "ordinal"], "unit,a,b\n1,1,2\n2,5,5\n", "the numbers' distances (--ranks takes their ranks)"),
        (vec!["agree", "-"], "unit,a,b\n1,NA,x\n2,x,x\n", "\"NA\" is a label like any other (--missing NA takes it as missing)"),
        (vec!["aggregate", "-"], "task,worker,label\n1,a,nan\n1,b,x\n", "\"nan\" is a label like any other (--missing nan"),
        (
            vec!["aggregate", "-", "--method", "bradley-terry"],
            "left,right,winner\nA,B,left\nA,B,right\n",
            "the winner left, right is the one who stood on that side",
        ),
        (vec!["items", "stats", "-"], "p,i,j\na,1,0\nb,0,1\n", "a row is a person named by \"p\""),
    ] {
        let (code, _, told) = run(&arguments, input);
        assert!(code == 0 && told.contains("assumed: ") && told.contains(said), "{arguments:?} {input} said {told}");
        let (_, out, _) = run(&[arguments.as_slice(), &["--json"]].concat(), input);
        let document: Value = serde_json::from_str(&out).expect("JSON");
        let assumed = document["assumed"].as_array().expect("a list");
        assert!(assumed.iter().any(|a| a.as_str().is_some_and(|a| a.contains(said))), "{arguments:?} {document}");
    }
    // The flags do what they say.
    let missing = "unit,a,b\n1,NA,x\n2,x,x\n";
    assert!((percent(&["agree", "-"], missing) - 0.5).abs() < 1e-12);
    assert!((percent(&["agree", "-", "--missing", "NA"], missing) - 1.0).abs() < 1e-12);
    let spelled = "unit,a,b\n1,1,1.0\n2,2,2\n";
    assert!((percent(&["agree", "-"], spelled) - 1.0).abs() < 1e-12);
    assert!((percent(&["agree", "-", "--as-written"], spelled) - 0.5).abs() < 1e-12);
    assert!((percent(&["agree", "-", "--separator", "|"], "unit|a|b\n1|x|x\n") - 1.0).abs() < 1e-12);
    let (code, _, told) = run(&["agree", "-", "--scale", "interval"], "unit,a,b\n1,1,nan\n2,1,2\n3,2,2\n");
    assert!(code == 1 && told.contains("--missing nan"), "{told}");
}

#[test]
fn ranks_and_distances_are_two_things() {
    let csv = "unit,a,b\n1,1,2\n2,2,2\n3,5,5\n4,2,5\n5,1,1\n";
    let kappa = |arguments: &[&str]| -> f64 {
        let (_, out, _) = run(&[&["agree", "-", "--scale", "ordinal", "--json"], arguments].concat(), csv);
        let document: Value = serde_json::from_str(&out).expect("JSON");
        let find = |c: &&Value| c["coefficient"] == "Cohen kappa" && c["of"] == "quadratic";
        document["coefficients"].as_array().expect("a list").iter().find(find).expect("there")["value"].as_f64().expect("a number")
    };
    // By hand: observed and expected quadratic disagreement 10/5 and 140/25 by distances 1, 2, 5, and 2/5 and 32/25 by ranks.
    assert!((kappa(&[]) - (1.0 - 2.0 / (140.0 / 25.0))).abs() < 1e-12, "{}", kappa(&[]));
    assert!((kappa(&["--ranks"]) - (1.0 - 0.4 / (32.0 / 25.0))).abs() < 1e-12, "{}", kappa(&["--ranks"]));
}

#[test]
fn figures_do_not_depend_on_the_unit_and_limits_stay_where_coefficients_can_lie() {
    let table = |unit: &dyn Fn(f64) -> f64| {
        let rows = [[9.0, 2.0, 5.0], [6.0, 1.0, 3.0], [8.0, 4.0, 6.0], [7.0, 1.0, 2.0], [10.0, 5.0, 6.0], [6.0, 2.0, 4.0]];
        let mut csv = "unit,a,b,c\n".to_owned();
        for (i, row) in rows.iter().enumerate() {
            csv.push_str(&format!("u{i},{},{},{}\n", unit(row[0]), unit(row[1]), unit(row[2])));
        }
        let (code, out, told) = run(&["agree", "-", "--scale", "interval", "--json"], &csv);
        assert_eq!(code, 0, "{told}");
        serde_json::from_str::<Value>(&out).expect("JSON")["coefficients"].as_array().expect("a list").clone()
    };
    let own = table(&|v| v);
    assert_eq!(own.iter().filter(|c| c["coefficient"] == "ICC").count(), 6);
    for unit in [1e-7, 1e-4, 1e6, 1e300, 1e-200] {
        for (a, b) in own.iter().zip(&table(&|v| v * unit)) {
            let (a, b) = (a["value"].as_f64().expect("defined"), b["value"].as_f64().expect("defined"));
            assert!((a - b).abs() < 1e-9, "{unit} {a} {b}");
        }
    }
    let (_, out, _) = run(&["agree", "-", "--json"], "unit,a,b\n1,x,y\n2,y,x\n3,x,y\n");
    let document: Value = serde_json::from_str(&out).expect("JSON");
    for c in document["coefficients"].as_array().expect("a list") {
        assert!(c["interval"][0].as_f64().is_none_or(|low| low >= -1.0) && c["interval"][1].as_f64().is_none_or(|high| high <= 1.0), "{c}");
    }
}

#[test]
fn what_is_out_of_bounds_names_its_flag() {
    for (arguments, input, code, said) in [
        (vec!["agree", "-", "--bootstrap", "100000000"], "", 2, "--bootstrap"),
        (vec!["agree", "-", "--categories", "1,1,2"], "unit,a,b\n1,1,2\n", 2, "--categories names \"1\" twice"),
        (vec!["aggregate", "-", "--penalty=-1"], "", 2, "--penalty"),
        (vec!["aggregate", "-", "--method", "noisy", "--penalty", "1"], "", 2, "--penalty"),
        (vec!["aggregate", "-", "--steps", "0"], "", 2, "--steps"),
        (vec!["items", "calibrate", "-", "--nodes", "0"], "", 2, "--nodes"),
        (vec!["items", "calibrate", "-", "--prior-slope", "0"], "", 2, "two numbers with a comma"),
        (vec!["plan", "--p0", "0.6", "--p1", "0.8", "--attempts", "0"], "", 2, "--attempts"),
        (vec!["items", "stats", "-"], "p,i,j\na,1,0\na,0,1\n", 1, "-:3: person \"a\" stands in the table twice, before in line 2"),
        (vec!["items", "stats", "-"], "p;i;j\na;0,5;1\n", 1, "a decimal has a point"),
        (vec!["agree", "-"], "unit,a,b\n1,x\0,y\n", 1, "-:2: holds a NUL"),
        (vec!["agree", "-", "--format", "jsonl"], "{\"unit\":1,\"rater\":\"a\",\"value\":{\"x\":1}}\n", 1, "\"value\" is an object"),
        (vec!["agree", "-"], "", 1, "there is no header"),
    ] {
        let (ended, out, told) = run(&arguments, input);
        assert!(ended == code && told.contains(said), "{arguments:?} ended with {ended}, said {told} {out}");
    }
}

#[test]
fn many_labels_end_in_a_result_or_an_error_and_never_in_an_abort() {
    // As many different labels as rows, in pairs: a table of workers by labels by labels would have 3.2e9 cells.
    let mut labels = "task,worker,label\n".to_owned();
    let mut ratings = "unit,a,b\n".to_owned();
    for task in 0..20_000 {
        labels.push_str(&format!("{task},w0,l{task}\n{task},w1,l{}\n", task + task % 2));
        ratings.push_str(&format!("{task},l{task},l{}\n", task + task % 2));
    }
    let (code, out, told) = run(&["aggregate", "-", "--json"], &labels);
    assert_eq!(code, 0, "{told}");
    assert!(told.contains("a task's truth is one of the labels that it got"), "{told}");
    let document: Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(document["tasks"][2]["label"], "l2");
    assert_eq!(document["tasks"][1]["chances"].as_object().expect("chances").len(), 2, "only what the task got");
    assert_eq!(run(&["aggregate", "-", "--method", "majority"], &labels).0, 0);
    let (code, _, told) = run(&["aggregate", "-", "--method", "mace"], &labels);
    assert!(code == 1 && told.contains("--method") && told.contains("dawid-skene"), "{told}");
    // Half of the units agree; 20,000 labels are too many for weighted coefficients, and that is said.
    let (code, out, told) = run(&["agree", "-", "--json"], &ratings);
    assert!(code == 0 && told.contains("only Krippendorff's alpha"), "{told}");
    let document: Value = serde_json::from_str(&out).expect("JSON");
    let alpha = document["coefficients"][0]["value"].as_f64().expect("defined");
    assert!((alpha - 0.5).abs() < 1e-3, "{alpha}");
}

/// What stands twice is refused by the lines of both, and counts for nothing before.
#[test]
fn a_second_label_of_a_worker_and_a_field_that_stands_twice_are_refused() {
    let again = "task,worker,label\n1,a,x\n1,b,y\n2,a,x\n1,a,y\n2,a,x\n";
    for method in ["majority", "dawid-skene", "one-coin", "glad", "mace"] {
        let (code, _, told) = run(&["aggregate", "-", "--method", method], again);
        assert!(code == 1 && told.contains("-:5: worker \"a\" has labelled task \"1\" before, in line 2"), "{method}: {code} {told}");
    }
    assert_eq!(run(&["aggregate", "-"], "task,worker,label\n1,a,x\n1,b,y\n2,a,x\n").0, 0);
    let doubled = "{\"task\":1,\"worker\":\"a\",\"label\":\"x\"}\n{\"task\":1,\"worker\":\"b\",\"label\":\"x\",\"label\":\"y\"}\n";
    let (code, _, told) = run(&["aggregate", "-", "--format", "jsonl"], doubled);
    assert!(code == 1 && told.contains("-:2: the field \"label\" is there twice"), "{code} {told}");
    let (code, _, told) = run(&["score", "-", "--metrics", "edit"], "{\"response\":\"a\",\"reference\":\"a\",\"response\":\"b\"}\n");
    assert!(code == 1 && told.contains("-:1: the field \"response\" is there twice"), "{code} {told}");
}

#[test]
fn no_bar_is_drawn_where_there_is_no_terminal() {
    let mut csv = "unit,a,b\n".to_owned();
    (0..400).for_each(|i| csv.push_str(&format!("{i},{},{}\n", i % 3, i % 4)));
    let (_, _, told) = run(&["agree", "-", "--bootstrap", "3000"], &csv);
    assert!(told.lines().all(|l| l.starts_with("assumed: ")), "{told:?}");
}
