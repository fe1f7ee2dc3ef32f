package org.zhanqiao.demand.collection;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhanqiao.audit.ControlEvidence;
import org.zhanqiao.catalog.ShareType;
import org.zhanqiao.demand.CanonicalJson;
import org.zhanqiao.demand.Offering;
import org.zhanqiao.demand.Offerings;
import org.zhanqiao.demand.Sight;
import org.zhanqiao.demand.UnfitInput;
import org.zhanqiao.identity.Person;
import org.zhanqiao.identity.Role;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.NotFound;
import org.zhanqiao.web.Page;
import org.zhanqiao.web.Paged;

/// Forms of agencies, and what of them a dataset holds already. An agency sees its own, the bureau all.
/// Whatever is done is one transaction with its act and its evidence.
@Service
public class Forms {

    /// Characters of the longest reason.
    static final int LONGEST_REASON = 500;

    private final FormTable table;
    private final FindingTable findings;
    private final FormLook look;
    private final HeldGrants grants;
    private final Offerings offerings;
    private final ControlEvidence evidence;
    private final InstantSource clock;

    Forms(
            FormTable table,
            FindingTable findings,
            FormLook look,
            HeldGrants grants,
            Offerings offerings,
            ControlEvidence evidence,
            InstantSource clock) {
        this.table = table;
        this.findings = findings;
        this.look = look;
        this.grants = grants;
        this.offerings = offerings;
        this.evidence = evidence;
        this.clock = clock;
    }

    /// Registers a form, and looks at it.
    ///
    /// @throws UnfitInput naming everything that is wrong with it
    @Transactional
    public CollectionForm register(FormText text, Person me) {
        UnfitInput.unlessEmpty(text.listFlaws());
        var now = now();
        var form = new CollectionForm(
                "F-%d-%06d".formatted(now.atZone(Page.ZONE).getYear(), table.nextNumber()),
                me.agency().orElseThrow(() -> new NotFound("agency of", me.login())),
                text,
                1,
                false,
                now,
                now);
        table.holdLooks(false);
        unlessNamed(table.insert(form));
        table.putFields(form.id(), text.fields());
        look.look(form);
        remember(form, FormActKind.REGISTER, me, now, "", "");
        return form;
    }

    private static void unlessNamed(boolean only) {
        if (!only) {
            UnfitInput.unlessEmpty(List.of(InputError.of("name", "demand.form.wrong.named")));
        }
    }

    /// Changes a form, and looks at it anew. What was dismissed of a label that stays is still dismissed.
    ///
    /// @throws FormConflict when somebody else changed it first
    /// @throws UnfitInput    naming everything that is wrong with it
    @Transactional
    public CollectionForm change(String id, long version, FormText text, Person me) {
        table.holdLooks(false);
        var before = own(id, version, me);
        UnfitInput.unlessEmpty(text.listFlaws());
        var after = new CollectionForm(id, before.agency(), text, version + 1, false, before.registeredAt(), now());
        unlessNamed(table.update(after));
        table.putFields(id, text.fields());
        look.look(after);
        remember(after, FormActKind.CHANGE, me, after.changedAt(), "", "");
        return after;
    }

    /// A form that is in use no more.
    ///
    /// @throws FormConflict when somebody else changed it first
    @Transactional
    public void retire(String id, long version, Person me) {
        var before = own(id, version, me);
        var after =
                new CollectionForm(id, before.agency(), before.text(), version + 1, true, before.registeredAt(), now());
        table.update(after);
        remember(after, FormActKind.RETIRE, me, after.changedAt(), "", "");
    }

    private CollectionForm own(String id, long version, Person me) {
        var form = table.lock(id).filter(found -> isOwn(found, me)).orElseThrow(() -> new NotFound("form", id));
        if (form.version() != version || form.retired()) {
            throw new FormConflict(table.listActs(id).getLast());
        }
        return form;
    }

    private static boolean isOwn(CollectionForm form, Person me) {
        return me.roles().has(Role.DATA_OFFICER) && form.agency().equals(me.agencyCode());
    }

    /// Whether somebody can change a form.
    public boolean mayChange(CollectionForm form, Person me) {
        return !form.retired() && isOwn(form, me);
    }

    /// Notes that a match is none, and why.
    ///
    /// @throws FormConflict when it was dismissed already
    /// @throws UnfitInput    when no reason is given
    @Transactional
    public void dismiss(String id, String label, String dataset, String item, String because, Person me) {
        var form = table.lock(id).filter(found -> mayChange(found, me)).orElseThrow(() -> new NotFound("form", id));
        var finding = finding(id, label, dataset, item);
        if (finding.findDismissal().isPresent()) {
            throw new FormConflict(table.listActs(id).getLast());
        }
        var reason = because.strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            UnfitInput.unlessEmpty(List.of(InputError.of("because", "demand.form.wrong.because", LONGEST_REASON)));
        }
        var now = now();
        findings.dismiss(finding, new Finding.Dismissal(me.login(), me.name(), now, reason));
        remember(form, FormActKind.DISMISS, me, now, reason, subject(finding.match()));
    }

    /// Takes a dismissal back; the bureau can, too.
    ///
    /// @throws FormConflict when it is taken back already
    @Transactional
    public void restore(String id, String label, String dataset, String item, Person me) {
        var form = table.lock(id)
                .filter(found -> mayChange(found, me) || me.roles().has(Role.BUREAU))
                .orElseThrow(() -> new NotFound("form", id));
        var finding = finding(id, label, dataset, item);
        if (finding.findDismissal().isEmpty()) {
            throw new FormConflict(table.listActs(id).getLast());
        }
        findings.dismiss(finding, null);
        remember(form, FormActKind.RESTORE, me, now(), "", subject(finding.match()));
    }

    private Finding finding(String id, String label, String dataset, String item) {
        return findings.find(id, label, dataset, item).orElseThrow(() -> new NotFound("match of", id));
    }

    private static String subject(Match match) {
        return match.label() + " = " + match.datasetName() + (match.item().isEmpty() ? "" : "·" + match.itemTitle());
    }

    private void remember(
            CollectionForm form, FormActKind kind, Person me, Instant now, String because, String subject) {
        var act = new FormAct(
                form.id(), table.listActs(form.id()).size() + 1, kind, me.login(), me.name(), now, because, subject);
        table.insert(act);
        var facts = new LinkedHashMap<String, Object>();
        facts.put("kind", kind.name());
        facts.put("form", form.id());
        facts.put("agency", form.agency());
        facts.put("fields", CanonicalJson.sha256(CanonicalJson.write(form.text().facts())));
        facts.put("by", me.login());
        facts.put("at", now.toString());
        var texts = new LinkedHashMap<String, Object>();
        if (!because.isEmpty()) {
            texts.put("because", because);
        }
        if (!subject.isEmpty()) {
            texts.put("subject", subject);
        }
        evidence.record(act.evidenceKey(), facts, texts);
    }

    /// @throws NotFound when there is none, or it is not for this person
    public CollectionForm getForm(String id, Person me) {
        return table.find(id)
                .filter(form -> Sight.of(me).sees(form.agency(), form.agency()))
                .orElseThrow(() -> new NotFound("form", id));
    }

    /// One match of a form that the person sees.
    ///
    /// @throws NotFound when there is none, or the form is not for this person
    public Finding getFinding(String id, String label, String dataset, String item, Person me) {
        return finding(getForm(id, me).id(), label, dataset, item);
    }

    public List<FormAct> listActs(String id) {
        return table.listActs(id);
    }

    /// A page of forms, last changed first unless the query sorts by `id`, `name`, `matter`, `agency`, `flagged` or
    /// `changed`.
    public Paged<CollectionForm> listForms(FormFilter filter, ListQuery query) {
        return table.list(filter, query);
    }

    /// The forms of an agency's matter, by number; none for whoever does not see that agency's.
    ///
    /// @param matter its name
    public List<CollectionForm> listOf(String agency, String matter, Person me) {
        return Sight.of(me).sees(agency, agency) ? table.listOf(agency, matter) : List.of();
    }

    /// How many fields of each form stand under the ban on re-collection, by the form's number.
    public Map<String, Long> countFlagged(List<CollectionForm> listed) {
        return table.countFlagged(listed.stream().map(CollectionForm::id).toList());
    }

    /// Every field of a form, in its order, with what holds it and what is to be done.
    public List<FieldResult> listResults(CollectionForm form) {
        var found = findings.list(form.id());
        var byLabel = found.stream()
                .collect(Collectors.groupingBy(finding -> finding.match().label()));
        var held = grants.of(List.of(form.agency()), datasets(found.stream()));
        Map<String, String> services = offerings.listOfferings().stream()
                .filter(Offering::askable)
                .collect(Collectors.toMap(Offering::dataset, Offering::code, (first, second) -> first));
        return form.text().fields().stream()
                .map(field -> new FieldResult(
                        field,
                        look.read(field),
                        byLabel.getOrDefault(field.label(), List.of()).stream()
                                .map(finding -> result(
                                        form,
                                        finding,
                                        held,
                                        services.get(finding.match().dataset())))
                                .toList()))
                .toList();
    }

    private static FieldResult.Result result(
            CollectionForm form, Finding finding, HeldGrants.Held held, @Nullable String service) {
        var match = finding.match();
        var grant = held.grant(form.agency(), match);
        return new FieldResult.Result(
                finding, remedy(form, finding, grant, service != null), grant, service == null ? "" : service);
    }

    private static FieldResult.Remedy remedy(CollectionForm form, Finding finding, String grant, boolean served) {
        var match = finding.match();
        if (finding.findDismissal().isPresent()) {
            return FieldResult.Remedy.DISMISSED;
        }
        if (!match.isSure()) {
            return FieldResult.Remedy.LOOK;
        }
        if (match.holder().equals(form.agency())) {
            return FieldResult.Remedy.OWN_DATA;
        }
        if (match.shareType() == null || match.shareType() == ShareType.WITHHELD) {
            return FieldResult.Remedy.NOT_SHARED;
        }
        if (finding.verifyOnly()) {
            return FieldResult.Remedy.VERIFY;
        }
        if (!grant.isEmpty()) {
            return FieldResult.Remedy.STOP_ASKING;
        }
        return served ? FieldResult.Remedy.REQUEST : FieldResult.Remedy.ASK_PROVIDER;
    }

    /// What each agency asks of people, most flagged fields first.
    public List<AgencyFigures> listFigures() {
        var flags = findings.listFlags().stream().collect(Collectors.groupingBy(FindingTable.Flag::agency));
        var held = grants.of(
                flags.keySet(),
                datasets(flags.values().stream().flatMap(List::stream).map(FindingTable.Flag::finding)));
        return table.listFigures().stream()
                .map(figures -> figures(figures, flags.getOrDefault(figures.agency(), List.of()), held))
                .sorted(java.util.Comparator.comparingLong((AgencyFigures figures) -> -figures.flagged()))
                .toList();
    }

    private static Set<String> datasets(Stream<Finding> found) {
        return found.map(finding -> finding.match().dataset()).collect(Collectors.toSet());
    }

    private static AgencyFigures figures(AgencyFigures counted, List<FindingTable.Flag> flags, HeldGrants.Held held) {
        Map<String, Boolean> fields = new HashMap<>();
        for (var flag : flags) {
            var finding = flag.finding();
            fields.merge(
                    finding.form() + " " + finding.match().label(),
                    !held.grant(counted.agency(), finding.match()).isEmpty(),
                    Boolean::logicalOr);
        }
        return new AgencyFigures(
                counted.agency(),
                counted.forms(),
                counted.fields(),
                fields.size(),
                fields.values().stream().filter(Boolean::booleanValue).count(),
                counted.dismissed());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
