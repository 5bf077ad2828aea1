package io.smartqueue.display.voice;

import java.util.List;

/**
 * One sentence in one language.
 *
 * @param lang for the browser's own voice
 * @param text what that voice says
 * @param clips addresses of recordings to play instead, one after the other; empty when some are missing
 */
public record Line(String lang, String text, List<String> clips) {}
