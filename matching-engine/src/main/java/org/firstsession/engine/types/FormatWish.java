// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

/** How somebody wants a session to be held. */
public enum FormatWish {
    VIRTUAL,
    IN_PERSON,
    EITHER;

    /** Whether a session of this format would do. */
    public boolean allows(Format format) {
        return switch (this) {
            case VIRTUAL -> format == Format.VIRTUAL;
            case IN_PERSON -> format == Format.IN_PERSON;
            case EITHER -> true;
        };
    }
}
