// A small phone whose line drops: nothing is cut or wider than the screen, no press leads to the browser's page of errors, and what
// happened is said where it is seen.
import { desk, expect, launch, press, signIn, watched } from "./lib.mjs";

const browser = await launch();
const phone = { locale: "en-SG", viewport: { width: 320, height: 640 } };
const { context, troubles } = await watched(browser, phone);
const page = await context.newPage();
const EMAIL = "lin@example.sg";
await signIn(page, EMAIL);
const { attempts } = await desk(`laid-out?of=${EMAIL}`);
const wrong = [], seen = new Map();
for (const id of attempts) {
  await page.goto(`/test/${id}/review`);
  const links = (all) => all.map((a) => [a.textContent.replace(/^\d+\. /, ""), a.getAttribute("href")]);
  for (const [words, place] of await page.locator("tbody a").evaluateAll(links)) {
    if (!seen.has(words)) seen.set(words, place);
  }
}
for (const [kind, place] of seen) {
  await page.goto(place);
  await page.evaluate(() => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (wide > 0) wrong.push(`${kind}: ${wide} px too wide`);
  const cut = await page.evaluate(() => [...document.querySelectorAll("#test-head > *")]
    .filter((e) => e.scrollWidth > e.clientWidth + 1 && e.clientWidth)
    .map((e) => e.textContent));
  if (cut.length) wrong.push(`${kind}: cut: ${cut.join(" | ")}`);
}
expect(seen.size >= 15, `only ${seen.size} kinds`);
expect(wrong.length === 0, wrong.join("\n"));

// Spanish takes more room than English: no word of the head is broken in two, and no button of a language stands in two lines.
const broken = () => page.evaluate(() => {
  const spanish = { ".where span:last-child": "1 de máximo 38", "#time-say": "Tiempo restante", "#time-left": "38 min",
    "#time-hide": "ocultar" };
  for (const [place, words] of Object.entries(spanish)) document.querySelector(`#test-head ${place}`).textContent = words;
  const buttons = document.querySelector("form.languages");
  if (!buttons.querySelector("[value=es]")) {
    const third = buttons.querySelector("button:last-of-type").cloneNode(true);
    Object.assign(third, { value: "es", textContent: "ES" });
    buttons.append(third);
  }
  const found = [];
  for (const part of document.querySelectorAll("#test-head > *, form.languages button")) {
    const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    for (let text; (text = texts.nextNode());) {
      for (const word of text.data.matchAll(/\S+/g)) {
        const range = document.createRange();
        range.setStart(text, word.index);
        range.setEnd(text, word.index + word[0].length);
        if (new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size > 1) found.push(word[0]);
      }
    }
  }
  const wide = document.documentElement.scrollWidth - innerWidth;
  if (wide <= 0) return found;
  const who = [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > innerWidth + 0.5);
  return [...found, `${wide} px too wide: ${who.map((e) => `${e.tagName}.${e.className}#${e.id}`).join(" ")}`];
});
for (const width of [320, 360, 390]) {
  await page.setViewportSize({ width, height: 640 });
  const words = await broken();
  expect(words.length === 0, `${width} px: ${words.join(" | ")}`);
}
await page.setViewportSize(phone.viewport);

const told = (of, words) => of.waitForFunction((w) => {
  const p = document.querySelector(".told"), box = p?.getBoundingClientRect();
  return p?.textContent.includes(w) && box.height > 10 && box.top >= 0 && box.bottom <= innerHeight + 1;
}, words);
const writing = seen.get("Correcting a text");
await page.goto(writing);
await page.fill("#text", "Before the line dropped");
await page.waitForFunction(() => /^Saved \d/.test(document.getElementById("save-state").textContent));
await context.setOffline(true);
await page.locator("form#item .test-foot button[value=all]").click();
await told(page, "You stay on this question");
const head = await page.locator("#test-head").boundingBox();
expect(head.y >= 0 && head.y < 640, `the head is in view: ${head.y}`);
await page.locator("form.languages button[value=zh]").click();
await told(page, "You are still on this page");
expect(page.url().endsWith(writing), "the language waits for the line");
await context.setOffline(false);
await press(page, "form.languages button[value=zh]");
expect((await page.inputValue("#text")) === "Before the line dropped", "and what was written is there");
await press(page, "form.languages button[value=en]");

// Handing in.
const review = `/test/${writing.split("/")[2]}/review`;
await page.goto(review);
await page.waitForLoadState("networkidle");
await page.locator("[name=sure]").check();
await context.setOffline(true);
await page.locator("form[data-guard] button.primary").click();
await told(page, "nothing is handed in yet");
expect((await page.textContent("#save-state")) === "No connection", "the head says what is");
await context.setOffline(false);
await page.waitForFunction(() => document.getElementById("save-state").textContent === "");
expect(page.url().endsWith(review), "nothing is handed in by itself");
await press(page, "form[data-guard] button.primary");
expect(page.url().endsWith("/end"), `pressed again, it is: ${page.url()}`);

// Forms outside of tests: what is typed stays over another language, a reload and a line that drops, and the newest is what stands.
const other = await watched(browser, phone);
const form = await other.context.newPage();
await signIn(form, "ana@example.sg");
await form.goto("/apply/mandarin-sg");
await press(form, "main button.primary");
await form.fill("[name=name]", "Ana Lim");
await other.context.setOffline(true);
await form.locator("main form button.primary").click();
await told(form, "You are still on this page");
expect((await form.inputValue("[name=name]")) === "Ana Lim", "the name is still there");
await other.context.setOffline(false);
await press(form, "main form button.primary");
await form.goto("/me/help");
await form.fill("[name=accommodation]", "More time");
await press(form, "form.languages button[value=zh]");
expect((await form.inputValue("[name=accommodation]")) === "More time", "kept over another language");
await form.reload();
await form.fill("[name=accommodation]", "More time, and breaks");
await other.context.setOffline(true);
await form.locator("main form button.primary").click();
await form.waitForFunction(() => document.querySelector(".told")?.textContent.includes("网络已断开"));
await other.context.setOffline(false);
await form.reload();
expect((await form.inputValue("[name=accommodation]")) === "More time, and breaks", "the newest stands");

await browser.close();
const known = [...troubles, ...other.troubles].filter((t) => !/net::ERR/.test(t));
expect(known.length === 0, known.join("\n"));
console.log(`${seen.size} kinds fit, and the line may drop`);
