package io.smartqueue.web.paging;

import java.util.List;

/**
 * The requested page of a list and its order.
 *
 * @param number from 1
 * @param column one of those that the list may be ordered by, never anything that was typed in
 */
public record PageRequest(int number, int size, String column, boolean descending) {

    public static final int DEFAULT_SIZE = 25;
    public static final int MOST = 100;

    /** Lists that grow for years count no further: 10,000 says that many or more. */
    public static final int MOST_COUNTED = 10_000;

    public static PageRequest newestFirst(int number, int size) {
        return new PageRequest(number, size, "created_at", true);
    }

    /** Everything, for a list that is read whole; not for an answer of which somebody chooses the length. */
    public static PageRequest all(String column) {
        return new PageRequest(1, Integer.MAX_VALUE, column, false);
    }

    /** A count of these rows that ends at {@link #MOST_COUNTED}. */
    public static String count(String from) {
        return "select count(*) from (select 1 " + from + " limit " + MOST_COUNTED + ") counted";
    }

    public long offset() {
        return (number - 1L) * size;
    }

    /** The end of a select. */
    public String orderAndLimit() {
        String direction = descending ? " desc" : " asc";
        return " order by " + column + direction + ", id" + direction + " limit " + size + " offset " + offset();
    }

    public <T> PageResult<T> of(long count, List<T> results) {
        return new PageResult<>(this, count, results);
    }
}
