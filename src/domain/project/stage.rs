//! How a stage turns scores into an outcome, and how an adaptive form chooses its items.

use schemars::JsonSchema;
use serde::Deserialize;

use touchstone_measure::mastery::response_theory::Plan as AbilityPlan;
use touchstone_measure::mastery::sequential::Plan;

/// How an adaptive form chooses items among those of the skill that is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Select {
    /// The one that tells most.
    Information,
    /// One of the five that tell most, drawn among those that tell half of the best or more.
    Randomesque,
    /// Chance at first, information at the end.
    Progressive,
}

/// When a verdict on the ability is looked for, at a block's end from `min_items` on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Stop {
    /// When the likelihood ratio of cut + delta against cut − delta meets a bound.
    #[default]
    Sprt,
    /// When the ability's standard error is at most `se`.
    Se,
}

/// What happens where the machine may not decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Forced {
    /// A person decides.
    Refer,
}

/// A floor under one skill.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Floor {
    /// The skill.
    pub skill: String,
    /// The least share found of what was there to find.
    pub sensitivity: f64,
    /// Under so many items with something to find the floor does not bind.
    pub min_items: u32,
    /// The least share left unmarked of what had nothing to find.
    #[serde(default)]
    pub specificity: Option<f64>,
}

/// How a score becomes an outcome.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "lowercase", deny_unknown_fields)]
pub enum Decision {
    /// A sequential probability ratio test.
    Sequential {
        /// Success rate of a person who is to pass.
        p_master: f64,
        /// Success rate of a person who is not to pass.
        p_nonmaster: f64,
        /// Promised share of non-masters passed by machine, over all attempts.
        alpha: f64,
        /// Promised share of masters put below the line by machine.
        beta: f64,
        /// The alpha that the bounds are computed from, where it is not the promise: less where the answers of real people vary more than
        /// the bounds suppose, more where a short form is cautious enough by itself.
        #[serde(default)]
        plan_alpha: Option<f64>,
        /// The same of beta.
        #[serde(default)]
        plan_beta: Option<f64>,
        /// No verdict before so many scored items.
        min_items: usize,
        /// The last scored item.
        max_items: usize,
        /// What happens there.
        forced: Forced,
        /// Floors under single skills.
        #[serde(default)]
        floors: Vec<Floor>,
    },
    /// A verdict on the ability, from items with parameters of item response theory.
    Ability {
        /// The cut, on the scale of abilities.
        cut: f64,
        /// Half the width of the zone around it in which either verdict is tolerated, above 0.
        delta: f64,
        /// Promised share of people at cut − delta passed by machine, over all attempts.
        alpha: f64,
        /// Promised share of people at cut + delta put below the line by machine.
        beta: f64,
        /// No verdict before so many scored items.
        min_items: usize,
        /// The last scored item.
        max_items: usize,
        /// What happens there.
        forced: Forced,
        /// When a verdict is looked for.
        #[serde(default)]
        stop: Stop,
        /// For `stop = "se"`: the standard error at which the form ends, above 0.
        #[serde(default)]
        se: Option<f64>,
        /// Floors under single skills.
        #[serde(default)]
        floors: Vec<Floor>,
    },
    /// A cut score with a confidence.
    Cut {
        /// The share that is to be reached.
        cut: f64,
        /// How sure a verdict has to be.
        confidence: f64,
        /// What happens between.
        forced: Forced,
        /// Floors under single skills.
        #[serde(default)]
        floors: Vec<Floor>,
    },
}

impl Decision {
    /// The floors beside the rule.
    #[must_use]
    pub fn floors(&self) -> &[Floor] {
        match self {
            Self::Sequential { floors, .. } | Self::Ability { floors, .. } | Self::Cut { floors, .. } => floors,
        }
    }

    /// The last item of a rule that is looked at block by block; none where the whole form is handed in at once.
    #[must_use]
    pub const fn last_item(&self) -> Option<usize> {
        match self {
            Self::Sequential { max_items, .. } | Self::Ability { max_items, .. } => Some(*max_items),
            Self::Cut { .. } => None,
        }
    }

    /// What a rule promises: the largest share of non-masters passed by machine over all attempts,
    /// and of masters put below the line in one.
    #[must_use]
    pub const fn promised(&self) -> Option<(f64, f64)> {
        match self {
            Self::Sequential { alpha, beta, .. } | Self::Ability { alpha, beta, .. } => Some((*alpha, *beta)),
            Self::Cut { .. } => None,
        }
    }

    /// The exact plan of a sequential rule that is looked at by so many items, with the risks that its bounds are computed from; none for
    /// the others.
    #[must_use]
    pub fn plan(&self, block: usize) -> Option<Plan> {
        let Self::Sequential { p_master, p_nonmaster, alpha, beta, plan_alpha, plan_beta, min_items, max_items, .. } = self else {
            return None;
        };
        Some(Plan {
            p_master: *p_master,
            p_nonmaster: *p_nonmaster,
            alpha: plan_alpha.unwrap_or(*alpha),
            beta: plan_beta.unwrap_or(*beta),
            min_items: *min_items,
            max_items: *max_items,
            block: block.max(1),
        })
    }

    /// The plan of a rule on the ability; none for the others.
    #[must_use]
    pub const fn ability_plan(&self) -> Option<AbilityPlan> {
        let Self::Ability { cut, delta, alpha, beta, min_items, max_items, .. } = self else { return None };
        Some(AbilityPlan { cut: *cut, delta: *delta, alpha: *alpha, beta: *beta, min_items: *min_items, max_items: *max_items })
    }
}
