package org.zhanqiao.web;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/// Lets so many requests in at once; who comes beyond is told at once to try again in a few seconds. A thread costs
/// nothing, so without a bound all who come too fast would wait for the database together, each with what it holds in
/// memory, until there is no memory left for anybody.
///
/// It stands before everything else, and its answers were made at the start: turning somebody away costs next to
/// nothing. Whether the process is well can be asked at any time. `zhanqiao.web.turned.away` counts.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class Crowd extends OncePerRequestFilter {

    private static final String SECONDS = "5";

    private final Semaphore room;
    private final byte[] page;
    private final byte[] problem;
    private final Counter turnedAway;

    Crowd(
            CrowdProperties properties,
            TemplateEngine templates,
            Problems problems,
            JsonMapper json,
            MeterRegistry metrics) {
        this.room = new Semaphore(properties.mostAtOnce());
        this.page = page(templates, problems);
        this.problem = json.writeValueAsBytes(
                problems.of(HttpStatus.SERVICE_UNAVAILABLE, "crowded", "web.crowded.title", "web.crowded.next"));
        this.turnedAway = Counter.builder("zhanqiao.web.turned.away").register(metrics);
    }

    /// One page in both languages: which one somebody reads is looked up further inside.
    private static byte[] page(TemplateEngine templates, Problems problems) {
        var output = new Utf8ByteOutput();
        templates.render(
                "web/crowded.jte",
                Map.of(
                        "zh", new CrowdedView(problems, Locale.SIMPLIFIED_CHINESE),
                        "en", new CrowdedView(problems, Locale.ENGLISH)),
                output);
        var bytes = new ByteArrayOutputStream(output.getContentLength());
        try {
            output.writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.equals("/health") || path.startsWith("/actuator/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!room.tryAcquire()) {
            turnAway(request, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            room.release();
        }
    }

    private void turnAway(HttpServletRequest request, HttpServletResponse response) throws IOException {
        turnedAway.increment();
        boolean program = request.getRequestURI().startsWith("/api/");
        var body = program ? problem : page;
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
        // Whoever is turned away leaves room for the next connection too.
        response.setHeader(HttpHeaders.CONNECTION, "close");
        response.setContentType(program ? MediaType.APPLICATION_PROBLEM_JSON_VALUE : "text/html;charset=UTF-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
