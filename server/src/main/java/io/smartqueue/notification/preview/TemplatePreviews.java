package io.smartqueue.notification.preview;

import io.smartqueue.cost.Money;
import io.smartqueue.cost.price.PriceRules;
import io.smartqueue.cost.price.PricedMessage;
import io.smartqueue.cost.price.PricedMessage.Category;
import io.smartqueue.cost.price.PricedMessage.Direction;
import io.smartqueue.cost.price.PricedMessage.Window;
import io.smartqueue.cost.price.Quote;
import io.smartqueue.customer.ContactPoint;
import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.notification.text.MessageTemplate;
import io.smartqueue.notification.text.MessageTemplates;
import io.smartqueue.tenant.Tenant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Previews of templates, with what they will cost an organisation. */
@Component
public class TemplatePreviews {

    private final PriceRules prices;
    private final InstantSource clock;

    TemplatePreviews(PriceRules prices, InstantSource clock) {
        this.prices = prices;
        this.clock = clock;
    }

    /**
     * @param given values that stand for ours
     * @throws Refusal when the text does not parse, names an unknown variable, or is longer than a message may be
     */
    public TemplatePreview of(Tenant tenant, MessageTemplate.Draft draft, Map<String, String> given) {
        MessageTemplates.check(draft);
        return TemplatePreview.of(
                draft, tenant.name(), given, segments -> price(draft.channel(), tenant.country(), segments));
    }

    /** To a number of the organisation's country; by WhatsApp to somebody who has not written to it lately. */
    private Optional<Money> price(Medium channel, String country, int segments) {
        boolean isWhatsapp = channel == Medium.WHATSAPP;
        return prices.pricing()
                .of(new PricedMessage(
                        channel,
                        Direction.OUT,
                        channel.contact() == ContactPoint.Kind.PHONE ? country : "",
                        null,
                        isWhatsapp ? Category.UTILITY : Category.ANY,
                        isWhatsapp ? Window.CLOSED : Window.ANY,
                        segments,
                        clock.instant()))
                .map(Quote::total);
    }
}
