//! A PostgreSQL cluster of a bench's own, with fsync and synchronous commit on, and pgbench's inserts on it.

use std::os::unix::fs::{MetadataExt as _, chown};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

pub struct Cluster {
    folder: PathBuf,
    bin: PathBuf,
    user: Option<(u32, u32)>,
    port: u16,
}

impl Cluster {
    pub fn start() -> Option<Self> {
        let debian = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten().map(|e| e.path().join("bin"));
        let bin = debian
            .chain([PathBuf::from("/usr/local/bin"), PathBuf::from("/usr/bin")])
            .find(|d| d.join("initdb").exists() && d.join("pgbench").exists())?;
        let users = std::fs::read_to_string("/etc/passwd").expect("readable");
        let root = std::fs::metadata("/proc/self").expect("Linux").uid() == 0;
        let user = users.lines().find(|l| l.starts_with("postgres:")).filter(|_| root).map(|l| {
            let field = |n: usize| l.split(':').nth(n).and_then(|f| f.parse().ok()).expect("a number");
            (field(2), field(3))
        });
        let folder = std::env::temp_dir().join(format!("touchstone-bench-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        if let Some((uid, gid)) = user {
            chown(&folder, Some(uid), Some(gid)).expect("given away");
        }
        let port = std::net::TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).expect("a free port").port();
        let cluster = Self { folder, bin, user, port };
        let data = cluster.folder.join("data");
        let data = data.to_str().expect("a path");
        cluster.run("initdb", &["-A", "trust", "-U", "touchstone", "-E", "UTF8", "-D", data]);
        let sockets = format!(
            "-c port={port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={} -c max_connections=100",
            cluster.folder.display()
        );
        cluster
            .run("pg_ctl", &["start", "-w", "-s", "-D", data, "-l", cluster.folder.join("log").to_str().expect("a path"), "-o", &sockets]);
        Some(cluster)
    }

    pub fn run(&self, program: &str, arguments: &[&str]) -> String {
        let mut command = Command::new(self.bin.join(program));
        if let Some((uid, gid)) = self.user {
            command.uid(uid).gid(gid);
        }
        let out = self.folder.join("out");
        let file = std::fs::File::create(&out).expect("a file");
        let status = command
            .args(arguments)
            .current_dir(&self.folder)
            .stdin(Stdio::null())
            .stdout(file)
            .stderr(Stdio::null())
            .status()
            .expect("runs");
        let text = std::fs::read_to_string(&out).expect("readable");
        assert!(status.success(), "{program} {arguments:?}: {text}");
        text
    }

    pub fn url(&self) -> String {
        format!("postgres://touchstone@127.0.0.1:{}/postgres", self.port)
    }

    pub fn pgbench(&self, script: &Path, clients: u32, time: Duration) -> f64 {
        let (port, clients, seconds) = (self.port.to_string(), clients.to_string(), time.as_secs().to_string());
        let script = script.to_str().expect("a path");
        let printed = self.run(
            "pgbench",
            &[
                "-h",
                "127.0.0.1",
                "-p",
                &port,
                "-U",
                "touchstone",
                "-n",
                "-c",
                &clients,
                "-j",
                "2",
                "-T",
                &seconds,
                "-M",
                "prepared",
                "-f",
                script,
                "postgres",
            ],
        );
        let line = printed.lines().find(|l| l.starts_with("tps = ")).expect("a rate");
        line["tps = ".len()..].split(' ').next().and_then(|n| n.parse().ok()).expect("a number")
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let data = self.folder.join("data");
        self.run("pg_ctl", &["stop", "-s", "-m", "immediate", "-D", data.to_str().expect("a path")]);
        drop(std::fs::remove_dir_all(&self.folder));
    }
}
