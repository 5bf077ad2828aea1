package io.smartqueue.web.request;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * Refuses JSON that would be read as something else than what was written: fields that nothing reads, a name that is
 * given twice, and times beyond the years that PostgreSQL and a calendar share.
 */
@Configuration(proxyBeanMethods = false)
class StrictJson {

    private static final int FIRST_YEAR = 1;
    private static final int LAST_YEAR = 9999;

    @Bean
    JsonMapperBuilderCustomizer strict() {
        return mapper -> mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .addModule(new SimpleModule("storable times").setDeserializerModifier(new StorableTimes()));
    }

    private static final class StorableTimes extends ValueDeserializerModifier {

        @Override
        public ValueDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription.Supplier type, ValueDeserializer<?> usual) {
            Class<?> read = type.getBeanClass();
            return read == Instant.class || read == LocalDate.class ? new WithinTheCalendar(usual) : usual;
        }
    }

    private static final class WithinTheCalendar extends DelegatingDeserializer {

        WithinTheCalendar(ValueDeserializer<?> usual) {
            super(usual);
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> other) {
            return new WithinTheCalendar(other);
        }

        @Override
        public Object deserialize(JsonParser json, DeserializationContext context) {
            Object time = super.deserialize(json, context);
            return isWithin(time) ? time : context.reportInputMismatch(this, "lies outside of the years 1 to 9999");
        }

        private static boolean isWithin(Object time) {
            try {
                int year = time instanceof Instant instant
                        ? instant.atOffset(ZoneOffset.UTC).getYear()
                        : ((LocalDate) time).getYear();
                return year >= FIRST_YEAR && year <= LAST_YEAR;
            } catch (DateTimeException beyondJavasOwn) {
                return false;
            }
        }
    }
}
