package io.smartqueue.twiliosandbox.media;

import java.time.Instant;

/** One file of one message. */
public record StoredMedia(String sid, String messageSid, Attachment file, Instant createdAt) {}
