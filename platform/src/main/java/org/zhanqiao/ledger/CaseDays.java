package org.zhanqiao.ledger;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhanqiao.proceeding.Decision;
import org.zhanqiao.proceeding.DueMoved;
import org.zhanqiao.proceeding.Rung;
import org.zhanqiao.proceeding.Timed;

/// What happens to a case without anybody deciding on it: its day passes, those who reported it stay silent, a calendar
/// is announced. Whose case it is does not change by any of that.
@Service
class CaseDays implements Timed {

    private final CaseTable table;
    private final CaseMoves moves;
    private final InstantSource clock;

    CaseDays(CaseTable table, CaseMoves moves, InstantSource clock) {
        this.table = table;
        this.moves = moves;
        this.clock = clock;
    }

    @Override
    public List<String> listForLadder(LocalDate today, String after, int limit) {
        return table.listForLadder(today, after, limit);
    }

    @Override
    @Transactional
    public void noteDay(String id, ToIntFunction<LocalDate> late) {
        moves.lock(id).ifPresent(file -> {
            var about = file.about();
            var due = about.due();
            var answerBy = about.answerBy();
            if (about.state() == CaseState.VERIFIED && answerBy != null && late.applyAsInt(answerBy) >= 0) {
                var lapse = Decision.of(id, about.version(), CaseAct.LAPSE, "");
                moves.move(file, lapse, about.changed().answerBy(null), null, clock.instant());
            } else if (due != null) {
                Rung.next(about.rung(), late.applyAsInt(due)).ifPresent(rung -> {
                    var climb = new Decision<>(
                            id, about.version(), CaseAct.ESCALATE, "", Map.of(CaseDetail.RUNG, rung.name()));
                    moves.move(file, climb, about.changed().rung(rung), null, clock.instant());
                });
            }
        });
    }

    @Override
    public List<String> listRunning(String after, int limit) {
        return table.listRunning(after, limit);
    }

    @Override
    @Transactional
    public Optional<DueMoved> reckonAnew(String id) {
        return moves.lock(id).flatMap(file -> {
            var before = file.about();
            var after = moves.reckonAnew(file);
            var owner = before.owner();
            return DueMoved.of(id, "/desk/cases/" + id, owner.agency(), owner.person(), before.due(), after.due());
        });
    }
}
