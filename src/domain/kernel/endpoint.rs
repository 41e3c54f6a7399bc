//! Endpoints of platforms: whether they are told of events, and how far a message to one has come.

use super::names::names;

names! {
    /// Whether an endpoint is told of events.
    Switch {
        /// It is.
        On = "on";
        /// It is not.
        Off = "off";
    }
}

names! {
    /// Where a message to an endpoint stands.
    DeliveryState {
        /// It is tried, or tried again.
        Waiting = "waiting";
        /// The endpoint took it.
        Done = "done";
        /// It was given up.
        Failed = "failed";
    }
}
