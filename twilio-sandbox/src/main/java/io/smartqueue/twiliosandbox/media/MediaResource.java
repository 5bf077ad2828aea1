package io.smartqueue.twiliosandbox.media;

import io.smartqueue.twiliosandbox.http.Answer;
import io.smartqueue.twiliosandbox.http.Dates;
import io.smartqueue.twiliosandbox.http.Json;
import io.smartqueue.twiliosandbox.http.Request;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The files of a message: their list, what is known of one, the file itself, and its deletion. */
public final class MediaResource {
    private final MediaStore store;

    public MediaResource(MediaStore store) {
        this.store = store;
    }

    public Answer list(String messageSid) {
        List<StoredMedia> found = store.of(messageSid);
        String uri = store.collection(messageSid) + ".json?PageSize=50&Page=0";
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("end", Math.max(0, found.size() - 1));
        json.put("first_page_uri", uri);
        ArrayNode list = json.putArray("media_list");
        found.forEach(media -> list.add(about(media)));
        json.putNull("next_page_uri");
        json.put("page", 0).put("page_size", 50);
        json.putNull("previous_page_uri");
        json.put("start", 0).put("uri", uri);
        return Answer.json(200, json, found.size() + " files");
    }

    /** @return empty if there is no such file, or no such method */
    public Optional<Answer> one(Request request, String messageSid, String sid) {
        return store.find(messageSid, sid).flatMap(media -> switch (request.method()) {
            case "GET" -> Optional.of(request.path().endsWith(".json") ? described(media) : file(media));
            case "DELETE" -> {
                store.delete(sid);
                yield Optional.of(Answer.empty(204, "deleted"));
            }
            default -> Optional.<Answer>empty();
        });
    }

    private Answer described(StoredMedia media) {
        return Answer.json(200, about(media), media.file().contentType());
    }

    /** Nothing that a phone sent may run as a page of the sandbox. */
    private static Answer file(StoredMedia media) {
        Attachment file = media.file();
        return Answer.of(200, file.contentType(), file.content(), file.contentType())
                .with("Content-Security-Policy", "sandbox; default-src 'none'")
                .with("X-Content-Type-Options", "nosniff");
    }

    private ObjectNode about(StoredMedia media) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("account_sid", store.accountSid());
        json.put("content_type", media.file().contentType());
        json.put("date_created", Dates.rfc2822(media.createdAt()));
        json.put("date_updated", Dates.rfc2822(media.createdAt()));
        json.put("parent_sid", media.messageSid());
        json.put("sid", media.sid());
        json.put("uri", store.path(media) + ".json");
        return json;
    }
}
