//! The family of plans for lots: the public tables cell by cell, look-ups, operating characteristics, switching, and the search for plans.

use serde_json::Value;
use touchstone_measure::lots::Incoming;
use touchstone_measure::lots::plan::{Double, Plan, Single};
use touchstone_measure::lots::switching::{IntoReduced, Lot, State, Stream, Terms};
use touchstone_measure::lots::tables::{AQLS, Found, Inspection, Letter, Level, Request, Sampling};
use touchstone_measure::lots::{scheme, search, tables};

use super::tally::CLOSE;
use super::{Tally, text};

pub fn lot_plans(case: &Value, tally: &mut Tally) {
    let (id, input, expected) = (text(case, "id"), &case["input"], &case["expected"]);
    match text(input, "op") {
        "table" if text(input, "name") == "code_letters" => code_letters(id, expected, tally),
        "table" => table(id, text(input, "name"), expected, tally),
        "plan" => look_up(id, input, expected, tally),
        "oc_single" => single(id, input, expected, tally),
        "oc_hypergeometric" => {
            let plan = Single::new(count(&input["n"]), count(&input["ac"]));
            for (bad, theirs) in pairs(&input["bad"], &expected["accept"]) {
                tally.defined(id, "accept", plan.accept(lot_of(input, bad)), theirs, CLOSE);
            }
        }
        "oc_quantiles" => {
            let plan = Single::new(count(&input["n"]), count(&input["ac"]));
            for (accept, theirs) in pairs(&input["accept"], &expected["p"]) {
                tally.defined(id, "p", plan.share_accepted_with(real(accept)), theirs, CLOSE);
            }
        }
        "oc_double" => double(id, input, &input["p"], &|p| Incoming::Share(real(p)), expected, tally),
        "oc_double_hypergeometric" => double(id, input, &input["bad"], &|bad| lot_of(input, bad), expected, tally),
        "oc_reduced" => {
            let plan = Single { n: count(&input["n"]), ac: count(&input["ac"]), re: count(&input["re"]) };
            for (i, p) in list(&input["p"]).iter().enumerate() {
                let incoming = Incoming::Share(real(p));
                tally.defined(id, "accept", plan.accept(incoming), &expected["accept"][i], CLOSE);
                tally.defined(id, "without gap", plan.accept_without_gap(incoming), &expected["accept_without_gap"][i], CLOSE);
            }
        }
        "scheme" => steady(id, input, expected, tally),
        "find_plan" => find(id, input, expected, tally),
        "zero_plan" => {
            let found = search::zero_acceptance(count(&input["lot_size"]), count(&input["bad"]), real(&input["beta"])).expect("counts");
            tally.same(id, "n", &found.map(|f| f.0), &expected["n"].as_u64());
            tally.defined(id, "accept", found.map(|f| f.1).ok_or("none"), &expected["accept"], CLOSE);
        }
        "switching" => switching(id, input, expected, tally),
        other => panic!("the operation {other} is not known"),
    }
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().expect("a list")
}

fn pairs<'v>(a: &'v Value, b: &'v Value) -> impl Iterator<Item = (&'v Value, &'v Value)> {
    assert_eq!(list(a).len(), list(b).len());
    list(a).iter().zip(list(b))
}

fn count(value: &Value) -> u64 {
    value.as_u64().expect("a count")
}

fn real(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

fn lot_of(input: &Value, bad: &Value) -> Incoming {
    Incoming::Lot { size: count(&input["lot_size"]), bad: count(bad) }
}

fn inspection(name: &str) -> Inspection {
    match name {
        "normal" => Inspection::Normal,
        "tightened" => Inspection::Tightened,
        "reduced" => Inspection::Reduced,
        other => panic!("the inspection {other} is not known"),
    }
}

fn sampling(name: &str) -> Sampling {
    if name == "double" { Sampling::Double } else { Sampling::Single }
}

fn letter(name: &str) -> Letter {
    name.chars().next().and_then(Letter::named).expect("a letter")
}

fn numbers(plan: &Plan) -> Value {
    match plan {
        Plan::Single(p) => serde_json::json!([p.n, p.ac, p.re]),
        Plan::Double(p) => serde_json::json!([p.n1, p.n2, p.ac1, p.re1, p.ac2, p.re2]),
    }
}

/// Both ends of each class of sizes, at each level.
fn code_letters(id: &str, expected: &Value, tally: &mut Tally) {
    let bounds: Vec<Option<u64>> = list(&expected["lot_upper_bounds"]).iter().map(Value::as_u64).collect();
    let levels = expected["letters"].as_object().expect("levels");
    tally.same(id, "levels", &levels.len(), &Level::ALL.len());
    for (name, letters) in levels {
        let level = Level::named(name).expect("a level");
        for (class, theirs) in letters.as_str().expect("letters").chars().enumerate() {
            let first = if class == 0 { 2 } else { bounds[class - 1].expect("a bound") + 1 };
            for size in [first, bounds[class].unwrap_or(1_000_000_000_000)] {
                tally.same(id, name, &tables::code_letter(size, level).map(Letter::name), &Ok(theirs));
            }
        }
    }
}

/// Every cell of a table: its plan, or where the arrow leads.
fn table(id: &str, name: &str, expected: &Value, tally: &mut Tally) {
    let (kind, by) = name.split_once('_').expect("a kind");
    let (kind, by) = (sampling(kind), inspection(by));
    let plans = expected["plans"].as_object().expect("plans");
    for code in "ABCDEFGHJKLMNPQRS".chars() {
        for (column, aql) in AQLS.into_iter().enumerate() {
            let theirs = plans.get(&code.to_string()).and_then(|row| row.get(aql.to_string()));
            let Ok((used, plan)) = tables::plan_of_letter(letter(&code.to_string()), aql, by, kind) else {
                // No lot is given S; where it has no plan either, it is no row of the table.
                tally.same(id, "a row", &(code, theirs.is_none()), &('S', true));
                continue;
            };
            if let Some(theirs) = theirs {
                tally.same(id, &format!("{code} {aql}"), &numbers(&plan), theirs);
                tally.same(id, &format!("{code} {aql} used"), &used.name(), &code);
            } else if kind == Sampling::Double && used.name() == code {
                tally.same(id, &format!("{code} {aql}"), &matches!(plan, Plan::Single(_)), &true);
            }
            if let Some(row) = expected["letter_used"].get(code.to_string()) {
                let theirs = row.as_str().and_then(|row| row.chars().nth(column)).expect("a letter");
                tally.same(id, &format!("{code} {aql} letter"), &used.name(), &theirs);
                // A cell without a plan is an arrow, and one with a plan none.
                tally.same(id, &format!("{code} {aql} arrow"), &(used.name() == code), &theirs_has(plans, code, aql));
            }
        }
    }
    if let Some(aqls) = expected.get("aqls") {
        tally.same(id, "aqls", &list(aqls).iter().map(real).collect::<Vec<f64>>(), &AQLS.to_vec());
    }
}

fn theirs_has(plans: &serde_json::Map<String, Value>, code: char, aql: f64) -> bool {
    plans.get(&code.to_string()).is_some_and(|row| row.get(aql.to_string()).is_some())
}

fn look_up(id: &str, input: &Value, expected: &Value, tally: &mut Tally) {
    let request = Request {
        level: Level::named(text(input, "level")).expect("a level"),
        aql: real(&input["aql"]),
        inspection: inspection(text(input, "inspection")),
        sampling: sampling(text(input, "sampling")),
    };
    let Ok(found) = tables::plan(count(&input["lot_size"]), &request) else {
        tally.same(id, "no plan", expected, &Value::Null);
        return;
    };
    tally.same(id, "code letter", &found.code.name().to_string().as_str(), &text(expected, "code_letter"));
    tally.same(id, "all", &found.inspect_all, &expected["inspect_all"].as_bool().expect("yes or no"));
    plan_as(id, &found, expected, tally);
    tally.same(id, "sampling", &matches!(found.plan, Plan::Double(_)), &(text(expected, "sampling") == "double"));
}

fn plan_as(id: &str, found: &Found, expected: &Value, tally: &mut Tally) {
    tally.same(id, "plan letter", &found.used.name().to_string().as_str(), &text(expected, "plan_letter"));
    let ours = match found.plan {
        Plan::Single(p) => [p.n, p.ac, p.re].map(Value::from),
        Plan::Double(p) => [serde_json::json!([p.n1, p.n2]), serde_json::json!([p.ac1, p.ac2]), serde_json::json!([p.re1, p.re2])],
    };
    for (ours, name) in ours.iter().zip(["n", "ac", "re"]) {
        tally.same(id, name, ours, &expected[name]);
    }
}

fn single(id: &str, input: &Value, expected: &Value, tally: &mut Tally) {
    let (plan, lot) = (Single::new(count(&input["n"]), count(&input["ac"])), count(&input["lot_size"]));
    for (i, p) in list(&input["p"]).iter().enumerate() {
        let incoming = Incoming::Share(real(p));
        tally.defined(id, "binomial", plan.accept(incoming), &expected["binomial"][i], CLOSE);
        tally.defined(id, "poisson", plan.accept(Incoming::Rate(real(p))), &expected["poisson"][i], CLOSE);
        let both = plan.rectified(lot, incoming);
        tally.defined(id, "ati", both.map(|r| r.total_inspection), &expected["ati"][i], CLOSE);
        tally.defined(id, "aoq", both.map(|r| r.outgoing), &expected["aoq"][i], CLOSE);
    }
    let worst = plan.worst_outgoing(lot).expect("a plan");
    tally.number(id, "aoql", worst.limit, &expected["aoql"]);
    tally.defined(id, "at_p", worst.at.ok_or("everywhere"), &expected["at_p"], 1e-6);
}

fn double(id: &str, input: &Value, at: &Value, incoming: &dyn Fn(&Value) -> Incoming, expected: &Value, tally: &mut Tally) {
    let of = |name: &str| count(&input["plan"][name]);
    let plan = Double { n1: of("n1"), n2: of("n2"), ac1: of("ac1"), re1: of("re1"), ac2: of("ac2"), re2: of("re2") };
    for (i, at) in list(at).iter().enumerate() {
        let o = plan.outcome(incoming(at)).expect("an outcome");
        let both = plan.rectified(count(&input["lot_size"]), incoming(at)).expect("a lot");
        for (name, ours) in [
            ("accept", o.accept),
            ("accept_first", o.accept_first),
            ("accept_second", o.accept_second),
            ("accept_without_gap", o.accept_without_gap),
            ("reject_first", o.reject_first),
            ("asn", o.mean_sample),
            ("ati", both.total_inspection),
            ("aoq", both.outgoing),
        ] {
            // LEFT_OUT: a second sample after a first that cannot be is undefined there, and adds nothing here.
            if expected[name][i].is_null() {
                tally.same(id, name, &ours.is_finite(), &true);
            } else {
                tally.number(id, name, ours, &expected[name][i]);
            }
        }
    }
}

fn steady(id: &str, input: &Value, expected: &Value, tally: &mut Tally) {
    let of = |by| tables::plan_of_letter(letter(text(input, "letter")), real(&input["aql"]), by, Sampling::Single).expect("a plan").1;
    let (normal, tightened) = (of(Inspection::Normal), of(Inspection::Tightened));
    tally.same(id, "normal", &numbers(&normal), &expected["normal_plan"]);
    tally.same(id, "tightened", &numbers(&tightened), &expected["tightened_plan"]);
    for (p, row) in pairs(&input["p"], &expected["rows"]) {
        let ours = scheme::steady(&normal, &tightened, Incoming::Share(real(p))).expect("a share");
        for (name, ours) in [
            ("p", real(p)),
            ("accept_normal", ours.accept_normal),
            ("accept_tightened", ours.accept_tightened),
            ("share_normal", ours.share_normal),
            ("share_tightened", ours.share_tightened),
            ("accept", ours.accept),
            ("mean_sample", ours.mean_sample),
        ] {
            tally.number(id, name, ours, &row[name]);
        }
    }
}

fn find(id: &str, input: &Value, expected: &Value, tally: &mut Tally) {
    let of = |quality: &Value| match text(input, "model") {
        "binomial" => Incoming::Share(real(quality)),
        "poisson" => Incoming::Rate(real(quality)),
        _ => lot_of(input, quality),
    };
    let found = search::smallest(of(&input["p1"]), real(&input["alpha"]), of(&input["p2"]), real(&input["beta"])).expect("risks");
    let Some(found) = found else {
        tally.same(id, "nothing", expected, &Value::Null);
        return;
    };
    tally.same(id, "n", &Some(found.plan.n), &expected["n"].as_u64());
    tally.same(id, "c", &Some(found.plan.ac), &expected["c"].as_u64());
    tally.number(id, "accept_p1", found.accept_good, &expected["accept_p1"]);
    tally.number(id, "accept_p2", found.accept_poor, &expected["accept_p2"]);
}

fn switching(id: &str, input: &Value, expected: &Value, tally: &mut Tally) {
    let into_reduced = match text(input, "rules") {
        "iso_score" => IntoReduced::Score,
        _ => IntoReduced::LimitNumbers(serde_json::from_value(input["limit_numbers"].clone()).unwrap_or_default()),
    };
    let mut stream = Stream::new(Terms {
        level: Level::named(text(input, "level")).expect("a level"),
        aql: real(&input["aql"]),
        sampling: sampling(text(input, "sampling")),
        into_reduced,
    })
    .expect("terms");
    for (lot, theirs) in pairs(&input["lots"], &expected["lots"]) {
        let yes = |name: &str| lot.get(name).is_none_or(|v| v.as_bool().expect("yes or no"));
        let found = list(&lot["found"]);
        let step = stream
            .lot(&Lot {
                size: count(&lot["size"]),
                found: count(&found[0]),
                second: found.get(1).map(count),
                original: yes("original"),
                steady: yes("steady"),
            })
            .expect("a lot");
        tally.same(id, "state", &named(step.state), &text(theirs, "state"));
        tally.same(id, "next", &named(step.next), &text(theirs, "next"));
        tally.same(id, "accepted", &step.accepted, &theirs["accepted"].as_bool());
        tally.same(id, "score", &step.score.map(u64::from), &theirs.get("score").and_then(Value::as_u64));
        match step.plan {
            Some(found) => plan_as(id, &found, theirs, tally),
            None => tally.same(id, "no plan", &theirs.get("n").is_none(), &true),
        }
    }
}

fn named(state: State) -> &'static str {
    match state {
        State::Normal => "normal",
        State::Tightened => "tightened",
        State::Reduced => "reduced",
        State::Discontinued => "discontinued",
    }
}
