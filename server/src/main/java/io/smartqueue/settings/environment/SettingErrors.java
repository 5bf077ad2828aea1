package io.smartqueue.settings.environment;

import io.smartqueue.settings.CannotStart;
import io.smartqueue.settings.MalformedSetting;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.util.ClassUtils;

/** Errors by setting, under its name in the environment. Values are not repeated, because they may be secret. */
final class SettingErrors {

    private final Map<String, String> complaints = new TreeMap<>();

    BindHandler handler() {
        return new AbstractBindHandler() {
            @Override
            public @Nullable Object onFailure(
                    ConfigurationPropertyName name, Bindable<?> target, BindContext context, Exception error)
                    throws Exception {
                if (context.getConfigurationProperty() == null) {
                    throw error;
                }
                complaints.putIfAbsent(variable(name.toString()), " " + inWords(target, error));
                return null;
            }
        };
    }

    /** Adds the violated constraints of a record that could be bound. */
    void add(BindException failure) {
        if (failure.getCause() instanceof BindValidationException validation) {
            for (var error : validation.getValidationErrors()) {
                var field = error instanceof org.springframework.validation.FieldError fieldError
                        ? "." + fieldError.getField()
                        : "";
                complaints.putIfAbsent(
                        variable(validation.getValidationErrors().getName() + field), ": " + error.getDefaultMessage());
            }
        } else if (complaints.isEmpty()) {
            throw new IllegalStateException("settings of " + failure.getTarget() + " cannot be bound", failure);
        }
    }

    void refuseIfAny() {
        if (!complaints.isEmpty()) {
            var lines = new ArrayList<String>();
            complaints.forEach((setting, complaint) -> lines.add(setting + complaint));
            throw new CannotStart(lines);
        }
    }

    /** `twilio.account-sid` and `twilio.accountSid` are both TWILIO_ACCOUNT_SID. */
    static String variable(String property) {
        return property.replaceFirst("^\\.", "")
                .replaceAll("([a-z])([A-Z])", "$1_$2")
                .replaceAll("[.-]", "_")
                .toUpperCase(Locale.ROOT);
    }

    private static String inWords(Bindable<?> target, Exception error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof MalformedSetting malformed) {
                return "" + malformed.getMessage();
            }
        }
        var type = ClassUtils.resolvePrimitiveIfNecessary(target.getType().resolve(Object.class));
        if (type.isEnum()) {
            return "must be one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "));
        }
        return type == Boolean.class
                ? "must be true or false"
                : type == Integer.class || type == Long.class
                        ? "must be a whole number"
                        : Number.class.isAssignableFrom(type)
                                ? "must be a number"
                                : type == InetAddress.class ? "must be an address of this machine" : "is malformed";
    }
}
