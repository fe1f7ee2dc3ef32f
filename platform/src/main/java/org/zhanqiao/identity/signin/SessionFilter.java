package org.zhanqiao.identity.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;
import org.zhanqiao.identity.Cookies;

/// Recognises who sends a request by the session cookie, and renews the cookie while it is used.
final class SessionFilter extends OncePerRequestFilter {

    private final Sessions sessions;
    private final Cookies cookies;
    private final SecurityContextRepository contexts;

    SessionFilter(Sessions sessions, Cookies cookies, SecurityContextRepository contexts) {
        this.sessions = sessions;
        this.cookies = cookies;
        this.contexts = contexts;
    }

    /// Style sheets and scripts may be kept by anybody on the way, so no answer that carries one may set a cookie. And
    /// whoever came in by a token has no session.
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return SecurityBeans.ASSETS.stream().anyMatch(request.getRequestURI()::startsWith)
                || SecurityContextHolder.getContext().getAuthentication() instanceof TokenAuthentication;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var token = cookies.find(request, Cookies.SESSION);
        if (token.isPresent()) {
            var session = sessions.read(token.get());
            if (session.isPresent()) {
                enter(session.get(), request, response);
                if (session.get().who().mustChangePassword() && !OneTimePasswordGate.isOpenTo(request)) {
                    OneTimePasswordGate.turnBack(request, response);
                    return;
                }
            } else {
                cookies.remove(response, Cookies.SESSION);
            }
        }
        chain.doFilter(request, response);
    }

    private void enter(Sessions.Session session, HttpServletRequest request, HttpServletResponse response) {
        var authorities = session.who().roleNames().stream()
                .map(SimpleGrantedAuthority::new)
                .toList();
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(session.who(), null, authorities));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        if (session.reissue()) {
            cookies.set(response, Cookies.SESSION, sessions.token(session));
        }
    }
}
