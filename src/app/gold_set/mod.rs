//! Content: importing, publishing, contested and corrected keys, calibration.

pub mod authoring;
pub(super) mod cache;
pub mod calibration;
pub mod compared;
pub mod content;
pub mod contests;
pub mod import;
pub(super) mod languages;
pub mod media;
pub(super) mod next_look;
pub(super) mod offered;
pub(super) mod own_form;
pub(super) mod population;
pub mod rebasing;
pub(super) mod shelf;
pub mod simulation;
pub mod trials;
pub mod tried_out;
