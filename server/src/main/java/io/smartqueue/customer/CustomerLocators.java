package io.smartqueue.customer;

import io.smartqueue.security.ResourceLocator;
import io.smartqueue.security.ResourceLocators;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CustomerLocators {

    @Bean
    ResourceLocator customerLocator(ResourceLocators locators) {
        return locators.locator("customers", "select null::uuid as site_id from customer where id = :id");
    }
}
