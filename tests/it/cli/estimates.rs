//! `touchstone audit estimate`: shares of errors against R's survey package, the difference of two audits in closed form, sentences, and
//! what is refused.

use serde_json::Value;

use super::{audit, audit_json};

/// The rows of a case of the oracle `survey`; nothing where its values are no shares of errors.
fn rows(input: &Value) -> Option<String> {
    let values: Vec<f64> = input["y"].as_array()?.iter().map(|y| y.as_f64().expect("a number")).collect();
    if values.is_empty() || values.iter().any(|y| !(0.0..=1.0).contains(y)) {
        return None;
    }
    let columns =
        [("strata", "stratum"), ("fpc", "size"), ("cluster", "cluster"), ("weights", "weight"), ("post", "group"), ("domain", "part")];
    let there: Vec<_> = columns.into_iter().filter(|(theirs, _)| input[theirs].is_array()).collect();
    let plain = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let mut text = "error".to_owned();
    for (_, ours) in &there {
        text = text + "," + ours;
    }
    text += if input["post"].is_array() { ",total\n" } else { "\n" };
    for (i, value) in values.iter().enumerate() {
        text += &value.to_string();
        for (theirs, _) in &there {
            text = text + "," + &plain(&input[theirs][i]);
        }
        if input["post"].is_array() {
            text = text + "," + &input["post_totals"][plain(&input["post"][i])].to_string();
        }
        text.push('\n');
    }
    Some(text)
}

fn near(ours: &Value, theirs: &Value, what: &str) {
    let (a, b) = (ours.as_f64().unwrap_or(f64::NAN), theirs.as_f64().unwrap_or(f64::NAN));
    assert!((a - b).abs() <= 1e-9 * b.abs().max(1.0), "{what}: {ours} and {theirs}");
}

/// The package is R's `survey`; where it stops nothing is compared here.
#[test]
fn estimates_are_those_of_the_oracle_survey() {
    let oracle = std::fs::read_to_string(crate::support::root().join("tests/oracles/survey.json")).expect("readable");
    let oracle: Value = serde_json::from_str(&oracle).expect("JSON");
    let (mut shares, mut intervals) = (0, 0);
    for case in oracle["cases"].as_array().expect("cases").iter().filter(|case| case["input"]["op"] == "mean") {
        let (id, theirs, worth) = (&case["id"], &case["expected"]["r_survey"], &case["expected"]["effective"]);
        let (Some(rows), true) = (rows(&case["input"]), theirs["mean"].is_number()) else { continue };
        let part = case["input"]["domain"].is_array();
        let flags: &[&str] = if part { &["--by", "part", "--at-least", "1"] } else { &[] };
        let figures = |found: Value| {
            let one = |of: &Value| of["part"] == "1";
            if part { found["parts"].as_array().expect("parts").iter().find(|p| one(p)).expect("a part")["figures"].clone() } else { found }
        };
        for (name, of) in [("wilson", "wilson_eff"), ("korn-graubard", "korn_graubard"), ("clopper-pearson", "clopper_pearson_eff")] {
            if !worth[of].is_array() {
                continue;
            }
            let found = figures(audit_json("estimate", &[flags, &["--interval", name]].concat(), &rows));
            let pairs = [("share", "mean"), ("standard_error", "se"), ("degrees_of_freedom", "df"), ("errors_in_all", "total")];
            for (ours, of_theirs) in pairs.into_iter().chain([("errors_in_all_standard_error", "se_total")]) {
                near(&found[ours], &theirs[of_theirs], &format!("{id} {ours}"));
            }
            for end in 0..2 {
                near(&found["interval"][end], &worth[of][end], &format!("{id} {name} {end}"));
            }
            assert_eq!(found["interval_by"], name);
            if worth["n_eff"].is_number() {
                near(&found["worth"], &worth["n_eff"], &format!("{id} worth"));
            }
            intervals += 1;
        }
        shares += 1;
    }
    assert!(shares >= 30 && intervals >= 60, "{shares} and {intervals} are compared");
}

fn simple(reviews: usize, errors: usize) -> String {
    let cell = |i: usize| if i < errors { "1\n" } else { "0\n" };
    "error\n".to_owned() + &(0..reviews).map(cell).collect::<String>()
}

/// Newcombe's hybrid (1998, method 10) of Wilson's limits; a simple sample is worth one review less than it has.
#[test]
fn the_difference_of_two_audits_is_newcombes_in_closed_form() {
    let folder = tempfile::tempdir().expect("a folder");
    let earlier = folder.path().join("earlier.csv");
    std::fs::write(&earlier, simple(200, 30)).expect("written");
    let earlier = earlier.display().to_string();
    let found = audit_json("estimate", &["--before", &earlier], &simple(300, 21));
    let wilson = |p: f64, n: f64| {
        let z = 1.959_963_984_540_054_f64;
        let half = z * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt();
        let (middle, over) = (p + z * z / (2.0 * n), 1.0 + z * z / n);
        ((middle - half) / over, (middle + half) / over)
    };
    let ((p, (low_p, high_p)), (q, (low_q, high_q))) = ((0.15, wilson(0.15, 199.0)), (0.07, wilson(0.07, 299.0)));
    let difference: f64 = q - p;
    let expected = [difference - (q - low_q).hypot(high_p - p), difference + (high_q - q).hypot(p - low_p)];
    near(&found["difference"]["difference"], &Value::from(difference), "difference");
    for (end, expected) in expected.into_iter().enumerate() {
        near(&found["difference"]["interval"][end], &Value::from(expected), "interval");
    }
    near(&found["before"]["share"], &Value::from(p), "before");
    let (_, words, told) = audit("estimate", &["--before", &earlier], &simple(300, 21));
    assert!(words.contains("Before it was 15.0 %; the difference is -8.0 points") && words.contains("fewer than before."), "{words}");
    assert!(told.contains("the two audits were drawn independently of each other"), "{told}");
    let (_, words, _) = audit("estimate", &["--before", &earlier], &simple(300, 40));
    assert!(words.contains("no difference is shown."), "{words}");
    let (_, words, _) = audit("estimate", &["--before", &earlier], &simple(300, 90));
    assert!(words.contains("more than before."), "{words}");
}

#[test]
fn what_is_found_is_said_with_what_it_rests_on() {
    let (code, words, told) = audit("estimate", &[], &simple(300, 21));
    assert!(
        code == 0 && words.starts_with("7.0 % of the work are errors (95.0 % interval: 4.6 to 10.5 %), from 300 reviews in 1 stratum."),
        "{words}"
    );
    assert!(words.contains("worth 299 independent reviews"), "{words}");
    for what in ["rows were drawn at random from all work (--stratum)", "how many units a stratum has", "units were drawn one by one"] {
        assert!(told.contains(what), "{what}: {told}");
    }
    // A thousand easy units of which a tenth are wrong, ten hard ones that were all reviewed: nothing is left to chance there.
    let hard = "h,10,1\n".repeat(10);
    let easy = "e,1000,1\n".repeat(4) + &"e,1000,0\n".repeat(36);
    let found = audit_json("estimate", &[], &format!("stratum,size,error\n{easy}{hard}"));
    near(&found["share"], &Value::from((100.0 + 10.0) / 1010.0), "share");
    // (1 − 40/1000) · s²/40 with s² = 40/39 · .1 · .9, brought to all 1,010 units.
    let error = ((1.0 - 0.04) * (0.09 / 39.0) * (1000.0_f64 / 1010.0).powi(2)).sqrt();
    near(&found["standard_error"], &Value::from(error), "standard error");
    assert_eq!(found["strata"], serde_json::json!(["e", "h"]));
    let (_, words, _) = audit("estimate", &[], &format!("stratum,size,error\n{hard}"));
    assert!(words.contains("Everything was reviewed: there is no chance in the figure."), "{words}");
    let (_, table, _) = audit("estimate", &["--by", "who"], &format!("who,error\n{}{}", "ann,0\n".repeat(30), "bea,1\n".repeat(3)));
    assert!(table.contains("ann") && table.contains("too few") && table.contains("of less than 20 reviews nothing is said"), "{table}");
    // With few clusters the interval is made for few of them.
    let of_clusters = |n: usize| {
        let row = |i: usize| format!("c{},{}", i / 10, u8::from(i.is_multiple_of(7)));
        let rows = (0..n * 10).map(row).collect::<Vec<_>>().join("\n");
        audit_json("estimate", &[], &format!("cluster,error\n{rows}"))["interval_by"].clone()
    };
    assert_eq!((of_clusters(19), of_clusters(20)), (Value::from("korn-graubard"), Value::from("wilson-t")));
}

#[test]
fn what_cannot_be_estimated_is_refused_by_line_and_by_flag() {
    for (arguments, input, code, said) in [
        (&[][..], "error\n0\nmaybe\n", 1, "-:3: \"maybe\" in column \"error\" is no share: 0 to 1, true or false"),
        (&[], "wrong\n0\n", 1, "there is no column \"error\"; there are: wrong"),
        (&[], "error\n", 1, "there are no reviews"),
        (&[], "error\n1\n", 1, "one review of the work tells nothing of its spread"),
        (&[], "stratum,error\na,1\na,0\nb,0\n", 1, "one review of stratum \"b\" tells nothing of its spread"),
        (&[], "stratum,size,error\na,1,1\na,1,0\n", 1, "more was reviewed of stratum \"a\" than it has"),
        (&[], "stratum,size,error\na,10,1\na,11,0\n", 1, "-:3: \"a\" has 11 here and 10 above"),
        (&[], "stratum,size,error\na,2.5,1\n", 1, "-:2: \"2.5\" in column \"size\" is not a whole number above 0"),
        (&[], "weight,error\n0,1\n", 1, "-:2: \"0\" in column \"weight\" is not a number above 0"),
        (&[], "group,error\nx,1\nx,0\n", 1, "no column says how many units each has (--total)"),
        (&["--total", "n"], "n,error\n4,1\n", 1, "there is no column of groups (--group)"),
        (&["--stratum", "kind"], "error\n0\n1\n", 1, "there is no column \"kind\""),
        (&["--level", "1"], "error\n0\n", 2, "--level lies between 0 and 1"),
        (&["--before", "nowhere.csv"], "error\n0\n1\n", 3, "nowhere.csv: No such file"),
    ] {
        let (found, _, told) = audit("estimate", arguments, input);
        assert!(found == code && told.contains(said), "{arguments:?} {input:?}: {found} {told}");
    }
}
