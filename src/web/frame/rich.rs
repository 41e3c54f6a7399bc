//! Texts of gold sets are plain, with Markdown's paragraphs, lists, tables, emphasis and code; whatever else Markdown has is shown as its
//! words. No HTML of an author reaches a page as HTML, and nothing is loaded from elsewhere.

use maud::{Markup, PreEscaped};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, html};

/// Stands for a blank at the beginning of a line while Markdown reads the text, which would drop it; a character of the private use area,
/// which no text of a set has (the check warns of it).
const INDENT: char = '\u{F8F0}';

/// Whether a line begins an entry of a list, and so is indented for the list's sake.
fn is_entry(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let sign = if rest.len() < line.len() { &['.', ')'][..] } else { &['-', '*', '+'][..] };
    rest.strip_prefix(sign).is_some_and(|r| r.starts_with(' '))
}

/// The text with its indentation under [`INDENT`]: code that was written without a fence keeps the form that judges have to see. Lists and
/// fenced code are Markdown's own affair.
fn indented(text: &str) -> String {
    let (mut fenced, mut listed) = (false, false);
    let mut written = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let rest = line.trim_start_matches([' ', '\t']);
        let blanks = &line[..line.len() - rest.len()];
        let fence = rest.starts_with("```") || rest.starts_with("~~~");
        fenced ^= fence;
        listed = !rest.trim().is_empty() && (is_entry(rest) || (listed && !blanks.is_empty())) || (listed && rest.trim().is_empty());
        if fenced || fence || listed || rest.trim().is_empty() {
            written.push_str(blanks);
        } else {
            written.extend(blanks.chars().map(|c| if c == '\t' { [INDENT; 4].iter().collect::<String>() } else { INDENT.to_string() }));
        }
        written.push_str(rest);
    }
    written
}

/// What of Markdown a text may have: links and pictures become their words, HTML and rules text.
fn events(text: &str) -> impl Iterator<Item = Event<'_>> {
    Parser::new_ext(text, Options::ENABLE_TABLES).filter_map(|event| match event {
        Event::Html(t) | Event::InlineHtml(t) => Some(Event::Text(t)),
        Event::Text(t) if t.contains(INDENT) => Some(Event::Text(t.replace(INDENT, " ").into())),
        Event::SoftBreak => Some(Event::HardBreak),
        Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::HtmlBlock)
        | Event::End(TagEnd::Link | TagEnd::Image | TagEnd::HtmlBlock) => None,
        // The page has its own headings; in a text they are stressed lines.
        Event::Start(Tag::Heading { .. }) => Some(Event::Start(Tag::Paragraph)),
        Event::End(TagEnd::Heading(_)) => Some(Event::End(TagEnd::Paragraph)),
        other => Some(other),
    })
}

fn written<'e>(events: impl Iterator<Item = Event<'e>>) -> Markup {
    let mut written = String::new();
    html::push_html(&mut written, events);
    // Blanks count where these texts stand, so a line ends once.
    PreEscaped(stressed(&aligned(&written).replace("<br />\n", "<br />")))
}

/// How cells of a table are aligned, told by classes: pages take no style that stands in their text. Words of a text have no `<` of
/// their own.
fn aligned(html: &str) -> String {
    let mut told = html.to_owned();
    for (how, class) in [("left", "to-left"), ("center", "to-middle"), ("right", "to-right")] {
        for cell in ["td", "th"] {
            told = told.replace(&format!("<{cell} style=\"text-align: {how}\">"), &format!("<{cell} class=\"{class}\">"));
        }
    }
    told
}

/// Words of other letters that a Chinese text stresses, said to be in another language: dots below characters are no stress of theirs.
pub fn stressed(html: &str) -> String {
    let chinese = |text: &str| text.chars().any(|c| matches!(c, '\u{3400}'..='\u{9fff}'));
    if !chinese(html) {
        return html.to_owned();
    }
    let mut parts = html.split("<em>");
    let mut marked = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let words = part.split("</em>").next().unwrap_or_default();
        marked.push_str(if chinese(words) { "<em>" } else { "<em lang=\"\">" });
        marked.push_str(part);
    }
    marked
}

/// A text as blocks: paragraphs, lists, code.
pub fn blocks(text: &str) -> Markup {
    written(events(&indented(text)))
}

/// The beginning of a text without any form, for a label that is heard or a line of a select.
pub fn plain(text: &str, most: usize) -> String {
    let mut words = String::new();
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match event {
            Event::Text(t) | Event::Code(t) => words.push_str(&t),
            Event::SoftBreak | Event::HardBreak | Event::End(_) => words.push(' '),
            Event::Start(_)
            | Event::Html(_)
            | Event::InlineHtml(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::Rule
            | Event::TaskListMarker(_) => {}
        }
    }
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(most) {
        Some((at, _)) => format!("{}…", &words[..at]),
        None => words,
    }
}

/// A text as it may stand inside a line, a label or a heading: paragraphs are parted by lines, lists by their marks.
pub fn line(text: &str) -> Markup {
    let mut first = true;
    let text = indented(text);
    let inline = events(&text).flat_map(|event| match event {
        Event::Start(Tag::Paragraph | Tag::CodeBlock(_)) => {
            let parted = if first { Vec::new() } else { vec![Event::HardBreak, Event::HardBreak] };
            first = false;
            parted
        }
        Event::Start(Tag::TableHead | Tag::TableRow) => {
            let parted = if first { Vec::new() } else { vec![Event::HardBreak] };
            first = false;
            parted
        }
        Event::End(TagEnd::TableCell) => vec![Event::Text(" | ".into())],
        Event::Start(Tag::Item) => {
            let parted = if first { vec![Event::Text("• ".into())] } else { vec![Event::HardBreak, Event::Text("• ".into())] };
            first = false;
            parted
        }
        Event::Start(Tag::Emphasis | Tag::Strong)
        | Event::End(TagEnd::Emphasis | TagEnd::Strong)
        | Event::Text(_)
        | Event::Code(_)
        | Event::HardBreak => vec![event],
        _ => Vec::new(),
    });
    written(inline)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_keeps_its_indentation_without_a_fence_and_with_one() {
        let code = "写一个函数：\n\ndef add(x, items=[]):\n    items += [x]\n\n    return items";
        assert_eq!(
            blocks(code).into_string(),
            "<p>写一个函数：</p>\n<p>def add(x, items=[]):<br />    items += [x]</p>\n<p>    return items</p>\n"
        );
        assert_eq!(line("if a:\n\tb").into_string(), "if a:<br />    b");
        let fenced = "So:\n\n```python\nif a:\n    b\n```\n\n- one\n  - two";
        let shown = blocks(fenced).into_string();
        assert!(shown.contains(">if a:\n    b\n</code></pre>") && shown.contains("<li>two</li>"), "{shown}");
        assert_eq!(plain("**one**\n- two `x`", 7), "one two…");
    }

    #[test]
    fn a_table_is_a_table_and_its_rows_are_lines_where_only_a_line_may_stand() {
        let table = "So:\n\n| | Means |\n|---|---|\n| 5 | a * b |\n| 4 | no `x` |\n\nEnd.";
        let shown = blocks(table).into_string();
        assert!(shown.contains("<th>Means</th>") && shown.contains("<td>a * b</td>") && shown.ends_with("<p>End.</p>\n"), "{shown}");
        assert!(!shown.contains("|---"), "{shown}");
        let in_line = line(table).into_string();
        assert!(in_line.contains("<br />5 | a * b | <br />4 | no <code>x</code> | ") && !in_line.contains("<t"), "{in_line}");
        assert_eq!(plain(table, 40), "So: Means 5 a * b 4 no x End.");
        let sided = blocks("| a | b | c |\n|:--|:-:|--:|\n| 1 | 2 | style=\"text-align: right\" |").into_string();
        assert!(sided.contains("<th class=\"to-left\">a</th><th class=\"to-middle\">b</th><th class=\"to-right\">c</th>"), "{sided}");
        assert!(sided.contains("<td class=\"to-right\">style=") && !sided.contains(" style="), "no style that a page forbids: {sided}");
        // A bar is no table by itself.
        assert_eq!(line("a | b").into_string(), "a | b");
    }

    #[test]
    fn what_the_format_allows_is_shown_and_nothing_else() {
        assert_eq!(
            blocks("**回答 A**\n讲 *Science* 的 `x`").into_string(),
            "<p><strong>回答 A</strong><br />讲 <em lang=\"\">Science</em> 的 <code>x</code></p>\n"
        );
        assert_eq!(line("one\n\n- a\n- b").into_string(), "one<br />• a<br />• b");
        for (text, shown) in [
            ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
            ("a <b onclick=x>b</b>", "a &lt;b onclick=x&gt;b&lt;/b&gt;"),
            ("[words](javascript:alert(1))", "words"),
            ("![alt](https://elsewhere.example/x.png)", "alt"),
        ] {
            assert!(line(text).into_string().trim().starts_with(shown), "{}", line(text).into_string());
            let whole = blocks(text).into_string();
            assert!(!whole.contains("<script") && !whole.contains("<b ") && !whole.contains("href") && !whole.contains("<img"), "{whole}");
        }
    }
}
