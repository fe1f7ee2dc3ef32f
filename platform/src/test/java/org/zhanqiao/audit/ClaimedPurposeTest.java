package org.zhanqiao.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.SignInAs;
import org.zhanqiao.identity.Role;

/// An auditor holds what a caller says it stated against the commitment in the entry.
@PlatformTest
class ClaimedPurposeTest {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private DataSource database;

    @Autowired
    private AuditTrail trail;

    @TempDir
    private Path dir;

    private String refused = "";
    private String served = "";

    @BeforeEach
    void index() throws Exception {
        var origin = "zhanqiao.test/exchange/stated-" + System.nanoTime();
        try (var sample = SampleLog.in(dir.resolve("log"), origin)) {
            var entry = SampleLog.refused(1, "purpose-not-granted");
            entry.put("service", "resident-basic");
            entry.put("provider", "11370200MB0000002B");
            entry.put("claimed", trail.purposeCommitments("人才引进审核").getFirst());
            sample.append(entry);
            sample.append(SampleLog.served(2));
            LogIndexer.rebuild(sample.log(), database, (done, of) -> {});
        }
        var log = trail.listLogs().stream()
                .filter(each -> each.origin().equals(origin))
                .findFirst()
                .orElseThrow();
        refused = "/audit/calls/" + log.id() + "/0";
        served = "/audit/calls/" + log.id() + "/1";
    }

    @Test
    void a_purpose_is_compared_with_what_was_stated_and_stands_nowhere() throws Exception {
        assertThat(read(refused))
                .contains("没有对应到任何一份授权", "所写用途的承诺值", "授权中没有这个用途")
                .doesNotContain("用于“”", "人才引进审核", "调用时写的不是");
        assertThat(compare("人才引进审核")).contains("调用时写的就是这个用途").doesNotContain("人才引进审核");
        assertThat(compare(" 人才引进审核 ")).contains("调用时写的就是这个用途");
        assertThat(compare("入学资格核验")).contains("调用时写的不是这个用途").doesNotContain("入学资格核验");
        assertThat(compare(" ")).doesNotContain("调用时写的就是", "调用时写的不是");
        assertThat(read(refused + "?lang=en")).contains("came to none of its grants");
    }

    @Test
    void a_call_under_a_grant_has_nothing_to_compare() throws Exception {
        assertThat(read(served)).contains("用于“核验申请人身份”").doesNotContain("所写用途的承诺值", "/claimed");
    }

    @Test
    void nobody_but_those_who_read_the_log_compares() throws Exception {
        mvc.perform(post(refused + "/claimed")
                        .param("purpose", "人才引进审核")
                        .with(SignInAs.a(Role.DATA_OFFICER))
                        .with(csrf()))
                .andExpect(status().isForbidden());
    }

    private String read(String path) throws Exception {
        return mvc.perform(get(path).with(SignInAs.a(Role.AUDIT_ADMIN)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private String compare(String purpose) throws Exception {
        return mvc.perform(post(refused + "/claimed")
                        .param("purpose", purpose)
                        .with(SignInAs.a(Role.AUDIT_ADMIN))
                        .with(csrf()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }
}
