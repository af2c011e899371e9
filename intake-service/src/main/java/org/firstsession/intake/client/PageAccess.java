// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.client;

import java.time.Duration;
import org.firstsession.intake.IntakeProperties;
import org.firstsession.intake.link.Access;
import org.firstsession.intake.link.Links;
import org.firstsession.intake.web.ProblemException;
import org.firstsession.intake.web.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** Who is at a page: the token of its link is a cookie from the first visit on. */
@Component
public class PageAccess {

    public static final String COOKIE = "first-session-link";
    private static final Duration COOKIE_LIFE = Duration.ofDays(60);

    private final Links links;
    private final boolean secure;

    PageAccess(Links links, IntakeProperties properties) {
        this.links = links;
        this.secure = properties.publicUrl().startsWith("https:");
    }

    /**
     * The holder of the token.
     *
     * @throws ProblemException {@code not-found} when it is none of this request's, or no longer
     */
    public Access of(String requestId, @Nullable String token) {
        if (token == null) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
        return Links.requestId(requestId)
                .flatMap(id -> links.verify(id, Links.PAGE, token))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }

    ResponseCookie cookie(Access access, String token) {
        return ResponseCookie.from(COOKIE, token)
                .path(Links.pageBase(access))
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .maxAge(COOKIE_LIFE)
                .build();
    }
}
