// SPDX-License-Identifier: Apache-2.0
/** Who works here: accounts, signing in, rights, and the record of what was looked at and done. */
@NullMarked
package org.firstsession.matching.board.staff;

import org.jspecify.annotations.NullMarked;
