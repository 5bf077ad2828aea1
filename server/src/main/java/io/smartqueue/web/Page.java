package io.smartqueue.web;

import java.net.URI;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param count how many there are on all pages
 * @param next address of the following page, null on the last
 * @param previous address of the page before, null on the first
 */
public record Page<T>(
        long count, @Nullable URI next, @Nullable URI previous, List<T> results) {

    public <R> Page<R> map(Function<? super T, ? extends R> view) {
        return new Page<>(count, next, previous, results.stream().<R>map(view).toList());
    }
}
