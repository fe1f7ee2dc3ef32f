package org.zhanqiao.workday;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.zhanqiao.web.Page;

/// A reckoning in sentences: the limit, each step, the day it ends on.
@Component
public class StepWords {

    private final MessageSource messages;

    StepWords(MessageSource messages) {
        this.messages = messages;
    }

    /// One sentence a step, from the limit to the last day, and a warning when it is provisional.
    public List<String> lines(Reckoning reckoning, Locale locale) {
        var words = new Words(locale);
        var lines = steps(reckoning, locale);
        lines.add(words.end(reckoning));
        if (reckoning.isProvisional()) {
            lines.add(words.provisional(reckoning));
        }
        return lines;
    }

    /// The same without where it ends, for a clock that nobody waits for any more.
    public List<String> steps(Reckoning reckoning, Locale locale) {
        var words = new Words(locale);
        var lines = new ArrayList<String>();
        lines.add(words.limit(reckoning.clock()));
        reckoning.clock().extensions().forEach(extension -> lines.add(words.extension(extension)));
        Step before = null;
        var sameDay = new ArrayDeque<>(reckoning.clock().pauses().stream()
                .filter(Pause::isWithinOneDay)
                .toList());
        for (var step : reckoning.steps()) {
            lines.add(words.step(step, before == null ? 0 : before.counted(), reckoning.clock()));
            before = step;
            while (!sameDay.isEmpty() && !date(sameDay.getFirst().from()).isAfter(step.to())) {
                lines.add(words.sameDay(sameDay.removeFirst()));
            }
        }
        sameDay.forEach(pause -> lines.add(words.sameDay(pause)));
        return lines;
    }

    private final class Words {

        private final Locale locale;
        private final boolean chinese;

        Words(Locale locale) {
            this.locale = locale;
            this.chinese = Locale.CHINESE.getLanguage().equals(locale.getLanguage());
        }

        String limit(Clock clock) {
            return text(
                    "workday.step.limit",
                    text(clock.limit().messageKey()),
                    clock.limit().workingDays());
        }

        String extension(Extension extension) {
            return text(
                    "workday.step.extension",
                    day(date(extension.at())),
                    extension.workingDays(),
                    extension.because().strip());
        }

        String step(Step step, int countedBefore, Clock clock) {
            var days = span(step.from(), step.to());
            return switch (step.kind()) {
                case RECEIPT -> text(clock.limit().startKey(), moment(clock.start()));
                case WORKING -> text("workday.step.working", days, count(countedBefore, step.counted()));
                case MAKE_UP ->
                    text("workday.step.makeUp", days, step.occasion(), count(countedBefore, step.counted()));
                case WEEKEND -> text("workday.step.weekend", days);
                case HOLIDAY -> text("workday.step.holiday", days, step.occasion());
                case PAUSED -> text("workday.step.paused", days, step.days());
            };
        }

        String sameDay(Pause pause) {
            return text("workday.step.sameDay", day(date(pause.from())));
        }

        private String count(int before, int after) {
            return after - before == 1
                    ? text("workday.step.count.one", after)
                    : text("workday.step.count.many", before + 1, after);
        }

        String end(Reckoning reckoning) {
            return switch (reckoning) {
                case Reckoning.Due due -> text("workday.step.due", day(due.day()));
                case Reckoning.Standing standing ->
                    text("workday.step.standing", moment(standing.since()), standing.remaining());
            };
        }

        String provisional(Reckoning reckoning) {
            return text(
                    "workday.step.provisional",
                    reckoning.unannouncedYears().stream()
                            .map(Object::toString)
                            .collect(Collectors.joining(chinese ? "、" : ", ")));
        }

        private String span(LocalDate from, LocalDate to) {
            return from.equals(to) ? day(from) : text("workday.step.span", day(from), day(to));
        }

        private String day(LocalDate date) {
            return format(chinese ? "yyyy年M月d日（E）" : "E d MMM yyyy").format(date);
        }

        private String moment(Instant instant) {
            return format(chinese ? "yyyy年M月d日（E）HH:mm" : "E d MMM yyyy HH:mm").format(at(instant));
        }

        private DateTimeFormatter format(String pattern) {
            return DateTimeFormatter.ofPattern(pattern, locale);
        }

        private String text(String key, Object... arguments) {
            var shown = new Object[arguments.length];
            for (int i = 0; i < arguments.length; i++) {
                shown[i] = arguments[i].toString();
            }
            return messages.getMessage(key, shown, locale);
        }
    }

    private static ZonedDateTime at(Instant instant) {
        return instant.atZone(Page.ZONE);
    }

    private static LocalDate date(Instant instant) {
        return at(instant).toLocalDate();
    }
}
