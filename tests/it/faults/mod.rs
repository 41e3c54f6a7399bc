//! What happens when something of ours, or around us, fails: clocks, mail servers, receivers, graders.

mod clocks;
mod database;
mod grader;
mod mails;
mod receivers;
