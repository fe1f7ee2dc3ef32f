package org.zhanqiao.exchange.desk;

import java.sql.JDBCType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.catalog.inventory.TableOutline;
import org.zhanqiao.exchange.ServiceCheck;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Page;
import org.zhanqiao.web.Step;

/// The three steps in which a data service is opened on an entry.
public final class OpeningView {

    private OpeningView() {}

    /// The entry that the service shall stand on.
    public record Subject(String code, String name) {}

    /// Step one: the table.
    ///
    /// @param interfaces HTTP interfaces of the agency, which show no tables
    /// @param chosen     `source|schema.table`, empty for none
    public record Choose(
            Subject entry, List<Source> sources, List<Source> interfaces, String chosen, List<InputError> errors) {}

    /// A database of the agency.
    ///
    /// @param title    what people call it; empty for none
    /// @param answered whether it could be asked; otherwise it shows no tables
    public record Source(String id, String title, boolean answered, List<Table> tables) {

        public String words() {
            return title.isEmpty() ? id : title + " " + id;
        }
    }

    /// A table or view.
    ///
    /// @param value  as the form sends it
    /// @param served code of the entry that a service reads from it; empty for none
    public record Table(String value, String relation, String comment, String served) {}

    /// Step two: which column is which item, the key and the limits.
    ///
    /// @param prefix what the service's code begins with
    /// @param times  columns that may say when a row was true
    public record Columns(
            Subject entry,
            String source,
            String relation,
            String prefix,
            List<Item> items,
            List<Column> columns,
            List<Column> times,
            OpeningForm form,
            List<InputError> errors) {

        public boolean wrong(String field) {
            return errors.stream().anyMatch(error -> error.field().equals(field));
        }
    }

    /// A data item of the entry.
    public record Item(ItemLabel label, Phrase type, Phrase level) {}

    /// A column that can be chosen.
    ///
    /// @param title what its comment calls it, before it explains; its name when that says nothing
    /// @param type  as JDBC calls it
    public record Column(String name, String title, String type) {

        static Column of(TableOutline.Column column) {
            return new Column(column.name(), OpeningProposal.head(column), type(column.jdbcType()));
        }

        private static String type(int jdbcType) {
            try {
                return JDBCType.valueOf(jdbcType).getName();
            } catch (IllegalArgumentException _) {
                return "";
            }
        }

        public String words() {
            return name + (title.equals(name) ? "" : " " + title) + (type.isEmpty() ? "" : " " + type);
        }
    }

    /// Step three: what was found, and everything once more.
    ///
    /// @param mapped     items with their columns, the key first
    /// @param action     where the form is sent
    /// @param isInterface whether it is an HTTP interface: then nothing is known of indexes
    public record Check(
            Subject entry,
            String source,
            String relation,
            List<Mapped> mapped,
            ServiceCheck.FirstRead read,
            OpeningForm form,
            String action,
            boolean isInterface) {}

    /// Step two of an HTTP interface: the names of members instead of columns.
    ///
    /// @param request member of a question that holds the keys
    /// @param rows    member of an answer that holds the rows
    /// @param prefix  what the service's code begins with
    public record Interface(
            Subject entry,
            String source,
            String request,
            String rows,
            String prefix,
            List<Item> items,
            OpeningForm form,
            List<InputError> errors) {

        public boolean wrong(String field) {
            return errors.stream().anyMatch(error -> error.field().equals(field));
        }
    }

    /// An item and the column that holds it.
    public record Mapped(ItemLabel item, Phrase level, String column, boolean key) {}

    /// Somebody opened one first.
    ///
    /// @param by name; empty when it was not opened on a page
    /// @param at null then
    public record Served(
            Subject entry,
            String service,
            String title,
            String by,
            @Nullable Instant at) {}

    /// Where in the three steps a page is.
    ///
    /// @param current counted from 0
    public static List<Step> steps(Page page, int current) {
        return Step.listAt(
                List.of(
                        page.text("exchange.opening.step.table"),
                        page.text("exchange.opening.step.columns"),
                        page.text("exchange.opening.step.check")),
                current);
    }
}
