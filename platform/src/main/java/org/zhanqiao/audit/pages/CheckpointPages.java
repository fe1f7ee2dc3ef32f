package org.zhanqiao.audit.pages;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.audit.AuditTrail;
import org.zhanqiao.audit.ConsistencyCheck;
import org.zhanqiao.audit.IndexedLog;
import org.zhanqiao.audit.Proofs;
import org.zhanqiao.audit.Witness;
import org.zhanqiao.audit.pages.CheckpointsView.Asked;
import org.zhanqiao.audit.pages.CheckpointsView.Comparison;
import org.zhanqiao.audit.pages.CheckpointsView.Latest;
import org.zhanqiao.audit.pages.CheckpointsView.LogRow;
import org.zhanqiao.evidence.Hash;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Role;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Pages;

/// The checkpoints the witness keeps of each log, and the proof that one continues another.
@Controller
@Allowed({Role.AUDIT_ADMIN, Role.SECURITY_ADMIN})
class CheckpointPages {

    private static final String PATH = "/audit/checkpoints";
    private static final Pattern SIZE = Pattern.compile("[0-9]{1,18}");
    private static final int SHOWN = 20;

    private final Pages pages;
    private final AuditTrail trail;
    private final Proofs proofs;
    private final Witness witness;
    private final InstantSource clock;

    CheckpointPages(Pages pages, AuditTrail trail, Proofs proofs, Witness witness, InstantSource clock) {
        this.pages = pages;
        this.trail = trail;
        this.proofs = proofs;
        this.witness = witness;
        this.clock = clock;
    }

    @GetMapping(PATH)
    View checkpoints(
            @RequestParam(defaultValue = "") String log,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to) {
        var asked = new Asked(log, from.strip(), to.strip());
        if (asked.from().isEmpty() && asked.to().isEmpty()) {
            return show(asked, List.of(), Optional.empty());
        }
        var errors = new ArrayList<InputError>();
        if (!SIZE.matcher(asked.from()).matches()) {
            errors.add(InputError.of("from", "audit.compare.badSize"));
        }
        if (!SIZE.matcher(asked.to()).matches()) {
            errors.add(InputError.of("to", "audit.compare.badSize"));
        }
        var found = trail.listLogs().stream()
                .filter(each -> Integer.toString(each.id()).equals(log))
                .findFirst();
        if (found.isEmpty()) {
            errors.add(InputError.of("log", "audit.compare.noLog"));
        }
        if (!errors.isEmpty()) {
            return show(asked, errors, Optional.empty());
        }
        long older = Math.min(Long.parseLong(asked.from()), Long.parseLong(asked.to()));
        long newer = Math.max(Long.parseLong(asked.from()), Long.parseLong(asked.to()));
        return show(asked, List.of(), found.map(each -> compare(each, older, newer)));
    }

    /// Looks at every log now, rather than at the next turn.
    @PostMapping(PATH)
    View look() {
        trail.listLogs().forEach(witness::observe);
        return pages.redirect(PATH);
    }

    private View show(Asked asked, List<InputError> errors, Optional<Comparison> comparison) {
        var view = new CheckpointsView(
                trail.listLogs().stream().map(this::row).toList(),
                comparison,
                errors,
                asked,
                LogHealth.of(trail, witness, clock.instant()));
        return pages.show(
                errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT, "audit/checkpoints", view);
    }

    private LogRow row(IndexedLog log) {
        return new LogRow(
                log.id(),
                log.origin(),
                log.key().toString(),
                log.indexed(),
                log.lag(),
                witness.findLatest(log).map(Latest::of),
                witness.listKept(log, SHOWN));
    }

    private Comparison compare(IndexedLog log, long from, long to) {
        return switch (proofs.compare(log, from, to)) {
            case ConsistencyCheck.Proven(var older, var newer, var proof) ->
                new Comparison(
                        Optional.of(ProofView.Standing.PROVEN),
                        "",
                        from,
                        to,
                        older.root().toString(),
                        newer.root().toString(),
                        proof.path().hashes().stream().map(Hash::toBase64).toList(),
                        List.of());
            case ConsistencyCheck.Refuted(var flaw) ->
                unproven(from, to, Optional.of(ProofView.Standing.REFUTED), flaw.messageKey(), List.of());
            case ConsistencyCheck.NotKept(var nearest) -> unproven(from, to, Optional.empty(), "", nearest);
            case ConsistencyCheck.Unreachable() ->
                unproven(from, to, Optional.of(ProofView.Standing.UNREACHABLE), "", List.of());
        };
    }

    private static Comparison unproven(
            long from, long to, Optional<ProofView.Standing> standing, String flawKey, List<Long> nearest) {
        return new Comparison(standing, flawKey, from, to, "", "", List.of(), nearest);
    }
}
