package org.zhanqiao.catalog.inventory;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.util.HtmlUtils;
import org.zhanqiao.SignInAs;
import org.zhanqiao.catalog.EntryTexts;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Person;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.Roles;

/// An agency that brings inventories, from outside: files go up, and what the page says of them comes back.
final class InventoryTown {

    private static final Pattern TABLE_ROW =
            Pattern.compile("<tr>\\s*<td class=\"zq-keep\"[^>]*>(.*?)</tr>", Pattern.DOTALL);
    private static final Pattern CELL = Pattern.compile("<td.*?>(.*?)</td>", Pattern.DOTALL);
    private static final Pattern SAID = Pattern.compile("<li>(.*?)</li>", Pattern.DOTALL);
    private static final Pattern REFUSED =
            Pattern.compile("<li><a href=\"#(?:file|source)\">(.*?)</a></li>", Pattern.DOTALL);
    private static final Pattern DIGEST = Pattern.compile("name=\"digest\" value=\"([0-9a-f]{64})\"");

    final Agency agency;
    private final MockMvc mvc;

    /// @param number 8 digits that no other test uses
    InventoryTown(MockMvc mvc, Identity identity, String number, String id, String name) {
        this.mvc = mvc;
        this.agency = identity.findAgencyById(id).orElseGet(() -> EntryTexts.agency(identity, number, id, name));
    }

    /// What the page says of one dataset.
    ///
    /// @param lines such as `2–3`
    record Line(String lines, String outcome, String name, List<String> said) {}

    /// What came of a file.
    ///
    /// @param id      of its dry run; empty when it was refused
    /// @param refused why
    record Shown(String id, String digest, List<String> refused, List<Line> lines) {

        /// Everything that is said, in the order of the page.
        List<String> said() {
            var all = new ArrayList<>(refused);
            lines.forEach(line -> all.addAll(line.said()));
            return all;
        }

        List<String> outcomes() {
            return lines.stream().map(Line::outcome).toList();
        }
    }

    RequestPostProcessor officer(String login) {
        return SignInAs.person(new Person(
                new UUID(7, login.hashCode()), login, login, agency.code(), Roles.of(Role.DATA_OFFICER), true, 0));
    }

    Shown bring(String name, byte[] content) {
        var answer = ask(multipart("/desk/inventory")
                .file(new MockMultipartFile("file", name, "application/octet-stream", content))
                .with(officer("officer.one"))
                .with(csrf()));
        if (answer.getStatus() == 422) {
            return new Shown("", "", texts(REFUSED, text(answer)), List.of());
        }
        if (answer.getStatus() != 303) {
            throw new AssertionError(name + ": " + answer.getStatus());
        }
        return show(String.valueOf(answer.getHeader("Location")).replaceFirst(".*/", ""));
    }

    Shown show(String id) {
        var page = text(ask(get("/desk/inventory/" + id + "?size=200").with(officer("officer.one"))));
        var digest = DIGEST.matcher(page);
        var lines = new ArrayList<Line>();
        for (var row : TABLE_ROW.matcher(page).results().toList()) {
            var cells = texts(CELL, row.group());
            lines.add(
                    new Line(plain(cells.get(0)), plain(cells.get(1)), plain(cells.get(2)), texts(SAID, row.group())));
        }
        return new Shown(id, digest.find() ? digest.group(1) : "", List.of(), lines);
    }

    /// @return status and text of the page that answers
    MockHttpServletResponse importShown(Shown shown, boolean onlyGood, String by) {
        return ask(post("/desk/inventory/" + shown.id())
                .param("digest", shown.digest())
                .param("onlyGood", Boolean.toString(onlyGood))
                .with(officer(by))
                .with(csrf()));
    }

    String text(String path) {
        return new String(download(path), StandardCharsets.UTF_8);
    }

    byte[] download(String path) {
        var answer = ask(get(path).with(officer("officer.one")));
        if (answer.getStatus() != 200) {
            throw new AssertionError(path + ": " + answer.getStatus());
        }
        return answer.getContentAsByteArray();
    }

    private MockHttpServletResponse ask(org.springframework.test.web.servlet.RequestBuilder request) {
        try {
            return mvc.perform(request).andReturn().getResponse();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static String text(MockHttpServletResponse answer) {
        return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private static List<String> texts(Pattern pattern, String page) {
        return pattern.matcher(page)
                .results()
                .map(found -> plain(found.group(1)))
                .toList();
    }

    private static String plain(String html) {
        return HtmlUtils.htmlUnescape(html.replaceAll("<[^>]*>", ""))
                .replaceAll("\\s+", " ")
                .strip();
    }
}
