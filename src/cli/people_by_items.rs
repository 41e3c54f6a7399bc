//! Tables of people by items, from CSV or JSON.

use std::collections::HashMap;

use super::assumed::{Assumed, is_mark};
use super::input::Input;
use super::{Failure, code};

/// Whether a score is the full one.
pub(super) fn is_right(score: f64) -> bool {
    (score - 1.0).abs() < f64::EPSILON
}

pub(super) struct Table {
    /// The items' names.
    pub items: Vec<String>,
    /// Scores by person and item; `None` was not asked.
    pub people: Vec<Vec<Option<f64>>>,
    /// What was taken for granted.
    pub assumed: Assumed,
}

/// What is wrong with a score.
fn no_number(item: &str, text: &str) -> String {
    let hint = if is_mark(text) {
        format!("; --missing {text} takes it as not asked")
    } else if text
        .split_once(',')
        .is_some_and(|(a, b)| [a, b].iter().all(|t| t.trim_start_matches('-').bytes().all(|c| c.is_ascii_digit())))
    {
        "; a decimal has a point, as 0.5".to_owned()
    } else {
        String::new()
    };
    format!("\"{text}\" of item \"{item}\" is no number{hint}")
}

fn score(item: &str, text: &str) -> Result<f64, String> {
    text.parse().ok().filter(|score: &f64| score.is_finite()).ok_or_else(|| no_number(item, text))
}

/// Reads all rows.
pub(super) fn read(input: &Input) -> Result<Table, Failure> {
    let mut rows = input.rows()?;
    let header = rows.header().to_vec();
    let items: Vec<usize> = (1..header.len()).filter(|at| !header[*at].is_empty()).collect();
    if items.is_empty() {
        let what = "a table of people by items has a column for the person and one an item";
        return Err(Failure::new(code::NO, format!("{}: {what}", input.file.display())));
    }
    let mut table = Table { items: items.iter().map(|at| header[*at].clone()).collect(), people: Vec::new(), assumed: Assumed::default() };
    let mut number: HashMap<String, usize> = table.items.iter().cloned().zip(0..).collect();
    let mut met: HashMap<String, u64> = HashMap::new();
    while let Some((line, row)) = rows.next_row().map_err(|e| input.wrong(&e))? {
        let mut scores = vec![None; table.items.len()];
        if let Some(fields) = row.fields() {
            for item in fields.names().filter(|name| *name != header[0]) {
                let at = *number.entry(item.to_owned()).or_insert_with(|| {
                    table.items.push(item.to_owned());
                    table.items.len() - 1
                });
                scores.resize(table.items.len(), None);
                let text = input.found(line, &row, item)?;
                scores[at] = text.map(|t| score(item, &t)).transpose().map_err(|what| input.at(line, &what))?;
            }
        } else {
            for (at, cell) in items.iter().enumerate() {
                scores[at] = row.cell(*cell).map(|t| score(&header[*cell], t)).transpose().map_err(|what| input.at(line, &what))?;
            }
        }
        if let Some(person) = input.found(line, &row, &header[0])?
            && let Some(before) = met.insert(person.clone().into_owned(), line)
        {
            return Err(input.at(line, &format!("person \"{person}\" stands in the table twice, before in line {before}")));
        }
        table.people.push(scores);
    }
    // Items that a later row was the first to have.
    let items = table.items.len();
    table.people.iter_mut().for_each(|scores| scores.resize(items, None));
    table.assumed.add(format!("a row is a person named by \"{}\", and every other column of the {items} is an item", header[0]));
    table.assumed.add_all(rows.assumed());
    Ok(table)
}

impl Table {
    /// Whether all scores of an item are 0 or 1.
    pub fn is_binary(&self, item: usize) -> bool {
        self.people.iter().filter_map(|p| p[item]).all(|s| is_right(s) || s.abs() < f64::EPSILON)
    }

    /// The scores of the people who answered everything.
    pub fn complete(&self) -> Vec<Vec<f64>> {
        self.people.iter().filter_map(|row| row.iter().copied().collect()).collect()
    }
}
