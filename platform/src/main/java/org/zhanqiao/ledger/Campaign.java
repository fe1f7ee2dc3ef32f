package org.zhanqiao.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A campaign (专项行动).
///
/// @param code    such as `barriers-2026`
/// @param goal    what it is to bring about, for everybody to read
/// @param phases  in their order
/// @param quotas  how many cases an agency is to put right in it, by its code
/// @param version counts its changes
public record Campaign(
        String code,
        CaseKind kind,
        String name,
        String goal,
        List<Phase> phases,
        Map<String, Integer> quotas,
        long version) {

    public Campaign {
        phases = List.copyOf(phases);
        quotas = Map.copyOf(quotas);
    }

    public Optional<Phase> findPhase(LocalDate day) {
        return phases.stream().filter(phase -> phase.isOn(day)).findFirst();
    }

    /// The phases in which reports are collected.
    public List<Phase> listCollecting() {
        return phases.stream().filter(Phase::collects).toList();
    }

    public LocalDate from() {
        return phases.getFirst().from();
    }

    public LocalDate to() {
        return phases.getLast().to();
    }
}
