//! What a PDF may not hold: whatever runs, sends, plays, is attached or leads elsewhere, and whatever it does by itself.

use std::collections::{HashMap, HashSet};

use super::Refusal;
use super::tokens::Value;

/// What is refused by the name of an action, and of a kind of thing.
const BOTH: [&[u8]; 9] = [b"JavaScript", b"Launch", b"SubmitForm", b"ImportData", b"GoToR", b"GoToE", b"Rendition", b"Movie", b"Sound"];
/// Actions that are refused besides, wherever they stand, by `/S`.
const ACTIONS: [&[u8]; 3] = [b"Thread", b"RichMediaExecute", b"GoTo3DView"];
/// What is refused besides by `/Type` or `/Subtype`. `/Thread` is none of them: so a column of text is called.
const KINDS: [&[u8]; 9] = [
    b"EmbeddedFile",
    b"FileAttachment",
    b"RichMedia",
    b"RichMediaContent",
    b"RichMediaSettings",
    b"Screen",
    b"3D",
    b"MediaClip",
    b"Projection3D",
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

/// What the objects of one number are, whichever of them a reader takes.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a question of its own")]
struct Traits {
    name: bool,
    text: bool,
    bad_address: bool,
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
            Value::Name(_) => Self { name: true, bad_address: true, ..Self::default() },
            Value::Text(text) => Self { text: true, bad_address: !is_followed(text), ..Self::default() },
            Value::Dict(entries) => Self {
                files: has(entries, &[b"F", b"UF", b"DOS", b"Mac", b"Unix"]),
                names: has(entries, &[b"JavaScript", b"EmbeddedFiles"]),
                form: has(entries, &[b"XFA"]),
                ..Self::default()
            },
            Value::Int(_) | Value::Ref(_) | Value::Other | Value::Array(_) => Self::default(),
        }
    }

    fn and(self, other: Self) -> Self {
        Self {
            name: self.name || other.name,
            text: self.text || other.text,
            bad_address: self.bad_address || other.bad_address,
            files: self.files || other.files,
            names: self.names || other.names,
            form: self.form || other.form,
        }
    }
}

/// Whether the address of a link may be followed by whoever presses it.
fn is_followed(text: &[u8]) -> bool {
    let wide = |first: usize| text.chunks_exact(2).skip(1).map(|pair| pair.get(first).copied().unwrap_or_default()).collect::<Vec<u8>>();
    let text = match text {
        [0xFE, 0xFF, ..] => wide(1),
        [0xFF, 0xFE, ..] => wide(0),
        [0xEF, 0xBB, 0xBF, rest @ ..] => rest.to_vec(),
        text => text.to_vec(),
    };
    let begins = text.iter().filter(|b| !b.is_ascii_control() && **b != b' ').take(8).map(u8::to_ascii_lowercase);
    let begins: Vec<u8> = begins.collect();
    begins.is_empty() || [b"http://".as_slice(), b"https://", b"mailto:", b"tel:", b"www."].iter().any(|scheme| begins.starts_with(scheme))
}

/// All objects of a document, with those that each number may mean.
pub(super) struct Objects<'a> {
    all: &'a [Object],
    numbers: &'a HashMap<u32, Vec<usize>>,
    traits: HashMap<u32, Traits>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Opening {
    Action,
    /// What is done at each of several times.
    Times,
}

/// Refuses what does something.
pub(super) fn look(all: &[Object], numbers: &HashMap<u32, Vec<usize>>) -> Result<(), Refusal> {
    let traits = numbers.iter().map(|(number, objects)| {
        let objects = objects.iter().filter_map(|at| all.get(*at));
        (*number, objects.map(|object| Traits::of(&object.value)).fold(Traits::default(), Traits::and))
    });
    let objects = Objects { all, numbers, traits: traits.collect() };
    let mut opens = Vec::new();
    for object in all {
        if let Value::Dict(entries) = &object.value {
            if object.is_loose && has(entries, &[b"Encrypt"]) {
                return Err(Refusal::Locked);
            }
            if object.is_stream && entries.iter().any(|(key, value)| key == b"F" && is_file(value)) {
                return Err(Refusal::Active);
            }
        }
        objects.walk(&object.value, &mut opens)?;
    }
    objects.opens(opens)
}

/// Whether what a stream names as its file is one, outside of the document.
fn is_file(value: &Value) -> bool {
    matches!(value, Value::Text(_) | Value::Dict(_) | Value::Ref(_))
}

impl<'a> Objects<'a> {
    /// What a value is, followed where it is a reference.
    fn traits(&self, value: &Value) -> Traits {
        match value {
            Value::Ref(number) => self.traits.get(number).copied().unwrap_or_default(),
            value => Traits::of(value),
        }
    }

    /// Values stand in each other no deeper than the reader of them goes.
    fn walk(&self, value: &'a Value, opens: &mut Vec<(&'a Value, Opening)>) -> Result<(), Refusal> {
        match value {
            Value::Array(all) => all.iter().try_for_each(|value| self.walk(value, opens)),
            Value::Dict(entries) => {
                // Once for each dictionary: one key may stand in it many times.
                let hidden = (!moves(entries), has(entries, &[b"Fields", b"DA", b"DR", b"SigFlags", b"NeedAppearances"]));
                for (key, value) in entries {
                    if self.is_active(hidden, key, value) {
                        return Err(Refusal::Active);
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

    /// Whether an entry is refused, in a dictionary that may do more by its name than turn a page, and may be a form.
    fn is_active(&self, (acts, is_form): (bool, bool), key: &[u8], value: &Value) -> bool {
        let traits = || self.traits(value);
        // No document calls a kind by a reference, but one that hides it.
        let kind = |refused: &[&[u8]]| match value {
            Value::Name(name) => refused.contains(&name.as_slice()),
            Value::Ref(_) => traits().name,
            Value::Text(_) | Value::Int(_) | Value::Other | Value::Array(_) | Value::Dict(_) => false,
        };
        match key {
            b"S" => kind(&BOTH) || kind(&ACTIONS) || (acts && matches!(value, Value::Name(name) if name == b"Named")),
            b"Type" | b"Subtype" => kind(&BOTH) || kind(&KINDS),
            b"FS" => kind(&[b"URL"]),
            b"JS" => traits().text,
            b"XFA" => is_form,
            b"AcroForm" => traits().form,
            b"Names" => traits().names,
            b"EF" | b"Ref" => traits().files,
            b"URI" | b"Base" => traits().bad_address,
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
                        let objects = self.numbers.get(number).into_iter().flatten();
                        left.extend(objects.filter_map(|at| self.all.get(*at)).map(|object| (&object.value, opening)));
                    }
                }
                Value::Dict(entries) if opening == Opening::Times => {
                    left.extend(entries.iter().map(|(_, value)| (value, Opening::Action)));
                }
                Value::Dict(entries) => {
                    for (key, value) in entries {
                        match (key.as_slice(), value) {
                            (b"S", Value::Name(name)) if name == b"GoTo" || name == b"Named" => {}
                            (b"S", _) => return Err(Refusal::Active),
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
