// SPDX-License-Identifier: Apache-2.0
/** The board's pages: what is read from its tables, with names added on the way out. */
@NullMarked
package org.firstsession.matching.board.page;

import org.jspecify.annotations.NullMarked;
