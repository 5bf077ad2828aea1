package io.smartqueue;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.BootstrapUtils;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Classes that share an application run one after the other, and before them those that need none. At each change one
 * application pauses and the other wakes up, which looks at once at all that every test before has left.
 */
public final class ByApplication implements ClassOrderer {

    @Override
    public void orderClasses(ClassOrdererContext context) {
        Map<Optional<MergedContextConfiguration>, String> groups = new HashMap<>();
        Map<String, String> places = new HashMap<>();
        context.getClassDescriptors().stream()
                .sorted(Comparator.comparing(ByApplication::name))
                .forEach(one -> {
                    String group =
                            groups.computeIfAbsent(application(one), needed -> needed.isPresent() ? name(one) : "");
                    places.put(name(one), group + " " + name(one));
                });
        context.getClassDescriptors().sort(Comparator.comparing(one -> places.getOrDefault(name(one), "")));
    }

    private static String name(ClassDescriptor descriptor) {
        return descriptor.getTestClass().getName();
    }

    /** Empty for a class that needs none. */
    private static Optional<MergedContextConfiguration> application(ClassDescriptor descriptor) {
        return descriptor
                .findAnnotation(SpringBootTest.class)
                .map(needed -> BootstrapUtils.resolveTestContextBootstrapper(descriptor.getTestClass())
                        .buildMergedContextConfiguration());
    }
}
