//! Letters as they go out: in the language in which somebody first came, with a link to contest them, and one that an appeal was received.

use serde_json::json;
use touchstone::adapters::Mailer;
use touchstone::app::gold_set::import::Imported;
use touchstone::app::platform::posting::Lane;
use touchstone::domain::gold_set;

use super::Browser;
use crate::api::World;
use crate::support::database::{TestApp, on_both};
use crate::support::{self, crowd};

/// The mails that went out to somebody, newest last in no promised order.
pub(super) fn mails(world: &World, to: &str) -> Vec<String> {
    let files = std::fs::read_dir(world.mails.path()).expect("a folder").map(|e| e.expect("an entry").path());
    let texts = files.filter_map(|path| std::fs::read_to_string(path).ok());
    texts.filter(|text| text.contains(&format!("To: {to}"))).collect()
}

async fn letters_in_the_readers_language(t: TestApp) {
    let world = World::with(t, crowd::base()).await;
    let app = &world.t.app;
    let (person, application) = crowd::applied(app, Some("xin@example.sg")).await;
    crowd::sit(app, person, "first", |at, _| at % 2 == 0).await;
    world.settle().await;
    // A browser that asks for Chinese, and nobody who pressed a button: the first sign-in sets the language of letters.
    let browser = Browser::new(&world);
    let asked = browser.post("/sign-in", "/sign-in", &[("email", "xin@example.sg")]).await;
    let mail = asked.place.split("mail=").nth(1).and_then(|r| r.split('&').next()).expect("an id").to_owned();
    let code = crate::browser::mailed(world.mails.path(), "xin@example.sg");
    let page = browser.get("/sign-in").await;
    let fields = [("csrf", page.field("csrf")), ("mail", mail), ("code", code)];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let signed_in = browser.post_raw("/sign-in/code", &fields, &[("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.5")]).await;
    assert_eq!(signed_in.status, 303, "{}", signed_in.text);
    let recruiter = world.token(Some("tan@example.sg"), &["candidates:read", "decisions:write"]).await;
    let body = json!({ "outcome": "rejected", "reasons": ["below_the_line"] });
    let decided = recruiter.post(&format!("/candidates/{application}/decisions"), body).await.ok();
    let decision = decided["id"].as_str().expect("an id").to_owned();
    world.t.clock.advance_seconds(3_601);
    let mailer = Mailer::folder(world.mails.path().to_owned(), "Touchstone <no-reply@touchstone.example>", "http://touchstone.example");
    mailer.deliver(app, Lane::Letters).await.expect("delivered");
    let all = mails(&world, "xin@example.sg");
    let letter = all.iter().find(|m| m.contains("Subject: 很遗憾，您的申请未获录用")).unwrap_or_else(|| panic!("in Chinese: {all:?}"));
    let link = format!("申诉：http://touchstone.example/me/decisions/{decision}/appeal");
    for part in [link.as_str(), "此决定由工作人员作出。", "您在“第一关”的成绩低于合格线。", "题目和答案不对外公布"]
    {
        assert!(letter.contains(part), "{part}: {letter}");
    }
    let (chinese, english) = (letter.find("此决定由工作人员作出。"), letter.find("A person made this decision."));
    assert!(chinese < english, "their own language first: {letter}");
    // The link of the mail leads to the form; sending it is acknowledged by a mail.
    browser.sign_in(&world, "xin@example.sg").await;
    let form = format!("/me/decisions/{decision}/appeal");
    assert_eq!(browser.post(&form, &form, &[("grounds", "technical"), ("text", "页面没有打开。")]).await.status, 303);
    mailer.deliver(app, Lane::Letters).await.expect("delivered");
    let all = mails(&world, "xin@example.sg");
    let received = all.iter().find(|m| m.contains("Subject: 您的申诉已收到")).unwrap_or_else(|| panic!("{all:?}"));
    assert!(received.contains("前答复") && !received.contains("/appeal"), "{received}");
    assert!(browser.get("/me/messages").await.text.contains("您的申诉已收到"));
}

on_both!(a_letter_comes_in_the_readers_language_with_a_link_to_contest_it, super::letters_in_the_readers_language);

/// Who answers for it, how long things are kept, what it costs in time, whether tests are paid.
async fn told_first(t: TestApp) {
    let world = World::new(t).await;
    for (lang, parts) in [
        ("en", ["Example Annotation Pte. Ltd.", "annotators@example.com", "180 days", "365 days", "1 day", "Who answers for it"]),
        ("zh", ["示例标注私人有限公司", "annotators@example.com", "180 天", "365 天", "1 天", "由谁负责"]),
    ] {
        let browser = Browser::new(&world);
        browser.set_cookie("ts_lang", lang);
        for page in ["/privacy", "/p/mandarin-sg/privacy"] {
            let text = browser.get(page).await.text;
            for part in parts {
                assert!(text.contains(part), "{page} {part}: {text}");
            }
        }
        assert!(browser.get("/help").await.text.contains("mailto:annotators@example.com"));
        let project = browser.get("/p/mandarin-sg").await.text;
        let told = if lang == "en" {
            ["limit 1\u{a0}h 35\u{a0}min", "usually up to", "The tests are not paid", "All stages together", "as an independent contractor"]
        } else {
            ["时限 1 小时 35 分钟", "通常不超过", "测试没有报酬", "全部阶段合计", "以独立承包人身份"]
        };
        for part in told {
            assert!(project.contains(part), "{part}: {project}");
        }
        assert_eq!(browser.get("/p/nothing/privacy").await.status, 404);
    }
}

on_both!(what_it_costs_and_who_answers_is_told_first, super::told_first);

/// A project without an address promises none, also where another one that is open has one.
async fn no_address(t: TestApp) {
    let world = World::new(t).await;
    let mut other = support::folder("tests/sets/base");
    crowd::replace(&mut other, "project.toml", "contact = \"somebody@example.com\"\n", "");
    let other = gold_set::read(&other).set.expect("no errors");
    let Imported::New(version) = world.t.app.import_gold_set(other, Vec::new(), "an author").await.expect("imported") else {
        panic!("new")
    };
    world.t.app.publish("base", version.number, "another author", &[]).await.expect("published");
    let browser = Browser::new(&world);
    let told = async |page: &str| browser.get(page).await.text.contains("the address is above");
    assert!(told("/privacy").await && told("/p/mandarin-sg/privacy").await);
    assert!(browser.get("/p/base/privacy").await.text.contains("Your rights"));
    assert!(!told("/p/base/privacy").await, "no address stands there");
}

on_both!(an_address_that_does_not_stand_there_is_not_promised, super::no_address);
