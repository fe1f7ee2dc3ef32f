package org.zhanqiao.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.zhanqiao.web.ListQuery;

/// Every message of a person, page after page, newest first: tests that share a city tell one person many.
public final class AllMessages {

    private static final int PAGE = 200;

    private AllMessages() {}

    public static List<Received> of(Inbox inbox, UUID person) {
        var all = new ArrayList<Received>();
        for (int page = 1; ; page++) {
            var some = inbox.listMessages(person, new ListQuery("", "", false, page, PAGE));
            all.addAll(some.rows());
            if (all.size() >= some.total()) {
                return all;
            }
        }
    }
}
