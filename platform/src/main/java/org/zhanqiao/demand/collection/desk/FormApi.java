package org.zhanqiao.demand.collection.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.zhanqiao.demand.collection.Forms;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.PageOf;

/// Forms for programs; `docs/missing.md` describes them.
@RestController
@Tag(name = "forms")
@Allowed({Role.DATA_OFFICER, Role.SHARING_HEAD, Role.BUREAU})
class FormApi {

    private final Forms forms;

    FormApi(Forms forms) {
        this.forms = forms;
    }

    @Operation(
            operationId = "listForms",
            summary = "列出在用的办事表单 · list forms in use",
            description = "部门看本部门的，大数据局看全部，可按部门。排序：id、name、matter、agency、flagged、changed。"
                    + " · An agency reads its own, the bureau all, or those of one agency."
                    + " Sorted by id, name, matter, agency, flagged or changed.")
    @GetMapping("/api/v1/forms")
    PageOf<FormJson> forms(
            ListQuery query,
            @Parameter(description = "部门的代码，仅大数据局 · code of an agency; for the bureau") @RequestParam(defaultValue = "")
                    String agency,
            @Parameter(description = "只看疑似重复采集的 · only those with a field under the ban")
                    @RequestParam(defaultValue = "false")
                    boolean flagged,
            @AuthenticationPrincipal SignedInPerson me) {
        var found = forms.listForms(FormListPages.filter(agency, flagged, me), query);
        var counts = forms.countFlagged(found.rows());
        return PageOf.of(found, form -> FormJson.brief(form, counts.getOrDefault(form.id(), 0L)));
    }

    @Operation(
            operationId = "getForm",
            summary = "读取一张办事表单 · one form",
            description = "本部门和大数据局可以读取，其他人得到 404。含各字段的匹配、处理办法和已排除的匹配。"
                    + " · Its agency and the bureau read it, everybody else gets 404. With what holds each field, what is to"
                    + " be done, and what was dismissed.")
    @GetMapping("/api/v1/forms/{id}")
    FormJson form(
            @Parameter(description = "编号 · number", example = "F-2026-000005") @PathVariable String id,
            @AuthenticationPrincipal SignedInPerson me) {
        var form = forms.getForm(id, me.person());
        return FormJson.whole(form, forms.listResults(form), forms.listActs(id));
    }
}
