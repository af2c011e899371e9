// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.people;

import java.util.List;

/**
 * How somebody may be reached without harm: what stands before their number.
 *
 * @param contactBy ways the person agreed to
 * @param language what to speak and write in
 * @param leaveMessage whether a message may be left
 * @param invite whether a mail may carry a calendar invite
 * @param neutralSubject whether a mail must not name the practice on its outside
 */
public record ContactRules(
        String personId,
        List<String> contactBy,
        String language,
        boolean leaveMessage,
        boolean invite,
        boolean neutralSubject) {}
