// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.request;

import java.util.List;
import java.util.UUID;
import org.firstsession.intake.practice.Practice;
import org.firstsession.intake.web.FieldError;
import org.firstsession.intake.web.ProblemException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** What an invited partner sends, read by the rules that hold for everybody. */
@Component
public class Joinings {

    private final TrialRequestReader reader;

    Joinings(TrialRequestReader reader) {
        this.reader = reader;
    }

    /**
     * The partner's side.
     *
     * @param partnerId the id that the invitation keeps for the partner
     * @throws org.firstsession.intake.web.ProblemException {@code invalid-request} with all fields
     *     that can't be used
     */
    public Joining read(ObjectNode body, Practice practice, UUID partnerId) {
        return reader.readJoining(body, practice, partnerId);
    }

    /** What of it can't be used, so far. */
    public List<FieldError> check(ObjectNode body, Practice practice) {
        try {
            read(body, practice, UUID.randomUUID());
            return List.of();
        } catch (ProblemException e) {
            return e.errors();
        }
    }
}
