package io.smartqueue.command;

import io.smartqueue.command.account.CreateOperator;
import io.smartqueue.command.account.CreateTenant;
import io.smartqueue.command.account.OperatorCommand;
import io.smartqueue.command.account.PasswordCommand;
import io.smartqueue.command.account.ResetPassword;
import io.smartqueue.command.account.TenantCommand;
import io.smartqueue.command.context.ShortLivedContext;
import io.smartqueue.command.context.TerminalProgress;
import io.smartqueue.command.message.ListNotifications;
import io.smartqueue.command.message.SendMessage;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.settings.Launch;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** All commands except {@code serve}: each does one thing and returns an exit code. */
@Command(
        name = "smartqueue",
        description = "Without a command, or with serve, the server starts. help COMMAND explains a command.",
        synopsisSubcommandLabel = "COMMAND")
public final class Commands implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Explains a command.")
    private boolean help;

    private Commands() {}

    /** Whether these arguments start the server; Spring Boot's own arguments begin with two hyphens. */
    public static boolean isServe(String... arguments) {
        return Arrays.stream(arguments)
                .skip(arguments.length > 0 && arguments[0].equals("serve") ? 1 : 0)
                .allMatch(argument -> argument.startsWith("--") && argument.contains("="));
    }

    /** @return 0 when done, 1 when refused or failed, 2 when the command or a setting makes no sense */
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        var context = new ShortLivedContext(TerminalProgress.on(err));
        return new CommandLine(new Commands())
                .addSubcommand(new CommandLine(new ServeCommand()))
                .addSubcommand(new CommandLine(new TenantCommand()).addSubcommand(new CreateTenant(context)))
                .addSubcommand(new CommandLine(new OperatorCommand()).addSubcommand(new CreateOperator(context)))
                .addSubcommand(new CommandLine(new PasswordCommand()).addSubcommand(new ResetPassword(context)))
                .addSubcommand(new CommandLine(new SendMessage(context)))
                .addSubcommand(new CommandLine(new ListNotifications(context)))
                .addSubcommand(new CommandLine(new Doctor(context)))
                .addSubcommand(new CommandLine(new MakeBackup(context)).addSubcommand(new VerifyBackup(context)))
                .addSubcommand(new CommandLine(new RestoreBackup(context)))
                .addSubcommand(new CommandLine(new RunRetention(context)))
                .addSubcommand(new CommandLine(new SecretsCommand())
                        .addSubcommand(new RotateSecrets(context))
                        .addSubcommand(new RenewPush(context)))
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler(Commands::misunderstood)
                .setExecutionExceptionHandler(Commands::failed)
                .execute(help(arguments));
    }

    /** {@code help restore} is {@code restore --help}: picocli's own help command does not fit an inherited --help. */
    private static String[] help(String... arguments) {
        if (arguments.length == 0 || !arguments[0].equals("help")) {
            return arguments;
        }
        return Stream.concat(Arrays.stream(arguments).skip(1), Stream.of("--help"))
                .toArray(String[]::new);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private static int misunderstood(ParameterException wrong, String[] arguments) {
        CommandLine line = wrong.getCommandLine();
        line.getErr().println(wrong.getMessage() + " (" + line.getCommandSpec().qualifiedName() + " --help)");
        return CommandLine.ExitCode.USAGE;
    }

    private static int failed(Exception failure, CommandLine line, ParseResult parsed) {
        var plain = Launch.plainLines(failure);
        if (!plain.isEmpty()) {
            plain.forEach(line.getErr()::println);
            return CommandLine.ExitCode.USAGE;
        }
        if (failure instanceof Refusal refusal) {
            if (refusal.fields().isEmpty()) {
                line.getErr().println(refusal.getMessage());
            }
            refusal.fields().forEach(field -> line.getErr().println(field.field() + ": " + field.message()));
        } else {
            line.getErr().println("Failed: " + Launch.cause(failure));
        }
        return CommandLine.ExitCode.SOFTWARE;
    }
}
