package org.zhanqiao.demand.requests;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.EntryState;
import org.zhanqiao.catalog.Tombstone;

/// What the catalog says of the entry that a request is about.
@Component
class RequestedEntries {

    private final Entries entries;

    RequestedEntries(Entries entries) {
        this.entries = entries;
    }

    /// That an entry was withdrawn, and what takes its place; nothing of one that was not.
    Optional<AskFlaw> findWithdrawn(String dataset) {
        return entries.findEntry(dataset)
                .filter(entry -> entry.state() == EntryState.WITHDRAWN)
                .map(entry -> findReplacement(dataset)
                        .flatMap(entries::findEntry)
                        .map(other -> AskFlaw.of(
                                "service",
                                "demand.ask.withdrawn.replaced",
                                entry.name(),
                                entry.code(),
                                other.name(),
                                other.code()))
                        .orElseGet(() -> AskFlaw.of("service", "demand.ask.withdrawn", entry.name(), entry.code())));
    }

    /// The code of the entry that took the place of one that was withdrawn.
    Optional<String> findReplacement(String dataset) {
        return entries.findEntry(dataset)
                .flatMap(entry -> entry.findTombstone())
                .map(Tombstone::replacedBy)
                .filter(code -> !code.isEmpty());
    }

    /// That the provider has published what it says it does not hold.
    Optional<AskFlaw> findHeld(AccessRequest request) {
        return entries.findEntry(request.dataset())
                .filter(entry -> entry.state().inForce() && entry.agency().equals(request.provider()))
                .map(entry -> AskFlaw.of("ground", "demand.act.ground.held", entry.name(), entry.code()));
    }
}
