package org.zhanqiao.hosting;

import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.util.PSQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhanqiao.catalog.Catalog;
import org.zhanqiao.catalog.DataItem;
import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.catalog.ItemType;
import org.zhanqiao.catalog.ValueLooks;
import org.zhanqiao.exchange.DataService;
import org.zhanqiao.exchange.Exchange;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.protection.Level;
import org.zhanqiao.tabular.UnfitFile;

/// Makes a hosted table, the draft of its catalog entry and its data service of rows that an agency brings, in one
/// transaction: whole or
/// not at all. It grants nobody anything.
@Service
public class Hosting {

    private static final Logger LOG = LoggerFactory.getLogger(Hosting.class);
    private static final Duration TIME_LIMIT = Duration.ofSeconds(2);
    private static final int BULKHEAD = 64;

    /// The column that says when the rows were true: when they were published.
    private static final String AS_OF = "_as_of";

    private static final String LINE = "_line";

    /// Whoever runs the platform, who has no account.
    private static final String OPERATOR = "operator";

    private final JdbcClient jdbc;
    private final DataSource database;
    private final Identity identity;
    private final Catalog catalog;
    private final ValueLooks looks;
    private final Exchange exchange;
    private final HostingReader reader;
    private final InstantSource clock;

    Hosting(
            JdbcClient jdbc,
            DataSource database,
            Identity identity,
            Catalog catalog,
            ValueLooks looks,
            Exchange exchange,
            HostingReader reader,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.database = database;
        this.identity = identity;
        this.catalog = catalog;
        this.looks = looks;
        this.exchange = exchange;
        this.reader = reader;
        this.clock = clock;
    }

    /// @param rows as [CsvSurvey#writeRows] writes them, read once and to the end
    /// @throws UnfitFile when the database user may not make roles, there is no such agency, the table is there
    ///     already, a key stands twice, or the rows are not those of the draft
    /// @throws IOException when the sender breaks off; then too nothing is left
    @Transactional(rollbackFor = Exception.class)
    public PublishedTable publish(TableDraft draft, InputStream rows) throws IOException {
        reader.requireRoles();
        var agency = identity.findAgency(draft.agency())
                .or(() -> identity.findAgencyById(draft.agency()))
                .orElseThrow(() -> new WrongDraft(
                        "没有机构 " + draft.agency() + "；请写统一社会信用代码或简称，如 civil-affairs。",
                        "There is no agency " + draft.agency()
                                + "; give its unified social credit code or its short name, such as civil-affairs."));
        var service = agency.id() + "." + draft.code();
        if (exchange.findService(service).isPresent()) {
            throw new UnfitFile(
                    "数据服务 " + service + " 已存在；请用 --code 另取代码。",
                    "The data service " + service + " exists already; give another code with --code.");
        }
        long id = jdbc.sql("""
                insert into hosting.hosted_table (agency, service, file_name, published_at)
                values (:agency, :service, :file, :at) returning id
                """)
                .param("agency", agency.code())
                .param("service", service)
                .param("file", draft.fileName())
                .param("at", java.sql.Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
        var table = "hosting.t" + id;
        reader.ready();
        createTable(table, draft);
        long copied = copy(table, draft, rows);
        if (copied != draft.rows()) {
            throw new UnfitFile(
                    "应有 " + draft.rows() + " 行，实际收到 " + copied + " 行；文件可能在读取时被改动，请重试。",
                    "Of " + draft.rows() + " rows " + copied
                            + " came; the file may have changed meanwhile. Try again.");
        }
        finishTable(table, draft);
        jdbc.sql("update hosting.hosted_table set row_count = :rows where id = :id")
                .param("rows", copied)
                .param("id", id)
                .update();
        var dataset = register(draft, agency, service, table);
        LOG.info("published {} with {} rows", service, copied);
        return new PublishedTable(agency.code(), dataset, service, copied);
    }

    private void createTable(String table, TableDraft draft) {
        var columns = draft.columns().stream()
                .map(column -> quote(column.name()) + " " + typeName(column.type()))
                .collect(Collectors.joining(", "));
        jdbc.sql("create table " + table + " (" + LINE + " bigint, " + columns + ")")
                .update();
    }

    private long copy(String table, TableDraft draft, InputStream rows) throws IOException {
        var columns = Stream.concat(Stream.of(LINE), draft.columns().stream().map(HostedColumn::name))
                .map(Hosting::quote)
                .collect(Collectors.joining(", "));
        var connection = DataSourceUtils.getConnection(database);
        try {
            return connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + table + " (" + columns + ") from stdin (format csv, encoding 'UTF8')", rows);
        } catch (PSQLException e) {
            // The server's message quotes the value; its state does not.
            throw new UnfitFile(
                    "数据库没有接受这些行（SQLSTATE " + e.getSQLState() + "）；文件可能在读取时被改动，或数据库空间不足。",
                    "The database did not take the rows (SQLSTATE " + e.getSQLState()
                            + "); the file may have changed meanwhile, or the database has no room.");
        } catch (SQLException e) {
            throw new IllegalStateException("copy into " + table + " failed with SQLSTATE " + e.getSQLState());
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
    }

    /// The key is made unique, the helper column goes, the reader may read.
    private void finishTable(String table, TableDraft draft) {
        var key = draft.rowKey().stream().map(Hosting::quote).collect(Collectors.joining(", "));
        var twice = jdbc.sql("select array_to_string((array_agg(" + LINE + " order by " + LINE
                        + "))[1:5], ',') from " + table + " group by " + key + " having count(*) > 1 order by min("
                        + LINE
                        + ") limit 5")
                .query((row, n) -> row.getString(1))
                .list();
        if (!twice.isEmpty()) {
            throw duplicates(draft, twice);
        }
        jdbc.sql("alter table " + table + " drop column " + LINE + ", add column " + AS_OF
                        + " timestamptz not null default transaction_timestamp(), add primary key (" + key + ")")
                .update();
        jdbc.sql("grant select on " + table + " to " + reader.role()).update();
        jdbc.sql("analyze " + table).update();
    }

    private static UnfitFile duplicates(TableDraft draft, List<String> lines) {
        var chinese = new ArrayList<String>();
        var english = new ArrayList<String>();
        for (var group : lines) {
            chinese.add("主键 " + String.join("、", draft.rowKey()) + " 重复：第 " + group.replace(",", "、") + " 行。");
            english.add("The key " + String.join(", ", draft.rowKey()) + " stands more than once: lines "
                    + group.replace(",", ", ") + ".");
        }
        chinese.add("请改正文件，或另选主键；若文件本无主键，可用 --key " + CsvSurvey.ROW_NUMBER + " 以行号为主键。");
        english.add("Mend the file or name another key; a file that has none may take --key " + CsvSurvey.ROW_NUMBER
                + ", the number of the row.");
        return new UnfitFile(chinese, english);
    }

    /// The entry begins as a draft: its department states what an entry states, and the bureau reviews it.
    ///
    /// @return code of the dataset
    private String register(TableDraft draft, Agency agency, String service, String table) {
        var level = Level.of(draft.level());
        var items = draft.columns().stream()
                .map(column -> new DataItem(
                        column.name(), column.title(), column.title(), column.type(), level, column.subject(), ""))
                .toList();
        var stated =
                new Dataset("", agency.code(), draft.name(), "由文件 " + draft.fileName() + " 发布", level, "不定期", items);
        var dataset = catalog.beginServed(stated, agency.name(), OPERATOR).code();
        looks.keep(dataset, draft.columns().stream().map(HostedColumn::look).toList(), OPERATOR);
        exchange.registerService(new DataService(
                service,
                dataset,
                agency.code(),
                draft.name(),
                HostingReader.SOURCE,
                table,
                draft.rowKey(),
                AS_OF,
                items.stream()
                        .filter(item -> item.subject() != DataItem.Subject.NONE)
                        .map(DataItem::name)
                        .toList(),
                TIME_LIMIT,
                BULKHEAD));
        return dataset;
    }

    private static String typeName(ItemType type) {
        return switch (type) {
            case TEXT -> "text";
            case NUMBER -> "numeric";
            case DATE -> "date";
            case TIMESTAMP -> "timestamptz";
            case BOOLEAN -> "boolean";
        };
    }

    private static String quote(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}
