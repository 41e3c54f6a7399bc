//! The listening socket: connections of those who send requests and never read the answers.

use std::net::TcpListener;
use std::time::Duration;

/// How long what was sent may lie unread or unacknowledged before the connection is cut off.
const UNREAD: Duration = Duration::from_secs(30);

/// Lets the operating system cut connections off whose other end takes nothing for half a minute; they are cut by no one else, since a server that has
/// filled a connection only waits for room in it. Connections inherit it from the listener.
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
