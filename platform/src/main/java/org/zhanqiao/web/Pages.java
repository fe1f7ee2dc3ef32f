package org.zhanqiao.web;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/// How a controller answers: with a page made of a template and one view record, a redirect, or a CSV file. See
/// `docs/pages.md`.
public final class Pages {

    private final TemplateEngine templates;
    private final MessageSource messages;
    private final LocaleResolver locales;
    private final Navigation navigation;
    private final Supplier<DayCount> days;
    private final Assets assets = new Assets();

    Pages(
            TemplateEngine templates,
            MessageSource messages,
            LocaleResolver locales,
            Navigation navigation,
            Supplier<DayCount> days) {
        this.templates = templates;
        this.messages = messages;
        this.locales = locales;
        this.navigation = navigation;
        this.days = days;
    }

    /// Answers 200 with a page.
    ///
    /// @param template path under `src/main/jte` without `.jte`, such as `identity/people`; it declares
    ///     `@param Page page` and `@param … view`
    public View show(String template, Record view) {
        return show(HttpStatus.OK, template, view);
    }

    /// Answers with a page under another status.
    public View show(HttpStatus status, String template, Record view) {
        return (model, request, response) -> render(status, template, view, request, response);
    }

    /// Sends the browser on with GET (303).
    ///
    /// @param path an address on this site
    /// @throws IllegalArgumentException when it leads away from this site
    public View redirect(String path) {
        if (!LocalPath.isOne(path)) {
            throw new IllegalArgumentException("path: leads away from this site");
        }
        var redirect = new RedirectView(path);
        redirect.setStatusCode(HttpStatus.SEE_OTHER);
        redirect.setExposeModelAttributes(false);
        redirect.setExpandUriTemplateVariables(false);
        return redirect;
    }

    /// A list as the page shows it, as a CSV file (RFC 4180, UTF-8 with a byte order mark, so that spreadsheets read
    /// Chinese), streamed. A cell that a spreadsheet would run as a formula is made text. Programs read
    /// the interfaces, which have the codes.
    ///
    /// @param name     key of the file's name, without its ending
    /// @param headings keys of the columns' headings
    /// @param rows     see [SpokenTable]; closed when the file is written, or could not be
    public View table(String name, List<String> headings, Stream<? extends List<?>> rows) {
        var table = new SpokenTable(name, headings, rows);
        return (model, request, response) -> {
            var page = page(request);
            new CsvView(table.name(page) + ".csv", table.header(page), table.lines(page))
                    .render(model, request, response);
        };
    }

    /// The page facts of a request, for a view of a feature's own making.
    public Page page(HttpServletRequest request) {
        return page(request, request.getRequestURI());
    }

    private Page page(HttpServletRequest request, String place) {
        return new Page(messages, assets, navigation, days, request, locales.resolveLocale(request), user(), place);
    }

    private void render(
            HttpStatus status, String template, Record view, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var output = new Utf8ByteOutput();
        var page = page(request, view instanceof Placed placed ? placed.place() : request.getRequestURI());
        templates.render(template + ".jte", Map.of("page", page, "view", view), output);
        response.setStatus(status.value());
        response.setContentType("text/html;charset=UTF-8");
        output.writeTo(response.getOutputStream());
    }

    private static @Nullable SignedIn user() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn user ? user : null;
    }
}
