package io.smartqueue.admin;

import io.smartqueue.display.Screen;
import io.smartqueue.page.Language;
import io.smartqueue.site.Site;
import io.smartqueue.web.paging.PageResult;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Lists the screens, and pairs one.
 *
 * @param typed what was in the form when it was refused
 */
public record ScreensPage(AdminFrame desk, PageResult<Screen> screens, List<Site> sites, Typed typed, Instant now) {

    /** Whether a screen is on, as far as it has told us, with the mark that says so. */
    public enum Life {
        NEW("waiting", "clock"),
        ON("completed", "check"),
        OFF("problem", "problem");

        private final String drawing;
        private final String mark;

        Life(String drawing, String mark) {
            this.drawing = drawing;
            this.mark = mark;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public String drawing() {
            return drawing;
        }

        public String mark() {
            return mark;
        }
    }

    record Typed(String code, String name, String site, String language, List<String> also, boolean voice) {}

    public Life life(Screen screen) {
        return screen.lastSeenAt() == null ? Life.NEW : screen.isAlive(now) ? Life.ON : Life.OFF;
    }

    public String code() {
        return typed.code();
    }

    public String name() {
        return typed.name();
    }

    public boolean isChosen(Site site) {
        return site.slug().value().equals(typed.site());
    }

    public List<Language> languages() {
        return List.of(Language.values());
    }

    public boolean speaks(Language language) {
        return language.code().equals(typed.language());
    }

    public boolean alsoSpeaks(Language language) {
        return typed.also().contains(language.code());
    }

    public boolean voice() {
        return typed.voice();
    }

    /** The languages' own names, where we have them. */
    public List<String> languages(Screen screen) {
        return screen.languages().stream()
                .map(code -> Language.of(code).map(Language::ownName).orElse(code))
                .toList();
    }
}
