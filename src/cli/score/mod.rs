//! `touchstone score`: responses against references, row by row, on all cores, in constant memory.

pub(super) mod arguments;
mod graded;
mod line;

use std::collections::BTreeMap;
use std::io::{BufWriter, Write};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};

use serde_json::{Value, json};

use super::assumed::Assumed;
use super::grade::read_set;
use super::input::{Form, Input, Missing, Written, open, wrong};
use super::{Failure, Outcome, code, progress, tell};
use crate::formats::Documents;
use arguments::{Arguments, Metric};
use line::{Bank, Scored};
use touchstone_measure::text::tokens;

/// Lines that go to a thread together: large enough that handing over costs nothing, small enough that a few of them fit anywhere.
const CHUNK: usize = 256;
/// The longest line, in bytes.
const LONGEST_LINE: u64 = 16 << 20;

/// Its number, and lines with theirs.
type Chunk = (u64, Vec<(u64, String)>);

/// A scored chunk: its lines, and what they add to the means.
struct Done {
    out: Vec<u8>,
    groups: Vec<(String, Vec<f64>)>,
    rows: u64,
}

/// What scores a line.
enum Scorer<'s> {
    /// By metrics of text.
    Texts(Box<line::Texts>),
    /// By the items of a gold set.
    Graded(graded::Graded<'s>),
}

impl Scorer<'_> {
    fn line(&self, line: &str, number: u64) -> Result<Scored, Failure> {
        match self {
            Self::Texts(texts) => texts.line(line, number),
            Self::Graded(graded) => graded.line(line, number),
        }
    }

    /// Means by group.
    fn summary(&self, rows: u64, means: &BTreeMap<String, (u64, Vec<f64>)>) -> Value {
        let (names, normalised, cut) = match self {
            Self::Texts(texts) => (texts.names().collect::<Vec<_>>(), Some(texts.normalised()), Some(texts.cut())),
            Self::Graded(_) => (vec!["score"], None, None),
        };
        let figures = |n: u64, sums: &[f64]| -> Value {
            names.iter().zip(sums).map(|(name, sum)| ((*name).to_owned(), json!(sum / n as f64))).collect()
        };
        let groups: Vec<Value> =
            means.iter().map(|(group, (n, sums))| json!({ "group": group, "responses": n, "means": figures(*n, sums) })).collect();
        json!({ "responses": rows, "normalised": normalised, "cut": cut, "groups": groups })
    }
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    if let Some(folder) = &arguments.set {
        let set = read_set(folder)?;
        return score_all(arguments, &Scorer::Graded(graded::Graded::new(arguments, &set)));
    }
    let bank = match &arguments.bank {
        Some(file) => Some(Bank::read(file, arguments)?),
        None => None,
    };
    if arguments.metrics.contains(&Metric::F1) {
        tokens::load();
    }
    score_all(arguments, &Scorer::Texts(Box::new(line::Texts::new(arguments, bank))))
}

fn score_all(arguments: &Arguments, scorer: &Scorer<'_>) -> Outcome {
    let threads = arguments.threads.unwrap_or_else(|| std::thread::available_parallelism().map_or(1, usize::from)).max(1);
    let (to_workers, chunks) = sync_channel::<Chunk>(threads * 2);
    let chunks = Arc::new(Mutex::new(chunks));
    let (to_writer, done) = sync_channel::<(u64, Result<Done, Failure>)>(threads * 2);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            let (chunks, to_writer) = (Arc::clone(&chunks), to_writer.clone());
            scope.spawn(move || work(&chunks, &to_writer, scorer));
        }
        drop(to_writer);
        let reading = scope.spawn(move || feed(arguments, &to_workers));
        let written = write(arguments, scorer, &done);
        // A writer that stopped early lets everybody else end.
        drop(done);
        drop(chunks);
        let read = reading.join().unwrap_or_else(|_| Err(Failure::new(code::BUG, "the reader stopped")));
        written.and_then(|n| read.map(|()| n))
    })
    .map(|rows| {
        tell(&format!("scored {rows} responses"));
        0
    })
}

/// Hands chunks out; whether somebody still takes them.
struct Feeder<'s> {
    to_workers: &'s SyncSender<Chunk>,
    number: u64,
    chunk: Vec<(u64, String)>,
}

impl Feeder<'_> {
    fn give(&mut self, line: u64, text: String) -> bool {
        self.chunk.push((line, text));
        self.chunk.len() < CHUNK || self.flush()
    }

    fn flush(&mut self) -> bool {
        let lines = std::mem::replace(&mut self.chunk, Vec::with_capacity(CHUNK));
        self.number += 1;
        lines.is_empty() || self.to_workers.send((self.number - 1, lines)).is_ok()
    }
}

/// Reads rows and hands them out; ends early, without an error, when nobody takes them any more.
fn feed(arguments: &Arguments, to_workers: &SyncSender<Chunk>) -> Result<(), Failure> {
    let mut feeder = Feeder { to_workers, number: 0, chunk: Vec::with_capacity(CHUNK) };
    let is_csv = match arguments.form.format {
        Some(written) => written == Written::Csv,
        None => arguments.responses.extension().is_some_and(|e| ["csv", "tsv"].iter().any(|name| e.eq_ignore_ascii_case(name))),
    };
    let assumed = if is_csv { feed_csv(arguments, &mut feeder)? } else { feed_json(arguments, &mut feeder)? };
    assumed.tell();
    feeder.flush();
    Ok(())
}

/// Rows of CSV become objects of texts. Only names lose the white space around them: a text is measured as it stands.
fn feed_csv(arguments: &Arguments, feeder: &mut Feeder<'_>) -> Result<Assumed, Failure> {
    let form = Form { format: Some(Written::Csv), ..arguments.form.clone() };
    let input = Input { file: arguments.responses.clone(), form, missing: Missing::default() };
    let mut rows = input.rows()?;
    let header = rows.header().to_vec();
    let parsed = |text: &str| text.starts_with(['[', '{']).then(|| serde_json::from_str::<Value>(text).ok()).flatten();
    let is_list_of_texts = |value: &Value| value.as_array().is_some_and(|list| !list.is_empty() && list.iter().all(Value::is_string));
    let mut lists = 0;
    while let Some((line, row)) = rows.next_row().map_err(|e| input.wrong(&e))? {
        let mut cell = |at: usize, name: &str| {
            if name == arguments.response {
                let text = row.whole_cell(at)?;
                let stored = if arguments.set.is_some() { parsed(text) } else { None };
                return Some(stored.unwrap_or_else(|| Value::from(text)));
            }
            if name == arguments.reference {
                let text = row.whole_cell(at)?;
                let list = parsed(text).filter(is_list_of_texts);
                lists += usize::from(list.is_some());
                return Some(list.unwrap_or_else(|| Value::from(text)));
            }
            row.cell(at).map(Value::from)
        };
        let named = header.iter().enumerate().filter(|(_, name)| !name.is_empty());
        let object: serde_json::Map<String, Value> =
            named.map(|(at, name)| (name.clone(), cell(at, name).unwrap_or(Value::Null))).collect();
        if !feeder.give(line, Value::Object(object).to_string()) {
            break;
        }
    }
    let mut assumed = Assumed::default();
    assumed.add_all(rows.assumed());
    if lists > 0 {
        assumed.add(format!("{lists} references are JSON lists of texts, and each text is a reference (JSON Lines say which is meant)"));
    }
    Ok(assumed)
}

fn feed_json(arguments: &Arguments, feeder: &mut Feeder<'_>) -> Result<Assumed, Failure> {
    let file = &arguments.responses;
    let read = progress::reading(open(file)?, file);
    let mut documents = Documents::new(read, arguments.form.encoding.map(Into::into), LONGEST_LINE);
    let mut text = String::new();
    while let Some(line) = documents.next(&mut text).map_err(|e| wrong(file, &e))? {
        if !feeder.give(line, std::mem::take(&mut text)) {
            break;
        }
    }
    let mut assumed = Assumed::default();
    if documents.is_list() {
        assumed.add("the file is one JSON list of rows");
    }
    Ok(assumed)
}

fn work(chunks: &Mutex<Receiver<Chunk>>, to_writer: &SyncSender<(u64, Result<Done, Failure>)>, scorer: &Scorer<'_>) {
    loop {
        let received = match chunks.lock() {
            Ok(receiver) => receiver.recv(),
            Err(_) => return,
        };
        let Ok((number, lines)) = received else { return };
        if to_writer.send((number, score(&lines, scorer))).is_err() {
            return;
        }
    }
}

fn score(lines: &[(u64, String)], scorer: &Scorer<'_>) -> Result<Done, Failure> {
    let mut done = Done { out: Vec::with_capacity(lines.len() * 128), groups: Vec::new(), rows: 0 };
    for (number, line) in lines {
        if line.trim().is_empty() {
            continue;
        }
        let Scored { text, group, figures } = scorer.line(line, *number)?;
        done.out.extend_from_slice(text.as_bytes());
        done.out.push(b'\n');
        done.rows += 1;
        if let Some(figures) = figures {
            done.groups.push((group, figures));
        }
    }
    Ok(done)
}

/// Writes chunks in their order, and adds up the means; the number of rows.
fn write(arguments: &Arguments, scorer: &Scorer<'_>, done: &Receiver<(u64, Result<Done, Failure>)>) -> Result<u64, Failure> {
    let mut out = BufWriter::with_capacity(1 << 18, std::io::stdout().lock());
    let mut waiting = BTreeMap::new();
    let (mut next, mut rows) = (0, 0);
    let mut means: BTreeMap<String, (u64, Vec<f64>)> = BTreeMap::new();
    while let Ok((number, chunk)) = done.recv() {
        waiting.insert(number, chunk);
        while let Some(chunk) = waiting.remove(&next) {
            let chunk = chunk?;
            if let Err(error) = out.write_all(&chunk.out) {
                return closed(&error, rows);
            }
            rows += chunk.rows;
            if arguments.summary.is_some() {
                for (group, figures) in chunk.groups {
                    let mean = means.entry(group).or_insert_with(|| (0, vec![0.0; figures.len()]));
                    mean.0 += 1;
                    mean.1.iter_mut().zip(&figures).for_each(|(sum, f)| *sum += f);
                }
            }
            next += 1;
        }
    }
    if let Err(error) = out.flush() {
        return closed(&error, rows);
    }
    if let Some(file) = &arguments.summary {
        let text = scorer.summary(rows, &means).to_string();
        std::fs::write(file, text + "\n").map_err(|e| Failure::new(code::ENVIRONMENT, format!("{}: {e}", file.display())))?;
    }
    Ok(rows)
}

/// A pipe that was closed early ends the program quietly.
fn closed(error: &std::io::Error, rows: u64) -> Result<u64, Failure> {
    if error.kind() == std::io::ErrorKind::BrokenPipe {
        Ok(rows)
    } else {
        Err(Failure::new(code::ENVIRONMENT, format!("cannot write: {error}")))
    }
}
