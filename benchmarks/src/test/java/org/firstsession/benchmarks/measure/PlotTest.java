// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.firstsession.benchmarks.measure.Plot.Point;
import org.firstsession.benchmarks.measure.Plot.Series;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class PlotTest {

    @Test
    void placesTenfoldSizesAtEqualSteps() throws Exception {
        var circles =
                parsed(plot(new Point(10, 1), new Point(100, 2), new Point(1_000, 4)))
                        .getElementsByTagName("circle");

        double first = x(circles.item(0));
        double second = x(circles.item(1));
        double third = x(circles.item(2));
        assertThat(second - first).isEqualTo(third - second).isPositive();
    }

    @Test
    void staysWithinItsHeightWhateverItCosts() throws Exception {
        var circles =
                parsed(plot(new Point(1, 0), new Point(2, 99_999.5)))
                        .getElementsByTagName("circle");

        for (int i = 0; i < circles.getLength(); i++) {
            assertThat(number(circles.item(i), "cy")).isBetween(44.0, 320.0);
        }
    }

    @Test
    void escapesItsWords() {
        var svg =
                new Plot("a", "less < more", "\"x\"", "y & z", List.of(series(new Point(1, 1))))
                        .toSvg();

        assertThat(svg).contains("less &lt; more", "&quot;x&quot;", "y &amp; z");
    }

    @Test
    void needsAPoint() {
        assertThatThrownBy(() -> plot()).isInstanceOf(IllegalArgumentException.class);
    }

    private static Plot plot(Point... points) {
        return new Plot("a", "cost", "size", "ms", List.of(series(points)));
    }

    private static Series series(Point... points) {
        return new Series("", List.of(points));
    }

    private static org.w3c.dom.Document parsed(Plot plot) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(plot.toSvg())));
    }

    private static double x(org.w3c.dom.Node circle) {
        return number(circle, "cx");
    }

    private static double number(org.w3c.dom.Node circle, String attribute) {
        return Double.parseDouble(circle.getAttributes().getNamedItem(attribute).getNodeValue());
    }
}
