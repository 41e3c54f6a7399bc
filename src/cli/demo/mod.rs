//! `touchstone demo`: fills a demo database with simulated people of different ability, who really go through the API of a server that this command
//! starts, so that every page has something to show. Days pass by a clock that only a demo database may move.

mod client;
mod person;
mod prose;
mod staff;

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use futures_util::{StreamExt as _, stream};
use indicatif::{ProgressBar, ProgressStyle};

use super::serve::opened;
use super::{DatabaseArguments, Failure, Outcome, code, tell};
use crate::app::clock::ShiftedClock;
use crate::app::ids::SystemIds;
use crate::app::{self, App};
use crate::post::{Courier, Mailer};
use crate::server::{self, Proxies, Settings};
use person::Person;

const PROJECT: &str = "mandarin-sg";
const HOUR: i64 = 3_600;

/// How many people.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Simulated people
    #[arg(long, default_value_t = 60, value_parser = clap::value_parser!(u32).range(1..=1000))]
    people: u32,
}

pub(super) async fn run(arguments: &Arguments, database: &DatabaseArguments) -> Outcome {
    let target = database.target()?;
    let first = opened(&target, false).await?;
    if !first.is_demo().await? {
        return Err(Failure::new(code::REFUSED, "this database is not a demo's: simulated people do not belong among real ones"));
    }
    let clock = Arc::new(ShiftedClock::ahead(first.clock_offset().await?));
    drop(first);
    let app = app::open_with(&target, clock.clone(), Arc::new(SystemIds)).await?;
    let unavailable = |error: std::io::Error| Failure::new(code::ENVIRONMENT, error.to_string());
    let listener = server::bind("127.0.0.1:0").map_err(unavailable)?;
    let base = format!("http://{}", listener.local_addr().map_err(unavailable)?);
    let mailer = Mailer::folder(PathBuf::from("mail"), "Touchstone <no-reply@touchstone.example>", &base);
    let courier = Courier::new(false).map_err(|error| Failure::new(code::ENVIRONMENT, error))?;
    let settings = Settings { mailer, courier, secure: false, proxies: Proxies::default() };
    let running = server::start(app.clone(), listener, settings, server::Workers::Inside).map_err(unavailable)?;
    let outcome = fill(&app, &clock, &base, arguments.people).await;
    app.keep_clock_offset(clock.seconds()).await?;
    running.stop().await;
    outcome?;
    tell("every one of these people is simulated, and so are their answers; look at them: touchstone serve");
    Ok(0)
}

fn progress(steps: u64) -> ProgressBar {
    let bar = ProgressBar::new(steps);
    let style = ProgressStyle::with_template("{msg:28} [{bar:40}] {pos}/{len} {eta}");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()).progress_chars("=> "));
    bar
}

/// Everybody applies and goes as far as they get; staff do their part; days pass; some come back; annotators are checked.
async fn fill(app: &App, clock: &ShiftedClock, base: &str, people: u32) -> Result<(), Failure> {
    let begun = people_before(app).await?;
    let all: Vec<Person> = (0..people).map(|n| Person::new(begun + n, people)).collect();
    let bar = progress(u64::from(people) * 2 + 4);
    // Where nobody watches a bar, a line every ten seconds says how far it is.
    let lines = bar.is_hidden().then(|| {
        let bar = bar.clone();
        tokio::spawn(async move {
            loop {
                tokio::time::sleep(std::time::Duration::from_secs(10)).await;
                tell(&format!("{}: {} of {}", bar.message(), bar.position(), bar.length().unwrap_or(0)));
            }
        })
    });
    for (wave, words) in ["applying and taking tests", "coming back after the cool-down"].into_iter().enumerate() {
        bar.set_message(words);
        let each = all.iter().map(|person| {
            let bar = bar.clone();
            async move {
                person.go(app, clock, base, wave > 0).await?;
                // Little enough that nobody who is sitting a test beside runs out of time.
                clock.pass(HOUR / 60);
                bar.inc(1);
                Ok::<(), Failure>(())
            }
        });
        let outcomes: Vec<Result<(), Failure>> = stream::iter(each).buffer_unordered(4).collect().await;
        outcomes.into_iter().collect::<Result<Vec<()>, _>>()?;
        bar.set_message("review and decisions");
        staff::review(app, base, wave > 0).await?;
        staff::decide(app, base, wave > 0).await?;
        bar.inc(1);
        clock.pass(15 * 24 * HOUR);
    }
    Person::shown(super::serve::CANDIDATE).go(app, clock, base, false).await?;
    bar.set_message("hidden checks");
    staff::checks(app, base).await?;
    bar.inc(2);
    bar.finish_with_message("done");
    if let Some(lines) = lines {
        lines.abort();
    }
    Ok(())
}

/// How many simulated people there are already: another run adds more.
async fn people_before(app: &App) -> Result<u32, Failure> {
    let counts = app.application_counts(PROJECT).await?;
    Ok(counts.iter().map(|(_, n)| u32::try_from(*n).unwrap_or(0)).sum())
}
