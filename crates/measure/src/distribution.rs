//! Tails and quantiles of the distributions that statistics are compared with.
//!
//! The regularised incomplete beta function is our own continued fraction (DLMF 8.17.22, evaluated by Lentz's method), because its tail is
//! needed as a logarithm too and the library's stops too early for the large parameters of a long record; Student's t, F and the binomial
//! follow from it. The error function and ln Γ are libm's, right to the last digit or the one before;
//! the incomplete gamma function is statrs'.

use libm::{erfc, lgamma as ln_gamma};
use statrs::function::erf::erfc_inv;
use statrs::function::gamma::gamma_ur;

/// ln B(a, b), for a, b > 0.
#[must_use]
pub fn ln_beta(a: f64, b: f64) -> f64 {
    ln_gamma(a) + ln_gamma(b) - ln_gamma(a + b)
}

/// The continued fraction of `I_x(a`, b) without its factor, for x below (a + 1)/(a + b + 2), where it converges fast.
fn fraction(a: f64, b: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let away_from_zero = |v: f64| if v.abs() < TINY { TINY } else { v };
    let mut c = 1.0;
    let mut d = 1.0 / away_from_zero(1.0 - (a + b) * x / (a + 1.0));
    let mut value = d;
    for m in 1..100_000_u32 {
        let m = f64::from(m);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / away_from_zero(1.0 + even * d);
        c = away_from_zero(1.0 + even / c);
        value *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / away_from_zero(1.0 + odd * d);
        c = away_from_zero(1.0 + odd / c);
        value *= d * c;
        if (d * c - 1.0).abs() < 1e-16 {
            break;
        }
    }
    value
}

/// ln of the factor x^a (1 − x)^b / (a B(a, b)).
fn ln_factor(a: f64, b: f64, x: f64, one_less: f64) -> f64 {
    a * x.ln() + b * one_less.ln() - ln_beta(a, b) - a.ln()
}

/// `I_x(a`, b) = P(Beta(a, b) ≤ x) and its complement, for a, b > 0 and x in 0..=1; `one_less` is 1 − x, which the caller may know better.
#[must_use]
pub fn beta_tails(a: f64, b: f64, x: f64, one_less: f64) -> (f64, f64) {
    if x <= 0.0 {
        return (0.0, 1.0);
    }
    if one_less <= 0.0 {
        return (1.0, 0.0);
    }
    if x < (a + 1.0) / (a + b + 2.0) {
        let lower = (ln_factor(a, b, x, one_less).exp() * fraction(a, b, x)).clamp(0.0, 1.0);
        (lower, 1.0 - lower)
    } else {
        let upper = (ln_factor(b, a, one_less, x).exp() * fraction(b, a, one_less)).clamp(0.0, 1.0);
        (1.0 - upper, upper)
    }
}

/// ln P(Beta(a, b) ≥ x), also where the probability itself is below the smallest number.
#[must_use]
pub fn ln_beta_at_least(a: f64, b: f64, x: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if x >= 1.0 {
        return f64::NEG_INFINITY;
    }
    if x < (a + 1.0) / (a + b + 2.0) {
        return (-beta_tails(a, b, x, 1.0 - x).0).ln_1p();
    }
    (ln_factor(b, a, 1.0 - x, x) + fraction(b, a, 1.0 - x).ln()).min(0.0)
}

/// The x with P(Beta(a, b) ≤ x) = p and 1 − x, by bisection of the nearer tail; a, b > 0, p in 0..1.
#[must_use]
pub fn beta_quantile(a: f64, b: f64, p: f64) -> (f64, f64) {
    // The smaller tail keeps its digits; the larger quantile is the complement of the mirrored one.
    if beta_tails(a, b, 0.5, 0.5).0 < p {
        let (one_less, x) = lower_quantile(b, a, |tails| tails.1 > p);
        return (x, one_less);
    }
    lower_quantile(a, b, |tails| tails.0 < p)
}

/// The point up to which `below` holds, in 0..=1/2, and one less it.
fn lower_quantile(a: f64, b: f64, below: impl Fn((f64, f64)) -> bool) -> (f64, f64) {
    // Halving the exponent first: a quantile may be 1e-300.
    let (mut low, mut high) = (0.0_f64, 0.5_f64);
    while high > 1e-300 && !below(beta_tails(a, b, high / 2.0, 1.0 - high / 2.0)) {
        high /= 2.0;
        low = high / 2.0;
    }
    for _ in 0..80 {
        let middle = f64::midpoint(low, high);
        if middle <= low || middle >= high {
            break;
        }
        if below(beta_tails(a, b, middle, 1.0 - middle)) { low = middle } else { high = middle }
    }
    let x = f64::midpoint(low, high);
    (x, 1.0 - x)
}

/// P(Z ≥ z) for the standard normal distribution.
#[must_use]
pub fn normal_at_least(z: f64) -> f64 {
    0.5 * erfc(z / std::f64::consts::SQRT_2)
}

/// P(|Z| ≥ |z|).
#[must_use]
pub fn normal_two_sided(z: f64) -> f64 {
    erfc(z.abs() / std::f64::consts::SQRT_2)
}

/// The standard normal density.
#[must_use]
pub fn normal_density(z: f64) -> f64 {
    (-0.5 * z * z).exp() / (2.0 * std::f64::consts::PI).sqrt()
}

/// The z with Φ(z) = p, for p in 0..1; infinite at the ends.
#[must_use]
pub fn normal_quantile(p: f64) -> f64 {
    let z = -std::f64::consts::SQRT_2 * erfc_inv(2.0 * p);
    if !z.is_finite() {
        return z;
    }
    // One step of Newton's method on the nearer tail brings the library's eleven digits to the last.
    let error = if z < 0.0 { normal_at_least(-z) - p } else { (1.0 - p) - normal_at_least(z) };
    let density = normal_density(z);
    if density > 0.0 { z - error / density } else { z }
}

/// The z of a two-sided interval of a level in 0..1: P(|Z| ≤ z) = level; finite for every level below 1.
#[must_use]
pub fn normal_for(level: f64) -> f64 {
    -normal_quantile((1.0 - level) / 2.0)
}

/// The t of a two-sided interval of a level in 0..1, for df > 0; finite for every level below 1.
#[must_use]
pub fn student_for(level: f64, df: f64) -> f64 {
    -student_quantile((1.0 - level) / 2.0, df)
}

/// P(|T| ≥ |t|) for Student's t with `df` > 0 degrees of freedom.
#[must_use]
pub fn student_two_sided(t: f64, df: f64) -> f64 {
    if !t.is_finite() {
        return 0.0;
    }
    let square = t * t;
    beta_tails(df / 2.0, 0.5, df / (df + square), square / (df + square)).0
}

/// The t with P(T ≤ t) = p, for p in 0..1 and df > 0.
#[must_use]
pub fn student_quantile(p: f64, df: f64) -> f64 {
    let tail = 2.0 * p.min(1.0 - p);
    if tail >= 1.0 {
        return 0.0;
    }
    let (x, one_less) = beta_quantile(df / 2.0, 0.5, tail);
    (df * one_less / x).sqrt().copysign(p - 0.5)
}

/// P(F ≥ f) for F with `df1` and `df2` degrees of freedom.
#[must_use]
pub fn f_at_least(f: f64, df1: f64, df2: f64) -> f64 {
    if f <= 0.0 {
        return 1.0;
    }
    if !f.is_finite() {
        return 0.0;
    }
    let sum = df1 * f + df2;
    beta_tails(df1 / 2.0, df2 / 2.0, df1 * f / sum, df2 / sum).1
}

/// The f with P(F ≤ f) = p.
#[must_use]
pub fn f_quantile(p: f64, df1: f64, df2: f64) -> f64 {
    let (x, one_less) = beta_quantile(df1 / 2.0, df2 / 2.0, p);
    df2 * x / (df1 * one_less)
}

/// P(χ² ≥ x) with `df` degrees of freedom.
#[must_use]
pub fn chi_square_at_least(x: f64, df: f64) -> f64 {
    if x <= 0.0 { 1.0 } else { gamma_ur(df / 2.0, x / 2.0) }
}

/// ln of the chance of exactly `k` of `n`, each with chance `p` in 0..=1.
#[must_use]
pub fn ln_binomial(k: u64, n: u64, p: f64) -> f64 {
    let (k_f, n_f) = (k as f64, n as f64);
    let power = |times: f64, base: f64| if times == 0.0 { 0.0 } else { times * base.ln() };
    ln_choose(n_f, k_f) + power(k_f, p) + power(n_f - k_f, 1.0 - p)
}

/// ln of n over k.
#[must_use]
pub fn ln_choose(n: f64, k: f64) -> f64 {
    if k <= 0.0 || k >= n { 0.0 } else { ln_gamma(n + 1.0) - ln_gamma(k + 1.0) - ln_gamma(n - k + 1.0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closed_forms_of_beta_t_f_and_chi_square() {
        // Beta(n, 1) has P(X ≤ x) = x^n; t with one degree of freedom is Cauchy's; chi-square with two is exponential.
        assert!((beta_tails(7.0, 1.0, 0.3, 0.7).0 - 0.3_f64.powi(7)).abs() < 1e-16);
        assert!((beta_quantile(7.0, 1.0, 1e-30).0 / 1e-30_f64.powf(1.0 / 7.0) - 1.0).abs() < 1e-12);
        assert!((student_two_sided(1.0, 1.0) - 0.5).abs() < 1e-14);
        assert!((student_quantile(0.75, 1.0) - 1.0).abs() < 1e-12);
        assert!((chi_square_at_least(3.0, 2.0) - (-1.5_f64).exp()).abs() < 1e-14);
        // F(2, 2) has P(F ≤ f) = f/(1 + f).
        assert!((f_at_least(3.0, 2.0, 2.0) - 0.25).abs() < 1e-14 && (f_quantile(0.75, 2.0, 2.0) - 3.0).abs() < 1e-12);
        assert!((ln_beta_at_least(1.0, 2000.0, 0.9) - 2000.0 * 0.1_f64.ln()).abs() < 1e-8);
        assert!((ln_binomial(2, 3, 0.5).exp() - 0.375).abs() < 1e-14);
    }

    #[test]
    fn published_quantiles_of_the_normal_and_of_students_t() {
        assert!((normal_quantile(0.975) - 1.959_963_984_540_054_2).abs() < 1e-14);
        assert!((normal_quantile(1e-10) + 6.361_340_902_404_056).abs() < 1e-12);
        assert!((student_quantile(0.975, 10.0) - 2.228_138_851_986_274).abs() < 1e-12);
    }
}
