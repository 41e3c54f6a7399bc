//! Dates as people write them: in one field or in one for the year and one for the month, with any separators,
//! digits and signs of any width.

use crate::domain::kernel::day::Day;
use touchstone_measure::text::normalise::nfkc;

/// English names of months; three letters are enough.
const MONTHS: [&str; 12] =
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

/// The number of a month that is written out, as two digits.
fn month_name(word: &str) -> Option<String> {
    let word = word.to_ascii_lowercase();
    let at = MONTHS.iter().position(|name| name.starts_with(&word) && word.len() >= 3 || word == "sept" && *name == "september")?;
    Some(format!("{:02}", at + 1))
}

/// Reads a date: `2019-07`, `2019/7`, `2019.07`, `201907`, `07/2019`, `2019年7月`, `July 2019`, the same with a day after year and month, or
/// a year alone; `２０１９／０７` too. A day before a month is not guessed.
///
/// # Errors
/// What a date looks like.
pub fn date(text: &str) -> Result<Day, &'static str> {
    const FORM: &str = "a date is a year and a month, such as 2019-07";
    let plain = nfkc(text);
    let parts: Vec<String> = plain
        .split(|c: char| !c.is_alphanumeric() || matches!(c, '年' | '月' | '日' | '号'))
        .filter(|p| !p.is_empty())
        .map(|p| month_name(p).unwrap_or_else(|| p.to_owned()))
        .collect();
    let digits = |p: &str| p.bytes().all(|b| b.is_ascii_digit());
    if !parts.iter().all(|p| digits(p)) {
        return Err(FORM);
    }
    let two = |p: &str| format!("{p:0>2}");
    let told = match parts.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [one] if one.len() == 6 => format!("{}-{}", &one[..4], &one[4..]),
        [one] if one.len() == 8 => format!("{}-{}-{}", &one[..4], &one[4..6], &one[6..]),
        [year] => (*year).to_owned(),
        [year, month] | [month, year] if year.len() == 4 && month.len() <= 2 => format!("{year}-{}", two(month)),
        [year, month, day] if year.len() == 4 && month.len() <= 2 && day.len() <= 2 => format!("{year}-{}-{}", two(month), two(day)),
        _ => return Err(FORM),
    };
    told.parse()
}

/// Reads a month from two fields, of which the first may hold the whole. Nothing where both are empty.
///
/// # Errors
/// What a date looks like, or that one of the two is missing.
pub fn month(year: &str, month: &str) -> Result<Option<Day>, &'static str> {
    match (year.trim(), month.trim()) {
        ("", "") => Ok(None),
        ("", _) => Err("the year is missing"),
        (whole, "") => date(whole).map(Some),
        // A month is in one of them: the first is a year.
        (year, month) => {
            let month = nfkc(month);
            let month = month_name(&month).unwrap_or(month);
            let year = nfkc(year);
            if year.len() != 4 {
                return Err("a year has four digits, such as 2019");
            }
            date(&format!("{year}-{}", month.trim_end_matches('月'))).map(Some)
        }
    }
}

/// Reads a number with digits and signs of any width; a comma is a point where it is followed by one or two digits.
#[must_use]
pub fn number(text: &str) -> Option<f64> {
    let plain = nfkc(text).replace(['。', '、'], ".");
    // A comma before three digits parts thousands elsewhere: that is not guessed.
    let thousands = plain.trim().split_once(',').is_some_and(|(_, after)| after.len() > 2);
    let plain = if thousands { return None } else { plain.replace(',', ".") };
    plain.trim().parse::<f64>().ok().filter(|n| n.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_read_however_it_is_common_to_write_it() {
        for text in [
            "2019-07",
            "2019/07",
            "2019/7",
            "2019.7",
            "201907",
            "07/2019",
            "7-2019",
            "2019年7月",
            "2019 年 07 月",
            "２０１９－０７",
            "２０１９／０７",
            "２０１９年７月",
            "July 2019",
            "Jul 2019",
            "2019 jul",
            "2019–07",
            " 2019 07 ",
        ] {
            assert_eq!(date(text).map(|d| d.to_string()), Ok("2019-07".to_owned()), "{text}");
        }
        for (text, day) in [("2019-07-05", "2019-07-05"), ("20190705", "2019-07-05"), ("2019年7月5日", "2019-07-05"), ("2019", "2019")] {
            assert_eq!(date(text).map(|d| d.to_string()), Ok(day.to_owned()), "{text}");
        }
        for text in ["", "19-07", "2019-13", "05/07/2019", "soon", "2019-07-05-01", "七月", "2019-007", "1899-01", "2019-02-30"] {
            assert!(date(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_month_is_read_from_two_fields_and_one_alone_is_not_guessed() {
        let read = |y, m| month(y, m).map(|d| d.map(|d| d.to_string()));
        assert_eq!(read("2019", "7"), Ok(Some("2019-07".to_owned())));
        assert_eq!(read("２０１９", "０７"), Ok(Some("2019-07".to_owned())));
        assert_eq!(read("2019", "July"), Ok(Some("2019-07".to_owned())));
        assert_eq!(read("2019-07", ""), Ok(Some("2019-07".to_owned())));
        assert_eq!(read("2019", "7月"), Ok(Some("2019-07".to_owned())));
        assert_eq!(read(" ", ""), Ok(None));
        for (y, m) in [("", "7"), ("2019", "13"), ("19", "7"), ("2019-07", "8"), ("2019", "x")] {
            assert!(read(y, m).is_err(), "{y} {m}");
        }
    }

    #[test]
    fn a_number_is_read_in_any_width() {
        for (text, n) in [("25", 25.0), ("２５", 25.0), ("12.5", 12.5), ("１２．５", 12.5), ("12,5", 12.5), (" 8 ", 8.0)] {
            assert_eq!(number(text), Some(n), "{text}");
        }
        for text in ["", "25 hours", "inf", "nan", "二十", "1,000"] {
            assert_eq!(number(text), None, "{text}");
        }
    }
}
