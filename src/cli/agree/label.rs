//! When two labels are one: numbers that are written in two ways.

use std::borrow::Cow;

/// How labels are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spelling {
    /// Letter by letter.
    AsWritten,
    /// Names; only 1.0 and 1.00 are 1, since programs write a column of whole numbers in both ways as soon as one is missing.
    Names,
    /// Numbers: also 007, +7 and 7e0 are 7.
    Numbers,
}

/// A decimal number as it is written.
struct Decimal<'t> {
    sign: &'t str,
    whole: &'t str,
    fraction: &'t str,
    exponent: i32,
}

/// Longer numbers than this are left as they are written.
const FARTHEST: i32 = 400;

fn decimal(text: &str) -> Option<Decimal<'_>> {
    let (sign, rest) = match text.as_bytes().first()? {
        b'+' | b'-' => text.split_at(1),
        _ => ("", text),
    };
    let (mantissa, exponent) = match rest.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse().ok().filter(|e: &i32| e.abs() <= FARTHEST)?),
        None => (rest, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
    (digits(whole) && digits(fraction) && whole.len() + fraction.len() > 0).then_some(Decimal { sign, whole, fraction, exponent })
}

impl Spelling {
    /// The label that stands for all that are one with it. No digit is lost: numbers are never computed with here.
    pub fn of(self, label: &str) -> Cow<'_, str> {
        match (self, decimal(label)) {
            (Self::AsWritten, _) | (_, None) => Cow::Borrowed(label),
            (Self::Names, Some(number)) => plain_name(label, &number),
            (Self::Numbers, Some(number)) => plain_number(&number),
        }
    }
}

fn plain_name<'t>(label: &'t str, number: &Decimal<'_>) -> Cow<'t, str> {
    let code = number.sign == "+" || number.exponent != 0 || label.contains(['e', 'E']) || number.whole.is_empty();
    if code || number.whole.len() > 1 && number.whole.starts_with('0') || !label.contains('.') {
        return Cow::Borrowed(label);
    }
    Cow::Borrowed(label.trim_end_matches('0').trim_end_matches('.'))
}

fn plain_number(number: &Decimal<'_>) -> Cow<'static, str> {
    let digits = format!("{}{}", number.whole, number.fraction);
    let leading = digits.len() - digits.trim_start_matches('0').len();
    let point = i32::try_from(number.whole.len()).unwrap_or(0) + number.exponent - i32::try_from(leading).unwrap_or(0);
    let digits = digits.trim_matches('0');
    if digits.is_empty() {
        return Cow::Borrowed("0");
    }
    let sign = if number.sign == "-" { "-" } else { "" };
    let zeros = |n: i32| "0".repeat(usize::try_from(n).unwrap_or(0));
    let length = i32::try_from(digits.len()).unwrap_or(i32::MAX);
    Cow::Owned(if point <= 0 {
        format!("{sign}0.{}{digits}", zeros(-point))
    } else if point >= length {
        format!("{sign}{digits}{}", zeros(point - length))
    } else {
        let (whole, fraction) = digits.split_at(usize::try_from(point).unwrap_or(0));
        format!("{sign}{whole}.{fraction}")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_are_numbers_keep_every_digit() {
        for (written, name, number) in [
            ("1.0", "1", "1"),
            ("1.50", "1.5", "1.5"),
            ("007", "007", "7"),
            ("+5", "+5", "5"),
            ("1e3", "1e3", "1000"),
            ("12.5e-3", "12.5e-3", "0.0125"),
            ("-0.0", "-0", "0"),
            ("-2.50", "-2.5", "-2.5"),
            (".5", ".5", "0.5"),
            ("5.", "5", "5"),
            ("100", "100", "100"),
            ("0.10", "0.1", "0.1"),
            ("9007199254740993", "9007199254740993", "9007199254740993"),
            ("12345678901234567890.0", "12345678901234567890", "12345678901234567890"),
            ("1e9999", "1e9999", "1e9999"),
            ("nan", "nan", "nan"),
            ("1.0.0", "1.0.0", "1.0.0"),
            ("", "", ""),
        ] {
            assert_eq!((Spelling::Names.of(written).as_ref(), Spelling::Numbers.of(written).as_ref()), (name, number), "{written}");
            assert_eq!(Spelling::AsWritten.of(written), written);
        }
    }
}
