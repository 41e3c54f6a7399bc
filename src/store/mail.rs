//! Letters: what a person is told, in both languages, and when it is due. How they go out is told in [`super::posting`].

use serde_json::json;
use uuid::Uuid;

use super::error::Result;
use super::posting;
use super::sql::{row, sql, vals};
use super::tx::Tx;
use crate::domain::canonical;
use crate::domain::id::{ApplicationId, DecisionId, PersonId};
use crate::domain::moment::Moment;

sql! {
    INSERT_MAIL = "INSERT INTO mail (id, person_id, decision_id, subject_en, subject_zh, body_en, body_zh, due_at, attempts) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0)";
    OF_PERSON = "SELECT m.id AS id, m.decision_id AS decision_id, m.subject_en AS subject_en, m.subject_zh AS subject_zh, \
        m.body_en AS body_en, m.body_zh AS body_zh, m.due_at AS due_at, p.email AS email, COALESCE(p.language, p.language_asked) AS lang, \
        d.outcome AS outcome FROM mail m JOIN person p ON p.id = m.person_id \
        LEFT JOIN decision d ON d.id = m.decision_id WHERE m.person_id = $1 AND m.due_at <= $2 ORDER BY m.due_at DESC, m.id DESC";
    ADDRESSED = "SELECT m.person_id AS person_id, m.decision_id AS decision_id, d.application_id AS application_id, a.person_id AS \
        applicant, (d.undone_at IS NOT NULL AND d.undone_at < d.letter_at) AS taken_back FROM mail m \
        LEFT JOIN decision d ON d.id = m.decision_id LEFT JOIN application a ON \
        a.id = d.application_id WHERE m.id = $1";
    BY_ID = "SELECT m.id AS id, m.decision_id AS decision_id, m.subject_en AS subject_en, m.subject_zh AS subject_zh, m.body_en AS \
        body_en, \
        m.body_zh AS body_zh, m.due_at AS due_at, p.email AS email, COALESCE(p.language, p.language_asked) AS lang, \
        d.outcome AS outcome FROM \
        mail m JOIN person p ON p.id = m.person_id \
        LEFT JOIN decision d ON d.id = m.decision_id WHERE \
        m.id = $1";
    OF_DECISION = "SELECT m.id AS id, m.decision_id AS decision_id, m.subject_en AS subject_en, m.subject_zh AS subject_zh, \
        m.body_en AS body_en, m.body_zh AS body_zh, m.due_at AS due_at, p.email AS email, COALESCE(p.language, p.language_asked) AS lang, \
        d.outcome AS outcome FROM mail m JOIN person p ON p.id = m.person_id \
        LEFT JOIN decision d ON d.id = m.decision_id WHERE m.decision_id = $1";
    TAKE_BACK = "DELETE FROM mail WHERE decision_id = $1 AND sent_at IS NULL RETURNING id";
    WRITTEN = "SELECT id, person_id, decision_id, subject_en, subject_zh, body_en, body_zh, due_at FROM mail WHERE id = $1";
    WRITTEN_AFTER = "SELECT id, person_id, decision_id, subject_en, subject_zh, body_en, body_zh, due_at FROM mail WHERE id > $1 ORDER BY \
        id LIMIT $2";
}

/// A mail to be written.
#[derive(Clone, Debug)]
pub struct NewMail<'a> {
    /// The mail.
    pub id: Uuid,
    /// To whom.
    pub person: PersonId,
    /// The decision whose letter it is, if any.
    pub decision: Option<DecisionId>,
    /// Subjects in English and Chinese.
    pub subject: [&'a str; 2],
    /// Texts in English and Chinese.
    pub body: [&'a str; 2],
    /// Not before.
    pub due: Moment,
}

/// A mail that is due or was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// The mail.
    pub id: Uuid,
    /// The decision whose letter it is, if any.
    pub decision: Option<DecisionId>,
    /// What that decision is.
    pub outcome: Option<String>,
    /// Subjects in English and Chinese.
    pub subject: [String; 2],
    /// Texts in English and Chinese.
    pub body: [String; 2],
    /// When it was or is due.
    pub due: Moment,
    /// The address; none once erased.
    pub email: Option<String>,
    /// The language that the person reads.
    pub lang: Option<String>,
}

row! {
    struct MailRow {
        id: Uuid, decision_id: Option<Uuid>, subject_en: String, subject_zh: String, body_en: String, body_zh: String, due_at: i64,
        email: Option<String>, lang: Option<String>, outcome: Option<String>,
    }
}

impl MailRow {
    fn into_domain(self) -> Mail {
        Mail {
            id: self.id,
            decision: self.decision_id.map(DecisionId::from_uuid),
            outcome: self.outcome,
            subject: [self.subject_en, self.subject_zh],
            body: [self.body_en, self.body_zh],
            due: Moment::from_microseconds(self.due_at),
            email: self.email,
            lang: self.lang,
        }
    }
}

/// Adds a letter and puts it on its way.
///
/// # Errors
/// [`super::StoreError`].
pub async fn insert(tx: &mut Tx, new: &NewMail<'_>) -> Result<()> {
    let decision = new.decision.map(DecisionId::uuid);
    let ([en, zh], [text_en, text_zh]) = (new.subject, new.body);
    tx.run(&INSERT_MAIL, vals![new.id, new.person.uuid(), decision, en, zh, text_en, text_zh, new.due]).await?;
    posting::insert_letter(tx, new.id, new.due).await
}

/// A person's mails that are due, newest first.
///
/// # Errors
/// [`super::StoreError`].
pub async fn of_person(tx: &mut Tx, person: PersonId, now: Moment) -> Result<Vec<Mail>> {
    Ok(tx.all::<MailRow>(&OF_PERSON, vals![person.uuid(), now]).await?.into_iter().map(MailRow::into_domain).collect())
}

/// The letter on a decision, whether it went out or not.
///
/// # Errors
/// [`super::StoreError`].
pub async fn of_decision(tx: &mut Tx, decision: DecisionId) -> Result<Option<Mail>> {
    Ok(tx.one::<MailRow>(&OF_DECISION, vals![decision.uuid()]).await?.map(MailRow::into_domain))
}

/// A letter.
///
/// # Errors
/// [`super::StoreError`].
pub async fn by_id(tx: &mut Tx, id: Uuid) -> Result<Option<Mail>> {
    Ok(tx.one::<MailRow>(&BY_ID, vals![id]).await?.map(MailRow::into_domain))
}

/// To whom a letter is addressed, and whose decision it tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Addressed {
    /// To whom.
    pub person: PersonId,
    /// The decision, if any.
    pub decision: Option<DecisionId>,
    /// The application that was decided on, and whose it is.
    pub application: Option<(ApplicationId, PersonId)>,
    /// Whether the decision was taken back before its letter was due.
    pub taken_back: bool,
}

/// To whom a letter is addressed.
///
/// # Errors
/// [`super::StoreError`].
pub async fn addressed(tx: &mut Tx, id: Uuid) -> Result<Option<Addressed>> {
    row! {
        struct AddressedRow {
            person_id: Uuid, decision_id: Option<Uuid>, application_id: Option<Uuid>, applicant: Option<Uuid>, taken_back: Option<bool>,
        }
    }
    let row = tx.one::<AddressedRow>(&ADDRESSED, vals![id]).await?;
    Ok(row.map(|r| Addressed {
        person: PersonId::from_uuid(r.person_id),
        decision: r.decision_id.map(DecisionId::from_uuid),
        application: r.application_id.map(ApplicationId::from_uuid).zip(r.applicant.map(PersonId::from_uuid)),
        taken_back: r.taken_back.unwrap_or(false),
    }))
}

/// Takes a decision's letter back, where it did not go out; the letter that is gone.
///
/// # Errors
/// [`super::StoreError`].
pub async fn take_back(tx: &mut Tx, decision: DecisionId) -> Result<Option<Uuid>> {
    row! { struct IdRow { id: Uuid } }
    posting::take_back(tx, decision).await?;
    Ok(tx.one::<IdRow>(&TAKE_BACK, vals![decision.uuid()]).await?.map(|r| r.id))
}

/// A letter as the ledger keeps it: to whom, on what, when it is due, and the hash of what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The letter.
    pub id: Uuid,
    /// To whom.
    pub person: PersonId,
    /// The decision whose letter it is, if any.
    pub decision: Option<DecisionId>,
    /// Not before.
    pub due: Moment,
    /// BLAKE3 over the canonical form of its subjects and texts in both languages, in hexadecimal.
    pub text: String,
}

/// The hash of what a letter says.
fn text_hash(subject: [&str; 2], body: [&str; 2]) -> String {
    let ([subject_en, subject_zh], [body_en, body_zh]) = (subject, body);
    let text = json!({ "subject": { "en": subject_en, "zh": subject_zh }, "body": { "en": body_en, "zh": body_zh } });
    blake3::hash(canonical::text(&text).as_bytes()).to_hex().to_string()
}

impl NewMail<'_> {
    /// As the ledger keeps it.
    #[must_use]
    pub fn written(&self) -> Written {
        let text = text_hash(self.subject, self.body);
        Written { id: self.id, person: self.person, decision: self.decision, due: self.due, text }
    }
}

row! {
    struct WrittenRow {
        id: Uuid, person_id: Uuid, decision_id: Option<Uuid>, subject_en: String, subject_zh: String, body_en: String, body_zh: String,
        due_at: i64,
    }
}

impl WrittenRow {
    fn into_domain(self) -> Written {
        Written {
            id: self.id,
            person: PersonId::from_uuid(self.person_id),
            decision: self.decision_id.map(DecisionId::from_uuid),
            due: Moment::from_microseconds(self.due_at),
            text: text_hash([&self.subject_en, &self.subject_zh], [&self.body_en, &self.body_zh]),
        }
    }
}

/// A letter as it stands.
///
/// # Errors
/// [`super::StoreError`].
pub async fn written(tx: &mut Tx, id: Uuid) -> Result<Option<Written>> {
    Ok(tx.one::<WrittenRow>(&WRITTEN, vals![id]).await?.map(WrittenRow::into_domain))
}

/// Letters as they stand, after one of them.
///
/// # Errors
/// [`super::StoreError`].
pub async fn written_after(tx: &mut Tx, after: Uuid, limit: i64) -> Result<Vec<Written>> {
    Ok(tx.all::<WrittenRow>(&WRITTEN_AFTER, vals![after, limit]).await?.into_iter().map(WrittenRow::into_domain).collect())
}
