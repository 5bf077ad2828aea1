package io.smartqueue.web;

import io.smartqueue.web.paging.Paging;
import io.smartqueue.web.paging.SortableBy;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.filter.UrlHandlerFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Rules for every path: a trailing slash is optional, lists are paged, enum values are read in any case. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    private final OwnAddress ownAddress;

    WebConfiguration(OwnAddress ownAddress) {
        this.ownAddress = ownAddress;
    }

    @Bean
    FilterRegistrationBean<UrlHandlerFilter> optionalTrailingSlash() {
        var filter = UrlHandlerFilter.trailingSlashHandler("/**").wrapRequest().build();
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }

    @Bean
    FilterRegistrationBean<RequestId> requestId() {
        var registration = new FilterRegistrationBean<>(new RequestId());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    /** Inside the filter for the request id, around everything that uses the database. */
    @Bean
    FilterRegistrationBean<DatabaseUnavailableFilter> unavailable(Problem problem) {
        var registration = new FilterRegistrationBean<>(new DatabaseUnavailableFilter(problem));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }

    /** Only JSON. Libraries register converters for other formats, to which our rules do not apply. */
    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.configureMessageConvertersList(list -> list.removeIf(converter -> Stream.of("Yaml", "Xml", "Cbor")
                .anyMatch(form -> converter.getClass().getSimpleName().contains(form))));
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new PagingResolver(ownAddress));
    }

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public void addFormatters(FormatterRegistry registry) {
        ConverterFactory<String, Enum> words = new ConverterFactory<>() {
            @Override
            public <T extends Enum> org.springframework.core.convert.converter.Converter<String, T> getConverter(
                    Class<T> type) {
                return word -> (T) Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
            }
        };
        registry.addConverterFactory(words);
    }

    private record PagingResolver(OwnAddress ownAddress) implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Paging.class;
        }

        @Override
        public Paging resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binder) {
            SortableBy sortable = parameter.getParameterAnnotation(SortableBy.class);
            List<String> columns = sortable == null ? List.of("created_at") : List.of(sortable.value());
            String ordering = request.getParameter("ordering");
            boolean isStory = sortable != null && sortable.oldestFirst() && (ordering == null || ordering.isEmpty());
            return Paging.of(
                    request.getParameter("page"),
                    request.getParameter("page_size"),
                    isStory ? columns.getFirst() : ordering,
                    columns,
                    ownAddress.of((HttpServletRequest) request.getNativeRequest()));
        }
    }
}
