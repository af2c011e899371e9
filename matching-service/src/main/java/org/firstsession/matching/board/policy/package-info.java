// SPDX-License-Identifier: Apache-2.0
/** What the practice decides itself: shown to all who coordinate, set by the clinical lead. */
@NullMarked
package org.firstsession.matching.board.policy;

import org.jspecify.annotations.NullMarked;
