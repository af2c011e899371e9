// SPDX-License-Identifier: Apache-2.0
/** What messages follow from a decision, and whether one is still true: pure, knows no I/O. */
@NullMarked
package org.firstsession.notification.plan;

import org.jspecify.annotations.NullMarked;
