package io.smartqueue.settings;

import java.util.List;

/** Checks one part of the installation; {@code smartqueue doctor} runs them all, in order. */
public interface Checkup {

    /** Changes nothing, ends within seconds, and reports what it cannot check instead of failing. */
    List<Finding> examine();
}
