//! Deciding on a candidate: what the figures say, a choice, reasons, a note, and the letter that they will make.

use maud::{Markup, html};

use super::ruled::{because, figures, quoted, reason_words};
use crate::app::AppError;
use crate::app::applying::apply::Record;
use crate::app::deciding::decide::ToDecide;
use crate::domain::accounts::Role;
use crate::domain::applying::eligibility::Verdict;
use crate::domain::applying::status::Status;
use crate::domain::deciding::DecisionOutcome;
use crate::domain::deciding::letter::{REASONS, fits, puts_right};
use crate::domain::kernel::id::{ApplicationId, DecisionId};
use crate::domain::kernel::violation::Violation;
use crate::web::frame::layout::{error_at, errors};
use crate::web::frame::{listed, marks, words};
use crate::web::{Page, Reply, Trouble, Visit, Who, get, post};

const RECRUITERS: Who = Who::Staff(&[Role::Recruiter]);

pub fn pages() -> Vec<Page> {
    vec![
        get("/candidates/{candidate}/decide", RECRUITERS, |v| Box::pin(show(v))),
        post("/candidates/{candidate}/decide", RECRUITERS, |v| Box::pin(decide(v))),
        post("/candidates/{candidate}/decide/undo", RECRUITERS, |v| Box::pin(undo(v))),
    ]
}

/// A choice that is open: what, its words, and what it means.
type Open = (DecisionOutcome, &'static str, &'static str);

fn all_passed(record: &Record) -> bool {
    record.stages.iter().all(|s| s.state == crate::app::applying::progress::StageState::Passed)
}

fn choices(v: &Visit, record: &Record) -> Vec<Open> {
    // Where no attempt is left, "not passed" would leave the person nowhere.
    let waiting = record.stages.iter().find(|s| s.state == crate::app::applying::progress::StageState::BeingScored);
    let attempts_left = waiting.is_none_or(|s| s.attempts_used < s.attempts_allowed as usize);
    let is_last = waiting.is_some_and(|s| record.stages.last().is_some_and(|last| last.stage == s.stage));
    let opens =
        if is_last { v.t("It is the last one: whether the person is accepted is decided next.") } else { v.t("The next stage opens.") };
    match record.application.status {
        Status::Waiting(_) if all_passed(record) => {
            vec![
            (
                DecisionOutcome::Onboarded,
                v.t("Accept and hand over to the platform"),
                v.t("Needs every stage passed and every requirement met. When the letter goes out it is recorded in the stream of events, \
                     and sent to the platform's endpoints that are on."),
            ),
            (DecisionOutcome::Rejected, v.t("Do not accept"), v.t("Ends the application.")),
        ]
        }
        Status::Waiting(_) => [
            (DecisionOutcome::Passed, v.t("This stage is passed"), opens),
            (
                DecisionOutcome::NotPassed,
                v.t("This stage is not passed"),
                v.t("Another attempt is possible after the cool-down, where one is left."),
            ),
            (DecisionOutcome::Void, v.t("The last attempt is void"), v.t("It does not count as one. This choice cannot be taken back.")),
            (DecisionOutcome::Rejected, v.t("Do not accept the application"), v.t("Ends the application.")),
        ]
        .into_iter()
        .filter(|(choice, ..)| *choice != DecisionOutcome::NotPassed || attempts_left)
        .collect(),
        Status::NotOpen(_) => {
            vec![(DecisionOutcome::Rejected, v.t("Do not accept the application"), v.t("Ends the application."))]
        }
        // Nothing of the case waits for a person.
        Status::Draft(_) | Status::Screening(_) | Status::Onboarded(_) | Status::Rejected(_) | Status::Withdrawn(_) => Vec::new(),
    }
}

/// The open choices that a reason fits.
fn outcomes(open: &[Open], code: &str) -> String {
    open.iter().map(|(choice, ..)| *choice).filter(|choice| fits(code, *choice)).map(DecisionOutcome::as_str).collect::<Vec<_>>().join(" ")
}

async fn record_of(v: &Visit) -> Result<Record, Trouble> {
    Ok(v.app.record(&v.project, v.id::<ApplicationId>("candidate")?, v.reader()?).await?)
}

/// The last decision that counts: what, when, by whom.
async fn last_decision(v: &Visit, record: &Record) -> Result<Markup, Trouble> {
    let Some(last) = record.decisions.iter().rfind(|d| d.undone_at.is_none()) else { return Ok(html! {}) };
    let who = match last.by {
        Some(by) => v.app.name_of(by).await?,
        None => v.t("automatically").to_owned(),
    };
    let zone = Visit::zone(&record.content);
    Ok(marks::aside(
        v,
        html! { (words::decided(v.lang, last.outcome).0) (marks::comma(v)) (v.time(last.at, &zone)) (marks::comma(v)) (who) },
    ))
}

/// The form once more, with how the case stood on the page that was sent and how it stands now.
async fn changed(v: &Visit) -> Result<Reply, Trouble> {
    let record = record_of(v).await?;
    let seen = v.form.text("seen").split_once('-').map_or("", |(status, _)| status);
    // What a page says that it was drawn from is whatever was sent.
    let seen = Status::from_name(seen).map_or(v.t("Unknown"), |s| words::status(v.lang, s).0);
    let now = words::status(v.lang, record.application.status).0;
    let both = crate::web::frame::stale::both(v, seen, now, &last_decision(v, &record).await?);
    crate::web::frame::stale::refused(page(v, &record, &html! { (both) (chosen(v)) }, &[]).await?)
}

/// Where nothing of the case waits for a decision: that it is so, how it stands, and where others wait. What was typed before that came so
/// is still to be read.
fn nothing_waits(v: &Visit, record: &Record) -> Markup {
    let (status, look) = words::status(v.lang, record.application.status);
    let typed = v.form.text("note");
    html! {
        div.empty {
            p { strong { (v.t("Nothing waits for a decision here.")) } " "
                (v.t("The application stands at: ")) span class={ "tag " (look) } { (status) } }
            p { (v.t("A decision can be taken once a result was referred to a person, every stage is passed, or a requirement is not \
                met.")) }
            div.actions {
                a.button.primary href=(listed::along(v, &format!("/candidates/{}", record.application.id))) {
                    (v.t("Back to the record"))
                }
                a.button href="/candidates?state=needs_decision" { (v.t("Who needs a decision")) }
            }
        }
        @if !typed.is_empty() { div.card { p.note { (v.t("What you had typed:")) } p.read { (typed) } } }
    }
}

/// Reasons that cannot be given here, since the case says otherwise: whoever looks for one sees why it is not there.
fn contradicted<'a>(v: &Visit, codes: impl Iterator<Item = &'a str>) -> Markup {
    let all: Vec<&str> = codes.collect();
    html! {
        @if !all.is_empty() {
            details {
                summary { (v.t("Reasons that the case contradicts")) (marks::aside(v, all.len())) }
                p.note { (v.t("A letter says only what is so. By the rule's result, the answers and the documents, these are not: ")) }
                ul { @for code in all { li { (quoted(v, code)) } } }
            }
        }
    }
}

/// The choice, its reasons and the note.
fn decision_form(v: &Visit, record: &Record, open: &[Open], wrong: &[Violation]) -> Markup {
    let facts = record.facts();
    let offered: Vec<_> =
        REASONS.into_iter().filter(|(code, ..)| !puts_right(code) && open.iter().any(|(choice, ..)| fits(code, *choice))).collect();
    html! {
        form method="post" data-keep=(v.whose()) data-session
            data-stays=(v.t("The server cannot be reached. What you typed stays here; please try again in a moment."))
            data-back=(v.t("What you typed before stands here again.")) {
            (v.hidden())
            input type="hidden" name="seen" value=(record.tag());
            fieldset.field id="f-choice" {
                legend { (v.t("Your decision")) }
                (error_at(v, wrong, "/choice"))
                @for (value, what, hint) in open {
                    label.choice {
                        input type="radio" name="choice" value=(value.as_str()) checked[v.form.text("choice") == value.as_str()];
                        span { (what) small { (hint) } }
                    }
                }
            }
            fieldset.field id="f-reasons" data-fitted="choice" {
                legend { (v.t("Reasons, as the letter gives them")) }
                (error_at(v, wrong, "/reasons"))
                @for (code, en) in offered.iter().filter(|(code, ..)| facts.against(code).is_none()).copied() {
                    label.choice data-fits=(outcomes(open, code)) { input type="checkbox" name="reasons" value=(code)
                        checked[v.form.all("reasons").contains(&code)]; span { (v.t(en)) } }
                }
                (contradicted(v, offered.iter().map(|(code, ..)| *code).filter(|code| facts.against(code).is_some())))
            }
            div.field {
                label for="f-note" { (v.t("Note for the file")) }
                p.hint { (v.t("The candidate may ask to read it.")) }
                (error_at(v, wrong, "/note"))
                textarea id="f-note" name="note" rows="3" { (v.form.text("note")) }
            }
            p { (v.t("The letter goes out in an hour; until then you can take the decision back, unless it makes an attempt void.")) }
            div.actions { button.primary { (v.tc("confirm", "Decide")) }
                a href=(listed::along(v, &format!("/candidates/{}", record.application.id))) { (v.tc("decision", "Not now")) } }
            (crate::web::frame::languages::keeping(v, crate::web::frame::languages::READ_IN))
        }
    }
}

async fn page(v: &Visit, record: &Record, above: &Markup, wrong: &[Violation]) -> Result<Reply, Trouble> {
    let title = v.t("Decide");
    let id = record.application.id;
    let last = record.attempts.iter().rfind(|a| a.state != crate::domain::sitting::State::Void);
    let result = last.and_then(|a| record.results.iter().find(|r| r.attempt == a.id));
    let open = choices(v, record);
    let keys_read = super::keys_read::line(v, record).await?;
    let main = html! {
        a.back href=(listed::along(v, &format!("/candidates/{id}"))) { "‹ " (record.application.profile.name.as_deref().unwrap_or_default())
            }
        (errors(v, wrong))
        (above)
        h1 { (title) }
        (keys_read)
        @if all_passed(record) && !open.is_empty() {
            div.banner.ok { p { (v.t("Every stage is passed: what remains is to accept, or not.")) } }
        } @else if let Some(result) = result { (said(v, record, result)) }
        (not_met(v, record))
        @if open.is_empty() { (nothing_waits(v, record)) } @else { (decision_form(v, record, &open, wrong)) }
        script type="module" src=(crate::web::frame::assets::url("keep.js")) {}
    };
    if wrong.is_empty() { Reply::page(title, main) } else { Reply::wrong(title, main) }
}

/// What was chosen on a page whose case has moved on, in words: choices that are open no more stand nowhere else.
fn chosen(v: &Visit) -> Markup {
    let choice = v.form.text("choice");
    let reasons: Vec<String> = v.form.all("reasons").iter().map(|code| reason_words(v, code)).collect();
    html! {
        @if !choice.is_empty() {
            div.card {
                p { (v.t("You had chosen: ")) strong { (words::named(v.lang, DecisionOutcome::from_name(choice), words::decided).0) } }
                @if !reasons.is_empty() { ul { @for words in &reasons { li { (words) } } } }
            }
        }
    }
}

/// What the rule says of the last attempt, in words and figures.
fn said(v: &Visit, record: &Record, result: &crate::app::applying::apply::MachineResult) -> Markup {
    let (outcome, look) = words::outcome(v.lang, result.outcome);
    let figures = figures(v.lang, &result.ruling);
    let stage = record.content.stage(&result.stage).map(|(_, s)| v.lang.of(&s.title)).unwrap_or_default();
    let why = because(v, &result.ruling);
    html! {
        div class={ "banner " (look) } {
            p { strong { (stage) (marks::colon(v)) (outcome) } " · " (figures.share) (marks::aside(v, html! {
                (figures.n) (v.t(" questions")) (marks::comma(v)) (v.t("95 % interval ")) (figures.interval) })) }
            @if !why.is_empty() { p { (why) } }
        }
    }
}

/// The requirements that are not met, by their texts: what a decision on them is about.
fn not_met(v: &Visit, record: &Record) -> Markup {
    let judged = record.evaluation.alone(&record.content.project.requirements).filter(|j| j.verdict == Verdict::NotMet);
    let all: Vec<_> = judged.filter_map(|j| record.content.project.requirements.iter().find(|r| r.id == j.requirement)).collect();
    html! {
        @if !all.is_empty() {
            div.banner.warn id="not-met" {
                p { strong { (words::verdict(v.lang, Verdict::NotMet).0) (marks::colon(v)) } }
                ul { @for r in &all { li { (v.lang.of(&r.text)) } } }
            }
        }
    }
}

async fn show(v: Visit) -> Result<Reply, Trouble> {
    let record = record_of(&v).await?;
    page(&v, &record, &html! {}, &[]).await
}

async fn decide(v: Visit) -> Result<Reply, Trouble> {
    let record = record_of(&v).await?;
    let Some(choice) = DecisionOutcome::from_name(v.form.text("choice")) else {
        return page(&v, &record, &html! {}, &[Violation::new("/choice", "required", "choose")]).await;
    };
    let reasons = v.form.all("reasons").into_iter().map(str::to_owned).collect();
    let seen = Some(v.form.text("seen").to_owned());
    let what = ToDecide { choice, reasons, note: v.form.text("note").trim().to_owned(), seen };
    match v.app.decide(&v.project, v.person()?, record.application.id, what).await {
        Ok(_) => Ok(Reply::To(listed::along(&v, &format!("/candidates/{}?decided=1", record.application.id)))),
        Err(AppError::Invalid(wrong)) => page(&v, &record, &html! {}, &wrong).await,
        Err(AppError::Refused { code: "stale", .. }) => changed(&v).await,
        Err(AppError::Refused { code, detail }) => {
            let told = html! {
                div.errors role="alert" tabindex="-1" data-focus {
                    h2 { (v.t("Nothing was decided.")) }
                    p { (words::refusal(v.lang, code, &detail)) }
                    p { (v.t("What you typed is still here.")) }
                }
            };
            crate::web::frame::stale::refused(page(&v, &record_of(&v).await?, &told, &[]).await?)
        }
        Err(error) => Err(error.into()),
    }
}

async fn undo(v: Visit) -> Result<Reply, Trouble> {
    let id = v.id::<ApplicationId>("candidate")?;
    let decision: DecisionId = v.form.text("decision").parse().map_err(|_| crate::web::lost())?;
    match v.app.undo_decision(&v.project, v.person()?, id, decision).await {
        Ok(()) => Ok(Reply::To(listed::along(&v, &format!("/candidates/{id}?undone=1")))),
        Err(error) => super::candidates::not_done(&v, id, error).await,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::domain::locale::lang::Lang;

    #[test]
    fn a_share_stands_inside_its_own_interval() {
        let percent = |text: &str| text.trim().trim_end_matches("\u{a0}%").parse::<f64>().unwrap();
        for n in 1..=25 {
            for right in 0..=n {
                let told = figures(Lang::EN, &json!({ "sum": f64::from(right), "counted": n }));
                let (low, high) = told.interval.split_once(" – ").unwrap();
                let share = percent(&told.share);
                assert!(percent(low) <= share && share <= percent(high), "{right} of {n}: {} in {}", told.share, told.interval);
            }
        }
    }
}
