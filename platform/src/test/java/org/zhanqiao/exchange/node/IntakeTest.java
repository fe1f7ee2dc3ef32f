package org.zhanqiao.exchange.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a node holds of requests on their way in.
class IntakeTest {

    private final Intake intake = new Intake(100, 10);
    private final List<String> late = new ArrayList<>();

    private final class Sender implements Intake.Guest {
        private final String name;

        Sender(String name, long arrived) {
            this.name = name;
            intake.enter(this, arrived);
        }

        @Override
        public void late() {
            late.add(name);
            intake.leave(this, 0);
        }
    }

    @Test
    void a01_no_more_is_held_than_there_is_room_for_whoever_sends_it() {
        var first = new Sender("first", 0);
        var second = new Sender("second", 0);
        assertThat(intake.hold(60)).isTrue();
        assertThat(intake.hold(41)).isFalse();
        assertThat(intake.hold(40)).isTrue();
        intake.leave(first, 60);
        assertThat(intake.hold(60)).isTrue();
        intake.leave(second, 100);
        assertThat(intake.held()).isZero();
    }

    @Test
    void a02_who_left_gives_back_its_room_once() {
        var sender = new Sender("first", 0);
        assertThat(intake.hold(60)).isTrue();
        intake.leave(sender, 60);
        intake.leave(sender, 60);
        assertThat(intake.held()).isZero();
    }

    @Test
    void a03_who_takes_too_long_is_sent_away_once_and_nobody_else() {
        new Sender("slow", 0);
        new Sender("slow too", 3);
        var quick = new Sender("quick", 4);
        new Sender("new", 13);
        intake.dismissLate(10);
        assertThat(late).isEmpty();
        intake.leave(quick, 0);
        intake.dismissLate(14);
        intake.dismissLate(14);
        assertThat(late).containsExactly("slow", "slow too");
    }
}
