package io.smartqueue.channel.twilio.checkup.webhook;

import io.smartqueue.kernel.Secret;
import io.smartqueue.settings.Finding;

/** Checks whether the server at our public address accepts a receipt that Twilio signs. */
record Webhook(WebhookProbe knock, Secret token) {

    static final String TOPIC = "webhook";

    Finding look() {
        return switch (knock.with(token)) {
            case WebhookProbe.Heard.Answer answer -> answered(answer.status(), answer.ours());
            case WebhookProbe.Heard.BadCertificate bad ->
                wrong(
                        "answers with a certificate that cannot be trusted; Twilio does not trust it either",
                        "Give the proxy a certificate of a public authority with its whole chain.");
            case WebhookProbe.Heard.Nothing nothing ->
                wrong(
                        "does not answer: " + nothing.because(),
                        "Start the server (bin/smartqueue serve), and let the proxy or tunnel of PUBLIC_BASE_URL lead"
                                + " to it.");
        };
    }

    private Finding answered(int status, boolean ours) {
        if (status == 204) {
            return Finding.right(
                    TOPIC, "A receipt signed as Twilio signs is accepted at " + knock.address() + ", seen from here.");
        }
        if (status / 100 == 3) {
            return wrong(
                    "redirects (HTTP " + status + "), and a redirect turns Twilio's POST into a GET",
                    "Set PUBLIC_BASE_URL to the address that it redirects to, mostly https instead of http or another"
                            + " host, and restart.");
        }
        if (status == 403 && ours) {
            return wrong(
                    "refuses our signature: the running server has another TWILIO_AUTH_TOKEN or PUBLIC_BASE_URL, or a"
                            + " proxy alters the path",
                    "Restart the server after every change of .env; let the proxy pass on path and query unchanged.");
        }
        return wrong(
                "answers HTTP " + status + " instead of 204: something else answers there, or a proxy keeps us out",
                "Let POST /webhooks/twilio/… through to the server, without a login and unchanged.");
    }

    private Finding wrong(String words, String remedy) {
        return Finding.wrong(TOPIC, knock.address() + " " + words + ".", remedy);
    }
}
