package io.smartqueue.admin;

import io.smartqueue.display.Notice;
import io.smartqueue.page.Language;
import io.smartqueue.site.Site;
import io.smartqueue.web.paging.PageResult;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** @param typed what was in the form when it was refused */
public record NoticesPage(AdminFrame desk, PageResult<Notice> notices, List<Site> sites, Instant now, Typed typed) {

    record Typed(Map<String, String> texts, String site, String starts, String ends) {

        static final Typed NOTHING = new Typed(Map.of(), "", "", "");
    }

    public String typed(Language language) {
        return typed.texts().getOrDefault(language.code(), "");
    }

    public String starts() {
        return typed.starts();
    }

    public String ends() {
        return typed.ends();
    }

    public boolean isChosen(Site site) {
        return site.slug().value().equals(typed.site());
    }

    public List<Language> languages() {
        return List.of(Language.values());
    }

    /** In the reader's language, else in any language of the notice. */
    public String text(Notice notice) {
        return notice.texts()
                .getOrDefault(
                        desk.sheet().words().language().code(),
                        notice.texts().values().iterator().next());
    }

    public boolean isOver(Notice notice) {
        return notice.endsAt() != null && !notice.endsAt().isAfter(now);
    }
}
