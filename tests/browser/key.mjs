// A questioned key on its page: every kind's controls fit a desk or a small phone, with nothing that a machine finds wrong. With script a
// stretch is marked by hand, an order by moving lines; what was filled in is kept over a reload, and the corrected key is the one that was
// marked.
import { audit, desk, drag, expect, launch, press, shot, signInStaff, watched } from "./lib.mjs";

const browser = await launch();
const all = [], wrong = [];
const KINDS = [
  "choice", "multi_choice", "cloze", "order", "match", "short_text", "rating", "compare", "classify", "spans",
  "flag", "fact_check", "rewrite", "repair", "word_decision", "essay", "rank",
];
// Looked at in both places; the others in one, by turns.
const BOTH = ["spans", "repair", "rating"];
const LISTS = ["cloze", "short_text", "rating", "rewrite", "repair"];

const listed = async (page, kind) => {
  await page.goto(`/gold-sets/mandarin-sg/1?q=${kind}`);
  return page.locator("main details li a").evaluateAll((links) => links.map((a) => a.getAttribute("href")));
};
const item = async (page, kind) => {
  // What is looked for is a part of the kind's name: the other kind that holds it is none.
  const other = kind === "choice" ? await listed(page, "multi_choice") : [];
  const found = (await listed(page, kind)).filter((href) => !other.some((o) => o.split("?")[0] === href.split("?")[0]));
  expect(found.length, `an item of the kind ${kind}`);
  return found.at(1) ?? found[0];
};
const question = async (page, kind, why) => {
  await page.goto(await item(page, kind));
  await page.locator("details summary").last().click();
  await page.fill("#q-reason", why);
  await press(page, page.locator("form[action$='/question'] button"));
  expect(/\/contests\//.test(page.url()), `questioned: ${page.url()}`);
  await page.goto(page.url().split("?")[0]);
};

// A code of the second factor is taken once.
const author = async (page) => {
  await desk("clock?seconds=60");
  await signInStaff(page, "author@example.sg");
};

const places = [
  ["desk", { locale: "en-SG", viewport: { width: 1280, height: 800 } }, "en"],
  ["phone", { locale: "zh-CN", viewport: { width: 360, height: 740 } }, "zh"],
];
for (const [name, options] of places) {
  const { context, troubles } = await watched(browser, options);
  const page = await context.newPage();
  await author(page);
  for (const kind of KINDS.filter((k, i) => BOTH.includes(k) || i % 2 === (name === "phone" ? 1 : 0))) {
    await question(page, kind, `Looked at on a ${name}`);
    const controls = await page.locator("#f-controls").count(), corrected = await page.locator("[name=what][value=corrected]").count();
    if (kind === "essay" ? controls || corrected : !controls || !corrected) wrong.push(`${name} ${kind}: ${controls} ${corrected}`);
    if ((await page.locator("form#item .card:has(h1,.prompt)").count() === 0) === !LISTS.includes(kind) && kind !== "essay")
      wrong.push(`${name} ${kind}: where the item stands`);
    if (await page.locator("#f-key").isVisible()) wrong.push(`${name} ${kind}: JSON is asked for first`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wide > 0) wrong.push(`${name} ${kind}: ${wide} px too wide`);
    wrong.push(...await audit(page, `${name} ${kind}`));
    await shot(page, `key-${kind}-${name}`);
  }
  all.push(...troubles);
  await context.close();
}
expect(wrong.length === 0, wrong.join("\n"));

// Marked by hand: kept over a reload, and sent as it is marked.
const { context, troubles } = await watched(browser, places[0][1]);
const page = await context.newPage();
await author(page);
await question(page, "spans", "Something else is to be marked");
const marks = () => page.locator("#marks [name=span]").evaluateAll((list) => list.map((m) => m.value));
await page.locator("#tokens[data-ready]").waitFor();
for (let n = (await marks()).length; n > 0; n -= 1) await page.locator("#marks li button").last().click();
await drag(page, { start: 0, end: 2 });
await page.locator("#mark-labels input").first().check();
await page.locator("#mark-add").click();
const [mark, ...more] = await marks();
expect(mark.startsWith("0 2 ") && more.length === 0, `marked: ${mark}`);
await page.fill("#f-reason", "Looked up");
await page.reload();
await page.locator("#tokens[data-ready]").waitFor();
expect((await marks()).join() === mark && (await page.inputValue("#f-reason")) === "Looked up", `kept: ${await marks()}`);
await page.check("[name=what][value=corrected]");
await press(page, "form#item button.primary");
const words = (await page.locator("main").textContent());
expect(words.includes("corrected in draft") && /occurrence:\s*1/.test(words), words);

// An order by its buttons, and beside it other JSON: nothing is done, both are seen.
await question(page, "order", "The other way round");
await page.locator(".order button[data-by='1']").first().click();
await page.locator("form#item details summary").last().click();
await page.fill("#f-key", "[]");
await page.check("[name=what][value=corrected]");
await page.fill("#f-reason", "Looked up");
const order = () => page.locator(".order select").evaluateAll((list) => list.map((s) => `${s.name} ${s.value}`).sort().join());
const moved = await order();
await press(page, "form#item button.primary");
expect((await page.locator("#f-key-error").textContent()).includes("says another one"), "told at the field");
expect((await order()) === moved
  && await page.locator("#f-key").isVisible()
  && (await page.inputValue("#f-key")) === "[]", "nothing is lost");
await page.fill("#f-key", "");
await press(page, "form#item button.primary");
expect((await page.locator("main").textContent()).includes("corrected in draft"), "corrected");
all.push(...troubles);
await context.close();
await browser.close();
expect(all.length === 0, all.join("\n"));
console.log("keys are corrected by controls");
