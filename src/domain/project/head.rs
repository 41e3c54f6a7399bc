//! The top of `project.toml`: what the work is, what it pays, the project's languages, whom people reach.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::domain::gold_set::text::Text;
use crate::domain::locale;

/// What the work pays.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pay {
    /// Decimal text, such as `12.00`.
    pub amount: String,
    /// ISO 4217.
    pub currency: String,
    /// Per what: `hour`, `task`.
    pub per: String,
}

/// The top of `project.toml`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProjectHead {
    /// The set's id.
    pub id: String,
    /// What people read.
    pub title: Text,
    /// One sentence on the work.
    pub summary: Text,
    /// What the work pays.
    pub pay: Pay,
    /// The form of work: `contractor` or `employee`.
    pub engagement: Engagement,
    /// The languages that texts for people come in, BCP 47 tags, the one that stands in for others first. A set that does not say was
    /// written when there were two, and has those.
    #[serde(default = "first_two")]
    pub languages: Vec<String>,
    /// By language of the project: the guidelines' file.
    pub guidelines: BTreeMap<String, String>,
    /// IANA time zone in which dates of the project are reckoned.
    pub time_zone: String,
    /// Days in which a decision may be appealed.
    #[serde(default = "fortnight")]
    pub appeal_days: u32,
    /// Where people write to: an e-mail address that somebody reads, or an https address. Without one no page promises an answer.
    #[serde(default)]
    pub contact: Option<String>,
    /// Who answers for what people tell, with an address: shown on the privacy page.
    #[serde(default)]
    pub controller: Option<Text>,
    /// Whether and how tests are paid, in a sentence.
    #[serde(default)]
    pub tests_pay: Option<Text>,
    /// The line that people in distress can call, told beside a content notice; without it that of the project's countries is told, where
    /// one is known.
    #[serde(default)]
    pub helpline: Option<OwnLine>,
    /// By the id of a skill: what people call it. Letters use it.
    #[serde(default)]
    pub skills: BTreeMap<String, Text>,
}

/// The languages of every set from before sets could name theirs: stored versions still open.
fn first_two() -> Vec<String> {
    locale::OF_EARLIER_SETS.map(str::to_owned).to_vec()
}

const fn fortnight() -> u32 {
    14
}

/// A line that a project names itself.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OwnLine {
    /// A sentence that leads to the number: who answers, and when.
    pub text: Text,
    /// The number, as it is dialled.
    pub number: String,
}

/// The form of work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Engagement {
    /// An independent contractor.
    Contractor,
    /// An employee.
    Employee,
}
