package io.smartqueue.channel.twilio.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import io.smartqueue.channel.twilio.OrganisationAccounts;
import io.smartqueue.channel.twilio.TwilioSettings;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Secret;
import io.smartqueue.settings.PublicSettings;
import io.smartqueue.settings.WebAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Accepts requests that Twilio signed: with the token of the account that they name, where organisations brought that,
 * else with the installation's. Checks them against our public address, never against a proxy's headers.
 */
@Component
class SignedRequests {

    private static final Logger log = LoggerFactory.getLogger(SignedRequests.class);
    private static final int MOST_LOGGED = 500;
    private static final Pattern ACCOUNT = Pattern.compile("AC[0-9a-fA-F]{32}");

    private final Optional<WebAddress> publicAddress;
    private final List<Secret> tokens;
    private final TwilioSettings settings;
    private final OrganisationAccounts accounts;
    private final MeterRegistry meters;

    /** @param organisation whose own account signed; empty for the installation's */
    record Signed(Form form, Optional<UUID> organisation) {}

    SignedRequests(TwilioSettings settings, OrganisationAccounts accounts, PublicSettings open, MeterRegistry meters) {
        this.settings = settings;
        this.accounts = accounts;
        this.meters = meters;
        this.publicAddress = Optional.ofNullable(open.baseUrl());
        this.tokens = Stream.of(
                        Optional.ofNullable(settings.authToken()), Optional.ofNullable(settings.authTokenNext()))
                .flatMap(Optional::stream)
                .filter(token -> !token.value().isBlank())
                .toList();
    }

    /** @throws Refusal 403 when the signature is missing or wrong, or cannot be checked */
    Signed verified(HttpServletRequest request) throws IOException {
        String signature = request.getHeader("X-Twilio-Signature");
        Form form = body(request);
        List<String> addresses = publicAddress
                .map(address -> addresses(address.uri(), pathAndQuery(request)))
                .orElse(List.of());
        Signers signers = signers(form, ours(request, "o"));
        Optional<Signed> signed = signature == null
                ? Optional.empty()
                : signers.find(
                        token -> addresses.stream().anyMatch(one -> Signature.fits(signature, one, form, token)));
        meters.counter("smartqueue.webhooks", "signature", signed.isPresent() ? "right" : "wrong")
                .increment();
        if (signed.isPresent()) {
            form.requireStorable();
            return signed.get();
        }
        log.warn(
                "refused a webhook: {}",
                publicAddress.isEmpty()
                        ? "PUBLIC_BASE_URL is not set, so no signature can be checked"
                        : signers.isNobody()
                                ? "TWILIO_AUTH_TOKEN is not set, so no signature can be checked"
                                : (signature == null ? "no signature for " : "wrong signature for ")
                                        + shortened(addresses.getFirst()));
        throw Refusal.forbidden("invalid_signature", "X-Twilio-Signature is missing or does not fit.");
    }

    /** The account is only claimed until a signature fits; it merely says whose token is tried. */
    private Signers signers(Form form, Optional<UUID> named) {
        List<OrganisationAccounts.Signing> own = form.find("AccountSid")
                .filter(sid -> ACCOUNT.matcher(sid).matches() && !sid.equals(settings.accountSid()))
                .map(accounts::signing)
                .orElse(List.of());
        return new Signers(form, named, own, own.isEmpty() ? tokens : List.of());
    }

    /** @param named the organisation in the address of a receipt */
    private record Signers(
            Form form, Optional<UUID> named, List<OrganisationAccounts.Signing> own, List<Secret> common) {

        boolean isNobody() {
            return own.isEmpty() && common.isEmpty();
        }

        /** Of organisations that share an account, the one that sent the message, or whose sender was written to. */
        Optional<Signed> find(Predicate<Secret> fits) {
            List<OrganisationAccounts.Signing> fitting =
                    own.stream().filter(one -> fits.test(one.token())).toList();
            String to = form.find("To").orElse("");
            return fitting.stream()
                    .filter(one ->
                            named.filter(one.organisation().value()::equals).isPresent())
                    .findFirst()
                    .or(() -> fitting.stream()
                            .filter(one -> one.senders().contains(to))
                            .findFirst())
                    .or(() -> fitting.stream().findFirst())
                    .map(one -> new Signed(form, Optional.of(one.organisation().value())))
                    .or(() ->
                            common.stream().filter(fits).findFirst().map(token -> new Signed(form, Optional.empty())));
        }
    }

    /** Read here and not through the servlet's parameters, which mix in the query and lose the signed form. */
    private static Form body(HttpServletRequest request) throws IOException {
        if (!isForm(request.getContentType())) {
            return new Form(List.of());
        }
        String body = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return Form.parse(body);
        } catch (IllegalArgumentException malformed) {
            throw Refusal.forbidden("invalid_signature", "The form is malformed, so its signature cannot be checked.");
        }
    }

    /** The address is ours and signed with the rest. Messages sent by earlier versions do not name the organisation. */
    static Optional<UUID> ours(HttpServletRequest request, String name) {
        try {
            return Form.parse(request.getQueryString()).find(name).map(UUID::fromString);
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static boolean isForm(@Nullable String contentType) {
        return contentType != null
                && contentType.toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    /** As received: a filter of ours removes a trailing slash, which Twilio has signed. */
    private static String pathAndQuery(HttpServletRequest request) {
        HttpServletRequest original = request;
        while (original instanceof HttpServletRequestWrapper wrapper
                && wrapper.getRequest() instanceof HttpServletRequest inner) {
            original = inner;
        }
        String query = original.getQueryString();
        return original.getRequestURI() + (query == null ? "" : "?" + query);
    }

    /** Twilio signs sometimes with the default port in the address and sometimes without. */
    private static List<String> addresses(URI base, String pathAndQuery) {
        int usual = "https".equalsIgnoreCase(base.getScheme()) ? 443 : 80;
        if (base.getPort() != -1 && base.getPort() != usual) {
            return List.of(base + pathAndQuery);
        }
        String before = base.getScheme() + "://" + base.getHost();
        String after = base.getRawPath() + pathAndQuery;
        return List.of(before + after, before + ":" + usual + after);
    }

    private static String shortened(String address) {
        return address.length() <= MOST_LOGGED ? address : address.substring(0, MOST_LOGGED) + "…";
    }
}
