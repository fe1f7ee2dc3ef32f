package org.zhanqiao.demand.collection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhanqiao.catalog.ShareType;
import org.zhanqiao.protection.Level;

/// The table of what was found of the fields of forms.
@Component
final class FindingTable {

    private static final String COLUMNS = """
            finding.form, finding.label, finding.dataset, finding.dataset_name, finding.item, finding.item_title,
            finding.holder, finding.share_type, finding.source, finding.how, finding.confidence, finding.found_at,
            finding.verify_only, finding.dismissed_by, finding.dismisser, finding.dismissed_at, finding.dismissed_because
            """;

    private final JdbcClient jdbc;

    FindingTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Puts these matches in the place of what was found of a field; what was dismissed stays dismissed.
    ///
    /// @param dataset of this dataset alone; empty for all
    void put(String form, String label, String dataset, List<Match> matches, ItemLevels levels, Instant now) {
        jdbc.sql("""
                delete from demand.form_finding
                where form = :form and label = :label and (:dataset = '' or dataset = :dataset)
                  and dataset || ' ' || item <> all (:kept)
                """)
                .param("form", form)
                .param("label", label)
                .param("dataset", dataset)
                .param("kept", matches.stream().map(FindingTable::key).toArray(String[]::new))
                .update();
        for (var match : matches) {
            var share = match.shareType();
            var level = levels.of(match);
            jdbc.sql("""
                    insert into demand.form_finding (form, label, dataset, dataset_name, item, item_title, holder,
                      share_type, source, how, confidence, found_at, level, verify_only)
                    values (:form, :label, :dataset, :datasetName, :item, :itemTitle, :holder, :shareType, :source, :how,
                      :confidence, :now, :level, :verifyOnly)
                    on conflict (form, label, dataset, item) do update set dataset_name = excluded.dataset_name,
                      item_title = excluded.item_title, holder = excluded.holder, share_type = excluded.share_type,
                      source = excluded.source, how = excluded.how, confidence = excluded.confidence,
                      level = excluded.level, verify_only = excluded.verify_only
                    """)
                    .param("form", form)
                    .param("label", label)
                    .param("dataset", match.dataset())
                    .param("datasetName", match.datasetName())
                    .param("item", match.item())
                    .param("itemTitle", match.itemTitle())
                    .param("holder", match.holder())
                    .param("shareType", share == null ? null : share.name())
                    .param("source", match.source())
                    .param("how", match.how().name())
                    .param("confidence", match.confidence())
                    .param("now", Timestamp.from(now))
                    .param("level", level == null ? null : level.number())
                    .param("verifyOnly", levels.isVerifyOnly(match))
                    .update();
        }
    }

    /// Notes of which levels values are verified alone from now on.
    void putVerified(Collection<Level> verified) {
        jdbc.sql("""
                update demand.form_finding set verify_only = coalesce(level = any (:verified), false)
                where verify_only <> coalesce(level = any (:verified), false)
                """)
                .param("verified", verified.stream().map(Level::number).toArray(Integer[]::new))
                .update();
    }

    private static String key(Match match) {
        return match.dataset() + " " + match.item();
    }

    /// Notes or takes back a dismissal.
    ///
    /// @param dismissal `null` to take it back
    void dismiss(Finding finding, Finding.@Nullable Dismissal dismissal) {
        jdbc.sql("""
                update demand.form_finding set dismissed_by = :by, dismisser = :name, dismissed_at = :at,
                  dismissed_because = :because
                where form = :form and label = :label and dataset = :dataset and item = :item
                """)
                .param("by", dismissal == null ? null : dismissal.by())
                .param("name", dismissal == null ? null : dismissal.name())
                .param("at", dismissal == null ? null : Timestamp.from(dismissal.at()))
                .param("because", dismissal == null ? null : dismissal.because())
                .param("form", finding.form())
                .param("label", finding.match().label())
                .param("dataset", finding.match().dataset())
                .param("item", finding.match().item())
                .update();
    }

    Optional<Finding> find(String form, String label, String dataset, String item) {
        return jdbc.sql("select " + COLUMNS + """
                from demand.form_finding finding
                where form = :form and label = :label and dataset = :dataset and item = :item
                """)
                .param("form", form)
                .param("label", label)
                .param("dataset", dataset)
                .param("item", item)
                .query(FindingTable::read)
                .optional();
    }

    /// What was found of a form, surest first.
    List<Finding> list(String form) {
        return jdbc.sql("select " + COLUMNS + """
                from demand.form_finding finding where form = :form
                order by dismissed_at is not null, confidence desc, source desc, dataset, item
                """)
                .param("form", form)
                .query(FindingTable::read)
                .list();
    }

    /// What was found of a field of a form.
    List<Finding> list(String form, String label) {
        return jdbc.sql("select " + COLUMNS + " from demand.form_finding finding where form = :form and label = :label")
                .param("form", form)
                .param("label", label)
                .query(FindingTable::read)
                .list();
    }

    /// Fields of forms in use that a dataset’s matches stand at.
    List<FormTable.Asking> listFields(String dataset) {
        return jdbc.sql("""
                select distinct field.form, field.label, field.mandatory, field.kind
                from demand.form_finding finding
                join demand.form_field field on field.form = finding.form and field.label = finding.label
                join demand.form on form.id = finding.form and not form.retired
                where finding.dataset = :dataset order by field.form, field.label
                """)
                .param("dataset", dataset)
                .query((row, n) -> new FormTable.Asking(row.getString("form"), FormTable.readField(row)))
                .list();
    }

    /// A finding that flags a field, with the agency whose form it is.
    record Flag(String agency, Finding finding) {}

    /// Every finding that flags a field of a form in use.
    List<Flag> listFlags() {
        return jdbc.sql("select form.agency, " + COLUMNS
                        + " from demand.form_finding finding join demand.form on form.id = finding.form"
                        + " where not form.retired and " + FormTable.BANNED)
                .query((row, n) -> new Flag(row.getString("agency"), read(row, n)))
                .list();
    }

    private static Finding read(ResultSet row, int n) throws SQLException {
        var share = row.getString("share_type");
        var dismissedAt = row.getTimestamp("dismissed_at");
        return new Finding(
                row.getString("form"),
                new Match(
                        row.getString("label"),
                        row.getString("dataset"),
                        row.getString("dataset_name"),
                        row.getString("item"),
                        row.getString("item_title"),
                        row.getString("holder"),
                        share == null ? null : ShareType.valueOf(share),
                        row.getBoolean("source"),
                        How.valueOf(row.getString("how")),
                        row.getDouble("confidence")),
                row.getTimestamp("found_at").toInstant(),
                row.getBoolean("verify_only"),
                dismissedAt == null
                        ? null
                        : new Finding.Dismissal(
                                row.getString("dismissed_by"),
                                row.getString("dismisser"),
                                dismissedAt.toInstant(),
                                row.getString("dismissed_because")));
    }
}
