package org.zhanqiao.demand.collection;

import java.util.List;
import org.zhanqiao.catalog.HeldItems;

/// What a label asks for.
public sealed interface Reading {

    /// What things are looked up by; without it nothing can be shared.
    record LookupKey() implements Reading {}

    /// Belongs to the case at hand; nobody else knows it.
    record OfThisCase() implements Reading {}

    /// Says too little to be compared with anything.
    record TooGeneral() implements Reading {}

    /// A paper of which nobody has said yet what data stand for it; somebody may hold them.
    record UnknownPaper() implements Reading {}

    /// What a dataset would have to hold to know it.
    record Wanted(List<Meaning> meanings) implements Reading {
        public Wanted {
            meanings = List.copyOf(meanings);
        }
    }

    /// One way to read it.
    ///
    /// @param title    of the item; empty when the whole dataset stands for it
    /// @param part     of the dataset’s name; empty for any
    /// @param standard that the element stands in; empty for none
    record Meaning(String title, String part, How how, String standard) {

        HeldItems.Wish wish() {
            return new HeldItems.Wish(title, part);
        }
    }
}
