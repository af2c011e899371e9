// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.form;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.firstsession.intake.Ids;
import org.firstsession.intake.practice.Practice;
import org.firstsession.intake.web.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * The stepped form. Each page carries all that was typed before, so the server keeps nothing of it,
 * and a page that was open for hours goes on where it was.
 */
@Component
public class Wizard {

    private final MessageSource messages;

    Wizard(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * A form on its way.
     *
     * @param action where it is sent
     * @param key makes sending it twice safe
     */
    public record Sheet(Practice practice, Way way, String action, TypedForm form, UUID key) {

        public static Sheet of(Practice practice, Way way, String action, TypedForm form) {
            return new Sheet(
                    practice,
                    way,
                    action,
                    form,
                    Ids.parse(form.one("key")).orElseGet(UUID::randomUUID));
        }

        /** The step that the form was sent from. */
        public Step step() {
            return Step.named(form.one("step"), way);
        }

        Sheet withNewKey() {
            return new Sheet(practice, way, action, form, UUID.randomUUID());
        }
    }

    /** A step as it was, or empty. */
    public ModelAndView show(Sheet sheet, Step step) {
        return page(sheet, step, List.of(), HttpStatus.OK);
    }

    /** The next step, or this one again with what is wrong in it. */
    public ModelAndView next(Sheet sheet, List<FieldError> errors) {
        var step = sheet.step();
        if (errors.stream().anyMatch(step::owns)) {
            return page(sheet, step, errors, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return show(sheet, neighbour(sheet, step, 1));
    }

    /** The step before; nothing is asked of what was typed in this one. */
    public ModelAndView back(Sheet sheet) {
        return show(sheet, neighbour(sheet, sheet.step(), -1));
    }

    /** The first step in which something can't be used. */
    public ModelAndView wrong(Sheet sheet, List<FieldError> errors) {
        var steps = Step.of(sheet.way());
        var first =
                steps.stream()
                        .filter(step -> errors.stream().anyMatch(step::owns))
                        .findFirst()
                        .orElse(steps.getLast());
        return page(sheet, first, errors, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /** All that was typed, and why it wasn't taken; the button sends it again. */
    public ModelAndView again(Sheet sheet, String notice, HttpStatus status) {
        var steps = Step.of(sheet.way());
        var step = sheet.form().one("step").isEmpty() ? steps.getLast() : sheet.step();
        return page(sheet, step, List.of(), status).addObject("notice", notice);
    }

    /** The same as a form of its own: sent once more it is another request. */
    public ModelAndView afresh(Sheet sheet, String notice, HttpStatus status) {
        return again(sheet.withNewKey(), notice, status);
    }

    private static Step neighbour(Sheet sheet, Step step, int distance) {
        var steps = Step.of(sheet.way());
        int index = steps.indexOf(step) + distance;
        return steps.get(Math.clamp(index, 0, steps.size() - 1));
    }

    private ModelAndView page(Sheet sheet, Step step, List<FieldError> errors, HttpStatus status) {
        var steps = Step.of(sheet.way());
        var model = new HashMap<String, @Nullable Object>();
        model.put("practice", sheet.practice());
        model.put("form", sheet.form());
        model.put("beside", sheet.form().fieldsBeside(step));
        model.put("key", sheet.key());
        model.put("way", sheet.way());
        model.put("action", sheet.action());
        model.put("step", step);
        model.put("number", steps.indexOf(step) + 1);
        model.put("count", steps.size());
        model.put("p", sheet.way() == Way.JOIN ? "" : "person.");
        model.put("states", StateOptions.ALL);
        model.put("days", TypedForm.DAYS);
        model.put("parts", TypedForm.PARTS);
        model.put("zoneName", zoneName(sheet));
        model.put("errors", words(errors.stream().filter(step::owns).toList()));
        var page = new ModelAndView("form", model);
        page.setStatus(status);
        return page;
    }

    /** Whose clocks the times are by, in words; what somebody made up is said as it came. */
    private static String zoneName(Sheet sheet) {
        var typed = sheet.form().one("timeZone", sheet.practice().timeZone());
        try {
            return ZoneId.of(typed).getDisplayName(TextStyle.FULL, LocaleContextHolder.getLocale());
        } catch (DateTimeException e) {
            return typed;
        }
    }

    private Map<String, String> words(List<FieldError> errors) {
        var words = new LinkedHashMap<String, String>();
        for (var error : errors) {
            words.putIfAbsent(
                    error.field().replaceAll("\\[.*", ""),
                    Objects.requireNonNull(
                            messages.getMessage(
                                    "error." + error.code(),
                                    null,
                                    error.code(),
                                    LocaleContextHolder.getLocale())));
        }
        return words;
    }
}
