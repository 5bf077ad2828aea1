package io.smartqueue.display.voice;

import java.time.Instant;
import java.util.UUID;

/**
 * A recorded piece of speech.
 *
 * @param language two or three letters, such as wo or ff
 * @param token what it says: {@code A}, {@code 7}, {@code 042}, {@code number}, {@code counter}, or a counter's name
 */
public record VoiceClip(UUID id, String language, String token, String type, int bytes, Instant createdAt) {}
