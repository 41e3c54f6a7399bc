// Items are answered on their pages as their keys say, as a person with a mouse or keyboard would; the grader must give each full marks.
// Marks are made in every way there is, one after the other. With TOUCHSTONE_SCRIPT=off, the same without script.
import { desk, expect, give, launch, press, shot, signIn, watched } from "./lib.mjs";

const script = process.env.TOUCHSTONE_SCRIPT !== "off";
const browser = await launch();
// One in Chinese on a phone with script, one in English on a desk without.
const setting = script
  ? { locale: "zh-SG", viewport: { width: 360, height: 740 } }
  : { locale: "en-SG", viewport: { width: 1280, height: 800 } };
const { context, troubles } = await watched(browser, { ...setting, javaScriptEnabled: script });
let page = await context.newPage();
await signIn(page, "lin@example.sg");
const { attempts } = await desk("laid-out?of=lin@example.sg");
const wrong = [], seen = new Set();
let count = 0;
for (const attempt of attempts) {
  // A tab of its own for each, as for each sitting.
  await page.close();
  page = await context.newPage();
  page.on("crash", () => wrong.push(`the tab crashed in ${attempt} after ${count} items`));
  await page.goto(`/test/${attempt}/end`);
  while (await page.locator("form#item").count()) {
    const form = page.locator("form#item");
    const [kind, item] = [await form.getAttribute("data-kind"), await form.getAttribute("data-item")];
    const name = `item-${kind}.${script ? "zh.phone" : "en.desktop"}`;
    if (!seen.has(kind)) await shot(page, `${name}.before`);
    await give(page, kind, await desk(`right?item=${encodeURIComponent(item)}`), count);
    if (!seen.has(kind)) { seen.add(kind); await shot(page, name); }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wide > 0) wrong.push(`${page.url()} ${kind}: ${wide} px too wide`);
    count += 1;
    await press(page, "form#item button.primary.next").catch(async (error) => {
      const said = await page.locator("#save-state, #stopped-words, #answer-state").allTextContents().catch(() => wrong);
      throw new Error(`${page.url()} ${kind} ${item}, the ${count}th, cannot be left: ${said.join(" | ")}\n${error}`);
    });
  }
  expect(page.url().endsWith("/review"), `after the last item comes the overview, not ${page.url()}`);
  const open = await page.locator("tbody tr:has(.tag.warn)").allTextContents();
  if (open.length) wrong.push(`open after all: ${open.join("; ")}`);
  for (const { item, kind, stored, score } of await desk(`graded?attempt=${attempt}`)) {
    if (score !== 1) wrong.push(`${item} (${kind}): ${score} for ${JSON.stringify(stored)}`);
  }
}
await browser.close();
expect(seen.size >= 15, `only ${seen.size} kinds`);
expect(wrong.length === 0, wrong.join("\n"));
expect(troubles.length === 0, troubles.join("\n"));
console.log(`${count} items ${script ? "with" : "without"} script, all of them right`);
