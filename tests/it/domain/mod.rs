//! Gold sets and grading.

mod gold_set;
