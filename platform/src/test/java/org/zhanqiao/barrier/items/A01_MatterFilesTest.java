package org.zhanqiao.barrier.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.demand.RequestTown;
import org.zhanqiao.demand.UnfitInput;
import org.zhanqiao.identity.Person;
import org.zhanqiao.tabular.DryRunLine;
import org.zhanqiao.tabular.LineOutcome;
import org.zhanqiao.tabular.TableWriter;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.NotFound;

/// Matters: stated, changed with versions, brought as a file and taken away unchanged.
@PlatformTest
@Import(RequestTown.class)
class A01_MatterFilesTest {

    private static final AtomicInteger COUNT = new AtomicInteger();

    @Autowired
    private RequestTown town;

    @Autowired
    private Matters matters;

    @Autowired
    private MatterFiles files;

    @TempDir
    private Path folder;

    private static MatterText text(String code, String agency) {
        return new MatterText(
                code,
                "事项" + code,
                agency,
                Audience.CITIZEN,
                1_200,
                List.of(
                        new Paper("户口簿", "市公安局", Supply.APPLICANT, List.of("住址", "与户主关系")),
                        new Paper("=特殊材料", "", Supply.GENERATED, List.of())));
    }

    private static String code() {
        return "T-" + COUNT.incrementAndGet();
    }

    private List<DryRunLine<MatterText>> tryOut(String csv, Person me) throws IOException {
        var file = Files.writeString(folder.resolve("list.csv"), csv);
        return files.listLines(files.tryOut(file, "list.csv", me), ListQuery.first())
                .rows();
    }

    private static List<String> faults(DryRunLine<MatterText> line) {
        return line.faults().stream()
                .map(fault -> fault.line() + " " + fault.messageKey().replaceFirst(".*\\.", ""))
                .toList();
    }

    @Test
    void a01_every_statement_is_a_version_and_of_two_who_change_one_wins() {
        var first = matters.put(text(code(), RequestTown.CONSUMER), 0, town.asker);
        var fewer = new MatterText(first.code(), "改名", RequestTown.CONSUMER, Audience.CITIZEN, 0, List.of());
        var second = matters.put(fewer, 1, town.asker);
        assertThat(second.version()).isEqualTo(2);
        assertThat(catchThrowableOfType(MatterConflict.class, () -> matters.put(fewer, 1, town.bureau))
                        .current())
                .isEqualTo(second);
        assertThat(matters.listVersions(first.code()))
                .extracting(version -> version.text().name())
                .containsExactly("事项" + first.code(), "改名");
        assertThat(matters.getMatter(first.code())).isEqualTo(second);
        matters.retire(first.code(), 2, town.asker);
        assertThat(matters.listMatters()).extracting(Matter::code).doesNotContain(first.code());
    }

    @Test
    void a02_an_officer_states_the_own_agencys_matters_and_the_bureau_anybodys() {
        var mine = text(code(), RequestTown.CONSUMER);
        assertThatThrownBy(() -> matters.put(mine, 0, town.officer)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> matters.put(mine, 0, town.askingHead)).isInstanceOf(NotFound.class);
        var stated = matters.put(mine, 0, town.bureau);
        assertThatThrownBy(() -> matters.put(text(stated.code(), RequestTown.PROVIDER), 1, town.officer))
                .isInstanceOf(NotFound.class);
        assertThat(matters.getMatter(stated.code()).text()).isEqualTo(mine);
    }

    @Test
    void a03_everything_that_is_wrong_is_named_at_once() {
        var wrong = new MatterText(
                "有字",
                "",
                RequestTown.CONSUMER,
                null,
                -1,
                List.of(new Paper("甲", "", Supply.SHARED, List.of()), new Paper("甲", "", Supply.SHARED, List.of())));
        assertThat(catchThrowableOfType(UnfitInput.class, () -> matters.put(wrong, 0, town.asker))
                        .flaws())
                .extracting(flaw -> flaw.messageKey().replaceFirst(".*\\.", ""))
                .containsExactly("code", "name", "audience", "cases", "twice");
    }

    @ParameterizedTest
    @EnumSource(TableWriter.Format.class)
    void a04_an_export_comes_back_unchanged(TableWriter.Format format) throws IOException {
        matters.put(text(code(), RequestTown.CONSUMER), 0, town.asker);
        matters.put(
                new MatterText(code(), "无材料", RequestTown.CONSUMER, Audience.ENTERPRISE, 0, List.of()), 0, town.asker);
        var name = "out." + format.name().toLowerCase(java.util.Locale.ROOT);
        var file = folder.resolve(name);
        try (var out = Files.newOutputStream(file)) {
            files.write(new MatterFilter(RequestTown.CONSUMER), format, out);
        }
        var brought = files.tryOut(file, name, town.asker);
        var shown = files.getImport(brought, town.asker);
        assertThat(shown.total(LineOutcome.UNCHANGED)).isEqualTo(shown.total()).isGreaterThan(1);
        assertThatThrownBy(() -> files.getImport(brought, town.officer)).isInstanceOf(NotFound.class);
    }

    @Test
    void a05_a_dry_run_names_lines_and_an_import_does_what_it_showed() throws IOException {
        var code = code();
        var csv = """
                事项编码,事项名称,实施部门,服务对象,年办件量,材料名称,材料来源,提供方式,数据项
                %1$s,新事项,市教育局,自然人,"1,500",户口簿,市公安局,申请人提供,住址；与户主关系
                ,,,,,居住证,市公安局,免提交,
                X-%1$s,坏事项,无此局,猫,许多,材料,,随便,
                %1$s,新事项,,,,房产证,,申请人提供,
                Y-%1$s,别人的,市公安局,法人,1,,,,
                """.formatted(code);
        var file = Files.writeString(folder.resolve("list.csv"), csv);
        var id = files.tryOut(file, "list.csv", town.asker);
        var lines = new ArrayList<>(files.listLines(id, ListQuery.first()).rows());
        assertThat(lines)
                .extracting(DryRunLine::outcome)
                .containsExactly(LineOutcome.WRONG, LineOutcome.WRONG, LineOutcome.WRONG, LineOutcome.NEW);
        assertThat(faults(lines.getFirst()))
                .as("each once")
                .containsExactlyInAnyOrder("4 agency", "4 audience", "4 cases", "4 supply");
        assertThat(lines.getFirst().faults())
                .allSatisfy(fault -> assertThat(fault.column()).isNotEmpty());
        assertThat(faults(lines.get(1))).contains("5 codeTwice", "5 cases");
        assertThat(faults(lines.get(2))).containsExactly("6 foreign");
        assertThat(matters.findMatter(code)).isEmpty();
        assertThat(files.importShown(id, town.asker)).isEqualTo(new ImportOutcome.Done(1));
        var imported = matters.getMatter(code).text();
        assertThat(imported.casesPerYear()).isEqualTo(1_500);
        assertThat(imported.papers())
                .containsExactly(
                        new Paper("户口簿", "市公安局", Supply.APPLICANT, List.of("住址", "与户主关系")),
                        new Paper("居住证", "市公安局", Supply.SHARED, List.of()));
        assertThat(files.importShown(id, town.asker)).isEqualTo(new ImportOutcome.AlreadyImported());
    }

    @Test
    void a06_a_matter_that_changed_since_the_dry_run_imports_nothing() throws IOException {
        var code = code();
        var other = code();
        var head = "事项编码,事项名称,服务对象,年办件量,材料名称,出具单位,提供方式\n";
        var file =
                Files.writeString(folder.resolve("list.csv"), head + code + ",甲,自然人,1,,,\n" + other + ",乙,自然人,1,,,\n");
        var id = files.tryOut(file, "list.csv", town.asker);
        matters.put(text(other, RequestTown.CONSUMER), 0, town.asker);
        assertThat(files.importShown(id, town.asker)).isEqualTo(new ImportOutcome.InventoryChanged("事项" + other));
        assertThat(matters.findMatter(code)).isEmpty();
        assertThat(files.getImport(id, town.asker).findImportedAt()).isEmpty();
    }

    @Test
    void a07_what_is_no_inventory_is_refused_with_a_sentence() {
        assertThat(catchThrowableOfType(UnfitInput.class, () -> tryOut("名称,数量\n甲,1\n", town.asker))
                        .flaws())
                .extracting(flaw -> flaw.messageKey())
                .containsExactly("barrier.import.noColumn");
    }
}
