package org.zhanqiao.client;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Problem details (RFC 9457) as the exchange sends them.
///
/// @param type stable identifier, `urn:zhanqiao:refusal:…` or `urn:zhanqiao:unavailable:…`
/// @param status the HTTP status
/// @param title the kind of problem, in Chinese
/// @param detail this occurrence, in Chinese
/// @param next what to do next, in Chinese
/// @param titleEn the kind of problem, in English
/// @param detailEn this occurrence, in English
/// @param nextEn what to do next, in English
/// @param call the exchange's id of the call, when it had one
public record Problem(
        URI type,
        int status,
        String title,
        String detail,
        String next,
        String titleEn,
        String detailEn,
        String nextEn,
        @Nullable String call) {}
