// A trainee's sheet: the digit is the level, and what is filled in is kept until what was agreed is shown.
import { desk, expect, launch, press, signInStaff, watched } from "./lib.mjs";

const browser = await launch();
const { context, troubles } = await watched(browser, { locale: "en-SG", viewport: { width: 1280, height: 800 } });
const page = await context.newPage();
await desk("written?n=1");
await signInStaff(page, "reviewer@example.sg");
await page.goto("/training/plain");
await press(page, "main form button.primary");
const sheet = page.url();
expect(sheet.includes("/training/sheets/"), `a sheet: ${sheet}`);

const group = page.locator("fieldset[data-criterion]").first();
const level = () => group.locator("input:checked").evaluateAll((all) => all[0]?.value ?? null);
await group.locator("input").first().focus();
for (const digit of ["3", "0", "4", "1"]) {
  await page.keyboard.press(digit);
  expect((await level()) === digit, `${digit} chooses ${await level()}`);
}
await page.keyboard.press("9");
expect((await level()) === "1", "there is no level 9");

const comment = page.locator("fieldset[data-criterion] textarea").first();
await comment.fill("Read with care,\nto its end.");
await page.locator("#f-cannot_score summary").click();
await page.locator("[name=cannot]").nth(1).check();
const stands = async (where) => {
  await page.waitForFunction(() => document.querySelector("fieldset[data-criterion] textarea").value === "Read with care,\nto its end.")
    .catch(async () => { throw new Error(`${where}: “${await comment.inputValue()}”`); });
  expect((await level()) === "1", `${where}: the level`);
  expect(await page.locator("[name=cannot]").nth(1).isVisible(), `${where}: what is put back is seen`);
};
await page.reload();
await stands("after a reload");
await press(page, "form.languages button[value=zh]");
await stands("in the other language");
await press(page, "form.languages button[value=en]");
await page.locator("[name=cannot]").first().check();

// What is refused comes back; what was taken is kept no more.
await press(page, "main form button.primary");
expect(await page.locator(".errors").count(), "a level is missing");
await page.goto(sheet);
expect((await comment.inputValue()) === "Read with care,\nto its end.", "kept after a refusal");
await page.locator("fieldset[data-criterion]").nth(1).locator("input[value='2']").check();
await press(page, "main form button.primary");
expect((await page.locator("main").textContent()).includes("What was agreed"), "saved");
const dropped = page.waitForFunction(() => !Object.keys(sessionStorage).some((key) => key.startsWith("touchstone form")));
await dropped.catch(() => { throw new Error("what was taken is kept"); });

await browser.close();
expect(troubles.length === 0, troubles.join("\n"));
console.log("a trainee's digits are levels, and the sheet is kept");
