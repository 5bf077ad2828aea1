package io.smartqueue.display.page;

import io.smartqueue.page.Sheet;

/** A screen that is not paired yet, or not any more. */
public record PairingPage(Sheet sheet, String code, boolean wasPaired) {}
