// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets only the other services in. */
final class InternalToken extends OncePerRequestFilter {

    private final byte[] expected;

    InternalToken(String token) {
        this.expected = ("Bearer " + token).getBytes(UTF_8);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var given = request.getHeader(HttpHeaders.AUTHORIZATION);
        // Constant time: how much of a guess was right must not show.
        if (given == null || !MessageDigest.isEqual(expected, given.getBytes(UTF_8))) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            response.sendError(401);
            return;
        }
        chain.doFilter(request, response);
    }
}
