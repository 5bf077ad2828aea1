package io.smartqueue.kernel;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.ZoneId;
import java.util.Currency;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A value that must be on an international list: countries, zones, languages or currencies. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Known.Check.class)
public @interface Known {

    enum List {
        COUNTRY("Use an ISO 3166 code of two letters, such as SN.", Set.of(Locale.getISOCountries())::contains),
        ZONE("Use a zone of the IANA list, such as Africa/Dakar.", ZoneId.getAvailableZoneIds()::contains),
        LANGUAGE("Use a BCP 47 tag, such as fr.", List::isLanguage),
        CURRENCY("Use an ISO 4217 code of three letters, such as XOF.", List::isCurrency);

        private final String advice;
        private final Predicate<String> list;

        List(String advice, Predicate<String> list) {
            this.advice = advice;
            this.list = list;
        }

        public boolean has(String value) {
            return list.test(value);
        }

        /** @throws Refusal naming {@code field} when the value is not on the list */
        public void require(String field, String value) {
            if (!has(value)) {
                throw Refusal.field(field, code(), advice);
            }
        }

        public String code() {
            return "unknown_" + name().toLowerCase(Locale.ROOT);
        }

        private static boolean isCurrency(String code) {
            return Currency.getAvailableCurrencies().stream()
                    .anyMatch(currency -> currency.getCurrencyCode().equals(code));
        }

        private static boolean isLanguage(String tag) {
            try {
                String language =
                        new Locale.Builder().setLanguageTag(tag).build().getLanguage();
                return tag.length() <= 35 && Set.of(Locale.getISOLanguages()).contains(language);
            } catch (IllformedLocaleException malformed) {
                return false;
            }
        }
    }

    List value();

    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Accepts null, which other annotations refuse. */
    final class Check implements ConstraintValidator<Known, @Nullable String> {

        private List list = List.COUNTRY;

        @Override
        public void initialize(Known annotation) {
            list = annotation.value();
        }

        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            if (value == null || list.has(value)) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(list.advice).addConstraintViolation();
            return false;
        }
    }
}
