package io.smartqueue.staff;

import io.smartqueue.security.ResourceLocator;
import io.smartqueue.security.ResourceLocators;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class StaffLocators {

    private static final String MEMBER =
            "select null::uuid as site_id from membership where tenant_id = current_tenant() and id = :id";

    @Bean
    ResourceLocator agentLocator(ResourceLocators locators) {
        return locators.locator("agents", MEMBER);
    }

    /** The same on the pages. */
    @Bean
    ResourceLocator staffLocator(ResourceLocators locators) {
        return locators.locator("staff", MEMBER);
    }
}
