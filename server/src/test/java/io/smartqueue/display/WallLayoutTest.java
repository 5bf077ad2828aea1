package io.smartqueue.display;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import io.smartqueue.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Nothing on a screen is cut, with names as organisations have them, in both orientations and in any font. */
class WallLayoutTest extends WallScenario {

    /** A wide font that every machine has, in the place of the one that screens have. */
    private static final String WIDE = "* { font-family: monospace !important }";

    private static final String OWN = "/* the font of the page */";

    private static final int[][] ORIENTATIONS = {{1920, 1080}, {1080, 1920}};

    private static final List<String> COUNTERS = List.of(
            "Accueil",
            "Guichet 103",
            "Guichet 3",
            "Salle 12",
            "Bureau des réclamations",
            "Box prélèvements",
            "Caisse principale",
            "Poste B7",
            "Cabinet du Dr Ndiaye",
            "Secrétariat",
            "Radiologie",
            "Salle d’attente 2",
            "Pharmacie centrale",
            "Guichet unique",
            "Espace entreprises",
            "Counter 12",
            "Reception",
            "Desk 4B",
            "Consultation 21",
            "Maternité",
            "شباك 103",
            "شباك 3",
            "الاستقبال",
            "مكتب الشكاوى والمطالبات",
            "قاعة 12",
            "غرفة سحب الدم",
            "الصندوق الرئيسي",
            "عيادة الدكتور نداي",
            "الصيدلية المركزية",
            "قسم الأشعة",
            "استشارات الأمومة",
            "مكتب المدير",
            "Окно 103",
            "Окно 3",
            "Приёмная",
            "Отдел рассмотрения жалоб",
            "Кабинет анализов",
            "Касса 7",
            "Caisse 2",
            "Guichet 12");

    private static final List<String> SERVICES = List.of(
            "Retrait et dépôt d’espèces",
            "Ouverture de compte",
            "Virements internationaux",
            "Cartes bancaires",
            "Réclamations et litiges",
            "Crédit immobilier",
            "Consultation de médecine générale",
            "Vaccination",
            "السحب والإيداع",
            "التحويلات الدولية",
            "متابعة الحمل والولادة",
            "Выдача паспортов",
            "Регистрация транспортных средств");

    /** Texts that reach out of their own box or of any box around it, and rows that nobody can see. */
    private static final String CUT = """
            () => {
              const cut = [], texts = '.num, .wall-counter b, .wall-counter bdi, .wall-last li > bdi:last-child,'
                + ' .wall-ranges b, .wall-name, .wall-notice:not(.off) > span';
              document.querySelectorAll(texts).forEach(one => {
                const range = document.createRange();
                range.selectNodeContents(one);
                const text = range.getBoundingClientRect(), over = 0.15 * text.height + 2;
                if (!text.width) return;
                for (let box = one; box !== document.documentElement; box = box.parentElement) {
                  const place = box.getBoundingClientRect();
                  if (text.left < place.left - 2 || text.right > place.right + 2
                      || text.top < place.top - over || text.bottom > place.bottom + over) {
                    cut.push(one.textContent.trim() + ' in ' + (box.className || box.tagName));
                    return;
                  }
                }
              });
              return cut;
            }
            """;

    @Test
    void showsEveryNumberAndCounterWhole(Browser browser) {
        List<Person> agents = callFour();
        for (int i = 0; i < SERVICES.size(); i++) {
            if (i > 0) {
                branch.queue(String.valueOf((char) ('A' + i)));
            }
            branch.write("update service set name = ? where name = ?", SERVICES.get(i), "Service " + (char) ('A' + i));
        }
        List<String> cut = new ArrayList<>();
        // The font is forced by a style of the test, which the content security policy refuses.
        var options = new Browser.NewContextOptions().setLocale("fr-FR").setBypassCSP(true);
        try (Wall wall = new Wall(browser, options)) {
            for (int round = 0; round < COUNTERS.size(); round += agents.size()) {
                if (round == agents.size()) {
                    branch.write("update visit set number = 'AB120' || right(number, 1)");
                    notice("En raison des travaux, l’entrée se fait par la rue Carnot jusqu’au 15 décembre.");
                }
                if (round == 4 * agents.size()) {
                    var note = Map.of("note", "Coupure de courant : votre place est gardée.");
                    manager.post("sites/" + branch.site + "/incident/", note);
                }
                if (round == 6 * agents.size()) {
                    branch.write("update leg set called_at = called_at - interval '3 minutes'");
                }
                for (int i = 0; i < agents.size(); i++) {
                    name(agents.get(i), COUNTERS.get(round + i));
                }
                wall.page.navigate(address());
                cut.addAll(measure(wall.page, round));
            }
        }
        assertThat(cut).isEmpty();
    }

    /** Without a font for a script its letters are boxes, all of one width, and measuring them says nothing. */
    @Test
    void isMeasuredWithLettersOfAllThreeScripts(Browser browser) {
        try (Wall wall = Wall.landscape(browser)) {
            wall.page.navigate(address());
            assertThat(wall.page.evaluate("""
                            () => {
                              const pen = document.createElement('canvas').getContext('2d');
                              pen.font = '100px Roboto, sans-serif';
                              const width = letter => pen.measureText(letter).width;
                              return ['Wi', 'اس', 'Жг'].filter(two => width(two[0]) == width(two[1])).join();
                            }
                            """))
                    .as("scripts without a font; on Debian: apt-get install fonts-dejavu-core")
                    .isEqualTo("");
        }
    }

    @Test
    void turnsThePagesOfServicesSoThatEachIsSeen(Browser browser) {
        for (int i = 1; i < SERVICES.size(); i++) {
            branch.queue(String.valueOf((char) ('A' + i)));
        }
        take(1);
        call(agent);
        try (Wall wall = Wall.landscape(browser).show(address())) {
            List<String> seen = new ArrayList<>();
            wall.page.waitForCondition(
                    () -> {
                        wall.page.locator(".wall-ranges li:not(.off) .wall-name").allInnerTexts().stream()
                                .filter(name -> !seen.contains(name))
                                .forEach(seen::add);
                        return seen.size() == SERVICES.size();
                    },
                    new Page.WaitForConditionOptions().setTimeout(90_000));
        }
    }

    private List<Person> callFour() {
        take(4);
        List<Person> agents = new ArrayList<>(List.of(agent));
        IntStream.range(0, 3).forEach(i -> agents.add(agent("Guichet " + i)));
        agents.forEach(WallScenario::call);
        return agents;
    }

    private void name(Person seated, String counter) {
        branch.write(
                "update counter set name = ? where id = (select counter_id from counter_session where agent_id = ?)",
                counter,
                seated.staffId().value());
    }

    private void notice(String text) {
        manager.post("notices/", Map.of("site_id", branch.site.toString(), "texts", Map.of("fr", text)))
                .is(201);
    }

    private static List<String> measure(Page page, int round) {
        List<String> cut = new ArrayList<>();
        for (String font : List.of(OWN, WIDE)) {
            page.addStyleTag(new Page.AddStyleTagOptions().setContent(font));
            for (int[] size : ORIENTATIONS) {
                page.setViewportSize(size[0], size[1]);
                page.evaluate("fit(document.getElementById('board'))");
                ((List<?>) page.evaluate(CUT))
                        .forEach(text ->
                                cut.add(round + ", " + size[0] + (font.equals(OWN) ? "" : ", wide") + ": " + text));
            }
        }
        return cut;
    }
}
