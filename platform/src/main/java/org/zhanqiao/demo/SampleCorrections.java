package org.zhanqiao.demo;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhanqiao.demand.corrections.Correction;
import org.zhanqiao.demand.corrections.CorrectionAct;
import org.zhanqiao.demand.corrections.CorrectionDraft;
import org.zhanqiao.demand.corrections.Corrections;
import org.zhanqiao.demand.corrections.Particulars;
import org.zhanqiao.demand.proceeding.ProceedingFilter;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.proceeding.Decision;
import org.zhanqiao.web.Page;

/// Correction requests of the sample city, over calls that its systems made: one in time, one that is late, some
/// answered and some over.
@Service
public class SampleCorrections {

    /// Working days back to which calls reach, and how many lie from one day of calls to the next.
    private static final int REACH = 120;

    private static final int APART = 4;

    private final Corrections corrections;
    private final PassedDays passed;
    private final MadeCalls made;
    private final Identity identity;
    private final Past past;
    private final InstantSource clock;

    SampleCorrections(
            Corrections corrections,
            PassedDays passed,
            MadeCalls made,
            Identity identity,
            Past past,
            InstantSource clock) {
        this.corrections = corrections;
        this.passed = passed;
        this.made = made;
        this.identity = identity;
        this.past = past;
        this.clock = clock;
    }

    /// A call that was served, and that the index of the evidence knows.
    ///
    /// @param system  who called; its code begins with the id of its agency
    /// @param call    its number
    /// @param subject whom it was about
    public record MadeCall(String system, String service, String call, Instant at, String subject) {

        /// The same about somebody.
        public MadeCall about(String whom) {
            return new MadeCall(system, service, call, at, whom);
        }
    }

    /// When the systems of the city called, oldest first.
    public List<Instant> listCallTimes() {
        var days = past.listDays();
        return IntStream.iterate(days.size() - REACH, day -> day < days.size(), day -> day + APART)
                .mapToObj(day -> past.time(days.get(day), 10 + day % 200))
                .toList();
    }

    /// Whether they are filed already.
    public boolean areMade() {
        return corrections.count(new ProceedingFilter("", Optional.empty(), ProceedingFilter.Narrow.ANY)) > 0;
    }

    /// Notes that a call was made.
    public void note(MadeCall call) {
        made.note(call);
    }

    /// Calls that were made before the start was killed, oldest first; whom they were about is not kept.
    public List<MadeCall> listMade() {
        return made.list();
    }

    /// Files them, all or none.
    ///
    /// @param calls what came of [#listCallTimes()]
    @Transactional
    public void make(List<MadeCall> calls) {
        new Files(calls, past.listDays()).make();
    }

    private final class Files {
        private final List<MadeCall> calls;
        private final List<LocalDate> days;
        private final Cast cast = new Cast(identity);
        private final LocalDate today = clock.instant().atZone(Page.ZONE).toLocalDate();

        Files(List<MadeCall> calls, List<LocalDate> days) {
            this.calls = new ArrayList<>(calls);
            this.days = days;
        }

        void make() {
            var moved = file(38, "education", "police.resident", "address", "返回的住址是搬迁前的，应为现住社区", "家长提交的居住证明");
            act(moved, 34, CorrectionAct.REPORT_CORRECTED, "police-officer", "户籍迁移未同步到共享库，已更正并补推");
            act(current(moved), 33, CorrectionAct.CONFIRM, "education-officer", "");

            var born = file(27, "medical-insurance", "health.birth", "birth_date", "出生日期与病历相差一天", "住院病历首页");
            act(born, 20, CorrectionAct.REPORT_RIGHT, "health-officer", "出生医学证明以分娩时间为准，跨零点出生，日期无误");
            act(current(born), 18, CorrectionAct.CONFIRM, "medical-insurance-officer", "");

            var again = file(22, "natural-resources", "water.account", "status", "用户已结清欠费，仍显示欠费", "缴费回单");
            act(again, 15, CorrectionAct.REPORT_RIGHT, "water-officer", "账务系统显示仍有一期未到账");
            act(current(again), 14, CorrectionAct.REOPEN, "natural-resources-officer", "该期已于当日到账，附银行流水编号");
            pass(again);

            var late = file(15, "housing-fund", "human-resources.retirement", "status", "本人已办理退休，状态仍为未领取", "退休审批表");
            pass(late);

            var spelt = file(8, "education", "police.resident", "name", "姓名用字与户口簿不一致", "户口簿首页和本人页");
            act(spelt, 2, CorrectionAct.REPORT_CORRECTED, "police-officer", "生僻字转码有误，已更正");

            file(3, "medical-insurance", "health.birth", "hospital", "接生机构名称为空", "出生医学证明原件");
        }

        /// @param agency whose officer files it, and whose system called
        /// @param ago    working days since then
        private Correction file(int ago, String agency, String service, String item, String wrong, String proof) {
            var at = time(ago, 240);
            var call = calls.stream()
                    .filter(each -> each.service().equals(service)
                            && each.system().startsWith(agency + "-")
                            && each.at().isBefore(at))
                    .reduce((_, last) -> last)
                    .orElseThrow(() -> new IllegalStateException("nobody called " + service + " before " + at));
            return past.at(
                    at,
                    () -> corrections.file(
                            new CorrectionDraft(call.call(), item, new Particulars(call.subject(), wrong, proof)),
                            cast.person(agency + "-officer")));
        }

        private void act(Correction correction, int ago, CorrectionAct act, String officer, String because) {
            past.at(
                    time(ago, 300),
                    () -> corrections.act(
                            new Decision<>(correction.id(), correction.version(), act, because, Map.of()),
                            cast.person(officer)));
        }

        private Correction current(Correction correction) {
            return corrections.getFile(correction.id(), cast.bureau()).correction();
        }

        private Instant time(int ago, int minute) {
            return past.time(days.get(days.size() - 1 - ago), minute);
        }

        /// Days went by without a report.
        private void pass(Correction filed) {
            var correction = current(filed);
            var due = correction.due();
            if (due != null) {
                var since = correction.moved().atZone(Page.ZONE).toLocalDate();
                passed.climb(correction.id(), due, since, today);
            }
        }
    }
}
