// SPDX-License-Identifier: Apache-2.0
/** How much one address, one contact and one practice may ask for. Knows no other feature. */
@NullMarked
package org.firstsession.intake.limit;

import org.jspecify.annotations.NullMarked;
