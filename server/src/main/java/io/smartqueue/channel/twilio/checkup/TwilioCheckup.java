package io.smartqueue.channel.twilio.checkup;

import io.smartqueue.channel.twilio.TwilioSettings;
import io.smartqueue.settings.Checkup;
import io.smartqueue.settings.Finding;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The installation's account. */
@Component
@Order(TwilioCheckup.PLACE)
class TwilioCheckup implements Checkup {

    /** After the checks of what the server itself needs. */
    static final int PLACE = 500;

    private final TwilioSettings settings;
    private final AccountCheckup account;

    TwilioCheckup(TwilioSettings settings, AccountCheckup account) {
        this.settings = settings;
        this.account = account;
    }

    @Override
    public List<Finding> examine() {
        return account.of(settings);
    }
}
