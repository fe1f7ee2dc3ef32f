package org.zhanqiao.barrier.cases;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.zhanqiao.barrier.reports.Counters;
import org.zhanqiao.barrier.reports.Report;
import org.zhanqiao.protection.suggest.PersonalText;

/// What a case says of the report that it was filed for. Names and numbers of persons stay with the report.
@Component
class CaseWords {

    private final Counters counters;
    private final HoldersNamed holders;
    private final MessageSource messages;

    CaseWords(Counters counters, HoldersNamed holders, MessageSource messages) {
        this.counters = counters;
        this.holders = holders;
        this.messages = messages;
    }

    String title(Report report) {
        var matter = PersonalText.coverLabel(report.matter());
        var paper = PersonalText.coverLabel(report.paper());
        if (!report.holder().isEmpty()) {
            return matter + "：用不上" + paper;
        }
        return matter + (paper.isEmpty() ? "：办事遇到堵点" : "：仍被要求提交" + paper);
    }

    /// What they wrote, and below it who holds the data, or at which counter it was, how often and how long it took.
    String what(Report report) {
        var written = Stream.of(report.story(), report.places())
                .map(PersonalText::cover)
                .filter(text -> !text.isBlank());
        return String.join(
                "\n", Stream.concat(written, listFacts(report).stream()).toList());
    }

    private List<String> listFacts(Report report) {
        var often = report.howOften();
        var took = report.timeSpent();
        return Stream.of(
                        holders.words(report),
                        counter(report),
                        often == null ? "" : fact("barrier.report.howOften", word("barrier.howOften." + often.name())),
                        took == null ? "" : fact("barrier.report.timeSpent", word("barrier.timeSpent." + took.name())))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private String counter(Report report) {
        return counters.find(report.counter())
                .map(counter -> fact("barrier.report.counter", counter.name() + " · " + counter.place()))
                .orElse("");
    }

    private String fact(String key, String value) {
        return word(key) + "：" + value;
    }

    private String word(String key) {
        return messages.getMessage(key, null, Locale.SIMPLIFIED_CHINESE);
    }
}
