// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.SessionTrackingMode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.firstsession.matching.board.staff.Accounts;
import org.firstsession.matching.board.staff.FirstAdministrator;
import org.firstsession.matching.board.staff.Passwords;
import org.firstsession.matching.board.staff.Role;
import org.firstsession.matching.board.staff.SessionLimits;
import org.firstsession.matching.board.staff.SignIn;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.web.server.servlet.CookieSameSiteSupplier;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.ExceptionMappingAuthenticationFailureHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Who may see what, and nothing without signing in but health. */
@Configuration
@Profile("board")
class BoardSecurity {

    private static final String COORDINATOR = Role.COORDINATOR.name();
    private static final String LEAD = Role.CLINICAL_LEAD.name();
    private static final String THERAPIST = Role.THERAPIST.name();
    private static final String COOKIE = "first-session-board";

    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    /** A request that a page made to renew a part of itself. */
    private static final RequestMatcher OF_A_PAGE =
            new RequestHeaderRequestMatcher("HX-Request", "true");

    @Bean
    SecurityFilterChain boardFilterChain(
            HttpSecurity http,
            Accounts accounts,
            BoardProperties properties,
            @Qualifier("boardTime") InstantSource boardTime) {
        // SignIn is found as a bean. Named here too, it would be asked twice and count twice.
        return http.addFilterBefore(
                        new SessionLimits(
                                accounts,
                                boardTime,
                                OF_A_PAGE,
                                properties.board().secondStepForced()),
                        AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> rights(requests))
                .exceptionHandling(exceptions ->
                        exceptions.defaultAuthenticationEntryPointFor(
                                BoardSecurity::loadWholePage, OF_A_PAGE))
                .requestCache(cache -> cache.requestCache(returnToWholePages()))
                .formLogin(form ->
                        form.loginPage("/sign-in")
                                .authenticationDetailsSource(SignIn.Code::new)
                                .defaultSuccessUrl("/")
                                .failureHandler(backToSignIn())
                                .permitAll())
                .httpBasic(Customizer.withDefaults())
                .logout(logout ->
                        logout.logoutUrl("/sign-out")
                                .logoutSuccessUrl("/sign-in?left")
                                .deleteCookies(COOKIE))
                .headers(headers ->
                        headers.contentSecurityPolicy(
                                        policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                                .permissionsPolicyHeader(policy ->
                                        policy.policy(
                                                "camera=(), microphone=()," + " geolocation=()")))
                .build();
    }

    /** What isn't named here is nobody's. CaseAccess says which cases of a page are whose. */
    private static void rights(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
                    requests) {
        requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll()
                .requestMatchers(
                        HttpMethod.GET,
                        "/actuator/health/**",
                        "/sign-in",
                        "/board/*.css",
                        "/board/*.js",
                        "/webjars/htmx.org/**")
                .permitAll()
                .requestMatchers("/", "/board/account/**")
                .authenticated()
                .requestMatchers("/board/staff/**")
                .hasRole(Role.ADMINISTRATOR.name())
                .requestMatchers("/board/reads/**", "/board/system/**")
                .hasRole(Role.OPS.name())
                .requestMatchers(HttpMethod.GET, "/board/calendar", "/board/requests/*")
                .hasAnyRole(COORDINATOR, LEAD, THERAPIST)
                .requestMatchers(
                        HttpMethod.POST,
                        "/board/requests/*/contact",
                        "/board/requests/*/actions/answer")
                .hasAnyRole(COORDINATOR, LEAD, THERAPIST)
                .requestMatchers(HttpMethod.POST, "/board/policy", "/board/policy/**")
                .hasRole(LEAD)
                .requestMatchers("/board/asked/**")
                .hasRole(THERAPIST)
                .requestMatchers("/board", "/board/**")
                .hasAnyRole(COORDINATOR, LEAD)
                .anyRequest()
                .denyAll();
    }

    private static AuthenticationFailureHandler backToSignIn() {
        var handler = new ExceptionMappingAuthenticationFailureHandler();
        handler.setDefaultFailureUrl("/sign-in?refused");
        handler.setExceptionMappings(Map.of(SignIn.TooManyTries.class.getName(), "/sign-in?tries"));
        return handler;
    }

    /** After signing in again one comes back to a page, never to a part of one. */
    private static HttpSessionRequestCache returnToWholePages() {
        var cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(request ->
                "GET".equals(request.getMethod())
                        && request.getRequestURI().startsWith("/board")
                        && !OF_A_PAGE.matches(request));
        return cache;
    }

    /** Who is signed out gets the sign-in page in whole, not a page that quietly grows old. */
    private static void loadWholePage(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException exception) {
        response.setHeader("HX-Refresh", "true");
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return Passwords.encoder();
    }

    @Bean
    FirstAdministrator firstAdministrator(
            Accounts accounts,
            PasswordEncoder encoder,
            BoardProperties properties,
            @Qualifier("boardTime") InstantSource boardTime) {
        return new FirstAdministrator(
                accounts, encoder, boardTime, properties.board().adminPassword(), System.out);
    }

    /** Signing in works from the first request on. */
    @Bean
    ApplicationRunner someoneCanSignIn(FirstAdministrator administrator) {
        return arguments -> administrator.seeToIt();
    }

    /**
     * Cookies don't know ports: the services on one host must not take each other's. And nothing
     * but a cookie: in an address a session would end up in logs and histories.
     */
    @Bean
    ServletContextInitializer boardCookie() {
        return context -> {
            context.getSessionCookieConfig().setName(COOKIE);
            context.getSessionCookieConfig().setHttpOnly(true);
            context.setSessionTrackingModes(Set.of(SessionTrackingMode.COOKIE));
        };
    }

    @Bean
    CookieSameSiteSupplier boardCookieStaysHome() {
        return CookieSameSiteSupplier.ofLax().whenHasName(COOKIE);
    }
}
