// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.client;

import java.net.URI;
import java.util.Set;
import org.firstsession.intake.link.Links;
import org.firstsession.intake.web.ProblemException;
import org.firstsession.intake.web.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a page offers around a session that the engine has no part in. */
@Controller
@RequestMapping({"/r/{requestId}", "/j/{requestId}"})
class SessionPage {

    private static final MediaType CALENDAR =
            MediaType.parseMediaType("text/calendar;charset=UTF-8");
    private static final Set<String> MINUTES = Set.of("5", "10", "15", "20");

    private final PageAccess holders;
    private final ClientViews views;
    private final SessionSheets sheets;
    private final CalendarFile calendar;
    private final LateNotices notices;

    SessionPage(
            PageAccess holders,
            ClientViews views,
            SessionSheets sheets,
            CalendarFile calendar,
            LateNotices notices) {
        this.holders = holders;
        this.views = views;
        this.sheets = sheets;
        this.calendar = calendar;
        this.notices = notices;
    }

    /** The session for a calendar: the same entry as in a mailed invite. */
    @GetMapping("/calendar.ics")
    ResponseEntity<String> calendar(
            @PathVariable String requestId,
            @CookieValue(name = PageAccess.COOKIE, required = false) @Nullable String token) {
        var access = holders.of(requestId, token);
        var session =
                views.stands(access)
                        .standingSession()
                        .orElseThrow(() -> new ProblemException(ProblemType.NOT_CONFIRMED));
        return ResponseEntity.ok()
                .contentType(CALENDAR)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"appointment.ics\"")
                .body(calendar.text(access, session));
    }

    /** Tells the practice that somebody comes late; there is nothing to decide about it. */
    @PostMapping("/late")
    ResponseEntity<Void> late(
            @PathVariable String requestId,
            @CookieValue(name = PageAccess.COOKIE, required = false) @Nullable String token,
            @RequestParam String minutes) {
        var access = holders.of(requestId, token);
        if (!MINUTES.contains(minutes)) {
            throw new ProblemException(ProblemType.MALFORMED);
        }
        var session =
                sheets.of(access, views.stands(access))
                        .filter(sheet -> sheet.session().isBooked() && sheet.near())
                        .map(SessionSheet::session)
                        .orElseThrow(() -> new ProblemException(ProblemType.REFUSED));
        notices.tell(access, session, minutes);
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(Links.pageBase(access) + "?done=late"))
                .build();
    }
}
