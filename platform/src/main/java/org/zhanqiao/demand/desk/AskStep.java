package org.zhanqiao.demand.desk;

import java.util.List;
import java.util.Locale;
import org.zhanqiao.demand.requests.AskPart;
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

    /// The one after it; the last has none, and stays.
    AskStep next() {
        return switch (this) {
            case WHY -> ITEMS;
            case ITEMS -> LIMITS;
            case LIMITS, CHECK -> CHECK;
        };
    }

    /// What is written in it.
    List<AskPart> parts() {
        return switch (this) {
            case WHY -> List.of(AskPart.MATTER, AskPart.PURPOSE, AskPart.LEGAL_BASIS, AskPart.SCENE, AskPart.SCOPE);
            case ITEMS -> List.of(AskPart.SHARE_MODE, AskPart.ITEMS);
            case LIMITS -> List.of(AskPart.UNTIL, AskPart.VOLUME, AskPart.CASE);
            case CHECK -> List.of();
        };
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
