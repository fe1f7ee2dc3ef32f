package org.zhanqiao.exchange.sources;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.exchange.SourceDraft;
import org.zhanqiao.exchange.SourceOutcome;
import org.zhanqiao.exchange.Sources;
import org.zhanqiao.exchange.TrialReading;
import org.zhanqiao.exchange.desk.Phrase;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Pages;

/// Registers a source of an agency, or changes where it is and by which account it is read. The connection is tested
/// before anything is kept, and alone when that is asked for. A secret that was typed is not sent back.
@Controller
@Allowed(Role.SYSTEM_ADMIN)
class SourceFormPages {

    private static final String EDIT = SourcePages.PATH + "/{id}/edit";
    private static final String TEST = "test";

    private final Pages pages;
    private final Sources sources;
    private final SourceConflicts conflicts;
    private final Identity identity;

    SourceFormPages(Pages pages, Sources sources, SourceConflicts conflicts, Identity identity) {
        this.pages = pages;
        this.sources = sources;
        this.conflicts = conflicts;
        this.identity = identity;
    }

    /// How a form is shown: what was found, under a status.
    private record Found(
            HttpStatus status,
            List<InputError> errors,
            @Nullable TrialWords tried,
            boolean unreached,
            @Nullable Phrase conflict) {

        static Found nothing() {
            return new Found(HttpStatus.OK, List.of(), null, false, null);
        }

        static Found flaws(List<InputError> flaws) {
            return new Found(HttpStatus.UNPROCESSABLE_CONTENT, flaws, null, false, null);
        }
    }

    /// Beside `/desk/sources/{id}`, where a source might be called `new`.
    @GetMapping("/desk/new-source")
    View ask() {
        return show(SourceForm.empty(), -1, Found.nothing());
    }

    @PostMapping(SourcePages.PATH)
    View register(@RequestParam MultiValueMap<String, String> typed, @AuthenticationPrincipal SignedInPerson me) {
        var form = form(typed, text(typed, "id"), text(typed, "agency"), text(typed, "kind"));
        var kind = SourcesQuery.kind(form.kind());
        if (kind.isEmpty()) {
            return show(form, -1, Found.flaws(List.of(InputError.of("kind", "exchange.opening.wrong.choose"))));
        }
        var draft = form.draft(kind.get(), secret(typed));
        return isTest(typed)
                ? tried(form, -1, draft)
                : answer(form, -1, sources.register(draft, form.untested(), me.getName()), "registered");
    }

    @GetMapping(EDIT)
    View edit(@PathVariable String id) {
        var source = sources.getSource(id);
        return source.registered()
                ? show(SourceForm.of(source), source.version(), Found.nothing())
                : pages.redirect(SourcePages.PATH + "/" + id);
    }

    @PostMapping(EDIT)
    View change(
            @PathVariable String id,
            @RequestParam long version,
            @RequestParam MultiValueMap<String, String> typed,
            @AuthenticationPrincipal SignedInPerson me) {
        var now = sources.getSource(id);
        var form = form(typed, id, now.agency(), now.kind().name());
        var draft = form.draft(now.kind(), secret(typed));
        return isTest(typed)
                ? tried(form, version, draft)
                : answer(form, version, sources.change(draft, version, form.untested(), me.getName()), "changed");
    }

    private static SourceForm form(MultiValueMap<String, String> typed, String id, String agency, String kind) {
        return new SourceForm(
                id,
                agency,
                text(typed, "title"),
                kind,
                text(typed, "url"),
                text(typed, "username"),
                text(typed, "untested").equals("true"));
    }

    private static String text(MultiValueMap<String, String> typed, String name) {
        var text = typed.getFirst(name);
        return text == null ? "" : text.strip();
    }

    /// As it was typed: a password may begin with a space.
    private static String secret(MultiValueMap<String, String> typed) {
        var text = typed.getFirst("secret");
        return text == null ? "" : text;
    }

    private static boolean isTest(MultiValueMap<String, String> typed) {
        return text(typed, "go").equals(TEST);
    }

    private View tried(SourceForm form, long version, SourceDraft draft) {
        return show(
                form,
                version,
                switch (sources.tryDraft(draft)) {
                    case TrialReading.Tried(var outcome) ->
                        new Found(HttpStatus.OK, List.of(), TrialWords.of(outcome), false, null);
                    case TrialReading.Unfit(var flaws) -> Found.flaws(flaws);
                });
    }

    private View answer(SourceForm form, long version, SourceOutcome outcome, String done) {
        return switch (outcome) {
            case SourceOutcome.Done(var source) ->
                pages.redirect(SourcePages.PATH + "/" + source.id() + "?done=" + done);
            case SourceOutcome.Unfit(var flaws) -> show(form, version, Found.flaws(flaws));
            case SourceOutcome.NotReached(var trial) ->
                show(
                        form,
                        version,
                        new Found(
                                HttpStatus.UNPROCESSABLE_CONTENT, List.of(TrialWords.error(trial)), null, true, null));
            case SourceOutcome.Overtaken overtaken ->
                show(form, version, new Found(HttpStatus.CONFLICT, List.of(), null, false, conflicts.words(overtaken)));
            case SourceOutcome.Fixed(var source) -> pages.redirect(SourcePages.PATH + "/" + source.id());
            case SourceOutcome.InUse(var _) -> throw new IllegalStateException("only a removal is stopped by services");
        };
    }

    private View show(SourceForm form, long version, Found found) {
        return pages.show(
                found.status(),
                "exchange/source-form",
                new SourceFormView(
                        form,
                        version,
                        identity.listAgencies(),
                        found.errors(),
                        found.tried(),
                        found.unreached(),
                        found.conflict()));
    }
}
