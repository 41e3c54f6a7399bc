// A line that is lost in a test: a banner says so as long as it lasts, and what becomes of answers and clock; what was typed stays, no
// press loses it, and it goes off by itself when the line is back. A Next that was pressed meanwhile is carried out then, once. In English
// on a desk and in Chinese on a phone.
import { BASE, desk, expect, launch, press, shot, signIn, watched } from "./lib.mjs";

const browser = await launch();
const all = [];
const stories = [
  ["desk", "lin@example.sg", { locale: "en-SG", viewport: { width: 1280, height: 800 } },
    "Not connected", "The clock runs on", /the (next question|overview) opens by itself/, /^Saved \d\d:\d\d:\d\d SGT$/],
  ["phone", "mei@example.sg", { locale: "zh-CN", viewport: { width: 360, height: 740 } },
    "网络已断开", "断线期间计时不停", /保存后会自动打开(下一题|总览)/, /^已保存 \d\d:\d\d:\d\d（新加坡时间）$/],
];
for (const [name, email, options, lost, clock, itself, savedAs] of stories) {
  // A zone far from the project's: no time on a page is the device's.
  const { context, troubles } = await watched(browser, { ...options, timezoneId: "America/Lima" });
  const page = await context.newPage();
  await signIn(page, email);
  const { attempts } = await desk(`laid-out?of=${email}`);
  let writing = null;
  for (const id of attempts) {
    await page.goto(`/test/${id}/review`);
    const links = page.locator("tbody a", { hasText: /Correcting a text|改错/ });
    if (await links.count()) writing = await links.first().getAttribute("href");
  }
  const shows = (w) => new RegExp(w.slice(1, -1)).test(document.getElementById("save-state").textContent);
  const saved = () => page.waitForFunction(shows, String(savedAs));
  const told = () => page.waitForFunction(([w, c]) => {
    const banner = document.getElementById("away"), box = banner.getBoundingClientRect();
    return !banner.hidden && banner.closest("[role=status]") && banner.textContent.includes(w) && banner.textContent.includes(c)
      && box.height > 20 && box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth + 1;
  }, [lost, clock]);
  const gone = () => page.waitForFunction(() => document.getElementById("away").hidden);
  await page.goto(writing);
  await page.waitForFunction(() => sessionStorage.length > 0);
  await page.fill("#text", "Before the line was lost");
  await saved();
  expect(await page.locator("#away").isHidden(), "no banner while all is well");

  // Known at once, before anything is typed; also where one has scrolled down.
  await context.setOffline(true);
  await told();
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await told();
  await shot(page, `line-lost-${name}`);
  await page.fill("#text", "While the line was lost");
  const leads = [];
  page.on("response", (r) => {
    if (r.request().method() === "POST" && new URL(r.url()).pathname === writing) leads.push(r.request().postData());
  });
  const promised = (wanted) => page.waitForFunction(([words, wanted]) => {
    const says = (e) => new RegExp(words).test(e?.textContent ?? "");
    return says(document.getElementById("away-words")) === wanted && says(document.querySelector(".told")) === wanted;
  }, [itself.source, wanted]);
  const next = page.locator("form#item .test-foot button.next");
  await next.click();
  await promised(true);
  expect(page.url().endsWith(writing) && (await page.inputValue("#text")) === "While the line was lost", "Next stays, with what was typed");
  await told();
  await shot(page, `line-next-${name}`);
  // Whoever writes on is not led away: it goes off by itself as soon as the line is back, and the page stays.
  await page.fill("#text", "While the line was lost, and more");
  await promised(false);
  await context.setOffline(false);
  await saved();
  await gone();
  expect(page.url().endsWith(writing) && leads.length === 0, `nothing leads on: ${leads}`);
  // A Next that stands is carried out by itself, once.
  await context.setOffline(true);
  await told();
  await page.fill("#text", "While the line was lost");
  await next.click();
  await promised(true);
  await context.setOffline(false);
  await page.waitForURL((url) => url.pathname !== writing);
  const there = page.url();
  await page.waitForLoadState("networkidle");
  expect(leads.length === 1 && leads[0].includes("go=next") && page.url() === there, `once: ${leads} at ${page.url()}`);
  await page.goto(writing);
  expect((await page.inputValue("#text")) === "While the line was lost", "and is stored");

  // A line on which nothing comes back looks connected to the browser: the banner comes all the same, and what was typed is sent anew.
  await page.waitForFunction(() => sessionStorage.length > 0);
  const held = [];
  await page.route(`${BASE}/test/**`, (route) => (route.request().method() === "POST" ? held.push(route) : route.continue()));
  await page.fill("#text", "While nothing came back");
  await told();
  for (const route of held) await route.abort("connectionreset");
  await page.unroute(`${BASE}/test/**`);
  await saved();
  await gone();
  await page.reload();
  expect((await page.inputValue("#text")) === "While nothing came back", "stored as well");
  if (name === "desk") {
    // Without script the buttons on top, which would lose what is typed, are not there; the ones of the form keep it.
    const plain = await browser.newContext({ storageState: await context.storageState(), baseURL: BASE, javaScriptEnabled: false });
    const bare = await plain.newPage();
    await bare.goto(writing);
    expect(await bare.locator("form.languages").isHidden(), "no button that loses what is typed");
    await bare.fill("#text", "Typed without script");
    await press(bare, "form#item .keeping button[value=zh]");
    expect((await bare.inputValue("#text")) === "Typed without script"
      && (await bare.locator("html").getAttribute("lang")) === "zh-Hans",
      "kept in the other language");
    await plain.close();
  }
  all.push(...troubles);
  await context.close();
}

// A long address is shown whole on a small phone; what is in English on a page in Chinese is stressed as English is; a chart has its width.
const { context, troubles } = await watched(browser, { locale: "zh-CN", viewport: { width: 360, height: 740 } });
const page = await context.newPage();
const long = "somebody.with.a.very.long.name@department.university.example.sg";
await signIn(page, long);
const who = await page.locator(".who").evaluate((e) => ({
  text: e.textContent, cut: e.scrollWidth > e.clientWidth + 1, wide: document.documentElement.scrollWidth - innerWidth,
}));
expect(who.text === long && !who.cut && who.wide <= 0, JSON.stringify(who));
const styles = await page.evaluate(() => {
  const box = document.createElement("div");
  box.innerHTML = '<p lang="en"><em>a</em></p><p>讲<em lang="">b</em><em>丙</em></p>'
    + '<table><tr><td><svg class="interval" viewBox="0 0 220 34"></svg></td><td>x</td></tr></table>';
  document.getElementById("main").append(box);
  return {
    dots: [...box.querySelectorAll("em")].map((e) => getComputedStyle(e).textEmphasisStyle),
    chart: box.querySelector("svg").getBoundingClientRect().width,
  };
});
expect(styles.dots[0] === "none" && styles.dots[1] === "none" && styles.dots[2] !== "none" && styles.chart >= 219, JSON.stringify(styles));
all.push(...troubles);
await context.close();

await browser.close();
const known = all.filter((t) => !/net::ERR/.test(t));
expect(known.length === 0, known.join("\n"));
console.log("a lost line was told, and lost nothing");
