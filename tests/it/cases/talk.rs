//! One conversation: what is kept from step to step, cookies, and the last form's hidden fields.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};

use super::expected::{Got, at, missed};
use super::run;
use super::served::{Hooks, Served};

pub struct Talk<'s> {
    server: &'s Served,
    folder: &'s Path,
    kept: BTreeMap<String, Value>,
    cookies: BTreeMap<String, String>,
    hidden: BTreeMap<String, String>,
    hooks: Option<Hooks>,
    /// Requests so far.
    asked: usize,
}

/// Status, place to go to, and text.
type Answer = (u16, String, String);

fn encode(text: &str, plain: &str) -> String {
    text.bytes()
        .map(|b| if b.is_ascii_alphanumeric() || plain.as_bytes().contains(&b) { char::from(b).to_string() } else { format!("%{b:02X}") })
        .collect()
}

/// What a pattern finds: words before a run of letters, digits and underscores (`\w+`) or of base 32 (`([A-Z2-7]+)`), or words alone.
fn found(pattern: &str, text: &str) -> Option<String> {
    pattern.split('|').find_map(|pattern| {
        let (before, group) = match (pattern.strip_suffix("\\w+"), pattern.strip_suffix("([A-Z2-7]+)")) {
            (Some(before), _) => (before, None),
            (_, Some(before)) => (before, Some(())),
            (None, None) => return text.contains(pattern).then(|| pattern.to_owned()),
        };
        let from = text.find(before)?;
        let rest = &text[from + before.len()..];
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(rest.len());
        Some(if group.is_some() { rest[..end].to_owned() } else { text[from..from + before.len() + end].to_owned() })
    })
}

fn wide(text: &str) -> String {
    text.chars().map(|c| char::from_u32(u32::from(c) + 0xFEE0).expect("full width")).collect()
}

impl<'s> Talk<'s> {
    pub fn new(server: &'s Served, folder: &'s Path, number: usize) -> Self {
        let kept = BTreeMap::from([("unique".to_owned(), json!(format!("{number:x}{}", std::process::id())))]);
        Self { server, folder, kept, cookies: BTreeMap::new(), hidden: BTreeMap::new(), hooks: None, asked: 0 }
    }

    /// What is wrong with the first step that does not hold.
    pub fn hold(mut self, steps: &Value) -> Vec<String> {
        for (number, step) in steps.as_array().expect("steps").iter().enumerate() {
            let wrong = self.step(step);
            if !wrong.is_empty() {
                return wrong.into_iter().map(|w| format!("step {}: {w}", number + 1)).collect();
            }
        }
        Vec::new()
    }

    /// With what was kept in place of `{names}`; a value that is one name keeps its type.
    fn fill(&self, value: &Value) -> Value {
        match value {
            Value::String(text) => {
                let whole = text.strip_prefix('{').and_then(|t| t.strip_suffix('}')).and_then(|name| self.kept.get(name));
                whole.cloned().unwrap_or_else(|| {
                    let fill = |text: String, (name, value): (&String, &Value)| {
                        text.replace(&format!("{{{name}}}"), &value.as_str().map_or_else(|| value.to_string(), str::to_owned))
                    };
                    Value::from(self.kept.iter().fold(text.clone(), fill))
                })
            }
            Value::Array(list) => list.iter().map(|v| self.fill(v)).collect(),
            Value::Object(fields) => fields.iter().map(|(k, v)| (k.clone(), self.fill(v))).collect(),
            plain => plain.clone(),
        }
    }

    fn text(&self, value: &Value) -> String {
        let filled = self.fill(value);
        filled.as_str().map_or_else(|| filled.to_string(), str::to_owned)
    }

    fn ask(&mut self, method: &str, path: &str, body: Option<Vec<u8>>, headers: &[(String, String)]) -> Answer {
        self.asked += 1;
        let path = encode(path, "/?&=%#:;,+@!$'()*~[]-._");
        let mut request = ureq::http::Request::builder().method(method).uri(format!("http://{}{path}", self.server.address));
        request = request.header("Origin", &self.server.origin).header("Sec-Fetch-Site", "same-origin");
        if !self.cookies.is_empty() {
            let all: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header("Cookie", all.join("; "));
        }
        for (name, value) in headers {
            request = request.header(name.as_str(), value.as_str());
        }
        let request = request.body(body.unwrap_or_default()).expect("a request");
        let config = ureq::Agent::config_builder().http_status_as_error(false).max_redirects(0).max_redirects_will_error(false);
        let agent: ureq::Agent = config.build().into();
        let mut answer = agent.run(request).expect("an answer");
        for cookie in answer.headers().get_all("set-cookie") {
            let (name, value) = cookie.to_str().expect("text").split(';').next().expect("a cookie").split_once('=').expect("a value");
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
        let place = answer.headers().get("location").and_then(|l| l.to_str().ok()).unwrap_or_default().to_owned();
        (answer.status().as_u16(), place, answer.body_mut().read_to_string().expect("a text"))
    }

    /// The hidden fields of a page's main part.
    fn hidden_of(&mut self, page: &str) -> BTreeMap<String, String> {
        let (.., text) = self.ask("GET", page, None, &[]);
        let main = text.split("<main").last().unwrap_or_default().split("</main").next().unwrap_or_default().to_owned();
        let field = |part: &str| {
            let (name, rest) = part.split_once("\" value=\"")?;
            Some((name.to_owned(), rest.split('"').next()?.to_owned()))
        };
        main.split("<input type=\"hidden\" name=\"").skip(1).filter_map(field).collect()
    }

    fn request(&mut self, step: &Value) -> (Got, Vec<String>) {
        let line = self.text(&step["request"]);
        let (method, path) = line.split_once(' ').expect("a method and a path");
        let mut headers: Vec<(String, String)> = Vec::new();
        for (name, value) in self.fill(&step["headers"]).as_object().into_iter().flatten() {
            headers.push((name.clone(), value.as_str().expect("a text").to_owned()));
        }
        if step.get("token").is_some() {
            headers.push(("Authorization".to_owned(), format!("Bearer {}", self.text(&step["token"]))));
            if method == "POST" && !headers.iter().any(|(name, _)| name == "Idempotency-Key") {
                headers.push(("Idempotency-Key".to_owned(), format!("{}-{}", self.text(&json!("{unique}")), self.asked)));
            }
        }
        let mut body = None;
        if let Some(document) = step.get("json") {
            body = Some(self.fill(document).to_string().into_bytes());
            headers.push(("Content-Type".to_owned(), "application/json".to_owned()));
        }
        if let Some(form) = step.get("form") {
            if step["repeat_hidden"] != true {
                let page = step.get("page").map_or_else(|| path.to_owned(), |p| self.text(p));
                self.hidden = self.hidden_of(&page);
            }
            let mut fields = self.hidden.clone();
            for (name, value) in self.fill(form).as_object().expect("fields") {
                fields.insert(name.clone(), value.as_str().expect("a text").to_owned());
            }
            let pairs: Vec<String> = fields.iter().map(|(n, v)| format!("{}={}", encode(n, "-._"), encode(v, "-._"))).collect();
            body = Some(pairs.join("&").into_bytes());
            headers.push(("Content-Type".to_owned(), "application/x-www-form-urlencoded".to_owned()));
        }
        let (mut status, place, mut text) = self.ask(method, path, body, &headers);
        if step["follow"] == true && matches!(status, 302 | 303) && place.starts_with('/') {
            (status, _, text) = self.ask("GET", &place, None, &[]);
        }
        let mut wrong = Vec::new();
        for (name, source) in step["save"].as_object().into_iter().flatten() {
            let value = if let Some(field) = source["location_query"].as_str() {
                let query = place.split_once('?').map_or("", |(_, query)| query);
                query.split('&').find_map(|pair| pair.strip_prefix(field)?.strip_prefix('=')).map(Value::from)
            } else {
                let document: Option<Value> = serde_json::from_str(&text).ok();
                document.as_ref().and_then(|d| at(d, source.as_str().expect("a path"))).cloned()
            };
            match value {
                Some(value) => drop(self.kept.insert(name.clone(), value)),
                None => wrong.push(format!(
                    "nothing at {source} to keep as {name}; status {status}: {}",
                    text.chars().take(160).collect::<String>()
                )),
            }
        }
        (Got { status: Some(status), body: text, ..Got::default() }, wrong)
    }

    fn keep(&mut self, name: &Value, value: impl Into<Value>) -> Vec<String> {
        self.kept.insert(name.as_str().expect("a name").to_owned(), value.into());
        Vec::new()
    }

    fn step(&mut self, step: &Value) -> Vec<String> {
        if let Some(seconds) = step["wait"].as_f64() {
            std::thread::sleep(Duration::from_secs_f64(seconds));
            return Vec::new();
        }
        if let Some(name) = step.get("mail_code") {
            let mut mails: Vec<_> = std::fs::read_dir(self.server.folder.path().join("mail")).expect("mails").flatten().collect();
            mails.sort_by_key(|m| m.metadata().and_then(|m| m.modified()).expect("a time"));
            let text = std::fs::read_to_string(mails.last().expect("a mail").path()).expect("readable");
            let is_code = |word: &&str| word.len() == 6 && word.bytes().all(|b| b.is_ascii_digit());
            let code = text.split(|c: char| !c.is_alphanumeric()).find(is_code).expect("a code").to_owned();
            return self.keep(name, code);
        }
        if let Some(name) = step.get("totp") {
            let secret = totp_rs::Secret::try_from_base32(self.text(&step["secret"])).expect("a secret");
            let totp = totp_rs::Builder::new().with_secret(secret).build().expect("a second factor");
            let code = totp.generate_current().to_string();
            return self.keep(name, if step["width"] == "full" { wide(&code) } else { code });
        }
        if let Some(name) = step.get("wide") {
            let text = wide(&self.text(&step["of"]));
            return self.keep(name, text);
        }
        if let Some(name) = step.get("hook") {
            let hooks = Hooks::listen();
            let address = format!("http://{}/hook", hooks.address);
            self.hooks = Some(hooks);
            return self.keep(name, address);
        }
        if let Some(wanted) = step.get("received") {
            return self.received(wanted, &step["expect"]);
        }
        if let Some(words) = step.get("cli") {
            let got = run(self.folder, &self.fill(words), step.get("stdin"), &self.server.database);
            for (name, pattern) in step["save"].as_object().into_iter().flatten() {
                match found(pattern.as_str().expect("a pattern"), &format!("{}\n{}", got.stdout, got.stderr)) {
                    Some(value) => drop(self.kept.insert(name.clone(), Value::from(value))),
                    None => return vec![format!("nothing to keep as {name}: {}", got.stderr)],
                }
            }
            return missed(&got, &step["expect"]);
        }
        let (got, mut wrong) = self.request(step);
        wrong.extend(missed(&got, &self.fill(&step["expect"])));
        wrong
    }

    /// Waits for a message with such fields.
    fn received(&self, wanted: &Value, expect: &Value) -> Vec<String> {
        let hooks = self.hooks.as_ref().expect("a receiver");
        for _ in 0..5 * wanted["within"].as_u64().unwrap_or(20) {
            for body in hooks.received.lock().expect("no panic").iter() {
                let document: Value = serde_json::from_str(body).expect("JSON");
                if wanted["where"].as_object().is_none_or(|fields| fields.iter().all(|(name, value)| document.get(name) == Some(value))) {
                    return missed(&Got { status: Some(200), body: body.clone(), ..Got::default() }, &self.fill(expect));
                }
            }
            std::thread::sleep(Duration::from_millis(200));
        }
        vec![format!("no message with {} came", wanted["where"])]
    }
}
