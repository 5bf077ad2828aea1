package io.smartqueue.twiliosandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smartqueue.twiliosandbox.account.Recipients;
import io.smartqueue.twiliosandbox.callback.CallbackAddress;
import io.smartqueue.twiliosandbox.delivery.Pace;
import io.smartqueue.twiliosandbox.delivery.Rates;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a sandbox starts.
 *
 * @param port 0 = any free one
 * @param apiKey a second way to authenticate, null = none
 * @param senders numbers the account owns besides {@code +15005550006} and the WhatsApp sandbox number
 * @param inboundUrl where messages from phones are posted, null = nowhere
 */
public record SandboxOptions(
        int port,
        Login account,
        @Nullable Login apiKey,
        Set<String> senders,
        @Nullable String inboundUrl,
        Behaviour behaviour,
        InstantSource clock) {

    private static final long USUAL_SEED = 42;
    private static final Duration USUAL_DECISION = Duration.ofMillis(400);

    /** The SID of an account or of an API key, and its secret. */
    public record Login(String sid, String secret) {

        @Override
        public String toString() {
            return sid + ":[REDACTED]";
        }
    }

    /**
     * How the sandbox answers and delivers.
     *
     * @param seed of all random choices
     * @param mostAtOnce API requests at the same time before 429, 0 = no limit
     * @param approvalAfter how long WhatsApp takes to decide about a content template
     */
    public record Behaviour(
            long seed, Pace pace, Rates rates, int mostAtOnce, Recipients recipients, Duration approvalAfter) {}

    public SandboxOptions {
        senders = Set.copyOf(senders);
        if (!account.sid().matches("AC[0-9a-fA-F]{32}")) {
            throw new IllegalArgumentException("an account SID is AC and 32 hex digits, not " + account.sid());
        }
        if (account.secret().isBlank()) {
            throw new IllegalArgumentException("the auth token must not be empty");
        }
        if (inboundUrl != null && CallbackAddress.parse(inboundUrl).isEmpty()) {
            throw new IllegalArgumentException("not an inbound address: " + inboundUrl);
        }
    }

    /** Any port, fast deliveries, always the same account and token; WhatsApp's rules are enforced. */
    public static SandboxOptions defaults() {
        Login account = new Login("AC" + derived("account"), derived("token"));
        Behaviour behaviour =
                new Behaviour(USUAL_SEED, Pace.brisk(), Rates.UNLIMITED, 0, Recipients.asAtTwilio(), USUAL_DECISION);
        return new SandboxOptions(0, account, null, Set.of(), null, behaviour, InstantSource.system());
    }

    public SandboxOptions withPort(int number) {
        return new SandboxOptions(number, account, apiKey, senders, inboundUrl, behaviour, clock);
    }

    public SandboxOptions withAccount(String sid, String token) {
        return new SandboxOptions(port, new Login(sid, token), apiKey, senders, inboundUrl, behaviour, clock);
    }

    public SandboxOptions withApiKey(String sid, String secret) {
        return new SandboxOptions(port, account, new Login(sid, secret), senders, inboundUrl, behaviour, clock);
    }

    public SandboxOptions withSenders(Set<String> numbers) {
        return new SandboxOptions(port, account, apiKey, numbers, inboundUrl, behaviour, clock);
    }

    public SandboxOptions withInboundUrl(@Nullable String url) {
        return new SandboxOptions(port, account, apiKey, senders, url, behaviour, clock);
    }

    public SandboxOptions withClock(InstantSource source) {
        return new SandboxOptions(port, account, apiKey, senders, inboundUrl, behaviour, source);
    }

    public SandboxOptions withBehaviour(Behaviour other) {
        return new SandboxOptions(port, account, apiKey, senders, inboundUrl, other, clock);
    }

    public SandboxOptions withSeed(long seed) {
        Behaviour now = behaviour;
        return withBehaviour(
                new Behaviour(seed, now.pace, now.rates, now.mostAtOnce, now.recipients, now.approvalAfter));
    }

    public SandboxOptions withPace(Pace pace) {
        Behaviour now = behaviour;
        return withBehaviour(
                new Behaviour(now.seed, pace, now.rates, now.mostAtOnce, now.recipients, now.approvalAfter));
    }

    public SandboxOptions withSmsRate(double segmentsPerSecond) {
        return withRates(new Rates(segmentsPerSecond, behaviour.rates.whatsapp()));
    }

    public SandboxOptions withRates(Rates rates) {
        Behaviour now = behaviour;
        return withBehaviour(
                new Behaviour(now.seed, now.pace, rates, now.mostAtOnce, now.recipients, now.approvalAfter));
    }

    public SandboxOptions withMostAtOnce(int requests) {
        Behaviour now = behaviour;
        return withBehaviour(new Behaviour(now.seed, now.pace, now.rates, requests, now.recipients, now.approvalAfter));
    }

    /** Who can be reached at the start and after each reset. */
    public SandboxOptions withRecipients(Recipients recipients) {
        Behaviour now = behaviour;
        return withBehaviour(
                new Behaviour(now.seed, now.pace, now.rates, now.mostAtOnce, recipients, now.approvalAfter));
    }

    /** WhatsApp reaches everybody with any words: nobody has to join or to write first. */
    public SandboxOptions withLenientWhatsApp() {
        return withRecipients(Recipients.everybody());
    }

    /** How long WhatsApp takes to decide about a content template. */
    public SandboxOptions withApprovalAfter(Duration delay) {
        Behaviour now = behaviour;
        return withBehaviour(new Behaviour(now.seed, now.pace, now.rates, now.mostAtOnce, now.recipients, delay));
    }

    String messagingServiceSid() {
        return "MG" + account.sid().substring(2);
    }

    /** 32 hex digits that look like Twilio's without a literal that looks like a leaked secret. */
    private static String derived(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(("twilio-sandbox " + name).getBytes(UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
