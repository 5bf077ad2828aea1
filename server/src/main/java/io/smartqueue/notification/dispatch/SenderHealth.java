package io.smartqueue.notification.dispatch;

import io.smartqueue.channel.OutboundMessage;
import io.smartqueue.channel.SendOutcome;
import io.smartqueue.customer.Medium;
import io.smartqueue.notification.dispatch.Claims.Claim;
import io.smartqueue.notification.rule.ErrorRule.Stage;
import io.smartqueue.notification.rule.ErrorRules;
import io.smartqueue.notification.sender.Senders;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** What attempts show about the sender: it is parked, it works again, or nobody knows yet. */
@Component
class SenderHealth {

    private final Senders senders;
    private final ErrorRules rules;

    SenderHealth(Senders senders, ErrorRules rules) {
        this.senders = senders;
        this.rules = rules;
    }

    /** What the provider's answer means by our rules. */
    SendOutcome judge(Claim claim, OutboundMessage message, SendOutcome answer) {
        SendOutcome outcome = rules.judge(answer);
        learn(claim, message, outcome);
        return outcome;
    }

    /** An attempt that asked nothing has found out nothing about a sender that is parked. */
    void probeWithAnother(Claim claim) {
        claim.probed().ifPresent(sender -> senders.probeAfter(sender, Duration.ZERO));
    }

    /** Only an attempt that was made to find out opens a sender again: others may have begun before it was parked. */
    private void learn(Claim claim, OutboundMessage message, SendOutcome outcome) {
        switch (outcome) {
            case SendOutcome.Parked parked -> {
                Medium medium = message.medium();
                if (senders.park(claim.tenant(), medium, message.account(), parked.code(), parked.message())) {
                    rules.alert(parked.code(), Stage.REQUEST, medium);
                }
            }
            case SendOutcome.Accepted accepted -> claim.probed().ifPresent(senders::resume);
            case SendOutcome.Refused refused -> claim.probed().ifPresent(senders::resume);
            // One of two tokens was refused: the other is tried at once.
            case SendOutcome.TryLater later -> {
                claim.probed()
                        .ifPresent(sender ->
                                senders.probeAfter(sender, later.after().orElse(Senders.PROBE)));
                rules.alert(later.code(), Stage.REQUEST, message.medium());
            }
            case SendOutcome.Unknown unknown -> {}
        }
    }
}
