package org.zhanqiao.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// What a reader sees when something went wrong: a page that says what to do next, or problem details (RFC 9457) under
/// `/api`. A failure of ours is logged with the reference that the page shows; the page never says more.
@Controller
class ErrorPages implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

    /// What went wrong with a form that can be sent again as soon as it is opened anew.
    private static final Set<String> SENT_AGAIN = Set.of("too-large", "expired");

    private final Pages pages;
    private final Problems problems;
    private final SecureRandom random;
    private final RequestMappingHandlerMapping mappings;

    ErrorPages(
            Pages pages,
            Problems problems,
            SecureRandom random,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
        this.pages = pages;
        this.problems = problems;
        this.random = random;
        this.mappings = mappings;
    }

    @PublicEndpoint
    @RequestMapping("/error")
    View error(HttpServletRequest request) {
        int status = status(request);
        var kind = kind(request, status);
        var view = new ErrorView(kind, status, reference(), SENT_AGAIN.contains(kind) ? findForm(request) : "");
        if (status >= 500) {
            LOG.error("Request failed with {}, reference {}", failure(request), view.reference());
        }
        return isForPrograms(request)
                ? (model, asked, response) -> problems.write(problem(view, request), response)
                : pages.show(HttpStatus.valueOf(status), "web/error", view);
    }

    private ProblemDetail problem(ErrorView view, HttpServletRequest request) {
        var status = HttpStatus.valueOf(view.status());
        var problem = switch (view.kind()) {
            case "not-found" -> problems.of(status, view.kind(), "web.problem.not-found", "web.problem.not-found.next");
            case "bad-request" ->
                problems.of(status, view.kind(), "web.problem.bad-request", "web.problem.bad-request.next");
            case "unauthenticated" ->
                problems.of(status, view.kind(), "web.problem.unauthenticated", "web.problem.unauthenticated.next");
            case "forbidden" ->
                request.getAttribute(AskedBySystem.ATTRIBUTE) == null
                        ? problems.of(status, view.kind(), view.titleKey(), view.nextKey())
                        : problems.of(status, view.kind(), "web.problem.closed", "web.problem.closed.next");
            default -> problems.of(status, view.kind(), view.titleKey(), view.nextKey());
        };
        problem.setProperty("reference", view.reference());
        return problem;
    }

    private static int status(HttpServletRequest request) {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.resolve(code)
                : HttpStatus.NOT_FOUND;
        return status == null || !status.isError() ? HttpStatus.INTERNAL_SERVER_ERROR.value() : status.value();
    }

    private static String kind(HttpServletRequest request, int status) {
        return switch (status) {
            case 401 -> "unauthenticated";
            case 403 -> forbidden(request);
            case 404, 405 -> "not-found";
            case 413 -> "too-large";
            case 429 -> "too-many";
            case 503 -> "unavailable";
            default -> status < 500 ? "bad-request" : "failed";
        };
    }

    private static String forbidden(HttpServletRequest request) {
        if (request.getAttribute(PasswordDue.ATTRIBUTE) != null) {
            return "password-due";
        }
        return request.getAttribute(FormExpired.ATTRIBUTE) == null ? "forbidden" : "expired";
    }

    private static String failure(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure
                ? failure.getClass().getName()
                : "no exception";
    }

    /// The address a form was sent to, where it is that of the form’s page, too; else that of what it lies in.
    private String findForm(HttpServletRequest request) {
        return Stream.of(RequestDispatcher.ERROR_REQUEST_URI, RequestDispatcher.FORWARD_REQUEST_URI)
                .flatMap(asked -> request.getAttribute(asked) instanceof String path ? Stream.of(path) : Stream.empty())
                .flatMap(path -> Stream.of(path, path.substring(0, Math.max(0, path.lastIndexOf('/')))))
                .filter(path -> !path.isEmpty() && isPage(path))
                .findFirst()
                .orElse("");
    }

    private boolean isPage(String path) {
        var asked = PathContainer.parsePath(path);
        return mappings.getHandlerMethods().keySet().stream()
                .filter(info -> info.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(info -> Stream.ofNullable(info.getPathPatternsCondition()))
                .flatMap(condition -> condition.getPatterns().stream())
                .anyMatch(pattern -> pattern.matches(asked));
    }

    private static boolean isForPrograms(HttpServletRequest request) {
        return Stream.of(RequestDispatcher.ERROR_REQUEST_URI, RequestDispatcher.FORWARD_REQUEST_URI)
                .anyMatch(asked -> request.getAttribute(asked) instanceof String path && path.startsWith("/api/"));
    }

    private String reference() {
        var bytes = new byte[5];
        random.nextBytes(bytes);
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }
}
