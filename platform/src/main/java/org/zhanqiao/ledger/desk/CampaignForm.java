package org.zhanqiao.ledger.desk;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What was typed into the form of a campaign; nothing typed is the empty text.
///
/// @param phases  one a line, as [PhaseText] reads them
/// @param quotas  one a line
/// @param version of the campaign that was read; 0 for a new one
public record CampaignForm(
        String kind, String code, String name, String goal, String phases, String quotas, long version) {

    /// As it comes from a form, where anything may be missing.
    public CampaignForm(
            @Nullable String kind,
            @Nullable String code,
            @Nullable String name,
            @Nullable String goal,
            @Nullable String phases,
            @Nullable String quotas,
            long version) {
        this.kind = text(kind);
        this.code = text(code);
        this.name = text(name);
        this.goal = text(goal);
        this.phases = text(phases);
        this.quotas = text(quotas);
        this.version = version;
    }

    private static String text(@Nullable String typed) {
        return Objects.requireNonNullElse(typed, "").replace("\0", "");
    }

    CampaignForm withCode(String other) {
        return new CampaignForm(kind, other, name, goal, phases, quotas, version);
    }
}
