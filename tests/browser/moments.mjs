// What goes wrong while somebody sits a test, with script: the line drops, the server is away, the session ends,
// another tab opens; and what the marker, the digits and the order do on a page. Nothing that was filled in is lost, and what a page
// says is so.
import { BASE, audit, desk, drag, expect, launch, press, shot, signIn, tap, watched, words } from "./lib.mjs";

const browser = await launch();
const { context, troubles } = await watched(browser, { locale: "en-SG", viewport: { width: 1280, height: 800 } });
const page = await context.newPage();
await signIn(page, "lin@example.sg");
const { attempts } = await desk("laid-out?of=lin@example.sg");
const places = {};
for (const attempt of attempts) {
  await page.goto(`/test/${attempt}/review`);
  for (const href of await page.locator("tbody a").evaluateAll((all) => all.map((a) => a.getAttribute("href")))) {
    await page.goto(href);
    const kind = await page.locator("form#item").getAttribute("data-kind");
    (places[kind] ??= []).push(href);
  }
}
const to = async (kind, n = 0) => {
  await page.goto(places[kind].at(n));
  const shut = page.locator("details.shut:not([open]) > summary");
  if (await shut.count()) await shut.click();
};
const saved = async (of = page) => { await of.waitForFunction(() => /^Saved \d/.test(document.getElementById("save-state").textContent)); };
const fresh = async (kind, read) => {
  const other = await context.newPage();
  await other.goto(kind);
  const value = await read(other);
  await other.close();
  return value;
};
const text = (of) => of.inputValue("#text");

// The line drops: the page stays, what was written stays, and goes off when the line is back.
const writing = places.repair.at(-1);
const beforehand = async (words) => { await page.goto(writing); await page.fill("#text", words); };
await beforehand("Written before the line dropped");
await saved();
await context.setOffline(true);
await page.fill("#text", "Written while the line was down");
for (const go of ["next", "all"]) {
  await page.locator(`form#item .test-foot button[value=${go}]`).click();
  await page.waitForFunction(() => document.getElementById("save-state").textContent.startsWith("Not saved yet"));
  expect(page.url().endsWith(writing) && (await text(page)) === "Written while the line was down",
    `offline, ${go} stays on the question: ${page.url()}`);
}
expect(await page.evaluate(() => Object.keys(localStorage).some((k) =>
  k.startsWith("touchstone ") && localStorage.getItem(k).includes("line+was+down"))), "kept in the browser");
await context.setOffline(false);
await press(page, "form#item .test-foot button[value=next]");
expect(!page.url().endsWith(writing), "online, next leads on");
await page.goto(writing);
expect((await text(page)) === "Written while the line was down", "and it is stored");

// The server is away: the same; a page that is opened again puts back what was not acknowledged.
await page.route(`${BASE}/test/**`, (route) => (route.request().method() === "POST" ? route.abort("connectionrefused") : route.continue()));
await page.fill("#text", "Written while the server was away");
await page.locator("form#item .test-foot button[value=next]").click();
await page.waitForFunction(() => document.getElementById("save-state").textContent.startsWith("Not saved yet"));
await page.unroute(`${BASE}/test/**`);
await page.goto(writing);
await saved();
expect((await text(page)) === "Written while the server was away", "put back and saved");

// The answer to a save is lost on its way: what is written next is saved all the same.
await page.route(`${BASE}/test/*/answers/*`, async (route) => { await route.fetch(); await route.abort("connectionreset"); }, { times: 1 });
await page.fill("#text", "First");
await page.waitForFunction(() => document.getElementById("save-state").textContent.startsWith("Not saved yet"));
await page.fill("#text", "First and second");
await saved();
await page.reload();
expect((await text(page)) === "First and second", "stored after an answer that got lost");

// Another tab: the old page says what is so, keeps what stands on it, and can go on here.
const second = await context.newPage();
await page.fill("#text", "In the first tab");
await saved();
await second.goto(`/test/${attempts[0]}`);
await press(second, "main form button.primary");
await second.goto(writing);
await second.waitForTimeout(400);
if (!(await second.locator("#stopped").isHidden())) await press(second, "#here");
await second.waitForFunction(() => sessionStorage.length > 0);
await page.waitForFunction(() => !document.getElementById("stopped").hidden);
expect(!(await page.locator("#stopped-words").textContent()).includes("Nothing was lost"), "the old tab promises no more than is so");
expect((await text(page)) === "In the first tab", "and keeps its text");
await second.fill("#text", "In the second tab");
await saved(second);
await press(page, "#here");
await page.waitForFunction(() => document.getElementById("stopped").hidden);
expect((await text(page)) === "In the second tab", `going on shows what was saved there: ${await text(page)}`);
await second.waitForFunction(() => !document.getElementById("stopped").hidden);
await second.close();

// The session ends: the text stays, sign-in is offered, and brings it back.
await page.goto(writing);
await page.waitForFunction(() => sessionStorage.length > 0);
await page.fill("#text", "Written in an essay of an hour");
await saved();
const cookies = await context.cookies();
await context.clearCookies();
await page.fill("#text", "Written after the session had ended");
await page.locator("form#item .test-foot button[value=next]").click();
await page.waitForFunction(() => !document.getElementById("again").hidden);
expect((await text(page)) === "Written after the session had ended", "still on the page");
await press(page, "#again");
expect(page.url().includes("/sign-in?back="), `sign-in is offered: ${page.url()}`);
await page.fill("[name=email]", "lin@example.sg");
await press(page, "form[action='/sign-in'] button.primary");
const { code } = await desk("mail?to=lin@example.sg");
await page.fill("[name=code]", code);
await press(page, "main button.primary");
expect(page.url().endsWith(writing), `back at the question: ${page.url()}`);
await saved();
expect((await text(page)) === "Written after the session had ended", "put back");
expect((await fresh(writing, text)) === "Written after the session had ended", "and stored");
expect(cookies.length > 0, "there was a session");

// The first save moves nothing: the button that is pressed is the button that was aimed at.
for (const kind of ["cloze", "repair", "rewrite"]) {
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    await to(kind);
    await page.waitForFunction(() => sessionStorage.length > 0);
    const measured = () => page.evaluate(() => {
      const next = document.querySelector("form#item .test-foot button.next").getBoundingClientRect();
      return { next: next.top + scrollY, head: document.getElementById("test-head").offsetHeight };
    });
    const before = await measured();
    await page.locator("form#item #main-question :is(textarea,input[type=text],select)").first().focus();
    const field = page.locator("form#item #main-question :is(textarea,input[type=text])").first();
    if (await field.count()) await field.fill("moves nothing");
    else await page.locator("form#item #main-question select").first().selectOption({ index: 1 });
    await saved();
    const after = await measured();
    expect(Math.abs(after.next - before.next) < 1 && after.head === before.head, `${kind} at ${width}: ${JSON.stringify([before, after])}`);
  }
}
await page.setViewportSize({ width: 1280, height: 800 });

// One copy of each script, and a digit counts once on a checkbox.
const scripts = [];
page.on("request", (r) => { if (r.url().endsWith(".js")) scripts.push(r.url()); });
const other = await browser.newContext({ storageState: await context.storageState(), baseURL: BASE });
const clean = await other.newPage();
clean.on("request", (r) => { if (r.url().endsWith(".js")) scripts.push(r.url()); });
await clean.goto(places.multi_choice[0]);
await clean.waitForLoadState("networkidle");
expect(new Set(scripts).size === scripts.length, `each script once: ${scripts.join(" ")}`);
await other.close();
await to("multi_choice");
await page.locator("[name=options]").first().focus();
await page.keyboard.press("2");
expect(await page.locator("[name=options]").nth(1).isChecked(), "a digit toggles once");
await to("word_decision");
await page.locator("[name='word.0']").first().focus();
for (const key of ["1", "2", "1"]) await page.keyboard.press(key);
const said = await page.evaluate(() => ["word.0", "word.1", "word.2"].map((n) => document.querySelector(`[name="${n}"]:checked`)?.value));
expect(said.join() === "true,false,true", `digits go from word to word: ${said}`);
await page.waitForFunction(() => document.getElementById("answer-state").textContent.startsWith("Half answered: 3 of"));

// Where choices show numbers, the digit is the number.
await to("compare");
const chosen = (name) => page.evaluate((name) => document.querySelector(`[name="${name}"]:checked`)?.value ?? null, name);
await page.locator("[name=value]").first().focus();
for (const digit of ["1", "0"]) {
  await page.keyboard.press(digit);
  expect((await chosen("value")) === digit, `${digit} chooses ${await chosen("value")}`);
}
await page.keyboard.press("9");
expect((await chosen("value")) === "0", "there is no step 9");
await to("rating");
const scale = await page.locator("form#item .scale input").first().getAttribute("name");
await page.locator(`[name="${scale}"]`).first().focus();
for (const digit of ["3", "0"]) await page.keyboard.press(digit);
expect((await chosen(scale)) === "3", `3 chooses ${await chosen(scale)}`);

// Rows follow their numbers.
await to("order");
const ids = await page.locator(".order select").evaluateAll((all) => all.map((s) => s.name));
await page.selectOption(`[name="${ids[0]}"]`, "3");
const moved = await page.locator(".order select").evaluateAll((all) => all.map((s) => [s.name, s.value]));
expect(moved[2][0] === ids[0] && moved.every(([, value], i) => value === String(i + 1)), `rows follow: ${JSON.stringify(moved)}`);
expect(await page.evaluate((name) => document.activeElement.name === name, ids[0]), "the focus stays with the row");
await saved();

// Nothing and something: one takes the other's place, and gives it back.
await to("flag");
const box = (value) => page.locator(`[name=categories][value=${value}]`);
expect(await page.locator("#severity").isHidden(), "severity is asked once there is a category");
await box("hate").check();
await page.locator("[name=severity]").last().check();
await page.locator("[name=none]").check();
expect(!(await box("hate").isChecked()) && (await page.locator("#severity").isHidden()), "nothing takes everything off");
await page.locator("[name=none]").uncheck();
expect(await box("hate").isChecked(), "and gives it back");
await to("repair");
const original = await page.getAttribute("#text", "data-original");
await page.fill("#text", `${original} mended`);
await page.locator("[name=none]").check();
expect((await text(page)) === original, "nothing is wrong: the text as it was");
await page.locator("[name=none]").uncheck();
expect((await text(page)) === `${original} mended`, "taken back, the correction is there again");

// A notice hides its content until it is opened.
const probe = async (kind, content) => {
  for (const href of places[kind]) {
    await page.goto(href);
    if ((await page.locator("form#item").textContent()).includes(content)) return href;
  }
  throw new Error(`no probe of ${kind}`);
};
await probe("flag", "I will hurt you.");
expect(await page.locator("h1.prompt").isHidden(), "the content is hidden");
expect(await page.locator("button[value=skip]").isVisible(), "a skip is offered");
await shot(page, "notice.en.desktop");
await page.locator("summary", { hasText: "Show the content" }).click();
expect(await page.locator("h1.prompt").isVisible(), "it opens");

// The marker: exactly what was dragged, whole characters, no reload, the focus stays, the label is the person's choice.
const marking = await probe("spans", "naïve");
await page.locator("#tokens[data-ready]").waitFor();
let loads = 0;
page.on("load", () => { loads += 1; });
const chars = [...(await page.locator("#tokens").textContent())];
const find = (words) => {
  const at = chars.join("").indexOf(words);
  const start = [...chars.join("").slice(0, at)].length;
  return { start, end: start + [...words].length };
};
await drag(page, find("aïve"));
expect((await page.locator("#mark-quote").textContent()) === "aïve", `part of a word: ${await page.locator("#mark-quote").textContent()}`);
expect((await page.locator("#mark-labels input:checked").count()) === 0, "no label beforehand");
await page.locator("#mark-add").click();
expect(await page.locator("#mark-missing").isVisible(), "a label is asked for");
await page.locator("[data-edge=start][data-step='-1']").click();
expect((await page.locator("#mark-quote").textContent()) === "naïve", "longer by a character");
await page.locator("#mark-labels input[value=relation]").check();
await page.locator("#mark-add").click();
expect((await page.locator("#marks li").count()) === 1
  && (await page.evaluate(() => document.activeElement.closest("#tokens") !== null)),
  "marked, and the focus is in the text");
const blanks = find("twice");
await drag(page, { start: blanks.start - 2, end: blanks.end });
expect((await page.locator("#mark-quote").textContent()) === "twice", "a drag over blanks marks the words");
await page.locator("#mark-cancel").click();
await drag(page, find("école  "));
expect((await page.locator("#mark-quote").textContent()) === "école", "a drag that ends at a blank marks the word before it");
await page.locator("#mark-cancel").click();
await tap(page, find("👨‍👩‍👧‍👦"));
expect((await page.locator("#mark-quote").textContent()) === "👨‍👩‍👧‍👦", "a family stays together");
await page.locator("[data-edge=end][data-step='-1']").click();
expect((await page.locator("#mark-quote").textContent()) === "👨‍👩‍👧‍👦", "and is not cut");
await page.locator("#mark-cancel").click();
await page.locator("details.quoting summary").click();
await page.fill("#quote", "👨");
await page.selectOption("#label", "entity");
await page.locator("#quote-add").click();
expect((await page.locator("#quote-wrong").textContent()).includes("inside a character")
  && (await page.inputValue("#quote")) === "👨",
  "half a family is refused, and the quote stays");
await page.fill("#quote", "🇸🇬");
await page.locator("#quote-add").click();
expect((await page.locator("#marks li").count()) === 2, "quoted");
await page.locator("#tokens [tabindex]").focus();
for (const key of ["ArrowLeft", "ArrowLeft", "ArrowRight", "Enter"]) await page.keyboard.press(key);
expect(await page.locator("#mark-bar").isVisible(), "by keyboard, too");
const one = await words(page);
await page.keyboard.press("Shift+ArrowRight");
expect((await words(page)).length > one.length, "longer by a word");
await page.keyboard.press("Escape");
await page.locator("[name=none]").check();
expect((await page.locator("#marks li").count()) === 0, "nothing to mark puts the marks aside");
await page.locator("[name=none]").uncheck();
expect((await page.locator("#marks li").count()) === 2, "and gives them back");
await saved();
await page.locator("#marks li button").last().click();
expect((await page.locator("#marks li").count()) === 1 && loads === 0, "removed, and the page was never loaded anew");
await saved();
expect((await fresh(marking, (of) => of.locator("#marks li").count())) === 1, "stored");
expect((await page.locator("h1").textContent()) === "Mark every flag and family."
  && (await page.locator(".prompt-rest p").count()) === 2,
  "paragraphs are paragraphs");

// The same by touch, on a narrow phone; and every kind fits it.
const phone = await browser.newContext({
  storageState: await context.storageState(), baseURL: BASE,
  viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true, locale: "zh-SG",
});
const small = await phone.newPage();
await small.goto(marking);
await small.locator("#tokens[data-ready]").waitFor();
await tap(small, find("école"), true);
// Words that were chosen and are not marked are left behind by nobody: what is to be done with them is in view, and nothing was sent.
await small.locator("form#item .test-foot button.next").tap();
expect((await small.locator("#mark-missing").textContent()).includes("尚未标注")
  && (await small.url()).endsWith(marking),
  "told, and still there");
expect(await small.locator("#mark-missing").evaluate((p) => {
  const r = p.getBoundingClientRect();
  return r.height > 0 && r.top >= 0 && r.bottom <= innerHeight;
}), "in view");
await small.locator("#mark-labels input").first().check();
await small.locator("#mark-add").tap();
expect((await small.locator("#marks li").count()) === 2, "marked by touch");
const long = await probe("match", "far longer than");
for (const href of [long, ...Object.values(places).map((all) => all[0])]) {
  await small.goto(href);
  const [kind, wide] = [
    await small.locator("form#item").getAttribute("data-kind"),
    await small.evaluate(() => document.documentElement.scrollWidth),
  ];
  expect(wide <= 320, `${kind} is ${wide} px wide`);
  const next = await small.locator("form#item .test-foot button.next").boundingBox();
  expect(next.x + next.width <= 320, `${kind}: next is on the screen`);
  await shot(small, `small-${kind}.zh.phone`);
}
await phone.close();
const found = [];
for (const kind of ["rating", "flag", "spans", "match", "cloze", "word_decision"]) {
  await to(kind);
  found.push(...await audit(page, kind));
}
expect(found.length === 0, found.join("\n"));

await browser.close();
const known = troubles.filter((t) => !/ERR_(INTERNET_DISCONNECTED|CONNECTION)|net::ERR/.test(t));
expect(known.length === 0, known.join("\n"));
console.log(`${Object.keys(places).length} kinds in bad moments`);
