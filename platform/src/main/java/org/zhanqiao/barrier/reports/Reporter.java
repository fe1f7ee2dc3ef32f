package org.zhanqiao.barrier.reports;

/// Who can be reached how. Personal: it reaches no log and no list.
public record Reporter(String name, String contact) {

    public boolean isEmpty() {
        return name.isEmpty() && contact.isEmpty();
    }

    @Override
    public String toString() {
        return "Reporter[…]";
    }
}
