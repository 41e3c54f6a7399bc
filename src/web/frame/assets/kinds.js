// What single kinds of items do beside being filled in. Each change is told to the form, which saves it.
import { all, id, on, say, imeBusy } from "./app.js";

const form = id("item");
export const touched = () => form.dispatchEvent(new Event("touched"));

// Order: a row moves to the place that is chosen, or by its buttons; the selects, which are what is sent, follow.
for (const list of all(".order")) {
  const rows = () => [...list.children];
  const put = (row, to, control) => {
    if (to < 0 || to >= list.children.length) return;
    const rest = rows().filter((r) => r !== row);
    rest.splice(to, 0, row);
    list.append(...rest);
    rows().forEach((r, i) => { r.querySelector("select").value = i + 1; });
    control.focus();
    touched();
    say(list.dataset.moved.replace("{n}", to + 1).replace("{of}", list.children.length));
  };
  const move = (control, by) => {
    const row = control.closest("li");
    put(row, rows().indexOf(row) + by, control);
  };
  on(list, "change", ({ target }) => put(target.closest("li"), target.value - 1, target));
  on(list, "click", (e) => {
    const button = e.target.closest("button[data-by]");
    if (button) move(button, +button.dataset.by);
  });
  on(list, "keydown", (e) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[e.key];
    if (!by || !e.altKey || imeBusy(e)) return;
    e.preventDefault();
    move(e.target, by);
  });
  on(form, "restored", () => {
    const place = (row) => row.querySelector("select").value || 99;
    list.append(...rows().sort((a, b) => place(a) - place(b)));
  });
}

// "Nothing is wrong" stands for the text as it was; taken back, it gives back what was written.
for (const none of all("input[data-none]")) {
  const area = form?.querySelector("textarea");
  if (!area) continue;
  let written = null;
  on(area, "input", (e) => { if (e.isTrusted || e.detail !== "none") none.checked = false; });
  on(none, "change", () => {
    if (none.checked) { written = area.value; area.value = area.dataset.original; }
    else if (written !== null && area.value === area.dataset.original) area.value = written;
    area.dispatchEvent(new CustomEvent("input", { detail: "none" }));
  });
}

// "Nothing" and something are never chosen together; taken back, it gives back what was chosen.
for (const group of all("[data-exclusive]")) {
  const none = group.querySelector("[data-nothing]");
  const asked = document.querySelector("[data-asked-by]");
  const others = () => [...group.querySelectorAll("input:not([data-nothing])"), ...(asked?.querySelectorAll("input") ?? [])];
  // How severe it is: asked once there is something to be severe.
  const ask = () => { if (asked) asked.hidden = !others().some((i) => i.checked); };
  let chosen = [];
  on(group, "change", (e) => {
    if (e.target === none) {
      if (none.checked) { chosen = others().filter((i) => i.checked); chosen.forEach((i) => { i.checked = false; }); }
      else { chosen.forEach((i) => { i.checked = true; }); chosen = []; }
    } else if (e.target.checked) none.checked = false;
    ask();
  });
  on(asked, "change", () => { none.checked = false; });
  on(form, "restored", ask);
  ask();
}
