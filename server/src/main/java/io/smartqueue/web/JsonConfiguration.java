package io.smartqueue.web;

import java.util.Locale;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** How JSON is written and read: snake_case, enum values in lower case, and only text that PostgreSQL can store. */
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
                        .addDeserializer(String.class, new StorableText()));
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

    private static final class StorableText extends StdScalarDeserializer<String> {

        StorableText() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser json, DeserializationContext context) {
            if (!json.currentToken().isScalarValue()) {
                return (String) context.handleUnexpectedToken(getValueType(context), json);
            }
            String text = json.getString();
            for (int i = 0; i < text.length(); i++) {
                char unit = text.charAt(i);
                if (unit == 0 || loneSurrogate(text, i)) {
                    return context.reportInputMismatch(this, "contains a character that is not text");
                }
            }
            return text;
        }

        private static boolean loneSurrogate(String text, int at) {
            char unit = text.charAt(at);
            if (Character.isHighSurrogate(unit)) {
                return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
            }
            return Character.isLowSurrogate(unit) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
        }
    }
}
