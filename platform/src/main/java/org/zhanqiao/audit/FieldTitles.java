package org.zhanqiao.audit;

import java.util.Locale;
import java.util.Optional;

/// What a data item is called in words for a citizen. The feature that knows the items contributes a bean; without
/// one, pages show the items' names.
public interface FieldTitles {

    /// The title of an item of a data service in a language; in Chinese where it has none in that language.
    Optional<String> findTitle(String service, String item, Locale language);
}
