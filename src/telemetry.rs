//! The log: structured lines on standard error, without personal data. What is logged is named here once: a request's method, route (not
//! its URL), status and time; failures with a reference; never a body, a query, a name, an address or a secret.
//!
//! Q: Why a thread that writes, and lines that are dropped? A: A log on a full disk or in a closed or stalled pipe must not end or hold
//! requests. Lines that cannot be written are counted instead.

use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::Duration;

use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;

/// Most lines that wait to be written.
const WAITING: usize = 4_096;

/// What is told to the thread that writes.
enum Told {
    Line(Vec<u8>),
    /// Everything before this was written, or lost.
    Flush(SyncSender<()>),
}

/// The log of this process: how many lines were lost, and the way to wait for those that are not written yet.
#[derive(Clone, Debug)]
pub struct Log {
    lines: SyncSender<Told>,
    lost: Arc<AtomicU64>,
}

impl Log {
    /// Writes lines into something, on a thread of its own.
    fn into(out: impl Write + Send + 'static) -> Self {
        let (lines, waiting) = sync_channel(WAITING);
        let lost = Arc::new(AtomicU64::new(0));
        let counted = lost.clone();
        // Where no thread can be had, every line is lost, and counted as such.
        drop(std::thread::Builder::new().name("log".to_owned()).spawn(move || write(out, &waiting, &counted)));
        Self { lines, lost }
    }

    /// How many lines could not be written.
    #[must_use]
    pub fn lost(&self) -> u64 {
        self.lost.load(Ordering::SeqCst)
    }

    /// Waits until what was logged is written, for a second at most.
    pub fn flush(&self) {
        let (told, done) = sync_channel(1);
        if self.lines.try_send(Told::Flush(told)).is_ok() {
            let _ = done.recv_timeout(Duration::from_secs(1));
        }
    }
}

fn write(mut out: impl Write, waiting: &Receiver<Told>, lost: &AtomicU64) {
    for told in waiting {
        match told {
            Told::Line(line) => {
                if out.write_all(&line).and_then(|()| out.flush()).is_err() {
                    lost.fetch_add(1, Ordering::SeqCst);
                }
            }
            Told::Flush(done) => drop(done.try_send(())),
        }
    }
}

/// One line, handed over when it is whole.
#[derive(Debug)]
pub struct Line {
    log: Log,
    text: Vec<u8>,
}

impl Write for Line {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.text.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        let text = std::mem::take(&mut self.text);
        if !text.is_empty() && self.log.lines.try_send(Told::Line(text)).is_err() {
            self.log.lost.fetch_add(1, Ordering::SeqCst);
        }
    }
}

impl MakeWriter<'_> for Log {
    type Writer = Line;

    fn make_writer(&self) -> Line {
        Line { log: self.clone(), text: Vec::new() }
    }
}

/// Begins logging: `RUST_LOG` says what, as JSON lines where that is asked for. Only the first call of a process counts.
#[must_use]
pub fn begin(json: bool) -> Log {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn,touchstone=info"));
    let log = Log::into(std::io::stderr());
    let builder = tracing_subscriber::fmt().with_env_filter(filter).log_internal_errors(false).with_writer(log.clone());
    // A second call finds the first one's subscriber in place, which is as it should be.
    drop(if json { builder.json().try_init() } else { builder.with_target(false).try_init() });
    log
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;

    fn log_line(log: &Log, text: &str) {
        log.make_writer().write_all(text.as_bytes()).unwrap();
    }

    /// Writes into memory.
    #[derive(Clone, Default)]
    struct Kept(Arc<Mutex<Vec<u8>>>);

    impl Write for Kept {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    /// Fails, or waits for ever.
    enum Broken {
        Full,
        Stalled(Receiver<()>),
    }

    impl Write for Broken {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            if let Self::Stalled(never) = self {
                let _ = never.recv();
            }
            Err(std::io::ErrorKind::StorageFull.into())
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn lines_are_written_in_order_and_whole() {
        let kept = Kept::default();
        let log = Log::into(kept.clone());
        (0..100).for_each(|n| log_line(&log, &format!("line {n}\n")));
        log.flush();
        let text = String::from_utf8(kept.0.lock().unwrap().clone()).unwrap();
        assert_eq!((text.lines().count(), text.lines().last(), log.lost()), (100, Some("line 99"), 0));
    }

    #[test]
    fn lines_that_cannot_be_written_are_counted() {
        let log = Log::into(Broken::Full);
        (0..10).for_each(|n| log_line(&log, &format!("line {n}\n")));
        log.flush();
        assert_eq!(log.lost(), 10);
    }

    #[test]
    fn a_reader_that_stalls_holds_nobody() {
        let (open, never) = sync_channel(0);
        let log = Log::into(Broken::Stalled(never));
        (0..WAITING as u64 + 100).for_each(|n| log_line(&log, &format!("line {n}\n")));
        // One may be in the hand of the thread, the others wait or are lost.
        assert!((99..=100).contains(&log.lost()), "{}", log.lost());
        drop(open);
    }
}
