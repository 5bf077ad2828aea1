package io.smartqueue.twiliosandbox.junit;

import io.smartqueue.twiliosandbox.SandboxOptions;
import io.smartqueue.twiliosandbox.TwilioSandbox;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Gives each test a Twilio. Used through {@link WithTwilioSandbox}, or as a field with {@code @RegisterExtension} where
 * the annotation's settings do not suffice: static for all tests of a class, otherwise one for each test.
 */
public final class TwilioSandboxExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(TwilioSandboxExtension.class);

    private final @Nullable SandboxOptions options;
    private @Nullable Running running;

    /** For {@link WithTwilioSandbox}. */
    public TwilioSandboxExtension() {
        this(null);
    }

    private TwilioSandboxExtension(@Nullable SandboxOptions options) {
        this.options = options;
    }

    public static TwilioSandboxExtension with(SandboxOptions options) {
        return new TwilioSandboxExtension(options);
    }

    /** JUnit closes what it keeps in its store. */
    private record Running(Twilio twilio, Runnable whenClosed) implements AutoCloseable {

        static Running start(SandboxOptions options, Runnable whenClosed) {
            return new Running(new Twilio(TwilioSandbox.start(options)), whenClosed);
        }

        @Override
        public void close() {
            twilio.sandbox().close();
            whenClosed.run();
        }
    }

    /** Where phones wrote to before the test, which may have changed it. */
    private record Inbound(@Nullable String url) {
        static Inbound of(Twilio twilio) {
            return new Inbound(twilio.sandbox().inboundUrl());
        }
    }

    /** For a field: what its tests use, also before the first of them, for example to configure an application. */
    public Twilio twilio() {
        if (options == null) {
            throw new IllegalStateException("only a field made by TwilioSandboxExtension.with(…) can be asked");
        }
        return ofField(options).twilio();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        // A nested class shares what the class around it has, unless it is annotated itself.
        if (found(context).isEmpty() || declared(context).isPresent()) {
            keep(context);
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (found(context).isEmpty() || declared(context).isPresent()) {
            keep(context);
        }
        found(context).ifPresent(now -> context.getStore(NAMESPACE).put(Inbound.class, Inbound.of(now.twilio())));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        found(context).ifPresent(now -> {
            if (context.getExecutionException().isPresent()) {
                context.publishReportEntry("twilio-sandbox", now.twilio().happened());
            }
            now.twilio().reset();
            Optional.ofNullable(context.getStore(NAMESPACE).get(Inbound.class, Inbound.class))
                    .ifPresent(before -> now.twilio().forwardInboundTo(before.url()));
        });
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return (type == Twilio.class || type == TwilioSandbox.class)
                && found(context).isPresent();
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Twilio twilio = found(context).orElseThrow().twilio();
        return parameter.getParameter().getType() == Twilio.class ? twilio : twilio.sandbox();
    }

    private void keep(ExtensionContext context) {
        Running kept = options == null ? Running.start(settings(context), () -> {}) : ofField(options);
        context.getStore(NAMESPACE).put(Running.class, kept);
    }

    private synchronized Running ofField(SandboxOptions wanted) {
        Running now = running;
        if (now == null) {
            now = Running.start(wanted, this::forget);
            running = now;
        }
        return now;
    }

    private synchronized void forget() {
        running = null;
    }

    private static SandboxOptions settings(ExtensionContext context) {
        SandboxOptions usual = SandboxOptions.defaults();
        return declared(context).map(settings -> over(usual, settings)).orElse(usual);
    }

    private static SandboxOptions over(SandboxOptions usual, WithTwilioSandbox settings) {
        SandboxOptions wanted = usual.withSenders(Set.of(settings.senders()))
                .withInboundUrl(settings.inboundUrl().isEmpty() ? null : settings.inboundUrl())
                .withSeed(settings.seed());
        wanted = settings.lenientWhatsApp() ? wanted.withLenientWhatsApp() : wanted;
        String[] key = settings.apiKey().split(":", 2);
        return key.length == 2 ? wanted.withApiKey(key[0], key[1]) : wanted;
    }

    private static Optional<WithTwilioSandbox> declared(ExtensionContext context) {
        return context.getElement()
                .flatMap(element -> AnnotationSupport.findAnnotation(element, WithTwilioSandbox.class));
    }

    private static Optional<Running> found(ExtensionContext context) {
        return Optional.ofNullable(context.getStore(NAMESPACE).get(Running.class, Running.class));
    }
}
