package org.zhanqiao.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.zhanqiao.identity.Person;
import org.zhanqiao.tabular.DryRunLine;
import org.zhanqiao.tabular.LineOutcome;
import org.zhanqiao.web.ListQuery;

/// Lists of cases that tests bring as files.
record CaseLists(CaseFiles files, Path folder) {

    static final String HEAD = "来源编号,类别,标题,问题描述,链接,提出日期,提出单位,责任单位,责任人,期限（工作日）,截止日期,里程碑\n";

    UUID tryOut(String csv, Person me) throws IOException {
        return tryOut("list.csv", csv.getBytes(StandardCharsets.UTF_8), me);
    }

    UUID tryOut(String name, byte[] content, Person me) throws IOException {
        return files.tryOut(Files.write(folder.resolve(name), content), name, me);
    }

    List<DryRunLine<ListedCase>> lines(UUID id) {
        return files.listLines(id, ListQuery.first()).rows();
    }

    /// A line each, such as `2 责任人 PERSON`: line, column, what is wrong.
    static List<String> faults(DryRunLine<ListedCase> line) {
        return line.faults().stream()
                .map(fault -> fault.line() + " " + fault.column() + " "
                        + fault.messageKey().replaceFirst(".*\\.", ""))
                .toList();
    }

    static List<LineOutcome> outcomes(List<DryRunLine<ListedCase>> lines) {
        return lines.stream().map(DryRunLine::outcome).toList();
    }
}
