package io.smartqueue.display.api;

import io.smartqueue.security.ResourceLocator;
import io.smartqueue.security.ResourceLocators;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DisplayLocators {

    private static final String VOICE_CLIP = "select null::uuid as site_id from voice_clip where id = :id";

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
        return locators.locator("voice-clips", VOICE_CLIP);
    }

    /** On the pages. */
    @Bean
    ResourceLocator voiceLocator(ResourceLocators locators) {
        return locators.locator("voices", VOICE_CLIP);
    }
}
