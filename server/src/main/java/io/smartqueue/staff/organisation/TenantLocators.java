package io.smartqueue.staff.organisation;

import io.smartqueue.security.ResourceLocator;
import io.smartqueue.security.ResourceLocators;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TenantLocators {

    @Bean
    ResourceLocator tenantLocator(ResourceLocators locators) {
        return locators.locatorOfTheInstallation("tenants", "select null::uuid as site_id from tenant where id = :id");
    }
}
