package org.zhanqiao.demand.collection;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// The words of `labels.txt`.
final class LabelWords {

    /// Names of the same.
    ///
    /// @param standard empty for none
    record Group(String standard, List<String> names) {}

    private final Map<String, Group> groups = new HashMap<>();
    private final Map<String, List<String>> papers = new HashMap<>();
    private final Map<String, Set<String>> lists = new HashMap<>();
    private final List<String> roles = new ArrayList<>();

    private LabelWords(List<String> lines) {
        for (var line : lines) {
            var words = Arrays.asList(line.split("\\s+", -1));
            var kind = words.getFirst();
            int equals = words.indexOf("=");
            var left = words.subList(1, Math.max(equals, 1));
            var right = words.subList(equals < 0 ? 1 : equals + 1, words.size());
            switch (kind) {
                case "element", "usual" -> {
                    var group = new Group(String.join(" ", left), List.copyOf(right));
                    right.forEach(name -> groups.put(name, group));
                }
                case "paper" -> left.forEach(paper -> papers.put(paper, List.copyOf(right)));
                case "role" -> roles.addAll(right);
                default -> lists.computeIfAbsent(kind, each -> new HashSet<>()).addAll(right);
            }
        }
        roles.sort(Comparator.comparingInt(String::length).reversed());
    }

    static LabelWords load() {
        var file = "labels.txt";
        try (var in = Objects.requireNonNull(LabelWords.class.getResourceAsStream(file), file);
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return new LabelWords(reader.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<Group> findGroup(String name) {
        return Optional.ofNullable(groups.get(name));
    }

    /// What the datasets are called that stand for a paper.
    List<String> listDatasets(String paper) {
        return papers.getOrDefault(paper, List.of());
    }

    boolean isKey(String name) {
        return has("key", name);
    }

    boolean isOfTheCase(String name) {
        return has("case", name);
    }

    boolean isGeneral(String name) {
        return has("general", name);
    }

    /// Whether it stands in the names of datasets of any kind, and so says nothing of which is meant.
    boolean isVague(String part) {
        return has("vague", part);
    }

    private boolean has(String kind, String name) {
        return lists.getOrDefault(kind, Set.of()).contains(name);
    }

    /// The name without the words at its beginning that say whose it is; as it is when nothing else would be left.
    String withoutRole(String name) {
        for (var role : roles) {
            if (name.startsWith(role) && name.length() > role.length()) {
                var rest = name.substring(role.length());
                return withoutRole(rest.startsWith("的") && rest.length() > 1 ? rest.substring(1) : rest);
            }
        }
        return name;
    }
}
