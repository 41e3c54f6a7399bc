//! Words of which passwords are made, and how they are written: with other characters in the place of letters, and backwards.

use touchstone_measure::text::normalise::{self, Step};

/// Words of which passwords are made first, in lower case: the heads of published lists of leaked passwords, seasons, months and days.
pub(super) const WORDS: &[&str] = &[
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
    "kennwort",
    "motdepasse",
    "contraseña",
    "parola",
    "пароль",
    "привет",
    "любовь",
    "ghbdtn",
    "gfhjkm",
    "パスワード",
    "비밀번호",
    "密码",
    "口令",
    "我爱你",
    "试金石",
];

/// Lower case of half width and simplified characters, character by character; what shows nothing is nobody's secret and is left out.
pub(super) fn folded(text: &str) -> Vec<char> {
    const STEPS: [Step; 3] = [Step::Nfkc, Step::Lower, Step::Simplified];
    let fold = |c: char| {
        let folded = normalise::apply(&STEPS, c.encode_utf8(&mut [0; 4]));
        let mut all = folded.chars();
        // What becomes several characters stays the one that was typed.
        all.next().filter(|_| all.next().is_none()).unwrap_or(c)
    };
    text.chars().filter(|c| !normalise::shows_nothing(*c)).map(fold).collect()
}

/// Words in both directions, as they are compared.
pub(super) fn both_ways(words: impl IntoIterator<Item = Vec<char>>) -> Vec<Vec<char>> {
    words.into_iter().flat_map(|word| [word.iter().rev().copied().collect(), word]).collect()
}

/// The words of which many passwords are made.
pub(super) fn common() -> Vec<Vec<char>> {
    both_ways(WORDS.iter().map(|word| folded(word)))
}

/// A text, the parts of it that stand apart, and the parts written together, as far as they are words of their own.
pub(super) fn with_parts(text: &str) -> Vec<Vec<char>> {
    let parts = text.split(|c: char| !c.is_alphanumeric());
    let mut words: Vec<Vec<char>> = parts.chain([text]).map(folded).collect();
    words.push(folded(text).into_iter().filter(|c| c.is_alphanumeric()).collect());
    // Two letters stand in every text; two characters of Chinese are a name.
    words.retain(|word| word.len() >= 3 || word.len() == 2 && word.iter().all(|c| !c.is_ascii()));
    words
}

/// Whether a character that was typed stands for one of a word: itself, what people write in its place, or a letter of another script that
/// looks like it.
fn stands_for(typed: char, letter: char) -> bool {
    typed == letter
        || match letter {
            'a' => matches!(typed, '@' | '4' | 'а' | 'α'),
            'b' => matches!(typed, '8' | '6' | 'в'),
            'c' => matches!(typed, '(' | '<' | 'с'),
            'e' => matches!(typed, '3' | '€' | 'е' | 'ε'),
            'g' => matches!(typed, '9' | '6'),
            'h' => typed == 'н',
            'i' => matches!(typed, '1' | '!' | '|' | 'і' | 'ι'),
            'k' => matches!(typed, 'к' | 'κ'),
            'l' => matches!(typed, '1' | '!' | '|' | '7'),
            'm' => typed == 'м',
            'o' => matches!(typed, '0' | 'о' | 'ο'),
            'p' => matches!(typed, 'р' | 'ρ'),
            'q' => typed == '9',
            's' => matches!(typed, '$' | '5' | 'ѕ'),
            't' => matches!(typed, '7' | '+' | 'т' | 'τ'),
            'u' => matches!(typed, 'υ' | 'ц'),
            'x' => matches!(typed, 'х' | 'χ'),
            'y' => typed == 'у',
            'z' => typed == '2',
            _ => false,
        }
}

/// Whether what was typed begins with a word.
pub(super) fn begins_with(rest: &[char], word: &[char]) -> bool {
    rest.len() >= word.len() && rest.iter().zip(word).all(|(typed, letter)| stands_for(*typed, *letter))
}
