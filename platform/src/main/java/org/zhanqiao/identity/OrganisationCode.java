package org.zhanqiao.identity;

/// Organisation code (组织机构代码), GB 11714-1997: 8 characters and a check character modulo 11, with or without a
/// hyphen before it. It stands in a unified social credit code at places 9 to 17.
public final class OrganisationCode {

    private static final int[] WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

    private OrganisationCode() {}

    public static boolean isValid(String code) {
        var plain = code.length() == 10 && code.charAt(8) == '-' ? code.substring(0, 8) + code.charAt(9) : code;
        if (plain.length() != 9) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            char character = plain.charAt(i);
            boolean known = (character >= '0' && character <= '9') || (character >= 'A' && character <= 'Z');
            if (!known) {
                return false;
            }
            sum += Character.digit(character, 36) * WEIGHTS[i];
        }
        int check = 11 - sum % 11;
        return plain.charAt(8) == (check == 10 ? 'X' : check == 11 ? '0' : (char) ('0' + check));
    }
}
