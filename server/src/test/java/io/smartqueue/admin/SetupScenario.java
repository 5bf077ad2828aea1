package io.smartqueue.admin;

import io.smartqueue.DatabaseTest;
import io.smartqueue.FormBrowser;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.TestTenant;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** An organisation whose administrator opens pages without scripts. */
@DatabaseTest
abstract class SetupScenario {

    private static final Pattern SEEN = Pattern.compile("name=\"if_match\" value=\"([^\"]*)\"");
    private static final Pattern ID = Pattern.compile("/([0-9a-f-]{36})");

    @Autowired
    Organisations organisations;

    TestTenant bank;
    FormBrowser browser;
    String root = "";

    @BeforeEach
    void signIn() {
        bank = organisations.open();
        root = "/admin/" + bank.slug();
        browser = signedIn(bank.admin());
    }

    FormBrowser signedIn(Person person) {
        return FormBrowser.signedIn(organisations, person);
    }

    /** What the form of a page brings back, with other values. */
    static Map<String, String> filled(HttpResponse<String> page, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        Matcher seen = SEEN.matcher(page.body());
        if (seen.find()) {
            all.put("if_match", seen.group(1).replace("&amp;", "&"));
        }
        return all;
    }

    static String idIn(String text) {
        Matcher id = ID.matcher(text);
        if (!id.find()) {
            throw new AssertionError("no id in " + text);
        }
        return id.group(1);
    }

    String site(String name) {
        return bank.admin().post("sites/", Map.of("name", name)).is(201).id();
    }

    String service(String name, String code) {
        return bank.admin()
                .post("services/", Map.of("name", name, "code", code))
                .is(201)
                .id();
    }

    String queue(String site, String service) {
        return bank.admin()
                .post("queues/", Map.of("name", "File", "site_id", site, "service_id", service))
                .is(201)
                .id();
    }
}
