//! Tables on a terminal: aligned columns, a header row, no borders; a Han character counts as two columns.

use unicode_width::UnicodeWidthStr as _;

use super::{Failure, say};

/// A table to print.
pub(super) struct Aligned {
    header: Vec<&'static str>,
    /// Whether each column is aligned to the right.
    right: Vec<bool>,
    rows: Vec<Vec<String>>,
}

impl Aligned {
    /// A table with these columns; a name that starts with `>` is aligned to the right.
    pub fn new(columns: &[&'static str]) -> Self {
        Self {
            header: columns.iter().map(|c| c.trim_start_matches('>')).collect(),
            right: columns.iter().map(|c| c.starts_with('>')).collect(),
            rows: Vec::new(),
        }
    }

    /// Adds a row.
    pub fn row(&mut self, cells: Vec<String>) {
        self.rows.push(cells);
    }

    /// Prints it to standard output.
    pub fn print(&self) -> Result<(), Failure> {
        let width = |at: usize| {
            let cells = self.rows.iter().filter_map(|r| r.get(at)).map(|c| c.width());
            cells.chain([self.header[at].width()]).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..self.header.len()).map(width).collect();
        let header: Vec<String> = self.header.iter().map(|h| (*h).to_owned()).collect();
        for row in std::iter::once(&header).chain(&self.rows) {
            let mut line = String::new();
            for (at, cell) in row.iter().enumerate() {
                let gap = " ".repeat(widths[at].saturating_sub(cell.width()));
                let (before, after) = if self.right[at] { (gap.as_str(), "") } else { ("", gap.as_str()) };
                line.push_str(before);
                line.push_str(cell);
                line.push_str(after);
                line.push_str("  ");
            }
            say(line.trim_end())?;
        }
        Ok(())
    }
}

/// A figure with four decimals, or a dash.
pub(super) fn figure(value: Option<f64>) -> String {
    value.map_or_else(|| "–".to_owned(), |v| format!("{v:.4}"))
}
