package io.smartqueue.notification.content;

import io.smartqueue.channel.content.ContentDraft;
import io.smartqueue.notification.text.DefaultWords;
import io.smartqueue.notification.text.SampleValues;
import io.smartqueue.tenant.Tenants;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Content templates of the current organisation as the provider is given them. */
@Component
public class ContentDrafts {

    private static final int LONGEST_NAME = 512;
    private static final int ID_FROM = 24;

    private final Tenants tenants;

    ContentDrafts(Tenants tenants) {
        this.tenants = tenants;
    }

    public ContentDraft of(ContentTemplate template) {
        ContentTemplate.Words words = template.words();
        Map<String, String> samples = SampleValues.typical(
                new HashSet<>(words.variables()), tenants.current().name());
        return new ContentDraft(
                name(template),
                words.language(),
                words.kind().sent(),
                ContentBody.read(words.body(), new ArrayList<>()).numbered(words.variables()),
                words.buttons().stream()
                        .map(button -> new ContentDraft.Choice(button.id(), button.title()))
                        .toList(),
                words.variables().stream()
                        .map(variable -> Objects.requireNonNull(samples.get(variable)))
                        .toList(),
                words.kind() == ContentKind.LIST_PICKER
                        ? DefaultWords.in(words.language()).text("list.opener")
                        : "");
    }

    /** All organisations share the provider's account, which takes each name once: so it ends with a part of our id. */
    static String name(ContentTemplate template) {
        String end = "_" + template.words().language().toLowerCase(Locale.ROOT).replace('-', '_') + "_"
                + template.id().toString().substring(ID_FROM);
        String name = template.words().name();
        return name.substring(0, Math.min(name.length(), LONGEST_NAME - end.length())) + end;
    }
}
