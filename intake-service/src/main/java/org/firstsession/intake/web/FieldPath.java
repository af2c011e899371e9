// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.web;

import java.util.regex.Pattern;

/** Paths of fields, as errors name them. */
public final class FieldPath {

    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,39}");

    private FieldPath() {}

    /** A field's path. A name that nobody would choose may be typed text, and isn't repeated. */
    public static String of(String parent, String name) {
        var shown = HARMLESS.matcher(name).matches() ? name : "?";
        return parent.isEmpty() ? shown : parent + "." + shown;
    }
}
