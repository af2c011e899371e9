// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The pages that problem types point to. */
@Controller
class ProblemPages {

    private final Problems problems;

    ProblemPages(Problems problems) {
        this.problems = problems;
    }

    @GetMapping("/problems/{name}")
    ModelAndView show(@PathVariable String name) {
        var type =
                ProblemType.named(name)
                        .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
        var page = new ModelAndView("problem", "problem", type);
        page.addObject("detail", problems.detail(type));
        return page;
    }
}
