import { account } from "./account.js";
import { actionsOf } from "./actions.js";
import { choicesOf } from "./choices.js";
import { byId, call, element, hour, icon, spoken } from "./dom.js";

const MOST_PHONES = 40;
const MOST_MESSAGES = 100;
const MARKS = {
  scheduled: ["wait", ""], accepted: ["wait", ""], queued: ["wait", ""], sending: ["wait", ""], sent: ["tick", ""],
  delivered: ["ticks", "done"], read: ["ticks", "serve"], undelivered: ["problem", "prob"], failed: ["problem", "prob"],
  canceled: ["struck", ""],
};
const TWILIO_ALONE = ["JOIN", "LEAVE", "NOT_JOINED"];
const CHANNELS = [["sms", "SMS"], ["whatsapp", "WhatsApp"]];

const phones = new Map();
const dirty = new Set();
let drawing = false;
let joinWords = "join";

export function show(message) {
  const phone = phones.get(message.phone) ?? newPhone(message.phone);
  const known = phone.messages.get(message.sid);
  if (known && Date.parse(known.updated_at) > Date.parse(message.updated_at)) return;
  phone.messages.set(message.sid, message);
  phone.activity = message.number;
  if (!known) {
    if (!phone.chosen || phone.channel === message.channel) phone.channel = message.channel;
    else phone.unseen[message.channel] += 1;
  }
  dirty.add(phone);
  if (!drawing) {
    drawing = true;
    requestAnimationFrame(draw);
  }
}

/** Before everything is read anew. What a person has opened stays, with what they are typing. */
export function forgetAll() {
  dirty.clear();
  for (const [number, phone] of phones) {
    if (phone.opened) {
      phone.messages.clear();
      dirty.add(phone);
    } else {
      phone.node?.remove();
      phones.delete(number);
    }
  }
  draw();
}

/** After a reset. */
export function closeAll() {
  phones.forEach((phone) => (phone.opened = false));
}

export const isEmpty = () => phones.size === 0;

export function useJoinWords(words) {
  if (joinWords === words) return;
  joinWords = words;
  phones.forEach((phone) => {
    if (phone.node) delete phone.node.querySelector(".more").dataset.channel;
  });
  refresh();
}

/** For what the account allows each phone. */
export function refresh() {
  phones.forEach((phone) => dirty.add(phone));
  draw();
}

/** A phone that writes before anybody has written to it. */
export function openPhone(number) {
  const phone = phones.get(number) ?? newPhone(number);
  phone.activity = Math.max(...[...phones.values()].map((other) => other.activity)) + 1;
  phone.opened = true;
  if (!number.startsWith("+")) phone.channel = "whatsapp";
  phone.node?.remove();
  dirty.add(phone);
  draw();
  phone.node?.querySelector(".reply input").focus();
}

function newPhone(number) {
  const phone = {
      number,
      messages: new Map(),
      channel: "sms",
      chosen: false,
      opened: false,
      unseen: { sms: 0, whatsapp: 0 },
      notes: new Map(),
      activity: 0,
    };
  phones.set(number, phone);
  return phone;
}

function draw() {
  drawing = false;
  const wanted = byId("find").value.replace(/[^\d+]/g, "");
  const matching = [...phones.values()].filter((phone) => phone.number.includes(wanted));
  const shown = new Set(matching.sort((a, b) => rank(b) - rank(a)).slice(0, MOST_PHONES));
  for (const phone of phones.values()) {
    if (!shown.has(phone)) phone.node?.remove();
    else if (!phone.node?.isConnected) place(phone);
  }
  dirty.forEach((phone) => phone.node?.isConnected && fill(phone));
  dirty.clear();
  byId("find").hidden = phones.size < 5;
  byId("found").hidden = phones.size < 5;
  byId("found").textContent =
    shown.size < phones.size ? `${shown.size} of ${phones.size} phones` : `${phones.size} phones`;
  byId("empty").hidden = phones.size > 0;
  byId("phones").hidden = phones.size === 0;
}

/** One that was opened and has no message yet stays in sight. */
const rank = (phone) => (phone.opened && !phone.messages.size ? Number.MAX_SAFE_INTEGER : phone.activity);

/** Newest phone first, so that the latest message is visible. */
function place(phone) {
  phone.node ??= build(phone);
  byId("phones").prepend(phone.node);
  dirty.add(phone);
}

function build(phone) {
  const node = element("article", "phone fresh");
  node.setAttribute("aria-label", phone.number);
  const who = element(
    "div",
    "who",
    element("h2", "", spoken(phone.number).join(" ")),
    element("p", "nature", nature(phone.number)));
  const tabs = element("div", "tabs");
  tabs.setAttribute("role", "tablist");
  for (const [channel, name] of CHANNELS) {
    const tab = element("button", "", icon(channel), name);
    tab.type = "button";
    tab.dataset.channel = channel;
    tab.setAttribute("role", "tab");
    tab.addEventListener("click", () => {
      phone.channel = channel;
      phone.chosen = true;
      phone.unseen[channel] = 0;
      fill(phone, true);
    });
    tabs.append(tab);
  }
  const thread = element("div", "thread");
  thread.tabIndex = 0;
  thread.setAttribute("role", "group");
  thread.setAttribute("aria-label", "Messages");
  const more = element("details", "more", element("summary", "", "More"), element("div", ""));
  node.append(who, tabs, thread, more, replyBox(phone));
  return node;
}

/** Why messages to it are refused, if they are. */
function refusedBy(phone) {
  const { joined, opted_out: optedOut } = account();
  if (phone.channel === "whatsapp") {
    return joined.includes("*") || joined.includes(phone.number) ? "" : "Has not joined the WhatsApp sandbox";
  }
  const senders = optedOut.filter((entry) => entry.split("/")[0] === phone.number).map((entry) => entry.split("/")[1]);
  return senders.length ? "Opted out of " + senders.map((sender) => sender ?? "all senders").join(", ") : "";
}

function nature(number) {
  if (!number.startsWith("+")) return "Hides its number on WhatsApp";
  const magic = /^\+2217000(\d)(\d\d)(\d\d)$/.exec(number);
  if (!magic) return "Takes SMS and WhatsApp";
  const code = magic[2] + magic[1] + magic[3];
  if (code === "00001") return "Magic number: no receipt";
  return /^(30|63)/.test(code)
    ? `Magic number: ${code} on ${code.startsWith("63") ? "WhatsApp" : "SMS"}`
    : "Takes SMS and WhatsApp";
}

function replyBox(phone) {
  const box = element("form", "reply");
  const input = element("input");
  input.placeholder = "Reply as this phone";
  input.setAttribute("aria-label", "Reply as " + phone.number);
  input.autocomplete = "off";
  const send = element("button", "", icon("send"));
  send.setAttribute("aria-label", "Send");
  box.append(input, send);
  box.addEventListener("submit", async (event) => {
    event.preventDefault();
    const body = input.value;
    if (!body.trim()) return;
    input.value = "";
    phone.chosen = true;
    try {
      await say(phone, { body });
    } catch (trouble) {
      input.value = body;
      input.setCustomValidity(trouble.message);
      input.reportValidity();
      input.setCustomValidity("");
    }
  });
  return box;
}

async function say(phone, said) {
  const prefix = phone.channel === "whatsapp" ? "whatsapp:" : "";
  const received = await call("POST", "inbound", { from: prefix + phone.number, to: lastSender(phone), ...said });
  if (TWILIO_ALONE.includes(received.keyword)) phone.notes.set(received.sid, "answered by Twilio alone");
  else if (!received.forwarded) phone.notes.set(received.sid, "stays here: no inbound URL is set");
  else if (received.status < 200 || received.status > 299) {
    phone.notes.set(received.sid, received.status ? "answered " + received.status : "could not be posted");
  }
  dirty.add(phone);
  draw();
}

/** A reply goes to the number that wrote last; an alphanumeric sender cannot receive one. */
function lastSender(phone) {
  const mine = [...phone.messages.values()].filter(
    (message) => message.channel === phone.channel && message.direction !== "inbound");
  const from = mine.at(-1)?.from;
  return from && /\+\d+$/.test(from) ? from : null;
}

function fill(phone, jump) {
  const thread = phone.node.querySelector(".thread");
  const atEnd = jump || thread.scrollHeight - thread.scrollTop - thread.clientHeight < 60;
  const items = [...phone.messages.values()]
    .sort((a, b) => a.number - b.number)
    .filter((message) => message.channel === phone.channel || fellBack(phone, message))
    .slice(-MOST_MESSAGES);
  thread.replaceChildren(...items.flatMap((message) => nodesOf(phone, message)));
  if (atEnd) thread.scrollTop = thread.scrollHeight;
  const refused = refusedBy(phone);
  const line = phone.node.querySelector(".nature");
  line.textContent = refused || nature(phone.number);
  line.classList.toggle("prob", Boolean(refused));
  showActions(phone);
  for (const tab of phone.node.querySelectorAll("[role=tab]")) {
    const channel = tab.dataset.channel;
    tab.setAttribute("aria-selected", String(channel === phone.channel));
    tab.querySelector(".unseen")?.remove();
    if (phone.unseen[channel]) tab.append(element("span", "unseen", String(phone.unseen[channel])));
  }
}

/** Rebuilt only for another channel, so that what is being typed stays. */
function showActions(phone) {
  const more = phone.node.querySelector(".more");
  if (more.dataset.channel === phone.channel) return;
  more.dataset.channel = phone.channel;
  more.lastElementChild.replaceChildren(...actionsOf(phone.channel, joinWords, (said) => say(phone, said)));
}

/** A failed WhatsApp message explains the SMS that follows it, so the SMS shows a line about it. */
const fellBack = (phone, message) =>
  phone.channel === "sms" && message.channel === "whatsapp" && message.error_code !== null;

function nodesOf(phone, message) {
  if (message.channel !== phone.channel) {
    return [mark("problem", "prob centered", `WhatsApp ${message.status}, ${message.error_code}`)];
  }
  const said = message.direction === "inbound";
  const bubble = element("div", "bubble" + (said ? " said" : ""), ...written(message));
  if (!message.body) {
    bubble.classList.add("empty");
    bubble.replaceChildren(message.num_media ? filesOf(message) : "no text");
  } else if (message.num_media) {
    bubble.append(element("p", "files", filesOf(message)));
  }
  if (!said) return [bubble, ...choicesOf(message, (pressed) => say(phone, pressed)), stateOf(message)];
  const note = phone.notes.get(message.sid);
  return note ? [bubble, mark("struck", "after-said", note)] : [bubble];
}

const filesOf = (message) => (message.num_media === 1 ? "1 file" : `${message.num_media} files`);

function stateOf(message) {
  const [symbol, tone] = MARKS[message.status] ?? ["wait", ""];
  const words = [`${message.status} ${hour(message.updated_at)}`];
  if (message.error_code) words.push(String(message.error_code));
  else if (message.channel === "sms") words.push(message.segments === 1 ? "1 segment" : `${message.segments} segments`);
  const dear = message.channel === "sms" && message.encoding !== "GSM-7";
  const encoding = dear ? " " + message.encoding.replace("-", "\u2011") : "";
  const node = mark(symbol, tone, words.join(", ") + encoding);
  const price = message.price ? `, ${message.price} USD` : "";
  node.title = `${message.sid}, from ${message.from ?? "the messaging service"}${price}`;
  return node;
}

const mark = (symbol, tone, text) => element("div", "mark " + tone, icon(symbol), element("span", "", text));

/** Links can be opened, and WhatsApp's *bold* is bold; everything else is text. */
function written(message) {
  const bold = message.channel === "whatsapp" ? "|\\*[^\\s*](?:[^*\\n]*[^\\s*])?\\*" : "";
  return message.body.split(new RegExp(`(https?://[^\\s<>"]+[^\\s<>".,;:!?)]${bold})`)).map((part) => {
    if (/^https?:\/\//.test(part)) {
      const link = element("a", "", part);
      link.href = part;
      link.target = "_blank";
      link.rel = "noopener noreferrer";
      return link;
    }
    return bold && /^\*.+\*$/.test(part) ? element("strong", "", part.slice(1, -1)) : part;
  });
}

byId("find").addEventListener("input", draw);
