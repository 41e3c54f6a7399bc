//! Nodes and weights of Gauss's rules: an integral as a weighted sum that is exact for polynomials up to degree 2n − 1.

/// Nodes and weights on an interval, in rising order (Gauss-Legendre): the weights add up to its length.
#[must_use]
pub fn legendre(nodes: usize, from: f64, to: f64) -> Vec<(f64, f64)> {
    let n = nodes as f64;
    let (middle, half) = (f64::midpoint(from, to), (to - from) / 2.0);
    let mut rule: Vec<(f64, f64)> = (0..nodes)
        .map(|i| {
            let mut x = (std::f64::consts::PI * (i as f64 + 0.75) / (n + 0.5)).cos();
            let mut slope = 1.0;
            for _ in 0..100 {
                let (mut before, mut value) = (0.0, 1.0);
                for k in 0..nodes {
                    let k = k as f64;
                    (before, value) = (value, ((2.0 * k + 1.0) * x * value - k * before) / (k + 1.0));
                }
                slope = n * (x * value - before) / (x * x - 1.0);
                let step = value / slope;
                x -= step;
                if step.abs() < 1e-15 {
                    break;
                }
            }
            (middle + half * x, half * 2.0 / ((1.0 - x * x) * slope * slope))
        })
        .collect();
    rule.reverse();
    rule
}

/// Nodes and weights for the mean over a standard normal variable, in rising order (Gauss-Hermite): the weights add up to 1.
///
/// Roots are found between those of the next lower degree, which lie between them, so none is missed however many nodes there are.
#[must_use]
pub fn normal(nodes: usize) -> Vec<(f64, f64)> {
    let mut roots: Vec<f64> = Vec::new();
    for degree in 1..=nodes {
        let bound = (2.0 * (2.0 * degree as f64 + 1.0)).sqrt();
        let mut edges = vec![-bound];
        edges.extend(&roots);
        edges.push(bound);
        roots = edges.windows(2).map(|edge| root(degree, edge[0], edge[1])).collect();
    }
    let rule: Vec<(f64, f64)> = roots
        .iter()
        .map(|x| {
            // w = 1 / (n h_{n−1}(x)²) for orthonormal polynomials h.
            let (_, before) = hermite(nodes, *x);
            (*x, 1.0 / (nodes as f64 * before * before))
        })
        .collect();
    rule
}

/// The orthonormal Hermite polynomials (for the standard normal weight) of a degree and of the one below.
fn hermite(degree: usize, x: f64) -> (f64, f64) {
    let (mut before, mut value) = (0.0, 1.0);
    for k in 0..degree {
        let k = k as f64;
        (before, value) = (value, (x * value - k.sqrt() * before) / (k + 1.0).sqrt());
    }
    (value, before)
}

fn root(degree: usize, mut low: f64, mut high: f64) -> f64 {
    let rises = hermite(degree, high).0 > 0.0;
    let mut x = f64::midpoint(low, high);
    for _ in 0..200 {
        let (value, before) = hermite(degree, x);
        if (value > 0.0) == rises {
            high = x;
        } else {
            low = x;
        }
        // h_n' = √n h_{n−1}; a step that leaves the bracket is halved instead.
        let newton = x - value / ((degree as f64).sqrt() * before);
        let next = if newton > low && newton < high { newton } else { f64::midpoint(low, high) };
        if (next - x).abs() <= 1e-16 * x.abs().max(1.0) {
            return next;
        }
        x = next;
    }
    x
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_of_the_normal_distribution_and_integrals_of_powers() {
        for nodes in [5, 41, 81] {
            let rule = normal(nodes);
            let moment = |k: i32| rule.iter().map(|(x, w)| w * x.powi(k)).sum::<f64>();
            for (k, value) in [(0, 1.0), (1, 0.0), (2, 1.0), (4, 3.0), (6, 15.0), (8, 105.0)] {
                assert!((moment(k) - value).abs() < 1e-10 * value.max(1.0), "{nodes} {k} {}", moment(k));
            }
        }
        let rule = legendre(20, 1.0, 3.0);
        assert!((rule.iter().map(|(x, w)| w * x.powi(5)).sum::<f64>() - (729.0 - 1.0) / 6.0).abs() < 1e-11);
    }

    #[test]
    fn published_nodes_of_the_five_point_rules() {
        // Abramowitz and Stegun, tables 25.4 and 25.10 (the latter for the weight e^(−x²): nodes times √2).
        assert!((legendre(5, -1.0, 1.0)[4].0 - 0.906_179_845_938_664).abs() < 1e-14);
        assert!((normal(5)[4].0 - 2.020_182_870_456_086 * std::f64::consts::SQRT_2).abs() < 1e-13);
    }
}
