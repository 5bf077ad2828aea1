package io.smartqueue.notification.approval;

import io.smartqueue.channel.content.Approval;
import io.smartqueue.channel.content.ContentAnswer;
import io.smartqueue.channel.content.ContentApprovals;
import io.smartqueue.channel.content.ContentDraft;
import io.smartqueue.notification.content.ContentDrafts;
import io.smartqueue.notification.content.ContentStatus;
import io.smartqueue.notification.content.ContentTemplate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What is asked of the provider for a template: that it exists, that its approval is asked for, and how far that is.
 * Each step finds out first whether an earlier attempt took it, so a server may stop anywhere.
 */
@Component
class ProviderSteps {

    private static final Approval UNSUBMITTED =
            new Approval(Approval.State.UNSUBMITTED, Optional.empty(), Optional.empty());

    private final ContentApprovals approvals;
    private final ContentDrafts drafts;
    private final Rounds rounds;

    ProviderSteps(ContentApprovals approvals, ContentDrafts drafts, Rounds rounds) {
        this.approvals = approvals;
        this.drafts = drafts;
        this.rounds = rounds;
    }

    /** Waits for the provider: never inside a transaction. */
    ContentAnswer ask(Rounds.Work work) {
        ContentTemplate template = work.template();
        String sid = template.progress().contentSid();
        if (work.isDeleted()) {
            return sid == null ? new ContentAnswer.Absent() : approvals.delete(sid);
        }
        if (sid != null) {
            return approval(template, sid);
        }
        ContentAnswer made = make(work);
        if (made instanceof ContentAnswer.Known known) {
            return rounds.created(work, known.sid())
                    ? approval(template, known.sid())
                    : new ContentAnswer.Unanswered("The organisation has changed its account.");
        }
        return made;
    }

    private ContentAnswer make(Rounds.Work work) {
        ContentDraft draft = drafts.of(work.template());
        if (work.mayExist()) {
            ContentAnswer found = approvals.find(draft.name());
            if (!(found instanceof ContentAnswer.Absent)) {
                return found;
            }
        }
        ContentAnswer created = approvals.create(draft);
        return created instanceof ContentAnswer.Absent
                ? new ContentAnswer.Unanswered("The provider takes no content at its address.")
                : created;
    }

    private ContentAnswer approval(ContentTemplate template, String sid) {
        if (!template.words().kind().isApproved() || template.status() == ContentStatus.DRAFT) {
            return new ContentAnswer.Known(sid, UNSUBMITTED);
        }
        ContentAnswer found = approvals.approval(sid);
        return isUnsubmitted(found) ? submit(template, sid) : found;
    }

    private ContentAnswer submit(ContentTemplate template, String sid) {
        ContentAnswer answer = approvals.submit(
                sid, drafts.of(template).name(), template.words().category().code());
        if (answer instanceof ContentAnswer.Refused) {
            // Another server may have submitted it in between.
            ContentAnswer again = approvals.approval(sid);
            return again instanceof ContentAnswer.Known && !isUnsubmitted(again) ? again : answer;
        }
        return answer;
    }

    private static boolean isUnsubmitted(ContentAnswer answer) {
        return answer instanceof ContentAnswer.Known known && known.approval().state() == Approval.State.UNSUBMITTED;
    }
}
