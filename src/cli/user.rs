//! `touchstone user add|role|disable|list`: staff. Passwords come from a file, standard input or the environment, never from a flag.

use std::io::Read as _;
use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{DatabaseArguments, Failure, Outcome, code, say, tell};
use crate::app;
use crate::app::staff::NewStaff;
use crate::domain::account::Role;

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
    /// A file with the password; `-` is standard input; without it, the environment's password
    #[arg(long)]
    password_file: Option<PathBuf>,
    /// The environment's password
    #[arg(long, env = "TOUCHSTONE_PASSWORD", hide = true, hide_env_values = true)]
    password: Option<String>,
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
    parsed.ok_or_else(|| Failure::new(code::NO, format!("\"{text}\" is no PROJECT:ROLE; roles are {known}")))
}

fn password(add: &Add) -> Result<String, Failure> {
    let cannot = |error: std::io::Error| Failure::new(code::ENVIRONMENT, format!("the password cannot be read: {error}"));
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
                code::NO,
                "give the password by --password-file FILE (- is standard input) or in TOUCHSTONE_PASSWORD",
            ));
        }
    };
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}

pub(super) async fn run(command: Command, database: &DatabaseArguments) -> Outcome {
    let app = app::open(&database.target()?).await?;
    match command {
        Command::Add(add) => {
            let roles = add.roles.iter().map(|r| role(r)).collect::<Result<Vec<_>, _>>()?;
            let password = password(&add)?;
            let second_factor = !app.is_demo().await?;
            let new = NewStaff { email: add.email.clone(), name: add.name.clone(), password, roles, second_factor };
            if let Some(secret) = app.add_staff(new).await? {
                say(&format!("otpauth://totp/Touchstone:{}?secret={secret}&issuer=Touchstone", add.email))?;
                tell("put this into an authenticator; it is not shown again");
            }
            tell("they sign in at /staff/sign-in");
        }
        Command::Role(change) => {
            let (project, role) = role(&change.role)?;
            app.set_role(&change.email, &project, role, !change.remove).await?;
            tell(if change.remove { "the role is taken" } else { "the role is given" });
        }
        Command::Disable { email } => {
            app.disable_staff(&email).await?;
            tell("they cannot sign in any more; their sessions and the tokens that acted for them as staff are ended");
        }
        Command::List => {
            for row in app.all_staff().await? {
                say(&format!("{}  {}  {}  {}", row.email, row.name, row.project, row.role))?;
            }
        }
    }
    Ok(0)
}
