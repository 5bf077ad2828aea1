package io.smartqueue.web;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** How JSON is written and read: snake_case, enum values in lower case, and only text that people can read. */
@Configuration(proxyBeanMethods = false)
class JsonConfiguration {

    @Bean
    JsonMapperBuilderCustomizer wordsAndText() {
        return mapper -> mapper.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .addModule(new SimpleModule("smartqueue")
                        .addSerializer(new LowerCaseWords())
                        .addDeserializer(String.class, new ReadableText(true))
                        .addKeyDeserializer(String.class, new ReadableKey()));
    }

    @SuppressWarnings("rawtypes")
    private static final class LowerCaseWords extends StdSerializer<Enum> {

        LowerCaseWords() {
            super(Enum.class);
        }

        @Override
        public void serialize(Enum word, JsonGenerator json, SerializationContext context) {
            json.writeString(word.name().toLowerCase(Locale.ROOT));
        }
    }

    /** Without invisible characters. Refuses controls, and line breaks unless {@link PlainText.Lines} allows them. */
    private static final class ReadableText extends StdScalarDeserializer<String> {

        private final boolean lines;

        ReadableText(boolean lines) {
            super(String.class);
            this.lines = lines;
        }

        @Override
        public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
            boolean many = property == null || property.getAnnotation(PlainText.Lines.class) != null;
            return many == lines ? this : new ReadableText(many);
        }

        @Override
        public String deserialize(JsonParser json, DeserializationContext context) {
            if (!json.currentToken().isScalarValue()) {
                return (String) context.handleUnexpectedToken(getValueType(context), json);
            }
            String text = json.getString();
            if (!PlainText.isStorable(text) || PlainText.hasControls(text)) {
                return context.reportInputMismatch(this, "contains a character that is not text");
            }
            if (!lines && PlainText.hasLines(text)) {
                return context.reportInputMismatch(this, "must be on one line");
            }
            return PlainText.visible(text);
        }
    }

    private static final class ReadableKey extends KeyDeserializer {

        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            if (!PlainText.isStorable(key) || PlainText.hasControls(key) || PlainText.hasLines(key)) {
                return context.handleWeirdKey(String.class, key, "contains a character that is not text");
            }
            return key;
        }
    }
}
