// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.web.WebProperties;
import org.springframework.boot.webmvc.autoconfigure.error.BasicErrorController;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;

/** Errors as staff read them, a page, and as programs do: problem details (RFC 9457). */
@Controller
@Profile("board")
class ErrorAnswers extends BasicErrorController {

    ErrorAnswers(
            ErrorAttributes attributes,
            WebProperties properties,
            ObjectProvider<ErrorViewResolver> pages) {
        super(attributes, properties.getError(), pages.orderedStream().toList());
    }

    @Override
    public ResponseEntity<Map<String, @Nullable Object>> error(HttpServletRequest request) {
        var status = getStatus(request);
        // No path: what somebody searched for stands in some.
        var problem = new LinkedHashMap<String, @Nullable Object>();
        problem.put("type", "about:blank");
        problem.put("title", status.getReasonPhrase());
        problem.put("status", status.value());
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
