import { byId, call, element } from "./dom.js";

const STATES = ["unsubmitted", "received", "pending", "approved", "rejected", "paused", "disabled"];

/** Content templates and what WhatsApp has decided about each, which can be decided otherwise here. */
export async function loadContents() {
  const { contents } = await call("GET", "contents");
  const rows = contents.map(row);
  byId("contents").replaceChildren(...(rows.length ? rows : [element("p", "", "None has been created.")]));
}

function row(content) {
  const name = content.approval.name || content.friendly_name || content.sid;
  const label = element("label", "grow", `${name} (${content.language})`);
  const state = element("select");
  state.id = content.sid;
  label.htmlFor = state.id;
  state.append(...STATES.map((word) => new Option(word, word, false, word === content.approval.status)));
  state.addEventListener("change", () => call("PUT", "contents/" + content.sid, { status: state.value }));
  const line = element("div", "fault", label, state);
  line.title = content.approval.rejection_reason || Object.values(content.types)[0].body;
  return line;
}
