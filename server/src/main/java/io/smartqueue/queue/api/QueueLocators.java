package io.smartqueue.queue.api;

import io.smartqueue.security.ResourceLocator;
import io.smartqueue.security.ResourceLocators;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class QueueLocators {

    @Bean
    ResourceLocator queueLocator(ResourceLocators locators) {
        return locators.locator("queues", "select site_id from queue where id = :id");
    }

    @Bean
    ResourceLocator ticketLocator(ResourceLocators locators) {
        return locators.locatorOfWhatStays("tickets", "select site_id from visit where id = :id");
    }
}
