//! An item's curve: the chance of a right answer by ability, and what an answer tells.

/// An item's parameters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Item {
    /// Discrimination, the slope at the difficulty; not 0.
    pub a: f64,
    /// Difficulty, on the scale of abilities.
    pub b: f64,
    /// Lower asymptote: the chance of those who know nothing, in 0..d.
    pub c: f64,
    /// Upper asymptote: the chance of those who know everything, in c..=1.
    pub d: f64,
}

impl Item {
    /// A two-parameter item.
    #[must_use]
    pub const fn two(a: f64, b: f64) -> Self {
        Self { a, b, c: 0.0, d: 1.0 }
    }

    /// A three-parameter item.
    #[must_use]
    pub const fn three(a: f64, b: f64, c: f64) -> Self {
        Self { a, b, c, d: 1.0 }
    }

    /// Whether the parameters make a curve: finite, a not 0, 0 <= c < d <= 1.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.a.is_finite() && self.a != 0.0 && self.b.is_finite() && self.c >= 0.0 && self.c < self.d && self.d <= 1.0
    }

    /// 1/(1 + exp(−a(θ − b))), the part between the asymptotes.
    fn logistic(&self, theta: f64) -> f64 {
        1.0 / (1.0 + (-self.a * (theta - self.b)).exp())
    }

    /// The chance of a right answer.
    #[must_use]
    pub fn p(&self, theta: f64) -> f64 {
        self.c + (self.d - self.c) * self.logistic(theta)
    }

    /// The chance of a wrong answer, with the digits that 1 − P loses.
    #[must_use]
    pub fn q(&self, theta: f64) -> f64 {
        (1.0 - self.d) + (self.d - self.c) / (1.0 + (self.a * (theta - self.b)).exp())
    }

    /// ln of the chance of the answer given.
    #[must_use]
    pub fn ln_p(&self, theta: f64, right: bool) -> f64 {
        if right { self.p(theta).ln() } else { self.q(theta).ln() }
    }

    /// P′, the slope of the curve.
    #[must_use]
    pub fn slope(&self, theta: f64) -> f64 {
        let rising = self.logistic(theta);
        let falling = 1.0 / (1.0 + (self.a * (theta - self.b)).exp());
        self.a * (self.d - self.c) * rising * falling
    }

    /// P″.
    #[must_use]
    pub fn bend(&self, theta: f64) -> f64 {
        self.a * self.slope(theta) * (1.0 - 2.0 * self.logistic(theta))
    }

    /// Fisher's information of an answer: P′²/(PQ) = a²(P − c)²(d − P)²/((d − c)² PQ), from 0 upwards (Magis 2013).
    #[must_use]
    pub fn information(&self, theta: f64) -> f64 {
        let (p, q) = (self.p(theta), self.q(theta));
        if p <= 0.0 || q <= 0.0 {
            // Both asymptotes are 0 and 1 here and the curve has reached one of them.
            return 0.0;
        }
        let slope = self.slope(theta);
        slope * slope / (p * q)
    }

    /// The ability at which an answer tells most. The chance there solves 2/(P − c) − 2/(d − P) − 1/P + 1/(1 − P) = 0; with d = 1 that is
    /// b + ln((1 + √(1 + 8c))/2)/a (Birnbaum 1968).
    #[must_use]
    pub fn most_informative(&self) -> f64 {
        if self.d >= 1.0 {
            return self.b + f64::midpoint(1.0, (1.0 + 8.0 * self.c).sqrt()).ln() / self.a;
        }
        let gain = |p: f64| 2.0 / (p - self.c) - 2.0 / (self.d - p) - 1.0 / p + 1.0 / (1.0 - p);
        let (mut low, mut high) = (self.c, self.d);
        for _ in 0..200 {
            let middle = f64::midpoint(low, high);
            if middle <= low || middle >= high {
                break;
            }
            if gain(middle) > 0.0 { low = middle } else { high = middle }
        }
        let p = f64::midpoint(low, high);
        self.b + ((p - self.c) / (self.d - p)).ln() / self.a
    }
}

/// Information of several items together.
#[must_use]
pub fn test_information(items: &[Item], theta: f64) -> f64 {
    items.iter().map(|i| i.information(theta)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checks_of_the_research_page_section_3_5() {
        let close = |a: f64, b: f64| (a - b).abs() < 5e-7;
        assert!(close(Item::two(1.0, 0.0).information(0.0), 0.25));
        let item = Item::three(1.2, 0.5, 0.2);
        assert!(close(item.p(0.5), 0.6) && close(item.information(0.5), 0.24));
        assert!((item.most_informative() - 0.722_62).abs() < 5e-6 && close(item.information(0.722_62), 0.245_355));
        assert!(close(Item::three(2.225, -1.885, 0.21).p(-1.642_307), 0.709_130));
        assert!(close(Item::three(2.225, -1.885, 0.21).information(-1.642_307), 0.810_599));
        assert!(close(Item::three(1.0, 0.5, 0.5).information(0.0), 0.064_407));
        assert!(close(Item { a: 1.0, b: 0.0, c: 0.0, d: 0.9 }.information(0.0), 0.204_545));
    }

    #[test]
    fn the_closed_form_of_the_peak_is_where_the_general_one_finds_it() {
        let item = Item::three(1.3, 0.4, 0.2);
        let nearly = Item { d: 1.0 - 1e-13, ..item };
        assert!((item.most_informative() - nearly.most_informative()).abs() < 1e-6);
        // In the far tail the information is 0, not 0/0.
        assert!(Item::two(2.0, 0.0).information(900.0).abs() < 1e-300);
    }
}
