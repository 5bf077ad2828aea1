package io.smartqueue.twiliosandbox.delivery;

import io.smartqueue.twiliosandbox.account.Account;
import io.smartqueue.twiliosandbox.account.Recipients;
import io.smartqueue.twiliosandbox.account.Windows;
import io.smartqueue.twiliosandbox.content.Contents;
import io.smartqueue.twiliosandbox.content.Filled;
import io.smartqueue.twiliosandbox.content.Kind;
import io.smartqueue.twiliosandbox.message.Address;
import io.smartqueue.twiliosandbox.message.Channel;
import io.smartqueue.twiliosandbox.message.Direction;
import io.smartqueue.twiliosandbox.message.Message;
import io.smartqueue.twiliosandbox.message.Senders;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Why WhatsApp refuses a message that Twilio has accepted. The sender learns it from the receipt only. */
public final class WhatsAppRules {
    private static final int NOT_JOINED = 63015;
    private static final int WINDOW_CLOSED = 63016;
    private static final int REJECTED = 63040;
    private static final int PAUSED = 63041;
    private static final int DISABLED = 63042;
    private static final int MOST_BUTTONS_UNAPPROVED = 3;

    private final Account account;
    private final Senders senders;
    private final Windows windows;
    private final Contents contents;

    public WhatsAppRules(Account account, Senders senders, Windows windows, Contents contents) {
        this.account = account;
        this.senders = senders;
        this.windows = windows;
        this.contents = contents;
    }

    /** @return Twilio's code, null if it is sent */
    @Nullable Integer refusal(Message message, Address sender, Instant now) {
        // What the sandbox answers by itself, and TwiML, arrive: the phone has just written.
        if (message.to().channel() != Channel.WHATSAPP || message.draft().direction() != Direction.OUTBOUND_API) {
            return null;
        }
        Recipients recipients = account.standing().recipients();
        if (sender.equals(senders.whatsapp()) && !recipients.isMember(message.to(), now)) {
            return NOT_JOINED;
        }
        Filled content = message.draft().content();
        if (content != null && content.problem() != null) {
            return content.problem();
        }
        if (!recipients.windowed()) {
            return null;
        }
        return windows.isOpen(message.to(), sender, now) ? inside(content) : outside(content);
    }

    private @Nullable Integer inside(@Nullable Filled content) {
        boolean needsApproval = content != null
                && content.kind() == Kind.QUICK_REPLY
                && content.choices().size() > MOST_BUTTONS_UNAPPROVED;
        return needsApproval ? outside(content) : null;
    }

    private @Nullable Integer outside(@Nullable Filled content) {
        if (content == null) {
            return WINDOW_CLOSED;
        }
        return switch (contents.approval(content.contentSid()).state()) {
            case APPROVED -> null;
            case REJECTED -> REJECTED;
            case PAUSED -> PAUSED;
            case DISABLED -> DISABLED;
            case UNSUBMITTED, RECEIVED, PENDING -> WINDOW_CLOSED;
        };
    }
}
