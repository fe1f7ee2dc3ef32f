package org.zhanqiao.ledger;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Person;
import org.zhanqiao.proceeding.UnfitAct;
import org.zhanqiao.tabular.DryRun;
import org.zhanqiao.tabular.DryRunLine;
import org.zhanqiao.tabular.DryRuns;
import org.zhanqiao.tabular.TableFile;
import org.zhanqiao.tabular.TableWriter;
import org.zhanqiao.tabular.UnfitFile;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.NotFound;
import org.zhanqiao.web.Paged;

/// Cases in files: a dry run that is kept, an import that files what it showed, and an export that comes back
/// unchanged. A file files cases, it changes none: what is there already stays as people decided.
@Service
public class CaseFiles {

    private static final List<CaseColumn> COLUMNS = List.of(CaseColumn.values());
    private static final String SHEET = "整改台账";
    private static final Set<Integer> WIDE = Stream.of(CaseColumn.TITLE, CaseColumn.WHAT, CaseColumn.MILESTONES)
            .map(COLUMNS::indexOf)
            .collect(Collectors.toSet());

    private final Cases cases;
    private final CaseFiling filing;
    private final CaseMatching matching;
    private final CaseListing listing;
    private final Identity identity;
    private final Campaigns campaigns;
    private final MessageSource messages;
    private final CaseImports imports;
    private final ImportLines lines;
    private final DryRuns<ListedCase> runs;
    private final InstantSource clock;

    CaseFiles(
            Cases cases,
            CaseFiling filing,
            CaseMatching matching,
            CaseListing listing,
            Identity identity,
            Campaigns campaigns,
            MessageSource messages,
            CaseImports imports,
            ImportLines lines,
            JdbcClient jdbc,
            InstantSource clock) {
        this.cases = cases;
        this.filing = filing;
        this.matching = matching;
        this.listing = listing;
        this.identity = identity;
        this.campaigns = campaigns;
        this.messages = messages;
        this.imports = imports;
        this.lines = lines;
        this.runs = new DryRuns<>(
                jdbc, "ledger.case_import", ListedCase.class, "imported_at is not null and finished_at is null");
        this.clock = clock;
    }

    private CaseNaming naming() {
        return new CaseNaming(identity, campaigns, messages);
    }

    /// Reads a file and keeps, case by case, what importing it would do.
    ///
    /// @param file of one sheet or more, of which the first that is shown is read
    /// @param name the file’s name as its owner calls it
    /// @param me   of the bureau, or of an agency, which reports cases and leaves the rest to the bureau
    /// @throws UnfitFile when it cannot be read
    /// @throws UnfitAct  when it is no list of cases, or too long
    @Transactional(rollbackFor = Exception.class)
    public UUID tryOut(Path file, String name, Person me) throws IOException {
        var reading = new CaseReading(naming());
        TableFile.open(file, name).readShown(reading::visit);
        var id = UUID.randomUUID();
        runs.insert(id, name, me.login(), now(), matching.match(reading.finish(), me));
        return id;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /// @throws NotFound when somebody else brought it, or it was dropped: each keeps their last twenty
    public DryRun getImport(UUID id, Person me) {
        return runs.find(id)
                .filter(found -> found.by().equals(me.login()))
                .orElseThrow(() -> new NotFound("import", id));
    }

    /// The lines of a file, those that are wrong first.
    public Paged<DryRunLine<ListedCase>> listLines(UUID id, ListQuery query) {
        return runs.lines(id, query);
    }

    /// Begins to file what a dry run showed as new; what is wrong in the file is left out. Of a long list
    /// this files the first part, and the platform goes on by itself: [#getProgress].
    @Transactional
    public ImportOutcome importShown(UUID id, Person me) {
        getImport(id, me);
        if (!runs.close(id, me.login(), now())) {
            return new ImportOutcome.AlreadyImported();
        }
        filing.hold();
        for (var line : matching.match(listNew(id), me)) {
            if (!line.outcome().writes()) {
                TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
                return new ImportOutcome.LedgerChanged(
                        line.firstLine(), line.body().value(CaseColumn.TITLE));
            }
        }
        imports.filePart(id, me);
        var progress = lines.getProgress(id);
        return progress.isGoingOn()
                ? new ImportOutcome.GoingOn(progress.all())
                : new ImportOutcome.Done(progress.filed());
    }

    /// How far the filing of a list has come.
    public ImportProgress getProgress(UUID id, Person me) {
        getImport(id, me);
        return lines.getProgress(id);
    }

    /// Ids of the cases that lines of an import became, by line; those that were not filed are left out.
    public Map<Long, String> listFiled(List<DryRunLine<ListedCase>> lines, Person me) {
        var filed = lines.stream()
                .filter(line -> line.outcome().writes())
                .map(CaseFiles::read)
                .toList();
        return matching.match(filed, me).stream()
                .filter(line -> !line.body().id().isEmpty())
                .collect(Collectors.toMap(
                        DryRunLine::firstLine, line -> line.body().id()));
    }

    private static CaseReading.Read read(DryRunLine<ListedCase> line) {
        return new CaseReading.Read(line.firstLine(), line.body(), List.of());
    }

    private List<CaseReading.Read> listNew(UUID id) {
        try (var lines = Paged.everything(ListQuery.first(), query -> runs.lines(id, query))) {
            return lines.filter(line -> line.outcome().writes())
                    .map(CaseFiles::read)
                    .toList();
        }
    }

    /// Writes what a filter shows, as the import reads it, page by page.
    public void write(CaseFilter filter, ListQuery query, TableWriter.Format format, OutputStream out)
            throws IOException {
        var naming = naming();
        try (var file = TableWriter.of(format, out, SHEET, WIDE)) {
            file.row(Stream.of(CaseColumn.values()).map(CaseColumn::heading).toList());
            try (var shown = Paged.pages(query, each -> cases.list(filter, each))) {
                for (var page : (Iterable<Paged<Case>>) shown::iterator) {
                    for (var listed : listing.of(page.rows())) {
                        file.row(CaseListing.cells(listed, naming));
                    }
                }
            }
        }
    }

    /// An empty list with its headings.
    public void writeTemplate(TableWriter.Format format, OutputStream out) throws IOException {
        try (var file = TableWriter.of(format, out, SHEET, WIDE)) {
            file.row(Stream.of(CaseColumn.values())
                    .filter(CaseColumn::isRead)
                    .map(CaseColumn::heading)
                    .toList());
        }
    }

    /// What may stand in a column; empty where anything may.
    public List<String> listWords(CaseColumn column) {
        var naming = naming();
        return switch (column) {
            case KIND -> Stream.of(CaseKind.values()).map(naming::name).toList();
            case CAMPAIGN -> campaigns.list().stream().map(Campaign::name).toList();
            case REPORTED, DUE -> List.of("2026-12-15");
            case MILESTONES -> List.of("2026-12-15 接口改造上线");
            case DAYS -> List.of("1–" + CaseCheck.LONGEST_LIMIT);
            case ID, NUMBER, TITLE, WHAT, PATH, REPORTER, AGENCY, PERSON -> List.of();
            case STATE, RETURNED, REOPENED, INTO, PROVISIONAL -> List.of();
        };
    }
}
