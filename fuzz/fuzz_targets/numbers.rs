//! Any ratings and any numbers through coefficients and intervals: no panic, no NaN.
#![no_main]

use libfuzzer_sys::fuzz_target;
use touchstone_measure::agreement::correlation;
use touchstone_measure::agreement::several;
use touchstone_measure::agreement::table::Units;
use touchstone_measure::agreement::weights::{Scheme, Weights};
use touchstone_measure::interval::{self, Method};

fuzz_target!(|input: (Vec<Vec<u8>>, Vec<f64>, Vec<f64>, u64, u64, f64)| {
    let (rows, x, y, k, n, level) = input;
    let mut units = Units::default();
    rows.iter().for_each(|row| units.add(row.iter().map(|c| u32::from(c % 7))));
    let weights = Weights::by_rank(Scheme::Quadratic, 7);
    for made in [several::fleiss(&units, &weights), several::gwet(&units, &weights), several::krippendorff(&units, &weights)]
            .into_iter().flatten() {
        assert!(!made.value.is_nan() && !made.standard_error.is_some_and(f64::is_nan));
    }
    for made in [correlation::pearson(&x, &y), correlation::spearman(&x, &y)].into_iter().flatten() {
        assert!((-1.0..=1.0).contains(&made.value));
    }
    if let Ok((low, high)) = interval::share(k, n, level, Method::Wilson) {
        assert!(low <= high);
    }
});
