//! `rank` on pages: the responses in full, each with the place that it is given; the same place says that two are as good as each other.

use std::collections::BTreeMap;

use maud::{Markup, html};
use serde_json::{Value, json};

use super::content::content_of;
use super::entries::{self, letter};
use super::page::{AnswerKey, Given, Keyed, Page, Put, Show, wrong};
use crate::domain::gold_set::item::rank::{Presented, Ranked};
use crate::domain::gold_set::shared::Shared;
use crate::domain::kernel::violation::Violation;
use crate::domain::locale::lang::say;
use crate::web::frame::form::Form;

impl Page for Presented {
    fn controls(&self, show: Show<'_>) -> Markup {
        html! {
            p.hint { (show.l.t("Give each response its place, 1 for the best. Those that are as good as each other get the same place.")) }
            @for (n, response) in self.responses.iter().enumerate() { (one(show, response, letter(n), self.responses.len())) }
        }
    }

    fn read_along(&self, show: Show<'_>) -> Markup {
        html! {
            @for (n, response) in self.responses.iter().enumerate() {
                div.stimulus { h2 { (letter(n)) } (content_of(&response.content, &show.item.lang, show.l)) }
            }
        }
    }

    fn fill(&self, _: &Shared, response: &Value, put: Put<'_>) {
        for (tier, ids) in response["ranking"].as_array().into_iter().flatten().enumerate() {
            for id in entries::texts(ids) {
                put(format!("place.{id}"), &(tier + 1).to_string());
            }
        }
    }

    fn has_field(&self, _: &Shared, name: &str) -> bool {
        entries::names(name, "place.", self.responses.iter().map(|r| &r.id))
    }

    /// The tiers that the places give; an answer once every response has a place.
    fn given(&self, _: &Shared, form: &Form) -> Given {
        let place =
            |r: &Ranked| form.filled(&format!("place.{}", r.id))?.parse::<usize>().ok().filter(|n| (1..=self.responses.len()).contains(n));
        let mut tiers: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
        for response in &self.responses {
            if let Some(place) = place(response) {
                tiers.entry(place).or_default().push(&response.id);
            }
        }
        let placed: usize = tiers.values().map(Vec::len).sum();
        if placed == 0 {
            Given::answer(Value::Null)
        } else if placed == self.responses.len() {
            Given::answer(json!({ "ranking": tiers.into_values().collect::<Vec<_>>() }))
        } else {
            Given::unfinished(Value::Null, "/ranking", "ranking_unfinished")
        }
    }

    fn keyed(&self) -> Keyed<'_> {
        Keyed::Answer(self)
    }
}

/// A response with the select of its place.
fn one(show: Show<'_>, response: &Ranked, letter: char, of: usize) -> Markup {
    let name = format!("place.{}", response.id);
    html! {
        article.card aria-labelledby={ "rank-" (response.id) } {
            h2 id={ "rank-" (response.id) } { (letter) }
            (content_of(&response.content, &show.item.lang, show.l))
            div.field {
                label for={ "place-" (response.id) } { (say!(show.l, "Place of {letter}", letter)) }
                select id={ "place-" (response.id) } name=(name) {
                    option value="" { (show.l.t("Choose")) }
                    @for n in 1..=of { option value=(n) selected[show.has(&name, &n.to_string())] { (n) } }
                }
            }
        }
    }
}

/// The chains of a key.
fn chains(key: &Value) -> Vec<Vec<String>> {
    key.as_array().into_iter().flatten().map(|chain| entries::texts(chain).into_iter().map(str::to_owned).collect()).collect()
}

/// Every way down tiers, one of each.
fn ways_down<'i>(tiers: &[Vec<&'i str>]) -> Vec<Vec<&'i str>> {
    tiers.iter().fold(vec![Vec::new()], |ways, tier| {
        let longer = |way: &Vec<&'i str>| tier.iter().map(|id| [way.as_slice(), &[*id]].concat()).collect::<Vec<_>>();
        ways.iter().flat_map(longer).collect()
    })
}

impl AnswerKey for Presented {
    fn answer_of(&self, key: &Value) -> Value {
        self.tiers(&chains(key)).map_or(Value::Null, |tiers| json!({ "ranking": tiers }))
    }

    /// All chains down the tiers: at most 81 of the twelve responses that an item may have.
    fn key_of(&self, _: &Shared, answer: &Value) -> Result<Value, Violation> {
        let tiers: Vec<Vec<&str>> = answer["ranking"].as_array().into_iter().flatten().map(entries::texts).collect();
        if tiers.len() < 2 {
            return Err(wrong("orders_nothing"));
        }
        Ok(json!(ways_down(&tiers)))
    }

    /// An order that leaves open more than who is as good as whom is said in JSON only.
    fn is_sayable(&self, key: &Value) -> bool {
        self.tiers(&chains(key)).is_some()
    }
}
