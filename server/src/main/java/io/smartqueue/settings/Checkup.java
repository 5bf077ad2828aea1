package io.smartqueue.settings;

import java.util.List;

/** Looks at one part of the installation and says how it is; {@code smartqueue doctor} asks them all, in their order. */
public interface Checkup {

    /** Changes nothing, ends within seconds, and reports what it cannot look at instead of failing. */
    List<Finding> examine();
}
