//! `touchstone audit fairness`: published examples of selection, items against statsmodels and R, sentences, and what is refused.

use std::fmt::Write as _;

use serde_json::Value;

use super::{audit, audit_json};

/// So many selected of so many, by group.
fn outcomes(groups: &[(&str, usize, usize)]) -> String {
    let mut text = "group,selected\n".to_owned();
    for (group, selected, considered) in groups {
        for i in 0..*considered {
            writeln!(text, "{group},{}", u8::from(i < *selected)).expect("a text");
        }
    }
    text
}

/// 12 of 40 beside 48 of 80: the example of the Uniform Guidelines' questions and answers, with Fisher's p of R.
#[test]
fn selection_has_the_figures_of_the_published_example_and_refuses_small_groups() {
    let rows = outcomes(&[("a", 12, 40), ("b", 48, 80), ("c", 4, 4), ("d", 24, 40)]);
    let found = audit_json("fairness", &[], &rows);
    let groups = found["selection"]["groups"].as_array().expect("groups");
    let (a, c) = (&groups[0], &groups[2]);
    assert_eq!((&found["selection"]["highest"], a["ratio"].as_f64()), (&Value::from("b"), Some(0.5)));
    let p = a["exact_p"].as_f64().expect("p");
    assert!((p - 0.003_41).abs() < 5e-6 && a["below_four_fifths"] == true, "{a}");
    // Two groups were tested, and the other's p is 1: Holm doubles the smaller one.
    assert!((a["adjusted_p"].as_f64().expect("p") - 2.0 * p).abs() < 1e-12, "{a}");
    let (low, high) = (a["interval"][0].as_f64().expect("low"), a["interval"][1].as_f64().expect("high"));
    let (least, most) = (a["interval_never_below_its_level"][0].as_f64(), a["interval_never_below_its_level"][1].as_f64());
    assert!(low < 0.5 && 0.5 < high && least.expect("low") < low && most.expect("high") > high, "{a}");
    assert!(c["refused"] == "too_few" && c["ratio"].is_null(), "{c}");
    let (_, words, _) = audit("fairness", &[], &rows);
    assert!(words.contains("The rate of group \"a\" is below four fifths of the highest; chance does not explain it."), "{words}");
    assert!(words.contains("held against group \"b\"") && words.contains("too few"), "{words}");
    let (_, words, _) = audit("fairness", &[], &outcomes(&[("a", 9, 20), ("b", 60, 100)]));
    assert!(words.contains("below four fifths of the highest; chance may explain it."), "{words}");
    let (_, words, _) = audit("fairness", &[], &outcomes(&[("a", 0, 10), ("b", 1, 10)]));
    assert!(
        words.contains("Of group \"a\" nothing could be found: with so few people, or so few selected, p is 1.0000 at least."),
        "{words}"
    );
}

/// A stratum's people as answers: with so many other items right that all of them have the same score.
fn answers(tables: &[Value]) -> (String, String) {
    let others = tables.len() + 1;
    let names: Vec<String> = std::iter::once("x".to_owned()).chain((0..others).map(|i| format!("o{i}"))).collect();
    let mut text = format!("group,{}\n", names.join(","));
    for (score, table) in (1..).zip(tables) {
        for (row, group) in ["r", "f"].into_iter().enumerate() {
            for (column, right) in [1_usize, 0].into_iter().enumerate() {
                let cells: String = (0..others).map(|i| if i + right < score { ",1" } else { ",0" }).collect();
                for _ in 0..table[row][column].as_u64().expect("a count") {
                    writeln!(text, "{group},{right}{cells}").expect("a text");
                }
            }
        }
    }
    (names.join(","), text)
}

#[test]
fn items_are_judged_as_the_oracle_mantel_haenszel_has_them() {
    let oracle = std::fs::read_to_string(crate::support::root().join("tests/oracles/mantel_haenszel.json")).expect("readable");
    let oracle: Value = serde_json::from_str(&oracle).expect("JSON");
    let mut compared = 0;
    for case in oracle["cases"].as_array().expect("cases") {
        let tables = case["input"]["tables"].as_array().expect("tables");
        let people: u64 = tables.iter().flat_map(|t| (0..4).map(|i| t[i / 2][i % 2].as_u64().expect("a count"))).sum();
        let group = |row: usize| tables.iter().map(|t| t[row][0].as_u64().unwrap_or(0) + t[row][1].as_u64().unwrap_or(0)).sum::<u64>();
        let expected = &case["expected"];
        if people > 3_000 || group(0) == 0 || group(1) == 0 || !expected["logodds_pooled_se"].is_number() {
            continue;
        }
        let (items, rows) = answers(tables);
        let found = audit_json("fairness", &["--items", &items, "--reference", "r", "--at-least", "1"], &rows);
        let item = found["items"]["judged"].as_array().expect("items").iter().find(|i| i["item"] == "x").expect("the item");
        let ours = &item["by_score"];
        for (what, ours, theirs) in [
            ("odds ratio", &ours["odds_ratio"], &expected["oddsratio_pooled"]),
            ("low", &ours["interval"][0], &expected["oddsratio_ci95"][0]),
            ("high", &ours["interval"][1], &expected["oddsratio_ci95"][1]),
            ("delta", &ours["delta"], &expected["ets_delta"]),
            // As R corrects for continuity: not where that would overshoot.
            ("p", &ours["p"], &expected["R"]["p_corrected"]),
        ] {
            if let (Some(a), Some(b)) = (ours.as_f64(), theirs.as_f64()) {
                assert!((a - b).abs() <= 1e-6 * b.abs().max(1e-6), "{} {what}: {a} and {b}", case["id"]);
                compared += 1;
            }
        }
    }
    assert!(compared >= 60, "{compared} figures are compared");
}

#[test]
fn items_of_groups_that_are_too_small_are_refused_and_the_reference_is_the_largest() {
    let row = |group: &str, i: usize| {
        format!("{group},{},{},{}\n", u8::from(i.is_multiple_of(2)), u8::from(i.is_multiple_of(3)), u8::from(i.is_multiple_of(5)))
    };
    let rows: String = "group,i1,i2,i3\n".to_owned()
        + &(0..150).map(|i| row("many", i)).collect::<String>()
        + &(0..12).map(|i| row("few", i)).collect::<String>();
    let (code, table, told) = audit("fairness", &["--items", "i1,i2,i3"], &rows);
    assert!(code == 0 && table.contains("too few: 12, and 100 are needed") && table.contains("Held against group \"many\""), "{table}");
    assert!(told.contains("items are held against group \"many\", which has most people (--reference)"), "{told}");
    let found = audit_json("fairness", &["--items", "i1,i2,i3"], &(rows + "few,1,,0\n"));
    assert!(found["assumed"].to_string().contains("1 who did not answer all of the items are left out"), "{found}");
    assert!(found["selection"].is_null() && found["items"]["judged"][0]["by_score"]["refused"].is_string(), "{found}");
}

#[test]
fn what_cannot_be_compared_is_refused_by_line_and_by_flag() {
    for (arguments, input, code, said) in [
        (&[][..], "group,selected\na,maybe\n", 1, "-:2: \"maybe\" in column \"selected\" is neither 0 nor 1, true nor false"),
        (&[], "group,selected\na,\n", 1, "-:2: column \"selected\" is empty"),
        (&[], "group,passed\na,1\n", 1, "there is no column \"selected\"; there are: group, passed"),
        (&[], "selected\n1\n", 1, "there is no column \"group\""),
        (&[], "group,selected\na,1\nb,0\n", 1, "two groups of 10 people or more are needed"),
        (&["--items", "i1"], "group\na\n", 1, "there is no column \"i1\""),
        (&["--items", "i1", "--reference", "z"], "group,i1\na,1\n", 1, "nobody of group \"z\" answered all of the items"),
        (&["--level", "0"], "group,selected\na,1\n", 2, "--level lies between 0 and 1"),
        (&["--reference", "a"], "group,selected\na,1\n", 2, "--items"),
    ] {
        let (found, _, told) = audit("fairness", arguments, input);
        assert!(found == code && told.contains(said), "{arguments:?} {input:?}: {found} {told}");
    }
    let none = outcomes(&[("a", 0, 10), ("b", 0, 10)]);
    let (code, _, told) = audit("fairness", &[], &none);
    assert!(code == 1 && told.contains("nobody was selected"), "{told}");
}
