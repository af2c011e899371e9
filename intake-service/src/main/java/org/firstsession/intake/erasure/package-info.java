// SPDX-License-Identifier: Apache-2.0
/** Erases people: from the vault, from the mail spool, and from whatever is still under way. */
@NullMarked
package org.firstsession.intake.erasure;

import org.jspecify.annotations.NullMarked;
