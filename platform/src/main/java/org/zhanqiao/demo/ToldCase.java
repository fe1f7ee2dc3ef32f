package org.zhanqiao.demo;

import static org.zhanqiao.ledger.CaseAct.ACCEPT;
import static org.zhanqiao.ledger.CaseAct.ADJUDICATE;
import static org.zhanqiao.ledger.CaseAct.ASSIGN;
import static org.zhanqiao.ledger.CaseAct.PLAN;
import static org.zhanqiao.ledger.CaseAct.REACH_MILESTONE;
import static org.zhanqiao.ledger.CaseAct.REPORT_REMEDY;
import static org.zhanqiao.ledger.CaseAct.TRIAGE;
import static org.zhanqiao.ledger.CaseAct.VERIFY;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.barrier.reports.Answers;
import org.zhanqiao.barrier.reports.Channel;
import org.zhanqiao.barrier.reports.HowOften;
import org.zhanqiao.barrier.reports.NewReport;
import org.zhanqiao.barrier.reports.TimeSpent;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Person;
import org.zhanqiao.ledger.Case;
import org.zhanqiao.ledger.CaseAct;
import org.zhanqiao.ledger.CaseFile;
import org.zhanqiao.ledger.CaseKind;
import org.zhanqiao.ledger.NewCase;
import org.zhanqiao.ledger.Reporter;

/// A case being put together: who says what, and what is done then.
final class ToldCase {
    private final Scene scene;
    private final CaseKind kind;
    private final int ago;
    private final String first;
    private final String second;
    private final List<Answers> reports = new ArrayList<>();
    private final Set<Integer> photographed = new HashSet<>();
    private final List<CaseStep> steps = new ArrayList<>();
    private String by = "";
    private String counter = "";
    private String path = "";

    /// What is needed to tell of cases.
    ///
    /// @param days  working days before today, oldest first
    record Scene(
            CaseHand hand,
            Past past,
            Cast cast,
            SampleCampaigns campaigns,
            SampleCounters counters,
            Identity identity,
            List<LocalDate> days,
            LocalDate today) {

        /// The code of an agency by its id.
        String agency(String id) {
            return identity.findAgencyById(id).orElseThrow().code();
        }
    }

    /// @param first  the matter of a barrier, the title of anything else
    /// @param second its paper, or what is wrong
    ToldCase(Scene scene, CaseKind kind, int ago, String first, String second) {
        this.scene = scene;
        this.kind = kind;
        this.ago = ago;
        this.first = first;
        this.second = second;
    }

    /// The page of what it is about.
    ToldCase about(String page) {
        path = page;
        return this;
    }

    /// Who reported it: the account of a citizen who was the first, or the id of an agency; empty for the bureau.
    ToldCase by(String login) {
        by = login;
        return this;
    }

    ToldCase said(String story, String places, HowOften howOften, TimeSpent timeSpent) {
        reports.add(Answers.general(counter, first, second, places, howOften, timeSpent, story, "", ""));
        return this;
    }

    /// Whoever says something after this came by the code of a counter.
    ToldCase at(SampleCounters.Place place) {
        counter = scene.counters().code(place);
        return this;
    }

    /// Whoever spoke last added a photo.
    ToldCase showing() {
        photographed.add(reports.size() - 1);
        return this;
    }

    ToldCase then(int gap, CaseAct act, String because) {
        return then(gap, act, because, "");
    }

    ToldCase then(int gap, CaseAct act, String because, String said) {
        String owner = act == ADJUDICATE ? scene.agency(said) : said;
        steps.add(new CaseStep(gap, act, because, owner));
        return this;
    }

    ToldCase saying(int gap, CaseAct act, String said) {
        steps.add(CaseStep.saying(gap, act, act == ASSIGN ? scene.agency(said) : said));
        return this;
    }

    ToldCase triaged(int gap) {
        return saying(gap, TRIAGE, scene.campaigns().code(kind));
    }

    ToldCase accepted(String owner) {
        return triaged(1).saying(0, ASSIGN, owner).saying(1, ACCEPT, "");
    }

    /// @param gap working days that the agency takes
    ToldCase putRight(String owner, int gap, String how) {
        return accepted(owner)
                .saying(1, PLAN, "查明原因\n落实整改\n自查复核")
                .saying(gap / 3, REACH_MILESTONE, "")
                .saying(gap / 3, REACH_MILESTONE, "")
                .saying(gap / 3, REACH_MILESTONE, "")
                .then(0, REPORT_REMEDY, how)
                .saying(1, VERIFY, "");
    }

    CaseFile made() {
        int begin = scene.days().size() - 1 - ago;
        var walk = new CaseWalk(
                scene.hand(),
                scene.past(),
                scene.cast(),
                scene.days(),
                new SplittableRandom(ago * 31L + steps.size()),
                begin);
        CaseFile filed = kind == CaseKind.BARRIER ? reported(walk) : filed(walk);
        return walk.rest(walk.go(filed, steps), scene.today());
    }

    private CaseFile reported(CaseWalk walk) {
        var references = new ArrayList<String>();
        for (var answers : reports) {
            UUID person = references.isEmpty() && !by.isEmpty()
                    ? scene.cast().person(by).id()
                    : null;
            references.add(
                    photographed.contains(references.size())
                            ? scene.hand()
                                    .report(
                                            online(answers, person),
                                            NoticePhoto.draw(ago + references.size()),
                                            walk.time())
                            : scene.hand().report(online(answers, person), walk.time()));
            walk.wait(0);
        }
        return scene.hand()
                .open(
                        references.getFirst(),
                        new HashSet<>(references.subList(1, references.size())),
                        scene.cast().bureau(),
                        walk.time());
    }

    private static NewReport online(Answers answers, @Nullable UUID person) {
        return new NewReport(Channel.ONLINE, answers, false, person, "", "", "", null);
    }

    private CaseFile filed(CaseWalk walk) {
        String agency = by.isEmpty() ? "" : scene.agency(by);
        Person who = agency.isEmpty() ? scene.cast().bureau() : scene.cast().officer(agency);
        return scene.hand()
                .file(
                        new NewCase(
                                kind,
                                new Case.About(first, second, "", path),
                                "",
                                agency.isEmpty() ? Reporter.Kind.BUREAU : Reporter.Kind.AGENCY,
                                agency,
                                walk.time()),
                        who);
    }
}
