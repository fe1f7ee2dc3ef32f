package org.zhanqiao.catalog.desk;

import java.util.List;
import java.util.Locale;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.EntryActed;
import org.zhanqiao.catalog.EntryDifference;
import org.zhanqiao.catalog.EntryPublished;
import org.zhanqiao.catalog.EntryWithdrawn;
import org.zhanqiao.catalog.Followers;
import org.zhanqiao.catalog.Tombstone;
import org.zhanqiao.identity.Role;
import org.zhanqiao.inbox.Inbox;
import org.zhanqiao.inbox.Message;

/// Tells people of entries, in the transaction of what happened: the bureau what lies before it, the provider what the
/// bureau decided, and whoever follows or uses an entry that it changed. Reasons are free text and stand on the page,
/// not in a message; only why an entry was withdrawn, which its page tells everybody, is told at once.
@Component
class EntryMessages {

    private final Entries entries;
    private final Followers followers;
    private final ChangeWords changed;
    private final Inbox inbox;

    EntryMessages(Entries entries, Followers followers, ChangeWords changed, Inbox inbox) {
        this.entries = entries;
        this.followers = followers;
        this.changed = changed;
        this.inbox = inbox;
    }

    @EventListener
    void tell(EntryActed acted) {
        switch (acted.act().kind()) {
            case SUBMITTED, WITHDRAWAL_PROPOSED -> tellBureau(acted);
            case RETURNED, PUBLISHED, EXTENDED, WITHDRAWN -> tellProvider(acted);
            case BEGUN, SAVED, RECALLED, AMENDED, DISCARDED, LEVEL_RAISED, ADOPTED -> {}
        }
    }

    private void tellBureau(EntryActed acted) {
        var because = Message.Because.of("catalog.message.bureau");
        inbox.tell(
                null,
                Role.BUREAU,
                message(acted, because, EntryAddress.review(acted.entry().code())));
    }

    private void tellProvider(EntryActed acted) {
        var because = Message.Because.of("catalog.message.provider");
        inbox.tell(
                acted.entry().agency(),
                Role.DATA_OFFICER,
                message(acted, because, EntryAddress.entry(acted.entry().code())));
    }

    private static Message message(EntryActed acted, Message.Because because, String path) {
        var entry = acted.entry();
        return new Message(
                "catalog.act:" + entry.code() + ":" + entry.revision(),
                "catalog.message.act." + acted.act().kind(),
                List.of(entry.name(), entry.code()),
                because,
                path);
    }

    @EventListener
    void tell(EntryPublished published) {
        int version = published.version();
        if (version == 1) {
            return;
        }
        var now = entries.getVersion(published.code(), version).metadata();
        var before = entries.getVersion(published.code(), version - 1).metadata();
        var changes = EntryDifference.between(before, now);
        tell(
                published.code(),
                version,
                "catalog.message.changed",
                List.of(
                        now.naming().name(),
                        published.code(),
                        Integer.toString(version),
                        Integer.toString(changes.size()),
                        Message.inBoth(
                                changed.words(changes, Locale.SIMPLIFIED_CHINESE),
                                changed.words(changes, Locale.ENGLISH))),
                EntryAddress.compare(published.code(), version - 1, version));
    }

    @EventListener
    void tell(EntryWithdrawn withdrawn) {
        var entry = entries.getEntry(withdrawn.code());
        var because = entry.findTombstone().map(Tombstone::because).orElse("");
        var successor = entry.findTombstone().map(Tombstone::replacedBy).flatMap(entries::findEntry);
        var path = EntryAddress.entry(entry.code());
        if (successor.isPresent()) {
            var other = successor.get();
            var told = List.of(entry.name(), entry.code(), because, other.name(), other.code());
            tell(entry.code(), entry.version(), "catalog.message.withdrawn.replaced", told, path);
        } else {
            var told = List.of(entry.name(), entry.code(), because);
            tell(entry.code(), entry.version(), "catalog.message.withdrawn", told, path);
        }
    }

    private void tell(String entry, int version, String words, List<String> arguments, String path) {
        var about = words + ":" + entry + ":" + version;
        inbox.tell(
                followers.listFollowers(entry),
                new Message(about, words, arguments, Message.Because.of("catalog.message.follows"), path));
        for (var user : followers.listAgencyFollowers(entry)) {
            var because = Message.Because.of("catalog.message.uses", user.through());
            inbox.tell(user.agency(), Role.DATA_OFFICER, new Message(about, words, arguments, because, path));
        }
    }
}
