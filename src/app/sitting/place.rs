//! What a save has to know of a place of a form.

use std::sync::Arc;

use super::places::Place;
use crate::app::{App, AppError};
use crate::domain::kernel::id::{AttemptId, FormItemId};
use crate::store::sitting::{answers, drawn};

impl App {
    pub(in crate::app) async fn place(&self, attempt: AttemptId, item: FormItemId) -> Result<Option<Arc<Place>>, AppError> {
        if let Some(there) = self.places.get((attempt, item)) {
            return Ok(Some(there));
        }
        let found = self.db.look("answer place", move |tx| Box::pin(answers::place(tx, attempt, item))).await?;
        let Some((owner, version, place)) = found else { return Ok(None) };
        let drawn = drawn::of_place(&place)?;
        let place = Arc::new(Place { owner, version, item: place.item, drawn });
        self.places.keep((attempt, item), place.clone());
        Ok(Some(place))
    }
}
