package org.zhanqiao.web;

import java.util.Optional;

/// What waits for somebody at one place of the desks. A feature contributes beans of this type; the home page shows
/// whoever signs in how much there is, most urgent features first.
@FunctionalInterface
public interface DeskWork {

    /// What waits for this reader now; nothing when it is not their place or nothing waits. Asked for every home page,
    /// so it must be quick.
    Optional<Waiting> find(SignedIn reader);

    /// What waits at one place.
    ///
    /// @param order of the place among all; that of its [NavigationItem]
    /// @param label key of what it is
    /// @param turn  those that the reader's side has to act on
    /// @param late  those whose last day has passed, whoever's turn it is
    record Waiting(int order, String label, Pile turn, Pile late) {

        /// Nothing where there is nothing to do and nothing late.
        public static Optional<Waiting> of(int order, String label, Pile turn, Pile late) {
            return turn.count() + late.count() == 0
                    ? Optional.empty()
                    : Optional.of(new Waiting(order, label, turn, late));
        }

        /// Where nothing can be late.
        public static Optional<Waiting> of(int order, String label, Pile turn) {
            return of(order, label, turn, new Pile(0, turn.path()));
        }
    }

    /// So many, and the list that shows just these.
    record Pile(long count, String path) {

        public Pile {
            if (!LocalPath.isOne(path)) {
                throw new IllegalArgumentException("path: expected an address on this site: " + path);
            }
        }
    }
}
