// What is typed into a form lies in this browser until it is sent: a reload, another language, a session that ended or a line that dropped
// loses nothing.
import { all, id, on, say, sayAt } from "./app.js";

// Fields that the page gives anew.
const led = ["csrf", "once", "seen", "revision", "go"];

// The key names the person: on a shared machine the next one must not find it. What another one left here goes as soon as it is found.
const ALL = "touchstone form ";
const whose = document.querySelector("[data-keep]")?.dataset.keep;
for (const store of whose ? [sessionStorage, localStorage] : []) {
  for (const key of Object.keys(store)) if (key.startsWith(ALL) && key.split(" ")[2] !== whose) store.removeItem(key);
}

export function keeper(form, store) {
  // Of several forms that lead to their own page each has a name.
  const own = form.hasAttribute("id") ? `#${form.getAttribute("id")}` : "";
  const key = `${ALL}${whose} ${form.getAttribute("action") ?? location.pathname + own}`;
  const fields = () => new URLSearchParams([...new FormData(form)].filter(([, v]) => typeof v === "string"));
  const filled = (given) => [...given].filter(([name]) => !led.includes(name)).map(String).sort().join("\n");
  return {
    fields,
    keep() { try { store.setItem(key, fields().toString()); } catch { /* a browser may keep nothing */ } },
    forget() { store.removeItem(key); },
    // What lies here and is not what stands on the page.
    kept() {
      const before = new URLSearchParams(store.getItem(key) ?? "");
      return store.getItem(key) === null || filled(before) === filled(fields()) ? null : before;
    },
    putBack(before) {
      for (const control of form.querySelectorAll("textarea,select,input:is([type=text],[type=number])")) {
        if (!before.has(control.name)) continue;
        control.value = before.get(control.name);
        if (control.matches("textarea") && control.value) control.closest("details")?.setAttribute("open", "");
      }
      for (const control of form.querySelectorAll("input[type=radio][name],input[type=checkbox][name]")) {
        control.checked = before.getAll(control.name).includes(control.value);
        if (control.checked && control.value) control.closest("details")?.setAttribute("open", "");
      }
      // What is put back is seen.
      form.closest("details")?.setAttribute("open", "");
      form.dispatchEvent(new CustomEvent("restored", { detail: before }));
    },
  };
}

// A form is sent once the server is known to be there; else it stays as it is.
export function guard(form, check) {
  on(form, "submit", async (e) => {
    if (form.dataset.sure) return;
    e.preventDefault();
    const { submitter } = e;
    try {
      await check();
      // A form cannot be sent while its own submission is still being told of, as it is where nothing had to be waited for.
      await new Promise((done) => { setTimeout(done); });
      form.dataset.sure = "1";
      form.requestSubmit(submitter);
    } catch (why) { sayAt(submitter, typeof why === "string" ? why : form.dataset.stays ?? id("alert").dataset.stays); }
  });
}

for (const done of all("[data-forgets]")) sessionStorage.removeItem(ALL + done.dataset.forgets);

for (const form of all("form[data-session]")) {
  const own = keeper(form, sessionStorage);
  // A page that came back with what was sent shows the latest already; of another form on it, what lies here is the latest.
  const cameBack = document.querySelector(".errors") && !form.hasAttribute("data-aside");
  const before = cameBack ? null : own.kept();
  if (before) { own.putBack(before); say(form.dataset.back ?? id("alert").dataset.back); }
  else if (cameBack) own.keep();
  else own.forget();
  on(form, "input", own.keep);
  on(form, "change", own.keep);
  on(form, "touched", own.keep);
  // What is typed is kept until the server says that it has it, which the page that follows does. Where the page may not be seen any more,
  // or the session has ended, the form goes all the same: what comes back says so, with what was typed.
  guard(form, async () => {
    const answer = await fetch(form.dataset.session || location.pathname, { redirect: "manual", cache: "no-store" });
    if (answer.status >= 500 || [408, 429].includes(answer.status)) throw answer.status;
  });
}

// Reasons that do not fit the outcome that is chosen are not offered.
for (const group of all("[data-fitted]")) {
  const form = group.closest("form");
  const fit = () => {
    const chosen = form.querySelector(`[name=${group.dataset.fitted}]:checked`)?.value;
    for (const label of group.querySelectorAll("[data-fits]")) {
      const fits = !chosen || label.dataset.fits.split(" ").includes(chosen);
      label.hidden = !fits;
      if (!fits) label.querySelector("input").checked = false;
    }
  };
  on(form, "change", fit);
  on(form, "restored", fit);
  fit();
}
