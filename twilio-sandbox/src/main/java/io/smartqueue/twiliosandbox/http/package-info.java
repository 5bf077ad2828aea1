/** Forms, responses and the request log, shared by all endpoints of the sandbox. */
@NullMarked
package io.smartqueue.twiliosandbox.http;

import org.jspecify.annotations.NullMarked;
