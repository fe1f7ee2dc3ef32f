package org.zhanqiao.exchange.node;

import java.math.BigDecimal;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.zhanqiao.identity.KeyedHash;

/// One value under each kind of mask.
@State(Scope.Benchmark)
public class Masks {

    private final FieldMask ends = new FieldMask.KeepEnds(3, 4);
    private final FieldMask pseudonym = new FieldMask.Pseudonym(new KeyedHash(new byte[32]));
    private final FieldMask district = new FieldMask.District();
    private final FieldMask band = new FieldMask.Band(BigDecimal.valueOf(1_000));

    private final String phone = "13953212345";
    private final String idNumber = "370202199003074514";
    private final String address = "山东省青岛市市南区香港中路10号3单元502";
    private final String income = "8250.50";

    @Benchmark
    public String keepEnds() {
        return ends.apply(phone);
    }

    @Benchmark
    public String pseudonym() {
        return pseudonym.apply(idNumber);
    }

    @Benchmark
    public String district() {
        return district.apply(address);
    }

    @Benchmark
    public String band() {
        return band.apply(income);
    }
}
