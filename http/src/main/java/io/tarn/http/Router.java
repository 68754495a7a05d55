package io.tarn.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A routing table over raw paths. A template is segments between slashes, each a fixed text or a {@code {parameter}}. A
 * parameter matches one whole raw segment, possibly an empty one; an encoded slash stays inside it. Fixed texts win over
 * parameters. Nothing is normalised: doubled or trailing slashes and dots are segments like others.
 *
 * @param <T> what a route leads to
 */
public final class Router<T> {

    /** One row of the table. */
    public record Route<T>(String method, String template, T target) {}

    /** A matching row and its raw (still percent-encoded) parameters, in the order of the template. */
    public record Match<T>(Route<T> route, Map<String, String> rawParameters) {}

    private static final class Node<T> {
        final Map<String, Node<T>> fixed = new HashMap<>();

        @Nullable
        Node<T> parameter;

        final Map<String, Route<T>> routes = new HashMap<>();
    }

    private final Node<T> root = new Node<>();
    private final List<Route<T>> routes = new ArrayList<>();

    /** Adds a row. Not to be called once requests are matched. */
    public Router<T> add(String method, String template, T target) {
        Node<T> node = root;
        for (String segment : segments(template)) {
            if (isParameter(segment)) {
                Node<T> child = node.parameter == null ? new Node<>() : node.parameter;
                node.parameter = child;
                node = child;
            } else {
                node = node.fixed.computeIfAbsent(segment, s -> new Node<>());
            }
        }
        Route<T> route = new Route<>(method, template, target);
        if (node.routes.putIfAbsent(method, route) != null) {
            throw new IllegalArgumentException("two routes for " + method + " " + template);
        }
        routes.add(route);
        return this;
    }

    /** All rows in the order in which they were added. */
    public List<Route<T>> routes() {
        return Collections.unmodifiableList(routes);
    }

    /** The row for this method and raw path. */
    public Optional<Match<T>> match(String method, String rawPath) {
        List<String> path = segments(rawPath);
        Optional<Route<T>> found = find(root, path, 0, method);
        return found.map(route -> new Match<>(route, parameters(route.template(), path)));
    }

    private Optional<Route<T>> find(Node<T> node, List<String> path, int depth, String method) {
        if (depth == path.size()) {
            return Optional.ofNullable(node.routes.get(method));
        }
        Node<T> fixed = node.fixed.get(path.get(depth));
        if (fixed != null) {
            Optional<Route<T>> found = find(fixed, path, depth + 1, method);
            if (found.isPresent()) {
                return found;
            }
        }
        return node.parameter == null ? Optional.empty() : find(node.parameter, path, depth + 1, method);
    }

    private Map<String, String> parameters(String template, List<String> path) {
        Map<String, String> values = new LinkedHashMap<>();
        List<String> names = segments(template);
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (isParameter(name)) {
                values.put(name.substring(1, name.length() - 1), path.get(i));
            }
        }
        return values;
    }

    private static boolean isParameter(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }

    private static List<String> segments(String path) {
        return List.of(path.substring(path.startsWith("/") ? 1 : 0).split("/", -1));
    }
}
