package org.zhanqiao.barrier.reports;

import java.text.Normalizer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What somebody answered so far. Texts are never null: empty is not answered. They hold no control characters but
/// line feeds, and no spaces around them.
///
/// @param counter  code of the counter whose poster led here
/// @param campaign code of the campaign whose questionnaire this is
/// @param places  where they were sent, in their words
/// @param name    how to call them
/// @param contact telephone number or e-mail address
public record Answers(
        String counter,
        String campaign,
        String matter,
        String paper,
        String places,
        @Nullable HowOften howOften,
        @Nullable TimeSpent timeSpent,
        String story,
        String name,
        String contact) {

    public Answers {
        counter = clean(counter);
        campaign = clean(campaign);
        matter = clean(matter);
        paper = clean(paper);
        places = clean(places);
        story = clean(story);
        name = clean(name);
        // Numbers typed in full width are the same numbers.
        contact = Normalizer.normalize(clean(contact), Normalizer.Form.NFKC);
    }

    /// Nothing answered yet.
    public static Answers none() {
        return new Answers("", "", "", "", "", null, null, "", "", "");
    }

    /// Answers that no campaign asked for.
    public static Answers general(
            String counter,
            String matter,
            String paper,
            String places,
            @Nullable HowOften howOften,
            @Nullable TimeSpent timeSpent,
            String story,
            String name,
            String contact) {
        return new Answers(counter, "", matter, paper, places, howOften, timeSpent, story, name, contact);
    }

    /// The same with the answers to one question taken from others.
    Answers with(Question question, Answers other) {
        var changed = switch (question) {
            case MATTER -> general(counter, other.matter, paper, places, howOften, timeSpent, story, name, contact);
            case PAPER -> general(counter, matter, other.paper, places, howOften, timeSpent, story, name, contact);
            case PLACES -> general(counter, matter, paper, other.places, howOften, timeSpent, story, name, contact);
            case HOW_OFTEN -> general(counter, matter, paper, places, other.howOften, timeSpent, story, name, contact);
            case TIME_SPENT -> general(counter, matter, paper, places, howOften, other.timeSpent, story, name, contact);
            case STORY -> general(counter, matter, paper, places, howOften, timeSpent, other.story, name, contact);
            case PHOTOS -> this;
            case CONTACT ->
                general(counter, matter, paper, places, howOften, timeSpent, story, other.name, other.contact);
        };
        return changed.from(counter, campaign);
    }

    /// The same, asked for at a counter and by a campaign; empty for none.
    Answers from(String atCounter, String byCampaign) {
        return new Answers(atCounter, byCampaign, matter, paper, places, howOften, timeSpent, story, name, contact);
    }

    /// One of an enumeration by its name; null when there is none of that name.
    static <E extends Enum<E>> @Nullable E choice(Class<E> type, @Nullable String name) {
        for (var each : type.getEnumConstants()) {
            if (each.name().equals(name)) {
                return each;
            }
        }
        return null;
    }

    static String clean(@Nullable String text) {
        return Optional.ofNullable(text)
                .map(typed -> typed.replaceAll("\\R", "\n")
                        .replaceAll("[\\p{Cntrl}&&[^\n]]", " ")
                        .strip())
                .orElse("");
    }
}
