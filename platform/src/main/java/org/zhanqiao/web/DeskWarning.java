package org.zhanqiao.web;

import java.util.List;
import java.util.Optional;

/// Something that stands on a desk until it is done. A feature contributes beans of this type; the home page of whoever
/// it concerns shows them.
@FunctionalInterface
public interface DeskWarning {

    /// What this reader is warned of now, if anything. Asked for every home page, so it must be quick.
    Optional<Warning> find(SignedIn reader);

    /// @param path where it can be done
    record Warning(String path, String messageKey, List<Object> arguments) {

        public Warning {
            arguments = List.copyOf(arguments);
            if (!LocalPath.isOne(path)) {
                throw new IllegalArgumentException("path: expected an address on this site: " + path);
            }
        }

        public static Warning of(String path, String messageKey, Object... arguments) {
            return new Warning(path, messageKey, List.of(arguments));
        }
    }
}
