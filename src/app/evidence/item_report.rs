//! Item analysis over what candidates answered: a row for each item and version, what was answered to one.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::app::{App, AppError};
use crate::domain::evidence::item_analysis::{Figures, Given, figures};
use crate::domain::gold_set::item::ItemKind;
use crate::domain::gold_set::stored::Content;
use crate::domain::kernel::canonical;
use crate::domain::kernel::id::{AttemptId, VersionId};
use crate::store::gold_set::item_answers;
use crate::store::gold_set::item_answers::ItemAnswer;

/// An item of a version with its figures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Analysed {
    /// The author's id.
    pub item: String,
    /// The version.
    pub version: VersionId,
    /// Its number.
    pub number: i64,
    /// What it measures.
    pub skill: String,
    /// Its kind.
    pub kind: ItemKind,
    /// What its author thinks it takes, in seconds.
    pub estimate: u32,
    /// The figures.
    pub figures: Figures,
}

/// An answer that was given to an item, with how often.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AnswerGiven {
    /// The response in the stored form, canonical.
    pub response: String,
    /// How often.
    pub n: usize,
    /// Its score.
    pub score: Option<f64>,
    /// The mean of these people's other items.
    pub others: Option<f64>,
}

/// Each attempt's sum of counted scores and number of counted items, for what an item is compared with.
pub(in crate::app) fn totals(answers: &[ItemAnswer]) -> HashMap<AttemptId, (f64, f64)> {
    let mut totals: HashMap<AttemptId, (f64, f64)> = HashMap::new();
    for a in answers.iter().filter(|a| a.counts) {
        if let Some(score) = a.score {
            let total = totals.entry(a.attempt).or_default();
            *total = (total.0 + score, total.1 + 1.0);
        }
    }
    totals
}

/// The mean score of the person's other counted items in the attempt.
pub(in crate::app) fn others(a: &ItemAnswer, totals: &HashMap<AttemptId, (f64, f64)>) -> Option<f64> {
    let (sum, n) = *totals.get(&a.attempt)?;
    let own = a.score.filter(|_| a.counts).map_or((0.0, 0.0), |s| (s, 1.0));
    (n - own.1 >= 1.0).then(|| (sum - own.0) / (n - own.1))
}

/// Seconds from one answer of an attempt to the next, by the order in which they were saved last; the first has none.
pub(in crate::app) fn seconds(answers: &[ItemAnswer]) -> HashMap<crate::domain::kernel::id::FormItemId, f64> {
    let mut by_attempt: HashMap<AttemptId, Vec<(i64, crate::domain::kernel::id::FormItemId)>> = HashMap::new();
    for a in answers {
        if let Some((_, at)) = &a.answered {
            by_attempt.entry(a.attempt).or_default().push((at.microseconds(), a.form_item));
        }
    }
    let mut all = HashMap::new();
    for list in by_attempt.values_mut() {
        list.sort_unstable();
        all.extend(list.windows(2).map(|w| (w[1].1, (w[1].0 - w[0].0) as f64 / 1e6)));
    }
    all
}

fn option_of(a: &ItemAnswer) -> Option<String> {
    a.answered.as_ref()?.0.get("option")?.as_str().map(str::to_owned)
}

impl App {
    /// A project's graded answers, with the content of every version among them.
    pub(in crate::app) async fn answers_of(&self, project: &str) -> Result<(Vec<ItemAnswer>, BTreeMap<VersionId, Arc<Content>>), AppError> {
        let wanted = project.to_owned();
        let answers = self.db.read("item answers", move |tx| {
            let project = wanted.clone();
            Box::pin(async move { item_answers::of_project(tx, &project).await })
        });
        let answers = answers.await?;
        let versions: BTreeSet<VersionId> = answers.iter().map(|a| a.version).collect();
        let mut contents = BTreeMap::new();
        for version in versions {
            contents.insert(version, self.content(version).await?);
        }
        Ok((answers, contents))
    }

    /// Every item that was answered, with its figures; those that a person should look at first.
    ///
    /// # Errors
    /// [`AppError`].
    pub async fn item_report(&self, project: &str) -> Result<Vec<Analysed>, AppError> {
        let (answers, contents) = self.answers_of(project).await?;
        let numbers = self.version_numbers().await?;
        self.compute("analyse items", move || analyse(&answers, &contents, &numbers)).await
    }

    /// The number of every stored version.
    pub(in crate::app) async fn version_numbers(&self) -> Result<HashMap<VersionId, i64>, AppError> {
        Ok(self.gold_set_versions().await?.into_iter().map(|v| (v.id, v.number)).collect())
    }
}

/// What was answered to each item, most frequent first, in whatever version it was shown.
pub(in crate::app) fn given(answers: &[ItemAnswer]) -> BTreeMap<String, Vec<AnswerGiven>> {
    type Counted = (usize, Option<f64>, Vec<f64>);
    let totals = totals(answers);
    let mut items: BTreeMap<&str, BTreeMap<String, Counted>> = BTreeMap::new();
    for a in answers {
        let response = a.answered.as_ref().map_or_else(|| "null".to_owned(), |(r, _)| canonical::text(r));
        let entry = items.entry(&a.item).or_default().entry(response).or_default();
        entry.0 += 1;
        entry.1 = a.score;
        entry.2.extend(others(a, &totals));
    }
    let mean = |list: &[f64]| (!list.is_empty()).then(|| list.iter().sum::<f64>() / list.len() as f64);
    let rows = |(item, given): (&str, BTreeMap<String, Counted>)| {
        let row = |(response, (n, score, list)): (String, Counted)| AnswerGiven { response, n, score, others: mean(&list) };
        let mut rows: Vec<AnswerGiven> = given.into_iter().map(row).collect();
        rows.sort_by(|a, b| b.n.cmp(&a.n).then_with(|| a.response.cmp(&b.response)));
        (item.to_owned(), rows)
    };
    items.into_iter().map(rows).collect()
}

/// Every item of the answers with its figures; those that a person should look at first.
pub(in crate::app) fn analyse(
    answers: &[ItemAnswer],
    contents: &BTreeMap<VersionId, Arc<Content>>,
    numbers: &HashMap<VersionId, i64>,
) -> Vec<Analysed> {
    let (totals, seconds) = (totals(answers), seconds(answers));
    let mut by_item: BTreeMap<(&str, VersionId), Vec<Given>> = BTreeMap::new();
    for a in answers {
        let Some(score) = a.score else { continue };
        let given = Given { score, others: others(a, &totals), option: option_of(a), seconds: seconds.get(&a.form_item).copied() };
        by_item.entry((&a.item, a.version)).or_default().push(given);
    }
    let one = |((id, version), given): ((&str, VersionId), Vec<Given>)| {
        let item = contents.get(&version)?.item(id)?;
        Some(Analysed {
            item: id.to_owned(),
            version,
            number: numbers.get(&version).copied().unwrap_or(0),
            skill: item.head.skill.clone(),
            kind: item.head.kind,
            estimate: item.head.seconds,
            figures: figures(&given, crate::app::gold_set::authoring::key_options(item), f64::from(item.head.seconds)),
        })
    };
    let mut report: Vec<Analysed> = by_item.into_iter().filter_map(one).collect();
    report.sort_by_key(|a| (a.figures.flags.is_empty(), std::cmp::Reverse(a.figures.flags.len()), a.item.clone()));
    report
}
