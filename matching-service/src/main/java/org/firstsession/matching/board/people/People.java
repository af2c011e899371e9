// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.people;

import java.util.Collection;
import java.util.Optional;

/**
 * Who is behind the ids. Every answer is an audited read on the other side, so ask for what is
 * shown and for nothing else.
 */
public interface People {

    /**
     * Names for a page.
     *
     * @param viewer who looks at the page
     * @throws PeopleUnavailableException when there is no answer
     */
    Names names(
            String practiceId,
            String viewer,
            Collection<String> requestIds,
            Collection<String> therapistIds);

    /**
     * How to reach the people of a request, and what they wrote; empty when that is not kept (any
     * more).
     *
     * @param viewer who looks at the page
     * @throws PeopleUnavailableException when there is no answer
     */
    Optional<Contact> contact(String practiceId, String requestId, String viewer);
}
