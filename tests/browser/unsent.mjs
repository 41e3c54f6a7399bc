// What was written and is not sent yet: with an input method, while a button is on its way, in two tabs, on a question that is closed, when
// signing out, and at the end of the clock. Nothing of it is overwritten, dropped, or said to be what it is not.
import { BASE, desk, expect, launch, press, signIn, watched } from "./lib.mjs";

const browser = await launch();
const { context, troubles } = await watched(browser, { locale: "en-SG", viewport: { width: 1280, height: 800 } });
const page = await context.newPage();
const EMAIL = "lin@example.sg";
await signIn(page, EMAIL);
const { attempts } = await desk(`laid-out?of=${EMAIL}`);
const writing = [];
for (const id of attempts) {
  await page.goto(`/test/${id}/review`);
  const links = page.locator("tbody a", { hasText: "Correcting a text" });
  writing.push(...await links.evaluateAll((all) => all.map((a) => a.getAttribute("href"))));
}
const here = writing.at(-1), sitting = here.split("/")[2];
const another = writing.at(-2), attempt = another.split("/")[2];
const text = (of = page) => of.inputValue("#text");
const posts = [];
context.on("request", (r) => { if (r.method() === "POST") posts.push(`${r.url().replace(BASE, "")} ${r.postData() ?? ""}`); });
const sentWith = (words) => posts.some((p) => /\/answers\//.test(p) && new URLSearchParams(p.split(" ")[1]).get("text")?.includes(words));
const until = async (what, words, ms = 15000) => {
  const pause = () => new Promise((done) => { setTimeout(done, 50); });
  for (const end = Date.now() + ms; !(await what()); await pause()) expect(Date.now() < end, words);
};
const saved = (of = page) => of.waitForFunction(() => /^Saved \d/.test(document.getElementById("save-state").textContent));
const seated = (of = page) => of.waitForFunction(() => sessionStorage.length > 0);
const stopped = (of, words) => of.waitForFunction(
  (w) => !document.getElementById("stopped").hidden && document.getElementById("stopped-words").textContent.includes(w),
  words,
);
const open = async (of = page, href = here) => { await of.goto(href); await of.waitForTimeout(300); };
const told = (of, region, words) => of.waitForFunction(([r, w]) => document.getElementById(r).textContent.includes(w), [region, words]);

// Two tabs: whoever goes on here sees what was saved there; what had not been sent is offered, and is theirs to put back or to let go.
const stored = async (words) => {
  const other = await browser.newContext({ storageState: await context.storageState(), baseURL: BASE, javaScriptEnabled: false });
  const plain = await other.newPage();
  await plain.goto(here);
  const is = await text(plain);
  await other.close();
  expect(is === words, `stored is “${is}”, not “${words}”`);
};
await open();
await page.fill("#text", "Of the first tab");
await saved();
const second = await context.newPage();
await open(second);
await stopped(second, "another tab");
await press(second, "#here");
await stopped(page, "another tab");
expect(await page.evaluate(() => document.getElementById("text").readOnly && !document.querySelector("[inert]")),
  "what stands on a stopped page can be selected and copied");
await seated(second);
await second.fill("#text", "Of the second tab");
await saved(second);
await press(page, "#here");
await stopped(second, "another tab");
await second.close();
await page.waitForTimeout(400);
expect((await text()) === "Of the second tab", `going on here shows what was saved there: ${await text()}`);
await stored("Of the second tab");

// An answer that another tab changed while this one did not know of it: this one stops, and both are there.
const conflict = async () => {
  await open();
  await page.fill("#text", "As both began");
  await saved();
  await page.evaluate(() => { document.getElementById("item").elements.namedItem("revision").value -= 1; });
  await page.route(`${BASE}/test/*/answers/*`, (route) => route.fulfill({
    status: 409, contentType: "application/json",
    body: JSON.stringify({ code: "changed", detail: "It was changed elsewhere." }),
  }));
  await page.fill("#text", "Written without knowing");
  await stopped(page, "changed elsewhere");
  await page.unroute(`${BASE}/test/*/answers/*`);
  await press(page, "#here");
  await page.waitForFunction(() => !document.getElementById("kept").hidden);
  expect((await text()) === "As both began", "what is stored stands there");
};
await conflict();
await page.fill("#text", "Gone on with what was stored");
await saved();
await page.reload();
await page.waitForFunction(() => !document.getElementById("kept").hidden);
await page.click("#put-back");
await saved();
expect((await text()) === "Written without knowing", "put back after all");
await stored("Written without knowing");
await conflict();
await page.click("#let-go");
await page.reload();
await page.waitForTimeout(300);
expect((await page.locator("#kept").isHidden()) && (await text()) === "As both began", "let go");

// A copy of a tab has the seat of the tab: it asks, and is told.
await open();
await seated();
const copied = await page.evaluate(() => ({ ...sessionStorage }));
const copy = await context.newPage();
await copy.addInitScript((kept) => {
  for (const [key, value] of Object.entries(kept))
    if (!sessionStorage.getItem(key)) sessionStorage.setItem(key, value);
}, copied);
await copy.goto(here);
await stopped(copy, "another tab");
await copy.close();

// With an input method: what was committed goes off after five seconds, however steadily one writes.
await open();
await seated();
await page.fill("#text", "");
await saved();
const keys = await context.newCDPSession(page);
await page.focus("#text");
let committed = "";
for (let n = 0; n < 40 && !sentWith("字字字"); n += 1) {
  await keys.send("Input.imeSetComposition", { text: "zi", selectionStart: 2, selectionEnd: 2 });
  await page.waitForTimeout(200);
  await keys.send("Input.insertText", { text: "字" });
  committed += "字";
}
expect(sentWith("字字字"), `${committed.length} characters in eight seconds and nothing was saved`);
await saved();
await keys.detach();

// What is written while a button is on its way is sent before the page goes.
await open();
await page.fill("#text", "Before the button");
await saved();
let letGo;
await page.route(`${BASE}${here}`, async (route) => {
  if (route.request().method() !== "POST") return route.continue();
  await new Promise((done) => { letGo = done; });
  return route.continue();
});
await page.locator("form#item .test-foot button[value=all]").click();
await until(() => letGo, "the button is on its way");
await page.fill("#text", "Before the button, and while it was on its way");
letGo();
await page.waitForURL(`**/test/${sitting}/review`);
await page.unroute(`${BASE}${here}`);
await stored("Before the button, and while it was on its way");

// A refusal is told as what it is: a busy server, a question that is closed, something that cannot be saved.
const answering = async (status, body, act) => {
  await page.route(`${BASE}/test/*/answers/*`, (route) => route.fulfill({
    status, contentType: "application/json", body: JSON.stringify(body),
  }));
  await act();
  await page.unroute(`${BASE}/test/*/answers/*`);
};
for (const status of [503, 408]) {
  await open();
  await answering(status, {}, async () => {
    await page.fill("#text", `While the server was busy with ${status}`);
    await told(page, "alert", "Our server is busy");
  });
  await saved();
}
for (const status of [404, 413, 422]) {
  posts.length = 0;
  await answering(status, { code: "refused", detail: "For this reason." }, async () => {
    await page.fill("#text", `Refused with ${status}`);
    await stopped(page, "This is not saved: For this reason.");
    await page.waitForTimeout(3000);
    expect(posts.filter((p) => p.includes("/answers/")).length === 1, `${status} is not tried for ever: ${JSON.stringify(posts)}`);
  });
  await page.fill("#text", `Taken after ${status}`);
  await saved();
  expect(await page.locator("#stopped").isHidden(), "and is told no more once it is saved");
}
// A refusal is one of what was sent: what was put right while it was on its way goes off at once.
let refuse;
await page.route(`${BASE}/test/*/answers/*`, async (route) => {
  await new Promise((done) => { refuse = done; });
  const body = JSON.stringify({ code: "refused", detail: "For this reason." });
  return route.fulfill({ status: 422, contentType: "application/json", body });
}, { times: 1 });
await page.fill("#text", "Refused, and put right on the way");
await until(() => refuse, "the save is on its way");
await page.fill("#text", "Put right on the way");
refuse();
await saved();
expect(await page.locator("#stopped").isHidden(), "and what is not said any more is not told of");
await stored("Put right on the way");
// A gateway that sends to its own sign-in, as a redirect: whoever is signed out there is told so.
await page.route(`${BASE}/test/*/answers/*`, (route) => route.fulfill({ status: 302, headers: { location: "/sign-in" } }));
await page.fill("#text", "Kept while the gateway wants a sign-in");
await stopped(page, "signed out");
expect(await page.locator("#again").isVisible(), "and led back");
await page.unroute(`${BASE}/test/*/answers/*`);
await open();
await saved();
await stored("Kept while the gateway wants a sign-in");
await answering(409, { code: "block_closed", detail: "This question was handed in already." }, async () => {
  await page.fill("#text", "Into a question that is closed");
  await stopped(page, "handed in already");
});
expect(await page.locator("#on").isVisible(), "a way on is offered");
expect((await text()) === "Into a question that is closed"
  && (await page.evaluate(() => document.getElementById("text").readOnly)),
  "the text stays, to be copied");
await page.evaluate(() => localStorage.clear());

// What waits here for other questions goes off before anything is handed in; what is not taken is shown, and never dropped.
await page.goto(another);
await page.waitForTimeout(300);
const waiting = await page.evaluate(() => {
  const form = document.getElementById("item");
  const fields = new URLSearchParams(new FormData(form));
  fields.set("text", "Waited in this browser");
  return [`touchstone ${form.dataset.item}`, fields.toString()];
});
const late = new URLSearchParams(waiting[1]);
late.set("revision", "77");
await page.goto(`/test/${attempt}/review`);
await page.evaluate(([key, value]) => localStorage.setItem(key, value), [waiting[0], late.toString()]);
let handedIn = 0;
await page.route(`${BASE}/test/${attempt}/review`, (route) => {
  if (route.request().method() !== "POST") return route.continue();
  handedIn += 1;
  return route.fulfill({ status: 200, contentType: "text/html", body: "handed in" });
});
const finish = async () => {
  const sure = page.locator("[name=sure]");
  if (await sure.count()) await sure.check();
  await page.locator("form[data-guard] button.primary").click();
};
await finish();
await told(page, "alert", "was not saved");
expect(handedIn === 0 && (await page.locator("[data-of]:visible").count()) === 1, "what is not saved is shown before it is too late");
expect(await page.evaluate(() =>
  Object.entries(localStorage).some(([key, value]) => key.includes("aside") && value.includes("Waited"))), "and kept");
await page.evaluate(([key, value]) => { localStorage.clear(); localStorage.setItem(key, value); }, waiting);
posts.length = 0;
await finish();
await until(() => handedIn === 1, "handed in");
expect(posts.findIndex((p) => p.includes("/answers/"))
  < posts.findIndex((p) => p.startsWith(`/test/${attempt}/review`))
  && sentWith("Waited"), "what waited went first");
await page.unroute(`${BASE}/test/${attempt}/review`);

// Signing out says what has not been sent, and does not clear it unasked.
await open();
await seated();
await page.route(`${BASE}/test/*/answers/*`, (route) => route.abort("connectionrefused"));
await page.fill("#text", "Not sent when signing out");
await told(page, "save-state", "Not saved");
await page.goto("/me");
await page.locator("form.out button").click();
await told(page, "alert", "has not reached us yet");
expect(page.url().endsWith("/me"), "still signed in");
await page.unroute(`${BASE}/test/*/answers/*`);
await open();
await until(() => sentWith("Not sent when signing out"), "and it is sent when the test is open again");
await page.fill("#text", "Sent before signing out");
await saved();

// Whoever comes back asks for the server's time; a page that the browser kept is made anew.
posts.length = 0;
await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
await until(() => posts.some((p) => p.includes("/answers/")), "the server is asked");
await Promise.all([
  page.waitForEvent("domcontentloaded"),
  page.evaluate(() => { window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })); }),
]);

// At zero all goes off, also what an input method has not let go of.
const REFUSED = "mei@example.sg";
const refusing = await watched(browser, { locale: "en-SG", viewport: { width: 1280, height: 800 } });
const theirPage = await refusing.context.newPage();
await signIn(theirPage, REFUSED);
const { attempts: theirs } = await desk(`laid-out?of=${REFUSED}`);
await desk("clock?seconds=35985");
await context.clearCookies();
await signIn(page, EMAIL);
await open();
await seated();
await page.focus("#text");
const last = await context.newCDPSession(page);
await last.send("Input.insertText", { text: "Nearly at zero " });
await last.send("Input.imeSetComposition", { text: "wanle", selectionStart: 5, selectionEnd: 5 });
await until(() => sentWith("wanle"), "the last words are sent at zero", 25000);

// What was refused before zero is not sent again and again; at zero it has one more try, since the server may take it by then.
await refusing.context.clearCookies();
await signIn(theirPage, REFUSED);
let place = null;
for (const id of theirs) {
  await theirPage.goto(`/test/${id}/review`);
  const links = theirPage.locator("tbody a", { hasText: "Correcting a text" });
  if (await links.count()) place = await links.first().getAttribute("href");
}
let tries = 0;
await theirPage.route(`${BASE}/test/*/answers/*`, (route) => {
  if (new URLSearchParams(route.request().postData()).get("text") === "Refused before zero") tries += 1;
  const body = JSON.stringify({ code: "refused", detail: "For this reason." });
  return route.fulfill({ status: 422, contentType: "application/json", body });
});
await open(theirPage, place);
await seated(theirPage);
await theirPage.fill("#text", "Refused before zero");
await stopped(theirPage, "This is not saved: For this reason.");
await theirPage.waitForTimeout(3000);
expect(tries === 1, `before zero it is not tried again: ${tries}`);
await until(() => tries > 1, "at zero it is tried once more", 25000);
await theirPage.waitForTimeout(5000);
expect(tries === 2, `once, not for ever: ${tries}`);
troubles.push(...refusing.troubles);

await browser.close();
const known = troubles.filter((t) => !/ERR_(INTERNET_DISCONNECTED|CONNECTION)|net::ERR/.test(t));
expect(known.length === 0, known.join("\n"));
console.log("nothing unsent was lost");
