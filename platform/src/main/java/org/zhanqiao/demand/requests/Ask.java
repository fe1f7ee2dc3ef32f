package org.zhanqiao.demand.requests;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.demand.CanonicalJson;
import org.zhanqiao.demand.GrantDraft;
import org.zhanqiao.demand.GrantTerms;
import org.zhanqiao.demand.TermsJson;
import org.zhanqiao.protection.Mask;
import org.zhanqiao.web.Page;

/// What an agency asks for (Order 809 art. 20). While it is written anything may be missing; [AskCheck] says what.
///
/// @param caller         code of the system that will call
/// @param service        code of the data service
/// @param purpose        what for, as it will stand in the grant
/// @param matter         the matter (事项) it serves
/// @param sparedPaper    the paper it will spare the citizen
/// @param legalBasis     使用依据: law and article, and the duty they give the agency
/// @param scene          使用场景: where and by whom it is used
/// @param scope          使用范围: whose data, and who sees them
/// @param terms          fields with masks, keys, modes, filter
/// @param needs          why a field is needed, by item
/// @param until          使用时限: the last day, which counts whole
/// @param callsPerDay    expected volume
/// @param callsPerSecond expected peak
public record Ask(
        String caller,
        String service,
        String purpose,
        String matter,
        String sparedPaper,
        String legalBasis,
        String scene,
        String scope,
        ShareMode shareMode,
        GrantTerms terms,
        Map<String, String> needs,
        boolean caseRequired,
        @Nullable LocalDate until,
        long callsPerDay,
        int callsPerSecond) {

    public Ask {
        purpose = purpose.strip();
        matter = matter.strip();
        sparedPaper = sparedPaper.strip();
        legalBasis = legalBasis.strip();
        scene = scene.strip();
        scope = scope.strip();
        needs = Map.copyOf(needs);
    }

    /// Nothing but who would ask whom.
    public static Ask blank(String caller, String service) {
        return new Ask(
                caller,
                service,
                "",
                "",
                "",
                "",
                "",
                "",
                ShareMode.INTERFACE,
                new GrantTerms(Set.of(), List.of(), List.of(), List.of(), Set.of(), List.of()),
                Map.of(),
                true,
                null,
                10_000,
                10);
    }

    /// The same said another way.
    public Ask saying(Why other) {
        return new Ask(
                caller,
                service,
                other.purpose(),
                other.matter(),
                other.sparedPaper(),
                other.legalBasis(),
                other.scene(),
                other.scope(),
                shareMode,
                terms,
                needs,
                caseRequired,
                until,
                callsPerDay,
                callsPerSecond);
    }

    /// What a request says of what the data are for; `scene`, `scope` and all else as in [Ask].
    public record Why(
            String purpose, String matter, String sparedPaper, String legalBasis, String scene, String scope) {}

    /// The same within other limits.
    public Ask limited(boolean otherCase, @Nullable LocalDate otherUntil, long perDay, int perSecond) {
        return new Ask(
                caller,
                service,
                purpose,
                matter,
                sparedPaper,
                legalBasis,
                scene,
                scope,
                shareMode,
                terms,
                needs,
                otherCase,
                otherUntil,
                perDay,
                perSecond);
    }

    /// The same with another last day; none for what is asked for anew.
    public Ask until(@Nullable LocalDate other) {
        return limited(caseRequired, other, callsPerDay, callsPerSecond);
    }

    /// The same with the data items another way.
    public Ask withItems(ShareMode mode, GrantTerms otherTerms, Map<String, String> otherNeeds) {
        return new Ask(
                caller,
                service,
                purpose,
                matter,
                sparedPaper,
                legalBasis,
                scene,
                scope,
                mode,
                otherTerms,
                otherNeeds,
                caseRequired,
                until,
                callsPerDay,
                callsPerSecond);
    }

    /// Under which mask each returned item comes.
    public Map<String, Mask> masks() {
        return terms.fields().stream().collect(Collectors.toMap(GrantTerms.Field::item, GrantTerms.Field::mask));
    }

    /// The items returned by this that would not be returned any more, or would only be masked from now on.
    ///
    /// @param given under which mask each item of the same dataset will be returned
    public List<String> listDropped(Map<String, Mask> given) {
        return terms.fields().stream()
                .filter(field -> !given.containsKey(field.item())
                        || (field.mask() instanceof Mask.None && !(given.get(field.item()) instanceof Mask.None)))
                .map(GrantTerms.Field::item)
                .toList();
    }

    /// The grant it becomes.
    ///
    /// @param agreement SHA-256 of the signed agreement, hexadecimal
    /// @throws IllegalStateException while it has no last day
    public GrantDraft toGrantDraft(Instant from, String agreement) {
        return toGrantDraft(from, end(), agreement);
    }

    GrantDraft toGrantDraft(Instant from, Instant to, String agreement) {
        return new GrantDraft(
                caller,
                service,
                purpose,
                matter,
                legalBasis,
                terms,
                caseRequired,
                callsPerSecond,
                callsPerDay,
                Duration.ZERO,
                from,
                to,
                agreement);
    }

    /// The first instant after the term.
    public Instant end() {
        if (until == null) {
            throw new IllegalStateException("the request has no last day yet");
        }
        return until.plusDays(1).atStartOfDay(Page.ZONE).toInstant();
    }

    /// All of it as canonical members, for the agreement and for the evidence.
    public Map<String, Object> facts() {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("caller", caller);
        facts.put("service", service);
        facts.put("purpose", purpose);
        facts.put("matter", matter);
        facts.put("sparedPaper", sparedPaper);
        facts.put("legalBasis", legalBasis);
        facts.put("scene", scene);
        facts.put("scope", scope);
        facts.put("shareMode", shareMode.name());
        facts.put("terms", TermsJson.tree(terms));
        facts.put("needs", new TreeMap<>(needs));
        facts.put("caseRequired", caseRequired);
        facts.put("until", until == null ? "" : until.toString());
        facts.put("callsPerDay", callsPerDay);
        facts.put("callsPerSecond", callsPerSecond);
        return facts;
    }

    /// SHA-256 of [#facts] in canonical form.
    String digest() {
        return CanonicalJson.sha256(CanonicalJson.write(facts()));
    }
}
