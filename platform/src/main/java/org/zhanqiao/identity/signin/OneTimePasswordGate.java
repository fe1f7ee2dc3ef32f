package org.zhanqiao.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.zhanqiao.web.PasswordDue;

/// What stays open to whoever came in with a one-time password until they have one of their own: the page for that,
/// signing out, and for programs who they are. Everything else sends them to that page.
final class OneTimePasswordGate {

    static final String PAGE = "/account/first-password";

    private static final Set<String> OPEN =
            Set.of(PAGE, "/account/password", "/sign-out", "/signed-out", "/api/session", "/health");

    private OneTimePasswordGate() {}

    static boolean isOpenTo(HttpServletRequest request) {
        return OPEN.contains(request.getRequestURI());
    }

    static void turnBack(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (TokenFilter.isForPrograms(request)) {
            request.setAttribute(PasswordDue.ATTRIBUTE, true);
            response.sendError(HttpStatus.FORBIDDEN.value());
        } else if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", PAGE);
            response.setStatus(HttpStatus.FORBIDDEN.value());
        } else {
            response.setStatus(HttpStatus.SEE_OTHER.value());
            response.setHeader("Location", PAGE);
        }
    }
}
