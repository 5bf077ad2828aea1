package io.smartqueue.demo;

import io.smartqueue.opinion.OpinionSettings;
import io.smartqueue.opinion.OpinionSettingsStore;
import io.smartqueue.opinion.Question;
import io.smartqueue.reception.branding.BrandingSettings;
import org.springframework.stereotype.Component;

/**
 * What a demo organisation has chosen: its look, and to ask on the ticket's page how the visit was. No message asks, so
 * that the messages of a visit are those of its turn alone.
 */
@Component
class DemoChoices {

    private static final OpinionSettings QUESTION = new OpinionSettings(Question.RATING, null, 100, 30, true);

    private final BrandingSettings branding;
    private final OpinionSettingsStore opinions;

    DemoChoices(BrandingSettings branding, OpinionSettingsStore opinions) {
        this.branding = branding;
        this.opinions = opinions;
    }

    void make(DemoOrganisation organisation) {
        branding.change(organisation.look());
        opinions.change(QUESTION);
    }
}
