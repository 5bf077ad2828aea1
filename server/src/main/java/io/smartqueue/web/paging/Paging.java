package io.smartqueue.web.paging;

import io.smartqueue.kernel.Refusal;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** What a request says of the page that it wants; the controller of a list takes it as a parameter. */
public record Paging(PageRequest request, URI address) {

    public static final List<String> PARAMETERS = List.of("page", "page_size", "ordering");

    public static Paging of(
            @Nullable String page,
            @Nullable String size,
            @Nullable String ordering,
            List<String> columns,
            URI address) {
        int number = positive("page", page, 1);
        int length = Math.min(positive("page_size", size, PageRequest.DEFAULT_SIZE), PageRequest.MOST);
        if (ordering == null || ordering.isEmpty()) {
            return new Paging(new PageRequest(number, length, columns.getFirst(), true), address);
        }
        boolean descending = ordering.startsWith("-");
        String column = descending ? ordering.substring(1) : ordering;
        if (!columns.contains(column)) {
            throw Refusal.field("ordering", "invalid_choice", "Order by one of: " + String.join(", ", columns) + ".");
        }
        return new Paging(new PageRequest(number, length, column, descending), address);
    }

    private static int positive(String name, @Nullable String text, int otherwise) {
        if (text == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= 1) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // refused below, as a number below one is
        }
        throw Refusal.field(name, "invalid_number", "Give a whole number from 1.");
    }

    /** The page with the addresses of its neighbours, which differ from that of the request by their number. */
    public <T> Page<T> view(PageResult<T> page) {
        int number = page.request().number();
        return new Page<>(
                page.count(),
                page.hasNext() ? address(number + 1) : null,
                page.hasPrevious() ? address(number - 1) : null,
                page.results());
    }

    private URI address(int number) {
        return UriComponentsBuilder.fromUri(address)
                .replaceQueryParam("page", number)
                .build(true)
                .toUri();
    }
}
