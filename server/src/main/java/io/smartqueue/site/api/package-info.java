/** Sites and services over HTTP. */
@NullMarked
package io.smartqueue.site.api;

import org.jspecify.annotations.NullMarked;
