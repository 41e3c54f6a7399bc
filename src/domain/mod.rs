//! Types that cannot hold a wrong value, and decisions. No I/O, no async, no clock:
//! whatever time or chance a decision needs is an argument.

pub mod account;
pub mod appeal;
pub mod applicant;
pub mod attempt;
pub mod canonical;
pub mod chance;
pub mod decision;
pub mod dossier;
pub mod eligibility;
pub mod errand;
pub mod gold_set;
pub mod grader;
pub mod id;
pub mod integrity;
pub mod item_analysis;
pub mod lang;
pub mod ledger;
pub mod letter;
pub mod locale;
pub mod moment;
mod names;
pub mod notice;
pub mod pool;
pub mod quality;
pub mod realism;
pub mod reason;
pub mod review;
pub mod sealed;
pub mod strict;
pub mod trail;
pub mod violation;
pub mod wording;
