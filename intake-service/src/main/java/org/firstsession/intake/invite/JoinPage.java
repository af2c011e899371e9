// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.invite;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.function.Function;
import org.firstsession.intake.form.TypedForm;
import org.firstsession.intake.form.Way;
import org.firstsession.intake.form.Wizard;
import org.firstsession.intake.form.Wizard.Sheet;
import org.firstsession.intake.link.Access;
import org.firstsession.intake.link.Links;
import org.firstsession.intake.request.Interlock;
import org.firstsession.intake.request.Joinings;
import org.firstsession.intake.screening.Party;
import org.firstsession.intake.web.FieldError;
import org.firstsession.intake.web.Languages;
import org.firstsession.intake.web.ProblemException;
import org.firstsession.types.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.node.ObjectNode;

/** "I'm in": the same steps as everybody's form, empty of what the asker said. */
@Controller
@RequestMapping("/invite/{requestId}/join")
class JoinPage {

    private final InvitedAccess holders;
    private final InvitationViews views;
    private final Partners partners;
    private final Joinings joinings;
    private final Interlock interlock;
    private final Links links;
    private final Wizard wizard;

    JoinPage(
            InvitedAccess holders,
            InvitationViews views,
            Partners partners,
            Joinings joinings,
            Interlock interlock,
            Links links,
            Wizard wizard) {
        this.holders = holders;
        this.views = views;
        this.partners = partners;
        this.joinings = joinings;
        this.interlock = interlock;
        this.links = links;
        this.wizard = wizard;
    }

    @GetMapping
    ModelAndView show(
            @PathVariable String requestId,
            @CookieValue(name = InvitationPage.COOKIE, required = false) @Nullable String token) {
        var sheet = sheet(holders.of(requestId, token), TypedForm.empty());
        return wizard.show(sheet, sheet.step());
    }

    @PostMapping
    ModelAndView send(
            @PathVariable String requestId,
            @CookieValue(name = InvitationPage.COOKIE, required = false) @Nullable String token,
            @RequestParam MultiValueMap<String, String> typed,
            HttpServletRequest call,
            HttpServletResponse answer) {
        var form = new TypedForm(typed);
        Languages.chosenBy(form.one("go"), call, answer);
        var invited = holders.of(requestId, token);
        var sheet = sheet(invited, form);
        if (interlock.screen(form.one("message"), Party.COUPLE).isEmpty()) {
            return go(invited, sheet, path -> new ModelAndView("redirect:" + path));
        }
        try {
            return interlock
                    .pagePromptly(() ->
                            go(invited, sheet, path -> new ModelAndView("help", "next", path)))
                    .addObject("help", interlock.answer());
        } catch (DataAccessException | TransactionException | ProblemException e) {
            return notStored(sheet).addObject("help", interlock.answer());
        }
    }

    /** What is answered when the page was open for longer than its token is good. */
    @PostMapping("/expired")
    ModelAndView expired(
            @PathVariable String requestId,
            @CookieValue(name = InvitationPage.COOKIE, required = false) @Nullable String token,
            @RequestParam MultiValueMap<String, String> typed) {
        var sheet = sheet(holders.of(requestId, token), new TypedForm(typed));
        return wizard.again(sheet, "form.expired", HttpStatus.FORBIDDEN);
    }

    private ModelAndView go(
            Access invited, Sheet sheet, Function<String, ModelAndView> onceStored) {
        return switch (sheet.form().one("go")) {
            case "back" -> wizard.back(sheet);
            case "show", "en", "es" -> wizard.show(sheet, sheet.step());
            case "next" -> wizard.next(sheet, errors(sheet));
            default -> store(invited, sheet, onceStored);
        };
    }

    private List<FieldError> errors(Sheet sheet) {
        return joinings.check(asJoining(sheet), sheet.practice());
    }

    private ModelAndView store(
            Access invited, Sheet sheet, Function<String, ModelAndView> onceStored) {
        try {
            var joined = partners.join(invited, sheet.key(), asJoining(sheet), Channel.WEB);
            return onceStored.apply(links.pagePath(joined.partner()));
        } catch (ProblemException e) {
            return switch (e.type()) {
                case UNAVAILABLE -> notStored(sheet);
                case INVITATION_CLOSED ->
                        wizard.again(sheet, "problem.invitation-closed", HttpStatus.CONFLICT);
                case KEY_REUSED -> wizard.afresh(sheet, "form.sent-before", HttpStatus.CONFLICT);
                default -> wizard.wrong(sheet, e.errors());
            };
        } catch (DataAccessException | TransactionException e) {
            return notStored(sheet);
        }
    }

    private ModelAndView notStored(Sheet sheet) {
        return wizard.again(sheet, "form.not-stored", HttpStatus.SERVICE_UNAVAILABLE);
    }

    private Sheet sheet(Access invited, TypedForm form) {
        return Sheet.of(views.practice(invited), Way.JOIN, Links.pageBase(invited) + "/join", form);
    }

    private static ObjectNode asJoining(Sheet sheet) {
        return sheet.form()
                .asJoining(sheet.practice(), LocaleContextHolder.getLocale().getLanguage());
    }
}
