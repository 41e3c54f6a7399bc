// Pictures of the pages of a demo. With TOUCHSTONE_EVERY set: every page in both languages, at both widths, light and dark;
// else those of the README.
import fs from "node:fs";
import path from "node:path";
import { audit, launch, press, watched } from "./lib.mjs";

const out = process.env.TOUCHSTONE_SHOTS;
const every = Boolean(process.env.TOUCHSTONE_EVERY);
fs.mkdirSync(out, { recursive: true });
const browser = await launch();

const mailed = (to) => {
  const folder = process.env.TOUCHSTONE_MAILS;
  const names = fs.readdirSync(folder).map((n) => path.join(folder, n)).sort((a, b) => fs.statSync(b).mtimeMs - fs.statSync(a).mtimeMs);
  const text = names.map((n) => fs.readFileSync(n, "utf8")).find((t) => t.startsWith(`To: ${to}\n`) && /\b\d{6}\b/.test(t));
  return text.match(/\b\d{6}\b/)[0];
};
const candidate = (email) => async (page) => {
  await page.goto("/sign-in?back=/me");
  await page.fill("[name=email]", email);
  await press(page, "form[action='/sign-in'] button.primary");
  await page.fill("[name=code]", mailed(email));
  await press(page, "button.primary");
};
const staff = (email) => async (page) => {
  await page.goto("/staff/sign-in");
  await page.fill("[name=email]", email);
  await page.fill("[name=password]", process.env.TOUCHSTONE_PASSWORD);
  await press(page, "button.primary");
};
const first = (list) => async (page) => {
  await page.goto(list);
  await press(page, "tbody a");
};
const at = (url) => (page) => page.goto(url);

// Who looks, at what, under which name; `readme` pages are in the README.
const walks = [
  {
    who: null,
    pages: [
      ["home", at("/")], ["project", at("/p/mandarin-sg")], ["privacy", at("/p/mandarin-sg/privacy")], ["sign-in", at("/sign-in")],
      ["help", at("/help")], ["lost", at("/nowhere")],
    ],
  },
  {
    who: candidate("person0003@simulated.example"),
    pages: [
      ["apply-name", at("/apply/mandarin-sg/name")], ["apply-work", at("/apply/mandarin-sg/experience")],
      ["apply-degree", at("/apply/mandarin-sg/degree")], ["apply-check", at("/apply/mandarin-sg/check")],
    ],
  },
  {
    who: candidate("nobody@demo.example"),
    pages: [["me-empty", at("/me")], ["messages-empty", at("/me/messages")]],
  },
  {
    who: candidate("candidate@demo.example"),
    pages: [["test", async (page) => {
      await page.goto("/me");
      await press(page, "a.button.primary[href*=stages]");
      await press(page, "main a.button.primary");
      while (!["compare", "rating"].includes(await page.getAttribute("form#item", "data-kind")))
        await press(page, "form#item button.primary.next");
    }, "readme"]],
  },
  { who: candidate("person0011@simulated.example"), pages: [["not-open", at("/apply/mandarin-sg/done")]] },
  {
    who: candidate("person0041@simulated.example"),
    pages: [["me", at("/me"), "readme"], ["messages", at("/me/messages")], ["guidelines", at("/p/mandarin-sg/guidelines")]],
  },
  {
    who: staff("recruiter@demo.example"),
    pages: [
      ["staff", at("/staff")], ["candidates", at("/candidates?state=all"), "readme"],
      ["candidates-none", at("/candidates?state=all&q=zzzz")], ["candidate", first("/candidates?state=needs_decision"), "readme"],
      ["dossier", async (page) => { await first("/candidates?state=onboarded")(page); await press(page, "main a[href*='/decisions/']"); }],
      ["appeals", at("/appeals")], ["rescores", at("/rescores")], ["integrity", at("/integrity")],
      ["decide", async (page) => { await first("/candidates?state=needs_decision")(page); await press(page, "main a.button.primary"); }],
    ],
  },
  {
    who: staff("reviewer2@demo.example"),
    pages: [
      ["review", at("/review")],
      ["reviewer", async (page) => { await page.goto("/review"); await press(page, "main form[method=post] button.primary"); }, "readme"],
      ["training", at("/training")],
      ["training-examples", async (page) => { await page.goto("/training"); await press(page, "section.card a.button"); }],
    ],
  },
  {
    who: staff("auditor@demo.example"),
    pages: [
      ["readers", at("/readers")], ["annotators", at("/annotators"), "readme"], ["annotator", first("/annotators"), "readme"],
    ],
  },
  {
    who: staff("author@demo.example"),
    pages: [
      ["gold-sets", at("/gold-sets")], ["gold-set", first("/gold-sets")],
      ["simulation", at("/gold-sets/mandarin-sg/1/simulation?people=500")], ["items", at("/items")],
      ["item-figures", first("/items")], ["contests", at("/contests")],
      ["item-compare", at("/gold-sets/mandarin-sg/1?q=compare"), "item:compare"],
      ["item-spans", at("/gold-sets/mandarin-sg/1?q=spans"), "item:spans"],
      ["item-flag", at("/gold-sets/mandarin-sg/1?q=flag"), "item:flag"],
      ["item-classify", at("/gold-sets/mandarin-sg/1?q=classify"), "item:classify"],
      ["item-image", at("/gold-sets/mandarin-sg/1?q=multimodal"), "item:multimodal"],
    ],
  },
  { who: staff("admin@demo.example"), pages: [["webhooks", at("/settings/webhooks")], ["people", at("/settings/people")]] },
];

const widths = { desktop: { width: 1280, height: 800 }, phone: { width: 360, height: 740 } };
const troubles = [];
const visit = async (walk, locale, width, theme) => {
  const seen = await watched(browser, { locale, viewport: widths[width], colorScheme: theme });
  const page = await seen.context.newPage();
  if (walk.who) await walk.who(page);
  for (const [name, open, kind] of walk.pages) {
    if (!every && kind !== "readme") continue;
    await open(page);
    if (kind?.startsWith("item:")) await press(page, "main details[open] li a");
    const lang = locale.slice(0, 2);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wide > 0) troubles.push(`${name} ${lang} ${width}: ${wide} px wider than the window`);
    if (every) troubles.push(...(await audit(page, `${name} ${lang} ${width} ${theme}`)));
    if ((await page.locator("h1").count()) !== 1) troubles.push(`${name}: ${await page.locator("h1").count()} h1`);
    await page.screenshot({ path: path.join(out, `${name}.${lang}.${width}${theme === "dark" ? ".dark" : ""}.png`), fullPage: every });
  }
  troubles.push(...seen.troubles);
  await seen.context.close();
};
for (const walk of walks) {
  for (const locale of ["zh-SG", "en-SG"]) {
    for (const width of ["phone", "desktop"]) {
      const plain = !every && (width === "phone") !== walk.pages.some(([n]) => n === "me" || n === "test");
      if (plain) continue;
      await visit(walk, locale, width, "light");
    }
  }
  if (every) await visit(walk, "en-SG", "desktop", "dark");
}

// The test page and the rubric page need a test and a response: a new person applies and starts, a reviewer takes what waits.
await browser.close();
if (troubles.length) {
  console.error(troubles.join("\n"));
  process.exit(1);
}
