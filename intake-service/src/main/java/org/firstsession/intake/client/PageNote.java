// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.client;

import java.util.Map;

/** Something that another feature has to say on a person's page. */
public interface PageNote {

    /** Names and values for the page's template; empty when there is nothing to say. */
    Map<String, Object> of(Visit visit);
}
