//! Small dense systems of linear equations: what maximum likelihood and integral equations end in.
//!
//! Row-major matrices of a few hundred rows; a linear-algebra library would bring more code to build than this whole house has.

/// A square matrix, row by row.
#[derive(Clone, Debug, PartialEq)]
pub struct Square {
    size: usize,
    cells: Vec<f64>,
}

impl Square {
    /// A matrix of zeros.
    #[must_use]
    pub fn zeros(size: usize) -> Self {
        Self { size, cells: vec![0.0; size * size] }
    }

    /// One cell.
    #[must_use]
    pub fn at(&self, row: usize, column: usize) -> f64 {
        self.cells[row * self.size + column]
    }

    /// One cell, to change.
    pub fn at_mut(&mut self, row: usize, column: usize) -> &mut f64 {
        &mut self.cells[row * self.size + column]
    }

    /// One row, to change.
    pub fn row_mut(&mut self, row: usize) -> &mut [f64] {
        &mut self.cells[row * self.size..(row + 1) * self.size]
    }

    /// The x with A x = b, by elimination with partial pivoting; `None` for a singular matrix or a right side of another size.
    #[must_use]
    pub fn solve(mut self, mut b: Vec<f64>) -> Option<Vec<f64>> {
        let n = self.size;
        if b.len() != n {
            return None;
        }
        for k in 0..n {
            let pivot = (k..n).max_by(|i, j| self.at(*i, k).abs().total_cmp(&self.at(*j, k).abs()))?;
            if self.at(pivot, k) == 0.0 || !self.at(pivot, k).is_finite() {
                return None;
            }
            if pivot != k {
                (0..n).for_each(|j| self.cells.swap(k * n + j, pivot * n + j));
                b.swap(k, pivot);
            }
            let (above, below) = self.cells.split_at_mut((k + 1) * n);
            let row = &above[k * n..];
            for i in 0..n - k - 1 {
                let other = &mut below[i * n..(i + 1) * n];
                let factor = other[k] / row[k];
                if factor != 0.0 {
                    for (x, y) in other[k..].iter_mut().zip(&row[k..]) {
                        *x -= factor * y;
                    }
                    b[k + 1 + i] -= factor * b[k];
                }
            }
        }
        for k in (0..n).rev() {
            let known: f64 = (k + 1..n).map(|j| self.at(k, j) * b[j]).sum();
            b[k] = (b[k] - known) / self.at(k, k);
        }
        b.iter().all(|x| x.is_finite()).then_some(b)
    }

    /// The inverse; `None` for a singular matrix.
    #[must_use]
    pub fn inverse(&self) -> Option<Self> {
        let n = self.size;
        let mut inverse = Self::zeros(n);
        for column in 0..n {
            let mut unit = vec![0.0; n];
            unit[column] = 1.0;
            for (row, x) in self.clone().solve(unit)?.into_iter().enumerate() {
                *inverse.at_mut(row, column) = x;
            }
        }
        Some(inverse)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_system_with_a_known_solution() {
        let mut a = Square::zeros(3);
        for (at, value) in [0.0, 2.0, 1.0, 1.0, -2.0, -3.0, -1.0, 1.0, 2.0].into_iter().enumerate() {
            *a.at_mut(at / 3, at % 3) = value;
        }
        let x = a.clone().solve(vec![-8.0, 0.0, 3.0]).unwrap();
        assert!(x.iter().zip([-4.0, -5.0, 2.0]).all(|(a, b)| (a - b).abs() < 1e-12), "{x:?}");
        let inverse = a.inverse().unwrap();
        let product: f64 = (0..3).map(|j| a.at(1, j) * inverse.at(j, 1)).sum();
        assert!((product - 1.0).abs() < 1e-12);
        assert_eq!(Square::zeros(2).solve(vec![1.0, 1.0]), None);
    }
}
