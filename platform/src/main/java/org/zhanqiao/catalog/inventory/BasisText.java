package org.zhanqiao.catalog.inventory;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.zhanqiao.catalog.LegalBasis;
import org.zhanqiao.catalog.Vocabulary;

/// Legal bases in one cell: `法律：《中华人民共和国统计法》第九条；行政法规：《…条例》第三条`. Without a kind before the colon the
/// title says what it is.
record BasisText(Words words) {

    private static final Pattern ARTICLE = Pattern.compile("^(.*?)\\s*(第[零〇一二三四五六七八九十百千0-9]+条.*)$");

    /// The bases, or the first kind that is none.
    record Read(List<LegalBasis> bases, Optional<String> unknownKind) {}

    Read read(String text) {
        var bases = Arrays.stream(text.split("[;；\\n]"))
                .map(String::strip)
                .filter(part -> !CellText.isNothing(part))
                .map(this::basis)
                .toList();
        var unknown = bases.stream().flatMap(basis -> basis.unknown().stream()).findFirst();
        return new Read(bases.stream().map(Part::basis).toList(), unknown);
    }

    private record Part(LegalBasis basis, Optional<String> unknown) {}

    private Part basis(String text) {
        int colon = Math.max(text.indexOf('：'), text.indexOf(':'));
        boolean named = colon > 0 && (text.indexOf('《') < 0 || colon < text.indexOf('《'));
        var kind = named ? text.substring(0, colon).strip() : "";
        var rest = named ? text.substring(colon + 1).strip() : text;
        int stroke = rest.indexOf('｜');
        var matcher = ARTICLE.matcher(rest);
        boolean split = stroke < 0 && matcher.matches();
        var title = stroke >= 0 ? rest.substring(0, stroke) : split ? matcher.group(1) : rest;
        var article = stroke >= 0 ? rest.substring(stroke + 1) : split ? matcher.group(2) : "";
        var known = named
                ? words.findCode(Vocabulary.BASIS_KIND, kind)
                : Optional.of(LegalBasis.Kind.ofTitle(title).name());
        return new Part(
                new LegalBasis(known.map(LegalBasis.Kind::valueOf).orElse(LegalBasis.Kind.OTHER), title, article),
                known.isPresent() ? Optional.empty() : Optional.of(kind));
    }

    /// The cell that reads as these bases.
    String write(List<LegalBasis> bases) {
        return bases.stream().map(this::write).collect(Collectors.joining("；"));
    }

    private String write(LegalBasis basis) {
        var kind = words.title(Vocabulary.BASIS_KIND, basis.kind().name()) + "：";
        var plain = kind + basis.title() + basis.article();
        return basis(plain).basis().equals(basis) ? plain : kind + basis.title() + "｜" + basis.article();
    }
}
