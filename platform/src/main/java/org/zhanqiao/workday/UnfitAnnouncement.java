package org.zhanqiao.workday;

import java.util.List;
import java.util.stream.Collectors;

/// A year's holidays that cannot be loaded.
public final class UnfitAnnouncement extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<AnnouncementFlaw> flaws;

    UnfitAnnouncement(List<AnnouncementFlaw> flaws) {
        super(flaws.stream()
                .map(flaw -> "line " + flaw.line() + ": " + flaw.rule())
                .collect(Collectors.joining("; ")));
        this.flaws = List.copyOf(flaws);
    }

    /// At least one.
    public List<AnnouncementFlaw> flaws() {
        return flaws;
    }
}
