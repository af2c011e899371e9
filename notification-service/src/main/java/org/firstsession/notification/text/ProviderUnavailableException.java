// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.text;

/** The provider can't be asked now. Its message is for the log and holds nothing personal. */
public class ProviderUnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    ProviderUnavailableException(String reason) {
        super(reason);
    }
}
