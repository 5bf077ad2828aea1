/** How a request is let in: the token, the organisation in the path, the right that the method asks for. */
@NullMarked
package io.smartqueue.security.request;

import org.jspecify.annotations.NullMarked;
