//! Stimuli: the texts, conversations, pictures and clips that items are about.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::text::{Text, Turn};

/// One line of a stimulus file.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Stimulus {
    /// Unique among the set's stimuli.
    pub id: String,
    /// Language, a BCP 47 tag.
    pub lang: String,
    /// What it is called.
    pub title: Text,
    /// A text.
    #[serde(default)]
    pub text: Option<String>,
    /// A conversation.
    #[serde(default)]
    pub conversation: Option<Vec<Turn>>,
    /// A picture in `media/`.
    #[serde(default)]
    pub image: Option<String>,
    /// A clip in `media/`.
    #[serde(default)]
    pub video: Option<String>,
    /// What the picture or clip shows, in words.
    #[serde(default)]
    pub alt: Option<Text>,
    /// Where a real-world fact in it can be checked.
    #[serde(default)]
    pub source: Option<String>,
}

/// What a candidate or a platform may see of a stimulus: a text, a conversation, a picture or a clip.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Stimulus")]
pub struct PresentedStimulus<'a> {
    /// Language, a BCP 47 tag.
    lang: &'a str,
    /// What it is called.
    title: &'a Text,
    /// A text.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    /// A conversation.
    #[serde(skip_serializing_if = "Option::is_none")]
    conversation: Option<&'a [Turn]>,
    /// Where the picture is read, under the address of the service.
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'a str>,
    /// Where the clip is read, under the address of the service.
    #[serde(skip_serializing_if = "Option::is_none")]
    video: Option<&'a str>,
    /// What the picture or clip shows, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    alt: Option<&'a Text>,
}

impl Stimulus {
    /// The part that may be shown: neither its id nor its source.
    #[must_use]
    pub fn presented(&self) -> PresentedStimulus<'_> {
        PresentedStimulus {
            lang: &self.lang,
            title: &self.title,
            text: self.text.as_deref(),
            conversation: self.conversation.as_deref(),
            image: self.image.as_deref(),
            video: self.video.as_deref(),
            alt: self.alt.as_ref(),
        }
    }

    /// The file in `media/` that it names.
    #[must_use]
    pub fn media(&self) -> Option<&str> {
        self.image.as_deref().or(self.video.as_deref())
    }
}
