package org.zhanqiao.protection.suggest;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.modulith.NamedInterface;
import org.zhanqiao.protection.Level;

/// What is suggested for one item.
///
/// @param name     of the item
/// @param findings surest first; empty when nothing was found, which is not to say that there is nothing
@NamedInterface("suggest")
public record Suggestion(String name, List<Finding> findings) {

    /// Findings less sure than this are told, but no level is suggested for them.
    public static final double ENOUGH = 0.5;

    public Suggestion {
        findings = findings.stream()
                .sorted(Comparator.comparingDouble(Finding::confidence).reversed())
                .toList();
    }

    /// The findings that are sure enough.
    public List<Finding> sure() {
        return findings.stream()
                .filter(finding -> finding.confidence() >= ENOUGH)
                .toList();
    }

    /// The highest level of what was found (就高从严); empty when nothing sure enough was found, so that a person has to
    /// judge by the content.
    public Optional<Level> level() {
        return sure().stream().map(finding -> finding.kind().level()).reduce(Level::orHigher);
    }

    public Optional<Category> category() {
        return sure().stream().map(finding -> finding.kind().category()).max(Comparator.naturalOrder());
    }

    /// Whether it looks like information about people.
    public boolean personal() {
        return category().filter(category -> category != Category.ORGANISATION).isPresent();
    }
}
