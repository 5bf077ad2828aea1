package io.smartqueue.channel.twilio.content;

import io.smartqueue.channel.content.Approval;
import io.smartqueue.channel.content.ContentAnswer;
import io.smartqueue.channel.content.ContentApprovals;
import io.smartqueue.channel.content.ContentDraft;
import io.smartqueue.channel.twilio.Account;
import io.smartqueue.channel.twilio.SingleRequestClient;
import io.smartqueue.channel.twilio.TwilioAccounts;
import io.smartqueue.channel.twilio.TwilioSettings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Creates content at Twilio and has it approved for WhatsApp. */
@Component
class TwilioContent implements ContentApprovals {

    private static final String CONTENT = "/v1/Content";
    private static final int MOST_PAGES = 40;

    private static final Approval UNSUBMITTED =
            new Approval(Approval.State.UNSUBMITTED, Optional.empty(), Optional.empty());

    private final TwilioAccounts accounts;
    private final SingleRequestClient requests;
    private final boolean isStandIn;

    TwilioContent(TwilioAccounts accounts, SingleRequestClient requests) {
        this.accounts = accounts;
        this.requests = requests;
        this.isStandIn = Account.address(accounts.ofInstallation()).isPresent();
    }

    private Optional<ContentRequests> twilio(List<String> mistakes) {
        TwilioSettings settings = accounts.current();
        return Account.of(settings, mistakes)
                .map(account -> Stream.concat(Stream.of(account), account.withNext(settings).stream())
                        .toList())
                .map(logins -> new ContentRequests(logins, requests));
    }

    @Override
    public Optional<String> offBecause() {
        List<String> mistakes = new ArrayList<>();
        return twilio(mistakes).isPresent() ? Optional.empty() : Optional.of(String.join("; ", mistakes) + ".");
    }

    @Override
    public boolean isStandIn() {
        return isStandIn;
    }

    // Twilio's first version of the list cannot be searched.
    @Override
    public ContentAnswer find(String name) {
        return ask(requests -> {
            String page = CONTENT + "?PageSize=50";
            for (int read = 0; read < MOST_PAGES; read++) {
                var next = new NextPage();
                ContentAnswer answer = requests.get(page, list -> next.look(list, name));
                if (!(answer instanceof ContentAnswer.Absent) || next.path.isEmpty()) {
                    return answer;
                }
                page = next.path;
            }
            return new ContentAnswer.Unanswered("Twilio's list has more pages than we read.");
        });
    }

    /** Where a page of the list says that it goes on. */
    private static final class NextPage {

        private String path = "";

        ContentAnswer look(JsonNode list, String name) {
            path = ContentJson.text(list.path("meta").path("next_page_url"))
                    .map(URI::create)
                    .map(next -> next.getRawPath() + "?" + next.getRawQuery())
                    .orElse("");
            return list.path("contents")
                    .valueStream()
                    .filter(content ->
                            content.path("friendly_name").asString("").equals(name))
                    .findFirst()
                    .map(TwilioContent::created)
                    .orElseGet(ContentAnswer.Absent::new);
        }
    }

    @Override
    public ContentAnswer create(ContentDraft draft) {
        return ask(requests -> requests.post(CONTENT, ContentJson.of(draft), TwilioContent::created));
    }

    private static ContentAnswer created(JsonNode content) {
        return ContentJson.text(content.path("sid"))
                .<ContentAnswer>map(sid -> new ContentAnswer.Known(sid, UNSUBMITTED))
                .orElseGet(() -> new ContentAnswer.Unanswered("Twilio's answer has no id of the content."));
    }

    @Override
    public ContentAnswer submit(String sid, String name, String category) {
        return ask(requests -> requests.post(
                path(sid) + "/ApprovalRequests/whatsapp",
                ContentJson.approvalRequest(name, category),
                answer -> new ContentAnswer.Known(sid, ContentJson.approval(answer))));
    }

    @Override
    public ContentAnswer approval(String sid) {
        return ask(requests -> requests.get(
                path(sid) + "/ApprovalRequests",
                answer -> new ContentAnswer.Known(sid, ContentJson.approval(answer.path("whatsapp")))));
    }

    @Override
    public ContentAnswer delete(String sid) {
        return ask(requests -> requests.delete(path(sid)));
    }

    private static String path(String sid) {
        return CONTENT + "/" + sid;
    }

    private ContentAnswer ask(Function<ContentRequests, ContentAnswer> question) {
        List<String> mistakes = new ArrayList<>();
        return twilio(mistakes)
                .map(question)
                .orElseGet(() -> new ContentAnswer.Unanswered(String.join("; ", mistakes) + "."));
    }
}
