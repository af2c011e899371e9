// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

/** What somebody said of their age. Nobody under 18 is matched automatically. */
public enum AgeStatement {
    ADULT,
    UNDER_18,
    NOT_STATED
}
