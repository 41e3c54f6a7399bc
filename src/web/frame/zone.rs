//! Moments on pages: in the project's time zone, which is named beside them.

use jiff::tz::TimeZone;
use maud::Markup;

use crate::app::AppError;
use crate::domain::gold_set::stored::Content;
use crate::domain::kernel::moment::Moment;
use crate::web::{Trouble, Visit};

impl Visit {
    /// The time zone of dates: the project's.
    pub fn zone(content: &Content) -> TimeZone {
        TimeZone::get(&content.project.head.time_zone).unwrap_or(TimeZone::UTC)
    }

    /// The time zone of the project in which staff work; UTC while it has published nothing that names one.
    pub async fn own_zone(&self) -> Result<TimeZone, Trouble> {
        match self.app.published(&self.project).await {
            Ok((_, content)) => Ok(Self::zone(&content)),
            Err(AppError::NotFound(_)) => Ok(TimeZone::UTC),
            Err(error) => Err(error.into()),
        }
    }

    /// A moment inside `<time>`.
    pub fn time(&self, at: Moment, zone: &TimeZone) -> Markup {
        maud::html! { time datetime=(at) { (self.lang.time(at, zone)) } }
    }
}
