package io.smartqueue.security.request;

import io.smartqueue.security.Caller;
import io.smartqueue.security.Principal;
import io.smartqueue.tenant.Tenant;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Registers the rights interceptor for every controller, and passes the caller to controllers. */
@Configuration(proxyBeanMethods = false)
class SecurityWebConfiguration implements WebMvcConfigurer {

    static {
        org.springdoc.core.utils.SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class, Principal.class);
    }

    private final RightsInterceptor rightsInterceptor;

    SecurityWebConfiguration(RightsInterceptor rightsInterceptor) {
        this.rightsInterceptor = rightsInterceptor;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(rightsInterceptor)
                .addPathPatterns("/api/v1/**", "/ws/**", "/counter/**", "/admin/**", "/operator/**");
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new WhoIsAsking());
    }

    private static final class WhoIsAsking implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Caller.class || parameter.getParameterType() == Principal.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binder) {
            Principal principal = TenantFilter.principal();
            if (principal == null) {
                throw new IllegalStateException("an open address takes the caller as a parameter");
            }
            if (parameter.getParameterType() == Principal.class) {
                return principal;
            }
            HttpServletRequest http = (HttpServletRequest) request.getNativeRequest();
            return new Caller(principal, (Tenant) http.getAttribute(TenantFilter.TENANT));
        }
    }
}
