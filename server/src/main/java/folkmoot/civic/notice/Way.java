package folkmoot.civic.notice;

import folkmoot.people.account.Account;
import java.util.Locale;

/** By which way a body is told something. */
sealed interface Way {

    /** Its actor: a post that mentions it, from the clerk. */
    record Actor(Account account) implements Way {}

    /** It has none that we know: a mail to the address of the register. */
    record Mail(String address) implements Way {}

    /** Who gets it; several entries of registers may share one. */
    default String recipient() {
        return switch (this) {
            case Actor(var account) -> "account:" + account.id();
            case Mail(var address) -> "mail:" + address.toLowerCase(Locale.ROOT);
        };
    }

    /** As the record says it. */
    default String word() {
        return switch (this) {
            case Actor _ -> "actor";
            case Mail _ -> "mail";
        };
    }
}
