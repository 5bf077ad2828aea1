package io.smartqueue.admin.operator.price;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** @param validTo null for no end */
record End(@Nullable Instant validTo) {}
