//! The store on both databases: statements, transactions, migrations, invariants, and what survives a kill.

mod dangling;
mod invariants;
mod killed;
mod log;
mod migrations;
mod people;
mod saves;
mod schema;
mod shown_before;
mod transactions;
mod upgrade;
