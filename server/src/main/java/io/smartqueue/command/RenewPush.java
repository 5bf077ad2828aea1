package io.smartqueue.command;

import io.smartqueue.channel.push.LostKeys;
import io.smartqueue.command.context.ShortLivedContext;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "renew-push",
        description = "Makes new keys of browser notifications when the key for secrets that encrypted the present"
                + " ones is lost, as after a restore. Works beside a running server.")
@SuppressWarnings("NullAway.Init")
final class RenewPush implements Callable<Integer> {

    private final ShortLivedContext context;

    /** Another server may have the key, so whoever runs this has to say it. */
    @Option(
            names = "--key-is-lost",
            required = true,
            description = "Say so: no server has the key for secrets that doctor names, and there is no copy of it.")
    private boolean keyIsLost;

    @Spec
    private CommandSpec spec;

    RenewPush(ShortLivedContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (!keyIsLost) {
            throw new ParameterException(spec.commandLine(), "Nothing was changed: the key is not lost.");
        }
        int browsers = context.call(program -> program.getBean(LostKeys.class).replace());
        spec.commandLine()
                .getOut()
                .println("New keys of notifications are made. " + browsers
                        + " browsers are told nothing any more, until their holders turn it on again on the ticket's"
                        + " page.");
        return 0;
    }
}
