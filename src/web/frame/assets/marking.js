// Marking stretches of a text: by selecting, by first and last word, or by quoting; longer and shorter by a character. Marks are kept in
// fields of
// the form, as "start end label" in code points. No mark begins or ends inside a character of several code points.
import { id, on, say, imeBusy, toView } from "./app.js";
import { touched } from "./kinds.js";

const form = id("item");
const tokens = id("tokens");
const bar = id("mark-bar");
const list = id("marks");
const none = form.querySelector("[name=none]");
const text = tokens.textContent;
const chars = [...text];
const radios = [...bar.querySelectorAll("[name=mark-label]")];

const steps = [0];
if (Intl.Segmenter) {
  const cut = new Intl.Segmenter(undefined, { granularity: "grapheme" });
  for (const { segment } of cut.segment(text)) steps.push(steps.at(-1) + [...segment].length);
} else chars.forEach((_, i) => steps.push(i + 1));
const edges = [...tokens.dataset.edges.split(" ").map(Number), chars.length];
const lower = (n) => steps.findLast((s) => s <= n);
const upper = (n) => steps.find((s) => s >= n) ?? chars.length;
const words = ([s, e]) => chars.slice(s, e).join("");
const title = (label) => radios.find((r) => r.value === label)?.parentElement.querySelector(".title").textContent ?? "";
const lack = id("mark-missing");
// What is still to be done with the words that were chosen, told where they stand.
const lacks = (why) => {
  lack.textContent = why;
  lack.hidden = false;
  radios[0]?.focus();
  toView(bar);
};
// Words that were chosen and are not marked are no mark: nobody leaves them behind unseen.
on(form, "submit", (e) => {
  if (!range || !e.submitter?.matches(".next")) return;
  e.preventDefault();
  e.stopImmediatePropagation();
  lacks(bar.dataset.open);
});
const blank = (c) => /\s/u.test(c);

const read = (field) => { const [s, e, ...label] = field.split(" "); return { s: +s, e: +e, label: label.join(" ") }; };
let marks = [...list.querySelectorAll("[name=span]")].map((i) => read(i.value));
// What is about to be marked; the word it began with; the mark that is being changed; the place of the focus.
let range = null, first = null, old = null, at = 0;

const make = (tag, className = "", textContent = "") => Object.assign(document.createElement(tag), { className, textContent });
const press = (content, act) => { const b = make("button", "", content); b.type = "button"; on(b, "click", act); return b; };

function draw() {
  const cuts = [...new Set([0, ...edges, ...marks.flatMap((m) => [m.s, m.e]), ...(range ?? [])])].sort((a, b) => a - b);
  tokens.replaceChildren(...cuts.slice(0, -1).map((s, i) => {
    const e = cuts[i + 1];
    const on = marks.some((m) => m.s < e && s < m.e), about = range && range[0] < e && s < range[1];
    if (!on && !about && [...words([s, e])].every(blank)) return words([s, e]);
    const piece = make("span", `tok${on ? " on" : ""}${about ? " from" : ""}`, words([s, e]));
    Object.assign(piece.dataset, { s, e });
    const numbers = marks.flatMap((m, n) => (m.s === s ? [n + 1] : []));
    if (numbers.length) piece.dataset.n = numbers.join(" ");
    return piece;
  }));
  tab();
  enlist();
}
function enlist() {
  const count = id("mark-count");
  count.textContent = count.dataset.words.replace("{n}", marks.length);
  list.replaceChildren(...marks.map((m, n) => {
    const row = make("li"), field = make("input"), quote = make("span", "", `“${words([m.s, m.e])}”`);
    Object.assign(field, { type: "hidden", name: "span", value: `${m.s} ${m.e} ${m.label}` });
    Object.assign(quote, { lang: tokens.lang, translate: false });
    row.append(field, make("span", "number", n + 1), quote, make("span", "tag", title(m.label)),
      press(list.dataset.edit, () => { old = m; first = null; choose([m.s, m.e], m.label); radios.find((r) => r.checked)?.focus(); }),
      press(list.dataset.remove, () => { remove(m); focusAt(m.s); }));
    return row;
  }));
}
const pieces = () => [...tokens.querySelectorAll(".tok")];
const pieceAt = (place) => pieces().find((t) => t.dataset.e > place) ?? tokens.querySelector(".tok");
// One piece can be reached by keys. While the mouse is down none can: a piece that took the focus would end the selection.
function tab(none) {
  tokens.querySelector("[tabindex]")?.removeAttribute("tabindex");
  if (!none) pieceAt(at)?.setAttribute("tabindex", 0);
}
function focusAt(place) {
  at = place;
  tab();
  pieceAt(place)?.focus();
}
// Shows what is about to be marked. The label is chosen by the person: none is there beforehand.
function show(got, label) {
  range = got;
  id("mark-quote").textContent = words(range);
  lack.hidden = true;
  if (bar.hidden || label) radios.forEach((r) => { r.checked = r.value === label; });
  bar.hidden = false;
}
function choose(got, label) {
  show(got, label);
  getSelection().removeAllRanges();
  const focused = tokens.contains(document.activeElement);
  draw();
  if (focused) focusAt(at);
  say(words(range));
}
function close() {
  range = first = old = null;
  bar.hidden = true;
  draw();
}
const cancel = () => { const place = range[0]; close(); focusAt(place); };
function put(next) {
  marks = next.filter((m, i) => next.findIndex((o) => o.s === m.s && o.e === m.e && o.label === m.label) === i)
    .sort((a, b) => a.s - b.s || a.e - b.e || (a.label < b.label ? -1 : 1));
  if (marks.length) none.checked = false;
  close();
  touched();
}
function remove(mark) {
  put(marks.filter((m) => m !== mark));
  say(bar.dataset.removed.replace("{w}", words([mark.s, mark.e])));
}
function add([s, e], label) {
  put([...marks.filter((m) => m !== old), { s, e, label }]);
  say(bar.dataset.edited.replace("{w}", words([s, e])).replace("{l}", title(label)));
}

// A selection in the text, from character to character, without blanks at its ends.
function selected() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  if (!tokens.contains(selection.anchorNode) && !tokens.contains(selection.focusNode)) return null;
  const r = selection.getRangeAt(0);
  const place = (node, offset, outside) => {
    if (!tokens.contains(node)) return outside;
    const before = document.createRange();
    before.selectNodeContents(tokens);
    before.setEnd(node, offset);
    return [...before.toString()].length;
  };
  let s = lower(place(r.startContainer, r.startOffset, 0)), e = upper(place(r.endContainer, r.endOffset, chars.length));
  while (s < e && blank(chars[s])) s += 1;
  while (e > s && blank(chars[e - 1])) e -= 1;
  return s < e ? [s, e] : null;
}
let touch = false;
on(document, "pointerdown", (e) => { touch = e.pointerType === "touch"; });
on(tokens, "mousedown", () => tab(true));
on(document, "mouseup", () => { tab(); if (!touch) { const got = selected(); if (got) { first = null; choose(got); } } });
// By touch the handles of a selection go on moving: it is taken when the bar is touched.
let soon = 0;
on(document, "selectionchange", () => {
  clearTimeout(soon);
  if (touch) soon = setTimeout(() => { const got = selected(); if (got) { first = null; show(got); } }, 200);
});
on(bar, "pointerdown", () => { const got = selected(); if (got) choose(got); });

// The first word, then the last one.
function pick(piece) {
  const s = +piece.dataset.s, e = +piece.dataset.e;
  at = s;
  if (first && range) { const from = first; first = null; choose([Math.min(from[0], s), Math.max(from[1], e)]); toView(bar); return; }
  first = [s, e];
  choose([s, e]);
  say(tokens.dataset.first.replace("{w}", words([s, e])));
}
on(tokens, "click", (e) => {
  const piece = e.target.closest(".tok");
  if (piece && getSelection().isCollapsed) pick(piece);
});
on(tokens, "keydown", (e) => {
  const piece = e.target.closest(".tok");
  if (!piece || imeBusy(e)) return;
  const s = +piece.dataset.s, end = +piece.dataset.e;
  const by = { ArrowRight: 1, ArrowLeft: -1 }[e.key];
  if (by) {
    e.preventDefault();
    const all = pieces();
    const next = all[all.indexOf(piece) + by];
    if (!next) return;
    const place = +next.dataset.s;
    if (e.shiftKey) {
      first ??= [s, end];
      choose([Math.min(first[0], place), Math.max(first[1], +next.dataset.e)]);
    }
    focusAt(place);
  } else if (e.key === "Enter" || e.key === " ") {
    e.preventDefault();
    if (range && range[0] <= s && end <= range[1]) radios[0]?.focus();
    else { pick(piece); focusAt(s); }
  } else if (e.key === "Delete" || e.key === "Backspace") {
    const mark = marks.find((m) => m.s < end && s < m.e);
    if (mark) { e.preventDefault(); remove(mark); focusAt(s); }
  } else if (e.key === "Escape") { close(); focusAt(s); }
});

on(bar, "click", (e) => {
  const step = e.target.closest("[data-edge]");
  if (!step || !range) return;
  const [edge, by] = [step.dataset.edge === "start" ? 0 : 1, +step.dataset.step];
  const moved = [...range];
  moved[edge] = steps[steps.indexOf(moved[edge]) + by];
  if (moved[edge] === undefined || moved[0] >= moved[1]) return;
  first = null;
  choose(moved);
});
on(bar, "keydown", (e) => {
  if (imeBusy(e)) return;
  if (e.key === "Escape") cancel();
  if (e.key === "Enter" && e.target.matches("[name=mark-label]")) { e.preventDefault(); id("mark-add").click(); }
});
on(id("mark-add"), "click", () => {
  const label = radios.find((r) => r.checked)?.value;
  if (!label) { lacks(lack.dataset.label); return; }
  const place = range[0];
  add(range, label);
  focusAt(place);
});
on(id("mark-cancel"), "click", cancel);

// Quoting: the same marks, told in words. Which time is counted by whole words, and where there are fewer, wherever the characters stand.
const isEdge = (n, c) => edges.includes(n) || /[\u3041-\u30ff\p{sc=Han}]/u.test(chars[c]);
on(id("quote-add"), "click", (e) => {
  e.preventDefault();
  const [quote, nth, label] = ["quote", "occurrence", "label"].map(id);
  const find = (wanted) => {
    const size = [...wanted].length, n = (nth.value || 1) - 1;
    let last = 0;
    const all = chars.map((_, s) => [s, s + size]).filter((at) => size && at[0] >= last && words(at) === wanted && (last = at[1]));
    return all.filter(([s, e]) => (isEdge(s, s) || "'’".includes(chars[s - 1])) && isEdge(e, e - 1))[n] ?? all[n];
  };
  const found = find(quote.value) ?? find(quote.value.trim());
  const wrong = id("quote-wrong");
  const why = !found ? "quote_mismatch" : found.some((n) => !steps.includes(n)) ? "cuts_character" : !label.value ? "label_missing" : "";
  wrong.textContent = wrong.dataset[why] ?? "";
  if (why) return (why === "label_missing" ? label : quote).focus();
  quote.value = "";
  old = null;
  add(found, label.value);
  quote.focus();
});
on(id("quote"), "keydown", (e) => {
  if (e.key === "Enter" && !imeBusy(e)) { e.preventDefault(); id("quote-add").click(); }
});

// "Nothing to mark" puts the marks aside; taken back, it gives them back.
let aside = [];
on(none, "change", () => {
  if (none.checked) { aside = marks; marks = []; } else { marks = aside; aside = []; }
  close();
  touched();
});
on(form, "restored", (e) => { marks = e.detail.getAll("span").map(read); close(); });
enlist();
tokens.dataset.ready = "";
