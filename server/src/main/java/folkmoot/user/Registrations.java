package folkmoot.user;

import folkmoot.account.Accounts;
import folkmoot.account.NewAccount;
import folkmoot.config.Settings.Registration.Mode;
import folkmoot.database.Database;
import folkmoot.database.Transaction;
import folkmoot.id.Ids;
import folkmoot.id.UserId;
import folkmoot.key.AccountKeys;
import folkmoot.problem.Forbidden;
import folkmoot.problem.Invalid;
import folkmoot.uri.LocalUris;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes users with their accounts: by themselves as far as the instance lets them, by its operator always. */
public final class Registrations {

    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@<>,;:\"()\\[\\]\\\\]{1,64}@[^\\s@<>,;:\"()\\[\\]\\\\]+\\.?[^\\s@.<>]+");
    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_REASON = 500;

    private final Database database;
    private final Ids ids;
    private final InstantSource clock;
    private final LocalUris uris;
    private final Accounts accounts;
    private final AccountKeys keys;
    private final Users users;
    private final UserMails mails;
    private final Mode mode;

    /** What making somebody needs of the instance. */
    public record Instance(Ids ids, InstantSource clock, LocalUris uris, Mode mode) {}

    public Registrations(
            Database database, Instance instance, Accounts accounts, AccountKeys keys, Users users, UserMails mails) {
        this.database = database;
        this.ids = instance.ids();
        this.clock = instance.clock();
        this.uris = instance.uris();
        this.mode = instance.mode();
        this.accounts = accounts;
        this.keys = keys;
        this.users = users;
        this.mails = mails;
    }

    /** Who may join. */
    public Mode mode() {
        return mode;
    }

    /**
     * Somebody signs up. They are mailed a link to confirm their address.
     *
     * @throws Forbidden if nobody may
     * @throws Invalid for a name or address that is taken or malformed, a poor password, a missing reason
     */
    public User register(NewUser wanted) {
        if (mode == Mode.CLOSED) {
            throw new Forbidden("This instance does not take registrations at the moment");
        }
        if (mode == Mode.APPROVAL
                && wanted.reason().filter(reason -> !reason.isBlank()).isEmpty()) {
            throw Invalid.field("reason", "ERR_BLANK", "can't be blank");
        }
        var email = requireEmail(wanted.email());
        var hash = users.hashNew(wanted.password());
        return database.transaction(tx -> {
            var approved = mode == Mode.OPEN ? Optional.of(clock.instant()) : Optional.<Instant>empty();
            var user = insert(tx, wanted, email, hash, new Membership(Role.MEMBER, Optional.empty(), approved));
            mails.confirm(tx, user);
            return withKeys(tx, user);
        });
    }

    private User withKeys(Transaction tx, User user) {
        keys.prepare(tx, accounts.require(tx, user.account()));
        return user;
    }

    /** The operator makes somebody, whatever the mode; if not confirmed, they are mailed a link. */
    public User create(NewUser wanted, Role role, boolean confirmed) {
        var email = requireEmail(wanted.email());
        var hash = users.hashNew(wanted.password());
        return database.transaction(tx -> withKeys(tx, create(tx, wanted, email, hash, role, confirmed)));
    }

    /**
     * The same inside a transaction, with the password's hash ready: for making many. Their keys are made when first
     * needed, as each pair takes a fifth of a second of a core.
     */
    public User create(Transaction tx, NewUser wanted, String email, String hash, Role role, boolean confirmed) {
        var now = Optional.of(clock.instant());
        var user = insert(tx, wanted, email, hash, new Membership(role, confirmed ? now : Optional.empty(), now));
        if (!confirmed) {
            mails.confirm(tx, user);
        }
        return user;
    }

    /** Sends the link again, to another address if one is given. 403 for somebody who has confirmed already. */
    public void resend(User user, Optional<String> newEmail) {
        if (user.marks().confirmed().isPresent()) {
            throw new Forbidden("This method is only available while the e-mail is awaiting confirmation");
        }
        var email = newEmail.map(Registrations::requireEmail);
        database.write(tx -> {
            email.ifPresent(changed -> {
                requireFree(tx, changed);
                users.setEmail(tx, user.id(), changed);
            });
            mails.confirm(tx, users.find(tx, user.id()).orElseThrow());
        });
    }

    private record Membership(Role role, Optional<Instant> confirmed, Optional<Instant> approved) {}

    private User insert(Transaction tx, NewUser wanted, String email, String hash, Membership membership) {
        requireFree(tx, email);
        var name = wanted.username().strip().toLowerCase(Locale.ROOT);
        var account = accounts.create(tx, NewAccount.person(name, uris.person(name), uris.profilePage(name)));
        var user = new User(
                new UserId(ids.next()),
                account.id(),
                email,
                membership.role(),
                wanted.locale(),
                new User.PostingDefaults("public", false, Optional.empty()),
                false,
                new User.Marks(clock.instant(), membership.confirmed(), membership.approved(), Optional.empty()));
        var reason = wanted.reason().orElse("");
        users.insert(tx, user, hash, reason.substring(0, Math.min(reason.length(), LONGEST_REASON)));
        return user;
    }

    private void requireFree(Transaction tx, String email) {
        if (users.byEmail(tx, email).isPresent()) {
            throw Invalid.field("email", "ERR_TAKEN", "has already been taken");
        }
    }

    /** The address without blanks around it, or 422. */
    public static String requireEmail(String text) {
        var email = text.strip();
        if (email.isEmpty()) {
            throw Invalid.field("email", "ERR_BLANK", "can't be blank");
        }
        if (email.length() > LONGEST_EMAIL || !EMAIL.matcher(email).matches()) {
            throw Invalid.field("email", "ERR_INVALID", "is not an e-mail address");
        }
        return email;
    }
}
