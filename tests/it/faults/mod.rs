//! What happens when something of ours, or under us, fails.

mod grader;
