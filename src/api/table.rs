//! Every endpoint.

use super::endpoint::Endpoint;
use super::{
    annotators, appeals, audits, candidates, checks, events, judgments, me, measures, objects, reviews, signals, sittings, tasks, training,
    webhooks,
};

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
        measures::endpoints(),
        checks::endpoints(),
        tasks::endpoints(),
        judgments::endpoints(),
        audits::endpoints(),
        events::endpoints(),
        objects::endpoints(),
        webhooks::endpoints(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
