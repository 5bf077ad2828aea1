package io.smartqueue.web.request;

import io.smartqueue.web.Problem;
import java.util.List;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Checks of a request as such: after the rights, so that a caller without the right gets that answer first. */
@Configuration(proxyBeanMethods = false)
class RequestConfiguration implements WebMvcConfigurer {

    /** Libraries for event streams add parameters of their own, such as lastEventId. */
    private static final List<String> STREAMS = List.of("/api/v1/tenants/*/queues/*/events");

    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit() {
        var registration = new FilterRegistrationBean<>(new BodyLimit());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 5);
        return registration;
    }

    /** Around the filters that read parameters, such as the one that looks for a form's token. */
    @Bean
    FilterRegistrationBean<UnreadableRequestFilter> unreadableRequests(Problem problem) {
        var registration = new FilterRegistrationBean<>(new UnreadableRequestFilter(problem));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        return registration;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> timelyHttp(RequestTimes times) {
        return server -> {
            server.setProtocol(TimelyHttp.class.getName());
            server.addProtocolHandlerCustomizers((TimelyHttp http) -> http.limitTo(times));
        };
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new BodyLimit.Declared()).order(Ordered.LOWEST_PRECEDENCE);
        registry.addInterceptor(new ConcreteContentType()).order(Ordered.LOWEST_PRECEDENCE);
        registry.addInterceptor(new UnknownParameters())
                .addPathPatterns("/api/v1/**")
                .excludePathPatterns(STREAMS)
                .order(Ordered.LOWEST_PRECEDENCE);
    }
}
