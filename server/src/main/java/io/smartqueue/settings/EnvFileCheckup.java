package io.smartqueue.settings;

import io.smartqueue.settings.environment.DotEnv;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Checks whether only the owner can read the secrets in `.env`. Needs no running program. */
@Component
@Order(200)
public final class EnvFileCheckup implements Checkup {

    private final Path file;

    public EnvFileCheckup() {
        this(Path.of(".env"));
    }

    EnvFileCheckup(Path file) {
        this.file = file;
    }

    @Override
    public List<Finding> examine() {
        if (!Files.isRegularFile(file)) {
            return List.of(Finding.note(
                    "env-file",
                    "There is no " + file.toAbsolutePath() + ": settings come from the environment only.",
                    "To keep them in a file: cp .env.example .env && chmod 600 .env"));
        }
        return List.of(
                DotEnv.isOpenToOthers(file)
                        ? Finding.wrong(
                                "env-file",
                                "Other users of this machine may read the secrets in .env.",
                                "chmod 600 " + file.toAbsolutePath())
                        : Finding.right("env-file", ".env is its owner's alone."));
    }
}
