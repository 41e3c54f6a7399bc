// Pages in a language that nobody speaks, on a phone of 360 pixels, written from the right: nothing is cut or wider than the screen, and no
// word of ours stands there as it does in the sources.
import fs from "node:fs";
import path from "node:path";
import { desk, expect, launch, press, shot, signIn, signInStaff, watched } from "./lib.mjs";

const CODE = "ar-XB";
const root = new URL("../..", import.meta.url).pathname;
const browser = await launch();
const wrong = new Set(), seen = new Map();

// Words of ours that no text of the set has.
const wordsOf = (text) => (text.match(/[A-Za-z]{3,}/g) ?? []).map((w) => w.toLowerCase());
const template = fs.readFileSync(path.join(root, "locales/touchstone.pot"), "utf8")
  .split("\n").filter((l) => /^msgid/.test(l)).join("\n").replace(/\{\w+\}/g, " ");
const set = path.join(root, "gold_sets/mandarin-sg");
const known = new Set(fs.readdirSync(set).filter((f) => /\.(toml|jsonl|md)$/.test(f))
  .flatMap((f) => wordsOf(fs.readFileSync(path.join(set, f), "utf8"))));
const ours = [...new Set(wordsOf(template))].filter((w) => !known.has(w) && !/^msg/.test(w));
// The product's own name, and a country: no table has names in this language.
for (const name of ["touchstone", "jan"]) if (ours.includes(name)) ours.splice(ours.indexOf(name), 1);
expect(ours.length > 200, `only ${ours.length} words`);

const kindOf = (place) => place.split("?")[0].replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "{}").replace(/\/\d+(?=\/|$)/g, "/{}")
  .replace(/\/items\/[^/]+/, "/items/{}").replace(/problems\/.+/, "problems/{}").replace(/\/training\/[a-z-]+$/, "/training/{}");

const look = (page) => page.evaluate((words) => {
  document.querySelectorAll("details").forEach((d) => { d.open = true; });
  const found = [], html = document.documentElement;
  if (html.dir !== "rtl") found.push(`dir is ${html.dir}`);
  if (html.lang !== "ar-XB") found.push(`lang is ${html.lang}`);
  if (html.scrollWidth > innerWidth) found.push(`${html.scrollWidth - innerWidth} px too wide`);
  const told = (e) => `${e.tagName.toLowerCase()}.${e.className}: ${e.textContent.trim().slice(0, 60)}`;
  for (const e of document.querySelectorAll("body *")) {
    const style = getComputedStyle(e), box = e.getBoundingClientRect();
    if (box.width < 2 || box.height < 2 || e.closest(".hide,.live,.skip")) continue;
    const clips = ["hidden", "clip"].includes(style.overflowX) || style.textOverflow === "ellipsis";
    if (clips && e.scrollWidth > e.clientWidth + 1 && e.textContent.trim()) found.push(`cut: ${told(e)}`);
  }
  const known = new Set(words);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const e = node.parentElement;
    if (e.closest("script,style,code,pre,textarea,kbd,[translate=no]") || e.closest("[lang]") !== html) continue;
    const left = (node.data.replace(/\S*[@/_]\S*/g, " ").match(/[A-Za-z]{3,}/g) ?? []).filter((w) => known.has(w.toLowerCase()));
    if (left.length) found.push(`not looked up: ${left.join(" ")} in ${told(e)}`);
  }
  return found;
}, ours);

const crawl = async (page, from) => {
  const next = [...from], done = new Set();
  while (next.length) {
    const place = next.shift(), kind = kindOf(place);
    if (done.has(place) || (seen.get(kind) ?? 0) >= 2 || /simulation|\.json$|^\/(api|assets|docs)\//.test(place)) continue;
    done.add(place);
    const answer = await page.goto(place).catch(() => null);
    if (!answer || !/text\/html/.test(answer.headers()["content-type"] ?? "")) continue;
    seen.set(kind, (seen.get(kind) ?? 0) + 1);
    for (const found of await look(page)) wrong.add(`${kind}: ${found}`);
    if (seen.get(kind) === 1) await shot(page, `nobodys${kind.replace(/[/{}]+/g, "-")}`);
    next.push(...await page.locator("a[href^='/']").evaluateAll((all) => all.map((a) => a.getAttribute("href").split("#")[0])));
  }
};

const somebody = async (signs) => {
  const { context, troubles } = await watched(browser, { locale: "en-SG", viewport: { width: 360, height: 740 } });
  await context.addCookies([{ name: "ts_lang", value: CODE, url: process.env.TOUCHSTONE_BASE }]);
  const page = await context.newPage();
  await signs(page);
  return { page, troubles };
};

const anybody = await somebody(async () => {});
await crawl(anybody.page, ["/", "/p/mandarin-sg", "/sign-in", "/staff/sign-in", "/privacy", "/help", "/accessibility", "/nowhere"]);
const candidate = await somebody((page) => signIn(page, "lin@example.sg"));
const { attempts } = await desk("laid-out?of=lin@example.sg");
await crawl(candidate.page, ["/me", "/me/messages", "/me/help", "/p/mandarin-sg/guidelines"]);
// Every kind of item, each on its page.
const kinds = new Set();
for (const id of attempts) {
  await candidate.page.goto(`/test/${id}/review`);
  const links = await candidate.page.locator("tbody a").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
  for (const place of links) {
    await candidate.page.goto(place);
    const kind = await candidate.page.locator("form#item").getAttribute("data-kind").catch(() => null);
    if (!kind || kinds.has(kind)) continue;
    kinds.add(kind);
    await shot(candidate.page, `nobodys-item-${kind}`);
    for (const found of await look(candidate.page)) wrong.add(`item ${kind}: ${found}`);
  }
}
const applying = await somebody((page) => signIn(page, "ana@example.sg"));
await applying.page.goto("/apply/mandarin-sg");
await press(applying.page, "main form button.primary");
await crawl(applying.page, ["/apply/mandarin-sg/check", new URL(applying.page.url()).pathname]);
for (const email of ["reviewer", "adjudicator", "recruiter", "auditor", "author"]) {
  const staff = await somebody((page) => signInStaff(page, `${email}@example.sg`));
  await crawl(staff.page, ["/staff", "/staff/help"]);
}
await browser.close();
const pages = [...seen.values()].reduce((a, b) => a + b, 0);
expect(kinds.size >= 15, `only ${kinds.size} kinds`);
expect(wrong.size === 0, [...wrong].sort().join("\n"));
expect(pages > 40, `only ${pages} pages: ${[...seen.keys()].join(" ")}`);
console.log(`${pages} pages in a language of nobody's, and ${kinds.size} kinds of items`);
