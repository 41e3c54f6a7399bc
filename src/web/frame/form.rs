//! What a form posts: fields in the order in which they came, and files.

use std::fmt::Write as _;
use std::pin::Pin;
use std::sync::Arc;

use actix_multipart::Multipart;
use actix_web::HttpRequest;
use actix_web::error::PayloadError;
use actix_web::http::header::{CONTENT_TYPE, HeaderMap};
use actix_web::web::{self, Bytes, Payload};
use futures_util::{Stream, StreamExt as _, TryStreamExt as _};

use super::trouble::Trouble;
use crate::app::applying::documents::LARGEST_DOCUMENT;
use crate::domain::kernel::violation::Violation;
use crate::domain::locale::lang::word;
use crate::http::body::{self, Bound};
use crate::http::budget::{Held, Sender};
use crate::http::problem::{ONE_FILE, Problem};

/// Most fields.
const MOST_FIELDS: usize = 600;

/// Fields that hold a secret or come from our own page.
const SECRET: [&str; 6] = ["csrf", "once", "password", "totp", "code", "link"];

/// What a page takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// A few fields, from anybody: 32 KiB.
    Small,
    /// A form without files, 1 MiB: an essay of the longest length, each of its characters written as nine.
    Form,
    /// The same with one file beside it: 11 MiB in all.
    File,
}

impl Takes {
    /// The same without the file.
    pub const fn without_file(self) -> Self {
        match self {
            Self::Small => Self::Small,
            Self::Form | Self::File => Self::Form,
        }
    }

    /// How much of a body is read, whatever its encoding.
    const fn bound(self) -> Bound {
        let most = match self {
            Self::Small => 32 << 10,
            Self::Form => 1 << 20,
            Self::File => LARGEST_DOCUMENT + (1 << 20),
        };
        Bound { most }
    }
}

/// A posted form.
#[derive(Clone, Debug, Default)]
pub struct Form {
    fields: Arc<Vec<(String, String)>>,
    /// A file: its name and bytes.
    pub file: Option<(String, Vec<u8>)>,
    /// What it takes of the memory for bodies, until it was answered.
    held: Option<Arc<Held>>,
}

impl From<Vec<(String, String)>> for Form {
    fn from(fields: Vec<(String, String)>) -> Self {
        Self { fields: Arc::new(fields), file: None, held: None }
    }
}

impl Form {
    /// The form for whoever handles it: its file goes with it, its fields stay here as well.
    pub fn handed_on(&mut self) -> Self {
        Self { fields: self.fields.clone(), file: self.file.take(), held: self.held.clone() }
    }

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

    /// The texts that somebody wrote into the form, to be given back: what is longer than any name of ours, or has words.
    pub fn written(&self) -> impl Iterator<Item = &str> {
        let words = |text: &str| text.chars().nth(40).is_some() || text.trim().contains(char::is_whitespace) || !text.is_ascii();
        let texts = self.fields.iter().filter(move |(name, text)| !SECRET.contains(&name.as_str()) && name != "back" && words(text));
        texts.map(|(_, text)| text.as_str()).filter(|text| !text.trim().is_empty())
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

fn broken() -> Trouble {
    Trouble::Said(400, word("The form could not be read. Please go back and send it again."))
}

/// What is told of a body that was not taken, by what the page takes.
fn refused(problem: &Problem, takes: Takes) -> Trouble {
    match problem.status() {
        413 => match takes {
            Takes::Small => Trouble::Said(413, word("What was sent is too large; at most 32 KB are taken here.")),
            Takes::Form => Trouble::Said(413, word("What was sent is too large; a form has at most 1 MB.")),
            Takes::File => Trouble::Said(413, word("What was sent is too large; a file has at most 10 MB.")),
        },
        408 => Trouble::Said(408, word("What was sent did not arrive in time. Please check your connection and send it again.")),
        415 => Trouble::Said(415, word("A form is sent as a form.")),
        503 if problem.code() == ONE_FILE => Trouble::Said(
            503,
            word("Another file of yours is on its way just now; one at a time is taken. Please send this one again in a moment."),
        ),
        503 => Trouble::Said(503, word("Too much is being sent at once. Please send it again in a moment.")),
        _ => broken(),
    }
}

/// The chunks of a body.
type Chunks = Pin<Box<dyn Stream<Item = Result<Bytes, PayloadError>>>>;

fn unreadable() -> Problem {
    Problem::new(400, "bad_form", "the form cannot be read")
}

/// Reads a posted form of either encoding, within what the page takes.
pub async fn read(request: &HttpRequest, payload: Payload, takes: Takes, sender: &Sender) -> Result<Form, Trouble> {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|t| t.to_str().ok()).unwrap_or_default().to_ascii_lowercase();
    let bound = takes.bound();
    if kind.starts_with("multipart/form-data") {
        let headers = request.headers().clone();
        let read = body::read_by(request, payload, (bound, sender), |chunks| multipart(headers, chunks, takes)).await;
        let ((pairs, file), held) = read.map_err(|problem| refused(&problem, takes))?;
        return form(pairs, file, held);
    }
    if !kind.starts_with("application/x-www-form-urlencoded") {
        return Err(Trouble::Said(415, word("A form is sent as a form.")));
    }
    let (bytes, held) = body::bytes(request, payload, bound, sender).await.map_err(|problem| refused(&problem, takes))?;
    let text = String::from_utf8(bytes).map_err(|_| broken())?;
    // Counted before they are read: a form of a mebibyte may name half a million fields.
    if text.split('&').nth(MOST_FIELDS).is_some() {
        return Err(broken());
    }
    let pairs = web::Query::<Vec<(String, String)>>::from_query(&text).map_err(|_| broken())?.into_inner();
    form(pairs, None, held)
}

type Fields = Vec<(String, String)>;
type File = Option<(String, Vec<u8>)>;

fn form(pairs: Fields, file: File, held: Arc<Held>) -> Result<Form, Trouble> {
    let odd = |text: &str| text.contains('\0');
    if pairs.len() > MOST_FIELDS || pairs.iter().any(|(n, v)| odd(n) || odd(v)) || file.as_ref().is_some_and(|(name, _)| odd(name)) {
        return Err(broken());
    }
    // Forms send every line end as two characters; texts are kept with one, as they were typed.
    let fields = pairs.into_iter().map(|(n, v)| (n, v.replace("\r\n", "\n"))).collect();
    Ok(Form { fields: Arc::new(fields), file, held: Some(held) })
}

/// Reads the parts of a form: fields, and one file where the page takes one.
async fn multipart(headers: HeaderMap, chunks: Chunks, takes: Takes) -> Result<(Fields, File), Problem> {
    let mut parts = Multipart::new(&headers, chunks);
    let (mut pairs, mut file) = (Vec::new(), None);
    while let Some(mut part) = parts.try_next().await.map_err(|_| unreadable())? {
        let name = part.name().unwrap_or_default().to_owned();
        let file_name = part.content_disposition().and_then(|d| d.get_filename()).map(str::to_owned);
        if file_name.is_some() && (takes != Takes::File || file.is_some()) {
            return Err(unreadable());
        }
        let mut bytes = Vec::new();
        while let Some(chunk) = part.next().await {
            bytes.extend_from_slice(&chunk.map_err(|_| unreadable())?);
            if bytes.len() > LARGEST_DOCUMENT {
                return Err(body::too_large(LARGEST_DOCUMENT));
            }
        }
        match file_name {
            Some(file_name) if !bytes.is_empty() => file = Some((file_name, bytes)),
            Some(_) => {}
            None => pairs.push((name, String::from_utf8(bytes).map_err(|_| unreadable())?)),
        }
        if pairs.len() > MOST_FIELDS {
            return Err(unreadable());
        }
    }
    Ok((pairs, file))
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::rc::Rc;

    use actix_web::FromRequest as _;
    use actix_web::dev;
    use actix_web::test::TestRequest;
    use actix_web::web::Data;

    use super::*;
    use crate::http::budget::Budget;

    /// A body of many chunks, and how many bytes of it were asked for.
    async fn sent(takes: Takes, budget: &Budget, kind: &str, chunk: &'static [u8], chunks: usize) -> (Result<Form, Trouble>, usize) {
        let pulled = Rc::new(Cell::new(0));
        let counting = pulled.clone();
        let stream = futures_util::stream::iter((0..chunks).map(move |_| {
            counting.set(counting.get() + chunk.len());
            Ok::<_, PayloadError>(Bytes::from_static(chunk))
        }));
        let request = TestRequest::post().insert_header((CONTENT_TYPE, kind)).app_data(Data::new(budget.clone())).to_http_request();
        let boxed: Chunks = Box::pin(stream);
        let mut payload = dev::Payload::Stream { payload: boxed };
        let payload = Payload::from_request(&request, &mut payload).await.unwrap();
        let sender = Sender { who: Some("lin".to_owned()), from: "203.0.113.9".to_owned() };
        (read(&request, payload, takes, &sender).await, pulled.get())
    }

    const FIELD: &[u8] = b"--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n";
    const MULTIPART: &str = "multipart/form-data; boundary=b";
    const URLENCODED: &str = "application/x-www-form-urlencoded";
    /// A field of 64 KiB in both encodings.
    static LONG: [u8; 64 << 10] = [b'x'; 64 << 10];

    #[actix_web::test]
    async fn a_body_is_refused_at_its_total_in_both_encodings_and_no_further_byte_is_read() {
        let budget = Budget::default();
        for (takes, most) in [(Takes::Small, 32 << 10), (Takes::Form, 1 << 20), (Takes::File, 11 << 20)] {
            for kind in [MULTIPART, URLENCODED] {
                // 200 MiB that do not say how long they are.
                let (form, pulled) = sent(takes, &budget, kind, &LONG, 3_200).await;
                let Err(Trouble::Said(413 | 400, ..)) = form else { panic!("{takes:?} {kind}: {form:?}") };
                assert!(pulled <= most + LONG.len(), "{takes:?} {kind}: {pulled} bytes were read");
            }
        }
        // Fields without end are counted, not kept.
        let (form, _) = sent(Takes::Form, &budget, URLENCODED, b"&a=1", 601).await;
        assert!(matches!(form, Err(Trouble::Said(400, ..))), "{form:?}");
        // Many fields, each within every bound, are one body all the same.
        let (form, pulled) = sent(Takes::Small, &budget, MULTIPART, FIELD, 4_000).await;
        assert!(form.is_err());
        assert!(pulled <= (32 << 10) + LONG.len(), "{pulled}");
    }

    #[actix_web::test]
    async fn beyond_the_memory_for_bodies_one_is_told_to_come_again_and_it_is_given_back() {
        let budget = Budget::of(100_000, 100_000, 100_000);
        let text: &[u8] = b"name=0123456789012345678901234567890123456789";
        let (first, _) = sent(Takes::Form, &budget, URLENCODED, text, 1_500).await;
        let first = first.unwrap();
        let (second, _) = sent(Takes::Form, &budget, URLENCODED, text, 1_500).await;
        assert!(matches!(second, Err(Trouble::Said(503, ..))), "{second:?}");
        drop(first);
        let (third, _) = sent(Takes::Form, &budget, URLENCODED, text, 1_500).await;
        assert!(third.is_ok(), "{third:?}");
        // Files have a part of their own, so they keep no form out.
        let (file, _) = sent(Takes::File, &budget, URLENCODED, text, 2_200).await;
        assert!(file.is_ok(), "{file:?}");
    }

    #[actix_web::test]
    async fn a_file_is_told_whether_the_memory_is_full_or_another_one_of_the_same_person_is_on_its_way() {
        let text: &[u8] = b"name=0123456789012345678901234567890123456789";
        let told = async |budget: &Budget| match sent(Takes::File, budget, URLENCODED, text, 2_200).await.0 {
            Err(Trouble::Said(503, words)) => words,
            other => panic!("{other:?}"),
        };
        let full = told(&Budget::of(0, 0, 50_000)).await;
        assert!(full.contains("Too much is being sent"), "{full}");
        let budget = Budget::default();
        let sender = Sender { who: Some("lin".to_owned()), from: "203.0.113.10".to_owned() };
        let _first = budget.open(&sender, Takes::File.bound().most).expect("begun");
        let own = told(&budget).await;
        assert!(own.contains("Another file of yours"), "{own}");
    }

    #[actix_web::test]
    async fn a_file_is_taken_only_where_the_page_wants_one() {
        let budget = Budget::default();
        let one: &[u8] = b"--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.pdf\"\r\n\r\n%PDF\r\n--b--\r\n";
        let two: &[u8] = b"--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.pdf\"\r\n\r\n%PDF\r\n\
            --b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"b.pdf\"\r\n\r\n%PDF\r\n--b--\r\n";
        for (takes, body, good) in
            [(Takes::Small, one, false), (Takes::Form, one, false), (Takes::File, one, true), (Takes::File, two, false)]
        {
            let (form, _) = sent(takes, &budget, MULTIPART, body, 1).await;
            assert_eq!(form.is_ok_and(|f| f.file.is_some()), good, "{takes:?}");
        }
    }
}
