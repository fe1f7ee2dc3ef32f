package org.zhanqiao.exchange.sources;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.exchange.SourceOutcome;
import org.zhanqiao.exchange.Sources;
import org.zhanqiao.exchange.desk.Phrase;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Pages;

/// Switching a source off and on, and removing it: first what will happen, then why, then the deed.
@Controller
@Allowed(Role.SYSTEM_ADMIN)
class SourceActPages {

    private static final String ACT = SourcePages.PATH + "/{id}/{act:off|remove}";

    private final Pages pages;
    private final Sources sources;
    private final SourceConflicts conflicts;

    SourceActPages(Pages pages, Sources sources, SourceConflicts conflicts) {
        this.pages = pages;
        this.sources = sources;
        this.conflicts = conflicts;
    }

    @GetMapping(ACT)
    View ask(@PathVariable String id, @PathVariable String act) {
        return show(HttpStatus.OK, id, act, "", List.of(), null);
    }

    @PostMapping(ACT)
    View act(
            @PathVariable String id,
            @PathVariable String act,
            @RequestParam long version,
            @RequestParam(defaultValue = "") String because,
            @AuthenticationPrincipal SignedInPerson me) {
        var outcome = act.equals("off")
                ? sources.switchOff(id, version, because, me.getName())
                : sources.remove(id, version, because, me.getName());
        return answer(id, act, because, outcome);
    }

    @PostMapping(SourcePages.PATH + "/{id}/on")
    View on(@PathVariable String id, @RequestParam long version, @AuthenticationPrincipal SignedInPerson me) {
        return answer(id, "on", "", sources.switchOn(id, version, me.getName()));
    }

    private View answer(String id, String act, String because, SourceOutcome outcome) {
        return switch (outcome) {
            case SourceOutcome.Done(var _) ->
                pages.redirect(
                        act.equals("remove")
                                ? SourcePages.PATH + "?done=removed"
                                : SourcePages.PATH + "/" + id + "?done=" + act);
            case SourceOutcome.Unfit(var flaws) ->
                show(HttpStatus.UNPROCESSABLE_CONTENT, id, act, because, flaws, null);
            case SourceOutcome.Overtaken overtaken
            when overtaken.source() == null -> pages.redirect(SourcePages.PATH + "?done=gone");
            case SourceOutcome.Overtaken overtaken ->
                show(HttpStatus.CONFLICT, id, act, because, List.of(), conflicts.words(overtaken));
            case SourceOutcome.InUse(var _) -> show(HttpStatus.CONFLICT, id, act, because, List.of(), null);
            case SourceOutcome.Fixed(var _) -> pages.redirect(SourcePages.PATH + "/" + id);
            case SourceOutcome.NotReached(var _) ->
                throw new IllegalStateException("nothing is tested where a source is switched or removed");
        };
    }

    private View show(
            HttpStatus status,
            String id,
            String act,
            String because,
            List<InputError> errors,
            @Nullable Phrase conflict) {
        return pages.show(
                status,
                "exchange/source-act",
                new SourceActView(sources.getSource(id), act, sources.listServices(id), because, errors, conflict));
    }
}
