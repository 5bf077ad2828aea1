const SVG = "http://www.w3.org/2000/svg";

export const byId = (id) => document.getElementById(id);

/** An element with a class and children; strings become text, never markup. */
export function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

export function icon(symbol) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", "#" + symbol);
  svg.append(use);
  return svg;
}

export const hour = (instant) => new Date(instant).toLocaleTimeString("en-GB");

/** 1412 → 1 412 with a thin space. */
export const thousands = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, "\u2009");

const GROUPS = { 221: [2, 3, 2, 2], 225: [2, 2, 2, 2, 2], 223: [2, 2, 2, 2], 33: [1, 2, 2, 2, 2], 1: [3, 3, 4] };

/** The groups of a phone number as people read it: +221770000012 → +221, 77, 000, 00, 12. */
export function spoken(number) {
  const country = Object.keys(GROUPS).sort((a, b) => b.length - a.length).find((code) => number.startsWith("+" + code));
  if (!country) return [number];
  const parts = ["+" + country];
  let rest = number.slice(country.length + 1);
  for (const size of GROUPS[country]) {
    if (rest) parts.push(rest.slice(0, size));
    rest = rest.slice(size);
  }
  return rest ? [...parts, rest] : parts;
}

export function masked(address) {
  const number = address.replace(/^whatsapp:/, "");
  if (!/^\+\d{7,}$/.test(number)) return address;
  const parts = spoken(number);
  return parts.length < 4
    ? number.slice(0, 6) + " ··· " + number.slice(-2)
    : [parts[0], parts[1], "···", ...parts.slice(-2)].join(" ");
}

export async function copy(text, button) {
  await navigator.clipboard.writeText(text);
  const before = [...button.childNodes];
  button.replaceChildren(button.classList.contains("copy") ? icon("tick") : "Copied");
  setTimeout(() => button.replaceChildren(...before), 1200);
}

export async function call(method, path, body) {
  const answer = await fetch("/_sandbox/" + path, {
    method,
    headers: body ? { "Content-Type": "application/json" } : {},
    body: body ? JSON.stringify(body) : undefined,
  });
  const text = await answer.text();
  const json = text ? JSON.parse(text) : {};
  if (!answer.ok) throw new Error(json.error ?? "The sandbox answered " + answer.status);
  return json;
}
