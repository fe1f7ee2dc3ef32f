package org.zhanqiao.exchange.sources;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.exchange.SourceKind;
import org.zhanqiao.exchange.desk.Phrase;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.web.InputError;

/// The page that registers a source, or changes one.
///
/// @param version  of the source that the reader sees; -1 for a new one
/// @param tried    how a test ended that was asked for; null for none
/// @param unreached whether it may be kept although it cannot be reached
/// @param conflict what somebody else did first; null for nothing
public record SourceFormView(
        SourceForm form,
        long version,
        List<Agency> agencies,
        List<InputError> errors,
        @Nullable TrialWords tried,
        boolean unreached,
        @Nullable Phrase conflict) {

    public boolean isNew() {
        return version < 0;
    }

    public List<SourceKind> kinds() {
        return List.of(SourceKind.values());
    }

    public boolean wrong(String field) {
        return errors.stream().anyMatch(error -> error.field().equals(field));
    }

    public String action() {
        return isNew() ? SourcePages.PATH : SourcePages.PATH + "/" + form.id() + "/edit";
    }
}
