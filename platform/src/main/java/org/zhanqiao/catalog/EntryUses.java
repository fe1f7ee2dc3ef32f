package org.zhanqiao.catalog;

import java.util.List;

/// Who uses a dataset. A feature that knows (services, grants, journeys) contributes a bean of this type;
/// the entry page shows what all of them tell.
public interface EntryUses {

    /// @param code of the entry
    List<Use> listUses(String code);

    /// One use.
    ///
    /// @param messageKey key of a sentence, of the feature that tells it
    /// @param arguments  what the sentence fills in
    record Use(String messageKey, List<Object> arguments) {
        public Use {
            arguments = List.copyOf(arguments);
        }
    }
}
