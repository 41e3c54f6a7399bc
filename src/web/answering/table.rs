//! Every page.

use crate::web::frame::page::Page;
use crate::web::{admin, auditor, author, candidate, frame, recruiter, reviewer};

/// Every page.
pub fn pages() -> Vec<Page> {
    [
        frame::home::pages(),
        recruiter::appeals::pages(),
        frame::account::pages(),
        recruiter::documents::judging::pages(),
        recruiter::documents::pages(),
        candidate::appeals::pages(),
        candidate::apply::pages(),
        candidate::me::pages(),
        candidate::record::pages(),
        candidate::measures::pages(),
        candidate::start::pages(),
        frame::help::pages(),
        frame::privacy::pages(),
        candidate::sitting::pages(),
        reviewer::review::pages(),
        reviewer::training::pages(),
        reviewer::drafts::pages(),
        reviewer::judged::pages(),
        recruiter::queues::pages(),
        recruiter::candidates::pages(),
        recruiter::extra_time::pages(),
        recruiter::decide::pages(),
        recruiter::dossier::pages(),
        auditor::signals::pages(),
        auditor::measures::pages(),
        auditor::rules::pages(),
        auditor::annotators::pages(),
        auditor::audits::pages(),
        auditor::audit_report::pages(),
        author::versions::pages(),
        author::contests::pages(),
        recruiter::integrity::pages(),
        author::items::pages(),
        author::simulation::pages(),
        admin::jobs::pages(),
        admin::settings::pages(),
        frame::problems::pages(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
