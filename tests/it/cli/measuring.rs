//! The measuring commands: figures against published ones, partial tables, streams, errors that name file and line.
#![expect(clippy::format_push_string, reason = "inputs of a few lines are put together as they read")]

use std::collections::BTreeMap;

use serde_json::Value;

use super::{texts, touchstone};

const NOWHERE: &str = "sqlite:/nowhere/at/all.db";

fn run(arguments: &[&str], input: &str) -> (i32, String, String) {
    texts(&touchstone(NOWHERE, arguments, input))
}

fn json(arguments: &[&str], input: &str) -> Value {
    let (code, out, told) = run(arguments, input);
    assert_eq!(code, 0, "{told}");
    serde_json::from_str(&out).expect("JSON")
}

/// Krippendorff's four observers by twelve units (2011), wide.
fn krippendorff() -> String {
    let rows =
        ["1 1  1", "2 2 3 2", "3 3 3 3", "3 3 3 3", "2 2 2 2", "1 2 3 4", "4 4 4 4", "1 1 2 1", "2 2 2 2", " 5 5 5", "  1 1", " 3  "];
    let mut csv = "unit,a,b,c,d\n".to_owned();
    for (i, row) in rows.iter().enumerate() {
        csv.push_str(&format!("u{i},{}\n", row.replace(' ', ",")));
    }
    csv
}

fn coefficients(document: &Value) -> BTreeMap<(String, String), Value> {
    let text = |v: &Value| v.as_str().unwrap_or_default().to_owned();
    document["coefficients"].as_array().expect("a list").iter().map(|c| ((text(&c["coefficient"]), text(&c["of"])), c.clone())).collect()
}

#[test]
fn agree_prints_the_alphas_that_krippendorff_2011_prints() {
    let document = json(&["agree", "-", "--scale", "interval", "--json"], &krippendorff());
    let found = coefficients(&document);
    for (of, printed) in [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)] {
        let value = found[&("Krippendorff alpha".to_owned(), of.to_owned())]["value"].as_f64().expect("a number");
        assert!((value - printed).abs() < 5e-4, "{of} {value}");
    }
    assert_eq!((document["units"].as_u64(), document["units_with_two_ratings"].as_u64()), (Some(12), Some(11)));
    let (code, table, _) = run(&["agree", "-", "--bootstrap", "200", "--seed", "3"], &krippendorff());
    assert_eq!(code, 0);
    assert!(table.lines().next().is_some_and(|h| h.starts_with("COEFFICIENT") && h.ends_with("BOOT HIGH")), "{table}");
    assert_eq!(run(&["agree", "-", "--bootstrap", "200", "--seed", "3"], &krippendorff()).1, table);
}

#[test]
fn partial_tables_of_random_parts_merge_to_the_very_bits_of_one_pass() {
    use rand::RngExt as _;
    let mut chance = rand::rng();
    let folder = tempfile::tempdir().expect("a folder");
    let header = "unit,rater,value\n";
    for round in 0..6 {
        // Units with two to four ratings of 1 to 5, now and then missing, dealt out to three parts.
        let mut parts = vec![header.to_owned(); 3];
        let mut whole = header.to_owned();
        for unit in 0..40 {
            let part = chance.random_range(0..3);
            for rater in ["ann", "bob", "cyd"] {
                if chance.random_range(0..10) > 0 {
                    let line = format!("u{unit},{rater},{}\n", chance.random_range(1..6));
                    parts[part].push_str(&line);
                    whole.push_str(&line);
                }
            }
        }
        let scale = ["nominal", "ordinal", "interval", "ratio"][round % 4];
        let mut merge = vec!["agree".to_owned(), "--scale".to_owned(), scale.to_owned(), "--json".to_owned(), "--merge".to_owned()];
        for (i, part) in parts.iter().enumerate() {
            let (code, text, told) = run(&["agree", "-", "--partial"], part);
            assert_eq!(code, 0, "{told}");
            let file = folder.path().join(format!("{round}-{i}.json"));
            std::fs::write(&file, text).expect("written");
            merge.push(file.display().to_string());
        }
        let merge: Vec<&str> = merge.iter().map(String::as_str).collect();
        let merged = coefficients(&json(&merge, ""));
        let mut single = coefficients(&json(&["agree", "-", "--scale", scale, "--json"], &whole));
        // Conger's kappa needs the ratings themselves and is left out after merging.
        single.retain(|(name, _), _| name != "Conger kappa");
        assert_eq!(merged, single, "round {round}, {scale}");
    }
}

#[test]
fn agree_says_what_is_wrong_and_where() {
    for (input, arguments, code, said) in [
        ("unit,rater,value\nu1,a,1\nu1,a,2\n", vec!["agree", "-"], 1, "-:3: rater \"a\" has rated unit \"u1\" before, in line 2"),
        ("unit,a,b\nu1,x,y,z\n", vec!["agree", "-"], 1, "-:2: has 4 cells, the header has 3"),
        ("unit,a,b\nu1,x,y\n", vec!["agree", "-", "--scale", "interval"], 1, "the scale needs numbers"),
        ("unit,a,b\nu1,x,y\n", vec!["agree", "-", "--categories", "x,z"], 1, "-:2: \"y\" is none of the categories x, z"),
        ("unit,a,b\nu1,x,\n", vec!["agree", "-"], 1, "no coefficient is defined"),
        ("{\"task\":1}\n", vec!["agree", "-", "--format", "jsonl"], 1, "name the columns with --unit, --rater and --value"),
        ("", vec!["agree", "nowhere.csv"], 3, "nowhere.csv: No such file"),
        ("", vec!["agree", "-", "--level", "95"], 2, "a level is between 0 and 1"),
    ] {
        let (ended, out, told) = run(&arguments, input);
        assert_eq!(ended, code, "{arguments:?} {out} {told}");
        assert!(told.contains(said), "{arguments:?} said {told}");
    }
}

#[test]
fn agree_holds_raters_against_the_one_who_is_the_truth() {
    let csv = "unit,truth,ann\n1,a,a\n2,a,a\n3,a,b\n4,b,b\n5,b,b\n6,b,a\n7,b,b\n8,a,a\n";
    let found = coefficients(&json(&["agree", "-", "--truth", "truth", "--json"], csv));
    let value = |name: &str| found[&(name.to_owned(), "ann against truth".to_owned())]["value"].as_f64().expect("a number");
    // Six of eight right, three of four in each class: everything is 3/4, Matthews' r 1/2.
    for name in ["accuracy", "balanced accuracy", "precision, macro", "recall, macro", "F1, macro", "F1, weighted"] {
        assert!((value(name) - 0.75).abs() < 1e-12, "{name}");
    }
    assert!((value("Matthews r") - 0.5).abs() < 1e-12);
    let (code, _, told) = run(&["agree", "-", "--truth", "bob"], csv);
    assert_eq!((code, told.as_str()), (1, "error: there is no rater \"bob\"; there are: ann, truth\n"));
}

#[test]
fn agree_resamples_every_coefficient_and_a_share_as_the_binomial_in_closed_form() {
    // Three raters, the third leaves out a unit now and then; the first two agree on 45 of 60.
    let mut csv = "unit,truth,ann,bob\n".to_owned();
    for unit in 0..60 {
        let value = unit % 5 + 1;
        let ann = if unit % 4 == 0 { value % 5 + 1 } else { value };
        let bob = if unit % 7 == 3 { String::new() } else { (if unit % 3 == 0 { 3 } else { value }).to_string() };
        csv.push_str(&format!("u{unit},{value},{ann},{bob}\n"));
    }
    let resampled = ["agree", "-", "--scale", "interval", "--truth", "truth", "--bootstrap", "2000", "--seed", "5", "--json"];
    let found = coefficients(&json(&resampled, &csv));
    let names: std::collections::BTreeSet<&str> = found.keys().map(|k| k.0.as_str()).collect();
    for name in ["percent agreement", "Conger kappa", "Cohen kappa", "ICC", "Krippendorff alpha", "accuracy", "Matthews r"] {
        assert!(names.contains(name), "{name} of {names:?}");
    }
    let bounds = |c: &Value| (c["bootstrap_interval"][0].as_f64(), c["bootstrap_interval"][1].as_f64());
    for (name, c) in &found {
        let ((Some(low), Some(high)), value) = (bounds(c), c["value"].as_f64().expect("defined")) else { panic!("{name:?} {c}") };
        assert!(low < value && value < high, "{name:?} {c}");
    }
    // A resampled share of 60 units is binomial with the share found, so that its percentiles are those of Binomial(60, 3/4).
    let accuracy = &found[&("accuracy".to_owned(), "ann against truth".to_owned())];
    let (mut below, mut quantiles) = (0.0, Vec::new());
    for k in 0..=60_u32 {
        let ln_choose: f64 = (1..=k).map(|i| (f64::from(60 - k + i) / f64::from(i)).ln()).sum();
        let before = below;
        below += (ln_choose + f64::from(k) * 0.75_f64.ln() + f64::from(60 - k) * 0.25_f64.ln()).exp();
        for tail in [0.025, 0.975] {
            if before < tail && below >= tail {
                quantiles.push(f64::from(k) / 60.0);
            }
        }
    }
    let (low, high) = bounds(accuracy);
    assert!(
        (low.expect("low") - quantiles[0]).abs() < 1.01 / 60.0 && (high.expect("high") - quantiles[1]).abs() < 1.01 / 60.0,
        "{accuracy} {quantiles:?}"
    );
    // Two raters: correlations too.
    let two: String = csv.lines().map(|l| l.rsplit_once(',').map_or("", |c| c.0).to_owned() + "\n").collect();
    let found = coefficients(&json(&["agree", "-", "--scale", "interval", "--bootstrap", "300", "--json"], &two));
    for name in ["Pearson r", "Spearman rho", "Kendall tau-b"] {
        assert!(bounds(&found[&(name.to_owned(), String::new())]).0.is_some(), "{name}");
    }
}

#[test]
fn score_grades_by_a_gold_set_and_reads_csv() {
    let folder = tempfile::tempdir().expect("a folder");
    let summary = folder.path().join("means.json").display().to_string();
    let rows = "{\"id\":1,\"item\":\"aud-compare-001\",\"candidate\":\"c\",\"response\":{\"value\":3}}\n\
        {\"id\":2,\"item\":\"aud-compare-001\",\"candidate\":\"c\",\"response\":{\"value\":9}}\n";
    let (code, out, told) = run(&["score", "-", "--set", "gold_sets/mandarin-sg", "--summary", &summary], rows);
    assert_eq!(code, 0, "{told}");
    let lines: Vec<Value> = out.lines().map(|l| serde_json::from_str(l).expect("JSON")).collect();
    assert!(lines[0]["score"].is_number() && lines[0].get("explanation").is_none());
    assert_eq!(lines[1]["violation"]["code"], "range");
    let means: Value = serde_json::from_str(&std::fs::read_to_string(&summary).expect("written")).expect("JSON");
    assert_eq!((means["responses"].as_u64(), means["groups"][0]["responses"].as_u64()), (Some(2), Some(1)));
    let (code, _, told) = run(&["score", "-", "--set", "gold_sets/mandarin-sg"], "{\"item\":\"aud-compare-00l\",\"response\":null}\n");
    assert_eq!(code, 1);
    assert!(told.contains("did you mean"), "{told}");
    let csv = "id,candidate,response,reference\n1,c,甲乙丙,甲乙丙\n2,c,甲乙,\"[\"\"甲乙丙\"\",\"\"甲乙\"\"]\"\n3,c,,甲\n";
    let (code, out, told) = run(&["score", "-", "--format", "csv", "--metrics", "edit"], csv);
    assert_eq!(code, 0, "{told}");
    let scores: Vec<f64> =
        out.lines().map(|l| serde_json::from_str::<Value>(l).expect("JSON")["edit"].as_f64().expect("a number")).collect();
    assert_eq!(scores, [1.0, 1.0, 0.0]);
}

#[test]
fn plan_gives_the_fixed_test_of_the_published_table_and_says_when_promises_break() {
    // Where nobody differs, both figures are one.
    let alike = ["--skill", "0", "--passage", "0", "--day", "0", "--learns", "0", "--known", "0"];
    let plan = json(&[&["plan", "--p0", "0.6", "--p1", "0.8", "--json"][..], &alike].concat(), "");
    assert_eq!((plan["fixed_test"]["items"].as_u64(), plan["fixed_test"]["cut"].as_u64()), (Some(60), Some(43)));
    let kept = |plan: &Value| (plan["promises_kept"].as_bool(), plan["as_people_differ"]["promises_kept"].as_bool());
    assert_eq!(kept(&plan), (Some(true), Some(true)));
    let passed = |plan: &Value| (plan["nonmaster_passed"].as_f64(), plan["as_people_differ"]["nonmaster_passed"].as_f64());
    let (Some(pure), Some(real)) = passed(&plan) else { panic!("{plan}") };
    assert!((pure - real).abs() < 1e-9 && (pure - 0.0437).abs() < 1e-4, "{pure} {real}");
    // As people differ by default the same plan breaks them: the command says no, in both forms.
    let (code, out, told) = run(&["plan", "--p0", "0.6", "--p1", "0.8", "--json"], "");
    let plan: Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!((code, kept(&plan)), (1, (Some(true), Some(false))), "{told}");
    let (Some(pure), Some(real)) = passed(&plan) else { panic!("{plan}") };
    assert!((pure - 0.0437).abs() < 1e-4 && (real - 0.0937).abs() < 1e-3, "{pure} {real}");
    let (code, table, told) = run(&["plan", "--p0", "0.6", "--p1", "0.8"], "");
    assert!(code == 1 && told.contains("not as people differ"), "{code} {told}");
    let line = |begins: &str| table.lines().find(|l| l.starts_with(begins)).unwrap_or_else(|| panic!("{begins}: {table}"));
    assert!(line("passed at 0.6").ends_with(": kept") && line("as people differ").ends_with(": broken"), "{table}");
    let (code, table, told) = run(&[&["plan", "--p0", "0.6", "--p1", "0.8", "--attempts", "3"][..], &alike].concat(), "");
    assert!(code == 1 && told.contains("does not keep its promises") && table.contains(": broken"), "{code} {told} {table}");
    let folder = tempfile::tempdir().expect("a folder");
    let drawing = folder.path().join("plan.svg").display().to_string();
    let (code, table, told) = run(
        &["plan", "--p0", "0.6", "--p1", "0.8", "--max", "8", "--alpha", "0.01", "--beta", "0.3", "--attempts", "3", "--svg", &drawing],
        "",
    );
    assert!(table.contains("a fixed test with these risks"), "{table}");
    assert_eq!((code, told.is_empty()), (i32::from(!told.is_empty()), code == 0));
    let drawing = std::fs::read_to_string(folder.path().join("plan.svg")).expect("drawn");
    assert!(drawing.starts_with("<svg ") && !drawing.contains("NaN"));
    assert_eq!(run(&["plan", "--p0", "0.9", "--p1", "0.8"], "").0, 2, "wrong usage");
}

#[test]
fn items_of_lsat6_have_the_published_statistics_and_parameters() {
    // Bock and Lieberman 1970, five patterns of the thirty; the whole table is an oracle family.
    let mut csv = "person,i1,i2,i3,i4,i5\n".to_owned();
    for (pattern, n) in [
        ("11111", 298),
        ("11011", 173),
        ("10011", 81),
        ("10111", 80),
        ("11101", 61),
        ("11001", 56),
        ("10001", 29),
        ("11110", 28),
        ("10101", 28),
        ("00000", 3),
        ("00011", 11),
        ("01011", 16),
        ("01111", 15),
        ("10000", 10),
        ("11010", 21),
        ("11100", 11),
    ] {
        for i in 0..n {
            let cells: Vec<String> = pattern.chars().map(String::from).collect();
            csv.push_str(&format!("{pattern}-{i},{}\n", cells.join(",")));
        }
    }
    let stats = json(&["items", "stats", "-", "--json"], &csv);
    let facility = stats["items"][0]["facility"].as_f64().expect("a share");
    let right = csv.lines().skip(1).filter(|l| l.split(',').nth(1) == Some("1")).count() as f64;
    assert!((facility - right / 921.0).abs() < 1e-12);
    assert!((stats["test"]["kr20"].as_f64().expect("a number") - stats["test"]["alpha"].as_f64().expect("a number")).abs() < 1e-12);
    let fit = json(&["items", "calibrate", "-", "--model", "1", "--json"], &csv);
    let slopes: Vec<f64> = fit["items"].as_array().expect("items").iter().map(|i| i["a"].as_f64().expect("a slope")).collect();
    assert!(slopes.windows(2).all(|w| (w[0] - w[1]).abs() < 1e-12) && slopes[0] > 0.0);
    let (code, _, told) = run(&["items", "calibrate", "-"], "person,i1,i2\na,1,0\nb,1,1\n");
    assert_eq!(code, 1);
    assert!(told.contains("all answer alike on i1"), "{told}");
    assert_eq!(run(&["items", "stats", "-"], "person,i1,i2\na,1,x\n").2, "error: -:2: \"x\" of item \"i2\" is no number\n");
}

#[test]
fn aggregate_finds_the_reliable_and_refuses_what_has_no_answer() {
    let mut labels = "task,worker,label\n".to_owned();
    for task in 0..30 {
        let truth = if task % 3 == 0 { "yes" } else { "no" };
        let other = if task % 3 == 0 { "no" } else { "yes" };
        for worker in ["a", "b", "c"] {
            labels.push_str(&format!("t{task},{worker},{truth}\n"));
        }
        labels.push_str(&format!("t{task},liar,{other}\n"));
    }
    for method in ["majority", "dawid-skene", "one-coin", "glad", "mace"] {
        let document = json(&["aggregate", "-", "--method", method, "--json"], &labels);
        assert_eq!(document["tasks"][0]["label"], "yes", "{method}");
        assert_eq!(document["tasks"][1]["label"], "no", "{method}");
    }
    let (_, table, told) = run(&["aggregate", "-", "--workers"], &labels);
    assert!(told.contains("steps") && table.lines().any(|l| l.starts_with("liar") && l.contains("0.0000")), "{table}");
    let (code, _, told) = run(&["aggregate", "-", "--method", "bradley-terry"], "left,right,winner\nA,B,A\n");
    assert_eq!(code, 1);
    assert!(told.contains("--penalty 0.1"), "{told}");
    assert!(run(&["aggregate", "-", "--method", "bradley-terry"], "left,right,winner\nA,B,C\n").2.contains("-:2: the winner \"C\""));
}

#[test]
fn score_is_the_same_with_a_bank_and_without_and_keeps_the_order() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut with, mut without, mut bank) = (String::new(), String::new(), String::new());
    let references = ["今天天气很好，我们去公园散步吧。", "The quick brown fox jumps over the lazy dog.", "他昨天买了三本书。"];
    for (i, reference) in references.iter().enumerate() {
        bank.push_str(&format!("{{\"item\":\"i{i}\",\"reference\":\"{reference}\"}}\n"));
    }
    for n in 0..700 {
        let reference = references[n % 3];
        let response: String = reference.chars().filter(|c| !(*c as usize + n).is_multiple_of(7)).collect();
        with.push_str(&format!("{{\"id\":{n},\"item\":\"i{}\",\"candidate\":\"c{}\",\"response\":\"{response}\"}}\n", n % 3, n % 5));
        without.push_str(&format!(
            "{{\"id\":{n},\"item\":\"i{}\",\"candidate\":\"c{}\",\"response\":\"{response}\",\"reference\":\"{reference}\"}}\n",
            n % 3,
            n % 5
        ));
    }
    let (bank_file, summary) = (folder.path().join("bank.jsonl"), folder.path().join("means.json"));
    std::fs::write(&bank_file, bank).expect("written");
    let metrics = "f1,chrf,chrf++,edit,bleu,rouge-l,cer,ter";
    let (code, plain, told) = run(&["score", "-", "--metrics", metrics, "--summary", &summary.display().to_string()], &without);
    assert_eq!((code, told.as_str()), (0, "scored 700 responses\n"));
    let (_, banked, _) = run(&["score", "-", "--metrics", metrics, "--bank", &bank_file.display().to_string(), "--threads", "3"], &with);
    assert_eq!(plain, banked);
    let rows: Vec<Value> = plain.lines().map(|l| serde_json::from_str(l).expect("JSON")).collect();
    assert!(rows.iter().enumerate().all(|(i, r)| r["id"].as_u64() == Some(i as u64)));
    let means: Value = serde_json::from_str(&std::fs::read_to_string(&summary).expect("written")).expect("JSON");
    let first: Vec<f64> = rows.iter().filter(|r| r["candidate"] == "c0").map(|r| r["chrf"].as_f64().expect("a score")).collect();
    let mean = means["groups"][0]["means"]["chrf"].as_f64().expect("a mean");
    assert!((mean - first.iter().sum::<f64>() / first.len() as f64).abs() < 1e-12);
    assert_eq!(means["normalised"], serde_json::json!(["nfkc"]));
    for (line, said) in [
        ("{\"response\":\"x\"}\n", "-:1: \"reference\" is no text"),
        ("{\"response\":\"x\",\"reference\":\"x\"}\n{\n", "-:2: "),
        ("{\"response\":1,\"reference\":\"x\"}\n", "\"response\" is no text"),
        ("3\n", "-:1: is no JSON object"),
    ] {
        let (code, _, told) = run(&["score", "-"], line);
        assert_eq!(code, 1);
        assert!(told.contains(said), "{told}");
    }
    assert_eq!(run(&["score", "-"], "").2, "scored 0 responses\n");
}

#[test]
fn words_are_those_of_the_language_and_the_summary_says_how_they_were_cut() {
    let folder = tempfile::tempdir().expect("a folder");
    let summary = folder.path().join("means.json").display().to_string();
    let figures = |lang: &str, response: &str, reference: &str| {
        let line = serde_json::json!({ "response": response, "reference": reference }).to_string() + "\n";
        let (code, out, told) = run(&["score", "-", "--metrics", "f1,rouge-l", "--lang", lang, "--summary", &summary], &line);
        assert_eq!(code, 0, "{told}");
        let row: Value = serde_json::from_str(&out).expect("JSON");
        let means: Value = serde_json::from_str(&std::fs::read_to_string(&summary).expect("written")).expect("JSON");
        (row["f1"].as_f64().expect("a score"), row["rouge_l"].as_f64().expect("a score"), means["cut"].clone())
    };
    let none = |lang: &str, response: &str, reference: &str| {
        let (f1, rouge, cut) = figures(lang, response, reference);
        assert!(f1 < 1e-12 && rouge < 1e-12, "{response} and {reference} share no word: {f1}, {rouge}");
        assert_eq!(cut, serde_json::json!({ "f1": "uax29", "rouge_l": "uax29" }));
    };
    none("es-MX", "canción", "camión");
    none("es", "el niño soñó", "la piña pequeña");
    // English texts keep their accents too; what ROUGE counts there is what is customary, and the same for ASCII.
    let (f1, rouge, cut) = figures("en-GB", "canción", "camión");
    assert!(f1 < 1e-12 && rouge < 1e-12, "{f1}, {rouge}");
    assert_eq!(cut, serde_json::json!({ "f1": "uax29", "rouge_l": "letters" }));
    let (f1, rouge, cut) = figures("zh", "canción", "camión");
    assert!(f1 < 1e-12 && rouge > 0.0, "{f1}, {rouge}");
    assert_eq!(cut, serde_json::json!({ "f1": "jieba", "rouge_l": "characters" }));
    // ラ of three and three characters: 1/3.
    let (f1, rouge, cut) = figures("ja", "カメラ", "ラジオ");
    assert!((f1 - 1.0 / 3.0).abs() < 1e-12 && (rouge - 1.0 / 3.0).abs() < 1e-12, "{f1}, {rouge}");
    assert_eq!(cut, serde_json::json!({ "f1": "characters", "rouge_l": "characters" }));
    let (f1, rouge, _) = figures("pt", "a canção e o pão", "o pão e a canção");
    assert!((f1 - 1.0).abs() < 1e-12 && rouge < 1.0, "{f1}, {rouge}");
    assert_eq!(figures("zh", "今天", "今天").2, serde_json::json!({ "f1": "jieba", "rouge_l": "characters" }));
    assert_eq!(run(&["score", "-", "--lang", "spanish"], "").0, 2);
}
