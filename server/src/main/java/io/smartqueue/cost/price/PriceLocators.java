package io.smartqueue.cost.price;

import io.smartqueue.security.ResourceLocator;
import io.smartqueue.security.ResourceLocators;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PriceLocators {

    @Bean
    ResourceLocator priceRuleLocator(ResourceLocators locators) {
        return locators.locatorOfTheInstallation(
                "price-rules", "select null::uuid as site_id from price_rule where id = :id");
    }
}
