package folkmoot.door.api.streaming;

import folkmoot.platform.database.AnyOf;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Statuses;
import folkmoot.talk.status.Visibility;
import folkmoot.talk.timeline.ListTimeline;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jooq.Record;

/** Which streams a status belongs to. Who of those connected has it in their home is one query. */
final class StatusChannels {

    private static final String HOMES = """
        SELECT f.account_id FROM follow f
        WHERE f.target_id = ? AND f.accepted_at IS NOT NULL AND f.account_id = ANY (?)
          AND (f.show_reblogs OR NOT ?)
          AND (f.languages IS NULL OR ?::text IS NULL OR ?::text = ANY (f.languages))
          AND NOT EXISTS (
                SELECT 1 FROM account_list l JOIN account_list_member m ON m.list_id = l.id
                WHERE l.account_id = f.account_id AND l.exclusive AND m.account_id = f.target_id)
          AND (?::bigint IS NULL OR ?::bigint IN (f.target_id, f.account_id) OR EXISTS (
                SELECT 1 FROM follow p
                WHERE p.account_id = f.account_id AND p.target_id = ?::bigint AND p.accepted_at IS NOT NULL))
        """;

    private static final String TAGGED = """
        SELECT DISTINCT f.account_id FROM status_tag t JOIN followed_tag f ON f.tag_id = t.tag_id
        WHERE t.status_id = ? AND f.account_id = ANY (?)
        """;

    private final Statuses statuses;
    private final ListTimeline lists;

    StatusChannels(Statuses statuses, ListTimeline lists) {
        this.statuses = statuses;
        this.lists = lists;
    }

    /** Its streams among those that somebody is connected to. */
    List<Channel> of(Transaction tx, Status status, Set<Channel> connected) {
        var channels = new ArrayList<>(open(tx, status));
        channels.removeIf(channel -> !connected.contains(channel));
        channels.addAll(lists(tx, status, connected));
        channels.addAll(homes(tx, status, connected));
        return channels;
    }

    private List<Channel> open(Transaction tx, Status status) {
        var channels = new ArrayList<Channel>();
        if (status.visibility() == Visibility.PUBLIC && !status.isReblog()) {
            var origin = status.local() ? "local" : "remote";
            boolean media = statuses.attachments(tx, List.of(status.id())).containsKey(status.id());
            if (!status.isReply()) {
                channels.add(Channel.open("public"));
                channels.add(Channel.open("public:" + origin));
                if (media) {
                    channels.add(Channel.open("public:media"));
                    channels.add(Channel.open("public:" + origin + ":media"));
                }
            }
            for (var tag : statuses.tags(tx, List.of(status.id())).getOrDefault(status.id(), List.of())) {
                channels.add(Channel.tagged("hashtag", tag));
                if (status.local()) {
                    channels.add(Channel.tagged("hashtag:local", tag));
                }
            }
        }
        return channels;
    }

    private List<Channel> lists(Transaction tx, Status status, Set<Channel> connected) {
        var ids = connected.stream()
                .filter(Channel::isList)
                .flatMap(channel -> channel.tag().stream())
                .map(Long::valueOf)
                .toList();
        return lists.holding(tx, status, ids).stream()
                .map(owned -> Channel.list(owned.list(), owned.owner()))
                .toList();
    }

    private Collection<Channel> homes(Transaction tx, Status status, Set<Channel> connected) {
        var viewers = connected.stream()
                .filter(channel -> channel.name().equals("user"))
                .flatMap(channel -> channel.owner().stream())
                .toList();
        if (viewers.isEmpty()) {
            return List.of();
        }
        var ids = AnyOf.numbers(viewers, AccountId::value);
        var homes = new LinkedHashSet<AccountId>();
        if (viewers.contains(status.author())) {
            homes.add(status.author());
        }
        if (status.visibility() == Visibility.PUBLIC && !status.isReblog()) {
            homes.addAll(tx.sql().fetch(TAGGED, status.id().value(), ids).map(StatusChannels::account));
        }
        if (status.visibility() != Visibility.DIRECT) {
            homes.addAll(following(tx, status, ids));
        }
        return homes.stream().map(owner -> Channel.own("user", owner)).toList();
    }

    private static List<AccountId> following(Transaction tx, Status status, Long[] viewers) {
        var language = status.text().language().orElse(null);
        var parent = status.thread().parentAuthor().map(AccountId::value).orElse(null);
        return tx.sql()
                .fetch(
                        HOMES,
                        status.author().value(),
                        viewers,
                        status.isReblog(),
                        language,
                        language,
                        parent,
                        parent,
                        parent)
                .map(StatusChannels::account);
    }

    private static AccountId account(Record row) {
        return new AccountId(row.get(0, Long.class));
    }
}
