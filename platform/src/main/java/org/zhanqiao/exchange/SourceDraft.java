package org.zhanqiao.exchange;

/// A source as an administrator wants it.
///
/// @param agency   unified social credit code of the agency whose data it holds
/// @param title    what people call it
/// @param url      as in [SourceDefinition]
/// @param username account of a database; for HTTP the name of the header that carries the secret
/// @param secret   password of the account, or the header's value; empty to leave it as it is
public record SourceDraft(
        String id, String agency, String title, SourceKind kind, String url, String username, String secret) {

    public SourceDraft {
        id = id.strip();
        title = title.strip();
        url = url.strip();
        username = username.strip();
    }

    SourceDraft withSecret(String other) {
        return new SourceDraft(id, agency, title, kind, url, username, other);
    }

    SourceDefinition definition() {
        return new SourceDefinition(id, kind, url, username, secret);
    }

    @Override
    public String toString() {
        return "SourceDraft[" + id + " " + kind + "]";
    }
}
