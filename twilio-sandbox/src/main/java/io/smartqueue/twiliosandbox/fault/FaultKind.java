package io.smartqueue.twiliosandbox.fault;

import java.util.Locale;

/** All faults. If several apply to one request, the first in this order wins. */
public enum FaultKind {
    /** Connection closed without an answer, nothing stored. */
    DROP,
    /** As if the credentials were wrong (20003). */
    ANSWER_401,
    /** As if the account were suspended (20005). */
    ANSWER_403,
    ANSWER_500,
    /** An HTML page, as a proxy would send it. */
    ANSWER_502_HTML,
    ANSWER_503,
    ANSWER_429,
    /** Stored, then the connection is closed without an answer. */
    ACCEPT_THEN_DROP,
    /** Stored, then answered 500. */
    ACCEPT_THEN_500,
    /** Stored at once, answered after the delay. */
    SLOW_ANSWER,
    /** Nothing stored, 503 after the delay. */
    SLOW_503,
    /** Stored; the response has a status that no SDK knows. */
    UNKNOWN_STATUS,
    /** Stored; the response has fields that no SDK knows. */
    EXTRA_FIELDS,
    /** A receipt is held back for a random part of the delay, so that later ones overtake it. */
    RECEIPTS_SHUFFLED,
    RECEIPTS_DOUBLED,
    RECEIPTS_DROPPED,
    RECEIPTS_DELAYED;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isAboutReceipts() {
        return name().startsWith("RECEIPTS_");
    }

    /** Whether it replaces the response, so that it can also apply to a request that only reads. */
    boolean fallsOnReads() {
        return switch (this) {
            case DROP,
                    ANSWER_401,
                    ANSWER_403,
                    ANSWER_500,
                    ANSWER_502_HTML,
                    ANSWER_503,
                    ANSWER_429,
                    SLOW_ANSWER,
                    SLOW_503 -> true;
            case ACCEPT_THEN_DROP,
                    ACCEPT_THEN_500,
                    UNKNOWN_STATUS,
                    EXTRA_FIELDS,
                    RECEIPTS_SHUFFLED,
                    RECEIPTS_DOUBLED,
                    RECEIPTS_DROPPED,
                    RECEIPTS_DELAYED -> false;
        };
    }
}
