package io.smartqueue.page;

/** What the controller of a page answers. */
public sealed interface Reply permits Html, Reply.Redirect, Reply.Nothing {

    /** Redirects the browser to another path, also when a script has requested only a fragment. */
    record Redirect(String address) implements Reply {}

    /** The act is done, and the page shows its outcome by itself. */
    record Nothing() implements Reply {}

    static Reply redirect(String address) {
        return new Redirect(address);
    }

    static Reply nothing() {
        return new Nothing();
    }
}
