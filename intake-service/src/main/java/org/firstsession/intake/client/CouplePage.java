// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.client;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.firstsession.intake.link.Access;
import org.firstsession.intake.link.Links;
import org.firstsession.intake.people.Invitations;
import org.firstsession.intake.people.People;
import org.firstsession.intake.people.SafetyAnswers;
import org.firstsession.intake.receipt.Receipts;
import org.firstsession.intake.web.ProblemException;
import org.firstsession.intake.web.ProblemType;
import org.firstsession.schemas.UuidV7;
import org.firstsession.types.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What each of two says alone: the private answers, and who chooses first. */
@Controller
@RequestMapping({"/r/{requestId}", "/j/{requestId}"})
class CouplePage {

    private final PageAccess holders;
    private final ClientViews views;
    private final People people;
    private final Invitations invitations;
    private final Receipts receipts;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CouplePage(
            PageAccess holders,
            ClientViews views,
            People people,
            Invitations invitations,
            Receipts receipts,
            TransactionTemplate transaction,
            Clock clock) {
        this.holders = holders;
        this.views = views;
        this.people = people;
        this.invitations = invitations;
        this.receipts = receipts;
        this.transaction = transaction;
        this.clock = clock;
    }

    @GetMapping("/private")
    ModelAndView questions(
            @PathVariable String requestId,
            @CookieValue(name = PageAccess.COOKIE, required = false) @Nullable String token) {
        var access = holders.of(requestId, token);
        requireCouple(access);
        return new ModelAndView("private", "base", Links.pageBase(access));
    }

    /**
     * The answers stay in the vault; a worry keeps the joint session back until a person looked.
     */
    @PostMapping("/private")
    ResponseEntity<Void> answer(
            @PathVariable String requestId,
            @CookieValue(name = PageAccess.COOKIE, required = false) @Nullable String token,
            @RequestParam(defaultValue = "yes") String speaksFreely,
            @RequestParam(defaultValue = "no") String tellAlone) {
        var access = holders.of(requestId, token);
        requireCouple(access);
        if (people.safetyAnswers(access.requestId(), access.personId()).isEmpty()) {
            var answers = new SafetyAnswers(!speaksFreely.equals("no"), tellAlone.equals("yes"));
            transaction.executeWithoutResult(status -> store(access, answers));
        }
        return back(access);
    }

    @PostMapping("/partnerFirst")
    ResponseEntity<Void> letPartnerChooseFirst(
            @PathVariable String requestId,
            @CookieValue(name = PageAccess.COOKIE, required = false) @Nullable String token,
            @RequestParam String first) {
        var access = holders.of(requestId, token);
        if (!access.role().equals(Links.CLIENT)) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
        invitations.letPartnerChooseFirst(access.requestId(), first.equals("yes"));
        return back(access);
    }

    private void store(Access access, SafetyAnswers answers) {
        people.addSafetyAnswers(access.requestId(), access.personId(), answers);
        if (!answers.isWorry()) {
            return;
        }
        var now = Instant.now(clock).truncatedTo(ChronoUnit.MILLIS);
        var commandId = UuidV7.at(now);
        var command = new Commands(access, commandId, now, Channel.WEB).raiseConcern();
        receipts.add(commandId, access.practiceId(), access.requestId(), now, command);
    }

    private void requireCouple(Access access) {
        if (!views.stands(access).goesOnTogether()) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
    }

    private static ResponseEntity<Void> back(Access access) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(Links.pageBase(access)))
                .build();
    }
}
