package io.smartqueue.twiliosandbox.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.smartqueue.twiliosandbox.SandboxOptions;
import io.smartqueue.twiliosandbox.TwilioSandbox;
import io.smartqueue.twiliosandbox.fault.FaultKind;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.LauncherConstants;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs small test classes as JUnit does, and looks at the sandboxes that they were given. */
class LifeOfASandboxTest {
    private static final List<Twilio> GIVEN = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void forget() {
        GIVEN.clear();
    }

    @WithTwilioSandbox
    static class OneForTheClass {
        @BeforeAll
        static void before(Twilio twilio) {
            GIVEN.add(twilio);
        }

        @Test
        void first(Twilio twilio) {
            dirty(twilio);
        }

        @Test
        void second(Twilio twilio) {
            dirty(twilio);
        }

        @Nested
        class Inside {
            @Test
            void third(Twilio twilio, TwilioSandbox sandbox) {
                assertThat(sandbox).isSameAs(twilio.sandbox());
                dirty(twilio);
            }
        }
    }

    @Test
    void isTheSameForAClassAndEmptyForEachTest() {
        assertThat(failuresOf(OneForTheClass.class)).isEmpty();

        assertThat(GIVEN).hasSize(4);
        assertThat(GIVEN.stream().map(Twilio::sandbox).distinct()).hasSize(1);
        assertThat(listens(GIVEN.getFirst())).isFalse();
    }

    static class OneForEachAnnotatedMethod {
        @Test
        @WithTwilioSandbox(seed = 7)
        void first(Twilio twilio) {
            dirty(twilio);
        }

        @Test
        @WithTwilioSandbox(senders = "+221338000000")
        void second(Twilio twilio) {
            dirty(twilio);
        }
    }

    @Test
    void isAnotherForEachAnnotatedMethod() {
        assertThat(failuresOf(OneForEachAnnotatedMethod.class)).isEmpty();

        assertThat(GIVEN.stream().map(Twilio::sandbox).distinct()).hasSize(2);
        assertThat(GIVEN).noneMatch(LifeOfASandboxTest::listens);
    }

    @TestInstance(TestInstance.Lifecycle.PER_METHOD)
    static class AField {
        @RegisterExtension
        static final TwilioSandboxExtension TWILIO =
                TwilioSandboxExtension.with(SandboxOptions.defaults().withSmsRate(1));

        static final Twilio BEFORE_THE_FIRST_TEST = TWILIO.twilio();

        @Test
        void first(Twilio twilio) {
            assertThat(twilio).isSameAs(BEFORE_THE_FIRST_TEST).isSameAs(TWILIO.twilio());
            dirty(twilio);
        }

        @Test
        void second() {
            dirty(TWILIO.twilio());
        }
    }

    @Test
    void ofAFieldIsThereBeforeTheFirstTest() {
        assertThat(failuresOf(AField.class)).isEmpty();

        assertThat(GIVEN).hasSize(2).noneMatch(LifeOfASandboxTest::listens);
    }

    @WithTwilioSandbox
    static class OneFailure {
        @Test
        void fails(Twilio twilio) {
            Sending.sms(twilio, "+221770000012", "a secret");
            twilio.withPatience(Duration.ZERO).awaitMessageTo("+221770000099");
        }
    }

    @Test
    void saysInTheReportOfAFailedTestWhatHappened() {
        List<String> reports = new ArrayList<>();

        List<Throwable> failures = run(OneFailure.class, reports);

        assertThat(failures)
                .singleElement()
                .extracting(Throwable::getMessage)
                .asString()
                .contains("still not: a message to +221770000099", "outbound-api to +221770000012");
        assertThat(reports).singleElement().asString().contains("POST", "201").doesNotContain("a secret");
    }

    /** As a test finds it, and as it leaves it. */
    private static void dirty(Twilio twilio) {
        GIVEN.add(twilio);
        assertThat(twilio.messages()).isEmpty();
        assertThat(twilio.requestCount("POST")).isZero();
        assertThat(Sending.sms(twilio, "+221770000012", "Bonjour")).isEqualTo(201);
        assertThat(twilio.sandbox().inboundUrl()).isNull();
        twilio.forwardInboundTo(twilio.baseUrl() + "/inbound");
        twilio.suspend();
        twilio.failNext(FaultKind.ANSWER_503, 5);
    }

    private static boolean listens(Twilio twilio) {
        try (Socket socket = new Socket("localhost", twilio.baseUrl().getPort())) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    private static List<Throwable> failuresOf(Class<?> tests) {
        return run(tests, new ArrayList<>());
    }

    private static List<Throwable> run(Class<?> tests, List<String> reports) {
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(tests))
                .configurationParameter(LauncherConstants.CAPTURE_STDOUT_PROPERTY_NAME, "false")
                .build();
        LauncherFactory.create().execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                result.getThrowable().ifPresent(failures::add);
            }

            @Override
            public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
                reports.addAll(entry.getKeyValuePairs().values());
            }
        });
        return failures;
    }
}
