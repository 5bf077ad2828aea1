package io.smartqueue.web.paging;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The columns by which a list can be sorted; the first is the default, descending as a rule. */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface SortableBy {
    String[] value() default {"created_at"};

    /** For what is read like a story: unless asked for, the default is ascending. */
    boolean oldestFirst() default false;
}
