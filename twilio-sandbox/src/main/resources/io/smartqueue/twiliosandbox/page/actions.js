import { element } from "./dom.js";

const SMS_WORDS = ["STOP", "START", "HELP"];
const LARGEST_FILE = 700_000;

/**
 * What a phone does besides writing words: Twilio's own words, buttons of WhatsApp messages, files.
 *
 * @param say sends what it is given as this phone; refusals are shown at the control that was used
 */
export function actionsOf(channel, joinWords, say) {
  const words = channel === "sms" ? SMS_WORDS : [joinWords, "stop"];
  const buttons = words.map((word) => {
    const button = element("button", "outlined", word);
    // A submit button of no form: only those can show why they were refused.
    button.addEventListener("click", () => tried(button, () => say(channel === "sms" ? { body: word } : ours(word))));
    return button;
  });
  return [
    element("div", "words", ...buttons),
    ...channel === "whatsapp" ? [pressing(say)] : [],
    showing(say),
  ];
}

/** Twilio's words on WhatsApp mean something to its own sandbox number only. */
const ours = (word) => ({ body: word, to: null });

/** The text is what the button says, the payload what the server gave it. */
function pressing(say) {
  const text = input("Button's text");
  const payload = input("Its payload");
  const press = element("button", "outlined", "Press");
  const form = element("form", "press", text, payload, press);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const button = payload.value.trim() || text.value.trim();
    if (button) tried(press, () => say({ body: text.value.trim() || button, button }));
  });
  return form;
}

function showing(say) {
  const file = element("input");
  file.type = "file";
  file.addEventListener("change", async () => {
    const chosen = file.files[0];
    if (!chosen) return;
    await tried(file, async () => {
      if (chosen.size > LARGEST_FILE) throw new Error("The file is larger than 700 kB");
      const content = await base64(chosen);
      await say({ body: "", media: [{ content_type: chosen.type || "application/octet-stream", content }] });
    });
    file.value = "";
  });
  return element("label", "file", "Send a file", file);
}

function input(name) {
  const made = element("input");
  made.placeholder = name;
  made.setAttribute("aria-label", name);
  made.autocomplete = "off";
  return made;
}

function base64(file) {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => done(String(reader.result).replace(/^[^,]*,/, "")));
    reader.addEventListener("error", () => failed(new Error("The file cannot be read")));
    reader.readAsDataURL(file);
  });
}

async function tried(control, act) {
  try {
    await act();
  } catch (refused) {
    control.setCustomValidity(refused.message);
    control.reportValidity();
    control.setCustomValidity("");
  }
}
