//! What became of a questioned key that was corrected: both keys, whether the new one holds, and for whom something comes out otherwise.

use maud::{Markup, html};

use crate::app::gold_set::authoring::AsAuthor;
use crate::app::gold_set::compared::Otherwise;
use crate::app::gold_set::contests::Contested;
use crate::app::gold_set::import::Version as GoldSetVersion;
use crate::domain::gold_set::version::VersionState;
use crate::domain::locale::lang::say;
use crate::web::{Trouble, Visit};

/// What a correction did: the key before and after it, whether it holds yet, and for whom something comes out otherwise.
pub async fn section(v: &Visit, right: &AsAuthor, contest: &Contested, versions: &[GoldSetVersion]) -> Result<Markup, Trouble> {
    let Some(made) = versions.iter().find(|g| Some(g.id) == contest.new_version) else { return Ok(html! {}) };
    // The key before it is that of the version on which it was laid, which may be another one than it was questioned in.
    let before = v.app.content(made.based_on.unwrap_or(contest.version)).await?;
    let after = v.app.content(made.id).await?;
    let otherwise = v.app.otherwise(&v.project, made.id).await?;
    let draft = made.state == VersionState::Draft;
    Ok(html! {
        @if let Some((before, after)) = before.item(&contest.item).zip(after.item(&contest.item)) {
            (crate::web::author::differing::keys(v, right, before, after))
        }
        p {
            (if draft {
                v.t("Nothing has changed yet: another author publishes the draft, then grades are computed again. ")
            } else {
                v.t("The corrected version was published; grades were computed again.")
            })
            " " a href={ "/gold-sets/" (made.set_id) "/" (made.number) } { (v.t("Version ")) (made.number) }
        }
        @if !draft { (recomputed(v, otherwise)) }
    })
}

/// What was computed again after a correction.
fn recomputed(v: &Visit, otherwise: Otherwise) -> Markup {
    let Otherwise { open, applied, kept } = otherwise;
    html! {
        p { (v.t("Every answer that was given to it under an earlier version was scored again, with the results that rest on it. "))
        (if open + applied + kept == 0 {
            v.t("No result comes out otherwise so far.").to_owned()
        } else {
            say!(v, "Results that come out otherwise: {open} wait for a recruiter, {applied} were applied, {kept} were kept as they \
                were.", open, applied, kept)
        }) }
    }
}
