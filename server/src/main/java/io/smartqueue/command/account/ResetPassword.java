package io.smartqueue.command.account;

import io.smartqueue.command.context.ShortLivedContext;
import io.smartqueue.kernel.Secret;
import io.smartqueue.staff.AccessSecret;
import io.smartqueue.staff.Provisioning;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "reset",
        description = "Replaces a forgotten or leaked password by a one-time password, and ends every session.")
@SuppressWarnings("NullAway.Init")
public final class ResetPassword implements Callable<Integer> {

    private final ShortLivedContext context;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "EMAIL", description = "How the person signs in.")
    private String email;

    public ResetPassword(ShortLivedContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        NewAccount.requireAddress("email", email);
        Secret password =
                context.call(program -> program.getBean(Provisioning.class).resetPassword(email));
        var out = spec.commandLine().getOut();
        out.println("Every session of " + email + " has ended.");
        out.println(NewAccount.tell(new AccessSecret.OneTimePassword(password)));
        return 0;
    }
}
