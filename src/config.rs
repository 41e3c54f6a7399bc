//! What an operator sets: flags, or the environment. Nothing else in the house reads the environment.

use std::path::PathBuf;

use clap::Args;

/// How the service runs.
#[derive(Clone, Debug, Args)]
pub struct Config {
    /// Address and port; port 0 picks a free one
    #[arg(long, env = "TOUCHSTONE_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: String,
    /// Where people reach the service, such as <https://touchstone.example>; without it, the address that it listens on
    #[arg(long, env = "TOUCHSTONE_PUBLIC_URL")]
    pub public_url: Option<String>,
    /// A mail server: `smtp://user:password@host:587` or `smtps://…` (belongs into the environment); without it, mails go to the folder and the log
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
    /// On a new database: no demo accounts, and a second factor for all staff
    #[arg(long, env = "TOUCHSTONE_PRODUCTION")]
    pub production: bool,
    /// One JSON object a line in the log
    #[arg(long, env = "TOUCHSTONE_LOG_JSON")]
    pub log_json: bool,
}

impl Config {
    /// Whether people come by https: then cookies say so.
    #[must_use]
    pub fn secure(&self) -> bool {
        self.public_url.as_deref().is_some_and(|u| u.starts_with("https://"))
    }
}
