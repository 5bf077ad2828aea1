package io.smartqueue.channel.twilio.checkup;

import com.twilio.base.Page;
import com.twilio.rest.api.v2010.Account;
import com.twilio.rest.api.v2010.account.OutgoingCallerId;
import io.smartqueue.settings.Finding;

/** Checks whether the account is active and which limits a trial sets. */
record AccountLimits(AccountState standing) {

    private static final String TOPIC = "twilio-account";
    /** More numbers than a trial may verify. */
    private static final long MOST_COUNTED = 50L;

    Finding look() {
        return switch (standing) {
            case AccountState.Wrong wrong -> AccountState.notYet(TOPIC);
            case AccountState.Unseen unseen -> Finding.note(TOPIC, "Cannot be looked at at TWILIO_BASE_URL.");
            case AccountState.Known known -> look(known);
        };
    }

    static boolean isTrial(AccountState.Known known) {
        return known.account().getType() == Account.Type.TRIAL;
    }

    private static Finding look(AccountState.Known known) {
        Account.Status status = known.account().getStatus();
        if (status == Account.Status.SUSPENDED || status == Account.Status.CLOSED) {
            return Finding.wrong(
                    TOPIC,
                    "The account is " + status + ": Twilio sends nothing.",
                    status == Account.Status.CLOSED
                            ? "Open another account, and set its TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN."
                            : "Top up or settle what Twilio has written about: console.twilio.com, Billing.");
        }
        if (isTrial(known)) {
            return trial(verified(known));
        }
        return Finding.right(TOPIC, "The account is active and not a trial.");
    }

    private static Finding trial(String verified) {
        return Finding.note(
                TOPIC,
                "The account is a trial: SMS reach verified phones only (verified: " + verified
                        + "), each begins with \"Sent from"
                        + " your Twilio trial account - \", 38 characters that count towards its segments, and a sender"
                        + " name cannot be used instead of a number. Twilio may restrict a trial further (errors "
                        + "572002, 572006).",
                "Verify phones to try with under console.twilio.com, Phone Numbers, Manage, Verified Caller IDs; to"
                        + " reach anybody, upgrade the account under Billing.");
    }

    private static String verified(AccountState.Known known) {
        var reply = Reply.to(
                () -> OutgoingCallerId.reader().setPageSize(MOST_COUNTED).firstPage(known.client()));
        return switch (reply) {
            case Reply.Given<Page<OutgoingCallerId>> given -> counted(given.value());
            case Reply.Refused<?> refused -> "cannot be looked at";
            case Reply.Silence<?> silence -> "cannot be looked at";
        };
    }

    private static String counted(Page<OutgoingCallerId> page) {
        int count = page.getRecords().size();
        return page.hasNextPage() ? "more than " + count : count == 0 ? "none yet" : Integer.toString(count);
    }
}
