//! What a first run lays: every gold set that is found is published, and a demo gets its staff.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::{Failure, code, tell};
use crate::app::accounts::staff::NewStaff;
use crate::app::gold_set::import::{Imported, read_folder};
use crate::app::{App, AppError};
use crate::domain::accounts::Role;
use crate::domain::gold_set;
use crate::domain::gold_set::version::VersionState;
use crate::domain::kernel::actor::Actor;

/// Where sets are looked for: each folder in it that has a project is one.
const SETS: &str = "gold_sets";
/// The accounts of a demo: address, name, roles.
pub(super) const DEMO: [(&str, &str, &[Role]); 9] = [
    ("recruiter@demo.example", "Rekha (demo)", &[Role::Recruiter]),
    ("recruiter2@demo.example", "Farid (demo)", &[Role::Recruiter]),
    ("reviewer@demo.example", "Wei Ling (demo)", &[Role::Reviewer]),
    ("reviewer2@demo.example", "Amir (demo)", &[Role::Reviewer]),
    ("adjudicator@demo.example", "Siew Mei (demo)", &[Role::Adjudicator]),
    ("auditor@demo.example", "Daniel (demo)", &[Role::Auditor]),
    ("author@demo.example", "Hui Fen (demo)", &[Role::Author]),
    ("author2@demo.example", "Arjun (demo)", &[Role::Author]),
    ("admin@demo.example", "Priya (demo)", &[Role::Admin]),
];

/// Publishes every set that is found, in the order of their folders' names. All are read before the first is brought in: a set with errors
/// leaves none behind.
pub(super) async fn publish(app: &App) -> Result<(), Failure> {
    let mut sets = Vec::new();
    for folder in found(Path::new(SETS))? {
        let report = gold_set::read(&read_folder(&folder)?);
        let (errors, _) = report.counts();
        let set = report.set.ok_or_else(|| Failure::new(code::ENVIRONMENT, format!("{} has {errors} error(s)", folder.display())))?;
        sets.push((set, report.problems));
    }
    if sets.is_empty() {
        tell("the database is new and empty; next: touchstone gold import FOLDER, then touchstone gold publish SET NUMBER --by ADDRESS");
        return Ok(());
    }
    let mut done = Vec::new();
    for (set, problems) in sets {
        let warned: Vec<String> = problems.iter().map(|p| p.code.as_str().to_owned()).collect();
        let (Imported::New(version) | Imported::Unchanged(version)) = app.import_gold_set(set, problems, Actor::FirstRun).await?;
        match app.publish(&version.set_id, version.number, Actor::FirstRun, &warned).await {
            // Another replica began beside this one, and was first.
            Err(AppError::Refused { code: "illegal_transition", .. }) => {}
            published => published?,
        }
        done.push(format!("{} version {}", version.set_id, version.number));
    }
    tell(&format!("first run: made the database and published {}", done.join(", ")));
    Ok(())
}

/// The folders that hold a set, by name.
fn found(sets: &Path) -> Result<Vec<PathBuf>, Failure> {
    if !sets.is_dir() {
        return Ok(Vec::new());
    }
    let unread = |error: std::io::Error| Failure::new(code::ENVIRONMENT, format!("{} cannot be read: {error}", sets.display()));
    let entries = std::fs::read_dir(sets).map_err(unread)?.collect::<Result<Vec<_>, _>>().map_err(unread)?;
    let mut folders: Vec<PathBuf> = entries.into_iter().map(|e| e.path()).filter(|p| p.join("project.toml").is_file()).collect();
    folders.sort();
    Ok(folders)
}

/// The projects of which a version is published, by name.
pub(super) async fn published(app: &App) -> Result<BTreeSet<String>, Failure> {
    let versions = app.gold_set_versions().await?;
    Ok(versions.into_iter().filter(|v| v.state == VersionState::Published).map(|v| v.set_id).collect())
}

/// Gives a demo a member of staff for each role, all with one password, which is kept in the database that holds nobody real; and gives
/// those who are there their roles in a project that has none of them yet. What was taken from somebody in a project stays taken.
pub(super) async fn demo_accounts(app: &App) -> Result<(), Failure> {
    let projects = published(app).await?;
    let staff = app.staff_and_former().await?;
    let manned = |project: &str| staff.iter().any(|s| s.project == project && DEMO.iter().any(|(email, ..)| *email == s.email));
    let new: Vec<&String> = projects.iter().filter(|project| !manned(project)).collect();
    if new.is_empty() {
        return Ok(());
    }
    let password = app.demo_password().await?;
    for (email, name, roles) in DEMO {
        let wanted = new.iter().flat_map(|project| roles.iter().map(|role| ((*project).clone(), *role)));
        match staff.iter().find(|s| s.email == email) {
            None => {
                let roles = wanted.collect();
                let new =
                    NewStaff { email: email.to_owned(), name: name.to_owned(), password: password.clone(), roles, second_factor: false };
                app.add_staff(new).await?;
            }
            Some(there) if there.disabled => {}
            Some(_) => {
                for (project, role) in wanted {
                    app.give_role(email, &project, role).await?;
                }
            }
        }
    }
    Ok(())
}
