package org.zhanqiao.barrier.discovery;

import org.springframework.stereotype.Component;
import org.zhanqiao.barrier.items.Matters;

/// Whether the first look at everything is still to come: right after the start of a new platform, or after its first
/// matters were registered. Figures that follow from looks say so till then, for they count nothing yet.
@Component
public class FirstLook {

    private final KeptFindings findings;
    private final Matters matters;

    FirstLook(KeptFindings findings, Matters matters) {
        this.findings = findings;
        this.matters = matters;
    }

    /// Whether papers are demanded and none of them was ever followed.
    public boolean isAhead() {
        return findings.isEmpty()
                && matters.listMatters().stream()
                        .anyMatch(matter -> !matter.text().papers().isEmpty());
    }
}
