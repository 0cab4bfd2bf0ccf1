package folkmoot.talk.portability;

import folkmoot.people.account.Account;
import folkmoot.people.account.AccountLookup;
import folkmoot.people.account.Handle;
import folkmoot.people.follow.Follows;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.problem.Problem;
import folkmoot.talk.list.Lists;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.StatusLookup;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What each line means, and how it is done. */
public final class ImportedLines {

    private static final Set<String> NO = Set.of("false", "0", "no");

    private final Exports.Sources to;
    private final AccountLookup accounts;
    private final StatusLookup statuses;

    public ImportedLines(Exports.Sources to, AccountLookup accounts, StatusLookup statuses) {
        this.to = to;
        this.accounts = accounts;
        this.statuses = statuses;
    }

    /** A line whose people and posts were found. Problems: as where it is done by hand. */
    @FunctionalInterface
    interface Step {
        void take(Transaction tx, AccountId owner);
    }

    /** Why a line was refused. */
    static String word(Problem problem) {
        return switch (problem) {
            case NotFound _ -> "unknown";
            case Forbidden _ -> "forbidden";
            default -> "invalid";
        };
    }

    /** Finds whom or what a line names; may ask other servers. */
    Step read(Portable kind, List<String> cells) {
        return switch (kind) {
            case FOLLOWS -> {
                var target = account(cell(cells, 0));
                yield (tx, owner) -> to.follows().add(tx, by(tx, owner), there(target), options(cells));
            }
            case BLOCKS -> {
                var target = account(cell(cells, 0));
                yield (tx, owner) -> to.blocks().add(tx, by(tx, owner), other(owner, target));
            }
            case MUTES -> {
                var target = account(cell(cells, 0));
                boolean notifications = !NO.contains(cell(cells, 1));
                yield (tx, owner) ->
                        to.mutes().add(tx, owner, other(owner, target).id(), notifications, Duration.ZERO);
            }
            case DOMAIN_BLOCKS -> (tx, owner) -> to.domains().add(tx, owner, cell(cells, 0));
            case LISTS -> {
                var target = account(cell(cells, 1));
                yield (tx, owner) -> putOnList(tx, owner, cell(cells, 0), there(target));
            }
            case BOOKMARKS -> {
                var post = post(cell(cells, 0));
                yield (tx, owner) -> bookmark(tx, owner, post);
            }
        };
    }

    private static String cell(List<String> cells, int at) {
        return at < cells.size() ? cells.get(at).strip() : "";
    }

    private Optional<Account> account(String handle) {
        return Handle.parse(handle).flatMap(accounts::byHandle);
    }

    private Account by(Transaction tx, AccountId owner) {
        return to.accounts().require(tx, owner);
    }

    private static Account there(Optional<Account> found) {
        return found.filter(Account::isActive).orElseThrow(NotFound::new);
    }

    private static Account other(AccountId owner, Optional<Account> found) {
        var target = there(found);
        if (target.id().equals(owner)) {
            throw new Forbidden("This is the account itself");
        }
        return target;
    }

    private static Follows.Options options(List<String> cells) {
        var languages = Arrays.stream(cell(cells, 3).split(","))
                .map(String::strip)
                .filter(language -> !language.isEmpty())
                .toList();
        return new Follows.Options(
                Optional.of(!NO.contains(cell(cells, 1))),
                Optional.of(cell(cells, 2).equals("true")),
                languages.isEmpty() ? Optional.empty() : Optional.of(languages));
    }

    private void putOnList(Transaction tx, AccountId owner, String title, Account target) {
        var list = to.lists().of(tx, owner).stream()
                .filter(known -> known.title().equals(title))
                .findFirst()
                .orElseGet(() -> to.lists()
                        .create(tx, owner, new Lists.Draft(Optional.of(title), Optional.empty(), Optional.empty())));
        if (to.lists().with(tx, owner, target.id()).stream().noneMatch(on -> on.id() == list.id())) {
            to.lists().addMembers(tx, owner, list.id(), List.of(target.id()));
        }
    }

    private Optional<Status> post(String address) {
        try {
            var uri = URI.create(address);
            return uri.isAbsolute() ? statuses.byUri(uri) : Optional.empty();
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    private void bookmark(Transaction tx, AccountId owner, Optional<Status> post) {
        var id = post.orElseThrow(NotFound::new).id();
        to.bookmarks().add(tx, owner, to.statuses().requireVisible(tx, id, Optional.of(owner)));
    }
}
