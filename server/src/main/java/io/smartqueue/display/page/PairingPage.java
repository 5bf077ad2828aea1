package io.smartqueue.display.page;

import io.smartqueue.page.Sheet;

/** A screen that belongs to nobody yet, or not any more. */
public record PairingPage(Sheet sheet, String code, boolean wasPaired) {}
