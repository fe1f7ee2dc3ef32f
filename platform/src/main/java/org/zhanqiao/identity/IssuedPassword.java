package org.zhanqiao.identity;

/// A one-time password just drawn, for the only time: it is kept as a hash, and whoever signs in with it reaches
/// nothing but the page for changing it.
public record IssuedPassword(Person person, String password) {

    /// Never the password: it must not reach a log by way of this record.
    @Override
    public String toString() {
        return "IssuedPassword[" + person.login() + "]";
    }
}
