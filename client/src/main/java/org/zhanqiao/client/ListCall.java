package org.zhanqiao.client;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// A list, page by page.
public final class ListCall extends Call<ListCall> {
    private int size = 100;
    private @Nullable String after;

    ListCall(ZhanqiaoClient client, String service) {
        super(client, service);
    }

    /// Rows a page, 100 unless told; the exchange has an upper bound of its own.
    public ListCall size(int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("A page has at least one row");
        }
        this.size = rows;
        return this;
    }

    /// Starts after the page that gave this cursor; without it, at the first page.
    public ListCall after(String cursor) {
        this.after = cursor;
        return this;
    }

    /// Asks for these of the granted fields; without this, for all.
    public ListCall fields(String... fields) {
        put("fields", List.of(fields));
        return this;
    }

    /// Sends for one page.
    ///
    /// @throws ExchangeUnreachable when no answer arrived
    /// @throws UnexpectedAnswer when what arrived is no answer of an exchange
    /// @throws ReceiptRejected when the receipt does not hold under the trusted log key
    public Answer<Page> send() {
        return send(after);
    }

    /// All pages from here on, each sent for when it is asked for. A refusal or an outage is the last element, so that
    /// an end without one is the end of the list.
    public Iterable<Answer<Page>> pages() {
        return () -> new Pages(after);
    }

    @Override
    ListCall self() {
        return this;
    }

    private Answer<Page> send(@Nullable String cursor) {
        var subject = new LinkedHashMap<String, Object>();
        subject.put("size", size);
        if (cursor != null) {
            subject.put("after", cursor);
        }
        return send("list", subject, Contents::page);
    }

    private final class Pages implements Iterator<Answer<Page>> {
        private @Nullable String cursor;
        private boolean ended;

        Pages(@Nullable String cursor) {
            this.cursor = cursor;
        }

        @Override
        public boolean hasNext() {
            return !ended;
        }

        @Override
        public Answer<Page> next() {
            if (ended) {
                throw new NoSuchElementException("The list has no further page");
            }
            Answer<Page> answer = send(cursor);
            String next = answer instanceof Answer.Served<Page> served
                    ? served.content().next().orElse(null)
                    : null;
            if (next != null && next.equals(cursor)) {
                throw new UnexpectedAnswer(200, "the cursor does not advance");
            }
            cursor = next;
            ended = next == null;
            return answer;
        }
    }
}
