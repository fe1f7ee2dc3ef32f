package org.zhanqiao.catalog.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.SignInAs;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.Entry;
import org.zhanqiao.catalog.EntryDecision;
import org.zhanqiao.catalog.EntryMetadata;
import org.zhanqiao.catalog.EntryTexts;
import org.zhanqiao.catalog.Sharing;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a program reads of a dataset.
@PlatformTest
class B02_DatasetApiTest {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Entries entries;

    @Autowired
    private Identity identity;

    private String agency() {
        return identity.findAgencyById("dataset-api")
                .map(Agency::code)
                .orElseGet(() -> EntryTexts.agency(identity, "D0200001", "dataset-api", "市接口测试局")
                        .code());
    }

    private Entry draft(String name) {
        var begun = entries.begin(agency(), EntryTexts.POPULATION, name, "officer");
        return entries.save(EntryDecision.of(begun, "officer"), EntryTexts.whole(name, name));
    }

    private Entry published(String name) {
        var submitted = entries.submit(EntryDecision.of(draft(name), "officer"));
        return entries.publish(EntryDecision.of(submitted, "bureau"));
    }

    private JsonNode read(String code) throws Exception {
        var answer = mvc.perform(get("/api/v1/datasets/" + code).with(SignInAs.a(Role.CLERK)))
                .andExpect(status().isOk())
                .andReturn();
        return JsonMapper.shared().readTree(answer.getResponse().getContentAsByteArray());
    }

    @Test
    void b01_what_the_page_shows_with_codes_and_titles() throws Exception {
        var entry = published("接口可读");
        var json = read(entry.code());
        assertThat(json.path("code").asString()).isEqualTo(entry.code());
        assertThat(json.path("inForce").asBoolean()).isTrue();
        assertThat(json.path("agency").path("name").asString()).isEqualTo("市接口测试局");
        assertThat(json.path("class").path("title").asString()).isEqualTo("人口");
        assertThat(json.path("name").asString()).isEqualTo("接口可读");
        assertThat(json.path("level").asInt()).isEqualTo(3);
        assertThat(json.path("shareType").path("code").asString()).isEqualTo("CONDITIONAL");
        assertThat(json.path("shareType").path("title").asString()).isEqualTo("有条件共享");
        assertThat(json.path("shareModes").path(0).path("titleEn").asString()).isEqualTo("Service interface");
        assertThat(json.path("updateCycle").path("title").asString()).isEqualTo("每日");
        var item = json.path("items").path(0);
        assertThat(item.path("name").asString()).isEqualTo("id_number");
        assertThat(item.path("title").asString()).isEqualTo("公民身份号码");
        assertThat(item.path("standard").asString()).isEqualTo("GB 11643");
        assertThat(item.path("level").asInt()).isEqualTo(3);
        assertThat(item.path("subject").path("code").asString()).isEqualTo("RESIDENT_ID");
    }

    @Test
    void b02b_the_bureau_finds_in_its_form_what_the_provider_proposed() throws Exception {
        var next = published("接口接替");
        var gone = entries.proposeWithdrawal(
                EntryDecision.of(published("接口合并"), "officer").because("与另一条目合并"), next.code());
        mvc.perform(get(EntryAddress.act(gone.code(), EntryChoice.WITHDRAW)).with(SignInAs.a(Role.BUREAU)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("value=\"" + next.code() + "\"")))
                .andExpect(content().string(containsString(">与另一条目合并</textarea>")));
    }

    @Test
    void b02_a_draft_is_not_there_and_a_withdrawn_entry_says_why() throws Exception {
        mvc.perform(get("/api/v1/datasets/" + draft("接口草稿").code()).with(SignInAs.a(Role.CLERK)))
                .andExpect(status().isNotFound());
        var entry = published("接口撤销");
        entries.withdraw(EntryDecision.of(entry, "bureau").because("职责划转"), "");
        var json = read(entry.code());
        assertThat(json.path("inForce").asBoolean()).isFalse();
        assertThat(json.path("withdrawn").path("because").asString()).isEqualTo("职责划转");
        assertThat(json.toString()).doesNotContain("bureau");
    }

    @Test
    void b04_a_citizen_reads_what_is_open_and_the_rest_does_not_exist() throws Exception {
        var closed = published("接口不开放");
        mvc.perform(get("/api/v1/datasets/" + closed.code()).with(SignInAs.a(Role.CITIZEN)))
                .andExpect(status().isNotFound());
        var text = EntryTexts.whole("接口开放", "接口开放")
                .with(new Sharing.Unconditional(), new EntryMetadata.Opening("CONDITIONAL", "实名登记"));
        var draft = entries.save(EntryDecision.of(draft("接口开放"), "officer"), text);
        var open = entries.publish(EntryDecision.of(entries.submit(EntryDecision.of(draft, "officer")), "bureau"));
        mvc.perform(get("/api/v1/datasets/" + open.code()).with(SignInAs.a(Role.CITIZEN)))
                .andExpect(status().isOk());
    }

    @Test
    void b03_nobody_reads_it_without_signing_in() throws Exception {
        mvc.perform(get("/api/v1/datasets/101000/00001")).andExpect(status().isUnauthorized());
    }
}
