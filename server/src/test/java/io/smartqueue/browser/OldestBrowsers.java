package io.smartqueue.browser;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The oldest browsers whose users can follow a ticket, and which can be a screen: Chrome 80, Safari 13.1 and Firefox
 * 78, all of 2020. Docs: docs/operations, "Browsers".
 */
public final class OldestBrowsers {

    /** What all three of them parse is ECMAScript 2020. */
    public static final String LANGUAGE = "ECMASCRIPT_2020";

    /** What at least one of them lacks, as it appears in a script. */
    static final List<String> LACKING = List.of(
            "AbortSignal\\.(timeout|any)",
            "\\.(replaceChildren|requestSubmit|submitter|showModal|setHTML\\w*)\\b",
            "\\.(checkVisibility|getAnimations|moveBefore)\\b",
            "\\.(replaceAll|at|findLast|findLastIndex|toSorted|toReversed|toSpliced|groupBy|hasOwn|fromAsync)\\(",
            "\\b(structuredClone|randomUUID|WeakRef|FinalizationRegistry|BroadcastChannel|URLPattern|ClipboardItem)\\b",
            "\\bPromise\\.(any|try|withResolvers)",
            "\\b(wakeLock|startViewTransition|showPopover|togglePopover|requestIdleCallback|formatRange|scrollend)\\b",
            "\\bIntl\\.(ListFormat|DisplayNames|Segmenter|DurationFormat)",
            "navigator\\.(locks|userActivation)",
            "\\(\\?<[=!]");

    /** Asked for before they are used, with something else in their place. */
    static final Map<String, Set<String>> ASKED_FOR = Map.of(
            "ticket.js", Set.of(".submitter"),
            "console.js", Set.of(".submitter", ".showModal"),
            "wall.js", Set.of("wakeLock"));

    private static final List<String> TAKEN_AWAY = List.of(
            "AbortSignal.timeout",
            "AbortSignal.any",
            "Element.prototype.replaceChildren",
            "Document.prototype.replaceChildren",
            "DocumentFragment.prototype.replaceChildren",
            "Element.prototype.checkVisibility",
            "Element.prototype.getAnimations",
            "HTMLFormElement.prototype.requestSubmit",
            "SubmitEvent.prototype.submitter",
            "HTMLDialogElement.prototype.showModal",
            "HTMLDialogElement.prototype.close",
            "String.prototype.replaceAll",
            "String.prototype.at",
            "Array.prototype.at",
            "Array.prototype.findLast",
            "Array.prototype.toSorted",
            "Object.hasOwn",
            "Object.groupBy",
            "Promise.any",
            "Crypto.prototype.randomUUID",
            "Navigator.prototype.wakeLock",
            "Navigator.prototype.locks",
            "window.structuredClone",
            "window.WeakRef",
            "window.BroadcastChannel");

    private OldestBrowsers() {}

    /** Run before a page's own scripts, it leaves the browser with no more than the oldest ones have. */
    public static String asOldAsTheOldest() {
        return TAKEN_AWAY.stream()
                .map(name -> "delete " + name + ";")
                .collect(Collectors.joining("\n", "(() => {\n", "\n})();"));
    }
}
