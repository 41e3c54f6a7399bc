//! Connections: how many there is room for, and those of people who send requests and never read the answers.

use std::net::TcpListener;
use std::time::Duration;

/// Files and connections that are left to the database, mails, webhooks and the log.
const RESERVE: u64 = 256;
/// Fewest connections that are taken, however few files may be open.
const FEWEST: u64 = 64;

/// How many of at most so many connections there is room for, where so many files may be open: each connection is two of them, one for
/// whoever reads it and one for its watch, and a service that has none left for its database answers nobody.
fn room(files: Option<u64>, most: usize) -> usize {
    let room = files.map_or(u64::MAX, |files| (files.saturating_sub(RESERVE) / 2).max(FEWEST));
    usize::try_from(room).unwrap_or(usize::MAX).min(most)
}

/// How many of at most so many connections may be open at once.
pub fn connections(most: usize) -> usize {
    room(open_files(), most)
}

/// Lets this process open as many files as it is allowed to: what a shell gives at first is often far less. Where that cannot be had, what
/// there was goes on.
#[cfg(unix)]
pub fn open_more_files() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
    if current != maximum
        && let Err(error) = setrlimit(Resource::Nofile, Rlimit { current: maximum, maximum })
    {
        tracing::warn!(%error, ?current, "no more files than these can be opened");
    }
}

/// Other systems have no such limit.
#[cfg(not(unix))]
pub fn open_more_files() {}

/// How many files may be open; `None` where there is no bound.
#[must_use]
#[cfg(unix)]
pub fn open_files() -> Option<u64> {
    rustix::process::getrlimit(rustix::process::Resource::Nofile).current
}

/// Other systems have no such limit.
#[must_use]
#[cfg(not(unix))]
pub fn open_files() -> Option<u64> {
    None
}

/// How long what was sent may lie unread or unacknowledged before the connection is cut off.
const UNREAD: Duration = Duration::from_secs(30);

/// Lets the operating system cut connections off whose other end takes nothing for half a minute; they are cut by no one else, since a
/// server that has filled a connection only waits for room in it. Connections inherit it from the listener.
///
/// # Errors
/// The operating system's.
#[cfg(target_os = "linux")]
pub fn cut_off_who_never_reads(listener: &TcpListener) -> std::io::Result<()> {
    socket2::SockRef::from(listener).set_tcp_user_timeout(Some(UNREAD))
}

/// Other systems have no such option that is the same on all of them; the number of connections is bounded there as well.
#[cfg(not(target_os = "linux"))]
pub fn cut_off_who_never_reads(_: &TcpListener) -> std::io::Result<()> {
    Ok(())
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::io::Write as _;
    use std::net::TcpStream;

    use super::*;

    #[test]
    fn connections_leave_files_for_what_else_is_open() {
        for (files, connections) in
            [(Some(1_024), 384), (Some(1 << 20), 8_192), (None, 8_192), (Some(300), 64), (Some(0), 64), (Some(16_639), 8_191)]
        {
            assert_eq!(room(files, 8_192), connections, "{files:?}");
        }
    }

    #[test]
    fn a_connection_has_the_limit_of_its_listener_and_one_that_is_never_read_is_cut_off() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        cut_off_who_never_reads(&listener).unwrap();
        let reader = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
        let (mut writer, _) = listener.accept().unwrap();
        assert_eq!(socket2::SockRef::from(&writer).tcp_user_timeout().unwrap(), Some(UNREAD));
        // The same with a limit for which a test can wait: writing ends by itself, though the other end is there and never reads.
        socket2::SockRef::from(&writer).set_tcp_user_timeout(Some(Duration::from_millis(500))).unwrap();
        let ended = loop {
            if let Err(error) = writer.write_all(&[0; 8 << 10]) {
                break error.kind();
            }
        };
        assert!(
            matches!(ended, std::io::ErrorKind::TimedOut | std::io::ErrorKind::ConnectionReset | std::io::ErrorKind::BrokenPipe),
            "{ended}"
        );
        drop(reader);
    }
}
