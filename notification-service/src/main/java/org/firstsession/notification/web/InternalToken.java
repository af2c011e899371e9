// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import org.firstsession.notification.NotificationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets only the other services into what is theirs. */
final class InternalToken extends OncePerRequestFilter {

    private final byte[] expected;

    private InternalToken(String token) {
        this.expected = ("Bearer " + token).getBytes(UTF_8);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var given = request.getHeader(HttpHeaders.AUTHORIZATION);
        // Constant time: how much of a guess was right must not show.
        if (given == null || !MessageDigest.isEqual(expected, given.getBytes(UTF_8))) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        chain.doFilter(request, response);
    }

    @Configuration(proxyBeanMethods = false)
    static class Door {

        /** As the container reads an address: no other spelling of it comes past. */
        @Bean
        FilterRegistrationBean<InternalToken> internalToken(NotificationProperties properties) {
            var door = new FilterRegistrationBean<>(new InternalToken(properties.internalToken()));
            door.addUrlPatterns("/internal/*");
            return door;
        }
    }
}
