package io.smartqueue.demo;

import static io.smartqueue.TestSandbox.SANDBOX;

import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.TestSandbox;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** An installation with the demo organisations, whose messages go to the sandbox. */
@DatabaseTest
@TestPropertySource(properties = "smartqueue.demo=true")
public abstract class DemoScenario {

    @Autowired
    protected Organisations organisations;

    @DynamicPropertySource
    static void connect(DynamicPropertyRegistry settings) {
        TestSandbox.settings(SANDBOX).forEach((name, value) -> settings.add(TestSandbox.property(name), () -> value));
    }
}
