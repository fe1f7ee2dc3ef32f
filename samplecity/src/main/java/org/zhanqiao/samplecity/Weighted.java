package org.zhanqiao.samplecity;

import java.util.ArrayList;
import java.util.List;

/// A list to draw from where each entry has a weight.
final class Weighted<T> {

    private final List<T> entries = new ArrayList<>();
    private final List<Integer> bounds = new ArrayList<>();
    private int total;

    Weighted<T> add(int weight, T entry) {
        total += weight;
        entries.add(entry);
        bounds.add(total);
        return this;
    }

    /// Entries written as `name weight name weight …`.
    static Weighted<String> of(String list) {
        Weighted<String> weighted = new Weighted<>();
        List<String> words = List.of(list.strip().split("\\s+", -1));
        for (int i = 0; i < words.size(); i += 2) {
            weighted.add(Integer.parseInt(words.get(i + 1)), words.get(i));
        }
        return weighted;
    }

    T pick(Draws draws) {
        int place = draws.below(total);
        int low = 0;
        int high = bounds.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (place < bounds.get(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return entries.get(low);
    }
}
