package io.smartqueue.twiliosandbox.api.message;

import io.smartqueue.twiliosandbox.http.ApiProblem;
import io.smartqueue.twiliosandbox.http.Form;
import io.smartqueue.twiliosandbox.http.Json;
import io.smartqueue.twiliosandbox.message.Message;
import io.smartqueue.twiliosandbox.message.Messages;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One page of messages, newest first. The page token is the last message shown, so new ones do not shift pages. */
final class MessageList {
    private static final int USUAL_SIZE = 50;
    private static final int LARGEST_SIZE = 1_000;
    private static final String TOKEN_PREFIX = "PA";

    private final Messages messages;
    private final String accountSid;

    MessageList(Messages messages, String accountSid) {
        this.messages = messages;
        this.accountSid = accountSid;
    }

    ObjectNode page(Form query) {
        int size = Math.clamp(number(query, "PageSize", USUAL_SIZE), 1, LARGEST_SIZE);
        int page = number(query, "Page", 0);
        String token = query.filled("PageToken").orElse(null);
        long before = token == null ? Long.MAX_VALUE : numberOf(token);
        long skipped = token == null ? (long) page * size : 0;
        List<Message> found = messages.newestFirst()
                .filter(message -> message.number() < before)
                .filter(filter(query))
                .skip(skipped)
                .limit(size + 1L)
                .toList();
        List<Message> shown = found.subList(0, Math.min(size, found.size()));
        boolean more = found.size() > size;
        return envelope(query, page, size, shown, more);
    }

    private ObjectNode envelope(Form query, int page, int size, List<Message> shown, boolean more) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        String path = "/2010-04-01/Accounts/" + accountSid + "/Messages.json?";
        Form plain = query.without("PageToken").with("PageSize", Integer.toString(size));
        json.put("end", Math.max(0, page * size + shown.size() - 1));
        json.put("first_page_uri", path + plain.with("Page", "0").encoded());
        var list = json.putArray("messages");
        shown.forEach(message -> list.add(MessageJson.of(message, accountSid)));
        json.put(
                "next_page_uri",
                more ? path + next(plain, page, shown.getLast()).encoded() : null);
        json.put("page", page);
        json.put("page_size", size);
        json.put("previous_page_uri", previous(plain, path, page));
        json.put("start", page * size);
        json.put(
                "uri",
                path
                        + query.with("PageSize", Integer.toString(size))
                                .with("Page", "" + page)
                                .encoded());
        return json;
    }

    private static Form next(Form plain, int page, Message last) {
        return plain.with("Page", Integer.toString(page + 1)).with("PageToken", TOKEN_PREFIX + last.sid());
    }

    private static @Nullable String previous(Form plain, String path, int page) {
        return page == 0
                ? null
                : path + plain.with("Page", Integer.toString(page - 1)).encoded();
    }

    private static Predicate<Message> filter(Form query) {
        Predicate<Message> to = query.filled("To")
                .<Predicate<Message>>map(
                        address -> message -> message.to().toString().equals(address))
                .orElse(message -> true);
        Predicate<Message> from = query.filled("From")
                .<Predicate<Message>>map(address -> message -> address.equals(String.valueOf(message.from())))
                .orElse(message -> true);
        return to.and(from).and(DateSentFilter.of(query));
    }

    private long numberOf(String token) {
        return messages.find(token.substring(Math.min(TOKEN_PREFIX.length(), token.length())))
                .map(Message::number)
                .orElseThrow(() -> ApiProblem.badRequest(20001, "Invalid PageToken: " + token));
    }

    private static int number(Form query, String name, int usual) {
        String text = query.filled(name).orElse(Integer.toString(usual));
        if (!text.matches("[0-9]{1,6}")) {
            throw ApiProblem.badRequest(20001, "Invalid " + name + ": " + text);
        }
        return Integer.parseInt(text);
    }
}
