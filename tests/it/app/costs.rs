//! What things cost, in statements and rows, where there is much of everything: neither time nor place, which depend on the machine.

use serde_json::json;
use touchstone::app::App;
use touchstone::app::sitting::attempt::Save;
use touchstone::app::sitting::flagging::Mark;
use touchstone::domain::gold_set::item::drawn::Given;
use touchstone::domain::kernel::id::{AttemptId, FormItemId, PersonId};
use touchstone::store::sitting::answers;

use crate::support::adaptive;
use crate::support::crowd::{self, PROJECT};
use crate::support::database::{TestApp, by_hand, on_both};

/// Statements and rows of some work.
async fn cost<T>(app: &App, work: impl Future<Output = T>) -> (u64, u64) {
    let before = app.db().counted();
    drop(work.await);
    let after = app.db().counted();
    (after.0 - before.0, after.1 - before.1)
}

struct Desk<'a> {
    app: &'a App,
    person: PersonId,
    attempt: AttemptId,
    item: FormItemId,
    other: FormItemId,
    options: [String; 2],
}

impl Desk<'_> {
    async fn save(&self, revision: i64) {
        let save = Save {
            attempt: self.attempt,
            seat: 1,
            item: self.item,
            revision,
            response: Given(json!({ "option": self.options[usize::from(revision % 2 == 0)] })),
        };
        self.app.answer(self.person, save).await.expect("saved");
    }

    /// What a page does: saving, looking, marking, taking the seat.
    async fn costs(&self, revision: i64) -> [(u64, u64); 4] {
        let app = self.app;
        [
            cost(app, self.save(revision)).await,
            cost(app, app.sitting(self.person, self.attempt)).await,
            cost(app, app.flag(self.person, self.attempt, self.other, Mark::ToComeBack)).await,
            cost(app, app.sitting(self.person, self.attempt)).await,
        ]
    }
}

on_both!(the_five_hundredth_save_costs_what_the_first_did, super::the_five_hundredth_save_costs_what_the_first_did_on);
async fn the_five_hundredth_save_costs_what_the_first_did_on(t: TestApp) {
    let app = &t.app;
    crowd::publish(app, &crowd::base()).await;
    let (person, _) = crowd::applied(app, None).await;
    let attempt = app.start_attempt(person, PROJECT, "first").await.expect("started");
    let sitting = app.sitting(person, attempt).await.expect("there");
    let choice = sitting.items.iter().find(|i| i.item.kind == "choice").expect("two of four");
    let other = sitting.items.iter().find(|i| i.id != choice.id).expect("another").id.parse().expect("an id");
    let shown = json!(choice.item);
    let options = [0, 1].map(|at: usize| shown["options"][at]["id"].as_str().expect("an id").to_owned());
    let desk = Desk { app, person, attempt, item: choice.id.parse().expect("an id"), other, options };
    // Whatever is kept in memory after a first time is there.
    desk.save(0).await;
    desk.save(1).await;
    app.flag(person, attempt, desk.other, Mark::ToComeBack).await.expect("marked");
    let early = desk.costs(2).await;
    for revision in 3..500 {
        desk.save(revision).await;
    }
    assert_eq!(desk.costs(500).await, early, "statements and rows of a save, a look, a mark, and a look at the mark");
    let seat = cost(app, app.take_own_seat(person, attempt)).await;
    assert!(seat.0 <= 5 && seat.1 <= 3, "{seat:?}");
    let skipped = cost(app, app.skip(person, attempt, desk.other, 2)).await;
    let many = u64::try_from(sitting.items.len()).expect("few") * 4 + 20;
    assert!(skipped.1 <= many, "a skip reads the form and the latest answers: {skipped:?}");
    // Handing in covers every revision once, by its digest; grading reads the latest ones.
    app.finish(person, attempt).await.expect("handed in");
    let graded = cost(app, Box::pin(crowd::work(app))).await;
    assert!(graded.1 < 200, "grading reads no history: {graded:?}");
}

/// Notes what is computed.
#[derive(Debug, Default)]
struct Noted(std::sync::Mutex<Vec<&'static str>>);

impl touchstone::app::Computer for Noted {
    fn begins(&self, name: &'static str) {
        self.0.lock().expect("whole").push(name);
    }
}

impl Noted {
    fn times(&self, name: &str) -> usize {
        self.0.lock().expect("whole").iter().filter(|n| **n == name).count()
    }
}

on_both!(
    what_an_exposure_cap_needs_is_found_outside_of_transactions,
    super::what_an_exposure_cap_needs_is_found_outside_of_transactions_on
);
async fn what_an_exposure_cap_needs_is_found_outside_of_transactions_on(t: TestApp) {
    const DECISION: &str =
        "kind = \"ability\"\ncut = 0.0\ndelta = 0.5\nalpha = 0.05\nbeta = 0.05\nmin_items = 8\nmax_items = 8\nforced = \"refer\"";
    // Inside a write nothing may be computed: in tests that panics, and the transaction with it.
    let noted = std::sync::Arc::new(Noted::default());
    let app = &t.app.clone().told(noted.clone());
    let bank: Vec<(f64, f64, f64)> = (0..30).map(|i| (1.5, f64::from(i) / 10.0 - 1.5, 0.2)).collect();
    let stage = "select = \"randomesque\"\nblock = 4\nexposure = 0.8";
    crowd::publish(app, &adaptive::set(&bank, &adaptive::Plan { stage, decision: DECISION, skills: 5 })).await;
    let retire = by_hand(
        &t.database.target,
        "INSERT INTO person (id, created_at) SELECT id, 0 FROM gold_set_version; INSERT INTO retired_item (set_id, item_id, reason, note, \
         retired_by, at) SELECT set_id, 'x-001', 'leaked', 'seen outside', id, 0 FROM gold_set_version",
    );
    retire.await;
    let (person, _) = crowd::applied(app, None).await;
    let attempt = crowd::sit(app, person, "first", |_, _| true).await;
    assert_eq!(noted.times("hold items back"), 1, "found for what is retired, before the attempt is started");
    // A process that has just begun grades a block: what it does not know it finds before it grades.
    let fresh = std::sync::Arc::new(Noted::default());
    let other = touchstone::app::open_with(&t.database.target, t.clock.clone(), t.ids.clone()).await.expect("opened").told(fresh.clone());
    crowd::work(&other).await;
    assert_eq!(fresh.times("hold items back"), 1);
    let form = other.db().read("form", move |tx| Box::pin(answers::form(tx, attempt))).await.expect("read");
    assert!(form.len() == 8 && form.iter().all(|p| p.item != "x-001"), "a second block was chosen, and not of what is retired");
}
