//! Texts for benches: windows of the gold set's own Chinese and English, and near copies of them, always the same.

use std::path::Path;

/// Splitmix64.
#[derive(Clone, Copy)]
pub struct Chance(pub u64);

impl Chance {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut x = self.0;
        x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        x ^ (x >> 31)
    }

    pub fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }
}

fn strings(value: &serde_json::Value, found: &mut Vec<String>) {
    match value {
        serde_json::Value::String(s) if s.chars().count() > 20 => found.push(s.replace('\n', " ")),
        serde_json::Value::Array(list) => list.iter().for_each(|v| strings(v, found)),
        serde_json::Value::Object(fields) => fields.values().for_each(|v| strings(v, found)),
        _ => {}
    }
}

/// All longer texts of the gold set in one language, one after the other.
fn corpus(chinese: bool) -> Vec<char> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("gold_sets/mandarin-sg");
    let mut files: Vec<_> = std::fs::read_dir(folder).expect("the gold set").map(|e| e.expect("an entry").path()).collect();
    files.sort();
    let mut found = Vec::new();
    for file in files.iter().filter(|f| f.extension().is_some_and(|e| e == "jsonl")) {
        for line in std::fs::read_to_string(file).expect("readable").lines() {
            strings(&serde_json::from_str(line).expect("JSON"), &mut found);
        }
    }
    let han = |s: &str| s.chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).count() * 2 > s.chars().count();
    found
        .into_iter()
        .filter(|s| han(s) == chinese && (chinese || s.is_ascii()))
        .flat_map(|s| s.chars().chain([' ']).collect::<Vec<_>>())
        .collect()
}

/// Pairs of a reference and a near copy: `n` of about 300 Chinese characters, or of 60 English words.
pub fn pairs(chinese: bool, n: usize) -> Vec<(String, String)> {
    let corpus = corpus(chinese);
    let mut chance = Chance(7);
    let words: Vec<String> = corpus.iter().collect::<String>().split_whitespace().map(str::to_owned).collect();
    (0..n)
        .map(|_| {
            if chinese {
                let from = chance.below(corpus.len() - 300);
                let reference: Vec<char> = corpus[from..from + 300].iter().filter(|c| !c.is_whitespace()).copied().collect();
                let copy = reference.iter().flat_map(|c| changed(*c, corpus[chance.below(corpus.len())], chance.below(20))).collect();
                (reference.iter().collect(), copy)
            } else {
                let from = chance.below(words.len() - 60);
                let reference = &words[from..from + 60];
                let copy: Vec<String> =
                    reference.iter().flat_map(|w| changed(w.clone(), words[chance.below(words.len())].clone(), chance.below(12))).collect();
                (reference.join(" "), copy.join(" "))
            }
        })
        .collect()
}

/// Left out, replaced, followed by another one, or as it is.
fn changed<T>(own: T, other: T, drawn: usize) -> Vec<T> {
    match drawn {
        0 => vec![],
        1 => vec![other],
        2 => vec![own, other],
        _ => vec![own],
    }
}
