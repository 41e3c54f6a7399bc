// The test page: saving as one writes, leaving a question, the clock. Without script the buttons of the form do the same.
import { all, id, on, say, isComposing } from "./app.js";
import "./kinds.js";

const form = id("item");
const words = id("test-head").dataset;
const started = performance.now();
const field = (name) => form.elements.namedItem(name);
let ends = Date.parse(words.ends) - Date.parse(words.now);
let dirty = false, saving = null, failures = 0, timer = null, leaving = false, elsewhere = false, signedOut = false;

const state = (text, bad) => {
  const shown = id("save-state");
  shown.textContent = text;
  shown.dataset.state = bad ? "bad" : "ok";
};
const post = (to, fields, last = false) =>
  fetch(to, { method: "POST", body: fields, headers: { "x-touchstone": "1" }, keepalive: last, redirect: "manual", signal: AbortSignal.timeout(20000) });

// What the server has not acknowledged lies in this browser, under attempt and item, with the revision that it was written upon.
const own = form && `touchstone ${form.dataset.item}`;
const led = ["csrf", "once", "item", "seat", "revision", "go", "by", "remove"];
const fields = () => new URLSearchParams([...new FormData(form)].filter(([, v]) => typeof v === "string"));
const filled = (given) => [...given].filter(([name]) => !led.includes(name)).map(String).sort().join("\n");
const keep = () => { try { localStorage.setItem(own, fields().toString()); } catch { /* a browser may keep nothing */ } };
const forget = () => localStorage.removeItem(own);

function stop(text, button) {
  const banner = id("stopped");
  id("stopped-words").textContent = text;
  if (button) id(button).hidden = false;
  banner.hidden = false;
  state("", true);
}
function stopElsewhere() {
  if (elsewhere || leaving) return;
  elsewhere = true;
  clearTimeout(timer);
  stop(words.elsewhere, "here");
  id("main-question")?.setAttribute("inert", "");
}
function stopSignedOut() {
  if (signedOut) return;
  signedOut = true;
  clearTimeout(timer);
  stop(words.signedout, "again");
}
const leave = (to) => { leaving = true; location.href = to; };

// What a refusal means: true where it is worth another try at once.
async function refused(answer) {
  if (answer.status === 401 || answer.status === 403) { stopSignedOut(); return false; }
  if (answer.status !== 409) throw new Error(String(answer.status));
  const said = await answer.json().catch(() => ({}));
  // This page has the seat, so what stands on it is what the person means: an answer that got lost on its way back is no stranger's.
  if (said.code === "stale" && said.revision !== undefined) { field("revision").value = said.revision; return true; }
  if (said.code === "seat_taken") stopElsewhere();
  else if (said.code === "not_taken") stop(said.detail);
  else leave(`/test/${words.attempt}/end`);
  return false;
}
function failed() {
  dirty = true;
  failures += 1;
  state(words.unsaved, true);
  clearTimeout(timer);
  timer = setTimeout(save, [2000, 5000, 10000][failures - 1] ?? 15000);
}

async function save(last = false) {
  if (!form || leaving || elsewhere || signedOut || !dirty || isComposing()) return;
  if (!last) await seated;
  if (saving) { await saving; if (!dirty) return; }
  clearTimeout(timer);
  dirty = false;
  state(words.saving);
  saving = (async () => {
    try {
      const answer = await post(form.dataset.save, fields(), last);
      if (!answer.ok) { if (await refused(answer)) later(0); return; }
      const saved = await answer.json();
      field("revision").value = saved.revision;
      ends = Date.parse(saved.ends_at) - Date.parse(saved.server_now) + (performance.now() - started);
      if (!dirty) forget();
      if (failures > 1) say(words.back);
      failures = 0;
      id("answer-state").textContent = saved.stands;
      state(dirty ? words.saving : words.saved.replace("{t}", new Date(saved.server_now).toTimeString().slice(0, 8)));
    } catch {
      failed();
      if (failures === 2) say(words.offline, "alert");
    }
  })();
  await saving;
  saving = null;
}
function later(ms) {
  dirty = true;
  keep();
  clearTimeout(timer);
  timer = setTimeout(save, ms);
}

// A button that leads away saves first, and leads only when the server has answered; one pressed meanwhile has its turn.
let going = false, wanted = null;
async function go(button, tries = 0) {
  if (going) wanted = button;
  if (going || leaving) return;
  going = true;
  clearTimeout(timer);
  await seated;
  if (saving) await saving;
  keep();
  const sent = fields();
  sent.append(button.name, button.value);
  sent.append("by", "script");
  let again = false;
  try {
    const answer = await post(form.action, sent);
    if (answer.ok) {
      const { to } = await answer.json();
      forget();
      leave(to);
    } else again = await refused(answer);
  } catch {
    failed();
    say(words.stays, "alert");
  }
  going = false;
  if (again && tries < 3) return go(button, tries + 1);
  const next = wanted;
  wanted = null;
  if (next) await go(next);
}

// The seat: one page of an attempt is live. A page that is not yet asks whether another tab of this browser is; else it takes the seat.
const channel = "BroadcastChannel" in window ? new BroadcastChannel("touchstone") : null;
const seatKey = `touchstone seat ${words.attempt}`;
const sit = (seat) => { field("seat").value = seat; sessionStorage.setItem(seatKey, seat); };
async function takeSeat() {
  const mine = field("seat").value;
  if (sessionStorage.getItem(seatKey) === mine) return;
  let held = false;
  const hear = ({ data }) => { held ||= data.held === words.attempt && data.seat === mine; };
  on(channel, "message", hear);
  channel?.postMessage({ ask: words.attempt, seat: mine });
  if (channel) await new Promise((done) => { setTimeout(done, 150); });
  channel?.removeEventListener("message", hear);
  if (held) { stopElsewhere(); return; }
  const answer = await post(`/test/${words.attempt}/seat`, new URLSearchParams({ csrf: field("csrf").value })).catch(() => null);
  if (!answer?.ok) return;
  sit((await answer.json()).seat);
  channel?.postMessage({ taken: words.attempt });
}
on(channel, "message", ({ data }) => {
  if (!form || leaving) return;
  if (data.taken === words.attempt) stopElsewhere();
  if (data.ask === words.attempt && !elsewhere && data.seat === field("seat").value) channel.postMessage({ held: words.attempt, seat: data.seat });
});
const seated = form && id("stopped").hidden ? takeSeat() : Promise.resolve();

// Large insertions and time away are counted, never their content: for people to weigh, as the start page says.
function notice(kind, amount) {
  const body = new URLSearchParams({ csrf: field("csrf").value, kind, amount: Math.round(amount) });
  post(form.dataset.save.replace("/answers/", "/signals/"), body, true).catch(() => {});
}

// What an earlier visit could not hand over is put back before anything else.
function putBack(before) {
  for (const control of form.querySelectorAll("textarea,input[type=text],input[type=number],select")) {
    if (before.has(control.name)) control.value = before.get(control.name);
  }
  for (const control of form.querySelectorAll("input[type=radio][name],input[type=checkbox]")) {
    if (control.form === form) control.checked = before.getAll(control.name).includes(control.value);
  }
  form.dispatchEvent(new CustomEvent("restored", { detail: before }));
  form.querySelectorAll("textarea").forEach((area) => area.dispatchEvent(new CustomEvent("input", { detail: "none" })));
  later(0);
}
async function recover() {
  const kept = localStorage.getItem(own);
  if (!kept) return;
  const before = new URLSearchParams(kept);
  if (filled(before) === filled(fields())) forget();
  else if (before.get("revision") === field("revision").value) putBack(before);
  else {
    const banner = id("kept");
    banner.hidden = false;
    on(id("put-back"), "click", () => { banner.hidden = true; putBack(before); });
    on(id("let-go"), "click", () => { banner.hidden = true; forget(); });
  }
}
// Answers to other questions of this attempt that are still waiting here go off, too.
async function sendWaiting() {
  await seated;
  const [csrf, seat] = [document.querySelector("[name=csrf]").value, form ? field("seat").value : words.seat];
  for (const key of Object.keys(localStorage).filter((k) => k.startsWith(`touchstone ${words.attempt} `) && k !== own)) {
    const waiting = new URLSearchParams(localStorage.getItem(key));
    waiting.set("csrf", csrf);
    waiting.set("seat", seat);
    const answer = await post(`/test/${words.attempt}/answers/${waiting.get("item")}`, waiting).catch(() => null);
    if (answer?.ok || answer?.status === 404) localStorage.removeItem(key);
  }
}

if (form) {
  let copied = "", left = 0, typing = 0;
  const inserted = (data) => {
    const text = data?.getData("text/plain") ?? "";
    if (text.length > 30 && text !== copied) notice("paste", text.length);
  };
  for (const kind of ["copy", "cut"]) {
    on(document, kind, () => {
      const at = document.activeElement;
      copied = at?.value?.slice(at.selectionStart, at.selectionEnd) || String(getSelection());
    });
  }
  on(form, "paste", (event) => inserted(event.clipboardData));
  on(form, "drop", (event) => inserted(event.dataTransfer));
  on(document, "visibilitychange", () => {
    if (document.hidden) { left = performance.now(); save(true); }
    else if (left) { notice("leave", performance.now() - left); left = 0; }
  });
  if (id("tokens")) await import("./marking.js");
  await recover();
  on(form, "input", (e) => {
    if (!e.target.name || e.target.form !== form || e.target.closest("[data-quiet]")) return;
    if (e.target.matches("textarea,input[type=text]")) {
      const now = performance.now();
      if (!typing) typing = now;
      later(now - typing > 5000 ? 0 : 800);
      if (now - typing > 5000) typing = 0;
    } else later(0);
  });
  on(form, "touched", () => later(0));
  on(form, "compositionend", () => later(800));
  on(form, "focusout", (e) => { if (dirty && e.target.matches("textarea,input[type=text]")) later(0); });
  on(form, "submit", (e) => {
    if (!e.submitter) return;
    e.preventDefault();
    go(e.submitter);
  });
}
if (form || document.querySelector("[data-guard]")) sendWaiting();

// Forms that end something are sent once the server is known to be there.
for (const guarded of all("form[data-guard]")) {
  on(guarded, "submit", (e) => {
    if (guarded.dataset.sure) return;
    e.preventDefault();
    const { submitter } = e;
    fetch(location.pathname, { redirect: "manual", cache: "no-store" })
      .then(() => { guarded.dataset.sure = "1"; guarded.requestSubmit(submitter); })
      .catch(() => { say(words.stays, "alert"); state(words.unsaved, true); });
  });
}

// The clock: the server's, run on by the page's own steady one.
const shown = id("time-left");
const hide = id("time-hide");
const told = new Set();
let hidden = Boolean(localStorage.getItem("touchstone hide time"));
function tick() {
  const left = Math.max(0, Math.floor((ends - (performance.now() - started)) / 1000));
  const minutes = Math.floor(left / 60);
  shown.textContent = left > 300 ? words.minutes.replace("{n}", Math.ceil(left / 60)) : `${minutes}:${String(left % 60).padStart(2, "0")}`;
  const warning = [10, 5, 1].find((mark) => left <= mark * 60 && left > mark * 60 - 30);
  if (warning) {
    // A warning is seen also by whoever hid the clock.
    const text = warning === 1 ? words.left1 : words.left.replace("{n}", warning);
    shown.textContent = text;
    if (!told.has(warning)) { told.add(warning); say(text, "clock"); }
  }
  shown.classList.toggle("hide", hidden && !warning);
  if (left === 0 && form && !leaving) {
    dirty = true;
    save(true).finally(() => { if (!signedOut) leave(`/test/${words.attempt}/end`); });
    return;
  }
  setTimeout(tick, 1000 - ((performance.now() - started) % 1000));
}
tick();
on(id("time-say"), "click", () => say(shown.textContent));
const label = () => { hide.textContent = hide.dataset[hidden ? "show" : "hide"]; };
on(hide, "click", () => {
  hidden = !hidden;
  localStorage.setItem("touchstone hide time", hidden ? "1" : "");
  shown.classList.toggle("hide", hidden);
  label();
});
label();
