//! Characters that nobody sees.

/// Marks that turn the direction of writing.
#[must_use]
pub const fn is_directional(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{061C}')
}

/// Line ends that no text is typed with, and that readers of lines do not know.
#[must_use]
pub const fn is_separator(c: char) -> bool {
    matches!(c, '\u{2028}' | '\u{2029}')
}

/// Characters that show nothing.
#[must_use]
pub const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{00AD}' | '\u{3164}' | '\u{115F}' | '\u{1160}')
        || matches!(c, '\u{E0000}'..='\u{E007F}')
        || is_directional(c)
        || is_separator(c)
}

/// The first character that no name and no address may hold, since nobody sees it, or nobody sees the same in it: controls (line ends too),
/// formats that turn or join, tags, private and unassigned ones, and what Unicode calls ignorable. A name may hold what its script is
/// written with: a joiner after a virama or an Arabic letter, and a variation selector after an ideograph.
#[must_use]
pub fn unseen(text: &str) -> Option<char> {
    let mut before = None;
    text.chars().find(|c| {
        let written = match (*c, before) {
            ('\u{200C}' | '\u{200D}', Some(b)) => unicode_normalization::char::is_combining_mark(b) || matches!(b, '\u{620}'..='\u{6FF}'),
            ('\u{E0100}'..='\u{E01EF}', Some(b)) => {
                matches!(b, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}')
            }
            _ => false,
        };
        before = Some(*c);
        is_unseen(*c) && !written
    })
}

fn is_unseen(c: char) -> bool {
    use unicode_properties::GeneralCategory::{Control, Format, LineSeparator, ParagraphSeparator, PrivateUse, Surrogate, Unassigned};
    use unicode_properties::UnicodeGeneralCategory as _;
    let category = c.general_category();
    matches!(category, Control | Format | LineSeparator | ParagraphSeparator | PrivateUse | Surrogate | Unassigned)
        || is_invisible(c)
        // Default_Ignorable_Code_Point beside those.
        || matches!(c, '\u{34F}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}' | '\u{FFA0}'
                | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}
