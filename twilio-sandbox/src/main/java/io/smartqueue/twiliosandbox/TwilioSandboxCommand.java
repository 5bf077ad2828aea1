package io.smartqueue.twiliosandbox;

import io.smartqueue.twiliosandbox.account.Recipients;
import io.smartqueue.twiliosandbox.delivery.Pace;
import io.smartqueue.twiliosandbox.delivery.Rates;
import io.smartqueue.twiliosandbox.page.ScenarioJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The sandbox as a program, which runs until it is stopped. */
@Command(
        name = "twilio-sandbox",
        mixinStandardHelpOptions = true,
        description = "A Twilio that runs on this machine, for this machine.",
        sortOptions = false)
@SuppressWarnings("NullAway.Init")
final class TwilioSandboxCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--port", defaultValue = "8010", description = "Port on the loopback address (${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--account-sid", paramLabel = "AC…", description = "Account SID; the same every time if not given.")
    private @Nullable String accountSid;

    @Option(
            names = "--auth-token",
            paramLabel = "TOKEN",
            defaultValue = "${env:TWILIO_SANDBOX_AUTH_TOKEN}",
            description = "Auth token, else TWILIO_SANDBOX_AUTH_TOKEN, which no list of processes shows;"
                    + " the same every time if not given.")
    private @Nullable String authToken;

    @Option(names = "--api-key", paramLabel = "SK…:SECRET", description = "A second way to authenticate.")
    private @Nullable String apiKey;

    @Option(names = "--sender", paramLabel = "NUMBER", description = "Another number the account owns; repeatable.")
    private List<String> senders = List.of();

    @Option(names = "--inbound-url", paramLabel = "URL", description = "Where messages from phones are posted.")
    private @Nullable String inboundUrl;

    @Option(names = "--seed", defaultValue = "42", description = "Same seed, same faults (${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--sms-rate",
            defaultValue = "0",
            description = "Segments a second for an SMS sender, 0 = no limit.")
    private double smsRate;

    @Option(
            names = "--whatsapp-rate",
            defaultValue = "0",
            description = "Messages a second for a WhatsApp sender, 0 = no limit; 0.33 is Twilio's own sandbox.")
    private double whatsappRate;

    @Option(
            names = "--country",
            paramLabel = "CODE",
            description = "An ISO code like SN; repeatable. SMS go to these countries only (21408); all if not given.")
    private List<String> countries = List.of();

    @Option(
            names = "--members-only",
            description = "With --lenient-whatsapp: messages still reach only phones that have joined (63015).")
    private boolean membersOnly;

    @Option(
            names = "--lenient-whatsapp",
            description = "WhatsApp messages reach everybody with any words: nobody has to join (63015) or to have"
                    + " written in the last 24 hours (63016).")
    private boolean lenientWhatsApp;

    @Option(
            names = "--joined",
            paramLabel = "PHONE",
            description = "A phone that has joined the WhatsApp sandbox; repeatable, * for everybody.")
    private List<String> joined = List.of();

    @Option(
            names = "--approval-after",
            paramLabel = "MS",
            defaultValue = "400",
            description = "How long WhatsApp takes to decide about a content template (${DEFAULT-VALUE}).")
    private long approvalAfter;

    @Option(
            names = "--scenario",
            paramLabel = "FILE",
            description = "Faults that come and go, as for PUT /_sandbox/scenario; starts with the sandbox.")
    private @Nullable Path scenario;

    @Option(names = "--most-at-once", defaultValue = "0", description = "Requests at a time before 429, 0 = no limit.")
    private int mostAtOnce;

    public static void main(String[] arguments) {
        System.exit(line().execute(arguments));
    }

    static CommandLine line() {
        CommandLine line = new CommandLine(new TwilioSandboxCommand());
        return line.setParameterExceptionHandler((malformed, all) -> {
            line.getErr().println(malformed.getMessage() + " (--help lists the options)");
            return ExitCode.USAGE;
        });
    }

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        CountDownLatch stopped = new CountDownLatch(1);
        ScenarioJson wanted = scenario == null ? new ScenarioJson(seed, List.of()) : read(scenario);
        try (TwilioSandbox sandbox = TwilioSandbox.start(options())) {
            sandbox.play(wanted.scenario(), Objects.requireNonNullElse(wanted.seed(), seed));
            Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close));
            announce(sandbox, out);
            stopped.await();
            return 0;
        } catch (UncheckedIOException busy) {
            spec.commandLine().getErr().println("twilio-sandbox cannot start: " + busy.getMessage());
            return 1;
        }
    }

    private SandboxOptions options() {
        SandboxOptions usual = SandboxOptions.defaults();
        try {
            SandboxOptions options = usual.withPort(port)
                    .withAccount(
                            accountSid == null ? usual.account().sid() : accountSid,
                            authToken == null ? usual.account().secret() : authToken)
                    .withSenders(Set.copyOf(senders))
                    .withInboundUrl(inboundUrl)
                    .withSeed(seed)
                    .withRates(new Rates(smsRate, whatsappRate))
                    .withRecipients(recipients())
                    .withMostAtOnce(mostAtOnce)
                    .withApprovalAfter(Duration.ofMillis(approvalAfter))
                    .withPace(Pace.watchable());
            return apiKey == null ? options : withApiKey(options, apiKey);
        } catch (IllegalArgumentException malformed) {
            throw new ParameterException(spec.commandLine(), String.valueOf(malformed.getMessage()), malformed);
        }
    }

    private Recipients recipients() {
        Recipients anywhere = lenientWhatsApp ? Recipients.everybody() : Recipients.asAtTwilio();
        Recipients near = countries.isEmpty() ? anywhere : anywhere.inCountries(countries);
        Recipients known = membersOnly ? near.withoutMembers() : near;
        return joined.isEmpty()
                ? known
                : known.withMembers(joined, InstantSource.system().instant());
    }

    private ScenarioJson read(Path file) {
        try {
            ScenarioJson read = ScenarioJson.parse(Files.readString(file));
            read.scenario();
            return read;
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new ParameterException(
                    spec.commandLine(), "--scenario " + file + ": " + unreadable.getMessage(), unreadable);
        }
    }

    private static SandboxOptions withApiKey(SandboxOptions options, String pair) {
        int colon = pair.indexOf(':');
        if (!pair.startsWith("SK") || colon < 0) {
            throw new IllegalArgumentException("--api-key is SK…, a colon and the secret");
        }
        return options.withApiKey(pair.substring(0, colon), pair.substring(colon + 1));
    }

    private static void announce(TwilioSandbox sandbox, PrintWriter out) {
        out.printf("twilio-sandbox  %s   (phones; the API is at the same address)%n", sandbox.baseUrl());
        out.printf("  account SID   %s%n", sandbox.accountSid());
        out.printf("  auth token    %s%n", sandbox.authToken());
        out.println("  senders       +15005550006, whatsapp:+14155238886, any alphanumeric name");
        out.printf("  service       %s%n", sandbox.messagingServiceSid());
        out.printf("  to join       %s, sent by WhatsApp (not needed with --lenient-whatsapp)%n", sandbox.joinWords());
        out.flush();
    }
}
