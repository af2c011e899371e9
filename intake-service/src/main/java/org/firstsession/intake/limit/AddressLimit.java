// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.limit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Slows an address down that asks for everything at once. A new request passes: its words are
 * screened first, because nobody in need waits for a limit, and it is counted behind that.
 */
public final class AddressLimit extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final Limits limits;

    public AddressLimit(Limits limits) {
        this.limits = limits;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        boolean bringsWords =
                "POST".equals(request.getMethod())
                        && (path.startsWith("/p/") || path.endsWith("/trial-requests"));
        return bringsWords
                || path.startsWith("/assets/")
                || path.startsWith("/webjars/")
                || path.startsWith("/webhooks/")
                || path.startsWith("/actuator/");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var limit =
                READING.contains(request.getMethod())
                        ? Limit.READS_OF_ADDRESS
                        : Limit.POSTS_OF_ADDRESS;
        var wait = limits.over(limit, Origin.of(request.getRemoteAddr()).address());
        if (wait.isPresent()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, seconds(wait.get()));
            response.sendError(429);
            return;
        }
        chain.doFilter(request, response);
    }

    /** Rounded up: after the time that is told it has to work. */
    private static String seconds(Duration wait) {
        return Long.toString(wait.toSeconds() + 1);
    }
}
