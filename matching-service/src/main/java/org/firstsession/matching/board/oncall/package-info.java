// SPDX-License-Identifier: Apache-2.0
/** Who is called when a worry can't wait: the rota, which notification-service keeps, as a page. */
@NullMarked
package org.firstsession.matching.board.oncall;

import org.jspecify.annotations.NullMarked;
