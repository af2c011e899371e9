// SPDX-License-Identifier: Apache-2.0
/** Lost links: a fresh one goes to the contact on file, and nobody who asks learns whether. */
@NullMarked
package org.firstsession.intake.lost;

import org.jspecify.annotations.NullMarked;
