//! Gold sets and grading.

mod any_response;
mod broken_sets;
mod gold_set;
mod mutations;
