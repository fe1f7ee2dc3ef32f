package org.zhanqiao.exchange.node;

import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A PostgreSQL statement that finds the rows of many keys as another one finds those of one: that one is run for each
/// member of the arrays that take the place of its parameters. Rows come with the place of their key before their
/// columns, counted from 1.
///
/// A parameter without a cast has the type that its place in the statement gives it, so that `column = $1` is compared
/// as the column's own type and finds its index; a member of an array has not. It is cast to the type that PostgreSQL
/// itself gave the parameter, see [#parameterTypes].
record JoinedStatement(String sql, int parameters) {

    /// Types of which a text is sent as it is, alone as in an array.
    private static final Set<String> TEXTS = Set.of("text", "character varying", "bpchar");

    /// A quoted identifier, a literal, or the number of a parameter.
    private static final Pattern PARTS = Pattern.compile("\"(?:[^\"]|\"\")*\"|'(?:[^']|'')*'|\\$(\\d+)");

    /// A question in the simple protocol whose second result is one row with the types of a statement's parameters, in
    /// their order.
    ///
    /// @param name under which nothing was prepared on any connection
    static String parameterTypes(String sql, String name) {
        // Of the bare type: what is cast to `character` is cut to one character.
        return """
                prepare %s as %s;
                select array(select format_type(type, -1) from unnest(parameter_types) with ordinality as p(type, place)
                  order by place) from pg_prepared_statements where name = '%s';
                deallocate %s""".formatted(name, sql, name, name);
    }

    /// Whether a statement with parameters of these types can be joined.
    static boolean isPossible(List<String> types) {
        return !types.isEmpty() && TEXTS.containsAll(types);
    }

    /// @param types of its parameters, which are possible
    static JoinedStatement of(String sql, List<String> types) {
        var each = PARTS.matcher(sql)
                .replaceAll(part -> part.group(1) == null
                        ? Matcher.quoteReplacement(part.group())
                        : "k.p" + part.group(1) + "::" + types.get(Integer.parseInt(part.group(1)) - 1));
        return new JoinedStatement(
                "select k.place, r.* from unnest(%s) with ordinality as k(%s, place) cross join lateral (%s) as r"
                        .formatted(numbered("$%d::text[]", types.size()), numbered("p%d", types.size()), each),
                types.size());
    }

    private static String numbered(String form, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(form::formatted).collect(Collectors.joining(", "));
    }

    /// The parameters of the other statement for each key, as this one takes them.
    Tuple arrays(List<Tuple> keys) {
        var arrays = Tuple.tuple();
        for (int parameter = 0; parameter < parameters; parameter++) {
            int place = parameter;
            arrays.addArrayOfString(
                    keys.stream().map(key -> key.getString(place)).toArray(String[]::new));
        }
        return arrays;
    }
}
