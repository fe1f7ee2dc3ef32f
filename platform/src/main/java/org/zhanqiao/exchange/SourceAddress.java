package org.zhanqiao.exchange;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.web.InputError;

/// Which addresses a source may have. What is not known to be harmless is refused: drivers take parameters that load
/// classes, write files and run scripts (H2 `INIT`, PostgreSQL `socketFactory`, `loggerFile`), so of parameters only
/// those of a short list pass, and of databases only those that are reached over the network.
final class SourceAddress {

    private static final String HOST = "(?<host>[A-Za-z0-9][A-Za-z0-9.-]{0,252}|\\[[0-9A-Fa-f:.]{2,45}])";
    private static final String PORT = "(?::(?<port>[0-9]{1,5}))?";

    private static final Pattern POSTGRESQL =
            Pattern.compile("postgresql://" + HOST + PORT + "/[A-Za-z0-9_.-]{1,63}(?:\\?(?<parameters>.*))?");

    private static final Pattern H2 = Pattern.compile("jdbc:h2:(?:tcp|ssl)://" + HOST + PORT
            + "/(?!\\S*\\.\\.)(?:mem:)?[A-Za-z0-9_./~-]{1,200}(?:;(?<parameters>.*))?");

    private static final Pattern HTTP = Pattern.compile(
            "https?://" + HOST + PORT
                    + "(?:/[A-Za-z0-9._~!$'()*+,;=:@/%-]*)?(?:\\?(?<query>[A-Za-z0-9._~!$'()*+,;=:@/?%&-]*))?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern SCHEME = Pattern.compile("(jdbc:[A-Za-z0-9]{1,20}|[A-Za-z][A-Za-z0-9+.-]{0,20}):.*");
    private static final Pattern PARAMETER = Pattern.compile("[A-Za-z0-9_.-]{1,40}");

    /// How a connection to PostgreSQL is encrypted: by the platform's own trust, by no parameter of the driver.
    private static final Set<String> SSL_MODES = Set.of("disable", "require", "verify-full");

    private static final Set<String> H2_SETTINGS =
            Set.of("IFEXISTS", "MODE", "DATABASE_TO_LOWER", "DATABASE_TO_UPPER", "CASE_INSENSITIVE_IDENTIFIERS");

    private static final Pattern H2_VALUE = Pattern.compile("[A-Za-z0-9]{1,20}");

    /// Headers that carry a message, or that a node sets itself.
    private static final Set<String> OWN_HEADERS = Set.of(
            "host",
            "content-type",
            "content-length",
            "transfer-encoding",
            "connection",
            "upgrade",
            "expect",
            "te",
            "trailer",
            "keep-alive",
            "proxy-connection",
            "proxy-authorization",
            "date",
            "via",
            "cookie");

    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\x21-\\x7e](?:[\\x20-\\x7e]{0,3998}[\\x21-\\x7e])?");
    private static final int LONGEST = 1_000;

    private SourceAddress() {}

    /// What an address reads as.
    sealed interface Reading {}

    /// One that may be connected to, as far as its form says; whether its host may be is asked of [SourceHosts].
    record Endpoint(String host) implements Reading {}

    /// One that may not.
    record Wrong(InputError flaw) implements Reading {}

    static Reading read(SourceKind kind, String url) {
        if (url.length() > LONGEST) {
            return wrong("exchange.sources.wrong.long", LONGEST);
        }
        return switch (kind) {
            case POSTGRESQL -> postgresql(url);
            case JDBC -> h2(url);
            case HTTP -> http(url);
        };
    }

    private static Reading postgresql(String url) {
        var found = POSTGRESQL.matcher(url);
        if (!found.matches() || isNoPort(found.group("port"))) {
            return wrong("exchange.sources.wrong.postgresql");
        }
        var parameters = found.group("parameters");
        if (parameters != null) {
            for (var pair : parameters.split("&", -1)) {
                int equals = pair.indexOf('=');
                var name = equals < 0 ? pair : pair.substring(0, equals);
                if (!name.equals("sslmode")) {
                    return parameter(name, "sslmode");
                }
                if (!SSL_MODES.contains(pair.substring(equals + 1)) || parameters.contains("&")) {
                    return wrong("exchange.sources.wrong.sslmode");
                }
            }
        }
        return endpoint(found.group("host"));
    }

    private static Reading h2(String url) {
        if (!url.startsWith("jdbc:h2:")) {
            var scheme = SCHEME.matcher(url);
            if (!scheme.matches()) {
                return wrong("exchange.sources.wrong.h2");
            }
            return scheme.group(1).endsWith("postgresql")
                    ? wrong("exchange.sources.wrong.useKind")
                    : wrong("exchange.sources.wrong.driver", scheme.group(1));
        }
        var found = H2.matcher(url);
        if (!found.matches() || isNoPort(found.group("port"))) {
            return wrong("exchange.sources.wrong.h2");
        }
        var parameters = found.group("parameters");
        if (parameters != null) {
            for (var pair : parameters.split(";", -1)) {
                int equals = pair.indexOf('=');
                var name = equals < 0 ? pair : pair.substring(0, equals);
                if (equals < 0
                        || !H2_SETTINGS.contains(name.toUpperCase(Locale.ROOT))
                        || !H2_VALUE.matcher(pair.substring(equals + 1)).matches()) {
                    return parameter(
                            name, String.join(" ", H2_SETTINGS.stream().sorted().toList()));
                }
            }
        }
        return endpoint(found.group("host"));
    }

    private static Reading http(String url) {
        var found = HTTP.matcher(url);
        if (!found.matches() || isNoPort(found.group("port"))) {
            return wrong("exchange.sources.wrong.http");
        }
        return endpoint(found.group("host"));
    }

    private static boolean isNoPort(@Nullable String port) {
        return port != null && (Integer.parseInt(port) < 1 || Integer.parseInt(port) > 65_535);
    }

    private static Endpoint endpoint(String host) {
        return new Endpoint(host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
    }

    /// Names the parameter, unless it is none and might be part of a password.
    private static Wrong parameter(String name, String allowed) {
        return PARAMETER.matcher(name).matches()
                ? wrong("exchange.sources.wrong.parameter", name, allowed)
                : wrong("exchange.sources.wrong.parameters", allowed);
    }

    private static Wrong wrong(String messageKey, Object... arguments) {
        return new Wrong(InputError.of("url", messageKey, arguments));
    }

    /// What is wrong with the account, or the header that carries the secret.
    static List<InputError> listAccountFlaws(SourceKind kind, String username, String secret) {
        if (kind == SourceKind.HTTP) {
            if (!HEADER.matcher(username).matches() || OWN_HEADERS.contains(username.toLowerCase(Locale.ROOT))) {
                return List.of(InputError.of("username", "exchange.sources.wrong.header"));
            }
            return HEADER_VALUE.matcher(secret).matches()
                    ? List.of()
                    : List.of(InputError.of("secret", "exchange.sources.wrong.headerValue"));
        }
        if (username.isEmpty() || username.length() > 128 || isUnprintable(username)) {
            return List.of(InputError.of("username", "exchange.sources.wrong.account"));
        }
        return secret.length() > LONGEST || isUnprintable(secret)
                ? List.of(InputError.of("secret", "exchange.sources.wrong.secret", LONGEST))
                : List.of();
    }

    private static boolean isUnprintable(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    /// Whether the connection is not encrypted: then whoever listens on the way sees the rows, and of HTTP the secret.
    static boolean isPlain(SourceKind kind, String url) {
        return switch (kind) {
            case POSTGRESQL -> !url.contains("sslmode=require") && !url.contains("sslmode=verify-full");
            case JDBC -> !url.startsWith("jdbc:h2:ssl:");
            case HTTP -> url.regionMatches(true, 0, "http:", 0, 5);
        };
    }
}
