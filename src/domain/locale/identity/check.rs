//! Whether the characters of a number fit together: the check of each scheme, and the days that stand in it. Every function takes exactly
//! the characters of its scheme, folded to ASCII, with letters and digits where the scheme has them; of anything else it says no.

/// The value of a digit or letter: 0 to 9, then 10 for A up to 35 for Z.
fn value(c: char) -> Option<u32> {
    c.to_digit(36)
}

/// The number that some of the characters write.
fn number(window: &[char], from: usize, to: usize) -> Option<u32> {
    window.get(from..to)?.iter().try_fold(0_u32, |n, c| n.checked_mul(10)?.checked_add(c.to_digit(10)?))
}

/// The sum of the values, each times its weight.
fn weighed(window: &[char], weights: &[u32]) -> Option<u32> {
    window.iter().zip(weights).try_fold(0, |sum, (c, weight)| Some(sum + value(*c)? * weight))
}

/// Whether the last character is this one of a list.
fn ends_with(window: &[char], list: &str, index: u32) -> bool {
    let expected = usize::try_from(index).ok().and_then(|i| list.chars().nth(i));
    expected.is_some() && expected == window.last().copied()
}

/// Whether a month has such a day in some year.
const fn is_day(month: u32, day: u32) -> bool {
    let last = match month {
        4 | 6 | 9 | 11 => 30,
        2 => 29,
        1..=12 => 31,
        _ => 0,
    };
    1 <= day && day <= last
}

/// Whether month and day stand here, two digits each.
fn has_day(window: &[char], at: usize) -> Option<bool> {
    Some(is_day(number(window, at, at + 2)?, number(window, at + 2, at + 4)?))
}

/// What brings a sum to the next multiple.
const fn up_to(sum: u32, multiple: u32) -> u32 {
    (multiple - sum % multiple) % multiple
}

/// Luhn's sum (ISO/IEC 7812-1, annex B) of digits whose last is the check digit.
fn luhn(window: &[char]) -> Option<bool> {
    let sum = window.iter().rev().enumerate().try_fold(0, |sum, (i, c)| {
        let twice = c.to_digit(10)? * if i % 2 == 0 { 1 } else { 2 };
        Some(sum + twice / 10 + twice % 10)
    })?;
    Some(sum % 10 == 0)
}

pub fn nric(window: &[char]) -> bool {
    let [first, digits @ .., last] = window else { return false };
    let Some(sum) = weighed(digits, &[2, 7, 6, 5, 4, 3, 2]) else { return false };
    let (offset, table) = match first {
        'S' => (0, "JZIHGFEDCBA"),
        'T' => (4, "JZIHGFEDCBA"),
        'F' => (0, "XWUTRQPNMLK"),
        'G' => (4, "XWUTRQPNMLK"),
        'M' => (3, "XWUTRQPNJLK"),
        _ => return false,
    };
    ends_with(&[*last], table, (sum + offset) % 11)
}

/// The place of a character in the alphabet of Mexican codes, which has another letter after N.
fn mexican(c: char) -> Option<u32> {
    value(c).map(|v| if c > 'N' { v + 1 } else { v })
}

/// The entities of the federation, the Federal District by its old name, and born abroad.
const ENTITIES: &str = "AS BC BS CC CH CL CM CS DF DG GR GT HG JC MC MN MS NE NL NT OC PL QR QT SL SP SR TC TL TS VZ YN ZS";

pub fn curp(window: &[char]) -> bool {
    let sum = window.iter().take(17).zip((2..=18).rev()).try_fold(0, |sum, (c, weight)| Some(sum + mexican(*c)? * weight));
    let entity: String = window.get(11..13).unwrap_or_default().iter().collect();
    let known = matches!(window.get(10), Some('H' | 'M' | 'X')) && ENTITIES.split(' ').any(|e| e == entity);
    known && has_day(window, 6) == Some(true) && sum.is_some_and(|sum| ends_with(window, "0123456789", up_to(sum, 10)))
}

pub fn rfc(window: &[char]) -> bool {
    let Some(start) = window.len().checked_sub(9) else { return false };
    // A company's code is one shorter: it is weighed with a blank in front, whose place is 37.
    let blank = if window.len() == 12 { 37 * 13 } else { 0 };
    let weighed = window.iter().rev().skip(1).zip(2..).try_fold(blank, |sum, (c, weight)| Some(sum + mexican(*c)? * weight));
    let homoclave =
        matches!(window.get(start + 6), Some('1'..='9' | 'A'..='V')) && matches!(window.get(start + 7), Some('1'..='9' | 'A'..='Z'));
    homoclave && has_day(window, start + 2) == Some(true) && weighed.is_some_and(|sum| ends_with(window, "0123456789A", up_to(sum, 11)))
}

pub fn clabe(window: &[char]) -> bool {
    let sum = window.iter().take(17).zip([3, 7, 1].into_iter().cycle()).try_fold(0, |sum, (c, w)| Some(sum + c.to_digit(10)? * w % 10));
    // The first three digits are a bank's; none has 000.
    number(window, 0, 3).is_some_and(|bank| bank > 0) && sum.is_some_and(|sum| ends_with(window, "0123456789", up_to(sum, 10)))
}

/// The first two digits of places of China (GB/T 2260).
const PROVINCES: [u32; 35] = [
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82,
    83,
];

pub fn resident(window: &[char]) -> bool {
    let sum = weighed(window, &[7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]);
    let place = number(window, 0, 2).is_some_and(|place| PROVINCES.contains(&place));
    let year = number(window, 6, 10).is_some_and(|year| (1850..2100).contains(&year));
    place && year && has_day(window, 10) == Some(true) && sum.is_some_and(|sum| ends_with(window, "10X98765432", sum % 11))
}

pub fn hkid(window: &[char]) -> bool {
    let [before @ .., last] = window else { return false };
    let weights = [9, 8, 7, 6, 5, 4, 3, 2];
    // One letter is weighed with a blank in front, whose value is 36.
    let (blank, weights) = if before.len() == 7 { (36 * 9, &weights[1..]) } else { (0, &weights[..]) };
    weighed(before, weights).is_some_and(|sum| ends_with(&[*last], "0123456789A", up_to(sum + blank, 11)))
}

/// The numbers of the letters A to Z: of counties, in the order in which they were given.
const COUNTIES: [u32; 26] = [10, 11, 12, 13, 14, 15, 16, 17, 34, 18, 19, 20, 21, 22, 35, 23, 24, 25, 26, 27, 28, 29, 32, 30, 31, 33];

pub fn taiwan(window: &[char]) -> bool {
    let [county, digits @ ..] = window else { return false };
    let county = value(*county).and_then(|v| COUNTIES.get(usize::try_from(v.checked_sub(10)?).ok()?));
    let sum = county.and_then(|n| Some(n / 10 + n % 10 * 9 + weighed(digits, &[8, 7, 6, 5, 4, 3, 2, 1, 1])?));
    matches!(digits.first(), Some('1' | '2' | '8' | '9')) && sum.is_some_and(|sum| sum % 10 == 0)
}

/// The product of two symmetries of the pentagon, by which Verhoeff's check multiplies.
const fn turned(a: u32, b: u32) -> u32 {
    match (a < 5, b < 5) {
        (true, true) => (a + b) % 5,
        (true, false) => (a + b) % 5 + 5,
        (false, true) => (a - b) % 5 + 5,
        (false, false) => (a + 5 - b) % 5,
    }
}

/// Verhoeff's permutation of the digits.
const SHIFTED: [u32; 10] = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];

pub fn aadhaar(window: &[char]) -> bool {
    let shifted =
        |digit: u32, times: usize| (0..times % 8).try_fold(digit, |d, _| usize::try_from(d).ok().and_then(|at| SHIFTED.get(at)).copied());
    let checked = window.iter().rev().enumerate().try_fold(0, |c, (i, d)| Some(turned(c, shifted(d.to_digit(10)?, i)?)));
    let palindrome = window.iter().eq(window.iter().rev());
    matches!(window.first(), Some('2'..='9')) && !palindrome && checked == Some(0)
}

const OF_23: &str = "TRWAGMYFPDXBNJZSQVHLCKE";

pub fn dni(window: &[char]) -> bool {
    number(window, 0, 8).is_some_and(|n| ends_with(window, OF_23, n % 23))
}

pub fn nie(window: &[char]) -> bool {
    let first = window.first().and_then(|c| "XYZ".find(*c)).and_then(|n| u32::try_from(n).ok());
    let whole = first.zip(number(window, 1, 8)).map(|(first, n)| first * 10_000_000 + n);
    whole.is_some_and(|n| ends_with(window, OF_23, n % 23))
}

pub fn cpf(window: &[char]) -> bool {
    let digit = |sum: Option<u32>| sum.map(|sum| up_to(sum, 11) % 10);
    let first = digit(weighed(window, &[10, 9, 8, 7, 6, 5, 4, 3, 2]));
    let second = digit(weighed(window, &[11, 10, 9, 8, 7, 6, 5, 4, 3, 2]));
    let alike = window.windows(2).all(|pair| pair.first() == pair.last());
    !alike && first.is_some() && first == number(window, 9, 10) && second.is_some() && second == number(window, 10, 11)
}

/// What a character counts at the first, third, … place of a codice fiscale, by its value as digit or letter.
const ODD: [u32; 26] = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

pub fn codice_fiscale(window: &[char]) -> bool {
    let plain = |c: char| value(c).map(|v| if c.is_ascii_digit() { v } else { v - 10 });
    let sum = window.iter().take(15).enumerate().try_fold(0, |sum, (i, c)| {
        let v = plain(*c)?;
        Some(sum + if i % 2 == 0 { *ODD.get(usize::try_from(v).ok()?)? } else { v })
    });
    // Of women 40 is added to the day.
    let day = number(window, 9, 11);
    let month = window.get(8).is_some_and(|c| "ABCDEHLMPRST".contains(*c));
    month
        && day.is_some_and(|day| (1..=31).contains(&(day % 40)))
        && sum.is_some_and(|sum| ends_with(window, "ABCDEFGHIJKLMNOPQRSTUVWXYZ", sum % 26))
}

pub fn nir(window: &[char]) -> bool {
    // Corsica's two halves: the letter counts as a nought, and the whole so much less.
    let (corsica, less) = match window.get(6) {
        Some('A') => (true, 1_000_000),
        Some('B') => (true, 2_000_000),
        _ => (false, 0),
    };
    let digits = window.iter().take(13).enumerate().try_fold(0_u64, |n, (i, c)| {
        let digit = if corsica && i == 6 { 0 } else { c.to_digit(10)? };
        Some(n * 10 + u64::from(digit))
    });
    let key = number(window, 13, 15).map(u64::from);
    let month = number(window, 3, 5).is_some_and(|month| (1..=12).contains(&month) || month == 20);
    let fits = digits.zip(key).is_some_and(|(n, key)| n >= less && key == 97 - (n - less) % 97);
    matches!(window.first(), Some('1' | '2')) && (!corsica || window.get(5) == Some(&'2')) && month && fits
}

pub fn pesel(window: &[char]) -> bool {
    let sum = weighed(window, &[1, 3, 7, 9, 1, 3, 7, 9, 1, 3]);
    // The century is added to the month, in steps of twenty.
    let day = number(window, 2, 4).zip(number(window, 4, 6)).is_some_and(|(month, day)| is_day(month % 20, day));
    day && sum.is_some_and(|sum| ends_with(window, "0123456789", up_to(sum, 10)))
}

pub fn personnummer(window: &[char]) -> bool {
    let Some((century, short)) = window.len().checked_sub(10).and_then(|at| window.split_at_checked(at)) else { return false };
    // A co-ordination number has 60 added to the day.
    let day = number(short, 2, 4)
        .zip(number(short, 4, 6))
        .is_some_and(|(month, day)| is_day(month, day) || (day > 60 && is_day(month, day - 60)));
    let century = century.is_empty() || matches!(number(century, 0, 2), Some(18..=20));
    century && day && luhn(short) == Some(true)
}

pub fn henkilotunnus(window: &[char]) -> bool {
    let [date @ .., a, b, c, last] = window else { return false };
    let day = number(date, 0, 2).zip(number(date, 2, 4)).is_some_and(|(day, month)| is_day(month, day));
    let century = date.get(6).is_none_or(|c| "ABCDEFUVWXY".contains(*c));
    let rest = number(date, 0, 6).zip(number(&[*a, *b, *c], 0, 3)).map(|(date, own)| (u64::from(date) * 1_000 + u64::from(own)) % 31);
    let rest = rest.and_then(|rest| u32::try_from(rest).ok());
    day && century && rest.is_some_and(|rest| ends_with(&[*last], "0123456789ABCDEFHJKLMNPRSTUVWXY", rest))
}

pub fn south_african(window: &[char]) -> bool {
    has_day(window, 2) == Some(true) && matches!(window.get(10), Some('0'..='2')) && luhn(window) == Some(true)
}

pub fn rrn(window: &[char]) -> bool {
    let sum = weighed(window, &[2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]);
    has_day(window, 2) == Some(true) && sum.is_some_and(|sum| ends_with(window, "0123456789", (11 - sum % 11) % 10))
}

pub fn thai(window: &[char]) -> bool {
    let sum = weighed(window, &[13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]);
    matches!(window.first(), Some('1'..='8')) && sum.is_some_and(|sum| ends_with(window, "0123456789", (11 - sum % 11) % 10))
}
