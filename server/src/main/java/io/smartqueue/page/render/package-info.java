/** Makes HTML of a page and of a problem, for the person, language and organisation of the request. */
@NullMarked
package io.smartqueue.page.render;

import org.jspecify.annotations.NullMarked;
