// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.page;

/** Words for codes, for pages of other packages. */
public final class Labels {

    private Labels() {}

    public static String of(String kind, String code) {
        return Words.of(kind, code);
    }
}
