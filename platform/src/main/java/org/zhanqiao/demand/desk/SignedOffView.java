package org.zhanqiao.demand.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.demand.requests.Ask;
import org.zhanqiao.demand.requests.AskPart;
import org.zhanqiao.demand.requests.SignedOff;
import org.zhanqiao.web.Page;

/// What a completed request asks for, beside what was signed off.
public record SignedOffView(SignedOff compared, Dataset dataset) {

    /// A part that is not as it was signed off.
    public record Line(String label, String before, String now) {}

    /// Whether it goes straight back to the provider.
    public boolean stands() {
        return compared.stands();
    }

    /// Whether it is known what was signed off.
    public boolean isKnown() {
        return compared.signed() != null;
    }

    public List<Line> lines(Page page) {
        return compared.changed().stream()
                .map(part -> new Line(
                        page.text(part.messageKey()),
                        words(page, part, compared.signed()),
                        words(page, part, compared.now())))
                .toList();
    }

    /// What has to be disposed of when it takes the place of the former, in the reader's words; empty
    /// for nothing.
    public String dropped(Page page) {
        var signed = compared.signed();
        return signed == null
                ? ""
                : RequestWords.titles(
                        page, dataset, signed.listDropped(compared.now().masks()));
    }

    private String words(Page page, AskPart part, @Nullable Ask ask) {
        return ask == null ? "" : RequestWords.part(page, dataset, part, ask);
    }
}
