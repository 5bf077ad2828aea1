package io.smartqueue.twiliosandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smartqueue.twiliosandbox.delivery.Pace;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a sandbox starts.
 *
 * @param port 0 = any free one
 * @param apiKeySid with {@code apiKeySecret} a second way to authenticate, null = none
 * @param senders numbers the account owns besides {@code +15005550006} and the WhatsApp sandbox number
 * @param inboundUrl where messages from phones are posted, null = nowhere
 * @param seed of everything that is left to chance
 * @param smsRate segments a second for each SMS sender, 0 = at once
 * @param mostAtOnce API requests at the same time before 429, 0 = no limit
 */
public record SandboxOptions(
        int port,
        String accountSid,
        String authToken,
        @Nullable String apiKeySid,
        @Nullable String apiKeySecret,
        Set<String> senders,
        @Nullable String inboundUrl,
        long seed,
        Pace pace,
        double smsRate,
        int mostAtOnce,
        InstantSource clock) {
    private static final long USUAL_SEED = 42;

    public SandboxOptions {
        senders = Set.copyOf(senders);
        if (!accountSid.matches("AC[0-9a-fA-F]{32}")) {
            throw new IllegalArgumentException("an account SID is AC and 32 hex digits, not " + accountSid);
        }
        if (authToken.isBlank()) {
            throw new IllegalArgumentException("the auth token must not be empty");
        }
    }

    /** Any port, brisk deliveries, the same account and token every time. */
    public static SandboxOptions defaults() {
        return new SandboxOptions(
                0,
                "AC" + derived("account"),
                derived("token"),
                null,
                null,
                Set.of(),
                null,
                USUAL_SEED,
                Pace.brisk(),
                0,
                0,
                InstantSource.system());
    }

    public SandboxOptions withPort(int number) {
        return new SandboxOptions(
                number,
                accountSid,
                authToken,
                apiKeySid,
                apiKeySecret,
                senders,
                inboundUrl,
                seed,
                pace,
                smsRate,
                mostAtOnce,
                clock);
    }

    public SandboxOptions withAccount(String sid, String token) {
        return new SandboxOptions(
                port, sid, token, apiKeySid, apiKeySecret, senders, inboundUrl, seed, pace, smsRate, mostAtOnce, clock);
    }

    public SandboxOptions withApiKey(String sid, String secret) {
        return new SandboxOptions(
                port, accountSid, authToken, sid, secret, senders, inboundUrl, seed, pace, smsRate, mostAtOnce, clock);
    }

    public SandboxOptions withSenders(Set<String> numbers) {
        return new SandboxOptions(
                port,
                accountSid,
                authToken,
                apiKeySid,
                apiKeySecret,
                numbers,
                inboundUrl,
                seed,
                pace,
                smsRate,
                mostAtOnce,
                clock);
    }

    public SandboxOptions withInboundUrl(@Nullable String url) {
        return new SandboxOptions(
                port,
                accountSid,
                authToken,
                apiKeySid,
                apiKeySecret,
                senders,
                url,
                seed,
                pace,
                smsRate,
                mostAtOnce,
                clock);
    }

    public SandboxOptions withSeed(long number) {
        return new SandboxOptions(
                port,
                accountSid,
                authToken,
                apiKeySid,
                apiKeySecret,
                senders,
                inboundUrl,
                number,
                pace,
                smsRate,
                mostAtOnce,
                clock);
    }

    public SandboxOptions withPace(Pace wanted) {
        return new SandboxOptions(
                port,
                accountSid,
                authToken,
                apiKeySid,
                apiKeySecret,
                senders,
                inboundUrl,
                seed,
                wanted,
                smsRate,
                mostAtOnce,
                clock);
    }

    public SandboxOptions withSmsRate(double segmentsPerSecond) {
        return new SandboxOptions(
                port,
                accountSid,
                authToken,
                apiKeySid,
                apiKeySecret,
                senders,
                inboundUrl,
                seed,
                pace,
                segmentsPerSecond,
                mostAtOnce,
                clock);
    }

    public SandboxOptions withMostAtOnce(int requests) {
        return new SandboxOptions(
                port,
                accountSid,
                authToken,
                apiKeySid,
                apiKeySecret,
                senders,
                inboundUrl,
                seed,
                pace,
                smsRate,
                requests,
                clock);
    }

    public SandboxOptions withClock(InstantSource source) {
        return new SandboxOptions(
                port,
                accountSid,
                authToken,
                apiKeySid,
                apiKeySecret,
                senders,
                inboundUrl,
                seed,
                pace,
                smsRate,
                mostAtOnce,
                source);
    }

    String messagingServiceSid() {
        return "MG" + accountSid.substring(2);
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

    @Override
    public String toString() {
        return "SandboxOptions[port=" + port + ", accountSid=" + accountSid + ", authToken=[REDACTED]]";
    }
}
