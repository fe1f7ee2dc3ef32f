package org.zhanqiao.demo;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.springframework.boot.SpringApplication;
import org.springframework.context.support.GenericApplicationContext;

/// The clock of a platform with a sample city: the system's, except for whoever makes the city's past. Moving it moves
/// it for one thread and one act; nobody else sees another time. A real platform does not have it.
public final class SampleTime implements InstantSource {

    private static final ScopedValue<Instant> THEN = ScopedValue.newInstance();

    private final InstantSource system = InstantSource.system();

    @Override
    public Instant instant() {
        return THEN.isBound() ? THEN.get() : system.instant();
    }

    /// Makes it the clock of an application that is about to start.
    public static void putInto(SpringApplication application) {
        application.addInitializers(context ->
                ((GenericApplicationContext) context).registerBean("sampleTime", InstantSource.class, SampleTime::new));
    }

    static <R> R at(Instant then, Supplier<R> act) {
        return ScopedValue.where(THEN, then).call(act::get);
    }
}
