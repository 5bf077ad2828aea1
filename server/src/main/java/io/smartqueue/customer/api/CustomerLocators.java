package io.smartqueue.customer.api;

import io.smartqueue.staff.ResourceLocator;
import io.smartqueue.staff.ResourceLocators;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CustomerLocators {

    @Bean
    ResourceLocator customerLocator(ResourceLocators locators) {
        return locators.locator("customers", "select null::uuid as site_id from customer where id = :id");
    }
}
