package org.zhanqiao.exchange.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.catalog.DataItem;
import org.zhanqiao.hosting.CsvSurvey;
import org.zhanqiao.hosting.Hosting;
import org.zhanqiao.hosting.TableDraft;

/// A file that an agency brought is served like any register: under a grant, field by field, with a receipt.
@PlatformTest
@Import(ExchangeTown.class)
class A12_HostedTableTest {

    @Autowired
    ExchangeTown town;

    @Autowired
    Hosting hosting;

    @TempDir
    Path dir;

    @Test
    void a01_a_community_of_the_citys_list_is_found_by_its_code() throws IOException {
        var file = dir.resolve("villages.csv");
        try (var list = DataItem.class.getResourceAsStream("/org/zhanqiao/samplecity/villages.csv")) {
            Files.copy(Objects.requireNonNull(list), file);
        }
        var service = publish(file, List.of("code"));
        var key = town.key();
        town.grant(key, service, deal -> {
            deal.keys = List.of(List.of("code"));
            deal.fields = ExchangeTown.Deal.fields("name=none", "areacode=none");
        });
        try (var node = town.node(dir)) {
            var reply = new TestCaller(key)
                    .query(node, service, "{\"keys\":[{\"code\":\"370202001001\"},{\"code\":\"370202999999\"}]}");
            assertThat(reply.ending()).isEqualTo("served");
            assertThat(reply.text()).contains("\"areacode\":\"370202\"");
            assertThat(reply.json().path("rows").size()).isOne();
            assertThat(reply.json().path("rows").path(0).path("data").propertyNames())
                    .containsExactly("name", "areacode");
            assertThat(reply.json().path("missing").path(0).asInt()).isOne();
            assertThat(reply.receiptHolds(node)).isTrue();
        }
    }

    @Test
    void a02_a_file_without_a_key_is_asked_by_the_number_of_the_row() throws IOException {
        var file = Files.writeString(dir.resolve("survey.csv"), "年龄,职业\n39,教师\n39,教师\n50,医生\n");
        var service = publish(file, List.of(CsvSurvey.ROW_NUMBER));
        var key = town.key();
        town.grant(key, service, deal -> {
            deal.keys = List.of(List.of(CsvSurvey.ROW_NUMBER));
            deal.fields = ExchangeTown.Deal.fields("年龄=none", "职业=none");
        });
        try (var node = town.node(dir)) {
            var reply = new TestCaller(key).query(node, service, "{\"keys\":[{\"row_number\":3}]}");
            assertThat(reply.text()).contains("\"data\":{\"年龄\":50,\"职业\":\"医生\"}");
            assertThat(reply.receiptHolds(node)).isTrue();
        }
    }

    private String publish(Path file, List<String> key) throws IOException {
        var survey = CsvSurvey.of(file, null, true, key, rows -> {});
        var rows = new ByteArrayOutputStream();
        survey.writeRows(rows, written -> {});
        var name = file.getFileName().toString();
        var draft = new TableDraft(
                "town-register",
                name.replace(".csv", ""),
                "来文表",
                2,
                survey.rowKey(),
                survey.columns(),
                name,
                survey.rows());
        assertThat(rows.toString(StandardCharsets.UTF_8)).isNotEmpty();
        return hosting.publish(draft, new ByteArrayInputStream(rows.toByteArray()))
                .service();
    }
}
