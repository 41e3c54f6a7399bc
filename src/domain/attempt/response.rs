//! Whether a response in the stored form is one that the item allows: told from what is presented alone, so that a save can be refused without a
//! key coming near the candidate's request. The grader reads the response again by its own rules.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::domain::gold_set::item::cloze::{self, gaps_of};
use crate::domain::gold_set::item::fact_check::{self, VERDICTS};
use crate::domain::gold_set::item::rules::Labelled;
use crate::domain::gold_set::item::{LONG_TEXT, MENDED_TEXT, Presented, PresentedBody, SHORT_TEXT, SPANS, order, rating};
use crate::domain::gold_set::shared::Shared;
use crate::domain::violation::Violation;
use touchstone_measure::text::graphemes::boundaries;
use touchstone_measure::text::normalise::{ScriptFold, normalise};

type Checked = Result<(), Violation>;

fn no(pointer: impl Into<String>, code: &'static str, detail: impl Into<String>) -> Checked {
    Err(Violation::new(pointer, code, detail))
}

fn known(ok: bool, pointer: impl Into<String>) -> Checked {
    if ok { Ok(()) } else { no(pointer, "unknown_id", "this is not offered by this item") }
}

/// Checks a response; `null` is "unanswered" and always allowed.
///
/// # Errors
/// The first [`Violation`].
pub fn check(item: &Presented, shared: &Shared, response: &Value) -> Checked {
    let fields = match response {
        Value::Null => return Ok(()),
        Value::Object(fields) => fields,
        _ => return no("", "shape", "a response is an object or null"),
    };
    let allowed: &[&str] = match &item.body {
        PresentedBody::Choice(_) => &["option"],
        PresentedBody::MultiChoice(_) => &["options"],
        PresentedBody::Cloze(_) => &["gaps"],
        PresentedBody::Order(_) => &["order"],
        PresentedBody::Match(_) => &["pairs"],
        PresentedBody::Rating(_) => &["scales"],
        PresentedBody::Compare(_) => &["value"],
        PresentedBody::Classify(_) => &["labels"],
        PresentedBody::Spans(_) => &["spans"],
        PresentedBody::Flag(_) => &["categories", "severity"],
        PresentedBody::FactCheck(_) => &["claims"],
        PresentedBody::WordDecision(_) => &["words"],
        PresentedBody::ShortText(_) | PresentedBody::Rewrite(_) | PresentedBody::Repair(_) | PresentedBody::Essay(_) => &["text"],
    };
    if let Some(unknown) = fields.keys().find(|f| !allowed.contains(&f.as_str()) && *f != "confidence") {
        return no(format!("/{unknown}"), "unknown_field", format!("the fields of this response are {}", allowed.join(", ")));
    }
    if let Some(needed) = allowed.iter().find(|f| **f != "severity" && !fields.contains_key(**f)) {
        return no(format!("/{needed}"), "required", "is missing");
    }
    confidence(item, fields)?;
    body(item, shared, fields)
}

fn confidence(item: &Presented, fields: &Map<String, Value>) -> Checked {
    match fields.get("confidence") {
        None | Some(Value::Null) => Ok(()),
        Some(_) if !item.confidence => no("/confidence", "shape", "this item does not ask for a confidence"),
        Some(n) => match n.as_u64() {
            Some(percent) if (50..=100).contains(&percent) && percent.is_multiple_of(10) => Ok(()),
            _ => no("/confidence", "range", "confidence is one of 50, 60, 70, 80, 90, 100"),
        },
    }
}

fn body(item: &Presented, shared: &Shared, fields: &Map<String, Value>) -> Checked {
    match &item.body {
        PresentedBody::Choice(p) => known(has(&p.options, text(fields, "option")?), "/option"),
        PresentedBody::MultiChoice(p) => each(fields, "options", |id| has(&p.options, id)).map(drop),
        PresentedBody::Order(p) => order(p, fields),
        PresentedBody::Match(p) => {
            for (left, right) in object(fields, "pairs")? {
                known(has(&p.left, left), "/pairs")?;
                known(has(&p.right, string(right, "/pairs")?), format!("/pairs/{left}"))?;
            }
            Ok(())
        }
        PresentedBody::Cloze(p) => gaps(p, fields),
        PresentedBody::Rating(p) => ratings(p, shared, fields),
        PresentedBody::Compare(p) => match fields.get("value").and_then(Value::as_i64) {
            Some(value) if value.unsigned_abs() <= p.strength.unsigned_abs() => Ok(()),
            Some(_) => no("/value", "range", format!("is outside -{0} to {0}", p.strength)),
            None => no("/value", "shape", "is a whole number"),
        },
        PresentedBody::Classify(p) => {
            let labels = shared.labels(&p.taxonomy);
            let chosen: BTreeSet<&str> = each(fields, "labels", |id| labels.iter().any(|l| l == id))?.into_iter().collect();
            if !p.multiple && chosen.len() > 1 { no("/labels", "too_many", "one label is asked for") } else { Ok(()) }
        }
        PresentedBody::Flag(p) => {
            let labels = shared.labels(&p.taxonomy);
            each(fields, "categories", |id| labels.iter().any(|l| l == id))?;
            match fields.get("severity") {
                None | Some(Value::Null) => Ok(()),
                Some(severity) => {
                    let severity = string(severity, "/severity")?;
                    known(shared.severity_ids(&p.severities).iter().any(|s| s == severity), "/severity")
                }
            }
        }
        PresentedBody::Spans(p) => spans(&p.content, &shared.labels(&p.taxonomy), fields),
        PresentedBody::FactCheck(p) => findings(p, fields),
        PresentedBody::WordDecision(p) => {
            for (word, said) in object(fields, "words")? {
                known(p.words.contains(word), "/words")?;
                if !said.is_boolean() {
                    return no("/words", "shape", "each word is true or false");
                }
            }
            Ok(())
        }
        PresentedBody::ShortText(_) => at_most(text(fields, "text")?, SHORT_TEXT, "/text").map(drop),
        PresentedBody::Rewrite(_) | PresentedBody::Repair(_) => at_most(text(fields, "text")?, MENDED_TEXT, "/text").map(drop),
        PresentedBody::Essay(_) => at_most(text(fields, "text")?, LONG_TEXT, "/text").map(drop),
    }
}

fn gaps(p: &cloze::Presented, fields: &Map<String, Value>) -> Checked {
    let gaps = gaps_of(&p.text);
    for (gap, given) in object(fields, "gaps")? {
        known(gaps.contains(&gap.as_str()), "/gaps")?;
        let given = at_most(string(given, &format!("/gaps/{gap}"))?, SHORT_TEXT, &format!("/gaps/{gap}"))?;
        // A select's text is one of those that were shown, as it was written.
        let fold = |t: &str| normalise(t, ScriptFold::AsWritten);
        let offered = p.options.get(gap).is_none_or(|o| given.trim().is_empty() || o.iter().any(|t| fold(t) == fold(given)));
        known(offered, format!("/gaps/{gap}"))?;
    }
    Ok(())
}

fn ratings(p: &rating::Presented, shared: &Shared, fields: &Map<String, Value>) -> Checked {
    let scales = shared.scale_bounds(&p.scales);
    for (scale, value) in object(fields, "scales")? {
        let at = format!("/scales/{scale}");
        let bounds = scales.iter().find(|s| s.id == *scale);
        known(bounds.is_some(), "/scales")?;
        let Some(value) = value.as_i64() else { return no(at, "shape", "is a whole number") };
        if bounds.is_some_and(|b| !(b.min..=b.max).contains(&value)) {
            return no(at, "range", "is outside its scale");
        }
    }
    Ok(())
}

fn findings(p: &fact_check::Presented, fields: &Map<String, Value>) -> Checked {
    for (claim, finding) in object(fields, "claims")? {
        known(has(&p.claims, claim), "/claims")?;
        let Value::Object(finding) = finding else { return no(format!("/claims/{claim}"), "shape", "is an object") };
        known(VERDICTS.contains(&text(finding, "verdict")?), format!("/claims/{claim}/verdict"))?;
        if finding.contains_key("sources") {
            each(finding, "sources", |id| p.sources.iter().any(|s| s.id == id))?;
        }
        if let Some(extra) = finding.keys().find(|k| !["verdict", "sources"].contains(&k.as_str())) {
            return no(format!("/claims/{claim}/{extra}"), "unknown_field", "a finding has verdict and sources");
        }
    }
    Ok(())
}

fn order(p: &order::Presented, fields: &Map<String, Value>) -> Checked {
    let order = each(fields, "order", |id| has(&p.elements, id))?;
    let distinct: BTreeSet<&str> = order.iter().copied().collect();
    if distinct.len() < order.len() {
        return no("/order", "duplicate", "an element stands twice in the order");
    }
    if !order.is_empty() && order.len() < p.elements.len() {
        return no("/order", "incomplete", "elements are missing from the order");
    }
    Ok(())
}

fn spans(content: &str, labels: &[String], fields: &Map<String, Value>) -> Checked {
    let Some(Value::Array(list)) = fields.get("spans") else { return no("/spans", "shape", "is a list") };
    if list.len() > SPANS {
        return no("/spans", "too_many", format!("at most {SPANS} marks"));
    }
    let between = boundaries(content);
    let content: Vec<char> = content.chars().collect();
    for (i, span) in list.iter().enumerate() {
        let at = format!("/spans/{i}");
        let Value::Object(span) = span else { return no(at, "shape", "is an object") };
        if let Some(extra) = span.keys().find(|k| !["start", "end", "label", "quote"].contains(&k.as_str())) {
            return no(format!("{at}/{extra}"), "unknown_field", "a mark has start, end, label and quote");
        }
        known(labels.iter().any(|l| Some(l.as_str()) == span.get("label").and_then(Value::as_str)), format!("{at}/label"))?;
        let place = |name: &str| span.get(name).and_then(Value::as_u64).and_then(|n| usize::try_from(n).ok());
        let stretch = place("start").zip(place("end")).and_then(|(start, end)| content.get(start..end)).filter(|s| !s.is_empty());
        let Some(stretch) = stretch else {
            return no(at, "bad_span", format!("a mark is 0 <= start < end <= {} in code points", content.len()));
        };
        if [place("start"), place("end")].into_iter().flatten().any(|edge| !between.contains(&edge)) {
            return no(at, "cuts_character", "a mark begins or ends inside a character of several code points");
        }
        if span.get("quote").and_then(Value::as_str).is_some_and(|q| !q.chars().eq(stretch.iter().copied())) {
            return no(format!("{at}/quote"), "quote_mismatch", "the quote is not what stands there");
        }
    }
    Ok(())
}

fn has(list: &[Labelled], id: &str) -> bool {
    list.iter().any(|l| l.id == id)
}

fn string<'v>(value: &'v Value, pointer: &str) -> Result<&'v str, Violation> {
    value.as_str().ok_or_else(|| Violation::new(pointer, "shape", "is a text"))
}

fn text<'v>(fields: &'v Map<String, Value>, name: &str) -> Result<&'v str, Violation> {
    string(fields.get(name).unwrap_or(&Value::Null), &format!("/{name}"))
}

fn object<'v>(fields: &'v Map<String, Value>, name: &str) -> Result<&'v Map<String, Value>, Violation> {
    fields.get(name).and_then(Value::as_object).ok_or_else(|| Violation::new(format!("/{name}"), "shape", "is an object"))
}

fn each<'v>(fields: &'v Map<String, Value>, name: &str, offered: impl Fn(&str) -> bool) -> Result<Vec<&'v str>, Violation> {
    let list = fields.get(name).and_then(Value::as_array).ok_or_else(|| Violation::new(format!("/{name}"), "shape", "is a list"))?;
    let one = |(i, id): (usize, &'v Value)| {
        let at = format!("/{name}/{i}");
        let id = string(id, &at)?;
        known(offered(id), at).map(|()| id)
    };
    list.iter().enumerate().map(one).collect()
}

fn at_most<'t>(text: &'t str, most: usize, pointer: &str) -> Result<&'t str, Violation> {
    let length = text.chars().count();
    if length > most {
        return Err(Violation::new(pointer, "too_long", format!("the text has {length} characters; at most {most} are read")));
    }
    if text.contains('\0') {
        return Err(Violation::new(pointer, "odd_characters", "the text holds a NUL character"));
    }
    Ok(text)
}
