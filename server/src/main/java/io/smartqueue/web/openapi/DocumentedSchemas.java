package io.smartqueue.web.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Completes schemas by what their records say: which properties are always there, which may be null, and the words. */
@SuppressWarnings({"rawtypes", "unchecked"})
final class DocumentedSchemas {

    private static final String NULL = "null";

    private final SchemaNames names;
    private final Words words;

    DocumentedSchemas(SchemaNames names, Words words) {
        this.names = names;
        this.words = words;
    }

    void complete(OpenAPI api) {
        Map<String, Schema> schemas = api.getComponents().getSchemas();
        Set<String> written = References.ofRequests(api);
        schemas.forEach((name, schema) -> {
            lowerCaseWords(schema);
            // An id is a record too, and is written as its value.
            if (schema.getProperties() != null) {
                names.classOf(name).ifPresent(type -> complete(name, schema, type, written.contains(name)));
            }
        });
    }

    private void complete(String name, Schema schema, Class<?> type, boolean written) {
        Set<String> required = new TreeSet<>();
        for (RecordComponent component : components(type)) {
            String property = nameInJson(component);
            Schema present = (Schema) schema.getProperties().get(property);
            if (present == null) {
                throw new IllegalStateException("the schema " + name + " lacks " + property);
            }
            allowAnyCell(present);
            Schema described = mayBeNull(component) ? orNull(present) : present;
            schema.addProperty(property, described);
            if (!isOptional(component, written)) {
                required.add(property);
            }
            describe(name, property, described);
        }
        schema.setRequired(required.isEmpty() ? null : List.copyOf(required));
    }

    /** In a list of anything stand words, figures and null; several types in one confuse generators of clients. */
    private static void allowAnyCell(Schema list) {
        Schema items = list.getItems();
        if (items == null || items.get$ref() != null) {
            return;
        }
        allowAnyCell(items);
        boolean isObject = "object".equals(items.getType())
                || items.getTypes() != null && items.getTypes().contains("object");
        if (isObject && items.getProperties() == null && items.getAdditionalProperties() == null) {
            items.setType(null);
            items.setTypes(null);
        }
    }

    private void describe(String schema, String property, Schema described) {
        if (described.getDescription() == null) {
            words.property(schema, property).ifPresent(described::setDescription);
        }
    }

    /** Those of a group that JSON writes into the object around it count as the object's own. */
    private static List<RecordComponent> components(Class<?> type) {
        List<RecordComponent> all = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                all.addAll(components(component.getType()));
            } else {
                all.add(component);
            }
        }
        return all;
    }

    private static String nameInJson(RecordComponent component) {
        JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
        return renamed == null
                ? ((PropertyNamingStrategies.NamingBase) PropertyNamingStrategies.SNAKE_CASE)
                        .translate(component.getName())
                : renamed.value();
    }

    private static boolean mayBeNull(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class) && !isLeftOut(component);
    }

    /** What is written may leave out whatever may be null; what is shown leaves out only what says so. */
    private static boolean isOptional(RecordComponent component, boolean written) {
        return isLeftOut(component) || written && mayBeNull(component);
    }

    private static boolean isLeftOut(RecordComponent component) {
        JsonInclude include = component.getAccessor().getAnnotation(JsonInclude.class);
        return include != null && include.value() == JsonInclude.Include.NON_NULL;
    }

    private static Schema orNull(Schema schema) {
        if (schema.get$ref() != null) {
            return new Schema().anyOf(List.of(new Schema().$ref(schema.get$ref()), typed(NULL)));
        }
        Set<String> types = new TreeSet<>(schema.getTypes() == null ? Set.of() : schema.getTypes());
        if (schema.getType() != null) {
            types.add(schema.getType());
        }
        types.add(NULL);
        schema.setTypes(types);
        schema.setNullable(null);
        if (schema.getEnum() instanceof List allowed && !allowed.contains(null)) {
            List<@Nullable Object> withNull = new ArrayList<>(allowed);
            withNull.add(null);
            schema.setEnum(withNull);
        }
        return schema;
    }

    static Schema typed(String type) {
        Schema schema = new Schema();
        schema.setType(type);
        schema.addType(type);
        return schema;
    }

    static void lowerCaseWords(@Nullable Schema schema) {
        if (schema == null) {
            return;
        }
        if (schema.getEnum() instanceof List words) {
            schema.setEnum(((List<?>) words)
                    .stream()
                            .map(word -> word.toString().toLowerCase(Locale.ROOT))
                            .toList());
        }
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(property -> lowerCaseWords((Schema) property));
        }
        lowerCaseWords(schema.getItems());
    }
}
