package io.smartqueue.twiliosandbox.api;

import io.smartqueue.twiliosandbox.account.Account;
import io.smartqueue.twiliosandbox.account.AccountResource;
import io.smartqueue.twiliosandbox.account.GeoPermissionsResource;
import io.smartqueue.twiliosandbox.account.ServiceResource;
import io.smartqueue.twiliosandbox.account.Standing;
import io.smartqueue.twiliosandbox.account.Standing.Status;
import io.smartqueue.twiliosandbox.api.message.Intake;
import io.smartqueue.twiliosandbox.api.message.MessagesResource;
import io.smartqueue.twiliosandbox.content.ContentMessages;
import io.smartqueue.twiliosandbox.content.ContentResource;
import io.smartqueue.twiliosandbox.content.Contents;
import io.smartqueue.twiliosandbox.delivery.Deliveries;
import io.smartqueue.twiliosandbox.http.Answer;
import io.smartqueue.twiliosandbox.http.ApiProblem;
import io.smartqueue.twiliosandbox.http.Request;
import io.smartqueue.twiliosandbox.media.MediaResource;
import io.smartqueue.twiliosandbox.media.MediaStore;
import io.smartqueue.twiliosandbox.message.Messages;
import io.smartqueue.twiliosandbox.message.Owners;
import io.smartqueue.twiliosandbox.message.Senders;
import io.smartqueue.twiliosandbox.price.PriceList;
import io.smartqueue.twiliosandbox.price.PricingResource;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Maps an address to its resource, after the credentials are checked. */
public final class ApiRoutes {
    private static final Pattern ACCOUNT = Pattern.compile(
            "/2010-04-01/Accounts/(?<account>[^/.]+)(?<collection>/[A-Za-z]+)?(/(?<sid>[^/.]+))?(\\.json)?");
    private static final Pattern MEDIA = Pattern.compile(
            "/2010-04-01/Accounts/(?<account>[^/.]+)/Messages/(?<message>[^/.]+)/Media(/(?<sid>[^/.]+))?(\\.json)?");
    private static final Pattern SERVICE = Pattern.compile("/v1/Services/(?<service>[^/.]+)(?<collection>/[A-Za-z]+)?");

    private final Credentials credentials;
    private final AtomicInteger underWay = new AtomicInteger();
    private final MessagesResource messages;
    private final AccountResource account;
    private final ServiceResource service;
    private final MediaResource media;
    private final ContentResource content;
    private final PricingResource pricing;
    private final GeoPermissionsResource geo;

    public ApiRoutes(
            Credentials credentials,
            Messages messages,
            Senders senders,
            Owners owners,
            Deliveries deliveries,
            MediaStore media,
            Contents contents,
            PriceList prices,
            InstantSource clock) {
        this.credentials = credentials;
        Account itself = credentials.account();
        var intake = new Intake(itself, senders, owners, deliveries, new ContentMessages(contents), clock);
        this.messages = new MessagesResource(messages, deliveries, media, itself, intake);
        this.content = new ContentResource(contents, credentials.account().sid(), clock);
        this.pricing = new PricingResource(prices, credentials.account().sid());
        this.media = new MediaResource(media);
        this.account = new AccountResource(credentials.account(), senders);
        this.geo = new GeoPermissionsResource(credentials.account());
        this.service = new ServiceResource(credentials.account(), senders);
    }

    boolean isCollection(String path) {
        Matcher matcher = ACCOUNT.matcher(path);
        return path.equals("/v1/Content")
                || matcher.matches() && "/Messages".equals(matcher.group("collection")) && matcher.group("sid") == null;
    }

    Answer answer(Request request) {
        return answer(request, credentials.admit(request.header("Authorization")));
    }

    /** For who signs in to the account above, which may do here what this one may. */
    Answer answerAsOwner(Request request) {
        return answer(request, Optional.of(credentials.account().sid()));
    }

    /** Whether somebody signs in with the token of this account. */
    boolean isOwner(Optional<String> authorization) {
        return credentials
                .admit(authorization)
                .filter(credentials.account().sid()::equals)
                .isPresent();
    }

    /** @return how many of its requests are answered now, with this one */
    int begin() {
        return underWay.incrementAndGet();
    }

    void end() {
        underWay.decrementAndGet();
    }

    /** Requests answered at the same time before 429, 0 = no limit. */
    int mostAtOnce() {
        return credentials.account().standing().concurrent();
    }

    boolean isClosed() {
        return credentials.account().standing().status() == Status.CLOSED;
    }

    ObjectNode shown() {
        return account.itself();
    }

    /** With the token, as Twilio shows an account to the one above it. */
    ObjectNode shownWithToken() {
        return shown().put("auth_token", credentials.account().standing().authToken());
    }

    void change(UnaryOperator<Standing> change) {
        credentials.account().change(change);
    }

    private Answer answer(Request request, Optional<String> user) {
        try {
            return user.map(admitted -> route(request, admitted)).orElseGet(ApiRoutes::unknown);
        } catch (ApiProblem problem) {
            return problem.answer();
        }
    }

    private Answer route(Request request, String user) {
        Matcher path = ACCOUNT.matcher(request.path());
        if (path.matches() && credentials.account().sid().equals(path.group("account"))) {
            String collection = Objects.requireNonNullElse(path.group("collection"), "");
            String sid = path.group("sid");
            if (collection.equals("/Messages")) {
                return sid == null ? messages.collection(request) : messages.one(request, sid);
            }
            if (collection.equals("/Balance") && sid == null) {
                return read(request, Optional.of(pricing.balance()));
            }
            return sid == null ? ofAccount(request, collection, user) : notFound(request);
        }
        Matcher file = MEDIA.matcher(request.path());
        if (file.matches() && credentials.account().sid().equals(file.group("account"))) {
            return ofMedia(request, file.group("message"), file.group("sid"));
        }
        if (content.owns(request.path())) {
            return content.answer(request);
        }
        if (pricing.owns(request.path())) {
            return read(request, pricing.answer(request.path()));
        }
        if (geo.owns(request.path())) {
            return read(request, Optional.of(geo.answer(request.query())));
        }
        Matcher other = SERVICE.matcher(request.path());
        return other.matches()
                ? ofService(request, other.group("service"), Objects.requireNonNullElse(other.group("collection"), ""))
                : notFound(request);
    }

    private Answer ofAccount(Request request, String collection, String user) {
        // As with a standard key at Twilio: everything but the account itself.
        if (collection.isEmpty() && !user.equals(credentials.account().sid())) {
            return unknown();
        }
        return read(request, account.answer(collection, request.query()));
    }

    private Answer ofMedia(Request request, String message, @Nullable String sid) {
        return sid == null
                ? read(request, Optional.of(media.list(message)))
                : media.one(request, message, sid).orElseGet(() -> notFound(request));
    }

    private Answer ofService(Request request, String sid, String collection) {
        return read(request, service.answer(sid, collection, request.query()));
    }

    private static Answer read(Request request, Optional<Answer> found) {
        Answer answer = found.orElseGet(() -> notFound(request));
        if (!request.method().equals("GET")) {
            throw new ApiProblem(405, 20004, "Method not allowed");
        }
        return answer;
    }

    private static Answer notFound(Request request) {
        throw ApiProblem.notFound(request.path());
    }

    static Answer unknown() {
        return ApiProblem.answer(401, 20003, "Authenticate").with("WWW-Authenticate", "Basic realm=\"Twilio API\"");
    }
}
