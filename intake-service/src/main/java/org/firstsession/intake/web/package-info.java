// SPDX-License-Identifier: Apache-2.0
/** What all doors share: problem details, security headers, limits, error pages. */
@NullMarked
package org.firstsession.intake.web;

import org.jspecify.annotations.NullMarked;
