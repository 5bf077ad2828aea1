package io.smartqueue.admin;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.page.Language;
import io.smartqueue.page.Messages;
import io.smartqueue.page.PageContext;
import io.smartqueue.page.Reply;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Right;
import io.smartqueue.site.Site;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What every page of the administration shows: the signed-in person and the side bar.
 *
 * @param current the page's own word in its address
 * @param refused why the last action was refused; null when nothing was
 */
public record AdminFrame(
        PageContext sheet,
        Caller caller,
        String current,
        @Nullable String refused) implements Desk {

    private static final String DONE = "done";

    public static AdminFrame of(PageContext pageContext, Caller caller, String current) {
        return new AdminFrame(pageContext, caller, current, null);
    }

    public AdminFrame refused(Refusal refusal) {
        return new AdminFrame(sheet, caller, current, sheet.words().refusal(refusal));
    }

    public String root() {
        return "/admin/" + caller.tenant().slug();
    }

    @Override
    public String address() {
        return root() + "/" + current;
    }

    /** What the side bar offers to this person, in its groups. */
    public Map<AdminPage.Group, List<AdminPage>> menu() {
        return AdminPage.of(caller).collect(Collectors.groupingBy(AdminPage::group, TreeMap::new, Collectors.toList()));
    }

    /** What has just been done, as the address says since it led here; null when it says nothing. */
    public @Nullable String done() {
        String what = UriComponentsBuilder.fromUri(sheet.address())
                .build()
                .getQueryParams()
                .getFirst(DONE);
        boolean known = what != null && sheet.words().know("admin.done." + what);
        return known ? sheet.words().say("admin.done." + what) : null;
    }

    /** Back to a page that says what was done: {@code admin.done.} and this word are the key of a sentence. */
    public static Reply done(String address, String what) {
        return Reply.redirect(address + "?" + DONE + "=" + what);
    }

    /** In which the organisation's names are written, unless they say in which. */
    public String language() {
        String tag = caller.tenant().language();
        return Language.of(tag).map(Language::code).orElse(tag);
    }

    public boolean serves() {
        return caller.may(Right.SERVE);
    }

    /** In the reader's language; as the organisation wrote it when the site is not in the list. */
    public String site(UUID id, String name, List<Site> sites) {
        return sites.stream()
                .filter(one -> one.id().value().equals(id))
                .findFirst()
                .map(one -> sheet.words().name(one.names()))
                .orElse(name);
    }

    /** In the site's time zone; in the organisation's when the site is not in the list. */
    public String moment(@Nullable Instant at, UUID site, List<Site> sites) {
        Messages messages = sites.stream()
                .filter(one -> one.id().value().equals(site))
                .findFirst()
                .map(one -> sheet.words().at(one.zone()))
                .orElseGet(sheet::words);
        return at == null ? messages.say("admin.never") : messages.day(at) + " " + messages.hour(at);
    }
}
