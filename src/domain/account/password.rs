//! What a password has to be: long enough, and not among those that are tried first.
//!
//! What is guessed is counted, not what is typed. A password is cut into pieces in the way that makes it cheapest, as whoever guesses would
//! write it down (the idea is that of zxcvbn: Wheeler, "zxcvbn: Low-Budget Password Strength Estimation", USENIX Security 2016). A
//! character
//! that is nothing else costs one, a piece that follows a pattern little, however long it is. The sum is held against the least length.

use crate::domain::violation::Violation;

/// Least characters of a password, and least that its pieces come to.
pub const SHORTEST: usize = 12;
/// Most bytes of a password; a longer one is refused before it is hashed.
pub const LONGEST: usize = 1_024;
/// Least different characters of a password.
const DIFFERENT: usize = 4;
/// As many characters as stood before, and more, are a repetition; fewer are chance.
const REPEATED: usize = 4;
/// As many characters that follow each other, and more, are a row; on a keyboard, one more, since rows of words there are chance.
const ROW: usize = 3;
const KEYS: usize = 4;

/// What a piece costs: what stood before, and what belongs to the person, is tried at once; a row by its beginning and its direction; a
/// word that many people take by its place among a few hundred. Four of those with blanks between them are a pass phrase still.
const COST_OF_OWN: usize = 1;
const COST_OF_REPEATED: usize = 1;
const COST_OF_ROW: usize = 2;
const COST_OF_WORD: usize = 3;

/// Rows of keys, as fingers run along them. Each is read in both directions.
const KEYBOARD: [&str; 6] = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "azertyuiop", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p"];

/// Words of which passwords are made first, in lower case: the heads of published lists of leaked passwords, seasons, months and days.
const WORDS: &[&str] = &[
    "password",
    "passwort",
    "passw",
    "passphrase",
    "welcome",
    "admin",
    "administrator",
    "letmein",
    "login",
    "logon",
    "signin",
    "secret",
    "changeme",
    "changeit",
    "default",
    "guest",
    "root",
    "user",
    "username",
    "test",
    "testing",
    "temp",
    "temporary",
    "demo",
    "sample",
    "monkey",
    "dragon",
    "sunshine",
    "princess",
    "football",
    "baseball",
    "basketball",
    "soccer",
    "hockey",
    "superman",
    "batman",
    "spiderman",
    "pokemon",
    "starwars",
    "master",
    "shadow",
    "michael",
    "jennifer",
    "jordan",
    "charlie",
    "daniel",
    "thomas",
    "robert",
    "andrew",
    "joshua",
    "ashley",
    "nicole",
    "jessica",
    "hunter",
    "killer",
    "ranger",
    "tigger",
    "buster",
    "pepper",
    "ginger",
    "cookie",
    "summer",
    "winter",
    "spring",
    "autumn",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "iloveyou",
    "loveyou",
    "lovely",
    "whatever",
    "trustno1",
    "freedom",
    "computer",
    "internet",
    "samsung",
    "google",
    "facebook",
    "microsoft",
    "windows",
    "company",
    "office",
    "hello",
    "helloworld",
    "qwerty",
    "azerty",
    "abcd",
    "asdf",
    "zaq1",
    "woaini",
    "mima",
    "touchstone",
    "annotator",
    "candidate",
    "reviewer",
    "recruiter",
    "auditor",
    "shijinshi",
    "密码",
    "口令",
    "我爱你",
    "试金石",
];

/// What a piece of a password is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece {
    /// A character that follows from nothing.
    Character,
    /// What stood before.
    Repeated,
    /// Characters that follow each other, in the alphabet, in counting, or on a keyboard; also the same one again and again.
    Row,
    /// A word that many people take.
    Word,
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
            Self::Own => COST_OF_OWN,
        }
    }

    /// What makes a password of such pieces easy.
    const fn why(self) -> &'static str {
        match self {
            Self::Own => "it is made of the address or the name of whom it is for",
            Self::Word => "it is made of a word that many people take",
            Self::Row => "its letters or digits follow each other, in a row or on the keyboard",
            Self::Repeated | Self::Character => "it repeats itself",
        }
    }
}

/// What is wrong with a new password of somebody with an address and a name, if anything.
#[must_use]
pub fn refused(password: &str, address: &str, name: &str) -> Option<Violation> {
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
    let (sum, pieces) = guessed(password, &own_words(address, name));
    if sum >= SHORTEST {
        return None;
    }
    let first = [Piece::Own, Piece::Word, Piece::Row].into_iter().find(|kind| pieces.contains(kind)).unwrap_or(Piece::Repeated);
    of("too_simple", format!("too easily guessed: {}; several words that nobody expects together are better", first.why()))
}

/// Lower case, character by character, so that what was typed keeps its places.
fn folded(text: &str) -> Vec<char> {
    text.chars().map(|c| c.to_lowercase().next().unwrap_or(c)).collect()
}

/// What is known of a person: the whole address, its two sides, the parts of both and of the name.
fn own_words(address: &str, name: &str) -> Vec<Vec<char>> {
    let (local, host) = address.rsplit_once('@').unwrap_or((address, ""));
    let parts = [local, host, name].into_iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
    let mut words: Vec<Vec<char>> = [address, local, host, name].into_iter().chain(parts).map(folded).collect();
    // Also written together: "lin.tan" as "lintan".
    words.extend([local, name].map(|text| folded(text).into_iter().filter(|c| c.is_alphanumeric()).collect()));
    // Two letters stand in every text; two characters of Chinese are a name.
    words.retain(|word| word.len() >= ROW || word.len() == 2 && word.iter().all(|c| !c.is_ascii()));
    words
}

/// Whether a character that was typed stands for one of a word: itself, or what people write in its place.
fn stands_for(typed: char, letter: char) -> bool {
    typed == letter
        || matches!(
            (typed, letter),
            ('@' | '4', 'a') | ('3', 'e') | ('1' | '!', 'i' | 'l') | ('0', 'o') | ('$' | '5', 's') | ('7', 't') | ('8', 'b')
        )
}

fn begins_with(rest: &[char], word: &[char]) -> bool {
    rest.len() >= word.len() && rest.iter().zip(word).all(|(typed, letter)| stands_for(*typed, *letter))
}

/// How many characters at the beginning follow each other: each is the one before or its neighbour, always on the same side.
fn row(rest: &[char]) -> usize {
    let steps = |to: i64| {
        let follows = |pair: &&[char]| matches!(pair, [a, b] if i64::from(u32::from(*b)) - i64::from(u32::from(*a)) == to || a == b);
        rest.windows(2).take_while(follows).count() + 1
    };
    let longest = steps(1).max(steps(-1));
    // After nine comes nought.
    let counts = |pair: &&[char]| matches!(pair, [a, b] if next_digit(*a).is_some() && next_digit(*a) == b.to_digit(10));
    let counted = rest.windows(2).take_while(counts).count() + 1;
    longest.max(counted)
}

fn next_digit(c: char) -> Option<u32> {
    c.to_digit(10).map(|d| (d + 1) % 10)
}

/// How many characters at the beginning lie side by side on a keyboard.
fn keys(rest: &[char], rows: &[Vec<char>]) -> usize {
    let along = |keys: &Vec<char>| {
        let from = rest.first().and_then(|first| keys.iter().position(|key| key == first));
        from.map_or(0, |at| keys[at..].iter().zip(rest).take_while(|(key, typed)| key == typed).count())
    };
    rows.iter().map(along).max().unwrap_or(0)
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
fn guessed(password: &str, own: &[Vec<char>]) -> (usize, Vec<Piece>) {
    let text = folded(password);
    let words: Vec<Vec<char>> = WORDS.iter().map(|word| folded(word)).collect();
    let both_ways = |row: &&str| [row.chars().collect::<Vec<char>>(), row.chars().rev().collect()];
    let rows: Vec<Vec<char>> = KEYBOARD.iter().flat_map(both_ways).collect();
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
        own.iter().filter(|word| begins_with(rest, word)).for_each(|word| offer(word.len(), Piece::Own));
        words.iter().filter(|word| begins_with(rest, word)).for_each(|word| offer(word.len(), Piece::Word));
        let long = [(row(rest), ROW, Piece::Row), (keys(rest, &rows), KEYS, Piece::Row), (repeated[at], REPEATED, Piece::Repeated)];
        for (length, from, piece) in long {
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

    fn code(password: &str) -> Option<&'static str> {
        refused(password, ADDRESS, "Lin Tan").map(|v| v.code)
    }

    fn why(password: &str) -> String {
        refused(password, ADDRESS, "Lin Tan").map_or_else(String::new, |v| v.detail)
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
            let told = refused(weak, ADDRESS, "Lin Tan").map(|v| (v.code, v.detail.contains("easily guessed")));
            assert_eq!(told, Some(("too_simple", true)), "{weak}");
        }
        // Counted by hand: eight letters, then the same again as one; six and a space, then two of that as one.
        assert_eq!((guessed("bkwzmtqx", &[]).0, guessed("bkwzmtqxbkwzmtqx", &[]).0), (8, 9));
        assert_eq!(guessed("bkwzmq bkwzmq bkwzmq", &[]).0, 8);
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
        ] {
            assert_eq!((code(weak), why(weak).contains("follow each other")), (Some("too_simple"), true), "{weak}: {}", why(weak));
        }
        // By hand: one row; two rows; a row, and two characters that are none.
        assert_eq!(["abcdefghijkl", "abcdef123456", "qwertyuiop?x"].map(|p| guessed(p, &[]).0), [2, 4, 4]);
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
        assert!(refused("rosalind.ngata", "kim@example.sg", "Kim").is_none());
        assert!(refused("rosalind.ngata", "rosalind.ngata@example.sg", "R").is_some());
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
                let now = guessed(&part, &own_words(ADDRESS, "Lin Tan")).0;
                assert!(now <= before + 1 && now >= 1, "{part}: {before} {now}");
                assert!(now <= end, "{part}");
                before = now;
            }
        }
    }
}
