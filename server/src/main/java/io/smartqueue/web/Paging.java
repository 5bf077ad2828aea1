package io.smartqueue.web;

import io.smartqueue.kernel.Refusal;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** The requested page of a list and its order. A controller takes it as a parameter. */
public record Paging(int page, int size, String column, boolean descending, URI address) {

    public static final int DEFAULT_SIZE = 25;
    public static final int MOST = 100;

    /** Documents the query parameters of a list. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @Parameter(name = "page", in = ParameterIn.QUERY, description = "From 1.")
    @Parameter(name = "page_size", in = ParameterIn.QUERY, description = "At most 100; more counts as 100.")
    @Parameter(name = "ordering", in = ParameterIn.QUERY, description = "A column; with - before it, descending.")
    public @interface Documented {}

    static Paging of(
            @Nullable String page,
            @Nullable String size,
            @Nullable String ordering,
            List<String> columns,
            URI address) {
        int number = positive("page", page, 1);
        int length = Math.min(positive("page_size", size, DEFAULT_SIZE), MOST);
        if (ordering == null || ordering.isEmpty()) {
            return new Paging(number, length, columns.getFirst(), true, address);
        }
        boolean descending = ordering.startsWith("-");
        String column = descending ? ordering.substring(1) : ordering;
        if (!columns.contains(column)) {
            throw Refusal.field("ordering", "invalid_choice", "Order by one of: " + String.join(", ", columns) + ".");
        }
        return new Paging(number, length, column, descending, address);
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

    public long offset() {
        return (page - 1L) * size;
    }

    /** An {@code order by} list, made only of column names in {@link SortableBy}, never of input. */
    public String orderBy() {
        String direction = descending ? " desc" : " asc";
        return column + direction + ", id" + direction;
    }

    /** The end of a select, made only of numbers and whitelisted names. */
    public String orderAndLimit() {
        return " order by " + orderBy() + " limit " + size + " offset " + offset();
    }

    public <T> Page<T> of(long count, List<T> results) {
        URI next = offset() + results.size() < count ? address(page + 1) : null;
        URI previous = page > 1 ? address(page - 1) : null;
        return new Page<>(count, next, previous, results);
    }

    private URI address(int number) {
        return UriComponentsBuilder.fromUri(address)
                .replaceQueryParam("page", number)
                .build(true)
                .toUri();
    }
}
