package io.smartqueue.notification.api;

import io.smartqueue.security.ResourceLocator;
import io.smartqueue.security.ResourceLocators;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class NotificationLocators {

    private static final String NOTIFICATION = """
            select site_id from notification left join visit on visit.id = visit_id
            where notification.id = :id
            """;
    private static final String TEMPLATE = "select null::uuid as site_id from notification_template where id = :id";

    @Bean
    ResourceLocator notificationLocator(ResourceLocators locators) {
        return locators.locator("notifications", NOTIFICATION);
    }

    /** The same on the pages. */
    @Bean
    ResourceLocator messageLocator(ResourceLocators locators) {
        return locators.locator("messages", NOTIFICATION);
    }

    @Bean
    ResourceLocator templateLocator(ResourceLocators locators) {
        return locators.locator("notification-templates", TEMPLATE);
    }

    /** The same on the pages. */
    @Bean
    ResourceLocator wordsLocator(ResourceLocators locators) {
        return locators.locator("words", TEMPLATE);
    }

    @Bean
    ResourceLocator contentLocator(ResourceLocators locators) {
        return locators.locator(
                "content-templates",
                "select null::uuid as site_id from content_template where id = :id and deleted_at is null");
    }

    @Bean
    ResourceLocator errorRuleLocator(ResourceLocators locators) {
        return locators.locatorOfTheInstallation(
                "error-rules", "select null::uuid as site_id from error_rule where id = :id");
    }

    @Bean
    ResourceLocator senderLocator(ResourceLocators locators) {
        return locators.locatorOfTheInstallation("senders", "select null::uuid as site_id from sender where id = :id");
    }
}
