package io.smartqueue.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Listed and explained like the others. The program starts the server before the commands are read. */
@Command(
        name = "serve",
        description = {
            "Starts the server. Its settings come from the environment or .env; .env.example explains each.",
            "It ends with Ctrl-C or SIGTERM."
        })
final class ServeCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "serve takes no arguments but --name=value");
    }
}
