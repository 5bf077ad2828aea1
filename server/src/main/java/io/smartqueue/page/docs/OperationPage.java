package io.smartqueue.page.docs;

import io.smartqueue.page.PageContext;

/** One operation in full. */
public record OperationPage(PageContext sheet, ApiOperation operation) {}
