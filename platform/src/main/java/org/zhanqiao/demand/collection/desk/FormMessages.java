package org.zhanqiao.demand.collection.desk;

import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.zhanqiao.demand.collection.FormFlagged;
import org.zhanqiao.identity.Role;
import org.zhanqiao.inbox.Inbox;
import org.zhanqiao.inbox.Message;

/// Tells an agency that a dataset holds what one of its forms asks for, in the transaction of the publication.
@Component
class FormMessages {

    private final Inbox inbox;

    FormMessages(Inbox inbox) {
        this.inbox = inbox;
    }

    @EventListener
    void tell(FormFlagged flagged) {
        var form = flagged.form();
        inbox.tell(
                form.agency(),
                Role.DATA_OFFICER,
                new Message(
                        "demand.form.flagged:" + form.id() + ":" + flagged.entry() + ":" + flagged.version(),
                        "demand.form.message.flagged",
                        List.of(form.id(), flagged.entry(), Integer.toString(flagged.fields())),
                        Message.Because.of("demand.form.because.owner"),
                        FormPages.path(form.id())));
    }
}
