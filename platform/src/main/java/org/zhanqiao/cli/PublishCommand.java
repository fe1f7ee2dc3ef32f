package org.zhanqiao.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.hosting.CsvSurvey;
import org.zhanqiao.hosting.PublishedTable;
import org.zhanqiao.hosting.TableDraft;
import org.zhanqiao.hosting.WrongDraft;
import org.zhanqiao.protection.suggest.Suggestion;
import org.zhanqiao.tabular.UnfitFile;
import org.zhanqiao.web.Page;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/// Makes a CSV file an agency's table, dataset and data service on a running platform.
@Command(
        name = "publish",
        description = {
            "把一个 CSV 文件发布为某机构的数据服务和目录条目草稿（平台须正在运行；不授权给任何人）",
            "publish a CSV file as an agency's data service, with a draft of its catalog entry, on the running platform;",
            "grants nobody anything",
            "退出码 · exit code：0 已发布 published，1 文件不合格 unfit，2 用法有误 wrong usage，4 平台不可达 unreachable"
        },
        mixinStandardHelpOptions = true)
final class PublishCommand implements Callable<Integer> {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Parameters(paramLabel = "FILE.csv")
    private Path file = Path.of("");

    @Option(
            names = "--agency",
            required = true,
            paramLabel = "CODE",
            description = "统一社会信用代码或简称，如 civil-affairs · credit code or short code of the agency")
    private String agency = "";

    @Option(names = "--name", required = true, description = "数据资源名称 · name of the dataset")
    private String name = "";

    @Option(
            names = "--key",
            required = true,
            split = ",",
            paramLabel = "COLUMN",
            description = {
                "共同确定一行的列；文件没有主键时写 row_number，以行号（数据行从 1 起）为主键",
                "the columns that identify a row; row_number for a file without a key: data rows counted from 1"
            })
    private List<String> key = List.of();

    @Option(
            names = "--code",
            description = "服务代码的后半段；不写则取自文件名 · second half of the service’s code; from the file’s name without it")
    private @Nullable String code;

    @Option(names = "--level", defaultValue = "3", description = "分级 1 至 4 · level 1 to 4; default ${DEFAULT-VALUE}")
    private int level;

    @Option(names = "--encoding", description = "不写则自动判断：UTF-8，否则 GB18030 · found out without it: UTF-8, else GB18030")
    private @Nullable String encoding;

    @Option(
            names = "--no-header",
            description =
                    "文件没有表头；列名为 column_1、column_2…… · the file has no heading; columns are called column_1, column_2 …")
    private boolean noHeader;

    @Option(names = "--data-dir", defaultValue = "var", description = "default ${DEFAULT-VALUE}")
    private Path dataDir = Path.of("var");

    @Option(
            names = "--platform",
            paramLabel = "URL",
            description = "管理端地址；不写则用数据目录中记录的地址 · address of the control plane; that of the data directory without it")
    private @Nullable URI platform;

    @Override
    public Integer call() throws SSLException {
        var running = RunningPlatform.find(dataDir, platform);
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new CannotGoOn(2, "无法读取文件 " + file + "。", "The file " + file + " cannot be read.");
        }
        try {
            var survey = CsvSurvey.of(file, charset(), !noHeader, key, today(), new RowProgress("检查 · checking", 0));
            System.out.printf(
                    "%s，%,d 行，%d 列%n",
                    survey.charset(), survey.rows(), survey.columns().size());
            var draft = new TableDraft(
                    agency,
                    code(),
                    name,
                    level,
                    survey.rowKey(),
                    survey.columns(),
                    String.valueOf(file.getFileName()),
                    survey.rows());
            report(send(running, draft, survey), survey);
            return 0;
        } catch (WrongDraft e) {
            throw new CannotGoOn(2, e.chinese(), e.english());
        } catch (UnfitFile e) {
            throw unfit(e.chinese(), e.english());
        } catch (SSLException e) {
            throw e;
        } catch (SocketException e) {
            throw new CannotGoOn(
                    CommandLineDoor.UNREACHABLE,
                    "与平台的连接中断，没有发布任何内容；请确认平台在运行后重试。",
                    "The connection to the platform broke off and nothing was published; see that it runs, then try"
                            + " again.");
        } catch (IOException e) {
            throw new CannotGoOn(1, "读取文件时出错：" + e.getMessage(), "The file cannot be read: " + e.getMessage());
        }
    }

    private static CannotGoOn unfit(List<String> chinese, List<String> english) {
        return new CannotGoOn(
                1,
                "没有发布任何内容：" + System.lineSeparator() + String.join(System.lineSeparator(), chinese),
                "Nothing was published:" + System.lineSeparator() + String.join(System.lineSeparator(), english));
    }

    private @Nullable Charset charset() {
        try {
            return encoding == null ? null : Charset.forName(encoding);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new CannotGoOn(
                    2,
                    "不认识编码 " + encoding + "；可用 UTF-8、GB18030。",
                    "There is no encoding " + encoding + "; UTF-8 and GB18030 are usual.");
        }
    }

    private String code() {
        if (code != null) {
            return code;
        }
        var plain = String.valueOf(file.getFileName())
                .toLowerCase(Locale.ROOT)
                .replaceFirst("\\.[^.]*$", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        if (plain.isEmpty()) {
            throw new CannotGoOn(
                    2,
                    "文件名里没有可作代码的字母或数字；请用 --code 指定，如 --code villages。",
                    "The file's name gives no code; name one with --code, such as --code villages.");
        }
        return plain.substring(0, Math.min(40, plain.length()));
    }

    private PublishedTable send(RunningPlatform running, TableDraft draft, CsvSurvey survey) throws IOException {
        HttpURLConnection connection;
        try {
            connection = (HttpURLConnection) running.address()
                    .resolve("/operator/hosting/tables")
                    .toURL()
                    .openConnection();
            connection.setRequestMethod("POST");
            connection.setDoOutput(true);
            connection.setConnectTimeout(5_000);
            connection.setChunkedStreamingMode(1 << 16);
            connection.setRequestProperty("Content-Type", "application/octet-stream");
            connection.setRequestProperty("Authorization", "Bearer " + running.operatorKey());
            connection.connect();
        } catch (SSLException e) {
            throw e;
        } catch (IOException e) {
            throw new CannotGoOn(
                    CommandLineDoor.UNREACHABLE,
                    "平台没有在 " + running.address() + " 运行；请先 ./zhanqiao serve。",
                    "The platform is not running at " + running.address() + "; start it with ./zhanqiao serve.");
        }
        try (var out = new BufferedOutputStream(connection.getOutputStream(), 1 << 16)) {
            out.write(JSON.writeValueAsBytes(draft));
            out.write('\n');
            survey.writeRows(out, new RowProgress("发布 · publishing", survey.rows()));
        }
        int status = connection.getResponseCode();
        if (status == 200) {
            try (var in = connection.getInputStream()) {
                return JSON.readValue(in, PublishedTable.class);
            }
        }
        if (status == 400) {
            try (var in = connection.getErrorStream()) {
                var answer = JSON.readTree(in);
                throw new CannotGoOn(
                        2,
                        answer.path("chinese").asString(""),
                        answer.path("english").asString(""));
            }
        }
        if (status == 422) {
            try (var in = connection.getErrorStream()) {
                var answer = JSON.readTree(in);
                throw unfit(texts(answer.path("chinese")), texts(answer.path("english")));
            }
        }
        throw new CannotGoOn(
                CommandLineDoor.UNREACHABLE,
                "平台没有完成发布（HTTP " + status + "），没有发布任何内容；请查看平台的日志。",
                "The platform did not publish (HTTP " + status + "), nothing was published; see the platform's log.");
    }

    private static List<String> texts(tools.jackson.databind.JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(text -> texts.add(text.asString()));
        return texts;
    }

    private void report(PublishedTable published, CsvSurvey survey) {
        System.out.printf("%n已发布 · published：%,d 行%n", published.rows());
        System.out.println("  数据资源 · dataset  " + published.dataset());
        System.out.println("  数据服务 · service  " + published.service());
        System.out.println("  数据项 · items");
        var columns = survey.columns();
        for (int i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            System.out.printf(
                    "    %-24s %-10s L%d  %s%n",
                    column.name(), column.type().name().toLowerCase(Locale.ROOT), level, column.title());
            adviseLevel(survey.suggestion(i));
            if (survey.strayLine(i) > 0) {
                System.out.printf(
                        "      第 %d 行不是数字，因此整列按文本处理 · line %<d is not a number, so the column is text%n",
                        survey.strayLine(i));
            }
        }
        System.out.println();
        System.out.println("目录条目 " + published.dataset() + " 还是草稿：由该部门的数据专员补全后提交，大数据局审核发布后才能被检索和申请。");
        System.out.println(
                "The catalog entry is a draft: the agency's data officer completes and submits it; once the bureau"
                        + " has published it, it is found and can be asked for.");
        System.out.println("尚未授权给任何系统。下一步：由安全管理员签发授权后，");
        System.out.println("Nobody has been granted anything. Next, once a security administrator has signed a grant:");
        System.out.println("  ./zhanqiao call " + published.service() + " --as SYSTEM"
                + survey.rowKey().stream().map(item -> " --key " + item + "=…").reduce("", String::concat)
                + DataDirOption.of(dataDir));
    }

    private void adviseLevel(Suggestion suggestion) {
        if (!suggestion.personal()) {
            return;
        }
        var reason = suggestion.sure().getFirst();
        System.out.printf(
                "      像个人信息：%s（把握 %d%%） · looks personal: %s (%2$d%% sure)%n",
                reason.chinese(), reason.percent(), reason.english());
        suggestion
                .level()
                .filter(advised -> advised.number() > level)
                .ifPresent(advised -> System.out.printf(
                        "      现为 %d 级，建议 %d 级 · level %1$d now, %2$d advised%n", level, advised.number()));
    }

    private static LocalDate today() {
        return InstantSource.system().instant().atZone(Page.ZONE).toLocalDate();
    }
}
