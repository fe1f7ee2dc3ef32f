package org.zhanqiao.exchange.node;

import org.zhanqiao.protection.Mask;

/// What a mask leaves of a value, for whoever reads the description of a service.
final class MaskWords {

    private MaskWords() {}

    static String of(Mask mask) {
        return switch (mask) {
            case Mask.None() -> "原样 · as it is";
            case Mask.KeepEnds(int head, int tail) ->
                "只保留前 %1$d 位和后 %2$d 位 · only the first %1$d and the last %2$d characters".formatted(head, tail);
            case Mask.Hide() -> "遮盖 · hidden";
            case Mask.Pseudonym() -> "假名，相同的值假名相同 · a pseudonym, the same for the same value";
            case Mask.Year() -> "只给出年份 · the year only";
            case Mask.District() -> "只给出市和区 · city and district only";
            case Mask.Band(long width) -> "每 %1$d 为一档 · the band of %1$d it lies in".formatted(width);
            case Mask.Sm4() -> "以本系统的 SM4 密钥加密 · encrypted to the system’s SM4 key";
        };
    }
}
