// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.request;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.net.IDN;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses and numbers that a message can be sent to, in one form each. */
public final class Contacts {

    private static final int LONGEST_EMAIL = 254;

    /** As in HTML's own e-mail fields, and with a dot in the domain. */
    private static final Pattern EMAIL =
            Pattern.compile(
                    "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                            + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+"
                            + "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

    private static final int LONGEST_LOCAL_PART = 64;
    private static final int NORTH_AMERICA = 1;
    private static final Pattern NORTH_AMERICAN = Pattern.compile("[2-9]\\d\\d[2-9]\\d{6}");
    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

    private Contacts() {}

    /** The address with its domain in ASCII; empty when no mail can go there. */
    public static Optional<String> email(String typed) {
        var text = typed.strip();
        int at = text.lastIndexOf('@');
        if (text.length() > LONGEST_EMAIL || at < 1 || at > LONGEST_LOCAL_PART) {
            return Optional.empty();
        }
        try {
            var domain = IDN.toASCII(text.substring(at + 1), IDN.USE_STD3_ASCII_RULES);
            var address = text.substring(0, at) + "@" + domain;
            return EMAIL.matcher(address).matches() ? Optional.of(address) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The number in E.164; one without a country code is one of the United States. */
    public static Optional<String> phone(String typed) {
        if (!typed.chars().allMatch(c -> c >= ' ' && c <= '~') || typed.length() > 40) {
            return Optional.empty();
        }
        try {
            var number = PHONES.parse(typed, "US");
            return isUsable(number)
                    ? Optional.of(PHONES.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /**
     * Within North America the shape decides: new area codes open faster than tables are updated.
     */
    private static boolean isUsable(PhoneNumber number) {
        if (number.hasExtension() || PHONES.getNumberType(number) == PhoneNumberType.PREMIUM_RATE) {
            return false;
        }
        return number.getCountryCode() == NORTH_AMERICA
                ? NORTH_AMERICAN.matcher(PHONES.getNationalSignificantNumber(number)).matches()
                : PHONES.isValidNumber(number);
    }
}
