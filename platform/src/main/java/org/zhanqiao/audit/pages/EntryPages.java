package org.zhanqiao.audit.pages;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.audit.AuditTrail;
import org.zhanqiao.audit.EntryProof;
import org.zhanqiao.audit.Proofs;
import org.zhanqiao.audit.RawEntry;
import org.zhanqiao.audit.SubjectSalts;
import org.zhanqiao.audit.Witness;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Person;
import org.zhanqiao.identity.Role;
import org.zhanqiao.web.Download;
import org.zhanqiao.web.NotFound;
import org.zhanqiao.web.Pages;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// One entry: what happened in words, the entry as it was hashed, and the proof that it stands in its log.
@Controller
@Allowed({Role.AUDIT_ADMIN, Role.SECURITY_ADMIN})
class EntryPages {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String NUMBER = "[0-9]{1,9}";
    private static final String LARGE = "[0-9]{1,18}";

    private final Pages pages;
    private final AuditTrail trail;
    private final Proofs proofs;
    private final Witness witness;
    private final Words words;
    private final Identity identity;
    private final InstantSource clock;

    EntryPages(
            Pages pages,
            AuditTrail trail,
            Proofs proofs,
            Witness witness,
            Words words,
            Identity identity,
            InstantSource clock) {
        this.pages = pages;
        this.trail = trail;
        this.proofs = proofs;
        this.witness = witness;
        this.words = words;
        this.identity = identity;
        this.clock = clock;
    }

    @GetMapping(CallPages.PATH + "/{log:" + NUMBER + "}/{index:" + LARGE + "}")
    View entry(@PathVariable int log, @PathVariable long index) {
        return show(log, index, null);
    }

    /// Whether a purpose is the one that a call stated which came to no grant. It stands in no address.
    @PostMapping(CallPages.PATH + "/{log:" + NUMBER + "}/{index:" + LARGE + "}/claimed")
    View claimed(@PathVariable int log, @PathVariable long index, @RequestParam(defaultValue = "") String purpose) {
        return show(log, index, purpose.isBlank() ? null : purpose);
    }

    private View show(int log, long index, @Nullable String purpose) {
        var call = trail.getCall(log, index);
        var raw = trail.getRaw(log, index);
        var names = words.agencyNames();
        var proof = proofs.prove(trail.getLog(log), index, raw);
        return pages.show(
                "audit/call",
                new CallView(
                        call,
                        names.apply(call.agency()),
                        names.apply(call.provider()),
                        words.fieldTitles().apply(call),
                        words.reason(call.reason()),
                        CallsView.tone(call.outcome()),
                        raw.text(),
                        subjects(raw.detail()),
                        ProofView.of(
                                trail.getLog(log), index, proof, CallPages.PATH + "/" + log + "/" + index + "/proof"),
                        tester(raw),
                        claim(raw, purpose),
                        LogHealth.of(trail, witness, clock.instant())));
    }

    @GetMapping(CallPages.PATH + "/{log:" + NUMBER + "}/{index:" + LARGE + "}/proof")
    ResponseEntity<byte[]> proof(@PathVariable int log, @PathVariable long index) {
        var proof = proofs.prove(trail.getLog(log), index, trail.getRaw(log, index));
        return file(proof, "zhanqiao-" + log + "-" + index);
    }

    /// The proof as a file, which any tool that knows c2sp.org/tlog-proof verifies.
    ///
    /// @throws NotFound when the entry is not proven
    static ResponseEntity<byte[]> file(EntryProof proof, String name) {
        if (proof instanceof EntryProof.Proven proven) {
            return Download.of(
                    name + ".tlog-proof",
                    new MediaType("text", "plain", StandardCharsets.UTF_8),
                    proven.tlogProof().getBytes(StandardCharsets.UTF_8));
        }
        throw new NotFound("proof", name);
    }

    /// The entry names the key; to whom a key was issued, identity knows.
    private String tester(RawEntry raw) {
        return identity.findConsoleHolder(member(raw, "key")).map(Person::login).orElse("");
    }

    private CallView.Claim claim(RawEntry raw, @Nullable String purpose) {
        var commitment = member(raw, "claimed");
        if (commitment.isEmpty() || purpose == null) {
            return new CallView.Claim(commitment, CallView.Likeness.NOT_COMPARED);
        }
        boolean same = Stream.of(purpose, purpose.strip())
                .flatMap(text -> trail.purposeCommitments(text).stream())
                .anyMatch(commitment::equals);
        return new CallView.Claim(commitment, same ? CallView.Likeness.SAME : CallView.Likeness.OTHER);
    }

    /// A text member of an entry; empty where there is none.
    private static String member(RawEntry raw, String name) {
        try {
            return JSON.readTree(raw.data()).path(name).asString("");
        } catch (JacksonException _) {
            return "";
        }
    }

    private static List<String> subjects(byte[] detail) {
        var subjects = new ArrayList<String>();
        for (int at = 0; at + SubjectSalts.LENGTH <= detail.length; at += SubjectSalts.LENGTH) {
            subjects.add(HexFormat.of().formatHex(Arrays.copyOfRange(detail, at, at + SubjectSalts.LENGTH)));
        }
        return subjects;
    }
}
