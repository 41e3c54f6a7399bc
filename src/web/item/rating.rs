//! `rating` on pages: a value on each scale; as a key, the values of one expert or of several.

use maud::{Markup, html};
use serde_json::{Map, Value, json};

use super::page::{Given, Keyed, ListKey, Page, Put, Show, wrong};
use super::{content, entries};
use crate::domain::gold_set::item::rating::Presented;
use crate::domain::gold_set::shared::Shared;
use crate::domain::kernel::violation::Violation;
use crate::domain::locale::lang::say;
use crate::web::frame::form::Form;
use touchstone_measure::text::normalise::nfkc;

impl Page for Presented {
    fn controls(&self, show: Show<'_>) -> Markup {
        html! { (content::about(show, self.content.as_ref())) (scales(show, &self.scales)) }
    }

    fn fill(&self, _: &Shared, response: &Value, put: Put<'_>) {
        entries::put_table(response, "scales", "scale.", put);
    }

    fn has_field(&self, shared: &Shared, name: &str) -> bool {
        entries::names(name, "scale.", shared.scale_bounds(&self.scales).iter().map(|s| &s.id))
    }

    fn given(&self, _: &Shared, form: &Form) -> Given {
        Given::answer(entries::table_of(form, "scale.", "scales", |v| Some(json!(v.parse::<i64>().ok()?))))
    }

    fn keyed(&self) -> Keyed<'_> {
        Keyed::Lists(self)
    }
}

fn scales(show: Show<'_>, scales: &str) -> Markup {
    let Some(set) = show.shared.scales.get(scales) else { return html! {} };
    html! {
        @for scale in &set.scale {
            fieldset.field data-numbers="1" {
                legend { (show.l.of(&scale.text)) }
                div.scale {
                    @for value in scale.min..=scale.max {
                        label.choice {
                            input type="radio" name={ "scale." (scale.id) } value=(value)
                                checked[show.has(&format!("scale.{}", scale.id), &value.to_string())];
                            span { (value) @if let Some(words) = scale.labels.get(&value.to_string()) { small { (show.l.of(words)) } } }
                        }
                    }
                }
            }
        }
    }
}

impl ListKey for Presented {
    fn lists(&self, show: Show<'_>) -> Markup {
        let Some(set) = show.shared.scales.get(&self.scales) else { return html! {} };
        html! {
            @for scale in &set.scale {
                @let (name, id) = (format!("right.{}", scale.id), format!("f-right-{}", scale.id));
                @let (min, max) = (scale.min, scale.max);
                div.field {
                    label for=(id) { (show.l.of(&scale.text)) }
                    p.hint id={ (id) "-hint" } { (say!(show.l, "From {min} to {max}. Where experts differed: all their values, such as \
                        3, 4, 4.", min, max)) }
                    input id=(id) type="text" name=(name) value=(show.fields.text(&name)) size="12" autocomplete="off"
                        aria-describedby={ (id) "-hint" };
                }
            }
        }
    }

    fn fill_key(&self, key: &Value, put: Put<'_>) {
        for (scale, target) in key.as_object().into_iter().flatten() {
            let values = target.as_array().map_or_else(|| vec![target.to_string()], |l| l.iter().map(Value::to_string).collect());
            put(format!("right.{scale}"), &values.join(", "));
        }
    }

    fn listed(&self, shared: &Shared, form: &Form) -> Result<Option<Value>, Violation> {
        let mut scales = Map::new();
        for scale in shared.scale_bounds(&self.scales) {
            if let Some(typed) = form.filled(&format!("right.{}", scale.id)) {
                scales.insert(scale.id, values(typed)?);
            }
        }
        Ok(Some(scales).filter(|s| !s.is_empty()).map(Value::Object))
    }
}

/// One value, or those of several experts.
fn values(typed: &str) -> Result<Value, Violation> {
    let folded = nfkc(typed).replace('\u{2212}', "-");
    let parts = folded.split([',', '、', ' ']).filter(|part| !part.trim().is_empty());
    let values = parts.map(|part| part.trim().parse::<i64>()).collect::<Result<Vec<_>, _>>().map_err(|_| wrong("not_a_number"))?;
    match values.as_slice() {
        [] => Err(wrong("not_a_number")),
        [one] => Ok(json!(one)),
        several => Ok(json!(several)),
    }
}
