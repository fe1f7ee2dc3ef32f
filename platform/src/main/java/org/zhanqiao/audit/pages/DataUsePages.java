package org.zhanqiao.audit.pages;

import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.audit.AuditTrail;
import org.zhanqiao.audit.CallEntry;
import org.zhanqiao.audit.Cursor;
import org.zhanqiao.audit.Place;
import org.zhanqiao.audit.Proofs;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.NotFound;
import org.zhanqiao.web.Pages;

/// Who used my data. Everything here starts from the identity number of whoever is signed in; an address names a call
/// by its random number, and finds it only when it was about that person.
@Controller
@Allowed(Role.CITIZEN)
class DataUsePages {

    private static final String PATH = "/my/data-use";
    private static final String CALL = "/{call:[0-9a-f]{32}}";
    private static final int ROWS = 10;

    private final Pages pages;
    private final AuditTrail trail;
    private final Proofs proofs;
    private final Identity identity;
    private final Words words;

    DataUsePages(Pages pages, AuditTrail trail, Proofs proofs, Identity identity, Words words) {
        this.pages = pages;
        this.trail = trail;
        this.proofs = proofs;
        this.identity = identity;
        this.words = words;
    }

    @GetMapping(PATH)
    View list(
            @AuthenticationPrincipal SignedInPerson me,
            @RequestParam(defaultValue = "") String older,
            @RequestParam(defaultValue = "") String newer) {
        var number = identity.findResidentId(me.id());
        if (number.isEmpty()) {
            return pages.show("audit/data-use", new DataUseView(false, List.of(), "", ""));
        }
        var uses = trail.whoUsedMyData(number.get(), Place.parse(older, newer), ROWS)
                .map(uses());
        return pages.show(
                "audit/data-use",
                new DataUseView(true, uses.rows(), address("newer", uses.newer()), address("older", uses.older())));
    }

    private static String address(String parameter, @Nullable Cursor cursor) {
        return cursor == null ? "" : PATH + "?" + parameter + "=" + cursor.text();
    }

    @GetMapping(PATH + CALL)
    View entry(@AuthenticationPrincipal SignedInPerson me, @PathVariable String call) {
        var mine = mine(me, call);
        var log = trail.getLog(mine.entry().log());
        var raw = trail.getRaw(log.id(), mine.entry().index());
        var commitment = trail.findCommitment(mine.number(), raw).orElseThrow(() -> new NotFound("use of data", call));
        var proof = ProofView.of(
                log, mine.entry().index(), proofs.prove(log, mine.entry().index(), raw), PATH + "/" + call + "/proof");
        return pages.show(
                "audit/data-use-entry",
                new DataUseEntryView(
                        uses().apply(mine.entry()),
                        proof,
                        raw.text(),
                        HexFormat.of().formatHex(commitment)));
    }

    @GetMapping(PATH + CALL + "/proof")
    ResponseEntity<byte[]> proof(@AuthenticationPrincipal SignedInPerson me, @PathVariable String call) {
        var entry = mine(me, call).entry();
        var raw = trail.getRaw(entry.log(), entry.index());
        return EntryPages.file(proofs.prove(trail.getLog(entry.log()), entry.index(), raw), "zhanqiao-" + call);
    }

    /// A call that was about me. Its text form names nobody.
    private record Mine(String number, CallEntry entry) {
        @Override
        public String toString() {
            return "Mine[" + entry.call() + "]";
        }
    }

    private Mine mine(SignedInPerson me, String call) {
        return identity.findResidentId(me.id())
                .flatMap(number -> trail.findUse(number, call).map(entry -> new Mine(number, entry)))
                .orElseThrow(() -> new NotFound("use of data", call));
    }

    private Function<CallEntry, DataUseView.Use> uses() {
        var names = words.agencyNames();
        var titles = words.fieldTitles();
        var given = words.givenTitles();
        return call -> new DataUseView.Use(
                call,
                names.apply(call.agency()),
                names.apply(call.provider()),
                (DataUseView.Finding.of(call) == DataUseView.Finding.COMPARED ? titles : given).apply(call));
    }
}
