// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.lost;

import jakarta.servlet.http.HttpServletRequest;
import org.firstsession.intake.limit.Limit;
import org.firstsession.intake.limit.Limits;
import org.firstsession.intake.limit.Origin;
import org.firstsession.intake.link.Links;
import org.firstsession.intake.practice.Practice;
import org.firstsession.intake.practice.Practices;
import org.firstsession.intake.web.ProblemException;
import org.firstsession.intake.web.ProblemType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** For whoever has lost the link to their page. The answer is the same whoever is known. */
@Controller
class LostLinkPage {

    private final Practices practices;
    private final LostLinks lost;
    private final Limits limits;

    LostLinkPage(Practices practices, LostLinks lost, Limits limits) {
        this.practices = practices;
        this.lost = lost;
        this.limits = limits;
    }

    @GetMapping("/p/{practice}/link")
    ModelAndView ask(@PathVariable String practice) {
        return page(known(practice), false);
    }

    @PostMapping("/p/{practice}/link")
    ModelAndView send(
            @PathVariable String practice,
            @RequestParam(defaultValue = "") String contact,
            HttpServletRequest call) {
        var known = known(practice);
        if (isAdmitted(call)) {
            lost.resend(practice, contact);
        }
        return page(known, true);
    }

    /** The button on the page of a link that is no longer good. */
    @PostMapping("/{root:r|j}/{requestId}/fresh")
    ModelAndView renew(
            @PathVariable String root, @PathVariable String requestId, HttpServletRequest call) {
        if (isAdmitted(call)) {
            Links.requestId(requestId).ifPresent(id -> lost.renew(id, root.equals("j")));
        }
        return new ModelAndView("lost-link", "sent", true);
    }

    private boolean isAdmitted(HttpServletRequest call) {
        var address = Origin.of(call.getRemoteAddr()).address();
        return limits.over(Limit.LOST_LINKS_OF_ADDRESS, address).isEmpty();
    }

    private static ModelAndView page(Practice practice, boolean sent) {
        return new ModelAndView("lost-link", "practice", practice).addObject("sent", sent);
    }

    private Practice known(String practice) {
        return practices
                .lastKnown(practice)
                .orElseThrow(() -> new ProblemException(ProblemType.UNKNOWN_PRACTICE));
    }
}
