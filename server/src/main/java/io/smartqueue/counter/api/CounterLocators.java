package io.smartqueue.counter.api;

import io.smartqueue.staff.ResourceLocator;
import io.smartqueue.staff.ResourceLocators;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CounterLocators {

    @Bean
    ResourceLocator counterLocator(ResourceLocators locators) {
        return locators.locator("counters", "select site_id from counter where id = :id");
    }
}
