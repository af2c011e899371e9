// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.link;

import java.util.UUID;

/** Who holds a valid link, and to what. */
public record Access(UUID linkId, String practiceId, UUID requestId, UUID personId, String role) {}
