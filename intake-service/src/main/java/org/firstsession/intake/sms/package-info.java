// SPDX-License-Identifier: Apache-2.0
/** Text messages as a way in: the provider's webhook and list, and what a text sets off. */
@NullMarked
package org.firstsession.intake.sms;

import org.jspecify.annotations.NullMarked;
