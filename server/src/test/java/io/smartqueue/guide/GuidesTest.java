package io.smartqueue.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.notification.NotificationEvent;
import io.smartqueue.notification.NotificationStatus;
import io.smartqueue.notification.text.SampleValues;
import io.smartqueue.notification.text.Segments;
import io.smartqueue.notification.text.TemplateText;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the guides state is what the program does; what they tell to type is tried in FollowingTheGuidesTest. */
class GuidesTest {

    private static final Pattern SETTING =
            Pattern.compile("(TWILIO|SMARTQUEUE|DATABASE|PUBLIC)_[A-Z][A-Z_]*[A-Z]|\\bPORT\\b");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final Pattern LINK = Pattern.compile("(?<=]\\()[^)]+");

    static List<Guide> guides() {
        return Guide.all();
    }

    @Test
    void sayTheSameInBothLanguages() {
        Guide french = Guide.in("fr");
        Guide english = Guide.in("en");
        assertThat(shape(english)).isEqualTo(shape(french));
        assertThat(english.rows().stream().map(GuidesTest::facts))
                .containsExactlyElementsOf(
                        french.rows().stream().map(GuidesTest::facts).toList());
    }

    /** Headings, list items and rows line by line, and the blocks with what is done with them. */
    private static List<String> shape(Guide guide) {
        return guide.lines().stream()
                .map(line -> line.replaceFirst("^\\s*(#+|-|[0-9]+\\.|\\||```[a-z]*|<!--.*-->|(?=\\S)).*", "$1"))
                .toList();
    }

    /** What no language changes in a row: numbers, else settings. */
    private static List<String> facts(List<String> row) {
        String line = String.join(" | ", row);
        List<String> facts = Guide.all(NUMBER, line);
        return facts.isEmpty() ? Guide.all(SETTING, line) : facts;
    }

    @ParameterizedTest
    @MethodSource("guides")
    void pointAtFilesThatExist(Guide guide) {
        assertThat(Guide.all(LINK, guide.text()).stream().filter(link -> !link.startsWith("http")))
                .isNotEmpty()
                .allSatisfy(
                        link -> assertThat(guide.file().resolveSibling(link)).exists());
    }

    @ParameterizedTest
    @MethodSource("guides")
    void nameEverySettingOfTwilioAndNoneThatIsNot(Guide guide) throws IOException {
        Set<String> known = new TreeSet<>();
        for (String line : Files.readAllLines(Guide.PROJECT.resolve(".env.example"))) {
            known.addAll(Guide.all(Pattern.compile("^#?[A-Z_]+(?==)"), line).stream()
                    .map(name -> name.replace("#", ""))
                    .toList());
        }
        Set<String> named = new TreeSet<>(Guide.all(SETTING, guide.text()));
        assertThat(known).containsAll(named);
        assertThat(named)
                .containsAll(known.stream()
                        .filter(name -> name.startsWith("TWILIO_"))
                        .toList())
                .contains("PUBLIC_BASE_URL");
    }

    @ParameterizedTest
    @MethodSource("guides")
    void sayOfEveryCommandWhetherItIsTried(Guide guide) {
        assertThat(guide.blocks().stream().filter(Guide.Block::isShell))
                .hasSizeGreaterThan(15)
                .allSatisfy(block ->
                        assertThat(block.marker()).as(block.text()).matches("run|run until it shows|not run: .+"));
        assertThat(guide.blocks().stream().map(Guide.Block::language)).containsOnly("sh", "text", "ini");
    }

    @ParameterizedTest
    @MethodSource("guides")
    void countSegmentsAsTheProgramDoes(Guide guide) {
        List<List<String>> counted = guide.rows().stream()
                .filter(row -> row.getLast().matches("[0-9]+"))
                .toList();
        assertThat(counted).hasSize(21).allSatisfy(row -> {
            String words = Guide.codes(row.get(row.size() - 3)).getFirst();
            Segments segments = Segments.of(withTypicalValues(words));
            assertThat(row.get(row.size() - 2) + " " + row.getLast())
                    .as(words)
                    .isEqualTo(segments.encoding().label() + " " + segments.count());
        });
    }

    private static String withTypicalValues(String words) {
        TemplateText text = TemplateText.parse("body", words);
        return text.render(SampleValues.typical(text.variables(), "Banque du Fleuve"));
    }

    @ParameterizedTest
    @MethodSource("guides")
    void knowWhichCharactersCost(Guide guide) {
        List<String> lists = guide.rows().stream()
                .map(List::getLast)
                .filter(cell -> cell.matches("`\\S{1,2}( \\S{1,2})+`"))
                .map(cell -> cell.substring(1, cell.length() - 1))
                .toList();
        assertThat(lists).hasSize(3);
        assertThat(septets(lists.get(0))).containsOnly(1);
        assertThat(septets(lists.get(1))).containsOnly(2);
        assertThat(lists.get(2).split(" "))
                .allSatisfy(one -> assertThat(Segments.costly(one)).containsExactly(one));
    }

    /** As many of a character as fit alone tell how many places each takes. */
    private static List<Integer> septets(String characters) {
        return Arrays.stream(characters.split(" "))
                .peek(one -> assertThat(Segments.costly(one)).as(one).isEmpty())
                .map(one -> Segments.of(one.repeat(160)).count() == 1 ? 1 : 2)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("guides")
    void showTemplatesThatAreAccepted(Guide guide) {
        List<List<String>> templates = guide.rows().stream()
                .filter(row -> row.size() == 4 && row.get(1).contains("{{"))
                .toList();
        assertThat(templates)
                .hasSize(2 * (NotificationEvent.values().length - 1))
                .allSatisfy(row -> {
                    NotificationEvent notificationEvent =
                            NotificationEvent.of(Guide.codes(row.getFirst()).getFirst());
                    assertThat(TemplateText.parse(
                                            "body", Guide.codes(row.get(1)).getFirst())
                                    .variables())
                            .allMatch(notificationEvent::supplies);
                });
    }

    @ParameterizedTest
    @MethodSource("guides")
    void listTheVariablesThatEventsSupply(Guide guide) {
        List<Set<String>> listed = guide.rows().stream()
                .filter(row -> row.getLast().matches("(`[a-z_]+` ?)+"))
                .map(row -> (Set<String>) new TreeSet<>(Guide.codes(row.getLast())))
                .limit(3)
                .toList();
        Set<String> called = new TreeSet<>(listed.get(0));
        called.addAll(listed.get(1));
        assertThat(listed.get(0)).isEqualTo(new TreeSet<>(NotificationEvent.TICKET_CREATED.variables()));
        assertThat(called).isEqualTo(new TreeSet<>(NotificationEvent.TICKET_CALLED.variables()));
        assertThat(listed.get(2)).isEqualTo(new TreeSet<>(NotificationEvent.APPOINTMENT_REMINDER.variables()));
    }

    @ParameterizedTest
    @MethodSource("guides")
    void explainEveryStatus(Guide guide) {
        assertThat(guide.rows().stream().flatMap(row -> Guide.codes(row.getFirst()).stream()))
                .containsAll(Arrays.stream(NotificationStatus.values())
                        .map(status -> status.name().toLowerCase(Locale.ROOT))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("guides")
    void holdNoCredential(Guide guide) {
        assertThat(guide.text()).doesNotContainPattern("[0-9a-fA-F]{32}");
        assertThat(Guide.all(Pattern.compile("\\+[0-9]{8,}"), guide.text()))
                .containsOnly("+221770000000", "+15551234567", "+15005550006", "+14155238886");
    }
}
