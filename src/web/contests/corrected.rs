//! What became of a questioned key that was corrected: both keys, whether the new one holds, and for whom something comes out otherwise.

use maud::{Markup, html};

use crate::app::authoring::AsAuthor;
use crate::app::compared::Otherwise;
use crate::app::contests::Contested;
use crate::app::gold_set::Version as GoldSetVersion;
use crate::web::{Trouble, Visit};

/// What a correction did: the key before and after it, whether it holds yet, and for whom something comes out otherwise.
pub async fn section(v: &Visit, right: &AsAuthor, contest: &Contested, versions: &[GoldSetVersion]) -> Result<Markup, Trouble> {
    let Some(made) = versions.iter().find(|g| Some(g.id) == contest.new_version) else { return Ok(html! {}) };
    // The key before it is that of the version on which it was laid, which may be another one than it was questioned in.
    let before = v.app.content(made.based_on.unwrap_or(contest.version)).await?;
    let after = v.app.content(made.id).await?;
    let otherwise = v.app.otherwise(&v.project, made.id).await?;
    let draft = made.state == "draft";
    Ok(html! {
        @if let Some((before, after)) = before.item(&contest.item).zip(after.item(&contest.item)) {
            (crate::web::differing::keys(v, right, before, after))
        }
        p {
            (if draft {
                v.t(
                    "Nothing has changed yet: another author publishes the draft, then grades are computed again. ",
                    "目前尚未生效：须由另一位出题员发布草稿，发布后重新计算成绩。",
                )
            } else {
                v.t("The corrected version was published; grades were computed again.", "更正后的版本已发布，成绩已重新计算。")
            })
            " " a href={ "/gold-sets/" (made.set_id) "/" (made.number) } { (v.t("Version ", "版本 ")) (made.number) }
        }
        @if !draft { (recomputed(v, otherwise)) }
    })
}

/// What was computed again after a correction.
fn recomputed(v: &Visit, otherwise: Otherwise) -> Markup {
    let Otherwise { open, applied, kept } = otherwise;
    html! {
        p { (v.t(
            "Every answer that was given to it under an earlier version was scored again, with the results that rest on it. ",
            "旧版本下对此题的所有作答及相关成绩均已重新计算。",
        ))
        (if open + applied + kept == 0 {
            v.t("No result comes out otherwise so far.", "目前没有成绩因此改变。").to_owned()
        } else {
            v.t(
                format!(
                    "Results that come out otherwise: {open} wait for a recruiter, {applied} were applied, {kept} were kept as they were."
                ),
                format!("改变的成绩：{open} 个待招聘员处理，{applied} 个已采用新成绩，{kept} 个维持原成绩。"),
            )
        }) }
    }
}
