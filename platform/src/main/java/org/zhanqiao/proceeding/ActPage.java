package org.zhanqiao.proceeding;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Page;

/// The page that says what an act will do, and asks what it needs.
///
/// @param path    of the proceeding's page
/// @param key     beginning of its words: `key.act.NAME` and `key.effect.NAME`
/// @param version of the proceeding that was read
/// @param grave   whether it cannot be taken back
/// @param matter  what is being decided, above the form
/// @param before  words above the form, such as what the other side said
public record ActPage(
        String id,
        String path,
        String key,
        String act,
        long version,
        boolean grave,
        List<Fact> matter,
        List<Words> before,
        List<Input> inputs,
        List<InputError> errors) {

    public ActPage {
        matter = List.copyOf(matter);
        before = List.copyOf(before);
        inputs = List.copyOf(inputs);
        errors = List.copyOf(errors);
    }

    /// One line of what is being decided.
    ///
    /// @param label key of what it is
    /// @param text  as it was written; empty where words say it
    /// @param words what it says otherwise; `null` where the text does
    public record Fact(String label, String text, @Nullable Words words) {

        public static Fact of(String label, String text) {
            return new Fact(label, text, null);
        }

        public static Fact of(String label, Words words) {
            return new Fact(label, "", words);
        }

        public String in(Page page) {
            return words == null ? text : words.in(page);
        }
    }

    /// Something to type or to choose.
    ///
    /// @param label   key of its label
    /// @param hint    key of its hint; empty for none
    /// @param value   what was typed
    /// @param options what can be chosen, key by value, in their order; none for an input to type in
    public record Input(String name, Kind kind, String label, String hint, String value, Map<String, String> options) {

        public enum Kind {
            LINE,
            DATE,
            TEXT,
            CHOICE,
            /// Chosen from names that are nobody's words, such as agencies; the options are label by value.
            LIST
        }

        /// The reason of an act.
        public static Input because(ActKind act, String typed) {
            return new Input(
                    "because",
                    Kind.TEXT,
                    act.needsReason() ? act.reasonKey() : "proceeding.because.free",
                    "proceeding.because.hint",
                    typed,
                    Map.of());
        }

        public boolean isText() {
            return kind == Kind.TEXT;
        }

        public boolean isList() {
            return kind == Kind.LIST;
        }

        public boolean isChoice() {
            return kind == Kind.CHOICE;
        }

        public boolean isDate() {
            return kind == Kind.DATE;
        }
    }

    public boolean wrong(String field) {
        return errors.stream().anyMatch(error -> error.field().equals(field));
    }
}
