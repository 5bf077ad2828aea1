package io.smartqueue.display.wall;

import io.smartqueue.page.PageContext;
import java.util.Map;

/**
 * A screen on the wall, or its board alone.
 *
 * @param address of the screen, below which it fetches its parts
 * @param said what is announced, by the call's id, as JSON
 * @param files the version of the page's assets; when it changes, the screen reloads
 */
public record WallPage(PageContext sheet, String address, Board board, Map<String, String> said, String files) {

    /** The word for the counter in the page's language, for a row or panel. */
    public String word(Call call) {
        return call.counter().word(sheet.words());
    }
}
