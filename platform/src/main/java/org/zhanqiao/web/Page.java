package org.zhanqiao.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.web.csrf.CsrfToken;

/// What every template is given beside its view record: words, links, the reader, the form token. Lives for one
/// request.
public final class Page {

    /// The city's zone; storage holds instants.
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter LETTER_DAY = DateTimeFormatter.ofPattern("y年M月d日");
    private static final DateTimeFormatter LETTER_DAY_IN_ENGLISH =
            DateTimeFormatter.ofPattern("d MMMM y", Locale.ENGLISH);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter MILLISECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");

    private final MessageSource messages;
    private final Assets assets;
    private final HttpServletRequest request;
    private final Locale locale;
    private final @Nullable SignedIn user;
    private final Navigation navigation;
    private final Supplier<DayCount> days;
    private final String place;

    /// @param place address of the place of the navigation that it lies in, or its own
    Page(
            MessageSource messages,
            Assets assets,
            Navigation navigation,
            Supplier<DayCount> days,
            HttpServletRequest request,
            Locale locale,
            @Nullable SignedIn user,
            String place) {
        this.place = place;
        this.messages = messages;
        this.assets = assets;
        this.navigation = navigation;
        this.days = days;
        this.request = request;
        this.locale = locale;
        this.user = user;
    }

    /// The words under a key, in the reader's language.
    ///
    /// @throws org.springframework.context.NoSuchMessageException when there are none
    public String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments.length == 0 ? null : arguments, locale);
    }

    public String text(InputError error) {
        return text(error.messageKey(), error.arguments().toArray());
    }

    /// How many working days lie after the first day, up to and including the second.
    public int workingDays(LocalDate after, LocalDate upTo) {
        return days.get().between(after, upTo);
    }

    /// Whether a count of working days up to a day can change when the holidays of its year are known.
    public boolean isProvisional(LocalDate upTo) {
        return !days.get().isAnnounced(upTo.getYear());
    }

    /// The language of the page for `html lang`.
    public String language() {
        return locale.toLanguageTag();
    }

    public boolean isChinese() {
        return Locale.CHINESE.getLanguage().equals(locale.getLanguage());
    }

    /// This page in the other language.
    public String otherLanguageLink() {
        var lang = isChinese() ? "en" : "zh";
        return "GET".equals(request.getMethod()) && request.getAttribute("jakarta.servlet.error.status_code") == null
                ? with(Language.PARAMETER, lang)
                : "/?" + Language.PARAMETER + "=" + lang;
    }

    public Optional<SignedIn> user() {
        return Optional.ofNullable(user);
    }

    /// The places this reader can go to.
    public List<NavigationLink> navigation() {
        return navigation.links(user, place, this);
    }

    /// The same under the headings of the desks.
    public List<NavigationSection> navigationSections() {
        return navigation.sections(user, place, this);
    }

    /// The name of the place that this page lies in; empty for none.
    public String currentPlace() {
        return navigation().stream()
                .filter(NavigationLink::current)
                .map(NavigationLink::label)
                .findFirst()
                .orElse("");
    }

    /// Address of a style sheet or script: a library (`tabler.css`, `htmx.js`, `echarts.js`) or a file of
    /// `static/assets`.
    public String asset(String name) {
        return assets.address(name);
    }

    /// The path of this page, without its query.
    public String path() {
        return request.getRequestURI();
    }

    /// This page's address with one parameter of its query put in another's place, the rest kept; back to the first
    /// page when it is not the page that changes. What was sent in a form stays out of addresses.
    public String with(String parameter, Object value) {
        var query = new StringJoiner("&", path() + "?", "");
        var own = "GET".equals(request.getMethod()) ? request.getParameterMap() : Map.<String, String[]>of();
        own.forEach((name, values) -> {
            if (!name.equals(parameter) && (!"page".equals(name) || Language.PARAMETER.equals(parameter))) {
                for (var each : values) {
                    query.add(pair(name, each));
                }
            }
        });
        return query.add(pair(parameter, value.toString())).toString();
    }

    /// The list of this page as CSV, under the same query: a list page at `/x` has its export at `/x.csv`.
    public String csvLink() {
        return fileLink("csv");
    }

    /// The same as another kind of file.
    ///
    /// @param extension such as `xlsx`
    public String fileLink(String extension) {
        var query = request.getQueryString();
        return path() + "." + extension + (query == null ? "" : "?" + query);
    }

    /// The value of one parameter of this page's query, empty when there is none.
    public String parameter(String name) {
        var value = request.getParameter(name);
        return value == null ? "" : value;
    }

    /// Name of the hidden input that every form carries.
    public String formTokenName() {
        return csrf().getParameterName();
    }

    /// Value of the hidden input that every form carries.
    public String formToken() {
        return csrf().getToken();
    }

    /// To the minute, in the city's time.
    public String time(Instant instant) {
        return MINUTE.format(instant.atZone(ZONE));
    }

    /// To the second, in the city's time.
    public String timeWithSeconds(Instant instant) {
        return SECOND.format(instant.atZone(ZONE));
    }

    /// To the millisecond, in the city's time.
    public String timeWithMilliseconds(Instant instant) {
        return MILLISECOND.format(instant.atZone(ZONE));
    }

    public String date(LocalDate date) {
        return date.toString();
    }

    /// A day as letters write it.
    public String dateInWords(LocalDate date) {
        return (isChinese() ? LETTER_DAY : LETTER_DAY_IN_ENGLISH).format(date);
    }

    /// The day of the week, short, in the reader's language.
    public String weekday(LocalDate date) {
        return date.getDayOfWeek().getDisplayName(TextStyle.SHORT, locale);
    }

    public String number(long number) {
        return String.format(locale, "%,d", number);
    }

    private static String pair(String name, String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private CsrfToken csrf() {
        if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
            return token;
        }
        throw new IllegalStateException("no form token: this page was not asked for through the security filters");
    }
}
