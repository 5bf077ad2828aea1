package io.smartqueue.command;

import io.smartqueue.command.context.ShortLivedContext;
import io.smartqueue.settings.EnvFileCheckup;
import io.smartqueue.settings.Examination;
import io.smartqueue.settings.Finding;
import io.smartqueue.settings.Finding.Verdict;
import io.smartqueue.settings.Launch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "doctor", description = "Looks at the whole installation and says what is wrong and what to do.")
@SuppressWarnings("NullAway.Init")
final class Doctor implements Callable<Integer> {

    /** The topics that need valid settings, because they need the program to start. */
    private static final List<String> BEHIND_THE_SETTINGS = List.of(
            "database",
            "connections",
            "schema",
            "twilio-credentials",
            "twilio-account",
            "balance",
            "clock",
            "sms-sender",
            "whatsapp-sender",
            "messaging-service",
            "public-address",
            "webhook",
            "token-rotation",
            "smtp",
            "push",
            "templates",
            "senders",
            "inbound",
            "countries",
            "geo-permissions",
            "prices",
            "budget",
            "memberships",
            "retention",
            "held-messages",
            "backup");

    private final ShortLivedContext context;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    Doctor(ShortLivedContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<Finding> findings = examine();
        long wrong = count(findings, Verdict.WRONG);
        long notes = count(findings, Verdict.NOTE);
        var out = spec.commandLine().getOut();
        if (json) {
            var lines = findings.stream().map(Line::of).toList();
            out.println(JsonMapper.shared().writeValueAsString(new Report(wrong, notes, lines)));
        } else {
            findings.forEach(finding -> out.println(line(finding)));
            out.println();
            out.println(wrong + " wrong, " + notes + (notes == 1 ? " note" : " notes"));
        }
        return wrong == 0 ? 0 : 1;
    }

    private List<Finding> examine() {
        try {
            return context.read(Examination::of);
        } catch (RuntimeException failure) {
            List<String> complaints = Launch.plainLines(failure);
            if (complaints.isEmpty()) {
                throw failure;
            }
            return malformed(complaints);
        }
    }

    private static List<Finding> malformed(List<String> complaints) {
        List<Finding> findings = new ArrayList<>();
        complaints.forEach(complaint -> findings.add(Finding.wrong(
                "settings", complaint, "Correct it in the environment or in .env; .env.example explains it.")));
        findings.addAll(new EnvFileCheckup().examine());
        BEHIND_THE_SETTINGS.forEach(
                topic -> findings.add(Finding.note(topic, "Not looked at: correct the settings first.")));
        return findings;
    }

    private static long count(List<Finding> findings, Verdict verdict) {
        return findings.stream().filter(finding -> finding.verdict() == verdict).count();
    }

    record Report(long wrong, long notes, List<Line> findings) {}

    record Line(String topic, String verdict, String words, Optional<String> remedy) {

        static Line of(Finding finding) {
            return new Line(finding.topic(), word(finding), finding.words(), finding.remedy());
        }
    }

    private static String word(Finding finding) {
        return finding.verdict().name().toLowerCase(Locale.ROOT);
    }

    private static String line(Finding finding) {
        String sign = switch (finding.verdict()) {
            case RIGHT -> "✓";
            case NOTE -> "·";
            case WRONG -> "✗";
        };
        return "%s %-5s  %-18s  %s".formatted(sign, word(finding), finding.topic(), finding.words())
                + finding.remedy()
                        .map(remedy -> System.lineSeparator() + " ".repeat(29) + "→ " + remedy)
                        .orElse("");
    }
}
