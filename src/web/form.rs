//! What a form posts: fields in the order in which they came, and files.

use std::fmt::Write as _;

use actix_multipart::Multipart;
use actix_web::HttpRequest;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::web::{self, Payload};
use futures_util::{StreamExt as _, TryStreamExt as _};

use super::Trouble;
use crate::app::documents::LARGEST_DOCUMENT;
use crate::domain::violation::Violation;
use crate::http::body;

/// Largest form without files, in bytes: an essay of the longest length, each of its characters written as nine.
const LARGEST: usize = 1 << 20;
/// Most fields.
const MOST_FIELDS: usize = 600;

/// Fields that hold a secret or come from our own page.
const SECRET: [&str; 6] = ["csrf", "once", "password", "totp", "code", "link"];

/// A posted form.
#[derive(Clone, Debug, Default)]
pub struct Form {
    fields: Vec<(String, String)>,
    /// A file: its name and bytes.
    pub file: Option<(String, Vec<u8>)>,
}

impl From<Vec<(String, String)>> for Form {
    fn from(fields: Vec<(String, String)>) -> Self {
        Self { fields, file: None }
    }
}

impl Form {
    /// Every field, in order.
    pub fn fields(&self) -> &[(String, String)] {
        &self.fields
    }

    /// A field; empty where it is not there. Line ends are those of a text, not of the form's encoding.
    pub fn text(&self, name: &str) -> &str {
        self.fields.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v.as_str())
    }

    /// A field, where it is there.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    /// A field without the white space around it; `None` where nothing is left.
    pub fn filled(&self, name: &str) -> Option<&str> {
        Some(self.text(name).trim()).filter(|t| !t.is_empty())
    }

    /// Every value of a field.
    pub fn all(&self, name: &str) -> Vec<&str> {
        self.fields.iter().filter(|(n, _)| n == name).map(|(_, v)| v.as_str()).collect()
    }

    /// Fields whose name begins with a prefix: the rest of the name, and the value.
    pub fn under<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.fields.iter().filter_map(move |(n, v)| Some((n.strip_prefix(prefix)?, v.as_str())))
    }

    /// What no text of a form may be, with the field in which it stands. What is secret, or only names something of ours, is not looked at.
    pub fn refused(&self) -> Option<Violation> {
        let texts = self.fields.iter().filter(|(name, _)| !SECRET.contains(&name.as_str()));
        let file = self.file.iter().map(|(name, _)| ("file", name.as_str()));
        texts.map(|(n, v)| (n.as_str(), v.as_str())).chain(file).find_map(|(name, text)| body::refused_in(text, &format!("/{name}")))
    }

    /// The texts that somebody wrote into the form, to be given back.
    pub fn written(&self) -> impl Iterator<Item = &str> {
        let texts = self.fields.iter().filter(|(name, text)| !SECRET.contains(&name.as_str()) && text.chars().nth(40).is_some());
        texts.map(|(_, text)| text.as_str())
    }

    /// A hash of what was posted, without the name by which a form that comes twice is known.
    pub fn hash(&self, path: &str) -> String {
        let mut hasher = blake3::Hasher::new();
        hasher.update(path.as_bytes());
        for (name, value) in self.fields.iter().filter(|(n, _)| n != "once") {
            hasher.update(b"\n").update(name.as_bytes()).update(b"=").update(value.as_bytes());
        }
        if let Some((name, bytes)) = &self.file {
            hasher.update(b"\nfile ").update(name.as_bytes()).update(bytes);
        }
        hasher.finalize().to_hex().to_string()
    }
}

/// A text as part of a URL's query.
pub fn encode(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~/".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            // A string takes everything that is written into it.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

fn too_large() -> Trouble {
    Trouble::Said(413, "What was sent is too large; a file has at most 10 MB.", "提交的内容过大；文件最大 10 MB。")
}

fn broken() -> Trouble {
    Trouble::Said(400, "The form could not be read. Please go back and send it again.", "无法读取该表单，请返回后重新提交。")
}

/// Reads a posted form of either encoding.
pub async fn read(request: &HttpRequest, payload: Payload) -> Result<Form, Trouble> {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|t| t.to_str().ok()).unwrap_or_default().to_ascii_lowercase();
    if kind.starts_with("multipart/form-data") {
        return multipart(request, payload).await;
    }
    if !kind.starts_with("application/x-www-form-urlencoded") {
        return Err(Trouble::Said(415, "A form is sent as a form.", "请以表单形式提交。"));
    }
    let bytes = body::bytes(request, payload, LARGEST).await.map_err(|_| too_large())?;
    let text = String::from_utf8(bytes).map_err(|_| broken())?;
    let pairs = web::Query::<Vec<(String, String)>>::from_query(&text).map_err(|_| broken())?.into_inner();
    form(pairs, None)
}

fn form(pairs: Vec<(String, String)>, file: Option<(String, Vec<u8>)>) -> Result<Form, Trouble> {
    if pairs.len() > MOST_FIELDS || pairs.iter().any(|(n, v)| n.contains('\0') || v.contains('\0')) {
        return Err(broken());
    }
    // Forms send every line end as two characters; texts are kept with one, as they were typed.
    Ok(Form { fields: pairs.into_iter().map(|(n, v)| (n, v.replace("\r\n", "\n"))).collect(), file })
}

async fn multipart(request: &HttpRequest, payload: Payload) -> Result<Form, Trouble> {
    let mut parts = Multipart::new(request.headers(), payload.into_inner());
    let (mut pairs, mut file) = (Vec::new(), None);
    while let Some(mut part) = parts.try_next().await.map_err(|_| broken())? {
        let name = part.name().unwrap_or_default().to_owned();
        let file_name = part.content_disposition().and_then(|d| d.get_filename()).map(str::to_owned);
        let most = if file_name.is_some() { LARGEST_DOCUMENT } else { LARGEST };
        let mut bytes = Vec::new();
        while let Some(chunk) = part.next().await {
            let chunk = chunk.map_err(|_| broken())?;
            if bytes.len() + chunk.len() > most {
                return Err(too_large());
            }
            bytes.extend_from_slice(&chunk);
        }
        match file_name {
            Some(file_name) if !bytes.is_empty() => file = Some((file_name, bytes)),
            Some(_) => {}
            None => pairs.push((name, String::from_utf8(bytes).map_err(|_| broken())?)),
        }
        if pairs.len() > MOST_FIELDS {
            return Err(broken());
        }
    }
    form(pairs, file)
}
