package io.smartqueue.command.account;

import io.smartqueue.command.context.ShortLivedContext;
import io.smartqueue.staff.AccessSecret;
import io.smartqueue.staff.Provisioning;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "create", description = "Creates an account that may act in every organisation.")
@SuppressWarnings("NullAway.Init")
public final class CreateOperator implements Callable<Integer> {

    private final ShortLivedContext context;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "EMAIL", description = "How the operator signs in.")
    private String email;

    public CreateOperator(ShortLivedContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        NewAccount.requireAddress("email", email);
        AccessSecret access =
                context.call(program -> program.getBean(Provisioning.class).createOperator(email));
        var out = spec.commandLine().getOut();
        boolean invited = access instanceof AccessSecret.Invitation;
        out.println("Operator " + email + (invited ? " is invited." : " is there."));
        out.println(NewAccount.tell(access));
        return 0;
    }
}
