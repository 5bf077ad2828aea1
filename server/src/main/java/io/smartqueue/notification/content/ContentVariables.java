package io.smartqueue.notification.content;

import io.smartqueue.kernel.Refusal;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which variable of our events each number of a body stands for.
 *
 * @param given beside the body; needed where it has numbers
 */
record ContentVariables(ContentBody body, List<String> given) {

    /** @param faults receives why they are not clear */
    List<String> read(List<Refusal.Field> faults) {
        List<String> written = List.copyOf(body.names());
        if (!body.isNumbered()) {
            if (!given.isEmpty() && !given.equals(written)) {
                faults.add(new Refusal.Field(
                        "variables", "mismatch", "The body has " + written + ", in this order; or leave them out."));
            }
            return written;
        }
        if (written.stream().anyMatch(name -> !Character.isDigit(name.charAt(0)))) {
            faults.add(new Refusal.Field("body", "template_syntax", "Write all variables by name, or all by number."));
            return List.of();
        }
        List<String> wanted = IntStream.rangeClosed(1, written.size())
                .mapToObj(Integer::toString)
                .toList();
        if (!written.equals(wanted)) {
            faults.add(new Refusal.Field("body", "invalid_numbers", "Number the variables 1, 2, 3, as they come."));
        }
        if (given.size() != written.size()) {
            faults.add(new Refusal.Field(
                    "variables",
                    given.isEmpty() ? "required" : "mismatch",
                    "Name the variable behind each of the " + written.size() + " numbers, in order."));
        }
        return given;
    }
}
