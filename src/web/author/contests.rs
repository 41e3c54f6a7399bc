//! Questioned keys: who questions them, what was answered, what becomes of them; and the people whose outcome a corrected key would change.

mod corrected;
mod settling;

use maud::{Markup, html};

use crate::app::AppError;
use crate::app::evidence::item_report::AnswerGiven;
use crate::app::gold_set::authoring::AsAuthor;
use crate::app::gold_set::contests::{Contested, Settlement};
use crate::app::gold_set::import::Version as GoldSetVersion;
use crate::app::grading::rescoring::{Rescore, RescoreChoice, is_better};
use crate::domain::accounts::Role;
use crate::domain::gold_set::contest::{ContestSource, ContestState, RescoreState};
use crate::domain::gold_set::item::Item;
use crate::domain::gold_set::version::VersionState;
use crate::domain::kernel::id::{ContestId, RescoreId, SheetId};
use crate::domain::kernel::violation::Violation;
use crate::domain::locale::lang::say;
use crate::web::frame::layout::errors;
use crate::web::frame::question::asked;
use crate::web::frame::{listed, words};
use crate::web::{Page, Reply, Trouble, Visit, Who, get, lost, post};
use settling::Subject;

const AUTHORS: Who = Who::Staff(&[Role::Author]);
const RECRUITERS: Who = Who::Staff(&[Role::Recruiter]);
const REVIEWERS: Who = Who::Staff(&[Role::Reviewer, Role::Adjudicator]);

pub fn pages() -> Vec<Page> {
    vec![
        get("/contests", AUTHORS, |v| Box::pin(list(v))),
        get("/contests/{contest}", AUTHORS, |v| Box::pin(show(v))),
        post("/contests/{contest}", AUTHORS, |v| Box::pin(settle(v))),
        post("/gold-sets/{set}/{version}/items/{item}/question", AUTHORS, |v| Box::pin(question_item(v))),
        post("/review/{sheet}/question", REVIEWERS, |v| Box::pin(question_response(v))),
        get("/rescores", RECRUITERS, |v| Box::pin(rescores(v))),
        post("/rescores/{rescore}", RECRUITERS, |v| Box::pin(decide(v))),
    ]
}

fn source_words(v: &Visit, source: ContestSource) -> &'static str {
    match source {
        ContestSource::Reviewer => v.t("a reviewer"),
        ContestSource::Candidate => v.t("a candidate's appeal"),
        ContestSource::Statistic => v.t("statistics"),
        ContestSource::Author => v.t("an author"),
    }
}

/// What became of a contest, and how its tag looks. A correction that is still a draft is told as one.
fn state(v: &Visit, contest: &Contested, versions: &[GoldSetVersion]) -> (String, &'static str) {
    let draft = versions.iter().find(|g| Some(g.id) == contest.new_version && g.state == VersionState::Draft);
    let (words, look) = match (contest.state, draft) {
        (ContestState::Open, _) => (v.tc("work", "open"), "warn"),
        (ContestState::Upheld, _) => (v.t("the key stands"), ""),
        (ContestState::Corrected, Some(draft)) => {
            let n = draft.number;
            let words = say!(v, "corrected in draft {n}, not published yet", n);
            return (words, "warn");
        }
        (ContestState::Corrected, None) => (v.t("corrected"), "ok"),
        (ContestState::Retired, _) => (v.t("retired"), ""),
    };
    (words.to_owned(), look)
}

async fn list(v: Visit) -> Result<Reply, Trouble> {
    let contests = v.app.contests(&v.project).await?;
    let retired = v.app.retired_items(&v.project).await?;
    let (zone, versions) = (v.own_zone().await?, v.app.gold_set_versions().await?);
    let title = v.t("Questioned keys");
    let main = html! {
        h1 { (title) }
        @if contests.is_empty() { div.empty { p { (v.t("No key is questioned. Reviewers, appeals, authors and statistics can question \
            one.")) } } } @else {
            div.scroll tabindex="0" role="region" aria-label=(v.t("Table")) { table.stack {
                thead { tr { th { (v.t("Item")) } th { (v.t("By")) } th { (v.t("Why")) } th { (v.t("On")) } th { (v.t("State")) } } }
                tbody { @for c in &contests {
                    @let (words, look) = state(&v, c, &versions);
                    tr {
                        td { a href={ "/contests/" (c.id) } { (c.item) } }
                        td data-label=(v.t("By")) { (source_words(&v, c.source)) }
                        td data-label=(v.t("Why")) { (c.reason) }
                        td data-label=(v.t("On")) { (v.time(c.at, &zone)) }
                        td data-label=(v.t("State")) { span class={ "tag " (look) } { (words) } }
                    }
                } }
            } }
        }
        @if !retired.is_empty() {
            h2 { (v.t("Retired items")) }
            ul { @for r in &retired { li { code { (r.item) }
                " · " (v.t(r.reason.words())) " · " (v.time(r.at, &zone)) " " span.note { (r.note) } } } }
        }
    };
    Reply::wide(title, main)
}

async fn page(v: &Visit, above: &Markup, wrong: &[Violation]) -> Result<Reply, Trouble> {
    let visitor = v.visitor.as_ref().ok_or_else(lost)?;
    let right = AsAuthor::of(visitor, &v.project).ok_or_else(lost)?;
    let contest = v.app.contest_of(&v.project, v.id::<ContestId>("contest")?).await?;
    let (_, content) = v.app.published(&v.project).await?;
    // An item that the published version has no more is shown as it was questioned.
    let questioned = v.app.content(contest.version).await?;
    let stands = content.item(&contest.item);
    let item = stands.or_else(|| questioned.item(&contest.item));
    let looked = v.app.item_looked_at(&v.project, &contest.item).await?;
    let (at, given) = looked.map_or((None, Vec::new()), |looked| (Some(looked.at), looked.found.given));
    let zone = Visit::zone(&content);
    let versions = v.app.gold_set_versions().await?;
    let (words, look) = state(v, &contest, &versions);
    let number = versions.iter().find(|g| g.id == contest.version).map_or(0, |g| g.number);
    let title = v.t("A questioned key");
    let subject = stands.filter(|_| contest.settled.is_none()).map(|item| Subject::of(&right, &content, item));
    let settled_by = match &contest.settled {
        Some((by, ..)) => v.app.name_of(*by).await?,
        None => String::new(),
    };
    let corrected = corrected::section(v, &right, &contest, &versions).await?;
    let main = html! {
        (listed::link(v))
        (errors(v, wrong))
        (above)
        (settling::scripts(subject.as_ref()))
        (asked(v, &format!("/gold-sets/{}/{number}/items/{}/question", v.project, contest.item)))
        h1 { (title) (crate::web::frame::marks::colon(v)) (contest.item) " " span class={ "tag " (look) } { (words) } }
        div.card { p { strong { (source_words(v, contest.source)) } " · " (v.time(contest.at, &zone)) } p { (contest.reason) } }
        h2 { (v.t("Answers given")) }
        @if let Some(at) = at { p.note { (v.t("As of ")) (v.time(at, &zone)) } }
        (answers(v, item, &given))
        h2 { (v.t("The item")) }
        @if stands.is_none() { p { (v.t("The published version does not have it any more; this is how it was questioned.")) } }
        @if look == "warn" && contest.settled.is_some() { p.note { (v.t("Marked in it is the key of the published version. The \
            corrected one stands below; it counts once the draft is published.")) } }
        @match &subject {
            Some(subject) => (settling::form(v, &right, wrong, subject)),
            None => {
                @if let Some(item) = item {
                    (super::authored::keyed(v, &right, if stands.is_some() { &content } else { &questioned }, item))
                }
                @if contest.settled.is_none() { (settling::form_without(v, wrong)) }
            }
        }
        @if let Some((_, at, answer)) = &contest.settled {
            h2 { (v.t("Settled")) } p { (answer) } p.note { (v.time(*at, &zone)) " · " (settled_by) }
            (corrected)
        }
    };
    if wrong.is_empty() { Reply::wide(title, main) } else { Reply::wrong(title, main) }
}

/// What was answered to the item, how often, and by whom.
fn answers(v: &Visit, item: Option<&Item>, given: &[AnswerGiven]) -> Markup {
    html! {
        @if given.is_empty() { p { (v.t("None in tests so far, which are looked at once a day; answers to hidden checks are not counted \
            here.")) } } @else {
            div.scroll tabindex="0" role="region" aria-label=(v.t("Table")) { table.stack {
                thead { tr { th { (v.tc("question", "Answer")) } th.n { (v.t("People")) } th.n { (v.t("Score")) } th.n {
                    (v.t("Mean of the person's other items")) } } }
                tbody { @for row in given { tr {
                    td { (super::differing::given(v, item, &row.response)) } td.n data-label=(v.t("People")) { (row.n) }
                        td.n data-label=(v.t("Score")) { (row.score.map_or_else(|| "–".to_owned(), |s| format!("{s:.2}"))) }
                    td.n data-label=(v.t("Mean of the person's other items")) {
                        (row.others.map_or_else(|| "–".to_owned(), |s| format!("{s:.2}")))
                    }
                } } }
            } }
        }
    }
}

/// What was chosen on a page whose contest somebody else has settled since.
fn chosen_before(v: &Visit, subject: Option<&Subject<'_>>) -> Markup {
    let what = match v.form.text("what") {
        "upheld" => v.t("the key stands"),
        "corrected" => v.t("the key is corrected"),
        "retired" => v.t("the item is retired"),
        _ => return html! {},
    };
    let key = settling::corrected(v, subject).map_or_else(|_| v.form.text("key").to_owned(), |(key, _)| key.to_string());
    html! {
        div.card {
            p { (v.t("You had chosen: ")) strong { (what) } }
            @if v.form.text("what") == "corrected" { p { code { (key) } } }
            p.read { (v.form.text("answer")) }
        }
    }
}

async fn show(v: Visit) -> Result<Reply, Trouble> {
    page(&v, &html! {}, &[]).await
}

async fn settle(v: Visit) -> Result<Reply, Trouble> {
    let visitor = v.visitor.as_ref().ok_or_else(lost)?;
    let right = AsAuthor::of(visitor, &v.project).ok_or_else(lost)?;
    let id = v.id::<ContestId>("contest")?;
    let contest = v.app.contest_of(&v.project, id).await?;
    let (_, content) = v.app.published(&v.project).await?;
    let subject = content.item(&contest.item).map(|item| Subject::of(&right, &content, item));
    match (v.form.value("go"), v.form.value("remove")) {
        (None, None) => {}
        // A mark that is added or taken away: the page as it was filled in, with it.
        (Some("stay"), _) | (None, Some(_)) => {
            let wrong: Vec<Violation> = subject.as_ref().and_then(|s| s.not_done(&v)).into_iter().collect();
            return page(&v, &html! {}, &wrong).await;
        }
        (Some(_), _) => return Err(crate::web::unknown_button()),
    }
    let twice = settling::twice(&v);
    if !twice.is_empty() {
        return page(&v, &html! {}, &twice).await;
    }
    let (what, field) = match v.form.text("what") {
        "upheld" => (Settlement::Upheld, "/key"),
        "retired" => (Settlement::Retired(v.form.text("retired_for").to_owned()), "/key"),
        "corrected" => match settling::corrected(&v, subject.as_ref()) {
            Ok((key, field)) => match subject.as_ref().and_then(|s| s.twice(&v.form, &key)) {
                None => (Settlement::Corrected(key), field),
                Some(wrong) => return page(&v, &html! {}, &[wrong]).await,
            },
            Err(wrong) => return page(&v, &html! {}, &[wrong]).await,
        },
        _ => return page(&v, &html! {}, &[Violation::new("/what", "required", "choose")]).await,
    };
    let by = v.person()?;
    match v.app.settle_contest(&v.project, &right, by, id, what, v.form.text("answer")).await {
        Ok(_) => Ok(Reply::To(listed::along(&v, &format!("/contests/{id}")))),
        Err(AppError::Invalid(wrong)) => page(&v, &html! {}, &settling::at(field, wrong)).await,
        Err(AppError::Refused { code: "illegal_transition", .. }) => {
            let contest = v.app.contest_of(&v.project, id).await?;
            let now = state(&v, &contest, &v.app.gold_set_versions().await?).0;
            let both = crate::web::frame::stale::both(&v, v.tc("work", "open"), &now, &html! {});
            crate::web::frame::stale::refused(page(&v, &html! { (both) (chosen_before(&v, subject.as_ref())) }, &[]).await?)
        }
        Err(AppError::Refused { code, detail }) => {
            crate::web::frame::stale::refused(page(&v, &crate::web::frame::layout::refusal(&v, code, &detail), &[]).await?)
        }
        Err(error) => Err(error.into()),
    }
}

async fn question_item(v: Visit) -> Result<Reply, Trouble> {
    let set = v.part("set").to_owned();
    if set != v.project || !v.visitor.as_ref().is_some_and(|x| x.may(&set, Role::Author)) {
        return Err(lost());
    }
    let id = v.app.question_item(&set, v.person()?, v.id("version")?, v.part("item"), v.form.text("reason")).await?;
    Ok(Reply::To(listed::along(&v, &format!("/contests/{id}?questioned=1"))))
}

async fn question_response(v: Visit) -> Result<Reply, Trouble> {
    let id = v.id::<SheetId>("sheet")?;
    v.app.question_response(&v.project, v.person()?, id, v.form.text("reason")).await?;
    Ok(Reply::To(format!("/review/{id}?questioned=1")))
}

async fn rescores(v: Visit) -> Result<Reply, Trouble> {
    rescores_page(&v, &html! {}, &[]).await
}

async fn rescores_page(v: &Visit, above: &Markup, wrong: &[Violation]) -> Result<Reply, Trouble> {
    let all = v.app.rescores(&v.project, v.reader()?).await?;
    let (_, content) = v.app.published(&v.project).await?;
    let zone = Visit::zone(&content);
    let title = v.t("Results that a corrected key changes");
    let title_of = |stage: &str| content.stage(stage).map(|(_, s)| v.lang.of(&s.title).to_owned()).unwrap_or_default();
    let main = html! {
        (errors(v, wrong))
        (above)
        h1 { (title) }
        p { (v.t("A key was wrong and was corrected. Here is everybody whose outcome would be another one. Nothing changes by itself: \
            you apply a better outcome, with a letter, or say why it stays. A worse one is never applied.")) }
        @if all.is_empty() { div.empty { p { (v.t("Nobody's outcome changes.")) } } }
        @for listed in &all {
            @let r = &listed.rescore;
            @let (before, before_look) = words::outcome(v.lang, r.before);
            @let (after, after_look) = words::outcome(v.lang, r.after);
            article.card {
                h2 { a href={ "/candidates/" (listed.application) } { (listed.name) } " · " (title_of(&listed.stage)) }
                p { span class={ "tag " (before_look) } { (before) } " → " span class={ "tag " (after_look) } { (after) }
                    " · " (v.time(r.at, &zone)) }
                @let corrected = r.items.as_array().map_or(0, Vec::len);
                p.note { (say!(v, "Corrected keys that concern it: {corrected}", corrected)) }
                dl.facts { (crate::web::frame::doubt::doubt(v, &r.ruling)) }
                (rescore_end(v, r, &zone))
            }
        }
        (crate::web::frame::assets::script("keep.js"))
    };
    if wrong.is_empty() { Reply::wide(title, main) } else { Reply::wrong(title, main) }
}

fn rescore_end(v: &Visit, r: &Rescore, zone: &jiff::tz::TimeZone) -> Markup {
    html! {
        @if let Some((_, at, reason)) = &r.decided {
            p { span.tag { (if r.state == RescoreState::Applied { v.t("applied") } else { v.t("kept as it was") }) }
                " " (reason) " " span.note { (v.time(*at, zone)) } }
        } @else {
            form.row id=[is_typed(v, r).then_some("f-what")] method="post" action={ "/rescores/" (r.id) }
                data-keep=(v.whose()) data-session {
                (v.hidden())
                // What Enter presses beside the reason: nothing is done by it, and what was typed stays.
                button.hide type="submit" name="what" value="choose" tabindex="-1" aria-hidden="true" formnovalidate {
                    (v.t("Choose below"))
                }
                div.field {
                    label for={ "why-" (r.id) } { (v.t("Reason, for the file")) }
                    input id={ "why-" (r.id) } type="text" name="reason" value=(typed_for(v, r)) required;
                }
                @if is_better(r.after, r.before) { button.primary name="what" value="apply" { (v.t("Apply the better outcome")) } }
                @else { p.note { (v.t("It would be worse: what was decided stays.")) } }
                button name="what" value="keep" { (v.t("Keep as it is")) }
            }
        }
    }
}

/// Whether this is the rescore whose form was sent.
fn is_typed(v: &Visit, r: &Rescore) -> bool {
    v.id::<RescoreId>("rescore").is_ok_and(|id| id == r.id)
}

/// What was typed as the reason, where this is the rescore that it was typed for.
fn typed_for<'v>(v: &'v Visit, r: &Rescore) -> &'v str {
    if is_typed(v, r) { v.form.text("reason") } else { "" }
}

async fn decide(v: Visit) -> Result<Reply, Trouble> {
    let id = v.id::<RescoreId>("rescore")?;
    let choice = match v.form.text("what") {
        "choose" => return rescores_page(&v, &html! {}, &[Violation::new("/what", "unknown_id", "press one of the buttons")]).await,
        "apply" => RescoreChoice::Apply,
        "keep" => RescoreChoice::Keep,
        _ if v.app.rescores(&v.project, v.reader()?).await?.iter().any(|r| r.rescore.id == id) => return Err(crate::web::unknown_button()),
        _ => return Err(crate::web::lost()),
    };
    match v.app.decide_rescore(&v.project, v.person()?, id, choice, v.form.text("reason")).await {
        Ok(()) => Ok(Reply::To("/rescores".to_owned())),
        Err(AppError::Invalid(wrong)) => rescores_page(&v, &html! {}, &wrong).await,
        Err(AppError::Refused { code, detail }) => {
            let why = html! { (crate::web::frame::layout::refusal(&v, code, &detail)) div.card { p.read { (v.form.text("reason")) } } };
            crate::web::frame::stale::refused(rescores_page(&v, &why, &[]).await?)
        }
        Err(error) => Err(error.into()),
    }
}
