package org.zhanqiao.barrier.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.zhanqiao.web.InputError;

/// What is wrong with answers. The questionnaire, clerks and programs are held to the same.
final class AnswerCheck {

    static final int LONGEST_NAME = 100;
    static final int LONGEST_PLACES = 500;
    static final int LONGEST_STORY = 2_000;
    static final int LONGEST_CALLED = 40;

    private static final Pattern TELEPHONE = Pattern.compile("\\+?[0-9][0-9 ()（）-]{5,24}(?:[转x]\\d{1,6})?");
    private static final Pattern MAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]+\\.[^@\\s]{2,}");

    private AnswerCheck() {}

    /// What is wrong with the answers to one question.
    static List<InputError> check(Question question, Answers answers) {
        var errors = new ArrayList<InputError>();
        switch (question) {
            case MATTER -> {
                if (answers.matter().isEmpty()) {
                    errors.add(InputError.of("matter", "barrier.report.matter.missing"));
                }
                atMost(errors, "matter", answers.matter(), LONGEST_NAME);
            }
            case PAPER -> atMost(errors, "paper", answers.paper(), LONGEST_NAME);
            case PLACES -> atMost(errors, "places", answers.places(), LONGEST_PLACES);
            case STORY -> {
                if (answers.story().isEmpty() && answers.paper().isEmpty()) {
                    errors.add(InputError.of("story", "barrier.report.story.missing"));
                }
                atMost(errors, "story", answers.story(), LONGEST_STORY);
            }
            case CONTACT -> {
                atMost(errors, "name", answers.name(), LONGEST_CALLED);
                if (!answers.contact().isEmpty() && !isContact(answers.contact())) {
                    errors.add(InputError.of("contact", "barrier.report.contact.unfit"));
                }
            }
            case HOW_OFTEN, TIME_SPENT, PHOTOS -> {}
        }
        return errors;
    }

    /// What is wrong with all of them, in the order of the questions.
    static List<InputError> check(Answers answers) {
        var errors = new ArrayList<InputError>();
        for (var question : Question.values()) {
            errors.addAll(check(question, answers));
        }
        return errors;
    }

    private static boolean isContact(String text) {
        return text.length() <= LONGEST_NAME
                && (TELEPHONE.matcher(text).matches() || MAIL.matcher(text).matches());
    }

    static void atMost(List<InputError> errors, String field, String text, int most) {
        int length = text.codePointCount(0, text.length());
        if (length > most) {
            errors.add(InputError.of(field, "barrier.report.tooLong", most, length - most));
        }
    }
}
