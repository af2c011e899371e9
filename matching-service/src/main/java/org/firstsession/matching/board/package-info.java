// SPDX-License-Identifier: Apache-2.0
/** The coordinators' board: set-up, sign-in and health; active in the profile {@code board}. */
@NullMarked
package org.firstsession.matching.board;

import org.jspecify.annotations.NullMarked;
