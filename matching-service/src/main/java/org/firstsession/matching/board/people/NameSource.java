// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.people;

import java.util.Collection;

/** Names for pages. Every answer is an audited read on the other side. */
public interface NameSource {

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
}
