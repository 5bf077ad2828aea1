import { showAccount } from "./account.js";
import { loadContents } from "./contents.js";
import { byId, call, copy, element, hour, icon, thousands } from "./dom.js";
import { showFaults } from "./faults.js";
import { closeAll, forgetAll, isEmpty, openPhone, refresh, show, useJoinWords } from "./phones.js";
import { forgetRequests, showRequest } from "./requests.js";
import { showScenario, tick } from "./scenario.js";

let connection = {};
let receiptsGoTo = "";

/** Changes received while everything is being loaded; null otherwise. */
let missed = null;

async function load() {
  if (missed) return;
  missed = [];
  try {
    await loadContents();
    showAll(await call("GET", "state"));
  } finally {
    const changes = missed;
    missed = null;
    changes.forEach((change) => change());
  }
}

function showAll(state) {
  connection = state.connection;
  receiptsGoTo = "";
  forgetAll();
  forgetRequests();
  showCounters(state.counters);
  showAccount(state.account);
  showFaults(state.faults);
  showScenario(state.scenario);
  useJoinWords(connection.join_words);
  state.messages.forEach(heard);
  state.requests.forEach(showRequest);
  showConnection();
  byId("curl").textContent = firstMessage();
}

function heard(message) {
  show(message);
  if (message.status_callback && message.status_callback !== receiptsGoTo) {
    receiptsGoTo = message.status_callback;
    showConnection();
  }
}

function showCounters(counters) {
  byId("count-accepted").textContent = thousands(counters.accepted);
  byId("count-delivered").textContent = thousands(counters.delivered);
  byId("count-waiting").textContent = thousands(counters.receipts_waiting);
}

async function reloadAccount() {
  const account = await call("GET", "account");
  connection.auth_token = account.auth_token;
  showAccount(account);
  showConnection();
  refresh();
}

function showConnection() {
  const token = connection.auth_token;
  byId("connection").replaceChildren(
    entry("Account SID", shortened(connection.account_sid), connection.account_sid),
    entry("Auth token", token.length > 24 ? shortened(token) : token, token),
    entry("Senders", [connection.sms_sender, connection.whatsapp_sender, "or a name of 11 letters at most"]),
    entry("To join on WhatsApp", connection.join_words, connection.join_words),
    entry("Receipts go to", receiptsGoTo ? receiptsGoTo.replace(/[?#].*$/, "") : "nobody has asked for any yet"),
    entry("Replies go to", connection.inbound_url ?? "nowhere; start with --inbound-url"));
}

function entry(name, shown, whole) {
  const codes = [shown].flat().map((text) => element("code", "", ...breakable(text)));
  const value = element("dd", "", element("div", "", ...codes));
  if (whole) {
    const button = element("button", "copy", icon("copy"));
    button.type = "button";
    button.title = "Copy";
    button.setAttribute("aria-label", "Copy " + name);
    button.addEventListener("click", () => copy(whole, button));
    value.append(button);
  }
  return element("div", "", element("dt", "", name), value);
}

/** An address breaks after a slash rather than inside a word. */
const breakable = (text) =>
  text.split(/(?<=[^/]\/)(?=[^/])/).flatMap((part, index) => (index ? [element("wbr"), part] : [part]));

const shortened = (sid) => sid.slice(0, 4) + "…" + sid.slice(-4);

const settings = () => [
  "TWILIO_ACCOUNT_SID=" + connection.account_sid,
  "TWILIO_AUTH_TOKEN=" + connection.auth_token,
  "TWILIO_PHONE_NUMBER=" + connection.sms_sender,
  "TWILIO_WHATSAPP_NUMBER=" + connection.whatsapp_sender,
  "TWILIO_BASE_URL=" + location.origin,
  "",
].join("\n");

const firstMessage = () => [
  `curl -u ${connection.account_sid}:${connection.auth_token} \\`,
  `  ${location.origin}/2010-04-01/Accounts/${connection.account_sid}/Messages.json \\`,
  "  --data-urlencode 'To=+221770000012' \\",
  `  --data-urlencode 'From=${connection.sms_sender}' \\`,
  "  --data-urlencode \"Body=C'est à vous : ticket A042, guichet 3.\"",
].join("\n");

/** Asks for confirmation once: the label says what will be lost. */
function armReset() {
  const button = byId("reset");
  if (button.dataset.armed) {
    call("POST", "reset");
    disarm(button);
    return;
  }
  button.dataset.armed = "yes";
  button.textContent = isEmpty() ? "Reset all?" : "Forget all messages?";
  setTimeout(() => disarm(button), 3000);
}

function disarm(button) {
  delete button.dataset.armed;
  button.textContent = "Reset";
}

function listen() {
  const stream = new EventSource("/_sandbox/stream");
  const on = (event, react) => stream.addEventListener(event, (told) => {
    const change = () => react(JSON.parse(told.data));
    if (missed) missed.push(change);
    else change();
  });
  on("message", heard);
  on("request", showRequest);
  on("counters", (counters) => {
    showCounters(counters);
    tick();
  });
  on("faults", async () => {
    showFaults(await call("GET", "faults"));
    showScenario(await call("GET", "scenario"));
  });
  on("account", reloadAccount);
  on("contents", loadContents);
  on("reset", () => {
    closeAll();
    load();
  });
  on("reload", load);
  stream.addEventListener("open", () => {
    byId("notice").hidden = true;
    load();
  });
  stream.addEventListener("error", () => {
    if (byId("notice").hidden) {
      byId("notice").textContent =
      `The sandbox has not answered since ${hour(Date.now())}. What you see is from before; trying again.`;
      byId("notice").hidden = false;
    }
  });
}

byId("reset").addEventListener("click", armReset);
byId("copy-settings").addEventListener("click", (event) => copy(settings(), event.currentTarget));
byId("copy-curl").addEventListener("click", (event) => copy(byId("curl").textContent, event.currentTarget));
byId("open").addEventListener("submit", (event) => {
  event.preventDefault();
  openPhone(byId("open-number").value.replaceAll(" ", ""));
  byId("open-number").value = "";
});
byId("address").textContent = location.origin;
listen();
