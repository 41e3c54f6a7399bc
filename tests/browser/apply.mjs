// What is typed into the application: kept while somebody types on, told once where it is refused, and said to be kept only while it is.
import { audit, expect, launch, press, signIn, watched } from "./lib.mjs";

const browser = await launch();
const { context, troubles } = await watched(browser, { locale: "en-SG", viewport: { width: 1280, height: 800 } });
const page = await context.newPage();
await signIn(page, "lin@example.sg");
await page.goto("/apply/mandarin-sg");
await press(page, "main button.primary");
const here = (step) => `/apply/mandarin-sg/${step}`;
const drafts = [];
context.on("request", (r) => { if (r.url().endsWith("/draft")) drafts.push(new URLSearchParams(r.postData())); });
const kept = (text) => page.waitForFunction((t) => document.getElementById("kept").textContent.includes(t), text);
const refuse = async (status, body) => {
  await context.unroute("**/draft");
  const answer = { status, contentType: "application/json", body: JSON.stringify(body) };
  if (status) await context.route("**/draft", (route) => route.fulfill(answer));
};

// Never called an answer; the word goes with the next key.
await page.goto(here("availability"));
await page.fill("[name=hours]", "20");
await kept("not part of your answers until you press “Continue”");
await page.locator("[name=hours]").press("End");
await page.keyboard.press("5");
expect((await page.textContent("#kept")) === "", "what is kept is not what stands there now");
await kept("not part of your answers");
// Steady typing is kept within five seconds of its first key.
let before = drafts.length;
for (let n = 0; n < 30 && drafts.length === before; n += 1) {
  await page.keyboard.press(n % 2 ? "1" : "Backspace");
  await page.waitForTimeout(300);
}
expect(drafts.length > before, "nothing was kept while somebody typed");
// A refusal is told once, with its reason, and not sent again before something else is typed.
await kept("not part of your answers");
await refuse(422, { code: "refused", detail: "Not this one." });
await page.fill("[name=hours]", "7");
await kept("Not this one.");
before = drafts.length;
await page.waitForTimeout(4000);
expect(drafts.length === before, "a refused text was sent again");
// Whoever leaves while it is not kept is told and stays; the second press goes.
await page.click("button[name=lang][value=zh]");
await kept("so you are still on this page");
expect((await page.inputValue("[name=hours]")) === "7", "what was typed is still there");
await press(page, "button[name=lang][value=zh]");
expect(/每周/.test(await page.textContent("h1")), "the second press goes");
await press(page, "button[name=lang][value=en]");
// A line that drops is tried again.
await refuse(503, {});
await page.fill("[name=hours]", "8");
await kept("we keep trying");
await refuse();
await kept("not part of your answers");
// The answer waits for what is on its way, and no draft is left of it.
await context.route("**/draft", async (route) => { await new Promise((done) => { setTimeout(done, 700); }); await route.continue(); });
await page.fill("[name=hours]", "30");
await press(page, "main button.primary");
await refuse();
await page.goto(here("availability"));
const beside = await page.locator("[value=drop]").count();
expect((await page.inputValue("[name=hours]")) === "30" && beside === 0, "the answer stands, and nothing beside it");

// Enter adds the period that is typed; taking one away leaves what is typed beside it.
await page.goto(here("experience"));
const period = async (year, what) => {
  for (const [name, value] of [["from", year], ["from_month", "3"], ["what", what]]) await page.fill(`[name=${name}]`, value);
};
await period("2015", "editor");
await Promise.all([page.waitForEvent("domcontentloaded"), page.locator("[name=what]").press("Enter")]);
await period("2018", "teacher");
await Promise.all([page.waitForEvent("domcontentloaded"), page.locator("[name=what]").press("Enter")]);
expect((await page.locator("ul.marks li").count()) === 2, "Enter adds a period and takes none away");
await period("2020", "writer");
await press(page, "[name=remove][value='0']");
expect((await page.locator("ul.marks li").count()) === 1 && (await page.inputValue("[name=what]")) === "writer", "what is typed stays");
// Where answers are checked it is named, and may be let go.
await page.goto(here("check"));
troubles.push(...await audit(page, "check"));
await press(page, "button[value=drop]");
expect(page.url().endsWith(here("check")) && (await page.locator("button[value=drop]").count()) === 0, "it is let go");

expect(troubles.length === 0, troubles.join("\n"));
await browser.close();
