package io.smartqueue.notification.content;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.notification.NotificationEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The rules by which WhatsApp refuses templates, checked before anybody waits two days for its answer. All that is
 * wrong is told at once.
 *
 * <p>Sources: https://www.twilio.com/docs/whatsapp/tutorial/message-template-approvals-statuses and
 * https://www.twilio.com/docs/content/twilio-quick-reply.
 */
final class WhatsappRules {

    static final int LONGEST_BODY = 1024;
    static final int MOST_BUTTONS_UNAPPROVED = 3;
    static final int LONGEST_TITLE_UNAPPROVED = 20;

    private static final Pattern WORD = Pattern.compile("\\S*[\\p{L}\\p{N}]\\S*");
    private static final Pattern SPACES = Pattern.compile("\\n{5,}| {5,}|\\t");
    private static final Set<String> LANGUAGES = Set.of("""
            af sq ar az be bn bg ca zh hr cs da nl en et fil fi fr ka de el gu ha he hi hu id ga it ja kn kk rw ko ky \
            lo lv lt mk ms ml mr nb fa pl pt pa prs ps ro ru si sr sk sl es sw sv ta te th tr uk ur uz vi zu\
            """.split(" "));

    private final ContentTemplate.Words words;
    private final List<Refusal.Field> faults = new ArrayList<>();

    private WhatsappRules(ContentTemplate.Words words) {
        this.words = words;
    }

    /**
     * @param draft whose variables may be empty where the body names them
     * @return the same with its variables
     * @throws Refusal with each fault, its code and its place
     */
    static ContentTemplate.Words check(ContentTemplate.Words draft) {
        var rules = new WhatsappRules(draft);
        ContentBody body = ContentBody.read(draft.body(), rules.faults);
        rules.language();
        rules.length();
        List<String> variables = new ContentVariables(body, draft.variables()).read(rules.faults);
        rules.known(variables);
        rules.places(body);
        rules.spaces();
        rules.enoughWords(body);
        rules.buttons();
        if (!rules.faults.isEmpty()) {
            throw Refusal.fields(rules.faults);
        }
        return new ContentTemplate.Words(
                draft.name(),
                draft.language(),
                draft.category(),
                draft.kind(),
                draft.body(),
                draft.buttons(),
                variables);
    }

    private void language() {
        if (!LANGUAGES.contains(words.language().split("-", -1)[0])) {
            faults.add(new Refusal.Field(
                    "language", "unsupported_language", "WhatsApp approves no templates in this language."));
        }
    }

    private void length() {
        if (words.body().length() > LONGEST_BODY) {
            faults.add(new Refusal.Field(
                    "body",
                    "too_long",
                    "It has %,d characters; WhatsApp takes 1,024."
                            .formatted(words.body().length())));
        }
    }

    private void known(List<String> variables) {
        Set<String> supplied = Arrays.stream(NotificationEvent.values())
                .flatMap(event -> event.variables().stream())
                .collect(Collectors.toSet());
        variables.stream()
                .distinct()
                .filter(variable -> !supplied.contains(variable))
                .forEach(variable -> faults.add(new Refusal.Field(
                        words.body().contains(variable) ? "body" : "variables",
                        "unknown_variable",
                        "No event supplies {{%s}}; there are %s."
                                .formatted(variable, supplied.stream().sorted().collect(Collectors.joining(", "))))));
    }

    private void places(ContentBody body) {
        List<ContentBody.Slot> slots = body.slots();
        if (slots.isEmpty()) {
            return;
        }
        List<String> between = body.between();
        if (between.getFirst().isBlank()) {
            fault("variable_first", slots.getFirst(), "a variable begins the text; write words before it.");
        }
        for (int i = 1; i < slots.size(); i++) {
            if (between.get(i).isBlank()) {
                fault("adjacent_variables", slots.get(i), "two variables beside each other; write words between.");
            }
        }
        if (between.getLast().isBlank()) {
            fault("variable_last", slots.getLast(), "a variable ends the text; write words after it.");
        }
    }

    private void fault(String code, ContentBody.Slot at, String what) {
        faults.add(ContentBody.fault(code, at.start(), what));
    }

    private void spaces() {
        Matcher spaces = SPACES.matcher(words.body());
        if (spaces.find()) {
            faults.add(ContentBody.fault(
                    "too_many_spaces", spaces.start(), "a tab, or more than four spaces or line breaks in a row."));
        }
    }

    private void enoughWords(ContentBody body) {
        int variables = body.slots().size();
        long written = WORD.matcher(String.join(" ", body.between())).results().count();
        int needed = 2 * variables + 1;
        if (variables > 0 && written < needed) {
            faults.add(new Refusal.Field(
                    "body",
                    "too_few_words",
                    "%d words beside %d variables; WhatsApp wants at least %d.".formatted(written, variables, needed)));
        }
    }

    private void buttons() {
        List<ContentTemplate.Button> buttons = words.buttons();
        ContentKind kind = words.kind();
        if (kind == ContentKind.TEXT && !buttons.isEmpty()) {
            faults.add(new Refusal.Field("buttons", "not_for_kind", "A text has no buttons."));
            return;
        }
        if (kind != ContentKind.TEXT && buttons.isEmpty()) {
            faults.add(new Refusal.Field("buttons", "required", "Give what can be pressed."));
        }
        if (buttons.size() > kind.mostButtons()) {
            faults.add(new Refusal.Field(
                    "buttons", "too_many", buttons.size() + " of them; WhatsApp takes " + kind.mostButtons() + "."));
        }
        Set<String> titles = new HashSet<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < buttons.size(); i++) {
            title(i, buttons.get(i).title());
            if (!titles.add(buttons.get(i).title())) {
                faults.add(new Refusal.Field("buttons." + i + ".title", "duplicate", "Another has this title."));
            }
            if (!ids.add(buttons.get(i).id())) {
                faults.add(new Refusal.Field("buttons." + i + ".id", "duplicate", "Another has this id."));
            }
        }
    }

    private void title(int at, String title) {
        String field = "buttons." + at + ".title";
        if (title.isBlank()) {
            faults.add(new Refusal.Field(field, "required", "Give its words."));
        } else if (title.length() > words.kind().longestTitle()) {
            faults.add(new Refusal.Field(
                    field,
                    "too_long",
                    "It has %d characters; WhatsApp takes %d."
                            .formatted(title.length(), words.kind().longestTitle())));
        }
        if (title.contains("{{") || title.lines().count() > 1) {
            faults.add(new Refusal.Field(field, "invalid_form", "A title has neither variables nor several lines."));
        }
    }
}
