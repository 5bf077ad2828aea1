package io.smartqueue.channel.smtp;

import java.util.Optional;
import java.util.Set;

/** What an operator can do about the most frequent answers of mail servers. */
final class ReplyAdvice {

    /** Those that are counted on their own. */
    static final Set<String> CODES = Set.of(
            "5.1.1",
            "5.1.2",
            "5.1.3",
            "5.1.6",
            "5.1.10",
            "5.2.1",
            "5.2.2",
            "5.3.4",
            "5.4.4",
            "5.7.1",
            "5.7.8",
            "5.7.26",
            "smtp_421",
            "smtp_450",
            "smtp_451",
            "smtp_452",
            "smtp_530",
            "smtp_535",
            "smtp_550",
            "smtp_551",
            "smtp_552",
            "smtp_553",
            "smtp_554",
            "smtp_from",
            "smtp_tls");

    private ReplyAdvice() {}

    static Optional<String> of(String code) {
        return Optional.of(
                        switch (code) {
                            case "smtp_530", "smtp_534", "smtp_535", "smtp_538", "5.7.0", "5.7.8", "5.7.9", "5.7.11" ->
                                "Compare the user and the password in SMTP_URL with what the mail provider gave you;"
                                        + " some providers want a password for applications.";
                            case "smtp_from" ->
                                "Give SMTP_FROM an address that this login may send from, and verify it with the"
                                        + " provider.";
                            case "smtp_tls" ->
                                "Use smtps:// for port 465 and smtp:// for 587 or 25, with the name that is in the"
                                        + " server's certificate; an own authority goes into SMTP_CA_FILE.";
                            case "5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "smtp_551", "smtp_553" ->
                                "Nobody has this address: ask the person for the right one.";
                            case "5.2.2", "smtp_552" -> "The mailbox is full: use another way.";
                            case "5.7.1", "5.7.26" ->
                                "The mail was taken for spam or not for ours: see that SPF, DKIM and DMARC of the"
                                        + " domain in SMTP_FROM name this mail server.";
                            default -> "";
                        })
                .filter(words -> !words.isEmpty());
    }
}
