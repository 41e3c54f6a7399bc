//! `touchstone serve`: the service. On an empty database it first makes the schema and publishes every gold set that is found, and, unless
//! it is told that this is production, makes accounts to try everything with.

use std::sync::Arc;
use std::time::Duration;

use super::anchor::{self, Mailed};
use super::first_run::{self, published};
use super::{DatabaseArguments, Failure, Outcome, code, production, say, tell};
use crate::adapters::{Courier, Mailer};
use crate::app::kernel::clock::ShiftedClock;
use crate::app::kernel::ids::SystemIds;
use crate::app::proving::heads::HeadKey;
use crate::app::{self, App};
use crate::config::{Config, ForwardedBy};
use crate::domain::gold_set::version::VersionState;
use crate::server::{self, Chain, Proxies, Settings};
use crate::store::Target;
use crate::store::admin;
use crate::telemetry;

/// How often lost lines of the log are looked for.
const LOOK_AT_LOG: Duration = Duration::from_secs(2);
/// How many days ago a demo's sets were published: its people come after that.
pub(super) const DEMO_BEGAN_DAYS_AGO: i64 = 90;
/// Whom a demo's candidate signs in as.
pub(super) const CANDIDATE: &str = "candidate@demo.example";

pub(super) async fn run(config: &Config, database: &DatabaseArguments, command: &clap::Command) -> Outcome {
    let log = telemetry::begin(config.log_json);
    let outcome = serve(config, database, command, &log).await;
    log.flush();
    outcome
}

async fn serve(config: &Config, database: &DatabaseArguments, command: &clap::Command, log: &telemetry::Log) -> Outcome {
    let target = database.target()?;
    let public = config.public().map_err(|why| Failure::new(code::USAGE, why))?;
    let listener = server::bind(&config.listen)
        .map_err(|error| Failure::new(code::ENVIRONMENT, format!("cannot listen on {}: {error}", config.listen)))?;
    let address = listener.local_addr().map_err(|error| Failure::new(code::ENVIRONMENT, error.to_string()))?;
    let proxies = proxies(config)?;
    server::open_more_files();
    production::warn_of_few_files();
    if config.production {
        production::settings(config, address, command)?;
    }
    let _lock = admin::file::lock(&target)?;
    if config.production {
        production::files(&target)?;
    }
    let app = opened(&target, config.production).await?;
    if config.production {
        production::database(&app).await?;
    }
    let demo = app.is_demo().await?;
    if demo && !address.ip().is_loopback() {
        let why = "this is a demo database: its staff sign in without a second factor, so it is served on this machine only";
        return Err(Failure::new(code::REFUSED, format!("{why}; start on another database with --production")));
    }
    // What is published is read before the first request asks for it.
    for version in app.gold_set_versions().await?.iter().filter(|v| v.state == VersionState::Published) {
        app.content(version.id).await?;
    }
    let public = public.map_or_else(|| format!("http://{address}"), |url| url.as_str().trim_end_matches('/').to_owned());
    let mailer = match &config.smtp {
        Some(url) => Mailer::smtp(url, &config.mail_from, &public).map_err(|error| Failure::new(code::ENVIRONMENT, error))?,
        None if config.production => Mailer::nowhere(&config.mail_from, &public),
        None => Mailer::folder(config.mail_folder.clone(), &config.mail_from, &public),
    };
    let mailer = mailer.heads_to(config.ledger_mail.clone());
    if let Some(path) = &config.ledger_key {
        let key = HeadKey::of_file(path).map_err(|why| Failure::new(code::ENVIRONMENT, why))?;
        let daily = if config.ledger_mail.is_some() { Mailed::Daily } else { Mailed::Never };
        tokio::spawn(anchor::keep(app.clone(), key, config.ledger_heads.clone(), daily));
    }
    let courier = Courier::new(config.local_webhooks).map_err(|error| Failure::new(code::ENVIRONMENT, error))?;
    let settings = Settings { mailer, courier, secure: config.secure(), proxies };
    let running = server::start(app.clone(), listener, settings, server::Workers::Inside)
        .map_err(|error| Failure::new(code::ENVIRONMENT, error.to_string()))?;
    let counting = tokio::spawn(count_lost_lines(app.clone(), log.clone()));
    say(&public)?;
    if demo {
        tell_demo(&app, &public, config).await?;
    }
    tell("the API is described at /api/v1/openapi.json; stop with Ctrl+C");
    running.wait().await.map_err(|error| Failure::new(code::ENVIRONMENT, error.to_string()))?;
    counting.abort();
    Ok(0)
}

/// The proxies whose word is taken.
fn proxies(config: &Config) -> Result<Proxies, Failure> {
    let chain = match config.forwarded_by {
        ForwardedBy::XForwardedFor => Chain::XForwardedFor,
        ForwardedBy::Forwarded => Chain::Forwarded,
    };
    Proxies::new(&config.trusted_proxies, chain).map_err(|error| Failure::new(code::ENVIRONMENT, format!("--trusted-proxy: {error}")))
}

/// Keeps how many lines of the log were lost where `doctor` finds it: the log itself cannot tell.
async fn count_lost_lines(app: App, log: telemetry::Log) {
    let mut told = None;
    loop {
        let lost = log.lost();
        if told != Some(lost) && app.keep_lost_lines(lost).await.is_ok() {
            told = Some(lost);
        }
        tokio::time::sleep(LOOK_AT_LOG).await;
    }
}

/// Opens the database; a new one is made and filled first.
pub(super) async fn opened(target: &Target, production: bool) -> Result<App, Failure> {
    let first = admin::migrate::applied(target).await?.is_empty();
    if first {
        admin::migrate::migrate(target).await?;
    }
    match (first, production) {
        (false, _) => {
            let app = app::open(target).await?;
            app.hold_letters().await?;
            if app.gold_set_versions().await?.iter().all(|v| v.state == VersionState::Draft) {
                tell(
                    "nothing is published yet, so nobody can apply; next: touchstone gold import FOLDER, unless gold list has it, \
                     and gold publish",
                );
            }
            // A project that was published since the last start has its staff from now on.
            if app.is_demo().await? {
                first_run::demo_accounts(&app).await?;
            }
        }
        (true, true) => {
            let app = app::open(target).await?;
            app.hold_letters().await?;
            first_run::publish(&app).await?;
        }
        (true, false) => {
            // A demo's days lie behind us: its sets and its staff were there before its people came.
            let clock = Arc::new(ShiftedClock::behind(DEMO_BEGAN_DAYS_AGO * 86_400));
            let app = app::open_with(target, clock, Arc::new(SystemIds)).await?;
            app.hold_letters().await?;
            first_run::publish(&app).await?;
            app.make_demo().await?;
            first_run::demo_accounts(&app).await?;
        }
    }
    Ok(app::open(target).await?)
}

async fn tell_demo(app: &App, public: &str, config: &Config) -> Result<(), Failure> {
    let password = app.demo_password().await?;
    if published(app).await?.is_empty() {
        tell("a demo: invented people only, served on this machine only; its staff are made at the next start after a set is published");
        return Ok(());
    }
    tell("a demo: invented people only, served on this machine only. Sign in:");
    tell(&format!("  staff      {public}/staff/sign-in   password {password}"));
    for (email, _, roles) in first_run::DEMO {
        tell(&format!("             {email:<26} {}", roles.iter().map(|r| r.as_str()).collect::<Vec<_>>().join(", ")));
    }
    tell(&format!(
        "  candidate  {public}/sign-in         {CANDIDATE} (or any address); its mails are in the folder \"{}\"",
        config.mail_folder.display()
    ));
    tell("for real use: touchstone serve --production on a new database, then touchstone user add");
    Ok(())
}
