package org.zhanqiao.barrier.items;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhanqiao.audit.ControlEvidence;
import org.zhanqiao.demand.CanonicalJson;
import org.zhanqiao.demand.UnfitInput;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Person;
import org.zhanqiao.identity.Role;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.NotFound;
import org.zhanqiao.web.Paged;

/// The inventory of service items. An agency's data officers change its own, the bureau everybody's; everybody on the
/// staff reads all, for it is public what a matter demands. Each change is one transaction with its version, its
/// evidence and [MatterChanged].
@Service
public class Matters {

    private final MatterTable table;
    private final Identity identity;
    private final ControlEvidence evidence;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    Matters(
            MatterTable table,
            Identity identity,
            ControlEvidence evidence,
            ApplicationEventPublisher events,
            InstantSource clock) {
        this.table = table;
        this.identity = identity;
        this.evidence = evidence;
        this.events = events;
        this.clock = clock;
    }

    /// Registers a matter, or changes one.
    ///
    /// @param version that the change was decided on; 0 to register
    /// @throws UnfitInput     naming everything that is wrong with it
    /// @throws MatterConflict when somebody else changed it first, or the code is taken
    /// @throws NotFound       when it is another agency's
    @Transactional
    public Matter put(MatterText text, long version, Person me) {
        UnfitInput.unlessEmpty(text.listFlaws());
        if (identity.findAgency(text.agency()).isEmpty()) {
            UnfitInput.unlessEmpty(List.of(InputError.of("agency", "barrier.matter.wrong.agency")));
        }
        if (!mayPut(text.agency(), me)) {
            throw new NotFound("agency", text.agency());
        }
        table.find(text.code()).filter(known -> version > 0).ifPresent(known -> {
            if (!mayChange(known, me)) {
                throw new NotFound("matter", known.code());
            }
        });
        return write(text, version, false, me);
    }

    /// Nobody can apply for it any more.
    ///
    /// @throws MatterConflict when somebody else changed it first
    @Transactional
    public void retire(String code, long version, Person me) {
        var known = getMatter(code);
        if (!mayChange(known, me)) {
            throw known.retired() && mayPut(known.text().agency(), me)
                    ? new MatterConflict(known)
                    : new NotFound("matter", code);
        }
        write(known.text(), version, true, me);
    }

    private Matter write(MatterText text, long version, boolean retired, Person me) {
        var matter = new Matter(
                text, version + 1, retired, me.name(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        if (!table.put(matter)) {
            throw new MatterConflict(getMatter(text.code()));
        }
        var stated = new MatterVersion(text, matter.version(), retired, me.login(), me.name(), matter.changedAt());
        table.insert(stated);
        var facts = new LinkedHashMap<String, Object>();
        facts.put("matter", text.code());
        facts.put("version", matter.version());
        facts.put("retired", retired);
        facts.put("stated", CanonicalJson.sha256(CanonicalJson.write(text.facts())));
        facts.put("by", me.login());
        facts.put("at", matter.changedAt().toString());
        evidence.record(stated.evidenceKey(), facts, Map.of());
        events.publishEvent(new MatterChanged(matter));
        return matter;
    }

    /// Whether somebody may state a matter of an agency.
    public boolean mayPut(String agency, Person me) {
        return me.roles().has(Role.BUREAU) || (me.roles().has(Role.DATA_OFFICER) && agency.equals(me.agencyCode()));
    }

    public boolean mayChange(Matter matter, Person me) {
        return !matter.retired() && mayPut(matter.text().agency(), me);
    }

    /// @throws NotFound when there never was such a matter
    public Matter getMatter(String code) {
        return findMatter(code).orElseThrow(() -> new NotFound("matter", code));
    }

    public Optional<Matter> findMatter(String code) {
        return table.find(code);
    }

    /// Matters by their codes, retired ones too; those that are not there are left out.
    public Map<String, Matter> listMatters(Collection<String> codes) {
        return table.listAll(codes);
    }

    /// The version of each matter that there ever was, by its code.
    public Map<String, Long> listVersionNumbers() {
        return table.listVersionNumbers();
    }

    /// Names of all papers that matters demand or once demanded, by the codes of the matters.
    public Map<String, Set<String>> listPapersEver(Collection<String> codes) {
        return table.listPapersEver(codes);
    }

    /// All that are not retired, by code.
    public List<Matter> listMatters() {
        return table.listLive();
    }

    /// Those of these names that are not retired.
    public List<Matter> listNamed(Collection<String> names) {
        return table.listNamed(names);
    }

    /// All there ever were, by code, retired ones too.
    public Map<String, Matter> listKnown() {
        return table.listKnown();
    }

    /// A page of those that are not retired, by code unless the query sorts by `name`, `agency`, `cases` or `changed`.
    public Paged<Matter> listMatters(MatterFilter filter, ListQuery query) {
        return table.list(filter, query);
    }

    /// What was ever stated of a matter, oldest first.
    public List<MatterVersion> listVersions(String code) {
        return table.listVersions(code);
    }
}
