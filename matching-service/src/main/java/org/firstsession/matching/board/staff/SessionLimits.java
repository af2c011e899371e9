// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.staff;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends sessions: after a quarter of an hour in which nobody did anything, after twelve hours
 * whatever anybody did, and at once when the account's password or rights have changed. A page that
 * renews itself is nobody doing something.
 */
public final class SessionLimits extends OncePerRequestFilter {

    static final Duration IDLE = Duration.ofMinutes(15);
    static final Duration LONGEST = Duration.ofHours(12);
    private static final String BEGAN = SessionLimits.class.getName() + ".began";
    private static final String LAST_ACT = SessionLimits.class.getName() + ".lastAct";

    private final Accounts accounts;
    private final InstantSource time;
    private final RequestMatcher byItself;
    private final boolean secondStepForced;

    /**
     * @param byItself requests that a page makes without anybody doing anything
     * @param secondStepForced whether nothing else is open before a second factor is enrolled
     */
    public SessionLimits(
            Accounts accounts,
            InstantSource time,
            RequestMatcher byItself,
            boolean secondStepForced) {
        this.accounts = accounts;
        this.time = time;
        this.byItself = byItself;
        this.secondStepForced = secondStepForced;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof Staff staff)) {
            chain.doFilter(request, response);
            return;
        }
        var session = request.getSession(false);
        var account = accounts.byId(staff.accountId()).orElse(null);
        if (account == null || account.disabled() || isOver(session, account.sessionsSince())) {
            if (session != null) {
                session.invalidate();
            }
            SecurityContextHolder.clearContext();
            chain.doFilter(request, response);
            return;
        }
        if (session != null && !byItself.matches(request)) {
            session.setAttribute(LAST_ACT, time.instant());
        }
        var first = firstStep(account.staff(), request.getRequestURI());
        if (first != null) {
            response.sendRedirect(request.getContextPath() + first);
            return;
        }
        refresh(account.staff());
        chain.doFilter(request, response);
    }

    private boolean isOver(@Nullable HttpSession session, Instant sessionsSince) {
        if (session == null) {
            return false;
        }
        var now = time.instant();
        if (session.getAttribute(BEGAN) == null) {
            session.setAttribute(BEGAN, now);
        }
        var began = (Instant) session.getAttribute(BEGAN);
        var lastAct = session.getAttribute(LAST_ACT) instanceof Instant act ? act : began;
        return lastAct.plus(IDLE).isBefore(now)
                || began.plus(LONGEST).isBefore(now)
                || sessionsSince.isAfter(began);
    }

    /** Rights are those of now, not those of signing in. */
    private static void refresh(Staff staff) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(
                        staff, null, staff.getAuthorities()));
        SecurityContextHolder.setContext(context);
    }

    /** Where somebody has to go before anything else; null when nowhere. */
    private @Nullable String firstStep(Staff staff, String path) {
        if (!path.startsWith("/board") || path.startsWith("/board/account") || isAsset(path)) {
            return null;
        }
        if (staff.oneTimePassword()) {
            return "/board/account?first=password";
        }
        return secondStepForced && !staff.secondStep() ? "/board/account?first=second-step" : null;
    }

    private static boolean isAsset(String path) {
        return path.endsWith(".css") || path.endsWith(".js");
    }
}
