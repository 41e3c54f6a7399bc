//! A client of the API with a token.

use std::time::Duration;

use serde_json::Value;

use super::super::{Failure, code};
use super::scene::Scene;
use crate::app::accounts::identity::TokenRequest;

/// How often a request is sent again that the service had no room for; the last time after eight seconds.
const PATIENCE: u32 = 6;

/// Somebody with a token.
pub(super) struct Client {
    http: reqwest::Client,
    base: String,
    token: String,
}

fn broken(path: &str, what: impl std::fmt::Display) -> Failure {
    Failure::new(code::BUG, format!("the simulation was refused at {path}: {what}"))
}

impl Client {
    /// A client with a token that is made for it.
    pub async fn new(scene: &Scene, email: Option<&str>, scopes: &[&str]) -> Result<Self, Failure> {
        let request = TokenRequest {
            project: scene.project.clone(),
            email: email.map(str::to_owned),
            scopes: scopes.iter().map(|s| (*s).to_owned()).collect(),
            days: 1,
        };
        let http = reqwest::Client::builder().no_proxy().build().map_err(|e| broken("start", e))?;
        Ok(Self { http, base: scene.base.clone(), token: scene.app.create_token(request).await? })
    }

    /// Sends a request; `None` where it was refused as not possible now (409).
    pub async fn send(&self, method: &str, path: &str, body: Option<Value>) -> Result<Option<Value>, Failure> {
        let kind = "application/json";
        let bytes = body.map(|b| b.to_string().into_bytes());
        self.send_bytes(method, path, bytes, kind).await
    }

    /// The same with bytes of a type.
    pub async fn send_bytes(&self, method: &str, path: &str, body: Option<Vec<u8>>, kind: &str) -> Result<Option<Value>, Failure> {
        let method = reqwest::Method::from_bytes(method.as_bytes()).map_err(|e| broken(path, e))?;
        // One key for every try: what was done after all is not done twice.
        let key = format!("{:032x}", rand::random::<u128>());
        let mut tries = 0;
        loop {
            let mut request = self.http.request(method.clone(), format!("{}/api/v1{path}", self.base)).bearer_auth(&self.token);
            request = request.header("Idempotency-Key", &key);
            if let Some(bytes) = &body {
                request = request.header("Content-Type", kind).body(bytes.clone());
            }
            let answer = request.send().await.map_err(|e| broken(path, e))?;
            let status = answer.status().as_u16();
            let text = answer.text().await.map_err(|e| broken(path, e))?;
            match status {
                200..300 => return Ok(Some(serde_json::from_str(&text).map_err(|e| broken(path, e))?)),
                409 => return Ok(None),
                // A machine that is busy with other things: as a program of a platform would, it asks again.
                503 if tries < PATIENCE => {
                    tokio::time::sleep(Duration::from_millis(250 << tries)).await;
                    tries += 1;
                }
                _ => return Err(broken(path, format!("{status} {text}"))),
            }
        }
    }

    /// A request that has to succeed.
    pub async fn must(&self, method: &str, path: &str, body: Option<Value>) -> Result<Value, Failure> {
        self.send(method, path, body).await?.ok_or_else(|| broken(path, "not possible now"))
    }
}
