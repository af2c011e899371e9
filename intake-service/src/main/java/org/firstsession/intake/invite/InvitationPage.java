// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.invite;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import org.firstsession.intake.IntakeProperties;
import org.firstsession.intake.desk.Desk;
import org.firstsession.intake.desk.Matter;
import org.firstsession.intake.link.Access;
import org.firstsession.intake.link.Links;
import org.firstsession.intake.people.Invitation;
import org.firstsession.intake.people.Invitations;
import org.firstsession.intake.request.Interlock;
import org.firstsession.intake.screening.Party;
import org.firstsession.intake.web.Languages;
import org.firstsession.intake.web.ProblemException;
import org.firstsession.intake.web.ProblemType;
import org.firstsession.intake.web.Problems;
import org.firstsession.types.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The invitation behind its link. Reading it leaves no trace that anybody could see, and it looks
 * the same whatever was answered: the asker holds the link too.
 */
@Controller
@RequestMapping("/invite/{requestId}")
class InvitationPage {

    static final String COOKIE = "first-session-invitation";

    private static final List<String> SAID = List.of("no", "question", "later", "unwanted");
    private static final int LONGEST_QUESTION = 5_000;

    private final InvitedAccess holders;
    private final InvitationViews views;
    private final InvitationModel pages;
    private final Partners partners;
    private final Invitations invitations;
    private final Reminders reminders;
    private final Interlock interlock;
    private final Desk desk;
    private final Problems problems;
    private final boolean secure;

    InvitationPage(
            InvitedAccess holders,
            InvitationViews views,
            InvitationModel pages,
            Partners partners,
            Invitations invitations,
            Reminders reminders,
            Interlock interlock,
            Desk desk,
            Problems problems,
            IntakeProperties properties) {
        this.holders = holders;
        this.views = views;
        this.pages = pages;
        this.partners = partners;
        this.invitations = invitations;
        this.reminders = reminders;
        this.interlock = interlock;
        this.desk = desk;
        this.problems = problems;
        this.secure = properties.publicUrl().startsWith("https:");
    }

    /** A browser gets the page without the token in its address; a program gets JSON. */
    @GetMapping(params = "token")
    ResponseEntity<?> open(
            @PathVariable String requestId,
            @RequestParam String token,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!accept.contains(MediaType.TEXT_HTML_VALUE)) {
            try {
                return ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(views.of(holders.of(requestId, token)));
            } catch (ProblemException e) {
                return problems.answer(e);
            }
        }
        var invited = holders.of(requestId, token);
        invitations
                .find(invited.practiceId(), invited.requestId())
                .ifPresent(said -> Languages.onRecord(request, response, said.language()));
        // Gone with the browser: on a shared device the next one to sit there finds nothing.
        var cookie =
                ResponseCookie.from(COOKIE, token)
                        .path(Links.pageBase(invited))
                        .httpOnly(true)
                        .secure(secure)
                        .sameSite("Lax")
                        .build();
        // Beside the language's cookie, which a header of the answer itself would replace.
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(Links.pageBase(invited)))
                .build();
    }

    @GetMapping
    ModelAndView show(
            @PathVariable String requestId,
            @CookieValue(name = COOKIE, required = false) @Nullable String token,
            @RequestParam(required = false) @Nullable String said,
            @RequestParam(required = false) @Nullable String problem) {
        var page = pages.of(holders.of(requestId, token));
        if (said != null && SAID.contains(said)) {
            page.addObject("said", "invitation.said." + said);
        }
        if (problem != null) {
            ProblemType.named(problem)
                    .ifPresent(type -> page.addObject("problem", problems.detail(type)));
        }
        return page;
    }

    @PostMapping("/decline")
    ResponseEntity<Void> decline(
            @PathVariable String requestId,
            @CookieValue(name = COOKIE, required = false) @Nullable String token) {
        var invited = holders.of(requestId, token);
        try {
            partners.decline(invited, Channel.WEB);
            return back(invited, "?said=no");
        } catch (ProblemException e) {
            return back(invited, "?problem=" + e.type().urlName());
        }
    }

    /** What a partner asks goes to a person at the practice, and to nobody else. */
    @PostMapping("/question")
    Object ask(
            @PathVariable String requestId,
            @CookieValue(name = COOKIE, required = false) @Nullable String token,
            @RequestParam(defaultValue = "") String question) {
        var invited = holders.of(requestId, token);
        var concern = interlock.screen(question, Party.COUPLE);
        if (question.isBlank() || question.length() > LONGEST_QUESTION) {
            return again(invited, question, "invitation.question.length")
                    .addObject("help", concern.map(it -> interlock.answer()).orElse(null));
        }
        desk.put(
                invited.practiceId(),
                invited.requestId(),
                invited.personId(),
                Matter.PARTNER_ASKS,
                question);
        return concern.isPresent()
                ? pages.of(invited)
                        .addObject("said", "invitation.said.question")
                        .addObject("help", interlock.answer())
                : back(invited, "?said=question");
    }

    /** No invitation goes to the address any more that this one was sent to. */
    @PostMapping("/unwanted")
    ResponseEntity<Void> block(
            @PathVariable String requestId,
            @CookieValue(name = COOKIE, required = false) @Nullable String token) {
        var invited = holders.of(requestId, token);
        invitations
                .find(invited.practiceId(), invited.requestId())
                .map(Invitation::email)
                .ifPresent(email -> invitations.block(invited.practiceId(), email));
        reminders.forget(invited.requestId());
        return back(invited, "?said=unwanted");
    }

    private ModelAndView again(Access invited, String question, String notice) {
        var page = pages.of(invited);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page.addObject("question", question).addObject("wrong", notice);
    }

    private static ResponseEntity<Void> back(Access invited, String query) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(Links.pageBase(invited) + query))
                .build();
    }
}
