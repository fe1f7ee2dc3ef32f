package org.zhanqiao.web;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;

/// Figures as a table, which a script may draw as a picture above it.
///
/// @param id of the element, unique on its page
/// @param title what it shows, with the unit
/// @param axis head of the column of labels, such as the day
/// @param labels one a row
/// @param series one a column, each with as many values as there are labels
public record Chart(String id, Kind kind, String title, String axis, List<String> labels, List<Series> series) {

    public Chart {
        labels = List.copyOf(labels);
        series = List.copyOf(series);
        for (var each : series) {
            if (each.values().size() != labels.size()) {
                throw new IllegalArgumentException("series " + each.name() + ": "
                        + each.values().size() + " values for " + labels.size() + " labels");
            }
        }
    }

    /// How it is drawn.
    public enum Kind {
        LINE("line"),
        BAR("bar"),
        STACKED_BAR("stacked-bar"),
        /// Bars that lie, for labels that are words; one below the other, so that each label has its line.
        ACROSS("across"),
        STACKED_ACROSS("stacked-across");

        private final String style;

        Kind(String style) {
            this.style = style;
        }

        public String style() {
            return style;
        }
    }

    /// One column of figures.
    ///
    /// @param values NaN where there is none
    /// @param tone   what it means, which settles its colour; `NEUTRAL` where it means neither good nor bad
    /// @param links  what each value opens, an address on this site; empty where it opens nothing, and none at all
    ///     where no value opens anything
    public record Series(String name, List<Double> values, Tone tone, List<String> links) {

        public Series(String name, List<Double> values) {
            this(name, values, Tone.NEUTRAL);
        }

        public Series(String name, List<Double> values, Tone tone) {
            this(name, values, tone, List.of());
        }

        public Series {
            values = List.copyOf(values);
            links = List.copyOf(links);
        }

        /// What the value opens; empty for nothing.
        public String link(int row) {
            return links.isEmpty() ? "" : links.get(row);
        }

        /// The value for a script, empty where there is none.
        public String value(int row) {
            double value = values.get(row);
            return Double.isNaN(value) ? "" : Double.toString(value);
        }

        /// The value for a reader.
        public String shown(int row) {
            double value = values.get(row);
            return Double.isNaN(value)
                    ? "–"
                    : new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
        }
    }
}
