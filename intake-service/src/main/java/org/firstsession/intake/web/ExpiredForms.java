// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;

/**
 * What is answered to a form whose token isn't good any more, most often because its page was open
 * for long. A form with words in it comes back with them; a single button is pressed once more.
 */
final class ExpiredForms implements AccessDeniedHandler {

    private static final Pattern STEPS = Pattern.compile("/p/[^/]+/start|/invite/[^/]+/join");
    private static final Pattern BUTTON = Pattern.compile("(/(?:r|j|invite)/[^/]+)/\\w+");

    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException, ServletException {
        var path = request.getServletPath();
        var button = BUTTON.matcher(path);
        if (STEPS.matcher(path).matches()) {
            request.getRequestDispatcher(path + "/expired").forward(request, response);
        } else if (button.matches()) {
            response.setStatus(HttpStatus.SEE_OTHER.value());
            response.setHeader("Location", button.group(1) + "?problem=forbidden");
        } else {
            response.sendError(HttpStatus.FORBIDDEN.value());
        }
    }
}
