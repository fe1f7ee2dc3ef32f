package org.zhanqiao.demand.corrections;

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

/// What happens to a correction request without anybody deciding on it: its day passes, a calendar is announced.
@Service
class CorrectionDays implements Timed {

    private final CorrectionTable table;
    private final CorrectionMoves moves;
    private final InstantSource clock;

    CorrectionDays(CorrectionTable table, CorrectionMoves moves, InstantSource clock) {
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
        table.rows().lock(id).ifPresent(correction -> {
            var due = correction.due();
            if (due == null) {
                return;
            }
            Rung.next(correction.rung(), late.applyAsInt(due))
                    .ifPresent(rung -> moves.move(
                            new CorrectionFile(correction, moves.history(id)),
                            new Decision<>(
                                    id, correction.version(), CorrectionAct.ESCALATE, "", Map.of("rung", rung.name())),
                            null,
                            rung,
                            clock.instant()));
        });
    }

    @Override
    public List<String> listRunning(String after, int limit) {
        return table.listRunning(after, limit);
    }

    @Override
    @Transactional
    public Optional<DueMoved> reckonAnew(String id) {
        return table.rows().lock(id).flatMap(correction -> {
            var after = moves.reckonAnew(new CorrectionFile(correction, moves.history(id)));
            return DueMoved.of(id, CorrectionPages.path(id), correction.provider(), "", correction.due(), after.due());
        });
    }
}
