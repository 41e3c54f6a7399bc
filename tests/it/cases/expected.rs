//! What a case expects of what it got.

use serde_json::Value;

/// What came of a command or a request.
#[derive(Debug, Default)]
pub struct Got {
    pub rc: Option<i32>,
    pub status: Option<u16>,
    pub stdout: String,
    pub stderr: String,
    pub body: String,
}

/// The value at a path: `a.b[0].c`; `[x=1,y=z]` is the first member of a list with such fields, and null is written as null.
pub fn at<'d>(document: &'d Value, path: &str) -> Option<&'d Value> {
    let mut here = document;
    let mut rest = path;
    while !rest.is_empty() {
        if let Some(inside) = rest.strip_prefix('[') {
            let (index, after) = inside.split_once(']')?;
            here = match index.parse::<usize>() {
                Ok(index) => here.get(index)?,
                Err(_) => here.as_array()?.iter().find(|member| has_fields(member, index))?,
            };
            rest = after;
        } else {
            rest = rest.strip_prefix('.').unwrap_or(rest);
            let end = rest.find(['.', '[']).unwrap_or(rest.len());
            here = here.get(&rest[..end])?;
            rest = &rest[end..];
        }
    }
    Some(here)
}

fn has_fields(member: &Value, wanted: &str) -> bool {
    // A comma that no "name=" follows belongs to the value.
    let mut pairs: Vec<(String, String)> = Vec::new();
    for part in wanted.split(',') {
        match (part.split_once('='), pairs.last_mut()) {
            (Some((name, value)), _) if !name.contains(' ') => pairs.push((name.to_owned(), value.to_owned())),
            (_, Some(last)) => last.1.extend([",", part]),
            _ => return false,
        }
    }
    pairs.iter().all(|(name, value)| written(member.get(name).unwrap_or(&Value::Null)) == *value)
}

fn written(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn short(value: &Value) -> String {
    written(value).chars().take(80).collect()
}

/// What is wrong with a document; `None` where nothing is.
fn check(document: &Value, one: &Value) -> Option<String> {
    let path = one["at"].as_str().expect("a path");
    let Some(found) = at(document, path) else {
        return (one["exists"] != false).then(|| format!("{path} is not there"));
    };
    if let Some(exists) = one.get("exists") {
        return (exists == false).then(|| format!("{path} is there: {}", short(found)));
    }
    let number = found.as_f64();
    let than = |name: &str| one.get(name).and_then(Value::as_f64);
    let holds = |text: &Value| {
        let text = text.as_str().expect("a text");
        found.as_str().map_or_else(|| found.as_array().is_some_and(|list| list.iter().any(|v| v == text)), |f| f.contains(text))
    };
    let good = if let Some(is) = one.get("is") {
        found == is || number.is_some() && !found.is_boolean() && number == is.as_f64()
    } else if let Some(near) = than("near") {
        number.is_some_and(|n| (n - near).abs() <= than("tol").unwrap_or(1e-9))
    } else if let Some(most) = than("lt") {
        number.is_some_and(|n| n < most)
    } else if let Some(least) = than("gt") {
        number.is_some_and(|n| n > least)
    } else if let Some(text) = one.get("has") {
        holds(text)
    } else if let Some(text) = one.get("lacks") {
        !holds(text)
    } else {
        panic!("a check without a question: {one}")
    };
    (!good).then(|| format!("{path}: {}, expected {one}", short(found)))
}

fn texts<'e>(expect: &'e Value, key: &str) -> Vec<&'e str> {
    expect[key].as_array().into_iter().flatten().map(|t| t.as_str().expect("a text")).collect()
}

fn among<T: PartialEq + Copy + std::fmt::Debug + TryFrom<i64>>(what: &str, got: Option<T>, allowed: &Value) -> Option<String> {
    let list = allowed.as_array().cloned().unwrap_or_else(|| vec![allowed.clone()]);
    let good = list.iter().filter_map(Value::as_i64).any(|n| T::try_from(n).ok() == got);
    (!good).then(|| format!("{what} {got:?}, expected {allowed}"))
}

/// Everything that an expectation misses in what was got.
pub fn missed(got: &Got, expect: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    wrong.extend(expect.get("rc").and_then(|rc| among("exit code", got.rc, rc)));
    wrong.extend(expect.get("status").and_then(|s| among("status", got.status, s)));
    for (stream, text) in [("stdout", &got.stdout), ("stderr", &got.stderr), ("body", &got.body)] {
        let lacks = texts(expect, &format!("{stream}_has")).into_iter().filter(|part| !text.contains(part));
        wrong.extend(lacks.map(|part| format!("{stream} lacks {part:?}: {}", text.chars().take(300).collect::<String>())));
        let has = texts(expect, &format!("{stream}_lacks")).into_iter().filter(|part| text.contains(part));
        wrong.extend(has.map(|part| format!("{stream} has {part:?}")));
        let any = texts(expect, &format!("{stream}_has_any"));
        if !any.is_empty() && !any.iter().any(|part| text.contains(part)) {
            wrong.push(format!("{stream} has none of {any:?}"));
        }
    }
    let whole = if got.status.is_some() { &got.body } else { &got.stdout };
    if let Some(checks) = expect["json"].as_array() {
        match serde_json::from_str(whole) {
            Ok(document) => wrong.extend(checks.iter().filter_map(|one| check(&document, one))),
            Err(_) => wrong.push("no JSON document came".to_owned()),
        }
    }
    let lines: Vec<&str> = got.stdout.lines().filter(|l| !l.trim().is_empty()).collect();
    for one in expect["jsonl"].as_array().into_iter().flatten() {
        let line = usize::try_from(one["line"].as_u64().unwrap_or(0)).expect("small");
        match lines.get(line).and_then(|l| serde_json::from_str(l).ok()) {
            Some(document) => wrong.extend(check(&document, one)),
            None => wrong.push(format!("no JSON in line {line} of the result: {}", got.stderr.chars().take(200).collect::<String>())),
        }
    }
    if let Some(options) = expect["any"].as_array() {
        let tries: Vec<Vec<String>> = options.iter().map(|option| missed(got, option)).collect();
        if tries.iter().all(|t| !t.is_empty()) {
            wrong.push(format!("none of: {}", tries.iter().map(|t| t.join("; ")).collect::<Vec<_>>().join(" | ")));
        }
    }
    wrong
}

#[test]
fn an_expectation_sees_what_is_wrong() {
    let got = Got { rc: Some(0), stdout: "{\"list\": [{\"name\": \"a b\", \"of\": null, \"value\": 0.5}]}".to_owned(), ..Got::default() };
    let missing = |expect: &str| missed(&got, &serde_json::from_str(expect).expect("JSON")).len();
    for good in [
        r#"{"rc": [0, 1], "stdout_has": ["name"], "json": [{"at": "list[name=a b,of=null].value", "near": 0.5}]}"#,
        r#"{"json": [{"at": "list[0].name", "has": "a"}, {"at": "list[1]", "exists": false}, {"at": "list[0].value", "is": 0.5}]}"#,
        r#"{"any": [{"rc": 1}, {"rc": 0}]}"#,
    ] {
        assert_eq!(missing(good), 0, "{good}");
    }
    for bad in [
        r#"{"rc": 1}"#,
        r#"{"stdout_lacks": ["name"]}"#,
        r#"{"stderr_has_any": ["x", "y"]}"#,
        r#"{"json": [{"at": "list[0].value", "gt": 0.5}]}"#,
        r#"{"json": [{"at": "list[name=b].value", "exists": true}]}"#,
        r#"{"json": [{"at": "list[0].name", "lacks": "a"}]}"#,
        r#"{"jsonl": [{"line": 1, "at": "x", "is": 1}]}"#,
        r#"{"status": 200}"#,
        r#"{"any": [{"rc": 1}, {"rc": 2}]}"#,
    ] {
        assert_eq!(missing(bad), 1, "{bad}");
    }
}
