// SPDX-License-Identifier: Apache-2.0
/** The web form: the same request as by the API, in HTML and without script. */
@NullMarked
package org.firstsession.intake.form;

import org.jspecify.annotations.NullMarked;
