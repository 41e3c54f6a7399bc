// What the browser's stories share: the browser itself, the desk of the test that started us, and how each kind of item is answered.
import { chromium } from "playwright-core";
import fs from "node:fs";
import path from "node:path";

export const BASE = process.env.TOUCHSTONE_BASE;
const DESK = process.env.TOUCHSTONE_DESK;
export const SHOTS = process.env.TOUCHSTONE_SHOTS;

export const desk = async (asked) => {
  const answer = await fetch(`${DESK}/${asked}`);
  if (!answer.ok) throw new Error(`${asked}: ${answer.status} ${await answer.text()}`);
  return answer.json();
};

export const launch = () =>
  chromium.launch({ executablePath: process.env.TOUCHSTONE_CHROMIUM, args: ["--no-sandbox", "--disable-dev-shm-usage", "--font-render-hinting=none"] });

// Every page: no error in the console, nothing refused by the policy, nothing from elsewhere.
export const watched = async (browser, options) => {
  const context = await browser.newContext({ baseURL: BASE, ...options });
  const troubles = [];
  context.on("page", (page) => {
    page.on("console", (m) => {
      if (m.type() === "error" && !/status of (4\d\d|503)/.test(m.text())) troubles.push(`${page.url()}: ${m.text()}`);
    });
    page.on("pageerror", (e) => troubles.push(`${page.url()}: ${e}`));
    page.on("request", (r) => { if (!r.url().startsWith(BASE) && !r.url().startsWith("data:")) troubles.push(`${page.url()} asked ${r.url()}`); });
  });
  return { context, troubles };
};

// What a machine can find of WCAG 2.2 AA; what it cannot decide is left to people.
const axe = fs.readFileSync(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
export const audit = async (page, name) => {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    const { violations } = await window.axe.run(document, { runOnly: { type: "tag", values: tags } });
    return violations.map((v) => `${v.id}: ${v.help} (${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 120)).join(" | ")})`);
  });
  return found.map((f) => `${name}: ${f}`);
};

export const shot = async (page, name) => {
  if (!SHOTS) return;
  fs.mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: path.join(SHOTS, `${name}.png`), fullPage: true });
};

export const expect = (ok, words) => { if (!ok) throw new Error(words); };

// Presses a button or link that leads to another page, and waits for that page.
export const press = async (page, target) => {
  const control = typeof target === "string" ? page.locator(target).first() : target;
  await Promise.all([page.waitForEvent("domcontentloaded"), control.click()]);
};

export const signIn = async (page, email) => {
  await page.goto("/sign-in?back=/me");
  await page.fill("[name=email]", email);
  await press(page, "form[action='/sign-in'] button.primary");
  const { code } = await desk(`mail?to=${encodeURIComponent(email)}`);
  await page.fill("[name=code]", code);
  await press(page, "button.primary");
  expect(/\/(me|apply)/.test(page.url()), `signed in, not at ${page.url()}`);
};

export const signInStaff = async (page, email) => {
  await page.goto("/staff/sign-in");
  await page.fill("[name=email]", email);
  await page.fill("[name=password]", "correct horse battery");
  const { totp } = await desk(`totp?of=${encodeURIComponent(email)}`);
  await page.fill("[name=totp]", totp);
  await press(page, "button.primary");
  expect(page.url().endsWith("/staff"), `signed in, not at ${page.url()}`);
};

const q = (text) => JSON.stringify(String(text));

// Answers the item on the page with a response of the API's form, as a person with a mouse or keyboard would.
export const give = async (page, kind, answer) => {
  await page.evaluate(() => document.querySelectorAll("form#item details").forEach((d) => { d.open = true; }));
  const check = (name, value) => page.locator(`input[name=${q(name)}][value=${q(value)}]`).check();
  switch (kind) {
    case "choice": return check("option", answer.option);
    case "multi_choice": for (const id of answer.options) await check("options", id); return;
    case "classify":
      if (!answer.labels.length) return check("none", "1");
      for (const id of answer.labels) await check("labels", id);
      return;
    case "flag":
      if (!answer.categories.length) return check("none", "1");
      for (const id of answer.categories) await check("categories", id);
      if (answer.severity) await check("severity", answer.severity);
      return;
    case "rating": for (const [scale, value] of Object.entries(answer.scales)) await check(`scale.${scale}`, value); return;
    case "compare": return check("value", answer.value);
    case "order": for (const [i, id] of answer.order.entries()) await page.selectOption(`select[name=${q(`place.${id}`)}]`, String(i + 1)); return;
    case "match": for (const [l, r] of Object.entries(answer.pairs)) await page.selectOption(`select[name=${q(`pair.${l}`)}]`, r); return;
    case "cloze":
      for (const [gap, text] of Object.entries(answer.gaps)) {
        const control = page.locator(`[name=${q(`gap.${gap}`)}]`);
        if ((await control.evaluate((e) => e.tagName)) === "SELECT") await control.selectOption(text);
        else await control.fill(text);
      }
      return;
    case "fact_check":
      for (const [claim, finding] of Object.entries(answer.claims)) {
        await check(`verdict.${claim}`, finding.verdict);
        for (const source of finding.sources ?? []) await check(`source.${claim}`, source);
      }
      return;
    case "word_decision": {
      const words = await page.locator(".words .w").allTextContents();
      for (const [i, word] of words.entries()) await check(`word.${i}`, answer.words[word]);
      return;
    }
    case "spans": {
      if (!answer.spans.length) return check("none", "1");
      for (const span of answer.spans) {
        const text = await page.locator("#tokens").textContent();
        const chars = [...text];
        const quote = chars.slice(span.start, span.end).join("");
        const before = chars.slice(0, span.start).join("");
        const occurrence = before.split(quote).length;
        await page.evaluate(() => document.querySelectorAll("form#item details").forEach((d) => { d.open = true; }));
        await page.fill("#quote", quote);
        await page.fill("#occurrence", String(occurrence));
        await page.selectOption("#label", span.label);
        await press(page, "details button[value=stay]");
      }
      return;
    }
    case "repair":
      if ((await page.inputValue("#text")) === answer.text) return check("none", "1");
      return page.fill("#text", answer.text);
    default: return page.fill("#text", answer.text);
  }
};
