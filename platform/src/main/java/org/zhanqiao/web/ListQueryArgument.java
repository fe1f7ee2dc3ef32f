package org.zhanqiao.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Reads a [ListQuery] from a request. On a page a number that is none counts as not given; a program, which would take
/// other rows for those it asked for, is refused.
final class ListQueryArgument implements HandlerMethodArgumentResolver {

    private static final String INTERFACES = "/api/";

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == ListQuery.class;
    }

    @Override
    public ListQuery resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        boolean strict = request.getNativeRequest() instanceof HttpServletRequest asked
                && asked.getRequestURI().startsWith(INTERFACES);
        if (strict) {
            number(request, "page", ListQuery.LAST_PAGE);
            number(request, "size", ListQuery.LARGEST_SIZE);
            if (text(request.getParameter("q")).strip().length() > ListQuery.LONGEST_TEXT) {
                throw UnfitParameter.tooLong("q", ListQuery.LONGEST_TEXT);
            }
        }
        var sort = text(request.getParameter("sort"));
        boolean descending = sort.startsWith("-");
        return new ListQuery(
                text(request.getParameter("q")),
                descending ? sort.substring(1) : sort,
                descending,
                number(request.getParameter("page"), 1),
                number(request.getParameter("size"), ListQuery.DEFAULT_SIZE),
                strict);
    }

    /// @throws UnfitParameter unless it is not given, or a whole number from 1 to the most
    private static void number(NativeWebRequest request, String name, int most) {
        var value = request.getParameter(name);
        if (value != null && (!value.matches("[1-9][0-9]{0,8}") || Integer.parseInt(value) > most)) {
            throw new UnfitParameter(name, List.of("1–" + most));
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static int number(@Nullable String value, int otherwise) {
        return value != null && value.matches("[0-9]{1,9}") ? Integer.parseInt(value) : otherwise;
    }
}
