package io.smartqueue.admin.words;

import io.smartqueue.admin.AdminFrame;
import io.smartqueue.admin.part.Form;
import io.smartqueue.notification.content.ContentTemplates;
import io.smartqueue.notification.preview.TemplatePreview;
import io.smartqueue.notification.preview.TemplatePreviews;
import io.smartqueue.notification.text.MessageTemplate;
import io.smartqueue.page.Html;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the page of the words of one message. */
@Component
class WordPages {

    static final String KIND = "words";

    private final TemplatePreviews previews;
    private final ContentTemplates contents;

    WordPages(TemplatePreviews previews, ContentTemplates contents) {
        this.previews = previews;
        this.contents = contents;
    }

    Html show(AdminFrame desk, @Nullable UUID id, Form form) {
        return show(desk, id, form, null);
    }

    /** @throws io.smartqueue.kernel.Refusal for what cannot be shown */
    Html preview(AdminFrame desk, @Nullable UUID id, Form form, MessageTemplate.Draft draft) {
        return show(desk, id, form, previews.of(desk.caller().tenant(), draft, Map.of()));
    }

    private Html show(AdminFrame desk, @Nullable UUID id, Form form, @Nullable TemplatePreview preview) {
        return Html.of("admin/words/word", new WordPage(desk, id, form, contents.all(), preview));
    }
}
