// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * What is answered when nothing else answered: problem details to programs, a kind page to people.
 */
@Controller
class ErrorPages implements ErrorController {

    private final Problems problems;

    ErrorPages(Problems problems) {
        this.problems = problems;
    }

    @RequestMapping(path = "/error")
    Object onError(HttpServletRequest request) {
        var type = ProblemType.ofStatus(status(request));
        var path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        return Callers.isProgram(path) ? problem(type) : page(type);
    }

    private ResponseEntity<Problem> problem(ProblemType type) {
        return problems.answer(type, List.of());
    }

    private static ModelAndView page(ProblemType type) {
        var page = new ModelAndView("error-page", "type", type.urlName());
        page.setStatus(HttpStatus.valueOf(type.status()));
        return page;
    }

    private static int status(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                ? status
                : 404;
    }
}
