package io.smartqueue.admin.voice;

import io.smartqueue.admin.AdminFrame;
import io.smartqueue.admin.part.Choice;
import io.smartqueue.admin.part.Form;
import io.smartqueue.admin.part.Listing;
import io.smartqueue.display.voice.VoiceClip;
import io.smartqueue.page.Messages;
import java.text.Collator;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * The recordings, and the form for another one.
 *
 * @param recorded what has been recorded, by language
 * @param letters with which ticket numbers begin here
 */
public record VoicesPage(
        AdminFrame desk,
        Listing<VoiceClip> list,
        Form form,
        SortedMap<String, Set<String>> recorded,
        List<String> letters) {

    /** Spoken where we are used, without a code of two letters. */
    private static final List<String> THREE_LETTERS = List.of("dyo", "snk", "srr");

    private static final List<String> DIGITS = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

    /** A language in which calls cannot all be announced yet. */
    public record Incomplete(String language, List<String> missing) {}

    /** Recordings are used at every site, so who works at some of them only listens. */
    public boolean manages() {
        return desk.caller().siteIds().isEmpty();
    }

    public List<Choice> languages() {
        Collator order = Collator.getInstance(words().language().locale());
        return Stream.concat(Arrays.stream(Locale.getISOLanguages()), THREE_LETTERS.stream())
                .map(code -> new Choice(code, language(code)))
                .filter(choice -> !choice.label().equals(choice.value()))
                .sorted(Comparator.comparing(Choice::label, order))
                .toList();
    }

    public List<Choice> spoken() {
        return recorded.keySet().stream()
                .map(code -> new Choice(code, language(code)))
                .toList();
    }

    public String language(String code) {
        return Locale.forLanguageTag(code).getDisplayLanguage(words().language().locale());
    }

    /** What calls are put together from, as far as it can be known beforehand. */
    public List<Incomplete> incomplete() {
        return recorded.entrySet().stream()
                .map(known -> new Incomplete(
                        language(known.getKey()),
                        Stream.of(letters, DIGITS, List.of("counter"))
                                .flatMap(List::stream)
                                .filter(piece -> !known.getValue().contains(piece))
                                .toList()))
                .filter(language -> !language.missing().isEmpty())
                .toList();
    }

    public String size(VoiceClip clip) {
        return words().say("voices.kilobytes", "count", Math.max(1, Math.round(clip.bytes() / 1024.0)));
    }

    /** In the organisation's time zone. */
    public String moment(Instant at) {
        return words().day(at) + " " + words().hour(at);
    }

    private Messages words() {
        return desk.sheet().words();
    }
}
