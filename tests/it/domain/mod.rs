//! Gold sets and grading.

mod adaptive;
mod any_response;
mod broken_sets;
mod forms;
mod gold_set;
mod mutations;
mod plans;
mod shipped_gold_set;
