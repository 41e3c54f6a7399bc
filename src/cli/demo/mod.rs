//! `touchstone demo`: fills a demo database with simulated people of different ability, who really go through the API of a server that this
//! command starts, so that every page has something to show. Their days lie behind us: the clock of this command begins
//! weeks ago and ends now.

mod audits;
mod client;
mod hook;
mod person;
mod prose;
mod scene;
mod staff;
mod upkeep;

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use futures_util::{StreamExt as _, stream};
use indicatif::{ProgressBar, ProgressStyle};

use super::first_run::published;
use super::serve::{DEMO_BEGAN_DAYS_AGO, opened};
use super::{DatabaseArguments, Failure, Outcome, code, tell};
use crate::adapters::{Courier, Mailer};
use crate::app::kernel::clock::ShiftedClock;
use crate::app::kernel::ids::SystemIds;
use crate::app::{self, App};
use crate::server::{self, Proxies, Settings};
use crate::store::admin;
use hook::Receiver;
use person::Person;
use scene::Scene;
use upkeep::Upkeep;

const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;
/// Days between the first tests and the second ones, after the cool-down; and from then until now.
const DAYS: [i64; 2] = [15, 6];
/// What one person's tests take of the simulated time at most, in seconds: four sit side by side.
const A_PERSON: i64 = 3 * HOUR / 4;

/// How many people.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Simulated people
    #[arg(long, default_value_t = 60, value_parser = clap::value_parser!(u32).range(1..=1000))]
    people: u32,
    /// The project that they apply to; without it the first by name of those that are published
    #[arg(long, value_name = "ID")]
    project: Option<String>,
}

/// The project that people apply to: the one that is named, or the first by name.
async fn chosen(app: &App, named: Option<&str>) -> Result<String, Failure> {
    let projects = published(app).await?;
    let next = "next: a new database, where the folder gold_sets holds a set";
    match (named, projects.first()) {
        (_, None) => Err(Failure::new(code::REFUSED, format!("nothing is published here, so there is nothing to sit; {next}"))),
        (None, Some(first)) => Ok(first.clone()),
        (Some(named), Some(_)) if projects.contains(named) => Ok(named.to_owned()),
        (Some(named), Some(_)) => {
            let known = projects.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
            Err(Failure::new(code::REFUSED, format!("no version of \"{named}\" is published here; published: {known}")))
        }
    }
}

pub(super) async fn run(arguments: &Arguments, database: &DatabaseArguments) -> Outcome {
    let target = database.target()?;
    let _lock = admin::file::lock(&target)?;
    let first = opened(&target, false).await?;
    if !first.is_demo().await? {
        return Err(Failure::new(code::REFUSED, "this database is not a demo's: simulated people do not belong among real ones"));
    }
    let project = chosen(&first, arguments.project.as_deref()).await?;
    let back = DAYS.iter().sum::<i64>() * DAY + DAY + i64::from(arguments.people) * A_PERSON;
    let back = back.min(DEMO_BEGAN_DAYS_AGO * DAY - DAY);
    first.lay_back(back).await?;
    drop(first);
    let clock = Arc::new(ShiftedClock::behind(back));
    let app = app::open_with(&target, clock.clone(), Arc::new(SystemIds)).await?;
    let unavailable = |error: std::io::Error| Failure::new(code::ENVIRONMENT, error.to_string());
    let listener = server::bind("127.0.0.1:0").map_err(unavailable)?;
    let base = format!("http://{}", listener.local_addr().map_err(unavailable)?);
    // What the letters lead to is served later, by `touchstone serve`.
    let mailer = Mailer::folder(PathBuf::from("mail"), "Touchstone <no-reply@touchstone.example>", SERVED_AT);
    // The endpoint that is told of events is of this command's own, on this machine.
    let courier = Courier::new(true).map_err(|error| Failure::new(code::ENVIRONMENT, error))?;
    let upkeep = Upkeep::new(&app, &mailer, &courier, &base);
    let settings = Settings { mailer, courier, secure: false, proxies: Proxies::default() };
    let running = server::start(app.clone(), listener, settings, server::Workers::None).map_err(unavailable)?;
    let working = upkeep.go_on();
    let scene = Scene::new(&app, &base, &project).await?;
    let outcome = Demo { scene: &scene, clock: &clock, upkeep: &upkeep }.fill(arguments.people).await;
    working.abort();
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

/// Where a demo is looked at, unless `serve` is told another address.
const SERVED_AT: &str = "http://127.0.0.1:8080";

/// A demo that is being filled.
struct Demo<'d> {
    scene: &'d Scene,
    clock: &'d ShiftedClock,
    upkeep: &'d Upkeep,
}

impl Demo<'_> {
    /// Everybody applies and goes as far as they get; staff do their part; days pass; some come back; annotators are checked.
    async fn fill(&self, people: u32) -> Result<(), Failure> {
        let all: Vec<Person> = (0..people).map(|n| Person::new(n, people)).collect();
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
        let receiver = Receiver::listening().await?;
        let mut webhook = String::new();
        for (wave, words) in ["applying and taking tests", "coming back after the cool-down"].into_iter().enumerate() {
            bar.set_message(words);
            if wave > 0 {
                // The platform's endpoint hears of the second half of these weeks.
                webhook = staff::add_webhook(self.scene, &receiver.address).await?;
            }
            self.wave(&all, wave > 0, &bar).await?;
            bar.set_message("review and decisions");
            staff::review(self.scene, wave > 0).await?;
            staff::decide(self.scene, wave > 0).await?;
            self.letters_go_out().await?;
            self.appeal(&all, wave > 0).await?;
            if wave > 0 {
                self.withdraw(&all).await?;
            }
            bar.inc(1);
            self.clock.pass(DAYS.get(wave).copied().unwrap_or(0) * DAY);
        }
        self.clock.catch_up(DAY);
        bar.set_message("hidden checks");
        self.last_day(&webhook).await?;
        bar.inc(2);
        bar.finish_with_message("done");
        if let Some(lines) = lines {
            lines.abort();
        }
        Ok(())
    }

    /// Everybody sits, four side by side.
    async fn wave(&self, all: &[Person], again: bool, bar: &ProgressBar) -> Result<(), Failure> {
        let each = all.iter().map(|person| async move {
            person.go(self.scene, self.clock, again).await?;
            // Little enough that nobody who is sitting a test beside runs out of time.
            self.clock.pass(HOUR / 60);
            bar.inc(1);
            Ok::<(), Failure>(())
        });
        let outcomes: Vec<Result<(), Failure>> = stream::iter(each).buffer_unordered(4).collect().await;
        outcomes.into_iter().collect::<Result<Vec<()>, _>>()?;
        self.upkeep.to_the_end().await
    }

    /// Holds end, and what waited for them goes out.
    async fn letters_go_out(&self) -> Result<(), Failure> {
        self.upkeep.to_the_end().await?;
        // What is due within the hour goes out when it is due, and not late.
        self.clock.pass(HOUR);
        self.upkeep.to_the_end().await?;
        self.clock.pass(HOUR);
        self.upkeep.to_the_end().await
    }

    /// Somebody who did not pass appeals; the first is answered, the last waits.
    async fn appeal(&self, all: &[Person], last: bool) -> Result<(), Failure> {
        for person in all {
            if let Some(appeal) = person.appeal(self.scene).await? {
                self.clock.pass(DAY);
                if !last {
                    staff::answer_appeal(self.scene, &appeal).await?;
                    self.letters_go_out().await?;
                }
                return Ok(());
            }
        }
        Ok(())
    }

    /// Somebody who is in the stages still thinks better of it.
    async fn withdraw(&self, all: &[Person]) -> Result<(), Failure> {
        for person in all.iter().rev() {
            if person.withdraw(self.scene).await? {
                return self.upkeep.to_the_end().await;
            }
        }
        Ok(())
    }

    /// The day before now, and now: annotators are checked, judgments audited, keys questioned, the endpoint, behind which nobody listens
    /// once the demo is made, is switched off, and somebody is left sitting.
    async fn last_day(&self, webhook: &str) -> Result<(), Failure> {
        staff::checks(self.scene).await?;
        audits::audit(self.scene).await?;
        staff::question_keys(self.scene).await?;
        self.upkeep.to_the_end().await?;
        staff::switch_off(self.scene, webhook).await?;
        self.scene.app.ask_for_look(&self.scene.project).await?;
        self.clock.catch_up(0);
        self.upkeep.to_the_end().await?;
        Person::shown(super::serve::CANDIDATE).go(self.scene, self.clock, false).await?;
        self.upkeep.to_the_end().await
    }
}
