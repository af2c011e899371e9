// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.client;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.firstsession.intake.client.Actions.Asked;
import org.firstsession.intake.form.StateOptions;
import org.firstsession.intake.form.TypedForm;
import org.firstsession.intake.link.Access;
import org.firstsession.intake.link.Links;
import org.firstsession.intake.people.People;
import org.firstsession.intake.practice.Practices;
import org.firstsession.intake.web.FieldError;
import org.firstsession.intake.web.Languages;
import org.firstsession.intake.web.ProblemException;
import org.firstsession.intake.web.ProblemType;
import org.firstsession.intake.web.Problems;
import org.firstsession.types.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The one place where a client sees what became of a request, and answers. The token of the link is
 * swapped for a cookie at once, so that it stands in no history and no screenshot.
 */
@Controller
@RequestMapping({"/r/{requestId}", "/j/{requestId}"})
class ClientPage {

    private static final List<String> DONE =
            List.of("reschedule", "whereabouts", "outcome", "choice", "late", "keep", "tellMe");

    private final PageAccess holders;
    private final ClientViews views;
    private final Actions actions;
    private final SessionSheets sheets;
    private final People people;
    private final Practices practices;
    private final Problems problems;
    private final MessageSource messages;
    private final List<PageNote> notes;

    ClientPage(
            PageAccess holders,
            ClientViews views,
            Actions actions,
            SessionSheets sheets,
            People people,
            Practices practices,
            Problems problems,
            MessageSource messages,
            List<PageNote> notes) {
        this.holders = holders;
        this.views = views;
        this.actions = actions;
        this.sheets = sheets;
        this.people = people;
        this.practices = practices;
        this.problems = problems;
        this.messages = messages;
        this.notes = List.copyOf(notes);
    }

    @GetMapping(params = "token")
    ResponseEntity<Void> open(
            @PathVariable String requestId,
            @RequestParam String token,
            HttpServletRequest request,
            HttpServletResponse response) {
        var access = holders.of(requestId, token);
        people.find(access.practiceId(), access.requestId(), access.personId())
                .ifPresent(person -> Languages.onRecord(request, response, person.language()));
        // Beside the language's cookie, which a header of the answer itself would replace.
        response.addHeader(HttpHeaders.SET_COOKIE, holders.cookie(access, token).toString());
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(Links.pageBase(access)))
                .build();
    }

    @GetMapping
    ModelAndView show(
            @PathVariable String requestId,
            @CookieValue(name = PageAccess.COOKIE, required = false) @Nullable String token,
            @RequestParam(required = false) @Nullable String problem,
            @RequestParam(required = false) @Nullable String done) {
        var page = page("request", holders.of(requestId, token));
        if (done != null && DONE.contains(done)) {
            page.addObject("done", "done." + done);
        }
        if (problem != null) {
            ProblemType.named(problem)
                    .ifPresent(type -> page.addObject("problem", words(type, page)));
        }
        return page;
    }

    /** What went wrong, and what to do about it as things stand. */
    private String words(ProblemType type, ModelAndView page) {
        boolean othersAreHeld = "offered".equals(page.getModel().get("state"));
        return type == ProblemType.OFFER_EXPIRED && othersAreHeld
                ? text("stage.offered.expired")
                : problems.detail(type);
    }

    /** The changing part alone; nothing when it is as it was seen. */
    @GetMapping("/status")
    @Nullable ModelAndView status(
            @PathVariable String requestId,
            @CookieValue(name = PageAccess.COOKIE, required = false) @Nullable String token,
            @RequestParam(required = false) @Nullable String seen,
            HttpServletResponse response) {
        var page = page("request :: status", holders.of(requestId, token));
        if (page.getModel().get("stamp") instanceof String stamp && stamp.equals(seen)) {
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return null;
        }
        return page;
    }

    @PostMapping("/{action}")
    Object act(
            @PathVariable String requestId,
            @PathVariable String action,
            @CookieValue(name = PageAccess.COOKIE, required = false) @Nullable String token,
            @RequestParam MultiValueMap<String, String> form) {
        var asked =
                Action.named(action).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
        var access = holders.of(requestId, token);
        try {
            if (asked == Action.CANCEL && !"yes".equals(form.getFirst("sure"))) {
                // A scanner that presses what it finds in a mail must not end a session.
                throw new ProblemException(
                        ProblemType.INVALID_REQUEST,
                        List.of(new FieldError("sure", "tick-to-cancel")));
            }
            actions.perform(
                    access,
                    new Asked(
                            asked,
                            TypedAnswer.details(asked, form),
                            Channel.WEB,
                            TypedAnswer.key(form)));
            return back(access, "?done=" + asked.linkName());
        } catch (ProblemException e) {
            return e.type() == ProblemType.INVALID_REQUEST
                    ? again(access, form, e.errors())
                    : back(access, "?problem=" + e.type().urlName());
        }
    }

    /** The page with what was typed, and what can't be used of it. */
    private ModelAndView again(
            Access access, MultiValueMap<String, String> form, List<FieldError> errors) {
        var page = page("request", access);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        page.addObject("typed", form.toSingleValueMap());
        page.addObject(
                "errors",
                errors.stream()
                        .collect(
                                Collectors.toMap(
                                        FieldError::field, this::words, (one, other) -> one)));
        return page;
    }

    private String words(FieldError error) {
        return text("error." + error.code());
    }

    private String text(String key) {
        return Objects.requireNonNull(
                messages.getMessage(key, null, key, LocaleContextHolder.getLocale()));
    }

    private static ResponseEntity<Void> back(Access access, String query) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(Links.pageBase(access) + query))
                .build();
    }

    private ModelAndView page(String template, Access access) {
        var visit = views.visit(access);
        var view = visit.view();
        var model = new HashMap<String, @Nullable Object>();
        notes.forEach(note -> model.putAll(note.of(visit)));
        model.put("base", Links.pageBase(access));
        model.put("view", view);
        model.put("state", view.state());
        model.put("practice", practices.find(access.practiceId()).orElse(null));
        model.put("zone", visit.zone());
        model.put("stamp", Stamp.of(view));
        model.put("sheet", sheets.of(access, visit.stands()).orElse(null));
        model.put("key", UUID.randomUUID());
        model.put("states", StateOptions.ALL);
        model.put("days", TypedForm.DAYS);
        model.put("parts", TypedForm.PARTS);
        model.put("typed", Map.of());
        model.put("errors", Map.of());
        model.put(
                "settled",
                (view.state().equals("confirmed") && view.offer() == null)
                        || view.state().equals("closed"));
        // Only what takes a moment: whoever waits for days mustn't have what they opened closed.
        model.put("renews", view.state().equals("received"));
        return new ModelAndView(template, model);
    }
}
