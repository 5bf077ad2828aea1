package io.smartqueue.command.message;

import io.smartqueue.channel.OutboundMessage;
import io.smartqueue.command.context.ShortLivedContext;
import io.smartqueue.customer.ContactPoint;
import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Ids;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "send",
        description = "Sends one message straight through the provider, for no organisation and without the database.")
@SuppressWarnings("NullAway.Init")
public final class SendMessage implements Callable<Integer> {

    private static final String NO_COUNTRY = "ZZ";
    private static final int LONGEST_TEXT = 1600;
    private static final Duration USEFUL_FOR = Duration.ofMinutes(10);

    private final ShortLivedContext context;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "NUMBER|ADDRESS",
            description = "Such as +221771234567, for e-mail such as awa@mail.example.")
    private String to;

    @Option(
            names = "--channel",
            paramLabel = "sms|whatsapp|email",
            description = "sms, unless the number begins with whatsapp: or is an address of e-mail")
    private @Nullable String channel;

    @Option(names = "--subject", defaultValue = "SmartQueue", description = "Of an e-mail; SmartQueue when absent.")
    private String subject;

    @Option(
            names = "--wait",
            defaultValue = "30",
            paramLabel = "SECONDS",
            description = "How long to ask for the final status, at most 300; 30 when absent.")
    private int wait;

    @Parameters(paramLabel = "TEXT", description = "What to say, at most 1,600 characters.")
    private String text;

    public SendMessage(ShortLivedContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var message = message();
        var patience = Duration.ofSeconds(within(wait, 0, 300, "--wait"));
        var line = spec.commandLine();
        return context.call(program -> new DirectMessage(
                        ConfiguredChannels.of(program, message.medium()), line.getOut(), line.getErr(), patience)
                .send(message));
    }

    private OutboundMessage message() {
        Medium medium = medium();
        return new OutboundMessage(
                Ids.next(),
                medium,
                recipient(medium),
                medium == Medium.EMAIL ? subject : "",
                text(),
                USEFUL_FOR,
                Optional.empty(),
                Optional.empty());
    }

    private Medium medium() {
        if (channel == null) {
            return Medium.namedIn(to).orElse(to.contains("@") ? Medium.EMAIL : Medium.SMS);
        }
        return Stream.of(Medium.values())
                .filter(medium -> medium.code().equals(channel))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        Stream.of(Medium.values())
                                .map(Medium::code)
                                .collect(Collectors.joining(" or ", "--channel must be ", ""))));
    }

    private String recipient(Medium medium) {
        return medium.read(to, NO_COUNTRY)
                .map(ContactPoint::address)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        switch (medium.contact()) {
                            case PHONE -> "--to must be a telephone number with its country, such as +221771234567";
                            case EMAIL -> "--to must be an address of e-mail, such as awa@mail.example";
                            case BROWSER -> "browsers are told about their ticket only";
                        }));
    }

    private String text() {
        if (text.isBlank() || text.length() > LONGEST_TEXT) {
            throw new ParameterException(spec.commandLine(), "TEXT must have 1 to 1,600 characters");
        }
        return text;
    }

    private int within(int given, int least, int most, String name) {
        if (given < least || given > most) {
            throw new ParameterException(spec.commandLine(), name + " must be between " + least + " and " + most);
        }
        return given;
    }
}
