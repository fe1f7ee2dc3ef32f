package org.zhanqiao.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/// How programs are told what went wrong: problem details (RFC 9457) with a stable `type`, what happened (`title`,
/// `titleEn`) and what to do next (`detail`, `detailEn`), in Chinese and in English.
public final class Problems {

    private static final String TYPE = "urn:zhanqiao:problem:";

    private final MessageSource messages;
    private final JsonMapper json;

    Problems(MessageSource messages, JsonMapper json) {
        this.messages = messages;
        this.json = json;
    }

    /// A problem whose words stand under a key, and what to do next under `KEY.next`.
    ///
    /// @param kind the end of its type, such as `grant-unfit`
    public ProblemDetail of(HttpStatus status, String kind, String key) {
        return of(status, kind, key, key + ".next");
    }

    ProblemDetail of(HttpStatus status, String kind, String titleKey, String nextKey) {
        var problem = ProblemDetail.forStatusAndDetail(status, text(nextKey, Locale.SIMPLIFIED_CHINESE));
        problem.setType(URI.create(TYPE + kind));
        problem.setTitle(text(titleKey, Locale.SIMPLIFIED_CHINESE));
        problem.setProperty("titleEn", text(titleKey, Locale.ENGLISH));
        problem.setProperty("detailEn", text(nextKey, Locale.ENGLISH));
        return problem;
    }

    /// The words of a key in one language.
    public String text(String key, Locale language, Object... arguments) {
        return messages.getMessage(key, arguments, language);
    }

    /// The answer of a controller.
    public static ResponseEntity.BodyBuilder answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    /// Answers where no controller is reached; the headers are the caller's.
    public void write(ProblemDetail problem, HttpServletResponse response) throws IOException {
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }
}
