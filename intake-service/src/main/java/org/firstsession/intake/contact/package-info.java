// SPDX-License-Identifier: Apache-2.0
/** The contact form, and what the practice does with messages that a person reads. */
@NullMarked
package org.firstsession.intake.contact;

import org.jspecify.annotations.NullMarked;
