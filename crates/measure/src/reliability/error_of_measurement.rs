//! Errors of measurement: how far a score may be off.

use super::ReliabilityError;

/// SD √(1 − reliability).
///
/// # Errors
/// [`ReliabilityError::Range`] unless the deviation is not negative and the reliability at most 1.
pub fn standard_error(deviation: f64, reliability: f64) -> Result<f64, ReliabilityError> {
    if deviation >= 0.0 && reliability <= 1.0 { Ok(deviation * (1.0 - reliability).sqrt()) } else { Err(ReliabilityError::Range) }
}

/// Lord's conditional standard error (1957) of x right of n: √(x(n − x)/(n − 1)).
///
/// # Errors
/// [`ReliabilityError::Range`] unless n >= 2 and 0 <= x <= n.
pub fn conditional(x: f64, n: f64) -> Result<f64, ReliabilityError> {
    if n >= 2.0 && (0.0..=n).contains(&x) { Ok((x * (n - x) / (n - 1.0)).sqrt()) } else { Err(ReliabilityError::Range) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_of_the_research_page_section_3_2() {
        assert!((conditional(30.0, 40.0).unwrap() - 2.7735).abs() < 5e-5);
        assert!((conditional(48.0, 60.0).unwrap() - 3.1245).abs() < 5e-5);
        assert!((standard_error(1.03504, 0.2950).unwrap() - 0.8691).abs() < 5e-5);
        assert_eq!(conditional(5.0, 4.0), Err(ReliabilityError::Range));
    }
}
