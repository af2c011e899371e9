// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.invite;

import org.firstsession.intake.link.Access;
import org.firstsession.intake.link.Links;
import org.firstsession.intake.web.ProblemException;
import org.firstsession.intake.web.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who holds an invitation. Its token opens the invitation and nothing of anybody's page. */
@Component
class InvitedAccess {

    private final Links links;

    InvitedAccess(Links links) {
        this.links = links;
    }

    /**
     * The holder of the token.
     *
     * @throws ProblemException {@code not-found} when it is none of this invitation's
     */
    Access of(String requestId, @Nullable String token) {
        if (token == null) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
        return of(requestId, Links.PAGE, token);
    }

    /** The holder of the token of one action. */
    Access of(String requestId, String action, String token) {
        return Links.requestId(requestId)
                .flatMap(id -> links.verify(id, action, token))
                .filter(access -> access.role().equals(Links.INVITED))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }
}
