//! The words of a PDF, read from one place on: names, texts, numbers, references, arrays and dictionaries.
//!
//! Where readers of PDFs disagree about what bytes say, they are not taken: nobody's reading may differ from this one.

use super::refusal::Refusal;

/// How deep arrays and dictionaries may stand in each other; readers stop here as well.
const DEEPEST: usize = 64;
/// The most values of a document, those in its packed objects among them.
pub(super) const MOST_VALUES: usize = 1_000_000;

/// What an object is, as far as a decision hangs on it.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Value {
    Name(Vec<u8>),
    Text(Vec<u8>),
    Int(u32),
    /// Another object, by its number.
    Ref(u32),
    /// A number that is none of an object, a truth or nothing.
    Other,
    /// Without the numbers in it, but where they are asked for.
    Array(Vec<Value>),
    /// With every entry that is written, also where one stands twice.
    Dict(Vec<(Vec<u8>, Value)>),
}

enum Token {
    Open,
    Close,
    OpenArray,
    CloseArray,
    Name(Vec<u8>),
    Text(Vec<u8>),
    Word(usize),
    Stray,
}

/// Reads on from a place.
pub(super) struct Reader<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) at: usize,
    /// How many values may still come.
    pub(super) left: usize,
    /// Whether numbers are kept in arrays.
    pub(super) counts: bool,
}

pub(super) fn is_blank(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 0x0C | b'\r' | b' ')
}

pub(super) fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

/// Whether some readers take a byte for a blank, and others for a part of a word.
pub(super) fn is_doubtful(byte: u8) -> bool {
    matches!(byte, 0x80 | 0xFF)
}

fn is_regular(byte: u8) -> bool {
    !is_blank(byte) && !is_delimiter(byte)
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0, left: MOST_VALUES, counts: false }
    }

    pub(super) fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Goes behind blanks and comments.
    pub(super) fn space(&mut self) {
        while let Some(byte) = self.peek() {
            if byte == b'%' {
                self.skip(|b| !matches!(b, b'\r' | b'\n'));
            } else if is_blank(byte) {
                self.at += 1;
            } else {
                return;
            }
        }
    }

    /// Goes behind blanks and comments, up to an object that begins right behind an end of the file: a tool wrote no line's end there, and
    /// another appended to that. To some readers it is a part of a comment. Whether one stands here.
    pub(super) fn space_to_glued(&mut self) -> bool {
        loop {
            self.skip(is_blank);
            match self.rest() {
                [b'%', b'%', b'E', b'O', b'F', behind @ ..] if begins_object(behind) => {
                    self.at += b"%%EOF".len();
                    return true;
                }
                [b'%', ..] => self.skip(|b| !matches!(b, b'\r' | b'\n')),
                _ => return false,
            }
        }
    }

    /// Whether a number that was read goes on as that of another object, which some readers follow: or may, behind what may be a comment.
    pub(super) fn leads_on(&mut self) -> Result<bool, Refusal> {
        let from = self.at;
        let leads_on = self.space_to_glued() || {
            let is_number = self.word()?.iter().any(u8::is_ascii_digit);
            (self.space_to_glued() && is_number) || self.word()? == b"R"
        };
        self.at = from;
        Ok(leads_on)
    }

    fn skip(&mut self, goes_on: impl Fn(u8) -> bool) {
        while self.peek().is_some_and(&goes_on) {
            self.at += 1;
        }
    }

    /// A run of regular characters; empty where none stands here.
    ///
    /// # Errors
    /// [`Refusal::Unreadable`] where some readers end it sooner.
    pub(super) fn word(&mut self) -> Result<&'a [u8], Refusal> {
        let from = self.at;
        self.skip(is_regular);
        let word = self.bytes.get(from..self.at).unwrap_or_default();
        if word.iter().any(|b| is_doubtful(*b)) { Err(Refusal::Unreadable) } else { Ok(word) }
    }

    /// A name, whose slash stands here.
    ///
    /// Any character may be written as `#` and two digits. Some readers take any two characters behind it for digits; none of what a
    /// decision hangs on has a `#`, so this reading is the one that counts.
    ///
    /// # Errors
    /// [`Refusal::Unreadable`] where some readers end it sooner, as at a zero, or take one digit for two.
    pub(super) fn name(&mut self) -> Result<Vec<u8>, Refusal> {
        self.at += 1;
        let mut left = self.word()?;
        let mut name = Vec::with_capacity(left.len());
        loop {
            left = match left {
                [b'#', a, rest @ ..] if a.is_ascii_hexdigit() && !rest.first().is_some_and(u8::is_ascii_hexdigit) => {
                    return Err(Refusal::Unreadable);
                }
                [b'#', a, b, more @ ..] => {
                    name.push(digit(*a).wrapping_mul(16).wrapping_add(digit(*b)));
                    more
                }
                [byte, more @ ..] => {
                    name.push(*byte);
                    more
                }
                [] => break,
            };
        }
        if name.contains(&0) { Err(Refusal::Unreadable) } else { Ok(name) }
    }

    fn token(&mut self) -> Result<Token, Refusal> {
        self.space();
        let token = match self.rest() {
            [] => return Err(Refusal::Unreadable),
            [b'<', b'<', ..] => Token::Open,
            [b'>', b'>', ..] => Token::Close,
            [b'<', ..] => return self.hexadecimal().map(Token::Text),
            [b'(', ..] => return self.text().map(Token::Text),
            [b'/', ..] => return self.name().map(Token::Name),
            [b'[', ..] => Token::OpenArray,
            [b']', ..] => Token::CloseArray,
            [b'>' | b')' | b'{' | b'}', ..] => Token::Stray,
            [_, ..] => {
                let from = self.at;
                self.word()?;
                return Ok(Token::Word(from));
            }
        };
        self.at += if matches!(token, Token::Open | Token::Close) { 2 } else { 1 };
        Ok(token)
    }

    /// A text in hexadecimal digits; readers pass over whatever else stands between them.
    fn hexadecimal(&mut self) -> Result<Vec<u8>, Refusal> {
        let from = self.at + 1;
        self.skip(|b| b != b'>');
        let inside = self.bytes.get(from..self.at).unwrap_or_default();
        self.peek().ok_or(Refusal::Unreadable)?;
        self.at += 1;
        let mut text = Vec::new();
        let mut half = None;
        for byte in inside.iter().filter(|b| b.is_ascii_hexdigit()) {
            match half.take() {
                None => half = Some(digit(*byte) << 4),
                Some(high) => text.push(high | digit(*byte)),
            }
        }
        text.extend(half);
        Ok(text)
    }

    /// A text in brackets, which may hold others in balance, and any character with a backslash before it.
    fn text(&mut self) -> Result<Vec<u8>, Refusal> {
        let mut text = Vec::new();
        let mut depth = 0_usize;
        loop {
            let byte = self.peek().ok_or(Refusal::Unreadable)?;
            self.at += 1;
            match byte {
                b'(' => {
                    depth += 1;
                    if depth > 1 {
                        text.push(byte);
                    }
                }
                b')' if depth == 1 => return Ok(text),
                b')' => {
                    depth -= 1;
                    text.push(byte);
                }
                b'\\' => self.escaped(&mut text)?,
                byte => text.push(byte),
            }
        }
    }

    fn escaped(&mut self, text: &mut Vec<u8>) -> Result<(), Refusal> {
        let byte = self.peek().ok_or(Refusal::Unreadable)?;
        self.at += 1;
        match byte {
            b'0'..=b'7' => {
                let mut value = byte - b'0';
                for _ in 0..2 {
                    let Some(next @ b'0'..=b'7') = self.peek() else { break };
                    value = value.wrapping_mul(8).wrapping_add(next - b'0');
                    self.at += 1;
                }
                text.push(value);
            }
            b'\r' => self.at += usize::from(self.peek() == Some(b'\n')),
            b'\n' => {}
            b'n' => text.push(b'\n'),
            b'r' => text.push(b'\r'),
            b't' => text.push(b'\t'),
            b'b' => text.push(8),
            b'f' => text.push(0x0C),
            byte => text.push(byte),
        }
        Ok(())
    }

    /// A value; `None` where a word stands here that is none, which is left standing.
    pub(super) fn value(&mut self) -> Result<Option<Value>, Refusal> {
        let token = self.token()?;
        if let Token::Word(from) = token
            && plain(self.bytes.get(from..self.at).unwrap_or_default()).is_none()
        {
            self.at = from;
            return Ok(None);
        }
        self.value_of(token, 0).map(Some)
    }

    fn value_of(&mut self, token: Token, depth: usize) -> Result<Value, Refusal> {
        self.left = self.left.checked_sub(1).ok_or(Refusal::TooMuch)?;
        if depth > DEEPEST {
            return Err(Refusal::TooMuch);
        }
        match token {
            Token::Name(name) => Ok(Value::Name(name)),
            Token::Text(text) => Ok(Value::Text(text)),
            Token::OpenArray => {
                let mut all = self.list(depth, false)?;
                if !self.counts {
                    all.retain(|value| !matches!(value, Value::Int(_) | Value::Other));
                }
                all.shrink_to_fit();
                Ok(Value::Array(all))
            }
            Token::Open => {
                let all = self.list(depth, true)?;
                let mut entries = Vec::with_capacity(all.len() / 2);
                let mut all = all.into_iter();
                while let Some(key) = all.next() {
                    match (key, all.next()) {
                        (Value::Name(key), Some(value)) => entries.push((key, value)),
                        // What is no pair is paired by each reader in its own way.
                        _ => return Err(Refusal::Unreadable),
                    }
                }
                Ok(Value::Dict(entries))
            }
            Token::Word(from) => plain(self.bytes.get(from..self.at).unwrap_or_default()).ok_or(Refusal::Unreadable),
            Token::Close | Token::CloseArray | Token::Stray => Err(Refusal::Unreadable),
        }
    }

    /// What stands up to the end of an array or a dictionary.
    fn list(&mut self, depth: usize, is_dictionary: bool) -> Result<Vec<Value>, Refusal> {
        let mut all = Vec::new();
        loop {
            match self.token()? {
                Token::Close if is_dictionary => return Ok(all),
                Token::CloseArray if !is_dictionary => return Ok(all),
                Token::Word(from) if self.bytes.get(from..self.at) == Some(b"R") => match (all.pop(), all.pop()) {
                    (Some(Value::Int(_)), Some(Value::Int(number))) => all.push(Value::Ref(number)),
                    _ => return Err(Refusal::Unreadable),
                },
                token => all.push(self.value_of(token, depth + 1)?),
            }
        }
    }
}

/// Whether two numbers and `obj` stand here, in one line.
fn begins_object(text: &[u8]) -> bool {
    fn behind(text: &[u8], is_part: impl Fn(&u8) -> bool) -> (&[u8], usize) {
        let count = text.iter().take_while(|b| is_part(b)).count();
        (text.get(count..).unwrap_or_default(), count)
    }
    let is_blank_in_line = |b: &u8| matches!(b, b' ' | b'\t');
    let (text, number) = behind(text, u8::is_ascii_digit);
    let (text, between) = behind(text, is_blank_in_line);
    let (text, generation) = behind(text, u8::is_ascii_digit);
    let (text, _) = behind(text, is_blank_in_line);
    let is_end = |text: &[u8]| text.first().is_none_or(|b| !is_regular(*b));
    number > 0 && between > 0 && generation > 0 && text.strip_prefix(b"obj").is_some_and(is_end)
}

/// What a word says that is a number, a truth or nothing.
fn plain(word: &[u8]) -> Option<Value> {
    if matches!(word, b"true" | b"false" | b"null") {
        return Some(Value::Other);
    }
    let sign = word.iter().take_while(|b| matches!(b, b'+' | b'-')).count();
    let number = word.get(sign..).unwrap_or_default();
    if number.split(|b| *b == b'.').count() > 2 || !number.iter().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-')) {
        return None;
    }
    let whole = std::str::from_utf8(word).ok().and_then(|word| word.parse().ok());
    Some(whole.map_or(Value::Other, Value::Int))
}

/// The value of a hexadecimal digit, and of any other character what the widest-spread reader makes of it.
fn digit(byte: u8) -> u8 {
    let upper = byte.to_ascii_uppercase();
    if upper > b'9' { upper.wrapping_sub(b'A').wrapping_add(10) } else { upper.wrapping_sub(b'0') }
}
