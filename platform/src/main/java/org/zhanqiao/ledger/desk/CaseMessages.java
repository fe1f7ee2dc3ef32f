package org.zhanqiao.ledger.desk;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Person;
import org.zhanqiao.identity.Role;
import org.zhanqiao.inbox.Inbox;
import org.zhanqiao.inbox.Message;
import org.zhanqiao.ledger.Case;
import org.zhanqiao.ledger.CaseAct;
import org.zhanqiao.ledger.CaseDetail;
import org.zhanqiao.ledger.CaseImported;
import org.zhanqiao.ledger.CaseMoved;
import org.zhanqiao.ledger.Reporter;
import org.zhanqiao.proceeding.Rung;

/// Tells people of cases, in the transaction of what happened. Citizens who reported one follow their report instead.
@Component
class CaseMessages {

    private static final String BUREAU = "ledger.message.bureau";
    private static final String OWNER = "ledger.message.owner";
    private static final String REPORTER = "ledger.message.reporter";

    private final Inbox inbox;
    private final Identity identity;
    private final CaseNames names;

    CaseMessages(Inbox inbox, Identity identity, CaseNames names) {
        this.inbox = inbox;
        this.identity = identity;
        this.names = names;
    }

    /// Of an import people are told once, not of each case in it.
    @EventListener
    void tell(CaseImported imported) {
        imported.assigned().forEach((agency, number) -> {
            var message = imported(imported, "ASSIGN", number, OWNER, agency);
            inbox.tell(agency, Role.DATA_OFFICER, message);
            inbox.tell(agency, Role.SHARING_HEAD, message);
        });
        if (!imported.by().roles().has(Role.BUREAU)) {
            var agency = imported.by().agency().orElse("");
            inbox.tell(null, Role.BUREAU, imported(imported, "FILE", imported.all(), BUREAU, agency));
        }
    }

    private Message imported(CaseImported imported, String act, long number, String because, String agency) {
        return new Message(
                "ledger.import:" + imported.id() + ":" + act,
                "ledger.message.import." + act,
                List.of(Long.toString(number), names.agency(agency)),
                Message.Because.of(because),
                CasePages.LIST + "?narrow=MINE");
    }

    @EventListener
    void tell(CaseMoved moved) {
        if (!moved.act().said(CaseDetail.IMPORT).isEmpty()) {
            return;
        }
        switch (moved.act().kind()) {
            case FILE, RETURN, REPORT_REMEDY -> bureau(moved);
            case ASSIGN, ADJUDICATE -> {
                officers(moved);
                head(moved);
            }
            case REJECT_REMEDY, CONFIRM, LAPSE -> owner(moved);
            case DENY, REOPEN, REFUSE -> {
                owner(moved);
                bureau(moved);
                reporters(moved);
            }
            case SUPERVISE -> {
                owner(moved);
                head(moved);
                if (!moved.act().said(CaseDetail.OFFICE).isEmpty()) {
                    bureau(moved);
                }
            }
            case VERIFY -> {
                owner(moved);
                reporters(moved);
            }
            case ACCEPT, MERGE, SPLIT, PAUSE -> reporters(moved);
            case JOIN, LEAVE -> joined(moved);
            case NAME_PERSON -> owner(moved);
            case ESCALATE -> climb(moved, Rung.valueOf(moved.act().said(CaseDetail.RUNG)));
            case TRIAGE, PLAN, REACH_MILESTONE, RESUME, NOTE -> {}
        }
    }

    /// Before anybody owns it, it is the bureau that is late.
    private void climb(CaseMoved moved, Rung rung) {
        if (moved.file().about().owner().agency().isEmpty()) {
            bureau(moved);
            return;
        }
        switch (rung) {
            case OWNER -> owner(moved);
            case HEAD -> head(moved);
            case BUREAU -> bureau(moved);
            case CITY_OFFICE -> {
                bureau(moved);
                inbox.tell(null, Role.CITY_OFFICE, message(moved, "ledger.message.cityOffice"));
            }
        }
    }

    private void bureau(CaseMoved moved) {
        inbox.tell(null, Role.BUREAU, message(moved, BUREAU));
    }

    private void officers(CaseMoved moved) {
        inbox.tell(moved.file().about().owner().agency(), Role.DATA_OFFICER, message(moved, OWNER));
    }

    private void head(CaseMoved moved) {
        inbox.tell(moved.file().about().owner().agency(), Role.SHARING_HEAD, message(moved, OWNER));
    }

    /// Whoever is responsible by name; all officers of the agency before somebody is.
    private void owner(CaseMoved moved) {
        var owner = moved.file().about().owner();
        if (owner.agency().isEmpty()) {
            return;
        }
        List<UUID> person = identity.findPersonByLogin(owner.person())
                .filter(Person::enabled)
                .map(found -> List.of(found.id()))
                .orElse(List.of());
        if (person.isEmpty()) {
            officers(moved);
        } else {
            inbox.tell(person, message(moved, OWNER));
        }
    }

    private void reporters(CaseMoved moved) {
        moved.file().reporters().stream()
                .filter(reporter -> reporter.kind() == Reporter.Kind.AGENCY)
                .map(Reporter::ref)
                .distinct()
                .filter(agency -> !agency.equals(moved.file().about().owner().agency()))
                .forEach(agency -> inbox.tell(agency, Role.DATA_OFFICER, toReporter(moved)));
    }

    /// Who is asked is told until when.
    private Message toReporter(CaseMoved moved) {
        var until = moved.file().about().answerBy();
        return moved.act().kind() == CaseAct.VERIFY && until != null
                ? message(moved, REPORTER, ".ASKED", until.toString())
                : message(moved, REPORTER);
    }

    /// Agencies that joined or left; a case that ends by somebody's leaving is told to whoever is responsible.
    private void joined(CaseMoved moved) {
        Stream.of(moved.act().said(CaseDetail.AGENCIES).split(" ", -1))
                .filter(agency -> !agency.isEmpty())
                .distinct()
                .forEach(agency -> inbox.tell(agency, Role.DATA_OFFICER, message(moved, REPORTER)));
        if (moved.file().about().state() != moved.from()) {
            owner(moved);
        }
    }

    private Message message(CaseMoved moved, String because) {
        var rung = moved.act().said(CaseDetail.RUNG);
        return message(moved, because, rung.isEmpty() ? "" : "." + rung, "");
    }

    /// @param ending of the key of its words
    /// @param day    that they say; empty for none
    private Message message(CaseMoved moved, String because, String ending, String day) {
        Case about = moved.file().about();
        return new Message(
                moved.act().evidenceKey(),
                "ledger.message.act." + moved.act().kind().name() + ending,
                List.of(
                        about.id(),
                        about.about().title(),
                        names.agency(about.owner().agency()),
                        names.person(about.owner().person()),
                        day),
                Message.Because.of(because),
                CasePages.path(about.id()));
    }
}
