package org.zhanqiao.exchange.node;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.zhanqiao.audit.SubjectSalts;

/// The values that are disputed, as of the node's last look. Readers never wait; [BookKeeper] writes. Nearly always
/// nothing of a service is disputed: then a call costs one look-up in a small map.
final class DisputeBook {

    private final SubjectSalts references;
    private volatile Map<String, Disputes> services = Map.of();

    /// @param references what a number is known by: reckoned as the control plane does
    DisputeBook(SubjectSalts references) {
        this.references = references;
    }

    /// A value that is disputed, of one service.
    ///
    /// @param subject reference of what its record is found by
    record Entry(String service, String subject, String item, LocalDate since) {}

    /// Everything anew.
    void replace(List<Entry> entries) {
        var byService = new HashMap<String, Map<String, Map<String, LocalDate>>>();
        for (var entry : entries) {
            byService
                    .computeIfAbsent(entry.service(), _ -> new HashMap<>())
                    .computeIfAbsent(entry.subject(), _ -> new HashMap<>())
                    .merge(entry.item(), entry.since(), (one, other) -> one.isBefore(other) ? one : other);
        }
        var read = new HashMap<String, Disputes>();
        byService.forEach((service, subjects) -> read.put(service, new Disputes(references, subjects)));
        services = Map.copyOf(read);
    }

    /// What is disputed in a service.
    Disputes in(String service) {
        return services.getOrDefault(service, Disputes.NONE);
    }
}
