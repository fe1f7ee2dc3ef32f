package org.zhanqiao.catalog.desk;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.catalog.CatalogClasses;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.Entry;
import org.zhanqiao.catalog.EntryAct;
import org.zhanqiao.catalog.EntryDifference;
import org.zhanqiao.catalog.EntryEvidence;
import org.zhanqiao.catalog.EntryLifecycle;
import org.zhanqiao.catalog.EntryMetadata;
import org.zhanqiao.catalog.EntryUses;
import org.zhanqiao.catalog.EntryWays;
import org.zhanqiao.catalog.Followers;
import org.zhanqiao.catalog.Terms;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.NotFound;
import org.zhanqiao.web.Pages;

/// The page of an entry, and the comparison of its versions.
@Controller
@Allowed({
    Role.BUREAU,
    Role.DATA_OFFICER,
    Role.SHARING_HEAD,
    Role.CLERK,
    Role.RESEARCHER,
    Role.SECURITY_ADMIN,
    Role.AUDIT_ADMIN
})
class CatalogEntryPages {

    private static final String ENTRY = EntryAddress.ENTRIES + EntryAddress.CODE;

    private final Pages pages;
    private final EntryDoor door;
    private final Entries entries;
    private final CatalogClasses classes;
    private final Terms terms;
    private final Followers followers;
    private final DeadlineViews deadlines;
    private final EntryEvidence evidence;
    private final ObjectProvider<EntryUses> uses;
    private final ObjectProvider<EntryWays> ways;

    CatalogEntryPages(
            Pages pages,
            EntryDoor door,
            Entries entries,
            CatalogClasses classes,
            Terms terms,
            Followers followers,
            DeadlineViews deadlines,
            EntryEvidence evidence,
            ObjectProvider<EntryUses> uses,
            ObjectProvider<EntryWays> ways) {
        this.pages = pages;
        this.door = door;
        this.entries = entries;
        this.classes = classes;
        this.terms = terms;
        this.followers = followers;
        this.deadlines = deadlines;
        this.evidence = evidence;
        this.uses = uses;
        this.ways = ways;
    }

    @GetMapping(ENTRY)
    View entry(
            @PathVariable String classCode,
            @PathVariable String serial,
            @RequestParam(defaultValue = "") String done,
            Locale locale,
            @AuthenticationPrincipal SignedInPerson me) {
        var entry = door.seen(classCode, serial, me);
        var acts = entries.listActs(entry.code());
        boolean hand = door.isMine(entry, me) || me.has(Role.BUREAU);
        var text = entry.version() == 0
                ? entry.metadata()
                : entries.getVersion(entry.code(), entry.version()).metadata();
        return pages.show(
                "catalog/entry",
                new EntryView(
                        entry,
                        text,
                        entry.version() == 0,
                        terms.book(),
                        door.agencyName(entry.agency()),
                        classes.findClass(entry.classCode()),
                        entries.listVersions(entry.code()),
                        hand ? shown(entry.code(), acts) : List.of(),
                        deadlines.findReview(entry, locale),
                        deadlines.findAmendment(entry, acts, locale),
                        uses.orderedStream()
                                .flatMap(each -> each.listUses(entry.code()).stream())
                                .toList(),
                        entry.state().inForce() ? ways(entry, text, me) : List.of(),
                        choices(entry, me),
                        entry.state().writable() && door.isMine(entry, me),
                        followers.isFollowing(entry.code(), me.id()),
                        entry.findTombstone()
                                .map(stone -> door.personName(stone.by()))
                                .orElse(""),
                        known(done)));
    }

    private List<EntryWays.Way> ways(Entry entry, EntryMetadata text, SignedInPerson me) {
        var share = text.sharing().shareType().orElse(null);
        return ways.orderedStream()
                .flatMap(each -> each.of(me).listWays(entry.code(), entry.agency(), share).stream())
                .toList();
    }

    private List<EntryView.Act> shown(String code, List<EntryAct> acts) {
        var places = evidence.listPlaces(code);
        var names = new HashMap<String, String>();
        return acts.reversed().stream()
                .filter(act -> act.kind() != EntryAct.Kind.SAVED)
                .map(act -> new EntryView.Act(
                        act.kind().name(),
                        names.computeIfAbsent(act.by(), door::personName),
                        act.at(),
                        act.because(),
                        places.get(act.revision())))
                .toList();
    }

    private List<EntryChoice> choices(Entry entry, SignedInPerson me) {
        return Stream.of(EntryLifecycle.Hand.values())
                .filter(hand -> door.isHand(entry, hand, me))
                .flatMap(hand -> EntryChoice.in(entry.state(), hand).stream())
                .filter(choice -> choice != EntryChoice.EXTEND || entry.extendable())
                .toList();
    }

    private static String known(String done) {
        return Arrays.stream(EntryAct.Kind.values())
                .map(Enum::name)
                .filter(done::equals)
                .findFirst()
                .orElse("");
    }

    @PostMapping(ENTRY + "/follow")
    View follow(
            @PathVariable String classCode, @PathVariable String serial, @AuthenticationPrincipal SignedInPerson me) {
        var entry = door.seen(classCode, serial, me);
        followers.follow(entry.code(), me.id());
        return pages.redirect(EntryAddress.entry(entry.code()));
    }

    @PostMapping(ENTRY + "/unfollow")
    View unfollow(
            @PathVariable String classCode, @PathVariable String serial, @AuthenticationPrincipal SignedInPerson me) {
        var entry = door.seen(classCode, serial, me);
        followers.unfollow(entry.code(), me.id());
        return pages.redirect(EntryAddress.entry(entry.code()));
    }

    @GetMapping(ENTRY + "/compare")
    View compare(
            @PathVariable String classCode,
            @PathVariable String serial,
            @RequestParam int from,
            @RequestParam int to,
            @AuthenticationPrincipal SignedInPerson me) {
        var entry = door.seen(classCode, serial, me);
        var older = entries.findVersion(entry.code(), from).orElseThrow(() -> new NotFound("version", from));
        var newer = entries.findVersion(entry.code(), to).orElseThrow(() -> new NotFound("version", to));
        return pages.show(
                "catalog/compare",
                new CompareView(
                        entry,
                        older,
                        newer,
                        entries.listVersions(entry.code()),
                        EntryDifference.between(older.metadata(), newer.metadata()),
                        terms.book()));
    }
}
