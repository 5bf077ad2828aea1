package io.smartqueue.twiliosandbox.account;

import io.smartqueue.twiliosandbox.http.Form;
import io.smartqueue.twiliosandbox.http.Json;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Twilio's two envelopes around one page; here everything fits on the first page. */
final class Listing {
    private static final String USUAL_SIZE = "50";

    private Listing() {}

    /** As in the API of 2010: relative addresses, beside the list. */
    static ObjectNode of(String name, String path, Form query, List<ObjectNode> found) {
        String uri = path + ".json?" + sized(query).encoded();
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("end", Math.max(0, found.size() - 1));
        json.put("first_page_uri", uri);
        json.putArray(name).addAll(found);
        json.putNull("next_page_uri");
        json.put("page", 0);
        json.put("page_size", size(query));
        json.putNull("previous_page_uri");
        json.put("start", 0);
        json.put("uri", uri);
        return json;
    }

    /** As in the later APIs: absolute addresses, in a separate object. */
    static ObjectNode withMeta(String name, String url, Form query, List<ObjectNode> found) {
        String whole = url + "?" + sized(query).encoded();
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.putObject("meta")
                .put("page", 0)
                .put("page_size", size(query))
                .put("first_page_url", whole)
                .putNull("previous_page_url")
                .put("url", whole)
                .putNull("next_page_url")
                .put("key", name);
        json.putArray(name).addAll(found);
        return json;
    }

    private static Form sized(Form query) {
        return query.with("PageSize", Integer.toString(size(query))).with("Page", "0");
    }

    private static int size(Form query) {
        String asked = query.filled("PageSize").orElse(USUAL_SIZE);
        return Integer.parseInt(asked.matches("[1-9][0-9]{0,3}") ? asked : USUAL_SIZE);
    }
}
