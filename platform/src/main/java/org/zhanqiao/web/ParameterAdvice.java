package org.zhanqiao.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/// Tells a program which parameter it sent is no such thing, and what may stand there. What a page was narrowed to in
/// vain is no bound; a program would take the whole for the part it asked for.
@RestControllerAdvice(annotations = RestController.class)
class ParameterAdvice {

    private static final String WRONG = "web.problem.parameter";
    private static final String CORRECT = "web.problem.parameter.next";
    private static final String ALLOWED = "web.problem.parameter.allowed";
    private static final String LONG = "web.problem.parameter.long";

    private final Problems problems;

    ParameterAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrong(MethodArgumentTypeMismatchException mismatch) {
        return answer(mismatch.getName(), allowed(mismatch.getRequiredType()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrong(UnfitParameter unfit) {
        if (unfit.most() > 0) {
            return tooLong(unfit);
        }
        return unfit.wordsKey().isEmpty()
                ? answer(unfit.name(), unfit.allowed())
                : answer(
                        unfit.name(),
                        problems.text(unfit.wordsKey(), Locale.SIMPLIFIED_CHINESE),
                        problems.text(unfit.wordsKey(), Locale.ENGLISH));
    }

    private ResponseEntity<ProblemDetail> tooLong(UnfitParameter unfit) {
        var problem = problems.of(HttpStatus.BAD_REQUEST, "parameter", WRONG);
        problem.setDetail(problems.text(LONG, Locale.SIMPLIFIED_CHINESE, unfit.name(), unfit.most()));
        problem.setProperty("detailEn", problems.text(LONG, Locale.ENGLISH, unfit.name(), unfit.most()));
        return Problems.answer(problem).body(problem);
    }

    private ResponseEntity<ProblemDetail> answer(String name, List<String> allowed) {
        return answer(name, String.join("、", allowed), String.join(", ", allowed));
    }

    private ResponseEntity<ProblemDetail> answer(String name, String allowed, String allowedEn) {
        var problem = problems.of(HttpStatus.BAD_REQUEST, "parameter", WRONG);
        problem.setDetail(next(Locale.SIMPLIFIED_CHINESE, name, allowed));
        problem.setProperty("detailEn", next(Locale.ENGLISH, name, allowedEn));
        return Problems.answer(problem).body(problem);
    }

    private String next(Locale language, String name, String allowed) {
        return allowed.isEmpty()
                ? problems.text(CORRECT, language, name)
                : problems.text(ALLOWED, language, name, allowed);
    }

    private static List<String> allowed(@Nullable Class<?> type) {
        return type != null && type.isEnum()
                ? Arrays.stream(type.getEnumConstants()).map(Objects::toString).collect(Collectors.toUnmodifiableList())
                : type == boolean.class || type == Boolean.class ? List.of("true", "false") : List.of();
    }
}
