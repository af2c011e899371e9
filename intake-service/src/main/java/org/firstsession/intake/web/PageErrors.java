// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Everything that fails in a page becomes a kind page. */
@ControllerAdvice
@Order(1)
class PageErrors {

    /** A person's own page: whose link is no longer good can have a fresh one. */
    private static final Pattern PERSONAL = Pattern.compile("/[rj]/[0-9a-fA-F-]{36}");

    private final Problems problems;

    PageErrors(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler(Exception.class)
    Object on(Exception failure, HttpServletRequest request) {
        if (Callers.isProgram(request.getRequestURI())) {
            return problems.answer(failure);
        }
        var type = problems.typeOf(failure);
        problems.logFailure(failure, type, UUID.randomUUID());
        var page = new ModelAndView("error-page", "type", type.urlName());
        page.setStatus(HttpStatus.valueOf(type.status()));
        var personal = PERSONAL.matcher(request.getRequestURI());
        if (type == ProblemType.NOT_FOUND && personal.lookingAt()) {
            page.addObject("fresh", personal.group() + "/fresh");
        }
        return page;
    }
}
