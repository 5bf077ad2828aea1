package io.smartqueue.staff.api;

import io.smartqueue.staff.ResourceLocator;
import io.smartqueue.staff.ResourceLocators;
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
