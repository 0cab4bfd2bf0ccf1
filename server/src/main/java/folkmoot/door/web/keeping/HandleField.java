package folkmoot.door.web.keeping;

import folkmoot.door.House;
import folkmoot.people.account.Account;
import folkmoot.people.account.Handle;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.problem.Invalid;

/** Somebody who is known here, as moderators name them. */
public final class HandleField {

    private HandleField() {}

    /** Problems: 422 at {@code handle} where nobody is named, or nobody of that name is known. */
    static Account account(Transaction tx, House house, String typed) {
        return account(tx, house, "handle", typed);
    }

    /** The same in a field of another name. */
    public static Account account(Transaction tx, House house, String field, String typed) {
        var name = typed.strip().replaceFirst("^@", "");
        if (name.isEmpty()) {
            throw Invalid.field(field, "ERR_BLANK", "can't be blank");
        }
        var accounts = house.people().accounts();
        return (name.contains("@")
                        ? Handle.parse(name).flatMap(handle -> accounts.byHandle(tx, handle))
                        : accounts.local(tx, name))
                .filter(account -> !account.isGroup())
                .orElseThrow(() -> Invalid.field(field, "ERR_NOT_FOUND", "is not known here"));
    }
}
