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
  chromium.launch({
    executablePath: process.env.TOUCHSTONE_CHROMIUM,
    args: ["--no-sandbox", "--disable-dev-shm-usage", "--font-render-hinting=none"],
  });

// Every page: no error in the console, nothing refused by the policy, nothing from elsewhere.
export const watched = async (browser, options) => {
  const context = await browser.newContext({ baseURL: BASE, ...options });
  const troubles = [];
  context.on("page", (page) => {
    page.on("console", (m) => {
      if (m.type() === "error" && !/status of (4\d\d|503)/.test(m.text())) troubles.push(`${page.url()}: ${m.text()}`);
    });
    page.on("pageerror", (e) => troubles.push(`${page.url()}: ${e}`));
    page.on("request", (r) => {
      if (!r.url().startsWith(BASE) && !r.url().startsWith("data:")) troubles.push(`${page.url()} asked ${r.url()}`);
    });
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

// The middle of a stretch's first and last character on the screen, by code points.
export const stretch = (page, start, end) => page.evaluate(([start, end]) => {
  const tokens = document.getElementById("tokens");
  const at = (place) => {
    const walker = document.createTreeWalker(tokens, NodeFilter.SHOW_TEXT);
    let left = place;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const chars = [...node.data];
      if (left < chars.length) return [node, chars.slice(0, left).join("").length, chars[left].length];
      left -= chars.length;
    }
    throw new Error(`no place ${place}`);
  };
  const box = (place) => {
    const [node, from, length] = at(place);
    const r = document.createRange(); r.setStart(node, from); r.setEnd(node, from + length);
    return r.getClientRects()[0];
  };
  tokens.scrollIntoView({ block: "center" });
  const [a, b] = [box(start), box(end - 1)];
  return [[a.left + 1, a.top + a.height / 2], [b.right - 1, b.top + b.height / 2]];
}, [start, end]);

const label = (page, id) => page.locator(`#mark-labels input[value=${JSON.stringify(id)}]`);

// Marks a stretch by a drag of the mouse, from its first character to its last.
export const drag = async (page, span) => {
  const [from, to] = await stretch(page, span.start, span.end);
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move(to[0] - 2, to[1], { steps: 4 });
  await page.mouse.move(...to);
  await page.mouse.up();
};
const piece = (page, place) => page.evaluate((place) => {
  const tokens = [...document.querySelectorAll("#tokens .tok")];
  return tokens.findIndex((t) => t.dataset.s <= place && place < t.dataset.e);
}, place);
export const words = async (page) => [...(await page.locator("#mark-quote").textContent())];

// Marks a stretch by its first and its last word, then shorter by single characters.
export const tap = async (page, span, touch = false) => {
  const chars = [...(await page.locator("#tokens").textContent())];
  const press = async (place) => {
    const t = page.locator("#tokens .tok").nth(await piece(page, place));
    await (touch ? t.tap() : t.click());
  };
  await press(span.start);
  const wanted = chars.slice(span.start, span.end);
  const [first] = [await piece(page, span.start)];
  if ((await piece(page, span.end - 1)) !== first) await press(span.end - 1);
  const step = async (edge, by) => {
    const b = page.locator(`[data-edge=${edge}][data-step="${by}"]`);
    await (touch ? b.tap() : b.click());
  };
  const begin = Number(await page.locator("#tokens .tok.from").first().getAttribute("data-s"));
  for (let n = begin; n < span.start; n += 1) await step("start", 1);
  for (let n = 0; (await words(page)).length > wanted.length && n < 400; n += 1) await step("end", -1);
};
const named = async (page, id) => { await label(page, id).check(); await page.locator("#mark-add").click(); };

// Without script, and as a third way with it: the words, which time they stand there, and the label.
export const quoted = async (page, span, script) => {
  const chars = [...(await page.locator("#tokens").textContent())];
  const quote = chars.slice(span.start, span.end).join("");
  const occurrence = chars.slice(0, span.start).join("").split(quote).length;
  if (!(await page.locator("details.quoting[open]").count())) await page.locator("details.quoting summary").click();
  await page.fill("#quote", quote);
  await page.fill("#occurrence", String(occurrence));
  await page.selectOption("#label", span.label);
  if (script) await page.locator("#quote-add").click();
  else await press(page, "#quote-add");
};

const mark = async (page, span, way) => {
  const script = await page.evaluate(() => document.documentElement.classList.contains("js"));
  if (script) await page.locator("#tokens[data-ready]").waitFor();
  if (!script || way % 3 === 2) return quoted(page, span, script);
  if (way % 3 === 0) await drag(page, span);
  else await tap(page, span);
  const chars = [...(await page.locator("#tokens").textContent())];
  const shown = (await words(page)).join("");
  const whole = chars.slice(span.start, span.end).join("");
  expect(shown === whole.trim() || shown === whole, `${way % 3 ? "tapped" : "dragged"}: “${shown}” for ${JSON.stringify(span)}`);
  return named(page, span.label);
};

// Answers the item on the page with a response of the API's form, as a person with a mouse or keyboard would.
export const give = async (page, kind, answer, way = 0) => {
  await page.evaluate(() => document.querySelectorAll("form#item details:not(.quoting)").forEach((d) => { d.open = true; }));
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
    case "order":
      for (const [i, id] of answer.order.entries()) await page.selectOption(`select[name=${q(`place.${id}`)}]`, String(i + 1));
      return;
    case "rank":
      for (const [i, tier] of answer.ranking.entries())
        for (const id of tier) await page.selectOption(`select[name=${q(`place.${id}`)}]`, String(i + 1));
      return;
    case "match": for (const [l, r] of Object.entries(answer.pairs)) await page.selectOption(`select[name=${q(`pair.${l}`)}]`, r); return;
    case "cloze":
      for (const [gap, text] of Object.entries(answer.gaps)) {
        const control = page.locator(`[name=${q(`gap.${gap}`)}]`);
        if ((await control.evaluate((e) => e.tagName)) === "SELECT") await control.selectOption(text);
        else {
          // The letters that are shown are not typed again.
          const shown = await control.evaluate((e) => e.closest(".gap").querySelector(".given")?.textContent ?? "");
          await control.fill(text.startsWith(shown) ? text.slice(shown.length) : text);
        }
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
    case "spans":
      if (!answer.spans.length) return check("none", "1");
      for (const [i, span] of answer.spans.entries()) await mark(page, span, way + i);
      return;
    case "repair":
      if ((await page.inputValue("#text")) === answer.text) return check("none", "1");
      return page.fill("#text", answer.text);
    case "short_text": case "rewrite": case "essay": return page.fill("#text", answer.text);
    default: throw new Error(`no way to answer ${kind} is known`);
  }
};
