package io.smartqueue.staff;

import io.smartqueue.security.ResourceLocator;
import io.smartqueue.security.ResourceLocators;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class StaffLocators {

    @Bean
    ResourceLocator agentLocator(ResourceLocators locators) {
        return locators.locator(
                "agents",
                "select null::uuid as site_id from membership where tenant_id = current_tenant() and id = :id");
    }
}
