//! A sheet of a rubric as fields: the criteria with their levels, what cannot be scored, and what is wrong, each error at its own field
//! and by its criterion's name; the task and the response beside it.

use std::collections::BTreeMap;

use maud::{Markup, html};

use crate::app::reviewing::review::Assignment;
use crate::domain::gold_set::shared::{Criterion, Rubric};
use crate::domain::kernel::violation::Violation;
use crate::domain::locale::lang::{Lang, many, say, word};
use crate::domain::reviewing::why::Why;
use crate::domain::reviewing::{CANNOT_SCORE, CAUSES, Sheet};
use crate::web::Visit;
use crate::web::frame::form::Form;
use crate::web::frame::layout::{anchor, has_error, problems};
use crate::web::item;
use crate::web::item::Show;
use touchstone_measure::text::tokens::is_unspaced;

/// Why a response cannot be scored, in the order of [`CANNOT_SCORE`]: a reason without words does not compile.
const CANNOT: [&str; CANNOT_SCORE.len()] =
    [word("cannot be read"), word("is in the wrong language"), word("is not on the task"), word("is unsafe"), word("technical problem")];

/// Why reviewers differ, in the order of [`CAUSES`].
const DIFFER: [&str; CAUSES.len()] =
    [word("The rubric is unclear"), word("The task is unclear"), word("A slip"), word("An edge case"), word("Taste"), word("Conduct")];

/// Codes, each with its words in the reader's language.
fn worded(v: &Visit, codes: &'static [&'static str], words: &'static [&'static str]) -> Vec<(&'static str, &'static str)> {
    codes.iter().zip(words).map(|(code, en)| (*code, v.t(en))).collect()
}

/// What is wrong with a sheet, in words that name the criterion where it is about one.
fn told(l: Lang, rubric: &Rubric, wrong: &Violation) -> String {
    let (part, id) = wrong.pointer.trim_start_matches('/').split_once('/').unwrap_or((wrong.pointer.trim_start_matches('/'), ""));
    let name = rubric.criterion.iter().find(|c| c.id == id).map(|c| l.of(&c.title));
    let general = || crate::web::frame::words::violation(l, wrong);
    match (part, wrong.code, name) {
        ("levels", "required", Some(name)) => say!(l, "{name}: choose a level.", name),
        ("comments", "required", Some(name)) => say!(l, "{name}: write a comment; the lowest and the highest level need one.", name),
        ("comments", "required", None) => l.t("Say in a comment what cannot be scored.").to_owned(),
        ("cause", ..) => l.t("Choose why the reviewers differ.").to_owned(),
        ("reason", "required", _) => l.t("Give the reason for your decision.").to_owned(),
        ("cannot_score", ..) => l.t("Choose why it cannot be scored.").to_owned(),
        (.., Some(name)) => say!(l, "{name}: {general}", name, general = general()),
        (.., None) => general(),
    }
}

/// Where an error of a sheet leads: a comment that may stand at any criterion is written at the first.
fn place(rubric: &Rubric, pointer: &str) -> String {
    match (pointer, rubric.criterion.first()) {
        ("/comments", Some(first)) => format!("f-comments-{}", first.id),
        _ => anchor(pointer),
    }
}

/// The list of what is wrong, on top: each leads to its field.
pub fn errors(v: &Visit, rubric: &Rubric, wrong: &[Violation]) -> Markup {
    let one = |w: &Violation| (format!("#{}", place(rubric, &w.pointer)), told(v.lang, rubric, w));
    problems(v, &wrong.iter().map(one).collect::<Vec<_>>())
}

/// The same words at the field, under the id that describes it.
fn error_at(v: &Visit, rubric: &Rubric, wrong: &[Violation], pointer: &str) -> Markup {
    html! {
        @if has_error(wrong, pointer) {
            div id={ (anchor(pointer)) "-error" } { @for w in wrong.iter().filter(|w| w.pointer == pointer) {
                p.error { span aria-hidden="true" { "! " } (v.t("Error: ")) (told(v.lang, rubric, w)) }
            } }
        }
    }
}

/// What describes a field that is wrong.
fn described(wrong: &[Violation], pointer: &str) -> Option<String> {
    has_error(wrong, pointer).then(|| format!("{}-error", anchor(pointer)))
}

fn invalid(wrong: &[Violation], pointer: &str) -> Option<&'static str> {
    has_error(wrong, pointer).then_some("true")
}

/// A criterion: what others gave, its levels, the comment.
pub fn criterion(v: &Visit, assignment: &Assignment, c: &Criterion, sheet: &Sheet, wrong: &[Violation]) -> Markup {
    let chosen = sheet.levels.get(&c.id);
    let (levels, comments) = (format!("/levels/{}", c.id), format!("/comments/{}", c.id));
    let level_error = described(wrong, &levels);
    html! {
        fieldset id={ "f-levels-" (c.id) } data-numbers="1" data-criterion=(v.lang.of(&c.title)) aria-describedby=[level_error.as_deref()] {
            legend { (v.lang.of(&c.title)) " " span.note { (v.t("weight ")) (v.lang.percent(c.weight, 0)) } }
            @if assignment.adjudication {
                p.note { @for (i, other) in assignment.sheets.iter().enumerate() {
                    span.tag { "R" (i + 1) (crate::web::frame::marks::colon(v)) (other.levels.get(&c.id).map_or_else(|| "–".to_owned(),
                        ToString::to_string)) }
                    @if let Some(comment) = other.comments.get(&c.id).filter(|t| !t.is_empty()) { " “" (comment) "” " }
                } }
            }
            (error_at(v, &assignment.rubric, wrong, &levels))
            @for level in &c.levels {
                label.choice {
                    input type="radio" name={ "level." (c.id) } value=(level.value) checked[chosen == Some(&level.value)]
                        aria-describedby=[level_error.as_deref()];
                    span { strong { (level.value) } " " (v.lang.of(&level.text)) }
                }
            }
            label for={ "f-comments-" (c.id) } { (v.t("Comment (needed for the lowest and the highest level)")) }
            (error_at(v, &assignment.rubric, wrong, &comments))
            textarea id={ "f-comments-" (c.id) } name={ "comment." (c.id) } rows="2" aria-invalid=[invalid(wrong, &comments)]
                aria-describedby=[described(wrong, &comments)] { (sheet.comments.get(&c.id).map_or("", String::as_str)) }
        }
    }
}

/// What an adjudicator says beside the levels.
pub fn adjudication(v: &Visit, rubric: &Rubric, sheet: &Sheet, wrong: &[Violation]) -> Markup {
    let about = described(wrong, "/cause");
    html! {
        fieldset id="f-cause" aria-describedby=[about.as_deref()] {
            legend { (v.t("Why they differ")) }
            (error_at(v, rubric, wrong, "/cause"))
            @for (cause, words) in worded(v, &CAUSES, &DIFFER) {
                label.choice {
                    input type="radio" name="cause" value=(cause) checked[sheet.cause.as_deref() == Some(cause)]
                        aria-describedby=[about.as_deref()];
                    span { (words) }
                }
            }
        }
        div.field {
            label for="f-reason" { (v.t("Reason for your decision")) }
            (error_at(v, rubric, wrong, "/reason"))
            textarea id="f-reason" name="reason" rows="3" aria-invalid=[invalid(wrong, "/reason")]
                aria-describedby=[described(wrong, "/reason")] { (sheet.reason.as_deref().unwrap_or_default()) }
        }
    }
}

/// Why a response cannot be scored, where it cannot.
pub fn cannot(v: &Visit, rubric: &Rubric, sheet: &Sheet, wrong: &[Violation]) -> Markup {
    html! {
        details id="f-cannot_score" open[sheet.cannot_score.is_some()] {
            summary { (v.t("Cannot score it")) }
            (error_at(v, rubric, wrong, "/cannot_score"))
            @if wrong.iter().any(|w| w.pointer == "/comments") { (error_at(v, rubric, wrong, "/comments")) }
            label.choice {
                input type="radio" name="cannot" value="" checked[sheet.cannot_score.is_none()];
                span { (v.t("It can be scored")) }
            }
            @for (reason, words) in worded(v, &CANNOT_SCORE, &CANNOT) {
                label.choice {
                    input type="radio" name="cannot" value=(reason) checked[sheet.cannot_score.as_deref() == Some(reason)];
                    span { (words) }
                }
            }
        }
    }
}

/// Why reviewers differ, in the reader's language.
pub fn why(v: &Visit, rubric: &Rubric, stored: &str) -> Markup {
    let whys = Why::read(stored);
    html! {
        div.banner.warn { p { (v.t("Why it is here: "))
            @match whys {
                Some(whys) => (whys.iter().map(|w| w.told(v.lang, rubric)).collect::<Vec<_>>().join(v.t("; "))),
                None => span lang="en" { (stored) },
            }
        } }
    }
}

/// The levels of a sheet in a line.
pub fn levels_words(v: &Visit, a: &Assignment, sheet: &Sheet) -> String {
    if let Some(reason) = &sheet.cannot_score {
        let words = worded(v, &CANNOT_SCORE, &CANNOT).into_iter().find(|(code, _)| code == reason);
        return words.map_or_else(|| reason.clone(), |(_, words)| words.to_owned());
    }
    let one = |c: &Criterion| sheet.levels.get(&c.id).map(|level| format!("{} {level}", v.lang.of(&c.title)));
    a.rubric.criterion.iter().filter_map(one).collect::<Vec<_>>().join(v.tc("clauses", ", "))
}

/// The task as the candidate saw it.
pub fn task(v: &Visit, a: &Assignment) -> Markup {
    let show = Show { item: &a.item, stimulus: a.stimulus.as_ref(), shared: &a.content.shared, fields: &Form::default(), l: v.lang };
    html! { details open { summary { (v.t("Task")) } (item::task(show)) } }
}

/// A length as an item counts it, with its unit: characters where words stand without blanks between them, words elsewhere.
fn length_words(l: Lang, n: usize, lang: &str) -> String {
    if is_unspaced(lang) { many!(l, n, "{n} character", "{n} characters") } else { many!(l, n, "{n} word", "{n} words") }
}

/// The text to be scored, in its own language.
pub fn response(v: &Visit, a: &Assignment) -> Markup {
    let lang = a.item.response_lang();
    html! {
        h2 { (v.t("Response")) " " span.note { (length_words(v.lang, a.length, lang)) } }
        div.card { p.read lang=(lang) translate="no" { (a.response) } }
    }
}

/// The sheet that was posted.
pub fn sheet_of(v: &Visit) -> Sheet {
    let levels: BTreeMap<String, i64> = v.form.under("level.").filter_map(|(c, n)| Some((c.to_owned(), n.parse().ok()?))).collect();
    let comments: BTreeMap<String, String> =
        v.form.under("comment.").filter(|(_, t)| !t.trim().is_empty()).map(|(c, t)| (c.to_owned(), t.trim().to_owned())).collect();
    let text = |name: &str| v.form.filled(name).map(str::to_owned);
    Sheet { levels, comments, cannot_score: text("cannot"), cause: text("cause"), reason: text("reason") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_has_its_unit() {
        assert_eq!(length_words(Lang::EN, 375, "zh-Hans"), "375 characters");
        assert_eq!(length_words(Lang::EN, 375, "ja"), "375 characters");
        assert_eq!(length_words(Lang::EN, 1, "en-SG"), "1 word");
        assert_eq!(length_words(Lang::offered("zh"), 375, "zh-Hans"), "375 字");
        assert_eq!(length_words(Lang::offered("zh"), 120, "en"), "120 个词");
    }
}
