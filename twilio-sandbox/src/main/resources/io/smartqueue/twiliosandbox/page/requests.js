import { byId, element, hour, icon, masked } from "./dom.js";

const MOST_LINES = 200;

let last = 0;

export function showRequest(request) {
  if (request.number <= last) return;
  last = request.number;
  const list = byId("requests");
  list.querySelector(".nothing")?.remove();
  list.prepend(lineOf(request));
  while (list.childElementCount > MOST_LINES) list.lastElementChild.remove();
}

export function forgetRequests() {
  last = 0;
  byId("requests").replaceChildren(
      element("p", "nothing", "None yet. Requests to the API, receipts and replies appear here."));
}

function lineOf(request) {
  const line = element("button", "line",
    element("span", "", hour(request.at)),
    element("span", "method", request.method),
    element("span", "target", target(request)),
    element("span", "about", masked(request.about)),
    statusOf(request),
    element("span", "note", shortNote(request)));
  line.type = "button";
  line.addEventListener("click", () => showDetail(request));
  return line;
}

function target(request) {
  if (request.kind === "api") {
    return decoded(request.target.replace(/^\/2010-04-01\/Accounts\/[^/.]+/, "").replace(/(To|From)=[^&]+/g, "$1=…"));
  }
  const url = new URL(request.target);
  return (request.kind === "receipt" ? "receipt → " : "inbound → ") + url.pathname;
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function statusOf(request) {
  const good = request.status >= 200 && request.status < 300;
  return element(
    "span",
    "status " + (good ? "done" : "prob"),
    icon(good ? "tick" : "problem"),
    request.status ? String(request.status) : "none");
}

/** Numbers in Twilio's sentences are masked like the others. */
const shortNote = (request) => request.note.replace(/\+\d{7,15}/g, masked);

function showDetail(request) {
  byId("detail-title").textContent = `${request.method} ${request.target}`;
  byId("detail-body").replaceChildren(
    element("p", "", `${hour(request.at)}, ${request.status || "no answer"}, ${request.millis} ms, ${request.note}`),
    ...table("Headers", Object.entries(request.headers)),
    ...table("Form", request.form.map((field) => [field.name, field.value])),
    ...answer(request.answer));
  byId("detail").showModal();
}

function table(title, rows) {
  if (!rows.length) return [];
  const body = rows.map(([name, value]) => element("tr", "", element("th", "", name), element("td", "", value)));
  return [element("h3", "", title), element("table", "", element("tbody", "", ...body))];
}

function answer(text) {
  if (!text) return [];
  let shown = text;
  try {
    shown = JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    // Not JSON: shown as it is.
  }
  return [element("h3", "", "Answer"), element("pre", "", shown)];
}

byId("detail-close").addEventListener("click", () => byId("detail").close());
