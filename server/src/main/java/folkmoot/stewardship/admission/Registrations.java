package folkmoot.stewardship.admission;

import folkmoot.config.Settings.Registration.Mode;
import folkmoot.people.account.Accounts;
import folkmoot.people.account.NewAccount;
import folkmoot.people.key.AccountKeys;
import folkmoot.people.notification.Notifications;
import folkmoot.people.user.Invites;
import folkmoot.people.user.NewUser;
import folkmoot.people.user.Role;
import folkmoot.people.user.User;
import folkmoot.people.user.UserMails;
import folkmoot.people.user.Users;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.Ids;
import folkmoot.platform.id.UserId;
import folkmoot.platform.problem.Faults;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.text.MailAddresses;
import folkmoot.platform.uri.LocalUris;
import folkmoot.stewardship.admission.NetworkBlock.Severity;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Makes users with their accounts: by themselves as far as the instance lets them, by its operator always. */
public final class Registrations {

    /** Without signs by which some mail servers route onwards ({@code %}, {@code !}): the domain is what blocks are held against. */
    private static final int LONGEST_REASON = 500;

    private final Database database;
    private final Ids ids;
    private final InstantSource clock;
    private final LocalUris uris;
    private final Accounts accounts;
    private final AccountKeys keys;
    private final Users users;
    private final UserMails mails;
    private final Supplier<Mode> mode;
    private final EmailBlocks emailBlocks;
    private final NetworkBlocks networkBlocks;
    private final Invites invites;
    private final Notifications notifications;

    /** What making somebody needs of the instance. */
    public record Instance(Ids ids, InstantSource clock, LocalUris uris, Supplier<Mode> mode) {}

    /** What decides about those who come by themselves, and who is told. */
    public record Gate(
            EmailBlocks emailBlocks, NetworkBlocks networkBlocks, Invites invites, Notifications notifications) {}

    /**
     * How somebody comes.
     *
     * @param address network address of their request
     * @param invite code of an invitation
     * @param agreed whether they agree to the rules
     */
    public record Arrival(String address, Optional<String> invite, boolean agreed) {

        /** Of somebody who agrees. */
        public Arrival(String address, Optional<String> invite) {
            this(address, invite, true);
        }
    }

    public Registrations(
            Database database,
            Instance instance,
            Gate gate,
            Accounts accounts,
            AccountKeys keys,
            Users users,
            UserMails mails) {
        this.database = database;
        this.ids = instance.ids();
        this.clock = instance.clock();
        this.uris = instance.uris();
        this.mode = instance.mode();
        this.emailBlocks = gate.emailBlocks();
        this.networkBlocks = gate.networkBlocks();
        this.invites = gate.invites();
        this.notifications = gate.notifications();
        this.accounts = accounts;
        this.keys = keys;
        this.users = users;
        this.mails = mails;
    }

    /** Who may join. */
    public Mode mode() {
        return mode.get();
    }

    /**
     * Somebody signs up. They are mailed a link to confirm their address.
     *
     * @throws Forbidden if nobody may
     * @throws Invalid that names each of: a name or address that is taken, blocked or malformed, a poor password, a missing
     *     reason or agreement
     */
    public User register(NewUser wanted, Arrival arrival) {
        if (mode() == Mode.CLOSED && arrival.invite().isEmpty()) {
            throw closed();
        }
        var network = networkBlocks.severity(arrival.address());
        if (network.filter(severity -> severity.compareTo(Severity.SIGN_UP_BLOCK) >= 0)
                .isPresent()) {
            throw new Forbidden("Nobody can join from this network");
        }
        var email = wanted.email().strip();
        var faults = new Faults();
        var verdict =
                database.transaction(tx -> judge(tx, wanted, arrival, faults)); // counts attempts, also refused ones
        faults.require();
        boolean suspicious = network.isPresent() || verdict == EmailBlocks.Verdict.NEEDS_APPROVAL;
        var hash = users.hashNew(wanted.password());
        return database.transaction(tx -> {
            var invite = arrival.invite().filter(code -> !code.isBlank()).flatMap(code -> invites.use(tx, code));
            var approved = admit(wanted, invite.isPresent(), suspicious);
            var user = insert(tx, wanted, email, hash, new Membership(Role.MEMBER, Optional.empty(), approved));
            invite.ifPresentOrElse(id -> users.cameBy(tx, user.id(), id), () -> {
                if (approved.isPresent()) {
                    users.cameUnseen(tx, user.id());
                }
            });
            mails.confirm(tx, user);
            notifications.adminSignUp(tx, user.account());
            return withKeys(tx, user);
        });
    }

    /** All that can be said against it before anything is kept. */
    private EmailBlocks.Verdict judge(Transaction tx, NewUser wanted, Arrival arrival, Faults faults) {
        var verdict = new AtomicReference<>(EmailBlocks.Verdict.WELCOME);
        faults.of(() -> accounts.requireFree(tx, wanted.username()));
        faults.of(() -> {
            var email = MailAddresses.require(wanted.email());
            users.requireFree(tx, email);
            verdict.set(emailBlocks.judge(tx, email));
            if (verdict.get() == EmailBlocks.Verdict.REFUSED) {
                throw Invalid.field("email", "ERR_BLOCKED", "is of a provider that cannot be used here");
            }
        });
        faults.of(() -> Users.requireGood(wanted.password()));
        if (mode() == Mode.APPROVAL
                && !isInvited(tx, arrival)
                && wanted.reason().filter(reason -> !reason.isBlank()).isEmpty()) {
            faults.add("reason", "ERR_BLANK", "can't be blank");
        }
        if (!arrival.agreed()) {
            faults.add("agreement", "ERR_ACCEPTED", "must be accepted");
        }
        return verdict.get();
    }

    private boolean isInvited(Transaction tx, Arrival arrival) {
        return arrival.invite().filter(code -> invites.isGood(tx, code)).isPresent();
    }

    private static Forbidden closed() {
        return new Forbidden("This instance does not take registrations at the moment");
    }

    /** Since when they are let in; empty if a moderator must decide first. */
    private Optional<Instant> admit(NewUser wanted, boolean invited, boolean suspicious) {
        if (mode() == Mode.CLOSED && !invited) {
            throw closed();
        }
        if (suspicious || mode() == Mode.APPROVAL && !invited) {
            if (mode() == Mode.APPROVAL
                    && wanted.reason().filter(reason -> !reason.isBlank()).isEmpty()) {
                throw Invalid.field("reason", "ERR_BLANK", "can't be blank");
            }
            return Optional.empty();
        }
        return Optional.of(clock.instant());
    }

    private User withKeys(Transaction tx, User user) {
        keys.prepare(tx, user.account());
        return user;
    }

    /** The operator makes somebody, whatever the mode; if not confirmed, they are mailed a link. */
    public User create(NewUser wanted, Role role, boolean confirmed) {
        var email = MailAddresses.require(wanted.email());
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
        var email = newEmail.map(MailAddresses::require);
        database.write(tx -> {
            email.ifPresent(changed -> {
                users.requireFree(tx, changed);
                users.setEmail(tx, user.id(), changed);
            });
            mails.confirm(tx, users.find(tx, user.id()).orElseThrow());
        });
    }

    private record Membership(Role role, Optional<Instant> confirmed, Optional<Instant> approved) {}

    private User insert(Transaction tx, NewUser wanted, String email, String hash, Membership membership) {
        users.requireFree(tx, email);
        var name = wanted.username().strip().toLowerCase(Locale.ROOT);
        var account = accounts.create(tx, NewAccount.person(name, uris.person(name), uris.profilePage(name)));
        var user = new User(
                new UserId(ids.next()),
                account.id(),
                email,
                membership.role(),
                wanted.locale(),
                User.PostingDefaults.USUAL,
                new User.Marks(clock.instant(), membership.confirmed(), membership.approved(), Optional.empty()));
        var reason = wanted.reason().orElse("");
        users.insert(tx, user, hash, reason.substring(0, Math.min(reason.length(), LONGEST_REASON)));
        return user;
    }
}
