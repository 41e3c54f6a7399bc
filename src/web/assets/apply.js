// A step of the application: what is typed is kept as one types, so that leaving the page loses nothing.
import { all, id, on, isComposing } from "./app.js";

const form = document.querySelector("form[data-draft]");
const shown = id("kept");
const own = ["once", "revision", "go", "from_check", "remove"];
const fields = () => new URLSearchParams([...new FormData(form)].filter(([name]) => !own.includes(name)));
const typed = () => { const given = fields(); given.delete("csrf"); return given.toString(); };
let last = typed(), timer = null, leaving = false;

async function keep(closing = false) {
  clearTimeout(timer);
  if (leaving || isComposing() || typed() === last) return;
  const now = typed();
  try {
    const answer = await fetch(form.dataset.draft, { method: "POST", body: fields(), headers: { "x-touchstone": "1" }, keepalive: closing, redirect: "manual" });
    if (answer.status === 401 || answer.status === 403) { shown.textContent = form.dataset.signedout; return; }
    if (!answer.ok) throw new Error(String(answer.status));
    last = now;
    shown.textContent = form.dataset.kept;
  } catch {
    shown.textContent = form.dataset.unkept;
    timer = setTimeout(keep, 3000);
  }
}
const soon = () => { clearTimeout(timer); timer = setTimeout(keep, 800); };

on(form, "input", soon);
on(form, "change", () => keep());
on(form, "compositionend", soon);
on(form, "submit", () => { leaving = true; clearTimeout(timer); });
on(document, "visibilitychange", () => { if (document.hidden) keep(true); });
addEventListener("pagehide", () => keep(true));
// A page that the browser kept shows what was typed; it is kept again from here.
addEventListener("pageshow", (e) => { if (e.persisted) { leaving = false; last = ""; soon(); } });

// Changing the language or the look saves first.
for (const other of all("form")) {
  if (other === form) continue;
  on(other, "submit", async (e) => {
    if (typed() === last || leaving) return;
    e.preventDefault();
    await keep(true);
    leaving = true;
    other.requestSubmit(e.submitter);
  });
}
