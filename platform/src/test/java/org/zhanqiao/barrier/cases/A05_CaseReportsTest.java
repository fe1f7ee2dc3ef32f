package org.zhanqiao.barrier.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.SignInAs;
import org.zhanqiao.StatementCount;
import org.zhanqiao.barrier.reports.Answers;
import org.zhanqiao.barrier.reports.Channel;
import org.zhanqiao.barrier.reports.NewReport;
import org.zhanqiao.barrier.reports.PhotoFiles;
import org.zhanqiao.barrier.reports.Report;
import org.zhanqiao.barrier.reports.Reports;
import org.zhanqiao.barrier.reports.Submission;
import org.zhanqiao.identity.KeyAlgorithm;
import org.zhanqiao.identity.OfficerKeys;
import org.zhanqiao.identity.Person;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.Roles;
import org.zhanqiao.ledger.Case;
import org.zhanqiao.ledger.CaseAct;
import org.zhanqiao.ledger.CaseDetail;
import org.zhanqiao.ledger.CaseState;
import org.zhanqiao.ledger.Cases;
import org.zhanqiao.ledger.Joining;
import org.zhanqiao.ledger.LedgerTown;
import org.zhanqiao.ledger.Reporter;
import org.zhanqiao.ledger.ReporterAnswer.Standing;

/// What the page of a case shows of the reports that it handles: photos to whoever puts it right, and what each
/// reporter says.
@PlatformTest
@Import({LedgerTown.class, StatementCount.class})
@TestPropertySource(
        properties = {"zhanqiao.barrier.discovery.first-look=1h", "zhanqiao.barrier.discovery.look-interval=2h"})
class A05_CaseReportsTest {

    private static final Pattern ONCE = Pattern.compile("name=\"once\" value=\"([^\"]+)\"");
    private static final Pattern REFERENCE = Pattern.compile("<dd>([0-9A-Z]{5}-[0-9A-Z]{5})</dd>");
    private static final Pattern CHOSEN = Pattern.compile("value=\"drop-([0-9])\"");
    private static final Pattern PHOTO = Pattern.compile("<img src=\"(/desk/cases/[^\"]+)\"");
    private static final byte[] PDF = "%PDF-1.7 notice".getBytes(StandardCharsets.US_ASCII);

    private static final Person CLERK =
            new Person(new UUID(7, 61), "case.clerk", "窗口人员", LedgerTown.CIVIL, Roles.of(Role.CLERK), true, 0);

    @Autowired
    private MockMvc mvc;

    @Autowired
    private LedgerTown town;

    @Autowired
    private Reports reports;

    @Autowired
    private ReportCases handled;

    @Autowired
    private Cases cases;

    @Autowired
    private OfficerKeys keys;

    private String once() throws Exception {
        return first(ONCE, text(look("/desk/report", CLERK)));
    }

    private static String first(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group(1);
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(each -> each.group(1)).toList();
    }

    private MockHttpServletResponse look(String path, Person who) throws Exception {
        return mvc.perform(get(path).with(SignInAs.person(who))).andReturn().getResponse();
    }

    private static String text(MockHttpServletResponse answer) throws Exception {
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    /// What a clerk sends of the form.
    private MockHttpServletResponse enter(String once, String act, String matter, byte[] photo) throws Exception {
        return mvc.perform(multipart("/desk/report")
                        .file(new MockMultipartFile("photo", photo.length == 0 ? "" : "IMG_1.jpg", "image/jpeg", photo))
                        .param("once", once)
                        .param("act", act)
                        .param("channel", "COUNTER")
                        .param("matter", matter)
                        .param("paper", "户口簿")
                        .param("story", "窗口给了一张退回单")
                        .with(SignInAs.person(CLERK))
                        .with(csrf()))
                .andReturn()
                .getResponse();
    }

    @Test
    void a01_a_clerk_adds_photos_before_sending_and_loses_nothing_by_a_wrong_one() throws Exception {
        var once = once();
        var wrong = enter(once, "photo", "窗口加照片的", PDF);
        assertThat(wrong.getStatus()).isEqualTo(422);
        assertThat(text(wrong)).contains("id=\"photo-error\"", "窗口加照片的", "窗口给了一张退回单");
        assertThat(enter(once, "photo", "窗口加照片的", new byte[0]).getStatus())
                .as("none was chosen")
                .isEqualTo(422);
        assertThat(all(CHOSEN, text(enter(once, "photo", "窗口加照片的", PhotoFiles.withGps(6)))))
                .containsExactly("1");
        assertThat(all(CHOSEN, text(enter(once, "photo", "", PhotoFiles.withGps(1)))))
                .containsExactly("1", "2");
        assertThat(all(CHOSEN, text(enter(once, "drop-1", "窗口加照片的", new byte[0]))))
                .containsExactly("2");
        var missing = enter(once, "", "", new byte[0]);
        assertThat(missing.getStatus()).isEqualTo(422);
        assertThat(all(CHOSEN, text(missing))).as("kept with what was typed").containsExactly("2");
        var reference = first(REFERENCE, text(enter(once, "", "窗口加照片的", PhotoFiles.withGps(3))));
        assertThat(reports.getReport(reference).photos()).isEqualTo(2);
        assertThat(reports.listPhotos(reference)).containsExactly(1, 2);
        for (int number : reports.listPhotos(reference)) {
            assertThat(new String(reports.findPhoto(reference, number).orElseThrow(), StandardCharsets.ISO_8859_1))
                    .as("drawn anew")
                    .doesNotContain(PhotoFiles.MAKER);
        }
        assertThat(first(REFERENCE, text(enter(once, "", "窗口加照片的", PhotoFiles.withGps(3)))))
                .as("pressed twice it is one report")
                .isEqualTo(reference);
        assertThat(reports.listPhotos(reference)).containsExactly(1, 2);
    }

    @Test
    void a02_a_form_takes_five_photos() throws Exception {
        var once = once();
        for (int i = 0; i < 5; i++) {
            assertThat(enter(once, "photo", "五张", PhotoFiles.withGps(1)).getStatus())
                    .isEqualTo(200);
        }
        assertThat(enter(once, "photo", "五张", PhotoFiles.withGps(1)).getStatus())
                .isEqualTo(422);
    }

    private String withPhoto(String matter) throws Exception {
        return first(REFERENCE, text(enter(once(), "", matter, PhotoFiles.withGps(1))));
    }

    private List<String> photosOn(Case about, Person who) throws Exception {
        var page = look("/desk/cases/" + about.id(), who);
        assertThat(page.getStatus()).isEqualTo(200);
        return all(PHOTO, text(page));
    }

    private Case now(Case about) {
        return cases.findFile(about.id()).orElseThrow().about();
    }

    @Test
    void a03_the_agency_that_is_responsible_sees_photos_and_nobody_else_but_the_bureau() throws Exception {
        var reference = withPhoto("落户看照片的");
        var opened = handled.open(reference, town.bureau).orElseThrow();
        cases.join(
                opened.id(),
                List.of(new Joining(Reporter.Kind.AGENCY, LedgerTown.CIVIL, opened.filed())),
                "",
                town.bureau);
        var path = photosOn(opened, town.bureau).getFirst();
        assertThat(path).isEqualTo("/desk/cases/" + opened.id() + "/photos/" + reference + "/1");
        assertThat(look("/desk/cases/" + opened.id(), town.officer).getStatus())
                .as("nobody is responsible yet")
                .isEqualTo(404);
        assertThat(look(path, town.officer).getStatus()).isEqualTo(404);
        var accepted = town.accepted(now(opened));
        for (var owner : List.of(town.officer, town.head)) {
            assertThat(photosOn(accepted, owner)).containsExactly(path);
            var photo = look(path, owner);
            assertThat(photo.getStatus()).isEqualTo(200);
            assertThat(photo.getContentType()).isEqualTo("image/jpeg");
            assertThat(photo.getHeader("Cache-Control")).contains("no-store");
        }
        var forPrograms = path.replace("/desk/", "/api/v1/");
        assertThat(text(look("/api/v1/cases/" + accepted.id(), town.officer))).contains(forPrograms);
        assertThat(look(forPrograms, town.officer).getContentType()).isEqualTo("image/jpeg");
        for (var other : List.of(town.civilOfficer, town.civilHead, town.cityOffice)) {
            assertThat(photosOn(accepted, other)).as(other.login()).isEmpty();
            assertThat(look(path, other).getStatus()).as(other.login()).isIn(403, 404);
            assertThat(look(forPrograms, other).getStatus()).as(other.login()).isIn(403, 404);
            assertThat(text(look("/api/v1/cases/" + accepted.id(), other)))
                    .as(other.login())
                    .doesNotContain(forPrograms);
        }
        assertThat(look(path, CLERK).getStatus()).isEqualTo(403);
        var other = handled.open(withPhoto("别的事的照片"), town.bureau).orElseThrow();
        var foreign = photosOn(other, town.bureau).getFirst().replace(other.id(), accepted.id());
        assertThat(look(foreign, town.officer).getStatus())
                .as("of another case’s report")
                .isEqualTo(404);
        town.act(now(other), CaseAct.MERGE, town.bureau, Map.of(CaseDetail.INTO, accepted.id()));
        assertThat(photosOn(accepted, town.officer)).containsExactly(path, foreign);
        assertThat(look(foreign, town.officer).getStatus()).isEqualTo(200);
    }

    @Test
    void a04_a_hidden_report_shows_no_photos() throws Exception {
        var reference = withPhoto("要隐藏的照片");
        var accepted = town.accepted(handled.open(reference, town.bureau).orElseThrow());
        var path = photosOn(accepted, town.officer).getFirst();
        hide(reference, "照片里是别人的身份证");
        assertThat(photosOn(accepted, town.officer)).isEmpty();
        assertThat(look(path, town.officer).getStatus()).isEqualTo(404);
    }

    private void hide(String reference, String because) throws Exception {
        var hidden = mvc.perform(post("/desk/reports/" + reference + "/hide")
                        .param(
                                "version",
                                Long.toString(reports.getReport(reference).version()))
                        .param("because", because)
                        .with(SignInAs.person(town.bureau))
                        .with(csrf()))
                .andReturn();
        assertThat(hidden.getResponse().getStatus()).isEqualTo(303);
    }

    private String reported(int number) {
        var answers = Answers.general("", "五个人反映的", "户口簿", "", null, null, "第 " + number + " 个人", "", "");
        var sent = reports.enter(new NewReport(Channel.TELEPHONE, answers, false, null, "case.clerk", "", "", null));
        return ((Submission.Received) sent).reference();
    }

    @Test
    void a05_the_page_says_what_each_of_five_reporters_says_and_not_who_they_are() throws Exception {
        var five = IntStream.range(0, 5).mapToObj(this::reported).toList();
        var opened = handled.open(five.getFirst(), town.bureau).orElseThrow();
        handled.join(Set.copyOf(five.subList(1, 5)), opened.id(), town.bureau);
        assertThat(standings(opened)).containsOnly(Standing.NOT_ASKED).hasSize(5);
        keys.make(town.bureau.id(), KeyAlgorithm.ED25519);
        var remedied = town.remedied(now(opened));
        cases.exhibit(remedied.id(), "通知.pdf", PDF, town.officer);
        town.act(remedied, CaseAct.VERIFY, town.bureau, Map.of(CaseDetail.EXHIBIT, "1"));
        reports.answer(five.get(0), Report.Answer.CONFIRMED, "上周去办没有再要，是民警张三（13805321234）办的");
        reports.answer(five.get(2), Report.Answer.CONFIRMED, "");
        reports.answer(five.get(4), Report.Answer.CONFIRMED, "确实好了");
        assertThat(standings(opened))
                .containsExactly(
                        Standing.CONFIRMED, Standing.AWAITED, Standing.CONFIRMED, Standing.AWAITED, Standing.CONFIRMED);
        var page = text(look("/desk/cases/" + opened.id(), town.officer));
        assertThat(page)
                .contains("提出者怎么说", "共问 5 个提出者，现有 3 个确认已解决", "上周去办没有再要", "确实好了")
                .contains(five)
                .doesNotContain("13805321234", "张三");
        assertThat(text(look("/api/v1/cases/" + opened.id(), town.officer)))
                .contains("\"answer\":\"AWAITED\"", "\"answer\":\"CONFIRMED\"", five.get(3))
                .doesNotContain("13805321234");
        reports.answer(five.get(1), Report.Answer.DENIED, "昨天还在要");
        assertThat(now(opened).state()).isEqualTo(CaseState.ACCEPTED);
        assertThat(standings(opened))
                .as("everybody is asked anew; what was said last stays to be read")
                .containsExactly(
                        Standing.NOT_ASKED,
                        Standing.DENIED,
                        Standing.NOT_ASKED,
                        Standing.NOT_ASKED,
                        Standing.NOT_ASKED);
        assertThat(text(look("/desk/cases/" + opened.id(), town.officer))).contains("说没有解决", "昨天还在要", "上周去办没有再要");
    }

    private List<Standing> standings(Case about) {
        return cases.findFile(about.id()).orElseThrow().listAnswers().stream()
                .map(answer -> answer.standing())
                .toList();
    }
}
