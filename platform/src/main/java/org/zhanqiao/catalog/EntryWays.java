package org.zhanqiao.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.identity.SignedInPerson;

/// How readers come by the data of entries in force. A feature that knows contributes a bean of this type; the search
/// and the page of an entry show what it tells.
public interface EntryWays {

    /// The ways that are open to one reader, looked up once for all entries of a page.
    Finder of(SignedInPerson me);

    /// The ways of one reader.
    interface Finder {

        /// @param code   of the entry
        /// @param agency code of its provider
        /// @param share  `null` while none is decided
        List<Way> listWays(String code, String agency, @Nullable ShareType share);
    }

    /// One way, or why there is none.
    ///
    /// @param messageKey key of its words, of the feature that tells it
    /// @param arguments  what the words fill in
    /// @param address    of the page it leads to; empty for words alone
    record Way(String messageKey, List<Object> arguments, String address) {
        public Way {
            arguments = List.copyOf(arguments);
        }
    }
}
