// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.web;

import org.firstsession.intake.IntakeProperties;
import org.firstsession.intake.limit.AddressLimit;
import org.firstsession.intake.limit.Limits;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;

/**
 * Nobody signs in here: clients hold links, other services a bearer token. What is left for the
 * framework are headers on every route, and tokens against forged forms.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                    + " connect-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    @Bean
    Limits limits(IntakeProperties properties) {
        return new Limits(properties.limitsFactor());
    }

    /** No users: without this bean the framework would make one up. */
    @Bean
    UserDetailsService noUsers() {
        return new InMemoryUserDetailsManager();
    }

    /** Whole requests are observed; each filter by itself costs as much as a small answer. */
    @Bean
    SecurityObservationSettings onlyWholeRequests() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    @Order(1)
    SecurityFilterChain internalApi(HttpSecurity http, IntakeProperties properties)
            throws Exception {
        return plain(http)
                .securityMatcher("/internal/**")
                .csrf(AbstractHttpConfigurer::disable)
                .addFilterBefore(
                        new InternalToken(properties.internalToken()), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /** Calls carry a token in their link and no cookie, so there is nothing to forge. */
    @Bean
    @Order(2)
    SecurityFilterChain api(HttpSecurity http, Limits limits) throws Exception {
        return plain(http)
                .addFilterAfter(new AddressLimit(limits), HeaderWriterFilter.class)
                .securityMatcher("/api/**", "/v3/api-docs/**", "/actuator/**", "/webhooks/**")
                .csrf(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pages(HttpSecurity http, IntakeProperties properties, Limits limits)
            throws Exception {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieCustomizer(cookie ->
                cookie.sameSite("Lax")
                        .httpOnly(true)
                        .secure(properties.publicUrl().startsWith("https:"))
                        .path("/"));
        return plain(http)
                .addFilterAfter(new AddressLimit(limits), HeaderWriterFilter.class)
                .csrf(csrf -> csrf.csrfTokenRepository(tokens))
                .exceptionHandling(denied -> denied.accessDeniedHandler(new ExpiredForms()))
                .addFilterBefore(new ForeignPosts(), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    private static HttpSecurity plain(HttpSecurity http) throws Exception {
        return http.addFilterAfter(new BodyLimit(), HeaderWriterFilter.class)
                .sessionManagement(
                        session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(headers ->
                        headers.contentSecurityPolicy(
                                        csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                                .referrerPolicy(
                                        referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                                .addHeaderWriter(
                                        new StaticHeadersWriter(
                                                "X-Robots-Tag", "noindex, nofollow")));
    }
}
