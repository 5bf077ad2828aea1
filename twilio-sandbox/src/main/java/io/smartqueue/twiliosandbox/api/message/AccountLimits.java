package io.smartqueue.twiliosandbox.api.message;

import io.smartqueue.twiliosandbox.account.Account;
import io.smartqueue.twiliosandbox.account.Standing;
import io.smartqueue.twiliosandbox.account.Standing.Type;
import io.smartqueue.twiliosandbox.http.ApiProblem;
import io.smartqueue.twiliosandbox.message.Address;
import io.smartqueue.twiliosandbox.message.Channel;

/** The limits of the account's standing. On WhatsApp a trial is limited to recipients who have joined instead. */
record AccountLimits(Standing standing) {
    private static final String TRIAL_PREFIX = "Sent from your Twilio trial account - ";

    /** @throws ApiProblem if it may not send anything */
    static AccountLimits of(Account account) {
        if (!account.isActive()) {
            throw new ApiProblem(403, 20005, "Account not active");
        }
        return new AccountLimits(account.standing());
    }

    void refuseSender(Address from) {
        if (standing.type() == Type.TRIAL && from.isAlphanumeric()) {
            throw ApiProblem.badRequest(
                    21267, "Alphanumeric Sender ID cannot be used as the 'From' number on trial accounts.");
        }
    }

    /** @param from the sender that will be used */
    void refuseRecipient(Address to, Address from) {
        if (limits(to) && !standing.verified().contains(to.name())) {
            throw ApiProblem.badRequest(
                    21608,
                    "The number " + to + " is unverified. Trial accounts cannot send messages to unverified numbers;"
                            + " verify it at twilio.com/user/account/phone-numbers/verified, or purchase a Twilio"
                            + " number to send messages to unverified numbers");
        }
        if (!standing.recipients().mayReach(to)) {
            throw ApiProblem.badRequest(
                    21408,
                    "Permission to send an SMS has not been enabled for the region indicated by the 'To' number: "
                            + to);
        }
        if (standing.recipients().hasOptedOut(to, from)) {
            throw ApiProblem.badRequest(21610, "Attempt to send to unsubscribed recipient");
        }
    }

    String prefixed(Address to, String body) {
        return limits(to) ? TRIAL_PREFIX + body : body;
    }

    private boolean limits(Address to) {
        return standing.type() == Type.TRIAL && to.channel() == Channel.SMS;
    }
}
