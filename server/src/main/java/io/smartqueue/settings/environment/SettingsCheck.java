package io.smartqueue.settings.environment;

import jakarta.validation.Validation;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.PriorityOrdered;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.validation.beanvalidation.SpringValidatorAdapter;

/**
 * Checks the settings of all modules before anything starts, so that every malformed one is reported at once. The build
 * looks which beans there are and does not read the settings of who builds.
 */
@Component
class SettingsCheck implements BeanFactoryPostProcessor, PriorityOrdered {

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        if (Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING)) {
            return;
        }
        var binder = Binder.get(beans.getBean(Environment.class));
        var settingErrors = new SettingErrors();
        try (var validation = Validation.buildDefaultValidatorFactory()) {
            var validator = new SpringValidatorAdapter(validation.getValidator());
            for (Class<?> type : settingsOf(beans)) {
                var prefix = MergedAnnotations.from(type)
                        .get(ConfigurationProperties.class)
                        .getString("prefix");
                try {
                    binder.bindOrCreate(
                            prefix, Bindable.of(type), new ValidationBindHandler(settingErrors.handler(), validator));
                } catch (BindException e) {
                    settingErrors.add(e);
                }
            }
        }
        settingErrors.refuseIfAny();
    }

    static List<Class<?>> settingsOf(ConfigurableListableBeanFactory beans) {
        var types = new ArrayList<Class<?>>();
        for (String name : beans.getBeanNamesForAnnotation(ConfigurationProperties.class)) {
            var type = beans.getType(name, false);
            if (type != null && type.isRecord()) {
                types.add(type);
            }
        }
        return types;
    }
}
