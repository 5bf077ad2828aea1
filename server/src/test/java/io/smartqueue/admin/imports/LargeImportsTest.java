package io.smartqueue.admin.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.DatabaseTest;
import io.smartqueue.FormBrowser;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.TestTenant;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A table of 50 MB is refused in words, also to who sends the whole of it before reading anything. */
@DatabaseTest
class LargeImportsTest {

    private static final int MEGABYTE = 1 << 20;
    private static final int MEGABYTES = 50;
    private static final int PATIENCE_MILLIS = 60_000;
    private static final String FILE = "--line\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"a.csv\"\r\n"
            + "Content-Type: text/csv\r\n\r\n";

    @Autowired
    Organisations organisations;

    TestTenant bank;
    Person admin;

    @BeforeEach
    void open() {
        bank = organisations.open();
        admin = bank.admin();
    }

    @Test
    void overHttpAndTheServerGoesOn() throws IOException {
        String answer = send(
                "/api/v1/tenants/" + bank.slug() + "/imports/",
                "Authorization: Bearer " + admin.token(),
                FILE.formatted("file"));
        assertThat(answer).startsWith("HTTP/1.1 413").contains("body_too_large", "Send at most 1 MiB.");
        assertThat(admin.get("imports/").is(200).text("count")).isEqualTo("0");
    }

    @Test
    void onThePageWhichStaysAForm() throws IOException {
        FormBrowser browser = FormBrowser.signedIn(organisations, admin);
        String page = "/admin/" + bank.slug() + "/imports";
        browser.get(page);
        String answer =
                send(page, "Cookie: " + browser.cookies(), browser.tokenPart("line") + FILE.formatted("upload"));
        assertThat(answer)
                .startsWith("HTTP/1.1 413")
                .contains("dépasse 1 Mio. Partagez le tableau", "href=\"#upload\"", "enctype=\"multipart/form-data\"");
        assertThat(browser.get(page).statusCode()).isEqualTo(200);
    }

    private String send(String path, String header, String begin) throws IOException {
        URI server = URI.create(organisations.address());
        byte[] first = begin.getBytes(StandardCharsets.UTF_8);
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\nConnection: close\r\n"
                            + "Content-Type: multipart/form-data; boundary=line\r\nContent-Length: "
                            + (first.length + (long) MEGABYTES * MEGABYTE) + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            out.write(first);
            byte[] lines = new byte[MEGABYTE];
            Arrays.fill(lines, (byte) '\n');
            for (int sent = 0; sent < MEGABYTES; sent++) {
                out.write(lines);
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
