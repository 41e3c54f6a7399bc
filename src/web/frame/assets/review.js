// The rubric page: digits choose levels, keys move, drafts are kept, the response stays ours while the page is open. Without script the
// buttons do it.
import { folded, id, imeBusy, isComposing, on, say } from "./app.js";
import { guard, keeper } from "./keep.js";

const form = id("rubric");
const words = form.dataset;
const field = (name) => form.elements.namedItem(name);
const own = keeper(form, localStorage);
const HEARTBEAT = 300000;
// Stopped: nothing is sent any more, for this reason. What was refused for good is not sent again before it reads otherwise.
let dirty = false, saving = null, timer = null, stopped = "", refused = null, failures = 0;
// Only who does something here stays signed in, and keeps the response.
let active = true;
for (const kind of ["keydown", "pointerdown", "pointermove", "wheel", "scroll"]) {
  addEventListener(kind, () => { active = true; }, { capture: true, passive: true });
}

const state = (text, bad) => {
  const shown = id("draft-state");
  shown.textContent = text;
  shown.dataset.state = bad ? "bad" : "ok";
};
function stop(text, ...buttons) {
  id("stopped-words").textContent = text;
  for (const button of ["mine", "theirs", "again", "anew"]) id(button).hidden = !buttons.includes(button);
  id("stopped").hidden = false;
  say(text, "alert");
}

function halt(why, text, ...buttons) {
  stopped = why;
  stop(text, ...buttons);
}

// Drafts: what changed goes off a moment later, and while somebody is here, a look every five minutes holds the response.
async function send(last) {
  const body = String(own.fields());
  const answer = await fetch(words.draft, {
    method: "POST", body: new URLSearchParams(body), headers: { "x-touchstone": "1" }, keepalive: last, redirect: "manual",
    signal: AbortSignal.timeout(20000),
  });
  const { status } = answer;
  if (status === 408 || status === 429 || status >= 500 || !status) throw new Error(String(status));
  const said = await answer.json().catch(() => ({}));
  if (status === 401) halt("signed out", words.signedout, "again");
  else if (status === 403 || said.code === "other_project") halt("not here", said.detail ?? words.gone, "anew");
  else if (said.code === "stale") { form.dataset.stands = said.revision; halt("elsewhere", words.elsewhere, "mine", "theirs"); }
  else if (status === 409 || status === 404) halt("gone", words.gone);
  else if (!answer.ok) {
    refused = body;
    state(words.unsent, true);
    stop(words.refused.replace("{t}", said.detail ?? status));
  } else {
    field("revision").value = said.revision;
    failures = 0;
    refused = null;
    if (!dirty) { own.forget(); state(words.kept); }
    if (said.lease === "lapsed") stop(words.lapsed);
    else id("stopped").hidden = true;
  }
}
async function save(last = false) {
  if (isComposing()) return;
  if (saving) await saving.catch(() => {});
  if (stopped || refused === String(own.fields())) return;
  clearTimeout(timer);
  dirty = false;
  saving = send(last);
  try { await saving; } catch (error) {
    dirty = true;
    failures += 1;
    state(words.unsent, true);
    if (failures === 2) say(words.unsent, "alert");
    timer = setTimeout(() => save().catch(() => {}), failures > 3 ? 15000 : 3000);
    throw error;
  } finally { saving = null; }
}
function later(ms) {
  dirty = true;
  own.keep();
  state(words.keeping);
  clearTimeout(timer);
  timer = setTimeout(() => save().catch(() => {}), ms);
}
on(form, "input", () => later(800));
on(form, "compositionend", () => later(800));
on(document, "visibilitychange", () => { if (!document.hidden || dirty) save(document.hidden).catch(() => {}); });
setInterval(() => {
  if (!active) return;
  active = false;
  save().catch(() => {});
}, HEARTBEAT);
on(id("mine"), "click", () => { field("revision").value = form.dataset.stands; stopped = ""; id("stopped").hidden = true; later(0); });
on(id("theirs"), "click", () => { own.forget(); location.reload(); });
// What the server refuses, it says on the page that comes back. Which of two drafts is meant is chosen first, and in which project.
guard(form, async () => {
  await save();
  if (stopped === "elsewhere" || stopped === "not here") {
    id("stopped").scrollIntoView({ block: "nearest" });
    throw id("stopped-words").textContent;
  }
  own.forget();
});

// What an earlier visit could not hand over is put back; where the draft went on elsewhere, the person chooses.
const before = own.kept();
if (!before) own.forget();
else if (document.querySelector(".errors") || before.get("revision") === field("revision").value) { own.putBack(before); later(0); }
else {
  id("unsent").hidden = false;
  on(id("put-back"), "click", () => { id("unsent").hidden = true; own.putBack(before); later(0); });
  on(id("let-go"), "click", () => { id("unsent").hidden = true; own.forget(); });
}

// Criteria: one is the current one; digits choose its level and lead to the next.
const criteria = [...form.querySelectorAll("fieldset[data-criterion]")];
const radios = (n) => [...criteria[n].querySelectorAll("input[type=radio]")];
let current = 0;
function mark(n) {
  current = n;
  for (const [i, group] of criteria.entries()) {
    group.classList.toggle("current", i === n);
    if (i === n) group.setAttribute("aria-current", "true"); else group.removeAttribute("aria-current");
  }
}
function move(n) {
  mark(Math.max(0, Math.min(criteria.length - 1, n)));
  const all = radios(current);
  (all.find((r) => r.checked) ?? all[0]).focus({ preventScroll: true });
  criteria[current].scrollIntoView({ block: "nearest" });
}
function choose(digit) {
  const all = radios(current);
  const level = all.find((r) => r.value === digit);
  if (!level) { say(words.nolevel.replace("{n}", digit)); return; }
  const title = (n) => criteria[n].dataset.criterion;
  level.checked = true;
  level.dispatchEvent(new Event("input", { bubbles: true }));
  const highest = all.map((r) => Number(r.value)).reduce((a, b) => Math.max(a, b));
  const chosen = words.chosen.replace("{c}", title(current)).replace("{n}", digit).replace("{m}", highest);
  if (current + 1 < criteria.length) { move(current + 1); say(`${chosen} ${words.next.replace("{c}", title(current))}`); }
  else { move(current); say(`${chosen} ${words.last}`); }
}
mark(Math.max(0, criteria.findIndex((_, n) => !radios(n).some((r) => r.checked))));
for (const [n, group] of criteria.entries()) on(group, "focusin", () => mark(n));

const off = id("keys-off");
off.checked = localStorage.getItem("touchstone keys off") === "1";
on(off, "change", () => localStorage.setItem("touchstone keys off", off.checked ? "1" : ""));

// Outside of text fields nothing composes: a key that an input method has taken for itself is the key that was pressed.
const digitOf = (e) => {
  const key = folded(e.key);
  if (/^\d$/.test(key)) return key;
  return e.key.length > 1 && imeBusy(e) ? (/^(?:Digit|Numpad)(\d)$/.exec(e.code)?.[1] ?? "") : "";
};
addEventListener("keydown", (e) => {
  if (e.defaultPrevented || e.altKey || isComposing()) return;
  if (e.ctrlKey || e.metaKey) {
    if (e.key === "Enter") { e.preventDefault(); form.querySelector("button.primary").click(); }
    return;
  }
  const writing = e.target.closest?.("textarea,select,input:not([type=radio],[type=checkbox]),[contenteditable]");
  if (writing) {
    if (e.key === "Escape" && !imeBusy(e) && form.contains(writing)) move(current);
    return;
  }
  if (off.checked) return;
  const digit = digitOf(e);
  const key = folded(e.key);
  if (digit) choose(digit);
  else if (key === "j") move(current + 1);
  else if (key === "k") move(current - 1);
  else if (key === "c") criteria[current].querySelector("textarea").focus();
  else return;
  e.preventDefault();
});
form.dataset.ready = "";
