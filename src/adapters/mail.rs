//! Mails: by a mail server, or in development into a folder and the log, so that a first run can be signed in to without any set-up.
//!
//! No request waits for a mail server: every mail lies in the database first, and is claimed, sent and noted from there. Mails that let
//! somebody in and letters go out apart; of each, a few at a time, and none may take longer than half a minute.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use futures_util::StreamExt as _;
use futures_util::stream::FuturesUnordered;
use lettre::message::Mailbox;
use lettre::message::header::ContentType;
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};
use tokio::io::AsyncWriteExt as _;
use tokio::sync::Notify;
use url::Url;
use uuid::Uuid;

use super::stop::Stop;
use crate::app::accounts::sign_in::Invitation;
use crate::app::kernel::head::Head;
use crate::app::platform::letters::Mail;
use crate::app::platform::posting::{Claimed, HeldBack, Lane, Letter, Sent};
use crate::app::{App, AppError};
use crate::domain::accounts::deliverable;
use crate::domain::deciding::appeal::may_be_appealed;
use crate::domain::locale::lang::{Lang, say};

/// Why nothing is sent.
const NO_SERVER: &str = "no mail can be sent from here: its administrator has named no mail server";
/// How long the sending of one mail may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long a mail server may take for one step.
const STEP: Duration = Duration::from_secs(10);
/// Mails of a lane that are under way at once.
const AT_ONCE: usize = 8;
/// How often new mails are looked for while others are under way.
const LOOK: Duration = Duration::from_millis(200);

/// What is said of a URL that is none; it may hold a password.
const UNREADABLE: &str = "the mail server's URL cannot be read";

fn server_url(url: &str) -> Result<Url, String> {
    Url::parse(url).ok().filter(|url| matches!(url.scheme(), "smtp" | "smtps")).ok_or_else(|| UNREADABLE.to_owned())
}

/// The URL with what it leaves open: encrypted, unless the server is on this machine.
fn guarded(url: &str) -> Result<Url, String> {
    let mut url = server_url(url)?;
    let says = url.query_pairs().any(|(name, _)| name == "tls");
    if url.scheme() == "smtp" && !says && !is_here(&url) {
        url.query_pairs_mut().append_pair("tls", "required");
    }
    Ok(url)
}

/// Whether a mail server is on this machine: what is sent to it goes over no network.
fn is_here(url: &Url) -> bool {
    // A host of a scheme that browsers do not know is kept as it was written.
    let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']);
    host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

/// Sends mails.
#[derive(Clone, Debug)]
pub struct Mailer {
    from: String,
    public_url: String,
    /// The name under which this process claims mails.
    holder: String,
    way: Way,
    /// Who keeps the ledger's heads.
    keeper: Option<String>,
    /// Tells the worker that somebody waits for a mail.
    asked: Arc<Notify>,
}

#[derive(Clone, Debug)]
enum Way {
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    Folder(PathBuf, Arc<AtomicU64>),
    /// No mail server is known yet: letters wait in the database.
    Nowhere,
}

impl Mailer {
    /// Sends by a mail server: `smtps://user:password@host:port`, or `smtp://…`, where the connection is encrypted by STARTTLS before
    /// anything else is said, or nothing is sent. Only a server on this machine is spoken to in clear, and one whose URL asks for it by
    /// `?tls=opportunistic`.
    ///
    /// # Errors
    /// What is wrong with the URL or the sender; the password is not quoted.
    pub fn smtp(url: &str, from: &str, public_url: &str) -> Result<Self, String> {
        let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(guarded(url)?.as_str()).map_err(|_| UNREADABLE.to_owned())?;
        let mailer = Self::by(Way::Smtp(builder.timeout(Some(STEP)).build()), from, public_url);
        mailer.message(Uuid::nil(), "somebody@example.com", "", String::new()).map(|_| mailer)
    }

    /// Whether mails, and the password, may go to this server over a network as they are.
    ///
    /// # Errors
    /// The URL cannot be read.
    pub fn in_clear(url: &str) -> Result<bool, String> {
        let url = server_url(url)?;
        let opportunistic = url.query_pairs().any(|(name, value)| name == "tls" && value != "required");
        Ok(url.scheme() == "smtp" && !is_here(&url) && opportunistic)
    }

    /// Writes mails into a folder.
    #[must_use]
    pub fn folder(folder: PathBuf, from: &str, public_url: &str) -> Self {
        Self::by(Way::Folder(folder, Arc::default()), from, public_url)
    }

    /// Sends nothing: letters wait in the database until a server is named, and whoever asks for a mail to sign in by is told so.
    #[must_use]
    pub fn nowhere(from: &str, public_url: &str) -> Self {
        Self::by(Way::Nowhere, from, public_url)
    }

    fn by(way: Way, from: &str, public_url: &str) -> Self {
        let holder = format!("{}-{:08x}", std::process::id(), rand::random::<u32>());
        Self { from: from.to_owned(), public_url: public_url.to_owned(), holder, way, keeper: None, asked: Arc::default() }
    }

    /// Sends the ledger's heads to whoever keeps them.
    #[must_use]
    pub fn heads_to(self, keeper: Option<String>) -> Self {
        Self { keeper, ..self }
    }

    /// Where people reach the service.
    #[must_use]
    pub fn public_url(&self) -> &str {
        &self.public_url
    }

    /// Waits until somebody asks for a mail.
    pub async fn asked(&self) {
        self.asked.notified().await;
    }

    fn message(&self, id: Uuid, to: &str, subject: &str, text: String) -> Result<Message, String> {
        let from: Mailbox = self.from.parse().map_err(|_| format!("the sender \"{}\" is no address", self.from))?;
        let to = deliverable(to).parse().map_err(|_| "the receiver is no address that mail can be sent to".to_owned())?;
        // The same at every try, so that a server that took it before its answer was lost can tell.
        let name = format!("<{id}@{}>", from.email.domain());
        let built = Message::builder().message_id(Some(name)).from(from).to(to).subject(subject);
        built.header(ContentType::TEXT_PLAIN).body(text).map_err(|error| error.to_string())
    }

    /// Sends one mail.
    async fn send(&self, id: Uuid, to: &str, subject: &str, text: &str) -> Result<(), String> {
        let message = self.message(id, to, subject, text.to_owned())?;
        match &self.way {
            Way::Smtp(server) => match tokio::time::timeout(PATIENCE, server.send(message)).await {
                Ok(sent) => sent.map(drop).map_err(|error| error.to_string()),
                Err(_) => Err(format!("the mail server took longer than {} seconds", PATIENCE.as_secs())),
            },
            Way::Nowhere => Err(NO_SERVER.to_owned()),
            Way::Folder(folder, count) => {
                make_folder(folder).await.map_err(|error| error.to_string())?;
                let number = count.fetch_add(1, Ordering::SeqCst);
                let path = folder.join(format!("{}-{number:05}.txt", std::process::id()));
                let whole = format!("To: {to}\nSubject: {subject}\n\n{text}\n");
                write_privately(&path, whole.as_bytes()).await.map_err(|error| error.to_string())?;
                tracing::info!(file = %path.display(), "a mail was written into the folder");
                Ok(())
            }
        }
    }

    /// Puts the mail on its way that lets somebody in, and does not wait for a mail server.
    ///
    /// # Errors
    /// [`AppError::Store`]; [`AppError::Refused`] where no mail server is known.
    pub async fn invite(&self, app: &App, invitation: &Invitation, fallback: Lang) -> Result<(), AppError> {
        if matches!(self.way, Way::Nowhere) {
            return Err(AppError::Refused { code: "no_mail_server", detail: NO_SERVER.to_owned() });
        }
        app.post_invitation(invitation, invitation.lang.unwrap_or(fallback)).await?;
        match &self.way {
            // A folder keeps nobody waiting.
            Way::Folder(..) => self.deliver(app, Lane::Invitations).await.map(drop),
            Way::Smtp(_) | Way::Nowhere => {
                self.asked.notify_one();
                Ok(())
            }
        }
    }

    /// Sends what is due on a lane, until nothing is left; how many went out.
    ///
    /// # Errors
    /// [`AppError::Store`]; a mail that did not go out is tried again.
    pub async fn deliver(&self, app: &App, lane: Lane) -> Result<usize, AppError> {
        self.deliver_until(app, lane, &Stop::never()).await
    }

    /// The same until somebody asks to stop: then no mail is claimed any more, and those that are under way are brought to their end.
    ///
    /// # Errors
    /// As [`Mailer::deliver`].
    pub async fn deliver_until(&self, app: &App, lane: Lane, stop: &Stop) -> Result<usize, AppError> {
        if matches!(self.way, Way::Nowhere) {
            return Ok(0);
        }
        let (mut under_way, mut sent, mut failed) = (FuturesUnordered::new(), 0, None);
        loop {
            if failed.is_none() && !stop.is_asked() {
                match app.claim_mails(lane, &self.holder, AT_ONCE - under_way.len()).await {
                    Ok(claimed) => under_way.extend(claimed.into_iter().map(|mail| self.carry(app, mail, stop))),
                    Err(error) => failed = Some(error),
                }
            }
            if under_way.is_empty() {
                return failed.map_or(Ok(sent), Err);
            }
            // One that takes long does not hold the next ones: a free place is filled meanwhile. Where the database fails, what is under
            // way is still brought to its end: what a server took is noted, and nobody sends it twice.
            match tokio::time::timeout(LOOK, under_way.next()).await {
                Ok(Some(Ok(went))) => sent += usize::from(went),
                Ok(Some(Err(error))) => failed = Some(error),
                Ok(None) | Err(_) => {}
            }
        }
    }

    /// Sends a claimed mail and notes what became of it; whether it went out.
    async fn carry(&self, app: &App, mail: Claimed, stop: &Stop) -> Result<bool, AppError> {
        let outcome = match mail.letter {
            Some(letter) => match app.letter(letter).await? {
                Letter::Goes(letter) => stop.bounded(self.letter(&letter)).await,
                Letter::Gone => Ok(()),
                Letter::Held(why) => return self.hold(app, &mail, why).await,
            },
            None => match app.errand(&mail).await? {
                Sent::Invitation(invitation, lang) => stop.bounded(self.invitation(&invitation, lang)).await,
                Sent::Head(head) => match &self.keeper {
                    Some(keeper) => stop.bounded(self.head(mail.id, keeper, &head)).await,
                    None => return self.hold(app, &mail, HeldBack::NobodyKeeps).await,
                },
                Sent::Gone => Ok(()),
                Sent::Held(why) => return self.hold(app, &mail, why).await,
            },
        };
        if let Err(error) = &outcome {
            tracing::warn!(mail = %mail.id, tries = mail.attempts, error, "a mail did not go out");
        }
        // It went out, or did not; a database that is away for a moment is asked again, so that nobody sends it twice.
        let mut noted = app.mail_ended(&mail, &self.holder, outcome.as_ref().err().map(String::as_str)).await;
        for pause in 1..=5 {
            if noted.is_ok() {
                break;
            }
            tokio::time::sleep(Duration::from_secs(pause)).await;
            noted = app.mail_ended(&mail, &self.holder, outcome.as_ref().err().map(String::as_str)).await;
        }
        noted.map(|()| outcome.is_ok())
    }

    /// Notes that a claimed mail is held back.
    async fn hold(&self, app: &App, mail: &Claimed, why: HeldBack) -> Result<bool, AppError> {
        tracing::error!(mail = %mail.id, %why, "a mail is held back");
        app.mail_held(mail, &self.holder, why).await.map(|()| false)
    }

    /// The mail that lets somebody in. The link works without script: its secret stands in the query, and looking at its page, as scanners
    /// of mails do, signs nobody in and uses nothing up; the button there does.
    async fn invitation(&self, invitation: &Invitation, lang: Lang) -> Result<(), String> {
        let (url, code) = (format!("{}/sign-in/link?link={}", self.public_url, invitation.link), &invitation.code);
        let subject = say!(lang, "Your code: {code}", code);
        let text = say!(
            lang,
            "Your code for Touchstone is {code}.\n\nOr open this link and press the button there:\n{url}\n\n\
                Both hold for 10 minutes. If you did not ask for this, do nothing.",
            code,
            url
        );
        self.send(invitation.id, &invitation.email, &subject, &text).await
    }

    /// The mail that carries a head to whoever keeps them.
    async fn head(&self, id: Uuid, keeper: &str, head: &Head) -> Result<(), String> {
        let text = format!("{}\n\nKeep this mail. touchstone ledger verify --head FILE holds the ledger against it.\n", head.line());
        self.send(id, keeper, &format!("Ledger head {}", head.number), &text).await
    }

    /// A letter goes in the language that the person reads, another one beneath ([`Texts::for_reader`]). Whoever has no address any more
    /// reads it on their pages only.
    ///
    /// [`Texts::for_reader`]: crate::domain::deciding::texts::Texts::for_reader
    async fn letter(&self, mail: &Mail) -> Result<(), String> {
        let Some(to) = &mail.email else { return Ok(()) };
        let texts = mail.texts.for_reader(mail.lang.as_deref().unwrap_or(Lang::EN.code()));
        let Some(first) = texts.first() else { return Err("the letter says nothing in any language".to_owned()) };
        let url = &self.public_url;
        let appeal = mail.decision.filter(|_| mail.outcome.is_some_and(may_be_appealed));
        let see = |lang: Lang| {
            let pages = say!(lang, "Your pages: {url}/me", url);
            let contest = appeal.map(|id| {
                let place = format!("{url}/me/decisions/{id}/appeal");
                say!(lang, "Appeal: {place}\n", place)
            });
            format!("{}{pages}", contest.unwrap_or_default())
        };
        let parts: Vec<_> = texts.iter().map(|text| format!("{}\n\n{}", text.body, see(text.lang()))).collect();
        self.send(mail.id, to, first.subject, &parts.join("\n\n--\n\n")).await
    }
}

/// Makes the folder for mails, for its owner alone: codes and letters lie in it.
async fn make_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = tokio::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    builder.mode(0o700);
    builder.create(folder).await
}

/// Writes a file that its owner alone may read.
async fn write_privately(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut options = tokio::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    options.mode(0o600);
    let mut file = options.open(path).await?;
    file.write_all(bytes).await?;
    file.flush().await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::kernel::moment::Moment;

    const FROM: &str = "Touchstone <no-reply@touchstone.example>";

    fn letter_to(email: Option<&str>, lang: Option<&str>) -> Mail {
        Mail {
            id: Uuid::from_u128(7),
            decision: None,
            outcome: None,
            texts: [("en", "You passed", "It was good."), ("zh", "您已通过", "成绩很好。")]
                .map(|(code, subject, body)| (code.to_owned(), subject.to_owned(), body.to_owned()))
                .into_iter()
                .collect(),
            due: Moment::from_microseconds(0),
            email: email.map(str::to_owned),
            lang: lang.map(str::to_owned),
        }
    }

    #[test]
    fn a_mail_has_the_same_name_at_every_try_and_headers_that_any_server_reads() {
        let mailer = Mailer::nowhere(FROM, "https://touchstone.example");
        let message = mailer.message(Uuid::from_u128(7), "lin@bücher.example", "您的验证码：123456", "正文".to_owned()).unwrap();
        let text = String::from_utf8(message.formatted()).unwrap();
        let head = text.split("\r\n\r\n").next().unwrap();
        assert!(head.is_ascii() && head.contains("lin@xn--bcher-kva.example"), "{head}");
        assert!(head.contains("Message-ID: <00000000-0000-0000-0000-000000000007@touchstone.example>"), "{head}");
        // Nobody writes a header through a subject.
        let odd = mailer.message(Uuid::nil(), "lin@example.sg", "a\r\nBcc: other@example.sg", String::new()).unwrap();
        let odd = String::from_utf8(odd.formatted()).unwrap();
        assert!(!odd.contains("\r\nBcc:"), "{odd}");
    }

    #[test]
    fn a_server_that_is_not_on_this_machine_is_spoken_to_encrypted_or_not_at_all() {
        for (given, read, clear) in [
            ("smtp://user:pass@mail.example:587", "smtp://user:pass@mail.example:587?tls=required", false),
            ("smtp://10.1.2.3", "smtp://10.1.2.3?tls=required", false),
            ("smtp://mail.example?tls=required", "smtp://mail.example?tls=required", false),
            ("smtp://mail.example?tls=opportunistic", "smtp://mail.example?tls=opportunistic", true),
            ("smtps://user:pass@mail.example", "smtps://user:pass@mail.example", false),
            ("smtp://127.0.0.1:25", "smtp://127.0.0.1:25", false),
            ("smtp://[::1]:25", "smtp://[::1]:25", false),
            ("smtp://localhost", "smtp://localhost", false),
            ("smtp://localhost.example", "smtp://localhost.example?tls=required", false),
        ] {
            assert_eq!((guarded(given).unwrap().as_str(), Mailer::in_clear(given)), (read, Ok(clear)), "{given}");
        }
    }

    #[tokio::test]
    async fn nothing_is_said_to_a_server_that_cannot_encrypt_before_it_does() {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("smtp://user:opensesame@{}?tls=required", listener.local_addr().unwrap());
        let heard = tokio::spawn(async move {
            use tokio::io::AsyncReadExt as _;
            let (mut stream, _) = listener.accept().await.unwrap();
            stream.write_all(b"220 here\r\n").await.unwrap();
            let (mut all, mut part) = (Vec::new(), [0; 512]);
            while let Ok(read @ 1..) = stream.read(&mut part).await {
                all.extend_from_slice(&part[..read]);
                // No STARTTLS among what it can.
                stream.write_all(b"250-here\r\n250 AUTH PLAIN LOGIN\r\n").await.unwrap_or_default();
            }
            String::from_utf8(all).unwrap()
        });
        let mailer = Mailer::smtp(&url, FROM, "https://touchstone.example").unwrap();
        mailer.send(Uuid::nil(), "lin@example.sg", "a", "the code").await.unwrap_err();
        drop(mailer);
        let heard = heard.await.unwrap();
        assert!(heard.starts_with("EHLO") && !heard.contains("AUTH") && !heard.contains("code"), "{heard}");
    }

    #[test]
    fn a_server_or_a_sender_that_cannot_be_used_is_said_at_the_start_and_no_password_with_it() {
        let refused = |url: &str, from: &str| Mailer::smtp(url, from, "https://touchstone.example").unwrap_err();
        let url = refused("http://user:opensesame@mail.example", FROM);
        assert!(url.contains("URL") && !url.contains("opensesame"), "{url}");
        assert!(refused("smtp://mail.example", "no address").contains("no address"));
    }

    #[tokio::test]
    async fn a_letter_begins_in_the_language_that_its_person_reads_and_goes_nowhere_without_an_address() {
        let folder = tempfile::tempdir().unwrap();
        let mailer = Mailer::folder(folder.path().to_owned(), FROM, "https://touchstone.example");
        for lang in [Some("zh"), Some("en"), None] {
            mailer.letter(&letter_to(Some("lin@example.sg"), lang)).await.unwrap();
        }
        mailer.letter(&letter_to(None, Some("en"))).await.unwrap();
        let mut files: Vec<PathBuf> = std::fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().path()).collect();
        files.sort();
        let texts: Vec<String> = files.iter().map(|f| std::fs::read_to_string(f).unwrap()).collect();
        assert_eq!(texts.len(), 3);
        for (text, zh) in texts.iter().zip([true, false, false]) {
            let (first, other) = text.split_once("\n--\n").unwrap();
            let (own, foreign) = if zh { (first, other) } else { (other, first) };
            assert!(own.contains("成绩很好。") && own.contains("您的页面：https://touchstone.example/me"), "{text}");
            assert!(foreign.contains("It was good.") && foreign.contains("Your pages: https://touchstone.example/me"), "{text}");
            assert!(
                text.starts_with("To: lin@example.sg\n") && text.contains(if zh { "Subject: 您已通过" } else { "Subject: You passed" }),
                "{text}"
            );
        }
        #[cfg(unix)]
        for path in &files {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(std::fs::metadata(path).unwrap().permissions().mode() & 0o777, 0o600);
        }
    }

    #[tokio::test]
    async fn without_a_server_a_letter_waits_with_its_reason() {
        let mailer = Mailer::nowhere(FROM, "https://touchstone.example");
        assert_eq!(mailer.letter(&letter_to(Some("lin@example.sg"), None)).await, Err(NO_SERVER.to_owned()));
    }
}
