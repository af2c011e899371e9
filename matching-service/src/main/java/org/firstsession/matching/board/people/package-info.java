// SPDX-License-Identifier: Apache-2.0
/** Asks intake-service who somebody is; nothing of the answer is ever stored or logged. */
@NullMarked
package org.firstsession.matching.board.people;

import org.jspecify.annotations.NullMarked;
