// The whole way in Chromium for the second shipped set, in Spanish on a phone of 360 pixels: from application to onboarding and its letter.
// With TOUCHSTONE_SCRIPT=off, the same without script.
import { audit, desk, expect, give, launch, press, shot, signIn, signInStaff, watched } from "./lib.mjs";

const PROJECT = "spanish-mx";
const script = process.env.TOUCHSTONE_SCRIPT !== "off";
const browser = await launch();
const es = { locale: "es-MX", javaScriptEnabled: script, viewport: { width: 360, height: 740 } };
const { context, troubles } = await watched(browser, es);
const page = await context.newPage();
const kinds = new Set(), wrong = new Set();

// On every page of ours: in Spanish, and nothing is wider than the phone.
const look = async (at, name) => {
  const { lang, wide } = await at.evaluate(() => ({
    lang: document.documentElement.lang, wide: document.documentElement.scrollWidth - innerWidth,
  }));
  const place = name ?? new URL(at.url()).pathname;
  if (lang !== "es") wrong.add(`${place} is in ${lang}`);
  if (wide > 0) wrong.add(`${place}: ${wide} px too wide`);
};
const go = async (at, place) => { await at.goto(place); await look(at); };
const on = async (at, target) => { await press(at, target); await look(at); };

await go(page, `/p/${PROJECT}`);
await shot(page, "project.es.phone");
await on(page, "a.button.primary");
await signIn(page, "ana@example.mx");
await go(page, `/apply/${PROJECT}`);
await on(page, "main form button.primary");
const next = () => on(page, "button[value=next]");
const choose = async (name, value) => { await page.locator(`input[name=${name}][value=${value}]`).check(); await next(); };
await page.fill("[name=name]", "Ana Robles HEGG560427MVZRRL04");
await next();
const refused = await page.locator(".errors").textContent();
expect(refused.includes("documento de identidad"), `a CURP is refused and explained: ${refused}`);
await page.fill("[name=name]", "Ana Robles Nava");
// Each step is answered by what it asks, in the project's order.
const answers = {
  residence: async () => { await page.selectOption("[name=country]", "MX"); await next(); },
  "work-authorisation": () => choose("right", "any"),
  age: async () => { await page.fill("[name=born]", "1994-09-15"); await next(); },
  availability: async () => { await page.fill("[name=hours]", "20"); await next(); },
  spanish: () => choose("level", "native"),
  english: () => choose("level", "C1"),
  degree: async () => {
    await page.locator("input[name=level][value='6']").check();
    await page.selectOption("[name=country]", "MX");
    await page.fill("[name=awarded]", "2017");
    await page.fill("[name=awarded_month]", "6");
    await next();
  },
  experience: async () => {
    await page.fill("[name=from]", "2018-01");
    await page.fill("[name=to]", "2022-12");
    await page.fill("[name=what]", "Corrección de estilo");
    await on(page, "button[value=add]:not(.hide)");
    await next();
  },
};
for (let steps = 0; !page.url().endsWith("/check"); steps += 1) {
  expect(steps < 30, `the application does not end: ${page.url()}`);
  const step = new URL(page.url()).pathname.split("/").pop();
  await shot(page, `apply-${step}.es.phone`);
  if (answers[step]) await answers[step]();
  else if (await page.locator("input[name=confirm]").count()) await choose("confirm", "yes");
  else await next();
  expect(!(await page.locator(".errors").count()), `${step}: ${await page.locator(".errors").allTextContents()}`);
}
for (const box of await page.locator("input[name=consents]").all()) await box.check();
await on(page, "main button.primary");
await shot(page, "apply-done.es.phone");
await go(page, `/apply/${PROJECT}/documents`);
const degree = { name: "título.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7 a degree %%EOF\n") };
await page.setInputFiles("[type=file]", degree);
await on(page, "main button.primary");
expect((await page.locator("main").textContent()).includes("título.pdf"), "the document is there");

// One stage after the other; each item is answered as its key says, on the page.
const stage = async (id) => {
  await go(page, `/me/stages/${id}?project=${PROJECT}`);
  await page.locator("[name=rules]").check();
  await on(page, "main button.primary");
  for (let blocks = 0; blocks < 30; blocks += 1) {
    while (await page.locator("form#item").count()) {
      const form = page.locator("form#item");
      const [kind, item] = [await form.getAttribute("data-kind"), await form.getAttribute("data-item")];
      await look(page, `${id}: ${kind}`);
      if (!kinds.has(kind)) { kinds.add(kind); await shot(page, `item-${kind}.es.phone`); }
      await give(page, kind, await desk(`right?item=${encodeURIComponent(item)}`));
      await press(page, "form#item button.primary.next");
    }
    expect(page.url().endsWith("/review"), `the overview comes after the last item, not ${page.url()}`);
    expect((await page.locator(".tag.warn").count()) === 0, `an item of ${id} is unanswered`);
    await look(page, `${id}: overview`);
    await press(page, "main form[method=post] button.primary");
    await desk("settle");
    await page.goto(`${page.url().replace(/\/end$/, "")}/end`);
    if (page.url().endsWith("/end")) return look(page, `${id}: end`);
  }
  throw new Error(`${id} does not end`);
};
for (const id of ["spanish", "english", "judging", "writing"]) {
  await stage(id);
  await go(page, "/me");
}
await shot(page, "me.es.phone");

// Two reviewers score what was written, each by themselves.
const staff = async (email) => {
  const { context, troubles: more } = await watched(browser, es);
  const page = await context.newPage();
  page.on("close", () => troubles.push(...more));
  await signInStaff(page, email);
  await look(page);
  return page;
};
for (const email of ["reviewer@example.sg", "second@example.sg"]) {
  const page = await staff(email);
  await go(page, "/review");
  await go(page, "/training");
  await desk(`trained?email=${email}`);
  await go(page, "/review");
  await on(page, "main button.primary");
  for (let sheets = 0; ; sheets += 1) {
    if (!(await page.locator("form.rubric").count())) {
      expect(sheets >= 3, `three responses at least, not ${sheets}`);
      break;
    }
    expect(!(await page.locator("main").textContent()).includes("Robles"), "a reviewer sees no name");
    for (const group of await page.locator("form.rubric fieldset:has(textarea)").all()) {
      await group.locator("input[type=radio]").last().check();
      await group.locator("textarea").fill("Claro, completo y natural.");
    }
    if (sheets === 0) await shot(page, "reviewer.es.phone");
    await on(page, "button[value=next]");
  }
  await page.close();
}
await desk("settle");

// A recruiter looks, accepts the document and decides.
const recruiter = await staff("recruiter@example.sg");
await go(recruiter, "/candidates?state=all");
await on(recruiter, "tbody a");
await on(recruiter, "button[value=accepted]");
await shot(recruiter, "candidate.es.phone");
await on(recruiter, "main a.button.primary");
await recruiter.check("[name=choice][value=onboarded]");
await recruiter.check("[name=reasons][value=all_stages_passed]");
await on(recruiter, "main form button.primary");
expect((await recruiter.locator("h1 + p .tag").textContent()).includes("Incorporación completa"), "onboarded");
await recruiter.close();

// The letter comes after an hour, in Spanish.
await desk("clock?add=3601");
await go(page, "/me/messages");
const letters = await page.locator("main").textContent();
expect(letters.includes("Anotador de contenido de IA en español de México"), `the letter is out: ${letters}`);
await shot(page, "messages.es.phone");
if (script) for (const found of await audit(page, "messages")) wrong.add(found);

await browser.close();
expect(wrong.size === 0, [...wrong].join("\n"));
expect(troubles.length === 0, troubles.join("\n"));
console.log(`${kinds.size} kinds on pages ${script ? "with" : "without"} script: ${[...kinds].sort().join(" ")}`);
