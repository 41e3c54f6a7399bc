//! What stands in a step's fields: as it was just sent, as it was typed and not sent yet, or as it was answered. Pages know no other
//! source, so whatever somebody typed stays until they change it.

use super::steps::Step;
use crate::domain::applying::profile::Profile;
use crate::domain::applying::question;
use crate::domain::applying::question::Fields;
use crate::web::frame::form::Form;

/// Fields of our own pages, which nobody types.
const OWN: [&str; 6] = ["csrf", "once", "revision", "go", "from_check", "remove"];

/// The fields of a step.
#[derive(Clone, Debug, Default)]
pub struct Typed(Fields);

impl Typed {
    /// As it was sent.
    pub fn sent(form: &Form) -> Self {
        Self::kept(form.fields().to_vec())
    }

    /// As it was typed and kept.
    pub fn kept(fields: Fields) -> Self {
        Self(fields.into_iter().filter(|(name, _)| !OWN.contains(&name.as_str())).collect())
    }

    /// As it was answered. A period that is to be added is never answered: its fields are empty.
    pub fn answered(step: Step<'_>, profile: &Profile) -> Self {
        Self(question::answered(step.id(), step.requirement(), profile))
    }

    /// Whether it says anything else than the answer that stands.
    pub fn differs(&self, step: Step<'_>, profile: &Profile) -> bool {
        question::differs(&self.0, &Self::answered(step, profile).0)
    }

    /// Whether anything stands in a field.
    pub fn is_begun(&self) -> bool {
        self.0.iter().any(|(_, text)| !text.trim().is_empty())
    }

    /// A field; empty where nothing stands in it.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v.as_str())
    }

    /// The fields, to be kept.
    pub fn into_fields(self) -> Fields {
        self.0
    }
}
