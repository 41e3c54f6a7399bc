//! A line of a history: one event of one annotator, as an object of JSON.

use std::str::FromStr as _;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::history::{Event, Reviewed, Taken, What};
use crate::domain::gold_set::item::ItemKind;
use crate::domain::kernel::moment::Moment;
use crate::domain::kernel::strict;
use crate::domain::project::rule::MeasureKind;

/// What stands on every line.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    annotator: String,
    at: String,
    event: String,
    #[serde(default)]
    kind: Option<String>,
    #[serde(default)]
    skill: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Scored {
    score: f64,
    #[serde(default)]
    counts: Option<bool>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Trained {
    score: f64,
    #[serde(default)]
    left: Option<u32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Judged {
    agrees: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    said: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HandedIn {
    #[serde(default)]
    seconds: Option<f64>,
    #[serde(default)]
    pay: f64,
    #[serde(default)]
    pending: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Nothing {}

/// Lines that say one thing, yes or no.
macro_rules! yes_or_no {
    ($($name:ident $field:ident,)*) => {$(
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct $name {
            $field: bool,
        }
    )*};
}

yes_or_no! { Solved solved, Opened open, Granted granted, Missed missed, }

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Behind {
    behind: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Measured {
    measure: MeasureKind,
    #[serde(default)]
    rules: Vec<String>,
    #[serde(default)]
    until: Option<String>,
    #[serde(default)]
    value: Option<f64>,
}

/// The events, in words.
const EVENTS: &str = "check, training, judgment, review, submission, skip, captcha, signal, certificate, seed, guideline, measure";

/// Reads a line: whose it is, and what happened.
///
/// # Errors
/// What is wrong with it, in words.
pub fn line(text: &str) -> Result<(String, Event), String> {
    let value = strict::parse(text).map_err(|fault| match fault {
        strict::JsonFault::FieldTwice(name) => format!("field \"{name}\" stands twice"),
        strict::JsonFault::Malformed(error) => format!("not JSON: {error}").replace(" at line 1 column", ", column"),
    })?;
    let Value::Object(mut fields) = value else { return Err("the line is not a JSON object; one event stands on each line".to_owned()) };
    let of_head = ["annotator", "at", "event", "kind", "skill"].into_iter();
    let head: Map<String, Value> = of_head.filter_map(|name| Some((name.to_owned(), fields.remove(name)?))).collect();
    let head: Head = read(head)?;
    if head.annotator.trim().is_empty() {
        return Err("\"annotator\" is empty".to_owned());
    }
    let kind = match head.kind.as_deref() {
        Some(name) => Some(ItemKind::from_name(name).ok_or_else(|| format!("\"{name}\" is no kind of items"))?),
        None => None,
    };
    let at = moment(&head.at)?;
    let what = what(&head.event, head.skill.as_deref(), fields)?;
    if let What::Measure(Taken { until: Some(until), .. }) = &what
        && *until <= at
    {
        return Err("\"until\" is not later than \"at\"".to_owned());
    }
    Ok((head.annotator, Event { at, kind, skill: head.skill, what }))
}

fn what(event: &str, skill: Option<&str>, fields: Map<String, Value>) -> Result<What, String> {
    let share = |name: &str, x: f64| if (0.0..=1.0).contains(&x) { Ok(x) } else { Err(format!("\"{name}\" lies in 0..1")) };
    let number = |name: &str, x: f64| if x >= 0.0 && x.is_finite() { Ok(x) } else { Err(format!("\"{name}\" is 0 or more")) };
    Ok(match event {
        "check" => {
            let Scored { score, counts } = read(fields)?;
            What::Check { score: share("score", score)?, counts: counts.unwrap_or(true) }
        }
        "training" => {
            let Trained { score, left } = read(fields)?;
            What::Training { score: share("score", score)?, left }
        }
        "judgment" => What::Judgment { agrees: share("agrees", read::<Judged>(fields)?.agrees)? },
        "review" => {
            let Said { said } = read(fields)?;
            let known = || format!("\"said\" is accepted, rejected or accepted_after_rejection, not \"{said}\"");
            What::Review(Reviewed::from_name(&said).ok_or_else(known)?)
        }
        "submission" => {
            let HandedIn { seconds, pay, pending } = read(fields)?;
            let seconds = seconds.map(|s| number("seconds", s)).transpose()?;
            What::Submission { seconds, pay: number("pay", pay)?, pending }
        }
        "skip" => read::<Nothing>(fields).map(|Nothing {}| What::Skip)?,
        "captcha" => What::Captcha { solved: read::<Solved>(fields)?.solved },
        "signal" => What::Signal { open: read::<Opened>(fields)?.open },
        "certificate" => What::Certificate { granted: read::<Granted>(fields)?.granted },
        "seed" => What::Seed { missed: read::<Missed>(fields)?.missed },
        "guideline" => What::Guideline { behind: read::<Behind>(fields)?.behind },
        "measure" => {
            let Measured { measure, rules, until, value } = read(fields)?;
            let until = until.as_deref().map(moment).transpose()?;
            What::Measure(Taken { kind: measure, rules, until, skill: skill.map(str::to_owned), value })
        }
        other => return Err(format!("\"{other}\" is no event; known are: {EVENTS}")),
    })
}

fn read<T: DeserializeOwned>(fields: Map<String, Value>) -> Result<T, String> {
    strict::read(Value::Object(fields)).map_err(|error| {
        let at = error.path().to_string();
        let inner = error.inner().to_string().replace('`', "\"");
        if at == "." || inner.contains('"') { inner } else { format!("{inner} (at {at})") }
    })
}

fn moment(text: &str) -> Result<Moment, String> {
    let read = jiff::Timestamp::from_str(text).map(|at| Moment::from_microseconds(at.as_microsecond()));
    read.map_err(|_| format!("\"{text}\" is no moment such as 2026-03-01T09:00:00Z"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_event_is_read_and_what_is_none_is_refused_in_words() {
        let read = |rest: &str| line(&format!("{{\"annotator\": \"a\", \"at\": \"2026-03-01T09:00:00Z\", {rest}}}"));
        let (who, event) = read(r#""event": "check", "score": 0.5, "kind": "compare", "skill": "safety""#).unwrap();
        assert_eq!((who.as_str(), event.kind.map(ItemKind::name), event.skill.as_deref()), ("a", Some("compare"), Some("safety")));
        assert_eq!(event.what, What::Check { score: 0.5, counts: true });
        for (rest, what) in [
            (r#""event": "check", "score": 1, "counts": false"#, What::Check { score: 1.0, counts: false }),
            (r#""event": "training", "score": 1, "left": 3"#, What::Training { score: 1.0, left: Some(3) }),
            (r#""event": "judgment", "agrees": 1"#, What::Judgment { agrees: 1.0 }),
            (r#""event": "review", "said": "rejected""#, What::Review(Reviewed::Rejected)),
            (r#""event": "submission", "seconds": 12.5"#, What::Submission { seconds: Some(12.5), pay: 0.0, pending: false }),
            (r#""event": "skip""#, What::Skip),
            (r#""event": "captcha", "solved": true"#, What::Captcha { solved: true }),
            (r#""event": "signal", "open": true"#, What::Signal { open: true }),
            (r#""event": "certificate", "granted": false"#, What::Certificate { granted: false }),
            (r#""event": "seed", "missed": true"#, What::Seed { missed: true }),
            (r#""event": "guideline", "behind": 2"#, What::Guideline { behind: 2 }),
            (r#""event": "measure", "measure": "message""#, What::Measure(Taken::of(MeasureKind::Message))),
        ] {
            assert_eq!(read(rest).map(|(_, event)| event.what), Ok(what), "{rest}");
        }
        for (rest, said) in [
            (r#""event": "chek", "score": 1"#, "\"chek\" is no event; known are: check"),
            (r#""event": "check""#, "missing field \"score\""),
            (r#""event": "check", "score": 1.5"#, "\"score\" lies in 0..1"),
            (r#""event": "check", "score": 1, "right": true"#, "unknown field \"right\""),
            (r#""event": "review", "said": "good""#, "not \"good\""),
            (r#""event": "submission", "seconds": -1"#, "\"seconds\" is 0 or more"),
            (r#""event": "check", "score": 1, "kind": "chose""#, "\"chose\" is no kind of items"),
            (r#""event": "measure", "measure": "fire""#, "\"fire\" is no measure"),
            (r#""event": "measure", "measure": "pause", "until": "2026-03-01T09:00:00Z""#, "\"until\" is not later than \"at\""),
            (r#""event": "skip", "event": "skip""#, "field \"event\" stands twice"),
        ] {
            assert!(read(rest).unwrap_err().contains(said), "{rest}: {:?}", read(rest));
        }
        for (text, said) in [
            ("[]", "one event stands on each line"),
            ("{", "not JSON"),
            (r#"{"annotator": " ", "at": "2026-03-01T09:00:00Z", "event": "skip"}"#, "\"annotator\" is empty"),
            (r#"{"annotator": "a", "at": "yesterday", "event": "skip"}"#, "\"yesterday\" is no moment"),
            (r#"{"at": "2026-03-01T09:00:00Z", "event": "skip"}"#, "missing field \"annotator\""),
        ] {
            assert!(line(text).unwrap_err().contains(said), "{text}: {:?}", line(text));
        }
    }
}
