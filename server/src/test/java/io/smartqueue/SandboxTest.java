package io.smartqueue;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** A {@link DatabaseTest} whose Twilio is the sandbox; the port is chosen before the start, for the receipts. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag("database")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT)
@Import({Organisations.class, SetClock.class})
@ExtendWith({TestSandbox.Cleared.class, SetClock.Goes.class})
@ContextConfiguration(initializers = {TestDatabase.Connect.class, TestSandbox.Connect.class})
public @interface SandboxTest {}
