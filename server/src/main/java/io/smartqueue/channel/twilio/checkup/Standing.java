package io.smartqueue.channel.twilio.checkup;

import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.Account;
import io.smartqueue.settings.Finding;

/** How far the credentials have let us see; all that asks Twilio something begins here. */
sealed interface Standing {

    /** @param client speaks as the program itself does, with the API key where there is one */
    record Known(Account account, TwilioRestClient client) implements Standing {}

    /** A stand-in that carries messages and knows of no accounts. */
    record Unseen() implements Standing {}

    record Wrong() implements Standing {}

    static Finding notYet(String topic) {
        return notYet(topic, Credentials.TOPIC);
    }

    static Finding notYet(String topic, String before) {
        return Finding.note(topic, "Not looked at until " + before + " is right.");
    }
}
