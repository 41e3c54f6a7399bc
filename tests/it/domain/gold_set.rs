//! The shipped gold set.

use touchstone::domain::gold_set;

use crate::support;

#[test]
fn the_shipped_set_has_no_error() {
    let report = gold_set::read(&support::folder("gold_sets/mandarin-sg"));
    for problem in &report.problems {
        println!("{problem}");
    }
    assert_eq!(report.counts().0, 0);
    assert_eq!(report.items, 683);
}
