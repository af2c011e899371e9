// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.roster;

import org.firstsession.matching.board.staff.CaseAccess;
import org.firstsession.matching.board.staff.Staff;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What everything about one therapist begins with, and where it leads back to. */
@Component
@Profile("board")
public class TherapistPages {

    private final Therapists therapists;
    private final CaseAccess access;

    TherapistPages(Therapists therapists, CaseAccess access) {
        this.therapists = therapists;
        this.access = access;
    }

    /**
     * A therapist of a practice that somebody works for.
     *
     * @throws ResponseStatusException 404 where there is none, or it isn't theirs to know
     */
    public Therapist find(Staff viewer, String practiceId, String therapistId) {
        access.practice(viewer, practiceId);
        return therapists
                .find(practiceId, therapistId)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** To the therapist's page. */
    public static String back(String practiceId, String therapistId, RedirectAttributes redirect) {
        redirect.addAttribute("practice", practiceId);
        redirect.addAttribute("therapist", therapistId);
        return "redirect:/board/therapists/{therapist}";
    }
}
