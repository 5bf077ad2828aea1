package io.smartqueue.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.admin.ScreensPage;
import io.smartqueue.admin.imports.ImportKind;
import io.smartqueue.admin.operator.price.PricesPage;
import io.smartqueue.channel.ErrorCodes;
import io.smartqueue.cost.price.PriceRule;
import io.smartqueue.cost.price.PricedMessage;
import io.smartqueue.counter.page.ServiceOutcome;
import io.smartqueue.counter.reading.WaitingList;
import io.smartqueue.customer.Medium;
import io.smartqueue.customer.register.ConsentGiven;
import io.smartqueue.customer.suppression.Reason;
import io.smartqueue.notification.NotificationEvent;
import io.smartqueue.notification.NotificationStatus;
import io.smartqueue.notification.StepType;
import io.smartqueue.notification.content.ContentCategory;
import io.smartqueue.notification.content.ContentKind;
import io.smartqueue.notification.content.ContentStatus;
import io.smartqueue.notification.rule.ErrorRule;
import io.smartqueue.notification.text.SmsSpelling;
import io.smartqueue.opinion.GivenOpinion;
import io.smartqueue.opinion.Question;
import io.smartqueue.queue.EntryChannel;
import io.smartqueue.queue.Priority;
import io.smartqueue.queue.Queue;
import io.smartqueue.queue.TicketState;
import io.smartqueue.queue.accuracy.Method;
import io.smartqueue.queue.event.TicketEvent;
import io.smartqueue.report.By;
import io.smartqueue.report.ReportKind;
import io.smartqueue.security.Role;
import io.smartqueue.site.Hue;
import io.smartqueue.site.Pictogram;
import io.smartqueue.watch.AlertKind;
import io.smartqueue.watch.now.Watched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What code puts behind the beginning of a key is written too, each value of it, in each language. */
class WordsBuiltFromCodesTest {

    private static final Pattern BUILT = Pattern.compile("\\bsay\\(\\s*\"([a-z0-9_.]+\\.)\"\\s*\\+");
    private static final Pattern FIELD_ERROR =
            Pattern.compile("FieldError\\.of\\(\\s*\"[a-z]+\",\\s*(?:\\w+ \\? )?\"([a-z_]+)\"(?: : \"([a-z_]+)\")?");

    /** By the beginning of the key. */
    private static Map<String, List<String>> endings() throws IOException {
        Map<String, List<String>> endings = new TreeMap<>();
        endings.put("ticket.", withEach(told(), ".advice"));
        endings.put("ticket.state.", with(codes(TicketState.values()), "problem"));
        endings.put("ways.by.", codes(Medium.toPhones().toArray(Medium[]::new)));
        endings.put("ways.name.", codes(Medium.toPhones().toArray(Medium[]::new)));
        endings.put("slip.", slips());
        endings.put("counter.state.", codes(TicketState.values()));
        endings.put("counter.medium.", codes(Medium.values()));
        endings.put("counter.language.", with(codes(Language.values()), "other"));
        endings.put("message.", codes(NotificationStatus.values()));
        // A provider's code without words of its own is told as it is.
        endings.put("failure.", with(List.copyOf(ErrorCodes.ours()), "21610", "30003", "other"));
        endings.put("reports.kind.", codes(ReportKind.values()));
        endings.put("reports.by.", with(codes(By.values()), "question"));
        endings.put("reports.column.", List.of("wait_mean", "open", "arrivals_a_day", "estimate", "within", "asked"));
        endings.put(
                "reports.code.",
                with(EntryChannel.codes(), codes(Priority.values()).toArray(String[]::new)));
        endings.put("reports.how.", List.of("line", "days"));
        endings.put("letter.", codes(NotificationEvent.values()));
        endings.put("sent.", List.of("text", "content_template", "simplified"));
        endings.put("sent.category.", List.of("utility", "marketing", "service", "authentication"));
        endings.put("talk.closed.", List.of("window_closed", "off", "no_consent"));
        endings.put("step.", codes(TicketEvent.Type.values()));
        endings.put("outcome.", codes(ServiceOutcome.values()));
        endings.put("why.", with(codes(WaitingList.Reason.values()), "transferred.detail", "priority.detail"));
        endings.put("aside.", with(withEach(codes(TicketState::isAside), ".reason"), TicketState.REMOTE.code()));
        endings.put("question.", questions());
        endings.put("reason.", reasons());
        endings.put("accuracy.method.", codes(Method.values()));
        endings.put("accuracy.channel.", EntryChannel.codes());
        endings.put("admin.screen.", codes(ScreensPage.Life.values()));
        endings.put(
                "admin.done.",
                List.of(
                        "saved",
                        "created",
                        "deactivated",
                        "removed",
                        "freed",
                        "sent",
                        "ticket",
                        "skipped",
                        "recorded",
                        "recording_removed",
                        "price_removed",
                        "suspended",
                        "organisation_resumed"));
        endings.put("imports.kind.", codes(ImportKind.values()));
        endings.put("imports.state.", List.of("waiting", "running", "done", "failed"));
        endings.put("setup.ask.", List.of("no", "optional", "required"));
        endings.put("first.role.", List.of("agent", "manager", "admin"));
        endings.put("setup.order.", withEach(codes(Queue.Order.values()), ".rule"));
        endings.put("setup.status.", codes(Queue.Status.values()));
        endings.put("setup.returns.", codes(Queue.Requeue.To.values()));
        endings.put("setup.pictogram.", codes(Pictogram.values()));
        endings.put("setup.hue.", codes(Hue.values()));
        endings.put("opinion.question.", codes(Question.RATING, Question.RECOMMENDATION));
        endings.put("opinion.rating.", List.of("1", "2", "3", "4", "5"));
        endings.put("opinions.question.", codes(Question.values()));
        endings.put("opinions.results.", codes(Question.RATING, Question.RECOMMENDATION));
        endings.put("opinions.by.", codes(GivenOpinion.By.values()));
        endings.put("staff.role.", codes(Role.values()));
        addThoseOfPeopleAndMessages(endings);
        addThoseOfTheWatch(endings);
        addThoseOfTheOperator(endings);
        return endings;
    }

    private static void addThoseOfTheWatch(Map<String, List<String>> endings) {
        endings.put("watch.queue.", List.of("paused", "closed", "out_of_hours"));
        endings.put("watch.desk.", codes(Watched.CounterNow.State.values()));
        endings.put("watch.medium.", codes(Medium.values()));
        for (String said : List.of("sentence", "remedy", "unit")) {
            endings.put("alerts." + said + ".", codes(AlertKind.values()));
        }
        endings.put("field.alerts.", codes(AlertKind.values()));
    }

    private static void addThoseOfPeopleAndMessages(Map<String, List<String>> endings) {
        endings.put("list.", List.of("active", "inactive"));
        endings.put("people.status.", List.of("active", "invited", "withdrawn", "left"));
        endings.put("people.letter.", List.of("owed", "sent", "failed"));
        endings.put("customers.how.", codes(ConsentGiven.How.values()));
        endings.put("customers.by.", List.of("staff", "customer", "system"));
        endings.put("customers.stop.", codes(Reason.values()));
        endings.put("words.spelling.", codes(SmsSpelling.values()));
        endings.put("contents.status.", codes(ContentStatus.values()));
        endings.put("contents.category.", codes(ContentCategory.values()));
        endings.put("contents.kind.", codes(ContentKind.values()));
        endings.put("messages.state.", codes(NotificationStatus.values()));
        endings.put("messages.step.", codes(StepType.values()));
        endings.put("senders.state.", List.of("on", "parked", "off"));
        endings.put("operator.doctor.", List.of("right", "note", "wrong"));
        endings.put("operator.lane.", List.of("0", "1", "2", "3"));
    }

    private static void addThoseOfTheOperator(Map<String, List<String>> endings) {
        endings.put(
                "operator.",
                List.of("organisations", "senders", "error_rules", "prices", "exchange_rates", "doctor", "backlog"));
        endings.put("operator.state.", List.of("active", "suspended"));
        endings.put("rules.stage.", codes(ErrorRule.Stage.values()));
        endings.put("rules.reason.", codes(Reason.values()));
        endings.put("prices.life.", codes(PricesPage.Life.values()));
        endings.put("prices.category.", codes(PricedMessage.Category.values()));
        endings.put("prices.window.", codes(PricedMessage.Window.values()));
        endings.put("prices.direction.", codes(PricedMessage.Direction.values()));
        endings.put("prices.part.", codes(PriceRule.Part.values()));
        endings.put("prices.unit.", codes(PriceRule.Unit.values()));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void noneIsMissing(Language language) throws IOException {
        var keys = new MessageCatalogue().keys(language);
        var missing = new TreeSet<String>();
        endings().forEach((start, ends) -> ends.forEach(end -> missing.add(start + end)));
        assertThat(missing).hasSizeGreaterThan(90);
        missing.removeAll(keys);
        assertThat(missing).isEmpty();
    }

    @Test
    void everyBeginningInTheCodeIsKnownHere() throws IOException {
        var starts = new TreeSet<String>();
        for (String source : sources()) {
            BUILT.matcher(source).results().forEach(found -> starts.add(found.group(1)));
        }
        assertThat(starts).isNotEmpty().isSubsetOf(endings().keySet());
    }

    /** In a sentence of their own; the others in sentences that tell more, or in the one for all ends. */
    private static List<String> told() {
        return codes(state -> state == TicketState.COMPLETED || state.isAside() && state != TicketState.MISSED);
    }

    private static List<String> codes(Predicate<TicketState> wanted) {
        return List.of(TicketState.codes(wanted));
    }

    private static List<String> withEach(List<String> codes, String more) {
        return codes.stream().flatMap(code -> Stream.of(code, code + more)).toList();
    }

    private static List<String> questions() {
        var given = Stream.of("pause", "hold", "return", "transfer").map(kind -> kind + ".reason");
        var asked = Stream.of("pause", "hold", "return", "transfer", "note", "message", "find")
                .map(kind -> kind + ".do");
        var titles = Stream.of("pause", "hold", "return", "transfer", "note", "message", "find", "ticket");
        var named = Stream.of("hold", "return", "transfer", "note", "message", "ticket")
                .map(kind -> kind + ".title.of");
        return Stream.of(given, asked, titles.map(kind -> kind + ".title"), named)
                .flatMap(keys -> keys)
                .toList();
    }

    private static List<String> reasons() {
        return Stream.of("pause", "hold", "return", "transfer", "ticket")
                .flatMap(kind -> IntStream.rangeClosed(1, 3).mapToObj(n -> kind + "." + n))
                .toList();
    }

    private static List<String> slips() throws IOException {
        List<String> codes = sources().stream()
                .flatMap(source -> FIELD_ERROR.matcher(source).results())
                .flatMap(WordsBuiltFromCodesTest::both)
                .toList();
        assertThat(codes).hasSizeGreaterThan(10);
        return codes;
    }

    private static Stream<String> both(MatchResult found) {
        return found.group(2) == null ? Stream.of(found.group(1)) : Stream.of(found.group(1), found.group(2));
    }

    private static List<String> codes(Enum<?>... values) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static List<String> with(List<String> codes, String... more) {
        return Stream.concat(codes.stream(), Stream.of(more)).toList();
    }

    private static List<String> sources() throws IOException {
        try (Stream<Path> jte = Files.walk(Path.of("src/main/jte"));
                Stream<Path> java = Files.walk(Path.of("src/main/java"))) {
            var sources = new ArrayList<String>();
            for (Path file :
                    Stream.concat(jte, java).filter(Files::isRegularFile).toList()) {
                sources.add(Files.readString(file));
            }
            return sources;
        }
    }
}
