package org.zhanqiao.exchange.grants;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.demand.Condition;

/// Shapes of what [GrantJson] and [org.zhanqiao.demand.TermsJson] read, for the OpenAPI document alone: what is sent
/// is read member by member, so that everything wrong with it is named at once.
final class GrantShapes {

    private GrantShapes() {}

    /// What is signed.
    @Schema(name = "GrantDraft", description = "待签署的授权 · a grant to be signed")
    record Draft(
            @Schema(description = "调用系统代码 · code of the calling system")
            String caller,

            @Schema(description = "数据服务代码 · code of the data service")
            String service,

            String purpose,
            String matter,
            String legalBasis,
            Terms terms,

            @Schema(description = "省略即为 true · true when left out") @Nullable Boolean caseRequired,

            int callsPerSecond,
            long callsPerDay,
            @Nullable Long lastGoodSeconds,

            @Schema(description = "省略即刻生效 · at once when left out") @Nullable Instant notBefore,

            Instant notAfter,

            @Schema(description = "协议的 SHA-256，64 位十六进制 · SHA-256 of the agreement, hexadecimal")
            String agreement) {}

    /// The deal itself.
    @Schema(name = "GrantTerms", description = "授权条款 · the terms of a grant")
    record Terms(
            @Schema(description = "query、list、verify") List<String> modes,

            @Schema(description = "可用的查询键，每个由若干数据项组成 · keys that may be asked by, each of some items")
            List<List<String>> lookupKeys,

            List<Field> fields,

            @Schema(description = "只可核验的数据项 · items that may be verified")
            List<String> verifiable,

            List<String> maskedLookups,
            List<Filter> filter) {}

    @Schema(name = "GrantField", description = "提供的数据项及脱敏方式 · an item given, and its mask")
    record Field(String item, @Schema(example = "keep:3:4") String mask) {}

    @Schema(name = "GrantFilter", description = "只提供符合条件的行 · only rows that fit are given")
    record Filter(String item, Condition.Comparison comparison, List<String> values) {}
}
