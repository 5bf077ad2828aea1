package io.smartqueue.command;

import io.smartqueue.command.context.ShortLivedContext;
import io.smartqueue.secrets.KeyRotation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "rotate",
        description = "Encrypts all secrets anew: with a new key in the data folder, or with the first of those in"
                + " SMARTQUEUE_SECRETS_KEY. Works beside a running server.")
@SuppressWarnings("NullAway.Init")
final class RotateSecrets implements Callable<Integer> {

    private final ShortLivedContext context;

    @Spec
    private CommandSpec spec;

    RotateSecrets(ShortLivedContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        KeyRotation.Rotated rotated =
                context.call(program -> program.getBean(KeyRotation.class).rotate());
        var out = spec.commandLine().getOut();
        out.println("All secrets are encrypted with the key " + rotated.key() + " now; " + rotated.secrets()
                + " were encrypted anew.");
        if (rotated.isSet()) {
            out.println("Once every server runs with it, the other keys can leave SMARTQUEUE_SECRETS_KEY.");
        }
        return 0;
    }
}
