// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.verify;

/** Which steps of a request are legal (H2). */
record Steps(Findings findings) {

    /** Notes a violation unless a step may follow from those before it. */
    void require(EventFact event, boolean legal, String what) {
        findings.require(
                legal,
                Promise.H2,
                "I-2.5",
                event,
                "%s: %s",
                event.fields().text("requestId"),
                what);
    }
}
