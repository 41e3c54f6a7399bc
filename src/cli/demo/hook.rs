//! A platform's endpoint on this machine: it takes whatever it is told, as long as the demo is filled.

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

use super::super::{Failure, code};

/// An endpoint that listens.
pub(super) struct Receiver {
    /// Where.
    pub address: String,
    listening: JoinHandle<()>,
}

impl Receiver {
    /// Listens on a free port.
    pub async fn listening() -> Result<Self, Failure> {
        let unavailable = |error: std::io::Error| Failure::new(code::ENVIRONMENT, format!("a port for the endpoint: {error}"));
        let listener = TcpListener::bind("127.0.0.1:0").await.map_err(unavailable)?;
        let address = format!("http://{}/events", listener.local_addr().map_err(unavailable)?);
        let listening = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(take(stream));
            }
        });
        Ok(Self { address, listening })
    }
}

impl Drop for Receiver {
    fn drop(&mut self) {
        self.listening.abort();
    }
}

/// Takes one message: a head, as much of a body as it says, and the answer that all is well.
async fn take(mut stream: TcpStream) {
    let (mut read, mut part) = (Vec::new(), [0_u8; 4_096]);
    while let Ok(n) = stream.read(&mut part).await {
        read.extend_from_slice(&part[..n]);
        let text = String::from_utf8_lossy(&read).to_ascii_lowercase();
        let whole = text.split_once("\r\n\r\n").is_some_and(|(head, body)| {
            let length = head.lines().find_map(|line| line.strip_prefix("content-length:")?.trim().parse::<usize>().ok());
            body.len() >= length.unwrap_or(0)
        });
        if whole || n == 0 {
            break;
        }
    }
    // Whoever went away meanwhile is told nothing.
    let _ = stream.write_all(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n").await;
}
