package io.smartqueue.admin.imports;

import io.smartqueue.security.ResourceLocator;
import io.smartqueue.security.ResourceLocators;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ImportLocators {

    @Bean
    ResourceLocator importLocator(ResourceLocators locators) {
        return locators.locator("imports", "select null::uuid as site_id from import_run where id = :id");
    }
}
