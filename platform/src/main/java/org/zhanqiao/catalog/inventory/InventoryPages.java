package org.zhanqiao.catalog.inventory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.zhanqiao.catalog.Terms;
import org.zhanqiao.catalog.desk.DifferenceLine;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.tabular.TableDownload;
import org.zhanqiao.tabular.TableFile;
import org.zhanqiao.tabular.UnfitFile;
import org.zhanqiao.tabular.UploadedTable;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.NotFound;
import org.zhanqiao.web.Pages;

/// The agency's inventory: brought as a file or read from a database, tried out, imported; and taken away again.
@Controller
class InventoryPages {

    private static final String HOME = "/desk/inventory";

    private final Pages pages;
    private final Inventories inventories;
    private final InventoryFiles files;
    private final Optional<SchemaReader> schemas;
    private final Identity identity;
    private final Terms terms;
    private final FindingWords words;

    /// A file that is read may take some tens of megabytes of memory.
    private final Semaphore turns = new Semaphore(2);

    InventoryPages(
            Pages pages,
            Inventories inventories,
            InventoryFiles files,
            Optional<SchemaReader> schemas,
            Identity identity,
            Terms terms,
            FindingWords words) {
        this.pages = pages;
        this.inventories = inventories;
        this.files = files;
        this.schemas = schemas;
        this.identity = identity;
        this.terms = terms;
        this.words = words;
    }

    @Allowed({Role.DATA_OFFICER, Role.BUREAU})
    @GetMapping(HOME)
    View home(@AuthenticationPrincipal SignedInPerson me) {
        return home(HttpStatus.OK, me, List.of());
    }

    private View home(HttpStatus status, SignedInPerson me, List<InputError> errors) {
        var lists = new Words(terms);
        var columns = Arrays.stream(InventoryColumn.values())
                .map(column -> new InventoryFacts.ColumnFacts(
                        column.heading(),
                        column.synonyms(),
                        column.words().map(lists::all).orElseGet(() -> written(column))))
                .toList();
        boolean mayImport = me.has(Role.DATA_OFFICER) && me.agency().isPresent();
        return pages.show(
                status,
                "catalog/inventory",
                new InventoryFacts(
                        columns,
                        mayImport ? brought(me.agency().orElseThrow()) : List.of(),
                        mayImport
                                ? schemas.map(reader ->
                                                reader.listSources(me.agency().orElseThrow()))
                                        .orElse(List.of())
                                : List.of(),
                        mayImport,
                        TableFile.MEGABYTES,
                        InventoryTable.MOST_ROWS,
                        errors));
    }

    /// How a column that is on no list is written, where that is not free.
    private static String written(InventoryColumn column) {
        if (column.isDay()) {
            return "2026-01-15";
        }
        return switch (column) {
            case TRUTH -> EntryReading.SOURCE + "；" + EntryReading.DRAWN;
            case LEVEL, ITEM_LEVEL -> "1级；2级；3级；4级";
            case CLASS, OTHER_CLASSES -> "101000";
            case RELATED, DRAWN_FROM, CODE -> "308001/00012";
            default -> "";
        };
    }

    private List<InventoryFacts.Brought> brought(String agency) {
        var names = new HashMap<String, String>();
        return inventories.listInventories(agency).stream()
                .map(each -> new InventoryFacts.Brought(
                        each, names.computeIfAbsent(each.brought().by(), identity::personName)))
                .toList();
    }

    @Allowed(Role.DATA_OFFICER)
    @PostMapping(HOME)
    View bring(
            @RequestParam(required = false) MultipartFile file,
            Locale locale,
            @AuthenticationPrincipal SignedInPerson me)
            throws IOException {
        if (!UploadedTable.isThere(file)) {
            return refused(me, InputError.of("file", "catalog.inventory.noFile"));
        }
        return UploadedTable.read(
                file,
                (path, name) ->
                        tryOut(path, new BroughtFile(agency(me).code(), me.getName(), name, ""), Map.of(), locale, me));
    }

    /// Reads the tables of one of the agency's databases, and tries them out like a file.
    @Allowed(Role.DATA_OFFICER)
    @PostMapping(HOME + "/schema")
    View readSchema(@RequestParam String source, Locale locale, @AuthenticationPrincipal SignedInPerson me)
            throws IOException {
        var agency = agency(me);
        var reader = schemas.filter(found -> found.listSources(agency.code()).contains(source))
                .orElseThrow(() -> new NotFound("source", source));
        List<TableOutline> tables;
        try {
            tables = reader.readTables(source);
        } catch (IOException e) {
            return refused(me, InputError.of("source", "catalog.inventory.schema.failed", source));
        }
        if (tables.isEmpty()) {
            return refused(me, InputError.of("source", "catalog.inventory.schema.empty", source));
        }
        if (tables.size() > SchemaReader.MOST_TABLES) {
            return refused(
                    me, InputError.of("source", "catalog.inventory.schema.large", source, SchemaReader.MOST_TABLES));
        }
        var path = Files.createTempFile("zhanqiao-schema", ".csv");
        try {
            var named = SchemaRows.named(tables);
            try (var out = Files.newOutputStream(path)) {
                SchemaRows.write(named, new Words(terms), out);
            }
            var brought = new BroughtFile(agency.code(), me.getName(), source + ".csv", source);
            return tryOut(path, brought, named, locale, me);
        } finally {
            Files.delete(path);
        }
    }

    private View tryOut(
            Path path, BroughtFile brought, Map<String, TableOutline> tables, Locale locale, SignedInPerson me)
            throws IOException {
        var field = brought.fromSchema() ? "source" : "file";
        turns.acquireUninterruptibly();
        try {
            return pages.redirect(HOME + "/" + inventories.tryOut(path, brought, tables));
        } catch (UnfitFile unfit) {
            return refused(me, InputError.of(field, "catalog.inventory.unfit", unfit.in(locale)));
        } catch (UnfitInventory unfit) {
            var finding = unfit.finding();
            if (brought.fromSchema() && finding.is(InventoryRule.ROWS_TOO_MANY)) {
                return refused(me, InputError.of(field, "catalog.inventory.schemaTooLarge", InventoryTable.MOST_ROWS));
            }
            return refused(
                    me,
                    InputError.of(
                            field,
                            "catalog.inventory.unfitAt",
                            words.place(finding, locale),
                            words.sentence(finding, locale)));
        } finally {
            turns.release();
        }
    }

    private View refused(SignedInPerson me, InputError error) {
        return home(HttpStatus.UNPROCESSABLE_CONTENT, me, List.of(error));
    }

    @Allowed(Role.DATA_OFFICER)
    @GetMapping(HOME + "/{id}")
    View show(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String outcome,
            ListQuery query,
            Locale locale,
            @AuthenticationPrincipal SignedInPerson me) {
        return shown(HttpStatus.OK, own(id, me), outcome, query, locale, "", "");
    }

    private DryRun.Row row(Inventory inventory, InventoryLine line, Locale locale) {
        return new DryRun.Row(
                line,
                changes(inventory, line, locale),
                said(line, Finding.Weight.FAULT, locale),
                said(line, Finding.Weight.GAP, locale),
                said(line, Finding.Weight.HINT, locale));
    }

    /// What a new entry will state its rows of the file say; no file says it of a schema.
    private List<DifferenceLine> changes(Inventory inventory, InventoryLine line, Locale locale) {
        if (line.before() == null && !inventory.brought().fromSchema()) {
            return List.of();
        }
        var speech = words.speech(locale);
        var book = terms.book();
        return line.differences().stream()
                .map(difference -> DifferenceLine.of(speech, book, difference))
                .toList();
    }

    private List<DryRun.Said> said(InventoryLine line, Finding.Weight weight, Locale locale) {
        return line.findings(weight).stream()
                .map(finding ->
                        new DryRun.Said(words.place(finding, locale), finding.found(), words.sentence(finding, locale)))
                .toList();
    }

    private View shown(
            HttpStatus status,
            Inventory inventory,
            String outcome,
            ListQuery query,
            Locale locale,
            String problem,
            String names) {
        var wanted = Arrays.stream(Outcome.values())
                .filter(each -> each.name().equals(outcome))
                .findFirst();
        var lines = inventories.listLines(inventory.id(), wanted, query).map(line -> row(inventory, line, locale));
        return pages.show(
                status,
                "catalog/dry-run",
                new DryRun(
                        inventory,
                        Optional.ofNullable(inventory.importedBy())
                                .map(identity::personName)
                                .orElse(""),
                        lines,
                        wanted.map(Enum::name).orElse(""),
                        problem,
                        names));
    }

    @Allowed(Role.DATA_OFFICER)
    @PostMapping(HOME + "/{id}")
    View importShown(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String digest,
            @RequestParam(defaultValue = "false") boolean onlyGood,
            Locale locale,
            @AuthenticationPrincipal SignedInPerson me) {
        var inventory = own(id, me);
        return switch (inventories.importShown(id, digest, onlyGood, me.getName())) {
            case ImportOutcome.Done done -> pages.redirect(HOME + "/" + id);
            case ImportOutcome.CatalogChanged changed ->
                problem(inventory, locale, "catalogChanged", String.join("、", changed.names()));
            case ImportOutcome.OtherFile other -> problem(inventory, locale, "otherFile", "");
            case ImportOutcome.AlreadyImported already ->
                problem(own(id, me), locale, "alreadyImported", identity.personName(already.by()));
            case ImportOutcome.StillWrong wrong ->
                problem(inventory, locale, "stillWrong", Long.toString(wrong.datasets()));
        };
    }

    private View problem(Inventory inventory, Locale locale, String problem, String names) {
        return shown(
                HttpStatus.CONFLICT,
                inventory,
                "",
                ListQuery.first(),
                locale,
                "catalog.inventory.problem." + problem,
                names);
    }

    @Allowed(Role.DATA_OFFICER)
    @GetMapping({HOME + "/{id}/result.xlsx", HOME + "/{id}/result.csv"})
    View result(@PathVariable UUID id, Locale locale, @AuthenticationPrincipal SignedInPerson me) {
        var inventory = own(id, me);
        return TableDownload.of("导入结果", (format, out) -> {
            turns.acquireUninterruptibly();
            try {
                files.writeResult(inventory, format, locale, out);
            } finally {
                turns.release();
            }
        });
    }

    @Allowed(Role.DATA_OFFICER)
    @GetMapping({HOME + "/template.xlsx", HOME + "/template.csv"})
    View template(@AuthenticationPrincipal SignedInPerson me) {
        var agency = agency(me);
        return TableDownload.of("目录清单模板", (format, out) -> files.writeTemplate(agency, format, out));
    }

    /// An officer takes the own agency's entries away, the bureau everybody's.
    @Allowed({Role.DATA_OFFICER, Role.BUREAU})
    @GetMapping({HOME + ".xlsx", HOME + ".csv"})
    View export(@AuthenticationPrincipal SignedInPerson me) {
        var whose = me.has(Role.BUREAU)
                ? Optional.<String>empty()
                : Optional.of(agency(me).code());
        return TableDownload.of("目录清单", (format, out) -> files.writeEntries(whose, format, out));
    }

    private Agency agency(SignedInPerson me) {
        return me.agency().flatMap(identity::findAgency).orElseThrow(() -> new NotFound("agency", me.id()));
    }

    private Inventory own(UUID id, SignedInPerson me) {
        return inventories
                .findInventory(id)
                .filter(found ->
                        me.agency().filter(found.brought().agency()::equals).isPresent())
                .orElseThrow(() -> new NotFound("inventory", id));
    }
}
