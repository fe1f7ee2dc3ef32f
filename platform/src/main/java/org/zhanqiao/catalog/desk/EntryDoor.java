package org.zhanqiao.catalog.desk;

import org.springframework.stereotype.Component;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.Entry;
import org.zhanqiao.catalog.EntryLifecycle;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.NotFound;

/// Who sees and writes which entry. What somebody may not see does not exist for them.
@Component
class EntryDoor {

    private final Entries entries;
    private final Identity identity;

    EntryDoor(Entries entries, Identity identity) {
        this.entries = entries;
        this.identity = identity;
    }

    /// The agency somebody writes for.
    Agency agency(SignedInPerson me) {
        return me.agency().flatMap(identity::findAgency).orElseThrow(() -> new NotFound("agency", me.getName()));
    }

    /// An entry that was published, or is the reader's own, or lies before the bureau's staff.
    Entry seen(String classCode, String serial, SignedInPerson me) {
        var entry = find(classCode, serial);
        if (entry.version() == 0 && !isMine(entry, me) && !me.has(Role.BUREAU)) {
            throw new NotFound("entry", entry.code());
        }
        return entry;
    }

    /// An entry of the reader's own agency.
    Entry mine(String classCode, String serial, SignedInPerson me) {
        var entry = find(classCode, serial);
        if (!isMine(entry, me)) {
            throw new NotFound("entry", entry.code());
        }
        return entry;
    }

    boolean isMine(Entry entry, SignedInPerson me) {
        return me.has(Role.DATA_OFFICER)
                && me.agency().filter(entry.agency()::equals).isPresent();
    }

    /// Whether the reader may do what an arrow of this hand does.
    boolean isHand(Entry entry, EntryLifecycle.Hand hand, SignedInPerson me) {
        return switch (hand) {
            case PROVIDER -> isMine(entry, me);
            case BUREAU -> me.has(Role.BUREAU);
            case PLATFORM -> false;
        };
    }

    Entry find(String classCode, String serial) {
        var code = classCode + "/" + serial;
        return entries.findEntry(code).orElseThrow(() -> new NotFound("entry", code));
    }

    String agencyName(String code) {
        return identity.findAgency(code).map(Agency::name).orElse(code);
    }

    /// The name of an account; its login when it is gone.
    String personName(String login) {
        return identity.personName(login);
    }
}
