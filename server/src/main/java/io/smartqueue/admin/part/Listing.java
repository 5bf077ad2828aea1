package io.smartqueue.admin.part;

import io.smartqueue.page.Messages;
import io.smartqueue.web.paging.PageRequest;
import io.smartqueue.web.paging.PageResult;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One page of a list, and what was asked of it. The address of each page of the list says the same again.
 *
 * @param asked by the names of the fields in the address, with {@code q} among them where the list can be searched
 */
public record Listing<T>(PageResult<T> page, Map<String, String> asked) {

    private static final int LAST_PAGE = 100_000;

    /** A number that makes no sense leads to the nearest page. */
    public static int near(int number) {
        return Math.clamp(number, 1, LAST_PAGE);
    }

    /** By name, as lists are looked through. */
    public static PageRequest byName(int number) {
        return new PageRequest(near(number), PageRequest.DEFAULT_SIZE, "name", false);
    }

    /** Which of the rows a page shows. */
    public static String range(Messages words, PageResult<?> page) {
        long first = page.request().offset() + 1;
        return words.say(
                "admin.range", "first", first, "last", first + page.results().size() - 1, "count", page.count());
    }

    public List<T> rows() {
        return page.results();
    }

    /** What stands in a field of the search. */
    public String asked(String field) {
        return asked.getOrDefault(field, "");
    }

    /** Whether the list was narrowed, so that an empty one does not mean that there is nothing. */
    public boolean isNarrowed() {
        return asked.values().stream().anyMatch(value -> !value.isBlank());
    }

    /** The beginning of the query of each page's address. */
    public String query() {
        return asked.entrySet().stream()
                .filter(field -> !field.getValue().isBlank())
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8) + "&")
                .sorted()
                .collect(Collectors.joining());
    }
}
