//! Where an annotator stands with the project, whatever their checks say.

use crate::domain::kernel::names::names;

names! {
    /// Where an annotator stands.
    AnnotatorState {
        /// Works, and is given hidden checks.
        Active = "active";
        /// No work and no checks until a person lets them go on.
        Paused = "paused";
        /// The work has ended, for good.
        Ended = "ended";
    }
}
