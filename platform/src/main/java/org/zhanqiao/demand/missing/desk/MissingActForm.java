package org.zhanqiao.demand.missing.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.Entry;
import org.zhanqiao.demand.missing.MissingActKind;
import org.zhanqiao.demand.missing.MissingDataset;
import org.zhanqiao.demand.missing.MissingDetail;
import org.zhanqiao.proceeding.AnswerBy;

/// What was typed to do something to a statement of missing data.
///
/// @param version of the statement that was read
/// @param entry   code of an entry
/// @param day     ISO 8601
public record MissingActForm(
        long version,
        @Nullable String because,
        @Nullable String entry,
        @Nullable String agency,
        @Nullable String basis,
        @Nullable String day,
        @Nullable String answerBy) {

    /// As the form begins: a service that was asked for is that of one entry, and of its provider.
    static MissingActForm on(MissingDataset missing, Entries entries) {
        var entry = missing.asksService() ? missing.unserved() : missing.entry();
        var provider = missing.asksService()
                ? entries.findEntry(missing.unserved()).map(Entry::agency).orElse("")
                : "";
        return new MissingActForm(missing.version(), null, entry, provider, null, null, null);
    }

    public String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    /// What an act says; nothing when what it needs cannot be read, which the checks refuse.
    MissingDetail detail(MissingActKind kind) {
        return switch (kind) {
            case POINT, LINK, FULFIL -> new MissingDetail.Entry(text(entry), List.of());
            case ASSIGN ->
                readDay()
                        .<MissingDetail>map(each -> new MissingDetail.Duty(text(agency), text(basis), each))
                        .orElseGet(() -> new MissingDetail.Duty(text(agency), text(basis), LocalDate.EPOCH));
            case DECLINE -> new MissingDetail.Basis(text(basis));
            case ACCEPT, RESCHEDULE ->
                readDay().<MissingDetail>map(MissingDetail.Day::new).orElseGet(MissingDetail.None::new);
            case SUPERVISE ->
                AnswerBy.read(text(answerBy))
                        .<MissingDetail>map(MissingDetail.Supervision::new)
                        .orElseGet(MissingDetail.None::new);
            case STATE, SECOND, OBJECT, REOPEN, ESCALATE, REPLY, WITHDRAW -> new MissingDetail.None();
        };
    }

    private Optional<LocalDate> readDay() {
        return AnswerBy.read(text(day));
    }
}
