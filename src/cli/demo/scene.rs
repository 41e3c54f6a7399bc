//! Where a demo plays: the project that its people apply to, and what they say of themselves so that it is open to most of them.

use std::sync::Arc;

use serde_json::{Map, Value, json};

use super::super::Failure;
use crate::app::App;
use crate::domain::gold_set::stored::Content;
use crate::domain::project::{Requirement, RequirementKind, StageKind};

/// Names by the language that a project asks for: a family's and a given one, each with its form in that language's own script.
struct Names {
    lang: &'static str,
    family: [(&'static str, &'static str); 12],
    given: [(&'static str, &'static str); 12],
}

/// The last ones are for every other language.
const NAMES: [Names; 3] = [
    Names {
        lang: "zh",
        family: [
            ("Tan", "陈"),
            ("Lim", "林"),
            ("Lee", "李"),
            ("Ng", "黄"),
            ("Wong", "王"),
            ("Goh", "吴"),
            ("Chua", "蔡"),
            ("Ong", "翁"),
            ("Koh", "许"),
            ("Teo", "张"),
            ("Ang", "洪"),
            ("Yeo", "杨"),
        ],
        given: [
            ("Hui Min", "慧敏"),
            ("Wei Jie", "伟杰"),
            ("Xin Yi", "心怡"),
            ("Jun Hao", "俊豪"),
            ("Mei Ling", "美玲"),
            ("Kai Wen", "凯文"),
            ("Shu Fen", "淑芬"),
            ("Zhi Hao", "志豪"),
            ("Li Ting", "丽婷"),
            ("Yong Sheng", "永盛"),
            ("Jia Xin", "嘉欣"),
            ("Guo Wei", "国伟"),
        ],
    },
    Names {
        lang: "es",
        family: [
            ("Robles", ""),
            ("Zamudio", ""),
            ("Cárdenas", ""),
            ("Tapia", ""),
            ("Ibarra", ""),
            ("Nava", ""),
            ("Olvera", ""),
            ("Quiroz", ""),
            ("Salinas", ""),
            ("Velasco", ""),
            ("Montes", ""),
            ("Arriaga", ""),
        ],
        given: [
            ("Ximena", ""),
            ("Rodrigo", ""),
            ("Fernanda", ""),
            ("Emilio", ""),
            ("Itzel", ""),
            ("Joaquín", ""),
            ("Renata", ""),
            ("Ulises", ""),
            ("Citlali", ""),
            ("Bruno", ""),
            ("Jimena", ""),
            ("Saúl", ""),
        ],
    },
    Names {
        lang: "",
        family: [
            ("Archer", ""),
            ("Bell", ""),
            ("Carver", ""),
            ("Dunn", ""),
            ("Ellis", ""),
            ("Frost", ""),
            ("Grant", ""),
            ("Hale", ""),
            ("Irving", ""),
            ("Joyce", ""),
            ("Kerr", ""),
            ("Lowe", ""),
        ],
        given: [
            ("Ada", ""),
            ("Ben", ""),
            ("Cora", ""),
            ("Dan", ""),
            ("Eve", ""),
            ("Finn", ""),
            ("Gwen", ""),
            ("Hugh", ""),
            ("Iris", ""),
            ("Jack", ""),
            ("Kate", ""),
            ("Liam", ""),
        ],
    },
];
/// Where those live to whom a project is not open: the first of these that it does not name.
const ELSEWHERE: [&str; 2] = ["NZ", "IE"];

/// A project that is being filled.
pub(super) struct Scene {
    pub app: App,
    /// Where the service is reached.
    pub base: String,
    pub project: String,
    pub content: Arc<Content>,
}

impl Scene {
    pub async fn new(app: &App, base: &str, project: &str) -> Result<Self, Failure> {
        let (_, content) = app.published(project).await?;
        Ok(Self { app: app.clone(), base: base.to_owned(), project: project.to_owned(), content })
    }

    fn asked(&self, kind: RequirementKind) -> impl Iterator<Item = &Requirement> {
        self.content.project.requirements.iter().filter(move |r| r.kind == kind)
    }

    /// Whether a stage is of a kind.
    pub fn is(&self, stage: &str, kind: StageKind) -> bool {
        self.content.stage(stage).is_some_and(|(_, stage)| stage.kind == kind)
    }

    /// The highest level of a rubric's criterion.
    pub fn highest_level(&self, rubric: &str, criterion: &str) -> i64 {
        let criterion = self.content.shared.rubrics.get(rubric).and_then(|r| r.criterion.iter().find(|c| c.id == criterion));
        criterion.and_then(|c| c.levels.iter().map(|l| l.value).max()).unwrap_or(0)
    }

    /// The requirements that a document proves.
    pub fn asks_for_documents(&self) -> impl Iterator<Item = &str> {
        self.content.project.requirements.iter().filter(|r| r.evidence.is_some()).map(|r| r.id.as_str())
    }

    /// The names of the person of a number, in Latin letters and, where there is one, in the script of the project's language.
    fn names(&self, number: usize) -> (String, Option<String>) {
        let asked = |n: &&Names| self.asked(RequirementKind::Language).any(|r| primary(r.lang.as_deref()) == n.lang);
        let [.., others] = &NAMES;
        let names = NAMES.iter().find(asked).unwrap_or(others);
        let ((family, own_family), (given, own_given)) = (names.family[number % 12], names.given[(number / 12 + number) % 12]);
        if own_family.is_empty() {
            return (format!("{given} {family}"), None);
        }
        (format!("{family} {given}"), Some(format!("{own_family}{own_given}")))
    }

    /// What the person of a number says of themselves. Some live elsewhere, some have no degree yet, some too little experience.
    pub fn profile(&self, number: u32) -> Value {
        let n = number;
        let countries = |kind| self.asked(kind).flat_map(|r| r.countries.iter().flatten().map(String::as_str));
        let home: Vec<&str> = countries(RequirementKind::Residence).collect();
        let abroad = ELSEWHERE.into_iter().find(|c| !home.contains(c)).unwrap_or_default();
        let at_home = home.first().copied().unwrap_or(abroad);
        let degree = if n % 17 == 5 {
            json!([{ "country": at_home, "isced": 6, "in_progress": true }])
        } else {
            json!([{ "country": at_home, "isced": 6 + n % 2, "awarded": "2018-07" }])
        };
        let work = if n % 19 == 7 {
            json!([{ "from": "2026-03", "to": "2026-06" }, { "from": "2026-05", "to": "2026-08" }])
        } else {
            json!([{ "from": "2019-01", "to": "2024-06", "what": "Editor" }])
        };
        let rights = countries(RequirementKind::WorkAuthorisation).take(1).map(|c| json!({ "country": c, "form": "any" }));
        let languages = self.asked(RequirementKind::Language).map(|r| json!({ "lang": r.lang, "level": r.level }));
        let confirmed: Map<String, Value> = self.asked(RequirementKind::Confirm).map(|r| (r.id.clone(), json!(true))).collect();
        let hours = self.asked(RequirementKind::Availability).filter_map(|r| r.hours_per_week).fold(20.0, f64::max);
        let (name, native) = self.names(n as usize);
        let mut profile = json!({
            "name": name, "residence": if n % 23 == 11 { abroad } else { at_home },
            "work_rights": rights.collect::<Vec<_>>(), "languages": languages.collect::<Vec<_>>(),
            "degrees": degree, "work": work, "hours_per_week": hours + f64::from(n % 20), "confirmations": confirmed,
        });
        if let Some(native) = native {
            profile["name_native"] = json!(native);
        }
        if self.asked(RequirementKind::Age).next().is_some() {
            profile["birth_date"] = json!("1991-05-17");
        }
        profile
    }
}

/// What a language tag begins with.
fn primary(tag: Option<&str>) -> &str {
    tag.and_then(|t| t.split('-').next()).unwrap_or("?")
}
