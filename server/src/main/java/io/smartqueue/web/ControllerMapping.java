package io.smartqueue.web;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
 * of the time of a short request; so only those whose words the path has are compared.
 */
public final class ControllerMapping extends RequestMappingHandlerMapping {

    private static final ScopedValue<Set<RequestMappingInfo>> CANDIDATES = ScopedValue.newInstance();

    /** A word of a pattern that is a word of each path, as it is written; and one that stands for any word. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.~-]+");

    private static final Pattern VARIABLE = Pattern.compile("\\{[A-Za-z0-9_]+}");

    /** The words of a pattern; empty for a variable. */
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
    }

    /** The patterns that begin with the words on the way to here. */
    private static final class Branch {

        private final Map<String, Branch> byWord = new HashMap<>();
        private @Nullable Branch byVariable;
        private final List<RequestMappingInfo> here = new ArrayList<>();

        void add(RequestMappingInfo info, List<Optional<String>> words) {
            if (words.isEmpty()) {
                here.add(info);
                return;
            }
            Branch next = words.getFirst()
                    .map(word -> byWord.computeIfAbsent(word, unknown -> new Branch()))
                    .orElseGet(this::variable);
            next.add(info, words.subList(1, words.size()));
        }

        private Branch variable() {
            Branch known = byVariable == null ? new Branch() : byVariable;
            byVariable = known;
            return known;
        }

        void collect(List<String> path, Set<RequestMappingInfo> found) {
            if (path.isEmpty()) {
                found.addAll(here);
                return;
            }
            List<String> rest = path.subList(1, path.size());
            Branch word = byWord.get(path.getFirst());
            if (word != null) {
                word.collect(rest, found);
            }
            if (byVariable != null) {
                byVariable.collect(rest, found);
            }
        }
    }

    /** @param others those with a pattern that is not made of words and variables alone, which every path may match */
    private record Tree(Branch root, List<RequestMappingInfo> others) {

        static Tree of(Set<RequestMappingInfo> mappings) {
            var tree = new Tree(new Branch(), new ArrayList<>());
            mappings.forEach(tree::add);
            return tree;
        }

        private void add(RequestMappingInfo info) {
            var condition = info.getPathPatternsCondition();
            List<Optional<Shape>> shapes = condition == null
                    ? List.of()
                    : condition.getPatterns().stream().map(Shape::of).toList();
            if (shapes.isEmpty() || shapes.stream().anyMatch(Optional::isEmpty)) {
                others.add(info);
            } else {
                shapes.stream().flatMap(Optional::stream).forEach(shape -> root.add(info, shape.words()));
            }
        }

        Set<RequestMappingInfo> candidates(List<String> path) {
            Set<RequestMappingInfo> found = Collections.newSetFromMap(new IdentityHashMap<>());
            found.addAll(others);
            root.collect(path, found);
            return found;
        }
    }

    private volatile @Nullable Tree tree;

    @Override
    protected void registerHandlerMethod(Object handler, Method method, RequestMappingInfo mapping) {
        super.registerHandlerMethod(handler, method, mapping);
        tree = null;
    }

    @Override
    protected @Nullable HandlerMethod lookupHandlerMethod(String lookupPath, HttpServletRequest request)
            throws Exception {
        Tree known = tree;
        if (known == null) {
            known = Tree.of(getHandlerMethods().keySet());
            tree = known;
        }
        return ScopedValue.where(CANDIDATES, known.candidates(words(request)))
                .call(() -> super.lookupHandlerMethod(lookupPath, request));
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
        return !CANDIDATES.isBound() || CANDIDATES.get().contains(info)
                ? super.getMatchingMapping(info, request)
                : null;
    }
}
