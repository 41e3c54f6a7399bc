//! `touchstone token create|list|revoke`: what opens the API.

use clap::{Args, Subcommand};
use unicode_width::UnicodeWidthStr as _;

use super::{DatabaseArguments, Failure, Outcome, code, say, tell};
use crate::app;
use crate::app::accounts::identity::TokenRequest;
use crate::domain::kernel::id::TokenId;
use crate::domain::kernel::moment::Moment;

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
    /// What it may do: candidate, candidates:read, candidates:personal, decisions:write, reviews:write, audits:read, audits:write,
    /// checks:write, events:read …
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
            super::user::known_project(&app, &new.project).await?;
            let request = TokenRequest { project: new.project, email: new.email, scopes: new.scopes, days: new.days };
            let secret = app.create_token(request).await?;
            say(&secret)?;
            tell("keep it; it is not shown again");
            if let Some(caller) = app.caller(&secret).await? {
                tell(&format!("its id, by which it is taken away: {}", caller.token()));
            }
        }
        Command::List => {
            let day = |at: Moment| at.to_string().get(..10).unwrap_or_default().to_owned();
            let mut rows = vec![["id", "project", "acts for", "made (UTC)", "ends (UTC)", "scopes"].map(str::to_owned)];
            for listed in app.tokens().await? {
                let token = listed.token;
                let whose = listed.email.or_else(|| token.person.map(|p| p.to_string())).unwrap_or_else(|| "the platform".to_owned());
                rows.push([
                    token.id.to_string(),
                    token.project,
                    whose,
                    day(listed.created_at),
                    day(listed.expires_at),
                    token.scopes.join(","),
                ]);
            }
            let widths: Vec<usize> = (0..5).map(|i| rows.iter().map(|r| r[i].width()).max().unwrap_or(0)).collect();
            for row in &rows {
                let cells = row.iter().zip(widths.iter().chain([&0]));
                let line: Vec<String> = cells.map(|(cell, w)| format!("{cell}{}", " ".repeat(w.saturating_sub(cell.width())))).collect();
                say(line.join("  ").trim_end())?;
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
