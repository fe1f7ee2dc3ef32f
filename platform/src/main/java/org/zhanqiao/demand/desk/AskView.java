package org.zhanqiao.demand.desk;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.catalog.DataItem;
import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.demand.Condition;
import org.zhanqiao.demand.ServiceItems;
import org.zhanqiao.demand.requests.AccessRequest;
import org.zhanqiao.demand.requests.Ask;
import org.zhanqiao.protection.Mask;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Page;
import org.zhanqiao.web.Step;

/// The steps in which a request is written.
public final class AskView {

    private AskView() {}

    /// Something to choose.
    public record Choice(String code, String name) {}

    /// Choices of one agency.
    public record Group(String name, List<Choice> choices) {}

    /// Step one: who asks for what.
    ///
    /// @param unserved code of the entry that the address names and that no data service serves; empty for none
    /// @param replacement code of the entry that took the place of the one that the address names; empty for none
    public record Choose(
            List<Choice> systems,
            List<Group> services,
            String caller,
            String service,
            String unserved,
            String replacement,
            AskPrefill prefill,
            List<InputError> errors) {}

    /// A step of a request that is there.
    ///
    /// @param unfinished steps in which something is missing or wrong
    /// @param missing    what the provider named as missing, while it is to be completed; nothing otherwise
    /// @param errors     what is wrong in this step, when the reader comes from the check
    public record Write(
            AccessRequest request,
            RequestView.Names names,
            Set<String> unfinished,
            List<String> missing,
            List<InputError> errors) {

        public Ask ask() {
            return request.ask();
        }
    }

    /// The step that says what for.
    ///
    /// @param matters of the asking agency, as the inventory of service items has them
    public record Why(Write write, List<ServiceItems.Item> matters) {

        /// The matter that the request names, where the inventory has it.
        public Optional<ServiceItems.Item> matter() {
            return matters.stream()
                    .filter(item -> item.name().equals(write.ask().matter()))
                    .findFirst();
        }

        public List<String> names() {
            return matters.stream().map(ServiceItems.Item::name).toList();
        }

        /// Papers to choose from: those of the matter, or of all matters while it is none of them.
        public List<String> papers() {
            return matter().map(ServiceItems.Item::papers)
                    .orElseGet(() -> matters.stream()
                            .flatMap(item -> item.papers().stream())
                            .distinct()
                            .toList());
        }
    }

    /// The step of term and volume, as it is written or was typed.
    public record Limits(Write write, String until, String callsPerDay, String callsPerSecond, boolean caseRequired) {

        static Limits of(Write write) {
            var ask = write.ask();
            return new Limits(
                    write,
                    ask.until() == null ? "" : ask.until().toString(),
                    ask.callsPerDay() == 0 ? "" : Long.toString(ask.callsPerDay()),
                    ask.callsPerSecond() == 0 ? "" : Integer.toString(ask.callsPerSecond()),
                    ask.caseRequired());
        }
    }

    /// The step of the data items.
    public record Items(Write write, List<Item> items, Dataset dataset, List<Integer> conditions) {

        /// A condition of the row filter that is there already; nothing for an empty line of the form.
        public String conditionItem(int n) {
            return n <= filter().size() ? filter().get(n - 1).item() : "";
        }

        public String comparison(int n) {
            return n <= filter().size() ? filter().get(n - 1).comparison().name() : Condition.Comparison.EQUAL.name();
        }

        public String values(int n) {
            return n <= filter().size() ? String.join("\n", filter().get(n - 1).values()) : "";
        }

        private List<Condition> filter() {
            return write.ask().terms().filter();
        }

        public List<Condition.Comparison> comparisons() {
            return List.of(Condition.Comparison.values());
        }
    }

    /// A data item, how it can be used and how others use it.
    ///
    /// @param masks  in which ways it can be returned; empty when its level lets it only be verified
    /// @param chosen empty for not needed, `verify`, or the text of a mask
    /// @param users  which other agencies have it under a grant in force, and what for; the first of them
    /// @param doubts whether nobody else needs it, so that the form asks whether it is needed
    /// @param need   why it is needed, as far as it was said
    public record Item(
            DataItem item,
            List<Returned> masks,
            String chosen,
            boolean mayBeKey,
            boolean key,
            List<User> users,
            List<User> otherUsers,
            boolean doubts,
            boolean asksNeed,
            String need) {}

    /// An agency that uses an item.
    ///
    /// @param key whether it only looks rows up by it
    public record User(String agency, String purpose, boolean key) {

        public String words(Page page) {
            return page.text(key ? "demand.users.key" : "demand.users.has", agency, purpose);
        }
    }

    /// A way in which an item can be returned.
    public record Returned(Mask mask) {

        public String value() {
            return mask.text();
        }

        public String words(Page page) {
            return RequestWords.mask(page, mask);
        }
    }

    /// The last step: everything once more, and everything that is missing.
    ///
    /// @param flaws     by the step in which they are mended
    /// @param signedOff what is asked beside what was signed off; null for a draft
    /// @param otherPaper the matter, when it does not demand the paper to be spared; null otherwise
    public record Check(
            Write write,
            RequestView view,
            List<StepFlaws> flaws,
            @Nullable SignedOffView signedOff,
            ServiceItems.@Nullable Item otherPaper) {

        public boolean isReady() {
            return flaws.isEmpty();
        }
    }

    /// What is wrong in one step.
    public record StepFlaws(String step, List<InputError> errors) {}

    /// Where in the steps a page is, before there is a request.
    public static List<Step> steps(Page page) {
        return steps(page, 0, Set.of());
    }

    /// Where in the steps a page is. A step that the reader passed is done only when nothing is missing
    /// in it.
    ///
    /// @param current counted from 0
    public static List<Step> steps(Page page, int current, Set<String> unfinished) {
        var labels = List.of("choose", "why", "items", "limits", "check");
        return IntStream.range(0, labels.size())
                .mapToObj(i -> {
                    boolean lacking = i < current && unfinished.contains(labels.get(i));
                    return new Step(
                            page.text("demand.step." + labels.get(i)),
                            i == current
                                    ? Step.Standing.CURRENT
                                    : i < current && !lacking ? Step.Standing.DONE : Step.Standing.TO_COME,
                            lacking ? page.text("demand.step.lacking") : "");
                })
                .toList();
    }
}
