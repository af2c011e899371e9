// SPDX-License-Identifier: Apache-2.0
/** What is left for a person at the practice. May depend on the vault; knows no other feature. */
@NullMarked
package org.firstsession.intake.desk;

import org.jspecify.annotations.NullMarked;
