//! Gold sets and grading.

mod adaptive;
mod any_response;
mod audits;
mod broken_sets;
mod catalogues;
mod charts;
mod doubt;
mod drawn;
mod figures_told;
mod forms;
mod gold_set;
mod languages;
mod letters;
mod mutations;
mod phrases;
mod plans;
mod promises;
mod rules_elsewhere;
mod rules_looked;
mod settings;
mod several_right;
mod shipped_gold_set;
mod spanish_gold_set;
mod spelling;
mod wordings;
