//! Letters: what a person is told, by language, and when it is due. How they go out is told in [`crate::store::platform::posting`].

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::domain::deciding::DecisionOutcome;
use crate::domain::deciding::texts::Texts;
use crate::domain::kernel::id::{ApplicationId, DecisionId, PersonId};
use crate::domain::kernel::moment::Moment;
use crate::store::engine::error::{Result, known};
use crate::store::engine::sql::{Statement, V, row, sql, vals};
use crate::store::engine::tx::Tx;
use crate::store::platform::posting;

sql! {
    INSERT_MAIL = "INSERT INTO mail (id, person_id, decision_id, due_at, attempts) VALUES ($1, $2, $3, $4, 0)";
    INSERT_TEXT = "INSERT INTO mail_text (mail_id, language, subject, body) VALUES ($1, $2, $3, $4)";
    OF_PERSON = "SELECT m.id AS id, m.decision_id AS decision_id, m.due_at AS due_at, p.email AS email, \
        COALESCE(p.language, p.language_asked) AS lang, d.outcome AS outcome FROM mail m JOIN person p ON p.id = m.person_id \
        LEFT JOIN decision d ON d.id = m.decision_id WHERE m.person_id = $1 AND m.due_at <= $2 ORDER BY m.due_at DESC, m.id DESC";
    TEXTS_OF_PERSON = "SELECT t.mail_id AS mail_id, t.language AS language, t.subject AS subject, t.body AS body FROM mail_text t \
        JOIN mail m ON m.id = t.mail_id WHERE m.person_id = $1 AND m.due_at <= $2";
    ADDRESSED = "SELECT m.person_id AS person_id, m.decision_id AS decision_id, d.application_id AS application_id, a.person_id AS \
        applicant, (d.undone_at IS NOT NULL AND d.undone_at < d.letter_at) AS taken_back FROM mail m \
        LEFT JOIN decision d ON d.id = m.decision_id LEFT JOIN application a ON \
        a.id = d.application_id WHERE m.id = $1";
    BY_ID = "SELECT m.id AS id, m.decision_id AS decision_id, m.due_at AS due_at, p.email AS email, \
        COALESCE(p.language, p.language_asked) AS lang, d.outcome AS outcome FROM mail m JOIN person p ON p.id = m.person_id \
        LEFT JOIN decision d ON d.id = m.decision_id WHERE m.id = $1";
    TEXTS_BY_ID = "SELECT mail_id, language, subject, body FROM mail_text WHERE mail_id = $1";
    OF_DECISION = "SELECT m.id AS id, m.decision_id AS decision_id, m.due_at AS due_at, p.email AS email, \
        COALESCE(p.language, p.language_asked) AS lang, d.outcome AS outcome FROM mail m JOIN person p ON p.id = m.person_id \
        LEFT JOIN decision d ON d.id = m.decision_id WHERE m.decision_id = $1";
    TEXTS_OF_DECISION = "SELECT t.mail_id AS mail_id, t.language AS language, t.subject AS subject, t.body AS body FROM mail_text t \
        JOIN mail m ON m.id = t.mail_id WHERE m.decision_id = $1";
    TAKE_BACK_TEXTS = "DELETE FROM mail_text WHERE mail_id IN (SELECT id FROM mail WHERE decision_id = $1 AND sent_at IS NULL)";
    TAKE_BACK = "DELETE FROM mail WHERE decision_id = $1 AND sent_at IS NULL RETURNING id";
    WRITTEN = "SELECT id, person_id, decision_id, due_at FROM mail WHERE id = $1";
    WRITTEN_AFTER = "SELECT id, person_id, decision_id, due_at FROM mail WHERE id > $1 ORDER BY id LIMIT $2";
    TEXTS_BETWEEN = "SELECT mail_id, language, subject, body FROM mail_text WHERE mail_id > $1 AND mail_id <= $2";
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
    /// What it says, by language.
    pub texts: &'a Texts,
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
    pub outcome: Option<DecisionOutcome>,
    /// What it says, by language.
    pub texts: Texts,
    /// When it was or is due.
    pub due: Moment,
    /// The address; none once erased.
    pub email: Option<String>,
    /// The language that the person reads.
    pub lang: Option<String>,
}

row! {
    struct MailRow {
        id: Uuid, decision_id: Option<Uuid>, due_at: i64, email: Option<String>, lang: Option<String>, outcome: Option<String>,
    }
}

impl MailRow {
    fn into_domain(self, texts: &mut ByLetter) -> Result<Mail> {
        let decided =
            |name: String| known(DecisionOutcome::from_name(&name), ("decision", "outcome"), &self.decision_id.unwrap_or_default());
        Ok(Mail {
            id: self.id,
            decision: self.decision_id.map(DecisionId::from_uuid),
            outcome: self.outcome.map(decided).transpose()?,
            texts: texts.remove(&self.id).unwrap_or_default(),
            due: Moment::from_microseconds(self.due_at),
            email: self.email,
            lang: self.lang,
        })
    }
}

/// What letters say.
type ByLetter = BTreeMap<Uuid, Texts>;

/// What the letters of a statement say.
async fn texts(tx: &mut Tx, of: &'static Statement, values: Vec<V>) -> Result<ByLetter> {
    row! { struct TextRow { mail_id: Uuid, language: String, subject: String, body: String } }
    let mut all: BTreeMap<Uuid, Vec<(String, String, String)>> = BTreeMap::new();
    for row in tx.all::<TextRow>(of, values).await? {
        all.entry(row.mail_id).or_default().push((row.language, row.subject, row.body));
    }
    Ok(all.into_iter().map(|(letter, texts)| (letter, texts.into_iter().collect())).collect())
}

/// Adds a letter and puts it on its way.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn insert(tx: &mut Tx, new: &NewMail<'_>) -> Result<()> {
    let decision = new.decision.map(DecisionId::uuid);
    tx.run(&INSERT_MAIL, vals![new.id, new.person.uuid(), decision, new.due]).await?;
    for text in new.texts.all() {
        tx.run(&INSERT_TEXT, vals![new.id, text.code, text.subject, text.body]).await?;
    }
    posting::insert_letter(tx, new.id, new.due).await
}

/// A person's mails that are due, newest first.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn of_person(tx: &mut Tx, person: PersonId, now: Moment) -> Result<Vec<Mail>> {
    let mut texts = texts(tx, &TEXTS_OF_PERSON, vals![person.uuid(), now]).await?;
    let all = tx.all::<MailRow>(&OF_PERSON, vals![person.uuid(), now]).await?;
    all.into_iter().map(|row| row.into_domain(&mut texts)).collect()
}

/// The letter on a decision, whether it went out or not.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn of_decision(tx: &mut Tx, decision: DecisionId) -> Result<Option<Mail>> {
    let mut texts = texts(tx, &TEXTS_OF_DECISION, vals![decision.uuid()]).await?;
    tx.one::<MailRow>(&OF_DECISION, vals![decision.uuid()]).await?.map(|row| row.into_domain(&mut texts)).transpose()
}

/// A letter.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn by_id(tx: &mut Tx, id: Uuid) -> Result<Option<Mail>> {
    let mut texts = texts(tx, &TEXTS_BY_ID, vals![id]).await?;
    tx.one::<MailRow>(&BY_ID, vals![id]).await?.map(|row| row.into_domain(&mut texts)).transpose()
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
/// [`crate::store::StoreError`].
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
/// [`crate::store::StoreError`].
pub async fn take_back(tx: &mut Tx, decision: DecisionId) -> Result<Option<Uuid>> {
    row! { struct IdRow { id: Uuid } }
    posting::take_back(tx, decision).await?;
    tx.run(&TAKE_BACK_TEXTS, vals![decision.uuid()]).await?;
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
    /// The hash of all that it says ([`Texts::hash`]).
    pub text: String,
    /// The same by language ([`Texts::hashes`]); none where an event of before said nothing of it.
    pub texts: BTreeMap<String, String>,
}

impl NewMail<'_> {
    /// As the ledger keeps it.
    #[must_use]
    pub fn written(&self) -> Written {
        let (text, texts) = (self.texts.hash(), self.texts.hashes());
        Written { id: self.id, person: self.person, decision: self.decision, due: self.due, text, texts }
    }
}

row! { struct WrittenRow { id: Uuid, person_id: Uuid, decision_id: Option<Uuid>, due_at: i64 } }

impl WrittenRow {
    fn into_domain(self, texts: &mut ByLetter) -> Written {
        let texts = texts.remove(&self.id).unwrap_or_default();
        Written {
            id: self.id,
            person: PersonId::from_uuid(self.person_id),
            decision: self.decision_id.map(DecisionId::from_uuid),
            due: Moment::from_microseconds(self.due_at),
            text: texts.hash(),
            texts: texts.hashes(),
        }
    }
}

/// A letter as it stands.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn written(tx: &mut Tx, id: Uuid) -> Result<Option<Written>> {
    let mut texts = texts(tx, &TEXTS_BY_ID, vals![id]).await?;
    Ok(tx.one::<WrittenRow>(&WRITTEN, vals![id]).await?.map(|row| row.into_domain(&mut texts)))
}

/// Letters as they stand, after one of them.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn written_after(tx: &mut Tx, after: Uuid, limit: i64) -> Result<Vec<Written>> {
    let rows = tx.all::<WrittenRow>(&WRITTEN_AFTER, vals![after, limit]).await?;
    let Some(last) = rows.last().map(|row| row.id) else { return Ok(Vec::new()) };
    let mut texts = texts(tx, &TEXTS_BETWEEN, vals![after, last]).await?;
    Ok(rows.into_iter().map(|row| row.into_domain(&mut texts)).collect())
}
