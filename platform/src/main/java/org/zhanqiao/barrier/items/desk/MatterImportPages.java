package org.zhanqiao.barrier.items.desk;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.zhanqiao.barrier.items.ImportOutcome;
import org.zhanqiao.barrier.items.MatterFiles;
import org.zhanqiao.demand.UnfitInput;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.tabular.TableFile;
import org.zhanqiao.tabular.UnfitFile;
import org.zhanqiao.tabular.UploadedTable;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.Pages;

/// Matters brought as a file: tried out line by line, then imported.
@Controller
@Allowed({Role.DATA_OFFICER, Role.BUREAU})
class MatterImportPages {

    private static final String HOME = MatterPages.LIST + "/import";
    private static final String ONE = HOME + "/{id:[0-9a-f-]{36}}";

    private final Pages pages;
    private final MatterFiles files;

    MatterImportPages(Pages pages, MatterFiles files) {
        this.pages = pages;
        this.files = files;
    }

    @GetMapping(HOME)
    View home() {
        return home(HttpStatus.OK, List.of());
    }

    private View home(HttpStatus status, List<InputError> errors) {
        return pages.show(
                status,
                "barrier/matter-import",
                new MatterViews.Bring(files.listColumns(), TableFile.MEGABYTES, errors));
    }

    @PostMapping(HOME)
    View bring(
            @RequestParam(required = false) @Nullable MultipartFile file,
            Locale locale,
            @AuthenticationPrincipal SignedInPerson me)
            throws IOException {
        if (file == null || !UploadedTable.isThere(file)) {
            return home(HttpStatus.UNPROCESSABLE_CONTENT, List.of(InputError.of("file", "barrier.import.noFile")));
        }
        try {
            var id = UploadedTable.read(file, (path, name) -> files.tryOut(path, name, me.person()));
            return pages.redirect(HOME + "/" + id);
        } catch (UnfitFile unfit) {
            return home(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    List.of(InputError.of("file", "barrier.import.unfit", unfit.in(locale))));
        } catch (UnfitInput unfit) {
            return home(HttpStatus.UNPROCESSABLE_CONTENT, unfit.flaws());
        }
    }

    @GetMapping(ONE)
    View shown(@PathVariable UUID id, ListQuery query, @AuthenticationPrincipal SignedInPerson me) {
        return shown(HttpStatus.OK, id, query, "", "", me);
    }

    private View shown(HttpStatus status, UUID id, ListQuery query, String problem, String about, SignedInPerson me) {
        return pages.show(
                status,
                "barrier/matter-dry-run",
                new MatterViews.Tried(files.getImport(id, me.person()), files.listLines(id, query), problem, about));
    }

    @PostMapping(ONE)
    View importShown(@PathVariable UUID id, @AuthenticationPrincipal SignedInPerson me) {
        return switch (files.importShown(id, me.person())) {
            case ImportOutcome.Done done -> pages.redirect(HOME + "/" + id);
            case ImportOutcome.AlreadyImported already -> problem(id, "barrier.import.problem.already", "", me);
            case ImportOutcome.InventoryChanged changed ->
                problem(id, "barrier.import.problem.changed", changed.matter(), me);
        };
    }

    private View problem(UUID id, String problem, String about, SignedInPerson me) {
        return shown(HttpStatus.CONFLICT, id, ListQuery.first(), problem, about, me);
    }
}
