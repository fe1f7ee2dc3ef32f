package org.zhanqiao.demand.collection;

import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.zhanqiao.web.ListQuery;

/// Which forms a list shows; those in use no more are on none.
///
/// @param agency  code; empty for all
/// @param flagged only those with a field under the ban
public record FormFilter(String agency, boolean flagged) {

    /// SQL over `demand.form` with what it fills in.
    record Conditions(String sql, Map<String, Object> parameters) {}

    Conditions conditions(String text) {
        var sql = new StringJoiner(" and ").add("not retired");
        var parameters = new HashMap<String, Object>();
        if (!agency.isEmpty()) {
            sql.add("form.agency = :agency");
            parameters.put("agency", agency);
        }
        if (!text.isEmpty()) {
            sql.add("(id ilike :pattern or name ilike :pattern or matter ilike :pattern)");
            parameters.put("pattern", new ListQuery(text, "", false, 1, 1).pattern());
        }
        if (flagged) {
            sql.add("exists (select from demand.form_finding finding where finding.form = form.id and "
                    + FormTable.BANNED + ")");
        }
        return new Conditions(sql.toString(), parameters);
    }
}
