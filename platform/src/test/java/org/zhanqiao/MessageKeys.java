package org.zhanqiao;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The words of the pages: each key begins with its feature, stands in both languages with the same blanks to fill,
/// and is used. A key that code puts together counts as used when its beginning, up to a dot, stands in the code as a
/// string of its own.
///
/// @param chinese texts by key
/// @param english texts by key
/// @param sources texts of Java files and templates by path
record MessageKeys(Map<String, String> chinese, Map<String, String> english, Map<String, String> sources) {

    private static final Pattern STRING = Pattern.compile("\"([a-z]+(?:\\.[A-Za-z0-9-]+)+\\.?)\"");
    private static final Pattern BEGINNING = Pattern.compile("\"([a-z]+\\.(?:[A-Za-z0-9-]+\\.)*)\"");
    private static final Pattern ASKED = Pattern.compile(
            "(?:page\\.text\\(|InputError\\.of\\(\"[^\"]*\", |NavigationItem\\.of\\(\\s*\\d+,\\s*|NavigationGroup\\.of\\(\\d+, |PublicPlace\\(\\s*\\d+,\\s*)\"([^\"]+)\"");
    private static final Pattern NAVIGATION =
            Pattern.compile("(?:NavigationItem\\.of|new PublicPlace)\\(\\s*\\d+,\\s*\"([^\"]+)\"");
    private static final Pattern BLANK = Pattern.compile("\\{\\d+}");

    List<String> breaches(Set<String> features) {
        var breaches = new ArrayList<String>();
        var used = used();
        var beginnings = beginnings();
        var keys = union();
        for (var key : keys) {
            var feature = key.substring(0, Math.max(0, key.indexOf('.')));
            if (!features.contains(feature)) {
                breaches.add(key + ": begins with no feature");
            }
            if (!chinese.containsKey(key) || !english.containsKey(key)) {
                breaches.add(key + ": missing in " + (chinese.containsKey(key) ? "English" : "Chinese"));
            } else if (!blanks(chinese.get(key)).equals(blanks(english.get(key)))) {
                breaches.add(key + ": the two languages fill in different blanks");
            }
            if (!used.contains(key) && beginnings.stream().noneMatch(key::startsWith)) {
                breaches.add(key + ": used nowhere");
            }
        }
        asked().stream()
                .filter(key -> !key.endsWith(".") && !keys.contains(key))
                .forEach(key -> breaches.add(key + ": asked for, but not there"));
        quotes(breaches, chinese);
        quotes(breaches, english);
        return breaches;
    }

    private static void quotes(List<String> breaches, Map<String, String> texts) {
        texts.forEach((key, text) -> {
            if (text.contains("'")) {
                breaches.add(key + ": ' is swallowed by the message format; write ’");
            }
        });
    }

    private Set<String> union() {
        var all = new TreeSet<>(chinese.keySet());
        all.addAll(english.keySet());
        return all;
    }

    private Set<String> used() {
        var keys = new HashSet<String>();
        sources.values().forEach(text -> {
            STRING.matcher(text).results().forEach(found -> keys.add(found.group(1)));
            NAVIGATION.matcher(text).results().forEach(found -> keys.add(found.group(1) + ".hint"));
        });
        return keys;
    }

    private Set<String> beginnings() {
        var keys = new HashSet<String>();
        sources.values().forEach(text -> BEGINNING.matcher(text).results().forEach(found -> keys.add(found.group(1))));
        return keys;
    }

    private Set<String> asked() {
        var keys = new TreeSet<String>();
        sources.values().forEach(text -> {
            ASKED.matcher(text).results().forEach(found -> keys.add(found.group(1)));
            NAVIGATION.matcher(text).results().forEach(found -> keys.add(found.group(1) + ".hint"));
        });
        return keys;
    }

    private static Set<String> blanks(String text) {
        var blanks = new TreeSet<String>();
        BLANK.matcher(text).results().forEach(found -> blanks.add(found.group()));
        return blanks;
    }
}
