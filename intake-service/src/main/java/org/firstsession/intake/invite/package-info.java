// SPDX-License-Identifier: Apache-2.0
/** What an invited partner reads and answers; nothing in it comes from what the asker wrote. */
@NullMarked
package org.firstsession.intake.invite;

import org.jspecify.annotations.NullMarked;
