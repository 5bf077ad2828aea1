package io.smartqueue.display.wall;

import java.util.List;

/**
 * One sentence in one language.
 *
 * @param lang for the browser's own voice
 * @param text what that voice says
 * @param clips addresses of recordings to play instead, one after the other; empty when some are missing
 */
record SpokenSentence(String lang, String text, List<String> clips) {}
