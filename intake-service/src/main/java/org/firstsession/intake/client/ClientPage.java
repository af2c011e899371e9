// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.client;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import org.firstsession.intake.IntakeProperties;
import org.firstsession.intake.client.Actions.Asked;
import org.firstsession.intake.link.Access;
import org.firstsession.intake.link.Links;
import org.firstsession.intake.people.People;
import org.firstsession.intake.people.Person;
import org.firstsession.intake.practice.Practices;
import org.firstsession.intake.web.ProblemException;
import org.firstsession.intake.web.ProblemType;
import org.firstsession.intake.web.Problems;
import org.firstsession.types.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
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
@RequestMapping("/r/{requestId}")
class ClientPage {

    private static final String COOKIE = "first-session-link";
    private static final Duration COOKIE_LIFE = Duration.ofDays(60);

    private final Links links;
    private final ClientViews views;
    private final Actions actions;
    private final People people;
    private final Practices practices;
    private final Problems problems;
    private final boolean secure;

    ClientPage(
            Links links,
            ClientViews views,
            Actions actions,
            People people,
            Practices practices,
            Problems problems,
            IntakeProperties properties) {
        this.links = links;
        this.views = views;
        this.actions = actions;
        this.people = people;
        this.practices = practices;
        this.problems = problems;
        this.secure = properties.publicUrl().startsWith("https:");
    }

    @GetMapping(params = "token")
    ResponseEntity<Void> open(@PathVariable String requestId, @RequestParam String token) {
        access(requestId, token);
        var cookie =
                ResponseCookie.from(COOKIE, token)
                        .path("/r/" + requestId)
                        .httpOnly(true)
                        .secure(secure)
                        .sameSite("Lax")
                        .maxAge(COOKIE_LIFE)
                        .build();
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/r/" + requestId))
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .build();
    }

    @GetMapping
    ModelAndView show(
            @PathVariable String requestId,
            @CookieValue(name = COOKIE, required = false) @Nullable String token,
            @RequestParam(required = false) @Nullable String problem) {
        var page = page("request", access(requestId, token));
        if (problem != null) {
            ProblemType.named(problem)
                    .ifPresent(type -> page.addObject("problem", problems.detail(type)));
        }
        return page;
    }

    /** The changing part alone; nothing when it is as it was seen. */
    @GetMapping("/status")
    @Nullable ModelAndView status(
            @PathVariable String requestId,
            @CookieValue(name = COOKIE, required = false) @Nullable String token,
            @RequestParam(required = false) @Nullable String seen,
            HttpServletResponse response) {
        var page = page("request :: status", access(requestId, token));
        if (page.getModel().get("stamp") instanceof String stamp && stamp.equals(seen)) {
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return null;
        }
        return page;
    }

    @PostMapping("/{action}")
    ResponseEntity<Void> act(
            @PathVariable String requestId,
            @PathVariable String action,
            @CookieValue(name = COOKIE, required = false) @Nullable String token,
            @RequestParam(required = false) @Nullable String optionId) {
        var asked =
                Action.named(action).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
        var access = access(requestId, token);
        if (asked == Action.ACCEPT && optionId == null) {
            throw new ProblemException(ProblemType.MALFORMED);
        }
        try {
            actions.perform(access, new Asked(asked, optionId, Channel.WEB, null));
            return back(requestId, "");
        } catch (ProblemException e) {
            return back(requestId, "?problem=" + e.type().urlName());
        }
    }

    private static ResponseEntity<Void> back(String requestId, String query) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/r/" + requestId + query))
                .build();
    }

    private ModelAndView page(String template, Access access) {
        var stands = views.stands(access);
        var view = views.of(access, stands);
        var zone =
                people.find(access.practiceId(), access.requestId(), access.personId())
                        .map(Person::timeZone)
                        .orElse("UTC");
        var model = new HashMap<String, @Nullable Object>();
        model.put("view", view);
        model.put("practice", practices.find(access.practiceId()).orElse(null));
        model.put("zone", ZoneId.of(zone));
        model.put("stamp", stamp(view));
        model.put("settled", view.state().equals("confirmed") || view.state().equals("closed"));
        model.put("renews", view.state().equals("received") || view.state().equals("waiting"));
        return new ModelAndView(template, model);
    }

    /** Differs when the page would. */
    private static String stamp(ClientView view) {
        var offer = view.offer();
        return view.state()
                + (offer == null
                        ? ""
                        : "-" + offer.offerId() + "-" + offer.expiresAt().toEpochMilli());
    }

    private Access access(String requestId, @Nullable String token) {
        if (token == null) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
        return Links.requestId(requestId)
                .flatMap(id -> links.verify(id, Links.PAGE, token))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }
}
