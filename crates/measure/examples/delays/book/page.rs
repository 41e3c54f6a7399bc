//! The page `docs/audits.md`: its tables stand between marks, its plots beside it. What has no figure says why.

use std::fmt::Debug;

use super::before_after::Table;
use super::{plots, promises};

fn why(error: impl Debug) -> String {
    format!("{error:?}")
}

/// The tables that are computed, by name.
pub fn tables() -> Result<Vec<(&'static str, String)>, String> {
    Ok(vec![
        ("delays-by-checks", promises::delays_by_checks().map_err(why)?),
        ("delays-by-fall", promises::delays_by_fall().map_err(why)?),
        ("least-checks", promises::least_checks().map_err(why)?),
        ("certificates", promises::certificates().map_err(why)?),
        ("certificates-by-lot", promises::certificates_by_lot().map_err(why)?),
        ("intervals-by-design", promises::intervals_by_design().ok_or("no interval")?),
        ("intervals-by-share", promises::intervals_by_share().ok_or("no interval")?),
    ])
}

/// The plots that are computed, by their file.
pub fn plots() -> Result<Vec<(&'static str, String)>, String> {
    Ok(vec![
        ("chart.svg", plots::chart().map_err(why)?),
        ("delays.svg", plots::delays().map_err(why)?),
        ("certificates.svg", plots::certificates().map_err(why)?),
        ("intervals.svg", plots::intervals().ok_or("no interval")?),
    ])
}

/// What is simulated: the table and its plot.
pub fn simulated(table: &Table) -> ((&'static str, String), (&'static str, String)) {
    (("before-and-after", table.markdown()), ("before-and-after.svg", plots::before_after(table)))
}

fn marks(name: &str) -> (String, String) {
    (format!("<!-- table {name} -->\n"), format!("<!-- end of {name} -->\n"))
}

/// The table that stands in a page.
pub fn told<'a>(page: &'a str, name: &str) -> Option<&'a str> {
    let (begin, end) = marks(name);
    Some(page.split_once(&begin)?.1.split_once(&end)?.0)
}

/// The page with its tables as they are computed.
pub fn with(page: &str, tables: &[(&'static str, String)]) -> Result<String, String> {
    let mut page = page.to_owned();
    for (name, table) in tables {
        let (begin, end) = marks(name);
        let old = told(&page, name).ok_or_else(|| format!("the page has no place for {name}"))?;
        page = page.replace(&format!("{begin}{old}{end}"), &format!("{begin}{table}{end}"));
    }
    Ok(page)
}
