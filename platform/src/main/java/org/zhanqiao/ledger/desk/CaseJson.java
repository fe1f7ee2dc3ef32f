package org.zhanqiao.ledger.desk;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.ledger.Case;
import org.zhanqiao.ledger.CaseAct;
import org.zhanqiao.ledger.CaseFile;
import org.zhanqiao.ledger.CaseKind;
import org.zhanqiao.ledger.CaseState;
import org.zhanqiao.ledger.Milestone;
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

        ClockJson clock,

        List<Step> milestones,

        @Schema(description = "办理经过，从早到晚 · what was done, oldest first")
        List<Done> acts) {

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

            @Schema(description = "每办理一步加一 · goes up with every act")
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
            String because) {

        private static Done of(Act<CaseState, CaseAct> act) {
            return new Done(act.number(), act.kind(), act.to(), act.by(), act.agency(), act.at(), act.because());
        }
    }

    static CaseJson of(CaseFile file, Reckoning reckoning, StepWords words) {
        var about = file.about();
        return new CaseJson(
                Item.of(about),
                about.about().what(),
                about.about().path(),
                file.reporters().size(),
                file.confirmed(),
                ClockJson.of(reckoning, about.due() != null, words),
                file.milestones().stream().map(Step::of).toList(),
                file.history().acts().stream().map(Done::of).toList());
    }
}
