// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.form;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.firstsession.intake.Ids;
import org.firstsession.intake.link.Links;
import org.firstsession.intake.practice.Practice;
import org.firstsession.intake.practice.Practices;
import org.firstsession.intake.request.Interlock;
import org.firstsession.intake.request.TrialRequests;
import org.firstsession.intake.request.UsStates;
import org.firstsession.intake.web.FieldError;
import org.firstsession.intake.web.ProblemException;
import org.firstsession.intake.web.ProblemType;
import org.firstsession.intake.web.Problems;
import org.firstsession.types.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
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

/**
 * The form. It asks what the API asks and is read by the same code; whatever goes wrong, what was
 * typed stands in it again.
 */
@Controller
@RequestMapping("/p/{practice}/start")
class StartPage {

    private final Practices practices;
    private final TrialRequests requests;
    private final Interlock interlock;
    private final Links links;
    private final Problems problems;
    private final MessageSource messages;

    StartPage(
            Practices practices,
            TrialRequests requests,
            Interlock interlock,
            Links links,
            Problems problems,
            MessageSource messages) {
        this.practices = practices;
        this.requests = requests;
        this.interlock = interlock;
        this.links = links;
        this.problems = problems;
        this.messages = messages;
    }

    /** Choices that somebody made before, by text, may stand in the address; nothing personal. */
    @GetMapping
    ModelAndView show(
            @PathVariable String practice, @RequestParam MultiValueMap<String, String> query) {
        return page(known(practice), TypedForm.begun(query), UUID.randomUUID(), HttpStatus.OK);
    }

    @PostMapping
    ModelAndView send(
            @PathVariable String practice, @RequestParam MultiValueMap<String, String> typed) {
        var form = new TypedForm(typed);
        var key = Ids.parse(form.one("key")).orElseGet(UUID::randomUUID);
        if (interlock.screen(form.one("message")).isEmpty()) {
            return send(practice, form, key, path -> new ModelAndView("redirect:" + path));
        }
        return sendWithConcern(practice, form, key);
    }

    private ModelAndView send(
            String practice, TypedForm form, UUID key, Function<String, ModelAndView> onceStored) {
        var known = known(practice);
        try {
            var access = requests.accept(practice, key, form.asRequest(known), Channel.WEB);
            return onceStored.apply(links.pagePath(access));
        } catch (ProblemException e) {
            return again(known, form, key, e);
        } catch (DataAccessException | TransactionException e) {
            return notStored(known, form, key);
        }
    }

    /** The lines to call stand on whatever is answered, and are answered whatever is down. */
    private ModelAndView sendWithConcern(String practice, TypedForm form, UUID key) {
        ModelAndView page;
        try {
            page =
                    interlock.promptly(() ->
                            send(
                                    practice,
                                    form,
                                    key,
                                    path -> new ModelAndView("help", "next", path)));
        } catch (RuntimeException e) {
            var type = problems.typeOf(e);
            problems.logFailure(e, type, UUID.randomUUID());
            page = new ModelAndView("help", Map.of("form", form, "key", key));
            page.setStatus(HttpStatus.valueOf(type.status()));
        }
        return page.addObject("help", interlock.answer());
    }

    private ModelAndView again(
            Practice practice, TypedForm form, UUID key, ProblemException problem) {
        if (problem.type() == ProblemType.UNAVAILABLE) {
            return notStored(practice, form, key);
        }
        if (problem.type() == ProblemType.KEY_REUSED) {
            // Sent, then gone back and changed: a second request, if that is meant.
            return page(practice, form, UUID.randomUUID(), HttpStatus.CONFLICT)
                    .addObject("notice", "form.sent-before");
        }
        var page = page(practice, form, key, HttpStatus.UNPROCESSABLE_CONTENT);
        return page.addObject("errors", words(problem.errors()));
    }

    private ModelAndView notStored(Practice practice, TypedForm form, UUID key) {
        var page = page(practice, form, key, HttpStatus.SERVICE_UNAVAILABLE);
        return page.addObject("notice", "form.not-stored");
    }

    private ModelAndView page(Practice practice, TypedForm form, UUID key, HttpStatus status) {
        var model = new HashMap<String, @Nullable Object>();
        model.put("practice", practice);
        model.put("form", form);
        model.put("key", key);
        model.put("states", UsStates.NAMES);
        model.put("days", TypedForm.DAYS);
        model.put("parts", TypedForm.PARTS);
        model.put("errors", Map.of());
        var page = new ModelAndView("start", model);
        page.setStatus(status);
        return page;
    }

    private Map<String, String> words(List<FieldError> errors) {
        var words = new LinkedHashMap<String, String>();
        for (var error : errors) {
            words.putIfAbsent(
                    error.field(),
                    Objects.requireNonNull(
                            messages.getMessage(
                                    "error." + error.code(), null, error.code(), Locale.ENGLISH)));
        }
        return words;
    }

    private Practice known(String practice) {
        return practices
                .lastKnown(practice)
                .orElseThrow(() -> new ProblemException(ProblemType.UNKNOWN_PRACTICE));
    }
}
