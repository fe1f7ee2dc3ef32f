package org.zhanqiao.protection.desk;

import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;
import org.zhanqiao.protection.Allowance;
import org.zhanqiao.protection.Duty;
import org.zhanqiao.protection.Level;
import org.zhanqiao.protection.LevelTable;
import org.zhanqiao.protection.MaskStrength;
import org.zhanqiao.protection.Opening;

/// Reads a table out of the form: `returned-N`, `opening-N`, `mask-N`, `second-N` and `duty-N` for each
/// level N. What is not sent, or is none of the choices, reads as the strictest.
final class LevelForm {

    private final MultiValueMap<String, String> sent;

    private LevelForm(MultiValueMap<String, String> sent) {
        this.sent = sent;
    }

    static LevelTable read(MultiValueMap<String, String> sent) {
        var form = new LevelForm(sent);
        return new LevelTable(Stream.of(Level.values()).map(form::row).toList());
    }

    private Allowance row(Level level) {
        var duties = EnumSet.noneOf(Duty.class);
        for (var duty : Duty.values()) {
            if (sent.getOrDefault("duty-" + level.number(), List.of()).contains(duty.name())) {
                duties.add(duty);
            }
        }
        return new Allowance(
                level,
                ticked("returned", level),
                choice("opening", level, Opening.values()),
                choice("mask", level, MaskStrength.values()),
                ticked("second", level),
                duties);
    }

    private boolean ticked(String name, Level level) {
        return "yes".equals(sent.getFirst(name + "-" + level.number()));
    }

    private <E extends Enum<E>> E choice(String name, Level level, E[] choices) {
        var chosen = sent.getFirst(name + "-" + level.number());
        return Stream.of(choices)
                .filter(choice -> choice.name().equals(chosen))
                .findFirst()
                .orElse(choices[choices.length - 1]);
    }
}
