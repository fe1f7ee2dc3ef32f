package org.zhanqiao.exchange.console;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zhanqiao.client.Answer;
import org.zhanqiao.client.Call;
import org.zhanqiao.client.ZhanqiaoClient;
import org.zhanqiao.demand.Grant;
import org.zhanqiao.demand.GrantTerms;
import org.zhanqiao.demand.Mode;

/// A call about to be made. Its text form shows no value.
///
/// @param key        values by item; none in a list
/// @param values     what is verified; none in other modes
/// @param fields     those asked for; none for all that the grant lists
/// @param caseNumber empty when none is named
/// @param purpose    empty when the call need not name it
record TrialRequest(
        String system,
        String service,
        Mode mode,
        Map<String, String> key,
        Map<String, String> values,
        List<String> fields,
        String caseNumber,
        String purpose) {

    /// Rows of the one page that a list shows here.
    static final int ROWS = 10;

    /// @param namesPurpose whether the system has other grants on the service, so that the call says which it is under
    static TrialRequest of(Grant grant, Use use, TrialInput input, boolean namesPurpose) {
        var key = new LinkedHashMap<String, String>();
        use.key().forEach(item -> key.put(item, input.key(item)));
        var values = new LinkedHashMap<String, String>();
        var fields = List.<String>of();
        if (use.mode() == Mode.VERIFY) {
            grant.terms().verifiable().stream()
                    .filter(item -> !input.value(item).isEmpty())
                    .forEach(item -> values.put(item, input.value(item)));
        } else {
            var granted =
                    grant.terms().fields().stream().map(GrantTerms.Field::item).toList();
            var ticked = granted.stream().filter(input.fields()::contains).toList();
            fields = ticked.equals(granted) ? List.of() : ticked;
        }
        return new TrialRequest(
                grant.caller(),
                grant.service(),
                use.mode(),
                key,
                values,
                fields,
                input.caseNumber(),
                namesPurpose ? grant.purpose() : "");
    }

    /// Sends it once.
    Answer<?> send(ZhanqiaoClient client) {
        return switch (mode) {
            case QUERY -> {
                var call = client.query(service).key(key);
                if (!fields.isEmpty()) {
                    call.fields(fields.toArray(String[]::new));
                }
                yield described(call).send();
            }
            case LIST -> {
                var call = client.list(service).size(ROWS);
                if (!fields.isEmpty()) {
                    call.fields(fields.toArray(String[]::new));
                }
                yield described(call).send();
            }
            case VERIFY -> described(client.verify(service).item(key, values)).send();
        };
    }

    private <T extends Call<T>> T described(T call) {
        if (!caseNumber.isEmpty()) {
            call.caseNumber(caseNumber);
        }
        if (!purpose.isEmpty()) {
            call.purpose(purpose);
        }
        return call;
    }

    @Override
    public String toString() {
        return "TrialRequest[" + system + " " + service + " " + mode + "]";
    }
}
