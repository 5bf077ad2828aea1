package io.smartqueue.twiliosandbox.api;

import io.smartqueue.twiliosandbox.account.Standing.Status;
import io.smartqueue.twiliosandbox.http.Answer;
import io.smartqueue.twiliosandbox.http.ApiProblem;
import io.smartqueue.twiliosandbox.http.Json;
import io.smartqueue.twiliosandbox.http.Request;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Leads a request to the account that it names, else to the one that signs in. The account of the sandbox opens, lists,
 * suspends and closes those below it, and may do in each what that may do itself.
 */
public final class AccountRoutes {
    private static final String COLLECTION = "/2010-04-01/Accounts";
    private static final Pattern NAMED =
            Pattern.compile("/2010-04-01/Accounts/(?<account>[^/.]+)(?<rest>/.*)?(\\.json)?");

    private static final int LEAST_PAGE = 50;

    private final ApiRoutes main;
    private final RoutesBelow below;

    public AccountRoutes(ApiRoutes main, RoutesBelow below) {
        this.main = main;
        this.below = below;
    }

    boolean isCollection(String path) {
        return main.isCollection(path);
    }

    Answer answer(Request request) {
        Optional<String> authorization = request.header("Authorization");
        if (request.path().replace(".json", "").equals(COLLECTION)) {
            return main.isOwner(authorization) ? ofCollection(request) : ApiRoutes.unknown();
        }
        Matcher path = NAMED.matcher(request.path());
        Optional<ApiRoutes> named = named(path);
        if (named.isPresent()) {
            return ofOneBelow(request, named.get(), path.group("rest") == null, authorization);
        }
        return concerned(request).answer(request);
    }

    /** Each account has requests under way of its own. */
    ApiRoutes concerned(Request request) {
        return named(NAMED.matcher(request.path()))
                .or(() -> Credentials.user(request.header("Authorization")).flatMap(below::of))
                .orElse(main);
    }

    private Optional<ApiRoutes> named(Matcher path) {
        return path.matches() ? below.of(path.group("account")) : Optional.empty();
    }

    private Answer ofOneBelow(Request request, ApiRoutes one, boolean itself, Optional<String> authorization) {
        if (!main.isOwner(authorization)) {
            return one.answer(request);
        }
        if (itself && request.method().equals("POST")) {
            return change(request, one);
        }
        return one.answerAsOwner(request);
    }

    private Answer ofCollection(Request request) {
        if (request.method().equals("POST")) {
            String name = request.form().filled("FriendlyName").orElse("SubAccount");
            return Answer.json(201, below.create(name).shownWithToken(), "account created");
        }
        ObjectNode json = Json.MAPPER.createObjectNode();
        var all = Stream.concat(Stream.of(main), below.routes().stream())
                .map(ApiRoutes::shown)
                .toList();
        json.putArray("accounts").addAll(all);
        json.put("page", 0).put("page_size", Math.max(LEAST_PAGE, all.size()));
        json.put("first_page_uri", COLLECTION + ".json?PageSize=50&Page=0").putNull("next_page_uri");
        return Answer.json(200, json, all.size() + " accounts");
    }

    private static Answer change(Request request, ApiRoutes one) {
        String wanted = request.form().filled("Status").orElse("");
        try {
            Status status = Status.valueOf(wanted.toUpperCase(Locale.ROOT));
            if (one.isClosed()) {
                return ApiProblem.answer(400, 20001, "A closed account cannot be opened again");
            }
            one.change(standing -> standing.with(status));
            return Answer.json(200, one.shown(), wanted);
        } catch (IllegalArgumentException unknown) {
            return ApiProblem.answer(400, 20001, "Status is active, suspended or closed");
        }
    }
}
