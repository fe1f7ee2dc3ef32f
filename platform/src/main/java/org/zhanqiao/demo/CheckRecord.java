package org.zhanqiao.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.zhanqiao.identity.Person;
import org.zhanqiao.ledger.Case;
import org.zhanqiao.tabular.TableWriter;

/// The record of a check that an agency of the sample city hands in as its proof: what was looked at, when, and what
/// was seen.
final class CheckRecord {

    static final String NAME = "整改核验记录.xlsx";

    private static final List<String> LOOKED_AT = List.of("办事指南和一次性告知单", "窗口现场抽查", "近期办件材料抽查", "系统和接口运行");

    private CheckRecord() {}

    static byte[] write(Case about, Person by, LocalDate day) {
        var out = new ByteArrayOutputStream();
        try (var table = TableWriter.of(TableWriter.Format.XLSX, out, "核验记录", Set.of(1, 3))) {
            table.row(List.of("事项编号", "核验内容", "核验日期", "核验情况", "核验人"));
            int back = LOOKED_AT.size();
            for (var what : LOOKED_AT) {
                table.row(List.of(about.id(), what, day.minusDays(--back).toString(), seen(about, what), by.name()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String seen(Case about, String what) {
        return switch (about.kind()) {
            case BARRIER -> what + "：未再要求群众提交该材料，由系统核验";
            case QUALITY -> what + "：问题数据已更正，抽查未再发现";
            case SECURITY -> what + "：隐患已消除，复查正常";
        };
    }
}
