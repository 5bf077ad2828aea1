package io.smartqueue.watch.api;

import io.smartqueue.security.ResourceLocator;
import io.smartqueue.security.ResourceLocators;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AlertLocators {

    @Bean
    ResourceLocator alertLocator(ResourceLocators locators) {
        return locators.locator("alerts", "select site_id from alert where id = :id");
    }
}
