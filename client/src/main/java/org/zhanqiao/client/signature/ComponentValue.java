package org.zhanqiao.client.signature;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The value of one covered component (RFC 9421 §2.1 and §2.2).
final class ComponentValue {
    private ComponentValue() {}

    /// Why there is no value, in English and in Chinese.
    record Problem(String reason, String reasonZh) {}

    /// Appends the value; answers what is wrong, or null when nothing is.
    static @Nullable Problem append(StringBuilder to, CoveredComponent component, RequestParts request) {
        if (component.otherParameter() != null) {
            return new Problem(
                    "the parameter " + component.otherParameter() + " is not supported",
                    "不支持参数 " + component.otherParameter());
        }
        String name = component.name();
        if (name.charAt(0) != '@') {
            return field(to, request.fieldValues(name));
        }
        String target = request.target();
        switch (name) {
            case "@method" -> to.append(request.method());
            case "@scheme" -> to.append(request.scheme().toLowerCase(Locale.ROOT));
            case "@authority" -> to.append(authority(request));
            case "@request-target" -> to.append(target);
            case "@target-uri" -> {
                if (target.startsWith("/") || target.startsWith("?") || target.isEmpty()) {
                    to.append(request.scheme().toLowerCase(Locale.ROOT))
                            .append("://")
                            .append(authority(request));
                }
                to.append(target);
            }
            case "@path" -> to.append(path(target));
            case "@query" -> to.append('?').append(query(target));
            case "@query-param" -> {
                return queryParameter(to, component, query(target));
            }
            default -> {
                return new Problem("not a derived component of a request known here", "不是这里认识的请求组成");
            }
        }
        return null;
    }

    private static @Nullable Problem field(StringBuilder to, List<String> values) {
        if (values.isEmpty()) {
            return new Problem("the request has no such header", "请求没有这个头部");
        }
        boolean first = true;
        for (String value : values) {
            if (!first) {
                to.append(", ");
            }
            first = false;
            appendTrimmed(to, value);
        }
        return null;
    }

    /// Without surrounding white space, obsolete line folding as one space (§2.1); a bare line break could forge a
    /// line.
    private static void appendTrimmed(StringBuilder to, String value) {
        String trimmed = value.strip();
        if (trimmed.indexOf('\n') < 0 && trimmed.indexOf('\r') < 0) {
            to.append(trimmed);
        } else {
            to.append(trimmed.replaceAll("[ \\t]*\\r?[\\n\\r][ \\t]*", " "));
        }
    }

    /// Lower case, without the scheme's default port (§2.2.3).
    private static String authority(RequestParts request) {
        String authority = request.authority().toLowerCase(Locale.ROOT);
        String port = request.scheme().equalsIgnoreCase("https") ? ":443" : ":80";
        return authority.endsWith(port) ? authority.substring(0, authority.length() - port.length()) : authority;
    }

    private static String path(String target) {
        int start = pathStart(target);
        int mark = target.indexOf('?', start);
        String path = target.substring(start, mark < 0 ? target.length() : mark);
        return path.isEmpty() ? "/" : path;
    }

    /// Where the path starts, also in an absolute-form target.
    private static int pathStart(String target) {
        int scheme = target.startsWith("/") ? -1 : target.indexOf("://");
        if (scheme < 0) {
            return 0;
        }
        for (int i = scheme + 3; i < target.length(); i++) {
            if (target.charAt(i) == '/' || target.charAt(i) == '?') {
                return i;
            }
        }
        return target.length();
    }

    private static String query(String target) {
        int mark = target.indexOf('?');
        return mark < 0 ? "" : target.substring(mark + 1);
    }

    /// §2.2.8: decoded as a form, encoded again; a name that occurs twice cannot be covered.
    private static @Nullable Problem queryParameter(StringBuilder to, CoveredComponent component, String query) {
        String wanted = component.queryParameter();
        if (wanted == null) {
            return new Problem("the parameter name is missing", "缺少参数 name");
        }
        String found = null;
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            try {
                if (!reencoded(equals < 0 ? pair : pair.substring(0, equals)).equals(wanted)) {
                    continue;
                }
                if (found != null) {
                    return new Problem("the query has that parameter more than once", "查询串中这个参数出现了多次");
                }
                found = equals < 0 ? "" : reencoded(pair.substring(equals + 1));
            } catch (IllegalArgumentException e) {
                return new Problem("the query is not a well-formed form", "查询串的编码不对");
            }
        }
        if (found == null) {
            return new Problem("the query has no such parameter", "查询串没有这个参数");
        }
        to.append(found);
        return null;
    }

    private static String reencoded(String raw) {
        String decoded = URLDecoder.decode(raw, StandardCharsets.UTF_8);
        return URLEncoder.encode(decoded, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
