package io.smartqueue.site.api;

import io.smartqueue.security.ResourceLocator;
import io.smartqueue.security.ResourceLocators;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SiteLocators {

    @Bean
    ResourceLocator siteLocator(ResourceLocators locators) {
        return locators.locator("sites", "select id as site_id from site where id = :id");
    }

    @Bean
    ResourceLocator serviceLocator(ResourceLocators locators) {
        return locators.locator("services", "select null::uuid as site_id from service where id = :id");
    }
}
