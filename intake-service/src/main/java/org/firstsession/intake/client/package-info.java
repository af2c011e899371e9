// SPDX-License-Identifier: Apache-2.0
/** What a client sees of a request and does about it, as JSON and as a page. */
@NullMarked
package org.firstsession.intake.client;

import org.jspecify.annotations.NullMarked;
