//! Mails: by a mail server, or in development into a folder and the log, so that a first run can be signed in to without any set-up.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use lettre::message::header::ContentType;
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};

use crate::app::letters::Mail;
use crate::app::sign_in::Invitation;
use crate::app::{App, AppError};
use crate::domain::lang::Lang;

/// Sends mails.
#[derive(Clone, Debug)]
pub struct Mailer {
    from: String,
    public_url: String,
    way: Way,
}

#[derive(Clone, Debug)]
enum Way {
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    Folder(PathBuf, Arc<AtomicU64>),
}

impl Mailer {
    /// Sends by a mail server: `smtp://user:password@host:port` or `smtps://…`.
    ///
    /// # Errors
    /// What is wrong with the URL; the password is not quoted.
    pub fn smtp(url: &str, from: &str, public_url: &str) -> Result<Self, String> {
        let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(url).map_err(|_| "the mail server's URL cannot be read".to_owned())?;
        let mailer = Self { from: from.to_owned(), public_url: public_url.to_owned(), way: Way::Smtp(builder.build()) };
        mailer.message("somebody@example.com", "", String::new()).map(|_| mailer.clone())
    }

    /// Writes mails into a folder.
    #[must_use]
    pub fn folder(folder: PathBuf, from: &str, public_url: &str) -> Self {
        Self { from: from.to_owned(), public_url: public_url.to_owned(), way: Way::Folder(folder, Arc::default()) }
    }

    /// Where people reach the service.
    #[must_use]
    pub fn public_url(&self) -> &str {
        &self.public_url
    }

    fn message(&self, to: &str, subject: &str, text: String) -> Result<Message, String> {
        let from = self.from.parse().map_err(|_| format!("the sender \"{}\" is no address", self.from))?;
        let to = to.parse().map_err(|_| "the receiver is no address that mail can be sent to".to_owned())?;
        let built = Message::builder().from(from).to(to).subject(subject).header(ContentType::TEXT_PLAIN).body(text);
        built.map_err(|error| error.to_string())
    }

    /// Sends one mail.
    ///
    /// # Errors
    /// Why it did not go out.
    pub async fn send(&self, to: &str, subject: &str, text: &str) -> Result<(), String> {
        let message = self.message(to, subject, text.to_owned())?;
        match &self.way {
            Way::Smtp(server) => server.send(message).await.map(drop).map_err(|error| error.to_string()),
            Way::Folder(folder, count) => {
                tokio::fs::create_dir_all(folder).await.map_err(|error| error.to_string())?;
                let number = count.fetch_add(1, Ordering::SeqCst);
                let path = folder.join(format!("{}-{number:05}.txt", std::process::id()));
                let whole = format!("To: {to}\nSubject: {subject}\n\n{text}\n");
                tokio::fs::write(&path, whole).await.map_err(|error| error.to_string())?;
                tracing::info!(file = %path.display(), "a mail was written into the folder");
                Ok(())
            }
        }
    }

    /// Sends the mail that lets somebody in. The link's secret stands in the fragment, which no server and no mail scanner is sent.
    ///
    /// # Errors
    /// Why it did not go out.
    pub async fn invite(&self, invitation: &Invitation, fallback: Lang) -> Result<(), String> {
        let lang = invitation.lang.unwrap_or(fallback);
        let (url, code) = (format!("{}/sign-in/link#{}", self.public_url, invitation.link), &invitation.code);
        let subject = lang.pick(format!("Your code: {code}"), format!("您的验证码：{code}"));
        let text = lang.pick(
            format!("Your code for Touchstone is {code}.\n\nOr open this link and press the button there:\n{url}\n\nBoth hold for 10 minutes. If you did not ask for this, do nothing."),
            format!("您的 Touchstone（试金石）验证码是 {code}。\n\n也可以打开以下链接，再按页面上的按钮：\n{url}\n\n10 分钟内有效。如果不是您本人操作，请忽略此邮件。"),
        );
        self.send(&invitation.email, &subject, &text).await
    }

    /// Sends what is due; how many went out.
    ///
    /// # Errors
    /// [`AppError::Store`]; a mail that did not go out is tried again.
    pub async fn deliver(&self, app: &App) -> Result<usize, AppError> {
        let mut sent = 0;
        for mail in app.mails_due().await? {
            let outcome = match &mail.email {
                Some(to) => self.letter(to, &mail).await,
                None => Ok(()),
            };
            sent += usize::from(outcome.is_ok());
            app.mail_tried(mail.id, outcome.err()).await?;
        }
        Ok(sent)
    }

    /// A letter goes in the language that the person reads, the other one beneath.
    async fn letter(&self, to: &str, mail: &Mail) -> Result<(), String> {
        let first = mail.lang.as_deref().and_then(Lang::from_code).unwrap_or_default();
        let ([en, zh], url) = (&mail.body, &self.public_url);
        let see = |lang: Lang| lang.pick(format!("See your pages: {url}/me"), format!("查看您的页面：{url}/me"));
        let parts = [format!("{en}\n\n{}", see(Lang::En)), format!("{zh}\n\n{}", see(Lang::Zh))];
        let (subject, text) = match first {
            Lang::En => (&mail.subject[0], format!("{}\n\n--\n\n{}", parts[0], parts[1])),
            Lang::Zh => (&mail.subject[1], format!("{}\n\n--\n\n{}", parts[1], parts[0])),
        };
        self.send(to, subject, &text).await
    }
}
