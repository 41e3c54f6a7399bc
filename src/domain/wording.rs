//! Broken rules in words: one sentence for each code in each language, which pages and programs share; for fields that people fill in it
//! says what is wanted there, and names the field.

use super::lang::Lang;
use super::violation::Violation;

/// A code, with its sentence in English and in Chinese.
type Sentence = (&'static str, &'static str, &'static str);

/// What each code means. A sentence says what to do.
pub const SENTENCES: &[Sentence] = &[
    ("required", "This is missing: please fill it in.", "此项必填，请填写。"),
    ("unanswered", "This question is still to be answered.", "此项尚未填写，请填写。"),
    (
        "unfinished_draft",
        "Something was typed and not sent: finish it on its page, or let it go there.",
        "有内容已填写但尚未提交，请在相应页面继续或放弃。",
    ),
    ("unknown_id", "Choose one of the choices that are offered.", "请从给出的选项中选择。"),
    ("unknown_field", "This field is not known: please leave it out.", "没有此字段，请去掉。"),
    ("wrong_type", "The value is of another type than is read here.", "值的类型不符，请更正。"),
    ("shape", "The answer has another form than this question asks for.", "作答的形式与此题不符，请更正。"),
    ("range", "The value is outside of what is possible here.", "数值超出可选范围，请更正。"),
    ("beyond", "This number cannot be taken.", "该数字无法使用。"),
    ("out_of_range", "The number is outside of what is possible here.", "数字超出允许的范围，请更正。"),
    ("odd_characters", "Take out invisible and control characters.", "请删去不可见字符和控制字符。"),
    ("too_long", "The text is too long: please shorten it.", "文字过长，请删减。"),
    ("too_short", "Choose a longer password: at least 12 characters.", "密码太短，至少需要 12 个字符。"),
    (
        "too_simple",
        "Choose a password that is harder to guess: several words that nobody expects together.",
        "密码容易被猜到，请改用几个不常一起出现的词。",
    ),
    ("too_many", "Choose fewer: this is more than is read here.", "数量超出上限，请减少。"),
    ("too_many_items", "The list is too long: please shorten it.", "列表过长，请减少项目。"),
    ("too_many_keys", "The object has too many fields: please leave some out.", "字段过多，请减少。"),
    ("period_order", "The end lies before the start; correct one of them.", "结束时间早于开始时间，请更正其中一项。"),
    ("in_the_future", "This date has not come yet: enter one that is past.", "该日期尚未到来，请填写已经过去的日期。"),
    ("not_a_date", "Enter a year and a month, such as 2021 and 3.", "请填写年份和月份，例如 2021 年 3 月。"),
    ("not_a_day", "Enter year, month and day, such as 1995-08-31.", "请填写年、月、日，例如 1995-08-31。"),
    ("not_a_number", "Enter a number in digits only, such as 20.", "请只用数字填写，例如 20。"),
    ("not_a_name", "Enter a name of 1 to 200 characters, in any script.", "请填写 1 至 200 个字符的姓名，文字不限。"),
    ("not_a_country", "Choose a country from the list.", "请从列表中选择国家或地区。"),
    ("not_a_level", "Choose one of the levels, A1 to C2 or native.", "请选择一个级别：A1 至 C2，或母语。"),
    ("not_an_address", "Enter an e-mail address such as name@example.com.", "请填写电子邮箱，例如 name@example.com。"),
    ("not_yours", "Leave this out: a recruiter judges documents.", "请去掉此项：文件由招聘人员核对。"),
    ("not_given", "The person does not have this right: give it to them first.", "对方没有此权限，请先授予。"),
    ("not_acknowledged", "Confirm by code what the check warned of.", "请逐项确认检查给出的警告。"),
    ("not_confirmed", "Tick that you mean it: this cannot be taken back.", "请勾选确认：此操作无法撤销。"),
    ("not_possible", "This outcome is not possible here: choose another one.", "此处不能选择该结果，请另选。"),
    ("not_json", "This is not JSON; a text stands in double quotes.", "这不是 JSON；文字须放在双引号中。"),
    (
        "two_keys",
        "The answer was changed, and the JSON says another one: nothing was done. Take one of the two back.",
        "既更改了答案，又填写了不同的 JSON，因此未作处理。请撤回其中一项。",
    ),
    (
        "overlaps_itself",
        "These words overlap themselves in the text, so that their place has no number: mark some more of it.",
        "这些字词在原文中首尾重叠，无法确定是第几次出现，请多标注几个字。",
    ),
    (
        "orders_nothing",
        "At least one response has to be better than another: give them different places.",
        "至少须有一个回答优于另一个，请选择不同的名次。",
    ),
    ("key_refused", "The key does not fit the question: please correct it.", "答案与题目不符，请更正。"),
    ("unchanged", "This is what the item has already: change it first.", "内容与现有的相同，请先修改。"),
    ("does_not_fit", "The draft does not pass the check: please correct it.", "草稿未通过检查，请更正。"),
    ("duplicate", "Give every line a place of its own: one stands twice.", "有一行重复出现，请让每一行的位置各不相同。"),
    ("incomplete", "Some of it is missing: please complete it.", "内容不完整，请填写完整。"),
    ("contradicts", "A reason contradicts the outcome, the figures or the file.", "理由与决定、成绩或材料不符，请更正。"),
    ("consent_required", "Tick every consent: each is needed to go on.", "请勾选各项同意，缺一项就无法继续。"),
    ("not_a_code", "The code has six digits: enter all of them.", "验证码为六位数字，请完整填写。"),
    ("wrong_code", "This is not the code of the mail.", "验证码不正确。"),
    (
        "account_disabled",
        "This account may not sign in any more. If that is a mistake, an administrator can change it.",
        "该账号已被停用，无法登录。如有误，请联系管理员重新启用。",
    ),
    (
        "wrong_credentials",
        "E-mail, password or code is not right. After five wrong codes no code is taken for up to 15 minutes.",
        "邮箱、密码或动态码不正确。动态码连续输错五次后，最长 15 分钟内无法使用动态码登录。",
    ),
    ("webhook_url_refused", "Use https and a public host name, port 443 or 8443.", "请使用 https 和公网域名，端口为 443 或 8443。"),
    (
        "outside_all",
        "This level is above or below all reviewers': say in its comment why.",
        "该等级高于或低于所有评审员的评分，请在评语中说明理由。",
    ),
    (
        "nric_refused",
        "Please take the NRIC, FIN or passport number out. We do not need it and do not store it.",
        "请删去身份证、FIN 或护照号码。我们不需要，也不保存。",
    ),
    (
        "identity_number_refused",
        "Please take the number of an identity document or account out. We do not need it and do not store it.",
        "请删去身份证件号码或账户号码。我们不需要，也不保存。",
    ),
    (
        "file_refused",
        "The file cannot be taken: send a PDF, PNG or JPEG of at most 10 MB, at most five in all.",
        "无法接收该文件：请上传不超过 10 MB 的 PDF、PNG 或 JPEG，最多五份。",
    ),
    ("quote_mismatch", "These words do not stand in the text at that place.", "原文的该位置没有这些字词。"),
    ("bad_span", "The mark lies outside of the text: mark words that stand in it.", "标记超出原文范围，请标记原文中的字词。"),
    ("cuts_character", "The words begin or end inside a character.", "所填字词的首尾截断了一个字符。"),
    (
        "nothing_and_more",
        "You chose “nothing” and something else as well: take one of them away.",
        "您既选择了“没有”，又填写了其他内容，请去掉其中一项。",
    ),
    (
        "severity_alone",
        "A severity goes with a category: choose one, or “Nothing to flag”.",
        "选了严重程度，还须选择类别，或选择“没有需要标记的内容”。",
    ),
    ("severity_missing", "Choose how severe it is.", "请选择严重程度。"),
    ("source_alone", "A source goes with a verdict: choose one for each claim.", "选了来源，还须为每条说法选择判断。"),
    ("source_missing", "A verdict other than “Not enough information” needs a source.", "除“信息不足”外，所选判断须注明来源。"),
    ("ranking_unfinished", "Every response needs a place.", "每个回答都须有名次。"),
    ("order_unfinished", "Every line needs a place of its own.", "每一行须有各自不同的位置。"),
    ("confidence_alone", "Answer the question as well.", "请同时作答此题。"),
    ("label_missing", "Choose a label for the words you quoted.", "请为所填字词选择标签。"),
];

/// What a field asks for, where it is empty or holds what is not offered.
const ASKED: &[Sentence] = &[
    ("name", "Enter your full name.", "请填写您的姓名。"),
    ("country", "Choose a country.", "请选择国家或地区。"),
    ("right", "Choose how you may work.", "请选择您可以工作的身份。"),
    ("level", "Choose a level.", "请选择一个级别。"),
    ("hours_per_week", "Enter how many hours a week you can work, such as 20.", "请填写每周可以工作的小时数，例如 20。"),
    ("birth_date", "Enter your date of birth, such as 1995-08-31.", "请填写出生日期，例如 1995-08-31。"),
    ("confirm", "Choose yes or no.", "请选择“是”或“否”。"),
    ("from", "Enter the year and the month in which the work began.", "请填写这份工作开始的年份和月份。"),
    ("grounds", "Choose what went wrong.", "请选择出了什么问题。"),
    ("text", "Write a sentence or more.", "请至少写一句话。"),
    ("file", "Choose a file.", "请选择文件。"),
    ("email", "Enter an e-mail address such as name@example.com.", "请填写电子邮箱，例如 name@example.com。"),
    ("outcome", "Choose what becomes of the decision.", "请选择对原决定的处理。"),
    ("answer", "Write what the person is told.", "请填写告知对方的内容。"),
    ("choice", "Choose a decision.", "请选择一项决定。"),
    ("reasons", "Choose at least one reason.", "请至少选择一项理由。"),
    ("reason", "Say why, in a sentence or more.", "请说明原因。"),
    ("what", "Choose what is to be done.", "请选择处理方式。"),
];

/// What a number may be, by field.
const BOUNDS: &[Sentence] = &[
    ("hours_per_week", "Enter 0 to 84 hours a week: no more than twelve a day.", "请填写每周 0 至 84 小时（每天不超过十二小时）。"),
    ("factor", "Enter a factor from 1 to 4.", "请填写 1 至 4 的倍数。"),
    ("days", "Enter 1 to 366 days.", "请填写 1 至 366 天。"),
    ("number", "There is no question with this number.", "没有这个题号。"),
];

/// Names of fields that share a page with others like them.
const NAMES: &[Sentence] = &[
    ("from", "Start of the work", "开始时间"),
    ("to", "End of the work", "结束时间"),
    ("until", "End of the pass", "准证到期时间"),
    ("awarded", "Date of the degree", "获得学位的时间"),
    ("name_native", "Name in another script", "姓名的其他文字写法"),
    ("what", "What the work was", "工作内容"),
];

/// The sentence of a code by itself, where it has one.
#[must_use]
pub fn sentence(l: Lang, code: &str) -> Option<&'static str> {
    pick(SENTENCES, code, l)
}

fn pick(list: &[Sentence], key: &str, l: Lang) -> Option<&'static str> {
    list.iter().find(|(known, ..)| *known == key).map(|(_, en, zh)| l.pick(*en, *zh))
}

/// The field that a pointer names: its last part that is no place in a list.
fn field(pointer: &str) -> &str {
    let part = pointer.rsplit('/').find(|part| !part.is_empty() && part.parse::<usize>().is_err()).unwrap_or_default();
    // Pages call some fields by shorter names than programs do.
    match part {
        "residence" => "country",
        "hours" => "hours_per_week",
        "born" => "birth_date",
        other => other,
    }
}

/// A warning of a check that is still to be acknowledged: its code, and where it is, as they stand in the detail.
fn warned(l: Lang, detail: &str) -> Option<String> {
    let (_, rest) = detail.split_once(" of ")?;
    let (code, place) = rest.split_once("); ")?.0.split_once(" (")?;
    Some(l.pick(
        format!("The check warned of {code}, at {place}: confirm that you publish in spite of it."),
        format!("检查警告 {code}（位置：{place}），请确认仍要发布。"),
    ))
}

/// A code that is not that of the mail, with the tries that are left.
fn wrong_code(l: Lang, detail: &str) -> String {
    let left = detail.split("; ").nth(1).and_then(|t| t.split(' ').next()).unwrap_or("0");
    let tries = match left {
        "0" => "Ask for a new mail.".to_owned(),
        "1" => "You have one try left.".to_owned(),
        n => format!("You have {n} tries left."),
    };
    let chinese = if left == "0" { "请重新获取邮件。".to_owned() } else { format!("还可以尝试 {left} 次。") };
    l.pick(format!("This is not the code of the mail. {tries}"), format!("验证码不正确，{chinese}"))
}

/// A broken rule in a language. A code without a sentence gives its detail, which programs read in English; tests find none.
#[must_use]
pub fn told(l: Lang, v: &Violation) -> String {
    let field = field(&v.pointer);
    match v.code {
        "required" | "unanswered" | "unknown_id" | "not_a_country" => {
            if let Some(asked) = pick(ASKED, field, l) {
                return asked.to_owned();
            }
        }
        "out_of_range" => {
            if let Some(bounds) = pick(BOUNDS, field, l) {
                return bounds.to_owned();
            }
        }
        "not_acknowledged" => {
            if let Some(words) = warned(l, &v.detail) {
                return words;
            }
        }
        "unfinished_draft" => {
            let words = pick(SENTENCES, v.code, l).unwrap_or_default();
            return l.pick(format!("{words} The question is “{field}”."), format!("{words}问题：“{field}”。"));
        }
        "wrong_code" => return wrong_code(l, &v.detail),
        _ => {}
    }
    if v.code == "not_json"
        && let Some((line, column)) = v.detail.strip_prefix("line ").and_then(|rest| rest.split_once(", column "))
    {
        let words = pick(SENTENCES, v.code, l).unwrap_or_default();
        return l.pick(
            format!("{words} It goes wrong at line {line}, column {column}."),
            format!("{words}错误位于第 {line} 行第 {column} 列。"),
        );
    }
    let most = v.detail.split("at most ").nth(1).and_then(|t| t.split(' ').next()).filter(|n| n.parse::<usize>().is_ok());
    let sentence = match (v.code, most) {
        // What a check found is told as it was found, beside what it means; checks are in English.
        ("key_refused" | "does_not_fit" | "beyond", _) => {
            let means = pick(SENTENCES, v.code, l).unwrap_or_default();
            l.pick(format!("{means} {}", v.detail), format!("{means}检查结果（英文）：{}", v.detail))
        }
        ("too_long", Some(n)) => {
            l.pick(format!("The text is too long: write at most {n} characters."), format!("文字过长，最多 {n} 个字符。"))
        }
        (code, _) => match pick(SENTENCES, code, l) {
            Some(sentence) => sentence.to_owned(),
            None => return v.detail.clone(),
        },
    };
    match pick(NAMES, field, l) {
        Some(name) => l.pick(format!("{name}: {}", lower_first(&sentence)), format!("{name}：{sentence}")),
        None => sentence,
    }
}

fn lower_first(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_named_and_asked_for() {
        let told = |pointer: &str, code, l| told(l, &Violation::new(pointer, code, ""));
        assert_eq!(told("/country", "required", Lang::En), "Choose a country.");
        assert_eq!(told("/work/3/to", "period_order", Lang::En), "End of the work: the end lies before the start; correct one of them.");
        assert_eq!(told("/until", "not_a_date", Lang::Zh), "准证到期时间：请填写年份和月份，例如 2021 年 3 月。");
        assert_eq!(told("/hours_per_week", "out_of_range", Lang::Zh), "请填写每周 0 至 84 小时（每天不超过十二小时）。");
        let left = |detail: &str| super::told(Lang::En, &Violation::new("/code", "wrong_code", detail));
        assert_eq!(left("this is not the code; 1 tries are left"), "This is not the code of the mail. You have one try left.");
        assert_eq!(left("this is not the code; 0 tries are left"), "This is not the code of the mail. Ask for a new mail.");
    }

    #[test]
    fn sentences_are_whole_in_both_languages() {
        for (code, en, zh) in SENTENCES.iter().chain(ASKED).chain(BOUNDS) {
            assert!(en.ends_with('.') && en.chars().next().is_some_and(char::is_uppercase), "{code}: {en}");
            assert!(zh.ends_with('。') && !zh.contains(", ") && !zh.contains("; "), "{code}: {zh}");
        }
    }
}
