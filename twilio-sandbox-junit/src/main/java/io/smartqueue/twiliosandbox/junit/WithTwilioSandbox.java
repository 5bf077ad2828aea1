package io.smartqueue.twiliosandbox.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Starts a Twilio on a free port: for all tests of a class, emptied after each, or for one method alone. Constructors
 * and methods of the test receive it as a parameter of the type {@link Twilio}.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@ExtendWith(TwilioSandboxExtension.class)
public @interface WithTwilioSandbox {
    /** Numbers that the account owns besides {@code +15005550006} and {@code whatsapp:+14155238886}. */
    String[] senders() default {};

    /** {@code SK…:secret}, a second way to authenticate; empty = none. */
    String apiKey() default "";

    /** Where messages from phones are posted; empty = nowhere until {@link Twilio#forwardInboundTo}. */
    String inboundUrl() default "";

    /** WhatsApp reaches everybody with any words: nobody has to join (63015) or to write first (63016). */
    boolean lenientWhatsApp() default false;

    /** Of all random choices: the same seed gives the same faults. */
    long seed() default 42;
}
