package io.smartqueue.page.docs;

import io.smartqueue.page.PageContext;
import java.util.List;
import java.util.Map;

/** The operations that a search has found, by what they are about. */
public record DocsPage(PageContext sheet, String typed, Map<String, List<ApiOperation>> found) {}
