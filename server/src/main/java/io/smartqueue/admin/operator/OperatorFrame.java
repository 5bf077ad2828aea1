package io.smartqueue.admin.operator;

import io.smartqueue.admin.AdminFrame;
import io.smartqueue.admin.Desk;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.page.PageContext;
import io.smartqueue.page.Reply;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What every page of the operator shows.
 *
 * @param current the page's own word in its address
 * @param refused why the last action was refused; null when nothing was
 */
public record OperatorFrame(
        PageContext sheet, String current, @Nullable String refused) implements Desk {

    static final String ROOT = "/operator";

    /** A page of the side bar. */
    public record Entry(String path, String icon) {

        /** Of its title. */
        public String words() {
            return "operator." + path.replace('-', '_');
        }
    }

    public static OperatorFrame of(PageContext pageContext, String current) {
        return new OperatorFrame(pageContext, current, null);
    }

    OperatorFrame refused(Refusal refusal) {
        return new OperatorFrame(sheet, current, sheet.words().refusal(refusal));
    }

    /** Of its title. */
    public String words() {
        return new Entry(current, "").words();
    }

    public String root() {
        return ROOT;
    }

    @Override
    public String address() {
        return ROOT + "/" + current;
    }

    public List<Entry> menu() {
        return List.of(
                new Entry("organisations", "home"),
                new Entry("senders", "send"),
                new Entry("error-rules", "flag"),
                new Entry("prices", "ticket"),
                new Entry("exchange-rates", "transfer"),
                new Entry("doctor", "check"),
                new Entry("backlog", "hourglass"));
    }

    /** Back to the list, which says what was done. */
    public Reply done(String what) {
        return AdminFrame.done(address(), what);
    }

    /** What has just been done; null when the address says nothing. */
    public @Nullable String done() {
        String what = UriComponentsBuilder.fromUri(sheet.address())
                .build()
                .getQueryParams()
                .getFirst("done");
        boolean known = what != null && sheet.words().know("admin.done." + what);
        return known ? sheet.words().say("admin.done." + what) : null;
    }
}
