//! A project of another country: its pages name that country's numbers, permits, helpline and time, and every country can be chosen.

use serde_json::{Value, json};
use touchstone::domain::gold_set::Folder;

use super::Browser;
use crate::api::{PROJECT, World, profile};
use crate::support::database::{TestApp, on_both};
use crate::support::folder;

/// The shipped set as a project of another country, whose first language is another one, with a notice before every English question.
fn elsewhere(country: &str, zone: &str) -> Folder {
    let mut set = folder("gold_sets/mandarin-sg");
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
    let project = text(&set.files["project.toml"]);
    let project = project.replace("countries = [\"SG\"]", &format!("countries = [\"{country}\"]"));
    let project = project.replace("Asia/Singapore", zone).replacen("lang = \"zh\"", "lang = \"es\"", 1);
    set.files.insert("project.toml".to_owned(), project.into_bytes());
    let notice = "{\"notice\":{\"en\":\"A hard text.\",\"zh\":\"令人不适的内容。\"},\"id\":";
    let english = format!("\n{}", text(&set.files["english.jsonl"])).replace("\n{\"id\":", &format!("\n{notice}"));
    set.files.insert("english.jsonl".to_owned(), english.into_bytes());
    set
}

fn step(id: &str) -> String {
    format!("/apply/{PROJECT}/{id}")
}

fn options(page: &str) -> Vec<String> {
    let select = page.split("id=\"f-country\"").nth(1).and_then(|rest| rest.split("</select>").next()).unwrap_or_default();
    select.split("<option value=\"").skip(1).filter_map(|o| o.split('"').next()).filter(|o| !o.is_empty()).map(str::to_owned).collect()
}

async fn application(t: TestApp) {
    let world = World::with(t, elsewhere("MX", "America/Mexico_City")).await;
    let browser = Browser::new(&world);
    browser.set_cookie("ts_lang", "en");
    browser.sign_in(&world, "ana@example.mx").await;
    assert_eq!(browser.post(&step("name"), &format!("/apply/{PROJECT}"), &[]).await.status, 303);
    // Everybody can say where they live: the project's own country stands first, then all others by the alphabet.
    let page = browser.get(&step("residence")).await.text;
    let offered = options(&page);
    assert_eq!((offered.len(), offered[0].as_str(), offered[1].as_str(), offered[248].as_str()), (249, "MX", "AF", "ZW"), "{page}");
    assert!(page.contains("<optgroup label=\"In this project\"><option value=\"MX\">Mexico</option></optgroup>"), "{page}");
    for (country, code) in [("ZZ", 422), ("YU", 422), ("AN", 422), ("mx", 422), ("", 422), ("NZ", 303), ("MX", 303)] {
        let answer = browser.post(&step("residence"), &step("residence"), &[("country", country), ("go", "next")]).await;
        assert_eq!(answer.status, code, "{country}: {}", answer.text);
    }
    assert!(browser.get(&step("check")).await.text.contains("Mexico"));
    // Words are those of the country, or of none.
    let name = browser.get(&step("name")).await.text;
    assert!(name.contains("Please do not enter a CURP, RFC, CLABE or passport number anywhere."), "{name}");
    let right = browser.get(&step("work-authorisation")).await.text;
    assert!(right.contains("Instituto Nacional de Migración") && right.contains("With a permit"), "{right}");
    let language = browser.get(&step("mandarin")).await.text;
    assert!(language.contains("How well do you know Spanish?"), "{language}");
    let privacy = browser.get("/privacy").await.text;
    assert!(privacy.contains("No CURP, RFC, CLABE or passport numbers"), "{privacy}");
    // A degree is of a country that was chosen.
    let degree = browser.get(&step("degree")).await.text;
    assert!(options(&degree).len() == 249 && !degree.contains("selected>S"), "{degree}");
    let asked = browser.post(&step("degree"), &step("degree"), &[("level", "6"), ("country", ""), ("go", "next")]).await;
    assert!(asked.status == 422 && asked.text.contains("Choose a country."), "{} {}", asked.status, asked.text);
    // Its numbers are refused: by their letters in every project, by digits alone in this one.
    for number in ["HEGG560427MVZRRL04", "GODE561231GR8", "032180000118359719"] {
        let name = format!("Ana {number}");
        let refused = browser.post(&step("name"), &step("name"), &[("name", &name), ("go", "next")]).await;
        assert_eq!(refused.status, 422, "{number}: {}", refused.text);
        let draft = browser.post(&step("name"), &format!("{}/draft", step("name")), &[("name", &name), ("revision", "1")]).await;
        let told = "Please take the number of an identity document or account out.";
        assert!((400..500).contains(&draft.status) && draft.text.contains(told), "{number}: {} {}", draft.status, draft.text);
    }
    assert!(browser.get(&step("name")).await.text.contains("name=\"name\"") && !browser.get(&step("check")).await.text.contains("Ana"));
    // Whoever reads Chinese finds the same by pinyin.
    let browser = Browser::new(&world);
    browser.set_cookie("ts_lang", "zh");
    browser.sign_in(&world, "bo@example.mx").await;
    assert_eq!(browser.post(&step("name"), &format!("/apply/{PROJECT}"), &[]).await.status, 303);
    let chinese = browser.get(&step("residence")).await.text;
    assert_eq!(options(&chinese)[..3], ["MX", "AL", "DZ"].map(str::to_owned), "by pinyin: {chinese}");
    assert!(browser.get(&step("mandarin")).await.text.contains("您的西班牙语水平如何？"));
    assert!(browser.get(&step("name")).await.text.contains("请不要在任何地方填写 CURP、RFC、CLABE 或护照号码。"));
}
on_both!(whoever_lives_in_another_country_can_say_so_and_reads_its_own_words, super::application);

async fn sitting(t: TestApp) {
    let world = World::with(t, elsewhere("MX", "America/Mexico_City")).await;
    let candidate = world.token(Some("ana@example.mx"), &["candidate"]).await;
    let draft = candidate.post("/me/application", Value::Null).await.ok();
    let mut own = profile();
    let put = |profile: &Value| json!({ "revision": draft["revision"], "profile": profile });
    for (at, wrong, code) in [
        ("/residence", "ZZ", "validation"),
        ("/degrees/0/country", "YU", "validation"),
        ("/name", "Ana HEGG560427MVZRRL04", "identity_number_refused"),
        ("/name", "Ana 032180000118359719", "identity_number_refused"),
    ] {
        let mut bad = own.clone();
        *bad.pointer_mut(at).expect("there") = json!(wrong);
        let answer = candidate.put("/me/application/profile", put(&bad)).await;
        assert_eq!(answer.code(), (422, code.to_owned()), "{at}: {}", answer.text);
        assert!(answer.text.contains(at) || code == "identity_number_refused", "{}", answer.text);
    }
    own["residence"] = json!("MX");
    own["work_rights"][0]["country"] = json!("MX");
    own["languages"][0]["lang"] = json!("es");
    candidate.put("/me/application/profile", put(&own)).await.ok();
    candidate.post("/me/application/submit", json!({ "consents": ["selection", "automated_scoring", "sensitive_content"] })).await.ok();
    let attempt = candidate.post("/me/stages/english/attempts", Value::Null).await.ok();
    let page = |number: u32| format!("/test/{}/{number}", attempt["id"].as_str().expect("an id"));
    let browser = Browser::new(&world);
    browser.set_cookie("ts_lang", "en");
    browser.sign_in(&world, "ana@example.mx").await;
    let first = browser.get(&page(1)).await.text;
    assert!(first.contains("Línea de la Vida, 800 911 2000, day and night") && !first.contains("1767"), "{first}");
    // A letter is told at the hour of the project, which is named.
    candidate.post("/me/application/withdraw", Value::Null).await.ok();
    world.settle().await;
    let messages = browser.get("/me/messages").await.text;
    assert!(messages.contains("(Mexico City, UTC−6)") && !messages.contains("SGT"), "{messages}");
}
on_both!(nobody_is_offered_another_countrys_helpline_or_hour, super::sitting);

async fn nowhere(t: TestApp) {
    let world = World::with(t, elsewhere("AQ", "Asia/Tokyo")).await;
    let browser = Browser::new(&world);
    browser.set_cookie("ts_lang", "en");
    browser.sign_in(&world, "lin@example.aq").await;
    assert_eq!(browser.post(&step("name"), &format!("/apply/{PROJECT}"), &[]).await.status, 303);
    let name = browser.get(&step("name")).await.text;
    assert!(name.contains("Please do not enter a national identity or passport number anywhere."), "{name}");
    let right = browser.get(&step("work-authorisation")).await.text;
    assert!(right.contains("You can correct this later.") && !right.contains("Ministry") && !right.contains("Migración"), "{right}");
    // Eighteen digits that fit a code of Mexico's banks are no number of this country; the code's own letters are one anywhere.
    for (name, code) in [("Lin 032180000118359719", 303), ("Lin HEGG560427MVZRRL04", 422), ("Lin S1234567D", 422)] {
        assert_eq!(browser.post(&step("name"), &step("name"), &[("name", name), ("go", "next")]).await.status, code, "{name}");
    }
}
on_both!(a_country_without_rows_borrows_no_other_ones_words, super::nowhere);
