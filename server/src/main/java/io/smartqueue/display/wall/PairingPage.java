package io.smartqueue.display.wall;

import io.smartqueue.page.PageContext;

/** A screen that is not paired yet, or not any more. */
public record PairingPage(PageContext sheet, String code, boolean wasPaired) {}
