package org.zhanqiao.catalog.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.SignInAs;
import org.zhanqiao.catalog.DataItem;
import org.zhanqiao.catalog.DataType;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.EntryDecision;
import org.zhanqiao.catalog.EntryItem;
import org.zhanqiao.catalog.EntryTexts;
import org.zhanqiao.catalog.LookOutcome;
import org.zhanqiao.catalog.SuggestedLevel;
import org.zhanqiao.catalog.ValueLooks;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.NewPerson;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.Roles;
import org.zhanqiao.protection.Level;
import org.zhanqiao.protection.suggest.ColumnLook;
import org.zhanqiao.protection.suggest.Kind;

/// What names of items suggest, where whoever writes or reviews an entry decides on their levels.
@PlatformTest
class B07_SuggestedLevelTest {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Entries entries;

    @Autowired
    private Identity identity;

    @Autowired
    private ValueLooks looks;

    @Autowired
    private PlatformTransactionManager transactions;

    private static EntryItem item(String name, String title, @Nullable Level level) {
        return new EntryItem(name, title, "", DataType.C, "", level, "", DataItem.Subject.NONE, "");
    }

    @Test
    void b01_an_item_that_is_lower_than_its_name_suggests_is_named_with_the_reason() {
        var text = EntryTexts.whole("分级", "分级")
                .with(List.of(
                        item("id_number", "居民身份证号", Level.L1),
                        item("phone", "手机号码", null),
                        item("card", "银行卡号", Level.L3),
                        item("area", "建筑面积", Level.L1)));
        assertThat(SuggestedLevel.listLower(text, Optional.empty()))
                .satisfiesExactly(
                        low -> {
                            assertThat(low.item().name()).isEqualTo("id_number");
                            assertThat(low.level()).isEqualTo(Level.L3);
                            assertThat(low.reasons().getFirst().kind()).isEqualTo(Kind.RESIDENT_ID);
                            assertThat(low.reasons().getFirst().confidence()).isBetween(0.5, 1.0);
                        },
                        undecided -> {
                            assertThat(undecided.item().name()).isEqualTo("phone");
                            assertThat(undecided.reasons().getFirst().kind()).isEqualTo(Kind.MOBILE);
                        });
    }

    @Test
    void b02_the_officer_and_the_bureau_read_it_where_they_decide() throws Exception {
        var agency = EntryTexts.agency(identity, "D0200077", "suggested-level", "市分级局")
                .code();
        var officer = identity.registerPerson(
                        new NewPerson("b07.officer", "专员", agency, Roles.of(Role.DATA_OFFICER), "b07-officer-7", null))
                .orThrow();
        var begun = entries.begin(agency, EntryTexts.POPULATION, "分级建议", "officer");
        var low =
                EntryTexts.whole("分级建议", "分级建议").with(List.of(EntryTexts.item("phone", "手机号码", DataType.C, Level.L1)));
        var saved = entries.save(EntryDecision.of(begun, "officer"), low);
        var said = "“手机号码”像手机号";
        page(EntryAddress.edit(saved.code(), EditStep.ITEMS), SignInAs.person(officer))
                .andExpect(content().string(containsString(said)))
                .andExpect(content().string(containsString("建议不低于 3 级，现在是 1 级")));
        entries.submit(EntryDecision.of(saved, "officer"));
        page(EntryAddress.review(saved.code()), SignInAs.a(Role.BUREAU))
                .andExpect(content().string(containsString(said)));
        var decided = EntryTexts.published(entries, agency, "已定级");
        page(EntryAddress.entry(decided.code()), SignInAs.a(Role.BUREAU))
                .andExpect(content().string(not(containsString("分级建议</h2>"))));
    }

    @Test
    void b04_a_step_is_done_when_nothing_is_missing_in_it() throws Exception {
        var agency = EntryTexts.agency(identity, "D0200079", "suggested-steps", "市分步局")
                .code();
        var officer = identity.registerPerson(
                        new NewPerson("b07.steps", "分步专员", agency, Roles.of(Role.DATA_OFFICER), "b07-steps-77", null))
                .orThrow();
        var begun = entries.begin(agency, EntryTexts.POPULATION, "分步编写", "officer");
        page(EntryAddress.edit(begun.code(), EditStep.GRADING), SignInAs.person(officer))
                .andExpect(content().string(containsString("还有缺项")))
                .andExpect(content().string(not(containsString("已完成"))));
        var whole = entries.save(EntryDecision.of(begun, "officer"), EntryTexts.whole("分步编写", "分步编写"));
        for (var step : EditStep.values()) {
            page(EntryAddress.edit(whole.code(), step), SignInAs.person(officer))
                    .andExpect(content().string(not(containsString("还有缺项"))))
                    .andExpect(content().string(containsString("已完成")));
        }
    }

    @Test
    void b03_values_that_were_looked_at_say_what_no_name_says() throws Exception {
        var agency = EntryTexts.agency(identity, "D0200078", "suggested-values", "市抽看局")
                .code();
        var officer = identity.registerPerson(
                        new NewPerson("b07.values", "看数专员", agency, Roles.of(Role.DATA_OFFICER), "b07-values-7", null))
                .orThrow();
        var begun = entries.begin(agency, EntryTexts.POPULATION, "抽看建议", "officer");
        var low = EntryTexts.whole("抽看建议", "抽看建议").with(List.of(EntryTexts.item("c3", "丙列", DataType.C, Level.L1)));
        var saved = entries.save(EntryDecision.of(begun, "officer"), low);
        assertThat(SuggestedLevel.listLower(low, Optional.empty())).isEmpty();
        assertThat(looks.look(saved.code(), officer.login()))
                .as("nothing serves it, and it was made of no table")
                .isInstanceOf(LookOutcome.NoPlace.class);
        var look = new ColumnLook("c3", "丙列", LocalDate.EPOCH);
        List.of("13800138000", "13900139000", "13700137000").forEach(look::add);
        new TransactionTemplate(transactions)
                .executeWithoutResult(_ -> looks.keep(saved.code(), List.of(look.look()), officer.login()));
        var said = "看了 3 个值，3 个是手机号（名称没有这样说）";
        page(EntryAddress.edit(saved.code(), EditStep.ITEMS), SignInAs.person(officer))
                .andExpect(content().string(containsString(said)))
                .andExpect(content().string(containsString("看数专员，每项最多 3 个值")))
                .andExpect(content().string(not(containsString("13800138000"))));
        entries.submit(EntryDecision.of(saved, "officer"));
        page(EntryAddress.review(saved.code()), SignInAs.a(Role.BUREAU))
                .andExpect(content().string(containsString(said)));
    }

    private ResultActions page(String path, org.springframework.test.web.servlet.request.RequestPostProcessor who)
            throws Exception {
        return mvc.perform(get(path).with(who)).andExpect(status().isOk());
    }
}
