//! What was said, in words.

use super::super::Visit;
use crate::domain::applicant::profile::{Profile, WorkForm};
use crate::domain::gold_set::project::{Requirement, RequirementKind};
use crate::domain::lang::Lang;

/// Countries that are offered by name; another one is `ZZ`, which ISO 3166 leaves to users.
pub const COUNTRIES: [(&str, &str, &str); 24] = [
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
            Some(WorkForm::Contractor) => v.t("Pass that allows self-employment", "允许自雇的准证").to_owned(),
            Some(WorkForm::Employee) => v.t("Pass for one employer", "只允许受雇于一家雇主的准证").to_owned(),
            None => v.t("None, or not sure", "没有或不确定").to_owned(),
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
                let parts = [Some(name.to_owned()), Some(country_name(v.lang, &d.country)), d.awarded.map(|a| v.lang.written(a))];
                parts.into_iter().flatten().collect::<Vec<_>>().join(v.t(", ", "，"))
            }
        }),
        RequirementKind::Experience => profile.work.as_ref().map(|work| {
            let period = |p: &crate::domain::applicant::profile::WorkPeriod| {
                let to = p.to.map_or_else(|| v.t("now", "至今").to_owned(), |to| v.lang.written(to));
                let time = format!("{} – {to}", v.lang.written(p.from));
                let what = p.what.as_deref().map_or_else(|| time.clone(), |what| format!("{time}{}{what}", v.t(": ", "：")));
                if p.internship { format!("{what}{}", v.t(" (internship)", "（实习）")) } else { what }
            };
            if work.is_empty() { v.t("None", "无").to_owned() } else { work.iter().map(period).collect::<Vec<_>>().join(v.t("; ", "；")) }
        }),
        RequirementKind::Availability => profile.hours_per_week.map(|h| v.t(format!("{h} hours"), format!("{h} 小时"))),
        RequirementKind::Age => profile.birth_date.map(|d| v.lang.written(d)),
        RequirementKind::Confirm => {
            profile.confirmations.get(&r.id).map(|yes| if *yes { v.t("Yes", "是").to_owned() } else { v.t("No", "否").to_owned() })
        }
        RequirementKind::AnyOf => None,
    };
    found.unwrap_or_else(nothing)
}
