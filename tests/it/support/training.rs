//! Reviewers who take their training by the levels that were agreed on.

use std::collections::BTreeMap;

use touchstone::app::App;
use touchstone::app::reviewing::training::Exercise;
use touchstone::domain::kernel::id::PersonId;
use touchstone::domain::kernel::sealed::Reveal;
use touchstone::domain::reviewing::Sheet;

/// The agreed levels of a response.
pub async fn agreed(app: &App, project: &str, response: &str) -> BTreeMap<String, i64> {
    let (_, content) = app.published(project).await.expect("open");
    let anchor = content.anchors.iter().find(|a| a.response == response).expect("an anchor");
    anchor.levels.reveal(&Reveal::for_an_author()).clone()
}

/// A sheet of these levels with a comment on each.
pub fn sheet(levels: BTreeMap<String, i64>) -> Sheet {
    let comments = levels.keys().map(|c| (c.clone(), "seen".to_owned())).collect();
    Sheet { levels, comments, ..Sheet::default() }
}

/// Scores the rest of a round, each response by what `levels` makes of the agreed ones.
pub async fn take(app: &App, project: &str, person: PersonId, rubric: &str, levels: impl Fn(i64) -> i64) -> Exercise {
    loop {
        let next = app.next_exercise(project, person, rubric).await.expect("a response");
        assert!(next.feedback.is_none() && next.ended.is_none());
        let agreed = agreed(app, project, &next.assignment.response).await;
        let sheet = sheet(agreed.into_iter().map(|(c, level)| (c, levels(level))).collect());
        let id = next.assignment.id.parse().expect("an id");
        let saved = app.save_exercise(project, person, id, sheet).await.expect("saved");
        assert!(saved.feedback.is_some());
        if saved.ended.is_some() {
            return saved;
        }
    }
}

/// Trains somebody on every rubric that asks for it.
pub async fn trained(app: &App, project: &str, person: PersonId) {
    for stand in app.trainings(project, person).await.expect("read") {
        if !stand.standing.scores() {
            let last = take(app, project, person, &stand.rubric.id, |level| level).await;
            assert!(last.ended.expect("ended").passed, "{}", stand.rubric.id);
        }
    }
}
