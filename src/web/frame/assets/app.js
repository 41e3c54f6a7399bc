// Every page: plain forms work without any of this.
document.documentElement.classList.add("js");

export const id = (name) => document.getElementById(name);
export const all = (css) => document.querySelectorAll(css);
export const toView = (shown) => shown.scrollIntoView({ block: "nearest" });
export const on = (target, kind, act) => target?.addEventListener(kind, act);

export const say = (text, where = "status") => {
  const region = id(where);
  if (!region) return;
  region.textContent = text;
  setTimeout(() => { if (region.textContent === text) region.textContent = ""; }, 2e4);
};

// The same where it is seen: below the buttons that it is about, or on top of the page.
export const sayAt = (at, text) => {
  all(".told").forEach((p) => p.remove());
  if (!text) return;
  say(text, "alert");
  const told = document.createElement("p"), row = at?.closest("main") && at.closest(".actions,.test-foot,form");
  told.className = "told";
  told.textContent = text;
  if (row) row.after(told); else id("main").prepend(told);
  toView(told);
};

// A form goes once there is a line: the browser's own page of errors would take what stands here away. Whoever stays is told so.
let asks = false;
on(window, "submit", async (e) => {
  const { target: form, submitter } = e;
  if (e.defaultPrevented || form.dataset.sure) return;
  e.preventDefault();
  if (asks) return;
  asks = true;
  try {
    await fetch(import.meta.url, { cache: "no-store", signal: AbortSignal.timeout(1e4) });
    form.dataset.sure = "1";
    form.requestSubmit(submitter);
    delete form.dataset.sure;
  } catch {
    form.dispatchEvent(new Event("stayed"));
    sayAt(submitter, form.dataset.failed ?? id("alert").dataset.stays);
  }
  asks = false;
});

// Nor does a link lead to that page: whoever is offline stays, and is told so. One with a place in it leads to this page as a rule.
on(window, "click", (e) => {
  const link = e.target.closest?.("a[href]");
  if (navigator.onLine || e.defaultPrevented || link?.origin !== location.origin || link.hash) return;
  e.preventDefault();
  sayAt(link, id("alert").dataset.offline);
});

// Signing out clears what the browser keeps: where some of it never reached the server, that is said first.
const out = document.querySelector("form[data-unsent]");
on(out, "submit", (e) => {
  if (!out.dataset.unsent || !Object.keys(localStorage).some((key) => /^touchstone\s(aside\s)?\S{36}\s/.test(key))) return;
  e.preventDefault();
  say(out.dataset.unsent, "alert");
  out.dataset.unsent = "";
});

// An input method owns the keys while it composes: nothing is counted or obeyed then.
let composing = false;
addEventListener("compositionstart", () => { composing = true; }, true);
addEventListener("compositionend", () => { composing = false; }, true);
export const imeBusy = (e) => composing || e.isComposing || e.keyCode === 229 || /^(Process|Unidentified)$/.test(e.key);
export const isComposing = () => composing;

document.querySelector("[data-focus]")?.focus();

for (const select of all("select[data-submit]")) on(select, "change", () => select.form.requestSubmit());

// Length as the server counts it: characters without white space where words stand without blanks between them, which the page says; runs
// without white space elsewhere.
export const countLength = (text, unspaced) =>
  unspaced
    ? [...text.replace(/\s/gu, "")].length
    : (text.match(/\S+/gu) ?? []).length;

for (const area of all("textarea[data-count]")) {
  const shown = id(area.dataset.count);
  const tell = () => {
    if (composing) return;
    const n = countLength(area.value, "unspaced" in area.dataset);
    const { max } = area.dataset;
    shown.textContent = shown.dataset.words.replace("{n}", n);
    shown.classList.toggle("over", max > 0 && n > max);
  };
  on(area, "input", tell);
  on(area, "compositionend", () => setTimeout(tell));
  tell();
}

// Enter moves on nowhere; Ctrl or Command with Enter is the primary button of the form.
addEventListener("keydown", (e) => {
  if (e.key === "Enter" && (e.ctrlKey || e.metaKey) && !imeBusy(e)) {
    const primary = e.target.closest?.("form")?.querySelector("button.primary");
    if (primary) { e.preventDefault(); primary.click(); }
  }
});

// Digits choose inside the group that has the focus: by the number that a choice shows, where choices show numbers; else by its place.
// Full-width digits of an input method count too.
const boxes = "input[type=radio],input[type=checkbox]";
export const folded = (key) => key.normalize("NFKC");
addEventListener("keydown", (e) => {
  if (imeBusy(e) || e.ctrlKey || e.metaKey || e.altKey) return;
  // A rubric's digits are its levels, and its page's own script has them.
  if (!e.target.matches?.(boxes) || e.target.closest("[data-digits]")) return;
  const group = e.target.closest("fieldset");
  const choice = [...group?.querySelectorAll(boxes) ?? []].find((c, i) => (group.dataset.numbers ? c.value : i + 1) == folded(e.key));
  if (!choice || choice.disabled) return;
  e.preventDefault();
  choice.focus();
  choice.click();
  // Words are decided one after the other.
  group.closest(".words li")?.nextElementSibling?.querySelector("input").focus();
});

for (const group of all("[data-tabs]")) {
  const panes = id(group.dataset.tabs);
  on(group, "click", (e) => {
    const button = e.target.closest("button");
    if (!button) return;
    panes.dataset.show = button.value;
    for (const other of group.querySelectorAll("button")) other.ariaPressed = other === button;
    say(button.textContent.trim());
  });
}

for (const back of all("[data-poll]")) setTimeout(() => location.reload(), back.dataset.poll * 1000);
