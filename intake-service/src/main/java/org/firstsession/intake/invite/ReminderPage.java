// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.invite;

import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.firstsession.intake.limit.RequestLimits;
import org.firstsession.intake.link.Access;
import org.firstsession.intake.link.Links;
import org.firstsession.intake.people.Invitation;
import org.firstsession.intake.people.Invitations;
import org.firstsession.intake.request.Contacts;
import org.firstsession.intake.web.ProblemException;
import org.firstsession.intake.web.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * "Ask me again on": by one message to wherever a partner wants it, or by an entry for their own
 * calendar. Neither the asker nor the practice is told.
 */
@Controller
@RequestMapping("/invite/{requestId}/remind")
class ReminderPage {

    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final InvitedAccess holders;
    private final InvitationViews views;
    private final InvitationModel pages;
    private final Invitations invitations;
    private final Reminder reminder;
    private final Reminders reminders;
    private final RequestLimits limits;

    ReminderPage(
            InvitedAccess holders,
            InvitationViews views,
            InvitationModel pages,
            Invitations invitations,
            Reminder reminder,
            Reminders reminders,
            RequestLimits limits) {
        this.holders = holders;
        this.views = views;
        this.pages = pages;
        this.invitations = invitations;
        this.reminder = reminder;
        this.reminders = reminders;
        this.limits = limits;
    }

    /** By a message; without a contact to where the invitation was mailed, if it was. */
    @PostMapping
    Object write(
            @PathVariable String requestId,
            @CookieValue(name = InvitationPage.COOKIE, required = false) @Nullable String token,
            @RequestParam String on,
            @RequestParam(defaultValue = "") String contact) {
        var invited = holders.of(requestId, token);
        var day = day(invited, on);
        var destination = contact.isBlank() ? mailedTo(invited) : usable(contact);
        if (destination.isEmpty()) {
            var page = pages.of(invited);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page.addObject("contact", contact).addObject("wrongContact", true);
        }
        // Whoever holds the link could have somebody else written to. It is answered all the same.
        if (limits.admitsLostLink(invited.practiceId(), destination.get())) {
            var zone = ZoneId.of(views.practice(invited).timeZone());
            reminders.keep(
                    invited,
                    day.atTime(MORNING).atZone(zone).toInstant(),
                    destination.get(),
                    LocaleContextHolder.getLocale().getLanguage());
        }
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(Links.pageBase(invited) + "?said=later"))
                .build();
    }

    /** By their own calendar, so that they need not say where they can be reached. */
    @PostMapping(params = "calendar")
    ResponseEntity<String> give(
            @PathVariable String requestId,
            @CookieValue(name = InvitationPage.COOKIE, required = false) @Nullable String token,
            @RequestParam String on) {
        var invited = holders.of(requestId, token);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/calendar;charset=UTF-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"reminder.ics\"")
                .body(reminder.text(invited, day(invited, on)));
    }

    /** One of the days on which there is still time to answer. */
    private LocalDate day(Access invited, String on) {
        var days = reminder.days(views.of(invited), views.practice(invited));
        try {
            return Optional.of(LocalDate.parse(on))
                    .filter(days::contains)
                    .orElseThrow(() -> new ProblemException(ProblemType.INVITATION_CLOSED));
        } catch (DateTimeException e) {
            throw new ProblemException(ProblemType.MALFORMED);
        }
    }

    private Optional<String> mailedTo(Access invited) {
        return invitations.find(invited.practiceId(), invited.requestId()).map(Invitation::email);
    }

    private static Optional<String> usable(String contact) {
        return Contacts.email(contact).or(() -> Contacts.phone(contact));
    }
}
