// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what a browser says comes from another site's page. The Origin header can't tell: with
 * our referrer policy browsers send {@code null} for our own forms.
 */
final class ForeignPosts extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN = Set.of("same-origin", "none");

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !OWN.contains(site) && !READING.contains(request.getMethod())) {
            response.sendError(403);
            return;
        }
        chain.doFilter(request, response);
    }
}
