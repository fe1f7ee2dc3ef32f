package org.zhanqiao;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One PostgreSQL schema a feature: neither a feature's Java nor its migrations name another feature's schema.
///
/// @param features names of the features, which are those of their packages and schemas
record SqlWall(Set<String> features) {

    private static final Pattern MIGRATION = Pattern.compile("V\\d+(?:_\\d+)?__([a-z]+)(_[a-z0-9_]+)?\\.sql");
    private static final Pattern STRING =
            Pattern.compile("\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\\n]|\\\\.)*)\"", Pattern.DOTALL);
    private static final Pattern SQL_WORD = Pattern.compile(
            "(?i)\\b(select|insert|update|delete|from|join|into|create|alter|drop|truncate|listen|references)\\b");

    /// @param migrations texts of migrations by file name
    List<String> breachesInMigrations(Map<String, String> migrations) {
        var breaches = new ArrayList<String>();
        migrations.forEach((file, sql) -> {
            var matcher = MIGRATION.matcher(file);
            if (!matcher.matches() || !features.contains(matcher.group(1))) {
                breaches.add(file + ": expected VNNN__feature.sql or VNNN__feature_what.sql");
            } else {
                foreign(matcher.group(1), sql.replaceAll("--[^\\n]*", ""))
                        .forEach(schema -> breaches.add(file + " names schema " + schema));
            }
        });
        return breaches;
    }

    /// @param sources texts of Java files by path below `org/zhanqiao`
    List<String> breachesInJava(Map<String, String> sources) {
        var breaches = new ArrayList<String>();
        sources.forEach((path, text) -> {
            int slash = path.indexOf('/');
            if (slash > 0) {
                var feature = path.substring(0, slash);
                var strings = STRING.matcher(text.replaceAll("///[^\\n]*", ""));
                while (strings.find()) {
                    var string = strings.group(1) != null ? strings.group(1) : strings.group(2);
                    if (SQL_WORD.matcher(string).find()) {
                        foreign(feature, string).forEach(schema -> breaches.add(path + " names schema " + schema));
                    }
                }
            }
        });
        return breaches;
    }

    private Set<String> foreign(String own, String sql) {
        return features.stream()
                .filter(other -> !other.equals(own))
                .filter(other -> Pattern.compile("(?i)(?<![\\w.'])\"?" + other
                                + "\"?\\s*\\.\\s*\"?[a-z_]|\\bschema\\s+(if\\s+(not\\s+)?exists\\s+)?\"?" + other
                                + "\\b")
                        .matcher(sql)
                        .find())
                .collect(Collectors.toSet());
    }
}
