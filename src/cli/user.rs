//! `touchstone user add|role|disable|enable|list`: staff. Passwords come from a file, standard input or the environment, never from a flag.

use std::io::Read as _;
use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{DatabaseArguments, Failure, Outcome, code, say, tell};
use crate::app::accounts::staff::NewStaff;
use crate::app::{self, App, AppError};
use crate::domain::accounts::Role;

/// Staff.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Add a member of staff; the second factor's secret is printed once
    Add(Add),
    /// Give somebody a role in a project, or take it
    Role(RoleChange),
    /// Take away that somebody may sign in as staff
    Disable {
        /// Their address
        email: String,
    },
    /// Let somebody sign in as staff again who was disabled, with the password, second factor and roles that they had
    Enable {
        /// Their address
        email: String,
    },
    /// List everyone with their roles
    List,
}

/// Who.
#[derive(Debug, Args)]
pub(super) struct Add {
    /// Their address
    email: String,
    /// Their name
    #[arg(long)]
    name: String,
    /// A role in a project, as PROJECT:ROLE; may be given again
    #[arg(long = "role", required = true)]
    roles: Vec<String>,
    /// A file with the password; `-` is standard input; without it, `TOUCHSTONE_PASSWORD` of the environment
    #[arg(long)]
    password_file: Option<PathBuf>,
    /// The environment's password
    #[arg(long, env = "TOUCHSTONE_PASSWORD", hide = true, hide_env_values = true)]
    password: Option<String>,
    /// Where people reach the service, as `serve` takes it: its host makes no password
    #[arg(long, env = "TOUCHSTONE_PUBLIC_URL", hide = true)]
    public_url: Option<url::Url>,
}

/// Which role.
#[derive(Debug, Args)]
pub(super) struct RoleChange {
    /// Their address
    email: String,
    /// The role, as PROJECT:ROLE
    role: String,
    /// Take it instead of giving it
    #[arg(long)]
    remove: bool,
}

fn role(text: &str) -> Result<(String, Role), Failure> {
    let known = Role::ALL.iter().map(|r| r.as_str()).collect::<Vec<_>>().join(", ");
    let parsed = text.split_once(':').and_then(|(project, role)| Some((project.to_owned(), Role::from_name(role)?)));
    parsed.ok_or_else(|| Failure::new(code::USAGE, format!("\"{text}\" is no PROJECT:ROLE; roles are {known}")))
}

/// Refuses a project of which nothing was ever imported: a role or token of a name that was misspelt opens nothing,
/// and nobody would be told.
pub(super) async fn known_project(app: &App, project: &str) -> Result<(), Failure> {
    let mut known: Vec<String> = app.gold_set_versions().await?.into_iter().map(|v| v.set_id).collect();
    known.dedup();
    if known.iter().any(|k| k == project) {
        return Ok(());
    }
    let told = if known.is_empty() {
        "none is imported yet; see: touchstone gold import".to_owned()
    } else {
        format!("known are {}", known.join(", "))
    };
    Err(Failure::new(code::REFUSED, format!("there is no project \"{project}\"; {told}")))
}

fn password(add: &Add) -> Result<String, Failure> {
    let named = add.password_file.as_deref().map_or_else(|| "standard input".to_owned(), |path| path.display().to_string());
    let cannot = |error: std::io::Error| {
        let why =
            if add.password_file.as_deref().is_some_and(std::path::Path::is_dir) { "it is a folder".to_owned() } else { error.to_string() };
        Failure::new(code::ENVIRONMENT, format!("the password cannot be read from {named}: {why}"))
    };
    let text = match (&add.password_file, &add.password) {
        (Some(path), _) if path.as_os_str() == "-" => {
            let mut text = String::new();
            std::io::stdin().read_to_string(&mut text).map_err(cannot)?;
            text
        }
        (Some(path), _) => std::fs::read_to_string(path).map_err(cannot)?,
        (None, Some(password)) => password.clone(),
        (None, None) => {
            return Err(Failure::new(
                code::USAGE,
                "give the password by --password-file FILE (- is standard input) or in TOUCHSTONE_PASSWORD",
            ));
        }
    };
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}

/// What is wrong with somebody who is to be added, one line each, in the words of the command's own arguments: nothing was looked up and
/// found wanting, the command was given something that it cannot take.
fn not_taken(error: AppError) -> Failure {
    let AppError::Invalid(wrong) = error else { return error.into() };
    let lines: Vec<String> = wrong.iter().map(|v| format!("{}: {}", v.pointer.trim_start_matches('/'), v.detail)).collect();
    Failure::new(code::USAGE, lines.join("\n       "))
}

pub(super) async fn run(command: Command, database: &DatabaseArguments) -> Outcome {
    let app = app::open(&database.target()?).await?;
    match command {
        Command::Add(add) => {
            let roles = add.roles.iter().map(|r| role(r)).collect::<Result<Vec<_>, _>>()?;
            let password = password(&add)?;
            for (project, _) in &roles {
                known_project(&app, project).await?;
            }
            let second_factor = !app.is_demo().await?;
            let new = NewStaff { email: add.email.clone(), name: add.name.clone(), password, roles, second_factor };
            let host = add.public_url.as_ref().and_then(url::Url::host_str);
            if let Some(secret) = app.add_staff_at(host, new).await.map_err(not_taken)? {
                say(&format!("otpauth://totp/Touchstone:{}?secret={secret}&issuer=Touchstone", add.email))?;
                tell("put this into an authenticator; it is not shown again");
            }
            tell("they sign in at /staff/sign-in");
        }
        Command::Role(change) => {
            let (project, role) = role(&change.role)?;
            // One that is taken may be of a project that never was.
            if !change.remove {
                known_project(&app, &project).await?;
            }
            if change.remove {
                app.take_role(&change.email, &project, role).await?;
            } else {
                app.give_role(&change.email, &project, role).await?;
            }
            let (who, role) = (&change.email, role.as_str());
            tell(&if change.remove {
                format!("{who} has the role {role} in {project} no longer")
            } else {
                format!("{who} has the role {role} in {project}")
            });
        }
        Command::Disable { email } => {
            app.disable_staff(&email).await?;
            tell("they cannot sign in any more; their sessions and the tokens that acted for them as staff are ended");
        }
        Command::Enable { email } => {
            app.enable_staff(&email).await?;
            tell("they can sign in again, as before; tokens that were taken away are made anew");
        }
        Command::List => {
            for row in app.staff_and_former().await? {
                let disabled = if row.disabled { "  disabled" } else { "" };
                say(&format!("{}  {}  {}  {}{disabled}", row.email, row.name, row.project, row.role.as_str()))?;
            }
        }
    }
    Ok(0)
}
