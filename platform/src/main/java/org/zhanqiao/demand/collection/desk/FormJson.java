package org.zhanqiao.demand.collection.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.catalog.ShareType;
import org.zhanqiao.demand.collection.Channel;
import org.zhanqiao.demand.collection.CollectionForm;
import org.zhanqiao.demand.collection.FieldKind;
import org.zhanqiao.demand.collection.FieldResult;
import org.zhanqiao.demand.collection.Finding;
import org.zhanqiao.demand.collection.FormAct;
import org.zhanqiao.demand.collection.FormActKind;
import org.zhanqiao.demand.collection.How;
import org.zhanqiao.demand.collection.Reading;

/// A form as programs read it; `docs/missing.md` describes it. A list leaves out the fields and the acts.
@Schema(name = "Form", description = "办事表单及重复采集的检查 · a form, and what of it a dataset holds already")
@JsonInclude(JsonInclude.Include.NON_NULL)
record FormJson(
        @Schema(description = "编号 · number", example = "F-2026-000005")
        String id,

        @Schema(description = "部门的统一社会信用代码 · code of the agency")
        String agency,

        String name,

        @Schema(description = "事项 · the matter it belongs to")
        String matter,

        @Nullable Channel channel,

        @Schema(description = "已停用 · whether it is in use no more")
        boolean retired,

        @Schema(description = "每改一次加一 · goes up with every change")
        long version,

        Instant registered,
        Instant changed,

        @Schema(description = "疑似重复采集的字段数 · fields under the ban on re-collection")
        long flagged,

        @Schema(description = "字段及匹配；列表中没有 · its fields with what holds them; not in a list") @Nullable List<Field> fields,

        @Schema(description = "经过，从早到晚；列表中没有 · what was done, oldest first; not in a list") @Nullable List<Act> acts) {

    /// How a label was read.
    enum Read {
        /// What things are looked up by; the form has to ask for it.
        LOOKUP_KEY,
        /// Belongs to the case at hand; nobody else knows it.
        OF_THIS_CASE,
        /// Says too little to be compared.
        TOO_GENERAL,
        /// A paper of which it is not known what data stand for it.
        UNKNOWN_PAPER,
        /// Compared with what datasets hold.
        COMPARED;

        private static Read of(Reading reading) {
            return switch (reading) {
                case Reading.LookupKey _ -> LOOKUP_KEY;
                case Reading.OfThisCase _ -> OF_THIS_CASE;
                case Reading.TooGeneral _ -> TOO_GENERAL;
                case Reading.UnknownPaper _ -> UNKNOWN_PAPER;
                case Reading.Wanted _ -> COMPARED;
            };
        }
    }

    /// A field with what holds it.
    @Schema(name = "FormField", description = "表单的一个字段 · a field of the form")
    record Field(
            @Schema(description = "办事人看到的名称 · as people see it")
            String label,

            @Schema(description = "是否必填 · whether the form is refused without it")
            boolean mandatory,

            FieldKind kind,

            @Schema(description = "名称如何理解 · how the label was read")
            Read read,

            @Schema(description = "是否疑似重复采集 · whether it stands under the ban on re-collection")
            boolean flagged,

            @Schema(description = "匹配，最可信的在前，已排除的在后 · matches, surest first, dismissed ones at the end")
            List<MatchJson> matches) {

        private static Field of(FieldResult result) {
            var field = result.field();
            return new Field(
                    field.label(),
                    field.mandatory(),
                    field.kind(),
                    Read.of(result.reading()),
                    result.isFlagged(),
                    result.results().stream().map(MatchJson::of).toList());
        }
    }

    /// What holds a field, and what is to be done.
    @Schema(name = "FormMatch", description = "一个匹配及处理办法 · what holds a field, and what is to be done")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MatchJson(
            @Schema(description = "资源代码 · code of the dataset")
            String dataset,

            String datasetName,

            @Schema(description = "数据项；整个资源对应一份材料时没有 · the data item; absent when the whole dataset stands for a paper")
            @Nullable String item,

            @Nullable String itemTitle,

            @Schema(description = "提供部门的代码 · code of the provider")
            String holder,

            @Nullable ShareType shareType,

            @Schema(description = "是否数源 · whether it is the source of truth")
            boolean source,

            @Schema(description = "依据什么认为相同 · why they are taken for the same")
            How how,

            @Schema(description = "可信度，0 至 1 · confidence, 0 to 1", minimum = "0", maximum = "1")
            double confidence,

            FieldResult.Remedy remedy,

            @Schema(description = "已可取得它的授权 · number of the grant that gives it already") @Nullable String grant,

            @Schema(description = "可申请的数据服务 · code of the data service to ask for") @Nullable String service,

            @Schema(description = "排除的说明；未排除则没有 · why it is no match; absent while nobody said so") @Nullable Dismissed dismissed) {

        private static MatchJson of(FieldResult.Result result) {
            var match = result.finding().match();
            return new MatchJson(
                    match.dataset(),
                    match.datasetName(),
                    stated(match.item()),
                    stated(match.itemTitle()),
                    match.holder(),
                    match.shareType(),
                    match.source(),
                    match.how(),
                    match.confidence(),
                    result.remedy(),
                    stated(result.grant()),
                    stated(result.service()),
                    result.finding().findDismissal().map(Dismissed::of).orElse(null));
        }

        private static @Nullable String stated(String text) {
            return text.isEmpty() ? null : text;
        }
    }

    /// Somebody's word that a match is none.
    @Schema(name = "FormDismissal", description = "排除匹配的说明 · somebody's word that a match is none")
    record Dismissed(@Schema(description = "经办人账号 · login") String by, Instant at, String because) {

        private static Dismissed of(Finding.Dismissal dismissal) {
            return new Dismissed(dismissal.by(), dismissal.at(), dismissal.because());
        }
    }

    /// Something that was done to it.
    @Schema(name = "FormAct", description = "对表单的一次办理 · something that was done to a form")
    record Act(
            @Schema(description = "从 1 起 · from 1") long number,

            FormActKind act,

            @Schema(description = "经办人账号 · login") String by,

            Instant at,

            @Schema(description = "理由；没有则为空 · why, empty for none")
            String because,

            @Schema(description = "针对哪个匹配；针对整张表单则为空 · the match it is about, empty for the whole form")
            String subject) {

        private static Act of(FormAct act) {
            return new Act(act.number(), act.kind(), act.by(), act.at(), act.because(), act.subject());
        }
    }

    static FormJson brief(CollectionForm form, long flagged) {
        return of(form, flagged, null, null);
    }

    static FormJson whole(CollectionForm form, List<FieldResult> results, List<FormAct> acts) {
        return of(
                form,
                results.stream().filter(FieldResult::isFlagged).count(),
                results.stream().map(Field::of).toList(),
                acts.stream().map(Act::of).toList());
    }

    private static FormJson of(
            CollectionForm form, long flagged, @Nullable List<Field> fields, @Nullable List<Act> acts) {
        var text = form.text();
        return new FormJson(
                form.id(),
                form.agency(),
                text.name(),
                text.matter(),
                text.channel(),
                form.retired(),
                form.version(),
                form.registeredAt(),
                form.changedAt(),
                flagged,
                fields,
                acts);
    }
}
