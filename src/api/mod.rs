//! The JSON API: one table of endpoints, from which routing, permission, the OpenAPI document and the tests of who may do what are made.
//!
//! Q: Why a table of our own instead of an attribute on each handler? A: The same rows say who may call, what is read and what is answered,
//! so none of these can be forgotten for one route; and the schemas come from the very types that are read (schemars), in the dialect that
//! OpenAPI 3.1 uses.

mod annotators;
mod appeals;
mod audits;
mod candidates;
mod checks;
mod cursor;
mod endpoint;
mod events;
mod judgments;
mod me;
mod measures;
mod mounting;
mod objects;
mod openapi;
mod reviews;
mod shapes;
mod signals;
mod sittings;
mod table;
mod tasks;
mod training;
mod webhooks;

pub use endpoint::BASE;
pub use mounting::{LocalWebhooks, PublicUrl, mount};
