package io.smartqueue.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Finds the controller of a request. A path with a variable is compared with some hundred patterns, which took a tenth
 * of the time of a short request; so those that have other words or another length are left out first.
 */
public final class ControllerMapping extends RequestMappingHandlerMapping {

    private static final ScopedValue<List<String>> WORDS = ScopedValue.newInstance();

    /** A word of a pattern that is a word of each path, as it is written; and one that stands for any word. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.~-]+");

    private static final Pattern VARIABLE = Pattern.compile("\\{[A-Za-z0-9_]+}");

    /** Of a pattern; empty for a variable. */
    private record Shape(List<Optional<String>> words) {

        /** @return empty for a pattern that is not made of words and variables alone */
        static Optional<Shape> of(PathPattern pattern) {
            List<Optional<String>> words = new ArrayList<>();
            for (String word : pattern.getPatternString().split("/")) {
                if (WORD.matcher(word).matches()) {
                    words.add(Optional.of(word));
                } else if (VARIABLE.matcher(word).matches()) {
                    words.add(Optional.empty());
                } else if (!word.isEmpty()) {
                    return Optional.empty();
                }
            }
            return Optional.of(new Shape(List.copyOf(words)));
        }

        boolean fits(List<String> path) {
            if (path.size() != words.size()) {
                return false;
            }
            for (int i = 0; i < path.size(); i++) {
                Optional<String> word = words.get(i);
                if (word.isPresent() && !word.get().equals(path.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    /** The shapes of a mapping's patterns; empty when one of them has none. */
    private final Map<RequestMappingInfo, List<Shape>> shapes = new ConcurrentHashMap<>();

    @Override
    protected @Nullable HandlerMethod lookupHandlerMethod(String lookupPath, HttpServletRequest request)
            throws Exception {
        return ScopedValue.where(WORDS, words(request)).call(() -> super.lookupHandlerMethod(lookupPath, request));
    }

    private static List<String> words(HttpServletRequest request) {
        List<String> words = new ArrayList<>();
        for (PathContainer.Element element : ServletRequestPathUtils.getParsedRequestPath(request)
                .pathWithinApplication()
                .elements()) {
            if (element instanceof PathContainer.PathSegment segment) {
                words.add(segment.valueToMatch());
            }
        }
        return words;
    }

    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo info, HttpServletRequest request) {
        return mayMatch(info) ? super.getMatchingMapping(info, request) : null;
    }

    private boolean mayMatch(RequestMappingInfo info) {
        if (!WORDS.isBound()) {
            return true;
        }
        List<Shape> known = shapes.computeIfAbsent(info, ControllerMapping::shapes);
        List<String> path = WORDS.get();
        return known.isEmpty() || known.stream().anyMatch(shape -> shape.fits(path));
    }

    private static List<Shape> shapes(RequestMappingInfo info) {
        var condition = info.getPathPatternsCondition();
        List<Optional<Shape>> all = condition == null
                ? List.of()
                : condition.getPatterns().stream().map(Shape::of).toList();
        return all.stream().allMatch(Optional::isPresent)
                ? all.stream().flatMap(Optional::stream).toList()
                : List.of();
    }
}
