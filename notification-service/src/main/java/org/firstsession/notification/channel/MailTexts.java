// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.channel;

import java.util.Locale;
import org.firstsession.notification.plan.Format;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Writes a mail's two bodies from the templates {@code mail/<role>-<kind>.txt} and {@code .html}.
 */
@Component
class MailTexts {

    private final SpringTemplateEngine engine = new SpringTemplateEngine();

    MailTexts() {
        engine.addTemplateResolver(resolver("*.txt", TemplateMode.TEXT));
        engine.addTemplateResolver(resolver("*.html", TemplateMode.HTML));
    }

    String text(AppointmentMail mail) {
        return engine.process(template(mail) + ".txt", context(mail));
    }

    String html(AppointmentMail mail) {
        return engine.process(template(mail) + ".html", context(mail));
    }

    private static String template(AppointmentMail mail) {
        var effect = mail.effect();
        return (effect.recipient().role() + "-" + effect.kind()).toLowerCase(Locale.ROOT);
    }

    private static Context context(AppointmentMail mail) {
        var context = new Context(Locale.US);
        context.setVariable("subject", Wording.subject(mail));
        context.setVariable("when", Wording.when(mail));
        context.setVariable("whenAtOffice", Wording.whenAtOffice(mail));
        context.setVariable("therapist", mail.therapistName());
        context.setVariable("byVideo", mail.appointment().format() == Format.VIRTUAL);
        context.setVariable("place", mail.place());
        context.setVariable("link", mail.manageLink());
        return context;
    }

    private static ClassLoaderTemplateResolver resolver(String pattern, TemplateMode mode) {
        var resolver = new ClassLoaderTemplateResolver(MailTexts.class.getClassLoader());
        resolver.setPrefix("mail/");
        resolver.setTemplateMode(mode);
        resolver.setCharacterEncoding("UTF-8");
        resolver.getResolvablePatternSpec().addPattern(pattern);
        return resolver;
    }
}
