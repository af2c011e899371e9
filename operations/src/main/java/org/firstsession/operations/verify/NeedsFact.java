// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.verify;

import java.time.ZoneId;
import java.util.List;
import org.firstsession.operations.log.Fields;
import org.jspecify.annotations.Nullable;

/** What a request asks for, and what each of its people said of themselves. */
record NeedsFact(
        String party,
        List<Person> people,
        String format,
        @Nullable Long maxDistanceMetres,
        List<String> concerns,
        @Nullable String therapistGender) {

    static NeedsFact of(Fields needs) {
        return new NeedsFact(
                needs.text("party"),
                needs.list("participants").stream().map(Person::of).toList(),
                needs.text("format"),
                needs.numberOrNull("maxDistanceMetres"),
                needs.texts("concerns"),
                needs.textOrNull("therapistGender"));
    }

    List<String> personIds() {
        return people.stream().map(Person::personId).toList();
    }

    record Person(
            String personId,
            String state,
            @Nullable Point point,
            Windows times,
            List<String> languages,
            @Nullable String plan,
            String age) {

        static Person of(Fields person) {
            return new Person(
                    person.text("personId"),
                    person.text("state"),
                    Point.of(person.innerOrNull("point")),
                    Windows.of(ZoneId.of(person.text("timeZone")), person.list("times")),
                    person.texts("languages"),
                    person.textOrNull("plan"),
                    person.text("age"));
        }
    }
}
