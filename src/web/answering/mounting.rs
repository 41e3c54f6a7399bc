//! The table of pages is mounted.

use std::collections::BTreeMap;

use actix_web::HttpRequest;
use actix_web::web::{self, Data, Payload};

use super::answer;
use super::table::pages;
use crate::app::App;
use crate::web::frame;
use crate::web::frame::page::{Method, Page, Settings};

/// Mounts the table; whatever else is asked for is a page that says so.
pub fn mount(config: &mut web::ServiceConfig) {
    let mut by_path: BTreeMap<&'static str, Vec<Page>> = BTreeMap::new();
    for page in pages() {
        by_path.entry(page.path).or_default().push(page);
    }
    for (path, rows) in by_path {
        let mut resource = web::resource(path);
        for page in rows {
            let method = if page.method == Method::Get { web::get() } else { web::post() };
            resource =
                resource.route(method.to(move |request: HttpRequest, payload: Payload, app: Data<App>, settings: Data<Settings>| {
                    answer(page, request, payload, app.get_ref().clone(), settings.into_inner())
                }));
        }
        config.service(resource);
    }
    config.route("/assets/{version}/{name}", web::get().to(frame::assets::serve));
}
