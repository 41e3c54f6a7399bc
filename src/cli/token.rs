//! `touchstone token create|list|revoke`: what opens the API.

use clap::{Args, Subcommand};

use super::{DatabaseArguments, Failure, Outcome, code, say, tell};
use crate::app;
use crate::app::identity::TokenRequest;
use crate::domain::id::TokenId;

/// Tokens.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make a token; its secret is printed once
    Create(Create),
    /// List the tokens that hold, without secrets
    List,
    /// Take a token away
    Revoke {
        /// The token's id, as `list` shows it
        id: String,
    },
}

/// What the token opens.
#[derive(Debug, Args)]
pub(super) struct Create {
    /// The project
    #[arg(long)]
    project: String,
    /// The address of the person whom it acts for; without it, it acts for the platform
    #[arg(long)]
    email: Option<String>,
    /// What it may do: candidate, candidates:read, candidates:personal, decisions:write, reviews:write, audits:read, checks:write, events:read …
    #[arg(long = "scope", required = true)]
    scopes: Vec<String>,
    /// Days that it holds
    #[arg(long, default_value_t = 90)]
    days: u32,
}

pub(super) async fn run(command: Command, database: &DatabaseArguments) -> Outcome {
    let app = app::open(&database.target()?).await?;
    match command {
        Command::Create(new) => {
            let request = TokenRequest { project: new.project, email: new.email, scopes: new.scopes, days: new.days };
            say(&app.create_token(request).await?)?;
            tell("keep it; it is not shown again");
        }
        Command::List => {
            for token in app.tokens().await? {
                let whose = token.person.map_or_else(|| "platform".to_owned(), |p| p.to_string());
                say(&format!("{}  {}  {}  {}", token.id, token.project, whose, token.scopes.join(",")))?;
            }
        }
        Command::Revoke { id } => {
            let id: TokenId = id.parse().map_err(|_| Failure::new(code::REFUSED, "there is no such token; see: touchstone token list"))?;
            app.revoke_token(id).await?;
            tell("the token is taken away");
        }
    }
    Ok(0)
}
