//! A database for each test, on both engines.
//!
//! PostgreSQL: one cluster of the run's own, started as an ordinary user from the installed server's programs, a migrated template cloned
//! for each test. It is stopped when this process ends, however it ends: a watchdog waits for our end of a pipe.

use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt as _;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, OnceLock};

use touchstone::app::{self, App};
use touchstone::store::{Target, admin};

use super::time::{CountedIds, HandClock};

/// The two engines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// A migrated database of one test's own; a SQLite file goes away with it.
pub struct Database {
    pub target: Target,
    _folder: Option<tempfile::TempDir>,
}

/// An application on a database of its own, with a clock that is moved by hand.
pub struct TestApp {
    pub app: App,
    pub clock: Arc<HandClock>,
    pub ids: Arc<CountedIds>,
    pub database: Database,
}

impl Database {
    /// `None` where PostgreSQL is not installed and may be missing; then the test says so and ends.
    pub async fn new(engine: Engine) -> Option<Self> {
        match engine {
            Engine::Sqlite => {
                let folder = tempfile::tempdir().expect("a folder");
                let target = Target::Sqlite(folder.path().join("touchstone.db"));
                admin::migrate::migrate(&target).await.expect("migrated");
                Some(Self { target, _folder: Some(folder) })
            }
            Engine::Postgres => {
                let cluster = Cluster::get()?;
                let target = crate::support::aside(|| cluster.clone_template()).await.expect("no panic");
                Some(Self { target, _folder: None })
            }
        }
    }

    /// The same one with what a dump of its engine makes instead of what was in it.
    pub async fn made_of(self, dump: &'static str) -> Self {
        if let Target::Sqlite(path) = &self.target {
            std::fs::remove_file(path).expect("removed");
            let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path).create_if_missing(true).foreign_keys(false);
            let mut own = <sqlx::SqliteConnection as sqlx::Connection>::connect_with(&options).await.expect("made");
            sqlx::raw_sql(dump).execute(&mut own).await.expect("filled");
            sqlx::Connection::close(own).await.expect("closed");
        } else {
            by_hand(&self.target, "DROP SCHEMA public CASCADE; CREATE SCHEMA public").await;
            by_hand(&self.target, dump).await;
        }
        self
    }

    /// An application on it, with the test's own clock and ids.
    pub async fn app(self) -> TestApp {
        let clock = Arc::new(HandClock::default());
        let ids = Arc::new(CountedIds::default());
        let app = app::open_with(&self.target, clock.clone(), ids.clone()).await.expect("opened");
        TestApp { app, clock, ids, database: self }
    }
}

impl TestApp {
    /// The engine of its database.
    pub fn engine(&self) -> Engine {
        match self.database.target {
            Target::Sqlite(_) => Engine::Sqlite,
            Target::Postgres(_) => Engine::Postgres,
        }
    }

    /// Another one on a fresh database of an engine that is there.
    pub async fn another(engine: Engine) -> Self {
        Database::new(engine).await.expect("the engine is there").app().await
    }
}

/// A cluster: that of this run, or one of a test's own. It is stopped when this value goes, or our process ends.
pub struct Cluster {
    port: u16,
    bin: PathBuf,
    folder: PathBuf,
    user: Option<(u32, u32)>,
    _watchdog: Child,
}

static DATABASES: AtomicU32 = AtomicU32::new(0);
static CLUSTERS: AtomicU32 = AtomicU32::new(0);

impl Cluster {
    fn get() -> Option<&'static Self> {
        static CLUSTER: OnceLock<Option<Cluster>> = OnceLock::new();
        let cluster = CLUSTER.get_or_init(|| postgres_programs().map(Cluster::start)).as_ref();
        if cluster.is_none() {
            let required = std::env::var_os("TOUCHSTONE_TEST_POSTGRES").is_some() || std::env::var_os("CI").is_some();
            assert!(!required, "PostgreSQL is not installed, and this run may not skip it");
            println!("SKIPPED on PostgreSQL: its server is not installed (scripts/test installs it)");
        }
        cluster
    }

    fn start(bin: PathBuf) -> Self {
        let user = ordinary_user();
        let number = CLUSTERS.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("touchstone-pg-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        if let Some((uid, gid)) = user {
            chown(&folder, Some(uid), Some(gid)).expect("given to the ordinary user");
        }
        let data = folder.join("data");
        let as_user = |program: &str| {
            let mut command = Command::new(bin.join(program));
            if let Some((uid, gid)) = user {
                command.uid(uid).gid(gid);
            }
            command.current_dir(&folder).env("LC_ALL", "C.UTF-8");
            command
        };
        let made = as_user("initdb")
            .args(["-A", "trust", "-U", "touchstone", "--no-sync", "-E", "UTF8", "-D"])
            .arg(&data)
            .output()
            .expect("initdb runs");
        assert!(made.status.success(), "initdb: {}", String::from_utf8_lossy(&made.stderr));
        let port = std::net::TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).expect("a free port").port();
        let settings = format!(
            "-c port={port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={} -c fsync=off -c max_connections=300 -c \
                shared_buffers=64MB",
            folder.display()
        );
        let log = folder.join("log");
        let started = as_user("pg_ctl")
            .args(["start", "-w", "-s", "-D"])
            .arg(&data)
            .arg("-l")
            .arg(&log)
            .arg("-o")
            .arg(&settings)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        assert!(started.expect("pg_ctl runs").success(), "{}", std::fs::read_to_string(&log).unwrap_or_default());
        let stop = format!(
            "cat >/dev/null; '{}/pg_ctl' stop -s -m immediate -D '{}'; rm -rf '{}'",
            bin.display(),
            data.display(),
            folder.display()
        );
        let mut watchdog = Command::new("sh");
        if let Some((uid, gid)) = user {
            watchdog.uid(uid).gid(gid);
        }
        let watchdog = watchdog
            .args(["-c", &stop])
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("a shell");
        let cluster = Self { port, bin, folder, user, _watchdog: watchdog };
        cluster.sql("postgres", "CREATE DATABASE base");
        let base = Target::Postgres(cluster.url("base"));
        let migrated = std::thread::spawn(move || {
            tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime").block_on(admin::migrate::migrate(&base))
        });
        migrated.join().expect("no panic").expect("migrated");
        cluster
    }

    fn url(&self, database: &str) -> String {
        format!("postgres://touchstone@127.0.0.1:{}/{database}", self.port)
    }

    fn sql(&self, database: &str, text: &str) {
        let mut psql = Command::new(self.bin.join("psql"));
        if let Some((uid, gid)) = self.user {
            psql.uid(uid).gid(gid);
        }
        let done =
            psql.current_dir("/").args(["-q", "-v", "ON_ERROR_STOP=1", "-d", &self.url(database), "-c", text]).output().expect("psql runs");
        assert!(done.status.success(), "{text}: {}", String::from_utf8_lossy(&done.stderr));
    }

    fn clone_template(&self) -> Target {
        let name = format!("t_{}", DATABASES.fetch_add(1, Ordering::Relaxed));
        self.sql("postgres", &format!("CREATE DATABASE {name} TEMPLATE base"));
        Target::Postgres(self.url(&name))
    }

    /// Sends a signal to the server and to each of its processes.
    fn signal(&self, signal: &str) {
        let file = std::fs::read_to_string(self.folder.join("data/postmaster.pid")).expect("the server runs");
        let server: u32 = file.lines().next().and_then(|l| l.trim().parse().ok()).expect("a process");
        // The one that makes the others comes first, so that none is made meanwhile.
        let mut all = vec![server];
        for entry in std::fs::read_dir("/proc").expect("Linux").flatten() {
            let stat = std::fs::read_to_string(entry.path().join("stat")).unwrap_or_default();
            let parent = stat.rsplit_once(')').and_then(|(_, rest)| rest.split_whitespace().nth(1)).and_then(|p| p.parse().ok());
            if parent == Some(server) {
                all.extend(entry.file_name().to_string_lossy().parse::<u32>().ok());
            }
        }
        for process in all {
            // One that has ended meanwhile needs no signal.
            drop(Command::new("kill").args([signal, &process.to_string()]).stderr(Stdio::null()).status());
        }
    }
}

/// A cluster of a test's own that can be made to stand still: its connections stay open, and nothing answers.
pub struct Stalling(Cluster);

impl Stalling {
    /// `None` where PostgreSQL is not installed and may be missing.
    pub async fn start() -> Option<Self> {
        // Whether it may be missing is said once, for all tests.
        Cluster::get()?;
        let own = crate::support::aside(|| postgres_programs().map(Cluster::start));
        own.await.expect("no panic").map(Self)
    }

    /// A migrated database in it.
    pub fn database(&self) -> Database {
        Database { target: self.0.clone_template(), _folder: None }
    }

    /// From now on nothing answers.
    pub fn stand_still(&self) {
        self.0.signal("-STOP");
    }

    /// It goes on where it stood.
    pub fn go_on(&self) {
        self.0.signal("-CONT");
    }
}

impl Drop for Stalling {
    fn drop(&mut self) {
        self.go_on();
    }
}

/// Runs a text on a database beside the application, as somebody with a console would.
pub async fn by_hand(target: &Target, text: &str) {
    use sqlx::Connection as _;
    let done = match target {
        Target::Postgres(url) => {
            let mut connection = sqlx::PgConnection::connect(url).await.expect("connected");
            sqlx::raw_sql(sqlx::AssertSqlSafe(text.to_owned())).execute(&mut connection).await.map(drop)
        }
        Target::Sqlite(path) => {
            let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path).foreign_keys(false);
            let mut connection = sqlx::SqliteConnection::connect_with(&options).await.expect("connected");
            sqlx::raw_sql(sqlx::AssertSqlSafe(text.to_owned())).execute(&mut connection).await.map(drop)
        }
    };
    assert!(done.is_ok(), "{text}: {:?}", done.err());
}

fn postgres_programs() -> Option<PathBuf> {
    let named = std::env::var_os("TOUCHSTONE_PG_BIN").map(PathBuf::from);
    let debian = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten().map(|e| e.path().join("bin"));
    let usual = ["/usr/local/bin", "/usr/bin"].map(PathBuf::from);
    named.into_iter().chain(debian).chain(usual).find(|d| ["initdb", "pg_ctl", "psql"].iter().all(|p| d.join(p).exists()))
}

/// The server refuses to run as root: then it runs as `postgres`, or `nobody`.
fn ordinary_user() -> Option<(u32, u32)> {
    use std::os::unix::fs::MetadataExt as _;
    let own = std::fs::metadata("/proc/self").expect("Linux").uid();
    if own != 0 {
        return None;
    }
    let users = std::fs::read_to_string("/etc/passwd").expect("readable");
    ["postgres", "nobody"].iter().find_map(|name| {
        let fields: Vec<&str> = users.lines().find(|l| l.starts_with(&format!("{name}:")))?.split(':').collect();
        Some((fields.get(2)?.parse().ok()?, fields.get(3)?.parse().ok()?))
    })
}

/// Makes one test for each engine.
macro_rules! on_both {
    ($(#[$meta:meta])* $name:ident, $story:path) => {
        mod $name {
            $(#[$meta])*
            #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
            async fn sqlite() {
                super::super::super::support::told($story, $crate::support::database::Engine::Sqlite).await;
            }
            $(#[$meta])*
            #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
            async fn postgres() {
                super::super::super::support::told($story, $crate::support::database::Engine::Postgres).await;
            }
        }
    };
}
pub(crate) use on_both;
