// What an applicant sent, in a real browser: a picture is shown in a tab of its own, a PDF is downloaded byte for byte, and the script
// that a PDF carries for a browser that guesses never runs.
import fs from "node:fs";
import zlib from "node:zlib";
import { expect, launch, press, signIn, signInStaff, watched } from "./lib.mjs";

const crc = (bytes) => {
  let sum = ~0;
  for (const byte of bytes) { sum ^= byte; for (let n = 0; n < 8; n += 1) sum = (sum >>> 1) ^ (0xedb88320 & -(sum & 1)); }
  return ~sum >>> 0;
};
const chunk = (type, data) => {
  const body = Buffer.concat([Buffer.from(type), data]), length = Buffer.alloc(4), sum = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc(body));
  return Buffer.concat([length, body, sum]);
};
// A green picture of 70 by 50 points.
const [WIDTH, HEIGHT] = [70, 50];
const head = Buffer.alloc(13);
head.writeUInt32BE(WIDTH, 0);
head.writeUInt32BE(HEIGHT, 4);
head.set([8, 2], 8);
const row = () => Buffer.concat([Buffer.from([0]), ...Array(WIDTH).fill(Buffer.from([0, 160, 0]))]);
const rows = Buffer.concat(Array.from({ length: HEIGHT }, row));
const chunks = [chunk("IHDR", head), chunk("IDAT", zlib.deflateSync(rows)), chunk("IEND", Buffer.alloc(0))];
const png = Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), ...chunks]);
const pdf = Buffer.from("%PDF-1.4\n<html><script>document.title = 'run'</script></html>\n%%EOF");

const browser = await launch();
const { context, troubles } = await watched(browser, { locale: "en-SG" });
const page = await context.newPage();
await signIn(page, "lin@example.sg");
await page.goto("/apply/mandarin-sg");
await press(page, "main button.primary");
await page.goto("/apply/mandarin-sg/name");
await page.fill("[name=name]", "Lin");
await press(page, "form[data-draft] button.primary");
for (const [name, mimeType, buffer] of [["picture.png", "image/png", png], ["学位.pdf", "application/pdf", pdf]]) {
  await page.goto("/apply/mandarin-sg/documents");
  await page.locator("input[type=file]").first().setInputFiles({ name, mimeType, buffer });
  await press(page, "form[enctype] button.primary");
  expect((await page.locator("main").textContent()).includes(name), `${name} was taken`);
}
await context.close();

const staff = await watched(browser, { locale: "en-SG", acceptDownloads: true });
const desk = await staff.context.newPage();
await signInStaff(desk, "recruiter@example.sg");
await desk.goto("/candidates?state=all");
await press(desk, desk.locator("main a[href^='/candidates/']", { hasText: "Lin" }).first());
const record = desk.url();
const [picture] = await Promise.all([staff.context.waitForEvent("page"), desk.locator("a", { hasText: "picture.png" }).click()]);
await picture.waitForLoadState();
const tools = await staff.context.newCDPSession(picture);
const { root } = await tools.send("DOM.getDocument", { depth: -1 });
const { nodeId } = await tools.send("DOM.querySelector", { nodeId: root.nodeId, selector: "img" });
expect(nodeId, "the picture has a place");
const { model } = await tools.send("DOM.getBoxModel", { nodeId });
expect(model.width === WIDTH && model.height === HEIGHT, `the picture is shown as it is, not ${model.width} by ${model.height}`);
await picture.close();
const [download] = await Promise.all([desk.waitForEvent("download"), desk.locator("a", { hasText: "学位.pdf" }).click()]);
expect(download.suggestedFilename() === "学位.pdf", `it keeps its name: ${download.suggestedFilename()}`);
expect(fs.readFileSync(await download.path()).equals(pdf), "byte for byte");
expect(desk.url() === record && (await desk.title()) !== "run", "the page stands where it stood, and nothing ran");

// Why one is not accepted is typed for each document, and kept until it is sent.
const why = (name) => desk.locator("main .card", { hasText: name }).locator("[name=reason]");
await why("picture.png").fill("Too dark to read");
await why("学位.pdf").fill("Only the first page");
const both = async (where) => {
  await desk.waitForFunction(() => [...document.querySelectorAll("[name=reason]")].filter((i) => i.value).length === 2).catch(() => {});
  const are = [await why("picture.png").inputValue(), await why("学位.pdf").inputValue()];
  expect(are.join("; ") === "Too dark to read; Only the first page", `${where}: ${are.join("; ")}`);
};
await desk.reload();
await both("after a reload");
await press(desk, "form.languages button[value=zh]");
await both("in the other language");
await press(desk, "form.languages button[value=en]");
const other = await staff.context.newPage();
await other.goto(record);
await press(other, other.locator("main .card", { hasText: "picture.png" }).locator("button[value=accepted]"));
await other.close();
await press(desk, desk.locator("main .card", { hasText: "picture.png" }).locator("button.danger"));
expect((await desk.locator(".errors").textContent()).includes("Nothing was done"), "it changed meanwhile");
await both("on the page that says so");
await press(desk, "form.languages button[value=zh]");
expect(desk.url().split("?")[0] === record.split("?")[0], `another language leads to the record: ${desk.url()}`);
await both("after that");
await press(desk, desk.locator("main .card", { hasText: "picture.png" }).locator("button.danger"));
await desk.waitForFunction(() => [...document.querySelectorAll("[name=reason]")].some((i) => i.value === "Only the first page"));
expect((await why("picture.png").inputValue()) === "", "what was sent is kept no more");

await browser.close();
expect(troubles.length + staff.troubles.length === 0, [...troubles, ...staff.troubles].join("\n"));
console.log("a picture is shown, a PDF is downloaded");
