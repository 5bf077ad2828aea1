package io.smartqueue.web.paging;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param count how many there are on all pages; {@link PageRequest#MOST_COUNTED} may stand for more
 */
public record PageResult<T>(PageRequest request, long count, List<T> results) {

    public <R> PageResult<R> map(Function<? super T, ? extends R> view) {
        return new PageResult<>(request, count, results.stream().<R>map(view).toList());
    }

    public boolean hasNext() {
        return request.offset() + results.size() < count
                || count == PageRequest.MOST_COUNTED && results.size() == request.size();
    }

    public boolean hasPrevious() {
        return request.number() > 1;
    }
}
