package io.smartqueue.channel;

import java.time.Duration;
import java.util.Optional;

/** The outcome of one attempt to hand a message to a provider. */
public sealed interface SendOutcome {

    /** The provider has it. */
    record Accepted(String providerId, DeliveryStatus status) implements SendOutcome {}

    /** The provider refused it, and the same attempt would fail again. Nothing was created. */
    record Refused(String code, String message) implements SendOutcome {}

    /** The provider refuses our credential or account, so that no message at all can be sent for now. */
    record Parked(String code, String message) implements SendOutcome {}

    /** Nothing was created, and a later attempt may succeed. */
    record TryLater(String code, String message, Optional<Duration> after) implements SendOutcome {}

    /** The provider may or may not have it; this must be settled before anything is sent again. */
    record Unknown(String code, String message) implements SendOutcome {}
}
