//! What happens when something of ours, or around us, fails: clocks, mail servers, receivers, graders, logs, disks;
//! and those who wish us ill.

mod bodies;
mod clocks;
mod database;
mod disk;
mod grader;
mod ledger;
mod log;
mod mail_server;
mod mails;
mod production;
mod proxy;
mod receivers;
mod slow_bodies;
mod still;
mod stopping;

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use touchstone::store::Target;

/// The program, without what the environment of this run says.
pub fn program(target: &Target) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_touchstone"));
    clean(&mut command, target);
    command
}

/// The body of the request that comes next.
fn body_of(reader: &mut BufReader<TcpStream>) -> std::io::Result<Vec<u8>> {
    let (mut length, mut line) = (0, String::new());
    while reader.read_line(&mut line).is_ok_and(|n| n > 2) {
        if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length: ") {
            length = value.trim().parse().expect("a length");
        }
        line.clear();
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).map(|()| body)
}

fn clean(command: &mut Command, target: &Target) {
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("TOUCHSTONE_")) {
        command.env_remove(name);
    }
    let database = match target {
        Target::Sqlite(path) => format!("sqlite:{}", path.display()),
        Target::Postgres(url) => url.clone(),
    };
    command.env("TOUCHSTONE_DATABASE", database).stdin(Stdio::null());
}

/// A service in a process of its own, ended with this value.
pub struct Served {
    child: Child,
    pub address: String,
}

impl Served {
    /// Starts one; its first line tells its address.
    pub fn start(mut command: Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).spawn().expect("started");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("piped")).read_line(&mut line).expect("an address");
        let address = line.trim().trim_start_matches("http://").to_owned();
        assert!(!address.is_empty(), "the service did not start: {:?}", child.wait());
        Self { child, address }
    }

    /// The most memory that it has had so far, in KiB.
    pub fn most_memory(&self) -> i64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).expect("a process");
        let line = status.lines().find(|l| l.starts_with("VmHWM:")).expect("a line");
        line.split_whitespace().nth(1).expect("a number").parse().expect("a number")
    }

    /// How many files it may have open.
    pub fn open_files(&self) -> u64 {
        let limits = std::fs::read_to_string(format!("/proc/{}/limits", self.child.id())).expect("a process");
        let line = limits.lines().find(|l| l.starts_with("Max open files")).expect("a line");
        line.trim_start_matches("Max open files").split_whitespace().next().expect("a limit").parse().expect("a number")
    }

    /// Sends a request and gives the status, or 0 where the connection ended without one.
    pub fn ask(&self, head: &str, body: &[u8]) -> (u16, String) {
        let mut stream = TcpStream::connect(&self.address).expect("connected");
        let head = format!("{head}\r\nHost: {}\r\nConnection: close\r\nContent-Length: {}\r\n\r\n", self.address, body.len());
        drop(stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body)));
        answer(stream)
    }

    pub fn get(&self, path: &str) -> u16 {
        self.ask(&format!("GET {path} HTTP/1.1"), b"").0
    }
}

/// What comes back on a connection.
pub fn answer(mut stream: TcpStream) -> (u16, String) {
    let mut bytes = Vec::new();
    // A connection that is cut after its answer has answered.
    drop(stream.read_to_end(&mut bytes));
    let text = String::from_utf8_lossy(&bytes).into_owned();
    (text.split(' ').nth(1).and_then(|s| s.parse().ok()).unwrap_or(0), text)
}

impl Drop for Served {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
