/** Authentication and authorisation of requests: bearer token, tenant in the path, right required by the method. */
@NullMarked
package io.smartqueue.staff.door;

import org.jspecify.annotations.NullMarked;
