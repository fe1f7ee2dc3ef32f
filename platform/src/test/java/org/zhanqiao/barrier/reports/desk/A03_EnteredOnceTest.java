package org.zhanqiao.barrier.reports.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.Visitor;
import org.zhanqiao.barrier.reports.OwnList;
import org.zhanqiao.barrier.reports.OwnListLine;
import org.zhanqiao.barrier.reports.OwnLists;
import org.zhanqiao.barrier.reports.ReportTown;
import org.zhanqiao.barrier.reports.Reports;

/// What clerks and agencies send twice is one report.
@PlatformTest
@Import(ReportTown.class)
class A03_EnteredOnceTest {

    private static final String HEAD = "事项,材料,持有部门,原因,发生次数,具体情况\n";
    private static final Pattern ONCE = Pattern.compile("name=\"once\" value=\"([^\"]+)\"");

    @TempDir
    private Path folder;

    @LocalServerPort
    private int port;

    @Autowired
    private OwnLists lists;

    @Autowired
    private Reports reports;

    @Autowired
    private JdbcClient jdbc;

    private long count(String matter) {
        return jdbc.sql("select count(*) from barrier.report where matter = :matter")
                .param("matter", matter)
                .query(Long.class)
                .single();
    }

    @Test
    void a01_a_clerk_who_presses_twice_enters_one_report() {
        try (var clerk = new Visitor(port)) {
            clerk.signIn(ReportTown.CLERK, ReportTown.PASSWORD);
            var once = ONCE.matcher(clerk.get("/desk/report").body());
            assertThat(once.find()).isTrue();
            var form = Map.of("once", once.group(1), "channel", "TELEPHONE", "matter", "窗口点了两下的", "paper", "户口簿");
            assertThat(reference(
                            clerk.post("/desk/report", "/desk/report", form).body()))
                    .isEqualTo(reference(
                            clerk.post("/desk/report", "/desk/report", form).body()));
            assertThat(count("窗口点了两下的")).isEqualTo(1);
            var other = Map.of("once", once.group(1), "channel", "TELEPHONE", "matter", "窗口点了两下的", "paper", "结婚证");
            clerk.post("/desk/report", "/desk/report", other);
            assertThat(count("窗口点了两下的"))
                    .as("something else on the page before is another report")
                    .isEqualTo(2);
        }
    }

    private static String reference(String page) {
        return page.replaceAll("(?s).*?<dd>([0-9A-Z]{5}-[0-9A-Z]{5})</dd>.*", "$1");
    }

    private OwnList triedOut(String lines) throws IOException {
        var file = Files.writeString(folder.resolve(UUID.randomUUID() + ".csv"), HEAD + lines);
        var brought = lists.tryOut(file, "list.csv", ReportTown.AGENCY, ReportTown.OFFICER);
        assertThat(brought).isInstanceOf(OwnLists.Brought.TriedOut.class);
        return read(((OwnLists.Brought.TriedOut) brought).id());
    }

    private OwnList read(UUID id) {
        return lists.find(id, ReportTown.AGENCY).orElseThrow();
    }

    private static List<String> faults(OwnListLine line) {
        return line.faults().stream().map(OwnListLine.Fault::messageKey).toList();
    }

    @Test
    void a02_a_list_that_is_brought_twice_is_reported_once() throws IOException {
        var lines = "两次带来的,税务信息,某某局,接口不稳定,,每天上午超时\n两次带来的,户籍信息,某某局,更新不及时,,晚三天\n";
        var first = triedOut(lines);
        var second = triedOut(lines);
        assertThat(second.good()).as("nothing is reported yet").isEqualTo(2);
        assertThat(lists.take(first, ReportTown.OFFICER)).isTrue();
        assertThat(read(first.id()).lines())
                .allSatisfy(
                        line -> assertThat(reports.findReport(line.reference())).isPresent());
        assertThat(lists.take(second, ReportTown.OFFICER)).isTrue();
        assertThat(read(second.id()).taken()).isZero();
        assertThat(count("两次带来的")).isEqualTo(2);
        var third = triedOut(lines);
        assertThat(third.lines()).allSatisfy(line -> assertThat(faults(line)).containsExactly("barrier.own.known"));
        assertThat(lists.take(first, ReportTown.OFFICER)).as("once").isFalse();
    }

    @Test
    void a03_the_own_agency_holds_nothing_that_it_lacks_and_who_is_mistyped_is_suggested() throws IOException {
        var lines = triedOut("抵押登记,税务信息,登记中心,接口不稳定,,超时\n抵押登记,户籍信息,不动产登记,接口不稳定,,超时\n")
                .lines();
        assertThat(faults(lines.getFirst())).containsExactly("barrier.own.holder.self");
        assertThat(lines.get(1).faults())
                .extracting(OwnListLine.Fault::messageKey)
                .containsExactly("barrier.own.holder.alike");
        assertThat(lines.get(1).faults().getFirst().arguments().toString()).contains("青岛市不动产登记中心");
    }
}
