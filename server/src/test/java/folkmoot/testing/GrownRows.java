package folkmoot.testing;

import folkmoot.civic.body.Bodies;
import folkmoot.platform.database.Transaction;
import java.util.List;

/**
 * A town with so many of everything that pages list, written by one statement a kind: copies of one row each, with ids of a range of their
 * own, older than anything real.
 *
 * @param author of the proposal, who has many of everything of one's own
 * @param friend an account of which there are many copies
 * @param user of the author
 */
public record GrownRows(long author, String friend, long community, long proposal, long user) {

    private static final String FRIEND = "50000000 + n";
    private static final String STRANGER = "70000000 + n";

    /** Of what nobody made by using the town. */
    private static final List<String> ONE_OF_EACH = List.of(
            "follow (id, account_id, target_id, uri, accepted_at, created_at) VALUES (1, %1$d, %2$d,"
                    + " 'https://town.example/f', now(), now())",
            "block (id, account_id, target_id, created_at) VALUES (1, %1$d, %3$d, now())",
            "mute (id, account_id, target_id, created_at) VALUES (1, %1$d, %3$d, now())",
            "report (id, account_id, target_account_id, category, created_at, updated_at) VALUES (1, %1$d, %3$d,"
                    + " 'spam', now(), now())",
            "community_ban (community_id, account_id, by_account_id, uri, created_at) VALUES (%2$d, %3$d, %1$d,"
                    + " 'https://town.example/b', now())",
            "community_act (id, community_id, act, object_uri, created_at) VALUES (1, %2$d, 'ban',"
                    + " 'https://town.example/b', now())",
            "account_warning (id, target_id, action, created_at) VALUES (1, %3$d, 'none', now())",
            "appeal (id, warning_id, account_id, text, created_at) VALUES (1, 1, %3$d, 'It was not me', now())",
            "moderation_act (id, action, target, created_at) VALUES (1, 'suspend', '@somebody', now())",
            "invite (id, code, created_at) VALUES (1, 'one', now())",
            "domain_block (id, domain, created_at) VALUES (1, 'bad.example', now())",
            "instance (domain, first_seen_at) VALUES ('far.example', now())",
            "delivery_host (host, next_at) VALUES ('far.example', now())",
            "announcement (id, text, published_at, updated_at) VALUES (1, 'A word to all', now() - interval '9 days',"
                    + " now())",
            "emoji (domain, shortcode, file_key, updated_at) VALUES ('', 'one', 'emoji/one.png', now())",
            "job_parked (id, kind, arguments, attempts, last_error, parked_at) VALUES (1, 'test', '{}', 1, 'broken',"
                    + " now())",
            "inbox_parked (id, sender_uri, activity_uri, payload, error, parked_at) VALUES (1,"
                    + " 'https://far.example/u', 'https://far.example/a', '{}', 'broken', now())",
            "proposal_draft (id, community_id, author_account_id, state, title, language, created_at, changed_at)"
                    + " VALUES (1, %2$d, %1$d, 'draft', 'Not yet', 'en', now(), now())");

    /** One of each kind of which there was none. @param other an account that is neither the author nor the friend */
    public void begin(Transaction tx, long other) {
        ONE_OF_EACH.forEach(row -> tx.execute("INSERT INTO " + row.formatted(author, community, other)));
    }

    /** The copies from one number to another. */
    public void fill(Transaction tx, int from, int to) {
        tx.execute("SET LOCAL session_replication_role = replica");
        for (var who : List.of(FRIEND, STRANGER)) {
            copy(
                    tx,
                    from,
                    to,
                    "account",
                    "'id', %1$s, 'username', 'm' || %1$s, 'uri', r.uri || (%1$s)".formatted(who),
                    is("username", friend));
            copy(
                    tx,
                    from,
                    to,
                    "users",
                    "'id', %1$s, 'account_id', %1$s, 'email', (%1$s) || '@mail.test'".formatted(who),
                    "account_id <> " + author);
        }
        var own = "account_id = " + author;
        var follow = "'id', %d + n, 'account_id', %s, 'target_id', %s, 'uri', r.uri || '-%1$d-' || n";
        copy(tx, from, to, "follow", follow.formatted(1_000_000, FRIEND, author), "id = 1");
        copy(tx, from, to, "follow", follow.formatted(2_000_000, author, FRIEND), "id = 1");
        copy(tx, from, to, "follow", follow.formatted(3_000_000, FRIEND, community), "id = 1");
        copy(tx, from, to, "block", "'id', 1000 + n, 'target_id', " + STRANGER, own);
        copy(tx, from, to, "mute", "'id', 1000 + n, 'target_id', " + STRANGER, own);
        copy(tx, from, to, "session", "'token_hash', '\\x' || md5(n::text)", "user_id = " + user);
        copy(tx, from, to, "notification", "'id', 1000 + n, 'from_account_id', " + FRIEND, own);
        copy(tx, from, to, "proposal_draft", "'id', 1000 + n", "author_" + own);

        copy(tx, from, to, "status", "'id', 1000000 + n, 'uri', r.uri || '-' || n", "in_reply_to_id = " + proposal);
        copy(
                tx,
                from,
                to,
                "status",
                "'id', 2000000 + n, 'uri', r.uri || '-' || n, 'conversation_id', 2000000 + n",
                own + " AND in_reply_to_id IS NULL AND community_id IS NULL");
        copy(tx, from, to, "status_tag", "'status_id', 2000000 + n", "true");
        copy(tx, from, to, "tag", "'id', 1000000 + n, 'name', 'tag' || n", "true");
        copy(
                tx,
                from,
                to,
                "status",
                "'id', 3000000 + n, 'uri', r.uri || '-' || n, 'conversation_id', 3000000 + n",
                "id = " + proposal);
        copy(tx, from, to, "proposal", "'id', 3000000 + n, 'record_uri', r.record_uri || '-' || n", "id = " + proposal);
        copy(tx, from, to, "proposal_rank", "'proposal_id', 3000000 + n", "proposal_id = " + proposal);
        var held = "'counting', 'held', 'why', 'young', 'account_id', " + FRIEND;
        copy(tx, from, to, "support", "'id', 1000000 + n, " + held, "proposal_id = " + proposal);
        copy(
                tx,
                from,
                to,
                "support",
                "'id', 2000000 + n, 'proposal_id', 3000000 + n, " + held,
                "proposal_id = " + proposal);

        copy(tx, from, to, "community_ban", "'account_id', " + FRIEND, "true");
        copy(tx, from, to, "community_act", "'id', 1000 + n", "id = 1");
        copy(
                tx,
                Math.min(from, Bodies.MOST - 10),
                Math.min(to, Bodies.MOST - 1),
                "body",
                "'id', 1000 + n, 'slug', 'body' || n",
                "true");
        copy(tx, from, to, "report", "'id', 1000000 + n, 'target_account_id', " + FRIEND, "id = 1");
        copy(tx, from, to, "report", "'id', 2000000 + n", "id = 1");
        copy(tx, from, to, "account_warning", "'id', 1000 + n", "id = 1");
        copy(tx, from, to, "appeal", "'id', 1000 + n, 'warning_id', 1000 + n", "id = 1");
        copy(tx, from, to, "moderation_act", "'id', 1000 + n", "id = 1");
        copy(tx, from, to, "invite", "'id', 1000 + n, 'code', 'code' || n", "id = 1");
        copy(tx, from, to, "domain_block", "'id', 1000 + n, 'domain', 'd' || n || '.example'", "id = 1");
        copy(tx, from, to, "instance", "'domain', 'd' || n || '.example'", is("domain", "far.example"));
        copy(tx, from, to, "delivery_host", "'host', 'd' || n || '.example'", is("host", "far.example"));
        copy(tx, from, to, "announcement", "'id', 1000 + n", "id = 1");
        copy(tx, from, to, "emoji", "'shortcode', 'e' || n", is("shortcode", "one"));
        copy(tx, from, to, "job_parked", "'id', 1000 + n", "id = 1");
        copy(tx, from, to, "inbox_parked", "'id', 1000 + n", "id = 1");
        tx.fetch("SELECT fill_proposal_lists(), fill_proposal_search(), fill_proposal_words()", _ -> true);
        tx.execute("SET LOCAL session_replication_role = origin");
    }

    private static String is(String column, String value) {
        return column + " = '" + value + "'";
    }

    private static void copy(Transaction tx, int from, int to, String table, String keys, String like) {
        int made = Copies.make(tx, table, keys, like + " LIMIT 1", from, to, 1);
        if (made != to - from + 1) {
            throw new IllegalStateException("Nothing to copy in " + table + " where " + like);
        }
    }
}
