package io.smartqueue.queue.counter;

import io.smartqueue.security.ResourceLocator;
import io.smartqueue.security.ResourceLocators;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CounterLocators {

    @Bean
    ResourceLocator counterLocator(ResourceLocators locators) {
        return locators.locator("counters", "select site_id from counter where id = :id");
    }
}
