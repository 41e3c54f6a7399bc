//! Texts of gold sets are plain, with Markdown's paragraphs, lists, emphasis and code; whatever else Markdown has is shown as its words. No HTML of an
//! author reaches a page as HTML, and nothing is loaded from elsewhere.

use maud::{Markup, PreEscaped};
use pulldown_cmark::{Event, Parser, Tag, TagEnd, html};

/// What of Markdown a text may have: links and pictures become their words, HTML and rules text.
fn events(text: &str) -> impl Iterator<Item = Event<'_>> {
    Parser::new(text).filter_map(|event| match event {
        Event::Html(t) | Event::InlineHtml(t) => Some(Event::Text(t)),
        Event::SoftBreak => Some(Event::HardBreak),
        Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::HtmlBlock)
        | Event::End(TagEnd::Link | TagEnd::Image | TagEnd::HtmlBlock) => None,
        // The page has its own headings; in a text they are stressed lines.
        Event::Start(Tag::Heading { .. }) => Some(Event::Start(Tag::Paragraph)),
        Event::End(TagEnd::Heading(_)) => Some(Event::End(TagEnd::Paragraph)),
        other => Some(other),
    })
}

/// A text as blocks: paragraphs, lists, code.
pub fn blocks(text: &str) -> Markup {
    let mut written = String::new();
    html::push_html(&mut written, events(text));
    PreEscaped(written)
}

/// A text as it may stand inside a line, a label or a heading: paragraphs are parted by lines, lists by their marks.
pub fn line(text: &str) -> Markup {
    let mut first = true;
    let inline = events(text).flat_map(|event| match event {
        Event::Start(Tag::Paragraph | Tag::CodeBlock(_)) => {
            let parted = if first { Vec::new() } else { vec![Event::HardBreak, Event::HardBreak] };
            first = false;
            parted
        }
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
    let mut written = String::new();
    html::push_html(&mut written, inline);
    PreEscaped(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_format_allows_is_shown_and_nothing_else() {
        assert_eq!(
            blocks("**回答 A**\n讲 *Science* 的 `x`").into_string(),
            "<p><strong>回答 A</strong><br />\n讲 <em>Science</em> 的 <code>x</code></p>\n"
        );
        assert_eq!(line("one\n\n- a\n- b").into_string(), "one<br />\n• a<br />\n• b");
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
