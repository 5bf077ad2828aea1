package io.smartqueue.channel.twilio.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import io.smartqueue.channel.twilio.OrganisationAccounts;
import io.smartqueue.channel.twilio.OrganisationAccounts.Age;
import io.smartqueue.channel.twilio.OrganisationAccounts.Signing;
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

    /**
     * @param organisations whose own account signed, several where they share one; none for the installation's
     * @param account the SID of the account that signed
     */
    record Signed(Form form, List<UUID> organisations, Optional<String> account) {

        Optional<UUID> organisation() {
            return organisations.stream().findFirst();
        }
    }

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

    /**
     * Also by an account that its organisation has removed since.
     *
     * @throws Refusal 403 when the signature is missing or wrong, or cannot be checked
     */
    Signed receipt(HttpServletRequest request) throws IOException {
        return verified(request, signing -> true);
    }

    /** @throws Refusal 403 when the signature is missing or wrong, or cannot be checked */
    Signed message(HttpServletRequest request) throws IOException {
        return verified(request, signing -> signing.age() != Age.LEFT);
    }

    private Signed verified(HttpServletRequest request, Predicate<Signing> may) throws IOException {
        String signature = request.getHeader("X-Twilio-Signature");
        Form form = body(request);
        List<String> addresses = publicAddress
                .map(address -> addresses(address.uri(), pathAndQuery(request)))
                .orElse(List.of());
        Signers signers = signers(form, ours(request, "o"), may);
        Predicate<Secret> fits = token ->
                signature != null && addresses.stream().anyMatch(one -> Signature.fits(signature, one, form, token));
        List<Signing> owners = signers.owners(fits);
        Optional<Signed> signed = signers.signed(owners, fits);
        meters.counter("smartqueue.webhooks", "signature", signed.isPresent() ? "right" : "wrong")
                .increment();
        if (signed.isPresent()) {
            form.requireStorable();
            // Our own probe is signed with the present token, whatever Twilio signs with.
            if (!form.find("MessageSid").equals(Optional.of(Signature.OF_NO_MESSAGE))) {
                signers.account().ifPresent(sid -> owners.forEach(owner -> accounts.hasSigned(owner, sid)));
            }
            return signed.get();
        }
        log.warn(
                "refused a webhook: {}",
                publicAddress.isEmpty()
                        ? "PUBLIC_BASE_URL is not set, so no signature can be checked"
                        : tokens.isEmpty() && signers.isNobody()
                                ? "TWILIO_AUTH_TOKEN is not set, so no signature can be checked"
                                : (signature == null ? "no signature for " : "wrong signature for ")
                                        + shortened(addresses.getFirst()));
        throw Refusal.forbidden("invalid_signature", "X-Twilio-Signature is missing or does not fit.");
    }

    /** The account is only claimed until a signature fits; it merely says whose token is tried. */
    private Signers signers(Form form, Optional<UUID> named, Predicate<Signing> may) {
        Optional<String> claimed = form.find("AccountSid")
                .filter(sid -> ACCOUNT.matcher(sid).matches() && !sid.equals(settings.accountSid()));
        List<Signing> own = claimed.map(accounts::signing).orElse(List.of());
        return new Signers(
                form,
                named,
                own.stream().filter(may).toList(),
                own.isEmpty() ? tokens : List.of(),
                own.isEmpty() ? Optional.ofNullable(settings.accountSid()) : claimed);
    }

    /**
     * @param named the organisation in the address of a receipt
     * @param account the one whose tokens these are
     */
    private record Signers(
            Form form, Optional<UUID> named, List<Signing> own, List<Secret> common, Optional<String> account) {

        boolean isNobody() {
            return own.isEmpty() && common.isEmpty();
        }

        /** Of organisations that share an account, the one that sent the message, or whose sender was written to. */
        List<Signing> owners(Predicate<Secret> fits) {
            List<Signing> fitting =
                    own.stream().filter(one -> fits.test(one.token())).toList();
            return Stream.<Predicate<Signing>>of(
                            one -> named.filter(one.organisation().value()::equals)
                                    .isPresent(),
                            one -> isWrittenTo(one, "To"),
                            one -> isWrittenTo(one, "MessagingServiceSid"),
                            one -> true)
                    .map(which -> fitting.stream().filter(which).toList())
                    .filter(found -> !found.isEmpty())
                    .findFirst()
                    .orElse(List.of());
        }

        private boolean isWrittenTo(Signing one, String field) {
            return form.find(field).filter(one.senders()::contains).isPresent();
        }

        Optional<Signed> signed(List<Signing> owners, Predicate<Secret> fits) {
            boolean isSigned = !owners.isEmpty() || common.stream().anyMatch(fits);
            List<UUID> organisations = owners.stream()
                    .map(one -> one.organisation().value())
                    .distinct()
                    .toList();
            return isSigned ? Optional.of(new Signed(form, organisations, account)) : Optional.empty();
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
