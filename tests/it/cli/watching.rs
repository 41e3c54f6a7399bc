//! Annotators, their charts and what those signal, as a terminal tells them: the same as the service knows.

use std::collections::BTreeSet;

use serde_json::Value;
use touchstone::app::auditing::signals::Told;
use touchstone::store::Target;

use super::{texts, touchstone};
use crate::app::checks::annotator;
use crate::app::watching::{set, signals, works};
use crate::support::crowd::{self, PROJECT};
use crate::support::database::{Database, Engine};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_terminal_tells_of_charts_and_signals_what_the_service_knows() {
    let t = Database::new(Engine::Sqlite).await.expect("SQLite is always there").app().await;
    let Target::Sqlite(path) = &t.database.target else { panic!("a file") };
    let database = format!("sqlite:{}", path.display());
    let run = |arguments: &[&str]| texts(&touchstone(&database, arguments, ""));
    let app = &t.app;
    crowd::publish(app, &set(&BTreeSet::new())).await;
    let (good, fallen) = (annotator(app).await, annotator(app).await);
    works(app, good, 12, 0).await;
    assert_eq!(run(&["audit", "watch", "--project", PROJECT]).0, 0, "nothing to look at");
    works(app, fallen, 12, 8).await;
    let known = signals(app, Told::AtOnce).await;
    let (code, told, _) = run(&["audit", "watch", "--project", PROJECT, "--json"]);
    let document: Value = serde_json::from_str(&told).expect("JSON");
    assert_eq!((code, &document["annotators"]), (1, &Value::from(2)), "somebody has to look");
    let open = document["open"].as_array().expect("signals");
    assert_eq!(open.len(), known.len());
    for (told, known) in open.iter().zip(&known) {
        assert_eq!((told["id"].as_str(), told["annotator"].as_str()), (Some(&*known.id.to_string()), Some(&*fallen.to_string())));
        assert_eq!(told["after"]["level"].as_f64(), Some(known.alarm.after.level));
    }
    let (code, table, told) = run(&["audit", "watch", "--project", PROJECT]);
    assert!(code == 1 && table.contains("cusum all") && told.contains("looked at 2 annotators"), "{table} {told}");
    let (code, told, _) = run(&["annotators", "list", "--project", PROJECT, "--json"]);
    let list: Value = serde_json::from_str(&told).expect("JSON");
    let sums: Vec<_> = list.as_array().expect("rows").iter().map(|r| (r["graded"].as_u64(), r["sum"].as_f64())).collect();
    assert_eq!((code, sums), (0, vec![(Some(12), Some(12.0)), (Some(20), Some(12.0))]));
    assert!(run(&["annotators", "list", "--project", PROJECT]).1.contains(&fallen.to_string()));
    let (code, told, _) = run(&["annotators", "show", "--project", PROJECT, &fallen.to_string(), "--json"]);
    let shown: Value = serde_json::from_str(&told).expect("JSON");
    assert_eq!((code, shown["charts"][0]["checks"].as_u64(), shown["signals"].as_array().map(Vec::len)), (0, Some(20), Some(known.len())));
    assert!(run(&["annotators", "show", "--project", PROJECT, &good.to_string()]).1.contains("12 checks graded of 12"));
    let nobody = uuid::Uuid::nil().to_string();
    assert_eq!(run(&["annotators", "show", "--project", PROJECT, &nobody]).0, 4);
    assert_eq!(run(&["audit", "watch", "--project", "nowhere"]).0, 4);
}
