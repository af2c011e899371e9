// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.text;

/**
 * How many parts a text is billed as. The small alphabet of GSM 03.38 allows 160 characters in one
 * part and 153 in each of several; a single character outside of it makes that 70 and 67.
 */
public final class Segments {

    private static final String BASIC =
            "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
                    + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    /** Cost two characters each. */
    private static final String EXTENDED = "^{}\\[~]|€\f";

    private Segments() {}

    /** The number of parts; at least 1. */
    public static int of(String text) {
        boolean small =
                text.chars().allMatch(c -> BASIC.indexOf(c) >= 0 || EXTENDED.indexOf(c) >= 0);
        if (!small) {
            return parts(text.length(), 70, 67);
        }
        int length =
                text.length() + (int) text.chars().filter(c -> EXTENDED.indexOf(c) >= 0).count();
        return parts(length, 160, 153);
    }

    private static int parts(int length, int one, int several) {
        return length <= one ? 1 : Math.ceilDiv(length, several);
    }
}
