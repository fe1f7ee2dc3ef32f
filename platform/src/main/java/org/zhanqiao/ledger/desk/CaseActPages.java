package org.zhanqiao.ledger.desk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.ledger.Case;
import org.zhanqiao.ledger.CaseAct;
import org.zhanqiao.ledger.CaseFile;
import org.zhanqiao.ledger.CaseProofs;
import org.zhanqiao.ledger.Cases;
import org.zhanqiao.ledger.Proof;
import org.zhanqiao.proceeding.ActPage;
import org.zhanqiao.proceeding.ActPages;
import org.zhanqiao.proceeding.Decision;
import org.zhanqiao.proceeding.Words;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.NotFound;

/// The page of each act of a case.
@Controller
@Allowed({Role.DATA_OFFICER, Role.SHARING_HEAD, Role.BUREAU, Role.CITY_OFFICE})
class CaseActPages {

    private final Cases cases;
    private final ActPages acts;
    private final ActInputs inputs;
    private final CaseProofs proofs;
    private final CaseNames names;

    CaseActPages(Cases cases, ActPages acts, ActInputs inputs, CaseProofs proofs, CaseNames names) {
        this.cases = cases;
        this.acts = acts;
        this.inputs = inputs;
        this.proofs = proofs;
        this.names = names;
    }

    @GetMapping(CasePages.ONE + "/act/{act}")
    View ask(@PathVariable String id, @PathVariable String act, @AuthenticationPrincipal SignedInPerson me) {
        var kind = decided(act);
        var file = cases.getFile(id, me.person());
        return acts.ask(
                CasePages.PLACE,
                file.possible(me.person()).contains(kind),
                file.history().last(),
                () -> page(file, kind, file.about().version(), Map.of(), List.of()));
    }

    @PostMapping(CasePages.ONE + "/act/{act}")
    View act(
            @PathVariable String id,
            @PathVariable String act,
            @RequestParam long version,
            @RequestParam Map<String, String> typed,
            @AuthenticationPrincipal SignedInPerson me) {
        var kind = decided(act);
        var detail = new LinkedHashMap<String, String>();
        ActInputs.says(kind).forEach(name -> detail.put(name, ActInputs.said(name, typed)));
        var decision = new Decision<>(id, version, kind, typed.getOrDefault("because", ""), detail);
        return acts.act(
                CasePages.PLACE,
                decision,
                () -> cases.act(decision, me.person()),
                flaws -> page(cases.getFile(id, me.person()), kind, version, typed, flaws));
    }

    private ActPage page(
            CaseFile file, CaseAct kind, long version, Map<String, String> typed, List<InputError> errors) {
        var id = file.about().id();
        return new ActPage(
                id,
                CasePages.path(id),
                CasePages.KEY,
                kind.name(),
                version,
                kind.isGrave(),
                matter(file.about()),
                before(file, kind),
                inputs.of(file, kind, typed),
                errors);
    }

    private List<ActPage.Fact> matter(Case about) {
        return List.of(
                ActPage.Fact.of("ledger.kind", Words.of(about.kind().messageKey())),
                ActPage.Fact.of("ledger.title", about.about().title()),
                ActPage.Fact.of("ledger.what", about.about().what()));
    }

    /// What whoever decides should have read.
    private List<Words> before(CaseFile file, CaseAct kind) {
        if (kind == CaseAct.VERIFY) {
            return proof(file);
        }
        var due = file.about().due();
        if (kind == CaseAct.PLAN && due != null) {
            return List.of(Words.of("ledger.milestones.due", due.toString()));
        }
        if (kind == CaseAct.ADJUDICATE
                || (kind == CaseAct.ASSIGN && file.about().returned() > 0)) {
            return file.history().acts().stream()
                    .filter(act -> act.kind() == CaseAct.RETURN)
                    .map(act -> Words.of("ledger.returned.because", names.agency(act.agency()), act.because()))
                    .toList();
        }
        return List.of();
    }

    private List<Words> proof(CaseFile file) {
        return switch (proofs.look(file.about()).orElse(null)) {
            case Proof.Proven proven -> List.of(Words.of("ledger.proof.is"), proven.words());
            case Proof.Lacking lacking -> List.of(Words.of("ledger.proof.lacking"), lacking.words());
            case null -> List.of(Words.of("ledger.proof.document"));
        };
    }

    /// @throws NotFound for what is no decision on a page of its own
    private static CaseAct decided(String name) {
        return ActPages.find(CaseAct.class, name)
                .filter(act -> act != CaseAct.FILE && act != CaseAct.ESCALATE && act != CaseAct.LAPSE)
                .orElseThrow(() -> new NotFound("act", name));
    }
}
