//! What an operator sets: flags, or the environment. Nothing else in the house reads the environment.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// The header by which proxies tell where a request comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ForwardedBy {
    /// X-Forwarded-For, as nginx, Apache, Caddy and most balancers write it
    XForwardedFor,
    /// Forwarded, RFC 7239
    Forwarded,
}

/// What `touchstone help serve` tells below the options.
const MORE: &str = "\
With --production the service does not start, and says why, where
  - the database is a demo's, or a member of staff has no second factor
  - --public-url is not https
  - it listens on an address that others reach, and no --trusted-proxy is named
  - a variable begins with TOUCHSTONE_ and none has that name
  - nothing can be written to the database, or others may read its files (chmod 600)
Without --smtp it starts, and no mail goes out: letters wait, and nobody signs in by mail.
One SQLite file is served by one service; several share PostgreSQL.

What is bounded
  - a posted form: 32 KiB before signing in, 1 MiB after it, 11 MiB with a document; JSON: 256 KiB
  - bodies that are held at once, beyond the first 8 KiB of each: 24 MiB (2 MiB of one person), of strangers
    8 MiB (2 MiB of one address), documents 44 MiB (one at a time of one person); 503 beyond
  - a body that brings less than 64 KiB in 10 seconds and does not end (408)
  - passwords: two are hashed at once, 32 wait (503 beyond)
  - waits for the database: 5 seconds a request
  - tries: counted for an account and the address they come from (an IPv6 network of 64 bits is one
    address), with waits that grow (429, Retry-After)

/healthz says that the process answers, /readyz that a write was committed.

Example:
  TOUCHSTONE_SMTP=smtps://user:password@mail.example touchstone serve --production \\
      --public-url https://touchstone.example --trusted-proxy 127.0.0.1";

/// How the service runs.
#[derive(Clone, Debug, Args)]
#[command(after_help = MORE)]
pub struct Config {
    /// Address and port; port 0 picks a free one
    #[arg(long, env = "TOUCHSTONE_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: String,
    /// Where people reach the service, such as <https://touchstone.example>; without it, the address that it listens on
    #[arg(long, env = "TOUCHSTONE_PUBLIC_URL")]
    pub public_url: Option<String>,
    /// A mail server: `smtps://user:password@host`, or `smtp://user:password@host:587`, which is encrypted by STARTTLS or not used unless
    /// it is on this machine (belongs into the environment); without it, mails go to the folder and the log, with --production nowhere
    #[arg(long, env = "TOUCHSTONE_SMTP", hide_env_values = true)]
    pub smtp: Option<String>,
    /// The sender of mails
    #[arg(long, env = "TOUCHSTONE_MAIL_FROM", default_value = "Touchstone <no-reply@touchstone.example>")]
    pub mail_from: String,
    /// The folder for mails where no server is named
    #[arg(long, env = "TOUCHSTONE_MAIL_FOLDER", default_value = "mail")]
    pub mail_folder: PathBuf,
    /// Let webhooks go to this machine and inner networks, by http too: for development
    #[arg(long, env = "TOUCHSTONE_LOCAL_WEBHOOKS")]
    pub local_webhooks: bool,
    /// The key that signs heads of the ledger; made, readable by its owner only, where there is none. Without it, no heads are kept
    #[arg(long, env = "TOUCHSTONE_LEDGER_KEY")]
    pub ledger_key: Option<PathBuf>,
    /// The file to which a signed head is added every hour: on another machine's disk
    #[arg(long, env = "TOUCHSTONE_LEDGER_HEADS", requires = "ledger_key")]
    pub ledger_heads: Option<PathBuf>,
    /// The address to which a signed head is mailed every day
    #[arg(long, env = "TOUCHSTONE_LEDGER_MAIL", requires = "ledger_key")]
    pub ledger_mail: Option<String>,
    /// For real people: no demo, and nothing that is not safe (see below)
    #[arg(long, env = "TOUCHSTONE_PRODUCTION")]
    pub production: bool,
    /// A proxy whose word is taken for where a request comes from: an address or a network such as 10.0.0.0/8; may be given again
    #[arg(long = "trusted-proxy", env = "TOUCHSTONE_TRUSTED_PROXIES", value_delimiter = ',')]
    pub trusted_proxies: Vec<String>,
    /// The header that these proxies write; the other one is never read
    #[arg(long, env = "TOUCHSTONE_FORWARDED_BY", value_enum, default_value_t = ForwardedBy::XForwardedFor)]
    pub forwarded_by: ForwardedBy,
    /// One JSON object a line in the log
    #[arg(long, env = "TOUCHSTONE_LOG_JSON")]
    pub log_json: bool,
}

impl Config {
    /// Where people reach the service, read: a scheme, a host and perhaps a port, and nothing else.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn public(&self) -> Result<Option<url::Url>, String> {
        let Some(text) = self.public_url.as_deref() else { return Ok(None) };
        let wrong = |why: &str| format!("--public-url \"{text}\" {why}; write it like https://touchstone.example");
        if text.chars().any(|c| c.is_whitespace() || c.is_control() || c == '\\') {
            return Err(wrong("has a character that no address has"));
        }
        // `url` reads "https:host" and "https:///host" as browsers do; as the address of a service they are slips.
        let host = text.split_once("://").map_or("", |(_, rest)| rest);
        let url = url::Url::parse(text).map_err(|error| wrong(&format!("cannot be read ({error})")))?;
        if !matches!(url.scheme(), "http" | "https") || host.is_empty() || host.starts_with('/') || !url.has_host() {
            return Err(wrong("names no host by http or https"));
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(wrong("names a user"));
        }
        if url.path() != "/" || url.query().is_some() || url.fragment().is_some() {
            return Err(wrong("has more than a host"));
        }
        Ok(Some(url))
    }

    /// Whether people come by https: then cookies say so.
    #[must_use]
    pub fn secure(&self) -> bool {
        self.public().is_ok_and(|url| url.is_some_and(|url| url.scheme() == "https"))
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::*;

    #[derive(clap::Parser)]
    struct Line {
        #[command(flatten)]
        config: Config,
    }

    fn config(public: &str) -> Config {
        Line::parse_from(["touchstone", "--public-url", public]).config
    }

    #[test]
    fn a_public_url_is_a_scheme_and_a_host() {
        for (text, secure) in [
            ("https://touchstone.example", true),
            ("HTTPS://Touchstone.Example/", true),
            ("https://touchstone.example:8443", true),
            ("https://[::1]:8080", true),
            ("http://127.0.0.1:8080", false),
        ] {
            let config = config(text);
            assert!(config.public().is_ok(), "{text}: {:?}", config.public());
            assert_eq!(config.secure(), secure, "{text}");
        }
        for text in [
            "https://",
            "https:///x",
            "https:touchstone.example",
            "https://?",
            "https://touchstone.example/path",
            "https://touchstone.example/?q",
            "https://touchstone.example#f",
            "https://user@touchstone.example",
            "https://user:password@touchstone.example",
            "https://touch stone.example",
            " https://touchstone.example",
            "https://touchstone.example\n",
            "https://touchstone.example:99999",
            "ftp://touchstone.example",
            "touchstone.example",
            "",
        ] {
            let config = config(text);
            assert!(config.public().is_err(), "{text}");
            assert!(!config.secure(), "{text}");
        }
    }
}
