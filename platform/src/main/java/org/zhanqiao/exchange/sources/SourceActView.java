package org.zhanqiao.exchange.sources;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.exchange.DataService;
import org.zhanqiao.exchange.RegisteredSource;
import org.zhanqiao.exchange.desk.Phrase;
import org.zhanqiao.web.InputError;

/// The page that says what switching a source off or removing it will do, and asks why.
///
/// @param act      `off` or `remove`
/// @param services what is served from it; nothing of that may be left where it is to be removed
/// @param because  what was typed
/// @param conflict what somebody else did first; null for nothing
public record SourceActView(
        RegisteredSource source,
        String act,
        List<DataService> services,
        String because,
        List<InputError> errors,
        @Nullable Phrase conflict) {

    public String title() {
        return source.title().isEmpty() ? source.id() : source.title();
    }

    public Phrase words() {
        return Phrase.of("exchange.sources.do." + act);
    }

    public Phrase effect() {
        return Phrase.of("exchange.sources.effect." + act, services.size());
    }

    /// Whether it can be done as things are.
    public boolean possible() {
        return act.equals("remove") ? services.isEmpty() : source.on();
    }
}
