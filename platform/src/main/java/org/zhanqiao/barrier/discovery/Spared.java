package org.zhanqiao.barrier.discovery;

/// What clearing would spare people in a year.
///
/// @param papers to be handed in
/// @param trips  to fetch them; papers of one matter from one issuer are fetched in one trip, which they share
/// @param days   that the trips take
public record Spared(long papers, double trips, double days) {

    public static Spared nothing() {
        return new Spared(0, 0, 0);
    }

    public Spared plus(Spared other) {
        return new Spared(papers + other.papers, trips + other.trips, days + other.days);
    }
}
