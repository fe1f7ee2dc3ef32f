package org.zhanqiao.catalog.search;

import java.util.Optional;
import org.zhanqiao.identity.SignedInPerson;

/// Where somebody goes on who searched in vain. A feature that knows contributes a bean of this type.
public interface WhenNothingIsFound {

    /// The address of its page, with the words filled in; empty for a reader who cannot use it.
    Optional<String> findAddress(String words, SignedInPerson me);
}
