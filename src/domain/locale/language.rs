//! What people call languages.

use super::language_names;
use crate::domain::locale::lang::Lang;

/// What people call the language of a BCP 47 tag; the tag itself where the table does not know its language. How a text is written is no
/// part of what somebody knows, so the script is left out; a region counts where its variety has a name of its own.
#[must_use]
pub fn name(l: Lang, tag: &str) -> String {
    language_names::name(l.tables(), tag).unwrap_or(tag).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_called_as_people_call_it() {
        for (tag, en, zh) in [
            ("es", "Spanish", "西班牙语"),
            ("es-MX", "Mexican Spanish", "墨西哥西班牙语"),
            ("es-PE", "Spanish", "西班牙语"),
            ("pt-BR", "Brazilian Portuguese", "巴西葡萄牙语"),
            ("en", "English", "英语"),
            ("en-SG", "English", "英语"),
            ("zh", "Mandarin", "中文"),
            ("zh-Hans-SG", "Mandarin", "中文"),
            ("cmn-Hant", "Mandarin", "中文"),
            ("yue", "Cantonese", "粤语"),
            ("ta", "Tamil", "泰米尔语"),
            ("sr-Latn", "Serbian", "塞尔维亚语"),
            ("ES-mx", "Mexican Spanish", "墨西哥西班牙语"),
            ("qqq", "qqq", "qqq"),
            ("", "", ""),
        ] {
            assert_eq!((name(Lang::EN, tag).as_str(), name(Lang::offered("zh"), tag).as_str()), (en, zh), "{tag}");
        }
    }
}
