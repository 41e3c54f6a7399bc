//! Identity numbers, told by their check characters: what a text may not hold because nobody needs it here and a leak would hurt.
//!
//! A text is read once. Its characters are folded one by one (NFKD without combining marks, upper case, decimal digits of every script,
//! letters that look like Latin ones), whatever is no letter and no digit is set aside within a line, and where a number may end the last
//! few are held against the schemes. The work grows with the length of the text and with nothing else.

use std::collections::HashSet;

use foldhash::fast::RandomState;
use unicode_normalization::char::{decompose_compatible, is_combining_mark};
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory as _};

mod check;
mod folded;
mod scheme;
mod words;

use folded::{digit, letter, numeral};
use scheme::{FEWEST, Held, LONGEST, Marks};
pub use scheme::{SCHEMES, Scheme};
pub use words::named;

/// How far before a number the word that names it may stand, in letters and digits.
const NAMED_WITHIN: usize = 24;

/// What a look through a text came to.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// The first number that was found.
    pub found: Option<&'static Scheme>,
    /// Steps that it took: characters read, and schemes and characters that were held against each other.
    pub steps: usize,
}

/// A character of the folded text.
#[derive(Clone, Copy)]
struct Kept {
    folded: char,
    /// Whether a mark was set aside right before it.
    gap: bool,
    /// Whether a line ended right before it.
    line: bool,
}

/// Looks for an identity number, in any width, case or script of digits, with the blanks, dashes or brackets that people write inside it
/// or none.
///
/// A digit right before or after it makes it a part of something else (a code of a product, a hash); letters there hide nothing: a word
/// such as "NRIC", a unit, or one that was put there so that the number is not found.
/// Schemes whose check says little are looked for where they belong to one of `countries` (ISO 3166-1), the project's, or where the text
/// names them right before the number.
#[must_use]
pub fn look(text: &str, countries: &[&str]) -> Look {
    let mut reading = Reading {
        countries,
        seen: Vec::new(),
        digits: 0,
        gaps: 0,
        odd: 0,
        after_odd: 0,
        wide: 0,
        lines: 0,
        marks: 0,
        returned: false,
        gap: true,
        line: true,
        steps: 0,
        found: None,
    };
    // One character may unfold into eighteen: what only ends a number, whatever stands around it, is unfolded once in a text.
    let mut ends: HashSet<char, RandomState> = HashSet::default();
    let mut parts = Vec::new();
    for c in text.chars() {
        if c.is_ascii() {
            reading.take(c.to_ascii_uppercase());
        } else if ends.contains(&c) {
            reading.steps += 1;
            reading.end();
        } else {
            parts.clear();
            unfold(c, &mut parts);
            let ignored = |c: &char| is_combining_mark(*c) || is_mark(*c);
            if !parts.iter().all(ignored) && parts.iter().all(|c| ignored(c) || !c.is_ascii_alphanumeric()) {
                ends.insert(c);
            }
            // A digit in a ring, raised, with a stop, written as a word: inside a number it is a digit of it, and beside one it hides it as
            // little as a letter does.
            let is_odd = parts.iter().any(char::is_ascii_digit) && c.general_category() != GeneralCategory::DecimalNumber;
            if is_odd && reading.after_odd == 0 {
                reading.look_back(Gaps::Anywhere);
            }
            for part in &parts {
                reading.take(*part);
            }
            reading.after_odd |= u32::from(is_odd);
        }
        if reading.found.is_some() {
            break;
        }
    }
    reading.look_back(Gaps::Anywhere);
    Look { found: reading.found, steps: reading.steps }
}

/// What people read a character as: without marks, in capitals, in Latin letters and digits where it looks like them.
fn unfold(c: char, parts: &mut Vec<char>) {
    decompose_compatible(c, |part| match numeral(part) {
        Some(digit) => parts.push(digit),
        None => parts.extend(part.to_uppercase().map(|c| letter(digit(c)))),
    });
}

/// A text as far as it was read.
struct Reading<'c> {
    countries: &'c [&'c str],
    seen: Vec<Kept>,
    /// Of the last characters, the newest in the lowest bit: which are digits, before which marks were set aside, and before which more
    /// than one that shows, and before which a line ended.
    digits: u32,
    gaps: u32,
    wide: u32,
    lines: u32,
    /// Before which a digit stood that is none of a script's.
    odd: u32,
    /// 1 where such a digit was the last that was seen.
    after_odd: u32,
    /// Marks that show since the last that was seen.
    marks: u32,
    /// Whether the last character was a return, which a feed may follow.
    returned: bool,
    /// Whether a mark was set aside after the last that was seen, and whether a line ended there.
    gap: bool,
    line: bool,
    steps: usize,
    found: Option<&'static Scheme>,
}

impl Reading<'_> {
    /// The next character of the folded text.
    fn take(&mut self, c: char) {
        self.steps += 1;
        // A line, a ring or an accent on a letter leaves it the letter that people read.
        if self.found.is_some() || is_combining_mark(c) {
            return;
        }
        if is_mark(c) {
            self.gap = true;
            self.line |= ends_a_line(c);
            // A return and the feed right after it are one line end.
            let one_end = c == '\n' && self.returned;
            self.marks += u32::from(!one_end && !crate::domain::kernel::unseen::is_invisible(c));
            self.returned = c == '\r';
            return;
        }
        self.returned = false;
        if !c.is_ascii_alphanumeric() {
            self.end();
            return;
        }
        if self.gap {
            // A number has ended here if one stands at the end of what was seen.
            self.look_back(Gaps::Anywhere);
        } else if c.is_ascii_alphabetic() {
            self.look_back(Gaps::Nowhere);
        }
        self.seen.push(Kept { folded: c, gap: self.gap, line: self.line });
        self.digits = self.digits << 1 | u32::from(c.is_ascii_digit());
        self.gaps = self.gaps << 1 | u32::from(self.gap);
        self.odd = self.odd << 1 | self.after_odd;
        self.wide = self.wide << 1 | u32::from(self.marks > 1);
        self.lines = self.lines << 1 | u32::from(self.line);
        (self.gap, self.line, self.marks, self.after_odd) = (false, false, 0, 0);
        if self.seen.len() > 8 * LONGEST {
            self.seen.drain(..self.seen.len() - 4 * LONGEST);
        }
    }

    /// A letter that no number is written with.
    fn end(&mut self) {
        self.look_back(Gaps::Anywhere);
        self.seen.clear();
        (self.digits, self.gaps, self.odd, self.wide, self.lines, self.marks) = (0, 0, 0, 0, 0, 0);
        (self.gap, self.line, self.after_odd) = (true, true, 0);
    }

    /// Whether a number ends with what was seen.
    fn look_back(&mut self, gaps: Gaps) {
        // Every number has a digit among its last four characters, and words, which are most of what is read, have none.
        let digits = (self.digits & ((1 << LONGEST) - 1)).count_ones();
        if self.found.is_some() || self.digits.trailing_zeros() >= 4 || digits < FEWEST {
            return;
        }
        self.found = SCHEMES.iter().find(|scheme| {
            self.steps += 1;
            self.stands(scheme, gaps) && self.fits(scheme)
        });
    }

    /// Whether what was seen ends with the letters and digits of a scheme, with marks where it may have them, and stands by itself.
    const fn stands(&self, scheme: &Scheme, gaps: Gaps) -> bool {
        if self.seen.len() < scheme.length || (self.digits ^ scheme.digits) & scheme.known != 0 {
            return false;
        }
        let first = 1 << (scheme.length - 1);
        // Digits below each other are a column of numbers; letters on both sides of them are one that was broken.
        let letters = scheme.known & !scheme.digits;
        let lettered = letters & first != 0 && letters & 1 != 0;
        if self.lines & (first - 1) != 0 && !lettered {
            return false;
        }
        let (inside, wide) = (self.gaps & (first - 1), self.wide & (first - 1));
        let after_a_letter = self.seen.len() > scheme.length && self.digits & (first << 1) == 0;
        if (self.gaps | self.odd) & first == 0 {
            return inside == 0 && after_a_letter;
        }
        match (gaps, scheme.marks) {
            (Gaps::Anywhere, Marks::Anywhere) => true,
            (Gaps::Anywhere, Marks::At(borders)) => wide == 0 && inside & !borders == 0,
            (Gaps::Nowhere, _) => inside == 0,
        }
    }

    /// Whether the last characters are a number of a scheme, by its check, and one that is looked for here.
    fn fits(&mut self, scheme: &Scheme) -> bool {
        let from = self.seen.len() - scheme.length;
        let (before, window) = self.seen.split_at(from);
        self.steps += scheme.length;
        let characters: Vec<char> = window.iter().map(|k| k.folded).collect();
        if !(scheme.fits)(&characters) {
            return false;
        }
        match scheme.held {
            Held::Everywhere => true,
            Held::AtHome(_) if self.countries.contains(&scheme.country) => true,
            Held::AtHome(words) => {
                // What names it stands in its own line.
                let line = before.iter().rposition(|k| k.line).unwrap_or(0);
                let line = if window.first().is_some_and(|k| k.line) { before.len() } else { line };
                let near = before.get(line.max(before.len().saturating_sub(NAMED_WITHIN))..).unwrap_or_default();
                self.steps += near.len() * words.len();
                words.iter().any(|word| names(near, word))
            }
        }
    }
}

/// Whether a word stands by itself among the characters before a number.
fn names(near: &[Kept], word: &str) -> bool {
    let ends = |after: usize| near.get(after).is_none_or(|k| k.gap || !k.folded.is_ascii_alphabetic());
    let same = |at: usize, part: &[Kept]| part.iter().map(|k| k.folded).eq(word.chars()) && ends(at + part.len());
    near.windows(word.len()).enumerate().any(|(at, part)| part.first().is_some_and(|k| k.gap) && same(at, part))
}

/// Where marks may stand in a number that is looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gaps {
    /// Wherever its scheme has them.
    Anywhere,
    /// Not inside it: letters stand right beside it, and words with a number between them are no identity number.
    Nowhere,
}

/// What people write inside numbers, and characters that show nothing: all but letters and digits. A letter that only modifies another
/// one (a long sound, an apostrophe) is a mark, and so is the Korean dot (U+318D, as it unfolds).
fn is_mark(c: char) -> bool {
    !c.is_alphanumeric()
        || crate::domain::kernel::unseen::is_invisible(c)
        || (!c.is_ascii() && (c == '\u{119E}' || c.general_category() == GeneralCategory::ModifierLetter))
}

const fn ends_a_line(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> bool {
        look(text, &[]).found.is_some()
    }

    #[test]
    fn numbers_whose_check_letter_fits_by_the_published_rule_are_found_however_they_are_written() {
        // Worked by hand: S1234567 -> 106 mod 11 = 7 -> D; F -> X W U T R Q P N M.
        for text in [
            "S1234567D",
            "my number is s1234567d.",
            "Ｓ１２３４５６７Ｄ",
            "S 1234567 D",
            "S1234-567D",
            "F1234567N",
            "T1234567J",
            "S/1234567/D",
            "S1234567–D",
            "S١٢٣٤٥٦٧D",
            "S१२३४५६७D",
            "NRICS1234567D",
            "NRIC:S1234567D",
            "fin F1234567N",
            "我的号码是S1234567D。",
            "S1234567D号",
            "S\u{200B}1234567\u{200B}D",
            "S.1.2.3.4.5.6.7.D",
            "S1234567D S",
            "1 S1234567D",
            "x@y S1234567D",
            "12S 1234567D S1234567D",
            "S1234567D\n",
            "S1234567\nD",
            "S123\r\n4567D",
            "S\n1234567\nD",
            "S1234567\u{2028}D",
            "S1234567-\n-D",
            // Letters right before or after it, or on both sides.
            "xS1234567Dx",
            "abcS1234567Def",
            "a S1234567DX",
            "x1yS1234567Dz9",
            "myS1234567Dismine",
            "S1234567Dollars",
        ] {
            assert!(found(text), "{text}");
        }
        for text in [
            "S1234567A",
            "S123456D",
            "order 1234567",
            "",
            "XS1234567D9",
            "我有七年经验 2019-2026",
            "xS1234567Ax",
            "paid S 1234567 Dollars",
            "cost S 1234567 days",
            "this 1234567 d",
            "S1234567D9",
            "9S1234567D",
            // The last letter begins a word of the next line; digits below each other are a column.
            "S1234567\nDear all",
            "order S1234567\nDelivered",
            "1234\n5678\n9012",
            "(S) 1234567 (2019)",
            "С 1234567 дней",
            "S12345678D",
        ] {
            assert!(!found(text), "{text}");
        }
    }

    /// The same number, worked by hand above, in characters that people read as its letters and digits.
    #[test]
    fn letters_and_digits_in_rings_and_squares_and_letters_that_modify_hide_no_number() {
        for text in [
            // Letters that only modify, Korean's dot, small capitals, letters and digits in rings and squares, digits written as words.
            "Sー1234567ーD",
            "S1234567ㆍD",
            "Sʼ1234567ʼD",
            "Sـ1234567ـD",
            "S1234567˝ːD",
            "S々1234567D",
            "ꜱ1234567ᴅ",
            "S1234567Đ",
            "s1234567ԁ",
            "🆂1234567🅳",
            "🅢1234567🅓",
            "🇸1234567🇩",
            "S❶❷❸❹❺❻❼D",
            "S⓵⓶⓷⓸⓹⓺⓻D",
            "S➀➁➂➃➄➅➆D",
            "S①②③④⑤⑥⑦D",
            "S一二三四五六七D",
            "S壹贰叁肆伍陆柒D",
            "S壹貳參肆伍陸柒D",
            "S〡〢〣〤〥〦〧D",
            "S፩፪፫፬፭፮፯D",
            "S𝍠𝍡𝍢𝍣𝍤𝍥𝍦D",
            "S㊀㊁㊂㊃㊄㊅㊆D",
            "S\u{11F51}\u{11F52}\u{11F53}\u{11F54}\u{11F55}\u{11F56}\u{11F57}D",
            "S\u{1E4F1}\u{1E4F2}\u{1E4F3}\u{1E4F4}\u{1E4F5}\u{1E4F6}\u{1E4F7}D",
            // Such a digit right beside it hides it no more than a letter.
            "S1234567D①",
            "S1234567D²",
            "一S1234567D",
            // Inside it and beside it.
            "S❶234567D①",
            "①S❶234567D",
            "2①S❶234567D²",
            "①\u{300}S12三4567D",
        ] {
            assert!(found(text), "{text}");
        }
        for text in ["S❶❷❸❹❺❻❼A", "S①②③④⑤⑥⑦A", "一二三四五六七", "Sー1234567ーA", "S1234567D9①", "第一，S 系列的二三四五六七八九"]
        {
            assert!(!found(text), "{text}");
        }
    }

    #[test]
    fn brackets_strokes_marks_and_look_alikes_hide_no_number() {
        for text in [
            "S1234567(D)",
            "S(1234567)D",
            "S+1234567+D",
            "S#1234567#D",
            "S~1234567=D",
            "[S][1234567][D]",
            "S\u{332}1\u{332}2\u{332}34567D\u{332}",
            "S1234567\u{FE0F}D",
            "S1\u{34F}234567D",
            "S1\u{3164}234567D",
            "\u{405}1234567D",
            "\u{455}1234567d",
            "Ś1234567D",
            "ΝRІС S1234567D",
            "Т1234567Ј",
            "Ꮪ1234567Ꭰ",
        ] {
            assert!(found(text), "{text}");
        }
    }

    /// A number as its authority or its usual example writes it, its country, and a neighbour that its check refuses.
    const SPECIMENS: [(&str, &str, &str, &str); 29] = [
        ("SG", "NRIC or FIN", "S1234567D", "S1234567E"),
        // From the instruction on the code: the worked example of its check digit.
        ("MX", "CURP", "HEGG560427MVZRRL04", "HEGG560427MVZRRL05"),
        ("MX", "CURP", "BOXW 310820 HNERXN 09", "BOXW 310820 HNERXN 08"),
        // The example of the tax authority's own rule for the homoclave.
        ("MX", "RFC", "GODE561231GR8", "GODE561231GR9"),
        ("MX", "RFC", "GODE-561231-GR8", "GODE-563231-GR8"),
        ("MX", "RFC", "MAB9307148T4", "MAB9307148T5"),
        ("MX", "CLABE", "032180000118359719", "032180000118359718"),
        ("MX", "CLABE", "032 180 00011835971 9", "032 180 00011835972 9"),
        // Both from the text of GB 11643-1999.
        ("CN", "resident identity card", "11010519491231002X", "110105194912310021"),
        ("CN", "resident identity card", "440524188001010014", "440524188013010014"),
        // The card that the Immigration Department shows.
        ("HK", "HKID", "A123456(3)", "A123456(4)"),
        ("HK", "HKID", "AB987654(3)", "AB987654(4)"),
        ("TW", "national identification card", "A123456789", "A123456788"),
        ("IN", "Aadhaar", "2341 2341 2346", "2341 2341 2347"),
        ("ES", "DNI", "12345678-Z", "12345678-A"),
        ("ES", "DNI", "54.362.315-K", "54.362.315-Z"),
        ("ES", "NIE", "X-1234567-L", "X-1234567-A"),
        ("BR", "CPF", "390.533.447-05", "231.002.999-01"),
        ("BR", "CPF", "11144477735", "11111111111"),
        // Mario Rossi, of the revenue agency's specimen.
        ("IT", "codice fiscale", "RSSMRA85T10A562S", "RSSMRA85T10A562T"),
        ("IT", "codice fiscale", "RCC MNL 83S18 D969H", "RCC MNL 83S18 D969G"),
        // The card in the brochure of the health insurance.
        ("FR", "NIR", "2 55 08 14 168 025 38", "2 55 08 14 168 025 39"),
        ("FR", "NIR", "253072B07300470", "253072A07300470"),
        ("PL", "PESEL", "44051401359", "44051401358"),
        ("SE", "personnummer", "811228-9874", "811228-9873"),
        ("SE", "personnummer", "19811228-9874", "19811328-9874"),
        ("FI", "henkilötunnus", "131052-308T", "131052-308U"),
        ("ZA", "identity number", "8001015009087", "8001015009088"),
        ("KR", "resident registration number", "971013-9019902", "971013-9019903"),
    ];

    #[test]
    fn published_specimens_of_each_country_are_found_and_their_neighbours_are_not() {
        let told = |text: &str, countries: &[&str]| look(text, countries).found.map(|scheme| (scheme.country, scheme.name));
        for (country, name, right, wrong) in SPECIMENS {
            for text in [right.to_owned(), format!("My number is {right}."), format!("我的号码是{right}，请删去。"), right.to_lowercase()]
            {
                assert_eq!(told(&text, &[country]), Some((country, name)), "{text}");
            }
            assert_eq!(told(wrong, &[country]), None, "{wrong}");
            assert_eq!(
                told(&format!("9{right}"), &[country]).filter(|_| right.starts_with(|c: char| c.is_ascii_digit())),
                None,
                "9{right}"
            );
        }
        assert_eq!(told("1-2345-45678-78-1", &["TH"]), Some(("TH", "identification number")));
        assert_eq!(told("1-2345-45678-78-9", &["TH"]), None);
        assert_eq!(told("131052A308T", &["FI"]), Some(("FI", "henkilötunnus")));
        let countries: HashSet<_> = SPECIMENS.iter().map(|(country, ..)| *country).chain(["TH"]).collect();
        assert!(SCHEMES.iter().all(|scheme| countries.contains(scheme.country)), "every scheme has a specimen");
    }

    #[test]
    fn a_weak_check_says_something_only_at_home_or_beside_its_name() {
        for (country, name, right, _) in SPECIMENS {
            let strong =
                SCHEMES.iter().find(|s| s.country == country && s.name == name).is_some_and(|s| matches!(s.held, Held::Everywhere));
            assert_eq!(found(right), strong, "{right}");
            assert_eq!(look(right, &["NZ"]).found.is_some(), strong, "{right}");
        }
        for text in
            ["CLABE: 032180000118359719", "my CPF is 390.533.447-05", "Aadhaar 2341 2341 2346", "DNI12345678Z", "HKID no. A123456(3)"]
        {
            assert!(found(text), "{text}");
        }
        for text in ["the CLABEX 032180000118359719", "xCPF 390.533.447-05", "390.533.447-05 is a CPF", "CPF\n390.533.447-05"] {
            assert!(!found(text), "{text}");
        }
    }

    #[test]
    fn a_line_end_inside_a_number_is_one_mark_however_it_is_written() {
        let ends = [("\n", true), ("\r\n", true), ("\r", true), ("\n\n", false), ("\r\n\r\n", false), ("\n\r", false)];
        for (end, is_found) in ends {
            let text = format!("RSSMRA{end}85T10A562S");
            assert_eq!(look(&text, &["IT"]).found.is_some(), is_found, "{text:?}");
        }
    }

    #[test]
    fn codes_of_the_violations_are_those_of_the_api() {
        assert!(SCHEMES.iter().all(|s| s.code == if s.country == "SG" { "nric_refused" } else { "identity_number_refused" }));
        assert!(SCHEMES.iter().all(|s| s.length <= LONGEST && crate::domain::locale::country::of(s.country).is_some()));
    }

    #[test]
    fn the_work_doubles_when_the_text_does_and_no_more() {
        for unit in [
            "XS1234567D9",
            "S1234567A ",
            "S 1 2 3 4 5 6 7 A ",
            "Ｓ１２３４５６７Ａ",
            "e\u{301}",
            "\u{FDFA}",
            "S/",
            "\u{200B}",
            "NRICS1234567A",
            "xS1234567Ax",
            "xS1234567AS1234567A",
            "1a",
            "1",
            "1 ",
            "1234 ",
            "032180000118359718 ",
            "GODE561231GR9 ",
            "2341 2341 2347 ",
            "clabe 03218000011835971",
            "aaaaaaa1",
            "㎯",
            "㎯ ",
            "①",
            "1①",
        ] {
            let (one, two) = (look(&unit.repeat(2_000), &[]), look(&unit.repeat(4_000), &[]));
            assert!(one.found.is_none(), "{unit}");
            assert!(two.steps <= 2 * one.steps + 1_000, "{unit}: {} steps, then {}", one.steps, two.steps);
            // Whatever a character unfolds into: one of eighteen costs no more than its letter.
            assert!(!unit.contains('㎯') || two.steps <= 10 * 4_000 * unit.chars().count(), "{unit}: {} steps", two.steps);
            // Where every second digit is one of those that may stand beside a number, one may end before each of them.
            let most = if unit == "1①" { 60 } else { 20 };
            assert!(two.steps <= most * 4_000 * unit.chars().count(), "{unit}: {} steps", two.steps);
        }
    }

    #[test]
    fn random_numbers_of_digits_and_letters_are_refused_in_fewer_than_one_of_a_thousand_ordinary_words() {
        // Words that are no numbers: codes of products, dates, phone numbers, prices.
        let words =
            ["SKU12345678", "T-shirt 1234", "2026-11-26", "+65 6123 4567", "S$1,234.50", "F16", "G20", "M1 2019", "order #T4471902"];
        let dates = [
            "on 26/11/26 10:30",
            "was 25/11/12, 120 items",
            "2019 2020 2021 2022",
            "+48 601 234 567",
            "+91 98765 43210",
            "1,234,567,890.12",
        ];
        let hashes = [
            "f1234567a9e2d8c4b7f1234567d",
            "sha256:9f86d081884c7d659a2feaa0c55ad015",
            "0x1234567ABCDEF",
            "ynoi5076Zn/8Eue8ttvy8OfBQZ4/Kyakygk1SHSY5/zJmdWPab/9ocl7QJR2HC0Gw0nzxS2wt/JvHnJLUCYOlP27DVvxmlfOe1AzIs8wRfhq82bry9eQpk",
            "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
        ];
        for word in words.iter().chain(&hashes).chain(&dates) {
            assert!(!found(word), "{word}");
        }
    }
}
