package org.zhanqiao.demand.collection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhanqiao.catalog.HeldItems;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.Paged;

/// The tables of forms, their fields and what was done to them.
@Component
final class FormTable {

    /// Whether `finding` flags its field on `form`, as [Finding#isFlagged] does.
    static final String BANNED = "(finding.dismissed_at is null and finding.confidence >= " + Match.SURE
            + " and finding.holder <> form.agency and finding.share_type in ('UNCONDITIONAL', 'CONDITIONAL')"
            + " and not finding.verify_only)";

    /// The number under which looking at forms and looking at the catalog wait for each other.
    private static final long LOOKS = 0x666F726D;

    private static final String COLUMNS =
            "id, agency, name, matter, channel, version, retired, registered_at, changed_at";

    private static final String FLAGGED_FIELDS =
            "(select count(distinct finding.label) from demand.form_finding finding where finding.form = form.id and "
                    + BANNED + ")";

    private static final Map<String, String> ORDERS = Map.of(
            "id", "id",
            "name", "name",
            "matter", "matter",
            "agency", "agency",
            "changed", "changed_at",
            "flagged", FLAGGED_FIELDS);

    private final JdbcClient jdbc;

    FormTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Until the transaction ends no dataset comes into force unseen by a form that is being read, and the other way
    /// round.
    ///
    /// @param catalog whether it is the catalog that changes; many datasets may come into force at once
    void holdLooks(boolean catalog) {
        jdbc.sql("select pg_advisory_xact_lock%s(:number)".formatted(catalog ? "_shared" : ""))
                .param("number", LOOKS)
                .query((row, n) -> n)
                .list();
    }

    long nextNumber() {
        return jdbc.sql("select nextval('demand.form_number')")
                .query(Long.class)
                .single();
    }

    /// @return whether the agency has no other form of that name in that channel
    boolean insert(CollectionForm form) {
        return bound(form, jdbc.sql("""
                        insert into demand.form (id, agency, name, matter, channel, version, retired, registered_at, changed_at)
                        values (:id, :agency, :name, :matter, :channel, :version, :retired, :registered, :changed)
                        on conflict (agency, name, channel) where not retired do nothing
                        """))
                        .param("agency", form.agency())
                        .param("registered", Timestamp.from(form.registeredAt()))
                        .update()
                == 1;
    }

    /// Writes a form whose row this transaction holds.
    ///
    /// @return whether the agency has no other form of that name in that channel
    boolean update(CollectionForm form) {
        return bound(form, jdbc.sql("""
                        update demand.form set name = :name, matter = :matter, channel = :channel, version = :version,
                          retired = :retired, changed_at = :changed
                        where id = :id and (:retired or not exists (
                          select from demand.form other where other.agency = form.agency and other.name = :name
                            and other.channel = :channel and other.id <> :id and not other.retired))
                        """)).update() == 1;
    }

    private static JdbcClient.StatementSpec bound(CollectionForm form, JdbcClient.StatementSpec sql) {
        var channel = form.text().channel();
        return sql.param("id", form.id())
                .param("name", form.text().name())
                .param("matter", form.text().matter())
                .param("channel", channel == null ? "" : channel.name())
                .param("version", form.version())
                .param("retired", form.retired())
                .param("changed", Timestamp.from(form.changedAt()));
    }

    /// Puts these fields in the place of those that are there; what stays of a label keeps what was found of it.
    void putFields(String form, List<FormField> fields) {
        jdbc.sql("delete from demand.form_field where form = :form and label <> all (:labels)")
                .param("form", form)
                .param("labels", fields.stream().map(FormField::label).toArray(String[]::new))
                .update();
        int position = 0;
        for (var field : fields) {
            jdbc.sql("""
                    insert into demand.form_field (form, label, position, mandatory, kind)
                    values (:form, :label, :position, :mandatory, :kind)
                    on conflict (form, label) do update set position = excluded.position,
                      mandatory = excluded.mandatory, kind = excluded.kind
                    """)
                    .param("form", form)
                    .param("label", field.label())
                    .param("position", position++)
                    .param("mandatory", field.mandatory())
                    .param("kind", field.kind().name())
                    .update();
        }
    }

    void putWishes(String form, String label, Collection<HeldItems.Wish> wishes) {
        jdbc.sql("delete from demand.form_wish where form = :form and label = :label")
                .param("form", form)
                .param("label", label)
                .update();
        jdbc.sql("""
                insert into demand.form_wish (form, label, title, part)
                select :form, :label, title, part from unnest(:titles::text[], :parts::text[]) wish (title, part)
                """)
                .param("form", form)
                .param("label", label)
                .param("titles", wishes.stream().map(HeldItems.Wish::title).toArray(String[]::new))
                .param("parts", wishes.stream().map(HeldItems.Wish::part).toArray(String[]::new))
                .update();
    }

    /// The forms of an agency's matter that are in use, by number.
    List<CollectionForm> listOf(String agency, String matter) {
        var ids = jdbc.sql("""
                select id from demand.form where agency = :agency and matter = :matter and not retired order by id
                """)
                .param("agency", agency)
                .param("matter", matter)
                .query((row, n) -> row.getString("id"))
                .list();
        var found = listAll(ids);
        return ids.stream().map(found::get).toList();
    }

    /// A field that may ask for something a dataset holds.
    record Asking(String form, FormField field) {}

    /// Fields of forms in use that may ask for items of these titles, or for a dataset of this name.
    List<Asking> listAsking(Collection<String> titles, String datasetName) {
        return jdbc.sql("""
                select distinct field.form, field.label, field.mandatory, field.kind
                from demand.form_wish wish
                join demand.form_field field on field.form = wish.form and field.label = wish.label
                join demand.form on form.id = wish.form and not form.retired
                where (wish.title = any (:titles) or wish.title = '') and position(wish.part in :name) > 0
                order by field.form, field.label
                """)
                .param("titles", titles.toArray(String[]::new))
                .param("name", datasetName)
                .query((row, n) -> new Asking(row.getString("form"), readField(row)))
                .list();
    }

    Optional<CollectionForm> find(String id) {
        return Optional.ofNullable(listAll(List.of(id)).get(id));
    }

    /// Holds the row until the transaction ends.
    Optional<CollectionForm> lock(String id) {
        jdbc.sql("select id from demand.form where id = :id for update")
                .param("id", id)
                .query(row -> {});
        return find(id);
    }

    /// Forms by their number, their fields read at once.
    private Map<String, CollectionForm> listAll(List<String> ids) {
        var fields = new HashMap<String, List<FormField>>();
        jdbc.sql("""
                select form, label, mandatory, kind from demand.form_field
                where form = any (:ids) order by form, position
                """).param("ids", ids.toArray(String[]::new)).query(row -> {
            fields.computeIfAbsent(row.getString("form"), _ -> new ArrayList<>())
                    .add(readField(row));
        });
        var forms = new HashMap<String, CollectionForm>();
        jdbc.sql("select " + COLUMNS + " from demand.form where id = any (:ids)")
                .param("ids", ids.toArray(String[]::new))
                .query(row -> {
                    var id = row.getString("id");
                    forms.put(id, read(row, fields.getOrDefault(id, List.of())));
                });
        return forms;
    }

    Paged<CollectionForm> list(FormFilter filter, ListQuery query) {
        var conditions = filter.conditions(query.text());
        long total = jdbc.sql("select count(*) from demand.form where " + conditions.sql())
                .params(conditions.parameters())
                .query(Long.class)
                .single();
        var ids = jdbc.sql("select id from demand.form where " + conditions.sql() + " order by "
                        + query.orderBy(ORDERS, "changed_at desc, id desc") + " limit :size offset :offset")
                .params(conditions.parameters())
                .param("size", query.size())
                .param("offset", query.offset())
                .query((row, n) -> row.getString("id"))
                .list();
        var found = listAll(ids);
        return new Paged<>(ids.stream().map(found::get).toList(), total, query);
    }

    /// How many fields of each form are flagged.
    Map<String, Long> countFlagged(Collection<String> ids) {
        var counts = new HashMap<String, Long>();
        jdbc.sql("select id, " + FLAGGED_FIELDS + " as flagged from demand.form where id = any (:ids)")
                .param("ids", ids.toArray(String[]::new))
                .query(row -> {
                    counts.put(row.getString("id"), row.getLong("flagged"));
                });
        return counts;
    }

    /// Forms, fields and fields without any but dismissed matches, by agency; the others of the figures are zero.
    List<AgencyFigures> listFigures() {
        return jdbc.sql("""
                select form.agency, count(distinct form.id) as forms, count(*) as fields,
                  count(*) filter (where exists (
                      select from demand.form_finding finding
                      where finding.form = field.form and finding.label = field.label and finding.dismissed_at is not null)
                    and not exists (
                      select from demand.form_finding finding
                      where finding.form = field.form and finding.label = field.label and finding.dismissed_at is null))
                    as dismissed
                from demand.form join demand.form_field field on field.form = form.id
                where not form.retired group by form.agency order by form.agency
                """)
                .query((row, n) -> new AgencyFigures(
                        row.getString("agency"),
                        row.getLong("forms"),
                        row.getLong("fields"),
                        0,
                        0,
                        row.getLong("dismissed")))
                .list();
    }

    void insert(FormAct act) {
        jdbc.sql("""
                insert into demand.form_act (form, number, act, by_login, by_name, acted_at, because, subject)
                values (:form, :number, :act, :login, :name, :at, :because, :subject)
                """)
                .param("form", act.form())
                .param("number", act.number())
                .param("act", act.kind().name())
                .param("login", act.by())
                .param("name", act.name())
                .param("at", Timestamp.from(act.at()))
                .param("because", act.because())
                .param("subject", act.subject())
                .update();
    }

    List<FormAct> listActs(String form) {
        return jdbc.sql("""
                select form, number, act, by_login, by_name, acted_at, because, subject
                from demand.form_act where form = :form order by number
                """)
                .param("form", form)
                .query((row, n) -> new FormAct(
                        row.getString("form"),
                        row.getLong("number"),
                        FormActKind.valueOf(row.getString("act")),
                        row.getString("by_login"),
                        row.getString("by_name"),
                        row.getTimestamp("acted_at").toInstant(),
                        row.getString("because"),
                        row.getString("subject")))
                .list();
    }

    private static CollectionForm read(ResultSet row, List<FormField> fields) throws SQLException {
        return new CollectionForm(
                row.getString("id"),
                row.getString("agency"),
                new FormText(
                        row.getString("name"),
                        row.getString("matter"),
                        Channel.valueOf(row.getString("channel")),
                        fields),
                row.getLong("version"),
                row.getBoolean("retired"),
                row.getTimestamp("registered_at").toInstant(),
                row.getTimestamp("changed_at").toInstant());
    }

    static FormField readField(ResultSet row) throws SQLException {
        return new FormField(
                row.getString("label"), row.getBoolean("mandatory"), FieldKind.valueOf(row.getString("kind")));
    }
}
