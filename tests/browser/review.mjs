// A reviewer's page and a recruiter's decision in good and bad moments, with script: keys, drafts, a dropped line, an ended session, a
// second tab.
import { audit, desk, expect, launch, press, shot, signInStaff, watched } from "./lib.mjs";

const browser = await launch();
const { context, troubles } = await watched(browser, { locale: "en-SG", viewport: { width: 1280, height: 800 } });
const page = await context.newPage();
await desk("written?n=2");
await signInStaff(page, "reviewer@example.sg");
await page.goto("/review");
expect((await page.locator("main .lead").textContent()).startsWith("2 wait for you"), "counts what can be taken");
await press(page, "main button.primary");
const ready = (of = page) => of.locator("form#rubric[data-ready]").waitFor();
await ready();
const sheet = page.url();

// Keys: the digit is the level, whatever has the focus outside of text fields; none is off by one.
const blur = () => page.evaluate(() => document.activeElement.blur());
const titles = await page.locator("fieldset[data-criterion]").evaluateAll((all) => all.map((f) => f.dataset.criterion));
const chosen = (n, of = page) =>
  of.locator("fieldset[data-criterion]").nth(n).locator("input:checked").evaluateAll((all) => all[0]?.value ?? null);
const current = () => page.locator("fieldset.current").evaluateAll((all) => all.map((f) => f.dataset.criterion).join());
const said = (text) => page.waitForFunction((text) => document.getElementById("status").textContent.includes(text), text);
await blur();
expect((await current()) === titles[0], "the first criterion is the current one");
for (const digit of ["4", "3", "2", "1", "0"]) {
  await page.keyboard.press(digit);
  expect((await chosen(0)) === digit, `${digit} chooses ${await chosen(0)}`);
  expect((await current()) === titles[1] && (await chosen(1)) === null, "and leads to the next criterion");
  await said(`${titles[0]}: level ${digit} of 4. Next: ${titles[1]}.`);
  await page.keyboard.press("k");
  expect((await current()) === titles[0], "k leads back");
  await blur();
}
await page.keyboard.press("9");
expect((await chosen(0)) === "0", "there is no level 9");
await page.keyboard.press("3");
await page.keyboard.press("2");
expect((await chosen(0)) === "3" && (await chosen(1)) === "2" && (await current()) === titles[1],
  "the last criterion stays the current one");
const pressed = (init) => page.evaluate((init) => {
  const event = new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...init });
  return document.body.dispatchEvent(event);
}, init);
await blur();
await pressed({ key: "１", code: "Digit1" });
expect((await chosen(1)) === "1", "a full-width digit is a digit");
await pressed({ key: "Process", code: "Digit3" });
expect((await chosen(1)) === "3", "and so is one that an input method has taken");
await pressed({ key: "Process", code: "Numpad2" });
expect((await chosen(1)) === "2", "on the other block, too");
await page.keyboard.press("c");
await page.keyboard.type("2 of j points");
const comment = page.locator("fieldset[data-criterion] textarea");
expect((await comment.nth(1).inputValue()) === "2 of j points" && (await chosen(1)) === "2", "a text field keeps its keys");
await page.keyboard.press("Escape");
await page.keyboard.press("k");
expect((await current()) === titles[0], "Esc leaves the comment");
await page.check("#keys-off");
await blur();
await page.keyboard.press("1");
expect((await chosen(0)) === "3", "keys can be turned off");
await page.uncheck("#keys-off");

// Drafts: what is filled in is there again.
const kept = (of = page) => of.waitForFunction(() => document.getElementById("draft-state").textContent === "Draft kept");
const write = async (text, of = page) => { await of.locator("fieldset[data-criterion] textarea").first().fill(text); };
const stands = async (text, where, of = page) => {
  await ready(of);
  await of.waitForFunction((text) => document.querySelector("fieldset[data-criterion] textarea").value === text, text, { timeout: 5000 })
    .catch(async () => {
      throw new Error(`${where}: ${await of.locator("fieldset[data-criterion] textarea").first().inputValue()} instead of ${text}`);
    });
  expect((await chosen(0, of)) === "3" && (await chosen(1, of)) === "2", `${where}: levels`);
};
await write("Kept on the server");
await kept();
await page.evaluate(() => localStorage.clear());
await page.reload();
await stands("Kept on the server", "after a reload");
troubles.push(...(await audit(page, "rubric")));
await write("Written before the language changed");
await press(page, "form.languages button[value=zh]");
await stands("Written before the language changed", "in the other language");
await press(page, "form.languages button[value=en]");
await stands("Written before the language changed", "and back");

// The line drops.
await context.setOffline(true);
await write("Written while the line was down");
await blur();
await page.keyboard.press("Control+Enter");
await page.waitForFunction(() => document.getElementById("alert").textContent.includes("cannot be reached"));
expect(page.url() === sheet, "offline, the page stays");
await context.setOffline(false);
await page.reload();
await stands("Written while the line was down", "after the line dropped");
await kept();

// The session ends.
await context.clearCookies();
await write("Written after the session ended");
await page.locator("#stopped").waitFor();
expect((await page.locator("#stopped-words").textContent()).includes("signed out"), "the page says so");
await press(page, "#rubric button[value=stop]");
expect((await page.locator("main textarea").first().inputValue()).includes("Written after"), "the form is given back");
// An authenticator's digits count once.
await desk("clock?seconds=60");
const again = await context.newPage();
await signInStaff(again, "reviewer@example.sg");
await again.close();
await press(page, "main button");
await press(page, "main button.primary");
await page.goto(sheet);
await page.locator("main .banner.ok").waitFor();
expect((await page.locator("fieldset[data-criterion] textarea").first().inputValue())
  === "Written after the session ended",
  "and saved when it was sent again");

// A second tab: the one that is behind is told, and the person chooses.
await page.goto("/review");
await press(page, "main button.primary");
await ready();
await blur();
await page.keyboard.press("3");
await page.keyboard.press("2");
await write("In the first tab");
await kept();
const second = await context.newPage();
await second.goto(page.url());
await stands("In the first tab", "in the second tab", second);
await write("In the second tab", second);
await kept(second);
await write("In the first tab, later");
await page.locator("#mine").waitFor();
expect((await comment.first().inputValue()) === "In the first tab, later", "nothing is taken from the page");
await page.locator("#mine").click();
await kept();
await second.reload();
await stands("In the first tab, later", "the choice is kept", second);

// Which of two drafts is meant is chosen before anything is saved, however fast somebody saves.
await write("In the second tab, last", second);
await kept(second);
await comment.first().fill("In the first tab, too fast");
await blur();
await page.keyboard.press("Control+Enter");
await page.locator("#theirs").waitFor();
await page.waitForFunction(() => document.getElementById("alert").textContent.includes("Which of the two"));
await page.waitForTimeout(500);
expect(page.url() === second.url() && (await comment.first().inputValue()) === "In the first tab, too fast", "nothing is saved before");
await second.reload();
await stands("In the second tab, last", "and the newer draft is there", second);
await second.close();
await page.locator("#theirs").click();
await stands("In the second tab, last", "theirs is chosen");

// What is refused is told as what it is, and not sent for ever.
const answering = async (status, body, act) => {
  let asked = 0;
  const answer = { status, contentType: "application/json", body: JSON.stringify(body) };
  await page.route("**/draft", (route) => { asked += 1; return route.fulfill(answer); });
  await act(() => asked);
  await page.unroute("**/draft");
};
const told = (words) => page.waitForFunction((w) => {
  const [shown, text] = ["stopped", "stopped-words"].map((id) => document.getElementById(id));
  return !shown.hidden && text.textContent.includes(w);
}, words);
await answering(422, { code: "nric_refused", detail: "For this reason." }, async (asked) => {
  await write("Refused");
  await told("This is not kept: For this reason.");
  await page.waitForTimeout(3500);
  expect(asked() === 1, `asked ${asked()} times`);
});
await write("Taken");
await kept();
expect(await page.locator("#stopped").isHidden(), "and told no more once it is kept");
for (const [status, code] of [[409, "other_project"], [403, "refused"]]) {
  await answering(status, { code, detail: "Chosen in another tab." }, async () => {
    await write(`Told ${status}`);
    await told("Chosen in another tab.");
    await blur();
    await page.keyboard.press("Control+Enter");
    await page.waitForTimeout(300);
    expect((await page.locator("#anew").isVisible()) && (await comment.first().inputValue()) === `Told ${status}`, "the page stays");
  });
  await page.reload();
  await stands(`Told ${status}`, "put back");
  await kept();
}

// The page holds the response, and the session, of somebody who does something there, and of nobody else.
const idle = await context.newPage();
await idle.clock.install();
await idle.goto(page.url());
await ready(idle);
let beats = 0;
idle.on("request", (r) => { if (r.url().endsWith("/draft")) beats += 1; });
const later = async (expected, words) => {
  await idle.clock.fastForward(301000);
  await idle.waitForTimeout(500);
  expect(beats === expected, `${words}: ${beats}`);
};
await later(1, "who has just come is there");
await later(1, "who does nothing is not");
await idle.mouse.move(200, 200);
await later(2, "who moves is");
await later(2, "and is not, five minutes later");
await idle.close();

// While the page is open, the response stays theirs: a look goes off when somebody comes back to it, and every five minutes.
const [beat] = await Promise.all([
  page.waitForResponse((r) => r.url().endsWith("/draft") && r.status() === 200),
  page.evaluate(() => document.dispatchEvent(new Event("visibilitychange"))),
]);
expect((await beat.json()).lease === "held", "held");
await shot(page, "rubric");
await blur();
await Promise.all([page.waitForURL("**/review"), page.keyboard.press("Control+Enter")]);
expect((await page.locator("main").textContent()).includes("Nothing waiting for you"), "what others have to do is not counted");

// A decision: what was typed survives a reload, another language, a dropped line and an ended session; only what fits is offered.
const recruiter = await (await browser.newContext({ baseURL: new URL(sheet).origin, locale: "en-SG" })).newPage();
await signInStaff(recruiter, "recruiter@example.sg");
await recruiter.goto("/candidates?state=needs_decision");
await press(recruiter, "tbody a");
await press(recruiter, "main a.button.primary");
const offered = () => recruiter.locator("#f-reasons label:visible input").evaluateAll((all) => all.map((i) => i.value));
await recruiter.check("[name=choice][value=rejected]");
expect(!(await offered()).includes("above_the_line") && (await offered()).includes("below_the_line"), `offered: ${await offered()}`);
await recruiter.check("[name=reasons][value=below_the_line]");
await recruiter.fill("[name=note]", "Read twice,\nline by line.");
const decided = async (where, of = recruiter) => {
  await of.waitForFunction(() => document.querySelector("[name=note]").value === "Read twice,\nline by line.")
    .catch(() => { throw new Error(`${where}: the note`); });
  expect(await of.isChecked("[name=choice][value=rejected]")
    && await of.isChecked("[name=reasons][value=below_the_line]"), `${where}: the choice`);
};
await recruiter.reload();
await decided("after a reload");
await press(recruiter, "form.languages button[value=zh]");
await decided("in the other language");
await press(recruiter, "form.languages button[value=en]");
await decided("and back");
await recruiter.context().setOffline(true);
await recruiter.locator("main form button.primary").click();
await recruiter.waitForFunction(() => document.getElementById("alert").textContent.includes("cannot be reached"));
await recruiter.context().setOffline(false);
await decided("offline");
const place = recruiter.url();

// The server cannot take it: nothing of what was typed is let go before it was taken.
const failing = async (method, act) => {
  const busy = { status: 503, contentType: "text/html", body: "<title>busy</title><p>busy" };
  await recruiter.route(/\/decide(\?|$)/, (route) => (route.request().method() === method ? route.fulfill(busy) : route.continue()));
  await act();
  await recruiter.unroute(/\/decide(\?|$)/);
};
const send = () => recruiter.locator("main form button.primary").click();
await failing("GET", async () => {
  await recruiter.evaluate(() => { document.getElementById("alert").textContent = ""; });
  await send();
  await recruiter.waitForFunction(() => document.getElementById("alert").textContent.includes("cannot be reached"));
});
await decided("a server that is busy");
await failing("POST", async () => { await send(); await recruiter.waitForFunction(() => document.title === "busy"); });
await recruiter.goto(place);
await decided("after a write that failed");

// Whoever signs in next in the same tab finds nothing of it.
await recruiter.context().clearCookies();
await signInStaff(recruiter, "deputy@example.sg");
await recruiter.goto(place);
await recruiter.locator("[name=note]").waitFor();
await recruiter.waitForTimeout(300);
const theirs = await recruiter.isChecked("[name=choice][value=rejected]");
expect((await recruiter.inputValue("[name=note]")) === "" && !theirs, "another person's note");
expect(!(await recruiter.evaluate(() => Object.values(sessionStorage).join())).includes("Read"), "which is gone");
await desk("clock?seconds=60");
await recruiter.context().clearCookies();
await signInStaff(recruiter, "recruiter@example.sg");
await recruiter.goto(place);
await recruiter.check("[name=choice][value=rejected]");
await recruiter.check("[name=reasons][value=below_the_line]");
await recruiter.fill("[name=note]", "Read twice,\nline by line.");
await recruiter.context().clearCookies();
await press(recruiter, "main form button.primary");
expect((await recruiter.locator("main textarea").inputValue()) === "Read twice,\nline by line.", "the form is given back");
await desk("clock?seconds=60");
const back = await recruiter.context().newPage();
await signInStaff(back, "recruiter@example.sg");
await back.close();
await press(recruiter, "main button");
await press(recruiter, "main button.primary");
const shown = await recruiter.locator("main").textContent();
expect(recruiter.url() === place.replace(/\/decide.*$/, "?decided=1"), `decided: ${recruiter.url()} ${shown}`);
const dropped = recruiter.waitForFunction(() => !Object.keys(sessionStorage).some((key) => key.startsWith("touchstone form")));
await dropped.catch(() => { throw new Error("what was taken is kept"); });

await browser.close();
const known = troubles.filter((t) => !t.includes("ERR_INTERNET_DISCONNECTED"));
expect(!known.length, known.join("\n"));
