package org.zhanqiao.exchange.sources;

import org.springframework.stereotype.Component;
import org.zhanqiao.exchange.SourceOutcome;
import org.zhanqiao.exchange.desk.Phrase;
import org.zhanqiao.identity.Identity;

/// Says who acted on a source first, and what they did.
@Component
class SourceConflicts {

    private final Identity identity;

    SourceConflicts(Identity identity) {
        this.identity = identity;
    }

    Phrase words(SourceOutcome.Overtaken overtaken) {
        var last = overtaken.last();
        return last == null
                ? Phrase.of("exchange.sources.conflict.unknown")
                : Phrase.of(
                        "exchange.sources.conflict",
                        identity.personName(last.by()),
                        last.at(),
                        Phrase.of("exchange.sources.act." + last.kind().name()));
    }
}
