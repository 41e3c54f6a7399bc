//! The server: mounts the API and the pages, listens, runs the workers, and stops cleanly.

mod workshop;

use std::net::{SocketAddr, TcpListener};
use std::time::Duration;

use actix_web::dev::ServerHandle;
use actix_web::middleware::{DefaultHeaders, from_fn};
use actix_web::web::{self, Data};
use actix_web::{App as Web, HttpRequest, HttpResponse, HttpServer};

use crate::api;
use crate::app::App;
use crate::domain::accounts::Role;
use crate::http::budget::Budget;
pub use crate::http::origin::{Chain, Proxies, are_everybody};
use crate::http::problem::Problem;
pub use crate::http::socket::{open_files, open_more_files};
use crate::http::visit::Secure;
use crate::http::{door, quiet, socket};
use crate::web as pages;
pub use crate::web::Settings;
use workshop::Workshop;

/// Most connections that are open at once, where so many files may be; who comes beyond them waits to be let in.
const MOST_CONNECTIONS: usize = 8_192;

/// A running server.
#[derive(Debug)]
pub struct Running {
    /// Where it listens.
    pub address: SocketAddr,
    handle: ServerHandle,
    workers: Workshop,
    serving: tokio::task::JoinHandle<std::io::Result<()>>,
}

/// A page of the table, as tests walk it.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Whether it shows; else it does something.
    pub gets: bool,
    /// Its path, with `{names}`.
    pub path: &'static str,
    /// Whether anybody may come.
    pub public: bool,
    /// The roles of staff that may come, where it is a staff page.
    pub roles: Option<&'static [Role]>,
}

/// Every page, with who may come.
#[must_use]
pub fn pages() -> Vec<Listed> {
    let listed = |page: pages::Page| Listed {
        gets: page.method == pages::Method::Get,
        path: page.path,
        public: page.who == pages::Who::Anyone,
        roles: match page.who {
            pages::Who::Staff(roles) => Some(roles),
            pages::Who::Anyone | pages::Who::SignedIn => None,
        },
    };
    pages::pages().into_iter().map(listed).collect()
}

/// Takes an address; port 0 picks a free one.
///
/// # Errors
/// The operating system's, where it cannot be had.
pub fn bind(address: &str) -> std::io::Result<TcpListener> {
    TcpListener::bind(address)
}

/// Whether this process works in the background too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Workers {
    /// Grading, hand-in at zero, sealing and mail run inside it.
    Inside,
    /// It answers requests and nothing else.
    None,
}

/// Starts the server.
///
/// # Errors
/// The operating system's.
pub fn start(app: App, listener: TcpListener, settings: Settings, workers: Workers) -> std::io::Result<Running> {
    let address = listener.local_addr()?;
    let data = Data::new(app.clone());
    let (mailer, courier) = (settings.mailer.clone(), settings.courier.clone());
    let local = Data::new(api::LocalWebhooks(courier.local_allowed()));
    let public = mailer.public_url().to_owned();
    let (courier, public_url) = (courier.reached_at(&public), Data::new(api::PublicUrl(public)));
    let (secure, proxies) = (settings.secure, Data::new(settings.proxies.clone()));
    let (settings, secure_cookies, budget) = (Data::new(settings), Data::new(Secure(secure)), Data::new(Budget::default()));
    socket::cut_off_who_never_reads(&listener)?;
    let make = move || {
        Web::new()
            .wrap(from_fn(door::pass))
            .wrap(guarded(secure))
            .app_data(secure_cookies.clone())
            .app_data(budget.clone())
            .app_data(data.clone())
            .app_data(settings.clone())
            .app_data(local.clone())
            .app_data(public_url.clone())
            .app_data(proxies.clone())
            .configure(api::mount)
            .configure(pages::mount)
            .route("/healthz", web::get().to(|| std::future::ready("ok\n")))
            .route("/readyz", web::get().to(ready))
            .default_service(web::to(nothing))
    };
    // A first head may take 5 seconds, what follows an answer is watched; what is read of a head is bounded by actix (one of over 128 KiB
    // is refused).
    let threads = std::thread::available_parallelism().map_or(2, usize::from).max(2);
    let server = HttpServer::new(make)
        .workers(threads)
        .max_connections((socket::connections(MOST_CONNECTIONS) / threads).max(1))
        .client_request_timeout(Duration::from_secs(5))
        .on_connect(quiet::watch)
        .shutdown_timeout(10)
        .listen(listener)?
        .run();
    let handle = server.handle();
    let workers = match workers {
        Workers::None => Workshop::closed(app),
        Workers::Inside => Workshop::open(app, mailer, courier),
    };
    Ok(Running { address, handle, workers, serving: tokio::spawn(server) })
}

impl Running {
    /// Waits until the server stops, by a signal or by [`Running::stop`].
    ///
    /// # Errors
    /// The server's own.
    pub async fn wait(self) -> std::io::Result<()> {
        let ended = self.serving.await.unwrap_or(Ok(()));
        self.workers.close().await;
        ended
    }

    /// Stops: requests that are being answered are finished, no new ones are taken; then what is under way in the background is.
    pub async fn stop(self) {
        self.handle.stop(true).await;
        self.workers.close().await;
    }
}

/// Nothing that is served may run script, be framed, be guessed to be another type, send a form elsewhere, share a window with another
/// site, or tell another site where it came from (to our own pages it does: else browsers say of a form that it comes from nowhere);
/// under https browsers come by https only.
fn guarded(secure: bool) -> DefaultHeaders {
    let policy = "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";
    let headers = DefaultHeaders::new()
        .add(("Content-Security-Policy", policy))
        .add(("Cross-Origin-Opener-Policy", "same-origin"))
        .add(("X-Content-Type-Options", "nosniff"))
        .add(("Referrer-Policy", "same-origin"));
    if secure { headers.add(("Strict-Transport-Security", "max-age=63072000")) } else { headers }
}

/// What is answered where there is nothing: a problem to programs, a page to people.
async fn nothing(request: HttpRequest, app: Data<App>, settings: Data<Settings>) -> HttpResponse {
    if request.path().starts_with(api::BASE) {
        return Problem::new(404, "not_found", "there is no such resource").respond();
    }
    pages::nothing(request, app, settings).await
}

async fn ready(app: Data<App>) -> HttpResponse {
    match app.ready().await {
        Ok(()) => HttpResponse::Ok().body("ready\n"),
        Err(error) => {
            tracing::warn!(%error, "nothing can be written");
            Problem::new(503, "not_ready", "nothing can be written to the database").respond()
        }
    }
}
