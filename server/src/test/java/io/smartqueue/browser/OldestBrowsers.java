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

    /** What {@link #LACKING} is named by in a browser that has it. */
    private static final List<String> TAKEN_AWAY = List.of(
            "AbortSignal.timeout",
            "AbortSignal.any",
            "Element.prototype.replaceChildren",
            "Document.prototype.replaceChildren",
            "DocumentFragment.prototype.replaceChildren",
            "Element.prototype.checkVisibility",
            "Element.prototype.getAnimations",
            "Element.prototype.moveBefore",
            "Element.prototype.setHTMLUnsafe",
            "HTMLElement.prototype.showPopover",
            "HTMLElement.prototype.togglePopover",
            "HTMLFormElement.prototype.requestSubmit",
            "SubmitEvent.prototype.submitter",
            "HTMLDialogElement.prototype.showModal",
            "HTMLDialogElement.prototype.close",
            "Document.prototype.startViewTransition",
            "String.prototype.replaceAll",
            "String.prototype.at",
            "Array.prototype.at",
            "Array.prototype.findLast",
            "Array.prototype.findLastIndex",
            "Array.prototype.toSorted",
            "Array.prototype.toReversed",
            "Array.prototype.toSpliced",
            "Array.fromAsync",
            "Object.hasOwn",
            "Object.groupBy",
            "Promise.any",
            "Promise.try",
            "Promise.withResolvers",
            "Crypto.prototype.randomUUID",
            "Navigator.prototype.wakeLock",
            "Navigator.prototype.locks",
            "Navigator.prototype.userActivation",
            "Intl.ListFormat",
            "Intl.DisplayNames",
            "Intl.Segmenter",
            "Intl.DurationFormat",
            "Intl.DateTimeFormat.prototype.formatRange",
            "window.structuredClone",
            "window.WeakRef",
            "window.FinalizationRegistry",
            "window.BroadcastChannel",
            "window.URLPattern",
            "window.ClipboardItem",
            "window.requestIdleCallback");

    private OldestBrowsers() {}

    /** Run before a page's own scripts, it leaves the browser with no more than the oldest ones have. */
    public static String asOldAsTheOldest() {
        return without(TAKEN_AWAY);
    }

    /** Run before a page's own scripts, each leaves the browser without one of what the oldest ones lack. */
    public static List<String> withoutOneEach() {
        return TAKEN_AWAY.stream().map(List::of).map(OldestBrowsers::without).toList();
    }

    private static String without(List<String> names) {
        return names.stream()
                .map(name -> "delete " + name + ";")
                .collect(Collectors.joining("\n", "(() => {\n", "\n})();"));
    }
}
