// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.contact;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.firstsession.intake.limit.RequestLimits;
import org.firstsession.intake.message.Language;
import org.firstsession.intake.message.Words;
import org.firstsession.intake.practice.Practice;
import org.firstsession.intake.practice.Practices;
import org.firstsession.intake.request.Interlock;
import org.firstsession.intake.web.ProblemException;
import org.firstsession.intake.web.ProblemType;
import org.firstsession.intake.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Three sentences instead of a form: somebody writes, and a person reads it and answers. */
@Controller
@RequestMapping("/p/{practice}/contact")
class ContactPage {

    private final Practices practices;
    private final ContactMessages messages;
    private final Interlock interlock;
    private final RequestLimits limits;
    private final Problems problems;

    ContactPage(
            Practices practices,
            ContactMessages messages,
            Interlock interlock,
            RequestLimits limits,
            Problems problems) {
        this.practices = practices;
        this.messages = messages;
        this.interlock = interlock;
        this.limits = limits;
        this.problems = problems;
    }

    @GetMapping
    ModelAndView show(
            @PathVariable String practice,
            @RequestParam(required = false) @Nullable String lang,
            @RequestParam(required = false) @Nullable String sent) {
        var page = page(known(practice), ContactForm.empty(language(lang)), HttpStatus.OK);
        return page.addObject("sent", sent != null);
    }

    @PostMapping
    ModelAndView send(
            @PathVariable String practice,
            @RequestParam(required = false) @Nullable String lang,
            @RequestParam MultiValueMap<String, String> typed,
            HttpServletRequest request) {
        var form = ContactForm.of(typed, language(lang));
        var known = known(practice);
        var address = request.getRemoteAddr();
        return messages.isConcern(form)
                ? sendWithConcern(known, form, address)
                : send(known, form, address);
    }

    private ModelAndView send(Practice practice, ContactForm form, String address) {
        var errors = form.errors();
        if (!errors.isEmpty()) {
            return page(practice, form, HttpStatus.UNPROCESSABLE_CONTENT)
                    .addObject("errors", errors);
        }
        try {
            keep(practice, form, address);
            return new ModelAndView(
                    "redirect:/p/"
                            + practice.practiceId()
                            + "/contact?sent&lang="
                            + form.language().tag());
        } catch (RuntimeException e) {
            return notKept(practice, form, e);
        }
    }

    /** The lines to call stand on whatever is answered, and are answered whatever is down. */
    private ModelAndView sendWithConcern(Practice practice, ContactForm form, String address) {
        ModelAndView page;
        var errors = form.errors();
        try {
            if (errors.isEmpty()) {
                interlock.promptly(() -> {
                    keep(practice, form, address);
                    return true;
                });
            }
            page =
                    page(
                            practice,
                            form,
                            errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject("errors", errors).addObject("sent", errors.isEmpty());
        } catch (RuntimeException e) {
            page = notKept(practice, form, e);
        }
        return page.addObject("help", interlock.answer());
    }

    /** Counted behind the screening: the lines to call are answered whatever the limits say. */
    private void keep(Practice practice, ContactForm form, String address) {
        limits.admit(practice.practiceId(), address);
        messages.keep(practice, form);
    }

    private ModelAndView notKept(Practice practice, ContactForm form, RuntimeException failure) {
        var type = problems.typeOf(failure);
        problems.logFailure(failure, type, UUID.randomUUID());
        return page(practice, form, HttpStatus.valueOf(type.status())).addObject("notKept", true);
    }

    private static ModelAndView page(Practice practice, ContactForm form, HttpStatus status) {
        var model = new HashMap<String, @Nullable Object>();
        model.put("practice", practice);
        model.put("form", form);
        model.put("words", Words.all(form.language()));
        model.put("errors", Map.of());
        model.put("sent", false);
        model.put("notKept", false);
        var page = new ModelAndView("contact", model);
        page.setStatus(status);
        return page;
    }

    /** The one that was asked for, else that of everything around the form. */
    private static Language language(@Nullable String tag) {
        var wanted = tag == null ? LocaleContextHolder.getLocale().getLanguage() : tag;
        return "es".equals(wanted) ? Language.ES : Language.EN;
    }

    private Practice known(String practice) {
        return practices
                .lastKnown(practice)
                .orElseThrow(() -> new ProblemException(ProblemType.UNKNOWN_PRACTICE));
    }
}
