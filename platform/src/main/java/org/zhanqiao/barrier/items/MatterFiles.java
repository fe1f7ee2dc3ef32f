package org.zhanqiao.barrier.items;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.zhanqiao.demand.UnfitInput;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Person;
import org.zhanqiao.tabular.DryRun;
import org.zhanqiao.tabular.DryRunLine;
import org.zhanqiao.tabular.DryRuns;
import org.zhanqiao.tabular.TableFile;
import org.zhanqiao.tabular.TableWriter;
import org.zhanqiao.tabular.UnfitFile;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.NotFound;
import org.zhanqiao.web.Paged;

/// Matters in files: a dry run that is kept, an import of exactly what it showed, and an export that comes
/// back unchanged.
@Service
public class MatterFiles {

    private static final String SHEET = "政务服务事项";

    /// Columns of long texts: what the matter is called, and the items of a paper.
    private static final Set<Integer> WIDE = Set.of(1, 8);

    private final Matters matters;
    private final DryRuns<MatterText> runs;
    private final Identity identity;
    private final InstantSource clock;

    MatterFiles(Matters matters, JdbcClient jdbc, Identity identity, InstantSource clock) {
        this.matters = matters;
        this.runs = new DryRuns<>(jdbc, "barrier.matter_import", MatterText.class);
        this.identity = identity;
        this.clock = clock;
    }

    /// Reads a file and keeps, matter by matter, what importing it would do.
    ///
    /// @param file of one sheet or more, of which the first that is shown is read
    /// @param name the file’s name as its owner calls it
    /// @throws UnfitFile  when it cannot be read
    /// @throws UnfitInput when it is no inventory
    @Transactional(rollbackFor = Exception.class)
    public UUID tryOut(Path file, String name, Person me) throws IOException {
        var known = matters.listKnown();
        var agencies = agencies();
        var reading = new MatterReading(
                written -> Optional.ofNullable(agencies.get(written)),
                me.agency().orElse(""),
                code -> Optional.ofNullable(known.get(code)),
                text -> matters.mayPut(text.agency(), me));
        TableFile.open(file, name).readShown(reading::visit);
        var id = UUID.randomUUID();
        runs.insert(id, name, me.login(), clock.instant().truncatedTo(ChronoUnit.MICROS), reading.finish());
        return id;
    }

    /// Agencies under every name that a file may give them.
    private Map<String, Agency> agencies() {
        var agencies = new HashMap<String, Agency>();
        for (var agency : identity.listAgencies()) {
            Stream.of(agency.code(), agency.name(), agency.shortName()).forEach(name -> agencies.put(name, agency));
        }
        return agencies;
    }

    /// Does what a dry run showed, all of it or nothing; what is wrong in the file is left out.
    @Transactional
    public ImportOutcome importShown(UUID id, Person me) {
        getImport(id, me);
        if (!runs.close(id, me.login(), clock.instant().truncatedTo(ChronoUnit.MICROS))) {
            return new ImportOutcome.AlreadyImported();
        }
        long written = 0;
        try (var lines = Paged.everything(ListQuery.first(), query -> runs.lines(id, query))) {
            for (var line : (Iterable<DryRunLine<MatterText>>) lines::iterator) {
                if (line.outcome().writes()) {
                    matters.put(line.body(), line.seenVersion(), me);
                    written++;
                }
            }
        } catch (MatterConflict conflict) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return new ImportOutcome.InventoryChanged(conflict.current().text().name());
        }
        return new ImportOutcome.Done(written);
    }

    /// @throws NotFound when somebody else brought it, or it was dropped: each keeps their last twenty
    public DryRun getImport(UUID id, Person me) {
        return runs.find(id)
                .filter(found -> found.by().equals(me.login()))
                .orElseThrow(() -> new NotFound("import", id));
    }

    /// The matters of a file, those that are wrong first.
    public Paged<DryRunLine<MatterText>> listLines(UUID id, ListQuery query) {
        return runs.lines(id, query);
    }

    /// What the columns of a file are called, and which words stand in them.
    public List<FileColumn> listColumns() {
        return Arrays.stream(MatterColumn.values())
                .map(column -> new FileColumn(column.heading(), column.others(), MatterWords.listWords(column)))
                .toList();
    }

    /// Writes matters as the import reads them: one row a paper.
    public void write(MatterFilter filter, TableWriter.Format format, OutputStream out) throws IOException {
        try (var listed = Paged.everything(ListQuery.first(), query -> matters.listMatters(filter, query))) {
            write(listed.map(Matter::text), format, out);
        }
    }

    /// The same of matters that somebody is about to bring.
    public void write(Stream<MatterText> texts, TableWriter.Format format, OutputStream out) throws IOException {
        var names = identity.listAgencies().stream().collect(Collectors.toMap(Agency::code, Agency::name));
        try (var file = TableWriter.of(format, out, SHEET, WIDE)) {
            file.row(Arrays.stream(MatterColumn.values())
                    .map(MatterColumn::heading)
                    .toList());
            for (var text : (Iterable<MatterText>) texts::iterator) {
                var papers = text.papers().isEmpty()
                        ? List.of(new Paper("", "", Supply.APPLICANT, List.of()))
                        : text.papers();
                for (var paper : papers) {
                    file.row(row(text, paper, names.getOrDefault(text.agency(), text.agency())));
                }
            }
        }
    }

    private static List<String> row(MatterText text, Paper paper, String agency) {
        var audience = text.audience();
        boolean none = paper.name().isEmpty();
        return List.of(
                text.code(),
                text.name(),
                agency,
                audience == null ? "" : MatterWords.write(audience),
                Long.toString(text.casesPerYear()),
                paper.name(),
                paper.holder(),
                none ? "" : MatterWords.write(paper.supply()),
                MatterWords.write(paper.items()));
    }
}
