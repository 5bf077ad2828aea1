package io.smartqueue.admin.voice;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.DatabaseTest;
import io.smartqueue.FormBrowser;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.TestTenant;
import io.smartqueue.security.Role;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A manager records a voice on a page. */
@DatabaseTest
class VoicesPageTest {

    private static final String BOUNDARY = "----between";
    private static final byte[] SOUND = "ID3 a short sound".getBytes(StandardCharsets.UTF_8);
    private static final Pattern HEARD = Pattern.compile("src=\"(/admin/[^\"]+/sound)\"");

    @Autowired
    Organisations organisations;

    TestTenant bank;
    FormBrowser browser;
    String root;

    @BeforeEach
    void signIn() {
        bank = organisations.open();
        root = "/admin/" + bank.slug() + "/voices";
        browser = FormBrowser.signedIn(organisations, bank.manager());
        browser.get(root);
    }

    private HttpResponse<String> record(String language, String token, byte[] sound) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(part("language", language));
        body.writeBytes(part("token", token));
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"upload\"; filename=\"a.mp3\"\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(sound);
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return browser.upload(root, BOUNDARY, body.toByteArray());
    }

    private static byte[] part(String name, String value) {
        return ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void isRecordedHeardFoundAndDeleted() {
        assertThat(browser.get(root).body()).contains("class=\"empty\"");
        assertThat(FormBrowser.leadsTo(record("wo", "7", SOUND))).endsWith("/voices?done=recorded");
        record("ff", "counter", SOUND);

        String found = browser.get(root + "?q=7&language=wo&lang=en").body();
        assertThat(found).contains("Wolof").contains("<b dir=\"auto\">7</b>").doesNotContain("auto\">counter</b>");
        assertThat(browser.get(root + "?q=nothing").body()).contains("class=\"empty\"");
        Matcher heard = HEARD.matcher(found);
        assertThat(heard.find()).isTrue();
        HttpResponse<String> sound = browser.get(heard.group(1));
        assertThat(sound.headers().firstValue("Content-Type")).hasValue("audio/mpeg");
        assertThat(sound.body()).isEqualTo("ID3 a short sound");

        String removed = FormBrowser.leadsTo(browser.post(heard.group(1).replace("/sound", "/remove"), Map.of()));
        assertThat(browser.get(removed).body()).contains("auto\">counter</b>").doesNotContain("auto\">7</b>");
        assertThat(browser.get(heard.group(1)).statusCode()).isEqualTo(404);
    }

    @Test
    void saysWhichPiecesAreMissing() {
        bank.admin().post("services/", Map.of("name", "Retrait", "code", "RB")).is(201);
        for (String piece : new String[] {"0", "1", "2", "3", "4", "5", "6", "7", "8", "r", "counter"}) {
            record("wo", piece, SOUND);
        }
        assertThat(browser.get(root).body())
                .contains("<bdi>9</bdi>", "<bdi>B</bdi>")
                .doesNotContain("<bdi>8</bdi>", "<bdi>R</bdi>");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 7, ID3 sound, language",
        "w!, 7, ID3 sound, language",
        "wo, '', ID3 sound, token",
        "wo, 7, '', upload",
        "wo, 7, <b>no sound</b>, upload",
    })
    void namesTheFieldThatIsWrongAndKeepsWhatWasTyped(String language, String token, String file, String field) {
        HttpResponse<String> refused = record(language, token, file.getBytes(StandardCharsets.UTF_8));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("href=\"#" + field + "\"", "name=\"token\"")
                .contains("value=\"" + token);
        assertThat(browser.get(root).body()).contains("class=\"empty\"");
    }

    @Test
    void namesAllFieldsAtOnce() {
        assertThat(record("", " ", new byte[0]).body())
                .contains("href=\"#language\"", "href=\"#token\"", "href=\"#upload\"");
    }

    @Test
    void saysWhatToDoWithAFileThatIsTooLarge() {
        byte[] large = Arrays.copyOf(SOUND, 200 * 1024 + 1);
        HttpResponse<String> refused = record("wo", "7", large);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("href=\"#upload\"");
        assertThat(record("wo", "7", Arrays.copyOf(SOUND, 2 * 1024 * 1024)).statusCode())
                .isEqualTo(413);
    }

    @Test
    void isHeardButNotChangedByWhoManagesSomeSites() {
        record("wo", "7", SOUND);
        Person limited = bank.hire(Role.MANAGER, "Awa", bank.otherSite());
        browser = FormBrowser.signedIn(organisations, limited);
        String page = browser.get(root).body();
        assertThat(page).contains("<audio").doesNotContain("name=\"upload\"");
        assertThat(record("wo", "8", SOUND).statusCode()).isEqualTo(403);
        Matcher heard = HEARD.matcher(page);
        assertThat(heard.find()).isTrue();
        assertThat(browser.post(heard.group(1).replace("/sound", "/remove"), Map.of())
                        .statusCode())
                .isEqualTo(403);
    }
}
