// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.firstsession.intake.IntakeProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * In which language a page is shown: the one that was chosen on any page before, then the one that
 * is on record for the person, then the browser's first that there is, then English.
 */
@Configuration(proxyBeanMethods = false)
public class Languages implements WebMvcConfigurer {

    /** The languages of the catalogue, as in the vault. */
    public static final List<String> CODES = List.of("en", "es");

    private static final String COOKIE = "first-session-language";
    private static final Duration COOKIE_LIFE = Duration.ofDays(180);

    @Bean
    LocaleResolver localeResolver(IntakeProperties properties) {
        var resolver = new ChosenOrSpoken();
        resolver.setCookieMaxAge(COOKIE_LIFE);
        resolver.setCookieHttpOnly(true);
        resolver.setCookieSameSite("Lax");
        resolver.setCookieSecure(properties.publicUrl().startsWith("https:"));
        resolver.setDefaultLocaleFunction(Languages::spoken);
        return resolver;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        var change = new ChosenByLink();
        change.setParamName("lang");
        change.setIgnoreInvalidLocale(true);
        registry.addInterceptor(change);
    }

    /** Shows pages in the language that somebody chooses, from now on. */
    public static void choose(
            HttpServletRequest request, HttpServletResponse response, String language) {
        var resolver = RequestContextUtils.getLocaleResolver(request);
        if (resolver != null) {
            resolver.setLocale(request, response, Locale.of(language));
        }
    }

    /** The button that was pressed may be that of a language; any other changes nothing. */
    public static void chosenBy(
            String button, HttpServletRequest request, HttpServletResponse response) {
        if (CODES.contains(button)) {
            choose(request, response, button);
        }
    }

    /** Shows pages in the language on record, unless another was chosen in this browser. */
    public static void onRecord(
            HttpServletRequest request, HttpServletResponse response, String language) {
        if (!isChosen(request)) {
            choose(request, response, language);
        }
    }

    private static boolean isChosen(HttpServletRequest request) {
        var cookies = request.getCookies();
        return cookies != null
                && Arrays.stream(cookies).anyMatch(cookie -> cookie.getName().equals(COOKIE));
    }

    private static Locale spoken(HttpServletRequest request) {
        var locales = request.getLocales();
        while (locales.hasMoreElements()) {
            var language = locales.nextElement().getLanguage();
            if (CODES.contains(language)) {
                return Locale.of(language);
            }
        }
        return Locale.ENGLISH;
    }

    /** A link chooses; the parameters of a form aren't looked into, it may be too large to read. */
    private static final class ChosenByLink extends LocaleChangeInterceptor {

        @Override
        public boolean preHandle(
                HttpServletRequest request, HttpServletResponse response, Object handler)
                throws ServletException {
            // A form that can't be read ends in an error dispatch, which is a GET too.
            return !request.getMethod().equals("GET")
                    || request.getDispatcherType() != DispatcherType.REQUEST
                    || super.preHandle(request, response, handler);
        }
    }

    private static final class ChosenOrSpoken extends CookieLocaleResolver {

        ChosenOrSpoken() {
            super(COOKIE);
        }

        /** A cookie that names another language counts for nothing. */
        @Override
        protected @Nullable Locale parseLocaleValue(String value) {
            return CODES.contains(value) ? Locale.of(value) : null;
        }

        @Override
        public void setLocale(
                HttpServletRequest request,
                @Nullable HttpServletResponse response,
                @Nullable Locale locale) {
            if (locale != null && CODES.contains(locale.toLanguageTag())) {
                super.setLocale(request, response, locale);
            }
        }
    }
}
