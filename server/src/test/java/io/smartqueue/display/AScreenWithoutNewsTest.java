package io.smartqueue.display;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.smartqueue.Await;
import io.smartqueue.House;
import io.smartqueue.Person;
import io.smartqueue.browser.BrowserTest;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** A screen that hears nothing for a while, or has become old, and goes on. */
@BrowserTest
class AScreenWithoutNewsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    House house;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    Branch branch;
    Person manager;
    QueueId queue;
    Person agent;
    String address;

    @BeforeEach
    void hangAScreen() {
        branch = Branch.open(house, jdbc, transactions);
        manager = branch.tenant.manager();
        queue = branch.queue("A");
        agent = agent("Guichet 3");
        address = house.address()
                + manager.post("screens/", Map.of("name", "Hall", "site", "plateau", "languages", List.of("fr", "en")))
                        .is(201)
                        .text("address");
    }

    private Person agent(String counter) {
        Person seated = branch.agentServing(queue);
        branch.write(
                "update counter set name = ? where id = (select counter_id from counter_session where agent_id = ?)",
                counter,
                seated.staffId().value());
        return seated;
    }

    private void take(int people) {
        for (int i = 0; i < people; i++) {
            manager.post("tickets/", Map.of("queue_id", queue.toString())).is(201);
        }
    }

    private static String call(Person by) {
        return by.post("agents/me/call-next/").is(200).id();
    }

    @Test
    void saysHowOldItIsWithoutTheServerAndRecovers(Browser browser) {
        take(2);
        Person second = agent("Guichet 4");
        call(agent);
        try (Wall wall = Wall.landscape(browser).show(address)) {
            assertThat(wall.alone()).containsExactly("A001");
            Locator bar = wall.page.locator("#stale");
            assertThat(bar).isHidden();

            wall.context.setOffline(true);
            bar.waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE.toMillis()));
            assertThat(bar.innerText()).matches("(?s).*Informations de \\d\\d:\\d\\d\\. Écoutez l’accueil\\.");
            assertThat(wall.alone()).as("no yellow on what may be old").isEmpty();
            assertThat(wall.list()).containsExactly("A001");
            assertThat(wall.page.locator(".wall-main.stale.quiet")).hasCount(1);

            call(second);
            wall.context.setOffline(false);
            bar.waitFor(new Locator.WaitForOptions()
                    .setState(WaitForSelectorState.HIDDEN)
                    .setTimeout(PATIENCE.toMillis()));
            Await.until(PATIENCE, wall::alone, List.of("A002")::equals);
            Await.until(PATIENCE, wall::said, said -> said.size() == 2);
        }
    }

    @Test
    void whatWasNotHeardIsSaidWhenThereIsNewsAgain(Browser browser) {
        take(4);
        List<Person> others = List.of(agent("Guichet 4"), agent("Guichet 5"), agent("Guichet 6"));
        try (Wall wall = Wall.landscape(browser).show(address)) {
            call(agent);
            others.forEach(AScreenWithoutNewsTest::call);
            assertThat(wall.page.locator("template[data-call]")).hasCount(4);

            wall.context.setOffline(true);
            Locator bar = wall.page.locator("#stale");
            bar.waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE.toMillis()));
            assertThat(wall.said()).extracting(Wall.Said::text).noneMatch(text -> text.contains("A 4"));
            wall.context.setOffline(false);

            Await.until(PATIENCE.multipliedBy(2), wall::alone, List.of("A004")::equals);
            Await.until(PATIENCE, wall::said, said -> said.getLast().text().equals("Number A 4, Counter 6."));
            assertThat(wall.said())
                    .extracting(Wall.Said::text)
                    .as("what was heard is not said again")
                    .containsOnlyOnce("Numéro A 1, Guichet 3.", "Numéro A 2, Guichet 4.");
        }
    }

    @Test
    void aCallThatComesWithANewVersionOfTheHouseIsSaid(Browser browser) {
        take(1);
        try (Wall wall = Wall.landscape(browser).show(address)) {
            wall.page.route("**/state", ask -> {
                APIResponse answer = ask.fetch();
                ask.fulfill(new Route.FulfillOptions()
                        .setResponse(answer)
                        .setBody(answer.text().replaceFirst("data-files=\"", "data-files=\"new-")));
            });
            call(agent);

            Await.until(PATIENCE, wall::said, said -> said.size() == 2);
            wall.page.unrouteAll();
        }
    }
}
