package io.smartqueue.bench.subject;

import io.smartqueue.twiliosandbox.SandboxOptions;
import io.smartqueue.twiliosandbox.TwilioSandbox;
import io.smartqueue.twiliosandbox.fault.Fault;
import io.smartqueue.twiliosandbox.fault.FaultKind;
import io.smartqueue.twiliosandbox.fault.Faults;
import java.time.Duration;
import java.util.Map;

/** The provider that the measured server uses. */
public final class Sandbox {

    private Sandbox() {}

    public static TwilioSandbox answering() {
        return TwilioSandbox.start(SandboxOptions.defaults().withLenientWhatsApp());
    }

    /** Delays every response, so that the server's workers wait and sending takes no processor time. */
    public static TwilioSandbox silent() {
        TwilioSandbox sandbox = answering();
        sandbox.faults(
                Faults.of(FaultKind.SLOW_503, Fault.always().onEverything().delayedBy(Duration.ofMinutes(1))));
        return sandbox;
    }

    public static Map<String, String> settings(TwilioSandbox sandbox) {
        return Map.of(
                "TWILIO_ACCOUNT_SID", sandbox.accountSid(),
                "TWILIO_AUTH_TOKEN", sandbox.authToken(),
                "TWILIO_PHONE_NUMBER", "+15005550006",
                "TWILIO_SMS_RATE", "0",
                "TWILIO_BASE_URL", sandbox.baseUrl().toString());
    }
}
