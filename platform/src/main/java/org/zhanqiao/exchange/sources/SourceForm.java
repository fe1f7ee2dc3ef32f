package org.zhanqiao.exchange.sources;

import org.zhanqiao.exchange.RegisteredSource;
import org.zhanqiao.exchange.SourceDraft;
import org.zhanqiao.exchange.SourceKind;

/// What was typed to register or change a source; the secret is not shown again.
///
/// @param untested whether it is kept although it cannot be reached now
public record SourceForm(
        String id, String agency, String title, String kind, String url, String username, boolean untested) {

    static SourceForm empty() {
        return new SourceForm("", "", "", SourceKind.POSTGRESQL.name(), "", "", false);
    }

    static SourceForm of(RegisteredSource source) {
        return new SourceForm(
                source.id(),
                source.agency(),
                source.title(),
                source.kind().name(),
                source.url(),
                source.username(),
                false);
    }

    SourceDraft draft(SourceKind known, String secret) {
        return new SourceDraft(id, agency, title, known, url, username, secret);
    }
}
