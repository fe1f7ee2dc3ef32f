package org.zhanqiao.web;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Reads a [ListQuery] from a request; a number that is none counts as not given.
final class ListQueryArgument implements HandlerMethodArgumentResolver {

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
        var sort = text(request.getParameter("sort"));
        boolean descending = sort.startsWith("-");
        return new ListQuery(
                text(request.getParameter("q")),
                descending ? sort.substring(1) : sort,
                descending,
                number(request.getParameter("page"), 1),
                number(request.getParameter("size"), ListQuery.DEFAULT_SIZE));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static int number(@Nullable String value, int otherwise) {
        return value != null && value.matches("[0-9]{1,9}") ? Integer.parseInt(value) : otherwise;
    }
}
