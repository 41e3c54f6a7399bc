//! Chinese has punctuation of full width: no page in Chinese that any story here reaches has a sign of half width beside a Chinese
//! character, and no source puts one between the parts of a page.

use crate::support::root;

const SIGNS: [char; 7] = [':', ';', ',', '(', ')', '?', '!'];

/// What ends nothing of a line on a page.
const INLINE: [&str; 14] = ["a", "abbr", "b", "button", "em", "i", "kbd", "label", "mark", "small", "span", "strong", "summary", "time"];

const VOID: [&str; 9] = ["area", "base", "br", "col", "hr", "img", "input", "link", "meta"];

/// What is nobody's wording: scripts, code, and what people typed.
const SKIPPED: [&str; 6] = ["script", "style", "code", "pre", "textarea", "noscript"];

fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{303f}' | '\u{3400}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}')
}

/// Signs of half width beside Chinese in a line, each with what stands around it.
fn in_line(line: &str) -> Vec<String> {
    let chars: Vec<char> = line.chars().collect();
    let found = chars.iter().enumerate().filter(|(at, c)| {
        let before = chars[..*at].iter().rev().find(|c| **c != ' ');
        let after = chars[at + 1..].iter().find(|c| **c != ' ');
        SIGNS.contains(c) && (before.is_some_and(|c| is_chinese(*c)) || after.is_some_and(|c| is_chinese(*c)))
    });
    found.map(|(at, _)| chars[at.saturating_sub(12)..(at + 12).min(chars.len())].iter().collect()).collect()
}

fn unescaped(text: &str) -> String {
    text.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&#39;", "'").replace("&amp;", "&")
}

/// The value of an attribute.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    tag.split_once(&format!(" {name}=\"")).and_then(|(_, rest)| rest.split('"').next())
}

/// Signs of half width beside Chinese on a page in Chinese: in its words, and in what is read aloud or shown by script.
pub fn half_width(html: &str) -> Vec<String> {
    let (mut shown, mut told) = (String::new(), Vec::new());
    let mut open: Vec<(&str, bool)> = Vec::new();
    let mut rest = html;
    while let Some((text, after)) = rest.split_once('<') {
        let skipped = open.last().is_some_and(|(_, skipped)| *skipped);
        shown.push_str(if skipped { "x" } else { text });
        let (tag, next) = after.split_once('>').unwrap_or((after, ""));
        rest = next;
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        if !INLINE.contains(&name) {
            shown.push('\n');
        }
        if tag.starts_with('/') {
            while let Some((opened, _)) = open.pop() {
                if opened == name {
                    break;
                }
            }
        } else if !VOID.contains(&name) && !name.starts_with('!') {
            let other = attribute(tag, "lang").is_some_and(|lang| lang != "zh-Hans")
                || attribute(tag, "translate") == Some("no")
                || attribute(tag, "aria-hidden") == Some("true");
            open.push((name, skipped || other || SKIPPED.contains(&name)));
        }
        if !skipped {
            let parts = tag.split("=\"").collect::<Vec<_>>();
            let values = parts
                .windows(2)
                .map(|pair| (pair[0].rsplit(' ').next().unwrap_or_default(), pair[1].split('"').next().unwrap_or_default()));
            told.extend(values.filter(|(name, _)| *name == "aria-label" || name.starts_with("data-")).map(|(_, value)| unescaped(value)));
        }
    }
    unescaped(&shown).lines().map(str::to_owned).chain(told).flat_map(|line| in_line(&line)).collect()
}

#[test]
fn a_sign_of_half_width_beside_chinese_is_found() {
    let page = |main: &str| format!("<html lang=\"zh-Hans\"><body><main>{main}</main></body></html>");
    let count = |main: &str| half_width(&page(main)).len();
    assert_eq!(count("<p><strong>英语测试</strong>: 高于合格线 (n = 54)</p>"), 2, "a name of a stage, and what follows it");
    assert_eq!(count("<kbd>j</kbd> 下一项; <span>保存</span>"), 1);
    assert_eq!(count("<button aria-label=\"表格, 一\">x</button>"), 1, "also where it is only heard");
    assert_eq!(count("<p>英语测试：高于合格线（54 题）</p><p>19:06</p><p lang=\"en\">中文, (x)</p><code>中: 文</code>"), 0);
    assert_eq!(count("<p>中文</p><p>: x</p>"), 0, "two lines");
    assert_eq!(count("<br>中文 &quot;a&quot; &amp; b"), 0, "what stands for a sign is no sign of its own");
}

/// The texts in quotes of a line of a source, each with what stands before it.
fn quoted(line: &str) -> Vec<(&str, &str)> {
    let (mut all, mut from, mut at) = (Vec::new(), None, 0);
    while let Some(c) = line[at..].chars().next() {
        match (c, from) {
            ('\\', Some(_)) => at += line[at + 1..].chars().next().map_or(0, char::len_utf8),
            ('\'', None) if line[at..].starts_with("'\"'") => at += 2,
            ('"', None) => from = Some(at),
            ('"', Some(start)) => {
                all.push((&line[..start], &line[start + 1..at]));
                from = None;
            }
            _ => {}
        }
        at += c.len_utf8();
    }
    all
}

#[test]
fn no_source_puts_a_sign_of_one_width_between_the_parts_of_a_page() {
    let (mut wrong, mut read, mut folders) = (Vec::new(), 0, vec![root().join("src/web")]);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder").map(|e| e.expect("an entry").path()) {
            if entry.is_dir() {
                folders.push(entry);
                continue;
            }
            if entry.extension().is_none_or(|e| e != "rs") {
                continue;
            }
            read += 1;
            let text = std::fs::read_to_string(&entry).expect("readable");
            // A wording that goes on in the next line is one.
            let text = text.replace("\\\n", "");
            let sources = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
            for line in sources.lines().filter(|line| !line.trim_start().starts_with("//")) {
                for (before, words) in quoted(line) {
                    let place = || format!("{}: {before}{words:?}", entry.display());
                    // A wording in Chinese has its own signs.
                    if words.chars().any(|c| ('\u{3400}'..='\u{9fff}').contains(&c)) && !in_line(words).is_empty() {
                        wrong.push(place());
                    }
                    // A sign alone is a wording in one of two languages, or nothing that is shown.
                    let alone = !words.trim().is_empty() && words.trim().chars().all(|c| SIGNS.contains(&c) && c != '!');
                    let taken = ["t(", "pick(", "join(", "split(", "split_once(", "contains("].iter().any(|end| before.ends_with(end));
                    // A wording that means two things is looked up with a context before it.
                    let in_context = before.contains(".tc(\"") && before.ends_with(", ");
                    if alone && !taken && !in_context {
                        wrong.push(place());
                    }
                }
            }
        }
    }
    assert!(read > 40, "only {read} sources");
    assert!(wrong.is_empty(), "{wrong:#?}");
}
