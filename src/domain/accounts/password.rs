//! What a password has to be: long enough, and not among those that are tried first.
//!
//! What is guessed is counted, not what is typed. A password is cut into pieces in the way that makes it cheapest, as whoever guesses would
//! write it down (the idea is that of zxcvbn: Wheeler, "zxcvbn: Low-Budget Password Strength Estimation", USENIX Security 2016). A
//! character that is nothing else costs one, a piece that follows a pattern little, however long it is. The sum is held against the least
//! length.

mod rows;
mod words;

use rows::Rows;
use words::{begins_with, both_ways, common, folded, with_parts};

use crate::domain::kernel::violation::Violation;

/// Least characters of a password, and least that its pieces come to.
pub const SHORTEST: usize = 12;
/// Most bytes of a password; a longer one is refused before it is hashed.
pub const LONGEST: usize = 1_024;
/// Least different characters of a password.
const DIFFERENT: usize = 4;
/// As many characters as stood before, and more, are a repetition; fewer are chance.
const REPEATED: usize = 4;

/// What a piece costs: what stood before, and what belongs to the person or the service, is tried at once; a row by its beginning and
/// its direction; a word that many people take by its place among a few hundred. Four of those with blanks between them are a pass
/// phrase still.
const COST_OF_OWN: usize = 1;
const COST_OF_REPEATED: usize = 1;
const COST_OF_ROW: usize = 2;
const COST_OF_WORD: usize = 3;

/// What a piece of a password is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece {
    /// A character that follows from nothing.
    Character,
    /// What stood before.
    Repeated,
    /// Characters that follow each other, in an alphabet, in counting, or on a keyboard; also the same one again and again.
    Row,
    /// A word that many people take.
    Word,
    /// A part of what the service is called by: its projects, and where it is reached.
    Service,
    /// A part of the person's own address or name.
    Own,
}

impl Piece {
    const fn cost(self) -> usize {
        match self {
            Self::Character => 1,
            Self::Repeated => COST_OF_REPEATED,
            Self::Row => COST_OF_ROW,
            Self::Word => COST_OF_WORD,
            Self::Own | Self::Service => COST_OF_OWN,
        }
    }

    /// What makes a password of such pieces easy.
    const fn why(self) -> &'static str {
        match self {
            Self::Own => "it is made of the address or the name of whom it is for",
            Self::Service => "it is made of the name of a project, or of the service's own address",
            Self::Word => "it is made of a word that many people take",
            Self::Row => "its letters or digits follow each other, in a row or on the keyboard",
            Self::Repeated | Self::Character => "it repeats itself",
        }
    }
}

/// What is tried first at somebody's door.
struct Known {
    own: Vec<Vec<char>>,
    service: Vec<Vec<char>>,
    common: Vec<Vec<char>>,
}

impl Known {
    /// Of the address and the name: each whole, the address's two sides, and the parts of all. Of the service what it is called by.
    fn of(address: &str, name: &str, service: &[&str]) -> Self {
        let (local, host) = address.rsplit_once('@').unwrap_or((address, ""));
        let own = [address, local, host, name].into_iter().flat_map(with_parts);
        Self { own: both_ways(own), service: both_ways(service.iter().flat_map(|text| with_parts(text))), common: common() }
    }
}

/// What is wrong with a new password of somebody with an address and a name, if anything; beside them the texts by which the service is
/// called: ids and titles of its projects, the host of its address.
#[must_use]
pub fn refused(password: &str, address: &str, name: &str, service: &[&str]) -> Option<Violation> {
    let of = |code, detail: String| Some(Violation::new("/password", code, detail));
    let mut different: Vec<char> = password.chars().take(LONGEST).collect();
    let length = different.len();
    different.sort_unstable();
    different.dedup();
    if password.len() > LONGEST {
        return of("too_long", format!("a password has at most {LONGEST} bytes"));
    }
    if length < SHORTEST {
        return of("too_short", format!("a password has at least {SHORTEST} characters"));
    }
    if different.len() < DIFFERENT {
        return of("too_simple", format!("too easily guessed: a password has at least {DIFFERENT} different characters"));
    }
    let known = Known::of(address, name, service);
    let as_typed = guessed(password, &known);
    let (sum, pieces) = match spelt(password).map(|letters| guessed(&letters, &known)) {
        Some(easier) if easier.0 < as_typed.0 => easier,
        Some(_) | None => as_typed,
    };
    if sum >= SHORTEST {
        return None;
    }
    let kinds = [Piece::Own, Piece::Service, Piece::Word, Piece::Row];
    let first = kinds.into_iter().find(|kind| pieces.contains(kind)).unwrap_or(Piece::Repeated);
    of("too_simple", format!("too easily guessed: {}; several words that nobody expects together are better", first.why()))
}

/// The letters of a word that is spelt, with a mark between every two: `t.o.u.c.h`.
fn spelt(password: &str) -> Option<String> {
    let letters: String = password.chars().filter(|c| c.is_alphanumeric()).collect();
    let (all, kept) = (password.chars().count(), letters.chars().count());
    ((all - kept) * 2 + 2 >= kept * 2).then_some(letters)
}

/// How long what stands at each place is that stood somewhere before as well.
fn repeated(text: &[char]) -> Vec<usize> {
    let n = text.len();
    // At (from, at): how many characters are the same from both on; filled from the end, a line of it at a time.
    let (mut below, mut longest) = (vec![0; n + 1], vec![0; n]);
    for at in (0..n).rev() {
        let mut line = vec![0; n + 1];
        for from in 0..at {
            if text[from] == text[at] {
                line[from] = below[from + 1] + 1;
                longest[at] = longest[at].max(line[from]);
            }
        }
        below = line;
    }
    longest
}

/// The least that a password's pieces come to, and what they are.
fn guessed(password: &str, known: &Known) -> (usize, Vec<Piece>) {
    let text = folded(password);
    let rows = Rows::new().of(&text);
    let repeated = repeated(&text);
    // From the end: the least for what follows a place, with the piece that begins there and its length.
    let mut least = vec![(0, 0, Piece::Character); text.len() + 1];
    for at in (0..text.len()).rev() {
        let rest = &text[at..];
        let mut best = (Piece::Character.cost() + least[at + 1].0, 1, Piece::Character);
        let mut offer = |length: usize, piece: Piece| {
            let cost = piece.cost() + least[at + length].0;
            if cost < best.0 {
                best = (cost, length, piece);
            }
        };
        for (words, piece) in [(&known.own, Piece::Own), (&known.service, Piece::Service), (&known.common, Piece::Word)] {
            words.iter().filter(|word| begins_with(rest, word)).for_each(|word| offer(word.len(), piece));
        }
        let long = rows[at].iter().map(|(length, from)| (*length, *from, Piece::Row));
        for (length, from, piece) in long.chain([(repeated[at], REPEATED, Piece::Repeated)]) {
            // Also a shorter piece: what follows may be cheaper as something else.
            for shorter in (from..=length).rev() {
                offer(shorter, piece);
            }
        }
        least[at] = best;
    }
    let (mut at, mut pieces) = (0, Vec::new());
    while at < text.len() {
        pieces.push(least[at].2);
        at += least[at].1;
    }
    (least[0].0, pieces)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ADDRESS: &str = "lin.tan@example.sg";
    const SERVICE: &[&str] = &["harbour-notes", "Notes of harbour pilots", "港口引水员笔记", "annotate.example.com"];

    /// The least of a password of whom nothing is known.
    fn alone(password: &str) -> usize {
        guessed(password, &Known::of("", "", &[])).0
    }

    fn code(password: &str) -> Option<&'static str> {
        refused(password, ADDRESS, "Lin Tan", SERVICE).map(|v| v.code)
    }

    fn why(password: &str) -> String {
        refused(password, ADDRESS, "Lin Tan", SERVICE).map_or_else(String::new, |v| v.detail)
    }

    #[test]
    fn a_word_that_is_spelt_is_the_word() {
        for spelt in ["h.a.r.b.o.u.r.n.o.t.e.s", "l-i-n t-a-n l-i-n", "q w f p g j l u y a r s"] {
            assert_eq!(code(spelt), Some("too_simple"), "{spelt}");
        }
        assert_eq!(code("a.b9.kz-w1!q~m.x4"), None);
        assert_eq!(code("qwfpgjluy;ar"), Some("too_simple"));
    }

    #[test]
    fn a_password_has_a_length_and_some_variety() {
        assert_eq!(code("correct horse"), None);
        assert_eq!(code("eleven char"), Some("too_short"));
        assert_eq!(code("aaaaaaaaaaaa"), Some("too_simple"));
        assert_eq!(code("abcabcabcabcabc"), Some("too_simple"));
        // Bytes that follow from nothing: the squares of an odd generator, in letters of three bytes.
        let far = (0..310_u32).filter_map(|n| char::from_u32(0x4e00 + n * n * 7_919 % 20_000));
        let long: String = ('!'..='~').chain(far).collect();
        assert_eq!((long.len(), code(&long)), (1_024, None));
        assert_eq!(code(&format!("{long}x")), Some("too_long"));
        assert_eq!(code("试金石试金石试金石试金石"), Some("too_simple"));
    }

    #[test]
    fn what_is_repeated_makes_no_password_longer() {
        for weak in [
            "passwordpassword",
            "PasswordPASSWORD",
            "password-password",
            "password password!",
            "password1password2",
            "abcd1abcd1abcd1",
            "correct correct correct",
            "ab12ab12ab12",
            "请输入密码请输入密码请输入密码",
            &"x1y2".repeat(256),
        ] {
            let told = refused(weak, ADDRESS, "Lin Tan", SERVICE).map(|v| (v.code, v.detail.contains("easily guessed")));
            assert_eq!(told, Some(("too_simple", true)), "{weak}");
        }
        // Counted by hand: eight letters, then the same again as one; six and a space, then two of that as one.
        assert_eq!((alone("bkwzmtqx"), alone("bkwzmtqxbkwzmtqx")), (8, 9));
        assert_eq!(alone("bkwzmq bkwzmq bkwzmq"), 8);
    }

    #[test]
    fn rows_of_letters_digits_and_keys_are_guessed_at_once() {
        for weak in [
            "abcdefghijkl",
            "lkjihgfedcba",
            "123456789012",
            "098765432109",
            "987654321098",
            "aaaabbbbccccdddd",
            "aabbccddeeff",
            "112233445566",
            "aaabbbcccdddeee",
            "qwertyuiop[]",
            "qwertyuiopasdf",
            "1qaz2wsx3edc",
            "abcdef123456",
            "0123456789ab",
            "poiuytrewq12",
            // Two rows in turn, columns down and up, other keyboards.
            "1q2w3e4r5t6y",
            "y6t5r4e3w2q1",
            "1qaz2wsx3edc",
            "1qazxsw23edc",
            "zaq12wsxcde3",
            "qazwsxedcrfv",
            "!Q@W#E$R%T^Y",
            "a1b2c3d4e5f6",
            "qwertzuiopyx",
            "azertyqsdfgh",
            "147258369147",
            "йцукенгшщзхъ",
            "1й2ц3у4к5е6н",
            "фывапролджэя",
            "абвгдеёжзийк",
            "αβγδεζηθικλμ",
            "あいうえおかきくけこさし",
            "가나다라마바사아자차카타",
            "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴ",
            // Numbers, stems and branches, also together as years; digits of full width.
            "一二三四五六七八九十甲乙",
            "十九八七六五四三二一零一",
            "壹贰叁肆伍陆柒捌玖拾佰仟",
            "壹貳參肆伍陸柒捌玖拾佰仟",
            "甲乙丙丁戊己庚辛壬癸子丑",
            "甲子乙丑丙寅丁卯戊辰己巳",
            "子丑寅卯辰巳午未申酉戌亥",
            "鼠牛虎兔龙蛇马羊猴鸡狗猪",
            "１２３４５６７８９０１２",
            "ａｂｃｄｅｆｇｈｉｊｋｌ",
        ] {
            assert_eq!((code(weak), why(weak).contains("follow each other")), (Some("too_simple"), true), "{weak}: {}", why(weak));
        }
        // By hand: one row; two rows; a row, and two characters that are none.
        assert_eq!(["abcdefghijkl", "abcdef123456", "qwertyuiop?x"].map(alone), [2, 4, 4]);
    }

    #[test]
    fn a_common_word_with_digits_or_signs_is_guessed_at_once() {
        for weak in [
            "password1234",
            "Password2026!",
            "P@ssw0rd1234",
            "welcome-2026",
            "Summer2026!!",
            "touchstone26",
            "administrator1",
            "letmein-1987",
        ] {
            assert_eq!((code(weak), why(weak).contains("many people")), (Some("too_simple"), true), "{weak}: {}", why(weak));
        }
    }

    #[test]
    fn a_persons_own_address_and_name_make_no_password() {
        for weak in
            ["lin.tan@example.sg", "lin.tan12345", "lintan198703", "Lin.Tan-1987!", "tan lin 2026", "example.sg 19", "lin.tan@example.sg1"]
        {
            assert_eq!((code(weak), why(weak).contains("address or the name")), (Some("too_simple"), true), "{weak}: {}", why(weak));
        }
        // Of somebody else it is as good as any.
        assert!(refused("rosalind.ngata", "kim@example.sg", "Kim", &[]).is_none());
        assert!(refused("rosalind.ngata", "rosalind.ngata@example.sg", "R", &[]).is_some());
    }

    #[test]
    fn an_own_address_in_another_dress_is_the_same_address() {
        for weak in [
            "gs.elpmaxe@nat.nil",
            "nat.nil12345",
            "natnil-natnil9",
            "1in.t4n@ex4mp1e",
            "L1N.T4N.l1n.t4n",
            "ＬＩＮ．ＴＡＮ１２３４５",
            "l\u{200b}i\u{200b}n\u{200b}t\u{200b}a\u{200b}n1",
            "e1pm4x3.n4t.n1l",
        ] {
            assert_eq!((code(weak), why(weak).contains("address or the name")), (Some("too_simple"), true), "{weak}: {}", why(weak));
        }
    }

    #[test]
    fn what_the_service_is_called_by_makes_no_password() {
        for weak in [
            "harbour-notes",
            "harbour-notes1",
            "h4rb0ur-n0t3s!",
            "seton-ruobrah",
            "HarbourNotes2026",
            "Notes of harbour pilots",
            "港口引水员笔记2026!",
            "annotate.example.com",
            "moc.elpmaxe.etatonna1",
        ] {
            assert_eq!((code(weak), why(weak).contains("name of a project")), (Some("too_simple"), true), "{weak}: {}", why(weak));
        }
        // Elsewhere they are words like others.
        assert!(refused("harbour-notes", ADDRESS, "Lin Tan", &[]).is_none());
    }

    /// Phrases that nobody would guess are taken, in whatever script: none of them is short, and each is made of several words.
    #[test]
    fn forty_good_pass_phrases_are_taken() {
        let good = [
            "correct horse battery staple",
            "seven grey owls eat plums",
            "my bicycle dreams of rain",
            "where were the trees we were promised",
            "teapot under the piano",
            "the kettle knows too much",
            "green violins never sleep",
            "a lighthouse keeps its secrets",
            "we were poor but proper writers",
            "yellow boats, quiet water",
            "under brown leaves: three coins",
            "Grandmother's Clock Runs Late",
            "paper-lantern-walnut-oyster",
            "ladder.marble.cinnamon.fog",
            "twenty-one sad trombones",
            "drowsy wolves hum at noon",
            "Wer hat den Käse gegessen?",
            "sieben Zwerge ohne Fahrrad",
            "der Mond riecht nach Pfeffer",
            "le chat dort sous la neige",
            "quatre poires pour le facteur",
            "el perro come zapatos viejos",
            "mi abuela baila con la luna",
            "kucing saya takut hujan lebat",
            "ikan bilis goreng tengah malam",
            "у моей кошки семь зонтов",
            "старый трамвай любит снег",
            "η γάτα μου πίνει καφέ",
            "窗前的猫看着下雨的街，没有伞",
            "外婆的茶壶里住着三只小鸟",
            "星期天的豆腐会唱一点旧歌",
            "昨晚梦见大象骑着脚踏车来",
            "外婆的茶壺裡住著三隻小鳥",
            "隔壁的诗人偷走了我的雨衣",
            "ねこが窓のそばで雨を見ている",
            "昨日の夢に赤い電車が来た",
            "고양이가 창가에서 비를 본다",
            "할머니의 시계는 늘 늦어요",
            "mera chai ka pyala tedha hai",
            "bQ7#vLm2!xTz9pR",
        ];
        assert_eq!(good.len(), 40);
        for phrase in good {
            assert!(phrase.chars().count() >= SHORTEST, "{phrase} is short");
            assert_eq!(code(phrase), None, "{phrase}: {}", why(phrase));
        }
    }

    #[test]
    fn good_pass_phrases_are_taken() {
        for good in [
            "correct horse battery",
            "the cat and the hat",
            "correct horse correct horse",
            "12ab-34cd-12ab-56ef",
            "试金石能看出真金的成色高低",
            "summer dragon computer freedom",
            "Tr0ub4dor&3 staple",
            "my dog eats 7 shoes",
            "hU8#kq2Lw!pZ",
            "839104756201",
            "xkcd taught me this in spring",
            "el perro come zapatos",
            "窗前的猫看着下雨的街",
        ] {
            let long_enough = good.chars().count() >= SHORTEST;
            assert_eq!(code(good), (!long_enough).then_some("too_short"), "{good}: {}", why(good));
        }
    }

    #[test]
    fn one_more_character_adds_at_most_one_and_nothing_costs_more_than_it_is_long() {
        let texts = ["correct horse battery", "password1234", "lin.tan1987", "aabbccxyz", "qwerty 12ab12ab", "S0mmer-Nacht"];
        for text in texts {
            let whole: Vec<char> = text.chars().collect();
            let mut before = 0;
            for end in 1..=whole.len() {
                let part: String = whole[..end].iter().collect();
                let now = guessed(&part, &Known::of(ADDRESS, "Lin Tan", SERVICE)).0;
                assert!(now <= before + 1 && now >= 1, "{part}: {before} {now}");
                assert!(now <= end, "{part}");
                before = now;
            }
        }
    }
}
