// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.form;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.firstsession.intake.form.Wizard.Sheet;
import org.firstsession.intake.link.Links;
import org.firstsession.intake.practice.Practice;
import org.firstsession.intake.practice.Practices;
import org.firstsession.intake.request.Interlock;
import org.firstsession.intake.request.TrialRequests;
import org.firstsession.intake.screening.Party;
import org.firstsession.intake.web.FieldError;
import org.firstsession.intake.web.Languages;
import org.firstsession.intake.web.ProblemException;
import org.firstsession.intake.web.ProblemType;
import org.firstsession.intake.web.Problems;
import org.firstsession.types.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.node.ObjectNode;

/**
 * The three ways in, and the form behind each. It asks what the API asks and is read by the same
 * code; whatever goes wrong, what was typed stands in it again.
 */
@Controller
@RequestMapping("/p/{practice}/start")
class StartPage {

    private final Practices practices;
    private final TrialRequests requests;
    private final Interlock interlock;
    private final Links links;
    private final Problems problems;
    private final Wizard wizard;
    private final LeftForms left;

    StartPage(
            Practices practices,
            TrialRequests requests,
            Interlock interlock,
            Links links,
            Problems problems,
            Wizard wizard,
            LeftForms left) {
        this.practices = practices;
        this.requests = requests;
        this.interlock = interlock;
        this.links = links;
        this.problems = problems;
        this.wizard = wizard;
        this.left = left;
    }

    /** Choices that somebody made before, by text, may stand in the address; nothing personal. */
    @GetMapping
    ModelAndView show(
            @PathVariable String practice, @RequestParam MultiValueMap<String, String> query) {
        var known = known(practice);
        var begun = TypedForm.begun(query);
        return wayIn(query.getFirst("way"), begun)
                .map(it -> sheet(known, it, begun))
                .map(sheet -> wizard.show(sheet, sheet.step()))
                .orElseGet(() -> new ModelAndView("start", "practice", known));
    }

    /** What was chosen elsewhere says the way too; without anything said, somebody chooses. */
    private static Optional<Way> wayIn(@Nullable String way, TypedForm begun) {
        if (way != null) {
            return Way.ofKind(way);
        }
        return begun.isEmpty()
                ? Optional.empty()
                : Optional.of(Way.ofKind(begun.one("kind")).orElse(Way.INDIVIDUAL));
    }

    @PostMapping
    ModelAndView send(
            @PathVariable String practice,
            @RequestParam MultiValueMap<String, String> typed,
            HttpServletRequest call,
            HttpServletResponse answer) {
        var form = new TypedForm(typed);
        Languages.chosenBy(form.one("go"), call, answer);
        var address = call.getRemoteAddr();
        var way = Way.ofKind(form.one("way")).orElse(Way.INDIVIDUAL);
        var party = way == Way.INDIVIDUAL ? Party.INDIVIDUAL : Party.COUPLE;
        if (interlock.screen(form.one("message"), party).isEmpty()) {
            return go(practice, way, form, address, path -> new ModelAndView("redirect:" + path));
        }
        return goWithConcern(practice, way, form);
    }

    /** What is answered when the page was open for longer than its token is good. */
    @PostMapping("/expired")
    ModelAndView expired(
            @PathVariable String practice, @RequestParam MultiValueMap<String, String> typed) {
        var form = new TypedForm(typed);
        var way = Way.ofKind(form.one("way")).orElse(Way.INDIVIDUAL);
        return wizard.again(
                sheet(known(practice), way, form), "form.expired", HttpStatus.FORBIDDEN);
    }

    private ModelAndView go(
            String practice,
            Way way,
            TypedForm form,
            @Nullable String address,
            Function<String, ModelAndView> onceStored) {
        var sheet = sheet(known(practice), way, form);
        return switch (form.one("go")) {
            case "back" -> wizard.back(sheet);
            case "show", "en", "es" -> wizard.show(sheet, sheet.step());
            case "next" -> wizard.next(sheet, errors(sheet));
            default ->
                    address != null && left.isDue(practice, form, address)
                            ? leave(sheet)
                            : store(sheet, onceStored);
        };
    }

    /** A person of the practice reads it; nobody is refused for coming too often. */
    private ModelAndView leave(Sheet sheet) {
        try {
            left.leave(sheet.practice().practiceId(), sheet.form(), asRequest(sheet));
        } catch (DataAccessException | TransactionException e) {
            return notStored(sheet);
        }
        return new ModelAndView("left", "practice", sheet.practice());
    }

    private List<FieldError> errors(Sheet sheet) {
        return requests.check(sheet.practice(), asRequest(sheet));
    }

    private ModelAndView store(Sheet sheet, Function<String, ModelAndView> onceStored) {
        try {
            var access =
                    requests.accept(
                            sheet.practice().practiceId(),
                            sheet.key(),
                            asRequest(sheet),
                            Channel.WEB);
            return onceStored.apply(links.pagePath(access));
        } catch (ProblemException e) {
            return again(sheet, e);
        } catch (DataAccessException | TransactionException e) {
            return notStored(sheet);
        }
    }

    /** The lines to call stand on whatever is answered, and are answered whatever is down. */
    private ModelAndView goWithConcern(String practice, Way way, TypedForm form) {
        ModelAndView page;
        try {
            page =
                    interlock.pagePromptly(() ->
                            go(
                                    practice,
                                    way,
                                    form,
                                    null,
                                    path -> new ModelAndView("help", "next", path)));
        } catch (RuntimeException e) {
            var type = problems.typeOf(e);
            problems.logFailure(e, type, UUID.randomUUID());
            page = new ModelAndView("help", Map.of("form", form, "key", key(form), "way", way));
            page.setStatus(HttpStatus.valueOf(type.status()));
        }
        return page.addObject("help", interlock.answer());
    }

    private static String key(TypedForm form) {
        return form.one("key", UUID.randomUUID().toString());
    }

    private ModelAndView again(Sheet sheet, ProblemException problem) {
        return switch (problem.type()) {
            case UNAVAILABLE -> notStored(sheet);
            // Sent, then gone back and changed: a second request, if that is meant.
            case KEY_REUSED -> wizard.afresh(sheet, "form.sent-before", HttpStatus.CONFLICT);
            case TOO_MANY_REQUESTS -> leave(sheet);
            default -> wizard.wrong(sheet, problem.errors());
        };
    }

    private ModelAndView notStored(Sheet sheet) {
        return wizard.again(sheet, "form.not-stored", HttpStatus.SERVICE_UNAVAILABLE);
    }

    private static Sheet sheet(Practice practice, Way way, TypedForm form) {
        return Sheet.of(practice, way, "/p/" + practice.practiceId() + "/start", form);
    }

    private static ObjectNode asRequest(Sheet sheet) {
        return sheet.form()
                .asRequest(
                        sheet.practice(),
                        sheet.way(),
                        LocaleContextHolder.getLocale().getLanguage());
    }

    private Practice known(String practice) {
        return practices
                .lastKnown(practice)
                .orElseThrow(() -> new ProblemException(ProblemType.UNKNOWN_PRACTICE));
    }
}
