package folkmoot.people.user;

import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.UserId;
import folkmoot.platform.problem.Invalid;
import folkmoot.stewardship.admission.Registrations;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Finds users and changes what they may do. Making them is {@link Registrations}' matter. */
public final class Users {

    private static final int SHORTEST_PASSWORD = 8;
    private static final int LONGEST_PASSWORD = 256;

    private final Database database;
    private final InstantSource clock;
    private final Accounts accounts;
    private final Passwords passwords;
    private final UserStore store = new UserStore();

    public Users(Database database, InstantSource clock, Accounts accounts, Passwords passwords) {
        this.database = database;
        this.clock = clock;
        this.accounts = accounts;
        this.passwords = passwords;
    }

    public Optional<User> find(Transaction tx, UserId id) {
        return store.find(tx, id);
    }

    /** By id; ids without a row are left out. */
    public Map<UserId, User> map(Transaction tx, Collection<UserId> wanted) {
        return wanted.isEmpty() ? Map.of() : store.map(tx, wanted);
    }

    /** The user of a local account; communities and clerks have none. */
    public Optional<User> byAccount(Transaction tx, AccountId account) {
        return store.byAccount(tx, account);
    }

    public Optional<User> byEmail(Transaction tx, String email) {
        return store.byEmail(tx, email);
    }

    /** 422 for an address that somebody here has. */
    public void requireFree(Transaction tx, String email) {
        if (byEmail(tx, email).isPresent()) {
            throw Invalid.field("email", "ERR_TAKEN", "has already been taken");
        }
    }

    /** Who signs in with this user name or e-mail address and this password; empty if the two do not belong together. */
    public Optional<User> signIn(String login, String password) {
        var found = database.read(tx -> store.forSignIn(tx, login.strip()));
        if (found.isEmpty() || password.length() > LONGEST_PASSWORD) {
            passwords.matchNobody(password.substring(0, Math.min(password.length(), LONGEST_PASSWORD)));
            return Optional.empty();
        }
        return found.filter(user -> passwords.matches(password, user.hash())).map(UserStore.WithPassword::user);
    }

    /**
     * For what a browser that was left open somewhere is not enough for: 422 unless it is the password of who signed in. Slow: call it
     * outside transactions.
     */
    public void requirePassword(UserId id, String password) {
        var hash = database.read(tx -> store.passwordHash(tx, id));
        boolean right = password.length() <= LONGEST_PASSWORD
                && hash.filter(kept -> passwords.matches(password, kept)).isPresent();
        if (!right) {
            throw Invalid.field("password", "ERR_WRONG", "is not yours");
        }
    }

    /** The address was proven. Doing it twice is the same as once. */
    public void confirm(Transaction tx, UserId id) {
        store.confirm(tx, id, clock.instant());
        admitIfReady(tx, id);
    }

    /** Lets in somebody who asked to join. */
    public void approve(Transaction tx, UserId id) {
        store.approve(tx, id, clock.instant());
        admitIfReady(tx, id);
    }

    /** Whoever has proven their address and was let in is seen by everybody from now on. */
    private void admitIfReady(Transaction tx, UserId id) {
        find(tx, id).filter(user -> !user.isWaiting()).ifPresent(user -> accounts.admit(tx, user.account()));
    }

    /** Shuts somebody out, or lets them in again. */
    public void disable(Transaction tx, UserId id, boolean disabled) {
        store.setDisabled(tx, id, disabled ? Optional.of(clock.instant()) : Optional.empty());
    }

    /** Whether the instance has an administrator yet. */
    public boolean hasAdmin(Transaction tx) {
        return store.hasAdmin(tx);
    }

    /** The account of the longest-serving administrator. */
    public Optional<AccountId> administrator(Transaction tx) {
        return store.administrator(tx);
    }

    /** What to keep of a new password, or 422 if it is too short or too long. Slow: call it outside transactions. */
    public String hashNew(String password) {
        requireGood(password);
        return passwords.hash(password);
    }

    /** Problems: 422 for a password that is too short or too long. */
    public static void requireGood(String password) {
        if (password.codePointCount(0, password.length()) < SHORTEST_PASSWORD) {
            throw Invalid.field(
                    "password", "ERR_TOO_SHORT", "is too short (minimum is " + SHORTEST_PASSWORD + " characters)");
        }
        if (password.length() > LONGEST_PASSWORD) {
            throw Invalid.field(
                    "password", "ERR_TOO_LONG", "is too long (maximum is " + LONGEST_PASSWORD + " characters)");
        }
    }

    /** Replaces the password; {@code hash} comes from {@link #hashNew}. */
    public void setPassword(Transaction tx, UserId id, String hash) {
        store.setPassword(tx, id, hash);
    }

    /** From now on no password opens it, until one is set. */
    public void forgetPassword(Transaction tx, UserId id) {
        store.setPassword(tx, id, Passwords.NOBODY);
    }

    /** Remembers by which invitation somebody came. */
    public void cameBy(Transaction tx, UserId id, long invite) {
        store.setInvite(tx, id, invite);
    }

    /** Remembers that somebody signed up by themselves, and that nobody let them in or invited them. */
    public void cameUnseen(Transaction tx, UserId id) {
        store.setUnseen(tx, id);
    }

    /** Replaces the address of somebody; whether it may be theirs is asked where people join. */
    public void setEmail(Transaction tx, UserId id, String email) {
        store.setEmail(tx, id, email);
    }

    /** The language of their pages and mails from now on, BCP 47. */
    public void setLocale(Transaction tx, UserId id, String locale) {
        store.setLocale(tx, id, locale);
    }

    /** Forgets a user with their sessions and tokens; the account is somebody else's matter. */
    public void remove(Transaction tx, UserId id) {
        store.delete(tx, id);
    }

    /** Replaces what new posts are like unless they say otherwise. */
    public void setDefaults(Transaction tx, UserId id, User.PostingDefaults defaults) {
        store.setDefaults(tx, id, defaults);
    }

    /** Keeps a new user; until they have confirmed and were let in, nobody but moderators sees their account. */
    public void insert(Transaction tx, User user, String passwordHash, String reason) {
        if (user.isWaiting()) {
            accounts.hold(tx, user.account());
        }
        store.insert(tx, user, passwordHash, reason);
    }
}
