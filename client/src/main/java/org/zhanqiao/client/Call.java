package org.zhanqiao.client;

import java.util.LinkedHashMap;
import java.util.Map;

/// What the calls of all modes have in common. A call is built by one thread and may be sent more than once; each time
/// is a call of its own, with its own evidence.
///
/// @param <T> the mode
public abstract sealed class Call<T extends Call<T>> permits QueryCall, ListCall, VerifyCall {
    private final ZhanqiaoClient client;
    private final String service;
    private final Map<String, Object> terms = new LinkedHashMap<>();

    Call(ZhanqiaoClient client, String service) {
        this.client = client;
        this.service = service;
    }

    /// The number of the case for which the data is needed; many grants demand one.
    public final T caseNumber(String number) {
        terms.put("case", number);
        return self();
    }

    /// The purpose, where the grant has several.
    public final T purpose(String purpose) {
        terms.put("purpose", purpose);
        return self();
    }

    abstract T self();

    final void put(String member, Object value) {
        terms.put(member, value);
    }

    final <C> Answer<C> send(String mode, Map<String, ?> subject, AnswerReader.Content<C> content) {
        var body = new LinkedHashMap<String, Object>(subject);
        body.putAll(terms);
        return client.call(service, mode, body, content);
    }
}
