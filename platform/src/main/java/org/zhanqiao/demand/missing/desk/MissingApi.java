package org.zhanqiao.demand.missing.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.zhanqiao.demand.missing.MissingData;
import org.zhanqiao.demand.missing.MissingFilter;
import org.zhanqiao.demand.missing.MissingFilter.Show;
import org.zhanqiao.demand.missing.MissingState;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.PageOf;

/// Missing data for programs; `docs/missing.md` describes them. As on the pages, every agency reads all of
/// them, so that it can second what it needs too.
@RestController
@Tag(name = "missing")
@Allowed({Role.DATA_OFFICER, Role.SHARING_HEAD, Role.BUREAU, Role.CITY_OFFICE})
class MissingApi {

    private final MissingData missing;

    MissingApi(MissingData missing) {
        this.missing = missing;
    }

    @Operation(
            operationId = "listMissing",
            summary = "列出缺失数据需求 · list statements of missing data",
            description = "show：ALL 全部，ASKED 本部门需要的，SOURCE 由本部门提供的，OVERDUE 逾期的；BUREAU 待大数据局办理的，仅大数据局。"
                    + "排序：id、name、state、source、due、needs、moved。"
                    + " · show: ALL, ASKED (the reader's agency needs them), SOURCE (it has to provide them), OVERDUE,"
                    + " and for the bureau alone BUREAU. Sorted by id, name, state, source, due, needs or moved.")
    @GetMapping("/api/v1/missing")
    PageOf<MissingJson> missing(
            ListQuery query,
            @Parameter(description = "哪一部分 · which part of them") @RequestParam(defaultValue = "ALL") Show show,
            @Parameter(description = "只看这一状态 · in this state alone") @RequestParam(required = false) @Nullable MissingState state,
            @AuthenticationPrincipal SignedInPerson me) {
        if (!MissingListPages.shows(me).contains(show)) {
            throw new AccessDeniedException("the part " + show + " is not for this reader");
        }
        return PageOf.of(
                missing.listMissing(new MissingFilter(show, me.agency().orElse(""), Optional.ofNullable(state)), query),
                MissingJson::brief);
    }

    @Operation(
            operationId = "getMissing",
            summary = "读取一项缺失数据需求 · one statement of missing data",
            description = "含各部门的需求和办理经过。 · With what each agency needs it for and what was done.")
    @GetMapping("/api/v1/missing/{id}")
    MissingJson one(@Parameter(description = "编号 · number", example = "M-2026-000004") @PathVariable String id) {
        return MissingJson.whole(missing.getDossier(id));
    }
}
