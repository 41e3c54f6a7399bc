//! Connections on which nothing is asked: how long one may stay open between its requests, whatever is sent on it meanwhile.
//!
//! The server's own limits are for a first head and for a connection that sends nothing at all. A head that is begun after an answer and a
//! body that goes on after it are under neither; so each connection has a watch of its own here, which a request suspends.

use std::any::Any;
use std::cell::Cell;
use std::net::Shutdown;
use std::rc::{Rc, Weak};
use std::time::Duration;

use actix_web::body::{BodySize, BoxBody, MessageBody};
use actix_web::dev::{Extensions, ServiceRequest};
use actix_web::rt;
use actix_web::rt::net::TcpStream;
use actix_web::rt::time::{Instant, sleep_until};
use socket2::{SockRef, Socket};

/// How long a connection may stay open with no request to answer: what it may be idle and what a head may take (five seconds each), and a
/// little for the way.
const LONGEST: Duration = Duration::from_secs(12);
/// Bytes of an answer that come over the slowest line that people have to put up with, in a second.
const SLOWEST: u64 = 6_400;
/// While a request is being answered it is looked at again after so long.
const AGAIN: Duration = Duration::from_secs(30);

/// One connection: when the last answer was given, and how many requests are being answered.
#[derive(Debug)]
pub struct Connection {
    /// The same socket once more, since the server's own belongs to whoever reads it.
    socket: Socket,
    quiet_until: Cell<Instant>,
    asked: Cell<usize>,
}

impl Connection {
    /// A request came.
    fn begin(&self) {
        self.asked.set(self.asked.get() + 1);
    }

    /// An answer of so many bytes was given: they have time to reach whoever asked.
    fn end(&self, bytes: u64) {
        self.asked.set(self.asked.get().saturating_sub(1));
        self.quiet_until.set(now() + LONGEST + Duration::from_secs(bytes / SLOWEST));
    }
}

/// How long a connection is quiet is measured; nothing is decided by it or stored.
fn now() -> Instant {
    Instant::now()
}

/// Begins the watch over a connection that was let in.
pub fn watch(io: &dyn Any, data: &mut Extensions) {
    let Some(stream) = io.downcast_ref::<TcpStream>() else { return };
    let socket = match SockRef::from(stream).try_clone() {
        Ok(socket) => socket,
        Err(error) => {
            // It is bounded by what the server bounds itself.
            tracing::warn!(%error, "a connection is not watched");
            return;
        }
    };
    let connection = Rc::new(Connection { socket, quiet_until: Cell::new(now() + LONGEST), asked: Cell::new(0) });
    rt::spawn(watched(Rc::downgrade(&connection)));
    data.insert(connection);
}

/// Closes a connection once it was quiet for too long; ends with it.
async fn watched(connection: Weak<Connection>) {
    loop {
        let Some(until) = connection.upgrade().map(|c| if c.asked.get() > 0 { now() + AGAIN } else { c.quiet_until.get() }) else { return };
        sleep_until(until).await;
        let Some(here) = connection.upgrade() else { return };
        if here.asked.get() == 0 && here.quiet_until.get() <= now() {
            // What lies in the system's buffer is still sent; whoever reads or writes here is woken and finds the end.
            let _ = here.socket.shutdown(Shutdown::Both);
            return;
        }
    }
}

/// A request that is being answered: the watch is suspended until it is dropped.
pub struct Asked {
    connection: Option<Rc<Connection>>,
    bytes: u64,
}

impl Drop for Asked {
    fn drop(&mut self) {
        if let Some(connection) = &self.connection {
            connection.end(self.bytes);
        }
    }
}

/// Suspends the watch over a request's connection.
pub fn asked(request: &ServiceRequest) -> Asked {
    let connection = request.conn_data::<Rc<Connection>>().cloned();
    if let Some(connection) = &connection {
        connection.begin();
    }
    Asked { connection, bytes: 0 }
}

impl Asked {
    /// The answer, with which the request ends: at once where its length is known, which gives it its time, else with its last piece.
    pub fn answered(mut self, body: BoxBody) -> BoxBody {
        match body.size() {
            BodySize::None => body,
            BodySize::Sized(bytes) => {
                self.bytes = bytes;
                body
            }
            BodySize::Stream => BoxBody::new(Streamed { body, _asked: self }),
        }
    }
}

/// A body of a length that nobody knows, and the request that it answers.
struct Streamed {
    body: BoxBody,
    _asked: Asked,
}

impl MessageBody for Streamed {
    type Error = <BoxBody as MessageBody>::Error;

    fn size(&self) -> BodySize {
        self.body.size()
    }

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        cx: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Result<actix_web::web::Bytes, Self::Error>>> {
        std::pin::Pin::new(&mut self.body).poll_next(cx)
    }
}
