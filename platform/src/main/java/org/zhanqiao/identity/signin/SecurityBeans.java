package org.zhanqiao.identity.signin;

import jakarta.servlet.DispatcherType;
import java.security.SecureRandom;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.zhanqiao.identity.Cookies;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.tokens.AccessTokens;
import org.zhanqiao.web.Problems;

/// What stands before every request of the control plane.
@Configuration(proxyBeanMethods = false)
class SecurityBeans {

    /// Where style sheets and scripts lie.
    static final List<String> ASSETS = List.of("/assets/", "/webjars/", "/_static/");

    private static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'");

    /// No text of anybody holds a NUL, which no database keeps; who sends one is answered 400.
    @Bean
    HttpFirewall textsWithoutNul() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(value -> value.indexOf('\0') < 0);
        return firewall;
    }

    /// Each filter timing itself took a seventh of the time of a page, and nobody looks at that; requests are timed as
    /// a whole.
    @Bean
    SecurityObservationSettings untimedFilters() {
        return SecurityObservationSettings.noObservations();
    }

    /// A bearer token is looked at first, since it leaves no session a say. Then the session is read, because the
    /// form token is bound to it; then the form token is checked, before anything that could act; last, whether
    /// the reader may come in at all. What an endpoint demands of them, [EndpointGuard] checks.
    @Bean
    SecurityFilterChain everyRequest(
            HttpSecurity http,
            Sessions sessions,
            Cookies cookies,
            SessionKeys keys,
            SecureRandom random,
            OperatorKey operator,
            AccessTokens tokens,
            AttemptLimits limits,
            Problems problems,
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings,
            ObjectProvider<ClientRegistrationRepository> registrations,
            OidcDoor oidc) {
        var contexts = new RequestAttributeSecurityContextRepository();
        var refusals = new Refusals();
        http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .securityContext(context -> context.securityContextRepository(contexts))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .addFilterBefore(new SessionFilter(sessions, cookies, contexts), CsrfFilter.class)
                .addFilterBefore(new TokenFilter(tokens, limits, operator, problems, contexts), SessionFilter.class)
                .csrf(csrf -> csrf.csrfTokenRepository(new FormTokens(keys.forms(), cookies, random))
                        .ignoringRequestMatchers(operator::carriedBy)
                        .ignoringRequestMatchers(PublicEndpoints.actingForNobody(mappings::getObject)))
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                        .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(
                                policy -> policy.policy("camera=(), geolocation=(), microphone=(), payment=()")))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(
                                ASSETS.stream().map(folder -> folder + "**").toArray(String[]::new))
                        .permitAll()
                        .requestMatchers(new PublicEndpoints(mappings::getObject))
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .hasAuthority(Role.SYSTEM_ADMIN.name())
                        .requestMatchers(operator::carriedBy)
                        .permitAll()
                        .anyRequest()
                        .authenticated());
        if (registrations.getIfAvailable() != null) {
            http.oauth2Login(oidc::configure);
        }
        return http.build();
    }
}
