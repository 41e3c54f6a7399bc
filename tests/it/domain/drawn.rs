//! A response goes from shown ids into the author's and back without a loss, whatever was drawn and whatever was sent.

use proptest::prelude::*;
use serde_json::{Value, json};
use touchstone::domain::gold_set::item::ItemKind;
use touchstone::domain::gold_set::item::drawn::{Drawn, Given, Stored, draw};
use touchstone::domain::kernel::chance::Seed;
use touchstone::domain::kernel::sealed::Reveal;

use super::any_response::{any_json, of_kind};

/// Turns every list inside a value by so many places, and leaves its first entries out where it is to be shorter.
fn other(value: &Value, turn: usize, shorter: bool) -> Value {
    match value {
        Value::Array(list) => {
            let mut list: Vec<Value> = list.iter().map(|v| other(v, turn, false)).collect();
            let places = turn % list.len().max(1);
            list.rotate_left(places);
            list.truncate(if shorter { list.len() / 2 } else { list.len() });
            Value::Array(list)
        }
        Value::Object(fields) => fields.iter().map(|(name, v)| (name.clone(), other(v, turn, shorter))).collect(),
        Value::Number(number) => number.as_i64().map_or_else(|| value.clone(), |n| json!(n % 3 - 1)),
        _ => value.clone(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_stored_is_given_back_and_stored_alike(
        nth in 0_usize..1000, seed in any::<u64>(), turn in 0_usize..7, shorter in any::<bool>()
    ) {
        for kind in ItemKind::ALL {
            let item = of_kind(*kind, nth);
            let drawn = draw(item, Seed(seed), "a place");
            let kept: Drawn = serde_json::from_value(serde_json::to_value(&drawn).expect("JSON")).expect("drawn");
            prop_assert_eq!(&kept, &drawn);
            let own = item.own_answer(&Reveal::for_the_store()).unwrap_or_else(|| json!({ "text": "A considered text." }));
            for stored in [other(&own, turn, shorter), own].map(Stored) {
                let given = drawn.as_given(&item.presented.body, &stored);
                let again = drawn.stored(&item.presented.body, &given);
                prop_assert_eq!(again.map_err(|v| v.code), Ok(stored));
            }
        }
    }

    #[test]
    fn what_is_taken_of_any_json_is_given_back_as_it_came(nth in 0_usize..1000, seed in any::<u64>(), response in any_json()) {
        let response = Given(response);
        for kind in ItemKind::ALL {
            let item = of_kind(*kind, nth);
            let drawn = draw(item, Seed(seed), "a place");
            if let Ok(stored) = drawn.stored(&item.presented.body, &response) {
                prop_assert_eq!(drawn.as_given(&item.presented.body, &stored), response.clone());
            }
        }
    }
}

#[test]
fn lists_that_are_none_and_the_smallest_number_come_back_as_they_came() {
    for response in [
        json!({ "options": "a" }),
        json!({ "order": { "1": "a" } }),
        json!({ "claims": { } }),
        json!({ "claims": "c1" }),
        json!({ "value": i64::MIN }),
        json!({ "value": -2 }),
        json!({ "pairs": [] }),
    ] {
        let response = Given(response);
        for kind in ItemKind::ALL {
            for seed in 0..4 {
                let item = of_kind(*kind, 0);
                let drawn = draw(item, Seed(seed), "a place");
                let stored = drawn.stored(&item.presented.body, &response).unwrap_or_else(|v| panic!("{kind:?} {response:?}: {v:?}"));
                assert_eq!(drawn.as_given(&item.presented.body, &stored), response, "{kind:?}");
            }
        }
    }
}
