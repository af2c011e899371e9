// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.invite;

import java.time.ZoneId;
import java.util.HashMap;
import org.firstsession.intake.link.Access;
import org.firstsession.intake.link.Links;
import org.firstsession.intake.people.Invitation;
import org.firstsession.intake.people.Invitations;
import org.firstsession.intake.people.People;
import org.firstsession.intake.people.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * What the page of an invitation shows: the same to whoever holds its link, whatever was answered.
 */
@Component
class InvitationModel {

    private final InvitationViews views;
    private final Invitations invitations;
    private final People people;
    private final Reminder reminder;

    InvitationModel(
            InvitationViews views, Invitations invitations, People people, Reminder reminder) {
        this.views = views;
        this.invitations = invitations;
        this.people = people;
        this.reminder = reminder;
    }

    ModelAndView of(Access invited) {
        var practice = views.practice(invited);
        var invitation = invitations.find(invited.practiceId(), invited.requestId());
        var model = new HashMap<String, @Nullable Object>();
        model.put("base", Links.pageBase(invited));
        model.put("practice", practice);
        model.put("zone", ZoneId.of(practice.timeZone()));
        var view = views.of(invited);
        model.put("open", view.isOpen());
        model.put("expiresAt", view.expiresAt());
        model.put("inviter", invitation.map(said -> inviter(invited, said)).orElse(null));
        model.put("mailed", invitation.map(Invitation::email).isPresent());
        model.put("days", reminder.days(view, practice));
        model.put("question", "");
        model.put("contact", "");
        return new ModelAndView("invitation", model);
    }

    private @Nullable String inviter(Access invited, Invitation said) {
        return said.saysWhoInvites()
                ? people.ofRequest(invited.practiceId(), invited.requestId()).stream()
                        .findFirst()
                        .map(Person::firstName)
                        .orElse(null)
                : null;
    }
}
