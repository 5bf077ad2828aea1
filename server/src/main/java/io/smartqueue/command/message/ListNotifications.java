package io.smartqueue.command.message;

import io.smartqueue.command.context.ShortLivedContext;
import io.smartqueue.notification.LatestNotifications;
import io.smartqueue.postgres.ExistingDatabase;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "notifications", description = "Lists the last messages of all organisations, or tells all about one.")
@SuppressWarnings("NullAway.Init")
public final class ListNotifications implements Callable<Integer> {

    private static final String NONE_YET = "No notification yet. Take a ticket for a customer who accepts messages,"
            + " or try the provider alone: bin/smartqueue send --to +221… TEXT";

    private final ShortLivedContext context;

    @Spec
    private CommandSpec spec;

    @Option(names = "--last", defaultValue = "10", paramLabel = "N", description = "How many, 1 to 1000.")
    private int last;

    @Option(
            names = "--id",
            paramLabel = "UUID",
            description = "Only this one, with its timeline; the provider's id, or the end of ours, will do.")
    private @Nullable String id;

    public ListNotifications(ShortLivedContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (last < 1 || last > LatestNotifications.MOST) {
            throw new ParameterException(
                    spec.commandLine(), "--last must be between 1 and " + LatestNotifications.MOST);
        }
        if (id != null && id.strip().length() < NotificationTable.SHORT_ID) {
            throw new ParameterException(
                    spec.commandLine(), "--id needs " + NotificationTable.SHORT_ID + " characters at least");
        }
        return context.read(this::read);
    }

    private int read(ApplicationContext program) {
        Optional<String> missing = program.getBean(ExistingDatabase.class).missing();
        if (missing.isPresent()) {
            (id == null ? spec.commandLine().getOut() : spec.commandLine().getErr()).println(missing.get());
            return id == null ? 0 : 1;
        }
        var notifications = program.getBean(LatestNotifications.class);
        return id == null ? list(notifications.list(last)) : tell(id.strip(), notifications, program);
    }

    private int list(List<LatestNotifications.Entry> entries) {
        var out = spec.commandLine().getOut();
        if (entries.isEmpty()) {
            out.println(NONE_YET);
        } else {
            NotificationTable.lines(entries).forEach(out::println);
        }
        return 0;
    }

    private int tell(String reference, LatestNotifications notifications, ApplicationContext program) {
        var found = notifications.find(reference);
        if (found.isEmpty()) {
            spec.commandLine().getErr().println("There is no notification " + reference + ".");
            return 1;
        }
        NotificationStory.lines(found.get(), code -> ConfiguredChannels.remedy(program, code))
                .forEach(spec.commandLine().getOut()::println);
        return 0;
    }
}
