package org.zhanqiao.exchange.grants;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.demand.Grant;
import org.zhanqiao.demand.GrantAct;
import org.zhanqiao.demand.TermsJson;
import org.zhanqiao.exchange.NodeSpread;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A grant as the administrator's interface shows it; a list leaves out its history and how far it has come.
///
/// @param terms as [TermsJson] writes them
@Schema(name = "Grant", description = "一份授权 · a grant")
@JsonInclude(JsonInclude.Include.NON_NULL)
record GrantDocument(
        @Schema(example = "G-2026-000001") String id,

        @Schema(description = "办理次数，签署为 1 · counts its acts, the signature being 1")
        long version,

        Grant.State state,

        @Schema(description = "此刻对调用方而言的状态 · where it stands for its caller now")
        Grant.Standing standing,

        @Schema(description = "调用系统代码 · code of the calling system")
        String caller,

        @Schema(description = "数据服务代码 · code of the data service")
        String service,

        String purpose,
        String matter,
        String legalBasis,

        @Schema(implementation = GrantShapes.Terms.class) JsonNode terms,

        boolean caseRequired,
        int callsPerSecond,
        long callsPerDay,
        long lastGoodSeconds,
        Instant notBefore,
        Instant notAfter,

        @Schema(description = "协议的 SHA-256 · SHA-256 of the agreement")
        String agreement,

        String signedBy,
        Instant signedAt,

        @Schema(description = "经过；列表中没有 · its history; not in a list") @Nullable List<Act> acts,

        @Schema(description = "授权所列而现在不提供的数据项 · items that it names and that are not given now") @Nullable List<Withheld> withheld,

        @Nullable Spread inForce) {

    /// One act of its history.
    @Schema(name = "GrantAct", description = "一次办理 · one act")
    record Act(long version, GrantAct.Kind act, String by, Instant at, String because) {}

    /// An item that is not given now.
    ///
    /// @param reason the code of an [org.zhanqiao.exchange.Withheld.Reason]
    @Schema(name = "GrantWithheld", description = "现在不提供的数据项 · an item that is not given now")
    record Withheld(String item, String reason, int level) {}

    /// How far its last act has come among the nodes.
    @Schema(name = "GrantSpread", description = "最近一次办理到达了多少节点 · how far its last act has come")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Spread(
            @Schema(description = "在服务的节点数 · nodes that serve")
            int nodes,

            @Schema(description = "已照此执行的节点数 · of them, those that follow")
            int reached,

            @Schema(description = "到最后一个节点用了多少毫秒；未全部到达时没有 · until the last of them; absent before") @Nullable Long withinMillis) {}

    /// One page of a list.
    @Schema(name = "Grants", description = "一页授权 · one page of grants")
    record PageOf(
            @Schema(description = "符合的总数 · on all pages") long total, int page, int size, List<GrantDocument> grants) {}

    static GrantDocument brief(Grant grant, Grant.Standing standing) {
        return of(grant, standing, null, null, null);
    }

    static GrantDocument whole(
            Grant grant,
            Grant.Standing standing,
            List<GrantAct> acts,
            List<org.zhanqiao.exchange.Withheld> withheld,
            NodeSpread.Spread spread) {
        return of(
                grant,
                standing,
                acts.stream()
                        .map(act -> new Act(act.version(), act.kind(), act.by(), act.at(), act.because()))
                        .toList(),
                withheld.stream()
                        .map(item -> new Withheld(item.item(), item.reason().code(), item.level()))
                        .toList(),
                new Spread(spread.nodes(), spread.reached(), millis(spread)));
    }

    private static @Nullable Long millis(NodeSpread.Spread spread) {
        Optional<Long> millis = spread.within().map(within -> within.toMillis());
        return millis.orElse(null);
    }

    private static GrantDocument of(
            Grant grant,
            Grant.Standing standing,
            @Nullable List<Act> acts,
            @Nullable List<Withheld> withheld,
            @Nullable Spread inForce) {
        return new GrantDocument(
                grant.id(),
                grant.version(),
                grant.state(),
                standing,
                grant.caller(),
                grant.service(),
                grant.purpose(),
                grant.matter(),
                grant.legalBasis(),
                JsonMapper.shared().readTree(TermsJson.write(grant.terms())),
                grant.caseRequired(),
                grant.callsPerSecond(),
                grant.callsPerDay(),
                grant.lastGoodFor().toSeconds(),
                grant.notBefore(),
                grant.notAfter(),
                grant.agreement(),
                grant.signature().by(),
                grant.signature().at(),
                acts,
                withheld,
                inForce);
    }
}
