package org.zhanqiao.catalog.desk;

import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.Entry;
import org.zhanqiao.catalog.EntryDifference;
import org.zhanqiao.catalog.EntryPublished;
import org.zhanqiao.catalog.EntryWithdrawn;
import org.zhanqiao.catalog.Followers;
import org.zhanqiao.catalog.Tombstone;
import org.zhanqiao.identity.Role;
import org.zhanqiao.inbox.Inbox;
import org.zhanqiao.inbox.Message;

/// Tells whoever follows or uses an entry that it changed, in the transaction that changes it.
@Component
class FollowerMessages {

    private final Entries entries;
    private final Followers followers;
    private final Inbox inbox;

    FollowerMessages(Entries entries, Followers followers, Inbox inbox) {
        this.entries = entries;
        this.followers = followers;
        this.inbox = inbox;
    }

    @EventListener
    void tell(EntryPublished published) {
        int version = published.version();
        if (version == 1) {
            return;
        }
        var now = entries.getVersion(published.code(), version).metadata();
        var before = entries.getVersion(published.code(), version - 1).metadata();
        int changes = EntryDifference.between(before, now).size();
        tell(
                published.code(),
                version,
                "catalog.message.changed",
                List.of(now.naming().name(), published.code(), Integer.toString(version), Integer.toString(changes)),
                EntryAddress.compare(published.code(), version - 1, version));
    }

    @EventListener
    void tell(EntryWithdrawn withdrawn) {
        var entry = entries.getEntry(withdrawn.code());
        tell(
                entry.code(),
                entry.version(),
                "catalog.message.withdrawn",
                List.of(entry.name(), entry.code(), because(entry)),
                EntryAddress.entry(entry.code()));
    }

    private static String because(Entry entry) {
        return entry.findTombstone().map(Tombstone::because).orElse("");
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
