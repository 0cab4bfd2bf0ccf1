package folkmoot.civic.community;

import folkmoot.civic.body.Bodies;
import folkmoot.civic.body.Body;
import folkmoot.civic.body.BodyFields;
import folkmoot.civic.body.NewBody;
import folkmoot.civic.community.CommunityLog.Act;
import folkmoot.people.account.Account;
import folkmoot.people.account.Handle;
import folkmoot.people.user.Role;
import folkmoot.people.user.User;
import folkmoot.people.user.Users;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.event.Observers;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.text.Names;
import folkmoot.platform.uri.LocalUris;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A community's register of public bodies as its moderators keep it: each change stands in the community's log. What it says holds
 * in this community only.
 */
public final class Registers {

    /** Of what a field said, in the log; characters. */
    private static final int LONGEST_SHOWN = 120;

    private final Communities communities;
    private final Bodies bodies;
    private final Users users;
    private final CommunityLog log;
    private final LocalUris uris;
    private final Observers<RegisterObserver> observers;

    public Registers(
            Communities communities,
            Bodies bodies,
            Users users,
            CommunityLog log,
            LocalUris uris,
            Observers<RegisterObserver> observers) {
        this.observers = observers;
        this.communities = communities;
        this.bodies = bodies;
        this.users = users;
        this.log = log;
        this.uris = uris;
    }

    /**
     * Who changes a register.
     *
     * @param moderator empty for the operator's command
     * @param reason why, for everybody to read
     */
    public record By(Community community, Optional<Account> moderator, Optional<String> reason) {}

    /**
     * Enters a body. Problems: 403 for anybody but the community's moderators, 422 as {@link Bodies#register}, and for a handle
     * on this instance that names nobody, or somebody with a role.
     */
    public Body register(Transaction tx, By by, NewBody wanted) {
        require(tx, by, wanted);
        var body = bodies.register(tx, by.community().id(), wanted);
        log(tx, by, Act.REGISTER, body, "");
        return body;
    }

    /** Corrects an entry; what was changed stands in the log. Problems: as {@link #register}. */
    public Body correct(Transaction tx, By by, Body body, NewBody wanted) {
        require(tx, by, wanted);
        var corrected = bodies.correct(tx, body, wanted);
        var changes = changes(body, corrected);
        log(tx, by, Act.CORRECT, body, changes);
        observers.tell(observer -> observer.corrected(tx, by.community(), body, corrected, changes));
        return corrected;
    }

    /** Takes an entry out. Problems: 403 for anybody but the community's moderators, 422 for one that was retired before. */
    public void retire(Transaction tx, By by, Body body) {
        requireModerator(tx, by);
        if (body.retired().isPresent()) {
            throw Invalid.refused("This entry was retired before");
        }
        bodies.retire(tx, body);
        log(tx, by, Act.RETIRE, body, "");
        observers.tell(observer -> observer.retired(tx, by.community(), body));
    }

    /**
     * Takes an entry into another one: it is retired, says where it went, and what is open at it is open at the other from now on, with
     * the clock as it stands. Problems: 403 for anybody but the community's moderators, 422 for entries that are the same or retired.
     */
    public void merge(Transaction tx, By by, Body from, Body into) {
        requireModerator(tx, by);
        if (from.retired().isPresent() || into.retired().isPresent()) {
            throw Invalid.refused("An entry that was retired cannot be merged");
        }
        if (from.id().equals(into.id())) {
            throw Invalid.field("into", "ERR_INVALID", "is the same entry");
        }
        bodies.merge(tx, from, into);
        log(tx, by, Act.MERGE, from, "→ " + into.slug());
        observers.tell(observer -> observer.merged(tx, by.community(), from, into));
    }

    /** Problems: 403 for anybody but the community's moderators and the operator. */
    void requireModerator(Transaction tx, By by) {
        by.moderator()
                .ifPresent(moderator ->
                        communities.requireModerator(tx, by.community().id(), moderator.id()));
    }

    /** Who has a role loses its powers as an official: that is for the operator to decide, not for a community's moderator. */
    private void require(Transaction tx, By by, NewBody wanted) {
        requireModerator(tx, by);
        var handle = wanted.handle().filter(text -> !text.isBlank());
        if (by.moderator().isEmpty() || handle.isEmpty() || !isHere(handle.get())) {
            return;
        }
        var account = bodies.account(tx, handle.get())
                .orElseThrow(() -> Invalid.field("handle", "ERR_INVALID", "names nobody with an account here"));
        if (users.byAccount(tx, account.id()).map(User::role).orElse(Role.MEMBER) != Role.MEMBER) {
            throw Invalid.field(
                    "handle",
                    "ERR_INVALID",
                    "names somebody with a role on this instance, and who speaks for a body has none");
        }
    }

    private boolean isHere(String handle) {
        return Handle.parse(handle)
                .filter(read -> read.domain().map(uris.domain()::equals).orElse(true))
                .isPresent();
    }

    /** Each field that says something else now. */
    private static String changes(Body before, Body after) {
        var was = BodyFields.of(NewBody.of(before));
        var is = BodyFields.of(NewBody.of(after));
        return Stream.concat(was.keySet().stream(), is.keySet().stream())
                .distinct()
                .filter(field -> !Objects.equals(was.get(field), is.get(field)))
                .map(field -> field + ": " + shown(was.get(field)) + " → " + shown(is.get(field)))
                .collect(Collectors.joining(", "));
    }

    private static String shown(String value) {
        return value == null ? "–" : Names.cut(value, LONGEST_SHOWN);
    }

    private void log(Transaction tx, By by, Act act, Body body, String changes) {
        var reason = CommunityLog.reason(by.reason().orElse(""));
        log.add(
                tx,
                by.community().id(),
                by.moderator().map(Account::id),
                act,
                address(by.community(), body),
                changes.isEmpty() || reason.isEmpty() ? changes + reason : changes + ". " + reason);
    }

    /** Where an entry is shown. */
    public URI address(Community community, Body body) {
        return uris.at("/c/" + community.name() + "/bodies/" + body.slug());
    }
}
