package org.zhanqiao.barrier.reports;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.View;
import org.zhanqiao.web.Pages;

/// Answers for the questionnaire while the database is away: try again, what you wrote is kept. Pages on
/// which something was typed answer for themselves, with what was typed.
@ControllerAdvice(assignableTypes = {ReportPages.class, PhotoPages.class, SendPages.class, FollowPages.class})
class WhenAway {

    private static final Logger LOG = LoggerFactory.getLogger(WhenAway.class);
    private static final String SECONDS = "5";

    private final Pages pages;

    WhenAway(Pages pages) {
        this.pages = pages;
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    View away(RuntimeException failure, HttpServletRequest request, HttpServletResponse response) {
        if (!Outage.is(failure)) {
            throw failure;
        }
        note(failure, response);
        return pages.show(
                HttpStatus.SERVICE_UNAVAILABLE, "barrier/report-away", new AwayView(path(request), typed(request)));
    }

    /// A photo cannot be sent again by a page; its question is asked again.
    private static @Nullable Map<String, String> typed(HttpServletRequest request) {
        if (!"POST".equals(request.getMethod()) || isUpload(request)) {
            return null;
        }
        var typed = new LinkedHashMap<String, String>();
        request.getParameterMap().forEach((name, values) -> {
            if (!name.startsWith("_")) {
                typed.put(name, values[0]);
            }
        });
        return typed;
    }

    private static String path(HttpServletRequest request) {
        var query = request.getQueryString();
        return "GET".equals(request.getMethod()) && query != null
                ? request.getRequestURI() + "?" + query
                : request.getRequestURI();
    }

    private static boolean isUpload(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE);
    }

    static void note(RuntimeException failure, HttpServletResponse response) {
        LOG.warn("The database is away: {}", failure.getClass().getName());
        response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS);
    }
}
