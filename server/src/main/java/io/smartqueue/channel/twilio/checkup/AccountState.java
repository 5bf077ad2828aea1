package io.smartqueue.channel.twilio.checkup;

import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.Account;
import io.smartqueue.settings.Finding;

/** What the check of the credentials allows: every further check that calls Twilio starts from it. */
public sealed interface AccountState {

    /** @param client signs in as the program itself does, with the API key where there is one */
    record Known(Account account, TwilioRestClient client) implements AccountState {}

    /** A stand-in for Twilio that carries messages and has no accounts. */
    record Unseen() implements AccountState {}

    record Wrong() implements AccountState {}

    static Finding notYet(String topic) {
        return notYet(topic, Credentials.TOPIC);
    }

    static Finding notYet(String topic, String before) {
        return Finding.note(topic, "Not looked at until " + before + " is right.");
    }
}
