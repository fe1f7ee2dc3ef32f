package org.zhanqiao.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.client.Answer;
import org.zhanqiao.client.ExchangeUnreachable;
import org.zhanqiao.client.Matches;
import org.zhanqiao.client.Problem;
import org.zhanqiao.client.Receipt;
import org.zhanqiao.client.ReceiptRejected;
import org.zhanqiao.client.Rows;
import org.zhanqiao.client.Source;
import org.zhanqiao.client.Timing;
import org.zhanqiao.client.UnexpectedAnswer;
import org.zhanqiao.client.Withheld;
import org.zhanqiao.client.ZhanqiaoClient;
import org.zhanqiao.evidence.ReceiptCheck;
import org.zhanqiao.evidence.VerifierKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Calls a data service as a consumer would, through the SDK.
@Command(
        name = "call",
        description = {
            "以某个系统的身份调用数据服务 · call a data service as a system would",
            "退出码 · exit code：0 已提供 served，3 被拒绝 refused，4 暂不可用 unavailable，2 用法有误 wrong usage"
        },
        mixinStandardHelpOptions = true)
final class CallCommand implements Callable<Integer> {

    private static final int REFUSED = 3;
    private static final int UNAVAILABLE = CommandLineDoor.UNREACHABLE;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Parameters(paramLabel = "SERVICE", description = "服务代码，如 police.resident · code of the service")
    private String service = "";

    @Option(
            names = "--as",
            required = true,
            paramLabel = "SYSTEM",
            description = "调用系统，如 education-enrolment · the calling system")
    private String system = "";

    @Option(
            names = "--key",
            required = true,
            paramLabel = "ITEM=VALUE",
            description = "查询条件；多项共同构成一个键 · what to look up by; several make up one key")
    private Map<String, String> key = new LinkedHashMap<>();

    @Option(names = "--case", paramLabel = "NUMBER", description = "办件编号 · case number")
    private @Nullable String caseNumber;

    @Option(names = "--purpose", description = "用途；有多份授权时必填 · purpose, needed where there are several grants")
    private @Nullable String purpose;

    @Option(
            names = "--fields",
            split = ",",
            description = "只取这些数据项；不写则取授权所列的全部 · only these items; all that are granted without it")
    private List<String> fields = List.of();

    @Option(
            names = "--verify",
            paramLabel = "ITEM=VALUE",
            description = "不取数据，只核验这些值，得到是或否 · no data, only whether these values are right")
    private Map<String, String> verify = new LinkedHashMap<>();

    @Option(names = "--json", description = "输出 JSON · prints JSON")
    private boolean json;

    @Option(names = "--data-dir", defaultValue = "var", description = "default ${DEFAULT-VALUE}")
    private Path dataDir = Path.of("var");

    @Option(
            names = "--exchange",
            description = "交换节点地址；不写则用数据目录中记录的地址 · address of the node; that of the data directory without it")
    private @Nullable URI exchange;

    @Option(names = "--key-file", description = "系统的密钥文件 · key file of the system")
    private @Nullable Path keyFile;

    @Override
    public Integer call() {
        var running = RunningExchange.find(dataDir, exchange);
        var signingKey = RunningExchange.key(dataDir, system, keyFile);
        try (var client = ZhanqiaoClient.at(running.address(), signingKey).build()) {
            return verify.isEmpty() ? query(client, running) : verify(client, running);
        } catch (ExchangeUnreachable | UnexpectedAnswer | ReceiptRejected e) {
            throw new CannotGoOn(UNAVAILABLE, String.valueOf(e.getMessage()), "");
        }
    }

    private int query(ZhanqiaoClient client, RunningExchange running) {
        var call = client.query(service).key(key);
        if (!fields.isEmpty()) {
            call.fields(fields.toArray(new String[0]));
        }
        if (caseNumber != null) {
            call.caseNumber(caseNumber);
        }
        if (purpose != null) {
            call.purpose(purpose);
        }
        return report(call.send(), running.logKey(), CallCommand::rows, Rows::withheld, Rows::missing);
    }

    private int verify(ZhanqiaoClient client, RunningExchange running) {
        var call = client.verify(service).item(key, verify);
        if (caseNumber != null) {
            call.caseNumber(caseNumber);
        }
        if (purpose != null) {
            call.purpose(purpose);
        }
        return report(call.send(), running.logKey(), CallCommand::matches, _ -> List.of(), _ -> List.of());
    }

    private interface Content<C> {
        Object plain(C content);
    }

    private static Object rows(Rows rows) {
        return rows.rows().stream()
                .map(row -> {
                    Map<String, Object> plain = new LinkedHashMap<>();
                    var asOf = row.row().asOf();
                    if (asOf != null) {
                        plain.put("asOf", asOf.toString());
                    }
                    plain.put("data", row.row().data());
                    if (!row.row().unfit().isEmpty()) {
                        plain.put("unfit", row.row().unfit());
                    }
                    if (!row.row().disputed().isEmpty()) {
                        plain.put("disputed", days(row.row().disputed()));
                    }
                    return plain;
                })
                .toList();
    }

    private static Object matches(Matches matches) {
        var match = matches.items().getFirst();
        if (match.disputed().isEmpty()) {
            return match.fields();
        }
        Map<String, Object> plain = new LinkedHashMap<>(match.fields());
        plain.put("disputed", days(match.disputed()));
        return plain;
    }

    /// The fields that somebody says are wrong, and since when.
    private static Map<String, String> days(Map<String, LocalDate> disputed) {
        var days = new LinkedHashMap<String, String>();
        disputed.forEach((field, since) -> days.put(field, since.toString()));
        return days;
    }

    private <C> int report(
            Answer<C> answer,
            Optional<VerifierKey> logKey,
            Content<C> content,
            Function<C, List<Withheld>> withheld,
            Function<C, List<Integer>> missing) {
        return switch (answer) {
            case Answer.Served<C>(var call, var body, var source, var receipt, var timing) -> {
                served(
                        call,
                        content.plain(body),
                        withheld.apply(body),
                        missing.apply(body),
                        source,
                        receipt,
                        timing,
                        logKey);
                yield 0;
            }
            case Answer.Refused<C>(var reason, var problem, var receipt) -> {
                problem("refused", reason, problem, receipt);
                yield REFUSED;
            }
            case Answer.Unavailable<C>(var cause, var problem, var receipt) -> {
                problem("unavailable", cause, problem, receipt);
                yield UNAVAILABLE;
            }
        };
    }

    private void served(
            String call,
            Object content,
            List<Withheld> withheld,
            List<Integer> missing,
            Source source,
            Receipt receipt,
            Timing timing,
            Optional<VerifierKey> logKey) {
        var check = logKey.map(receipt::verify);
        if (json) {
            Map<String, Object> plain = new LinkedHashMap<>();
            plain.put("outcome", "served");
            plain.put("call", call);
            plain.put("content", content);
            if (!missing.isEmpty()) {
                plain.put("missing", missing);
            }
            if (!withheld.isEmpty()) {
                plain.put("withheld", withheld);
            }
            plain.put("fresh", source instanceof Source.Fresh);
            plain.put("receipt", receipt.text());
            plain.put(
                    "receiptVerified",
                    check.map(c -> c instanceof ReceiptCheck.Genuine).orElse(false));
            plain.put("received", timing.received().toString());
            plain.put("asked", String.valueOf(timing.asked()));
            plain.put("answered", String.valueOf(timing.answered()));
            plain.put("sent", timing.sent().toString());
            System.out.println(JSON.writeValueAsString(plain));
            return;
        }
        System.out.println("已提供 · served（调用编号 " + call + "）");
        System.out.println(JSON.writeValueAsString(content));
        if (!missing.isEmpty()) {
            System.out.println("数据源没有这个键的数据 · the source has no data for this key");
        }
        if (!withheld.isEmpty()) {
            System.out.println("授权所列、现在不提供 · withheld now："
                    + withheld.stream()
                            .map(each -> each.field() + "（" + each.reason() + "）")
                            .collect(Collectors.joining("、")));
        }
        if (source instanceof Source.LastGood(var age)) {
            System.out.println("注意：数据源暂时不可用，这是 " + age.toSeconds() + " 秒前的答案 · the source is down; this answer is "
                    + age.toSeconds() + " seconds old");
        }
        System.out.printf(
                "耗时 %.1f 毫秒，其中数据源 %.1f 毫秒 · took %1$.1f ms, %2$.1f ms of it at the source%n",
                timing.total().toNanos() / 1e6, timing.atSource().toNanos() / 1e6);
        System.out.println(
                switch (check.orElse(null)) {
                    case null ->
                        "存证第 " + receipt.index() + " 条（没有日志公钥，未核验） · entry " + receipt.index()
                                + " of the log, not verified: its key is not known here";
                    case ReceiptCheck.Genuine(var index, var checkpoint) ->
                        "存证第 " + index + " 条，回执核验通过（检查点共 " + checkpoint.size() + " 条） · entry " + index
                                + " of the log, the receipt is genuine (checkpoint of " + checkpoint.size()
                                + " entries)";
                    case ReceiptCheck.NotGenuine(var why) -> "回执核验未通过 · the receipt is not genuine: " + why;
                });
    }

    private void problem(String outcome, String reason, Problem problem, Optional<Receipt> receipt) {
        if (json) {
            Map<String, Object> plain = new LinkedHashMap<>();
            plain.put("outcome", outcome);
            plain.put("reason", reason);
            plain.put("title", problem.title());
            plain.put("detail", problem.detail());
            plain.put("next", problem.next());
            plain.put("titleEn", problem.titleEn());
            plain.put("detailEn", problem.detailEn());
            plain.put("nextEn", problem.nextEn());
            plain.put("call", String.valueOf(problem.call()));
            receipt.ifPresent(r -> plain.put("receipt", r.text()));
            System.out.println(JSON.writeValueAsString(plain));
            return;
        }
        System.err.println(problem.detail() + "（" + reason + "）");
        System.err.println(problem.next());
        System.err.println(problem.detailEn() + ". " + problem.nextEn());
        receipt.ifPresent(r -> System.err.println("已存证第 " + r.index() + " 条 · recorded as entry " + r.index()));
    }
}
