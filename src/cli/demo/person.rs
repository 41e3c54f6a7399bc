//! A simulated person: who they are, what they say of themselves, and how they answer.

use std::time::Duration;

use serde_json::{Value, json};

use super::super::Failure;
use super::scene::Scene;
use super::{client::Client, prose};
use crate::app::kernel::clock::ShiftedClock;
use crate::domain::gold_set::item::drawn::Stored;
use crate::domain::kernel::chance::{Draws, Seed};
use crate::domain::kernel::id::{AttemptId, FormItemId};
use crate::domain::kernel::sealed::Reveal;
use crate::domain::project::StageKind;

/// A simulated person.
pub(super) struct Person {
    number: u32,
    /// The share of items that they get right.
    ability: f64,
    /// Their address.
    email: String,
    /// Whether they are left in the middle of a stage on gold items.
    left: bool,
}

impl Person {
    /// The person of a number: abilities are spread evenly over the people, from weak to very strong.
    pub fn new(number: u32, of: u32) -> Self {
        let rank = f64::from((number * 7) % of.max(1)) / f64::from(of.max(1));
        Self { number, ability: 0.58 + 0.41 * rank, email: format!("person{number:04}@simulated.example"), left: false }
    }

    /// The one whom the demo signs in as: good at everything, and left in the middle of a calibration.
    pub fn shown(email: &str) -> Self {
        Self { number: 4, ability: 1.0, email: email.to_owned(), left: true }
    }

    /// Whether they get up in the middle of this stage and come back another day.
    fn stops_in(&self, scene: &Scene, stage: &str) -> bool {
        self.left && scene.is(stage, StageKind::Calibration)
    }

    fn draws(&self, what: &str) -> Draws {
        Draws::new(Seed(u64::from(self.number)), what)
    }

    /// Appeals against the first decision that they may appeal, where there is one; the appeal.
    pub async fn appeal(&self, scene: &Scene) -> Result<Option<String>, Failure> {
        let client = Client::new(scene, Some(&self.email), &["candidate"]).await?;
        let mine = client.must("GET", "/me/application", None).await?;
        let letter = mine["letters"].as_array().into_iter().flatten().find(|l| l["appeal_until"].is_string());
        let Some(decision) = letter.and_then(|l| l["decision"].as_str()) else { return Ok(None) };
        let text = "Simulated: one of the questions had two right answers, and only one of them was taken.";
        let body = json!({ "grounds": "question", "text": text });
        let sent = client.send("POST", &format!("/me/decisions/{decision}/appeal"), Some(body)).await?;
        Ok(sent.and_then(|sent| sent["id"].as_str().map(str::to_owned)))
    }

    /// Withdraws, where nothing of theirs is decided for good; whether they did.
    pub async fn withdraw(&self, scene: &Scene) -> Result<bool, Failure> {
        let client = Client::new(scene, Some(&self.email), &["candidate"]).await?;
        if client.must("GET", "/me/application", None).await?["status"] != "screening" {
            return Ok(false);
        }
        Ok(client.send("POST", "/me/application/withdraw", None).await?.is_some())
    }

    /// Goes as far as they get: applies, and takes each stage that is open.
    pub async fn go(&self, scene: &Scene, clock: &ShiftedClock, again: bool) -> Result<(), Failure> {
        let client = Client::new(scene, Some(&self.email), &["candidate"]).await?;
        let mut mine = client.must("POST", "/me/application", None).await?;
        if !again {
            let saved = json!({ "revision": mine["revision"], "profile": scene.profile(self.number) });
            client.must("PUT", "/me/application/profile", Some(saved)).await?;
            // A few leave it at that.
            if self.number % 29 == 3 {
                return Ok(());
            }
            let consents = json!({ "consents": ["selection", "automated_scoring", "sensitive_content"] });
            mine = client.must("POST", "/me/application/submit", Some(consents)).await?;
            if mine["status"] == "screening" {
                for requirement in scene.asks_for_documents() {
                    let document = b"%PDF-1.4 a simulated document %%EOF".to_vec();
                    let path = format!("/me/application/documents/{requirement}");
                    client.send_bytes("POST", &path, Some(document), "application/pdf").await?;
                }
            }
            if self.number % 31 == 9 {
                client.must("POST", "/me/application/withdraw", None).await?;
                return Ok(());
            }
        }
        while mine["status"] == "screening" {
            let open = mine["stages"].as_array().into_iter().flatten().find(|s| s["state"] == "not_started");
            let Some(stage) = open.and_then(|s| s["stage"].as_str()).map(str::to_owned) else { break };
            self.sit(scene, clock, &client, &stage).await?;
            if self.stops_in(scene, &stage) {
                break;
            }
            mine = client.must("GET", "/me/application", None).await?;
        }
        Ok(())
    }

    /// Takes one stage.
    async fn sit(&self, scene: &Scene, clock: &ShiftedClock, client: &Client, stage: &str) -> Result<(), Failure> {
        let mut attempt = client.must("POST", &format!("/me/stages/{stage}/attempts"), None).await?;
        let id = attempt["id"].as_str().unwrap_or_default().to_owned();
        let mut chance = self.draws(&format!("answers {id}"));
        while attempt["state"] == "open" {
            let left = self.stops_in(scene, stage);
            for item in attempt["items"].as_array().cloned().unwrap_or_default().into_iter().take(if left { 6 } else { usize::MAX }) {
                let item_id = item["id"].as_str().unwrap_or_default();
                let response = self.response(scene, &id, item_id, &mut chance).await?;
                let body = json!({ "seat": attempt["seat"], "revision": item["revision"], "response": response });
                client.must("PUT", &format!("/me/attempts/{id}/answers/{item_id}"), Some(body)).await?;
                // Four people sit side by side, so that each takes some twenty seconds for a question.
                clock.pass(2 + i64::try_from(chance.below(7)).unwrap_or(0));
            }
            if left {
                return Ok(());
            }
            client.must("POST", &format!("/me/attempts/{id}/hand-in"), None).await?;
            attempt = settled(client, &format!("/me/attempts/{id}")).await?;
        }
        // The stage's outcome comes from the worker.
        for _ in 0..200 {
            let mine = client.must("GET", "/me/application", None).await?;
            let scored = mine["stages"].as_array().into_iter().flatten().any(|s| s["stage"] == stage && s["state"] != "being_scored");
            if scored || mine["status"] != "screening" || scene.is(stage, StageKind::Review) {
                break;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Ok(())
    }

    /// Right or wrong by ability; texts that people score are as long as they have to be.
    async fn response(&self, scene: &Scene, attempt: &str, item: &str, chance: &mut Draws) -> Result<Value, Failure> {
        let gone = |_| Failure::new(super::super::code::BUG, "an id is none");
        let (attempt, item): (AttemptId, FormItemId) = (attempt.parse().map_err(gone)?, item.parse().map_err(gone)?);
        let (item, drawn) = scene.app.drawn_place(attempt, item).await?;
        let right = chance.below(1_000) < per_mille(self.ability);
        let named = item.right_answers(&Reveal::for_an_author());
        let stored = match (named.first(), right) {
            (Some(own), true) => own.clone(),
            (Some(_), false) => item.presented.body.shown().mistaken(&named),
            (None, _) => {
                let length = item.presented.body.shown().written().map_or((100, 200), |w| (w.length.min, w.length.max));
                let (lang, (least, most)) = (item.presented.response_lang(), length);
                // Who copies hands in what the person before them wrote.
                let writer = if self.number % 20 == 13 { self.number - 1 } else { self.number };
                let mut stock = Draws::new(Seed(u64::from(writer)), &format!("text {}", item.head.id));
                json!({ "text": prose::write(prose::Tongue::of(lang), least, most, &mut stock) })
            }
        };
        Ok(drawn.as_given(&item.presented.body, &Stored(stored)).0)
    }
}

fn per_mille(share: f64) -> u64 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of 1 times a thousand")]
    let thousandths = (share.clamp(0.0, 1.0) * 1_000.0).round() as u64;
    thousandths
}

/// Waits until a block that was handed in has been checked.
async fn settled(client: &Client, path: &str) -> Result<Value, Failure> {
    for _ in 0..400 {
        let attempt = client.must("GET", path, None).await?;
        let checking = attempt["state"] != "handed_in" && attempt["items"].as_array().is_none_or(Vec::is_empty);
        if !checking {
            return Ok(attempt);
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    Err(Failure::new(super::super::code::BUG, "a block was not checked within ten seconds"))
}
