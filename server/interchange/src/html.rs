//! Plain text of HTML: the words with their line breaks, and nothing that a browser would run.

use quick_xml::escape::resolve_html5_entity;

/// A text without its marks, and what was taken out of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plain {
    /// The words.
    pub text: String,
    /// Whether there were marks.
    pub had_marks: bool,
    /// Whether there was a script, a style or an embedded page.
    pub had_script: bool,
    /// Whether there was a picture, sound or film.
    pub had_media: bool,
}

/// Elements that go with all that is in them.
const REMOVED: [&str; 9] =
    ["script", "style", "iframe", "object", "embed", "noscript", "template", "svg", "math"];
/// Elements that stand for themselves, without an end.
const MEDIA: [&str; 6] = ["img", "video", "audio", "picture", "canvas", "map"];
/// Elements that begin on a new line.
const BLOCKS: [&str; 20] = [
    "p",
    "div",
    "ul",
    "ol",
    "li",
    "table",
    "tr",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "blockquote",
    "section",
    "article",
    "header",
    "footer",
    "pre",
];
/// Elements within a line; with all others they make a text HTML.
const INLINE: [&str; 20] = [
    "a", "b", "i", "u", "s", "em", "strong", "span", "font", "br", "small", "sub", "sup", "td",
    "th", "big", "center", "code", "label", "tbody",
];

/// Whether a text holds an element of HTML, not just a `<`.
pub fn is_html(text: &str) -> bool {
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        rest = &rest[start..];
        if let Some(tag) = Tag::at_start(rest) {
            let name = tag.name.as_str();
            if [&REMOVED[..], &MEDIA, &BLOCKS, &INLINE].iter().any(|names| names.contains(&name)) {
                return true;
            }
        }
        rest = &rest[1..];
    }
    false
}

/// The words of a piece of HTML.
pub fn plain(html: &str) -> Plain {
    let mut writer = Writer::default();
    let mut rest = html;
    while let Some(found) = rest.find(['<', '&']) {
        writer.words(&rest[..found]);
        rest = &rest[found..];
        rest = if rest.starts_with('&') { writer.entity(rest) } else { writer.tag(rest) };
    }
    writer.words(rest);
    writer.finish()
}

/// A tag at the beginning of a text.
struct Tag<'a> {
    name: String,
    is_end: bool,
    attributes: &'a str,
    /// How many bytes it takes.
    length: usize,
}

impl<'a> Tag<'a> {
    fn at_start(text: &'a str) -> Option<Self> {
        let inner = text.strip_prefix('<')?;
        let is_end = inner.starts_with('/');
        let name_start = usize::from(is_end);
        let after = inner.get(name_start..)?;
        if !after.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let name_length =
            after.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).unwrap_or(after.len());
        let end = end_of_tag(after)?;
        Some(Self {
            name: after[..name_length].to_ascii_lowercase(),
            is_end,
            attributes: after.get(name_length..end).unwrap_or_default(),
            length: 1 + name_start + end + 1,
        })
    }

    fn attribute(&self, name: &str) -> Option<String> {
        let lower = self.attributes.to_ascii_lowercase();
        let mut from = 0;
        while let Some(found) = lower.get(from..)?.find(name) {
            let start = from + found;
            from = start + name.len();
            let is_whole = lower[..start].ends_with(|c: char| c.is_whitespace() || c == '"');
            let value = self.attributes[from..].trim_start().strip_prefix('=').map(str::trim_start);
            if let (true, Some(value)) = (is_whole, value) {
                let raw = match value.chars().next() {
                    Some(quote @ ('"' | '\'')) => value[1..].split(quote).next(),
                    _ => value.split_whitespace().next(),
                };
                return raw.map(|raw| plain(raw).text);
            }
        }
        None
    }
}

/// Where a tag ends; a `>` within quotes does not end it.
fn end_of_tag(text: &str) -> Option<usize> {
    let mut quote = None;
    for (place, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(place),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    // A quote that is never closed: the first end counts.
    text.find('>')
}

#[derive(Default)]
struct Writer {
    plain: Plain,
    /// The address of the link that is open, and where its words begin.
    link: Option<(String, usize)>,
    /// Whether a space is due before the next word.
    space: bool,
}

impl Writer {
    fn words(&mut self, text: &str) {
        for character in text.chars() {
            if character.is_whitespace() {
                self.space = true;
            } else if !character.is_control() {
                self.put(character);
            }
        }
    }

    fn put(&mut self, character: char) {
        let out = &mut self.plain.text;
        if std::mem::take(&mut self.space) && !out.is_empty() && !out.ends_with('\n') {
            out.push(' ');
        }
        out.push(character);
    }

    fn line(&mut self) {
        self.space = false;
        let out = &mut self.plain.text;
        if !out.is_empty() && !out.ends_with("\n\n") {
            out.push('\n');
        }
    }

    /// A block begins or ends: what follows is on a line of its own.
    fn block(&mut self) {
        self.space = false;
        let out = &mut self.plain.text;
        if !out.is_empty() && !out.ends_with('\n') {
            out.push('\n');
        }
    }

    fn entity<'a>(&mut self, text: &'a str) -> &'a str {
        let end = text.bytes().take(40).position(|byte| byte == b';');
        let known = end.and_then(|end| resolved(&text[1..end]).map(|words| (end, words)));
        if let Some((end, words)) = known {
            self.words(&words);
            &text[end + 1..]
        } else {
            self.put('&');
            &text[1..]
        }
    }

    fn tag<'a>(&mut self, text: &'a str) -> &'a str {
        if text.starts_with("<!--") {
            self.plain.had_marks = true;
            return text.find("-->").map_or("", |end| &text[end + 3..]);
        }
        let Some(tag) = Tag::at_start(text) else {
            self.put('<');
            return &text[1..];
        };
        self.plain.had_marks = true;
        let rest = &text[tag.length..];
        let name = tag.name.as_str();
        if REMOVED.contains(&name) {
            self.plain.had_script = true;
            return if tag.is_end { rest } else { after_end(rest, name) };
        }
        match name {
            "br" => self.line(),
            "a" if !tag.is_end => {
                let address = tag.attribute("href").filter(|address| is_address(address));
                self.link = address.map(|address| (address, self.plain.text.len()));
            }
            "a" => self.end_link(),
            "td" | "th" => self.space = true,
            "input" if tag.attribute("type").is_some() => self.space = true,
            _ if MEDIA.contains(&name) && !tag.is_end => {
                self.plain.had_media = true;
                if let Some(words) = tag.attribute("alt") {
                    self.words(&words);
                }
            }
            _ if BLOCKS.contains(&name) => {
                self.block();
                if name == "li" && !tag.is_end {
                    self.words("– ");
                }
            }
            _ => {}
        }
        rest
    }

    fn end_link(&mut self) {
        if let Some((address, start)) = self.link.take() {
            let says = self.plain.text.get(start..).unwrap_or_default().trim();
            if says != address && says != address.trim_start_matches("mailto:") {
                self.space = !says.is_empty() || self.space;
                let shown = if says.is_empty() { address } else { format!("({address})") };
                shown.chars().for_each(|character| self.put(character));
            }
        }
    }

    fn finish(mut self) -> Plain {
        self.end_link();
        let lines: Vec<&str> = self.plain.text.lines().map(str::trim_end).collect();
        let text = lines.join("\n");
        text.trim().clone_into(&mut self.plain.text);
        self.plain
    }
}

/// What follows the end of an element that is removed with its content; nothing if it never ends.
fn after_end<'a>(text: &'a str, name: &str) -> &'a str {
    if name == "embed" {
        return text;
    }
    let mut rest = text;
    while let Some(found) = rest.find("</") {
        rest = &rest[found..];
        match Tag::at_start(rest) {
            Some(tag) if tag.name == name => return &rest[tag.length..],
            _ => rest = &rest[2..],
        }
    }
    ""
}

fn is_address(text: &str) -> bool {
    ["http://", "https://", "mailto:"].iter().any(|start| text.starts_with(start))
}

fn resolved(name: &str) -> Option<String> {
    let Some(number) = name.strip_prefix('#') else {
        return resolve_html5_entity(name).map(str::to_owned);
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(code).map(String::from)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn text(html: &str) -> String {
        plain(html).text
    }

    #[test]
    fn words_and_line_breaks_stay() {
        assert_eq!(text("<p>One&nbsp;two</p>\n<p>three<br />four</p>"), "One two\nthree\nfour");
        assert_eq!(text("a <b>bold</b>  word"), "a bold word");
        assert_eq!(text("<ul><li>x</li><li>y</li></ul>"), "– x\n– y");
        assert_eq!(text("1 < 2 &amp; 3 > 2 & all"), "1 < 2 & 3 > 2 & all");
        assert_eq!(text("&auml;&#228;&#xE4;&nosuch;"), "äää&nosuch;");
    }

    #[test]
    fn links_say_where_they_lead_and_only_if_it_is_an_address() {
        assert_eq!(
            text("<a href='https://x.fi/?a=1&amp;b=2'>Here</a>."),
            "Here (https://x.fi/?a=1&b=2)."
        );
        assert_eq!(text("<a href=\"https://x.fi\">https://x.fi</a>"), "https://x.fi");
        assert_eq!(text("<a href=\"javascript:alert(1)\">Here</a>"), "Here");
    }

    #[test]
    fn nothing_that_runs_stays() {
        let hostile = "a<script type='x'>alert('<b>')</script>b<style>p{}</style>c<SCRIPT>d";
        let cleaned = plain(hostile);
        assert_eq!((cleaned.text.as_str(), cleaned.had_script), ("abc", true));
        let image = plain("<img src=x onerror='a>b' alt='A tree'>!");
        assert_eq!((image.text.as_str(), image.had_media), ("A tree!", true));
        assert_eq!(text("<<script>x</script>b"), "<b");
        assert_eq!(text("<!-- x --><p title=\"a > b\">y</p>"), "y");
    }

    #[test]
    fn a_smaller_than_sign_is_not_html() {
        assert!(!is_html("a < b and <3 and <name>"));
        assert!(is_html("a<br/>b") && is_html("<SPAN class='x'>"));
    }

    proptest! {
        #[test]
        fn whatever_is_read_there_is_an_answer(html in "[<>/a-z&;#\"'= !\\-äx0-9]{0,60}") {
            let cleaned = plain(&html);
            prop_assert!(!cleaned.text.to_ascii_lowercase().contains("<script>"));
            let _ = is_html(&html);
        }
    }
}
