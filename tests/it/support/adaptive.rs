//! A set with an adaptive stage, made for tests: choice items with parameters, in skills of equal size.

use touchstone::domain::gold_set::Folder;

use super::crowd;

/// The decision of a stage, and what else it says: lines of `[[stage]]` before its decision, and the decision's own.
pub struct Plan<'a> {
    pub stage: &'a str,
    pub decision: &'a str,
    /// Skills that the items are dealt to in turn, each with the same share of 20 draws.
    pub skills: usize,
}

/// The small set with its first stage on a bank of choice items with these (a, b, c), dealt to its skills in turn; `x-001` is the first.
pub fn set(bank: &[(f64, f64, f64)], plan: &Plan<'_>) -> Folder {
    let mut set = crowd::base();
    let mut lines = String::new();
    for (i, (a, b, c)) in bank.iter().enumerate() {
        let key = ["a", "b", "c", "d"][i % 4];
        let line = serde_json::json!({
            "id": format!("x-{:03}", i + 1), "kind": "choice", "skill": format!("skill-{}", i % plan.skills), "lang": "en", "seconds": 30,
            "prompt": { "en": format!("Which of these is number {i}?"), "zh": format!("哪一个是第{i}号？") }, "rationale": "Because.",
            "options": (["a", "b", "c", "d"].map(|o| serde_json::json!({ "id": o, "text": format!("{o} of {i}") }))), "key": key,
            "irt": { "a": a, "b": b, "c": c },
        });
        lines.push_str(&line.to_string());
        lines.push('\n');
    }
    set.files.insert("pool.jsonl".to_owned(), lines.into_bytes());
    let row = |i: usize| format!("  {{ skill = \"skill-{i}\", items = {} }},\n", 20 / plan.skills);
    let draw = (0..plan.skills).map(row).collect::<Vec<String>>().concat();
    crowd::replace(&mut set, "project.toml", "bank = \"core\"\nminutes = 20", &format!("bank = \"pool\"\n{}\nminutes = 20", plan.stage));
    crowd::replace(&mut set, "project.toml", "  { skill = \"reading\", items = 2 },\n  { skill = \"words\", items = 2 },\n", &draw);
    crowd::replace(&mut set, "project.toml", "kind = \"cut\"\ncut = 0.7\nconfidence = 0.8\nforced = \"refer\"", plan.decision);
    set
}
