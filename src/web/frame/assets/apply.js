// A step of the application: what is typed is kept as one types, so that leaving the page loses nothing.
import { all, id, on, isComposing, say } from "./app.js";

const form = document.querySelector("form[data-draft]");
const words = form.dataset, shown = id("kept");
const own = ["once", "go", "from_check", "remove"];
const fields = () => new URLSearchParams([...new FormData(form)].filter(([name]) => !own.includes(name)));
const typed = () => { const given = fields(); given.delete("csrf"); return given.toString(); };
// What is kept, what was refused, when the first key since was pressed, and the request that is on its way.
let last = typed(), refused = null, first = 0, timer = null, leaving = false, going = Promise.resolve(), away = null, pressed = null;

const again = (seconds) => { clearTimeout(timer); timer = setTimeout(keep, seconds * 1000); };
// Whether all that is typed is kept.
async function send(closing) {
  if (isComposing()) return false;
  first = 0;
  const now = typed();
  if (now === last) return true;
  if (leaving || now === refused) return false;
  const mine = away = new AbortController(), { signal } = mine;
  const patience = setTimeout(() => mine.abort(), 20000);
  try {
    const answer = await fetch(words.draft, {
      method: "POST", body: fields(), headers: { "x-touchstone": "1" }, keepalive: closing, redirect: "manual", signal,
    });
    const { status } = answer;
    let told = words.kept;
    if (answer.ok) last = now;
    else if (status < 400 || status >= 500 || status === 408 || status === 429) throw answer;
    else {
      // Another try would be refused alike: the reason is told once, and nothing goes before something else is typed.
      refused = now;
      told = status === 401 || status === 403 ? words.signedout : (await answer.json().catch(() => ({}))).detail ?? words.unkept;
      say(told, "alert");
    }
    if (typed() === now) shown.textContent = told;
    return answer.ok && typed() === now;
  } catch (failed) {
    if (!leaving) { shown.textContent = words.unkept; again(Number(failed.headers?.get("retry-after")) || 3); }
    return false;
  } finally { clearTimeout(patience); if (away === mine) away = null; }
}
// One request at a time, so that nothing older comes after something newer; whoever leaves waits for none.
function keep(closing = false) {
  clearTimeout(timer);
  if (closing) away?.abort();
  going = closing ? send(true) : going.then(() => send(false));
  return going;
}
// A moment after the last key, and at the latest five seconds after the first.
const soon = () => {
  shown.textContent = "";
  pressed = null;
  first ||= Date.now();
  again(Math.min(0.8, Math.max(0, (first - Date.now()) / 1000 + 5)));
};

on(form, "input", soon);
on(form, "change", () => keep());
on(form, "compositionend", soon);
// What is on its way arrives before the answer.
let waited = false;
on(form, "stayed", () => { leaving = waited = false; });
on(form, "submit", async (e) => {
  leaving = true;
  clearTimeout(timer);
  if (!away || waited) return;
  e.preventDefault();
  waited = true;
  await Promise.race([going, new Promise((done) => { setTimeout(done, 3000); })]);
  form.requestSubmit(e.submitter);
});
on(document, "visibilitychange", () => { if (document.hidden) keep(true); });
addEventListener("pagehide", () => keep(true));
// A page that the browser kept: what stands there and is not the answer yet is kept from here, where it is no older than the answer.
addEventListener("pageshow", (e) => { if (e.persisted) { leaving = false; waited = false; soon(); } });

// Changing the language or the look, or signing out, keeps first; where that fails it says so and stays, and the second press goes.
for (const other of all("form")) {
  if (other === form) continue;
  on(other, "stayed", () => { leaving = false; });
  on(other, "submit", async (e) => {
    if (e.defaultPrevented || typed() === last || leaving || pressed === other) return;
    e.preventDefault();
    clearTimeout(timer);
    if (await keep()) { leaving = true; other.requestSubmit(e.submitter); return; }
    pressed = other;
    shown.textContent = words.stays;
    say(words.stays, "alert");
  });
}
