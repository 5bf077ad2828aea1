package io.smartqueue.web.paging;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list as it is answered.
 *
 * @param count how many there are on all pages; of tickets, notifications and customers 10,000 may stand for
 *     more
 * @param next address of the following page, null on the last
 * @param previous address of the page before, null on the first
 */
public record Page<T>(
        long count, @Nullable URI next, @Nullable URI previous, List<T> results) {

    /** A list that is short enough for one page. */
    public static <T> Page<T> whole(List<T> results) {
        return new Page<>(results.size(), null, null, results);
    }
}
