// SPDX-License-Identifier: Apache-2.0
/** Entering what a caller asks for: the same checks and the same queue as for everybody else. */
@NullMarked
package org.firstsession.matching.board.caller;

import org.jspecify.annotations.NullMarked;
