//! The log: structured lines on standard error, without personal data. What is logged is named here once: a request's method, route (not its URL),
//! status and time; failures with a reference; never a body, a query, a name, an address or a secret.

use tracing_subscriber::EnvFilter;

/// Begins logging: `RUST_LOG` says what, as JSON lines where that is asked for. Only the first call of a process counts.
pub fn begin(json: bool) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn,touchstone=info"));
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // A second call finds the first one's subscriber in place, which is as it should be.
    drop(if json { builder.json().try_init() } else { builder.with_target(false).try_init() });
}
