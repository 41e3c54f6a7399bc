//! What `serve --production` asks for before it serves real people: each refusal is one message that says what to do.

use std::net::SocketAddr;

use super::{Failure, code, tell};
use crate::adapters::Mailer;
use crate::app::App;
use crate::config::Config;
use crate::server;
use crate::store::Target;
use crate::store::admin::file;

/// The beginning of the names of our variables.
const PREFIX: &str = "TOUCHSTONE_";
/// Files and connections that a process should be able to have open.
const OPEN_FILES: u64 = 1_024;

fn refuse(message: impl Into<String>) -> Failure {
    Failure::new(code::REFUSED, message)
}

/// The names of all variables that a command or one below it reads.
fn known(command: &clap::Command) -> Vec<String> {
    fn of(command: &clap::Command, found: &mut Vec<String>) {
        found.extend(command.get_arguments().filter_map(|a| a.get_env()).filter_map(|e| e.to_str()).map(str::to_owned));
        command.get_subcommands().for_each(|c| of(c, found));
    }
    let mut found = Vec::new();
    of(command, &mut found);
    found.sort();
    found.dedup();
    found
}

/// A variable of the environment that looks like ours and is read by nobody, with the one that is nearest.
fn misspelt<'a>(command: &clap::Command, names: impl Iterator<Item = &'a str>) -> Option<String> {
    let known = known(command);
    let name = names.filter(|n| n.starts_with(PREFIX) && !tells_of_a_service(n)).find(|n| !known.iter().any(|k| k == n))?;
    let near = touchstone_measure::text::nearest::nearest(name, known.iter().map(String::as_str));
    let hint = near.map_or_else(|| format!("known are {}", known.join(", ")), |near| format!("did you mean {near}?"));
    Some(format!("{name} is set, and no setting has that name; {hint}"))
}

/// Whether a name is one of those that an orchestrator sets in every container for a service called "touchstone", or with more behind it:
/// its host and ports (`TOUCHSTONE_SERVICE_HOST`, `TOUCHSTONE_PORT_8080_TCP_ADDR`).
/// Nobody misspelt them, and nothing of ours is read from them.
fn tells_of_a_service(name: &str) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let of_port = |text: &str| {
        let mut parts = text.split('_');
        let fits = parts.next().is_some_and(is_number) && parts.next().is_some_and(|p| matches!(p, "TCP" | "UDP" | "SCTP"));
        fits && parts.next().is_none_or(|p| matches!(p, "ADDR" | "PORT" | "PROTO")) && parts.next().is_none()
    };
    let told = |mark: &str, fits: fn(&str) -> bool| name.match_indices(mark).any(|(at, _)| fits(&name[at + mark.len()..]));
    told("_SERVICE_HOST", str::is_empty)
        || told("_SERVICE_PORT", |rest| rest.is_empty() || rest.starts_with('_'))
        || told("_PORT", str::is_empty)
        || name.match_indices("_PORT_").any(|(at, mark)| of_port(&name[at + mark.len()..]))
}

/// What the settings alone tell, before anything is opened; `command` is the whole command line, by whose variables names are known.
pub(super) fn settings(config: &Config, address: SocketAddr, command: &clap::Command) -> Result<(), Failure> {
    let set: Vec<String> = std::env::vars_os().filter_map(|(name, _)| name.into_string().ok()).collect();
    if let Some(message) = misspelt(command, set.iter().map(String::as_str)) {
        return Err(refuse(message));
    }
    if config.public().is_err() || !config.secure() {
        return Err(refuse("--public-url has to be where people reach the service by https, such as https://touchstone.example"));
    }
    if config.local_webhooks {
        return Err(refuse(
            "--local-webhooks lets webhooks go to this machine and inner networks, where they reach what nobody outside may: it is for \
            development",
        ));
    }
    if let Some(url) = &config.smtp
        && Mailer::in_clear(url).is_ok_and(|clear| clear)
    {
        return Err(refuse(
            "the mail server's URL asks for no encryption, and codes, letters and its password would go over the network as they are: \
            leave tls= out",
        ));
    }
    if config.smtp.is_none() {
        // A folder is never used for real people. Staff can sign in and set things up meanwhile.
        tell(
            "no mail server is named: letters wait in the database and nobody can sign in by mail; set TOUCHSTONE_SMTP, \
                such as smtps://user:password@host",
        );
    }
    if server::are_everybody(&config.trusted_proxies) {
        let all = config.trusted_proxies.join(" and ");
        return Err(refuse(format!("--trusted-proxy {all} lets everybody say where they come from: name the proxies themselves")));
    }
    if config.trusted_proxies.is_empty() {
        if !address.ip().is_loopback() {
            return Err(refuse(format!(
                "{address} is reached by others than a proxy on this machine, and no proxy is trusted: \
                    name it by --trusted-proxy, or listen on 127.0.0.1"
            )));
        }
        tell("no proxy is trusted: behind one, all people are counted as one address; name it by --trusted-proxy 127.0.0.1");
    }
    Ok(())
}

/// What the database's files tell, before they are opened: SQLite gives those that it makes beside the first one the same rights.
pub(super) fn files(target: &Target) -> Result<(), Failure> {
    let open = file::open_to_others(target);
    let Some(path) = open.first().map(|p| p.display()) else { return Ok(()) };
    Err(refuse(format!("others than its owner may read {path}, and it holds keys and second factors: chmod 600 {path}*")))
}

/// What the database tells.
pub(super) async fn database(app: &App) -> Result<(), Failure> {
    if app.is_demo().await? {
        return Err(refuse(
            "this is a demo database: its staff sign in with one printed password and no second factor; \
                start on a new database (--database)",
        ));
    }
    let without = app.staff_without_second_factor().await?;
    if without > 0 {
        return Err(refuse(format!(
            "{without} member(s) of staff have no second factor; take them out by touchstone user disable and add them again by touchstone \
                user add"
        )));
    }
    app.ready().await.map_err(|error| Failure::new(code::ENVIRONMENT, format!("nothing can be written to the database: {error}")))
}

/// Says where the process may open few files, each connection being one.
pub(super) fn warn_of_few_files() {
    if let Some(most) = server::open_files().filter(|most| *most < OPEN_FILES) {
        tell(&format!("only {most} files and connections can be open at once: raise it by ulimit -n {OPEN_FILES} or more"));
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn a_misspelt_variable_is_named_with_the_one_that_was_meant() {
        let message = |name: &str| misspelt(&crate::cli::commands::Cli::command(), [name].into_iter());
        assert_eq!(message("TOUCHSTONE_SMTP"), None);
        assert_eq!(message("TOUCHSTONE_DATABASE"), None);
        assert_eq!(message("TOUCHSTONE_PASSWORD"), None);
        assert_eq!(message("PATH"), None);
        let told = message("TOUCHSTONE_SMPT").unwrap();
        assert!(told.contains("TOUCHSTONE_SMPT") && told.contains("TOUCHSTONE_SMTP?"), "{told}");
        // What Kubernetes sets in every pod beside a service called touchstone (its documentation, "Service", environment variables).
        for set in [
            "TOUCHSTONE_SERVICE_HOST",
            "TOUCHSTONE_SERVICE_PORT",
            "TOUCHSTONE_SERVICE_PORT_HTTP",
            "TOUCHSTONE_PORT",
            "TOUCHSTONE_PORT_8080_TCP",
            "TOUCHSTONE_PORT_8080_TCP_PROTO",
            "TOUCHSTONE_PORT_8080_TCP_PORT",
            "TOUCHSTONE_PORT_8080_TCP_ADDR",
            "TOUCHSTONE_WEB_SERVICE_HOST",
        ] {
            assert_eq!(message(set), None, "{set}");
        }
        for odd in ["TOUCHSTONE_PORTS", "TOUCHSTONE_PORT_X_TCP", "TOUCHSTONE_SERVICE_HOSTS", "TOUCHSTONE_PORT_1_TCP_MORE"] {
            assert!(message(odd).is_some(), "{odd}");
        }
        assert!(message("TOUCHSTONE_XYZZY_PLUGH").unwrap().contains("no setting has that name"));
    }
}
