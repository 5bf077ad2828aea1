package io.smartqueue.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.settings.PublicSettings;
import io.smartqueue.settings.WebAddress;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

/** Behind a proxy, with PUBLIC_BASE_URL. */
class OwnAddressTest {

    private final OwnAddress address = new OwnAddress(new PublicSettings(WebAddress.of("https://queue.example/bank")));

    @Test
    void beginsAsTheDeploymentSays() {
        assertThat(address.of(asked("queue.example", "198.51.100.4")))
                .hasToString("https://queue.example/bank/api/v1/sites?page=1");
        assertThat(address.of(asked("evil.example", "198.51.100.4")))
                .hasToString("https://queue.example/bank/api/v1/sites?page=1");
    }

    @Test
    void isNotThatOfTheProxysOwnConnection() {
        assertThat(address.of(asked("127.0.0.1", "198.51.100.4")))
                .hasToString("https://queue.example/bank/api/v1/sites?page=1");
    }

    @Test
    void staysHereForAProgramOnTheSameMachine() {
        assertThat(address.of(asked("localhost", "127.0.0.1")))
                .hasToString("http://localhost:8000/api/v1/sites?page=1");
        assertThat(address.of(asked("[::1]", "0:0:0:0:0:0:0:1"))).hasToString("http://[::1]:8000/api/v1/sites?page=1");
    }

    private static MockHttpServletRequest asked(String host, String from) {
        var request = new MockHttpServletRequest("GET", "/api/v1/sites");
        request.setQueryString("page=1");
        request.setServerName(host);
        request.setServerPort(8000);
        request.setLocalAddr("127.0.0.1");
        request.setRemoteAddr(from);
        return request;
    }
}
