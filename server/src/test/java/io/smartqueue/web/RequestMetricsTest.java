package io.smartqueue.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Requests are counted by route, and there is space for every route. */
@DatabaseTest
class RequestMetricsTest {

    @Autowired
    Organisations organisations;

    @Autowired
    MeterRegistry meters;

    @Autowired
    Environment environment;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Test
    void everyRouteIsCounted() {
        long routes = requestMappingHandlerMapping.getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .distinct()
                .count();
        int most = environment.getRequiredProperty("management.metrics.web.server.max-uri-tags", Integer.class);
        assertThat(routes).isLessThan(most / 2);
    }

    @Test
    void noAddressOfARequestBecomesAName() {
        String path = Organisations.unique();
        organisations.nobody().get("/" + path);
        organisations.nobody().get("/o/" + path);
        organisations.nobody().get("/t/" + path);
        organisations.nobody().get("/api/v1/" + path + "/" + path);
        assertThat(meters.find("http.server.requests").timers())
                .isNotEmpty()
                .extracting(timer -> Objects.toString(timer.getId().getTag("uri")))
                .noneMatch(uri -> uri.contains(path));
    }
}
