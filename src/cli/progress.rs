//! How far a command is, for a person who waits: on a terminal only, and only where it takes over two seconds.

use std::io::{IsTerminal as _, Read};
use std::path::Path;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Before this nobody wonders.
const PATIENCE: Duration = Duration::from_secs(2);

/// A bar that shows itself after two seconds and is gone with this.
pub(super) struct Progress {
    bar: ProgressBar,
    /// Dropped at the end, which ends the wait for the two seconds.
    _over: Option<Sender<()>>,
}

impl Progress {
    fn new(length: Option<u64>, template: &str, what: &str) -> Self {
        if !std::io::stderr().is_terminal() || std::env::var_os("NO_COLOR").is_some() {
            return Self { bar: ProgressBar::hidden(), _over: None };
        }
        let bar = ProgressBar::with_draw_target(length, ProgressDrawTarget::hidden()).with_message(what.to_owned());
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        let (over, wait) = channel();
        let shown = bar.clone();
        std::thread::spawn(move || {
            if wait.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                shown.set_draw_target(ProgressDrawTarget::stderr());
                shown.enable_steady_tick(Duration::from_millis(200));
            }
        });
        Self { bar, _over: Some(over) }
    }

    /// So many steps of something.
    pub fn steps(steps: u64, what: &str) -> Self {
        Self::new(Some(steps), "{msg} {bar:30} {pos} of {len}  {eta} left", what)
    }

    /// Something whose end nobody knows.
    pub fn waiting(what: &str) -> Self {
        Self::new(None, "{msg} {spinner} {elapsed}", what)
    }

    /// Bytes of a file, whose size is known unless it is a stream.
    pub fn bytes(file: &Path) -> Self {
        let size = std::fs::metadata(file).ok().filter(std::fs::Metadata::is_file).map(|m| m.len());
        let template = if size.is_some() {
            "{msg} {bar:30} {percent} %  {bytes_per_sec}  {eta} left"
        } else {
            "{msg} {spinner} {bytes}  {bytes_per_sec}"
        };
        Self::new(size, template, "reading")
    }

    /// So many more.
    pub fn more(&self, n: u64) {
        self.bar.inc(n);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

/// A reader that shows how much of its file was read.
pub(super) fn reading(input: Box<dyn Read + Send>, file: &Path) -> Box<dyn Read + Send> {
    Box::new(Counted { input, progress: Progress::bytes(file) })
}

struct Counted {
    input: Box<dyn Read + Send>,
    progress: Progress,
}

impl Read for Counted {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        let n = self.input.read(out)?;
        self.progress.more(n as u64);
        Ok(n)
    }
}
