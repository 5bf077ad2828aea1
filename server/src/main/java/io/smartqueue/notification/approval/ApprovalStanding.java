package io.smartqueue.notification.approval;

import io.smartqueue.notification.content.ContentStatus;
import io.smartqueue.notification.content.ContentTemplate;
import io.smartqueue.settings.Finding;
import io.smartqueue.tenant.TenantSlug;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What an operator is to know of the content templates of one organisation. */
record ApprovalStanding(TenantSlug tenant, List<ContentTemplate> templates) {

    private static final String TOPIC = "templates";
    private static final String ANEW =
            "Write it anew under another name (POST /api/v1/admin/content-templates/), submit it, and name it in the"
                    + " notification template. Until then people who have not just written get the next channel.";

    /** @param without events whose WhatsApp words have no content */
    List<Finding> findings(List<String> without) {
        List<Finding> findings = new ArrayList<>();
        wrong(ContentStatus.REJECTED, ANEW, findings);
        wrong(ContentStatus.DISABLED, ANEW, findings);
        wrong(
                ContentStatus.PAUSED,
                "WhatsApp resumes it by itself after some hours. People complained of it: send it less, or write"
                        + " clearer words under another name.",
                findings);
        note(
                ContentTemplate::isRecategorised,
                "charged in another category than asked for",
                "Leave out what advertises, and write it anew under another name; or accept the price.",
                findings);
        note(
                template -> template.status() == ContentStatus.SUBMITTED,
                "waiting for WhatsApp's decision",
                "It takes an hour, at most two days. Where a reason stands behind a name, remove it first.",
                findings);
        note(
                template -> template.status() == ContentStatus.DRAFT
                        && template.progress().contentSid() == null,
                "not submitted",
                "POST /api/v1/admin/content-templates/{id}/submit/",
                findings);
        if (!without.isEmpty()) {
            findings.add(Finding.note(
                    TOPIC,
                    tenant + ": no content template for " + String.join(", ", without)
                            + ", so by WhatsApp these reach only people who wrote within 24 hours.",
                    "Write one (POST /api/v1/admin/content-templates/), and name it as content_template_id in the"
                            + " notification template."));
        }
        long approved = templates.stream()
                .filter(template -> template.status() == ContentStatus.APPROVED)
                .count();
        if (approved > 0) {
            findings.add(Finding.right(TOPIC, tenant + ": content templates approved by WhatsApp: " + approved + "."));
        }
        return findings;
    }

    private void wrong(ContentStatus status, String remedy, List<Finding> findings) {
        String names = names(template -> template.status() == status);
        if (!names.isEmpty()) {
            findings.add(Finding.wrong(TOPIC, tenant + ": " + status.code() + " by WhatsApp: " + names + ".", remedy));
        }
    }

    private void note(Predicate<ContentTemplate> which, String what, String remedy, List<Finding> findings) {
        String names = names(which);
        if (!names.isEmpty()) {
            findings.add(Finding.note(TOPIC, tenant + ": " + what + ": " + names + ".", remedy));
        }
    }

    private String names(Predicate<ContentTemplate> which) {
        return templates.stream().filter(which).map(ApprovalStanding::name).collect(Collectors.joining(", "));
    }

    private static String name(ContentTemplate template) {
        String because = template.progress().because();
        return template.words().name() + " (" + template.words().language() + ")"
                + (because == null ? "" : " \"" + because + "\"");
    }
}
