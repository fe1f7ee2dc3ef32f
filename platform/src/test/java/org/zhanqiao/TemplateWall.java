package org.zhanqiao;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// A feature's templates use its own records, `java.*`, the engine's `Content` and the two that are there for pages of
/// others, `web` and `proceeding`; their pieces come from the same feature or from those two. A page renders one view
/// record.
final class TemplateWall {

    private static final Set<String> SHARED = Set.of("web", "proceeding");
    private static final Pattern ZHANQIAO = Pattern.compile("\\borg\\.zhanqiao\\.([a-z]+)");
    private static final Pattern IMPORT = Pattern.compile("(?m)^@import\\s+(?:static\\s+)?([\\w.]+)");
    private static final Pattern PIECE = Pattern.compile("@template\\.([a-z]+)\\.");

    private TemplateWall() {}

    /// @param templates texts of templates by path below `src/main/jte`
    static List<String> breaches(Map<String, String> templates) {
        var breaches = new ArrayList<String>();
        templates.forEach((path, text) -> {
            int slash = path.indexOf('/');
            if (slash < 0) {
                breaches.add(path + ": lies in no feature's folder");
                return;
            }
            var feature = path.substring(0, slash);
            ZHANQIAO.matcher(text).results().forEach(found -> check(breaches, path, feature, found.group(1)));
            PIECE.matcher(text).results().forEach(found -> check(breaches, path, feature, found.group(1)));
            IMPORT.matcher(text)
                    .results()
                    .map(found -> found.group(1))
                    .filter(name -> !name.startsWith("org.zhanqiao.")
                            && !name.startsWith("java.")
                            && !name.equals("gg.jte.Content"))
                    .forEach(name -> breaches.add(path + " uses " + name));
        });
        return breaches;
    }

    private static void check(List<String> breaches, String path, String feature, String used) {
        if (!used.equals(feature) && !SHARED.contains(used)) {
            breaches.add(path + " uses " + used);
        }
    }
}
