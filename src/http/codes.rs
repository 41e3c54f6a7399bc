//! The codes of problems, and what each means: the pages that a problem's `type` leads to are made of this list.

/// Where the pages are; a code is the rest of the path.
pub const PAGES: &str = "/docs/api/problems";

/// Every code, in alphabetical order, with what it means in English and in Chinese.
pub const CODES: [(&str, &str, &str); 86] = [
    (
        "attempt_closed",
        "The attempt was handed in, or does not count any more; read it to see where it stands.",
        "作答已提交或已作废；请重新读取其状态。",
    ),
    ("attempt_limit", "As many attempts as the stage allows were made.", "该阶段的作答次数已用完。"),
    (
        "attempt_open",
        "A test of theirs is open: nobody is rejected from behind it. Decide when it was handed in, by them or by its clock.",
        "候选人有一次作答尚未结束，此时不能拒绝；请待其本人提交或时间用完后再决定。",
    ),
    ("attempt_void", "The attempt does not count any more.", "该次作答已作废，不再计入。"),
    (
        "bad_cursor",
        "The cursor is not one of this list with these parameters; begin at the first page.",
        "游标不属于该列表或参数已改变；请从第一页重新读取。",
    ),
    ("bad_form", "The form cannot be read.", "无法读取表单。"),
    ("bad_framing", "The request says its length in two ways, or in none that holds.", "请求的长度声明有矛盾或无效。"),
    ("bad_host", "The Host header is missing, or is no host.", "缺少 Host 标头，或其内容不是主机名。"),
    ("bad_query", "The query has a parameter that is not known, twice, or cannot be read.", "查询参数未知、重复或无法读取。"),
    ("bad_span", "A stretch of text begins or ends where none may.", "标注的起止位置无效。"),
    (
        "bank_exhausted",
        "Every item that could be a hidden check was given to this annotator already.",
        "可用于该标注员的隐藏检查题已全部用完。",
    ),
    (
        "being_checked",
        "The block was handed in and is being graded; read the attempt again in a moment.",
        "该部分已提交，正在评分；请稍后重新读取。",
    ),
    (
        "being_decided",
        "A person is deciding on the application; what they say is told within the hour.",
        "工作人员正在对该申请作出决定，一小时内告知结果。",
    ),
    ("block_closed", "The item is of a block that is not open.", "该题所在的部分当前未开放。"),
    ("body_timeout", "The body did not come in time.", "请求正文未能及时到达。"),
    ("body_too_large", "The body is larger than what is taken.", "请求正文超过允许的大小。"),
    ("both_changed", "Two drafts change the same field; settle it by hand.", "两份草稿修改了同一字段，需要人工处理。"),
    (
        "busy",
        "Too much of this at once; nothing was begun. Try again after `Retry-After` seconds.",
        "同类操作过多，尚未开始任何内容；请在 Retry-After 所示的秒数后重试。",
    ),
    (
        "clock_in_doubt",
        "The server’s clock is being checked; nothing was begun. Try again in a minute.",
        "服务器时间正在核对，尚未开始任何内容；请一分钟后重试。",
    ),
    (
        "conflict",
        "This contradicts what is stored; read it and decide anew. The reference finds it in the log.",
        "与已存储的内容冲突；请重新读取后再作决定。参考编号可用于查找日志。",
    ),
    ("consent_required", "A consent that the application needs is missing.", "缺少申请所需的同意。"),
    ("cursor_expired", "The cursor is older than a day; begin at the first page.", "游标已超过一天；请从第一页重新读取。"),
    ("deadline_passed", "The time for this is over.", "已过期限。"),
    ("decided", "A decision stands on it; it is taken back, appealed against or put right first.", "已有决定，须先撤回、申诉或更正。"),
    ("duplicate_key", "A member stands twice in a JSON object.", "JSON 对象中有重复的成员。"),
    ("file_refused", "The file is no PDF, PNG or JPEG that is taken, or one too many.", "文件不是可接受的 PDF、PNG 或 JPEG，或数量过多。"),
    (
        "forbidden",
        "The token lacks the scope, or its person no longer has the role that gives it.",
        "令牌缺少所需权限，或其所属人员已不再担任相应角色。",
    ),
    ("headers_too_large", "The request’s head is larger than what is taken.", "请求标头超过允许的大小。"),
    (
        "idempotency_in_progress",
        "A request with this key was done or is being done; read the object to see.",
        "带有该键的请求已完成或正在处理；请读取对象查看结果。",
    ),
    (
        "idempotency_key_invalid",
        "An Idempotency-Key is one header of 1 to 255 printable ASCII characters.",
        "Idempotency-Key 应为单个标头，含 1 至 255 个可打印 ASCII 字符。",
    ),
    (
        "idempotency_key_missing",
        "Every POST carries an Idempotency-Key, a new one for each act.",
        "每个 POST 请求都须带有 Idempotency-Key，每次操作使用新的键。",
    ),
    ("idempotency_key_reused", "This key came before with another request; nothing was done.", "该键曾用于另一请求；未执行任何操作。"),
    (
        "identity_number_refused",
        "A text holds what looks like a number of an identity document or account; it was not stored. Leave it out.",
        "文字中含有疑似身份证件或账户的号码，未予存储；请删去。",
    ),
    (
        "illegal_transition",
        "What is asked cannot follow on the state that is stored; read it and decide anew.",
        "当前状态不允许此操作；请重新读取后再作决定。",
    ),
    ("internal", "Something went wrong on our side. The reference finds it in the log.", "系统出错。参考编号可用于查找日志。"),
    ("invalid_utf8", "The body is not UTF-8.", "请求正文不是有效的 UTF-8。"),
    ("json_too_deep", "The JSON is nested too deeply.", "JSON 嵌套过深。"),
    ("lease_lapsed", "The response was not scored in time and went to somebody else.", "未在规定时间内评分，该作答已分配给他人。"),
    ("malformed_json", "The body is no JSON.", "请求正文不是有效的 JSON。"),
    (
        "method_not_allowed",
        "The resource does not know that method; Allow names those that it knows.",
        "该资源不支持此方法；Allow 标头列出了支持的方法。",
    ),
    ("never_worse", "A correction of ours makes nobody worse off.", "我方的更正不会使任何人处于更不利的境地。"),
    ("no_attempt", "There is no attempt that this could be about.", "没有可供此操作的作答。"),
    ("no_audit_plan", "The project has no plan for hidden checks.", "该项目没有隐藏检查方案。"),
    ("no_demo", "Only a demo’s database allows this.", "仅演示数据库允许此操作。"),
    ("no_mail_server", "The service sends no mails.", "本服务未配置邮件发送。"),
    ("not_acceptable", "Answers are application/json.", "响应格式为 application/json。"),
    ("not_appealable", "This decision cannot be appealed.", "该决定不可申诉。"),
    ("not_found", "There is no such thing, or it is another’s.", "对象不存在，或属于他人。"),
    ("not_prepared", "What this needs is being made; try again in a moment.", "所需内容正在准备；请稍后重试。"),
    ("not_ready", "The service does not take writes now.", "服务目前无法写入。"),
    ("nothing_asked", "No request of this person for help waits for an answer.", "此人没有待答复的便利申请。"),
    ("nothing_to_change", "There is nothing that this would change.", "没有需要更改的内容。"),
    ("nothing_waits", "Nothing waits for this person.", "没有待处理的内容。"),
    (
        "nric_refused",
        "A text holds what looks like an identity number; it was not stored. Leave it out.",
        "文字中含有疑似身份证件号码，未予存储；请删去。",
    ),
    ("number_out_of_range", "A number in the JSON is outside what can be kept.", "JSON 中的数字超出可存储的范围。"),
    ("number_too_long", "A number in the JSON has too many digits.", "JSON 中的数字位数过多。"),
    ("odd_characters", "The path or a header holds characters that are not taken.", "路径或标头含有不可接受的字符。"),
    (
        "one_file",
        "Another file of this person is on its way, and one at a time is taken. Try again after `Retry-After` seconds.",
        "您另有文件正在上传，每次只能上传一个；请在 Retry-After 所示的秒数后重试。",
    ),
    (
        "reads_keys",
        "Whoever holds a role that reads the project’s keys takes no test of it.",
        "持有可查看该项目答案之角色的人不得参加其测试。",
    ),
    ("requirements_open", "A requirement is not met yet; read the candidate’s evaluation.", "尚有要求未满足；请查看候选人的评估。"),
    (
        "seat_taken",
        "The test was opened in another tab or device; take the seat to go on here.",
        "测试已在其他标签页或设备打开；如需在此继续，请接管。",
    ),
    (
        "second_person",
        "Nobody acts on a case of their own, and some acts need a second person.",
        "不得处理与本人有关的事项；部分操作须由另一人完成。",
    ),
    (
        "secret_in_url",
        "A token never stands in a URL; send it in the Authorization header.",
        "令牌不得出现在网址中；请使用 Authorization 标头。",
    ),
    ("skips_used", "As many items were skipped as the stage allows.", "该阶段允许跳过的题数已用完。"),
    ("staff_already", "There is an account with this address.", "该地址已有账号。"),
    ("stages_open", "A stage is not passed yet.", "尚有阶段未通过。"),
    ("stale", "It was changed meanwhile; read it and decide anew.", "内容已被更改；请重新读取后再作决定。"),
    (
        "storage_unavailable",
        "The database is busy or away; nothing was acknowledged. Try again.",
        "数据库繁忙或暂时不可用，未确认任何内容；请重试。",
    ),
    ("too_early", "This is possible from a later date on.", "尚未到可操作的日期。"),
    ("too_late", "The letter is out; this cannot be taken back any more.", "通知信已发出，无法撤回。"),
    ("too_many_items", "A list has more members than are taken.", "列表的成员数超过上限。"),
    ("too_many_keys", "An object has more members than are taken.", "对象的成员数超过上限。"),
    ("too_many_revisions", "The answer was changed as often as it may be.", "该答案的修改次数已达上限。"),
    (
        "too_many_tries",
        "Too many tries, or too many changes of one person; wait as many seconds as `Retry-After` says.",
        "尝试次数过多，或同一人改动过于频繁；请等待 Retry-After 所示的秒数。",
    ),
    ("unauthenticated", "Send a token that holds: Authorization: Bearer …", "请在 Authorization 标头中发送有效的令牌（Bearer）。"),
    ("unknown_field", "The body has a member that is not known.", "请求正文含有未知的成员。"),
    ("unsupported_charset", "Text is UTF-8.", "文字须为 UTF-8。"),
    ("unsupported_content_encoding", "Bodies come as they are, without compression.", "请求正文不得压缩。"),
    ("unsupported_media_type", "The body is of another type than what is taken.", "请求正文的类型不受支持。"),
    ("uri_too_long", "The address is too long.", "网址过长。"),
    (
        "validation",
        "The body or a parameter breaks rules; `errors` names each with its place.",
        "请求正文或参数不符合规则；errors 逐一列出其位置。",
    ),
    (
        "stage_begun",
        "A stage has begun: its time stands. Ask again before the next one.",
        "阶段已经开始，时间不再变更。请在下一阶段开始前再申请。",
    ),
    ("training_later", "The next round of training begins later.", "下一轮培训须稍后才能开始。"),
    ("training_needed", "Training on the rubric comes first.", "须先完成该评分标准的培训。"),
    ("training_not_needed", "No training on this rubric is needed now.", "目前不需要该评分标准的培训。"),
    ("webhook_url_refused", "An endpoint has an https address of a public host.", "端点须为公网主机的 https 地址。"),
];

/// Every code.
#[must_use]
pub fn names() -> Vec<&'static str> {
    CODES.iter().map(|(code, ..)| *code).collect()
}
