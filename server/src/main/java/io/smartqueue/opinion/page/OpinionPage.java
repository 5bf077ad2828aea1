package io.smartqueue.opinion.page;

import io.smartqueue.opinion.OpinionRequest;
import io.smartqueue.page.PageContext;
import java.util.List;

/**
 * The question, or the thanks.
 *
 * @param slips what the form lacks
 */
public record OpinionPage(
        PageContext sheet, String token, OpinionRequest request, boolean isOpen, OpinionForm form, List<String> slips) {

    public String ticket() {
        return "/t/" + token;
    }

    public String title() {
        return sheet.words().say(request.isAnswered() ? "opinion.thanks" : isOpen ? "opinion.title" : "opinion.closed");
    }

    /** What was chosen, and typed. */
    public String score() {
        return form.score();
    }

    public String comment() {
        return form.comment();
    }

    public String by() {
        return form.by();
    }
}
