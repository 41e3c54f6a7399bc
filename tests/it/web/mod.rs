//! The pages as a browser without script sees them, over a real socket.

mod acknowledged;
mod altered;
mod alternatives;
mod application;
mod audited;
mod corrected_key;
mod costs;
mod countries;
mod demo;
mod disturbing;
mod documents;
mod doors;
mod enabled;
mod enter;
mod every_page;
mod forged;
mod full_width;
mod gets;
mod halves;
mod held;
mod kept;
pub mod laid_out;
mod languages;
mod leak;
mod letters_by_language;
mod letters_sent;
mod measured;
mod noticed;
mod own_case;
mod own_key;
mod own_pages;
mod own_reading;
mod permission;
mod reasons;
mod redress;
mod reviewing;
mod seeded;
mod sign_in;
mod sitting;
mod staff_words;
mod stale;
mod standing;
mod supply;
mod tabs;
mod texts;
mod told;
pub mod training;
mod unfinished;
mod unreadable;
mod walked;
mod watched;
mod webhooks;

use std::collections::BTreeMap;
use std::sync::Mutex;

use touchstone::app::accounts::staff::NewStaff;
use touchstone::domain::accounts::Role;

use crate::api::{PROJECT, World};

pub const PASSWORD: &str = "correct horse battery";

/// A browser without script: cookies, forms, and no redirects that are not followed on purpose.
pub struct Browser {
    base: String,
    cookies: Mutex<BTreeMap<String, String>>,
}

/// What came back.
#[derive(Debug)]
pub struct Page {
    pub status: u16,
    pub place: String,
    pub headers: BTreeMap<String, String>,
    pub text: String,
}

impl Page {
    /// The value of a hidden or other field of the page.
    pub fn field(&self, name: &str) -> String {
        let at = self.text.find(&format!("name=\"{name}\" value=\"")).unwrap_or_else(|| panic!("no field {name}: {}", self.text));
        let rest = &self.text[at + name.len() + 15..];
        rest.split('"').next().expect("a value").to_owned()
    }
}

impl Browser {
    pub fn new(world: &World) -> Self {
        Self { base: format!("http://{}", world.running.address), cookies: Mutex::default() }
    }

    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.lock().expect("no panic").get(name).cloned()
    }

    pub fn set_cookie(&self, name: &str, value: &str) {
        self.cookies.lock().expect("no panic").insert(name.to_owned(), value.to_owned());
    }

    pub async fn get(&self, path: &str) -> Page {
        self.send("GET", path, None, &[]).await
    }

    /// Posts fields as a form, as they stand.
    pub async fn post_raw(&self, path: &str, fields: &[(&str, &str)], headers: &[(&str, &str)]) -> Page {
        let encode = |text: &str| -> String {
            text.bytes().map(|b| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
        };
        let body: Vec<String> = fields.iter().map(|(n, v)| format!("{}={}", encode(n), encode(v))).collect();
        self.send("POST", path, Some(body.join("&")), headers).await
    }

    /// Posts a form that stands on a page, with what the page put into it.
    pub async fn post(&self, page: &str, path: &str, fields: &[(&str, &str)]) -> Page {
        let page = self.get(page).await;
        let (csrf, once) = (page.field("csrf"), page.field("once"));
        let mut all = vec![("csrf", csrf.as_str()), ("once", once.as_str())];
        // What the page was drawn from goes with it, as in a browser.
        let seen = page.text.contains("name=\"seen\" value=\"").then(|| page.field("seen"));
        if let Some(seen) = &seen
            && !fields.iter().any(|(name, _)| *name == "seen")
        {
            all.push(("seen", seen.as_str()));
        }
        all.extend_from_slice(fields);
        self.post_raw(path, &all, &[]).await
    }

    pub async fn send(&self, method: &str, path: &str, body: Option<String>, headers: &[(&str, &str)]) -> Page {
        self.send_any(method, path, body.map(String::into_bytes), headers).await
    }

    /// Posts bytes of a type.
    pub async fn send_bytes(&self, path: &str, body: Vec<u8>, kind: &str) -> Page {
        self.send_any("POST", path, Some(body), &[("Content-Type", kind)]).await
    }

    async fn send_any(&self, method: &str, path: &str, body: Option<Vec<u8>>, headers: &[(&str, &str)]) -> Page {
        let mut request = ureq::http::Request::builder().method(method).uri(format!("{}{path}", self.base));
        let cookies: Vec<String> = self.cookies.lock().expect("no panic").iter().map(|(n, v)| format!("{n}={v}")).collect();
        if !cookies.is_empty() {
            request = request.header("Cookie", cookies.join("; "));
        }
        if body.is_some() && !headers.iter().any(|(name, _)| *name == "Content-Type") {
            request = request.header("Content-Type", "application/x-www-form-urlencoded");
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(body.unwrap_or_default()).expect("a request");
        let sent = crate::support::aside(move || {
            let config = ureq::Agent::config_builder().http_status_as_error(false).max_redirects(0).max_redirects_will_error(false);
            let agent: ureq::Agent = config.build().into();
            let mut answer = agent.run(request).expect("an answer");
            let cookies: Vec<String> =
                answer.headers().get_all("set-cookie").iter().map(|v| v.to_str().expect("text").to_owned()).collect();
            let headers = answer.headers().iter().map(|(n, v)| (n.to_string(), v.to_str().unwrap_or_default().to_owned())).collect();
            // A picture is none; what is told of it stands in the headers.
            let text = String::from_utf8_lossy(&answer.body_mut().read_to_vec().expect("a body")).into_owned();
            (answer.status().as_u16(), cookies, headers, text)
        });
        let (status, given, headers, text): (u16, Vec<String>, BTreeMap<String, String>, String) = sent.await.expect("no panic");
        let mut cookies = self.cookies.lock().expect("no panic");
        for cookie in given {
            let (name, value) = cookie.split(';').next().expect("a cookie").split_once('=').expect("a value");
            if value.is_empty() {
                cookies.remove(name)
            } else {
                cookies.insert(name.to_owned(), value.to_owned())
            };
        }
        if text.contains("<html lang=\"zh-Hans\"") {
            let found = full_width::half_width(&text);
            assert!(found.is_empty(), "{path}: signs of half width beside Chinese: {found:#?}");
        }
        Page { status, place: headers.get("location").cloned().unwrap_or_default(), headers, text }
    }

    /// Signs in as a candidate by the code of the mail.
    pub async fn sign_in(&self, world: &World, email: &str) {
        let asked = self.post("/sign-in", "/sign-in", &[("email", email)]).await;
        assert_eq!(asked.status, 303, "{}", asked.text);
        let code = crate::browser::mailed(world.mails.path(), email);
        let mail = asked.place.split("mail=").nth(1).and_then(|rest| rest.split('&').next()).expect("the mail's id").to_owned();
        let signed_in = self.post("/sign-in", "/sign-in/code", &[("mail", &mail), ("code", &code)]).await;
        assert_eq!((signed_in.status, signed_in.place.as_str()), (303, "/me"), "{}", signed_in.text);
    }

    /// Signs in as staff without a second factor.
    pub async fn sign_in_staff(&self, email: &str) {
        let signed_in = self.post("/staff/sign-in", "/staff/sign-in", &[("email", email), ("password", PASSWORD)]).await;
        assert_eq!((signed_in.status, signed_in.place.as_str()), (303, "/staff"), "{}", signed_in.text);
    }
}

/// Adds a member of staff with roles in a project.
pub async fn add_staff(world: &World, email: &str, project: &str, roles: &[Role], second_factor: bool) -> Option<String> {
    let roles = roles.iter().map(|r| (project.to_owned(), *r)).collect();
    let new = NewStaff { email: email.to_owned(), name: email.to_owned(), password: PASSWORD.to_owned(), roles, second_factor };
    world.t.app.add_staff(new).await.expect("added")
}

pub async fn staff_of_project(world: &World, email: &str, role: Role) -> Browser {
    add_staff(world, email, PROJECT, &[role], false).await;
    let browser = Browser::new(world);
    browser.sign_in_staff(email).await;
    browser
}
