// SPDX-License-Identifier: Apache-2.0
/** How the practice does: plots drawn here, each with its numbers beside it. No person is shown. */
@NullMarked
package org.firstsession.matching.board.overview;

import org.jspecify.annotations.NullMarked;
