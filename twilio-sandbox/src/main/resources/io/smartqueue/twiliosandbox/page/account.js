import { byId, call, element } from "./dom.js";

let now = { countries: ["*"], joined: ["*"], opted_out: [], whatsapp_window: false };

/** What the account allows at the moment. */
export const account = () => now;

/** Phones join by themselves, and tokens and verified phones are set over the control API. */
export function showAccount(account) {
  now = account;
  const open = account.joined.includes("*");
  byId("account").replaceChildren(
    row("trial", "Trial", account.type === "Trial", (on) => ({ type: on ? "Trial" : "Full" })),
    ...account.type === "Trial" ? [element("p", "", trialLine(account.verified.length))] : [],
    row("suspended", "Suspended", account.status === "suspended", (on) => ({ status: on ? "suspended" : "active" })),
    row("members-only", "WhatsApp to members only", !open, (on) => ({ joined: on ? [] : ["*"] })),
    ...open ? [] : [element("p", "", `${account.joined.length || "No"} members; a phone joins under More.`)],
    row("window", "WhatsApp's 24 hours enforced", account.whatsapp_window, (on) => ({ whatsapp_window: on })),
    field("countries", "SMS to countries", countriesOf(account), "all", (text) => ({ countries: codes(text) })),
    field("concurrent", "Requests at a time", account.concurrent || "", "no limit", (text) => ({
      concurrent: Number(text),
    })),
    ...account.opted_out.length ? [optedOut(account.opted_out.length)] : [],
  );
}

const trialLine = (verified) => `SMS go to verified phones only: ${verified === 0 ? "none yet" : verified}.`;

const countriesOf = (account) => (account.countries.includes("*") ? "" : account.countries.join(" "));

function codes(text) {
  const named = text.toUpperCase().split(/[^A-Z]+/).filter(Boolean);
  return named.length ? named : ["*"];
}

function optedOut(count) {
  const forget = element("button", "outlined", "Forget");
  forget.type = "button";
  forget.addEventListener("click", () => change({ opted_out: [] }));
  return element("div", "fault", element("span", "grow", `${count} opted out of SMS`), forget);
}

function row(id, text, on, wanted) {
  const label = element("label", "", text);
  label.htmlFor = id;
  const toggle = element("input", "switch");
  toggle.type = "checkbox";
  toggle.id = id;
  toggle.setAttribute("role", "switch");
  toggle.checked = on;
  toggle.addEventListener("change", () => change(wanted(toggle.checked)));
  return element("div", "fault", label, toggle);
}

function field(id, text, value, empty, wanted) {
  const label = element("label", "", text);
  label.htmlFor = id;
  const input = element("input", "number wide");
  input.id = id;
  input.value = String(value);
  input.placeholder = empty;
  input.autocomplete = "off";
  input.addEventListener("change", async () => {
    try {
      await change(wanted(input.value.trim()));
    } catch (refused) {
      input.setCustomValidity(refused.message);
      input.reportValidity();
      input.setCustomValidity("");
    }
  });
  return element("div", "fault", label, input);
}

async function change(wanted) {
  showAccount(await call("PUT", "account", wanted));
}
