package io.smartqueue.display.admin;

import io.smartqueue.display.Notice;
import io.smartqueue.page.Language;
import io.smartqueue.site.Site;
import io.smartqueue.web.Page;
import java.time.Instant;
import java.util.List;

public record NoticesPage(Desk desk, Page<Notice> notices, int number, List<Site> sites, Instant now) {

    static final int SIZE = 25;

    public List<Language> languages() {
        return List.of(Language.values());
    }

    /** In the reader's language, else in whichever there is. */
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
