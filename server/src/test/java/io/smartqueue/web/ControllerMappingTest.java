package io.smartqueue.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.DatabaseTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.EmbeddedValueResolver;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

@DatabaseTest
class ControllerMappingTest {

    private static final List<String> METHODS = List.of("GET", "POST", "PATCH", "PUT", "DELETE", "HEAD", "OPTIONS");

    @Autowired
    ControllerMapping ours;

    @Autowired
    ConfigurableApplicationContext context;

    @Test
    void findsTheSameControllersAsSpringDoes() {
        RequestMappingHandlerMapping plain = new RequestMappingHandlerMapping();
        plain.setApplicationContext(context);
        plain.setEmbeddedValueResolver(new EmbeddedValueResolver(context.getBeanFactory()));
        plain.setPatternParser(ours.getPatternParser());
        plain.afterPropertiesSet();
        List<String> differences = new ArrayList<>();
        List<String> paths = paths();
        assertThat(paths).hasSizeGreaterThan(300);
        for (String path : paths) {
            for (String method : METHODS) {
                String expected = found(plain, method, path);
                if (!found(ours, method, path).equals(expected)) {
                    differences.add(method + " " + path + ": " + expected);
                }
            }
        }
        assertThat(differences).isEmpty();
    }

    /** Of all controllers, with words in place of variables, and spelled in other ways. */
    private List<String> paths() {
        return ours.getHandlerMethods().keySet().stream()
                .flatMap(info -> info.getPatternValues().stream())
                .map(pattern -> pattern.replaceAll("\\{[^/]*}", "some-word").replace("*", "x"))
                .distinct()
                .flatMap(path -> Stream.of(
                        path,
                        path + "/",
                        path + "/more",
                        "/" + path,
                        path.replace('e', 'E'),
                        path + ";a=b",
                        path.replace("t", "%74")))
                .distinct()
                .toList();
    }

    private static String found(RequestMappingHandlerMapping mapping, String method, String path) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        request.setContentType("application/json");
        ServletRequestPathUtils.parseAndCache(request);
        try {
            HandlerExecutionChain chain = mapping.getHandler(request);
            return chain == null ? "nothing" : chain.getHandler().toString();
        } catch (Exception refused) {
            return refused.toString();
        }
    }
}
