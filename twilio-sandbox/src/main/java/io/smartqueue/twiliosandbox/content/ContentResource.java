package io.smartqueue.twiliosandbox.content;

import io.smartqueue.twiliosandbox.http.Answer;
import io.smartqueue.twiliosandbox.http.ApiProblem;
import io.smartqueue.twiliosandbox.http.Form;
import io.smartqueue.twiliosandbox.http.Json;
import io.smartqueue.twiliosandbox.http.Request;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Twilio's Content API: create, fetch, list, delete, and submission to WhatsApp. */
public final class ContentResource {
    private static final Pattern PATH =
            Pattern.compile("/v1/(?<list>Content|ContentAndApprovals)(/(?<sid>[^/]+))?(?<rest>/.+)?");
    private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,512}");
    private static final Set<String> CATEGORIES = Set.of("UTILITY", "MARKETING", "AUTHENTICATION");

    private final Contents contents;
    private final ContentView view;
    private final InstantSource clock;

    public ContentResource(Contents contents, String accountSid, InstantSource clock) {
        this.contents = contents;
        this.view = new ContentView(accountSid);
        this.clock = clock;
    }

    public boolean owns(String path) {
        return PATH.matcher(path).matches();
    }

    public Answer answer(Request request) {
        Matcher path = PATH.matcher(request.path());
        if (!path.matches()) {
            throw ApiProblem.notFound(request.path());
        }
        String sid = path.group("sid");
        if (sid == null) {
            return path.group("list").equals("Content") ? collection(request) : listed(request, this::withApproval);
        }
        Content content = contents.find(sid).orElseThrow(() -> ApiProblem.notFound(request.path()));
        String rest = path.group("rest");
        return switch (request.method() + (rest == null ? "" : rest)) {
            case "GET" -> Answer.json(200, view.of(content), "content");
            case "DELETE" -> {
                contents.delete(sid);
                yield Answer.empty(204, "deleted");
            }
            case "GET/ApprovalRequests" -> {
                Approval now = contents.approval(sid);
                yield Answer.json(200, view.fetched(content, now), now.state().word());
            }
            case "POST/ApprovalRequests/whatsapp" -> submit(request, content);
            default -> throw rest == null ? notAllowed() : ApiProblem.notFound(request.path());
        };
    }

    private Answer collection(Request request) {
        return switch (request.method()) {
            case "POST" -> {
                Content created = contents.add(ContentJson.parse(request.body(), clock.instant()));
                yield Answer.json(201, view.of(created), created.kind().word());
            }
            case "GET" -> listed(request, view::of);
            default -> throw notAllowed();
        };
    }

    private ObjectNode withApproval(Content content) {
        ObjectNode json = view.of(content);
        json.remove("links");
        json.set("approval_requests", view.approval(content, contents.approval(content.sid())));
        return json;
    }

    private Answer listed(Request request, Function<Content, ObjectNode> shape) {
        Form query = request.query();
        int size = Math.clamp(number(query, "PageSize", 50), 1, 1_000);
        int page = number(query, "Page", 0);
        List<Content> all = contents.newestFirst();
        List<Content> shown = all.stream().skip((long) page * size).limit(size).toList();
        boolean more = all.size() > (page + 1L) * size;
        String url = "https://content.twilio.com" + request.path() + "?PageSize=" + size + "&Page=";
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.putObject("meta")
                .put("page", page)
                .put("page_size", size)
                .put("first_page_url", url + 0)
                .put("previous_page_url", page == 0 ? null : url + (page - 1))
                .put("url", url + page)
                .put("next_page_url", more ? url + (page + 1) : null)
                .put("key", "contents");
        var list = json.putArray("contents");
        shown.forEach(content -> list.add(shape.apply(content)));
        return Answer.json(200, json, shown.size() + " found");
    }

    private Answer submit(Request request, Content content) {
        JsonNode wanted = read(request.body());
        String name = wanted.path("name").asString("");
        String category = wanted.path("category").asString("");
        ContentJson.require(NAME.matcher(name).matches(), "name has 1 to 512 of a-z, 0-9 and _");
        ContentJson.require(CATEGORIES.contains(category), "category is UTILITY, MARKETING or AUTHENTICATION");
        ContentJson.require(
                content.kind() != Kind.LIST_PICKER, "twilio/list-picker can't be submitted: it is for open windows");
        ContentJson.require(
                contents.approval(content.sid()).state() == ApprovalState.UNSUBMITTED, "it was submitted before");
        boolean fresh = contents.submit(
                content.sid(),
                name,
                category,
                wanted.path("allow_category_change").asBoolean(true));
        ContentJson.require(fresh, "the name " + name + " was used before");
        return Answer.json(201, view.approval(content, contents.approval(content.sid())), "received");
    }

    private static JsonNode read(String body) {
        try {
            return Json.MAPPER.readTree(body);
        } catch (JacksonException malformed) {
            throw ApiProblem.badRequest(20001, "The body is not JSON");
        }
    }

    private static int number(Form query, String name, int usual) {
        String text = query.filled(name).orElse(Integer.toString(usual));
        if (!text.matches("[0-9]{1,6}")) {
            throw ApiProblem.badRequest(20001, "Invalid " + name + ": " + text);
        }
        return Integer.parseInt(text);
    }

    private static ApiProblem notAllowed() {
        return new ApiProblem(405, 20004, "Method not allowed");
    }
}
