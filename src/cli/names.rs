//! Names of a file, numbered as they appear.

use std::collections::HashMap;

use foldhash::fast::RandomState;

/// Names numbered as they appear.
#[derive(Default)]
pub(super) struct Names {
    numbers: HashMap<Box<str>, u32, RandomState>,
    /// The names, by number.
    pub list: Vec<String>,
}

impl Names {
    pub(super) fn number(&mut self, name: &str) -> u32 {
        if let Some(known) = self.numbers.get(name) {
            return *known;
        }
        let number = u32::try_from(self.list.len()).unwrap_or(u32::MAX);
        self.numbers.insert(name.into(), number);
        self.list.push(name.to_owned());
        number
    }
}
