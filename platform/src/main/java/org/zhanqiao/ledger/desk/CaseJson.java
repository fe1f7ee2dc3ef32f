package org.zhanqiao.ledger.desk;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.ledger.Case;
import org.zhanqiao.ledger.CaseAct;
import org.zhanqiao.ledger.CaseDetail;
import org.zhanqiao.ledger.CaseFile;
import org.zhanqiao.ledger.CaseKind;
import org.zhanqiao.ledger.CaseState;
import org.zhanqiao.ledger.Exhibit;
import org.zhanqiao.ledger.Milestone;
import org.zhanqiao.ledger.Reporter;
import org.zhanqiao.ledger.ReporterAnswer;
import org.zhanqiao.ledger.ReportersPlace;
import org.zhanqiao.proceeding.Act;
import org.zhanqiao.proceeding.Rung;
import org.zhanqiao.workday.ClockJson;
import org.zhanqiao.workday.Reckoning;
import org.zhanqiao.workday.StepWords;

/// A case as programs read it; `docs/ledger.md` describes it.
@Schema(name = "RectificationCase", description = "整改事项及其期限 · a case with its clock")
record CaseJson(
        Item item,

        @Schema(description = "什么问题 · what is wrong") String what,

        @Schema(description = "所指事物的页面；没有则为空 · page of the thing itself, empty for none")
        String path,

        @Schema(description = "提出者人数 · how many reported it")
        long reporters,

        @Schema(description = "其中确认已解决的 · how many of them say it is gone")
        long confirmed,

        @Schema(description = "每个提出者怎么说，先提出的在前；不含姓名和联系方式 · what each of them says, first reported first")
        List<Answered> answers,

        ClockJson clock,

        List<Step> milestones,

        @Schema(description = "并入本事项的事项编号 · numbers of the cases that go on in this one")
        List<String> merged,

        @Schema(description = "证据材料，内容另从页面取 · exhibits, without their contents")
        List<Handed> exhibits,

        @Schema(description = "事实核对；只能凭文件证明的没有 · what the facts say now, absent where only a document can") @Nullable Facts proof,

        @Schema(description = "办理经过，从早到晚 · what was done, oldest first")
        List<Done> acts) {

    /// What a case has besides its file.
    record Besides(
            List<String> merged,
            List<Exhibit> exhibits,
            @Nullable Facts facts,
            List<ReportersPlace.Photo> photos) {}

    /// What one of those who reported it says.
    @Schema(name = "CaseAnswer", description = "一个提出者的答复 · what one of those who reported it says")
    record Answered(
            @Schema(description = "群众和企业 PUBLIC，单位 AGENCY，平台 PLATFORM，大数据局 BUREAU · who it is")
            Reporter.Kind kind,

            @Schema(description = "反映编号或单位代码；平台和大数据局为空 · reference of the report or code of the agency, or empty")
            String ref,

            @Schema(description = "何时提出 · when they reported it")
            Instant reported,

            @Schema(
                    description = "不需答复 NEVER_ASKED，未在询问 NOT_ASKED，等待 AWAITED，到期未答复 SILENT，确认已解决 CONFIRMED，"
                            + "说没有解决 DENIED · how their answer stands")
            ReporterAnswer.Standing answer,

            @Schema(description = "最近一次答复的时间；没有则没有 · when they answered last, absent for never") @Nullable Instant answeredAt,

            @Schema(description = "当时的话，姓名和号码已遮盖 · their words then, with names and numbers covered")
            String words,

            @Schema(
                    description =
                            "反映所附照片的地址，只给责任单位和大数据局；别人看到的为空"
                                    + " · addresses of their photos, for the responsible agency and the bureau; empty for others")
            List<String> photos) {

        private static Answered of(ReporterAnswer answer, String id, List<ReportersPlace.Photo> photos) {
            var reporter = answer.reporter();
            return new Answered(
                    reporter.kind(),
                    reporter.ref(),
                    reporter.at(),
                    answer.standing(),
                    answer.at(),
                    answer.words(),
                    photos.stream()
                            .filter(photo -> photo.ref().equals(reporter.ref()))
                            .map(photo -> "/api/v1/cases/%s/photos/%s/%d".formatted(id, photo.ref(), photo.number()))
                            .toList());
        }
    }

    /// A step of its roadmap.
    @Schema(name = "CaseMilestone", description = "路线图的一个节点 · a milestone")
    record Step(
            int number,
            String title,

            @Schema(description = "应在哪天前完成 · by when") LocalDate day,

            @Schema(description = "何时完成；未完成则没有 · when it was reached, absent before") @Nullable Instant reached) {

        private static Step of(Milestone milestone) {
            return new Step(milestone.number(), milestone.title(), milestone.day(), milestone.reached());
        }
    }

    /// An exhibit.
    @Schema(name = "CaseExhibit", description = "一份证据材料 · an exhibit")
    record Handed(
            int number,
            String name,

            @Schema(description = "SHA-256，十六进制 · hexadecimal")
            String digest,

            @Schema(description = "字节数 · in bytes") long size,

            Instant at) {

        private static Handed of(Exhibit exhibit) {
            return new Handed(exhibit.number(), exhibit.name(), exhibit.digest(), exhibit.size(), exhibit.at());
        }
    }

    /// What the facts say.
    @Schema(name = "CaseFacts", description = "事实核对的结果 · what the facts say")
    record Facts(
            @Schema(description = "是否已解决 · whether it is gone")
            boolean gone,

            @Schema(description = "依据，中文 · what was seen, in Chinese")
            String words,

            @Schema(description = "在哪一页看得到；没有则为空 · page where it is seen, empty for none")
            String path) {}

    /// A page of cases.
    @Schema(name = "CasePage", description = "一页整改事项 · a page of cases")
    record Listed(
            @Schema(description = "共有多少 · how many there are")
            long total,

            int page,
            int size,
            List<Item> items) {}

    /// A case as a list shows it.
    @Schema(name = "CaseItem", description = "一个整改事项的概要 · a case in short")
    record Item(
            @Schema(description = "编号 · number", example = "ZG-2026-000012")
            String id,

            CaseKind kind,

            String title,

            CaseState state,

            @Schema(description = "有人作出决定就加一 · goes up with whatever people decide")
            long version,

            @Schema(description = "责任单位的统一社会信用代码；未交办则为空 · code of the responsible agency, empty before it is assigned")
            String agency,

            @Schema(description = "责任人账号；未签收则为空 · login of whoever is responsible, empty before it is accepted")
            String person,

            @Schema(description = "所属专项行动；没有则为空 · code of the campaign, empty for none")
            String campaign,

            @Schema(description = "从何时起算 · when its clock began")
            Instant reported,

            @Schema(description = "最后一天；期限暂停或已销号则没有 · last day; absent while the clock stands") @Nullable LocalDate due,

            boolean provisional,

            @Schema(description = "逾期提醒到哪一级 · the rung that it reached, being overdue") @Nullable Rung escalated,

            int returned,

            int reopened,

            @Schema(description = "并入的事项；没有则为空 · the case it goes on in, empty for none")
            String into) {

        static Item of(Case about) {
            return new Item(
                    about.id(),
                    about.kind(),
                    about.about().title(),
                    about.state(),
                    about.version(),
                    about.owner().agency(),
                    about.owner().person(),
                    about.campaign(),
                    about.countsFrom(),
                    about.due(),
                    about.provisional(),
                    about.rung(),
                    about.returned(),
                    about.reopened(),
                    about.into());
        }
    }

    /// Something that was done.
    @Schema(name = "CaseAct", description = "办理的一步 · something that was done")
    record Done(
            long number,
            CaseAct act,
            CaseState state,

            @Schema(description = "经办人账号；平台办理的为空 · login; empty for the platform")
            String by,

            String agency,
            Instant at,
            String because,

            @Schema(
                    description = "这一步另外写明的：agency 责任单位，person 责任人，days 期限，ground 暂停理由，proof 销号依据，"
                            + "exhibit 与 digest 证据材料及其摘要，into 与 merged 并入的事项，reports 与 agencies 并入或拆出的提出者等"
                            + " · what it says besides, by name")
            Map<String, String> said) {

        private static Done of(Act<CaseState, CaseAct> act) {
            var said = new TreeMap<String, String>();
            SAID.stream().filter(name -> !act.said(name).isEmpty()).forEach(name -> said.put(name, act.said(name)));
            return new Done(act.number(), act.kind(), act.to(), act.by(), act.agency(), act.at(), act.because(), said);
        }
    }

    /// What the page says of acts.
    private static final List<String> SAID = List.of(
            CaseDetail.NUMBER,
            CaseDetail.AGENCY,
            CaseDetail.PERSON,
            CaseDetail.DAYS,
            CaseDetail.CAMPAIGN,
            CaseDetail.INTO,
            CaseDetail.MERGED,
            CaseDetail.REPORTS,
            CaseDetail.AGENCIES,
            CaseDetail.FOUND,
            CaseDetail.GROUND,
            CaseDetail.MILESTONE,
            CaseDetail.MILESTONES,
            CaseDetail.PROOF,
            CaseDetail.EXHIBIT,
            CaseDetail.DIGEST,
            CaseDetail.KEY,
            CaseDetail.ANSWER_BY,
            CaseDetail.ANSWERS_UNTIL,
            CaseDetail.RUNG);

    /// @param more what the case has besides its file
    static CaseJson of(CaseFile file, Reckoning reckoning, StepWords words, Besides more) {
        var about = file.about();
        return new CaseJson(
                Item.of(about),
                about.about().what(),
                about.about().path(),
                file.reporters().size(),
                file.confirmed(),
                file.listAnswers().stream()
                        .map(answer -> Answered.of(answer, about.id(), more.photos()))
                        .toList(),
                ClockJson.of(reckoning, about.due() != null, null, words),
                file.milestones().stream().map(Step::of).toList(),
                more.merged(),
                more.exhibits().stream().map(Handed::of).toList(),
                more.facts(),
                file.history().acts().stream().map(Done::of).toList());
    }
}
