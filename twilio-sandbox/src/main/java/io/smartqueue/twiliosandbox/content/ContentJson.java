package io.smartqueue.twiliosandbox.content;

import io.smartqueue.twiliosandbox.http.ApiProblem;
import io.smartqueue.twiliosandbox.http.Json;
import io.smartqueue.twiliosandbox.message.Sids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A request to create content, with the checks that Twilio makes before WhatsApp sees it. */
final class ContentJson {
    private static final int LONGEST_BODY = 1_024;
    private static final int LONGEST_TEXT = 1_600;
    private static final int LONGEST_BUTTON = 25;
    private static final int LONGEST_ITEM = 24;
    private static final int LONGEST_DESCRIPTION = 72;
    private static final int LONGEST_ID = 200;
    private static final int LONGEST_LIST_BUTTON = 20;
    private static final int MOST_CHOICES = 10;
    private static final int MOST_VARIABLES = 100;

    private final JsonNode json;

    private ContentJson(JsonNode json) {
        this.json = json;
    }

    static Content parse(String text, Instant now) {
        try {
            return new ContentJson(Json.MAPPER.readTree(text)).content(now);
        } catch (JacksonException malformed) {
            throw wrong("the body is not JSON");
        }
    }

    private Content content(Instant now) {
        require(json.isObject(), "the body is not a JSON object");
        String language = text(json, "language", 16);
        JsonNode types = json.path("types");
        require(types.isObject() && types.size() == 1, "types needs exactly one type of content here");
        String word = types.propertyNames().iterator().next();
        Kind kind = Kind.of(word).orElseThrow(() -> wrong("the type " + word + " is not known here"));
        JsonNode type = types.get(word);
        Content content = new Content(
                Sids.next("HX"),
                json.path("friendly_name").asString(""),
                language,
                kind,
                text(type, "body", kind == Kind.TEXT ? LONGEST_TEXT : LONGEST_BODY),
                kind == Kind.LIST_PICKER ? text(type, "button", LONGEST_LIST_BUTTON) : "",
                choices(kind, type),
                variables(),
                now);
        checkNumbers(content);
        return content;
    }

    private static List<Choice> choices(Kind kind, JsonNode type) {
        return switch (kind) {
            case TEXT -> List.of();
            case QUICK_REPLY -> each(type, "actions", ContentJson::button);
            case LIST_PICKER -> each(type, "items", ContentJson::item);
        };
    }

    private static List<Choice> each(JsonNode type, String name, Function<JsonNode, Choice> read) {
        JsonNode list = type.path(name);
        require(list.isArray() && !list.isEmpty() && list.size() <= MOST_CHOICES, name + " needs 1 to 10 entries");
        List<Choice> found = new ArrayList<>();
        list.forEach(entry -> found.add(read.apply(entry)));
        require(found.stream().map(Choice::title).distinct().count() == found.size(), name + ": two have one text");
        return found;
    }

    private static Choice button(JsonNode action) {
        String title = text(action, "title", LONGEST_BUTTON);
        String id = action.path("id").asString(title);
        require(id.length() <= LONGEST_ID, "id is longer than " + LONGEST_ID + " characters");
        return new Choice(id, title, null);
    }

    private static Choice item(JsonNode item) {
        String description =
                item.path("description").isString() ? text(item, "description", LONGEST_DESCRIPTION) : null;
        return new Choice(text(item, "id", LONGEST_ID), text(item, "item", LONGEST_ITEM), description);
    }

    private Map<String, String> variables() {
        Map<String, String> found = new LinkedHashMap<>();
        JsonNode given = json.path("variables");
        require(given.isMissingNode() || given.isNull() || given.isObject(), "variables is not an object");
        given.properties().forEach(entry -> {
            require(entry.getValue().isString(), "variables: " + entry.getKey() + " is not a string");
            found.put(entry.getKey(), entry.getValue().asString());
        });
        return found;
    }

    private static void checkNumbers(Content content) {
        var used = Placeholders.in(content);
        require(used.size() <= MOST_VARIABLES, "more than " + MOST_VARIABLES + " variables");
        for (int number = 1; number <= used.size(); number++) {
            require(
                    used.contains(Integer.toString(number)),
                    "variables are numbered from 1 without a gap; {{" + number + "}} is missing");
        }
    }

    private static String text(JsonNode from, String name, int longest) {
        String text = Optional.ofNullable(from.get(name))
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .orElse("");
        require(!text.isBlank(), name + " is required");
        require(text.codePointCount(0, text.length()) <= longest, name + " is longer than " + longest + " characters");
        return text;
    }

    static void require(boolean right, String otherwise) {
        if (!right) {
            throw wrong(otherwise);
        }
    }

    private static ApiProblem wrong(String what) {
        return ApiProblem.badRequest(20001, "Invalid content: " + what);
    }
}
