// The whole way in Chromium, in Chinese: from application to onboarded annotator and through two hidden checks.
// With TOUCHSTONE_SCRIPT=off, the same without script.
import { BASE, desk, expect, give, launch, press, shot, signIn, signInStaff, watched } from "./lib.mjs";

const script = process.env.TOUCHSTONE_SCRIPT !== "off";
const browser = await launch();
const zh = { locale: "zh-SG", javaScriptEnabled: script };
const phone = { viewport: { width: 360, height: 740 } };
const { context, troubles } = await watched(browser, { ...zh, ...phone });
const page = await context.newPage();
const kinds = new Set();

// Missing glyphs would make every picture worthless.
await page.goto("/");
const glyph = async (text) => {
  const box = page.locator("h1");
  await box.evaluate((e, t) => { e.textContent = t; }, text);
  return (await box.screenshot()).toString("base64");
};
expect((await glyph("骨")) !== (await glyph("\uE123")), "no Chinese font is installed: glyphs are missing");
await page.goto("/");
expect((await page.getAttribute("html", "lang")) === "zh-Hans", "the browser asked for Chinese");
await shot(page, "home.zh.phone");

// No page of the phone is wider than it.
const wide = new Set();
page.on("load", async () => {
  const by = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth).catch(() => 0);
  if (by > 0) wide.add(`${page.url()}: ${by} px too wide`);
});

// Application, one thing a page, with mistakes on the way.
await press(page, "a.button.primary");
await shot(page, "project.zh.phone");
await press(page, "a.button.primary");
await page.fill("[name=email]", "not an address");
await press(page, "form[action='/sign-in'] button.primary");
expect((await page.locator(".errors").textContent()).includes("有一个问题"), "a wrong address is told");
await signIn(page, "lin@example.sg");
await page.goto("/apply/mandarin-sg");
await press(page, "main form button.primary");
const next = () => press(page, "button[value=next]");
const choose = async (name, value) => { await page.locator(`input[name=${name}][value=${value}]`).check(); await next(); };
await page.fill("[name=name]", "林慧敏 S1234567D");
await next();
expect((await page.locator(".errors").textContent()).includes("身份证"), "an NRIC is refused and explained");
expect((await page.inputValue("[name=name]")).startsWith("林慧敏"), "what was typed stays");
await shot(page, "apply-error.zh.phone");
await page.fill("[name=name]", "Lin Hui Min");
await page.fill("[name=name_native]", "林慧敏");
await next();
await next();
expect(await page.locator(".errors").count(), "an unanswered step is told");
await page.selectOption("[name=country]", "SG");
await next();
await shot(page, "apply-step.zh.phone");
await choose("right", "any");
await choose("confirm", "yes"); // engagement
await choose("confirm", "yes"); // remote
await page.fill("[name=hours]", "25");
await next();
await choose("level", "native");
await choose("level", "C2");
await page.locator("input[name=level][value='6']").check();
await page.selectOption("[name=country]", "SG");
await page.fill("[name=awarded]", "2019");
await page.fill("[name=awarded_month]", "7");
await next();
await page.fill("[name=from]", "2020-01");
await page.fill("[name=to]", "2019-01");
await press(page, "button[value=add]:not(.hide)");
expect((await page.locator(".errors").textContent()).includes("早于"), "a period that ends before it starts is told");
await page.fill("[name=from]", "2020-01");
await page.fill("[name=to]", "2023-12");
await page.fill("[name=what]", "编辑");
await press(page, "button[value=add]:not(.hide)");
await next();
for (let i = 0; i < 4; i += 1) await choose("confirm", "yes");
await next(); // help: nothing
await page.waitForURL(/check$/);
await shot(page, "apply-check.zh.phone");
await press(page, "main button.primary");
expect(await page.locator(".errors").count(), "consents are asked for one by one");
for (const box of await page.locator("input[name=consents]").all()) await box.check();
await press(page, "main button.primary");
await shot(page, "apply-done.zh.phone");
await page.goto("/apply/mandarin-sg/documents");
await page.setInputFiles("[type=file]", { name: "学位.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7 a degree %%EOF\n") });
await press(page, "main button.primary");
expect((await page.locator("main").textContent()).includes("学位.pdf"), "the document is there");

// One stage after the other; each item is answered as its key says, on the page.
const stage = async (id) => {
  await page.goto(`/me/stages/${id}?project=mandarin-sg`);
  await shot(page, `start-${id}.zh.phone`);
  await page.locator("[name=rules]").check();
  await press(page, "main button.primary");
  for (let blocks = 0; blocks < 20; blocks += 1) {
    while (await page.locator("form#item").count()) {
      const form = page.locator("form#item");
      const [kind, item] = [await form.getAttribute("data-kind"), await form.getAttribute("data-item")];
      const answer = await desk(`right?item=${encodeURIComponent(item)}`);
      await give(page, kind, answer);
      if (!kinds.has(kind)) { kinds.add(kind); await shot(page, `item-${kind}.zh.phone`); }
      await press(page, "form#item button.primary.next");
    }
    expect(page.url().endsWith("/review"),
      `the overview comes after the last item, not ${page.url()}: ${await page.locator("main").textContent()}`);
    expect((await page.locator(".tag.warn").count()) === 0, `an item of ${id} is unanswered`);
    if (blocks === 0) await shot(page, `overview-${id}.zh.phone`);
    await press(page, "main form[method=post] button.primary");
    await desk("settle");
    const attempt = page.url().replace(/\/end$/, "");
    await page.goto(`${attempt}/end`);
    if (page.url().endsWith("/end")) return;
  }
  throw new Error(`${id} does not end`);
};
for (const id of ["english", "mandarin", "skills", "calibration", "writing"]) {
  await stage(id);
  await page.goto("/me");
  await shot(page, `me-after-${id}.zh.phone`);
}

// Two reviewers score what was written, each by themselves.
const staff = async (email) => {
  const { context, troubles: more } = await watched(browser, { ...zh, viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  page.on("close", () => troubles.push(...more));
  await signInStaff(page, email);
  return page;
};
// The first takes the training by page: examples, a response after another, what was agreed beside each.
const train = async (page) => {
  await page.goto("/review");
  await press(page, "main button.primary");
  expect(new URL(page.url()).pathname === "/training", `training comes first, not ${page.url()}`);
  await shot(page, "training.zh");
  const rubrics = await page.locator("section.card a.button").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
  expect(rubrics.length === 4, `four rubrics, not ${rubrics.length}`);
  for (const rubric of rubrics) {
    await page.goto(rubric);
    expect((await page.locator("details .card").count()) === 5, "an example a level");
    await press(page, "main form button.primary");
    for (let n = 0; await page.locator("form.rubric").count(); n += 1) {
      const response = await page.locator(".card p.read").last().textContent();
      const levels = await desk(`agreed?response=${encodeURIComponent(response)}`);
      for (const [criterion, level] of Object.entries(levels)) {
        await page.locator(`[name="level.${criterion}"][value="${level}"]`).check();
        await page.locator(`[name="comment.${criterion}"]`).fill("读过示例后评定。");
      }
      if (n === 0 && rubric === rubrics[0]) await shot(page, "training-sheet.zh");
      await press(page, "form.rubric button.primary");
      expect((await page.locator("table.stack tbody tr").count()) === Object.keys(levels).length, "each criterion beside what was agreed");
      if (n === 0 && rubric === rubrics[0]) await shot(page, "training-told.zh");
      if (!(await page.locator("main form button.primary").count())) break;
      await press(page, "main form button.primary");
    }
    expect(await page.locator(".banner.ok").count(), "passed");
  }
};
for (const email of ["reviewer@example.sg", "second@example.sg"]) {
  const page = await staff(email);
  if (email.startsWith("second")) await desk(`trained?email=${email}`);
  else await train(page);
  await page.goto("/review");
  await press(page, "main button.primary");
  for (let sheets = 0; ; sheets += 1) {
    if (!(await page.locator("form.rubric").count())) {
      expect(sheets >= 6, `six responses at least, not ${sheets}: some may be mixed among them`);
      break;
    }
    const text = await page.locator("main").textContent();
    expect(!text.includes("Lin") && !text.includes("林慧敏"), "a reviewer sees no name");
    for (const group of await page.locator("form.rubric fieldset:has(textarea)").all()) {
      await group.locator("input[type=radio]").last().check();
      await group.locator("textarea").fill("清楚、完整、自然。");
    }
    if (sheets === 0) await shot(page, "reviewer.zh");
    await press(page, "button[value=next]");
  }
  await page.close();
}
await desk("settle");

// A recruiter looks, accepts the document and decides.
const recruiter = await staff("recruiter@example.sg");
await recruiter.goto("/candidates");
await shot(recruiter, "candidates.zh");
await recruiter.goto("/candidates?state=all&q=%E6%9E%97%E6%85%A7");
await press(recruiter, "tbody a");
await press(recruiter, "button[value=accepted]");
await shot(recruiter, "candidate.zh");
await press(recruiter, "main a.button.primary");
await press(recruiter, "main form button.primary");
expect(await recruiter.locator(".errors").count(), "a decision needs a choice");
await recruiter.check("[name=choice][value=onboarded]");
await recruiter.check("[name=reasons][value=all_stages_passed]");
await shot(recruiter, "decide.zh");
await press(recruiter, "main form button.primary");
expect((await recruiter.locator("h1 + p .tag").textContent()).includes("已录用"), "onboarded");
await recruiter.close();

// The letter comes after an hour, not before.
await page.goto("/me/messages");
expect(!(await page.locator("main").textContent()).includes("欢迎加入"), "the letter is held");
await desk("clock?add=3601");
await page.goto("/me/messages");
expect((await page.locator("main").textContent()).includes("欢迎加入"), "the letter is out");
await shot(page, "messages.zh.phone");

// The platform asks for hidden checks and posts their answers; the auditor's page counts them.
const { token } = await desk("platform");
const api = async (method, path, body) => {
  const headers = { Authorization: `Bearer ${token}`, "Idempotency-Key": `k-${Math.random()}`, "Content-Type": "application/json" };
  const answer = await fetch(`${BASE}/api/v1${path}`, { method, headers, body: body && JSON.stringify(body) });
  expect(answer.ok, `${path}: ${answer.status}`);
  return answer.json();
};
const { data } = await api("GET", "/annotators");
for (let n = 0; n < 2; n += 1) {
  const task = await api("POST", `/annotators/${data[0].id}/checks`);
  await api("POST", `/checks/${task.id}/answer`, { response: await desk(`check?id=${task.id}`) });
}
await desk("settle");
const auditor = await staff("auditor@example.sg");
await auditor.goto("/annotators");
await shot(auditor, "annotators.zh");
await press(auditor, "tbody a");
expect((await auditor.locator("dl.facts").textContent()).replace(/\s/g, "").includes("已发出的抽查2已作答并评分2"), "two checks are graded");
await shot(auditor, "annotator.zh");
await auditor.close();

const author = await staff("author@example.sg");
await author.goto("/gold-sets");
await press(author, "tbody a");
await shot(author, "gold-set.zh");
await author.close();

await browser.close();
expect(wide.size === 0, [...wide].join("\n"));
expect(troubles.length === 0, troubles.join("\n"));
console.log(`${kinds.size} kinds on pages ${script ? "with" : "without"} script: ${[...kinds].sort().join(" ")}`);
