//! Rows: characters that follow each other in an alphabet, in counting, or under the fingers, in whatever script; also several rows at
//! once, taken in turn (`1q2w3e`, `a1b2c3`, `1qaz2wsx`, 甲子乙丑).

use std::collections::HashMap;

use super::words::folded;

/// As many characters that follow each other, and more, are a row; on a keyboard, one more, since rows of words there are chance.
const ROW: usize = 3;
const KEYS: usize = 4;
/// Rows that are taken in turn at most.
const IN_TURN: usize = 4;

/// What people say off: alphabets whose letters do not stand side by side in Unicode, numbers in words, what counts years and days.
const SERIES: [&str; 22] = [
    "一二三四五六七八九十百千万亿",
    "零一二三四五六七八九",
    "壹贰叁肆伍陆柒捌玖拾佰仟",
    "甲乙丙丁戊己庚辛壬癸",
    "子丑寅卯辰巳午未申酉戌亥",
    "鼠牛虎兔龙蛇马羊猴鸡狗猪",
    "金木水火土",
    "东南西北",
    "春夏秋冬",
    "天地玄黄宇宙洪荒日月盈昃辰宿列张",
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨",
    "人之初性本善性相近习相远",
    "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをん",
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン",
    "いろはにほへとちりぬるをわかよたれそつねならむうゐのおくやまけふこえてあさきゆめみしゑひもせす",
    "가나다라마바사아자차카타파하",
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "αβγδεζηθικλμνξοπρστυφχψω",
    "אבגדהוזחטיכלמנסעפצקרשת",
    "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "ㄅㄆㄇㄈㄉㄊㄋㄌㄍㄎㄏㄐㄑㄒㄓㄔㄕㄖㄗㄘㄙ",
];

/// Keyboards, each by its rows from above; a key lies below the one of the row above it, and a little to the right.
const KEYBOARDS: [[&str; 4]; 9] = [
    ["1234567890-=", "qwfpgjluy;[]", "arstdhneio'", "zxcvbkm,./"],
    ["1234567890-=", "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./"],
    ["!@#$%^&*()_+", "qwertyuiop{}", "asdfghjkl:\"", "zxcvbnm<>?"],
    ["1234567890ß´", "qwertzuiopü+", "asdfghjklöä#", "yxcvbnm,.-"],
    ["1234567890°+", "azertyuiop^$", "qsdfghjklmù*", "wxcvbn,;:!"],
    ["1234567890[]", "',.pyfgcrl/=", "aoeuidhtns-", ";qjkxbmwvz"],
    ["1234567890-=", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю."],
    ["1234567890-=", ";ςερτυθιοπ[]", "ασδφγηξκλ΄'", "ζχψωβνμ,./"],
    ["1234567890-=", "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ", "ㅁㄴㅇㄹㅎㅗㅓㅏㅣ", "ㅋㅌㅊㅍㅠㅜㅡ"],
];
/// Ways over the block of digits.
const DIGITS: [&str; 4] = ["147258369", "741852963", "789456123", "159357"];

/// How one character follows another: a bit for each way in which it can. All of them where it is the same again.
type Ways = u128;
/// Bits of the ways that lie on a keyboard's row, and on its columns.
#[derive(Clone, Copy, Debug, Default)]
struct Kinds {
    rows_of_keys: Ways,
    columns: Ways,
}

/// For each character where it stands: the first bit of the series' two, or the keyboard's six, the row, and the place in it.
type Places = HashMap<char, Vec<(u32, i32, i32)>>;

/// Everything that is known of rows.
pub(super) struct Rows {
    places: Places,
    kinds: Kinds,
}

/// Bits before those of series and keyboards: the next and the one before in Unicode, and in counting round from nine to nought.
const FIRST: u32 = 4;

impl Rows {
    pub fn new() -> Self {
        let (mut places, mut kinds, mut bit) = (Places::new(), Kinds::default(), FIRST);
        let line = |text: &str, row: i32, bit: u32, places: &mut Places| {
            for (at, c) in (0..).zip(folded(text)) {
                places.entry(c).or_default().push((bit, row, at));
            }
        };
        for series in SERIES {
            line(series, 0, bit, &mut places);
            bit += 2;
        }
        for digits in DIGITS {
            line(digits, 0, bit, &mut places);
            kinds.rows_of_keys |= 0b11 << bit;
            bit += 2;
        }
        for keyboard in KEYBOARDS {
            for (row, keys) in (0..).zip(keyboard) {
                line(keys, row, bit, &mut places);
            }
            kinds.rows_of_keys |= 0b11 << bit;
            kinds.columns |= 0b11_1100 << bit;
            bit += 6;
        }
        Self { places, kinds }
    }

    /// In which ways one character follows another.
    fn ways(&self, a: char, b: char) -> Ways {
        if a == b {
            return Ways::MAX;
        }
        let mut ways: Ways = 0;
        match i64::from(u32::from(b)) - i64::from(u32::from(a)) {
            1 => ways |= 1,
            -1 => ways |= 2,
            _ => {}
        }
        if let (Some(a), Some(b)) = (a.to_digit(10), b.to_digit(10)) {
            ways |= if (a + 1) % 10 == b { 4 } else { 0 } | if (b + 1) % 10 == a { 8 } else { 0 };
        }
        let none = Vec::new();
        let (of_a, of_b) = (self.places.get(&a).unwrap_or(&none), self.places.get(&b).unwrap_or(&none));
        for (bit, row, at) in of_a {
            for (_, below, beside) in of_b.iter().filter(|(other, ..)| other == bit) {
                let way = match (below - row, beside - at) {
                    (0, 1) => 0,
                    (0, -1) => 1,
                    (1, 0) => 2,
                    (-1, 0) => 3,
                    (1, -1) => 4,
                    (-1, 1) => 5,
                    _ => continue,
                };
                ways |= 1 << (bit + way);
            }
        }
        ways
    }

    /// At each place of a text, the lengths of rows that begin there, each with the least length from which it is one.
    pub fn of(&self, text: &[char]) -> Vec<Vec<(usize, usize)>> {
        let follows: Vec<Vec<Ways>> =
            (1..=IN_TURN).map(|turn| text.iter().zip(text.iter().skip(turn)).map(|(a, b)| self.ways(*a, *b)).collect()).collect();
        let Kinds { rows_of_keys, columns } = self.kinds;
        let series = !(rows_of_keys | columns);
        let run = |turn: usize, at: usize, among: Ways| {
            let mut left = vec![among; turn];
            let steps = follows.get(turn - 1).and_then(|all| all.get(at..)).unwrap_or_default();
            let held = steps.iter().enumerate().take_while(|(n, ways)| {
                let left = &mut left[n % turn];
                *left &= **ways;
                *left != 0
            });
            held.count() + turn
        };
        let at = |at: usize| {
            let in_turn = (2..=IN_TURN).map(|turn| (run(turn, at, series | rows_of_keys), 2 * turn + 2));
            [(run(1, at, series), ROW), (run(1, at, rows_of_keys), KEYS), (run(1, at, columns), KEYS)]
                .into_iter()
                .chain(in_turn)
                .map(|(length, least)| (length.min(text.len() - at), least))
                .filter(|(length, least)| length >= least)
                .collect()
        };
        (0..text.len()).map(at).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The longest row at the beginning.
    fn longest(text: &str) -> usize {
        let text: Vec<char> = text.chars().collect();
        Rows::new().of(&text)[0].iter().map(|(length, _)| *length).max().unwrap_or(0)
    }

    #[test]
    fn rows_are_followed_as_far_as_they_go() {
        // Counted by hand.
        for (text, length) in [
            ("abcdx", 4),
            ("890123x", 6),
            ("321098x", 6),
            ("aabbccx", 6),
            ("qwertx", 5),
            ("qwe", 0),
            ("1qazx", 4),
            ("qazx", 0),
            ("1q2w3e4rx", 8),
            ("a1b2c3x", 6),
            ("1qaz2wsx3e", 10),
            ("qazwsxedcx", 9),
            ("йцукж", 4),
            ("甲乙丙人", 3),
            ("甲子乙丑丙寅人", 6),
            ("あいうx", 3),
            ("가나다x", 3),
            ("where", 0),
            ("банан", 0),
        ] {
            assert_eq!(longest(text), length, "{text}");
        }
    }

    #[test]
    fn every_way_has_a_bit_of_its_own() {
        let bits = FIRST as usize + 2 * (SERIES.len() + DIGITS.len()) + 6 * KEYBOARDS.len();
        assert!(bits <= 128, "{bits}");
    }
}
