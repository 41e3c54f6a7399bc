// The test page: saving as one writes, leaving a question, the clock. Without script the buttons of the form do the same.
import { all, id, on, say, sayAt, toView, isComposing } from "./app.js";
import "./kinds.js";

const form = id("item");
const words = id("test-head").dataset;
const has = form?.elements;
const now = () => performance.now();
const end = `/test/${words.attempt}/end`;
const box = localStorage;
const stopped = id("stopped");
let ends = Date.parse(words.ends) - Date.parse(words.now) + now();
let dirty = false, fails = 0, timer = null, typing = 0, gone = false;
// The button that was pressed and is carried out by itself as soon as the line is back, once, unless somebody writes on.
let next = null;
// Halted: nothing is sent any more. Fixed: nor can what stands here be changed.
let shut = false, fixed = false;
// What was refused for good is not sent again by itself before it reads otherwise.
let was = null;
const isSame = () => was === filled(fields());

const state = (text, bad) => {
  const shown = id("save-state");
  shown.textContent = text;
  shown.dataset.state = bad ? "bad" : "ok";
};
// Told above the question as long as nothing gets through: at once where the browser knows that it is offline, otherwise after five
// seconds.
const away = (text = "") => {
  id("away").hidden = !text;
  id("away-words").textContent = text;
};
// What outlives its page must be short.
const post = (to, body, last) => {
  const slow = setTimeout(away, 5e3, words.offline);
  return fetch(to, {
    method: "POST", body, headers: { "x-touchstone": "1" }, keepalive: last && String(body).length < 6e4, redirect: "manual",
    signal: AbortSignal.timeout(2e4),
  }).finally(() => clearTimeout(slow)).then(got => (away(), got));
};
const leave = (to) => { gone = true; location = to; };

// What is sent stands in a line: one request after the other, the first at once.
let line = Promise.resolve(), many = 0;
const queue = (act) => {
  const turn = many ? line.then(act) : act();
  many++;
  line = turn.catch(() => {}).then(() => many--);
  return turn;
};

// What the server has not acknowledged lies in this browser, under attempt and item, with the revision that it was written upon; put aside
// where the answer was changed elsewhere, for the person to choose.
const lies = `touchstone ${words.attempt} `;
const own = form && `touchstone ${form.dataset.item}`;
const asideOf = (key) => key.replace(" ", " aside ");
const waiting = () => Object.keys(box).filter(key => key.startsWith(lies) && key !== own);
const led = ["csrf", "once", "item", "seat", "revision", "go", "by", "remove"];
const fields = () => new URLSearchParams([...new FormData(form)].filter(([, v]) => typeof v === "string"));
const filled = (given) => [...given].filter(([name]) => !led.includes(name)).map(String).sort().join("\n");
// A browser may keep nothing.
const keep = () => { try { box.setItem(own, fields().toString()); } catch {} };
const forget = (key) => box.removeItem(key);
const defer = (key) => { box.setItem(asideOf(key), box.getItem(key)); forget(key); };

function stop(text, button, fix) {
  if (gone) return;
  if (button) {
    shut = true;
    clearTimeout(timer);
    id(button).hidden = false;
  }
  if (fix) {
    fixed = true;
    for (const control of all("#main-question :is(button,input,select,textarea)")) {
      control[control.matches("textarea,[type=text],[type=number]") ? "readOnly" : "disabled"] = true;
    }
  }
  id("stopped-words").textContent = text;
  stopped.hidden = false;
  toView(stopped);
  state("", true);
}
const elsewhere = () => { if (!shut) stop(words.elsewhere, "here", true); };

const isBusy = ({ status }) => status >= 500 || [408, 429].includes(status);
// What a refusal of what was sent means: true where it is worth another try at once, thrown where it is later. A redirect, which has the
// status 0, leads to a sign-in: no answer of ours to script is one.
async function refused(got, sent) {
  const { status } = got;
  if (isBusy(got)) throw words.busy;
  const said = await got.json().catch(() => ({}));
  const { code, detail } = said;
  dirty = true;
  if ([0, 401, 403].includes(status)) stop(words.signedout, "again");
  // An answer of this page's own that got lost on its way back.
  else if (code === "stale") { has.revision.value = said.revision; return true; }
  else if (code === "seat_taken") elsewhere();
  else if (code === "changed") stop(detail, "here", true);
  else if (code === "deadline_passed") leave(end);
  else if (/closed|checked/.test(code)) stop(`${detail} ${words.kept}`, "on", true);
  else {
    was = filled(sent);
    // What reads otherwise by now has not been refused.
    if (!isSame()) return true;
    stop(words.refused.replace("{t}", detail ?? status));
    stopped.focus();
  }
  return false;
}
// What could not be sent is tried again, and told: a busy server in its own words.
function failed(why, button) {
  dirty = true;
  fails++;
  state(words.unsaved, true);
  clearTimeout(timer);
  timer = setTimeout(save, [2e3, 5e3, 1e4][fails - 1] ?? 15e3);
  const said = typeof why === "string" && why, also = next?.dataset.later ?? "", text = (said || words.offline) + also;
  away(text);
  if (button) sayAt(button, also ? text : said || words.stays);
  else if (fails === 2) say(text, "alert");
}

const save = (last) => queue(() => (next && last !== true ? lead(next, 3) : store(last === true)));
async function store(last) {
  if (!form || gone || shut || !dirty || (isComposing() && !last) || isSame()) return;
  clearTimeout(timer);
  dirty = false;
  typing = 0;
  state(words.saving);
  try {
    const sent = fields();
    const got = await post(form.dataset.save, sent, last);
    if (!got.ok) { if (await refused(got, sent)) later(0); return; }
    const saved = await got.json();
    has.revision.value = saved.revision;
    ends = Date.parse(saved.ends_at) - Date.parse(saved.server_now) + now();
    if (!dirty) forget(own);
    if (fails > 1) say(words.back);
    sayAt();
    fails = 0;
    was = null;
    stopped.hidden = true;
    id("answer-state").textContent = saved.stands;
    state(dirty ? words.saving : saved.told);
  } catch (why) { failed(why); }
}
function later(ms) {
  if (fixed) return;
  dirty = true;
  keep();
  if (!shut && !fails && !isSame()) state(words.saving);
  clearTimeout(timer);
  timer = setTimeout(save, ms);
}

// A button that leads away saves first, and leads only when the server has everything; one pressed meanwhile has its turn.
const go = (button) => {
  next = button.dataset.later && button;
  queue(() => lead(button, 3, button));
};
async function lead(button, tries, loud) {
  if (gone) return;
  try {
    if (button.value === "here") { await takeSeat(); leave(form.action); return; }
    if (shut) { stopped.focus(); return; }
    clearTimeout(timer);
    keep();
    state(words.saving);
    const sent = fields();
    sent.append(button.name, button.value);
    sent.append("by", "script");
    dirty = false;
    const got = await post(form.action, sent);
    if (!got.ok) {
      if (await refused(got, sent) && tries) await lead(button, tries - 1, loud);
      else next = null;
      return;
    }
    const { to, revision } = await got.json();
    has.revision.value = revision;
    // What was written while the button was on its way.
    for (let n = 0; dirty && n < 3; n += 1) await store(true);
    if (dirty) return;
    forget(own);
    leave(to);
  } catch (why) { failed(why, loud); }
}

// The seat: one page of an attempt is live. A page asks whether another tab of this browser is, also where it is a copy of that tab; else
// it sits down.
const channel = window.BroadcastChannel && new BroadcastChannel("touchstone");
const seatKey = `touchstone seat ${words.attempt}`;
const tell = (kind) => channel?.postMessage({ kind, attempt: words.attempt, seat: has.seat.value });
let asks = false;
async function takeSeat() {
  const got = await post(`/test/${words.attempt}/seat`, new URLSearchParams({ csrf: has.csrf.value }));
  if (!got.ok) { await refused(got, fields()); throw words.elsewhere; }
  const { seat } = await got.json();
  has.seat.value = seat;
  sessionStorage.setItem(seatKey, seat);
  tell("taken");
}
async function sit() {
  asks = true;
  tell("ask");
  if (channel) await new Promise((done) => { setTimeout(done, 150); });
  asks = false;
  if (!shut && sessionStorage.getItem(seatKey) !== has.seat.value) await takeSeat();
}
on(channel, "message", ({ data }) => {
  if (!form || gone || data.attempt !== words.attempt) return;
  const mine = data.seat === has.seat.value;
  if (data.kind === "taken" || (data.kind === "held" && mine && asks)) elsewhere();
  if (data.kind === "ask" && mine && !shut) tell("held");
});
if (form && stopped.hidden) queue(sit).catch(() => {});

// Large insertions and time away are counted, never their content: for people to weigh, as the start page says.
function notice(kind, amount) {
  const body = new URLSearchParams({ csrf: has.csrf.value, kind, amount: Math.round(amount) });
  post(form.dataset.save.replace("/answers/", "/signals/"), body, true).catch(() => {});
}

// What an earlier visit could not hand over is put back before anything else; where the answer is another one by now, the person chooses.
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
function recover() {
  const read = (key) => { const kept = box.getItem(key); return kept && new URLSearchParams(kept); };
  const before = read(own);
  if (before && filled(before) === filled(fields())) forget(own);
  else if (before?.get("revision") === has.revision.value) putBack(before);
  else if (before) defer(own);
  const aside = asideOf(own), other = read(aside);
  if (!other) return;
  const banner = id("kept");
  const choose = (act) => () => { banner.hidden = true; act(); forget(aside); };
  banner.hidden = false;
  on(id("put-back"), "click", choose(() => putBack(other)));
  on(id("let-go"), "click", choose(() => {}));
}
// Answers to other questions of this attempt that still wait here go off, too. What is refused for good is put aside, and said to be.
async function flush() {
  for (const key of waiting()) {
    const sent = new URLSearchParams(box.getItem(key));
    sent.set("csrf", all("[name=csrf]")[0].value);
    sent.set("seat", form ? has.seat.value : words.seat);
    const got = await post(`/test/${words.attempt}/answers/${sent.get("item")}`, sent);
    if (got.ok) forget(key);
    else if (isBusy(got)) throw words.busy;
    else if ([404, 409, 413, 422].includes(got.status) && (await got.json()).code !== "seat_taken") {
      defer(key);
      say(words.aside, "alert");
    }
  }
}
const showAside = () => all("[data-of]").forEach((tag) => { tag.hidden = !box.getItem(asideOf(lies) + tag.dataset.of); });

if (form) {
  let copied = "", left = 0;
  const brought = (data) => {
    const text = data?.getData("text/plain") ?? "";
    if (text.length > 30 && text !== copied) notice("paste", text.length);
  };
  for (const kind of ["copy", "cut"]) {
    on(document, kind, () => {
      const at = document.activeElement;
      copied = at?.value?.slice(at.selectionStart, at.selectionEnd) || String(getSelection());
    });
  }
  on(form, "paste", (e) => brought(e.clipboardData));
  on(form, "drop", (e) => brought(e.dataTransfer));
  on(document, "visibilitychange", () => {
    if (document.hidden) { left = now(); save(true); return; }
    if (left) notice("leave", now() - left);
    left = 0;
    // Whoever comes back is told the server's time.
    later(0);
  });
  if (id("tokens")) await import("./marking.js");
  recover();
  const stay = () => {
    if (next) sayAt();
    next = null;
  };
  // Text goes off in a pause, and at the latest five seconds after its first letter, or when an input method lets go of the keys.
  const written = () => {
    typing ||= now();
    later(now() - typing > 5e3 ? 0 : 800);
  };
  on(form, "input", (e) => {
    if (!e.target.name || e.target.form !== form || e.target.closest("[data-quiet]")) return;
    stay();
    if (e.target.matches("textarea,input[type=text]")) written();
    else later(0);
  });
  on(form, "touched", () => { stay(); later(0); });
  on(form, "compositionend", written);
  on(form, "focusout", (e) => { if (dirty && e.target.matches("textarea,input[type=text]")) later(0); });
  on(form, "submit", (e) => {
    if (!e.submitter) return;
    e.preventDefault();
    go(e.submitter);
  });
}
if (form || all("[data-guard]").length) queue(flush).catch(() => {}).then(showAside);
on(window, "offline", () => away(words.offline));
on(window, "online", () => { away(); sayAt(); if (form) later(0); });
// A page that the browser kept as it was is made anew.
on(window, "pageshow", (e) => { if (e.persisted) location.reload(); });

// Forms that end something are sent once the server is known to be there and has everything that waited here; what it did not take is shown
// first.
const ping = () => fetch(location.pathname, { redirect: "manual", cache: "no-store" });
for (const guarded of all("form[data-guard]")) {
  let shown = false;
  // Nothing is handed in by itself: once the line is back, the head no longer says that something waits.
  const look = async () => {
    try { await ping(); await queue(flush); state(""); } catch { setTimeout(look, 3e3); }
  };
  on(guarded, "submit", async (e) => {
    if (guarded.dataset.sure) return;
    e.preventDefault();
    const { submitter } = e;
    try {
      await ping();
      await queue(flush);
      showAside();
      if (!shown && all("[data-of]:not([hidden])").length) { shown = true; say(words.aside, "alert"); return; }
      guarded.dataset.sure = "1";
      guarded.requestSubmit(submitter);
    } catch (why) {
      sayAt(submitter, typeof why === "string" ? why : guarded.dataset.failed);
      state(waiting().length ? words.unsaved : words.away, true);
      look();
    }
  });
}

// The clock: the server's, run on by the page's own steady one. Where that stood still, as on a machine that slept, the server is asked.
const shown = id("time-left");
const hide = id("time-hide");
const told = new Set();
const hides = "touchstone hide time";
let hidden = !!box.getItem(hides), over = false, wall = Date.now() - now();
function tick() {
  if (Math.abs(Date.now() - now() - wall) > 3e3) {
    wall = Date.now() - now();
    if (form) later(0);
    else location.reload();
  }
  const rest = (ends - now()) / 1e3;
  const left = Math.max(0, Math.floor(rest));
  const minutes = Math.floor(left / 60);
  shown.textContent = left > 300 ? words.minutes.replace("{n}", minutes) : `${minutes}:${String(left % 60).padStart(2, "0")}`;
  // A warning is seen also by whoever hid the clock; it never says more than what is left.
  const warning = [10, 5, 1].find((m) => left <= m * 60 && left > m * 60 - 30);
  if (warning && !told.has(warning)) {
    told.add(warning);
    say(minutes === 1 ? words.left1 : left < 60 ? words.seconds.replace("{n}", left) : words.left.replace("{n}", minutes), "clock");
  }
  shown.classList.toggle("hide", hidden && !warning);
  if (!left && form && !gone) {
    // All that stands here goes off, finished or not, once more also where it was refused, as long as the server may still take it.
    if (!over) { over = dirty = true; was = null; }
    save(true).then(() => {
      if (dirty && !shut && rest > words.late) setTimeout(tick, 2e3);
      else if (id("again").hidden) leave(end);
    });
    return;
  }
  setTimeout(tick, 1e3 - (now() % 1e3));
}
tick();
on(id("time-say"), "click", () => say(shown.textContent));
const label = () => { shown.classList.toggle("hide", hidden); hide.textContent = hide.dataset[hidden ? "show" : "hide"]; };
on(hide, "click", () => {
  hidden = !hidden;
  box.setItem(hides, hidden ? "1" : "");
  label();
});
label();
