package org.zhanqiao.barrier.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.SignInAs;
import org.zhanqiao.demand.RequestTown;
import org.zhanqiao.demand.ServiceItems;
import org.zhanqiao.demand.collection.Channel;
import org.zhanqiao.demand.collection.FieldKind;
import org.zhanqiao.demand.collection.FormField;
import org.zhanqiao.demand.collection.FormText;
import org.zhanqiao.demand.collection.Forms;
import org.zhanqiao.demand.requests.Ask;
import org.zhanqiao.identity.Person;

/// What the inventory of service items does for whoever writes a request or a form.
@PlatformTest
@Import(RequestTown.class)
class A02_InventoryUsedTest {

    private static final AtomicInteger COUNT = new AtomicInteger();

    @Autowired
    private RequestTown town;

    @Autowired
    private Matters matters;

    @Autowired
    private ServiceItems items;

    @Autowired
    private Forms forms;

    @Autowired
    private MockMvc mvc;

    /// One paper that people bring, and one that is shared already.
    private Matter matter() {
        int number = COUNT.incrementAndGet();
        return matters.put(
                new MatterText(
                        "U-" + number,
                        "小学入学" + number,
                        RequestTown.CONSUMER,
                        Audience.CITIZEN,
                        1_000,
                        List.of(
                                new Paper("户口簿", "市公安局", Supply.APPLICANT, List.of("户别")),
                                new Paper("出生医学证明", "市卫生健康委", Supply.SHARED, List.of("出生日期")))),
                0,
                town.asker);
    }

    private String read(String path, Person who) throws Exception {
        return mvc.perform(get(path).with(SignInAs.person(who)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private String drafted(String matter, String paper) {
        var ask = RequestTown.ask(LocalDate.now(org.zhanqiao.web.Page.ZONE).plusYears(1));
        var why = new Ask.Why(ask.purpose(), matter, paper, ask.legalBasis(), ask.scene(), ask.scope());
        return town.requests.draft(ask.saying(why), town.asker).id();
    }

    @Test
    void a01_a_request_chooses_among_the_agencys_matters_and_the_papers_that_people_still_bring() throws Exception {
        var matter = matter();
        assertThat(items.find(RequestTown.CONSUMER, matter.text().name()))
                .hasValueSatisfying(item -> assertThat(item.papers()).containsExactly("户口簿"));
        assertThat(items.listOf(RequestTown.PROVIDER)).isEmpty();
        var free = drafted("义务教育入学", "户口簿复印件");
        assertThat(read("/desk/requests/" + free + "/why", town.asker))
                .contains("<option value=\"" + matter.text().name() + "\">", "<option value=\"户口簿\">");
        assertThat(read("/desk/requests/" + free + "/check", town.asker)).doesNotContain("不在事项");
        var named = drafted(matter.text().name(), "户口簿");
        assertThat(read("/desk/requests/" + named + "/why", town.asker))
                .contains("事项清单里“" + matter.text().name() + "”要申请人带来的材料：户口簿")
                .doesNotContain("<option value=\"出生医学证明\">");
        assertThat(read("/desk/requests/" + named + "/check", town.asker)).doesNotContain("不在事项");
        var other = drafted(matter.text().name(), "出生医学证明");
        assertThat(read("/desk/requests/" + other + "/check", town.asker))
                .contains("“出生医学证明”不在事项“" + matter.text().name() + "”要申请人带来的材料之中（户口簿）");
    }

    @Test
    void a02_a_retired_matter_is_offered_no_more() {
        var matter = matter();
        matters.retire(matter.code(), matter.version(), town.asker);
        assertThat(items.find(RequestTown.CONSUMER, matter.text().name())).isEmpty();
    }

    @Test
    void a03_a_form_chooses_its_matter_whose_page_says_what_the_form_asks_for_twice() throws Exception {
        var matter = matter();
        var form = forms.register(
                new FormText(
                        "入学报名表" + matter.code(),
                        matter.text().name(),
                        Channel.WEB,
                        List.of(new FormField("家长签名", true, FieldKind.TEXT))),
                town.asker);
        assertThat(read("/desk/forms/new", town.asker))
                .contains("<option value=\"" + matter.text().name() + "\">");
        assertThat(read("/desk/matters/" + matter.code(), town.asker)).contains("/desk/forms/" + form.id(), "没有重复收集");
        // Another agency's officers read the matter, and not the agency's forms.
        assertThat(read("/desk/matters/" + matter.code(), town.officer)).doesNotContain(form.id());
    }
}
