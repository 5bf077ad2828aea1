package io.smartqueue.web.openapi;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.jackson.TypeNameResolver;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Names of schemas: a class that lies in another is named after both, because several have a {@code Site} or a
 * {@code Draft}; what lies in NotesController is named after a note. What is shown drops the word View.
 */
final class SchemaNames extends TypeNameResolver {

    private static final String SHOWN = "View$";
    private static final String RESOURCE = "(s?Controller|View)$";

    /** The library keeps its converters, and with them the first of these, for all contexts of a process. */
    private static final Map<String, Class<?>> CLASSES = new ConcurrentHashMap<>();

    /** The class whose schema has this name. */
    Optional<Class<?>> classOf(String name) {
        return Optional.ofNullable(CLASSES.get(name));
    }

    @Override
    public String nameForType(JavaType type, Set<Options> options) {
        String name = super.nameForType(type, options);
        if (type.getRawClass().isRecord()) {
            CLASSES.merge(name, type.getRawClass(), (one, other) -> {
                if (one != other) {
                    throw new IllegalStateException("two schemas are called " + name + ": " + one + ", " + other);
                }
                return one;
            });
        }
        return name;
    }

    @Override
    protected String getNameOfClass(Class<?> type) {
        String own = type.getSimpleName();
        Class<?> outer = type.getEnclosingClass();
        if (outer != null && outer.getSimpleName().endsWith(own)) {
            return outer.getSimpleName();
        }
        return outer == null
                        || own.matches(".+" + SHOWN)
                        || outer.getSimpleName().equals(own + "s")
                ? own.replaceFirst(SHOWN, "")
                : outer.getSimpleName().replaceFirst(RESOURCE, "") + own;
    }
}
