package io.smartqueue.twiliosandbox.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Balance;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.content.v1.Content;
import com.twilio.rest.content.v1.Content.ContentCreateRequest;
import com.twilio.rest.content.v1.Content.QuickReplyAction;
import com.twilio.rest.content.v1.Content.TwilioQuickReply;
import com.twilio.rest.content.v1.Content.Types;
import com.twilio.rest.content.v1.content.ApprovalCreate;
import com.twilio.rest.content.v1.content.ApprovalCreate.ContentApprovalRequest;
import com.twilio.rest.content.v1.content.ApprovalFetch;
import com.twilio.rest.pricing.v1.messaging.Country;
import com.twilio.type.PhoneNumber;
import io.smartqueue.twiliosandbox.SentMessage;
import io.smartqueue.twiliosandbox.junit.Twilio;
import io.smartqueue.twiliosandbox.junit.WithTwilioSandbox;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** The Content and Pricing APIs as Twilio's own library reads them. */
@WithTwilioSandbox(senders = "whatsapp:+221338000001")
class ContentTemplatesTest {
    private static final String OURS = "whatsapp:+221338000001";
    private static final String AWA = "whatsapp:+221770000012";

    private final Twilio twilio;
    private final TwilioRestClient client;

    ContentTemplatesTest(Twilio twilio) {
        this.twilio = twilio;
        this.client = SandboxHttpClient.clientOf(twilio);
    }

    @Test
    void aTemplateIsCreatedListedSubmittedAndDeleted() {
        Content created = Content.creator(turn()).create(client);

        assertThat(created.getSid()).matches("HX[0-9a-f]{32}");
        assertThat(created.getVariables()).isEqualTo(Map.of("1", "A042"));
        assertThat(Content.reader().read(client)).extracting(Content::getSid).contains(created.getSid());
        ApprovalCreate submitted =
                ApprovalCreate.creator(created.getSid(), request("turn_fr")).create(client);
        assertThat(submitted.getStatus()).isEqualTo("received");
        assertThat(submitted.getContentType()).isEqualTo("twilio/quick-reply");
        assertThat(ApprovalFetch.fetcher(created.getSid()).fetch(client).getWhatsapp())
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("name", "turn_fr");
        assertThat(Content.deleter(created.getSid()).delete(client)).isTrue();
        assertThatThrownBy(() -> Content.fetcher(created.getSid()).fetch(client))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refused -> assertThat(refused.getStatusCode()).isEqualTo(404));
    }

    @Test
    void aTemplateIsSentToSomebodyWhoHasWritten() {
        String sid = Content.creator(turn()).create(client).getSid();
        twilio.phone(AWA).writesTo(OURS, "Bonjour");

        Message message = Message.creator(new PhoneNumber(AWA), new PhoneNumber(OURS), (String) null)
                .setContentSid(sid)
                .setContentVariables("{\"1\": \"B007\"}")
                .create(client);

        twilio.awaitStatus(message.getSid(), "read");
        SentMessage sent = twilio.awaitMessageTo(AWA);
        assertThat(sent.body()).isEqualTo("Le ticket B007 va passer bientôt.");
        assertThat(sent.choices())
                .singleElement()
                .satisfies(button -> assertThat(button.id()).isEqualTo("here:B007"));
    }

    @Test
    void pricesAndTheBalanceAreRead() {
        Country senegal = Country.fetcher("SN").fetch(client);

        assertThat(senegal.getCountry()).isEqualTo("Senegal");
        assertThat(senegal.getPriceUnit().getCurrencyCode()).isEqualTo("USD");
        assertThat(senegal.getOutboundSmsPrices()
                        .getFirst()
                        .getPrices()
                        .getFirst()
                        .getCurrentPrice())
                .isEqualTo(0.44);
        assertThat(Balance.fetcher().fetch(client).getBalance()).isEqualTo("100.00");
    }

    private static ContentCreateRequest turn() {
        QuickReplyAction here =
                new QuickReplyAction.Builder("Je suis là").id("here:{{1}}").build();
        TwilioQuickReply reply =
                new TwilioQuickReply.Builder("Le ticket {{1}} va passer bientôt.", List.of(here)).build();
        Types types = new Types.Builder().twilioQuickReply(reply).build();
        return ContentCreateRequest.builder("fr", types)
                .friendlyName("turn")
                .variables(Map.of("1", "A042"))
                .build();
    }

    private static ContentApprovalRequest request(String name) {
        return ContentApprovalRequest.builder(name, "UTILITY").build();
    }
}
