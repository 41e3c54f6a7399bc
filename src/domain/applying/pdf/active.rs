//! What a PDF may not hold: whatever runs, sends, plays, is attached or leads elsewhere, and whatever it does by itself.

use std::collections::HashSet;

use super::links;
use super::refusal::Refusal;
use super::tokens::Value;

/// What is refused by the name of an action, and of a kind of thing.
const BOTH: [&[u8]; 9] = [b"JavaScript", b"Launch", b"SubmitForm", b"ImportData", b"GoToR", b"GoToE", b"Rendition", b"Movie", b"Sound"];
/// Actions that are refused besides, wherever they stand, by `/S`.
const ACTIONS: [&[u8]; 3] = [b"Thread", b"RichMediaExecute", b"GoTo3DView"];
/// What is refused besides by `/Type` or `/Subtype`. `/Thread` is none of them: so a column of text is called. `/PS` is a program that a
/// printer runs.
const KINDS: [&[u8]; 10] = [
    b"EmbeddedFile",
    b"FileAttachment",
    b"RichMedia",
    b"RichMediaContent",
    b"RichMediaSettings",
    b"Screen",
    b"3D",
    b"MediaClip",
    b"Projection3D",
    b"PS",
];
const MOVES: [&[u8]; 4] = [b"NextPage", b"PrevPage", b"FirstPage", b"LastPage"];

/// An object: what it is, and whether bytes stand behind it.
#[derive(Debug)]
pub(super) struct Object {
    pub(super) value: Value,
    pub(super) is_stream: bool,
    /// Whether it may be the one from which a document is read: it has no number, or is the table of objects.
    pub(super) is_loose: bool,
}

/// The objects that each number may mean: more than one where a document was changed, or where readers go by different tables.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    all: Vec<(u32, u32)>,
}

impl Numbers {
    /// Says that a number means an object, by its place. What was said is found once it is sorted.
    pub(super) fn say(&mut self, number: u32, at: usize) -> Result<(), Refusal> {
        self.all.push((number, u32::try_from(at).map_err(|_| Refusal::TooMuch)?));
        Ok(())
    }

    pub(super) fn sort(&mut self) {
        self.all.sort_unstable();
        self.all.dedup();
    }

    /// The objects that a number may mean.
    pub(super) fn of(&self, number: u32) -> impl Iterator<Item = usize> + '_ {
        let from = self.all.partition_point(|(known, _)| *known < number);
        let found = self.all.get(from..).unwrap_or_default().iter().take_while(move |(known, _)| *known == number);
        found.filter_map(|(_, at)| usize::try_from(*at).ok())
    }

    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }
}

/// What the objects of one number are, whichever of them a reader takes.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a question of its own")]
struct Traits {
    name: bool,
    text: bool,
    numbers: bool,
    stream: bool,
    bad_base: bool,
    bad_link: bool,
    files: bool,
    names: bool,
    form: bool,
}

type Entries = [(Vec<u8>, Value)];

fn has(entries: &Entries, keys: &[&[u8]]) -> bool {
    entries.iter().any(|(key, _)| keys.contains(&key.as_slice()))
}

impl Traits {
    fn of(value: &Value) -> Self {
        match value {
            Value::Name(_) => Self { name: true, bad_base: true, bad_link: true, ..Self::default() },
            Value::Text(text) => {
                Self { text: true, bad_base: !links::is_web(text), bad_link: !links::is_followed(text), ..Self::default() }
            }
            Value::Dict(entries) => Self {
                files: has(entries, &[b"F", b"UF", b"DOS", b"Mac", b"Unix"]),
                names: has(entries, &[b"JavaScript", b"EmbeddedFiles"]),
                form: has(entries, &[b"XFA"]),
                ..Self::default()
            },
            // Numbers are not kept in arrays.
            Value::Array(all) => Self { numbers: all.is_empty(), ..Self::default() },
            Value::Int(_) | Value::Ref(_) | Value::Other => Self::default(),
        }
    }

    fn and(self, other: Self) -> Self {
        Self {
            name: self.name || other.name,
            text: self.text || other.text,
            // No object may be anything else.
            numbers: self.numbers && other.numbers,
            stream: self.stream || other.stream,
            bad_base: self.bad_base || other.bad_base,
            bad_link: self.bad_link || other.bad_link,
            files: self.files || other.files,
            names: self.names || other.names,
            form: self.form || other.form,
        }
    }
}

/// All objects of a document, with those that each number may mean.
struct Objects<'a> {
    all: &'a [Object],
    numbers: &'a Numbers,
    /// What each number may mean, in their order.
    traits: Vec<(u32, Traits)>,
}

/// What a dictionary is, as far as an entry's meaning hangs on it.
#[derive(Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "each is a question of its own")]
struct Around {
    /// It may do more by its name than turn a page.
    acts: bool,
    is_form: bool,
    /// It goes to a place in a document beside this one.
    is_beside: bool,
    /// It names what it does.
    is_action: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Opening {
    Action,
    /// What is done at each of several times.
    Times,
}

/// Refuses what does something.
pub(super) fn look(all: &[Object], numbers: &Numbers) -> Result<(), Refusal> {
    let traits = numbers.all.chunk_by(|(one, _), (other, _)| one == other).filter_map(|alike| {
        let objects = alike.iter().filter_map(|(_, at)| all.get(usize::try_from(*at).ok()?));
        let traits = objects.map(|object| Traits { stream: object.is_stream, ..Traits::of(&object.value) }).reduce(Traits::and)?;
        Some((alike.first()?.0, traits))
    });
    let objects = Objects { all, numbers, traits: traits.collect() };
    let mut opens = Vec::new();
    for object in all {
        if let Value::Dict(entries) = &object.value
            && object.is_stream
            && entries.iter().any(|(key, value)| key == b"F" && is_file(value))
        {
            return Err(Refusal::Active);
        }
        objects.walk(&object.value, &mut opens)?;
    }
    objects.opens(opens)
}

/// Whether a document is locked. One whose lock is nothing, a truth or a fraction has none.
pub(super) fn is_locked(all: &[Object]) -> bool {
    let locks = |entries: &Entries| entries.iter().any(|(key, value)| key == b"Encrypt" && *value != Value::Other);
    all.iter().any(|object| object.is_loose && matches!(&object.value, Value::Dict(entries) if locks(entries)))
}

/// Whether what a stream names as its file is one, outside of the document.
fn is_file(value: &Value) -> bool {
    matches!(value, Value::Text(_) | Value::Dict(_) | Value::Ref(_))
}

impl<'a> Objects<'a> {
    /// What a value is, followed where it is a reference.
    fn traits(&self, value: &Value) -> Traits {
        match value {
            Value::Ref(number) => {
                let found = self.traits.binary_search_by_key(number, |(known, _)| *known).ok().and_then(|at| self.traits.get(at));
                found.map(|(_, traits)| *traits).unwrap_or_default()
            }
            value => Traits::of(value),
        }
    }

    /// Values stand in each other no deeper than the reader of them goes.
    fn walk(&self, value: &'a Value, opens: &mut Vec<(&'a Value, Opening)>) -> Result<(), Refusal> {
        match value {
            Value::Array(all) => all.iter().try_for_each(|value| self.walk(value, opens)),
            Value::Dict(entries) => {
                // Once for each dictionary: one key may stand in it many times.
                let around = Around {
                    acts: !moves(entries),
                    is_beside: goes_beside(entries),
                    is_form: has(entries, &[b"Fields", b"DA", b"DR", b"SigFlags", b"NeedAppearances"]),
                    is_action: entries.iter().any(|(key, value)| key == b"S" && self.traits(value).name),
                };
                for (key, value) in entries {
                    if self.is_active(around, key, value) {
                        return Err(Refusal::Active);
                    }
                    if key == b"URI" && self.traits(value).bad_link {
                        return Err(self.link(value).map_or(Refusal::Active, Refusal::Link));
                    }
                    match key.as_slice() {
                        b"OpenAction" => opens.push((value, Opening::Action)),
                        b"AA" => opens.push((value, Opening::Times)),
                        _ => {}
                    }
                    self.walk(value, opens)?;
                }
                Ok(())
            }
            Value::Name(_) | Value::Text(_) | Value::Int(_) | Value::Ref(_) | Value::Other => Ok(()),
        }
    }

    /// The address of a link that nobody should press.
    fn link(&self, value: &Value) -> Option<String> {
        let shown = |value: &Value| match value {
            Value::Text(text) if !links::is_followed(text) => Some(links::shown(text)),
            _ => None,
        };
        match value {
            Value::Ref(number) => self.numbers.of(*number).filter_map(|at| self.all.get(at)).find_map(|object| shown(&object.value)),
            value => shown(value),
        }
    }

    /// Whether an entry of a dictionary is refused.
    fn is_active(&self, around: Around, key: &[u8], value: &Value) -> bool {
        let traits = || self.traits(value);
        // No document calls a kind by a reference, but one that hides it.
        let kind = |refused: &[&[u8]]| match value {
            Value::Name(name) => refused.contains(&name.as_slice()),
            Value::Ref(_) => traits().name,
            Value::Text(_) | Value::Int(_) | Value::Other | Value::Array(_) | Value::Dict(_) => false,
        };
        match key {
            b"S" if around.is_beside => false,
            b"S" => kind(&BOTH) || kind(&ACTIONS) || (around.acts && matches!(value, Value::Name(name) if name == b"Named")),
            b"Type" | b"Subtype" | b"Subtype2" => kind(&BOTH) || kind(&KINDS),
            b"FS" => kind(&[b"URL"]),
            // Fonts and pictures may be called so as well.
            b"JS" => traits().text || (around.is_action && traits().stream),
            // A reader of them in a browser ran a text among these numbers.
            b"FontMatrix" => !traits().numbers,
            b"XFA" => around.is_form,
            b"AcroForm" => traits().form,
            b"Names" => traits().names,
            b"EF" | b"Ref" => traits().files,
            b"Base" => traits().bad_base,
            b"RichMediaContent" | b"RichMediaSettings" => true,
            _ => false,
        }
    }

    /// What a document opens with, or does as a page is turned, is a place in it, and so is all that follows.
    fn opens(&self, mut left: Vec<(&'a Value, Opening)>) -> Result<(), Refusal> {
        let mut seen = HashSet::new();
        while let Some((value, opening)) = left.pop() {
            match value {
                Value::Ref(number) => {
                    if seen.insert((*number, opening)) {
                        left.extend(self.numbers.of(*number).filter_map(|at| self.all.get(at)).map(|object| (&object.value, opening)));
                    }
                }
                Value::Dict(entries) if opening == Opening::Times => {
                    left.extend(entries.iter().map(|(_, value)| (value, Opening::Action)));
                }
                Value::Dict(entries) => {
                    for (key, value) in entries {
                        match (key.as_slice(), value) {
                            (b"S", Value::Name(name)) if name == b"GoTo" || name == b"Named" => {}
                            // Some readers run it whatever else the action is.
                            (b"S" | b"JS", _) => return Err(Refusal::Active),
                            (b"Next", next) => left.push((next, Opening::Action)),
                            _ => {}
                        }
                    }
                }
                Value::Array(all) => left.extend(all.iter().map(|value| (value, opening))),
                Value::Name(_) | Value::Text(_) | Value::Int(_) | Value::Other => {}
            }
        }
        Ok(())
    }
}

/// Whether what is done by its name is nothing but turning a page.
fn moves(entries: &Entries) -> bool {
    let mut names = entries.iter().filter(|(key, _)| key == b"N").map(|(_, value)| value);
    names.all(|value| matches!(value, Value::Name(name) if MOVES.contains(&name.as_slice())))
}

/// Whether an action goes to a place in a document that lies beside this one, named by its name alone, and does nothing else. Manuals of
/// several parts are written so.
fn goes_beside(entries: &Entries) -> bool {
    let is_beside = |value: &Value| matches!(value, Value::Text(name) if links::is_document_beside(name));
    let file = |value: &Value| match value {
        Value::Dict(inner) => {
            has(inner, &[b"F"])
                && inner.iter().all(|(key, value)| match key.as_slice() {
                    b"Type" => true,
                    b"F" | b"UF" => is_beside(value),
                    _ => false,
                })
        }
        value => is_beside(value),
    };
    has(entries, &[b"S"])
        && has(entries, &[b"F"])
        && entries.iter().all(|(key, value)| match key.as_slice() {
            b"S" => matches!(value, Value::Name(name) if name == b"GoToR"),
            b"F" => file(value),
            b"Type" | b"D" | b"NewWindow" => true,
            _ => false,
        })
}
