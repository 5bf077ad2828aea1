package io.smartqueue.display.page;

import io.smartqueue.display.wall.Board;
import io.smartqueue.display.wall.Call;
import io.smartqueue.page.Sheet;
import java.util.Map;

/**
 * A screen on the wall, or its board alone.
 *
 * @param address of the screen, for what it fetches
 * @param said what is announced, by the call's id, as JSON
 * @param files of which this page is made; when they change, the screen begins anew
 */
public record WallPage(Sheet sheet, String address, Board board, Map<String, String> said, String files) {

    /** The row or panel says where to go in the page's own language. */
    public String word(Call call) {
        return call.counter().isCounter()
                ? sheet.words().say("display.counter")
                : call.counter().word();
    }
}
