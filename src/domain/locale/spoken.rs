//! Which of the languages that are told by how a text reads a BCP 47 tag names.

/// By primary subtag (ISO 639-1, where there is one), rising: the ISO 639-3 code under which a text in it is told. The pairs are those of
/// the registration authority of ISO 639-3, with the individual language where the short code is that of a group (`zh` and Mandarin, `fa`
/// and Iranian Persian, `no` and Bokmål). A language that no text is told to be in has no row: Galician would be told as Portuguese, Malay
/// as Indonesian.
const TOLD: [(&str, &str); 73] = [
    ("af", "afr"),
    ("ak", "aka"),
    ("am", "amh"),
    ("ar", "ara"),
    ("az", "aze"),
    ("be", "bel"),
    ("bg", "bul"),
    ("bn", "ben"),
    ("ca", "cat"),
    ("cmn", "cmn"),
    ("cs", "ces"),
    ("cy", "cym"),
    ("da", "dan"),
    ("de", "deu"),
    ("el", "ell"),
    ("en", "eng"),
    ("eo", "epo"),
    ("es", "spa"),
    ("et", "est"),
    ("fa", "pes"),
    ("fi", "fin"),
    ("fil", "tgl"),
    ("fr", "fra"),
    ("gu", "guj"),
    ("he", "heb"),
    ("hi", "hin"),
    ("hr", "hrv"),
    ("hu", "hun"),
    ("hy", "hye"),
    ("id", "ind"),
    ("it", "ita"),
    ("ja", "jpn"),
    ("jv", "jav"),
    ("ka", "kat"),
    ("km", "khm"),
    ("kn", "kan"),
    ("ko", "kor"),
    ("la", "lat"),
    ("lt", "lit"),
    ("lv", "lav"),
    ("mk", "mkd"),
    ("ml", "mal"),
    ("mr", "mar"),
    ("my", "mya"),
    ("nb", "nob"),
    ("ne", "nep"),
    ("nl", "nld"),
    ("no", "nob"),
    ("or", "ori"),
    ("pa", "pan"),
    ("pl", "pol"),
    ("pt", "por"),
    ("ro", "ron"),
    ("ru", "rus"),
    ("si", "sin"),
    ("sk", "slk"),
    ("sl", "slv"),
    ("sn", "sna"),
    ("sr", "srp"),
    ("sv", "swe"),
    ("ta", "tam"),
    ("te", "tel"),
    ("th", "tha"),
    ("tk", "tuk"),
    ("tl", "tgl"),
    ("tr", "tur"),
    ("uk", "ukr"),
    ("ur", "urd"),
    ("uz", "uzb"),
    ("vi", "vie"),
    ("yi", "yid"),
    ("zh", "cmn"),
    ("zu", "zul"),
];

/// The ISO 639-3 code that a text in the language of a tag is told by; `None` where texts in it are never told.
#[must_use]
pub fn detected_as(tag: &str) -> Option<&'static str> {
    let primary = tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
    TOLD.binary_search_by(|(short, _)| (*short).cmp(&primary)).ok().map(|at| TOLD[at].1)
}

/// The tag of a language by the ISO 639-3 code that texts in it are told by.
#[must_use]
pub fn tag_of(code: &str) -> Option<&'static str> {
    TOLD.iter().find(|(_, long)| *long == code).map(|(short, _)| *short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_name_languages_that_texts_are_told_in() {
        assert!(TOLD.windows(2).all(|pair| pair[0].0 < pair[1].0));
        for (tag, code) in
            [("es-MX", Some("spa")), ("EN", Some("eng")), ("zh-Hant-TW", Some("cmn")), ("cmn", Some("cmn")), ("gl", None), ("", None)]
        {
            assert_eq!(detected_as(tag), code, "{tag}");
        }
        assert_eq!((tag_of("spa"), tag_of("xxx")), (Some("es"), None));
    }
}
