//! What a family's cases gave: how many values were compared, the largest difference, and each that is wrong.

use serde_json::Value;

/// How close a closed form has to come, absolutely or relatively.
pub const CLOSE: f64 = 1e-9;

#[derive(Default)]
pub struct Tally {
    pub cases: usize,
    pub values: usize,
    pub largest: f64,
    pub wrong: Vec<String>,
}

impl Tally {
    pub fn number(&mut self, id: &str, what: &str, ours: f64, theirs: &Value) {
        self.within(id, what, ours, theirs, CLOSE);
    }

    /// A value that is defined here where it is there.
    pub fn defined<E: std::fmt::Debug>(&mut self, id: &str, what: &str, ours: Result<f64, E>, theirs: &Value, tolerance: f64) {
        match (ours, theirs) {
            (Err(_), Value::Null) => self.values += 1,
            (Err(why), _) => self.wrong.push(format!("{id} {what}: expected {theirs}, ours is {why:?}")),
            (Ok(ours), Value::Null) => self.wrong.push(format!("{id} {what}: expected nothing, ours is {ours}")),
            (Ok(ours), _) => self.within(id, what, ours, theirs, tolerance),
        }
    }

    pub fn within(&mut self, id: &str, what: &str, ours: f64, theirs: &Value, tolerance: f64) {
        if theirs.as_str() == Some("inf") && ours == f64::INFINITY || theirs.as_str() == Some("-inf") && ours == f64::NEG_INFINITY {
            self.values += 1;
            return;
        }
        let Some(theirs) = theirs.as_f64() else {
            self.wrong.push(format!("{id} {what}: expected {theirs}, ours is {ours}"));
            return;
        };
        self.values += 1;
        let difference = (ours - theirs).abs() / theirs.abs().max(1.0);
        self.largest = self.largest.max(difference);
        if difference.is_nan() || difference > tolerance {
            self.wrong.push(format!("{id} {what}: expected {theirs}, ours is {ours}"));
        }
    }

    pub fn same<T: PartialEq + std::fmt::Debug>(&mut self, id: &str, what: &str, ours: &T, theirs: &T) {
        self.values += 1;
        if ours != theirs {
            self.wrong.push(format!("{id} {what}: expected {theirs:?}, ours is {ours:?}"));
        }
    }
}

pub fn text<'v>(value: &'v Value, name: &str) -> &'v str {
    value[name].as_str().expect("a text")
}
