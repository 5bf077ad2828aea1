package io.smartqueue.display.api;

import io.smartqueue.security.ResourceLocator;
import io.smartqueue.security.ResourceLocators;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DisplayLocators {

    @Bean
    ResourceLocator screenLocator(ResourceLocators locators) {
        return locators.locator("screens", "select site_id from device where revoked_at is null and id = :id");
    }

    @Bean
    ResourceLocator noticeLocator(ResourceLocators locators) {
        return locators.locator("notices", "select site_id from notice where id = :id");
    }

    @Bean
    ResourceLocator voiceClipLocator(ResourceLocators locators) {
        return locators.locator("voice-clips", "select null::uuid as site_id from voice_clip where id = :id");
    }
}
