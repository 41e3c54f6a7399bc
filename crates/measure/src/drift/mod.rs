//! Whether a record is still what it was: charts over time, with run lengths computed and not guessed.

pub mod budget;
pub mod chain;
pub mod counts;
pub mod cusum;
pub mod ewma;
pub mod ewma_cells;
pub mod expectation;
pub mod onset;
pub mod p_chart;
pub mod personal;
pub mod rule;
pub mod several;
pub mod simulate;
pub mod step_law;
pub mod watch;

/// Why a chart has no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartError {
    /// A parameter or a value lies outside its range.
    Parameters,
    /// The run length is not finite, or no limit gives the asked one.
    Unreachable,
}

/// The x in `low..high` where a rising function reaches a value, by bisection.
pub(crate) fn reach(mut low: f64, mut high: f64, value: f64, rising: impl Fn(f64) -> Option<f64>) -> Result<f64, ChartError> {
    let at = |x: f64| rising(x).ok_or(ChartError::Unreachable);
    while at(high)? < value {
        low = high;
        high *= 1.5;
        if high > 1e3 {
            return Err(ChartError::Unreachable);
        }
    }
    for _ in 0..200 {
        let middle = f64::midpoint(low, high);
        if middle <= low || middle >= high {
            break;
        }
        if at(middle)? < value { low = middle } else { high = middle }
    }
    Ok(f64::midpoint(low, high))
}
