//! Whoever was disabled is told so once they have proved who they are, strangers are told nothing, and there is a way back.

use touchstone::app::AppError;
use touchstone::domain::accounts::Role;
use touchstone::store::admin;

use super::{Browser, PASSWORD, Page, add_staff, staff_of_project};
use crate::api::{PROJECT, World};
use crate::support::crowd;
use crate::support::database::{TestApp, on_both};

const DISABLED: &str = "This account may not sign in any more.";

async fn told_to_its_owner(t: TestApp) {
    let world = World::with(t, crowd::base()).await;
    let app = &world.t.app;
    let secret = add_staff(&world, "tan@example.sg", PROJECT, &[Role::Recruiter], true).await.expect("a second factor");
    let totp = |seconds: i64| {
        let secret = totp_rs::Secret::try_from_base32(&secret).expect("base32");
        let totp = totp_rs::Builder::new().with_secret(secret).build().expect("a second factor");
        totp.generate(u64::try_from(app.now().microseconds() / 1_000_000 + seconds).expect("after 1970")).to_string()
    };
    app.disable_staff("tan@example.sg").await.expect("disabled");
    let browser = Browser::new(&world);
    let tried = async |email: &str, password: &str, totp: &str| -> Page {
        browser.post("/staff/sign-in", "/staff/sign-in", &[("email", email), ("password", password), ("totp", totp)]).await
    };
    // A stranger, or whoever has one of the two, sees what they see of an address that is nobody's.
    let nobody = tried("tau@example.sg", "wrong horse battery", "").await;
    for (password, code) in [("wrong horse battery", totp(0)), (PASSWORD, String::new()), (PASSWORD, totp(-600))] {
        let page = tried("tan@example.sg", password, &code).await;
        assert_eq!((page.status, page.text.contains(DISABLED)), (422, false), "{password} {code}");
        let plain = |page: &Page| page.text.split("</h1>").next().unwrap_or_default().split("<main").nth(1).unwrap_or_default().to_owned();
        assert_eq!(plain(&page), plain(&nobody), "{password} {code}");
    }
    let page = tried("tan@example.sg", PASSWORD, &totp(0)).await;
    assert!(page.status == 422 && page.text.contains(DISABLED), "{}", page.text);
    assert_eq!(browser.get("/candidates").await.status, 303, "they are not signed in");
    // There is a way back, by the command line.
    let again = touchstone::app::accounts::staff::NewStaff {
        email: "tan@example.sg".to_owned(),
        name: "Tan".to_owned(),
        password: PASSWORD.to_owned(),
        roles: vec![(PROJECT.to_owned(), Role::Admin)],
        second_factor: false,
    };
    match app.add_staff(again).await {
        Err(AppError::Refused { code: "staff_already", detail }) => assert!(detail.contains("touchstone user enable"), "{detail}"),
        other => panic!("{other:?}"),
    }
    app.enable_staff("tan@example.sg").await.expect("enabled");
    assert!(matches!(app.enable_staff("tan@example.sg").await, Err(AppError::Refused { code: "illegal_transition", .. })), "once");
    assert!(matches!(app.enable_staff("nobody@example.sg").await, Err(AppError::NotFound(_))));
    world.t.clock.advance_seconds(400);
    let page = tried("tan@example.sg", PASSWORD, &totp(0)).await;
    assert_eq!((page.status, page.place.as_str()), (303, "/staff"), "{}", page.text);
    assert_eq!(browser.get("/candidates").await.status, 200, "with the role that they had");
    world.settle().await;
    assert_eq!(app.verify_ledger().await.expect("verified").broken, Vec::new());
    assert_eq!(admin::fsck::check(app.db()).await.expect("checked").breaches, Vec::new());
}
on_both!(an_account_that_is_disabled_is_told_so_to_its_owner_alone, super::told_to_its_owner);

async fn by_an_administrator(t: TestApp) {
    let world = World::with(t, crowd::base()).await;
    let app = &world.t.app;
    add_staff(&world, "tan@example.sg", PROJECT, &[Role::Recruiter, Role::Reviewer], false).await;
    add_staff(&world, "lim@example.sg", PROJECT, &[Role::Recruiter], false).await;
    add_staff(&world, "far@example.sg", "another", &[Role::Recruiter], false).await;
    app.give_role("lim@example.sg", "another", Role::Author).await.expect("given");
    let admin = staff_of_project(&world, "admin@example.sg", Role::Admin).await;
    let page = "/settings/people";
    assert!(!admin.get(page).await.text.contains("Let them sign in again"));
    for email in ["tan@example.sg", "lim@example.sg", "far@example.sg"] {
        app.disable_staff(email).await.expect("disabled");
    }
    let shown = admin.get(page).await.text;
    assert_eq!(shown.matches("Let them sign in again").count(), 2, "each once, and nobody of another project: {shown}");
    assert!(!shown.contains("far@example.sg"));
    let id_of = async |email: &str| {
        let all = app.staff_and_former().await.expect("read");
        all.into_iter().find(|s| s.email == email).expect("there").person.to_string()
    };
    let enable = async |email: &str| admin.post(page, page, &[("do", "enable"), ("person", &id_of(email).await)]).await.status;
    assert_eq!(enable("lim@example.sg").await, 403, "they have a role where this administrator is none");
    assert_eq!(enable("far@example.sg").await, 404);
    assert_eq!(admin.post(page, page, &[("do", "away"), ("person", &id_of("tan@example.sg").await)]).await.status, 422);
    assert_eq!(enable("tan@example.sg").await, 303);
    assert_eq!(enable("tan@example.sg").await, 409, "once");
    let tan = Browser::new(&world);
    tan.sign_in_staff("tan@example.sg").await;
    assert_eq!(tan.get("/candidates").await.status, 200);
    world.settle().await;
    assert_eq!(app.verify_ledger().await.expect("verified").broken, Vec::new());
}
on_both!(an_administrator_enables_whoever_is_theirs, super::by_an_administrator);
