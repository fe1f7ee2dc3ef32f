package org.zhanqiao.exchange.grants;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.demand.Grant;
import org.zhanqiao.exchange.desk.GrantView;
import org.zhanqiao.exchange.desk.ItemLabel;
import org.zhanqiao.exchange.desk.Phrase;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Page;
import org.zhanqiao.web.Step;

/// The three steps in which a grant is signed.
public final class SigningView {

    private SigningView() {}

    /// Step one: who calls what.
    public record Choose(GrantForm form, List<Group> systems, List<Group> services, List<InputError> errors) {}

    /// Choices of one agency.
    public record Group(String name, List<AllGrantsView.Choice> choices) {}

    /// Step two: the terms.
    ///
    /// @param oneKey the only item the service can be asked by; empty when any can
    public record Terms(
            GrantForm form,
            Sides sides,
            List<AllGrantsView.Choice> modes,
            List<Phrase> modeWords,
            List<Item> items,
            String oneKey,
            List<Comparison> comparisons,
            List<Integer> conditions,
            List<LastGood> lastGood,
            boolean keyless,
            List<InputError> errors) {

        public boolean wrong(String field) {
            return errors.stream().anyMatch(error -> error.field().equals(field));
        }
    }

    /// Whom the grant binds.
    public record Sides(String consumer, String system, String systemName, String provider, String serviceTitle) {}

    /// A data item of the service.
    ///
    /// @param masks empty when its level lets it only be verified
    public record Item(ItemLabel label, Phrase type, Phrase level, List<Mask> masks, boolean mayBeKey) {}

    /// A mask that can be chosen.
    public record Mask(String value, Phrase words) {}

    /// A comparison that can be chosen.
    public record Comparison(String value, Phrase words) {}

    /// How old an answer may be that stands in, in seconds.
    public record LastGood(String value, Phrase words) {}

    /// Step three: everything once more in plain words.
    ///
    /// @param superseded grants for the same calls, whose place this one takes
    /// @param later      when it begins; null for at once
    public record Check(
            GrantForm form,
            GrantView grant,
            boolean keyless,
            List<Superseded> superseded,
            @Nullable Instant later) {}

    /// A grant that ends with the signature.
    ///
    /// @param by login of whoever signed it
    public record Superseded(String id, String by, Instant until) {

        static Superseded of(Grant grant) {
            return new Superseded(grant.id(), grant.signature().by(), grant.notAfter());
        }
    }

    /// Where in the three steps a page is.
    ///
    /// @param current counted from 0
    public static List<Step> steps(Page page, int current) {
        return Step.listAt(
                List.of(
                        page.text("exchange.sign.step.choose"),
                        page.text("exchange.sign.step.terms"),
                        page.text("exchange.sign.step.check")),
                current);
    }
}
