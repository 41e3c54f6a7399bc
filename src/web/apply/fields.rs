//! The fields of each step.

use maud::{Markup, html};

use super::super::Visit;
use super::super::field::{self, Choice, Line};
use super::typed::Typed;
use crate::domain::applicant::day::Day;
use crate::domain::applicant::profile::Profile;
use crate::domain::gold_set::project::{Project, Requirement};
use crate::domain::locale::{country, identity, work};
use crate::domain::violation::Violation;

/// Every country, those that the project names above the others; each group in the order of the page's language.
fn countries(v: &Visit, project: &Project, wrong: &[Violation], label: &str, chosen: &str) -> Markup {
    let own = project.countries();
    let (here, others): (Vec<_>, Vec<_>) = country::by_name(v.lang).into_iter().partition(|c| own.contains(&c.code));
    let offered = |group: Vec<&country::Country>| group.into_iter().map(|c| (c.code.to_owned(), c.name(v.lang).to_owned())).collect();
    let groups = [(v.t("In this project", "本项目所在地"), offered(here)), (v.t("All others", "其他国家和地区"), offered(others))];
    field::select(v, wrong, "country", (label, chosen), &groups)
}

pub fn name(v: &Visit, project: &Project, typed: &Typed, wrong: &[Violation]) -> Markup {
    let name = Line { name: "name", label: v.t("Full name", "姓名"), value: typed.get("name"), fills: Some("name"), ..Line::default() };
    let native = Line {
        name: "name_native",
        label: v.t("Your name in another script (optional)", "姓名的其他文字写法（选填）"),
        value: typed.get("name_native"),
        ..Line::default()
    };
    let numbers = identity::named(v.lang, &project.countries(), true);
    html! {
        (field::line(v, wrong, &name))
        (field::line(v, wrong, &native))
        p.note { (v.t(
            format!("Please do not enter {numbers} or passport number anywhere."),
            format!("请不要在任何地方填写{numbers}或护照号码。"),
        )) }
    }
}

pub fn help(v: &Visit, typed: &Typed, wrong: &[Violation]) -> Markup {
    let hint = v.t(
        "For example extra time, breaks or another format. You need not say why. Leave it empty if you need nothing.",
        "例如延长时间、中途休息、其他形式。无须说明原因；不需要则留空。",
    );
    field::area(v, wrong, "accommodation", (v.t("What would help you", "您需要的便利"), Some(hint)), (typed.get("accommodation"), 4))
}

pub fn residence(v: &Visit, project: &Project, typed: &Typed, wrong: &[Violation]) -> Markup {
    countries(v, project, wrong, v.t("Country", "国家或地区"), typed.get("country"))
}

pub fn work_right(v: &Visit, r: &Requirement, typed: &Typed, wrong: &[Violation]) -> Markup {
    let work = work::of(r.countries.iter().flatten().map(String::as_str));
    let words = |[en, zh]: work::Words| v.t(en, zh);
    let all: [Choice<'_>; 4] = [
        ("any", v.t("As a citizen or permanent resident", "公民或永久居民"), None),
        ("contractor", words(work.own), None),
        ("employee", words(work.employer), work.examples.map(words)),
        ("none", v.t("None of these, or I am not sure", "以上都不是，或不确定"), Some(words(work.unsure))),
    ];
    html! {
        (field::choices(v, wrong, "right", typed.get("right"), &all))
        (field::month(v, wrong, "until", (words(work.until), None), (typed.get("until"), typed.get("until_month"))))
    }
}

pub fn language(v: &Visit, r: &Requirement, typed: &Typed, wrong: &[Violation]) -> Markup {
    let levels: [Choice<'_>; 7] = [
        ("native", v.t("Native: I grew up reading and writing it", "母语：从小读写"), None),
        ("C2", v.t("C2: effortless, even with difficult texts", "C2：运用自如，艰深的文章也不例外"), None),
        ("C1", v.t("C1: fluent, including at work", "C1：流利，能胜任工作"), None),
        ("B2", v.t("B2: good, though I sometimes search for words", "B2：较好，有时需要斟酌用词"), None),
        ("B1", v.t("B1: everyday situations", "B1：能应付日常生活"), None),
        ("A2", v.t("A2: simple, familiar things", "A2：能谈简单、熟悉的事"), None),
        ("A1", v.t("A1: a few words and phrases", "A1：只会少量词句"), None),
    ];
    html! {
        (field::choices(v, wrong, "level", typed.get("level"), &levels))
        @if r.proved_by.is_some() { p.note { (v.t("A test will show it; no certificate is needed.", "之后有一项测试，不需要证书。")) } }
    }
}

pub fn degree(v: &Visit, project: &Project, typed: &Typed, wrong: &[Violation]) -> Markup {
    let all: [Choice<'_>; 5] = [
        ("6", v.t("Bachelor's degree", "学士"), None),
        ("7", v.t("Master's degree", "硕士"), None),
        ("8", v.t("Doctorate", "博士"), None),
        ("studying", v.t("I am still studying for my first degree", "本科在读"), None),
        ("none", v.t("None of these", "以上都不是"), None),
    ];
    let awarded =
        (v.t("When was it awarded?", "何时获得学位？"), Some(v.t("If you are still studying, leave this empty.", "在读则留空。")));
    html! {
        (field::choices(v, wrong, "level", typed.get("level"), &all))
        (countries(v, project, wrong, v.t("Country of the university", "大学所在的国家或地区"), typed.get("country")))
        (field::month(v, wrong, "awarded", awarded, (typed.get("awarded"), typed.get("awarded_month"))))
        p.note { (v.t("You will be asked for a copy; you may cover numbers and photographs.", "之后需要上传证书副本，编号和照片可以遮住。")) }
    }
}

/// A month of a period, for people and for programs.
fn month(v: &Visit, date: Day) -> Markup {
    html! { time datetime=(date) { (v.lang.written(date)) } }
}

pub fn experience(v: &Visit, profile: &Profile, typed: &Typed, wrong: &[Violation]) -> Markup {
    let to = (v.t("To", "结束"), Some(v.t("Leave it empty if you still work there.", "仍在职则留空。")));
    let what = Line { name: "what", label: v.t("What was the work?", "工作内容"), value: typed.get("what"), ..Line::default() };
    html! {
        p.hint { (v.t("Add each period of professional work, one after the other.", "请逐段添加工作经历。")) }
        ul.marks { @for (i, period) in profile.work.iter().flatten().enumerate() {
            li {
                strong { (month(v, period.from)) " – " @match period.to { Some(to) => (month(v, to)), None => (v.t("now", "至今")) } }
                span { (period.what.as_deref().unwrap_or_default()) }
                @if period.internship { span.tag { (v.t("internship", "实习")) } }
                button name="remove" value=(i) { (v.t("Remove", "删除"))
                    span.hide { " " (v.lang.written(period.from)) " " (period.what.as_deref().unwrap_or_default()) } }
            }
        } }
        (field::month(v, wrong, "from", (v.t("From", "开始"), None), (typed.get("from"), typed.get("from_month"))))
        (field::month(v, wrong, "to", to, (typed.get("to"), typed.get("to_month"))))
        (field::line(v, wrong, &what))
        label.choice { input type="checkbox" name="internship" value="1" checked[typed.get("internship") == "1"]; span { (v.t("It was an internship", "这是实习")) } }
        button name="go" value="add" { (v.t("Add this period", "添加这段经历")) }
    }
}

pub fn hours(v: &Visit, typed: &Typed, wrong: &[Violation]) -> Markup {
    let (label, value) = (v.t("Hours a week", "每周小时数"), typed.get("hours"));
    let hours = Line { name: "hours", label, value, keys: Some("decimal"), wide: Some("6"), ..Line::default() };
    field::line(v, wrong, &hours)
}

pub fn birth_date(v: &Visit, typed: &Typed, wrong: &[Violation]) -> Markup {
    let label = v.t("Date of birth: year, month, day, such as 1995-08-31", "出生日期：年、月、日，例如 1995-08-31");
    field::line(v, wrong, &Line { name: "born", label, value: typed.get("born"), fills: Some("bday"), ..Line::default() })
}

pub fn confirm(v: &Visit, typed: &Typed, wrong: &[Violation]) -> Markup {
    field::choices(v, wrong, "confirm", typed.get("confirm"), &[("yes", v.t("Yes", "是"), None), ("no", v.t("No", "否"), None)])
}
