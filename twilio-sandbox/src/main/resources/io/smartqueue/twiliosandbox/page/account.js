import { byId, call, element } from "./dom.js";

/** The switches of the account; tokens and verified phones are set over the control API. */
export function showAccount(account) {
  byId("account").replaceChildren(
    row("trial", "Trial", account.type === "Trial", (on) => ({ type: on ? "Trial" : "Full" })),
    ...account.type === "Trial" ? [element("p", "", trialLine(account.verified.length))] : [],
    row("suspended", "Suspended", account.status === "suspended", (on) => ({ status: on ? "suspended" : "active" })),
  );
}

const trialLine = (verified) => `SMS go to verified phones only: ${verified === 0 ? "none yet" : verified}.`;

function row(id, text, on, wanted) {
  const label = element("label", "", text);
  label.htmlFor = id;
  const toggle = element("input", "switch");
  toggle.type = "checkbox";
  toggle.id = id;
  toggle.setAttribute("role", "switch");
  toggle.checked = on;
  toggle.addEventListener("change", async () => showAccount(await call("PUT", "account", wanted(toggle.checked))));
  return element("div", "fault", label, toggle);
}
