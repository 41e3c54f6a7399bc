//! Responses graded by the items of a gold set.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::super::{Failure, code};
use super::arguments::Arguments;
use super::line::{Scored, group, name};
use crate::domain::gold_set::item::{GradeContext, Item};
use crate::domain::gold_set::{self, GoldSet};
use crate::domain::kernel::sealed::Reveal;
use crate::formats::Fields;

/// A gold set's items by id, with what their grades depend on.
pub(super) struct Graded<'s> {
    file: String,
    item: String,
    response: String,
    by: String,
    items: HashMap<&'s str, (&'s Item, GradeContext)>,
}

impl<'s> Graded<'s> {
    pub fn new(arguments: &Arguments, set: &'s GoldSet) -> Self {
        let placed = set.items().map(|(_, placed)| placed).chain(&set.practice);
        Self {
            file: arguments.responses.display().to_string(),
            item: arguments.item.clone(),
            response: arguments.response.clone(),
            by: arguments.by.clone(),
            items: placed.map(|p| (p.item.head.id.as_str(), (&p.item, p.item.grade_context(&set.shared)))).collect(),
        }
    }

    /// Grades one line.
    pub fn line(&self, line: &str, number: u64) -> Result<Scored, Failure> {
        let wrong = |what: String| Failure::new(code::NO, format!("{}:{number}: {what}", self.file));
        let fields = Fields::read(line).map_err(wrong)?;
        let name = name(&fields, &self.item, &wrong)?.ok_or_else(|| wrong(format!("there is no \"{}\"", self.item)))?;
        let Some((item, within)) = self.items.get(name.as_ref()) else {
            let hint = gold_set::problem::suggestion(&name, self.items.keys().copied());
            return Err(wrong(format!("item \"{name}\" is not in the set{hint}")));
        };
        let response = fields.raw(&self.response).ok_or_else(|| wrong(format!("there is no \"{}\"", self.response)))?;
        let response: Value = serde_json::from_str(response).map_err(|e| wrong(e.to_string()))?;
        let mut out = serde_json::Map::new();
        for field in ["id", self.item.as_str(), self.by.as_str()] {
            if let Some(named) = fields.raw(field).and_then(|raw| serde_json::from_str(raw).ok()) {
                out.insert(field.to_owned(), named);
            }
        }
        // The explanation quotes the key and stays closed; `touchstone grade` shows it to authors.
        let figures = match item.grade(within, &response, &Reveal::for_an_author()) {
            Ok(grade) => {
                out.insert("score".to_owned(), json!(grade.score));
                out.insert("counts".to_owned(), json!(grade.counts));
                if let Some(brier) = grade.brier {
                    out.insert("brier".to_owned(), json!(brier));
                }
                grade.score.filter(|_| grade.counts).map(|score| vec![score])
            }
            Err(violation) => {
                out.insert(
                    "violation".to_owned(),
                    json!({ "code": violation.code, "pointer": violation.pointer, "detail": violation.detail }),
                );
                None
            }
        };
        Ok(Scored { text: Value::Object(out).to_string(), group: group(&fields, &self.by), figures })
    }
}
