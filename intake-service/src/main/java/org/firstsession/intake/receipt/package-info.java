// SPDX-License-Identifier: Apache-2.0
/** Receipts of accepted commands, and the relay that puts them on the command log in order. */
@NullMarked
package org.firstsession.intake.receipt;

import org.jspecify.annotations.NullMarked;
