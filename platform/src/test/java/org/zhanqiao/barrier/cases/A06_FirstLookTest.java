package org.zhanqiao.barrier.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.SignInAs;
import org.zhanqiao.StatementCount;
import org.zhanqiao.barrier.discovery.Look;
import org.zhanqiao.barrier.items.Audience;
import org.zhanqiao.barrier.items.MatterText;
import org.zhanqiao.barrier.items.Matters;
import org.zhanqiao.barrier.items.Paper;
import org.zhanqiao.barrier.items.Supply;
import org.zhanqiao.ledger.LedgerTown;

/// Before the first look of a new platform every figure that follows from looks says that it counts nothing yet.
@PlatformTest
@Import({LedgerTown.class, StatementCount.class})
@TestPropertySource(
        properties = {"zhanqiao.barrier.discovery.first-look=1h", "zhanqiao.barrier.discovery.look-interval=2h"})
class A06_FirstLookTest {

    private static final List<String> PAGES = List.of("/barriers/progress", "/desk/barriers", "/desk/barrier-measures");
    private static final List<String> PROGRAMS = List.of("/api/v1/barriers/radar", "/api/v1/measures/barriers");

    @Autowired
    private MockMvc mvc;

    @Autowired
    private LedgerTown town;

    @Autowired
    private Matters matters;

    @Autowired
    private Look look;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    private String read(String path) throws Exception {
        return mvc.perform(get(path).with(SignInAs.person(town.bureau)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private Map<String, String> readAll() {
        var read = new LinkedHashMap<String, String>();
        try {
            for (var path : PAGES) {
                read.put(path, read(path));
            }
            for (var path : PROGRAMS) {
                read.put(path, read(path));
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return read;
    }

    @Test
    void a01_figures_say_that_the_first_look_is_under_way_and_no_longer_once_it_is_done() {
        transactions.executeWithoutResult(transaction -> {
            transaction.setRollbackOnly();
            var papers = List.of(new Paper("结婚证", "民政局", Supply.APPLICANT, List.of("登记日期")));
            matters.put(
                    new MatterText("370200-first-look", "头一遍", LedgerTown.POLICE, Audience.CITIZEN, 10, papers),
                    0,
                    town.officer);
            jdbc.sql("delete from barrier.finding").update();
            var before = readAll();
            PAGES.forEach(path -> assertThat(before.get(path)).as(path).contains("正在查第一遍"));
            PROGRAMS.forEach(path -> assertThat(before.get(path)).as(path).contains("\"firstLookAhead\":true"));
            look.lookAtAll();
            var after = readAll();
            PAGES.forEach(path -> assertThat(after.get(path)).as(path).doesNotContain("正在查第一遍"));
            PROGRAMS.forEach(path -> assertThat(after.get(path)).as(path).contains("\"firstLookAhead\":false"));
        });
    }
}
