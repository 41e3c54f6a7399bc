//! An act that comes as far as its transaction, and something else that is committed before it.

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use futures_util::future::BoxFuture;
use tokio::sync::Notify;
use touchstone::app::App;
use touchstone::store::{StoreError, Tx};

/// Lets `act` come as far as its write, which waits for SQLite's only writer; what has the writer does `meanwhile` and is committed
/// first. What `act` looked at before its write is what stood before. On SQLite only.
pub async fn overtaken<T>(
    app: &App,
    act: impl Future<Output = T>,
    meanwhile: impl for<'t> Fn(&'t mut Tx) -> BoxFuture<'t, Result<(), StoreError>> + Send + Sync + Clone + 'static,
) -> T {
    let (held, go) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let (db, holds, goes) = (app.db().clone(), held.clone(), go.clone());
    let write = tokio::spawn(async move {
        db.write_within("overtakes", Duration::from_secs(20), move |tx| {
            let (meanwhile, holds, goes) = (meanwhile.clone(), holds.clone(), goes.clone());
            Box::pin(async move {
                meanwhile(tx).await?;
                holds.notify_one();
                goes.notified().await;
                Ok(())
            })
        })
        .await
    });
    held.notified().await;
    let mut act = pin!(act);
    let (mut before, mut quiet) = (app.db().counted(), 0);
    // Where nothing is asked of the database any more, it waits for the writer.
    while quiet < 25 {
        if let Ok(early) = tokio::time::timeout(Duration::from_millis(10), &mut act).await {
            go.notify_one();
            write.await.expect("no panic").expect("committed");
            return early;
        }
        let now = app.db().counted();
        quiet = if now == before { quiet + 1 } else { 0 };
        before = now;
    }
    go.notify_one();
    write.await.expect("no panic").expect("committed");
    act.await
}
