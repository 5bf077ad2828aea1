package io.smartqueue.notification.dispatch;

import io.smartqueue.channel.DeliveryReceipt;
import io.smartqueue.customer.Medium;
import io.smartqueue.notification.NotificationStatus;
import io.smartqueue.notification.StepType;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the provider said of a message: that it has taken it, or in a receipt what became of it.
 *
 * @param message our id; a receipt need not carry it
 * @param attempt the one that was taken; null in a receipt
 * @param status null when the provider's word is unknown to us
 * @param word for the timeline
 * @param account that signed it, which speaks for messages that left from there; null when we asked
 */
record ProviderReport(
        @Nullable UUID message,
        @Nullable Integer attempt,
        String providerId,
        @Nullable NotificationStatus status,
        String word,
        @Nullable String errorCode,
        @Nullable String errorMessage,
        @Nullable String account) {

    /** A message as it stands, locked. */
    record Standing(
            UUID id,
            int attempt,
            NotificationStatus status,
            @Nullable String providerId,
            Medium medium) {

        boolean has(String provider) {
            return provider.equals(providerId);
        }
    }

    /**
     * What a report changes.
     *
     * @param moves whether the message takes over status and provider's id
     * @param type of the step in the timeline
     */
    record Effect(ProviderReport report, Standing before, boolean moves, String type) {

        int attempt() {
            return report.attempt == null ? before.attempt() : report.attempt;
        }

        /** Whether it shows that the provider has the message; only its present attempt shows that again. */
        boolean isFirst() {
            return before.providerId() == null || !report.isReceipt();
        }

        /** For log and metrics; empty when the message has not moved. */
        Optional<DispatchMetrics.Turn> turn() {
            return moves
                    ? Optional.of(new DispatchMetrics.Turn(
                            before.medium(),
                            type,
                            report.status != null && report.status.isLost(),
                            Optional.ofNullable(report.status),
                            Optional.ofNullable(report.errorCode),
                            Optional.of(report.providerId)))
                    : Optional.empty();
        }
    }

    static ProviderReport taken(Claims.Claim claim, StepType type, String providerId, NotificationStatus status) {
        return new ProviderReport(
                claim.notification(), claim.attempt(), providerId, status, type.code(), null, null, null);
    }

    static ProviderReport of(DeliveryReceipt receipt) {
        return new ProviderReport(
                receipt.message().orElse(null),
                null,
                receipt.providerId(),
                receipt.status().map(NotificationStatus::of).orElse(null),
                receipt.word(),
                receipt.errorCode().orElse(null),
                receipt.errorMessage().orElse(null),
                receipt.account().orElse(null));
    }

    /** Whether it never left the provider, who takes nothing for it then. */
    boolean isTakenBack() {
        return status == NotificationStatus.FAILED || status == NotificationStatus.CANCELLED;
    }

    /** @param from the account from which the message left; null when that is not known */
    boolean isBelievedOf(@Nullable String from) {
        return account == null || from == null || account.equals(from);
    }

    boolean isReceipt() {
        return attempt == null;
    }

    @Nullable String statusCode() {
        return status == null ? null : status.code();
    }

    boolean isDelivered() {
        return status != null && status.isDelivered();
    }

    /** Reports with the same key are about the same message. */
    Object key() {
        return message == null ? providerId : message;
    }

    Effect on(Standing before) {
        boolean moves = isReceipt() ? advances(before) : isAwaited(before);
        boolean isOurs = moves || before.has(providerId);
        return new Effect(this, before, moves, isOurs ? word : StepType.DUPLICATE.code());
    }

    // A late acceptance is also taken over while the message waits to be sent again.
    private boolean isAwaited(Standing before) {
        return before.status() == NotificationStatus.SENDING
                        && Integer.valueOf(before.attempt()).equals(attempt)
                || before.status() == NotificationStatus.PENDING && before.providerId() == null;
    }

    private boolean advances(Standing before) {
        return status != null
                && (before.providerId() == null || before.has(providerId))
                && (status.mayFollow().contains(before.status())
                        || before.status().isGivenUp() && before.providerId() == null);
    }
}
