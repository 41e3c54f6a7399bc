// What staff type is kept until it is sent, each form of a page for itself, over a reload and another language; what was sent is kept no
// more. And no link leads to the browser's page of errors: whoever is offline is told so.
import { desk, expect, launch, press, signInStaff, watched } from "./lib.mjs";

const browser = await launch();
const { context, troubles } = await watched(browser, { locale: "en-SG", viewport: { width: 360, height: 740 } });
const page = await context.newPage();
const { id } = await desk("annotator?");
await signInStaff(page, "auditor@example.sg");
const record = `/annotators/${id}`;
await page.goto(record);
const [step, end] = ["form#step [name=reason]", "form#end [name=reason]"];
await page.fill(step, "On leave for a week");
await page.locator("details summary", { hasText: "End the work for good" }).click();
await page.fill(end, "Not this one");
await page.reload();
expect((await page.inputValue(step)) === "On leave for a week" && (await page.inputValue(end)) === "Not this one", "each form has its own");
expect(await page.locator(end).isVisible(), "what is put back is seen");
await press(page, "form.languages button[value=zh]");
expect((await page.inputValue(step)) === "On leave for a week", "kept over another language");
await press(page, "form.languages button[value=en]");

// Offline: links and forms stay here, and say so below what was pressed; a link within the page goes on working.
const told = (words) => page.waitForFunction((w) => {
  const p = document.querySelector(".told"), box = p?.getBoundingClientRect();
  return p?.textContent.includes(w) && box.height > 10 && box.top >= 0 && box.bottom <= innerHeight + 1;
}, words);
await context.setOffline(true);
await page.locator("a.back").click();
await told("You are offline");
expect(page.url().endsWith(record), `the page stays: ${page.url()}`);
await page.locator("a.skip").focus();
await page.keyboard.press("Enter");
await page.waitForFunction(() => location.hash === "#main");
await page.locator("form#step button[value=pause]").click();
await told("You are still on this page");
await context.setOffline(false);
await page.goto(record);
expect((await page.inputValue(step)) === "On leave for a week", "and what was typed with it");
await press(page, "form#step button[value=pause]");
expect((await page.locator("main").textContent()).includes("Done. Now: paused"), "sent");
expect((await page.inputValue(step)) === "" && (await page.inputValue(end)) === "", "what was sent is kept no more");
await press(page, "a.back");
expect(page.url().endsWith("/annotators"), "with a line a link leads where it leads");

// One press ends nobody's work: without its tick nothing is done, and the reason stays.
await page.goto(record);
await page.locator("details summary", { hasText: "End the work for good" }).click();
await page.fill(end, "Left for good");
await press(page, "form#end button.danger");
expect((await page.locator(".errors").textContent()).includes("Tick that you mean it"), "it wants a tick");
expect((await page.inputValue(end)) === "Left for good" && (await page.locator(end).isVisible()), "the reason stays");
await page.check("#f-sure");
await press(page, "form#end button.danger");
expect((await page.locator("main").textContent()).includes("Done. Now: ended"), "ended");
await context.close();

// A question about a key.
const other = await watched(browser, { locale: "en-SG", viewport: { width: 1280, height: 800 } });
const author = await other.context.newPage();
await signInStaff(author, "author@example.sg");
await author.goto("/gold-sets");
await press(author, "main td a");
const place = await author.locator("main details li a").first().getAttribute("href");
await author.goto(place);
await author.locator("details summary", { hasText: "Question the task or its key" }).click();
await author.fill("#q-reason", "Two options are right");
await author.reload();
const reason = author.locator("#q-reason");
expect((await reason.inputValue()) === "Two options are right" && (await reason.isVisible()), "kept, and seen");
await press(author, author.locator("form[action$='/question'] button"));
expect(/\/contests\//.test(author.url()), `sent: ${author.url()}`);
expect((await author.locator("main").textContent()).includes("The key"), "the item stands there");
await author.goto(place);
expect((await author.inputValue("#q-reason")) === "", "and is kept no more");

await browser.close();
const known = [...troubles, ...other.troubles].filter((t) => !/net::ERR/.test(t));
expect(known.length === 0, known.join("\n"));
console.log("what staff type is kept, and a link without a line leads nowhere");
