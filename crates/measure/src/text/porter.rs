//! Porter's stemmer (Porter 1980) for English, with the departures that published ROUGE figures have: short words in -ies and -ied keep
//! their e, y becomes i only after a consonant, two-letter stems may take an e, and a dozen irregular words are looked up.
//!
//! The well-kept stemming library has Porter's second algorithm only, which gives other stems.

/// Words that the rules would stem wrongly.
const IRREGULAR: [(&str, &str); 15] = [
    ("sky", "sky"),
    ("skies", "sky"),
    ("dying", "die"),
    ("lying", "lie"),
    ("tying", "tie"),
    ("news", "news"),
    ("innings", "inning"),
    ("inning", "inning"),
    ("outings", "outing"),
    ("outing", "outing"),
    ("cannings", "canning"),
    ("canning", "canning"),
    ("howe", "howe"),
    ("proceed", "proceed"),
    ("exceed", "exceed"),
];

/// Suffixes of step 2 and what they become where the measure of what is before them is positive.
const STEP_2: [(&str, &str); 21] = [
    ("ational", "ate"),
    ("tional", "tion"),
    ("enci", "ence"),
    ("anci", "ance"),
    ("izer", "ize"),
    ("bli", "ble"),
    ("alli", "al"),
    ("entli", "ent"),
    ("eli", "e"),
    ("ousli", "ous"),
    ("ization", "ize"),
    ("ation", "ate"),
    ("ator", "ate"),
    ("alism", "al"),
    ("iveness", "ive"),
    ("fulness", "ful"),
    ("ousness", "ous"),
    ("aliti", "al"),
    ("iviti", "ive"),
    ("biliti", "ble"),
    ("fulli", "ful"),
];

const STEP_3: [(&str, &str); 7] =
    [("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", "")];

const STEP_4: [&str; 19] = [
    "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism", "ate", "iti", "ous", "ive", "ize",
];

/// The stem of a lower-case word of ASCII letters and digits.
#[must_use]
pub fn stem(word: &str) -> String {
    if word == "succeed" {
        return word.to_owned();
    }
    if let Some((_, stem)) = IRREGULAR.iter().find(|(irregular, _)| *irregular == word) {
        return (*stem).to_owned();
    }
    if word.len() <= 2 || !word.is_ascii() {
        return word.to_owned();
    }
    let word = step_1b(step_1a(word));
    let word = replaced_first(step_2(step_1c(word)), &STEP_3, |stem| measure(stem) > 0);
    step_5(step_4(word))
}

/// For each letter whether it is a consonant: none of aeiou, and y only where no consonant is before it.
fn consonants(word: &str) -> impl Iterator<Item = bool> {
    word.bytes().scan(false, |before, letter| {
        let consonant = match letter {
            b'a' | b'e' | b'i' | b'o' | b'u' => false,
            b'y' => !*before,
            _ => true,
        };
        *before = consonant;
        Some(consonant)
    })
}

/// How often a vowel is followed by a consonant.
fn measure(stem: &str) -> usize {
    consonants(stem).zip(consonants(stem).skip(1)).filter(|(a, b)| !a && *b).count()
}

fn has_vowel(stem: &str) -> bool {
    consonants(stem).any(|c| !c)
}

fn ends_in_double_consonant(word: &str) -> bool {
    let bytes = word.as_bytes();
    bytes.len() >= 2 && bytes[bytes.len() - 1] == bytes[bytes.len() - 2] && consonants(word).last() == Some(true)
}

/// Whether a word ends consonant, vowel, consonant other than w, x, y; or is one vowel and one consonant.
fn ends_cvc(word: &str) -> bool {
    let flags: Vec<bool> = consonants(word).collect();
    match flags[..] {
        [.., true, false, true] => !word.ends_with(['w', 'x', 'y']),
        [false, true] => true,
        _ => false,
    }
}

/// Applies the first suffix that fits, where `admits` what is before it; none of the others is tried then.
fn replaced_first(word: String, rules: &[(&str, &str)], admits: impl Fn(&str) -> bool) -> String {
    match rules.iter().find_map(|(suffix, new)| Some((word.strip_suffix(suffix)?, *new))) {
        Some((stem, new)) if admits(stem) => format!("{stem}{new}"),
        _ => word,
    }
}

fn step_1a(word: &str) -> String {
    if let (4, Some(stem)) = (word.len(), word.strip_suffix("ies")) {
        return format!("{stem}ie");
    }
    replaced_first(word.to_owned(), &[("sses", "ss"), ("ies", "i"), ("ss", "ss"), ("s", "")], |_| true)
}

fn step_1b(word: String) -> String {
    if let Some(stem) = word.strip_suffix("ied") {
        return format!("{stem}{}", if word.len() == 4 { "ie" } else { "i" });
    }
    if let Some(stem) = word.strip_suffix("eed") {
        return if measure(stem) > 0 { format!("{stem}ee") } else { word };
    }
    let Some(stem) = ["ed", "ing"].iter().filter_map(|s| word.strip_suffix(s)).find(|stem| has_vowel(stem)) else {
        return word;
    };
    if let Some((_, new)) = [("at", "ate"), ("bl", "ble"), ("iz", "ize")].iter().find(|(suffix, _)| stem.ends_with(suffix)) {
        return format!("{}{new}", &stem[..stem.len() - 2]);
    }
    if ends_in_double_consonant(stem) {
        return if stem.ends_with(['l', 's', 'z']) { stem.to_owned() } else { stem[..stem.len() - 1].to_owned() };
    }
    if measure(stem) == 1 && ends_cvc(stem) { format!("{stem}e") } else { stem.to_owned() }
}

fn step_1c(word: String) -> String {
    match word.strip_suffix('y') {
        Some(stem) if stem.len() > 1 && consonants(stem).last() == Some(true) => format!("{stem}i"),
        _ => word,
    }
}

fn step_2(word: String) -> String {
    if let Some(stem) = word.strip_suffix("alli").filter(|stem| measure(stem) > 0) {
        return step_2(format!("{stem}al"));
    }
    if STEP_2.iter().any(|(suffix, _)| word.ends_with(suffix)) {
        return replaced_first(word, &STEP_2, |stem| measure(stem) > 0);
    }
    // The l of -logi counts with the stem, so that geo- and theo- are long enough.
    match word.strip_suffix("ogi") {
        Some(stem) if stem.ends_with('l') && measure(stem) > 0 => word[..word.len() - 1].to_owned(),
        _ => word,
    }
}

fn step_4(word: String) -> String {
    let Some((suffix, stem)) = STEP_4.iter().find_map(|s| Some((*s, word.strip_suffix(s)?))) else { return word };
    if measure(stem) > 1 && (suffix != "ion" || stem.ends_with(['s', 't'])) { stem.to_owned() } else { word }
}

fn step_5(word: String) -> String {
    let word = match word.strip_suffix('e') {
        Some(stem) if measure(stem) > 1 || (measure(stem) == 1 && !ends_cvc(stem)) => stem.to_owned(),
        _ => word,
    };
    match word.strip_suffix('l') {
        Some(stem) if stem.ends_with('l') && measure(stem) > 1 => stem.to_owned(),
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_of_porter_1980() {
        for (word, stemmed) in [
            ("caresses", "caress"),
            ("ponies", "poni"),
            ("cats", "cat"),
            ("feed", "feed"),
            ("agreed", "agre"),
            ("plastered", "plaster"),
            ("motoring", "motor"),
            ("sing", "sing"),
            ("hopping", "hop"),
            ("falling", "fall"),
            ("filing", "file"),
            ("happy", "happi"),
            ("relational", "relat"),
            ("vietnamization", "vietnam"),
            ("triplicate", "triplic"),
            ("hopefulness", "hope"),
            ("adjustment", "adjust"),
            ("adoption", "adopt"),
            ("controll", "control"),
            ("rate", "rate"),
            ("cease", "ceas"),
        ] {
            assert_eq!(stem(word), stemmed, "{word}");
        }
    }
}
