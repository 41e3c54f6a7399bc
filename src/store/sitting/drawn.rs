//! What was drawn for a showing of an item, as it was stored. A damaged one is no drawing of its own: its ids would be the author's.

use serde_json::Value;

use crate::domain::gold_set::item::drawn::Drawn;
use crate::domain::sitting::FormItem;
use crate::store::auditing::annotators::Check;
use crate::store::engine::error::{Result, StoreError};

fn read(shown: &Value, table: &'static str, row: &dyn ToString) -> Result<Drawn> {
    serde_json::from_value(shown.clone()).map_err(|_| StoreError::Corrupt { table, column: "shown", row: row.to_string() })
}

/// What was drawn for a place of a form.
///
/// # Errors
/// [`StoreError::Corrupt`] where it is no drawing.
pub fn of_place(place: &FormItem) -> Result<Drawn> {
    read(&place.shown, "form_item", &place.id)
}

/// What was drawn for a hidden check.
///
/// # Errors
/// [`StoreError::Corrupt`] where it is no drawing.
pub fn of_check(check: &Check) -> Result<Drawn> {
    read(&check.shown, "hidden_check", &check.id)
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use uuid::Uuid;

    use super::*;
    use crate::domain::kernel::id::FormItemId;

    #[test]
    fn a_drawing_that_is_damaged_is_not_the_authors_own() {
        let place = |shown| FormItem { id: FormItemId::from_uuid(Uuid::nil()), position: 0, block: 0, item: "read-1".to_owned(), shown };
        let drawn = json!({ "lists": { "options": [["a", "kxmwqd"]] }, "swapped": false });
        assert_eq!(serde_json::to_value(of_place(&place(drawn.clone())).unwrap()).unwrap(), drawn);
        for damaged in [json!(null), json!("a"), json!({ "lists": { "options": ["a"] } }), json!({ "swapped": "a" })] {
            let told = of_place(&place(damaged.clone()));
            assert!(matches!(told, Err(StoreError::Corrupt { table: "form_item", column: "shown", .. })), "{damaged}");
        }
    }
}
