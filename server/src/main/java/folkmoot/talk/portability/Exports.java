package folkmoot.talk.portability;

import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.block.AccountDomainBlocks;
import folkmoot.people.block.AccountDomainBlocks.BlockedDomain;
import folkmoot.people.block.Blocks;
import folkmoot.people.follow.Follow;
import folkmoot.people.follow.Follows;
import folkmoot.people.mute.Mutes;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Page;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.text.Table;
import folkmoot.platform.uri.LocalUris;
import folkmoot.talk.bookmark.Bookmark;
import folkmoot.talk.bookmark.Bookmarks;
import folkmoot.talk.list.Lists;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Statuses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Writes the tables. They are read in pages, so that a long one holds no connection and no more than its own text. */
public final class Exports {

    private static final int AT_ONCE = 500;

    private final Database database;
    private final Sources from;
    private final LocalUris uris;

    /** Where everything stands. */
    public record Sources(
            Accounts accounts,
            Follows follows,
            Blocks blocks,
            Mutes mutes,
            AccountDomainBlocks domains,
            Lists lists,
            Bookmarks bookmarks,
            Statuses statuses) {}

    public Exports(Database database, Sources from, LocalUris uris) {
        this.database = database;
        this.from = from;
        this.uris = uris;
    }

    /** The whole table of an account. */
    public String table(AccountId owner, Portable what) {
        var lines = new ArrayList<List<String>>();
        if (!what.columns().isEmpty()) {
            lines.add(what.columns());
        }
        lines.addAll(
                switch (what) {
                    case FOLLOWS -> follows(owner);
                    case BLOCKS ->
                        pages(
                                (tx, page) -> from.blocks().list(tx, owner, page),
                                Blocks.Blocked::id,
                                (tx, rows) -> handles(tx, rows, Blocks.Blocked::target));
                    case MUTES -> mutes(owner);
                    case DOMAIN_BLOCKS ->
                        pages(
                                (tx, page) -> from.domains().list(tx, owner, page),
                                BlockedDomain::id,
                                (_, rows) -> rows.stream()
                                        .map(row -> List.of(row.domain()))
                                        .toList());
                    case LISTS -> lists(owner);
                    case BOOKMARKS ->
                        pages((tx, page) -> from.bookmarks().of(tx, owner, page), Bookmark::id, this::bookmarked);
                });
        return Table.lines(lines);
    }

    private List<List<String>> follows(AccountId owner) {
        return pages(
                (tx, page) -> from.follows().following(tx, owner, page),
                follow -> follow.id().value(),
                (tx, rows) -> {
                    var names = names(tx, rows, Follow::target);
                    return rows.stream()
                            .filter(row -> names.containsKey(row.target()))
                            .map(row -> List.of(
                                    names.get(row.target()),
                                    String.valueOf(row.showReblogs()),
                                    String.valueOf(row.news()),
                                    String.join(", ", row.languages().orElse(List.of()))))
                            .toList();
                });
    }

    private List<List<String>> mutes(AccountId owner) {
        return pages((tx, page) -> from.mutes().list(tx, owner, page), Mutes.Mute::id, (tx, rows) -> {
            var names = names(tx, rows, Mutes.Mute::target);
            return rows.stream()
                    .filter(row -> names.containsKey(row.target()))
                    .map(row -> List.of(names.get(row.target()), "true"))
                    .toList();
        });
    }

    private List<List<String>> lists(AccountId owner) {
        var lines = new ArrayList<List<String>>();
        for (var list : database.read(tx -> from.lists().of(tx, owner))) {
            pages(
                            (tx, page) -> from.lists().members(tx, list, page),
                            Lists.Member::id,
                            (tx, rows) -> handles(tx, rows, Lists.Member::account))
                    .forEach(handle -> lines.add(List.of(list.title(), handle.getFirst())));
        }
        return lines;
    }

    private List<List<String>> bookmarked(Transaction tx, List<Bookmark> rows) {
        Map<StatusId, Status> known = from
                .statuses()
                .known(tx, rows.stream().map(Bookmark::status).toList())
                .stream()
                .collect(Collectors.toMap(Status::id, Function.identity()));
        return rows.stream()
                .map(Bookmark::status)
                .filter(known::containsKey)
                .map(id -> List.of(known.get(id).uri().toString()))
                .toList();
    }

    private <R> List<List<String>> handles(Transaction tx, List<R> rows, Function<R, AccountId> whose) {
        var names = names(tx, rows, whose);
        return rows.stream()
                .map(whose)
                .filter(names::containsKey)
                .map(id -> List.of(names.get(id)))
                .toList();
    }

    private <R> Map<AccountId, String> names(Transaction tx, List<R> rows, Function<R, AccountId> whose) {
        return from.accounts().list(tx, rows.stream().map(whose).toList()).stream()
                .collect(Collectors.toMap(Account::id, account -> account.handle(uris.domain())));
    }

    private <R> List<List<String>> pages(
            BiFunction<Transaction, Page, List<R>> read,
            ToLongFunction<R> cursor,
            BiFunction<Transaction, List<R>, List<List<String>>> write) {
        var lines = new ArrayList<List<String>>();
        var page = Page.first(AT_ONCE);
        while (true) {
            var here = page;
            var rows = database.read(tx -> read.apply(tx, here));
            lines.addAll(database.read(tx -> write.apply(tx, rows)));
            if (rows.size() < AT_ONCE) {
                return lines;
            }
            page = Page.before(cursor.applyAsLong(rows.getLast()), AT_ONCE);
        }
    }
}
