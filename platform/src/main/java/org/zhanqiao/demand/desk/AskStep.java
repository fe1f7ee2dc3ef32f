package org.zhanqiao.demand.desk;

import java.util.Locale;
import org.zhanqiao.web.NotFound;

/// A step of writing a request.
enum AskStep {
    WHY,
    ITEMS,
    LIMITS,
    CHECK;

    /// As it stands in addresses.
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws NotFound for any other text
    static AskStep of(String text) {
        for (var step : values()) {
            if (step.text().equals(text)) {
                return step;
            }
        }
        throw new NotFound("step", text);
    }

    /// The step in which an input stands.
    static AskStep ofField(String field) {
        return switch (field) {
            case "purpose", "matter", "sparedPaper", "legalBasis", "scene", "scope" -> WHY;
            case "until", "callsPerDay", "callsPerSecond" -> LIMITS;
            case "caller", "service", "because" -> CHECK;
            default -> ITEMS;
        };
    }
}
