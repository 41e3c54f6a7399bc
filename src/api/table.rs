//! Every endpoint.

use super::endpoint::Endpoint;
use super::{annotators, appeals, candidates, events, me, objects, reviews, signals, sittings, training, webhooks};

/// Every endpoint.
pub fn endpoints() -> Vec<Endpoint> {
    [
        me::endpoints(),
        sittings::endpoints(),
        candidates::endpoints(),
        appeals::endpoints(),
        training::endpoints(),
        reviews::endpoints(),
        annotators::endpoints(),
        signals::endpoints(),
        events::endpoints(),
        objects::endpoints(),
        webhooks::endpoints(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
