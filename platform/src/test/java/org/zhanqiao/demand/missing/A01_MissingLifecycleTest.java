package org.zhanqiao.demand.missing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.zhanqiao.demand.Wording;

/// The graph of what becomes of missing data: every act in every state.
class A01_MissingLifecycleTest {

    /// A row a state: what can be done in it, and where that leads. What is not here is refused.
    private static final String TABLE = """
            STATED: SECOND>STATED POINT>POINTED ASSIGN>ASSIGNED DECLINE>DECLINED FULFIL>PUBLISHED WITHDRAW>WITHDRAWN
            ASSIGNED: SECOND>ASSIGNED ACCEPT>ACCEPTED OBJECT>OBJECTED RESCHEDULE>ASSIGNED FULFIL>PUBLISHED ESCALATE>ASSIGNED SUPERVISE>ASSIGNED REPLY>ASSIGNED
            OBJECTED: SECOND>OBJECTED POINT>POINTED ASSIGN>BOUND DECLINE>DECLINED FULFIL>PUBLISHED
            BOUND: SECOND>BOUND ACCEPT>ACCEPTED RESCHEDULE>BOUND FULFIL>PUBLISHED ESCALATE>BOUND SUPERVISE>BOUND REPLY>BOUND
            ACCEPTED: SECOND>ACCEPTED RESCHEDULE>ACCEPTED LINK>ACCEPTED FULFIL>PUBLISHED ESCALATE>ACCEPTED SUPERVISE>ACCEPTED REPLY>ACCEPTED
            PUBLISHED: REOPEN>STATED
            POINTED: REOPEN>STATED
            DECLINED:
            WITHDRAWN:
            """;

    @Test
    void a01_every_act_in_every_state_leads_where_the_table_says_and_nowhere_else() {
        assertThat(Stream.of(MissingState.values()).map(A01_MissingLifecycleTest::line))
                .containsExactlyElementsOf(TABLE.lines().toList());
    }

    private static String line(MissingState state) {
        var acts = Stream.of(MissingActKind.values())
                .flatMap(act -> MissingLifecycle.after(state, act).map(to -> act + ">" + to).stream())
                .collect(Collectors.joining(" "));
        return (state + ": " + acts).strip();
    }

    @Test
    void a02_every_state_is_reached_and_after_an_objection_there_is_no_second() {
        var reached = EnumSet.of(MissingState.STATED);
        for (int before = 0; before < reached.size(); ) {
            before = reached.size();
            for (var state : EnumSet.copyOf(reached)) {
                MissingLifecycle.listActs(state)
                        .forEach(act -> MissingLifecycle.after(state, act).ifPresent(reached::add));
            }
        }
        assertThat(reached).containsExactly(MissingState.values());
        assertThat(MissingLifecycle.listActs(MissingState.BOUND)).doesNotContain(MissingActKind.OBJECT);
    }

    @ParameterizedTest
    @EnumSource(MissingActKind.class)
    void a03_every_act_but_the_first_stands_in_the_graph(MissingActKind act) {
        boolean somewhere = Arrays.stream(MissingState.values())
                .anyMatch(state -> MissingLifecycle.after(state, act).isPresent());
        assertThat(somewhere).isEqualTo(act != MissingActKind.STATE);
    }

    @Test
    void a04_the_docs_draw_this_graph() throws IOException {
        assertThat(Files.readString(Path.of("..", "docs", "missing.md")))
                .as("put this into docs/missing.md")
                .contains("```mermaid\n" + MissingLifecycle.mermaid() + "```");
    }

    /// Names that may mean the same, and names that do not.
    @ParameterizedTest
    @CsvSource({
        "居民家庭人口登记信息, 家庭人口登记, true",
        "困难职工档案信息, 困难职工名单, true",
        "ＥＴＣ通行记录, etc通行记录表, true",
        "学前儿童入园信息, 排水户许可信息, false",
        "老年人能力评估信息, 残疾人能力评估信息, true",
        "供热用户缴费信息, 供水用户信息, false",
    })
    void a05_names_are_alike_however_they_are_worded(String one, String other, boolean alike) {
        assertThat(Wording.likeness(one, other) >= 0.5 || Wording.holds(one, other))
                .as("%s", Wording.likeness(one, other))
                .isEqualTo(alike);
    }
}
