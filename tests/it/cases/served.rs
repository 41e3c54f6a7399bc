//! A server on a fresh database, as an operator starts it; and a receiver of webhooks.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};

use tempfile::TempDir;

use crate::support::root;

/// A running server; it ends with this.
pub struct Served {
    child: Child,
    pub folder: TempDir,
    pub database: String,
    /// Host and port.
    pub address: String,
    /// The origin that its pages are shown at.
    pub origin: String,
}

impl Served {
    pub fn start(flags: &[String]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let database = format!("sqlite:{}", folder.path().join("server.db").display());
        std::os::unix::fs::symlink(root().join("gold_sets"), folder.path().join("gold_sets")).expect("linked");
        // What it prints is its public address, so the port is chosen here.
        let address = TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).expect("a port").to_string();
        let mut command = Command::new(env!("CARGO_BIN_EXE_touchstone"));
        command.args(["serve", "--listen", &address]).args(flags).current_dir(folder.path());
        for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("TOUCHSTONE_")) {
            command.env_remove(name);
        }
        let mut child =
            command.env("TOUCHSTONE_DATABASE", &database).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("started");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("piped")).read_line(&mut line).expect("an address");
        assert!(line.starts_with("http"), "the server said {line}");
        let public = flags.iter().position(|f| f == "--public-url").map(|at| flags[at + 1].clone());
        Self { child, folder, database, origin: public.unwrap_or_else(|| format!("http://{address}")), address }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// Keeps the bodies of what is posted to it.
pub struct Hooks {
    pub address: String,
    pub received: Arc<Mutex<Vec<String>>>,
}

impl Hooks {
    pub fn listen() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address").to_string();
        let received = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&received);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let mut reader = BufReader::new(stream);
                let (mut line, mut length) = (String::new(), 0);
                while reader.read_line(&mut line).is_ok_and(|n| n > 2) {
                    if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
                        length = value.trim().parse().unwrap_or(0);
                    }
                    line.clear();
                }
                let mut body = vec![0; length];
                if reader.read_exact(&mut body).is_ok() {
                    kept.lock().expect("no panic").push(String::from_utf8_lossy(&body).into_owned());
                }
                drop(reader.get_mut().write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
            }
        });
        Self { address, received }
    }
}
