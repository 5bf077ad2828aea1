package io.smartqueue.customer.suppression;

import io.smartqueue.security.ResourceLocator;
import io.smartqueue.security.ResourceLocators;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SuppressionLocators {

    @Bean
    ResourceLocator suppressionLocator(ResourceLocators locators) {
        return locators.locator("suppressions", "select null::uuid as site_id from suppression where id = :id");
    }
}
