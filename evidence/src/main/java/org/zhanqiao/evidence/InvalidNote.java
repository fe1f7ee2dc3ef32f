package org.zhanqiao.evidence;

/// A signed text (checkpoint, receipt) that is malformed, or that the expected key did not sign. The message says
/// which, in words for a person.
public final class InvalidNote extends Exception {
    InvalidNote(String message) {
        super(message);
    }
}
