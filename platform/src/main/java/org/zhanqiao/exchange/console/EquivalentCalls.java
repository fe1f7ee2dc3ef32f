package org.zhanqiao.exchange.console;

import java.util.Map;
import java.util.stream.Collectors;
import org.zhanqiao.demand.Mode;

/// The same call from a terminal and from a program.
final class EquivalentCalls {

    private EquivalentCalls() {}

    /// `./zhanqiao call …`; empty for a list, which that command has not.
    ///
    /// @param dataDir where the platform keeps its data; empty for the place where commands look
    ///     unless told
    static String command(TrialRequest request, String dataDir) {
        if (request.mode() == Mode.LIST) {
            return "";
        }
        var line = new StringBuilder("./zhanqiao call ")
                .append(request.service())
                .append(" --as ")
                .append(request.system());
        request.key().forEach((item, value) -> option(line, "--key", item + "=" + value));
        request.values().forEach((item, value) -> option(line, "--verify", item + "=" + value));
        if (!request.fields().isEmpty()) {
            option(line, "--fields", String.join(",", request.fields()));
        }
        if (!request.caseNumber().isEmpty()) {
            option(line, "--case", request.caseNumber());
        }
        if (!request.purpose().isEmpty()) {
            option(line, "--purpose", request.purpose());
        }
        if (!dataDir.isEmpty()) {
            option(line, "--data-dir", dataDir);
        }
        return line.toString();
    }

    private static void option(StringBuilder line, String name, String value) {
        line.append(' ').append(name).append(' ').append(ShellWord.of(value));
    }

    /// With the SDK.
    ///
    /// @param logKey the log's public key; empty when it is not known
    static String code(TrialRequest request, String exchange, String logKey) {
        var code = new StringBuilder("var key = SigningKey.load(Path.of(")
                .append(literal(request.system() + ".key"))
                .append("));\ntry (var client = ZhanqiaoClient.at(URI.create(")
                .append(literal(exchange))
                .append("), key)");
        if (!logKey.isEmpty()) {
            code.append("\n        .trusting(VerifierKey.parse(")
                    .append(literal(logKey))
                    .append("))");
        }
        code.append("\n        .build()) {\n    var answer = client.").append(call(request));
        if (!request.fields().isEmpty()) {
            code.append("\n            .fields(")
                    .append(request.fields().stream()
                            .map(EquivalentCalls::literal)
                            .collect(Collectors.joining(", ")))
                    .append(')');
        }
        if (!request.caseNumber().isEmpty()) {
            code.append("\n            .caseNumber(")
                    .append(literal(request.caseNumber()))
                    .append(')');
        }
        if (!request.purpose().isEmpty()) {
            code.append("\n            .purpose(")
                    .append(literal(request.purpose()))
                    .append(')');
        }
        return code.append("\n            .send();\n}").toString();
    }

    private static String call(TrialRequest request) {
        var service = literal(request.service());
        return switch (request.mode()) {
            case QUERY -> "query(" + service + ")\n            .key(" + map(request.key()) + ")";
            case LIST -> "list(" + service + ")\n            .size(" + TrialRequest.ROWS + ")";
            case VERIFY ->
                "verify(" + service + ")\n            .item(" + map(request.key()) + ", " + map(request.values()) + ")";
        };
    }

    private static String map(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> literal(entry.getKey()) + ", " + literal(entry.getValue()))
                .collect(Collectors.joining(", ", "Map.of(", ")"));
    }

    private static String literal(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
