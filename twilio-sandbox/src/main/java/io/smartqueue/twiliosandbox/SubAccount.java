package io.smartqueue.twiliosandbox;

import io.smartqueue.twiliosandbox.account.Standing;
import io.smartqueue.twiliosandbox.content.Contents;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An account below that of the sandbox, with a token, senders and messages of its own. */
public final class SubAccount {

    private final OneAccount one;

    SubAccount(OneAccount one) {
        this.one = one;
    }

    public String sid() {
        return one.account.sid();
    }

    public String authToken() {
        return one.account.standing().authToken();
    }

    /** Its number for SMS, in E.164. */
    public String number() {
        return one.senders.sms().toString();
    }

    /** Its sender on WhatsApp, with the prefix of the channel. */
    public String whatsapp() {
        return one.senders.whatsapp().toString();
    }

    public String messagingServiceSid() {
        return one.senders.messagingServiceSid();
    }

    /** Inbound ones too, oldest first. */
    public List<SentMessage> messages() {
        return one.messages.oldestFirst().map(SentMessage::of).toList();
    }

    /** Content templates by SID, and what WhatsApp has decided about them. */
    public Contents contents() {
        return one.contents;
    }

    /** Suspended, on trial, or with another token. */
    public void change(UnaryOperator<Standing> change) {
        one.account.change(change);
    }

    /** Where messages from phones to its senders are posted, null = nowhere. */
    public void forwardInboundTo(@Nullable String url) {
        one.inbound.forwardTo(url);
    }

    @Override
    public String toString() {
        return "SubAccount[" + sid() + "]";
    }
}
