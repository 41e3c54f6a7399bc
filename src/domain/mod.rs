//! Types that cannot hold a wrong value, and decisions. No I/O, no async, no clock:
//! whatever time or chance a decision needs is an argument.

pub mod accounts;
pub mod applying;
pub mod auditing;
pub mod deciding;
pub mod evidence;
pub mod gold_set;
pub mod grading;
pub mod kernel;
pub mod locale;
pub mod planning;
pub mod project;
pub mod reviewing;
pub mod sitting;
