import { byId, call, element } from "./dom.js";

let playing = { steps: [], started_at: null };

/** A scenario is a list of faults with the seconds at which they come and go. */
export function showScenario(now) {
  playing = now;
  const steps = now.steps.map((step) =>
    element("div", "", element("dt", "", span(step)), element("dd", "", named(step))));
  byId("scenario").replaceChildren(
    ...now.steps.length ? [line(), element("dl", "", ...steps), end()] : [element("p", "", "None is playing.")],
    chooser(),
  );
  tick();
}

/** Called about once a second. */
export function tick() {
  const line = byId("scenario-second");
  if (!line) return;
  const second = Math.max(0, Math.round((Date.now() - Date.parse(playing.started_at)) / 1000));
  const last = Math.max(...playing.steps.map((step) => (step.for === null ? Infinity : step.at + step.for)));
  line.textContent = second < last ? `Second ${second}` : `Over since second ${last}`;
}

function line() {
  const made = element("p", "");
  made.id = "scenario-second";
  return made;
}

const span = (step) => (step.for === null ? `From ${step.at} s` : `${step.at} to ${step.at + step.for} s`);

const named = (step) => Object.entries(step.faults)
  .map(([kind, fault]) => kind.replaceAll("_", " ") + (fault.next ? `, next ${fault.next}` : `, ${fault.percent} %`))
  .join("; ");

function end() {
  const button = element("button", "outlined", "End it");
  button.type = "button";
  button.addEventListener("click", () => play({ steps: [] }));
  return button;
}

function chooser() {
  const file = element("input");
  file.type = "file";
  file.accept = ".json,application/json";
  file.addEventListener("change", async () => {
    try {
      await play(JSON.parse(await file.files[0].text()));
    } catch (refused) {
      file.setCustomValidity(refused.message);
      file.reportValidity();
      file.setCustomValidity("");
    }
    file.value = "";
  });
  return element("label", "file", "Play one from a file", file);
}

async function play(wanted) {
  showScenario(await call("PUT", "scenario", wanted));
}
