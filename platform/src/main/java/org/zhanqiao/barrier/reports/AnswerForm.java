package org.zhanqiao.barrier.reports;

import org.jspecify.annotations.Nullable;

/// What was typed on one page of the questionnaire, or into a form that asks all of it.
public record AnswerForm(
        @Nullable String matter,
        @Nullable String paper,
        @Nullable String places,
        @Nullable String howOften,
        @Nullable String timeSpent,
        @Nullable String story,
        @Nullable String name,
        @Nullable String contact) {

    /// What was typed, at a counter or at none.
    public Answers answers(String counter) {
        return Answers.general(
                counter,
                Answers.clean(matter),
                Answers.clean(paper),
                Answers.clean(places),
                Answers.choice(HowOften.class, howOften),
                Answers.choice(TimeSpent.class, timeSpent),
                Answers.clean(story),
                Answers.clean(name),
                Answers.clean(contact));
    }
}
