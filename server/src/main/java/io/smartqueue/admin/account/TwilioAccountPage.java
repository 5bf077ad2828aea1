package io.smartqueue.admin.account;

import io.smartqueue.admin.AdminFrame;
import io.smartqueue.admin.part.Form;
import io.smartqueue.admin.part.Question;
import io.smartqueue.channel.twilio.own.FindingView;
import io.smartqueue.channel.twilio.own.TwilioAccountView;
import io.smartqueue.page.Messages;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The organisation's own account of Twilio.
 *
 * @param account null where the organisation uses the installation's
 */
public record TwilioAccountPage(
        AdminFrame desk, Form form, @Nullable TwilioAccountView account) {

    public boolean isStored() {
        return account != null;
    }

    public List<FindingView> findings() {
        return account == null ? List.of() : account.findings();
    }

    /** When it was last looked at, in the organisation's time zone. */
    public String checked() {
        Messages words = desk.sheet().words();
        Instant at = account == null ? null : account.checkedAt();
        return at == null ? words.say("twilio.unchecked") : words.day(at) + " " + words.hour(at);
    }

    /** The mark of a state of the line that has the same shape. */
    public String mark(FindingView finding) {
        return switch (finding.verdict()) {
            case "right" -> "completed";
            case "wrong" -> "problem";
            default -> "waiting";
        };
    }

    public Question removing() {
        Messages words = desk.sheet().words();
        return new Question(
                desk.address() + "/remove",
                words.say("twilio.remove"),
                words.say("twilio.remove.ask"),
                List.of(words.say("twilio.remove.follows")),
                words.say("twilio.remove.do"));
    }
}
