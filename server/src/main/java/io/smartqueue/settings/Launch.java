package io.smartqueue.settings;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the program, or ends it with {@link CannotStart#EXIT_CODE} when the operator can fix the reason. */
public final class Launch {

    private Launch() {}

    public static ConfigurableApplicationContext run(SpringApplication application, String... arguments) {
        try {
            return application.run(arguments);
        } catch (RuntimeException failure) {
            // Spring Boot's own exit codes would create beans of the context that has just failed.
            if (!plainLines(failure).isEmpty()) {
                plainLines(failure).forEach(System.err::println);
                System.exit(CannotStart.EXIT_CODE);
            }
            throw failure;
        }
    }

    /** The lines for the operator; empty when the operator cannot fix the failure. */
    public static List<String> plainLines(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case CannotStart refusal -> {
                    return refusal.lines();
                }
                case PortInUseException taken -> {
                    return List.of(
                            "Port " + taken.getPort() + " is taken by another program: stop that one, or set PORT.");
                }
                case FileSystemException refused -> {
                    return List.of(words(refused));
                }
                default -> {}
            }
        }
        return List.of();
    }

    private static String words(FileSystemException refused) {
        String reason = switch (refused) {
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _ -> "there is no such file or folder";
            case FileAlreadyExistsException _ -> "it is no folder";
            default -> String.valueOf(refused.getReason());
        };
        return "The user " + System.getProperty("user.name") + " cannot use " + refused.getFile() + ": " + reason
                + ". Run this as the user that SmartQueue runs as, or name another folder in SMARTQUEUE_DATA_DIR.";
    }

    /** The first line of what caused a failure in the end, for a terminal. */
    public static String cause(Throwable failure) {
        Throwable last = failure;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        String first = String.valueOf(last.getMessage()).lines().findFirst().orElse("");
        return last.getClass().getSimpleName() + ", " + first;
    }
}
