import { byId, call, element } from "./dom.js";

const GROUPS = [
  ["On requests", [
    ["answer_401", "Answer 401"], ["answer_403", "Answer 403"], ["answer_500", "Answer 500"],
    ["answer_502_html", "Answer 502, HTML"], ["answer_503", "Answer 503"],
    ["answer_429", "Answer 429"], ["drop", "Drop"], ["accept_then_drop", "Accept, then drop"],
    ["accept_then_500", "Accept, then 500"], ["slow_answer", "Accept, slow answer"], ["slow_503", "Slow 503"],
    ["unknown_status", "Unknown status"], ["extra_fields", "Extra fields"],
  ]],
  ["On receipts", [
    ["receipts_shuffled", "Receipts shuffled"], ["receipts_doubled", "Receipts doubled"],
    ["receipts_dropped", "Receipts dropped"], ["receipts_delayed", "Receipts delayed"],
  ]],
];
const USUAL = { percent: 100, next: 0, everything: false, delay_ms: 2000, retry_after: 1 };

let setting = { seed: 42, faults: {} };

export function showFaults(now) {
  setting = now;
  const first = Object.values(setting.faults)[0] ?? USUAL;
  const rows = GROUPS.flatMap(([title, kinds]) => [
    element("p", "faults-group", title),
    ...kinds.map(([kind, label]) => row(kind, label)),
  ]);
  const delay = number("delay", first.delay_ms / 1000, (value) => changeAll({ delay_ms: value * 1000 }), 0, 600);
  const retry = number("retry", first.retry_after, (value) => changeAll({ retry_after: value }), 0, 600);
  const seed = number("seed", setting.seed, (value) => put({ ...setting, seed: value }), -1e15, 1e15);
  seed.classList.add("wide");
  byId("faults").replaceChildren(
    ...rows,
    element("p", "faults-group", "How"),
    line("delay", "Slow and late by", delay, "s"),
    line("retry", "Retry-After of a 429", retry, "s"),
    everythingRow(first),
    line("seed", "Seed", seed, ""),
    element("p", "", "Same seed, same faults."),
  );
}

function row(kind, label) {
  const fault = setting.faults[kind];
  const on = Boolean(fault) && (fault.percent > 0 || fault.next > 0);
  const toggle = element("input", "switch");
  toggle.type = "checkbox";
  toggle.id = kind;
  toggle.setAttribute("role", "switch");
  toggle.checked = on;
  toggle.addEventListener("change", () => change(kind, toggle.checked ? { percent: 100, next: 0 } : null));
  const often = on && fault.next === 0
    ? [
        number(kind + "-percent", fault.percent, (value) => change(kind, { percent: value }), 0, 100),
        element("span", "unit", "%"),
      ]
    : on ? [element("span", "unit", `next ${fault.next}`)] : [];
  often[0]?.setAttribute("aria-label", label + ", percent");
  return line(kind, label, ...often, toggle);
}

function everythingRow(first) {
  const toggle = element("input", "switch");
  toggle.type = "checkbox";
  toggle.id = "everything";
  toggle.setAttribute("role", "switch");
  toggle.checked = first.everything;
  toggle.addEventListener("change", () => changeAll({ everything: toggle.checked }));
  return line("everything", "Reading requests too", toggle);
}

function line(id, text, ...controls) {
  const label = element("label", "", text);
  label.htmlFor = id;
  return element("div", "fault", label, ...controls);
}

function number(id, value, onChange, least, most) {
  const input = element("input", "number");
  input.type = "number";
  input.id = id;
  input.min = String(least);
  input.max = String(most);
  input.value = String(value);
  input.addEventListener("change", () => input.value !== "" && input.reportValidity() && onChange(Number(input.value)));
  return input;
}

function change(kind, figures) {
  const faults = { ...setting.faults };
  const like = Object.values(faults)[0] ?? pending;
  if (figures) faults[kind] = { ...USUAL, ...like, ...faults[kind], ...figures };
  else delete faults[kind];
  put({ ...setting, faults });
}

/** Values chosen before the fault is switched on. */
let pending = {};

function changeAll(figures) {
  pending = { ...pending, ...figures };
  const faults = Object.fromEntries(
    Object.entries(setting.faults).map(([kind, fault]) => [kind, { ...fault, ...figures }]));
  if (Object.keys(faults).length) put({ ...setting, faults });
}

async function put(wanted) {
  showFaults(await call("PUT", "faults", wanted));
}
