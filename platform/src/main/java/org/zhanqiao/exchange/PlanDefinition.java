package org.zhanqiao.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.catalog.ItemType;
import org.zhanqiao.demand.Condition;
import org.zhanqiao.demand.Mode;

/// A compiled grant: everything a node needs to serve its calls, fixed when the grant is signed. Stored as JSON.
///
/// @param modes      what may be asked
/// @param keys       the types of every item that may be looked up
/// @param lookupKeys the sets of items a call may find rows by
/// @param columns    what is returned, in order
/// @param verifiable what may be verified, in order
/// @param statements SQL by use: `query:KEY`, `many:KEY`, `verify:KEY`, `verifymany:KEY`, `list`, `next`, where KEY is
///                   the lookup key's items joined with `+`; empty for HTTP sources
/// @param filter     evaluated by the source's SQL; by the node for HTTP sources
/// @param withheld   what the grant names and this plan does not give, and why
/// @param lastGoodSeconds how old an answer may be that stands in for a source that is down; 0 for never
public record PlanDefinition(
        String grant,
        String caller,
        String agency,
        String provider,
        String purpose,
        String matter,
        String legalBasis,
        String agreement,
        boolean caseRequired,
        int callsPerSecond,
        long callsPerDay,
        int lastGoodSeconds,
        Instant notBefore,
        Instant notAfter,
        boolean suspended,
        Set<Mode> modes,
        Map<String, ItemType> keys,
        List<List<String>> lookupKeys,
        List<Column> columns,
        List<Column> verifiable,
        Map<String, Statement> statements,
        List<Condition> filter,
        List<Withheld> withheld,
        Service service) {

    /// A column of the answer.
    ///
    /// @param mask its mask as text, see [org.zhanqiao.protection.Mask]
    public record Column(String name, String title, String titleEn, ItemType type, String mask) {}

    /// SQL and the fixed values bound after the call's own.
    public record Statement(String sql, List<String> fixed) {}

    /// The service a plan reads from.
    ///
    /// @param members the members of an HTTP interface's rows that are called otherwise than their items;
    ///                null in plans from before there were any
    public record Service(
            String code,
            String title,
            String source,
            SourceKind kind,
            String relation,
            List<String> rowKey,
            @Nullable String asOf,
            List<String> subjects,
            int timeLimitMillis,
            int bulkhead,
            @Nullable Map<String, String> members) {

        /// The member of an HTTP interface's row that holds an item.
        public String member(String item) {
            return members == null ? item : members.getOrDefault(item, item);
        }
    }
}
