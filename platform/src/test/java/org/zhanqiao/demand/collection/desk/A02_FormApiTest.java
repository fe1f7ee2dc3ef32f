package org.zhanqiao.demand.collection.desk;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.SignInAs;
import org.zhanqiao.catalog.DataType;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.EntryTexts;
import org.zhanqiao.demand.MovableClock;
import org.zhanqiao.demand.RequestTown;
import org.zhanqiao.demand.collection.Channel;
import org.zhanqiao.demand.collection.FieldKind;
import org.zhanqiao.demand.collection.FormField;
import org.zhanqiao.demand.collection.FormText;
import org.zhanqiao.demand.collection.Forms;
import org.zhanqiao.identity.Role;
import org.zhanqiao.protection.Level;

/// Forms for programs, as their pages show them.
@PlatformTest
@Import({MovableClock.AsTheClock.class, RequestTown.class})
@TestPropertySource(properties = "zhanqiao.proceeding.look-interval=1h")
class A02_FormApiTest {

    private static final String LIST = "/api/v1/forms";
    private static final String LABEL = "珊瑚礁编目号";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private RequestTown town;

    @Autowired
    private Forms forms;

    @Autowired
    private Entries entries;

    @Test
    void a01_its_fields_come_with_what_holds_them_and_what_was_dismissed_says_so() throws Exception {
        var whole = EntryTexts.whole("珊瑚礁名册", "珊瑚礁名册");
        var entry = entries.adopt(
                RequestTown.PROVIDER,
                EntryTexts.POPULATION,
                whole.with(List.of(EntryTexts.idNumber(), EntryTexts.item("held", LABEL, DataType.C, Level.L2))),
                "test");
        var form = forms.register(
                new FormText(
                        "潜水许可申请表",
                        "潜水许可",
                        Channel.WEB,
                        List.of(new FormField(LABEL, true, FieldKind.TEXT), new FormField("姓名", true, FieldKind.TEXT))),
                town.asker);
        var path = LIST + "/" + form.id();
        mvc.perform(get(path).with(SignInAs.person(town.asker)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.agency").value(RequestTown.CONSUMER))
                .andExpect(jsonPath("$.channel").value("WEB"))
                .andExpect(jsonPath("$.flagged").value(1))
                .andExpect(jsonPath("$.fields[0].flagged").value(true))
                .andExpect(jsonPath("$.fields[0].read").value("COMPARED"))
                .andExpect(jsonPath("$.fields[0].matches[0].dataset").value(entry.code()))
                .andExpect(jsonPath("$.fields[0].matches[0].how").value("SAME_NAME"))
                .andExpect(jsonPath("$.fields[0].matches[0].remedy").value("ASK_PROVIDER"))
                .andExpect(jsonPath("$.fields[0].matches[0].dismissed").doesNotExist())
                .andExpect(jsonPath("$.fields[1].read").value("LOOKUP_KEY"))
                .andExpect(jsonPath("$.acts[0].act").value("REGISTER"));
        forms.dismiss(form.id(), LABEL, entry.code(), "held", "要的是另一份", town.asker);
        mvc.perform(get(path).with(SignInAs.person(town.bureau)))
                .andExpect(jsonPath("$.flagged").value(0))
                .andExpect(jsonPath("$.fields[0].matches[0].remedy").value("DISMISSED"))
                .andExpect(jsonPath("$.fields[0].matches[0].dismissed.because").value("要的是另一份"));
        mvc.perform(get(path).with(SignInAs.person(town.officer))).andExpect(status().isNotFound());
    }

    @Test
    void a03_retiring_a_form_is_asked_once_more() throws Exception {
        var form = forms.register(
                new FormText("渔港停靠登记表", "渔港停靠", Channel.WINDOW, List.of(new FormField("停靠", true, FieldKind.TEXT))),
                town.asker);
        var page = "/desk/forms/" + form.id();
        mvc.perform(get(page).with(SignInAs.person(town.asker)))
                .andExpect(content().string(containsString(page + "/retire\"")))
                .andExpect(content().string(not(containsString("method=\"post\" action=\"" + page + "/retire\""))));
        mvc.perform(get(page + "/retire").with(SignInAs.person(town.asker)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("不能恢复，可以重新登记")));
        mvc.perform(get(page + "/retire").with(SignInAs.person(town.officer))).andExpect(status().isNotFound());
        forms.retire(form.id(), form.version(), town.asker);
        mvc.perform(get(page + "/retire").with(SignInAs.person(town.asker))).andExpect(redirectedUrl(page));
    }

    @Test
    void a02_an_agency_lists_its_own_and_the_bureau_those_of_any() throws Exception {
        var form = forms.register(
                new FormText("渔港泊位登记表", "渔港泊位", Channel.WINDOW, List.of(new FormField("泊位", true, FieldKind.TEXT))),
                town.officer);
        var query = "?q=" + form.id();
        mvc.perform(get(LIST + query).with(SignInAs.person(town.officer)))
                .andExpect(jsonPath("$.total").value(1))
                .andExpect(jsonPath("$.items[0].name").value("渔港泊位登记表"))
                .andExpect(jsonPath("$.items[0].flagged").value(0))
                .andExpect(jsonPath("$.items[0].fields").doesNotExist());
        // An agency that names another still reads its own.
        mvc.perform(get(LIST + query + "&agency=" + RequestTown.PROVIDER).with(SignInAs.person(town.asker)))
                .andExpect(jsonPath("$.total").value(0));
        mvc.perform(get(LIST + query + "&agency=" + RequestTown.PROVIDER).with(SignInAs.person(town.bureau)))
                .andExpect(jsonPath("$.total").value(1));
        mvc.perform(get(LIST + query + "&flagged=true").with(SignInAs.person(town.bureau)))
                .andExpect(jsonPath("$.total").value(0));
        mvc.perform(get(LIST + query + "&flagged=perhaps").with(SignInAs.person(town.bureau)))
                .andExpect(status().isBadRequest());
        mvc.perform(get(LIST).with(SignInAs.a(Role.CLERK))).andExpect(status().isForbidden());
    }
}
