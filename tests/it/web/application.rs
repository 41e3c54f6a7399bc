//! The application's pages: nothing that was typed is lost, errors say what is wanted, months are read as people write them, and extra time
//! can be asked for until a stage starts.

use serde_json::{Value, json};

use super::{Browser, Page};
use crate::api::{PROJECT, World, apply};
use crate::support::database::{TestApp, on_both};

async fn applicant(world: &World, email: &str, lang: &str) -> Browser {
    let browser = Browser::new(world);
    browser.set_cookie("ts_lang", lang);
    browser.sign_in(world, email).await;
    assert_eq!(browser.post(&format!("/apply/{PROJECT}/name"), &format!("/apply/{PROJECT}"), &[]).await.status, 303);
    browser
}

fn step(id: &str) -> String {
    format!("/apply/{PROJECT}/{id}")
}

/// Extra time can be asked for on the page that a stage's start page leads to, in every state before the start; while a stage runs the page
/// says why not.
async fn extra_time(t: TestApp) {
    let world = World::new(t).await;
    let candidate = world.token(Some("lin@example.sg"), &["candidate"]).await;
    apply(&candidate).await;
    let browser = Browser::new(&world);
    browser.sign_in(&world, "lin@example.sg").await;
    let start = browser.get(&format!("/me/stages/english?project={PROJECT}")).await;
    let here = format!("/me/help?project={PROJECT}");
    assert!(start.text.contains(&format!("href=\"{here}\"")), "{}", start.text);
    // The application is handed in: asking works all the same, and what was asked for stands there.
    let asked = browser.post(&here, "/me/help", &[("project", PROJECT), ("accommodation", "Half as much time again, please.")]).await;
    assert_eq!((asked.status, &asked.place), (303, &here), "{}", asked.text);
    let page = browser.get(&here).await;
    assert!(page.text.contains("Half as much time again, please.") && page.text.contains("You have asked"), "{}", page.text);
    let own = candidate.get("/me/application").await.ok();
    assert_eq!(own["profile"]["accommodation"], "Half as much time again, please.");
    assert_eq!((own["status"].as_str(), own["time_factor"].as_f64()), (Some("screening"), Some(1.0)));
    // The step of the application leads there.
    assert_eq!(browser.get(&step("help")).await.place, here);
    // By the API the same; a number of somebody's identity is refused.
    let text = json!({ "text": "一点五倍时间" });
    assert_eq!(candidate.put("/me/application/accommodation", text).await.ok()["profile"]["accommodation"], "一点五倍时间");
    assert_eq!(candidate.put("/me/application/accommodation", json!({ "text": "S1234567D" })).await.code().0, 422);
    // A stage runs: its time stands, and both say so.
    candidate.post("/me/stages/english/attempts", Value::Null).await.ok();
    let page = browser.get(&here).await;
    assert!(page.text.contains("its time no longer changes") && !page.text.contains("name=\"accommodation\""), "{}", page.text);
    let refused = browser.post("/help", "/me/help", &[("project", PROJECT), ("accommodation", "more")]).await;
    assert!(refused.status == 409 && refused.text.contains("ask before you start the next one"), "{} {}", refused.status, refused.text);
    assert_eq!(candidate.put("/me/application/accommodation", json!({ "text": "more" })).await.code(), (409, "stage_begun".to_owned()));
    // When it is handed in, asking is possible again, for the next one.
    world.t.clock.advance_seconds(4 * 3_600);
    assert_eq!(world.t.app.hand_in_run_out().await.expect("handed in"), 1);
    world.settle().await;
    assert_eq!(candidate.put("/me/application/accommodation", json!({ "text": "more" })).await.status, 200);
    // Whoever has withdrawn has no stage left to sit.
    candidate.post("/me/application/withdraw", Value::Null).await.ok();
    assert_eq!(candidate.put("/me/application/accommodation", json!({ "text": "x" })).await.code(), (409, "illegal_transition".to_owned()));
    browser.sign_in(&world, "lin@example.sg").await;
    assert!(browser.get(&here).await.text.contains("No stage is left to sit"));
}
on_both!(extra_time_can_be_asked_for_until_the_stage_starts, super::extra_time);

/// What was typed in a step is there again after leaving, in the other language, in a second tab and after signing in anew.
async fn forgets_nothing(t: TestApp) {
    let world = World::new(t).await;
    let browser = applicant(&world, "lin@example.sg", "en").await;
    let (here, draft) = (step("experience"), step("experience/draft"));
    let typed = [("revision", "1"), ("from", "２０１９"), ("from_month", "x"), ("what", "Half a sentence, 还没写完"), ("internship", "1")];
    // As one types: kept as it is typed, right or wrong, twice as well as once.
    for _ in 0..2 {
        assert_eq!(browser.post(&here, &draft, &typed).await.status, 200);
    }
    let holds = |text: &str| {
        for part in ["value=\"２０１９\"", "value=\"x\"", "value=\"Half a sentence, 还没写完\"", "name=\"internship\" value=\"1\" checked"]
        {
            assert!(text.contains(part), "{part}: {text}");
        }
    };
    holds(&browser.get(&here).await.text);
    assert_eq!(browser.post(&here, "/lang", &[("lang", "zh"), ("back", &here)]).await.place, here);
    let chinese = browser.get(&here).await;
    assert!(chinese.text.contains("您做过哪些工作"), "{}", chinese.text);
    holds(&chinese.text);
    let other = Browser::new(&world);
    other.sign_in(&world, "lin@example.sg").await;
    holds(&other.get(&here).await.text);
    // Without script the button for coming back later keeps it too.
    let later = [("name", "Lin Hui"), ("name_native", "林"), ("go", "later")];
    assert_eq!(browser.post(&step("name"), &step("name"), &later).await.place, "/me");
    assert!(browser.get(&step("name")).await.text.contains("value=\"Lin Hui\""));
    let candidate = world.token(Some("lin@example.sg"), &["candidate"]).await;
    assert_eq!(candidate.get("/me/application").await.ok()["profile"]["name"], Value::Null, "nothing is answered by it");
    // What is sent is a draft no more.
    assert_eq!(browser.post(&step("name"), &step("name"), &[("name", "Lin Hui Min"), ("go", "next")]).await.status, 303);
    assert!(browser.get(&step("name")).await.text.contains("value=\"Lin Hui Min\""));
    // The session ended while somebody typed: the form comes back with all of it, and is sent again after signing in.
    let nobody = Browser::new(&world);
    let fields = [("name", "Lin Hui Min"), ("name_native", "林慧敏"), ("go", "next"), ("revision", "1"), ("csrf", "0"), ("once", "1")];
    let back = nobody.post_raw(&step("name"), &fields, &[]).await;
    assert!(
        back.status == 401 && back.text.contains("value=\"林慧敏\"") && back.text.contains("/sign-in?back="),
        "{} {}",
        back.status,
        back.text
    );
    nobody.sign_in(&world, "lin@example.sg").await;
    let again = nobody.post_raw(&step("name"), &fields, &[]).await;
    assert_eq!(again.status, 403, "a token of another session does nothing by itself");
    let (csrf, once) = (again.field("csrf"), again.field("once"));
    let fields = [("name", "Lin Hui Min"), ("name_native", "林慧敏"), ("go", "next"), ("csrf", csrf.as_str()), ("once", once.as_str())];
    assert_eq!(nobody.post_raw(&step("name"), &fields, &[]).await.status, 303);
    assert_eq!(candidate.get("/me/application").await.ok()["profile"]["name_native"], "林慧敏");
    // A stranger keeps nothing in it.
    let stranger = Browser::new(&world);
    stranger.sign_in(&world, "eve@example.sg").await;
    assert_eq!(stranger.post("/help", &draft, &typed).await.status, 404);
}
on_both!(the_application_forgets_nothing, super::forgets_nothing);

/// Two tabs add a period each: the second is told, nothing that was typed is lost, and the list is the newest.
async fn second_tab(t: TestApp) {
    let world = World::new(t).await;
    let browser = applicant(&world, "lin@example.sg", "en").await;
    let here = step("experience");
    let (left, right) = (browser.get(&here).await, browser.get(&here).await);
    let add = async |page: &super::Page, from: &str, what: &str| {
        let (csrf, once, revision) = (page.field("csrf"), page.field("once"), page.field("revision"));
        let fields = [
            ("csrf", csrf.as_str()),
            ("once", once.as_str()),
            ("revision", revision.as_str()),
            ("from", from),
            ("from_month", "3"),
            ("what", what),
            ("go", "add"),
        ];
        browser.post_raw(&here, &fields, &[]).await
    };
    assert_eq!(add(&left, "2015", "editor").await.status, 303);
    let second = add(&right, "2018", "teacher").await;
    assert_eq!(second.status, 409);
    for part in ["Mar 2015", "value=\"2018\"", "value=\"teacher\"", "changed in another tab"] {
        assert!(second.text.contains(part), "{part}: {}", second.text);
    }
    assert_eq!(add(&second, "2018", "teacher").await.status, 303);
    let list = browser.get(&here).await.text;
    assert!(list.contains("Mar 2015") && list.contains("Mar 2018"), "{list}");
}
on_both!(a_second_tab_loses_nothing_in_the_application, super::second_tab);

/// *Change* on one answer leads back to where answers are checked, also after a mistake.
async fn change(t: TestApp) {
    let world = World::new(t).await;
    let browser = applicant(&world, "lin@example.sg", "en").await;
    let check = browser.get(&step("check")).await.text;
    let here = format!("{}?from=check", step("availability"));
    assert!(check.contains(&format!("href=\"{here}\"")), "{check}");
    let page = browser.get(&here).await;
    assert_eq!(page.field("from_check"), "1");
    let wrong = browser.post(&here, &here, &[("hours", "25 hours"), ("from_check", "1"), ("go", "next")]).await;
    assert_eq!((wrong.status, wrong.field("from_check")), (422, "1".to_owned()));
    assert!(wrong.text.contains("value=\"25 hours\""), "what was typed stays: {}", wrong.text);
    let changed = browser.post(&here, &step("availability"), &[("hours", "２５"), ("from_check", "1"), ("go", "next")]).await;
    assert_eq!(changed.place, step("check"));
    assert!(browser.get(&step("check")).await.text.contains("25 hours"));
}
on_both!(change_on_one_answer_returns_to_the_check_page, super::change);

/// A step, what is filled in, the field that is wrong, and how that is told in English and in Chinese.
type Mistake = (&'static str, &'static [(&'static str, &'static str)], &'static str, &'static str, &'static str);

/// Every error says what is wanted, stands at its field, which it describes, and keeps what was typed; in both languages.
async fn errors(t: TestApp) {
    let world = World::new(t).await;
    let mistakes: [Mistake; 11] = [
        ("name", &[], "name", "Enter your full name.", "请填写您的姓名。"),
        ("residence", &[], "country", "Choose a country.", "请选择国家或地区。"),
        ("work-authorisation", &[], "right", "Choose how you may work.", "请选择您可以工作的身份。"),
        ("mandarin", &[], "level", "Choose a level.", "请选择一个级别。"),
        ("availability", &[], "hours", "Enter how many hours a week you can work, such as 20.", "请填写每周可以工作的小时数，例如 20。"),
        ("availability", &[("hours", "25 hours")], "hours", "Enter a number in digits only, such as 20.", "请只用数字填写，例如 20。"),
        ("availability", &[("hours", "168")], "hours", "Enter 0 to 84 hours a week", "请填写每周 0 至 84 小时"),
        (
            "degree",
            &[("level", "6"), ("country", "SG")],
            "awarded",
            "Enter the year and the month in which it was awarded",
            "请填写获得学位的年份和月份",
        ),
        (
            "degree",
            &[("level", "6"), ("country", "SG"), ("awarded", "2035"), ("awarded_month", "7")],
            "awarded",
            "Date of the degree: this date has not come yet",
            "获得学位的时间：该日期尚未到来",
        ),
        (
            "experience",
            &[("from", "2020"), ("from_month", "1"), ("to", "2030"), ("to_month", "1"), ("go", "add")],
            "to",
            "End of the work: this date has not come yet",
            "结束时间：该日期尚未到来",
        ),
        (
            "experience",
            &[("from", "2020"), ("from_month", "13"), ("go", "add")],
            "from",
            "Start of the work: enter a year and a month",
            "开始时间：请填写年份和月份",
        ),
    ];
    for lang in ["en", "zh"] {
        let browser = applicant(&world, &format!("{lang}@example.sg"), lang).await;
        let ids = world.t.app.published(PROJECT).await.expect("open").1;
        let asked = |id: &str| ids.project.requirements.iter().any(|r| r.id == id);
        for (id, fields, field, en, zh) in mistakes {
            assert!(id == "name" || asked(id), "no step {id}: {:?}", ids.project.requirements.iter().map(|r| &r.id).collect::<Vec<_>>());
            let mut all = fields.to_vec();
            if !fields.iter().any(|(n, _)| *n == "go") {
                all.push(("go", "next"));
            }
            let page = browser.post(&step(id), &step(id), &all).await;
            let words = if lang == "en" { en } else { zh };
            assert_eq!(page.status, 422, "{id}");
            assert_eq!(page.text.matches(words).count(), 2, "above and at the field, {id} {fields:?}: {}", page.text);
            assert!(
                page.text.contains(&format!("href=\"#f-{field}\"")) && page.text.contains(&format!("id=\"f-{field}\"")),
                "{id}: {}",
                page.text
            );
            assert!(
                page.text.contains(&format!("id=\"f-{field}-error\"")) && page.text.contains(&format!("f-{field}-error\"")),
                "{id}: {}",
                page.text
            );
            if !matches!(field, "right" | "level") {
                assert!(page.text.contains("aria-invalid=\"true\""), "{id}: {}", page.text);
            }
            for (name, value) in fields.iter().filter(|(n, _)| !["go", "level", "country"].contains(n)) {
                assert!(
                    page.text.contains(&format!("name=\"{name}\"")) && page.text.contains(&format!("value=\"{value}\"")),
                    "{id}: {}",
                    page.text
                );
            }
        }
        // Handing in with nothing: each open question and each consent once, in words of its own.
        let page = browser.post(&step("check"), &step("check"), &[]).await;
        assert_eq!(page.status, 422);
        for id in ["selection", "automated_scoring", "sensitive_content"] {
            assert!(
                page.text.contains(&format!("href=\"#f-consents-{id}\"")) && page.text.contains(&format!("f-consents-{id}-error")),
                "{}",
                page.text
            );
        }
        let summary = page.text.split("class=\"errors\"").nth(1).and_then(|r| r.split("</div>").next()).expect("a summary");
        let told: Vec<&str> = summary.split("<a ").skip(1).filter_map(|a| a.split('>').nth(1)).collect();
        let mut once = told.clone();
        once.sort_unstable();
        once.dedup();
        assert!(told.len() > 8 && once.len() == told.len(), "{told:?}");
        // Programs are told in the same words in Chinese.
        let candidate = world.token(Some(&format!("{lang}@example.sg")), &["candidate"]).await;
        let body = json!({ "revision": 1, "profile": { "hours_per_week": 168 } }).to_string().into_bytes();
        let headers = [("Content-Type", "application/json"), ("Accept-Language", lang)];
        let told = candidate.send("PUT", "/me/application/profile", Some(body), &headers).await.json();
        let detail = told["errors"][0]["detail"].as_str().expect("a detail");
        let expected = if lang == "en" {
            "somebody works 0 to 84 hours a week"
        } else {
            "请填写每周 0 至 84 小时（每天不超过十二小时）。"
        };
        assert_eq!(detail, expected);
    }
}
on_both!(an_error_says_what_is_wanted_at_its_field_in_both_languages, super::errors);

/// A month is taken however it is common to write it, in fields that a keypad of digits can fill in.
async fn months(t: TestApp) {
    let world = World::new(t).await;
    let browser = applicant(&world, "lin@example.sg", "en").await;
    let candidate = world.token(Some("lin@example.sg"), &["candidate"]).await;
    let page = browser.get(&step("degree")).await.text;
    assert!(
        page.contains("name=\"awarded\" inputmode=\"numeric\"") && page.contains("name=\"awarded_month\" inputmode=\"numeric\""),
        "{page}"
    );
    for (year, month) in [
        ("2019", "7"),
        ("2019-07", ""),
        ("2019/07", ""),
        ("201907", ""),
        ("2019年7月", ""),
        ("07/2019", ""),
        ("２０１９", "０７"),
        ("２０１９／０７", ""),
    ] {
        let fields = [("level", "6"), ("country", "SG"), ("awarded", year), ("awarded_month", month), ("go", "next")];
        let sent = browser.post(&step("degree"), &step("degree"), &fields).await;
        assert_eq!(sent.status, 303, "{year} {month}: {}", sent.text);
        assert_eq!(candidate.get("/me/application").await.ok()["profile"]["degrees"][0]["awarded"], "2019-07", "{year} {month}");
    }
    // What is half a month is asked for, not guessed.
    for (year, month) in [("2019", ""), ("", "7"), ("05/07/2019", ""), ("2019", "13")] {
        let fields = [("level", "6"), ("country", "SG"), ("awarded", year), ("awarded_month", month), ("go", "next")];
        assert_eq!(browser.post(&step("degree"), &step("degree"), &fields).await.status, 422, "{year} {month}");
    }
}
on_both!(a_month_is_taken_however_it_is_written, super::months);

/// A degree that is completed and has no date is asked for, and counts as nothing at no door.
async fn undated(t: TestApp) {
    let world = World::new(t).await;
    let browser = applicant(&world, "lin@example.sg", "en").await;
    let next = |level: &'static str| [("level", level), ("country", "SG"), ("go", "next")];
    assert_eq!(browser.post(&step("degree"), &step("degree"), &next("7")).await.status, 422);
    for level in ["studying", "none"] {
        assert_eq!(browser.post(&step("degree"), &step("degree"), &next(level)).await.status, 303, "{level}");
    }
    let candidate = world.token(Some("ann@example.sg"), &["candidate"]).await;
    let draft = candidate.post("/me/application", Value::Null).await.ok();
    let mut answers = crate::api::profile();
    answers["degrees"] = json!([{ "country": "SG", "isced": 6 }]);
    candidate.put("/me/application/profile", json!({ "revision": draft["revision"], "profile": answers })).await.ok();
    let consents = json!({ "consents": ["selection", "automated_scoring", "sensitive_content"] });
    let refused = candidate.post("/me/application/submit", consents).await;
    assert_eq!(refused.status, 422, "{}", refused.text);
    let errors = refused.json()["errors"].as_array().expect("errors").clone();
    assert!(errors.len() == 1 && errors[0]["code"] == "unanswered" && errors[0]["detail"].to_string().contains("degree"), "{errors:?}");
    browser.sign_in(&world, "ann@example.sg").await;
    let check = browser.get(&step("check")).await.text;
    assert!(check.contains("Still to be answered") && check.contains(&format!("{}?from=check", step("degree"))), "{check}");
}
on_both!(a_degree_without_a_date_is_asked_for_and_not_silently_none, super::undated);

/// A language that the API names with its script or region is the one that the gate asks for: pages show it, and a new answer stands in
/// the place of all that was said of it before.
async fn one_language(t: TestApp) {
    let world = World::new(t).await;
    let candidate = world.token(Some("lin@example.sg"), &["candidate"]).await;
    let draft = candidate.post("/me/application", Value::Null).await.ok();
    let mut profile = crate::api::profile();
    profile["languages"] = json!([
        { "lang": "zh-Hant", "level": "B2" }, { "lang": "cmn", "level": "native" },
        { "lang": "en-GB", "level": "C2" }, { "lang": "en", "level": "B2" }, { "lang": "ms", "level": "A2" },
    ]);
    candidate.put("/me/application/profile", json!({ "revision": draft["revision"], "profile": profile })).await.ok();
    let browser = Browser::new(&world);
    browser.sign_in(&world, "lin@example.sg").await;
    let chosen = |page: &Page, level: &str| page.text.contains(&format!("value=\"{level}\" checked"));
    let english = browser.get(&step("english")).await;
    assert!(chosen(&english, "C2") && chosen(&browser.get(&step("mandarin")).await, "native"), "{}", english.text);
    let fields = [("revision", english.field("revision")), ("level", "B1".to_owned())];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(browser.post(&step("english"), &step("english"), &fields).await.status, 303);
    let own = candidate.get("/me/application").await.ok();
    let mut said: Vec<String> = own["profile"]["languages"].as_array().expect("a list").iter().map(ToString::to_string).collect();
    said.sort();
    let tags: Vec<bool> = ["en-GB", "B1", "C2", "ms"].iter().map(|part| said.iter().any(|l| l.contains(part))).collect();
    assert_eq!((said.len(), tags), (4, vec![false, true, false, true]), "{said:?}");
    let consents = json!({ "consents": ["selection", "automated_scoring", "sensitive_content"] });
    let done = candidate.post("/me/application/submit", consents).await.ok();
    let english = done["requirements"].as_array().expect("requirements").iter().find(|r| r["id"] == "english").expect("there");
    assert_eq!(english["verdict"], "not_met", "{done}");
}
on_both!(a_language_is_one_whatever_its_tag_goes_on_with, super::one_language);
