/** The description of the interface as pages for people, made from the OpenAPI document. */
@NullMarked
package io.smartqueue.page.docs;

import org.jspecify.annotations.NullMarked;
