//! What a measuring command takes for granted about its input: said in a line each on standard error, and in the document of `--json`.

use serde_json::{Value, json};

use super::tell;

/// Sentences without a full stop, each with the flag that changes it where there is one.
#[derive(Clone, Debug, Default)]
pub(super) struct Assumed(Vec<String>);

/// What other programs write where they have no value.
const MARKS: [&str; 9] = ["na", "n/a", "nan", "null", "none", "nil", "<na>", "#n/a", "undefined"];

/// As many names as a line has room for.
const MOST_NAMED: usize = 12;

impl Assumed {
    /// Adds a sentence.
    pub fn add(&mut self, what: impl Into<String>) {
        self.0.push(what.into());
    }

    /// Adds what a file's form was taken to be.
    pub fn add_all(&mut self, what: &[String]) {
        self.0.extend_from_slice(what);
    }

    /// Names the labels that look like marks of something missing.
    pub fn look_for_marks<'l>(&mut self, labels: impl IntoIterator<Item = &'l str>) {
        for label in labels.into_iter().filter(|l| is_mark(l)) {
            self.add(format!("\"{label}\" is a label like any other (--missing {} takes it as missing)", quoted_for_shell(label)));
        }
    }

    /// Says it on standard error.
    pub fn tell(&self) {
        for what in &self.0 {
            tell(&format!("assumed: {what}"));
        }
    }

    /// The same for a document.
    pub fn json(&self) -> Value {
        json!(self.0)
    }
}

/// Whether a label is what other programs write where they have no value.
pub(super) fn is_mark(label: &str) -> bool {
    MARKS.iter().any(|m| m.eq_ignore_ascii_case(label))
}

fn quoted_for_shell(label: &str) -> String {
    if label.contains(['<', '>', '#']) { format!("'{label}'") } else { label.to_owned() }
}

/// The first names of a list, joined.
pub(super) fn some(names: &[String], between: &str) -> String {
    let shown = names.iter().take(MOST_NAMED).map(String::as_str).collect::<Vec<_>>().join(between);
    if names.len() > MOST_NAMED { format!("{shown}{between}… ({} in all)", names.len()) } else { shown }
}
