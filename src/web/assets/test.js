// The test page: saving as one writes, the clock, marking, ordering. Without script the buttons of the form do the same.
import { say, imeBusy, isComposing } from "./app.js";

const form = document.getElementById("item");
const head = document.getElementById("test-head");
const words = head.dataset;
const key = `touchstone ${form?.dataset.item}`;
const started = performance.now();
let ends = Date.parse(words.ends) - Date.parse(words.now);
let dirty = false, saving = null, failures = 0, timer = null, stopped = false;

const state = (text, bad) => {
  const shown = document.getElementById("save-state");
  shown.textContent = text;
  shown.dataset.state = bad ? "bad" : "ok";
};
const fields = () => new URLSearchParams([...new FormData(form)].filter(([, v]) => typeof v === "string"));
const clockTime = () => new Date().toTimeString().slice(0, 8);

async function save(last = false) {
  if (!form || stopped || !dirty || isComposing()) return;
  if (saving) { await saving; if (!dirty) return; }
  clearTimeout(timer);
  dirty = false;
  state(words.saving);
  const body = fields();
  localStorage.setItem(key, body.toString());
  saving = fetch(form.dataset.save, { method: "POST", body, headers: { "x-touchstone": "1" }, keepalive: last, redirect: "manual" })
    .then(async (answer) => {
      if (answer.ok) {
        const saved = await answer.json();
        form.elements.namedItem("revision").value = saved.revision;
        ends = Date.parse(saved.ends_at) - Date.parse(saved.server_now) + (performance.now() - started);
        localStorage.removeItem(key);
        if (failures > 1) say(words.back);
        failures = 0;
        if (saved.unsaved) state(saved.unsaved, true);
        else state(dirty ? words.saving : words.saved.replace("{t}", clockTime()));
      } else if (answer.status === 409) {
        const said = await answer.json().catch(() => ({}));
        stop(said.code === "seat_taken" ? words.elsewhere : said.detail || words.elsewhere);
      } else if (answer.status === 401) {
        stop(words.signedout);
      } else throw new Error(String(answer.status));
    })
    .catch(() => {
      dirty = true;
      failures += 1;
      state(words.unsaved, true);
      if (failures === 2) say(words.offline, "alert");
      timer = setTimeout(save, [2000, 5000, 10000][failures - 1] ?? 15000);
    })
    .finally(() => { saving = null; });
  await saving;
}
function later(wait) {
  dirty = true;
  clearTimeout(timer);
  timer = setTimeout(save, wait);
}
function stop(text) {
  stopped = true;
  state(text, true);
  say(text, "alert");
  for (const control of form.querySelectorAll("input,select,textarea")) control.disabled = true;
}

// Large insertions and time away are counted, never their content: for people to weigh, as the start page says.
function notice(kind, amount) {
  const body = new URLSearchParams({ csrf: form.elements.namedItem("csrf").value, kind, amount: Math.round(amount) });
  const to = form.dataset.save.replace("/answers/", "/signals/");
  fetch(to, { method: "POST", body, headers: { "x-touchstone": "1" }, keepalive: true, redirect: "manual" }).catch(() => {});
}
if (form) {
  let own = "", left = 0;
  const inserted = (data) => {
    const text = data?.getData("text/plain") ?? "";
    if (text.length > 30 && text !== own) notice("paste", text.length);
  };
  for (const kind of ["copy", "cut"]) {
    document.addEventListener(kind, () => {
      const at = document.activeElement;
      own = at?.value?.slice(at.selectionStart, at.selectionEnd) || String(getSelection());
    });
  }
  form.addEventListener("paste", (event) => inserted(event.clipboardData));
  form.addEventListener("drop", (event) => inserted(event.dataTransfer));
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) left = performance.now();
    else if (left) { notice("leave", performance.now() - left); left = 0; }
  });
  // What an earlier visit could not hand over is put back before anything else.
  const kept = localStorage.getItem(key);
  if (kept) {
    const before = new URLSearchParams(kept);
    if (before.get("revision") === form.elements.namedItem("revision").value) {
      for (const control of form.querySelectorAll("textarea,input[type=text]")) {
        if (before.has(control.name)) control.value = before.get(control.name);
      }
      for (const control of form.querySelectorAll("input[type=radio],input[type=checkbox]")) {
        control.checked = before.getAll(control.name).includes(control.value);
      }
      later(0);
    } else localStorage.removeItem(key);
  }
  let typing = 0;
  form.addEventListener("input", (e) => {
    if (!e.target.name || e.target.closest("[data-quiet]")) return;
    if (e.target.matches("textarea,input[type=text]")) {
      const now = performance.now();
      if (!typing) typing = now;
      later(now - typing > 5000 ? 0 : 800);
      if (now - typing > 5000) typing = 0;
    } else later(0);
  });
  form.addEventListener("compositionend", () => later(800));
  form.addEventListener("focusout", (e) => { if (dirty && e.target.matches("textarea,input[type=text]")) later(0); });
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") save(true); });
  form.addEventListener("submit", (e) => {
    clearTimeout(timer);
    if (saving) {
      // A save is on its way: the form goes after it, with the revision that it makes.
      e.preventDefault();
      dirty = false;
      saving.finally(() => form.requestSubmit(e.submitter));
      return;
    }
    stopped = true;
    localStorage.removeItem(key);
  });
}

// The clock: the server's, run on by the page's own steady one.
const shown = document.getElementById("time-left");
const told = new Set();
function tick() {
  const left = Math.max(0, Math.floor((ends - (performance.now() - started)) / 1000));
  const minutes = Math.floor(left / 60);
  shown.textContent = left > 300 ? words.minutes.replace("{n}", Math.ceil(left / 60)) : `${minutes}:${String(left % 60).padStart(2, "0")}`;
  for (const mark of [10, 5, 1]) {
    if (left <= mark * 60 && left > mark * 60 - 30 && !told.has(mark)) {
      told.add(mark);
      say(words.left.replace("{n}", mark), "clock");
    }
  }
  if (left === 0 && form && !stopped) {
    dirty = true;
    save(true).finally(() => { location.href = words.end; });
    stopped = true;
    return;
  }
  setTimeout(tick, 1000 - ((performance.now() - started) % 1000));
}
if (shown && words.ends) tick();
document.getElementById("time-say")?.addEventListener("click", () => say(shown.textContent));
document.getElementById("time-hide")?.addEventListener("click", (e) => {
  const hidden = shown.classList.toggle("hide");
  e.target.textContent = hidden ? e.target.dataset.show : e.target.dataset.hide;
  localStorage.setItem("touchstone hide time", hidden ? "1" : "");
});
if (localStorage.getItem("touchstone hide time")) document.getElementById("time-hide")?.click();

// Order: up and down move a row; the selects, which are what is sent, follow.
for (const list of document.querySelectorAll(".order")) {
  const renumber = () => [...list.children].forEach((row, i) => { row.querySelector("select").value = String(i + 1); });
  const move = (row, by) => {
    const other = by < 0 ? row.previousElementSibling : row.nextElementSibling;
    if (!other) return;
    other[by < 0 ? "before" : "after"](row);
    renumber();
    later(0);
    const place = [...list.children].indexOf(row) + 1;
    say(list.dataset.moved.replace("{n}", place).replace("{of}", list.children.length));
  };
  list.addEventListener("click", (e) => {
    const button = e.target.closest("button[data-by]");
    if (!button) return;
    e.preventDefault();
    move(button.closest("li"), Number(button.dataset.by));
    button.focus();
  });
  list.addEventListener("keydown", (e) => {
    if (e.altKey && !imeBusy(e) && (e.key === "ArrowUp" || e.key === "ArrowDown")) {
      e.preventDefault();
      move(e.target.closest("li"), e.key === "ArrowUp" ? -1 : 1);
      e.target.focus();
    }
  });
}

// A text that is changed takes back "nothing is wrong", and the other way round.
for (const none of document.querySelectorAll("input[data-none]")) {
  const area = form.querySelector("textarea");
  area?.addEventListener("input", () => { none.checked = false; });
  none.addEventListener("change", () => { if (none.checked && area) area.value = area.defaultValue === "" ? area.value : area.dataset.original; });
}
for (const group of document.querySelectorAll("[data-exclusive]")) {
  group.addEventListener("change", (e) => {
    const none = group.querySelector("[data-nothing]");
    if (e.target === none) { if (none.checked) group.querySelectorAll("input:not([data-nothing])").forEach((i) => { i.checked = false; }); }
    else if (e.target.checked) none.checked = false;
  });
}

// Marking: first word, then last word, then the label; or a selection of text.
const tokens = document.getElementById("tokens");
if (tokens) {
  const list = [...tokens.querySelectorAll(".tok")];
  const bar = document.getElementById("mark-bar");
  const quote = document.getElementById("mark-quote");
  let from = null, range = null;
  const chosen = (a, b) => {
    range = [Math.min(a, b), Math.max(a, b)];
    list.forEach((t, i) => t.classList.toggle("from", i >= range[0] && i <= range[1]));
    quote.textContent = list.slice(range[0], range[1] + 1).map((t) => t.textContent).join("");
    bar.hidden = false;
    bar.querySelector("select").focus();
  };
  const pick = (i) => {
    if (from === null) { from = i; list.forEach((t, n) => t.classList.toggle("from", n === i)); say(tokens.dataset.first.replace("{w}", list[i].textContent)); }
    else { chosen(from, i); from = null; }
  };
  tokens.addEventListener("click", (e) => {
    const i = list.indexOf(e.target.closest(".tok"));
    const selection = getSelection();
    if (selection && !selection.isCollapsed && tokens.contains(selection.anchorNode) && tokens.contains(selection.focusNode)) {
      const at = (node) => list.indexOf(node.parentElement.closest(".tok"));
      const a = at(selection.anchorNode), b = at(selection.focusNode);
      if (a >= 0 && b >= 0) { selection.removeAllRanges(); from = null; chosen(a, b); return; }
    }
    if (i >= 0) pick(i);
  });
  tokens.addEventListener("keydown", (e) => {
    const i = list.indexOf(document.activeElement);
    if (i < 0 || imeBusy(e)) return;
    if (e.key === "ArrowRight" || e.key === "ArrowLeft") {
      e.preventDefault();
      list[i].tabIndex = -1;
      const next = list[i + (e.key === "ArrowRight" ? 1 : -1)] ?? list[i];
      next.tabIndex = 0;
      next.focus();
    } else if (e.key === "Enter" || e.key === " ") { e.preventDefault(); pick(i); }
    else if (e.key === "Escape") { from = null; bar.hidden = true; list.forEach((t) => t.classList.remove("from")); }
  });
  document.getElementById("mark-add").addEventListener("click", () => {
    const input = document.createElement("input");
    input.type = "hidden";
    input.name = "span";
    input.value = `${list[range[0]].dataset.s} ${list[range[1]].dataset.e} ${bar.querySelector("select").value}`;
    form.append(input);
    // The page that comes back shows the mark in its place among the others.
    const none = form.querySelector("[name=none]");
    if (none) none.checked = false;
    stopped = true;
    form.querySelector("button[value=stay]").click();
  });
}
