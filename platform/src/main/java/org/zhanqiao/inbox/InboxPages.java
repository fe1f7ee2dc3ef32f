package org.zhanqiao.inbox;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.AnyoneSignedIn;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.NotFound;
import org.zhanqiao.web.Pages;

/// My messages.
@Controller
class InboxPages {

    private final Pages pages;
    private final Inbox inbox;
    private final boolean mailed;

    InboxPages(Pages pages, Inbox inbox, ObjectProvider<JavaMailSender> server) {
        this.pages = pages;
        this.inbox = inbox;
        this.mailed = server.getIfAvailable() != null;
    }

    @AnyoneSignedIn
    @GetMapping("/inbox")
    View list(
            ListQuery query, @RequestParam(defaultValue = "") String done, @AuthenticationPrincipal SignedInPerson me) {
        var words = switch (done) {
            case "read" -> "inbox.done.read";
            case "address" -> "inbox.done.address";
            default -> "";
        };
        return show(HttpStatus.OK, query, inbox.findMailAddress(me.id()).orElse(""), List.of(), words, me);
    }

    /// Opens a message: it counts as read, and the reader goes to where it can be seen.
    @AnyoneSignedIn
    @PostMapping("/inbox/{id}")
    View open(@PathVariable long id, @AuthenticationPrincipal SignedInPerson me) {
        var opened = inbox.open(me.id(), id).orElseThrow(() -> new NotFound("message", Long.toString(id)));
        return pages.redirect(opened.message().path());
    }

    @AnyoneSignedIn
    @PostMapping("/inbox/read")
    View readAll(@RequestParam long upTo, @AuthenticationPrincipal SignedInPerson me) {
        inbox.openAll(me.id(), upTo);
        return pages.redirect("/inbox?done=read");
    }

    @AnyoneSignedIn
    @PostMapping("/inbox/address")
    View setAddress(
            @RequestParam(defaultValue = "") String address,
            ListQuery query,
            @AuthenticationPrincipal SignedInPerson me) {
        if (inbox.setMailAddress(me.id(), address)) {
            return pages.redirect("/inbox?done=address");
        }
        var errors = List.of(InputError.of("address", "inbox.address.wrong"));
        return show(HttpStatus.UNPROCESSABLE_CONTENT, query, address, errors, "", me);
    }

    private View show(
            HttpStatus status,
            ListQuery query,
            String address,
            List<InputError> errors,
            String done,
            SignedInPerson me) {
        // First, so that what comes meanwhile stays unread.
        long newest = inbox.newest(me.id());
        return pages.show(
                status,
                "inbox/inbox",
                new InboxView(inbox.listMessages(me.id(), query), newest, me.staff(), address, mailed, errors, done));
    }
}
