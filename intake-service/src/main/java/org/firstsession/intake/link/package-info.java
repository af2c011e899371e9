// SPDX-License-Identifier: Apache-2.0
/** Private links: tokens that are derived, scoped and revocable, and stored nowhere. */
@NullMarked
package org.firstsession.intake.link;

import org.jspecify.annotations.NullMarked;
