import { element } from "./dom.js";

/**
 * The buttons of a message, or its list, to press as this phone.
 *
 * @param say sends what it is given; a refusal is shown at the button
 */
export function choicesOf(message, say) {
  const content = message.content;
  if (!content || !content.choices.length) return [];
  const isList = content.kind === "LIST_PICKER";
  const buttons = content.choices.map((choice) => pressed(message, choice, isList, say));
  if (!isList) return [element("div", "choices", ...buttons)];
  return [element("details", "choices", element("summary", "", content.list_button), ...buttons)];
}

function pressed(message, choice, isList, say) {
  const button = element("button", "outlined", choice.title);
  if (choice.description) button.append(element("small", "", choice.description));
  button.addEventListener("click", async () => {
    try {
      const id = isList ? { list_id: choice.id } : { button: choice.id };
      await say({ to: message.from, body: choice.title, replied_to: message.sid, ...id });
    } catch (refused) {
      button.setCustomValidity(refused.message);
      button.reportValidity();
      button.setCustomValidity("");
    }
  });
  return button;
}
