//! The fields of each step, and what was said in words.

use maud::{Markup, html};

use super::super::Visit;
use super::super::layout::error_at;
use crate::domain::applicant::profile::{Profile, WorkForm};
use crate::domain::gold_set::project::{Requirement, RequirementKind};
use crate::domain::lang::Lang;
use crate::domain::violation::Violation;

/// Countries that are offered by name; another one is `ZZ`, which ISO 3166 leaves to users.
const COUNTRIES: [(&str, &str, &str); 24] = [
    ("SG", "Singapore", "新加坡"),
    ("MY", "Malaysia", "马来西亚"),
    ("CN", "China", "中国"),
    ("HK", "Hong Kong", "香港"),
    ("MO", "Macao", "澳门"),
    ("TW", "Taiwan", "台湾"),
    ("ID", "Indonesia", "印度尼西亚"),
    ("TH", "Thailand", "泰国"),
    ("VN", "Vietnam", "越南"),
    ("PH", "Philippines", "菲律宾"),
    ("BN", "Brunei", "文莱"),
    ("MM", "Myanmar", "缅甸"),
    ("IN", "India", "印度"),
    ("JP", "Japan", "日本"),
    ("KR", "South Korea", "韩国"),
    ("AU", "Australia", "澳大利亚"),
    ("NZ", "New Zealand", "新西兰"),
    ("GB", "United Kingdom", "英国"),
    ("IE", "Ireland", "爱尔兰"),
    ("US", "United States", "美国"),
    ("CA", "Canada", "加拿大"),
    ("DE", "Germany", "德国"),
    ("FR", "France", "法国"),
    ("ZZ", "Another country", "其他国家"),
];

fn country_name(l: Lang, code: &str) -> String {
    COUNTRIES.iter().find(|(c, ..)| *c == code).map_or_else(|| code.to_owned(), |(_, en, zh)| l.pick(*en, *zh).to_owned())
}

/// A language's name.
pub fn language_name(l: Lang, tag: &str) -> String {
    match tag.split('-').next().unwrap_or_default() {
        "zh" => l.pick("Mandarin", "中文").to_owned(),
        "en" => l.pick("English", "英语").to_owned(),
        _ => tag.to_owned(),
    }
}

fn countries(v: &Visit, id: &str, chosen: &str) -> Markup {
    html! {
        select id=(id) name="country" {
            option value="" { (v.t("Choose", "请选择")) }
            @for (code, en, zh) in COUNTRIES { option value=(code) selected[code == chosen] { (v.t(en, zh)) } }
        }
    }
}

fn radio(name: &str, value: &str, on: bool, words: &str, hint: Option<&str>) -> Markup {
    html! {
        label.choice { input type="radio" name=(name) value=(value) checked[on]; span { (words) @if let Some(hint) = hint { small { (hint) } } } }
    }
}

pub fn name(v: &Visit, profile: &Profile, wrong: &[Violation]) -> Markup {
    html! {
        div.field {
            label for="f-name" { (v.t("Full name, as you write it", "姓名")) }
            (error_at(v, wrong, "/name"))
            input id="f-name" type="text" name="name" autocomplete="name" value=(profile.name.as_deref().unwrap_or_default());
        }
        div.field {
            label for="f-name_native" { (v.t("In the other script, if you like", "另一种文字的姓名（可不填）")) }
            (error_at(v, wrong, "/name_native"))
            input id="f-name_native" type="text" name="name_native" value=(profile.name_native.as_deref().unwrap_or_default());
        }
        p.note { (v.t("Please do not enter an NRIC, FIN or passport number anywhere.", "请不要在任何地方填写身份证、FIN 或护照号码。")) }
    }
}

pub fn help(v: &Visit, profile: &Profile, wrong: &[Violation]) -> Markup {
    html! {
        p.hint { (v.t(
            "Extra time, breaks, another format: say what helps you. You need not say why. Leave it empty if you need nothing.",
            "延长时间、休息、其他形式：请说明您需要什么，无须说明原因。不需要就留空。",
        )) }
        div.field {
            label for="f-accommodation" { (v.t("What would help you", "您需要的便利")) }
            (error_at(v, wrong, "/accommodation"))
            textarea id="f-accommodation" name="accommodation" rows="4" { (profile.accommodation.as_deref().unwrap_or_default()) }
        }
    }
}

pub fn residence(v: &Visit, profile: &Profile) -> Markup {
    html! {
        div.field { label for="f-country" { (v.t("Country", "国家或地区")) } (countries(v, "f-country", profile.residence.as_deref().unwrap_or_default())) }
    }
}

pub fn work_right(v: &Visit, profile: &Profile, wrong: &[Violation]) -> Markup {
    let said = profile.work_rights.as_ref();
    let form = said.and_then(|r| r.first()).map(|r| r.form);
    html! {
        (radio("right", "any", form == Some(WorkForm::Any), v.t("As a citizen or permanent resident", "公民或永久居民"), None))
        (radio("right", "contractor", form == Some(WorkForm::Contractor), v.t("With a pass that lets me work for myself", "持有允许自雇的准证"), None))
        (radio("right", "employee", form == Some(WorkForm::Employee), v.t("With a pass that lets me work for one employer", "持有只允许为雇主工作的准证"),
            Some(v.t("Such as an Employment Pass, S Pass or Work Permit.", "例如 Employment Pass、S Pass 或 Work Permit。"))))
        (radio("right", "none", said.is_some_and(Vec::is_empty), v.t("None of these, or I am not sure", "以上都不是，或不确定"),
            Some(v.t("The Ministry of Manpower says what each pass allows. You can correct this later.", "人力部网站说明各类准证允许的工作。之后可以更正。"))))
        div.field {
            label for="f-until" { (v.t("Where a pass ends: its last month, such as 2027-06", "准证到期年月（如有），例如 2027-06")) }
            (error_at(v, wrong, "/until"))
            input id="f-until" type="text" name="until" inputmode="numeric" value=(said.and_then(|r| r.first()).and_then(|r| r.until.as_ref()).map_or_else(String::new, ToString::to_string));
        }
    }
}

pub fn language(v: &Visit, r: &Requirement, profile: &Profile) -> Markup {
    let wanted = r.lang.as_deref().unwrap_or_default();
    let said = profile.languages.iter().flatten().find(|l| l.lang == wanted).map(|l| l.level.as_str());
    let levels = [
        ("native", "Native: I grew up reading and writing it", "母语：从小读写"),
        ("C2", "C2: effortless, also in hard texts", "C2：读写难文毫不费力"),
        ("C1", "C1: fluent, also in my work", "C1：工作中也能流利使用"),
        ("B2", "B2: good, with some searching for words", "B2：较好，有时需要斟酌用词"),
        ("B1", "B1: everyday matters", "B1：应付日常事务"),
        ("A2", "A2: simple matters", "A2：简单事务"),
        ("A1", "A1: a few words", "A1：少量词句"),
    ];
    html! {
        @for (level, en, zh) in levels { (radio("level", level, said == Some(level), v.t(en, zh), None)) }
        @if r.proved_by.is_some() { p.note { (v.t("A short test will show it; no certificate is needed.", "会有简短测试来证明，不需要证书。")) } }
    }
}

pub fn degree(v: &Visit, profile: &Profile, wrong: &[Violation]) -> Markup {
    let said = profile.degrees.as_ref();
    let first = said.and_then(|d| d.first());
    let level = first.map(|d| if d.in_progress { "studying".to_owned() } else { d.isced.to_string() });
    let is = |value: &str| level.as_deref() == Some(value);
    html! {
        (radio("level", "6", is("6"), v.t("Bachelor's degree", "学士"), None))
        (radio("level", "7", is("7"), v.t("Master's degree", "硕士"), None))
        (radio("level", "8", is("8"), v.t("Doctorate", "博士"), None))
        (radio("level", "studying", is("studying"), v.t("I am still studying for my first degree", "本科在读"), None))
        (radio("level", "none", said.is_some_and(Vec::is_empty), v.t("None of these", "以上都不是"), None))
        div.row {
            div.field { label for="f-country" { (v.t("Country of the university", "授予学位的国家或地区")) } (countries(v, "f-country", first.map_or("SG", |d| d.country.as_str()))) }
            div.field {
                label for="f-awarded" { (v.t("Awarded in, such as 2019-07", "授予年月，例如 2019-07")) }
                (error_at(v, wrong, "/awarded"))
                input id="f-awarded" type="text" name="awarded" inputmode="numeric" value=(first.and_then(|d| d.awarded.as_ref()).map_or_else(String::new, ToString::to_string));
            }
        }
        p.note { (v.t("You will be asked for a copy; numbers and photographs may be covered.", "之后需要上传副本，编号和照片可以遮盖。")) }
    }
}

pub fn experience(v: &Visit, profile: &Profile, wrong: &[Violation]) -> Markup {
    let list = profile.work.iter().flatten();
    html! {
        p.hint { (v.t("Add each period of professional work, in any field. Periods that overlap count once.", "请逐一添加工作经历，行业不限；重叠的时段只计一次。")) }
        ul.marks { @for (i, period) in list.enumerate() {
            li {
                strong { (period.from) " – " (period.to.as_ref().map_or_else(|| v.t("now", "至今").to_owned(), ToString::to_string)) }
                span { (period.what.as_deref().unwrap_or_default()) }
                @if period.internship { span.tag { (v.t("internship", "实习")) } }
                button.small name="remove" value=(i) { (v.t("Remove", "删除")) span.hide { " " (period.from) } }
            }
        } }
        @for field in ["from", "to"] { (error_at(v, wrong, &format!("/{field}"))) }
        div.row {
            div.field { label for="f-from" { (v.t("From, such as 2021-03", "开始年月，例如 2021-03")) } input id="f-from" type="text" name="from" inputmode="numeric" value=(keep(v, wrong, "from")); }
            div.field { label for="f-to" { (v.t("To; empty if it goes on", "结束年月；仍在职则留空")) } input id="f-to" type="text" name="to" inputmode="numeric" value=(keep(v, wrong, "to")); }
            div.field { label for="f-what" { (v.t("What was the work?", "工作内容")) } input id="f-what" type="text" name="what" value=(keep(v, wrong, "what")); }
        }
        label.choice { input type="checkbox" name="internship" value="1"; span { (v.t("It was an internship", "属于实习")) } }
        button name="go" value="add" { (v.t("Add this period", "添加这段经历")) }
    }
}

/// What was typed stays where something was wrong.
fn keep<'v>(v: &'v Visit, wrong: &[Violation], name: &str) -> &'v str {
    if wrong.is_empty() { "" } else { v.form.text(name) }
}

pub fn hours(v: &Visit, profile: &Profile, wrong: &[Violation]) -> Markup {
    html! {
        div.field {
            label for="f-hours_per_week" { (v.t("Hours a week", "每周小时数")) }
            (error_at(v, wrong, "/hours_per_week"))
            input id="f-hours_per_week" type="text" name="hours" inputmode="decimal" value=(profile.hours_per_week.map_or_else(String::new, |h| h.to_string()));
        }
    }
}

pub fn birth_date(v: &Visit, profile: &Profile, wrong: &[Violation]) -> Markup {
    html! {
        div.field {
            label for="f-born" { (v.t("Day of birth, such as 1995-08-31", "出生日期，例如 1995-08-31")) }
            (error_at(v, wrong, "/birth_date"))
            input id="f-born" type="text" name="born" autocomplete="bday" value=(profile.birth_date.as_ref().map_or_else(String::new, ToString::to_string));
        }
    }
}

pub fn confirm(v: &Visit, r: &Requirement, profile: &Profile) -> Markup {
    let said = profile.confirmations.get(&r.id);
    html! {
        (radio("confirm", "yes", said == Some(&true), v.t("Yes", "是"), None))
        (radio("confirm", "no", said == Some(&false), v.t("No", "否"), None))
    }
}

/// What was said, in words.
pub fn said(v: &Visit, r: Option<&Requirement>, step: &str, profile: &Profile) -> String {
    let nothing = || v.t("–", "–").to_owned();
    let Some(r) = r else {
        let text = if step == "name" {
            profile.name.clone().map(|n| [Some(n), profile.name_native.clone()].into_iter().flatten().collect::<Vec<_>>().join(" "))
        } else {
            profile.accommodation.clone()
        };
        return text.filter(|t| !t.is_empty()).unwrap_or_else(nothing);
    };
    let found = match r.kind {
        RequirementKind::Residence => profile.residence.as_deref().map(|c| country_name(v.lang, c)),
        RequirementKind::WorkAuthorisation => profile.work_rights.as_ref().map(|rights| match rights.first().map(|r| r.form) {
            Some(WorkForm::Any) => v.t("Citizen or permanent resident", "公民或永久居民").to_owned(),
            Some(WorkForm::Contractor) => v.t("Pass for work of my own", "允许自雇的准证").to_owned(),
            Some(WorkForm::Employee) => v.t("Pass for one employer", "只允许为雇主工作的准证").to_owned(),
            None => v.t("None, or not sure", "无或不确定").to_owned(),
        }),
        RequirementKind::Language => profile
            .languages
            .iter()
            .flatten()
            .find(|l| Some(&l.lang) == r.lang.as_ref())
            .map(|l| if l.level == "native" { v.t("native", "母语").to_owned() } else { l.level.clone() }),
        RequirementKind::Degree => profile.degrees.as_ref().map(|degrees| match degrees.first() {
            None => v.t("None", "无").to_owned(),
            Some(d) if d.in_progress => v.t("Still studying", "在读").to_owned(),
            Some(d) => {
                let name = match d.isced {
                    7 => v.t("Master", "硕士"),
                    8 => v.t("Doctor", "博士"),
                    _ => v.t("Bachelor", "学士"),
                };
                format!("{name}, {}{}", country_name(v.lang, &d.country), d.awarded.as_ref().map_or_else(String::new, |a| format!(", {a}")))
            }
        }),
        RequirementKind::Experience => profile.work.as_ref().map(|work| {
            let period = |p: &crate::domain::applicant::profile::WorkPeriod| {
                format!("{} – {}", p.from, p.to.as_ref().map_or_else(|| v.t("now", "至今").to_owned(), ToString::to_string))
            };
            if work.is_empty() { v.t("None", "无").to_owned() } else { work.iter().map(period).collect::<Vec<_>>().join("; ") }
        }),
        RequirementKind::Availability => profile.hours_per_week.map(|h| v.t(format!("{h} hours"), format!("{h} 小时"))),
        RequirementKind::Age => profile.birth_date.as_ref().map(ToString::to_string),
        RequirementKind::Confirm => {
            profile.confirmations.get(&r.id).map(|yes| if *yes { v.t("Yes", "是").to_owned() } else { v.t("No", "否").to_owned() })
        }
        RequirementKind::AnyOf => None,
    };
    found.unwrap_or_else(nothing)
}
