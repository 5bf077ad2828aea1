package io.smartqueue.notification.api;

import io.smartqueue.notification.MessageTemplates;
import io.smartqueue.staff.PathThing;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
class TemplateInPath implements PathThing {

    private final MessageTemplates templates;

    TemplateInPath(MessageTemplates templates) {
        this.templates = templates;
    }

    @Override
    public String collection() {
        return "notification-templates";
    }

    @Override
    public Optional<Place> find(UUID id) {
        return templates.find(id).map(found -> Place.everywhere());
    }
}
