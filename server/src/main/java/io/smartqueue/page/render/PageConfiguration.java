package io.smartqueue.page.render;

import io.smartqueue.page.Html;
import io.smartqueue.page.PageContext;
import io.smartqueue.page.Reply;
import io.smartqueue.web.Htmx;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.ResourceTransformer;
import org.springframework.web.servlet.resource.ResourceTransformerChain;
import org.springframework.web.servlet.resource.TransformedResource;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/** Passes the sheet to controllers, renders the pages they return, and serves the assets. */
@Configuration(proxyBeanMethods = false)
class PageConfiguration implements WebMvcConfigurer {

    /** Only staff pages load it. */
    private static final String HTMX = "classpath:/META-INF/resources/webjars/htmx.org/2.0.10/dist/";

    private final PageContexts pageContexts;
    private final Renderer renderer;

    PageConfiguration(PageContexts pageContexts, Renderer renderer) {
        this.pageContexts = pageContexts;
        this.renderer = renderer;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/static/assets/", HTMX)
                // The address of a file changes with its content, so its date says nothing.
                .setUseLastModified(false)
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .resourceChain(true)
                .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"))
                .addTransformer(new Slimming());
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new SheetArgument());
    }

    @Override
    public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
        handlers.add(new PageReply());
    }

    private static HttpServletRequest asked(NativeWebRequest request) {
        return Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
    }

    private static HttpServletResponse answer(NativeWebRequest request) {
        return Objects.requireNonNull(request.getNativeResponse(HttpServletResponse.class));
    }

    private final class SheetArgument implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == PageContext.class;
        }

        @Override
        public PageContext resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binder) {
            return pageContexts.of(asked(request), answer(request));
        }
    }

    private final class PageReply implements HandlerMethodReturnValueHandler {

        @Override
        public boolean supportsReturnType(MethodParameter returnType) {
            return Reply.class.isAssignableFrom(returnType.getParameterType());
        }

        @Override
        public void handleReturnValue(
                @Nullable Object value,
                MethodParameter returnType,
                ModelAndViewContainer container,
                NativeWebRequest request)
                throws IOException {
            container.setRequestHandled(true);
            if (value instanceof Reply reply) {
                write(reply, asked(request), answer(request));
            }
        }

        private void write(Reply reply, HttpServletRequest request, HttpServletResponse response) throws IOException {
            switch (reply) {
                case Html html -> renderer.write(html, request, response);
                case Reply.Redirect redirect
                when Htmx.asks(request) -> {
                    Htmx.redirect(response, redirect.address());
                    response.setStatus(HttpStatus.NO_CONTENT.value());
                }
                case Reply.Redirect redirect -> response.sendRedirect(redirect.address());
                case Reply.Nothing nothing -> response.setStatus(HttpStatus.NO_CONTENT.value());
            }
        }
    }

    /** Serves our scripts without lines of comments and indentation, and our stylesheets without needless blanks. */
    private static final class Slimming implements ResourceTransformer {

        private static final Pattern COMMENTS = Pattern.compile("(?m)^[ \\t]*(?:/\\*(?s:.*?)\\*/|//.*)[ \\t]*\\n");
        private static final Pattern INDENTATION = Pattern.compile("(?m)^[ \\t]+");
        // A custom property without a value needs its blank.
        private static final Pattern BLANKS_OF_STYLES = Pattern.compile("(?<!:)\\s*([{};,])\\s*|(?<=:) +(?=[^ ;])");

        @Override
        public Resource transform(HttpServletRequest request, Resource resource, ResourceTransformerChain chain)
                throws IOException {
            Resource next = chain.transform(request, resource);
            String name = String.valueOf(next.getFilename());
            if (name.contains(".min.") || !name.endsWith(".js") && !name.endsWith(".css")) {
                return next;
            }
            String slim = slim(next.getContentAsString(StandardCharsets.UTF_8));
            if (name.endsWith(".css")) {
                slim = BLANKS_OF_STYLES.matcher(slim).replaceAll("$1").replace(";}", "}");
            }
            return new TransformedResource(next, slim.getBytes(StandardCharsets.UTF_8));
        }

        private static String slim(String text) {
            return INDENTATION.matcher(COMMENTS.matcher(text).replaceAll("")).replaceAll("");
        }
    }
}
