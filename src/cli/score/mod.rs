//! `touchstone score`: responses against references, row by row, on all cores, in constant memory.

mod line;

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead as _, BufReader, BufWriter, IsTerminal as _, Read, Write};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};

use clap::{Args, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};

use super::input::open;
use super::{Failure, Outcome, code, tell};
use crate::measure::text::normalise::Step;
use crate::measure::text::tokens;
use line::{Bank, Scored, Scorer};

/// `score`.
#[derive(Debug, Args)]
#[command(after_help = "\
Each line of the responses is a JSON object with the response, its reference or references (a text or a list of texts; or, with --bank, the
name of an item whose references stand there), and, if means are wanted, who it is by. Each line of the result is the input's \"id\" and
group, and the metrics; \"score\" is the mean of the similarities among them. Results come in the order of the input.

Examples:
  touchstone score answers.jsonl --metrics f1,chrf,edit
  touchstone score answers.jsonl --bank references.jsonl --item task --by annotator --summary means.json > scored.jsonl
  zcat answers.jsonl.gz | touchstone score - --metrics bleu,rouge-l --lang zh | jq .bleu")]
pub(super) struct Arguments {
    /// JSON Lines of responses; - for standard input
    responses: PathBuf,
    /// What is measured
    #[arg(long, value_enum, value_delimiter = ',', default_value = "f1,chrf,edit")]
    metrics: Vec<Metric>,
    /// JSON Lines of items with their references, prepared once
    #[arg(long)]
    bank: Option<PathBuf>,
    /// The field with the response
    #[arg(long, default_value = "response")]
    response: String,
    /// The field with the reference or references
    #[arg(long, default_value = "reference")]
    reference: String,
    /// The field with the item's name, in responses and bank
    #[arg(long, default_value = "item")]
    item: String,
    /// The field to take means by
    #[arg(long, default_value = "candidate")]
    by: String,
    /// The language of the texts: which tokens BLEU and ROUGE count
    #[arg(long, value_enum, default_value = "zh")]
    lang: Lang,
    /// Steps of normalisation, in this order
    #[arg(long, value_enum, value_delimiter = ',', default_value = "nfkc")]
    normalise: Vec<StepName>,
    /// Write means by group, and how texts were normalised, to this file
    #[arg(long, value_name = "FILE")]
    summary: Option<PathBuf>,
    /// Threads; without it all cores
    #[arg(long)]
    threads: Option<usize>,
}

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Metric {
    /// F1 of words: what both texts share, as often as it stands in both.
    F1,
    /// chrF.
    Chrf,
    /// chrF++.
    #[value(name = "chrf++")]
    ChrfPlusPlus,
    /// 1 − Levenshtein distance over the longer length.
    Edit,
    /// Sentence BLEU.
    Bleu,
    /// ROUGE-L.
    #[value(name = "rouge-l")]
    RougeL,
    /// Character error rate: no similarity, and no part of the score.
    Cer,
    /// Translation edit rate over characters (zh) or words (en): no part of the score either.
    Ter,
}

/// The language of the texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Lang {
    /// Chinese, with words of other scripts in it.
    Zh,
    /// English.
    En,
}

/// Steps of normalisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum StepName {
    None,
    Nfkc,
    Quotes,
    Lower,
    Space,
    Stop,
    Simplified,
}

impl StepName {
    fn step(self) -> Option<Step> {
        Step::ALL.into_iter().find(|s| self.to_possible_value().is_some_and(|v| v.get_name() == s.name()))
    }
}

/// Lines that go to a thread together: large enough that handing over costs nothing, small enough that a few of them fit anywhere.
const CHUNK: usize = 256;
/// The longest line, in bytes.
const LONGEST_LINE: u64 = 16 << 20;

type Chunk = (u64, u64, Vec<String>);

/// A scored chunk: its lines, and what they add to the means.
struct Done {
    out: Vec<u8>,
    groups: Vec<(String, Vec<f64>)>,
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let bank = match &arguments.bank {
        Some(file) => Some(Bank::read(file, arguments)?),
        None => None,
    };
    if arguments.metrics.contains(&Metric::F1) {
        tokens::load();
    }
    let scorer = Arc::new(Scorer::new(arguments, bank));
    let threads = arguments.threads.unwrap_or_else(|| std::thread::available_parallelism().map_or(1, usize::from)).max(1);
    let (to_workers, chunks) = sync_channel::<Chunk>(threads * 2);
    let chunks = Arc::new(Mutex::new(chunks));
    let (to_writer, done) = sync_channel::<(u64, Result<Done, Failure>)>(threads * 2);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            let (chunks, to_writer, scorer) = (Arc::clone(&chunks), to_writer.clone(), Arc::clone(&scorer));
            scope.spawn(move || work(&chunks, &to_writer, &scorer));
        }
        drop(to_writer);
        let reading = scope.spawn(move || feed(arguments, &to_workers));
        let written = write(arguments, &scorer, &done);
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

/// Reads lines and hands them out; ends early, without an error, when nobody takes them any more.
fn feed(arguments: &Arguments, to_workers: &SyncSender<Chunk>) -> Result<(), Failure> {
    let file = &arguments.responses;
    let failed = |what: &str| Failure::new(code::ENVIRONMENT, format!("{}: {what}", file.display()));
    let mut input = BufReader::with_capacity(1 << 18, open(file)?);
    let bar = progress(arguments);
    let (mut number, mut first, mut chunk) = (0, 1, Vec::with_capacity(CHUNK));
    let mut line_number = 0;
    loop {
        let mut line = String::new();
        let read = input.by_ref().take(LONGEST_LINE + 1).read_line(&mut line).map_err(|e| failed(&e.to_string()))?;
        if read as u64 > LONGEST_LINE {
            return Err(Failure::new(code::NO, format!("{}:{}: is longer than {LONGEST_LINE} bytes", file.display(), line_number + 1)));
        }
        if read > 0 {
            line_number += 1;
            bar.inc(read as u64);
            chunk.push(line);
        }
        if chunk.len() == CHUNK || (read == 0 && !chunk.is_empty()) {
            let lines = std::mem::replace(&mut chunk, Vec::with_capacity(CHUNK));
            let count = lines.len() as u64;
            if to_workers.send((number, first, lines)).is_err() {
                return Ok(());
            }
            number += 1;
            first += count;
        }
        if read == 0 {
            bar.finish_and_clear();
            return Ok(());
        }
    }
}

/// A bar on a terminal: share, rate and time left where the size is known.
fn progress(arguments: &Arguments) -> ProgressBar {
    if !std::io::stderr().is_terminal() || std::env::var_os("NO_COLOR").is_some() {
        return ProgressBar::hidden();
    }
    let size = File::open(&arguments.responses).and_then(|f| f.metadata()).ok().filter(std::fs::Metadata::is_file).map(|m| m.len());
    let (bar, template) = match size {
        Some(size) => (ProgressBar::new(size), "{bar:30} {percent} %  {bytes_per_sec}  {eta} left"),
        None => (ProgressBar::no_length(), "{spinner} {bytes}  {bytes_per_sec}"),
    };
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

fn work(chunks: &Mutex<Receiver<Chunk>>, to_writer: &SyncSender<(u64, Result<Done, Failure>)>, scorer: &Scorer) {
    loop {
        let received = match chunks.lock() {
            Ok(receiver) => receiver.recv(),
            Err(_) => return,
        };
        let Ok((number, first, lines)) = received else { return };
        if to_writer.send((number, score(first, &lines, scorer))).is_err() {
            return;
        }
    }
}

fn score(first: u64, lines: &[String], scorer: &Scorer) -> Result<Done, Failure> {
    let mut done = Done { out: Vec::with_capacity(lines.len() * 128), groups: Vec::new() };
    for (line, number) in lines.iter().zip(first..) {
        if line.trim().is_empty() {
            continue;
        }
        let Scored { text, group, figures } = scorer.line(line, number)?;
        done.out.extend_from_slice(text.as_bytes());
        done.out.push(b'\n');
        done.groups.push((group, figures));
    }
    Ok(done)
}

/// Writes chunks in their order, and adds up the means; the number of rows.
fn write(arguments: &Arguments, scorer: &Scorer, done: &Receiver<(u64, Result<Done, Failure>)>) -> Result<u64, Failure> {
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
            rows += chunk.groups.len() as u64;
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
