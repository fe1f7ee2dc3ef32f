package org.zhanqiao.identity.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import org.hamcrest.Matcher;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.util.LinkedMultiValueMap;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.SignInAs;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.CallingSystem;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.KeyOffer;
import org.zhanqiao.identity.NewPerson;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.Roles;

@PlatformTest
class DeskPagesTest {

    private static final String AGENCY = "11370200MB2846930X";

    /// RFC 8410 section 10.1.
    private static final String EXAMPLE = "MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Identity identity;

    @BeforeEach
    void register() {
        if (identity.findAgency(AGENCY).isEmpty()) {
            identity.registerAgency(new Agency(AGENCY, "desk-agency", "市测试局", "测试局", "370202"))
                    .orThrow();
            identity.registerSystem(CallingSystem.of("desk-system", AGENCY, "测试系统", "测试", false))
                    .orThrow();
            identity.registerPerson(new NewPerson("desk.citizen", "=1+1", null, Roles.of(Role.CITIZEN), null, null))
                    .orThrow();
        }
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void only_the_system_administrator_works_at_this_desk(Role role) throws Exception {
        boolean own = role == Role.SYSTEM_ADMIN;
        for (var path : new String[] {
            "/desk/people",
            "/desk/people.csv",
            "/desk/people/new",
            "/desk/systems",
            "/desk/new-system",
            "/desk/agencies/new"
        }) {
            mvc.perform(get(path).with(SignInAs.a(role))).andExpect(status().is(own ? 200 : 403));
        }
        mvc.perform(get("/desk/agencies").with(SignInAs.a(role)))
                .andExpect(status().is(own || role == Role.BUREAU ? 200 : 403));
    }

    @Test
    void a_person_is_registered_and_found_in_the_list() throws Exception {
        mvc.perform(post("/desk/people")
                        .with(SignInAs.a(Role.SYSTEM_ADMIN))
                        .with(csrf())
                        .param("login", "desk.officer")
                        .param("name", "孙专员")
                        .param("agency", AGENCY)
                        .param("roles", "DATA_OFFICER", "CLERK"))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("id=\"secret\"")));
        mvc.perform(get("/desk/people").param("q", "desk.officer").with(SignInAs.a(Role.SYSTEM_ADMIN)))
                .andExpect(content().string(Matchers.containsString("孙专员")))
                .andExpect(content().string(Matchers.containsString("测试局")))
                .andExpect(content().string(Matchers.not(Matchers.containsString("desk.citizen"))));
    }

    @Test
    void what_cannot_be_is_named_at_its_field() throws Exception {
        refused("desk.x", "孙", "SYSTEM_ADMIN", "AUDIT_ADMIN")
                .andExpect(content().string(error("roles", "三员分立")));
        refused("desk.x", "孙").andExpect(content().string(error("roles", "至少选择一个角色")));
        refused("BAD LOGIN", "孙", "CITIZEN").andExpect(content().string(error("login", "账号须为")));
        refused("desk.x", " ", "CITIZEN").andExpect(content().string(error("name", "请输入姓名")));
        refused("desk.x", "孙", "CLERK").andExpect(content().string(error("agency", "须选择一个已登记的单位")));
        assertThat(identity.findPersonByLogin("desk.x")).isEmpty();
    }

    @Test
    void two_who_decide_on_the_same_version_are_told() throws Exception {
        var person = identity.registerPerson(new NewPerson("desk.shut", "吴", null, Roles.of(Role.CITIZEN), null, null))
                .orThrow();
        var path = "/desk/people/" + person.id() + "/enabled";
        for (int expected : new int[] {303, 409}) {
            mvc.perform(post(path)
                            .with(SignInAs.a(Role.SYSTEM_ADMIN))
                            .with(csrf())
                            .param("version", "0")
                            .param("enabled", "false"))
                    .andExpect(status().is(expected));
        }
        assertThat(identity.getPerson(person.id()).enabled()).isFalse();
    }

    @Test
    void the_export_is_csv_that_no_spreadsheet_runs() throws Exception {
        var answer = mvc.perform(
                        get("/desk/people.csv").param("q", "desk.citizen").with(SignInAs.a(Role.SYSTEM_ADMIN)))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Type", "text/csv;charset=UTF-8"))
                .andExpect(header().string("Content-Disposition", Matchers.startsWith("attachment")))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(answer).isEqualTo("\uFEFF账号,姓名,单位,单位代码,角色,角色代码,状态\r\ndesk.citizen,'=1+1,,,居民,CITIZEN,正常\r\n");
        mvc.perform(get("/desk/systems.csv").with(SignInAs.a(Role.SYSTEM_ADMIN)))
                .andExpect(content().string(Matchers.containsString("desk-system,测试系统,测试局," + AGENCY)));
        mvc.perform(get("/desk/agencies.csv").param("q", "测试").with(SignInAs.a(Role.BUREAU)))
                .andExpect(content().string(Matchers.containsString(AGENCY)));
    }

    @Test
    void a_key_of_another_system_is_not_found_here() throws Exception {
        identity.registerSystem(CallingSystem.of("desk-other", AGENCY, "另一系统", "测试", false));
        var key = identity.addKey("desk-other", new KeyOffer.Hmac(), Duration.ofDays(1))
                .key();
        mvc.perform(post("/desk/systems/desk-system/keys/" + key.keyId() + "/revoke")
                        .with(SignInAs.a(Role.SYSTEM_ADMIN))
                        .with(csrf()))
                .andExpect(status().isNotFound());
        assertThat(identity.getKey(key.keyId()).revokedAt()).isEmpty();
    }

    @Test
    void a_bad_public_key_is_named() throws Exception {
        mvc.perform(post("/desk/systems/desk-system/keys")
                        .with(SignInAs.a(Role.SYSTEM_ADMIN))
                        .with(csrf())
                        .param("algorithm", "ed25519")
                        .param("publicKey", "<script>alert(1)</script>"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(error("publicKey", "公钥无法识别")))
                .andExpect(content().string(Matchers.not(Matchers.containsString("<script>alert"))));
    }

    @Test
    void terms_out_of_range_and_a_key_that_was_there_before_are_refused_where_they_were_typed() throws Exception {
        identity.registerSystem(CallingSystem.of("desk-keys", AGENCY, "密钥系统", "测试", false));
        var publicKey = Base64.getEncoder()
                .encodeToString(KeyPairGenerator.getInstance("Ed25519")
                        .generateKeyPair()
                        .getPublic()
                        .getEncoded());
        for (var days : new String[] {"-1", "0", "1097", "1.5", "x"}) {
            key("desk-keys/keys", "days", days)
                    .andExpect(status().isUnprocessableContent())
                    .andExpect(content().string(error("days", "请填写 1 到 1,096 之间的整数")));
        }
        assertThat(identity.listKeys("desk-keys")).isEmpty();
        key("desk-keys/keys", "publicKey", publicKey).andExpect(status().isOk());
        key("desk-keys/keys", "publicKey", publicKey)
                .andExpect(status().isConflict())
                .andExpect(content().string(error("publicKey", "这个公钥已经登记过")));
        var first = identity.listKeys("desk-keys").getFirst().keyId();
        for (var hours : new String[] {"", "0", "2161"}) {
            key("desk-keys/keys/" + first + "/rotate", "overlapHours", hours)
                    .andExpect(status().isUnprocessableContent())
                    .andExpect(content().string(error("overlapHours-" + first, "请填写 1 到 2,160 之间的整数")))
                    .andExpect(content().string(Matchers.containsString("value=\"" + hours + "\"")));
        }
        key("desk-keys/keys/" + first + "/rotate", "publicKey", "no key")
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(error("publicKey-" + first, "公钥无法识别")));
        assertThat(identity.listKeys("desk-keys")).hasSize(1);
    }

    /// Posts a form for a key of Ed25519.
    private ResultActions key(String path, String field, String value) throws Exception {
        var form = new LinkedMultiValueMap<String, String>();
        form.add("algorithm", "ed25519");
        form.set("publicKey", EXAMPLE);
        form.set("overlapHours", "72");
        form.set(field, value);
        return mvc.perform(post("/desk/systems/" + path)
                .with(SignInAs.a(Role.SYSTEM_ADMIN))
                .with(csrf())
                .params(form));
    }

    @Test
    void what_a_reader_typed_never_becomes_markup_or_sql() throws Exception {
        for (var text : new String[] {
            "\"><script>alert(1)</script>", "' or '1'='1", "%", "\\", "\u202E\uD83D\uDE00", "a".repeat(5000)
        }) {
            mvc.perform(get("/desk/people")
                            .param("q", text)
                            .param("sort", text)
                            .param("page", text)
                            .with(SignInAs.a(Role.SYSTEM_ADMIN)))
                    .andExpect(status().isOk())
                    .andExpect(content().string(Matchers.not(Matchers.containsString("<script>alert"))));
        }
    }

    private ResultActions refused(String login, String name, String... roles) throws Exception {
        return mvc.perform(post("/desk/people")
                        .with(SignInAs.a(Role.SYSTEM_ADMIN))
                        .with(csrf())
                        .param("login", login)
                        .param("name", name)
                        .param("roles", roles))
                .andExpect(status().isUnprocessableContent());
    }

    private static Matcher<String> error(String field, String text) {
        return Matchers.allOf(Matchers.containsString("href=\"#" + field + "\""), Matchers.containsString(text));
    }
}
