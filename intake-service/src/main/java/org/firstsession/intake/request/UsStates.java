// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.request;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** The fifty states and the District of Columbia, by USPS code. */
public final class UsStates {

    /** Names by code, sorted by code. */
    public static final Map<String, String> NAMES = names();

    private static final String TABLE =
            """
            AL Alabama,AK Alaska,AZ Arizona,AR Arkansas,CA California,CO Colorado,CT Connecticut,\
            DE Delaware,DC District of Columbia,FL Florida,GA Georgia,HI Hawaii,ID Idaho,\
            IL Illinois,IN Indiana,IA Iowa,KS Kansas,KY Kentucky,LA Louisiana,ME Maine,\
            MD Maryland,MA Massachusetts,MI Michigan,MN Minnesota,MS Mississippi,MO Missouri,\
            MT Montana,NE Nebraska,NV Nevada,NH New Hampshire,NJ New Jersey,NM New Mexico,\
            NY New York,NC North Carolina,ND North Dakota,OH Ohio,OK Oklahoma,OR Oregon,\
            PA Pennsylvania,RI Rhode Island,SC South Carolina,SD South Dakota,TN Tennessee,\
            TX Texas,UT Utah,VT Vermont,VA Virginia,WA Washington,WV West Virginia,WI Wisconsin,\
            WY Wyoming\
            """;

    private UsStates() {}

    private static Map<String, String> names() {
        var names = new TreeMap<String, String>();
        for (var entry : TABLE.split(",")) {
            names.put(entry.substring(0, 2), entry.substring(3));
        }
        return Collections.unmodifiableMap(names);
    }
}
