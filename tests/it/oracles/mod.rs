//! Oracle files of the pipeline; those of pure numbers and texts are compared by the tests of `touchstone-measure`, by the same runner.

use std::collections::BTreeMap;

use serde_json::Value;

#[path = "../../../crates/measure/tests/it/oracles/expected.rs"]
mod expected;
#[expect(clippy::similar_names, reason = "a family reads as one table")]
mod pipeline;
#[path = "../../../crates/measure/tests/it/oracles/run.rs"]
mod run;
#[expect(dead_code, reason = "the other runner compares values that may be undefined")]
#[path = "../../../crates/measure/tests/it/oracles/tally.rs"]
mod tally;

#[test]
fn oracles() {
    let families = BTreeMap::from([
        ("grading", pipeline::grading as fn(&Value, &mut tally::Tally)),
        ("eligibility", pipeline::eligibility),
        ("decisions", pipeline::decisions),
    ]);
    let elsewhere: Vec<&str> =
        expected::EXPECTED.iter().map(|(name, _)| *name).filter(|name| !run::OF_THE_PIPELINE.contains(name)).collect();
    run::all(&families, &elsewhere);
}
